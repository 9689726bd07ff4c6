//! Looking up and mending.

use chrono::NaiveDate;
use desk::views::{ApplicationView, DayView, Found};
use domain::{DeliveryWay, Draft};

use super::TheDesk;
use crate::problem::{Tell, Told};

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn find_applications(desk: TheDesk<'_>, text: &str) -> Told<Found> {
    desk.find_applications(text).tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn get_application(desk: TheDesk<'_>, number: &str) -> Told<ApplicationView> {
    desk.get_application(number).tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn correct_application(
    desk: TheDesk<'_>,
    number: &str,
    revision: u32,
    draft: Draft,
    reason: &str,
) -> Told<ApplicationView> {
    desk.correct_application(number, revision, &draft, reason)
        .tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn link_applications(
    desk: TheDesk<'_>,
    number: &str,
    to: &str,
) -> Told<ApplicationView> {
    desk.link_applications(number, to).tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn list_day(desk: TheDesk<'_>, day: Option<NaiveDate>) -> Told<DayView> {
    desk.list_day(day).tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn deliver_result(
    desk: TheDesk<'_>,
    number: &str,
    revision: u32,
    way: DeliveryWay,
) -> Told<ApplicationView> {
    desk.deliver_result(number, revision, way).tell()
}
