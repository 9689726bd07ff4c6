//! Table `printer`: the desk's printers, also those that were removed, whose numbers stay taken.

use domain::{Printer, PrinterId};
use rusqlite::{Connection, OptionalExtension, params};

use crate::failure::Failure;

pub(super) fn put(connection: &Connection, printer: &Printer) -> Result<(), Failure> {
    connection.execute(
        "INSERT INTO printer (id, printer, removed) VALUES (?1, ?2, 0)
         ON CONFLICT (id) DO UPDATE SET printer = excluded.printer, removed = 0",
        params![printer.id.0, serde_json::to_string(printer)?],
    )?;
    Ok(())
}

pub(super) fn remove(connection: &Connection, id: PrinterId) -> Result<(), Failure> {
    connection.execute("UPDATE printer SET removed = 1 WHERE id = ?1", [id.0])?;
    Ok(())
}

/// Every printer of the desk, the first one first.
pub fn all(connection: &Connection) -> Result<Vec<Printer>, Failure> {
    let mut statement =
        connection.prepare_cached("SELECT printer FROM printer WHERE NOT removed ORDER BY id")?;
    let rows = statement.query_and_then([], |row| {
        Ok(serde_json::from_str(&row.get::<_, String>(0)?)?)
    })?;
    rows.collect()
}

/// The printer with this number, unless it was removed.
pub fn find(connection: &Connection, id: PrinterId) -> Result<Option<Printer>, Failure> {
    let found: Option<String> = connection
        .prepare_cached("SELECT printer FROM printer WHERE id = ?1 AND NOT removed")?
        .query_row([id.0], |row| row.get(0))
        .optional()?;
    found
        .map(|text| Ok(serde_json::from_str(&text)?))
        .transpose()
}

/// The number that the next printer gets.
pub fn next_id(connection: &Connection) -> Result<PrinterId, Failure> {
    let next = connection.query_row("SELECT coalesce(max(id), 0) + 1 FROM printer", [], |row| {
        row.get(0)
    })?;
    Ok(PrinterId(next))
}
