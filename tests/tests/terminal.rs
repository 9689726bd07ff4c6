//! The desk from a terminal: each command does its work without a window, says so in words, and exits
//! with what a script can rely on.

use std::ffi::OsString;
use std::path::Path;

use desk::terminal::{Console, Ended, run_on};

/// What a command said and how it ended.
struct Said {
    out: String,
    err: String,
    code: Option<u8>,
}

/// Runs a command on the desk in `folder`, in English; `typed` is what is asked for.
fn command(folder: &Path, arguments: &[&str], typed: &str) -> Said {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut line: Vec<OsString> = vec!["acikkapi-desk".into()];
    line.extend(arguments.iter().map(OsString::from));
    line.extend(["--language", "en", "--data"].map(OsString::from));
    line.push(folder.join("data").into());
    line.push("--state".into());
    line.push(folder.join("state").into());
    let ended = {
        let mut console = Console::new(&mut out, &mut err, || Ok(typed.to_owned()));
        run_on(line.into_iter(), &mut console)
    };
    Said {
        out: String::from_utf8(out).expect("text"),
        err: String::from_utf8(err).expect("text"),
        code: match ended {
            Ended::With(code) => Some(code),
            Ended::Window(_) => None,
        },
    }
}

#[test]
fn the_demo_office_is_made_once_and_every_record_of_it_proves_good() {
    let folder = tempfile::tempdir().expect("a folder");
    let made = command(folder.path(), &["demo"], "");
    assert_eq!(made.code, Some(0), "{}", made.err);
    assert!(
        made.out.contains("287") && made.out.contains("135790"),
        "{}",
        made.out
    );

    let verified = command(folder.path(), &["verify"], "");
    assert_eq!(verified.code, Some(0), "{}", verified.err);
    let rebuilt = command(folder.path(), &["rebuild"], "");
    assert!(rebuilt.out.contains("right before"), "{}", rebuilt.out);

    let again = command(folder.path(), &["demo"], "");
    assert_eq!(
        again.code,
        Some(1),
        "a desk that is there is never filled with inventions"
    );
    assert!(again.err.contains("already"), "{}", again.err);
}

#[test]
fn without_a_command_the_window_is_asked_for_in_the_given_folders() {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(command(folder.path(), &[], "").code, None);
    assert!(
        !folder.path().join("data").exists(),
        "and nothing is made yet"
    );
}

#[test]
fn what_is_not_understood_is_said_and_exits_with_two() {
    let folder = tempfile::tempdir().expect("a folder");
    let unknown = command(folder.path(), &["dance"], "");
    assert_eq!(unknown.code, Some(2));
    assert!(
        unknown.err.contains("dance") && unknown.err.contains("--help"),
        "{}",
        unknown.err
    );
    let help = command(folder.path(), &["--help"], "");
    assert_eq!(help.code, Some(0));
    assert!(
        help.out.contains("verify") && help.out.contains("rebuild"),
        "{}",
        help.out
    );
}

#[test]
fn a_backup_is_made_copied_and_restored_from_a_terminal() {
    let folder = tempfile::tempdir().expect("a folder");
    let made = command(folder.path(), &["demo"], "");
    let code = made
        .out
        .split("Recovery code: ")
        .nth(1)
        .expect("says the code");
    let code = code.lines().next().expect("a line").to_owned();
    let stick = folder.path().join("stick");
    std::fs::create_dir(&stick).expect("makes");
    let stick_text = stick.to_str().expect("a path");
    let backed_up = command(folder.path(), &["backup", "--to", stick_text], "");
    assert_eq!(backed_up.code, Some(0), "{}", backed_up.err);
    let copy = std::fs::read_dir(&stick)
        .expect("lists")
        .next()
        .expect("one copy");
    let copy = copy.expect("an entry").path();
    let copy = copy.to_str().expect("a path");

    let restored = command(folder.path(), &["restore", copy], "");
    assert_eq!(restored.code, Some(0), "{}", restored.err);
    assert!(restored.out.contains("set aside") && restored.out.contains("new desk code"));
    assert_eq!(command(folder.path(), &["verify"], "").code, Some(0));
    let doctor = command(folder.path(), &["doctor"], "");
    assert_eq!(
        doctor.code,
        Some(1),
        "the desk code that is missing is something to look after"
    );
    assert!(
        doctor.out.contains("Choose a new desk code"),
        "{}",
        doctor.out
    );

    // On another machine the code is asked for.
    let elsewhere = tempfile::tempdir().expect("another machine's folder");
    let wrong = command(elsewhere.path(), &["restore", copy], "not a code\n");
    assert_eq!(wrong.code, Some(1));
    assert!(wrong.err.contains("recovery code"), "{}", wrong.err);
    let right = command(elsewhere.path(), &["restore", copy], &format!("{code}\n"));
    assert_eq!(right.code, Some(0), "{}", right.err);
    assert_eq!(command(elsewhere.path(), &["verify"], "").code, Some(0));
}

#[test]
fn records_that_do_not_open_are_set_aside_only_when_it_is_asked_for_twice() {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(command(folder.path(), &["demo"], "").code, Some(0));
    let opens = command(folder.path(), &["set-aside", "--yes"], "");
    assert_eq!(opens.code, Some(1));
    assert!(opens.err.contains("The records open"), "{}", opens.err);

    let store = folder.path().join("data/desk.db");
    std::fs::write(&store, "nothing that opens").expect("writes");
    let asked = command(folder.path(), &["set-aside"], "");
    assert_eq!(asked.code, Some(1));
    assert!(asked.err.contains("--yes"), "{}", asked.err);
    assert!(store.exists(), "nothing was done");

    let done = command(folder.path(), &["set-aside", "--yes"], "");
    assert_eq!(done.code, Some(0), "{}", done.err);
    assert!(done.out.contains("set aside") && done.out.contains("desk code"));
    assert!(!store.exists());
    let doctor = command(folder.path(), &["doctor"], "");
    assert!(
        doctor.out.contains("No desk has been set up"),
        "{}",
        doctor.out
    );
}

#[test]
fn what_goes_wrong_is_a_sentence_and_exits_with_one() {
    let folder = tempfile::tempdir().expect("a folder");
    for task in [&["verify"][..], &["rebuild"], &["backup"], &["print-test"]] {
        let said = command(folder.path(), task, "");
        assert_eq!(said.code, Some(1), "{task:?}");
        assert!(
            said.err.contains("no records of a desk here"),
            "{task:?}: {}",
            said.err
        );
    }
    let letter = folder.path().join("letter");
    std::fs::write(&letter, "Sayın Kaymakam").expect("writes");
    let said = command(
        folder.path(),
        &["restore", letter.to_str().expect("a path")],
        "",
    );
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("not a backup"), "{}", said.err);
    let missing = command(folder.path(), &["restore", "/nowhere/at/all"], "");
    assert!(missing.err.contains("not a backup"), "{}", missing.err);

    let nothing = command(folder.path(), &["doctor"], "");
    assert_eq!(
        nothing.code,
        Some(0),
        "a machine without a desk is no trouble"
    );
    assert!(
        nothing.out.contains("No desk has been set up"),
        "{}",
        nothing.out
    );
    assert_eq!(command(folder.path(), &["demo"], "").code, Some(0));
    let no_printer = command(folder.path(), &["print-test"], "");
    assert_eq!(no_printer.code, Some(1));
    assert!(no_printer.err.contains("No printer"), "{}", no_printer.err);
}
