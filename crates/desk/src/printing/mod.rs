//! Printing.
use crate::desk::Desk;
use crate::failure::Answer;
use domain::fact::PrinterTarget;
pub(crate) fn parse_target(_: &str) -> Answer<Option<PrinterTarget>> {
    Ok(None)
}
impl Desk {
    pub(crate) fn wake_printing(&self) {}
}
