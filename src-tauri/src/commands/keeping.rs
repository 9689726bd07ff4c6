//! Keeping the desk: backups and the office's settings.

use desk::views::{BackupLine, BackupView, Drive, OfficeSettings, SlipPreview, SlipTextsView};
use domain::calendar::DeadlineRule;
use domain::{Language, SlipTexts, SlipWidth};

use super::TheDesk;
use crate::problem::{Tell, Told};

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn list_backups(desk: TheDesk<'_>) -> Told<Vec<BackupLine>> {
    desk.list_backups().tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn back_up_now(desk: TheDesk<'_>) -> Told<BackupView> {
    desk.back_up_now().tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn choose_second_backup_folder(desk: TheDesk<'_>, folder: &str) -> Told<BackupView> {
    desk.choose_second_backup_folder(folder)
        .map(|()| desk.state().backup)
        .tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn find_drives(desk: TheDesk<'_>) -> Told<Vec<Drive>> {
    desk.find_drives().tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn office_settings(desk: TheDesk<'_>) -> Told<OfficeSettings> {
    desk.office_settings().tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn choose_deadline_rule(desk: TheDesk<'_>, rule: DeadlineRule) -> Told<OfficeSettings> {
    desk.choose_deadline_rule(rule).tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn slip_texts(desk: TheDesk<'_>) -> Told<SlipTextsView> {
    desk.slip_texts().tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn choose_slip_texts(desk: TheDesk<'_>, texts: SlipTexts) -> Told<SlipTextsView> {
    desk.choose_slip_texts(&texts).tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn choose_slip_logo(
    desk: TheDesk<'_>,
    content_base64: Option<String>,
) -> Told<SlipTextsView> {
    desk.choose_slip_logo(content_base64.as_deref()).tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn preview_slip_texts(
    desk: TheDesk<'_>,
    texts: SlipTexts,
    language: Language,
    width: SlipWidth,
) -> Told<SlipPreview> {
    desk.preview_slip_texts(&texts, language, width).tell()
}
