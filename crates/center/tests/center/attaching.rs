//! What came with applications: whose it is, and how it goes.

use domain::{AttachmentKind, AttachmentReference, Fact, Kind};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::living::{number, registered, send_all};
use crate::officers::office;
use crate::playing_desk::PlayedDesk;
use stories::center::{Center, OTHER_OFFICE, Person};

/// The bytes of a piece.
const CHUNK: usize = 256 * 1024;

/// A file that begins as a PDF does and has two pieces.
fn file(mark: u8) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    file.resize(CHUNK + 100, mark);
    file
}

fn hash(content: &[u8]) -> String {
    hex::encode(Sha256::digest(content))
}

/// Somebody's matter, with these files.
fn registered_with(desk: &PlayedDesk, running: u32, files: &[&[u8]]) -> Fact {
    let mut fact = registered(desk, running, Kind::Request, "");
    if let Fact::ApplicationRegistered { registration, .. } = &mut fact {
        registration.applicant.surname = format!("Yılmaz {running}");
        registration.attachments = files
            .iter()
            .map(|file| AttachmentReference {
                sha256: hash(file),
                name: "belge.pdf".into(),
                kind: AttachmentKind::Pdf,
                bytes: file.len() as u64,
            })
            .collect();
    }
    fact
}

fn send_file(desk: &PlayedDesk, file: &[u8]) {
    let pieces = file.chunks(CHUNK);
    for (place, piece) in (0..).zip(pieces) {
        let sent = desk.send_piece((&hash(file), place), file.len(), piece);
        assert_eq!(sent.map(|state| state.whole), Ok(place == 1));
    }
}

#[test]
fn another_offices_desk_gets_no_piece_and_does_not_learn_that_there_is_one() {
    let center = Center::start();
    let (desk, _) = office(&center, Kind::Request);
    let file = file(1);
    send_file(&desk, &file);
    assert!(desk.piece(&hash(&file), 0).is_ok(), "its own office does");

    let elsewhere = PlayedDesk::new(center.address(0), OTHER_OFFICE, 1, 0);
    elsewhere
        .enrol(&center.enrolment_code(OTHER_OFFICE, 15))
        .unwrap();
    let nobodys = "0".repeat(64);
    for place in [0, 1] {
        let refused = elsewhere.piece(&hash(&file), place);
        assert_eq!(refused, Err("attachment-missing".into()));
        assert_eq!(refused, elsewhere.piece(&nobodys, place));
    }
    let told = elsewhere.attachment(&hash(&file)).unwrap();
    assert_eq!((told.chunks.len(), told.whole), (0, false));
    assert_eq!(Ok(told), elsewhere.attachment(&nobodys));

    // Who sends the same is not told that it is there already, nor given what it has not sent.
    let sent = elsewhere.send_piece((&hash(&file), 1), file.len(), &file[CHUNK..]);
    assert_eq!(
        sent.map(|state| (state.chunks, state.whole)),
        Ok((vec![1], false))
    );
    assert_eq!(
        elsewhere.piece(&hash(&file), 0),
        Err("attachment-missing".into())
    );
}

#[test]
fn what_came_with_an_application_is_erased_with_it_unless_another_one_came_with_the_same() {
    let center = Center::start();
    let (mut desk, _) = office(&center, Kind::Request);
    let (own, shared) = (file(1), file(2));
    desk.write(&registered_with(&desk, 2, &[&own, &shared]));
    desk.write(&registered_with(&desk, 3, &[&shared]));
    send_all(&desk);
    send_file(&desk, &own);
    send_file(&desk, &shared);
    let erase = |running| {
        let number = String::from(number(&desk, running));
        center.admin(center::admin::Command::Erase {
            number,
            basis: "KVKK m. 7".into(),
        })
    };

    assert_eq!(erase(2), "1 facts erased");
    assert_eq!(desk.piece(&hash(&own), 0), Err("attachment-missing".into()));
    let left = "SELECT count(DISTINCT sha256) || ' ' || count(*) FROM attachment_chunk";
    assert_eq!(center.ask_database(left), "1 2");
    assert!(desk.piece(&hash(&shared), 0).is_ok(), "the other has it");

    // A desk that has not heard of it yet.
    let sent = desk.send_piece((&hash(&own), 1), own.len(), &own[CHUNK..]);
    assert_eq!(
        sent.map(|state| (state.chunks, state.whole)),
        Ok((vec![0, 1], true))
    );
    assert_eq!(center.ask_database(left), "1 2", "none of it is kept");
    assert_eq!(desk.piece(&hash(&own), 1), Err("attachment-missing".into()));

    erase(3);
    assert_eq!(center.ask_database(left), "0 0");
    // Somebody else brings the same paper.
    let mut desk = desk.clone();
    desk.write(&registered_with(&desk, 4, &[&own]));
    desk.send(desk.facts.len(), desk.facts.len()).unwrap();
    send_file(&desk, &own);
    assert!(desk.piece(&hash(&own), 1).is_ok());
}

#[test]
fn a_paper_that_a_unit_answered_with_is_erased_with_the_last_answer_that_names_it() {
    let center = Center::start();
    let (mut desk, _) = office(&center, Kind::Request);
    desk.write(&registered_with(&desk, 2, &[]));
    send_all(&desk);
    let officer = Person::signed_in(&center, "Ayşe", "officer", None);
    let unit = Person::signed_in(&center, "Mehmet", "unit", Some("EDAS"));
    let (_, paper) = unit.upload("/api/papers", b"%PDF-1.7\n%%EOF\n");
    let numbers = [1, 2].map(|running| String::from(number(&desk, running)));
    for number in &numbers {
        let step = |step: &str| format!("/api/applications/{number}/{step}");
        let referral = json!({ "revision": 1, "unit": "EDAS" });
        assert_eq!(officer.tell(&step("referral"), &referral).0, 200);
        let answer = json!({ "revision": 2, "text": "Lamba değiştirildi.",
                             "papers": [{ "sha256": paper["sha256"], "name": "tutanak.pdf" }] });
        assert_eq!(unit.tell(&step("answer"), &answer).0, 200);
    }
    let papers = "SELECT count(*) FROM paper";
    for (number, left) in numbers.into_iter().zip(["1", "0"]) {
        let basis = "KVKK m. 7".into();
        center.admin(center::admin::Command::Erase { number, basis });
        assert_eq!(center.ask_database(papers), left);
    }
}
