//! One-time codes: the right to enrol one desk of an office. Only their hashes are kept.

use deadpool_postgres::{GenericClient, Transaction};
use domain::OfficeCode;
use sha2::{Digest, Sha256};

use super::values::damaged;
use crate::failure::Failure;

/// What is known of a code.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// There is none.
    Unknown,
    /// Its time is over.
    Expired,
    /// This desk used it.
    UsedBy(i64),
    /// It is the right to enrol one desk here.
    Good {
        /// The office.
        office: OfficeCode,
    },
}

/// Keeps a new code until a moment.
pub(crate) async fn add(
    client: &impl GenericClient,
    code: &str,
    office: OfficeCode,
    [now, until]: [i64; 2],
) -> Result<(), Failure> {
    client
        .execute(
            "INSERT INTO enrolment_code (code_hash, office, made_at, expires_at) VALUES ($1, $2, $3, $4)",
            &[&hash(code), &office.to_string(), &now, &until],
        )
        .await?;
    Ok(())
}

/// What a code is worth now. Locked until the transaction ends: of two desks with one code one is taken.
pub(crate) async fn take(
    transaction: &Transaction<'_>,
    code: &str,
    now: i64,
) -> Result<Found, Failure> {
    let row = transaction
        .query_opt(
            "SELECT office, expires_at, used_by FROM enrolment_code WHERE code_hash = $1 FOR UPDATE",
            &[&hash(code)],
        )
        .await?;
    let Some(row) = row else {
        return Ok(Found::Unknown);
    };
    if let Some(desk) = row.get::<_, Option<i64>>(2) {
        return Ok(Found::UsedBy(desk));
    }
    if row.get::<_, i64>(1) < now {
        return Ok(Found::Expired);
    }
    let office = row
        .get::<_, String>(0)
        .parse()
        .map_err(|_| damaged("office"))?;
    Ok(Found::Good { office })
}

/// A desk used the code.
pub(crate) async fn used(
    transaction: &Transaction<'_>,
    code: &str,
    desk: i64,
) -> Result<(), Failure> {
    transaction
        .execute(
            "UPDATE enrolment_code SET used_by = $2 WHERE code_hash = $1",
            &[&hash(code), &desk],
        )
        .await?;
    Ok(())
}

fn hash(code: &str) -> Vec<u8> {
    Sha256::digest(code.as_bytes()).to_vec()
}
