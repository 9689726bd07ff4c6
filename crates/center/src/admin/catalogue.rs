//! What offices are given from the files of whoever keeps them: topics and units, holidays, the privacy notice.

use std::fs;
use std::path::Path;

use chrono::{Datelike, NaiveDate};
use domain::catalogue::Catalogue;
use domain::privacy::{AdoptedNotice, NoticeText};
use domain::slip_texts::SENTENCE_LIMIT;
use domain::tables::{self, HolidayRow};
use domain::{Language, typed_text};
use serde::de::DeserializeOwned;

use super::NewNotice;
use crate::failure::Failure;

/// Reads both files; a topic's usual unit must be one of the units.
pub(super) fn read(topics: &Path, units: &Path) -> Result<Catalogue, Failure> {
    let unknown = |code| Failure::new(format!("no unit has the code {code}"));
    tables::catalogue(rows(topics)?, rows(units)?).map_err(unknown)
}

/// Reads the days on which offices are closed. It takes the place of all that were known, so a list that lacks this year
/// or the next is not taken.
pub(super) fn holidays(file: &Path, today: NaiveDate) -> Result<Vec<NaiveDate>, Failure> {
    let mut days: Vec<NaiveDate> = rows::<HolidayRow>(file)?
        .into_iter()
        .map(|row| row.date)
        .collect();
    days.sort_unstable();
    days.dedup();
    for year in [today.year(), today.year() + 1] {
        if !days.iter().any(|day| day.year() == year) {
            return Err(Failure::new(format!("no holiday of {year} is in the list")));
        }
    }
    Ok(days)
}

/// Reads the notice's texts, paragraphs with an empty line between them.
pub(super) fn notice(files: &NewNotice) -> Result<AdoptedNotice, Failure> {
    let version = typed_text::one_line(&files.version);
    if version.is_empty() {
        return Err(Failure::new("a notice has a version"));
    }
    let turkish = text(Language::Tr, &files.turkish, files.slip_turkish.as_deref())?;
    let english = text(Language::En, &files.english, files.slip_english.as_deref())?;
    Ok(AdoptedNotice {
        version,
        texts: vec![turkish, english],
    })
}

fn text(language: Language, file: &Path, slip: Option<&str>) -> Result<NoticeText, Failure> {
    let name = file.display().to_string();
    let content = fs::read_to_string(file).map_err(|error| Failure::at(&name, error))?;
    let paragraphs: Vec<String> = content
        .replace('\r', "")
        .split("\n\n")
        .map(typed_text::one_line)
        .filter(|paragraph| !paragraph.is_empty())
        .collect();
    if paragraphs.is_empty() {
        return Err(Failure::new(format!("{name} says nothing")));
    }
    let slip = slip.map(typed_text::one_line);
    if slip
        .as_ref()
        .is_some_and(|slip| slip.chars().count() > SENTENCE_LIMIT)
    {
        return Err(Failure::new(format!(
            "a slip has room for {SENTENCE_LIMIT} letters"
        )));
    }
    Ok(NoticeText {
        language,
        paragraphs,
        slip: slip.filter(|slip| !slip.is_empty()),
    })
}

fn rows<T: DeserializeOwned>(file: &Path) -> Result<Vec<T>, Failure> {
    let unreadable = |error| Failure::at(&file.display().to_string(), error);
    csv::Reader::from_path(file)
        .and_then(|reader| reader.into_deserialize().collect())
        .map_err(unreadable)
}
