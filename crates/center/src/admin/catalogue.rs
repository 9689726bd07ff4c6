//! Topics and units from the files of whoever keeps them.

use std::path::Path;

use domain::catalogue::{Catalogue, Topic, TopicCode, Unit, UnitCode};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::failure::Failure;

#[derive(Deserialize)]
struct TopicRow {
    code: String,
    name_tr: String,
    name_en: String,
    default_unit_code: Option<String>,
    synonyms: String,
}

#[derive(Deserialize)]
struct UnitRow {
    code: String,
    name_tr: String,
    name_en: String,
}

/// Reads both files; a topic's usual unit must be one of the units.
pub(super) fn read(topics: &Path, units: &Path) -> Result<Catalogue, Failure> {
    let units: Vec<Unit> = rows::<UnitRow>(units)?
        .into_iter()
        .map(|row| Unit {
            code: UnitCode::new(row.code),
            name_tr: row.name_tr,
            name_en: row.name_en,
        })
        .collect();
    let topics: Vec<Topic> = rows::<TopicRow>(topics)?
        .into_iter()
        .map(|row| Topic {
            code: TopicCode::new(row.code),
            name_tr: row.name_tr,
            name_en: row.name_en,
            synonyms: row
                .synonyms
                .split('|')
                .filter(|word| !word.is_empty())
                .map(str::to_owned)
                .collect(),
            usual_unit: row
                .default_unit_code
                .filter(|code| !code.is_empty())
                .map(UnitCode::new),
        })
        .collect();
    let usual = topics.iter().filter_map(|topic| topic.usual_unit.as_ref());
    for code in usual {
        if !units.iter().any(|unit| unit.code == *code) {
            return Err(Failure::new(format!("no unit has the code {code}")));
        }
    }
    Ok(Catalogue { topics, units })
}

fn rows<T: DeserializeOwned>(file: &Path) -> Result<Vec<T>, Failure> {
    let unreadable = |error| Failure::at(&file.display().to_string(), error);
    csv::Reader::from_path(file)
        .and_then(|reader| reader.into_deserialize().collect())
        .map_err(unreadable)
}
