use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;

use tempfile::TempDir;

use super::super::tpm::tests::{SoftwareTpm, program_that};
use super::*;

/// One machine with an office's desk on it.
struct DeskMachine {
    // Before the folder that it remembers in.
    tpm: Option<SoftwareTpm>,
    folder: TempDir,
    paths: KeyPaths,
}

impl DeskMachine {
    fn without_tpm(machine_id: char) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut paths = KeyPaths::new(&folder.path().join("data"), &folder.path().join("state"));
        paths.systemd_creds = program_that(folder.path(), "exit 11");
        paths.machine.machine_id = folder.path().join("machine-id");
        let number = machine_id.to_string().repeat(32);
        std::fs::write(&paths.machine.machine_id, number).expect("names the machine");
        Self {
            tpm: None,
            folder,
            paths,
        }
    }

    fn with_tpm(machine_id: char) -> Self {
        let mut machine = Self::without_tpm(machine_id);
        machine.tpm = Some(SoftwareTpm::in_machine(machine.folder.path()));
        machine
    }

    fn set_up(&self) -> (KeyRing, DataKey, RecoveryCode) {
        let data_key = DataKey::random().expect("random");
        let code = RecoveryCode::random().expect("random");
        let ring = KeyRing::create(&self.paths, &data_key, &code).expect("makes keys");
        (ring, data_key, code)
    }

    fn keys(&self) -> KeyRing {
        KeyRing::read(&self.paths).expect("keys are there")
    }

    /// As someone copies folders to another machine.
    fn take_from(&self, other: &Self, state_too: bool) {
        durable_file::create_folder(&self.folder.path().join("data")).expect("makes the folder");
        std::fs::copy(&other.paths.keys, &self.paths.keys).expect("copies the keys");
        if state_too {
            durable_file::create_folder(&self.folder.path().join("state")).expect("makes it");
            std::fs::copy(&other.paths.key_file, &self.paths.key_file).expect("copies the file");
        }
    }
}

#[test]
fn a_desk_opens_its_store_every_morning_without_asking() {
    let (ring, data_key, _) = DeskMachine::without_tpm('a').set_up();
    assert_eq!(
        ring.protection(),
        Some(Protection::KeyFile),
        "and does not claim more"
    );
    drop(ring);
    let machine = DeskMachine::without_tpm('b');
    let (_, other_key, _) = machine.set_up();
    assert_eq!(
        machine.keys().open_for_this_machine().expect("opens"),
        other_key
    );
    assert_ne!(data_key, other_key);
}

#[test]
fn a_machine_with_a_tpm_keeps_no_key_file() {
    let mut machine = DeskMachine::with_tpm('a');
    let (ring, data_key, code) = machine.set_up();
    assert_eq!(ring.protection(), Some(Protection::Tpm));
    assert!(!machine.paths.key_file.exists());
    assert_eq!(
        machine.keys().open_for_this_machine().expect("opens"),
        data_key
    );

    // In the firmware's settings.
    machine.tpm.as_mut().expect("has one").clear();
    let mut keys = machine.keys();
    assert!(matches!(
        keys.open_for_this_machine(),
        Err(KeyFailure::TpmRefused)
    ));
    let opened = keys
        .open_with_recovery_code(&code)
        .expect("the paper opens it");
    keys.rebind_to_this_machine(&opened).expect("binds again");
    assert_eq!(
        machine.keys().open_for_this_machine().expect("opens"),
        data_key
    );
}

#[test]
fn folders_copied_to_another_machine_open_with_the_recovery_code_only() {
    for here in [DeskMachine::without_tpm('a'), DeskMachine::with_tpm('a')] {
        let (_, data_key, code) = here.set_up();
        let there = DeskMachine::without_tpm('b');
        there.take_from(&here, here.paths.key_file.exists());
        let mut keys = there.keys();
        assert!(matches!(
            keys.open_for_this_machine(),
            Err(KeyFailure::OtherMachine)
        ));

        let opened = keys
            .open_with_recovery_code(&code)
            .expect("the paper opens it");
        assert_eq!(opened, data_key);
        keys.rebind_to_this_machine(&opened).expect("moves in");
        assert_eq!(
            there.keys().open_for_this_machine().expect("opens"),
            data_key
        );
        assert!(
            there.keys().open_with_recovery_code(&code).is_ok(),
            "the paper stays valid"
        );
    }
}

/// The identity in the document can be edited by whoever copies it; the key hangs on the real one.
#[test]
fn pretending_in_the_document_to_be_the_old_machine_opens_nothing() {
    let here = DeskMachine::without_tpm('a');
    here.set_up();
    let there = DeskMachine::without_tpm('b');
    there.take_from(&here, true);
    let mut lock = there.keys().machine.expect("is whole");
    lock.identity = MachineIdentity::read(&there.paths.machine).expect("a machine");
    write(&there.paths, &lock, &there.keys().recovery).expect("forges");
    assert!(matches!(
        there.keys().open_for_this_machine(),
        Err(KeyFailure::Damaged(DamagedPart::KeyFile))
    ));
}

#[test]
fn a_key_file_that_is_gone_open_to_others_or_another_is_each_told_apart() {
    let machine = DeskMachine::without_tpm('a');
    let (mut ring, data_key, code) = machine.set_up();
    let key_file = &machine.paths.key_file;

    std::fs::set_permissions(key_file, Permissions::from_mode(0o644)).expect("opens it up");
    assert!(matches!(
        ring.open_for_this_machine(),
        Err(KeyFailure::KeyFileExposed)
    ));

    durable_file::write(key_file, &[7; 32]).expect("another key");
    assert!(matches!(
        ring.open_for_this_machine(),
        Err(KeyFailure::Damaged(DamagedPart::KeyFile))
    ));

    std::fs::remove_file(key_file).expect("is gone");
    assert!(matches!(
        ring.open_for_this_machine(),
        Err(KeyFailure::KeyFileMissing)
    ));

    let opened = ring
        .open_with_recovery_code(&code)
        .expect("the paper opens it");
    ring.rebind_to_this_machine(&opened)
        .expect("makes a key file again");
    assert_eq!(
        machine.keys().open_for_this_machine().expect("opens"),
        data_key
    );
}

#[test]
fn another_offices_recovery_code_is_wrong_and_not_damage() {
    let machine = DeskMachine::without_tpm('a');
    let (ring, ..) = machine.set_up();
    let other = RecoveryCode::random().expect("random");
    let refused = ring.open_with_recovery_code(&other);
    assert!(matches!(
        refused,
        Err(NotOpened::Refused(RecoveryRefused::Wrong))
    ));
}

#[test]
fn a_replaced_recovery_code_opens_and_the_old_one_no_longer_does() {
    let machine = DeskMachine::without_tpm('a');
    let (mut ring, data_key, old) = machine.set_up();
    let backup = *ring.recovery_wrap();
    let new = RecoveryCode::random().expect("random");
    ring.replace_recovery_code(&data_key, &new)
        .expect("is replaced");
    let keys = machine.keys();
    assert_eq!(keys.open_with_recovery_code(&new).expect("opens"), data_key);
    assert!(keys.open_with_recovery_code(&old).is_err());
    assert_eq!(
        keys.open_for_this_machine().expect("opens as before"),
        data_key
    );
    let opened = open_recovery_wrap(&backup, &old).expect("an old backup has its old code");
    assert_eq!(opened, data_key);
}

#[test]
fn a_store_without_keys_is_never_given_new_ones() {
    let machine = DeskMachine::without_tpm('a');
    durable_file::write(&machine.paths.store, b"a store").expect("a store is there");
    assert!(matches!(
        KeyRing::read(&machine.paths),
        Err(KeyFailure::Missing)
    ));
    let data_key = DataKey::random().expect("random");
    let code = RecoveryCode::random().expect("random");
    let refused = KeyRing::create(&machine.paths, &data_key, &code);
    assert!(matches!(refused, Err(KeyFailure::StoreWithoutKeys)));
    assert!(!machine.paths.keys.exists() && !machine.paths.key_file.exists());
}

#[test]
fn keys_are_never_written_over_by_new_ones() {
    let machine = DeskMachine::without_tpm('a');
    let (_, data_key, code) = machine.set_up();
    let before = std::fs::read(&machine.paths.keys).expect("reads");
    let again = KeyRing::create(&machine.paths, &data_key, &code);
    assert!(matches!(again, Err(KeyFailure::AlreadyThere)));
    assert_eq!(std::fs::read(&machine.paths.keys).expect("reads"), before);
}

#[test]
fn lost_keys_come_back_from_a_backups_head_and_the_paper() {
    let machine = DeskMachine::without_tpm('a');
    let (ring, data_key, code) = machine.set_up();
    let head = *ring.recovery_wrap();
    durable_file::write(&machine.paths.store, b"a store").expect("a store is there");
    std::fs::remove_file(&machine.paths.keys).expect("the keys are lost");

    let opened = open_recovery_wrap(&head, &code).expect("the paper opens it");
    let another = DataKey::random().expect("random");
    let refused = KeyRing::adopt(&machine.paths, &another, &head);
    assert!(matches!(refused, Err(KeyFailure::DifferentKey)));
    KeyRing::adopt(&machine.paths, &opened, &head).expect("keys are back");
    assert_eq!(
        machine.keys().open_for_this_machine().expect("opens"),
        data_key
    );
    assert!(machine.keys().open_with_recovery_code(&code).is_ok());
}

#[test]
fn a_key_of_another_store_is_never_bound_into_these_keys() {
    let machine = DeskMachine::without_tpm('a');
    let (mut ring, _, code) = machine.set_up();
    let another = DataKey::random().expect("random");
    assert!(matches!(
        ring.rebind_to_this_machine(&another),
        Err(KeyFailure::DifferentKey)
    ));
    let refused = ring.replace_recovery_code(&another, &code);
    assert!(matches!(refused, Err(KeyFailure::DifferentKey)));
}

/// Flips every bit group of the file once: it may open as before, by one of the two ways, or be told
/// as damage; it never gives another key and never looks like a wrong code.
#[test]
fn whatever_byte_of_the_document_is_damaged_the_other_way_still_opens_or_it_is_told() {
    let machine = DeskMachine::without_tpm('a');
    let (_, data_key, _) = machine.set_up();
    let whole = std::fs::read(&machine.paths.keys).expect("reads");
    let (mut opened_here, mut left_to_paper) = (0, 0);
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x01;
        std::fs::write(&machine.paths.keys, &bytes).expect("damages");
        let Ok(ring) = KeyRing::read(&machine.paths) else {
            continue;
        };
        match ring.open_for_this_machine() {
            Ok(key) => {
                assert_eq!(key, data_key, "at {at}");
                opened_here += 1;
            }
            Err(KeyFailure::Damaged(DamagedPart::MachineWrap)) => left_to_paper += 1,
            Err(other) => panic!("at {at}: {other:?}"),
        }
        assert!(
            ring.recovery == Wrap::parse(ring.recovery_wrap()).expect("whole"),
            "at {at}"
        );
    }
    assert!(opened_here > 0, "white space may be damaged");
    assert!(left_to_paper > 100, "the machine's part may be damaged");
}
