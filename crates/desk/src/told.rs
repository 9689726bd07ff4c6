//! What the center tells of days and of the privacy notice; before it has, what ships with the program holds.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};
use domain::Calendar;
use domain::privacy::AdoptedNotice;
use rusqlite::Connection;

use crate::failure::Failure;
use crate::reference::{PRIVACY_NOTICE_VERSION, Reference};
use crate::store::setting;

/// The calendar for something registered on a day: the longest period ends within the next year.
pub(crate) fn calendar<'a>(
    connection: &Connection,
    reference: &'a Reference,
    registered: NaiveDate,
) -> Result<Cow<'a, Calendar>, Failure> {
    let told: Option<Vec<String>> = setting::find(connection, setting::HOLIDAYS)?;
    let Some(days) = told else {
        return Ok(Cow::Borrowed(&reference.calendar));
    };
    let years = [registered.year(), registered.year() + 1].map(|year| format!("{year:04}-"));
    let near = days
        .iter()
        .filter(|day| years.iter().any(|year| day.starts_with(year)));
    let near = Calendar::new(near.filter_map(|day| day.parse().ok()));
    Ok(Cow::Owned(near))
}

/// The privacy notice that the center put in force.
pub(crate) fn notice(connection: &Connection) -> Result<Option<AdoptedNotice>, Failure> {
    setting::find(connection, setting::PRIVACY_NOTICE)
}

/// The version of the privacy notice that is given now.
pub(crate) fn notice_version(notice: Option<&AdoptedNotice>) -> String {
    notice.map_or_else(
        || PRIVACY_NOTICE_VERSION.to_owned(),
        |notice| notice.version.clone(),
    )
}
