//! Enrolment: a one-time code binds an installation to its office and its desk codes. A desk that this database lacks since it
//! came back from a backup is bound again by the center's own word on it.

use axum::extract::{Request, State};
use axum::response::Response;
use deadpool_postgres::Transaction;
use domain::{DeskCode, Office, OfficeCode, RefusalCode};
use protocol::FailureCode;
use protocol::admission::Admission;
use protocol::identity::{KeyId, VerifyingKey};
use protocol::wire::{Enrolled, Enrolment, Readmission, SeriesHead};
use serde_json::json;

use super::{frames, received::Received};
use crate::doors::now;
use crate::problem::Answer;
use crate::state::Center;
use crate::store::desk::{self, Desk};
use crate::store::{enrolment_code, generation, office, task};

/// Takes a desk in.
pub(crate) async fn enrol(State(center): State<Center>, request: Request) -> Answer<Response> {
    let received = Received::from_anybody(&center, request).await?;
    let asked: Enrolment = center.frames.unpack(&received.body)?;
    let key = VerifyingKey::from_bytes(&asked.key).map_err(|_| FailureCode::RequestNotTrusted)?;
    if key.is_weak() {
        return Err(FailureCode::RequestNotTrusted.into());
    }
    received.trust(&center, &key).await?;
    let enrolled = bind(&center, &asked, &key).await?;
    frames::answer(&center, &enrolled)
}

/// Takes a desk in again that shows the center's word on its admission, and signs with the key that this names.
pub(crate) async fn readmit(State(center): State<Center>, request: Request) -> Answer<Response> {
    let received = Received::from_anybody(&center, request).await?;
    let asked: Readmission = center.frames.unpack(&received.body)?;
    let admitted = asked.admission.holds(&center.receipt_key.verifying_key());
    let (office, key) = admitted.ok_or(FailureCode::DeskUnknown)?;
    received.trust(&center, &key).await?;
    let enrolled = bind_again(&center, &asked, office, &key).await?;
    frames::answer(&center, &enrolled)
}

async fn bind(center: &Center, asked: &Enrolment, key: &VerifyingKey) -> Answer<Enrolled> {
    let code: OfficeCode = asked
        .office
        .parse()
        .map_err(|_| RefusalCode::OfficeUnknown)?;
    let mut session = center.pool.get().await?;
    let transaction = session.transaction().await?;
    let office = known(&transaction, code).await?;
    let right = enrolment_code::take(&transaction, &asked.code, now()).await?;
    let found = desk::find_by_key(&transaction, KeyId::of(key)).await?;
    let desk = match (right, found) {
        // The same desk with the same code: its first answer was lost on the way.
        (enrolment_code::Found::UsedBy(used_by), Some(desk)) if used_by == desk.id => desk,
        (enrolment_code::Found::Good { office }, found) if office == code => {
            let desk = match found {
                // It came back meanwhile.
                Some(desk) if desk.office == code => desk,
                Some(_) => return Err(RefusalCode::EnrolmentOtherOffice.into()),
                None => desk::add(&transaction, code, key, &asked.installation, now()).await?,
            };
            enrolment_code::used(&transaction, &asked.code, desk.id).await?;
            desk
        }
        (enrolment_code::Found::Good { .. }, _) => {
            return Err(RefusalCode::EnrolmentOtherOffice.into());
        }
        (enrolment_code::Found::Expired, _) => {
            return Err(RefusalCode::EnrolmentCodeExpired.into());
        }
        (enrolment_code::Found::UsedBy(_), _) => {
            return Err(RefusalCode::EnrolmentCodeUsed.into());
        }
        (enrolment_code::Found::Unknown, _) => {
            return Err(RefusalCode::EnrolmentCodeUnknown.into());
        }
    };
    let enrolled = settle(center, &transaction, &office, &desk, &asked.series).await?;
    transaction.commit().await?;
    tracing::info!(office = %code, desk = desk.id, key = %KeyId::of(key), "a desk was enrolled");
    Ok(enrolled)
}

/// Only what was signed before the database came back counts: one that never did lacks nobody.
async fn bind_again(
    center: &Center,
    asked: &Readmission,
    code: OfficeCode,
    key: &VerifyingKey,
) -> Answer<Enrolled> {
    let mut session = center.pool.get().await?;
    let transaction = session.transaction().await?;
    let office = known(&transaction, code).await?;
    // Of two requests with one key one adds the desk.
    office::lock(&transaction, code).await?;
    let known = desk::find_by_key(&transaction, KeyId::of(key)).await?;
    // Where it is known its first answer was lost on the way.
    let desk = if let Some(desk) = known {
        desk
    } else {
        let at = asked.admission.at;
        let restored_at = generation::restored_at(&transaction).await?;
        if restored_at.is_none_or(|restored| at >= restored) {
            return Err(FailureCode::DeskUnknown.into());
        }
        let desk = desk::add(&transaction, code, key, &asked.installation, at).await?;
        let about = json!({ "desk": desk.id, "key": KeyId::of(key).to_string() });
        task::add(&transaction, code, "desk-came-back", &about, now()).await?;
        desk
    };
    let enrolled = settle(center, &transaction, &office, &desk, &asked.series).await?;
    transaction.commit().await?;
    tracing::warn!(office = %code, desk = desk.id, key = %KeyId::of(key), "a desk came back");
    Ok(enrolled)
}

async fn known(transaction: &Transaction<'_>, code: OfficeCode) -> Answer<Office> {
    let office = office::find(transaction, code).await?;
    Ok(office.ok_or(RefusalCode::OfficeUnknown)?)
}

/// The desk codes become the desk's, as far as they are free; what it is told.
async fn settle(
    center: &Center,
    transaction: &Transaction<'_>,
    office: &Office,
    desk: &Desk,
    series: &[SeriesHead],
) -> Answer<Enrolled> {
    let mut taken_by_another = false;
    for series in series {
        let code: DeskCode = series
            .desk
            .parse()
            .map_err(|_| FailureCode::MessageUnreadable)?;
        taken_by_another |= !desk::claim_code(transaction, desk, code).await?;
    }
    let next_desk = if taken_by_another {
        let next = desk::give_next_code(transaction, desk, series).await?;
        Some(next.to_string())
    } else {
        None
    };
    let by = &center.receipt_key;
    Ok(Enrolled {
        receipt_key: by.verifying_key().to_bytes(),
        office: office.full_name(),
        next_desk,
        generation: generation::current(transaction).await?,
        admission: Some(Admission::sign(
            by,
            desk.office,
            &desk.key,
            desk.enrolled_at,
        )),
    })
}
