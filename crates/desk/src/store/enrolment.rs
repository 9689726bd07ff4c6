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
    /// The center's word that it took the desk in.
    pub admitted: Option<Admitted>,
    /// Since when the center does not know the desk, and a new code is needed.
    pub unknown_at: Option<DateTime<Utc>>,
}

/// The center's signed word that it took this desk in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Admitted {
    /// When, by the center's clock, in milliseconds since 1970 (UTC).
    pub at: i64,
    /// Its signature on that.
    pub signature: [u8; 64],
}

/// What the center answered to an enrolment.
pub struct TakenIn {
    /// What it signs receipts with.
    pub receipt_key: VerifyingKey,
    /// What its certificate is known by from now on.
    pub pin: Option<Pin>,
    /// How often it was restored.
    pub generation: u64,
    /// Its word on it.
    pub admitted: Option<Admitted>,
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

/// Keeps a new code for a desk that its center does not know any more; all else stays until the center has taken it.
pub fn keep_new_code(connection: &Connection, code: &str) -> Result<(), Failure> {
    connection.execute("UPDATE enrolment SET code = ?1", [code])?;
    Ok(())
}

/// The center took the desk with this key in; the code is used. False where that was known, or where the desk goes by
/// another key now. What the center's certificate is known by stays as it was first met.
pub fn taken_in(
    connection: &Connection,
    key: &SigningKey,
    taken: &TakenIn,
) -> Result<bool, Failure> {
    let secret = Zeroizing::new(key.to_bytes());
    let changed = connection.execute(
        "UPDATE enrolment SET code = NULL, receipt_key = ?1, pin = coalesce(pin, ?2), generation = ?3, enrolled_at = ?4,
           unknown_at = NULL
         WHERE (receipt_key IS NULL OR code IS NOT NULL) AND secret_key = ?5",
        params![
            taken.receipt_key.as_bytes(),
            taken.pin,
            taken.generation,
            moment_in(taken.at),
            secret.as_slice()
        ],
    )?;
    if changed > 0 {
        keep_admission(connection, taken.admitted)?;
    }
    Ok(changed > 0)
}

/// The center knows the desk again by its own word; a code that waits is not needed.
pub fn known_again(connection: &Connection, generation: u64) -> Result<(), Failure> {
    connection.execute(
        "UPDATE enrolment SET code = NULL, unknown_at = NULL, generation = ?1 WHERE receipt_key IS NOT NULL",
        [generation],
    )?;
    Ok(())
}

/// Keeps the center's word that it took the desk in; where it says none the one before stays.
pub fn keep_admission(connection: &Connection, admitted: Option<Admitted>) -> Result<(), Failure> {
    if let Some(Admitted { at, signature }) = admitted {
        connection.execute(
            "UPDATE enrolment SET admitted_at = ?1, admission = ?2",
            params![at, signature],
        )?;
    }
    Ok(())
}

/// The center does not know the desk, and no word of its own helps.
pub fn set_unknown(connection: &Connection, at: DateTime<Utc>) -> Result<(), Failure> {
    connection.execute(
        "UPDATE enrolment SET unknown_at = coalesce(unknown_at, ?1)",
        [moment_in(at)],
    )?;
    Ok(())
}

/// Lets a code go that was not used, and with it a center that never took the desk in.
pub fn forget_code(connection: &Connection) -> Result<(), Failure> {
    connection.execute("DELETE FROM enrolment WHERE receipt_key IS NULL", [])?;
    connection.execute("UPDATE enrolment SET code = NULL", [])?;
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
        "UPDATE enrolment SET met_at = ?1, clock_ahead = ?2, generation = ?3, unknown_at = NULL",
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
                clock_ahead, given_code, given_at, admitted_at, admission, unknown_at FROM enrolment",
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
    let admission: Option<[u8; 64]> = row.get(12)?;
    let admitted = row.get::<_, Option<i64>>(11)?.zip(admission);
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
        admitted: admitted.map(|(at, signature)| Admitted { at, signature }),
        unknown_at: moment(13)?,
    }))
}
