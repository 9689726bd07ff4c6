//! First run.

use desk::views::{RecoveryCodeView, SetupProgress};
use domain::Office;
use domain::SlipWidth;

use super::TheDesk;
use crate::problem::{Tell, Told};

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn setup_progress(desk: TheDesk<'_>) -> Told<SetupProgress> {
    desk.setup_progress().tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn find_offices(desk: TheDesk<'_>, text: &str) -> Told<Vec<Office>> {
    Ok(desk.find_offices(text))
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn choose_office(
    the_desk: TheDesk<'_>,
    office: &str,
    desk: &str,
) -> Told<SetupProgress> {
    the_desk.choose_office(office, desk).tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn choose_administrator(
    desk: TheDesk<'_>,
    name: &str,
    secret: &str,
    secret_again: &str,
) -> Told<SetupProgress> {
    desk.choose_administrator(name, secret, secret_again).tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn choose_printer(
    desk: TheDesk<'_>,
    address: &str,
    width: SlipWidth,
) -> Told<SetupProgress> {
    desk.choose_printer(address, width).tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn print_test_page(desk: TheDesk<'_>) -> Told<()> {
    desk.print_test_page().tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn stand_alone(desk: TheDesk<'_>) -> Told<SetupProgress> {
    desk.stand_alone().tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn new_recovery_code(desk: TheDesk<'_>) -> Told<RecoveryCodeView> {
    desk.new_recovery_code().tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn print_recovery_sheet(desk: TheDesk<'_>) -> Told<()> {
    desk.print_recovery_sheet().tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn confirm_recovery_code(desk: TheDesk<'_>, typed: &str) -> Told<SetupProgress> {
    desk.confirm_recovery_code(typed).tell()
}
