//! Desks of two versions in one office: what the newer one writes passes the center unharmed, and the older one loses nothing.

use std::time::Duration;

use crate::living::send_all;
use crate::playing_desk::PlayedDesk;
use stories::center::{Center, OFFICE};
use stories::closed_office::{behind_its_back, command};
use stories::office::{ADMINISTRATOR, ADMINISTRATOR_SECRET, Office, places};

/// A kind of fact that this program has never heard of.
const UNKNOWN: &str = "wheelchair_lent";
const LENT: &[u8] = "{\"number\":\"1008010000128\",\"chair\":7,\"kime\":\"Işıl\"}".as_bytes();
/// A kind that it knows, with a field that it does not.
const ASKED: &[u8] = br#"{"topic":null,"note":"2. kat","floor":{"of":2}}"#;

#[test]
fn what_a_newer_desk_writes_an_older_one_keeps_raw_and_counts_and_goes_on_verifying() {
    let center = Center::start();
    let mut newer = PlayedDesk::new(center.address(0), OFFICE, 1, 0);
    newer.write_raw(UNKNOWN, LENT.to_vec());
    newer.write_raw("inquiry_recorded", ASKED.to_vec());
    newer.enrol(&center.enrolment_code(OFFICE, 15)).unwrap();
    send_all(&newer);
    let apart = "SELECT count(*) FROM fact WHERE quarantine IS NOT NULL";
    assert_eq!(center.ask_database(apart), "0", "newer is not wrong");

    let folder = tempfile::tempdir().unwrap();
    let older = Office::open_as(folder.path(), "02").unwrap();
    older.desk().start_syncing(Duration::ZERO);
    older.sign_in(ADMINISTRATOR, ADMINISTRATOR_SECRET).unwrap();
    let address = format!("http://{}", center.address(0));
    let code = center.enrolment_code(OFFICE, 15);
    older.desk().enrol(&address, &code).unwrap();
    let (view, came) = older.wait_for(
        |desk| desk.sync_view().unwrap(),
        |view| view.in_touch && view.waiting_facts == 0 && view.not_understood > 0,
    );
    assert!(came, "{view:?}");
    assert_eq!(
        view.not_understood, 1,
        "it is counted, and said on the screen"
    );
    let day = chrono::DateTime::UNIX_EPOCH.date_naive();
    let inquiries = older.desk().list_day(Some(day)).unwrap().inquiries;
    assert_eq!(inquiries.len(), 1, "an unknown field is in nobody's way");
    drop(older);

    let places = places(folder.path());
    let store = behind_its_back(&places);
    for (kind, body) in [(UNKNOWN, LENT), ("inquiry_recorded", ASKED)] {
        let kept: Vec<u8> = store
            .query_row(
                "SELECT body FROM received_fact WHERE kind = ?1",
                [kind],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(kept, body, "byte for byte, for the program that knows it");
    }
    drop(store);
    let (said, code) = command(&places, "verify");
    assert_eq!(code, 0, "{said}");
}
