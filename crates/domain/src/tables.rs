//! Tables as whoever keeps them writes them: offices, topics, units, holidays, a row a line. Desk and center read the same
//! ones; which files they are in, and how lines are taken apart, is theirs.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::catalogue::{Catalogue, Topic, TopicCode, Unit, UnitCode};
use crate::number::OfficeCode;
use crate::office::Office;
use crate::refusal::Refusal;

/// `code,province,district`; a governorate has no district.
#[derive(Deserialize)]
pub struct OfficeRow {
    code: String,
    province: String,
    district: Option<String>,
}

/// `code,name_tr,name_en,default_unit_code,synonyms`, synonyms with `|` between them.
#[derive(Deserialize)]
pub struct TopicRow {
    code: String,
    name_tr: String,
    name_en: String,
    default_unit_code: Option<String>,
    synonyms: String,
}

/// `code,name_tr,name_en`.
#[derive(Deserialize)]
pub struct UnitRow {
    code: String,
    name_tr: String,
    name_en: String,
}

/// `date,name_tr`: a whole day on which offices are closed.
#[derive(Deserialize)]
pub struct HolidayRow {
    /// The day.
    pub date: NaiveDate,
}

impl TryFrom<OfficeRow> for Office {
    type Error = Refusal;

    fn try_from(row: OfficeRow) -> Result<Self, Refusal> {
        Ok(Self {
            code: row.code.parse::<OfficeCode>()?,
            province: row.province,
            district: row.district.filter(|name| !name.is_empty()),
        })
    }
}

impl From<TopicRow> for Topic {
    fn from(row: TopicRow) -> Self {
        let synonyms = row.synonyms.split('|').filter(|word| !word.is_empty());
        let usual_unit = row.default_unit_code.filter(|code| !code.is_empty());
        Self {
            code: TopicCode::new(row.code),
            name_tr: row.name_tr,
            name_en: row.name_en,
            synonyms: synonyms.map(str::to_owned).collect(),
            usual_unit: usual_unit.map(UnitCode::new),
        }
    }
}

impl From<UnitRow> for Unit {
    fn from(row: UnitRow) -> Self {
        Self {
            code: UnitCode::new(row.code),
            name_tr: row.name_tr,
            name_en: row.name_en,
        }
    }
}

/// The catalogue that both tables make up.
///
/// # Errors
/// The code of a usual unit that is not among the units.
pub fn catalogue(topics: Vec<TopicRow>, units: Vec<UnitRow>) -> Result<Catalogue, UnitCode> {
    let topics: Vec<Topic> = topics.into_iter().map(Topic::from).collect();
    let units: Vec<Unit> = units.into_iter().map(Unit::from).collect();
    let usual = topics.iter().filter_map(|topic| topic.usual_unit.as_ref());
    let mut unknown = usual.filter(|code| !units.iter().any(|unit| unit.code == **code));
    match unknown.next() {
        Some(code) => Err(code.clone()),
        None => Ok(Catalogue { topics, units }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn unit(code: &str) -> UnitRow {
        let row = json!({ "code": code, "name_tr": "Fen İşleri", "name_en": "Works" });
        serde_json::from_value(row).unwrap()
    }

    fn topic(unit: &str) -> TopicRow {
        let row = json!({ "code": "YOL", "name_tr": "Yol", "name_en": "Road",
                          "default_unit_code": unit, "synonyms": "asfalt||çukur" });
        serde_json::from_value(row).unwrap()
    }

    #[test]
    fn synonyms_stand_behind_bars_and_a_topic_may_have_no_usual_unit() {
        let read = catalogue(vec![topic("")], vec![unit("FEN")]).unwrap();
        assert_eq!(read.topics[0].synonyms, ["asfalt", "çukur"]);
        assert_eq!(read.topics[0].usual_unit, None);
    }

    #[test]
    fn a_topic_whose_usual_unit_nobody_knows_is_told() {
        assert_eq!(
            catalogue(vec![topic("EDAS")], vec![unit("FEN")]),
            Err(UnitCode::new("EDAS"))
        );
    }

    #[test]
    fn an_office_is_read_with_its_code_or_not_at_all() {
        let row = |code: &str| -> OfficeRow {
            let row = json!({ "code": code, "province": "Balıkesir", "district": "" });
            serde_json::from_value(row).unwrap()
        };
        assert_eq!(Office::try_from(row("1000")).unwrap().district, None);
        assert!(Office::try_from(row("100")).is_err());
    }
}
