//! Signing in, and who belongs to the staff.

use desk::views::{DeskState, StaffView};
use domain::{Role, StaffId};

use super::TheDesk;
use crate::problem::{Tell, Told};

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn list_staff(desk: TheDesk<'_>) -> Told<Vec<StaffView>> {
    desk.list_staff().tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn sign_in(desk: TheDesk<'_>, staff: StaffId, secret: &str) -> Told<DeskState> {
    desk.sign_in(&staff, secret).map(|()| desk.state()).tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn lock(desk: TheDesk<'_>) -> Told<DeskState> {
    desk.lock();
    Ok(desk.state())
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn add_staff(
    desk: TheDesk<'_>,
    name: &str,
    role: Role,
    secret: &str,
    secret_again: &str,
) -> Told<Vec<StaffView>> {
    desk.add_staff(name, role, secret, secret_again).tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn deactivate_staff(desk: TheDesk<'_>, staff: StaffId) -> Told<Vec<StaffView>> {
    desk.deactivate_staff(&staff).tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn unlock_staff(desk: TheDesk<'_>, staff: StaffId) -> Told<Vec<StaffView>> {
    desk.unlock_staff(&staff).tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn change_secret(
    desk: TheDesk<'_>,
    staff: StaffId,
    secret: &str,
    secret_again: &str,
) -> Told<Vec<StaffView>> {
    desk.change_secret(&staff, secret, secret_again).tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn recover_account(
    desk: TheDesk<'_>,
    staff: StaffId,
    recovery_code: &str,
    secret: &str,
    secret_again: &str,
) -> Told<DeskState> {
    desk.recover_account(&staff, recovery_code, secret, secret_again)
        .map(|()| desk.state())
        .tell()
}
