//! Backups and restoring: what was acknowledged comes back whole, on this machine and on another, and
//! no number is ever given twice because of it.

use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use chrono::Utc;
use desk::backup::head::{BackupHead, HEAD_BYTES};
use desk::views::Stage;
use desk::{Desk, Places, Trouble};
use domain::SlipWidth;
use domain::{DeadlineRule, Draft, RefusalCode, Role};
use protocol::FailureCode;
use stories::faults::{Proof, can_trace, copy_folder};
use stories::office::{
    ADMINISTRATOR, ADMINISTRATOR_SECRET, CLERK, DESK, OFFICE, Office, ordinary_draft, places,
};

/// A PNG that an applicant might bring.
fn picture() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 40, 30);
    encoder.set_color(png::ColorType::Grayscale);
    let mut writer = encoder.write_header().expect("begins");
    writer.write_image_data(&[200; 40 * 30]).expect("draws");
    writer.finish().expect("ends");
    bytes
}

/// An office with three applications, one with an attachment, and a backup of them.
fn office_with_backup(folder: &Path) -> (Office, Vec<String>, PathBuf) {
    let office = Office::open(folder).expect("opens");
    let mut numbers = Vec::new();
    for place in 0..3 {
        let mut draft = ordinary_draft();
        if place == 1 {
            let attached = office.desk().attach_file("kapı.png", &picture());
            draft
                .attachments
                .push(attached.expect("is taken").reference);
        }
        numbers.push(office.register(&draft).expect("registers").number);
    }
    office
        .sign_in(ADMINISTRATOR, ADMINISTRATOR_SECRET)
        .expect("signs in");
    office.desk().back_up_now().expect("backs up");
    let backup = only_backup(&places(folder));
    (office, numbers, backup)
}

fn only_backup(places: &Places) -> PathBuf {
    let files: Vec<_> = std::fs::read_dir(places.backups())
        .expect("lists")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    assert_eq!(
        files.len(),
        1,
        "one backup and nothing half made: {files:?}"
    );
    files[0].clone()
}

fn code_of(trouble: &Trouble) -> Result<FailureCode, Option<RefusalCode>> {
    match trouble {
        Trouble::Failed(failure) => Ok(failure.code),
        Trouble::Refused(refusals) => Err(refusals.first().map(|refusal| refusal.code)),
    }
}

fn sign_in_administrator(desk: &Desk) {
    let staff = desk.list_staff().expect("lists");
    let administrator = staff.iter().find(|member| member.name == ADMINISTRATOR);
    let id = administrator.expect("is there").id.clone();
    desk.sign_in(&id, ADMINISTRATOR_SECRET).expect("signs in");
}

#[test]
fn a_backup_says_what_is_in_it_and_nothing_about_anybody() {
    let folder = tempfile::tempdir().expect("a folder");
    let (office, numbers, backup) = office_with_backup(folder.path());

    let lines = office.desk().list_backups().expect("lists");
    assert_eq!(lines.len(), 1);
    assert!(lines[0].good, "its content was proved");
    assert_eq!(lines[0].applications, 3);
    let name = backup
        .file_name()
        .and_then(|name| name.to_str())
        .expect("a name");
    assert!(
        name.starts_with("acikkapi-1008-01-") && name.ends_with(".akyedek"),
        "{name}"
    );

    let bytes = std::fs::read(&backup).expect("reads");
    let head = BackupHead::parse(&bytes).expect("a head");
    assert_eq!(head.applications, 3);
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let draft = ordinary_draft();
    for personal in [
        &draft.national_id,
        &draft.surname,
        &draft.subject,
        &numbers[0],
    ] {
        assert!(
            !text.contains(personal.as_str()),
            "nothing personal can be read in it"
        );
    }
    assert!(
        !text.contains("SQLite format"),
        "the database in it is encrypted"
    );
}

#[test]
fn a_restored_desk_has_everything_and_asks_for_a_new_desk_code() {
    let folder = tempfile::tempdir().expect("a folder");
    let (office, numbers, backup) = office_with_backup(folder.path());
    // The keeper looks at the store meanwhile; the restore waits until it has let go of it.
    office.desk().start_keeping(Duration::ZERO);
    let later = office.register(&ordinary_draft()).expect("registers");
    let name = backup
        .file_name()
        .and_then(|name| name.to_str())
        .expect("a name");
    office.desk().restore_backup(name, None).expect("restores");

    let desk = office.desk();
    assert_eq!(
        desk.state().stage,
        Stage::SignIn,
        "nobody is signed in afterwards"
    );
    sign_in_administrator(desk);
    assert_eq!(desk.state().stage, Stage::SeriesNeeded);
    let refused = office
        .register(&ordinary_draft())
        .expect_err("no number yet");
    assert_eq!(code_of(&refused), Err(Some(RefusalCode::SeriesUnsure)));

    for number in &numbers {
        let application = desk.get_application(number).expect("is there");
        assert_eq!(application.draft.subject, ordinary_draft().subject);
    }
    let with_attachment = desk.get_application(&numbers[1]).expect("is there");
    assert_eq!(with_attachment.attachments.len(), 1);
    assert!(
        with_attachment.attachments[0].thumbnail.is_some(),
        "attachments come back too"
    );
    assert!(
        desk.get_application(&later.number).is_err(),
        "what came later is in the store set aside"
    );

    let same = desk.begin_new_series("01").expect_err("it gave numbers");
    assert_eq!(code_of(&same), Err(Some(RefusalCode::DeskCodeUsed)));
    desk.begin_new_series("02").expect("begins");
    let next = office.register(&ordinary_draft()).expect("registers");
    assert!(!numbers.contains(&next.number) && next.number != later.number);

    let aside = std::fs::read_dir(places(folder.path()).set_aside()).expect("lists");
    assert_eq!(
        aside.count(),
        1,
        "the store before was set aside, not deleted"
    );
}

#[test]
fn on_a_series_in_doubt_no_fact_follows_before_a_new_desk_code() {
    let folder = tempfile::tempdir().expect("a folder");
    let (office, numbers, backup) = office_with_backup(folder.path());
    let desk = office.desk();
    let file = backup.to_str().expect("a path");
    desk.restore_backup(file, None).expect("restores");

    // Without an administrator no desk code begins, so this one way stays open.
    let staff = desk.list_staff().expect("lists");
    let of = |name: &str| staff.iter().find(|member| member.name == name);
    let administrator = of(ADMINISTRATOR).expect("is there").id.clone();
    let clerk = of(CLERK).expect("is there").id.clone();
    let (code, secret) = (office.recovery_code(), "yeni parola!");
    desk.recover_account(&administrator, code, secret, secret)
        .expect("the recovery code opens the account of an administrator");
    desk.sign_in(&administrator, secret).expect("signs in");

    let current = desk.get_application(&numbers[0]).expect("reads");
    let mended = Draft {
        subject: "Başka bir konu".into(),
        ..current.draft
    };
    let correct = desk.correct_application(&numbers[0], current.revision, &mended, "Yanlış");
    let refused = [
        correct.map(drop),
        desk.link_applications(&numbers[0], &numbers[1]).map(drop),
        desk.record_inquiry(None, "").map(drop),
        desk.change_secret(&clerk, secret, secret).map(drop),
        desk.add_staff("Can", Role::Clerk, "739265", "739265")
            .map(drop),
        desk.choose_printer("", SlipWidth::Mm58).map(drop),
        desk.choose_deadline_rule(DeadlineRule::WorkingDays(7))
            .map(drop),
        desk.choose_second_backup_folder("").map(drop),
    ];
    for refused in refused {
        let trouble = refused.expect_err("is not recorded");
        assert_eq!(code_of(&trouble), Err(Some(RefusalCode::SeriesUnsure)));
    }

    desk.begin_new_series("02").expect("begins");
    desk.link_applications(&numbers[0], &numbers[1])
        .expect("everything goes on under the new code");
}

#[test]
fn an_assistant_that_a_restore_takes_up_again_begins_with_another_desk_code() {
    let folder = tempfile::tempdir().expect("a folder");
    let desk = Desk::open(places(folder.path())).expect("opens");
    desk.choose_office(OFFICE, DESK).expect("chooses");
    let secret = ADMINISTRATOR_SECRET;
    desk.choose_administrator(ADMINISTRATOR, secret, secret)
        .expect("chooses");
    desk.back_up_now().expect("backs up");
    let code = desk
        .new_recovery_code()
        .expect("shows one")
        .groups
        .join(" ");
    let backup = only_backup(&places(folder.path()));
    let file = backup.to_str().expect("a path");
    desk.choose_printer("", SlipWidth::Mm80).expect("chooses");
    desk.confirm_recovery_code(&code).expect("confirms");

    desk.restore_backup(file, None).expect("restores");
    sign_in_administrator(&desk);
    let progress = desk.setup_progress().expect("tells");
    assert_eq!(
        progress.office, None,
        "a series in doubt is not a chosen one"
    );
    let same = desk
        .choose_office(OFFICE, DESK)
        .expect_err("it counted here");
    assert_eq!(code_of(&same), Err(Some(RefusalCode::DeskCodeUsed)));
    desk.choose_office(OFFICE, "02").expect("chooses");
    desk.choose_printer("", SlipWidth::Mm80).expect("goes on");
    desk.confirm_recovery_code(&code).expect("confirms");
    assert_eq!(desk.state().stage, Stage::Ready);
}

#[test]
fn another_machine_opens_a_backup_with_the_recovery_code_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let (office, numbers, backup) = office_with_backup(folder.path());
    let code = office.recovery_code().to_owned();
    drop(office);

    let elsewhere = tempfile::tempdir().expect("another machine's folder");
    let desk = Desk::open(places(elsewhere.path())).expect("opens");
    let backup = backup.to_str().expect("a path");
    // An empty desk has no key, and says that the code is needed.
    let (needed, wrong) = (
        desk.restore_backup(backup, None)
            .expect_err("needs the code"),
        desk.restore_backup(backup, Some("0000-0000-0000-0000-0000-0000")),
    );
    assert_eq!(code_of(&needed), Ok(FailureCode::KeyMissing));
    assert!(wrong.is_err());
    assert_eq!(
        desk.state().stage,
        Stage::FirstRun,
        "and nothing has changed"
    );

    desk.restore_backup(backup, Some(&code)).expect("restores");
    sign_in_administrator(&desk);
    assert_eq!(desk.state().stage, Stage::SeriesNeeded);
    assert!(desk.get_application(&numbers[2]).is_ok());
    drop(desk);

    let again = Desk::open(places(elsewhere.path())).expect("opens");
    assert_eq!(
        again.state().stage,
        Stage::SignIn,
        "from now on this machine's own key opens it"
    );
}

#[test]
fn a_backup_with_a_flipped_bit_is_told_and_replaces_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let (office, numbers, backup) = office_with_backup(folder.path());
    let whole = std::fs::read(&backup).expect("reads");
    let name = backup
        .file_name()
        .and_then(|name| name.to_str())
        .expect("a name");
    let places_to_flip = [
        9,
        300,
        HEAD_BYTES - 1,
        HEAD_BYTES,
        whole.len() / 2,
        whole.len() - 1,
    ];
    for place in places_to_flip {
        let mut damaged = whole.clone();
        damaged[place] ^= 4;
        std::fs::write(&backup, damaged).expect("writes");
        let lines = office.desk().list_backups().expect("lists");
        assert!(!lines[0].good, "bit in byte {place}");
        let refused = office
            .desk()
            .restore_backup(name, None)
            .expect_err("refuses");
        assert_eq!(
            code_of(&refused),
            Ok(FailureCode::BackupDamaged),
            "bit in byte {place}"
        );
    }
    std::fs::write(&backup, &whole[..whole.len() - 4_096]).expect("cuts it short");
    assert!(!office.desk().list_backups().expect("lists")[0].good);
    std::fs::write(&backup, b"a letter to grandmother").expect("writes");
    let refused = office
        .desk()
        .restore_backup(name, None)
        .expect_err("refuses");
    assert_eq!(code_of(&refused), Err(Some(RefusalCode::BackupUnreadable)));

    assert!(
        office.desk().get_application(&numbers[2]).is_ok(),
        "the store is as it was"
    );
    assert_eq!(
        office.desk().state().stage,
        Stage::Ready,
        "and the administrator still signed in"
    );
    assert!(!places(folder.path()).set_aside().exists());
}

#[test]
fn while_the_store_is_open_only_an_administrator_restores() {
    let folder = tempfile::tempdir().expect("a folder");
    let (office, _, backup) = office_with_backup(folder.path());
    let backup = backup.to_str().expect("a path").to_owned();
    office.desk().lock();
    let refused = office
        .desk()
        .restore_backup(&backup, None)
        .expect_err("nobody is signed in");
    assert_eq!(code_of(&refused), Err(Some(RefusalCode::SignInNeeded)));
    let clerk = Office::sign_in(
        &office,
        stories::office::CLERK,
        stories::office::CLERK_SECRET,
    );
    clerk.expect("signs in");
    let refused = office
        .desk()
        .restore_backup(&backup, None)
        .expect_err("a clerk");
    assert_eq!(code_of(&refused), Err(Some(RefusalCode::NotAllowed)));
    assert!(office.desk().list_restorable_backups().is_err());
}

#[test]
fn a_damaged_store_is_said_and_a_backup_takes_its_place_while_it_is_set_aside() {
    let folder = tempfile::tempdir().expect("a folder");
    let (office, numbers, _) = office_with_backup(folder.path());
    drop(office);
    let store = places(folder.path()).store();
    let mut bytes = std::fs::read(&store).expect("reads");
    bytes[..4_096].fill(0x55);
    std::fs::write(&store, &bytes).expect("writes");

    let desk = Desk::open(places(folder.path())).expect("the desk itself opens");
    let state = desk.state();
    assert_eq!(state.stage, Stage::StoreDamaged);
    let line = &desk.list_restorable_backups().expect("lists")[0];
    assert!(line.good);
    // Nobody can sign in; this machine's own key is what lets the desk restore.
    desk.restore_backup(&line.file, None).expect("restores");
    sign_in_administrator(&desk);
    assert!(desk.get_application(&numbers[2]).is_ok());
    let aside = std::fs::read_dir(places(folder.path()).set_aside())
        .expect("lists")
        .map(|entry| entry.expect("an entry").path().join("desk.db"))
        .next()
        .expect("was set aside");
    assert_eq!(
        std::fs::read(aside).expect("reads"),
        bytes,
        "byte for byte as it was"
    );
}

#[test]
fn keys_that_are_gone_come_back_from_any_backup_with_the_code() {
    for damage in [None, Some("{\"version\":1}")] {
        let folder = tempfile::tempdir().expect("a folder");
        let (office, _, _) = office_with_backup(folder.path());
        let later = office.register(&ordinary_draft()).expect("registers");
        let code = office.recovery_code().to_owned();
        drop(office);
        let keys = places(folder.path()).keys();
        match damage {
            None => std::fs::remove_file(&keys).expect("removes"),
            Some(text) => std::fs::write(&keys, text).expect("writes"),
        }

        let desk = Desk::open(places(folder.path())).expect("opens");
        assert_eq!(desk.state().stage, Stage::KeyNeeded);
        let other = "0000-0000-0000-0000-0000-0000";
        assert!(desk.open_with_recovery_code(other).is_err());
        desk.open_with_recovery_code(&code).expect("opens");
        sign_in_administrator(&desk);
        assert_eq!(
            desk.state().stage,
            Stage::Ready,
            "it is the same store on the same machine"
        );
        let kept = desk.get_application(&later.number);
        assert!(
            kept.is_ok(),
            "what was registered after the backup is there too"
        );
        drop(desk);
        let again = Desk::open(places(folder.path())).expect("opens");
        assert_eq!(
            again.state().stage,
            Stage::SignIn,
            "and the next start needs no code"
        );
    }
}

#[test]
fn a_lost_store_and_lost_keys_come_back_with_the_backup_and_the_code() {
    let folder = tempfile::tempdir().expect("a folder");
    let (office, numbers, backup) = office_with_backup(folder.path());
    let code = office.recovery_code().to_owned();
    drop(office);
    std::fs::remove_file(places(folder.path()).keys()).expect("removes");
    std::fs::write(places(folder.path()).store(), b"nothing").expect("writes");

    let desk = Desk::open(places(folder.path())).expect("opens");
    assert_ne!(
        desk.state().stage,
        Stage::FirstRun,
        "never a silent new one"
    );
    desk.restore_backup(backup.to_str().expect("a path"), Some(&code))
        .expect("restores");
    sign_in_administrator(&desk);
    assert!(desk.get_application(&numbers[0]).is_ok());
}

#[test]
fn the_second_folder_gets_a_copy_and_its_trouble_stops_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let second = tempfile::tempdir().expect("a second folder");
    let path = second.path().to_str().expect("a path").to_owned();
    let (office, _, backup) = office_with_backup(folder.path());
    let desk = office.desk();
    desk.choose_second_backup_folder(&path).expect("chooses");
    let view = desk.back_up_now().expect("backs up");
    assert_eq!(view.problem, None);
    assert!(view.newest.is_some_and(|newest| newest <= Utc::now()));
    let copies: Vec<_> = std::fs::read_dir(second.path()).expect("lists").collect();
    assert_eq!(copies.len(), 1, "whole, and nothing half made beside it");

    // The first backup is lost; with the store damaged too, the copy is still found by its name.
    std::fs::remove_file(&backup).expect("removes");
    second.close().expect("the stick is pulled out");
    let view = desk.back_up_now().expect("the backup itself is made");
    let problem = view.problem.expect("and the missing copy is told");
    assert_eq!(problem.code.as_str(), "backup-failed");
}

/// Whenever a file gets or loses its name: the moments between which a restore can be torn apart.
const NAMING: &str = "rename,renameat,renameat2,unlink,unlinkat";

/// A restore takes far fewer such calls.
const FAR_TOO_OFTEN: u32 = 200;

#[test]
fn a_restore_killed_at_any_moment_leaves_the_old_store_or_the_new_one() {
    if !can_trace() {
        return;
    }
    let origin = tempfile::tempdir().expect("a folder");
    let (office, numbers, backup) = office_with_backup(origin.path());
    office.register(&ordinary_draft()).expect("registers");
    drop(office);
    let (mut old, mut new) = (0, 0);
    for at in 1..=FAR_TOO_OFTEN {
        let folder = tempfile::tempdir().expect("a folder");
        copy_folder(origin.path(), folder.path()).expect("copies");
        let died = restore_dying_at(at, folder.path(), &backup);
        drop(Desk::open(places(folder.path())).expect("the next start"));
        let proof = Proof::open(folder.path()).expect("there is a whole store");
        proof.chain_and_tables();
        match proof.count() - numbers.len() {
            0 => new += 1,
            1 => old += 1,
            more => panic!("{more} more than there were, killed at call {at}"),
        }
        if !died {
            assert!(
                old > 0 && new > 1,
                "deaths before and after it was decided: {old}, {new}"
            );
            return;
        }
    }
    panic!("still dying at call {FAR_TOO_OFTEN}");
}

/// Restores from a terminal that is killed at the `at`-th naming of a file; whether it was.
fn restore_dying_at(at: u32, folder: &Path, backup: &Path) -> bool {
    let inject = format!("inject={NAMING}:signal=SIGKILL:when={at}");
    let places = places(folder);
    let ended = Command::new("strace")
        .args(["-f", "-qqq", "-o", "/dev/null", "-e", &inject, "--"])
        .arg(env!("CARGO_BIN_EXE_terminal"))
        .arg("restore")
        .arg(backup)
        .arg("--data")
        .arg(&places.data)
        .arg("--state")
        .arg(&places.state)
        .stdout(Stdio::null())
        .status()
        .expect("strace starts");
    // Strace dies by the signal that its program died by.
    let died = ended.signal().is_some() || ended.code() == Some(137);
    assert!(died || ended.success(), "it died of nothing else: {ended}");
    died
}
