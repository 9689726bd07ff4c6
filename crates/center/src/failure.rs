//! Faults of the center: the database, the configuration, the network. Their causes go to the log and
//! never hold what a desk sent.

use std::fmt::Display;

/// A fault, in words for the log and for whoever runs the center.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Failure(String);

impl Failure {
    /// A fault with this cause.
    pub fn new(cause: impl Display) -> Self {
        Self(cause.to_string())
    }

    /// A fault while doing something.
    pub(crate) fn at(doing: &str, cause: impl Display) -> Self {
        Self(format!("{doing}: {cause}"))
    }
}

impl From<tokio_postgres::Error> for Failure {
    fn from(error: tokio_postgres::Error) -> Self {
        // The detail of a database error quotes rows; its code and message do not.
        match error.as_db_error() {
            Some(told) => Self(format!(
                "database: {} ({})",
                told.message(),
                told.code().code()
            )),
            None => Self(format!("database: {error}")),
        }
    }
}

impl From<deadpool_postgres::PoolError> for Failure {
    fn from(error: deadpool_postgres::PoolError) -> Self {
        Self(format!("database: {error}"))
    }
}
