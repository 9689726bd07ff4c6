//! What each fact changes in the read tables; used when a fact is written and when the tables are rebuilt.

use domain::{Application, Fact, PaperKind, Printer, PrinterId};
use rusqlite::Connection;
use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};

use super::journal::{self, Recorded};
use super::{
    applicant_name, application, catalogue, inquiry, link, printer, printer_choice, series,
    setting, staff,
};
use crate::failure::Failure;

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

pub(super) fn apply(connection: &Connection, recorded: &Recorded) -> Result<(), Failure> {
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
        Fact::CatalogueAdopted { catalogue } => catalogue::replace(connection, catalogue),
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
