//! Series: the journals of desks as far as the center has them.

use deadpool_postgres::{GenericClient, Transaction};
use domain::{DeskCode, OfficeCode};
use protocol::receipt::Place;
use protocol::wire::SeriesHead;
use tokio_postgres::Row;

use super::values::{epoch_in, epoch_out, hash_out, number_in, number_out};
use crate::failure::Failure;

/// Which series: the office, the desk code, the epoch.
pub(crate) type Name = (OfficeCode, DeskCode, u32);

/// The series itself; other branches have numbers above it.
pub(crate) const TRUNK: u32 = 0;

/// One branch of a series.
#[derive(Clone, Debug)]
pub(crate) struct Branch {
    pub(crate) number: u32,
    pub(crate) desk: i64,
    pub(crate) head: Place,
    /// The last place that it shares with the branch that it parted from; 0 for the trunk itself.
    pub(crate) parted_after: u64,
    /// The number of that branch.
    pub(crate) parted_from: u32,
}

impl Branch {
    /// Where the facts of this branch stand: its own, and up to where it parted those of the one that it parted from, and so
    /// on. Numbers of branches, each with the last place that counts.
    pub(crate) fn stretches(&self, branches: &[Branch]) -> Vec<(u32, u64)> {
        let mut stretches = vec![(self.number, u64::MAX)];
        let (mut at, mut last) = (self, u64::MAX);
        while at.number != TRUNK {
            last = last.min(at.parted_after);
            stretches.push((at.parted_from, last));
            // It was there before, so its number is lower.
            let older =
                |other: &&Branch| other.number == at.parted_from && other.number < at.number;
            let Some(parted_from) = branches.iter().find(older) else {
                break;
            };
            at = parted_from;
        }
        stretches
    }
}

/// What the center has of a desk's own series, in the order of epochs.
pub(crate) async fn of_desk(
    client: &impl GenericClient,
    desk: i64,
) -> Result<Vec<SeriesHead>, Failure> {
    let rows = client
        .query(
            "SELECT code, epoch, sequence, hash FROM series
             WHERE desk = $1 AND branch = 0 ORDER BY epoch, code",
            &[&desk],
        )
        .await?;
    rows.iter().map(head_of).collect()
}

/// A place of a series, out of a row of desk code, epoch, sequence and hash.
pub(super) fn head_of(row: &Row) -> Result<SeriesHead, Failure> {
    let place = Place {
        epoch: epoch_out(row.get(1)),
        sequence: number_out(row.get(2)),
        hash: hash_out(row.get(3))?,
    };
    Ok(SeriesHead {
        desk: row.get(0),
        place,
    })
}

/// The branches of a series, the series itself first. Who changes them holds the desk code's lock.
pub(crate) async fn branches(
    transaction: &Transaction<'_>,
    (office, code, epoch): Name,
) -> Result<Vec<Branch>, Failure> {
    let statement = transaction
        .prepare_cached(
            "SELECT branch, desk, sequence, hash, parted_after, parted_from FROM series
             WHERE office = $1 AND code = $2 AND epoch = $3 ORDER BY branch",
        )
        .await?;
    let name: [&(dyn tokio_postgres::types::ToSql + Sync); 3] =
        [&office.to_string(), &code.to_string(), &epoch_in(epoch)];
    let rows = transaction.query(&statement, &name).await?;
    let branches = rows.iter().map(|row| {
        let head = Place {
            epoch,
            sequence: number_out(row.get(2)),
            hash: hash_out(row.get(3))?,
        };
        Ok(Branch {
            number: epoch_out(row.get(0)),
            desk: row.get(1),
            head,
            parted_after: number_out(row.get(4)),
            parted_from: epoch_out(row.get(5)),
        })
    });
    branches.collect()
}

/// Begins a branch of a series before its first fact.
pub(crate) async fn begin(
    transaction: &Transaction<'_>,
    (office, code, epoch): Name,
    branch: &Branch,
) -> Result<(), Failure> {
    transaction
        .execute(
            "INSERT INTO series (office, code, epoch, branch, desk, sequence, hash, parted_after, parted_from)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            &[
                &office.to_string(),
                &code.to_string(),
                &epoch_in(epoch),
                &epoch_in(branch.number),
                &branch.desk,
                &number_in(branch.head.sequence),
                &branch.head.hash.as_slice(),
                &number_in(branch.parted_after),
                &epoch_in(branch.parted_from),
            ],
        )
        .await?;
    Ok(())
}

/// Moves the head of a branch on.
pub(crate) async fn advance(
    transaction: &Transaction<'_>,
    (office, code, epoch): Name,
    branch: u32,
    head: &Place,
) -> Result<(), Failure> {
    let statement = transaction
        .prepare_cached(
            "UPDATE series SET sequence = $5, hash = $6
             WHERE office = $1 AND code = $2 AND epoch = $3 AND branch = $4",
        )
        .await?;
    transaction
        .execute(
            &statement,
            &[
                &office.to_string(),
                &code.to_string(),
                &epoch_in(epoch),
                &epoch_in(branch),
                &number_in(head.sequence),
                &head.hash.as_slice(),
            ],
        )
        .await?;
    Ok(())
}
