//! Making the read tables from the journal again, and proving that they are what it says.

use protocol::FailureCode;
use rusqlite::{Connection, TransactionBehavior};

use super::{Store, journal, not_understood, read_tables, received};
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
    let rebuilt = compare(&transaction)?;
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
    let rebuilt = compare(&transaction)?;
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

fn compare(connection: &Connection) -> Result<Rebuilt, Failure> {
    let before = read_tables::digest(connection)?;
    let facts = replay_into_empty_tables(connection)?;
    Ok(Rebuilt {
        facts,
        unchanged: before == read_tables::digest(connection)?,
    })
}

/// Makes the read tables again, from the journal and from what was received; tells how many facts the journal has.
pub(super) fn replay_into_empty_tables(connection: &Connection) -> Result<u64, Failure> {
    read_tables::clear(connection)?;
    let mut facts = 0;
    journal::replay(connection, |recorded| {
        facts += 1;
        read_tables::apply(connection, recorded)
    })?;
    received::apply_again(connection)?;
    Ok(facts)
}

/// Applies what this program understands of the feed, and the one before it did not.
pub(super) fn catch_up(connection: &mut Connection) -> Result<(), Failure> {
    if connection.is_readonly(rusqlite::MAIN_DB)? || !not_understood::any_is_known(connection)? {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    replay_into_empty_tables(&transaction)?;
    Ok(transaction.commit()?)
}
