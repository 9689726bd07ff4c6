//! Slips on their way to paper: the real desk and the virtual printer, over TCP.

use stories::office::{Office, ordinary_draft};

#[test]
fn without_a_printer_registering_works_and_still_gives_a_number() {
    let folder = tempfile::tempdir().unwrap();
    let office = Office::open(folder.path()).unwrap();
    let registered = office.register(&ordinary_draft()).unwrap();
    assert!(
        registered.number.starts_with("1008 01"),
        "{}",
        registered.number
    );
    assert_eq!(registered.slip, None, "there is nothing to wait for");
}
