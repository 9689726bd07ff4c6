//! What each fact changes in the read tables; used when a fact is written and when the tables are rebuilt.

use domain::catalogue::Catalogue;
use domain::{Application, Author, Fact, PaperKind, Printer, PrinterId};
use rusqlite::Connection;
use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};

use super::journal::{self, Recorded};
use super::setting::CatalogueWord;
use super::{
    applicant_name, application, catalogue, inquiry, link, printer, printer_choice, series,
    setting, staff,
};
use crate::failure::Failure;

/// Applies a fact of this desk that the feed has not brought back.
pub(super) fn apply(connection: &Connection, recorded: &Recorded) -> Result<(), Failure> {
    apply_in_order(connection, recorded, false)
}

/// Every read table. Their rows are all that facts add up to; `applicant_name` and `topic_use`
/// follow `application`, some way behind it.
const READ_TABLES: &[&str] = &[
    "series",
    "setting",
    "printer",
    "printer_choice",
    "unit",
    "topic",
    "staff",
    "application",
    "day_run",
    "link",
    "inquiry",
    "colleague",
    "number_conflict",
    "not_understood",
];

/// Applies a fact; `has_place` says whether the feed's order has a place for it yet.
pub(super) fn apply_in_order(
    connection: &Connection,
    recorded: &Recorded,
    has_place: bool,
) -> Result<(), Failure> {
    let Some(fact) = &recorded.fact else {
        return Ok(());
    };
    match fact {
        Fact::DeskSeriesBegun {
            office,
            desk,
            installation,
            reason,
        } => {
            // Which names the index lacks is told by the numbers of the current series alone.
            application::index_names(connection)?;
            let begins = (recorded.epoch, recorded.position);
            series::insert(connection, begins, office, *desk, installation, *reason)
        }
        Fact::CatalogueAdopted { catalogue } => {
            adopt_catalogue(connection, catalogue, &recorded.author, has_place)
        }
        Fact::CalendarAdopted { holidays } => setting::put(connection, setting::HOLIDAYS, holidays),
        Fact::PrivacyNoticeAdopted { notice } => {
            setting::put(connection, setting::PRIVACY_NOTICE, notice)
        }
        Fact::DeadlineRuleChosen { rule } => setting::put(connection, setting::DEADLINE_RULE, rule),
        Fact::SlipPrinterChosen { printer: chosen } => {
            let id = PrinterId::FIRST;
            match chosen {
                Some(chosen) => {
                    let kept = Printer::new(id, chosen.target.clone(), chosen.width);
                    printer::put(connection, &kept)?;
                }
                None => printer::remove(connection, id)?,
            }
            let id = chosen.as_ref().map(|_| id);
            printer_choice::put(connection, PaperKind::Slip, id)
        }
        Fact::PrinterKept { printer: kept } => printer::put(connection, kept),
        Fact::PrinterRemoved { printer: id } => {
            printer::remove(connection, *id)?;
            printer_choice::forget(connection, *id)
        }
        Fact::PrinterChosen { paper, printer: id } => printer_choice::put(connection, *paper, *id),
        Fact::SlipTextsChosen { texts } => setting::put(connection, setting::SLIP_TEXTS, texts),
        Fact::SlipLogoChosen { png } => setting::put(connection, setting::SLIP_LOGO, png),
        Fact::SecondBackupFolderChosen { folder } => {
            setting::put(connection, setting::SECOND_BACKUP_FOLDER, folder)
        }
        Fact::RecoveryCodeConfirmed => setting::put(connection, setting::RECOVERY_CONFIRMED, &true),
        Fact::StaffAdded {
            staff: id,
            name,
            role,
        } => staff::insert(connection, id, name, *role),
        Fact::StaffDeactivated { staff: id } => staff::deactivate(connection, id),
        Fact::ApplicationRegistered { .. } => {
            Application::begun_by(fact, recorded.author.clone(), recorded.at)
                .map_or(Ok(()), |begun| {
                    application::insert(connection, recorded.position, &begun)
                })
        }
        Fact::ApplicationCorrected { number, .. }
        | Fact::SlipCopied { number, .. }
        | Fact::ApplicationReferred { number, .. }
        | Fact::ReferralReturned { number, .. }
        | Fact::UnitAnswered { number, .. }
        | Fact::ApplicationConcluded { number, .. }
        | Fact::ResultDelivered { number, .. }
        | Fact::ApplicationWithdrawn { number, .. }
        | Fact::ApplicationReopened { number, .. } => application::refresh(connection, *number),
        // Secrets are not in the journal; what is said of an application without changing it stands in its history.
        Fact::StaffSecretChanged { .. }
        | Fact::StaffUnlocked { .. }
        | Fact::FactRefused { .. }
        | Fact::SmsFateChanged { .. }
        | Fact::LinkProposed { .. }
        | Fact::ApplicationLookedUp { .. }
        | Fact::ContentErased { .. }
        | Fact::OfficialNamed { .. } => Ok(()),
        Fact::ApplicationsLinked { number, to } => {
            link::insert(connection, *number, *to)?;
            application::refresh(connection, *number)
        }
        Fact::InquiryRecorded { topic, note } => inquiry::insert(
            connection,
            recorded.position,
            recorded.at,
            topic.as_ref(),
            note,
        ),
        Fact::InquiryTakenBack { epoch, sequence } => {
            match journal::position_of(connection, *epoch, *sequence)? {
                Some(position) => inquiry::remove(connection, position),
                None => Ok(()),
            }
        }
    }
}

/// The catalogue that a desk began with by itself gives way: [`CatalogueWord`].
fn adopt_catalogue(
    connection: &Connection,
    adopted: &Catalogue,
    author: &Author,
    has_place: bool,
) -> Result<(), Failure> {
    let word = match author {
        Author::Desk if has_place => CatalogueWord::FirstBegunWith,
        Author::Desk => CatalogueWord::BegunWith,
        Author::Staff(_) | Author::Center => CatalogueWord::Adopted,
    };
    let before: Option<CatalogueWord> = setting::find(connection, setting::CATALOGUE_WORD)?;
    if word == CatalogueWord::Adopted || before < Some(word) {
        catalogue::replace(connection, adopted)?;
        setting::put(connection, setting::CATALOGUE_WORD, &word)?;
    }
    Ok(())
}

pub(super) fn clear(connection: &Connection) -> Result<(), Failure> {
    applicant_name::clear(connection)?;
    catalogue::clear_uses(connection)?;
    for table in READ_TABLES {
        connection.execute(&format!("DELETE FROM {table}"), [])?;
    }
    Ok(())
}

/// A hash over every row of every read table, to tell whether two states are the same.
pub(super) fn digest(connection: &Connection) -> Result<[u8; 32], Failure> {
    let mut digest = Sha256::new();
    for table in READ_TABLES {
        add_rows(
            &mut digest,
            connection,
            &format!("SELECT * FROM {table} ORDER BY 1, 2"),
        )?;
    }
    Ok(digest.finalize().into())
}

/// Adds every row that the question brings, in order.
pub(super) fn add_rows(
    digest: &mut Sha256,
    connection: &Connection,
    question: &str,
) -> Result<(), Failure> {
    digest.update(question);
    let mut statement = connection.prepare(question)?;
    let columns = statement.column_count();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            let (kind, bytes) = match row.get_ref(column)? {
                ValueRef::Null => (0_u8, &[] as &[u8]),
                ValueRef::Integer(value) => (1, &value.to_be_bytes() as &[u8]),
                ValueRef::Real(value) => (2, &value.to_be_bytes() as &[u8]),
                ValueRef::Text(bytes) => (3, bytes),
                ValueRef::Blob(bytes) => (4, bytes),
            };
            digest.update([kind]);
            digest.update((bytes.len() as u64).to_be_bytes());
            digest.update(bytes);
        }
    }
    Ok(())
}
