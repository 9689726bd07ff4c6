//! An office that is closed: its store looked at and changed behind the desk's back, and the commands of the
//! terminal run on it.

use std::ffi::OsString;
use std::path::Path;

use desk::Places;
use desk::terminal::{Console, Ended, run_on};
use desk::vault::{DataKey, KeyPaths, KeyRing};
use desk::views::SlipWord;
use domain::Draft;
use rusqlite::{Connection, OpenFlags};

use crate::office::{ADMINISTRATOR, ADMINISTRATOR_SECRET, Office, ordinary_draft, places};

/// An office where a bit of everything happened, closed again.
///
/// # Panics
/// The desk refuses or fails at what is done there.
pub fn lively_office(folder: &Path) -> Places {
    let office = Office::open(folder).expect("opens");
    let desk = office.desk();
    let first = office.register(&ordinary_draft()).expect("registers");
    let second = office.register(&ordinary_draft()).expect("registers");
    let seen = desk.get_application(&first.number).expect("is there");
    let mended = Draft {
        subject: "Sokak lambası üç gündür yanmıyor".into(),
        ..seen.draft
    };
    desk.correct_application(&first.number, seen.revision, &mended, "Eksik yazılmış")
        .expect("corrects");
    desk.link_applications(&second.number, &first.number)
        .expect("links");
    desk.record_inquiry(None, "nüfus sorulmuş").expect("counts");
    office
        .sign_in(ADMINISTRATOR, ADMINISTRATOR_SECRET)
        .expect("signs in");
    desk.choose_printer("127.0.0.1:9", domain::SlipWidth::Mm58)
        .expect("chooses");
    let copy = desk.copy_slip(&first.number).expect("copies");
    desk.settle_slip(copy.job, &SlipWord::Drop)
        .expect("settles");
    places(folder)
}

/// The closed store, opened behind the desk's back.
///
/// # Panics
/// It does not open.
pub fn behind_its_back(places: &Places) -> Connection {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE;
    desk::store::with_key(&places.store(), &key_of(places), flags).expect("opens")
}

/// The key of a closed store.
///
/// # Panics
/// This machine does not have it.
pub fn key_of(places: &Places) -> DataKey {
    let keys = KeyRing::read(&KeyPaths::new(&places.data, &places.state)).expect("keys");
    keys.open_for_this_machine().expect("opens")
}

/// Changes the closed store behind the desk's back.
///
/// # Panics
/// There was nothing to change.
pub fn change(places: &Places, sql: &str) {
    let changed = behind_its_back(places).execute(sql, []).expect("changes");
    assert!(changed > 0, "something was there to change");
}

/// What a command says, in English, and its exit code.
///
/// # Panics
/// It asks for the window.
pub fn command(places: &Places, task: &str) -> (String, u8) {
    let mut said = Vec::new();
    let mut complained = Vec::new();
    let mut line: Vec<OsString> = ["acikkapi-desk", task, "--language", "en", "--data"]
        .map(OsString::from)
        .into();
    line.extend([
        places.data.clone().into(),
        "--state".into(),
        places.state.clone().into(),
    ]);
    let ended = run_on(
        line.into_iter(),
        &mut Console::new(&mut said, &mut complained, || Ok(String::new())),
    );
    said.extend(complained);
    let Ended::With(code) = ended else {
        panic!("the window was not asked for");
    };
    (String::from_utf8(said).expect("text"), code)
}
