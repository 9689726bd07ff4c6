//! Documents and attachments: on the screen, on paper.

use desk::views::{AttachmentShown, DocumentMade, DocumentWish};

use super::TheDesk;
use crate::problem::{Tell, Told};

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn open_document(desk: TheDesk<'_>, document: DocumentWish) -> Told<DocumentMade> {
    desk.open_document(&document).tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn print_document(desk: TheDesk<'_>, document: DocumentWish) -> Told<DocumentMade> {
    desk.print_document(&document).tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn open_attachment(
    desk: TheDesk<'_>,
    number: &str,
    sha256: &str,
) -> Told<AttachmentShown> {
    desk.open_attachment(number, sha256).tell()
}
