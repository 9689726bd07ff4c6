//! The desk's printers.

use desk::views::{FoundPrinter, PrinterDraft, PrinterLine, PrinterTried, ProfileLine};
use domain::{PaperKind, PrinterId};

use super::TheDesk;
use crate::problem::{Tell, Told};

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn list_printers(desk: TheDesk<'_>) -> Told<Vec<PrinterLine>> {
    desk.list_printers().tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn find_printers(desk: TheDesk<'_>) -> Told<Vec<FoundPrinter>> {
    desk.find_printers().tell()
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn list_profiles(desk: TheDesk<'_>) -> Told<Vec<ProfileLine>> {
    Ok(desk.list_profiles())
}

#[tauri::command(async, rename_all = "snake_case")]
pub(crate) fn try_printer(
    desk: TheDesk<'_>,
    printer: Option<PrinterId>,
    draft: PrinterDraft,
    letters: bool,
) -> Told<PrinterTried> {
    desk.try_printer(printer, &draft, letters).tell()
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
