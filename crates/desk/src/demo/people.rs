//! The invented people and applications of `assets/demo`, and as many more people as a benchmark wants.

use domain::catalogue::{TopicCode, UnitCode};
use domain::{Applicant, AssistanceNeed, Identity, Kind, Language, NationalId};
use protocol::FailureCode;
use serde::Deserialize;

use crate::failure::Failure;

/// One row of `people.csv`.
#[derive(Debug, Deserialize)]
pub(super) struct Person {
    pub(super) given_name: String,
    pub(super) surname: String,
    pub(super) birth_year: String,
    pub(super) phone: String,
    pub(super) national_id: String,
    pub(super) neighbourhood: String,
}

/// One line of `applications.jsonl`, as far as a registration needs it.
#[derive(Debug, Deserialize)]
pub(super) struct DemoApplication {
    pub(super) kind: Kind,
    pub(super) topic: TopicCode,
    pub(super) unit: Option<UnitCode>,
    pub(super) subject: String,
    pub(super) text: String,
    pub(super) needs: Vec<AssistanceNeed>,
    pub(super) language: Language,
}

/// The 400 people.
pub(super) fn people() -> Result<Vec<Person>, Failure> {
    let text = include_str!("../../../../assets/demo/people.csv");
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .collect::<Result<_, _>>()
        .map_err(|_| unreadable())
}

/// The 287 applications.
pub(super) fn applications() -> Result<Vec<DemoApplication>, Failure> {
    include_str!("../../../../assets/demo/applications.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).map_err(|_| unreadable()))
        .collect()
}

/// Names for an administrator and two clerks, from the end of the list: the last people to apply.
pub(super) fn staff_names() -> Result<Vec<String>, Failure> {
    let people = people()?;
    let names = people.iter().rev().take(3);
    Ok(names
        .map(|person| format!("{} {}", person.given_name, person.surname))
        .collect())
}

/// Someone made of other people's names, with an identity number and a phone of their own.
pub(super) fn invented(people: &[Person], number: u64) -> Applicant {
    let pick = |salt: u64| {
        let place = usize::try_from(scatter(number ^ salt) % people.len().max(1) as u64);
        people.get(place.unwrap_or_default())
    };
    let part =
        |salt: u64, of: fn(&Person) -> &String| pick(salt).map(of).cloned().unwrap_or_default();
    Applicant {
        identity: national_id(number).map_or(Identity::NotGiven, Identity::Known),
        given_name: part(1 << 40, |person| &person.given_name),
        surname: part(2 << 40, |person| &person.surname),
        phone: format!("05{:09}", number % 1_000_000_000).parse().ok(),
        address: part(3 << 40, |person| &person.neighbourhood),
        birth_year: part(4 << 40, |person| &person.birth_year).parse().ok(),
        language: Language::Tr,
        needs: Vec::new(),
    }
}

/// An identity number whose check digits agree, one for each `number` below 900 million.
fn national_id(number: u64) -> Option<NationalId> {
    let first = (100_000_000 + number % 800_000_000).to_string();
    let digits: Vec<u32> = first
        .chars()
        .filter_map(|digit| digit.to_digit(10))
        .collect();
    let odd: u32 = digits.iter().step_by(2).sum();
    let even: u32 = digits.iter().skip(1).step_by(2).sum();
    let tenth = (7 * odd + 9 * even) % 10;
    let eleventh = (odd + even + tenth) % 10;
    format!("{first}{tenth}{eleventh}").parse().ok()
}

/// Scatters a count over all of 64 bits, always the same way (`SplitMix64`), so that a demo is the same twice.
pub(super) fn scatter(place: u64) -> u64 {
    let mut mixed = place.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

fn unreadable() -> Failure {
    Failure::new(FailureCode::Internal, "unreadable demo data")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_invented_person_has_a_valid_identity_number_of_their_own() {
        let ids: std::collections::BTreeSet<_> = (0..10_000).map(national_id).collect();
        assert_eq!(ids.len(), 10_000);
        assert!(!ids.contains(&None));
    }

    #[test]
    fn the_demo_data_is_whole() {
        assert_eq!(people().unwrap().len(), 400);
        assert_eq!(applications().unwrap().len(), 287);
        let someone = invented(&people().unwrap(), 123_456_789);
        assert!(someone.phone.is_some());
        assert!(!someone.full_name().is_empty());
    }
}
