//! How domain values stand in columns, and back.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{ApplicationNumber, DeskCode, OfficeCode};
use protocol::FailureCode;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::failure::Failure;

pub(crate) fn number_in(number: ApplicationNumber) -> i64 {
    number.digits().parse().unwrap_or_default()
}

pub(crate) fn number_out(value: i64) -> Result<ApplicationNumber, Failure> {
    format!("{value:013}")
        .parse()
        .map_err(|_| damaged("number"))
}

/// How many numbers one desk code has: running numbers and check digits are the last seven digits.
const NUMBERS_OF_A_DESK_CODE: i64 = 10_000_000;

/// The lowest and the highest number that a desk code could give.
pub(crate) fn numbers_of(office: OfficeCode, desk: DeskCode) -> (i64, i64) {
    let code: i64 = format!("{office}{desk}").parse().unwrap_or_default();
    numbers_beside(code * NUMBERS_OF_A_DESK_CODE)
}

/// The lowest and the highest number that the desk code of this one could give.
pub(crate) fn numbers_beside(number: i64) -> (i64, i64) {
    let first = number - number.rem_euclid(NUMBERS_OF_A_DESK_CODE);
    (first, first + NUMBERS_OF_A_DESK_CODE - 1)
}

pub(crate) fn moment_in(moment: DateTime<Utc>) -> i64 {
    moment.timestamp_millis()
}

pub(crate) fn moment_out(value: i64) -> Result<DateTime<Utc>, Failure> {
    DateTime::from_timestamp_millis(value).ok_or_else(|| damaged("moment"))
}

pub(crate) fn day_out(value: &str) -> Result<NaiveDate, Failure> {
    value.parse().map_err(|_| damaged("day"))
}

/// An enumeration's word, without the quotes that JSON puts around it.
pub(crate) fn word_in(value: &impl Serialize) -> Result<String, Failure> {
    Ok(serde_json::to_string(value)?.trim_matches('"').to_owned())
}

pub(crate) fn word_out<T: DeserializeOwned>(word: &str) -> Result<T, Failure> {
    serde_json::from_value(serde_json::Value::String(word.to_owned())).map_err(|_| damaged("word"))
}

pub(crate) fn damaged(what: &str) -> Failure {
    Failure::new(FailureCode::StorageDamaged, format!("unreadable {what}"))
}
