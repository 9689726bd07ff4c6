//! Registering.

use desk::views::{
    ApplicationLine, Attached, DraftSaved, DraftView, InquiryRecorded, InquiryTakenBack,
    PersonQuery, Registering, SameMatter, SlipPreview, TopicLine, UnitLine,
};
use domain::Draft;
use domain::catalogue::TopicCode;
use protocol::Problem;

use super::TheDesk;
use crate::problem::{Tell, Told};

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn load_draft(desk: TheDesk<'_>) -> Told<Option<DraftView>> {
    desk.load_draft().tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn save_draft(desk: TheDesk<'_>, draft: Draft) -> Told<DraftSaved> {
    desk.save_draft(&draft).tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn discard_draft(desk: TheDesk<'_>) -> Told<()> {
    desk.discard_draft().tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn check_draft(desk: TheDesk<'_>, draft: Draft) -> Told<Vec<Problem>> {
    let wrong = desk.check_draft(&draft).tell()?;
    Ok(wrong.into_iter().map(Problem::from).collect())
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn find_topics(desk: TheDesk<'_>, text: &str) -> Told<Vec<TopicLine>> {
    desk.find_topics(text).tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn list_units(desk: TheDesk<'_>) -> Told<Vec<UnitLine>> {
    desk.list_units().tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn find_person(desk: TheDesk<'_>, query: PersonQuery) -> Told<Vec<ApplicationLine>> {
    desk.find_person(&query).tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn attach_file(desk: TheDesk<'_>, name: &str, content_base64: &str) -> Told<Attached> {
    desk.attach_base64(name, content_base64).tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn preview_slip(desk: TheDesk<'_>, draft: Draft) -> Told<SlipPreview> {
    desk.preview_slip(&draft).tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn register_application(
    desk: TheDesk<'_>,
    draft: Draft,
    same_matter: SameMatter,
) -> Told<Registering> {
    desk.register_application(&draft, &same_matter).tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn record_inquiry(
    desk: TheDesk<'_>,
    topic: Option<TopicCode>,
    note: &str,
) -> Told<InquiryRecorded> {
    desk.record_inquiry(topic, note).tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn take_inquiry_back(desk: TheDesk<'_>, inquiry: i64) -> Told<InquiryTakenBack> {
    desk.take_inquiry_back(inquiry).tell()
}
