//! Reference data that ships with the program: offices, public holidays, a catalogue to begin with.

use domain::catalogue::Catalogue;
use domain::tables::{self, HolidayRow, OfficeRow};
use domain::turkish::{fold, sort_key};
use domain::{Calendar, Office, OfficeCode};
use protocol::FailureCode;
use serde::de::DeserializeOwned;

use crate::failure::Failure;

/// Version of the privacy notice that ships with the program.
pub const PRIVACY_NOTICE_VERSION: &str = "2026-1";

/// The most offices that a type-ahead lists.
const OFFICES_LISTED: usize = 12;

/// What ships with the program, read once.
pub struct Reference {
    /// All 1,003 offices.
    pub offices: Vec<Office>,
    /// The public holidays of 2020 to 2040.
    pub calendar: Calendar,
}

impl Reference {
    /// Reads what was built into the program.
    pub fn read() -> Result<Self, Failure> {
        let offices = rows::<OfficeRow>(include_str!("../../../assets/reference/offices.csv"))?
            .into_iter()
            .map(|row| Office::try_from(row).map_err(|_| unreadable("office")))
            .collect::<Result<_, Failure>>()?;
        let holidays = rows::<HolidayRow>(include_str!(
            "../../../assets/reference/public_holidays.csv"
        ))?;
        Ok(Self {
            offices,
            calendar: Calendar::new(holidays.into_iter().map(|row| row.date)),
        })
    }

    /// The office with this code.
    pub fn office(&self, code: OfficeCode) -> Option<&Office> {
        self.offices.iter().find(|office| office.code == code)
    }

    /// The offices that answer a typed text, best first, then by the Turkish alphabet.
    pub fn find_offices(&self, text: &str) -> Vec<Office> {
        let folded = fold(text);
        let mut found: Vec<_> = self
            .offices
            .iter()
            .filter_map(|office| {
                Some((
                    office.answers(&folded)?,
                    sort_key(&office.full_name()),
                    office,
                ))
            })
            .collect();
        found.sort_by(|one, other| (one.0, &one.1).cmp(&(other.0, &other.1)));
        found
            .into_iter()
            .take(OFFICES_LISTED)
            .map(|(_, _, office)| office.clone())
            .collect()
    }
}

/// The topics and units that a new office begins with.
pub fn first_catalogue() -> Result<Catalogue, Failure> {
    let units = rows(include_str!("../../../assets/reference/units.csv"))?;
    let topics = rows(include_str!("../../../assets/reference/topics.csv"))?;
    tables::catalogue(topics, units).map_err(|_| unreadable("catalogue"))
}

fn rows<T: DeserializeOwned>(text: &str) -> Result<Vec<T>, Failure> {
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .collect::<Result<_, _>>()
        .map_err(|_| unreadable("reference data"))
}

fn unreadable(what: &str) -> Failure {
    Failure::new(FailureCode::Internal, format!("unreadable {what}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_governorate_and_district_governorate_is_there() {
        let reference = Reference::read().unwrap();
        assert_eq!(
            reference
                .offices
                .iter()
                .filter(|office| office.district.is_none())
                .count(),
            81
        );
        assert_eq!(
            reference
                .offices
                .iter()
                .filter(|office| office.district.is_some())
                .count(),
            922
        );
    }

    #[test]
    fn typing_edremit_offers_both_told_apart() {
        let found = Reference::read().unwrap().find_offices("edremit");
        let names: Vec<_> = found.iter().map(Office::full_name).collect();
        assert_eq!(names, ["Edremit (Balıkesir)", "Edremit (Van)"]);
    }

    #[test]
    fn every_topic_has_a_unit_of_the_catalogue() {
        let catalogue = first_catalogue().unwrap();
        for topic in &catalogue.topics {
            let unit = topic.usual_unit.as_ref().unwrap();
            assert!(
                catalogue.units.iter().any(|known| known.code == *unit),
                "{}",
                topic.code
            );
        }
    }
}
