//! Making the read tables from the journal again, and proving that they are what it says.

use protocol::FailureCode;
use rusqlite::{Connection, TransactionBehavior};

use super::{Store, journal, read_tables};
use crate::failure::Failure;

/// What a rebuild or a proof found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rebuilt {
    /// How many facts the journal has.
    pub facts: u64,
    /// The read tables were what the journal says before, too.
    pub unchanged: bool,
}

/// Makes the read tables from the journal again, all or nothing.
pub fn rebuild(store: &Store) -> Result<Rebuilt, Failure> {
    let mut writer = store.writer();
    let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let rebuilt = replay_into_empty_tables(&transaction)?;
    transaction.commit()?;
    Ok(rebuilt)
}

/// Follows the chain, then makes the read tables again in a transaction that is undone, and compares.
///
/// # Errors
/// `ChainBroken` or `TablesDiffer`.
pub fn verify(store: &Store) -> Result<Rebuilt, Failure> {
    let mut writer = store.writer();
    let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
    journal::verify(&transaction)?;
    let rebuilt = replay_into_empty_tables(&transaction)?;
    transaction.rollback()?;
    if rebuilt.unchanged {
        Ok(rebuilt)
    } else {
        Err(Failure::new(
            FailureCode::TablesDiffer,
            "read tables differ from the journal",
        ))
    }
}

fn replay_into_empty_tables(connection: &Connection) -> Result<Rebuilt, Failure> {
    let before = read_tables::digest(connection)?;
    read_tables::clear(connection)?;
    let mut facts = 0;
    journal::replay(connection, |recorded| {
        facts += 1;
        read_tables::apply(connection, recorded)
    })?;
    Ok(Rebuilt {
        facts,
        unchanged: before == read_tables::digest(connection)?,
    })
}
