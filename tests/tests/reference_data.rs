//! The reference data that every office begins with is whole, and the demo office fits it.

use domain::{AssistanceNeed, Kind, Language, NationalId};
use serde_json::{Value, from_value};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

fn read(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../assets")
        .join(name);
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Rows by column name.
fn rows(name: &str) -> Vec<BTreeMap<String, String>> {
    let text = read(name);
    let mut table = csv::Reader::from_reader(text.as_bytes());
    table
        .deserialize()
        .map(|row| row.expect("each row has every column"))
        .collect()
}

fn column(rows: &[BTreeMap<String, String>], name: &str) -> BTreeSet<String> {
    let values: BTreeSet<String> = rows.iter().map(|row| row[name].clone()).collect();
    assert_eq!(values.len(), rows.len(), "no two rows share their {name}");
    values
}

#[test]
fn every_governorate_is_there_once_and_has_its_code() {
    let offices = rows("reference/offices.csv");
    let of_kind = |kind: &str| offices.iter().filter(|row| row["kind"] == kind).count();
    assert_eq!(of_kind("governorate"), 81);
    assert_eq!(of_kind("district_governorate"), 922);
    assert_eq!(column(&offices, "code").len(), 1_003);

    for office in &offices {
        let (plate, district) = office["code"].split_at(2);
        assert_eq!(
            plate, office["province_plate"],
            "the code begins with the plate"
        );
        let is_governorate = office["kind"] == "governorate";
        assert_eq!(
            district == "00",
            is_governorate,
            "00 is the governorate: {office:?}"
        );
        assert_eq!(office["district"].is_empty(), is_governorate, "{office:?}");
        assert_ne!(
            office["district"], "Merkez",
            "a provincial centre has no district governorate"
        );
    }
}

#[test]
fn two_places_with_one_name_have_two_codes() {
    let offices = rows("reference/offices.csv");
    let named_edremit = offices
        .iter()
        .filter(|office| office["district"] == "Edremit");
    let found: Vec<_> = named_edremit
        .map(|one| (&one["code"][..], &one["province"][..]))
        .collect();
    assert_eq!(
        found,
        [("1008", "Balıkesir"), ("6505", "Van")],
        "these codes are printed on slips"
    );
}

#[test]
fn district_codes_follow_the_turkish_alphabet() {
    let offices = rows("reference/offices.csv");
    let of_izmir = offices.iter().filter(|one| one["province"] == "İzmir");
    let names: Vec<&str> = of_izmir.map(|one| &one["district"][..]).collect();
    let place = |name| {
        names
            .iter()
            .position(|one| *one == name)
            .expect("a district of İzmir")
    };
    assert!(
        place("Buca") < place("Çeşme") && place("Çiğli") < place("Dikili"),
        "Ç follows C"
    );
    assert!(place("Kınık") < place("Kiraz"), "I comes before İ");
    assert!(place("Narlıdere") < place("Ödemiş") && place("Ödemiş") < place("Seferihisar"));
}

#[test]
fn every_topic_has_a_usual_unit_and_words_that_people_use() {
    let (topics, units) = (rows("reference/topics.csv"), rows("reference/units.csv"));
    assert_eq!(column(&topics, "code").len(), 45);
    let units = column(&units, "code");
    for topic in &topics {
        assert!(units.contains(&topic["default_unit_code"]), "{topic:?}");
        let synonyms: BTreeSet<&str> = topic["synonyms"].split('|').collect();
        assert!(
            synonyms.len() >= 5,
            "{} is found by too few words",
            topic["code"]
        );
        assert!(
            synonyms
                .iter()
                .all(|one| !one.is_empty() && one.trim() == *one),
            "{topic:?}"
        );
    }
}

#[test]
fn the_demo_office_fits_the_reference_data() {
    let topics = column(&rows("reference/topics.csv"), "code");
    let units = column(&rows("reference/units.csv"), "code");
    let text = read("demo/applications.jsonl");
    let applications: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line is an object"))
        .collect();
    assert_eq!(applications.len(), 287);
    for one in &applications {
        let code = |name: &str| one[name].as_str().unwrap_or_default();
        assert!(topics.contains(code("topic")), "{one}");
        assert!(units.contains(code("unit")), "{one}");
        let known = from_value::<Kind>(one["kind"].clone()).is_ok()
            && from_value::<Language>(one["language"].clone()).is_ok()
            && from_value::<Vec<AssistanceNeed>>(one["needs"].clone()).is_ok();
        assert!(known, "these are the domain's own codes: {one}");
    }
    let people = rows("demo/people.csv");
    assert_eq!(people.len(), 400);
    for person in &people {
        assert!(
            person["national_id"].parse::<NationalId>().is_ok(),
            "{person:?}"
        );
    }
}
