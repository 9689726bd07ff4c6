//! The API is as its description says: a stranger's tool (schemathesis) makes requests out of it, and finds no fault of
//! the center and no answer that is not described.

use std::path::{Path, PathBuf};
use std::process::Command;

use domain::Kind;
use serde_json::json;

use crate::officers::office;
use stories::center::{Center, Person};

const VERSION: &str = "4.32.5";

/// The tool, in a folder of its own beside what cargo builds; fetched once. None where Python's registry cannot be
/// reached: that is no fault of the center's.
fn schemathesis() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("schemathesis-{VERSION}"));
    let program = folder.join("bin/schemathesis");
    if !program.exists() {
        let mut venv = Command::new("python3");
        run(venv.args(["-m", "venv"]).arg(&folder));
        let mut pip = Command::new(folder.join("bin/pip"));
        pip.args(["install", "--quiet", &format!("schemathesis=={VERSION}")]);
        let fetched = pip.output().unwrap();
        if !fetched.status.success() {
            let why = String::from_utf8_lossy(&fetched.stderr);
            println!(
                "The description is not tried here, since schemathesis cannot be fetched. {why}"
            );
            return None;
        }
    }
    Some(program)
}

fn run(command: &mut Command) -> String {
    let done = command.output().unwrap();
    assert!(
        done.status.success(),
        "{}{}",
        String::from_utf8_lossy(&done.stdout),
        String::from_utf8_lossy(&done.stderr)
    );
    String::from_utf8(done.stdout).unwrap()
}

#[test]
fn whatever_is_made_of_the_description_is_answered_as_it_says() {
    let Some(program) = schemathesis() else {
        return;
    };
    let center = Center::start();
    let (_, number) = office(&center, Kind::Complaint);
    let officer = Person::signed_in(&center, "Ayşe", "officer", None);
    let unit = Person::signed_in(&center, "Mehmet", "unit", Some("EDAS"));
    let referral = json!({ "revision": 1, "unit": "EDAS" });
    let path = format!("/api/applications/{number}/referral");
    assert_eq!(officer.tell(&path, &referral).0, 200);

    // Made-up numbers alone would never get past the door.
    let folder = tempfile::tempdir().unwrap();
    let known = format!("[parameters]\n\"path.number\" = \"{number}\"\n");
    std::fs::write(folder.path().join("schemathesis.toml"), known).unwrap();
    for person in [officer, unit] {
        let mut tool = Command::new(&program);
        tool.args(["run", &format!("http://{}/openapi.json", center.address(0))])
            .args(["--header", &format!("Authorization: Bearer {}", person.token)])
            .args(["--phases", "coverage,fuzzing", "--max-examples", "5"])
            .args(["--seed", "1", "--generation-deterministic"])
            // Not the rejection of everything wrong: some of what it calls wrong is only unusual.
            .args([
                "--checks",
                "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance",
            ])
            // It would sign itself out.
            .args(["--exclude-method", "DELETE", "--no-color"])
            .current_dir(folder.path());
        let told = run(&mut tool);
        assert!(told.contains("16 selected / 17 total"), "{told}");
    }
}
