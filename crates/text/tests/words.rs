//! Words as people read them.

use chrono::{NaiveDate, NaiveTime};
use domain::{Field, Refusal, RefusalCode};
use protocol::problem::Incident;
use protocol::{FailureCode, Problem, ProblemCode};
use text::{Key, Language, Words, key};

fn turkish() -> &'static Words {
    Words::for_language(Language::Turkish)
}

fn english() -> &'static Words {
    Words::for_language(Language::English)
}

#[test]
fn a_date_is_said_as_in_the_country() {
    let day = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day");
    assert_eq!(turkish().date_long(day), "21 Kasım 2026 Cumartesi");
    assert_eq!(
        english().date_long(day),
        "Saturday, 21\u{a0}November\u{a0}2026"
    );

    let day = NaiveDate::from_ymd_opt(2027, 2, 3).expect("a day");
    assert_eq!(turkish().date_long(day), "3 Şubat 2027 Çarşamba");
    assert_eq!(turkish().date_short(day), "03.02.2027");
    assert_eq!(english().date_short(day), "03/02/2027");
}

#[test]
fn a_slip_says_its_day_in_the_language_of_its_visitor() {
    let day = NaiveDate::from_ymd_opt(2026, 11, 28).expect("a day");
    for (language, said) in [
        (Language::Arabic, "السبت 28 تشرين الثاني 2026"),
        (Language::Kurmanji, "28 Mijdar 2026, Şemî"),
        (Language::Russian, "суббота, 28 ноября 2026 г."),
        (Language::Persian, "شنبه 28 نوامبر 2026"),
        (Language::Ukrainian, "субота, 28 листопада 2026 р."),
    ] {
        let date = Words::for_language(language).date_long(day);
        assert_eq!(date.replace('\u{a0}', " "), said);
        assert!(
            date.chars().all(|letter| !('٠'..='٩').contains(&letter)),
            "its digits are those that a clerk reads"
        );
    }
}

#[test]
fn what_is_filled_in_stands_apart_where_lines_run_right_to_left() {
    for language in Language::OF_SLIPS {
        let said = Words::for_language(language).say_with(
            key::SLIP_RESULT_PHONE,
            &[("phone", "0266 373 00 00".into())],
        );
        assert_eq!(
            said.contains("\u{2068}0266 373 00 00\u{2069}"),
            language.is_right_to_left(),
            "{language:?}: {said}"
        );
        assert_eq!(said.chars().any(is_isolate), language.is_right_to_left());
    }
}

#[test]
fn a_language_of_slips_says_the_rest_in_turkish() {
    let arabic = Words::for_language(Language::Arabic);
    assert_eq!(arabic.say(key::YES), turkish().say(key::YES));
    assert_ne!(arabic.say(key::SLIP_WHAT), turkish().say(key::SLIP_WHAT));
    assert_eq!(
        Language::from_tag("ar_SY.UTF-8"),
        None,
        "and is no language of screens"
    );
}

fn is_isolate(letter: char) -> bool {
    ('\u{2066}'..='\u{2069}').contains(&letter)
}

#[test]
fn a_time_has_two_digits_each_and_no_isolation_marks() {
    let time = NaiveTime::from_hms_opt(9, 5, 59).expect("a time");
    assert_eq!(turkish().time(time), "09:05");
    let day = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day");
    assert_eq!(
        turkish().date_and_time(day.and_time(time)),
        "21 Kasım 2026 Cumartesi, 09:05"
    );
}

#[test]
fn every_problem_code_has_words_in_every_language() {
    for code in ProblemCode::all() {
        let id = format!("problem-{}", code.as_str());
        let key = Key::find(&id).expect("the build refuses a code without words");
        let values: Vec<_> = key
            .variables()
            .iter()
            .map(|name| (*name, "7".into()))
            .collect();
        for language in Language::OF_SLIPS {
            let words = Words::for_language(language).problem(code, &values);
            assert!(
                !words.is_empty() && words != id,
                "{id} says nothing in {language:?}"
            );
        }
    }
}

#[test]
fn every_key_can_be_said_in_every_language() {
    for key in key::ALL {
        let values: Vec<_> = key
            .variables()
            .iter()
            .map(|name| (*name, "7".into()))
            .collect();
        for language in Language::OF_SLIPS {
            let words = Words::for_language(language).say_with(*key, &values);
            assert!(
                !words.is_empty() && words != key.id(),
                "{} in {language:?}",
                key.id()
            );
            assert!(
                !words.contains("{$"),
                "{} leaves a variable open: {words}",
                key.id()
            );
        }
        assert_eq!(
            Key::find(key.id()),
            Some(*key),
            "the list is sorted, so that a key is found"
        );
    }
}

#[test]
fn a_language_is_known_by_its_tag_however_the_system_writes_it() {
    assert_eq!(Language::from_tag("tr"), Some(Language::Turkish));
    assert_eq!(Language::from_tag("tr_TR.UTF-8"), Some(Language::Turkish));
    assert_eq!(Language::from_tag("EN-gb"), Some(Language::English));
    assert_eq!(Language::from_tag("C"), None);
}

#[test]
fn words_can_be_asked_for_from_any_thread() {
    let asked = std::thread::spawn(|| Words::for_language(Language::Turkish).say(key::YES));
    assert_eq!(asked.join().expect("the thread ends well"), "Evet");
    assert_eq!(turkish().language(), Language::Turkish);
}

#[test]
fn a_refusal_is_explained_with_what_was_typed() {
    let refusal = Refusal::new(RefusalCode::NationalIdLength, Field::NationalId).with("given", 10);
    assert_eq!(
        turkish().explain(&Problem::from(refusal)),
        "Kimlik no 11 hane olmalı; 10 hane yazdınız. Örnek: 10000000146"
    );
}

#[test]
fn a_failure_is_explained_with_the_incident_to_read_out_on_the_phone() {
    let problem = Problem::failed(FailureCode::PrinterPaperOut, Some(Incident(42)));
    let words = english().explain(&problem);
    assert!(words.starts_with("The printer is out of paper."), "{words}");
    assert!(words.ends_with("Incident number: 000042"), "{words}");
}
