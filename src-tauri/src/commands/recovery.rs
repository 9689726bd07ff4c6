//! A store that does not open by itself, and numbers that may not go on.

use desk::views::{BackupLine, DeskState};

use super::TheDesk;
use crate::problem::{Tell, Told};

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn open_with_recovery_code(desk: TheDesk<'_>, typed: &str) -> Told<DeskState> {
    desk.open_with_recovery_code(typed)
        .map(|()| desk.state())
        .tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn list_restorable_backups(desk: TheDesk<'_>) -> Told<Vec<BackupLine>> {
    desk.list_restorable_backups().tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn restore_backup(
    desk: TheDesk<'_>,
    file: &str,
    recovery_code: Option<&str>,
) -> Told<DeskState> {
    desk.restore_backup(file, recovery_code)
        .map(|()| desk.state())
        .tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn set_store_aside(desk: TheDesk<'_>) -> Told<DeskState> {
    desk.set_store_aside().map(|()| desk.state()).tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn begin_new_series(the_desk: TheDesk<'_>, desk: &str) -> Told<DeskState> {
    the_desk
        .begin_new_series(desk)
        .map(|()| the_desk.state())
        .tell()
}
