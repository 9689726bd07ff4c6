//! What citizens are told by SMS: through a real gateway, to an operator that writes it down.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::NaiveDate;
use domain::applicant::Applicant;
use domain::application::{Change, Kind, Registration};
use domain::calendar::Deadlines;
use domain::fact::{SmsFate, SmsPurpose};
use domain::privacy::{NoticeWay, PrivacyNotice};
use domain::{ApplicationNumber, Fact, Language, Phone, RunningNumber};
use protocol::wire::{Content, FeedEntry};

use crate::kannel::{Kannel, NOT_ROUTABLE};
use crate::playing_desk::PlayedDesk;
use crate::running::{Center, OFFICE};

const DAY: i64 = 86_400_000;
const ANYBODY: &str = "+905321234567";

fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    i64::try_from(since.as_millis()).unwrap()
}

/// An enrolled desk whose journal begins.
fn desk(center: &Center) -> PlayedDesk {
    let desk = PlayedDesk::new(center.address(0), OFFICE, 1, 0);
    desk.enrol(&center.enrolment_code(OFFICE, 15)).unwrap();
    desk
}

/// Somebody with this telephone registers now.
fn register(desk: &mut PlayedDesk, running: u32, phone: Option<&str>) -> ApplicationNumber {
    register_at(desk, running, phone, Language::Tr, now())
}

fn register_at(
    desk: &mut PlayedDesk,
    running: u32,
    phone: Option<&str>,
    language: Language,
    at: i64,
) -> ApplicationNumber {
    let running = RunningNumber::new(running).unwrap();
    let number = ApplicationNumber::new(desk.office, desk.code, running);
    let day = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
    let registration = Registration {
        applicant: Applicant {
            given_name: "Ayşe".into(),
            phone: phone.map(|phone| phone.parse::<Phone>().unwrap()),
            language,
            ..Applicant::default()
        },
        representative: None,
        kind: Kind::Request,
        topic: None,
        subject: "Sokak lambası".into(),
        narrative: String::new(),
        unit: None,
        attachments: Vec::new(),
        privacy_notice: PrivacyNotice {
            version: "1".into(),
            language: Language::Tr,
            way: NoticeWay::ShownAtDesk,
        },
    };
    desk.write_at(
        &Fact::ApplicationRegistered {
            number,
            registration: Box::new(registration),
            deadlines: Deadlines {
                due_on: day,
                legal_limit_on: day,
            },
        },
        at,
    );
    number
}

fn send_all(desk: &PlayedDesk) {
    desk.send(1, desk.facts.len()).unwrap();
}

#[test]
fn who_registered_gets_the_number_once_and_the_office_learns_that_it_arrived() {
    let kannel = Kannel::start();
    let center = Center::start_sending(|address| kannel.settings(address));
    let mut desk = desk(&center);
    let number = register(&mut desk, 1, Some(ANYBODY));
    send_all(&desk);

    let sms = kannel.next_at_operator();
    assert_eq!(sms.from, "ACIKKAPI");
    assert_eq!(sms.to, ANYBODY);
    assert_eq!(
        sms.text,
        format!("Açık Kapı: Başvurunuz alındı. Başvuru numaranız: {number}")
    );
    send_all(&desk);
}
