//! Table `printer_choice`: which printer each kind of paper goes to. A row without a printer says that
//! somebody chose none.

use domain::{PaperKind, Printer, PrinterId};
use rusqlite::{Connection, OptionalExtension, params};

use super::printer;
use super::values::word_in;
use crate::failure::Failure;

pub(super) fn put(
    connection: &Connection,
    paper: PaperKind,
    chosen: Option<PrinterId>,
) -> Result<(), Failure> {
    connection.execute(
        "INSERT INTO printer_choice (paper, printer) VALUES (?1, ?2)
         ON CONFLICT (paper) DO UPDATE SET printer = excluded.printer",
        params![word_in(&paper)?, chosen.map(|id| id.0)],
    )?;
    Ok(())
}

/// No kind of paper goes to this printer any more.
pub(super) fn forget(connection: &Connection, id: PrinterId) -> Result<(), Failure> {
    connection.execute(
        "UPDATE printer_choice SET printer = NULL WHERE printer = ?1",
        [id.0],
    )?;
    Ok(())
}

/// What was chosen for this kind of paper: nothing yet, no printer, or this one.
pub fn find(
    connection: &Connection,
    paper: PaperKind,
) -> Result<Option<Option<PrinterId>>, Failure> {
    let found: Option<Option<u32>> = connection
        .prepare_cached("SELECT printer FROM printer_choice WHERE paper = ?1")?
        .query_row([word_in(&paper)?], |row| row.get(0))
        .optional()?;
    Ok(found.map(|chosen| chosen.map(PrinterId)))
}

/// The printer that this kind of paper goes to.
pub fn printer_for(connection: &Connection, paper: PaperKind) -> Result<Option<Printer>, Failure> {
    match find(connection, paper)?.flatten() {
        Some(id) => printer::find(connection, id),
        None => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::journal::Recorded;
    use crate::store::{Store, read_tables};
    use crate::vault::DataKey;
    use chrono::DateTime;
    use domain::fact::SlipPrinter;
    use domain::{Author, Fact, PrinterTarget, SlipWidth};

    fn happens(store: &Store, fact: Fact) {
        let recorded = Recorded {
            position: 1,
            epoch: 1,
            sequence: 1,
            author: Author::Desk,
            at: DateTime::UNIX_EPOCH,
            fact: Some(fact),
        };
        read_tables::apply(&store.writer(), &recorded).unwrap();
    }

    fn chosen(store: &Store) -> Option<Printer> {
        printer_for(&store.writer(), PaperKind::Slip).unwrap()
    }

    #[test]
    fn what_desks_with_one_printer_recorded_means_the_first_printer() {
        let folder = tempfile::tempdir().unwrap();
        let key = DataKey::random().unwrap();
        let store = Store::create(&folder.path().join("desk.db"), &key).unwrap();
        let target = PrinterTarget::Network("192.0.2.7:9100".into());
        let old = |target: &PrinterTarget| Fact::SlipPrinterChosen {
            printer: Some(SlipPrinter {
                target: target.clone(),
                width: SlipWidth::Mm58,
            }),
        };
        happens(&store, old(&target));
        let first = Printer::new(PrinterId::FIRST, target.clone(), SlipWidth::Mm58);
        assert_eq!(chosen(&store), Some(first.clone()));

        let second = Printer::new(PrinterId(2), target.clone(), SlipWidth::Mm80);
        happens(&store, Fact::PrinterKept { printer: second });
        assert_eq!(chosen(&store), Some(first), "kept is not chosen");

        happens(&store, Fact::SlipPrinterChosen { printer: None });
        assert_eq!(chosen(&store), None);
        let said = find(&store.writer(), PaperKind::Slip).unwrap();
        assert_eq!(said, Some(None), "that there is none was said");
        let writer = store.writer();
        assert_eq!(printer::all(&writer).unwrap().len(), 1);
        assert_eq!(printer::next_id(&writer).unwrap(), PrinterId(3));
    }
}
