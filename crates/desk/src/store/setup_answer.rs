//! Table `setup_answer`: what the assistant was answered that is no fact, so that it is not asked twice. A working table.

use rusqlite::{Connection, OptionalExtension};

use crate::failure::Failure;

/// Whether the desk works with a center.
const CENTER: &str = "center";
/// Without one for now.
const LATER: &str = "later";

/// The desk is to stand alone for now.
pub fn stands_alone(connection: &Connection) -> Result<(), Failure> {
    connection.execute(
        "INSERT OR REPLACE INTO setup_answer (question, answer) VALUES (?1, ?2)",
        [CENTER, LATER],
    )?;
    Ok(())
}

/// Whether somebody said so.
pub fn is_to_stand_alone(connection: &Connection) -> Result<bool, Failure> {
    let found = connection
        .prepare_cached("SELECT 1 FROM setup_answer WHERE question = ?1 AND answer = ?2")?
        .query_row([CENTER, LATER], |_| Ok(()))
        .optional()?;
    Ok(found.is_some())
}
