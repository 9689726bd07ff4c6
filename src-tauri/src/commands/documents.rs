//! Documents: on the screen, on paper.

use desk::views::{DocumentMade, DocumentWish};

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
