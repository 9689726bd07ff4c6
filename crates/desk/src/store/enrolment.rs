//! Table `enrolment`: this desk at the center, at most one row. The secret half of its key stands here
//! alone, inside the encrypted store.

use chrono::{DateTime, Utc};
use domain::DeskCode;
use protocol::identity::{SigningKey, VerifyingKey};
use rusqlite::{Connection, OptionalExtension, params};
use zeroize::Zeroizing;

use super::values::{damaged, moment_in, moment_out};
use crate::failure::Failure;

/// The SHA-256 of the public key in the center's certificate.
pub type Pin = [u8; 32];

/// This desk at the center.
#[derive(Clone)]
pub struct Enrolment {
    /// The center's address, without a path.
    pub center: String,
    /// The desk's key.
    pub key: SigningKey,
    /// A one-time code that was not used yet.
    pub code: Option<String>,
    /// What the center's certificate is known by; none on loopback.
    pub pin: Option<Pin>,
    /// What the center signs receipts with; none before it took the desk in.
    pub receipt_key: Option<VerifyingKey>,
    /// When its right was taken away.
    pub revoked_at: Option<DateTime<Utc>>,
    /// How often the center had been restored when it was last met.
    pub generation: u64,
    /// When it was last met.
    pub met_at: Option<DateTime<Utc>>,
    /// Milliseconds that this desk's clock is ahead of the center's.
    pub clock_ahead: Option<i64>,
    /// The desk code that the center gave it in place of its own, until somebody has read of it.
    pub given: Option<(DeskCode, DateTime<Utc>)>,
}

/// What the center answered to an enrolment.
pub struct TakenIn {
    /// What it signs receipts with.
    pub receipt_key: VerifyingKey,
    /// What its certificate is known by from now on.
    pub pin: Option<Pin>,
    /// How often it was restored.
    pub generation: u64,
    /// When.
    pub at: DateTime<Utc>,
}

/// Begins with a center: its address, a new key, and the code that is the right to be taken in.
pub fn begin(
    connection: &Connection,
    center: &str,
    key: &SigningKey,
    code: &str,
) -> Result<(), Failure> {
    let secret = Zeroizing::new(key.to_bytes());
    connection.execute(
        "INSERT OR REPLACE INTO enrolment (only_row, center, secret_key, code) VALUES (1, ?1, ?2, ?3)",
        params![center, secret.as_slice(), code],
    )?;
    Ok(())
}

/// The center took the desk with this key in; the code is used. False where that was known, or where the desk goes by
/// another key now.
pub fn taken_in(
    connection: &Connection,
    key: &SigningKey,
    taken: &TakenIn,
) -> Result<bool, Failure> {
    let secret = Zeroizing::new(key.to_bytes());
    let changed = connection.execute(
        "UPDATE enrolment SET code = NULL, receipt_key = ?1, pin = ?2, generation = ?3, enrolled_at = ?4
         WHERE receipt_key IS NULL AND secret_key = ?5",
        params![
            taken.receipt_key.as_bytes(),
            taken.pin,
            taken.generation,
            moment_in(taken.at),
            secret.as_slice()
        ],
    )?;
    Ok(changed > 0)
}

/// Lets a center go that never took the desk in.
pub fn forget(connection: &Connection) -> Result<(), Failure> {
    connection.execute("DELETE FROM enrolment WHERE receipt_key IS NULL", [])?;
    Ok(())
}

/// The center was met.
pub fn met(
    connection: &Connection,
    at: DateTime<Utc>,
    clock_ahead: i64,
    generation: u64,
) -> Result<(), Failure> {
    connection.execute(
        "UPDATE enrolment SET met_at = ?1, clock_ahead = ?2, generation = ?3",
        params![moment_in(at), clock_ahead, generation],
    )?;
    Ok(())
}

/// The center took the desk's right away, or gave it back.
pub fn set_revoked(connection: &Connection, at: Option<DateTime<Utc>>) -> Result<(), Failure> {
    connection.execute("UPDATE enrolment SET revoked_at = ?1", [at.map(moment_in)])?;
    Ok(())
}

/// Whether the center took the desk's right away.
pub fn is_revoked(connection: &Connection) -> Result<bool, Failure> {
    let found = connection
        .prepare_cached("SELECT 1 FROM enrolment WHERE revoked_at IS NOT NULL")?
        .query_row([], |_| Ok(()))
        .optional()?;
    Ok(found.is_some())
}

/// The center gave another desk code, of which somebody shall read; none once somebody has.
pub fn set_given(
    connection: &Connection,
    given: Option<(DeskCode, DateTime<Utc>)>,
) -> Result<(), Failure> {
    let (code, at) = given.unzip();
    connection.execute(
        "UPDATE enrolment SET given_code = ?1, given_at = ?2",
        params![code.map(|code| code.to_string()), at.map(moment_in)],
    )?;
    Ok(())
}

/// This desk at the center; none for a desk that stands alone.
pub fn find(connection: &Connection) -> Result<Option<Enrolment>, Failure> {
    let mut statement = connection.prepare_cached(
        "SELECT center, secret_key, code, pin, receipt_key, revoked_at, generation, met_at,
                clock_ahead, given_code, given_at FROM enrolment",
    )?;
    let mut rows = statement.query([])?;
    let Some(row) = rows.next()? else {
        return Ok(None);
    };
    let secret = Zeroizing::new(row.get::<_, [u8; 32]>(1)?);
    let receipt_key: Option<[u8; 32]> = row.get(4)?;
    let moment = |column| {
        row.get::<_, Option<i64>>(column)?
            .map(moment_out)
            .transpose()
    };
    let given: Option<String> = row.get(9)?;
    let given = given
        .map(|code| code.parse().map_err(|_| damaged("desk code")))
        .transpose()?;
    Ok(Some(Enrolment {
        center: row.get(0)?,
        key: SigningKey::from_bytes(&secret),
        code: row.get(2)?,
        pin: row.get(3)?,
        receipt_key: receipt_key
            .map(|key| VerifyingKey::from_bytes(&key).map_err(|_| damaged("receipt key")))
            .transpose()?,
        revoked_at: moment(5)?,
        generation: row.get(6)?,
        met_at: moment(7)?,
        clock_ahead: row.get(8)?,
        given: given.zip(moment(10)?),
    }))
}
