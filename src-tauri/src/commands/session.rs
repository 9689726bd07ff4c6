//! Where the desk stands, and how the screen looks.

use desk::views::{DeskState, Preferences};

use super::TheDesk;
use crate::problem::{Tell, Told};

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn desk_state(desk: TheDesk<'_>) -> Told<DeskState> {
    Ok(desk.state())
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn save_preferences(desk: TheDesk<'_>, preferences: Preferences) -> Told<()> {
    desk.save_preferences(&preferences).tell()
}
