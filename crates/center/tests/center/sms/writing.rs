//! What desks write in stories about SMS, and what they read of it.

use std::time::{Duration, Instant};

use domain::{ApplicationNumber, Change, Fact, Kind, Language, Outcome, SmsFate, SmsPurpose};

use super::now;
use crate::living::{number, registered, said};
use crate::playing_desk::PlayedDesk;
use stories::center::{Center, OFFICE};

/// Longer than anything here takes on a busy machine.
const LONG: Duration = Duration::from_mins(1);

/// An enrolled desk whose journal begins.
pub(super) fn desk(center: &Center) -> PlayedDesk {
    let desk = PlayedDesk::new(center.address(0), OFFICE, 1, 0);
    desk.enrol(&center.enrolment_code(OFFICE, 15)).unwrap();
    desk
}

/// Somebody with this telephone registers now, in Turkish.
pub(super) fn register(desk: &mut PlayedDesk, running: u32, phone: &str) -> ApplicationNumber {
    register_as(desk, running, phone, Language::Tr, now())
}

/// Somebody registers in a language, by the desk's clock at `at`.
pub(super) fn register_as(
    desk: &mut PlayedDesk,
    running: u32,
    phone: &str,
    language: Language,
    at: i64,
) -> ApplicationNumber {
    let mut fact = registered(desk, running, Kind::Request, phone);
    if let Fact::ApplicationRegistered { registration, .. } = &mut fact {
        registration.applicant.language = language;
    }
    desk.write_at(&fact, at);
    number(desk, running)
}

/// The application ends without a unit having been asked.
pub(super) fn conclude(desk: &mut PlayedDesk, number: ApplicationNumber, revision: u32) {
    let concluded = Fact::ApplicationConcluded {
        number,
        revision,
        outcome: Outcome::NotExaminable,
        explanation: "Dilekçede konu yok.".into(),
    };
    desk.write_at(&concluded, now());
}

/// The telephone is corrected.
pub(super) fn correct_phone(desk: &mut PlayedDesk, number: ApplicationNumber, phone: Option<&str>) {
    let corrected = Fact::ApplicationCorrected {
        number,
        changes: vec![Change::Phone(phone.map(|phone| phone.parse().unwrap()))],
        reason: "Yanlış yazılmış".into(),
    };
    desk.write_at(&corrected, now());
}

/// What the office was told of an SMS, in its order.
pub(super) fn fates(
    desk: &PlayedDesk,
    number: ApplicationNumber,
    purpose: SmsPurpose,
) -> Vec<SmsFate> {
    let told = all_fates(desk).into_iter();
    told.filter(|(of, why, _)| (*of, *why) == (number, purpose))
        .map(|(.., fate)| fate)
        .collect()
}

/// The same, once this fate is among it.
pub(super) fn fates_until(
    desk: &PlayedDesk,
    number: ApplicationNumber,
    purpose: SmsPurpose,
    fate: SmsFate,
) -> Vec<SmsFate> {
    fates_until_one_of(desk, number, purpose, &[fate])
}

/// The same, once one of these fates is among it.
pub(super) fn fates_until_one_of(
    desk: &PlayedDesk,
    number: ApplicationNumber,
    purpose: SmsPurpose,
    wanted: &[SmsFate],
) -> Vec<SmsFate> {
    let began = Instant::now();
    loop {
        let head = desk.feed(0).unwrap().head;
        let fates = fates(desk, number, purpose);
        if fates.iter().any(|fate| wanted.contains(fate)) {
            return fates;
        }
        assert!(began.elapsed() < LONG, "not {wanted:?} in time: {fates:?}");
        // Answers when there is more.
        desk.news(head).unwrap();
    }
}

/// Everything that the office was told of SMS.
pub(super) fn all_fates(desk: &PlayedDesk) -> Vec<(ApplicationNumber, SmsPurpose, SmsFate)> {
    let (mut place, mut told) = (0, Vec::new());
    loop {
        let page = desk.feed(place).unwrap();
        place += page.entries.len() as u64;
        for entry in &page.entries {
            if let Some(Fact::SmsFateChanged {
                number,
                purpose,
                fate,
            }) = said(entry)
            {
                told.push((number, purpose, fate));
            }
        }
        if page.entries.is_empty() || place >= page.head {
            return told;
        }
    }
}
