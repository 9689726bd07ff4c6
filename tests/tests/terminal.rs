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
