//! `keys.json` as text: what stands in it, and reading it back without trusting it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::failure::{DamagedPart, KeyFailure};
use super::machine_lock::{MachineLock, Protection, SecretPlace};
use super::wrap::{NotAWrap, Purpose, Wrap};
use crate::machine::MachineIdentity;

const VERSION: u32 = 1;

/// Only the version, which every form of the document keeps in this place.
#[derive(Deserialize)]
struct Versioned {
    version: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    version: u32,
    machine: MachinePart,
    recovery: RecoveryPart,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct MachinePart {
    protection: Protection,
    /// Hexadecimal.
    identity: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    sealed: Option<String>,
    /// Base64.
    wrap: String,
    /// SHA-256 of the parts above, hexadecimal: another machine must not be mistaken for damage.
    check: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RecoveryPart {
    /// Base64.
    wrap: String,
}

/// The text of the document.
pub(super) fn write(machine: &MachineLock, recovery: &Wrap) -> Result<Vec<u8>, KeyFailure> {
    let sealed = match &machine.place {
        SecretPlace::Tpm { sealed } => Some(sealed.clone()),
        SecretPlace::KeyFile => None,
    };
    let mut part = MachinePart {
        protection: machine.protection(),
        identity: hex::encode(machine.identity.as_bytes()),
        sealed,
        wrap: STANDARD.encode(machine.wrap.as_bytes()),
        check: String::new(),
    };
    part.check = check_of(&part);
    let document = Document {
        version: VERSION,
        machine: part,
        recovery: RecoveryPart {
            wrap: STANDARD.encode(recovery.as_bytes()),
        },
    };
    serde_json::to_vec_pretty(&document).map_err(|_| KeyFailure::Computation)
}

/// What the document says: the machine's part, or why it cannot be used, and the recovery wrap.
///
/// Damage to one part leaves the other usable: that is what there are two for.
pub(super) fn read(text: &[u8]) -> Result<(Result<MachineLock, KeyFailure>, Wrap), KeyFailure> {
    let damaged = KeyFailure::Damaged(DamagedPart::KeysDocument);
    let Ok(Versioned { version }) = serde_json::from_slice(text) else {
        return Err(damaged);
    };
    if version > VERSION {
        return Err(KeyFailure::TooNew { version });
    }
    let Ok(document) = serde_json::from_slice::<Document>(text) else {
        return Err(damaged);
    };
    let recovery = read_wrap(&document.recovery.wrap, DamagedPart::RecoveryWrap)?;
    if !matches!(recovery.purpose(), Purpose::Recovery(_)) {
        return Err(KeyFailure::Damaged(DamagedPart::RecoveryWrap));
    }
    Ok((read_machine_part(&document.machine, &recovery), recovery))
}

fn read_machine_part(part: &MachinePart, recovery: &Wrap) -> Result<MachineLock, KeyFailure> {
    let damaged = || KeyFailure::Damaged(DamagedPart::MachineWrap);
    let wrap = read_wrap(&part.wrap, DamagedPart::MachineWrap)?;
    let mut identity = [0; 32];
    hex::decode_to_slice(&part.identity, &mut identity).map_err(|_| damaged())?;
    let place = match (part.protection, &part.sealed) {
        (Protection::Tpm, Some(sealed)) => SecretPlace::Tpm {
            sealed: sealed.clone(),
        },
        (Protection::KeyFile, None) => SecretPlace::KeyFile,
        _ => return Err(damaged()),
    };
    let whole = part.check == check_of(part)
        && wrap.purpose() == Purpose::Machine
        && wrap.fingerprint() == recovery.fingerprint();
    if !whole {
        return Err(damaged());
    }
    Ok(MachineLock {
        identity: MachineIdentity::from_bytes(identity),
        place,
        wrap,
    })
}

fn read_wrap(text: &str, part: DamagedPart) -> Result<Wrap, KeyFailure> {
    let bytes = STANDARD
        .decode(text)
        .map_err(|_| KeyFailure::Damaged(part))?;
    parse_wrap(&bytes, part)
}

/// A wrap from outside, with damage laid at `part`.
pub(super) fn parse_wrap(bytes: &[u8], part: DamagedPart) -> Result<Wrap, KeyFailure> {
    Wrap::parse(bytes).map_err(|fault| match fault {
        NotAWrap::Damaged => KeyFailure::Damaged(part),
        NotAWrap::TooNew(version) => KeyFailure::TooNew {
            version: version.into(),
        },
    })
}

fn check_of(part: &MachinePart) -> String {
    let protection: &[u8] = match part.protection {
        Protection::Tpm => b"tpm",
        Protection::KeyFile => b"key_file",
    };
    let sealed = part.sealed.as_deref().unwrap_or_default();
    let mut hash = Sha256::new();
    for piece in [
        protection,
        part.identity.as_bytes(),
        sealed.as_bytes(),
        part.wrap.as_bytes(),
    ] {
        hash.update((piece.len() as u64).to_le_bytes());
        hash.update(piece);
    }
    hex::encode(hash.finalize())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn whatever_stands_in_the_file_nothing_panics(text in ".{0,200}") {
            prop_assert!(read(text.as_bytes()).is_err());
        }
    }

    #[test]
    fn a_document_of_a_newer_program_is_told_apart_from_damage() {
        let newer = br#"{"version":2,"everything":"else"}"#;
        assert!(matches!(
            read(newer),
            Err(KeyFailure::TooNew { version: 2 })
        ));
        let damaged = read(br#"{"version":1}"#);
        assert!(matches!(
            damaged,
            Err(KeyFailure::Damaged(DamagedPart::KeysDocument))
        ));
    }
}
