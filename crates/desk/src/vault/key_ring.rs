//! The two wraps of a store's data key, as they stand in `keys.json`.

use std::io;
use std::path::{Path, PathBuf};

use super::cost::Cost;
use super::data_key::DataKey;
use super::failure::{DamagedPart, KeyFailure, NotOpened};
use super::keys_document;
use super::machine_lock::{MachineLock, Protection};
use super::recovery_code::{RecoveryCode, RecoveryRefused};
use super::wrap::{Purpose, WRAP_BYTES, Wrap};
use crate::durable_file;
use crate::machine::{MachineIdentity, MachinePaths};

/// Where keys are, and what they hang on.
#[derive(Clone, Debug)]
pub struct KeyPaths {
    /// The document of keys, in the store's folder.
    pub keys: PathBuf,
    /// The store that the keys belong to.
    pub store: PathBuf,
    /// The key file, in the state folder.
    pub key_file: PathBuf,
    /// What tells this machine from others.
    pub machine: MachinePaths,
    /// The program that speaks with the TPM.
    pub systemd_creds: PathBuf,
}

impl KeyPaths {
    /// The usual places in the store's folder `data` and the folder `state` outside it.
    pub fn new(data: &Path, state: &Path) -> Self {
        Self {
            keys: data.join("keys.json"),
            store: data.join("desk.db"),
            key_file: state.join("machine.key"),
            machine: MachinePaths::default(),
            systemd_creds: "/usr/bin/systemd-creds".into(),
        }
    }
}

/// The wraps of one data key. Holds no secret itself.
#[derive(Debug)]
pub struct KeyRing {
    paths: KeyPaths,
    machine: Result<MachineLock, KeyFailure>,
    recovery: Wrap,
}

impl KeyRing {
    /// Wraps the data key of a new store, durably.
    ///
    /// # Errors
    /// There are keys already, or there is a store without keys, which new keys would never open.
    pub fn create(
        paths: &KeyPaths,
        data_key: &DataKey,
        code: &RecoveryCode,
    ) -> Result<Self, KeyFailure> {
        if exists(&paths.store)? && !exists(&paths.keys)? {
            return Err(KeyFailure::StoreWithoutKeys);
        }
        Self::make(paths, data_key, seal_by_code(data_key, code)?)
    }

    /// Makes keys again for a store whose backup carried `recovery_wrap`: on a new machine, or when
    /// the document of keys was lost. `data_key` is what [`open_recovery_wrap`] gave for it, and the
    /// recovery code on paper stays the same.
    ///
    /// # Errors
    /// There are keys already, or the wrap holds another data key.
    pub fn adopt(
        paths: &KeyPaths,
        data_key: &DataKey,
        recovery_wrap: &[u8],
    ) -> Result<Self, KeyFailure> {
        let recovery = parse_recovery_wrap(recovery_wrap)?;
        must_hold(&recovery, data_key)?;
        Self::make(paths, data_key, recovery)
    }

    fn make(paths: &KeyPaths, data_key: &DataKey, recovery: Wrap) -> Result<Self, KeyFailure> {
        if exists(&paths.keys)? {
            return Err(KeyFailure::AlreadyThere);
        }
        let machine = lock_to_this_machine(paths, data_key)?;
        write(paths, &machine, &recovery)?;
        Ok(Self {
            paths: paths.clone(),
            machine: Ok(machine),
            recovery,
        })
    }

    /// Reads the keys of an existing store.
    ///
    /// # Errors
    /// [`KeyFailure::Missing`] when there are none; damaged beyond the recovery code's use, or too new.
    pub fn read(paths: &KeyPaths) -> Result<Self, KeyFailure> {
        let text = std::fs::read(&paths.keys).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => KeyFailure::Missing,
            _ => KeyFailure::Storage(error),
        })?;
        let (machine, recovery) = keys_document::read(&text)?;
        Ok(Self {
            paths: paths.clone(),
            machine,
            recovery,
        })
    }

    /// The data key, without asking anyone.
    ///
    /// # Errors
    /// Each reason apart. All but a disk's refusal leave the recovery code as the way in, followed by
    /// [`KeyRing::rebind_to_this_machine`].
    pub fn open_for_this_machine(&self) -> Result<DataKey, KeyFailure> {
        let lock = self
            .machine
            .as_ref()
            .map_err(|_| KeyFailure::Damaged(DamagedPart::MachineWrap))?;
        let here = MachineIdentity::read(&self.paths.machine)?;
        lock.open(&self.paths.systemd_creds, &self.paths.key_file, here)
    }

    /// The data key, by the code from paper.
    ///
    /// # Errors
    /// [`RecoveryRefused::Wrong`] if it is another store's code.
    pub fn open_with_recovery_code(&self, code: &RecoveryCode) -> Result<DataKey, NotOpened> {
        open_by_code(&self.recovery, code)
    }

    /// Wraps the data key for the machine this runs on now, durably, in place of any before.
    ///
    /// # Errors
    /// It is not the data key of this store, or the disk refused: the keys are then as before.
    pub fn rebind_to_this_machine(&mut self, data_key: &DataKey) -> Result<(), KeyFailure> {
        must_hold(&self.recovery, data_key)?;
        let machine = lock_to_this_machine(&self.paths, data_key)?;
        write(&self.paths, &machine, &self.recovery)?;
        self.machine = Ok(machine);
        Ok(())
    }

    /// Wraps the data key by another recovery code, durably. Backups made before still open with the
    /// code they were made under.
    ///
    /// # Errors
    /// It is not the data key of this store, the wrap for the machine is damaged (rebind first), or
    /// the disk refused: the keys are then as before.
    pub fn replace_recovery_code(
        &mut self,
        data_key: &DataKey,
        code: &RecoveryCode,
    ) -> Result<(), KeyFailure> {
        must_hold(&self.recovery, data_key)?;
        let Ok(machine) = &self.machine else {
            return Err(KeyFailure::Damaged(DamagedPart::MachineWrap));
        };
        let recovery = seal_by_code(data_key, code)?;
        write(&self.paths, machine, &recovery)?;
        self.recovery = recovery;
        Ok(())
    }

    /// What keeps the data key on this machine; nothing when that wrap is damaged.
    pub fn protection(&self) -> Option<Protection> {
        self.machine.as_ref().ok().map(MachineLock::protection)
    }

    /// The wrap by the recovery code, for the head of a backup: it opens with the code alone.
    pub fn recovery_wrap(&self) -> &[u8; WRAP_BYTES] {
        self.recovery.as_bytes()
    }
}

/// The data key from the head of a backup, by the code from paper.
///
/// # Errors
/// The code is wrong, or the bytes are damaged or from a newer program.
pub fn open_recovery_wrap(bytes: &[u8], code: &RecoveryCode) -> Result<DataKey, NotOpened> {
    open_by_code(&parse_recovery_wrap(bytes)?, code)
}

/// Whether the wrap in the head of a backup holds this data key.
pub fn recovery_wrap_is_of(bytes: &[u8], data_key: &DataKey) -> bool {
    parse_recovery_wrap(bytes).is_ok_and(|wrap| must_hold(&wrap, data_key).is_ok())
}

fn parse_recovery_wrap(bytes: &[u8]) -> Result<Wrap, KeyFailure> {
    let wrap = keys_document::parse_wrap(bytes, DamagedPart::RecoveryWrap)?;
    match wrap.purpose() {
        Purpose::Recovery(_) => Ok(wrap),
        Purpose::Machine => Err(KeyFailure::Damaged(DamagedPart::RecoveryWrap)),
    }
}

fn seal_by_code(data_key: &DataKey, code: &RecoveryCode) -> Result<Wrap, KeyFailure> {
    let cost = Cost::RECOVERY_CODE;
    Wrap::seal(Purpose::Recovery(cost), data_key, |salt| {
        cost.stretch(code.as_secret(), salt)
    })
}

fn open_by_code(wrap: &Wrap, code: &RecoveryCode) -> Result<DataKey, NotOpened> {
    let Purpose::Recovery(cost) = wrap.purpose() else {
        return Err(KeyFailure::Damaged(DamagedPart::RecoveryWrap).into());
    };
    let key = cost.stretch(code.as_secret(), wrap.salt())?;
    wrap.open(&key).ok_or(RecoveryRefused::Wrong.into())
}

fn lock_to_this_machine(paths: &KeyPaths, data_key: &DataKey) -> Result<MachineLock, KeyFailure> {
    let here = MachineIdentity::read(&paths.machine)?;
    MachineLock::close(&paths.systemd_creds, &paths.key_file, here, data_key)
}

fn must_hold(recovery: &Wrap, data_key: &DataKey) -> Result<(), KeyFailure> {
    if *recovery.fingerprint() == data_key.fingerprint() {
        Ok(())
    } else {
        Err(KeyFailure::DifferentKey)
    }
}

fn write(paths: &KeyPaths, machine: &MachineLock, recovery: &Wrap) -> Result<(), KeyFailure> {
    let text = keys_document::write(machine, recovery)?;
    durable_file::write(&paths.keys, &text).map_err(KeyFailure::Storage)
}

fn exists(path: &Path) -> Result<bool, KeyFailure> {
    path.try_exists().map_err(KeyFailure::Storage)
}

#[cfg(test)]
mod tests;
