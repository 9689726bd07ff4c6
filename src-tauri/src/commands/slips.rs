//! Slips on their way.

use desk::views::{SlipView, SlipWord};
use domain::PrinterId;

use super::TheDesk;
use crate::problem::{Tell, Told};

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn slip_of(desk: TheDesk<'_>, number: &str) -> Told<Option<SlipView>> {
    desk.slip_of(number).tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn list_open_slips(desk: TheDesk<'_>) -> Told<Vec<SlipView>> {
    desk.list_open_slips().tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn copy_slip(desk: TheDesk<'_>, number: &str) -> Told<SlipView> {
    desk.copy_slip(number).tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn copy_slip_large(desk: TheDesk<'_>, number: &str) -> Told<SlipView> {
    desk.copy_slip_large(number).tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn settle_slip(desk: TheDesk<'_>, job: i64, word: SlipWord) -> Told<SlipView> {
    desk.settle_slip(job, &word).tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn move_slip(desk: TheDesk<'_>, job: i64, printer: PrinterId) -> Told<SlipView> {
    desk.move_slip(job, printer).tell()
}
