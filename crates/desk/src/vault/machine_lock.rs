//! The data key's wrap for this machine.
//!
//! What opens it is 32 secret bytes, from the TPM or else from the key file, hashed together with
//! the machine's identity. So neither the store's folder alone nor both folders on another machine
//! open it. What to do when it does not open is the start's decision, with the recovery code.

use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::data_key::{DataKey, fill_at_random};
use super::failure::{DamagedPart, KeyFailure};
use super::key_file;
use super::tpm;
use super::wrap::{Purpose, Wrap};
use crate::machine::MachineIdentity;

const LABEL: &[u8] = b"acikkapi-desk machine wrap 1\0";

/// What keeps the data key on this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Protection {
    /// The machine's TPM.
    Tpm,
    /// A file that only the desk's user can read: weaker, whoever has the whole disk has the key.
    KeyFile,
}

/// Where the 32 secret bytes are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum SecretPlace {
    /// Sealed by the TPM: what to hand it.
    Tpm { sealed: String },
    /// In the key file.
    KeyFile,
}

/// The wrap, and what is needed to open it here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MachineLock {
    pub(super) identity: MachineIdentity,
    pub(super) place: SecretPlace,
    pub(super) wrap: Wrap,
}

impl MachineLock {
    /// Wraps `data_key` for the machine called `identity`: by its TPM if it has one that works.
    pub(super) fn close(
        systemd_creds: &Path,
        key_file: &Path,
        identity: MachineIdentity,
        data_key: &DataKey,
    ) -> Result<Self, KeyFailure> {
        let mut secret = Zeroizing::new([0; 32]);
        fill_at_random(secret.as_mut())?;
        let place = if let Some(sealed) = tpm::seal(systemd_creds, &secret) {
            SecretPlace::Tpm { sealed }
        } else {
            secret = key_file::read_or_create(key_file)?;
            SecretPlace::KeyFile
        };
        let wrap = Wrap::seal(Purpose::Machine, data_key, |salt| {
            Ok(wrapping_key(&identity, &secret, salt))
        })?;
        Ok(Self {
            identity,
            place,
            wrap,
        })
    }

    /// The data key, if this is the machine called `here` and it still has its secret.
    pub(super) fn open(
        &self,
        systemd_creds: &Path,
        key_file: &Path,
        here: MachineIdentity,
    ) -> Result<DataKey, KeyFailure> {
        if here != self.identity {
            return Err(KeyFailure::OtherMachine);
        }
        let secret = match &self.place {
            SecretPlace::Tpm { sealed } => {
                tpm::unseal(systemd_creds, sealed).ok_or(KeyFailure::TpmRefused)?
            }
            SecretPlace::KeyFile => key_file::read(key_file)?,
        };
        // The wrap itself is whole, so the secret is another one than it was.
        self.wrap
            .open(&wrapping_key(&here, &secret, self.wrap.salt()))
            .ok_or(KeyFailure::Damaged(match self.place {
                SecretPlace::Tpm { .. } => DamagedPart::MachineWrap,
                SecretPlace::KeyFile => DamagedPart::KeyFile,
            }))
    }

    pub(super) fn protection(&self) -> Protection {
        match self.place {
            SecretPlace::Tpm { .. } => Protection::Tpm,
            SecretPlace::KeyFile => Protection::KeyFile,
        }
    }
}

/// All parts have fixed lengths and the secret has 256 random bits, so one hash is enough.
fn wrapping_key(
    identity: &MachineIdentity,
    secret: &[u8; 32],
    salt: &[u8; 16],
) -> Zeroizing<[u8; 32]> {
    let hash = Sha256::new()
        .chain_update(LABEL)
        .chain_update(salt)
        .chain_update(identity.as_bytes())
        .chain_update(secret);
    Zeroizing::new(hash.finalize().into())
}
