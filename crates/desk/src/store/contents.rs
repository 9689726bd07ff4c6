//! What a store holds, in figures, asked so that the store of any version answers.

use domain::{DeskCode, OfficeCode};
use rusqlite::{Connection, OptionalExtension};

use super::{journal, migrations};
use crate::failure::Failure;

/// A store in figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents {
    /// Version of its tables.
    pub version: u32,
    /// The office that wrote the last fact.
    pub office: Option<OfficeCode>,
    /// The desk that wrote the last fact.
    pub desk: Option<DeskCode>,
    /// How many facts.
    pub facts: u64,
    /// How many applications.
    pub applications: u64,
    /// The hash of the last fact.
    pub chain_head: [u8; 32],
}

/// Counts what the store holds. Asks the journal alone, whose shape no migration changes.
pub fn read(connection: &Connection) -> Result<Contents, Failure> {
    let version = migrations::version_of(connection)?;
    let journal_is_there: bool = connection
        .query_row(
            "SELECT 1 FROM sqlite_schema WHERE name = 'fact'",
            [],
            |_| Ok(true),
        )
        .optional()?
        .unwrap_or(false);
    let mut contents = Contents {
        version: u32::try_from(version).unwrap_or(u32::MAX),
        office: None,
        desk: None,
        facts: 0,
        applications: 0,
        chain_head: [0; 32],
    };
    if journal_is_there {
        let head = journal::head(connection)?;
        (contents.office, contents.desk, contents.chain_head) = (head.office, head.desk, head.hash);
        (contents.facts, contents.applications) = journal::counts(connection)?;
    }
    Ok(contents)
}
