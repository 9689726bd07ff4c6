//! The head of a backup: 4,096 bytes that say what follows, without a word about any person.
//!
//! | bytes | what |
//! | --- | --- |
//! | 0–6 | `AKYEDEK` |
//! | 7 | version, 1 |
//! | 8–11 | length of the JSON, little-endian |
//! | 12– | the JSON, then zeros |
//! | 4,064–4,095 | SHA-256 of all before |
//!
//! Reading it trusts nothing: whatever the bytes are, the answer is a head or a reason.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use domain::refusal::RefusalCode;
use domain::{DeskCode, OfficeCode, Refusal};
use protocol::FailureCode;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::failure::{Failure, Trouble};
use crate::vault::WRAP_BYTES;

/// Length of a head, in bytes.
pub const HEAD_BYTES: usize = 4_096;

const MAGIC: &[u8; 7] = b"AKYEDEK";
const VERSION: u8 = 1;
const JSON_AT: usize = 12;
const CHECK_AT: usize = HEAD_BYTES - 32;

/// What a backup says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupHead {
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// The office; none when the store had none yet.
    pub office: Option<OfficeCode>,
    /// The desk code it wrote under.
    pub desk: Option<DeskCode>,
    /// Version of the store's tables.
    pub store_version: u32,
    /// How many facts its journal has.
    pub facts: u64,
    /// How many applications it has.
    pub applications: u64,
    /// The hash of its last fact.
    pub chain_head: [u8; 32],
    /// The data key, wrapped by the recovery code.
    pub recovery_wrap: [u8; WRAP_BYTES],
    /// Length of the database that follows, in bytes.
    pub database_bytes: u64,
    /// SHA-256 of it.
    pub database_sha256: [u8; 32],
}

/// Why bytes are not the head of a backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotABackup {
    /// Something else altogether, or cut short.
    #[error("backup-not-one")]
    NotOne,
    /// It was one, and is not what was written.
    #[error("backup-head-damaged")]
    Damaged,
    /// Written by a newer program.
    #[error("backup-too-new")]
    TooNew(u8),
}

impl From<NotABackup> for Trouble {
    fn from(reason: NotABackup) -> Self {
        match reason {
            NotABackup::NotOne => Refusal::general(RefusalCode::BackupUnreadable).into(),
            NotABackup::Damaged => Failure::new(FailureCode::BackupDamaged, reason).into(),
            NotABackup::TooNew(_) => Failure::new(FailureCode::StorageNewer, reason).into(),
        }
    }
}

/// As it stands in the JSON: hashes in hexadecimal, the wrap in base64.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    made_at: DateTime<Utc>,
    office: Option<OfficeCode>,
    desk: Option<DeskCode>,
    store_version: u32,
    facts: u64,
    applications: u64,
    chain_head: String,
    recovery_wrap: String,
    database_bytes: u64,
    database_sha256: String,
}

impl BackupHead {
    /// The bytes that [`BackupHead::parse`] reads.
    ///
    /// # Errors
    /// It does not fit, which none does.
    pub fn encode(&self) -> Result<[u8; HEAD_BYTES], Failure> {
        let json = serde_json::to_vec(&Written {
            made_at: self.made_at,
            office: self.office,
            desk: self.desk,
            store_version: self.store_version,
            facts: self.facts,
            applications: self.applications,
            chain_head: hex::encode(self.chain_head),
            recovery_wrap: STANDARD.encode(self.recovery_wrap),
            database_bytes: self.database_bytes,
            database_sha256: hex::encode(self.database_sha256),
        })?;
        let mut bytes = [0; HEAD_BYTES];
        bytes[..7].copy_from_slice(MAGIC);
        bytes[7] = VERSION;
        let length = u32::try_from(json.len()).unwrap_or(u32::MAX);
        bytes[8..JSON_AT].copy_from_slice(&length.to_le_bytes());
        bytes[JSON_AT..CHECK_AT]
            .get_mut(..json.len())
            .ok_or_else(|| Failure::new(FailureCode::Internal, "a backup's head is too long"))?
            .copy_from_slice(&json);
        let check = Sha256::digest(&bytes[..CHECK_AT]);
        bytes[CHECK_AT..].copy_from_slice(&check);
        Ok(bytes)
    }

    /// Reads the head from the beginning of a file.
    ///
    /// # Errors
    /// The bytes are no head that this program can read.
    pub fn parse(bytes: &[u8]) -> Result<Self, NotABackup> {
        if !bytes.starts_with(MAGIC) {
            return Err(NotABackup::NotOne);
        }
        match bytes.get(MAGIC.len()) {
            Some(&VERSION) => {}
            Some(&version) if version > VERSION => return Err(NotABackup::TooNew(version)),
            _ => return Err(NotABackup::Damaged),
        }
        let head = bytes.get(..HEAD_BYTES).ok_or(NotABackup::Damaged)?;
        let (said, check) = head.split_at(CHECK_AT);
        if Sha256::digest(said).as_slice() != check {
            return Err(NotABackup::Damaged);
        }
        let mut length = [0; 4];
        length.copy_from_slice(&said[8..JSON_AT]);
        let json = usize::try_from(u32::from_le_bytes(length))
            .ok()
            .and_then(|length| said[JSON_AT..].get(..length))
            .ok_or(NotABackup::Damaged)?;
        let written: Written = serde_json::from_slice(json).map_err(|_| NotABackup::Damaged)?;
        Self::from_written(&written).ok_or(NotABackup::Damaged)
    }

    fn from_written(written: &Written) -> Option<Self> {
        let wrap = STANDARD.decode(&written.recovery_wrap).ok()?;
        Some(Self {
            made_at: written.made_at,
            office: written.office,
            desk: written.desk,
            store_version: written.store_version,
            facts: written.facts,
            applications: written.applications,
            chain_head: hash(&written.chain_head)?,
            recovery_wrap: wrap.try_into().ok()?,
            database_bytes: written.database_bytes,
            database_sha256: hash(&written.database_sha256)?,
        })
    }
}

fn hash(text: &str) -> Option<[u8; 32]> {
    let mut hash = [0; 32];
    hex::decode_to_slice(text, &mut hash).ok()?;
    Some(hash)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn head() -> BackupHead {
        BackupHead {
            made_at: "2026-11-21T10:00:00Z".parse().unwrap(),
            office: OfficeCode::new(10, 8),
            desk: DeskCode::new(1),
            store_version: 1,
            facts: 1_234_567,
            applications: 1_000_000,
            chain_head: [7; 32],
            recovery_wrap: [9; WRAP_BYTES],
            database_bytes: u64::MAX,
            database_sha256: [3; 32],
        }
    }

    #[test]
    fn a_head_reads_back_as_it_was_written() {
        let bytes = head().encode().unwrap();
        assert_eq!(BackupHead::parse(&bytes), Ok(head()));
    }

    #[test]
    fn a_newer_programs_backup_is_told_apart_from_damage() {
        let mut bytes = head().encode().unwrap();
        bytes[7] = 2;
        assert_eq!(BackupHead::parse(&bytes), Err(NotABackup::TooNew(2)));
        assert_eq!(BackupHead::parse(b"PK\x03\x04"), Err(NotABackup::NotOne));
        assert_eq!(BackupHead::parse(b""), Err(NotABackup::NotOne));
    }

    proptest! {
        #[test]
        fn a_flipped_bit_anywhere_is_noticed(place in 0..HEAD_BYTES, bit in 0_u8..8) {
            let mut bytes = head().encode().unwrap();
            bytes[place] ^= 1 << bit;
            prop_assert!(BackupHead::parse(&bytes).is_err());
        }

        #[test]
        fn whatever_the_bytes_are_nothing_panics(bytes in any::<Vec<u8>>(), length in any::<u32>()) {
            let _ = BackupHead::parse(&bytes);
            // With a right check, so that the length and the JSON are reached too.
            let mut forged = [0; HEAD_BYTES];
            forged[..7].copy_from_slice(MAGIC);
            forged[7] = VERSION;
            forged[8..JSON_AT].copy_from_slice(&length.to_le_bytes());
            let room = bytes.len().min(CHECK_AT - JSON_AT);
            forged[JSON_AT..JSON_AT + room].copy_from_slice(&bytes[..room]);
            let check = Sha256::digest(&forged[..CHECK_AT]);
            forged[CHECK_AT..].copy_from_slice(&check);
            prop_assert!(BackupHead::parse(&forged).is_err());
        }
    }
}
