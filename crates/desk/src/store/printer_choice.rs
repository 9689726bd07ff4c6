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
