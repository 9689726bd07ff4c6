//! What all desks of an office must agree on, once each has all of the feed and the feed all of its facts: a count
//! and a hash to compare after they have met. Reads the tables through, some tenths of a second for 100,000 applications.

use protocol::chain::Hash;
use rusqlite::Connection;
use sha2::{Digest, Sha256};

use super::{application, read_tables, received};
use crate::failure::Failure;

/// What two desks compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// The last place of the feed that is here.
    pub place: u64,
    /// The feed's rolling hash there.
    pub rolling: Hash,
    /// How many applications there are.
    pub applications: u64,
    /// A hash over all that the office shares.
    pub digest: Hash,
}

/// Where rows stand in this store, and what is this desk's alone, is not among it.
const SHARED: &[&str] = &[
    "SELECT number, registered_at, registered_by, kind, topic, unit, subject, applicant, national_id, phone,
            due_on, legal_limit_on, revision, copies
     FROM application ORDER BY number",
    "SELECT number, other FROM link ORDER BY number, other",
    "SELECT number, count(*) FROM number_conflict GROUP BY number ORDER BY number",
    "SELECT recorded_at, topic, note FROM inquiry ORDER BY recorded_at, topic, note",
    "SELECT code, name_tr, name_en FROM unit ORDER BY code",
    "SELECT code, name_tr, name_en, synonyms, usual_unit FROM topic ORDER BY code",
    "SELECT name, value FROM setting WHERE name IN ('deadline_rule', 'holidays', 'privacy_notice', 'slip_texts', 'slip_logo') ORDER BY name",
    "SELECT id, name, role, active FROM (SELECT * FROM staff UNION SELECT * FROM colleague) ORDER BY id",
];

/// What this store says.
pub fn of(connection: &Connection) -> Result<Agreement, Failure> {
    let (place, rolling) = received::end(connection)?;
    let mut digest = Sha256::new();
    for question in SHARED {
        read_tables::add_rows(&mut digest, connection, question)?;
    }
    Ok(Agreement {
        place,
        rolling,
        applications: application::count(connection)?,
        digest: digest.finalize().into(),
    })
}
