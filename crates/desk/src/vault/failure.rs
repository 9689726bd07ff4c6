//! What can go wrong with keys. Each text begins with a stable code, for the log; sentences for
//! people stand elsewhere.

use std::io;

use thiserror::Error;

use super::recovery_code::RecoveryRefused;
use crate::machine::MachineFailure;

/// Which part no longer is what was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DamagedPart {
    /// The document of keys as a whole.
    KeysDocument,
    /// The data key's wrap for this machine.
    MachineWrap,
    /// The data key's wrap by the recovery code.
    RecoveryWrap,
    /// The key file outside the store.
    KeyFile,
}

/// A fault with keys.
#[derive(Debug, Error)]
pub enum KeyFailure {
    /// There is no document of keys.
    #[error("keys-missing")]
    Missing,
    /// There is a document of keys already; it is never written over by a new one.
    #[error("keys-already-there")]
    AlreadyThere,
    /// There is a store and no keys to it: new keys would never open it.
    #[error("keys-store-without-keys")]
    StoreWithoutKeys,
    /// The key file is not where it was: the recovery code opens the store.
    #[error("key-file-missing")]
    KeyFileMissing,
    /// Others than the desk's user can read the key file: the recovery code opens the store.
    #[error("key-file-exposed")]
    KeyFileExposed,
    /// The keys were made for another machine: the recovery code opens the store.
    #[error("keys-other-machine")]
    OtherMachine,
    /// The TPM no longer gives out what it sealed: the recovery code opens the store.
    #[error("tpm-refused")]
    TpmRefused,
    /// Something is not what was written.
    #[error("keys-damaged: {0:?}")]
    Damaged(DamagedPart),
    /// Written by a newer program.
    #[error("keys-too-new")]
    TooNew {
        /// The version it was written in.
        version: u32,
    },
    /// The data key is not the one that these keys wrap.
    #[error("keys-of-another-store")]
    DifferentKey,
    /// The machine could not be recognised.
    #[error(transparent)]
    Machine(#[from] MachineFailure),
    /// The disk refused.
    #[error("keys-storage: {0}")]
    Storage(#[source] io::Error),
    /// The operating system gave no random bytes.
    #[error("keys-randomness")]
    Randomness,
    /// A key could not be computed, most likely for want of memory.
    #[error("keys-computation")]
    Computation,
}

/// Why the recovery code did not open the data key.
#[derive(Debug, Error)]
pub enum NotOpened {
    /// The person's code is not the one.
    #[error(transparent)]
    Refused(#[from] RecoveryRefused),
    /// There was a fault; the code may well be right.
    #[error(transparent)]
    Failed(#[from] KeyFailure),
}
