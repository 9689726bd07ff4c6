//! The work with the center.

use desk::views::{DeskState, Elsewhere, HandedOver, SyncItems};

use super::TheDesk;
use crate::problem::{Tell, Told};

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn enrol(desk: TheDesk<'_>, center: &str, code: &str) -> Told<DeskState> {
    desk.enrol(center, code).map(|_| desk.state()).tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn forget_enrolment_code(desk: TheDesk<'_>) -> Told<DeskState> {
    desk.forget_enrolment_code().map(|_| desk.state()).tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn heed_given_desk_code(desk: TheDesk<'_>) -> Told<DeskState> {
    desk.heed_given_desk_code().map(|_| desk.state()).tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn sync_items(desk: TheDesk<'_>) -> Told<SyncItems> {
    desk.sync_items().tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn sync_now(desk: TheDesk<'_>) -> Told<()> {
    desk.sync_now();
    Ok(())
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn hand_in(desk: TheDesk<'_>) -> Told<DeskState> {
    desk.hand_in().map(|_| desk.state()).tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn hand_over(desk: TheDesk<'_>, folder: &str) -> Told<HandedOver> {
    desk.hand_over(folder).tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn look_up_elsewhere(desk: TheDesk<'_>, number: &str, digits: &str) -> Told<Elsewhere> {
    desk.look_up_elsewhere(number, digits).tell()
}
