//! What the order makes of an application: steps that meet, and one matter that two desks wrote down.

use domain::applicant::{Applicant, Identity, Language};
use domain::catalogue::{TopicCode, UnitCode};
use domain::privacy::{NoticeWay, PrivacyNotice};
use domain::{ApplicationNumber, Deadlines, Fact, FactPlace, Kind, Registration, RunningNumber};
use protocol::wire::{BatchAnswer, FeedEntry};

use crate::playing_desk::PlayedDesk;
use stories::center::{Center, OFFICE};

/// The number that a played desk gives for the `running`-th time.
pub(crate) fn number(desk: &PlayedDesk, running: u32) -> ApplicationNumber {
    ApplicationNumber::new(desk.office, desk.code, RunningNumber::new(running).unwrap())
}

/// Somebody with this telephone asks for something.
pub(crate) fn registered(desk: &PlayedDesk, running: u32, kind: Kind, phone: &str) -> Fact {
    Fact::ApplicationRegistered {
        number: number(desk, running),
        registration: Box::new(Registration {
            applicant: Applicant {
                identity: Identity::NotGiven,
                given_name: "Ayşe".into(),
                surname: "Yılmaz".into(),
                phone: phone.parse().ok(),
                ..Applicant::default()
            },
            representative: None,
            kind,
            topic: Some(TopicCode::new("AYD-SOKAK")),
            subject: "Sokak lambası yanmıyor".into(),
            narrative: "Üç gündür karanlıktayız.".into(),
            unit: None,
            attachments: Vec::new(),
            privacy_notice: PrivacyNotice {
                version: "1".into(),
                language: Language::Tr,
                way: NoticeWay::ShownAtDesk,
            },
        }),
        deadlines: Deadlines {
            due_on: "2026-11-30".parse().unwrap(),
            legal_limit_on: "2026-12-21".parse().unwrap(),
        },
    }
}

pub(crate) fn referred(number: ApplicationNumber, revision: u32, unit: &str) -> Fact {
    Fact::ApplicationReferred {
        number,
        revision,
        unit: UnitCode::new(unit),
        note: String::new(),
    }
}

fn withdrawn(number: ApplicationNumber, revision: u32) -> Fact {
    Fact::ApplicationWithdrawn {
        number,
        revision,
        reason: String::new(),
    }
}

/// What an entry of the feed says.
pub(crate) fn said(entry: &FeedEntry) -> Option<Fact> {
    let protocol::wire::Content::Kept { body, .. } = &entry.fact.content else {
        return None;
    };
    let body: serde_json::Value = serde_json::from_slice(body).unwrap();
    serde_json::from_value(serde_json::json!({ "kind": entry.fact.kind, "body": body })).ok()
}

/// Two desks of the office, enrolled.
fn two_desks(center: &Center) -> [PlayedDesk; 2] {
    [1, 2].map(|code| {
        let desk = PlayedDesk::new(center.address(0), OFFICE, code, 0);
        desk.enrol(&center.enrolment_code(OFFICE, 15)).unwrap();
        desk
    })
}

pub(crate) fn send_all(desk: &PlayedDesk) {
    assert!(matches!(
        desk.send(1, desk.facts.len()),
        Ok(BatchAnswer::Taken { .. })
    ));
}

#[test]
fn a_step_that_met_another_one_on_its_way_is_told_and_overwrites_nothing() {
    let center = Center::start();
    let [mut first, mut second] = two_desks(&center);
    let number = number(&first, 1);
    first.write(&registered(&first, 1, Kind::Request, "0532 123 45 67"));
    send_all(&first);

    // Both saw the registration alone, and act while they are apart.
    second.write(&referred(number, 1, "EDAS"));
    first.write(&withdrawn(number, 1));
    send_all(&second);
    send_all(&first);

    let entries = first.feed(0).unwrap().entries;
    let last = entries.last().unwrap();
    assert_eq!(
        last.origin.desk, None,
        "the center says it itself, behind what it is about"
    );
    assert_eq!(last.fact.author, "center");
    let told = said(last).unwrap();
    let refused = Fact::FactRefused {
        number,
        place: FactPlace {
            desk: Some(first.code),
            epoch: 1,
            sequence: 3,
            branch: 0,
        },
        kind: "application_withdrawn".into(),
        author: "played".into(),
        reason: "step-outdated".into(),
    };
    assert_eq!(told, refused);
    let page = first.feed(0).unwrap();
    let rolled = page
        .entries
        .iter()
        .fold([0; 32], |rolling, entry| entry.rolled(&rolling));
    assert_eq!(rolled, page.rolling, "the center's facts are in the chain");

    // Having seen both, the desk withdraws again.
    first.write(&withdrawn(number, 3));
    send_all(&first);
    let entries = first.feed(page.head).unwrap().entries;
    assert_eq!(entries.len(), 1, "this time nothing is refused");
}

#[test]
fn one_matter_that_two_desks_wrote_down_is_proposed_to_be_linked() {
    let center = Center::start();
    let [mut first, mut second] = two_desks(&center);
    first.write(&registered(&first, 1, Kind::Request, "0532 123 45 67"));
    second.write(&registered(&second, 1, Kind::Request, "0532 123 45 67"));
    second.write(&registered(&second, 2, Kind::Request, "0533 765 43 21"));
    send_all(&first);
    send_all(&second);

    let entries = second.feed(0).unwrap().entries;
    let proposed: Vec<Fact> = entries
        .iter()
        .filter(|entry| entry.origin.desk.is_none())
        .filter_map(said)
        .collect();
    assert_eq!(
        proposed,
        [Fact::LinkProposed {
            number: number(&second, 1),
            to: number(&first, 1)
        }],
        "the other one is another person's"
    );
}

#[test]
fn the_tables_made_again_from_the_facts_are_the_same() {
    let center = Center::start();
    let [mut first, mut second] = two_desks(&center);
    let number = number(&first, 1);
    first.write(&registered(&first, 1, Kind::TipOff, "0532 123 45 67"));
    first.write(&referred(number, 1, "EDAS"));
    second.write(&withdrawn(number, 1));
    second.write(&registered(&second, 1, Kind::Request, ""));
    send_all(&first);
    send_all(&second);

    let tables = "SELECT string_agg(application::text, '|' ORDER BY number) FROM application";
    let before = center.ask_database(tables);
    assert!(
        before.contains("referred,3,"),
        "the refused step counts: {before}"
    );
    let told = center.admin(center::admin::Command::Rebuild {
        office: Some(OFFICE.into()),
    });
    assert_eq!(told, "rebuilt from 7 facts");
    assert_eq!(center.ask_database(tables), before);
}
