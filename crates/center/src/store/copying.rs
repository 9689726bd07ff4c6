//! Many rows at once by PostgreSQL's own binary COPY, inside a transaction: half the work of INSERT for the server.

use std::pin::Pin;

use deadpool_postgres::Transaction;
use tokio_postgres::binary_copy::BinaryCopyInWriter;
use tokio_postgres::types::{ToSql, Type};

use crate::failure::Failure;

/// Rows on their way into a table. What is not ended is not stored.
pub(super) struct Copying(Pin<Box<BinaryCopyInWriter>>);

impl Copying {
    /// Begins; `sql` is `COPY … FROM STDIN BINARY`, and the columns are of these types.
    pub(super) async fn begin(
        transaction: &Transaction<'_>,
        sql: &str,
        types: &[Type],
    ) -> Result<Self, Failure> {
        let statement = transaction.prepare_cached(sql).await?;
        let sink = transaction.copy_in(&statement).await?;
        Ok(Self(Box::pin(BinaryCopyInWriter::new(sink, types))))
    }

    /// One more row.
    pub(super) async fn row(&mut self, values: &[&(dyn ToSql + Sync)]) -> Result<(), Failure> {
        Ok(self.0.as_mut().write(values).await?)
    }

    /// All rows are there.
    pub(super) async fn end(mut self) -> Result<(), Failure> {
        self.0.as_mut().finish().await?;
        Ok(())
    }
}
