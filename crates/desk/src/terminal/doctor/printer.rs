//! Whether the slip printer is there and says how it is.

use std::io::{Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::time::Duration;

use domain::PrinterTarget;
use text::key;

use super::examination::Subject;
use super::report::Report;

/// How long a printer may take to answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// DLE EOT 1: asks a receipt printer how it is.
const ASK_STATUS: [u8; 3] = [0x10, 0x04, 0x01];

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
        Some(
            PrinterTarget::Usb { .. }
            | PrinterTarget::Device(_)
            | PrinterTarget::Serial { .. }
            | PrinterTarget::Queue(_),
        ) => report.say(true, key::TERMINAL_DOCTOR_PRINTER_LEFT_ALONE, &[]),
        Some(PrinterTarget::Network(_)) if running => {
            report.say(true, key::TERMINAL_DOCTOR_PRINTER_LEFT_ALONE, &[]);
        }
        Some(PrinterTarget::Network(address)) => {
            let values = [("address", address.as_str().into())];
            match ask_printer(address) {
                Ok(true) => report.say(true, key::TERMINAL_DOCTOR_PRINTER_ANSWERS, &values),
                Ok(false) => report.say(true, key::TERMINAL_DOCTOR_PRINTER_SILENT, &values),
                Err(_) => report.say(false, key::TERMINAL_DOCTOR_PRINTER_UNREACHABLE, &values),
            }
        }
    }
}

/// Whether a printer answers when asked; an error when nothing is at its address.
fn ask_printer(address: &str) -> std::io::Result<bool> {
    let at = address
        .to_socket_addrs()?
        .next()
        .ok_or(std::io::ErrorKind::AddrNotAvailable)?;
    let mut line = TcpStream::connect_timeout(&at, PATIENCE)?;
    line.set_read_timeout(Some(PATIENCE))?;
    line.write_all(&ASK_STATUS)?;
    Ok(line.read(&mut [0]).is_ok_and(|read| read > 0))
}
