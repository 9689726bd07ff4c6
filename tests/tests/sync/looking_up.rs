//! An application is asked for at the center, by the last digits that only the person who applied knows.

use crate::working::{enrol_at, office, wait_until_sent};
use desk::{Answer, Trouble};
use domain::refusal::Field;
use domain::{Outcome, State};
use std::net::SocketAddr;
use stories::center::{Center, FaultLine, OFFICE, Person};
use stories::office::ordinary_draft;

fn why<T>(answer: Answer<T>) -> (&'static str, Option<Field>) {
    match answer {
        Ok(_) => panic!("nothing is told"),
        Err(Trouble::Refused(refused)) => (refused[0].code.as_str(), refused[0].field),
        Err(Trouble::Failed(failure)) => (failure.code.as_str(), None),
    }
}

#[test]
fn who_knows_the_digits_is_told_and_who_guesses_waits() {
    let center = Center::start();
    let line = FaultLine::to(center.address(0));
    let folder = tempfile::tempdir().unwrap();
    let desk = office(folder.path(), "01");
    let alone = desk.desk().look_up_elsewhere("1003 010", "4567");
    assert_eq!(why(alone), ("number-length", Some(Field::Number)));

    let number = desk.register(&ordinary_draft()).unwrap().number;
    let ask = |digits: &str| desk.desk().look_up_elsewhere(&number, digits);
    assert_eq!(why(ask("4567")), ("not-enrolled", None));
    let address = format!("http://{}", line.address());
    enrol_at(&desk, &address, &center.enrolment_code(OFFICE, 15));
    wait_until_sent(&desk);

    let seen = ask(" 4567 ").unwrap();
    assert_eq!(seen.number, number);
    assert_eq!(seen.office, "Edremit (Balıkesir)");
    assert_eq!(seen.state, Some(State::Registered));
    let officer = Person::signed_in(&center, "Ayşe", "officer", None);
    let path = format!("/api/applications/{}/conclusion", number.replace(' ', ""));
    let explanation = "Dilekçede konu yok.";
    let concluded = serde_json::json!({
        "revision": 1, "outcome": "not_examinable", "explanation": explanation
    });
    assert_eq!(officer.tell(&path, &concluded).0, 200);
    let seen = ask("4567").unwrap();
    assert_eq!(seen.state, Some(State::Concluded));
    assert_eq!(seen.outcome, Some(Outcome::NotExaminable));
    assert_eq!(seen.explanation.as_deref(), Some(explanation));
    let noted = "SELECT count(*) FROM fact WHERE kind = 'application_looked_up'";
    assert_eq!(center.ask_database(noted), "2", "its office sees each look");

    let at_the_digits = ("digits-wrong", Some(Field::Digits));
    assert_eq!(why(ask("456")), at_the_digits);
    for _ in 0..5 {
        assert_eq!(why(ask("9999")), at_the_digits);
    }
    assert_eq!(why(ask("4567")), ("sign-in-wait", None));
    line.lead_to(SocketAddr::from(([127, 0, 0, 1], 9)));
    assert_eq!(why(ask("4567")).1, None, "that is nobody's typing");
}

#[test]
fn a_result_that_was_told_is_written_down_once_and_arrives() {
    let center = Center::start();
    let folder = tempfile::tempdir().unwrap();
    let desk = office(folder.path(), "01");
    let number = desk.register(&ordinary_draft()).unwrap().number;
    let address = format!("http://{}", center.address(0));
    enrol_at(&desk, &address, &center.enrolment_code(OFFICE, 15));
    wait_until_sent(&desk);
    let tell = |revision| {
        let way = domain::DeliveryWay::Phone;
        desk.desk().deliver_result(&number, revision, way)
    };
    assert_eq!(why(tell(1)), ("step-impossible", None), "no result yet");

    let officer = Person::signed_in(&center, "Ayşe", "officer", None);
    let path = format!("/api/applications/{}/conclusion", number.replace(' ', ""));
    let concluded = serde_json::json!({
        "revision": 1, "outcome": "not_examinable", "explanation": "Dilekçede konu yok."
    });
    assert_eq!(officer.tell(&path, &concluded).0, 200);
    let look = |desk: &desk::Desk| desk.get_application(&number).unwrap();
    let (seen, came) = desk.wait_for(look, |view| view.state == State::Concluded);
    assert!(came, "the result comes to the desk");
    assert_eq!(why(tell(seen.revision - 1)), ("step-outdated", None));

    let told = tell(seen.revision).unwrap();
    assert_eq!(told.state, State::Delivered);
    assert_eq!(told.line.state, State::Delivered, "a list shows it too");
    let desks: Vec<_> = told
        .history
        .iter()
        .map(|line| line.desk.as_deref())
        .collect();
    assert_eq!(desks.first(), Some(&Some("01")));
    assert!(desks.contains(&None), "the center wrote the result");
    assert_eq!(why(tell(told.revision)), ("step-impossible", None));
    wait_until_sent(&desk);
    let arrived = "SELECT count(*) FROM fact WHERE kind = 'result_delivered'";
    assert_eq!(center.ask_database(arrived), "1");
}
