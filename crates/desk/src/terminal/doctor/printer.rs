//! Whether the slip printer is there and says how it is.

use domain::PrinterTarget;
use protocol::FailureCode;
use text::key;

use super::examination::Subject;
use super::report::Report;
use crate::failure::Failure;
use crate::printing;

/// A running desk talks to the printer itself; two at once would disturb each other.
pub(super) fn ask_after(report: &mut Report<'_, '_>, subject: &Subject, running: bool) {
    match &subject.printer {
        None => report.say(true, key::TERMINAL_DOCTOR_NO_PRINTER, &[]),
        Some(PrinterTarget::File(file)) => {
            report.say(
                true,
                key::TERMINAL_DOCTOR_PRINTS_TO_FILE,
                &[("file", file.as_str().into())],
            );
        }
        Some(_) if running => report.say(true, key::TERMINAL_DOCTOR_PRINTER_LEFT_ALONE, &[]),
        Some(target) => {
            let values = [("address", printing::typed(target).into())];
            match printing::answers(target) {
                Ok(true) => report.say(true, key::TERMINAL_DOCTOR_PRINTER_ANSWERS, &values),
                Ok(false) => report.say(true, key::TERMINAL_DOCTOR_PRINTER_SILENT, &values),
                Err(FailureCode::PrinterUnreachable) => {
                    report.say(false, key::TERMINAL_DOCTOR_PRINTER_UNREACHABLE, &values);
                }
                Err(problem) => {
                    report.failed(&Failure::new(problem, "the printer cannot be asked"));
                }
            }
        }
    }
}
