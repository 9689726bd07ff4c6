//! Enrolment: a one-time code binds an installation to its office and its desk codes.

use axum::extract::{Request, State};
use axum::response::Response;
use domain::{DeskCode, OfficeCode, RefusalCode};
use protocol::FailureCode;
use protocol::identity::{KeyId, VerifyingKey};
use protocol::wire::{Enrolled, Enrolment};

use super::{frames, received::Received};
use crate::doors::now;
use crate::problem::Answer;
use crate::state::Center;
use crate::store::{desk, enrolment_code, generation, office};

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

async fn bind(center: &Center, asked: &Enrolment, key: &VerifyingKey) -> Answer<Enrolled> {
    let code: OfficeCode = asked
        .office
        .parse()
        .map_err(|_| RefusalCode::OfficeUnknown)?;
    let mut session = center.pool.get().await?;
    let transaction = session.transaction().await?;
    let office = office::find(&transaction, code)
        .await?
        .ok_or(RefusalCode::OfficeUnknown)?;
    let right = enrolment_code::take(&transaction, &asked.code, now()).await?;
    let known = desk::find_by_key(&transaction, KeyId::of(key)).await?;
    let desk = match (right, known) {
        // The same desk with the same code: its first answer was lost on the way.
        (enrolment_code::Found::UsedBy(used_by), Some(desk)) if used_by == desk.id => desk,
        (enrolment_code::Found::Good { office }, None) if office == code => {
            let desk = desk::add(&transaction, code, key, &asked.installation, now()).await?;
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
    let mut taken_by_another = false;
    for series in &asked.series {
        let code: DeskCode = series
            .desk
            .parse()
            .map_err(|_| FailureCode::MessageUnreadable)?;
        taken_by_another |= !desk::claim_code(&transaction, &desk, code).await?;
    }
    let next_desk = if taken_by_another {
        Some(desk::give_next_code(&transaction, &desk).await?.to_string())
    } else {
        None
    };
    let generation = generation::current(&transaction).await?;
    transaction.commit().await?;
    tracing::info!(office = %code, desk = desk.id, "a desk was enrolled");
    Ok(Enrolled {
        receipt_key: center.receipt_key.verifying_key().to_bytes(),
        office: office.full_name(),
        next_desk,
        generation,
    })
}
