//! The keys of a desk: one data key, wrapped for this machine and by the recovery code.
//!
//! The data key opens the encrypted store and never stands on disk bare. `keys.json` beside the
//! store holds it twice: for this machine (sealed by its TPM, or by a key file outside the store)
//! and by the recovery code that the office keeps on paper. Here too stand the hashes of PINs and
//! passwords. Opening the store with the key, writing backups and saying things in words are
//! others' work; nothing here makes a new key beside an existing store.

mod cost;
mod data_key;
mod failure;
mod key_file;
mod key_ring;
mod keys_document;
mod machine_lock;
mod recovery_code;
mod secret_hash;
mod tpm;
mod wrap;

pub use cost::Cost;
pub use data_key::DataKey;
pub use failure::{DamagedPart, KeyFailure, NotOpened};
pub use key_ring::{KeyPaths, KeyRing, open_recovery_wrap, recovery_wrap_is_of};
pub use machine_lock::Protection;
pub use recovery_code::{RecoveryCode, RecoveryRefused};
pub use secret_hash::{Secret, SecretHash};
pub use wrap::WRAP_BYTES;
