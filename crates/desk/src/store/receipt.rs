//! Table `receipt`: the center's newest signed word on what it has of each series of this desk.

use domain::DeskCode;
use protocol::receipt::{Place, Receipt};
use rusqlite::{Connection, Row, params};

use super::values::damaged;
use crate::failure::Failure;

/// A receipt with the desk code of its series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeptReceipt {
    /// The desk code of the series.
    pub desk: DeskCode,
    /// The center's word.
    pub receipt: Receipt,
}

/// Keeps a receipt in place of the one before. A later one of a restored center may tell of less, and counts.
pub fn keep(connection: &Connection, desk: DeskCode, receipt: &Receipt) -> Result<(), Failure> {
    let Place {
        epoch,
        sequence,
        hash,
    } = &receipt.place;
    connection.execute(
        "INSERT INTO receipt (epoch, desk, sequence, hash, generation, at, signature)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (epoch) DO UPDATE SET desk = excluded.desk, sequence = excluded.sequence, hash = excluded.hash,
           generation = excluded.generation, at = excluded.at, signature = excluded.signature
         WHERE excluded.generation > generation OR excluded.sequence >= sequence",
        params![
            epoch,
            desk.to_string(),
            sequence,
            hash,
            receipt.generation,
            receipt.at,
            receipt.signature
        ],
    )?;
    Ok(())
}

/// The receipt for a series, if there is one.
pub fn of(connection: &Connection, epoch: u32) -> Result<Option<KeptReceipt>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT epoch, sequence, hash, generation, at, signature, desk FROM receipt WHERE epoch = ?1",
    )?;
    let mut rows = statement.query_and_then([epoch], kept)?;
    rows.next().transpose()
}

fn kept(row: &Row<'_>) -> Result<KeptReceipt, Failure> {
    let desk: String = row.get(6)?;
    Ok(KeptReceipt {
        desk: desk.parse().map_err(|_| damaged("desk code"))?,
        receipt: Receipt {
            place: Place {
                epoch: row.get(0)?,
                sequence: row.get(1)?,
                hash: row.get(2)?,
            },
            generation: row.get(3)?,
            at: row.get(4)?,
            signature: row.get(5)?,
        },
    })
}
