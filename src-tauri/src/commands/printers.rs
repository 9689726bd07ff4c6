//! The desk's printers.

use desk::views::{PrinterDraft, PrinterLine};
use domain::{PaperKind, PrinterId};

use super::TheDesk;
use crate::problem::{Tell, Told};

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn list_printers(desk: TheDesk<'_>) -> Told<Vec<PrinterLine>> {
    desk.list_printers().tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn keep_printer(
    desk: TheDesk<'_>,
    printer: Option<PrinterId>,
    draft: PrinterDraft,
) -> Told<Vec<PrinterLine>> {
    desk.keep_printer(printer, &draft).tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn remove_printer(desk: TheDesk<'_>, printer: PrinterId) -> Told<Vec<PrinterLine>> {
    desk.remove_printer(printer).tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn choose_printer_for(
    desk: TheDesk<'_>,
    paper: PaperKind,
    printer: Option<PrinterId>,
) -> Told<Vec<PrinterLine>> {
    desk.choose_printer_for(paper, printer).tell()
}
