//! A printer's address as typed, and what it means.
//!
//! | typed | what it is |
//! | --- | --- |
//! | `192.168.1.50`, `yazici.local:9100`, `[2001:db8::9]:515` | a network printer |
//! | `usb:04b8:0202`, `usb:04b8:0202:SERIAL` | a printer on USB: maker's and model's number, serial number |
//! | `/dev/usb/lp0`, `device:/dev/…` | a printer behind the kernel's own driver |
//! | `/dev/ttyUSB0`, `/dev/ttyS0@19200`, `serial:/dev/…@19200` | a serial port, at 9600 bits per second if not said |
//! | `kuyruk:NAME`, `cups:NAME` | a queue of the system's spooler |
//! | `/tmp/slips.bin`, `file:///tmp/slips.bin` | a file that collects slips |

use std::path::{Component, Path};

use domain::refusal::Field;
use domain::{PrinterTarget, Refusal, RefusalCode};

use super::network_address::network;
use crate::failure::Answer;

/// The longest path the system takes.
const PATH_LIMIT: usize = 4095;
/// The longest name of a queue (RFC 8011, 5.1.3), in bytes.
const QUEUE_LIMIT: usize = 127;
/// The longest word that a USB device says of itself (USB 2.0, 9.6.7), in characters.
const SERIAL_LIMIT: usize = 126;
/// What most printers on a serial port are set to when they are new, in bits per second.
pub(super) const BAUD: u32 = 9600;
/// What they can be set to.
const BAUDS: [u32; 8] = [1200, 2400, 4800, BAUD, 19_200, 38_400, 57_600, 115_200];

/// The printer that this address means, in one form; none for an empty one.
///
/// # Errors
/// It is none of the forms above.
pub fn parse_target(typed: &str) -> Answer<Option<PrinterTarget>> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    // A word alone that begins a form is half of one: as a host's name it would be read back otherwise.
    let (kind, rest) = typed.split_once(':').unwrap_or((typed, ""));
    let target = match kind.to_ascii_lowercase().as_str() {
        "usb" => usb(rest),
        "device" => file(rest).map(PrinterTarget::Device),
        "serial" => serial(rest),
        "kuyruk" | "cups" => queue(rest).map(PrinterTarget::Queue),
        "file" => file(rest.strip_prefix("//").unwrap_or_default()).map(PrinterTarget::File),
        _ if is_kernel_device(typed) => file(typed).map(PrinterTarget::Device),
        _ if is_serial_port(typed) => serial(typed),
        _ if typed.starts_with('/') => file(typed).map(PrinterTarget::File),
        _ => network(typed).map(PrinterTarget::Network),
    };
    Ok(Some(target.ok_or_else(refusal)?))
}

/// The target in its one form, where it can be one.
///
/// # Errors
/// What was typed is no printer's address.
pub(crate) fn checked_target(target: &PrinterTarget) -> Answer<PrinterTarget> {
    let checked = match target {
        PrinterTarget::Network(typed) => network(typed.trim()).map(PrinterTarget::Network),
        PrinterTarget::File(typed) => file(typed).map(PrinterTarget::File),
        PrinterTarget::Device(path) => file(path).map(PrinterTarget::Device),
        PrinterTarget::Serial { path, baud } => at_speed(path, *baud),
        PrinterTarget::Queue(name) => queue(name).map(PrinterTarget::Queue),
        PrinterTarget::Usb { serial, .. } => {
            let can_be = serial.as_deref().is_none_or(is_serial_number);
            can_be.then(|| target.clone())
        }
    };
    Ok(checked.ok_or_else(refusal)?)
}

/// How this target is typed.
pub fn typed(target: &PrinterTarget) -> String {
    match target {
        PrinterTarget::Network(address) => address.clone(),
        PrinterTarget::File(path) if is_kernel_device(path) || is_serial_port(path) => {
            format!("file://{path}")
        }
        PrinterTarget::File(path) => path.clone(),
        PrinterTarget::Device(path) if is_kernel_device(path) => path.clone(),
        PrinterTarget::Device(path) => format!("device:{path}"),
        PrinterTarget::Serial { path, baud } if is_serial_port(path) => format!("{path}@{baud}"),
        PrinterTarget::Serial { path, baud } => format!("serial:{path}@{baud}"),
        PrinterTarget::Queue(name) => format!("kuyruk:{name}"),
        PrinterTarget::Usb {
            vendor,
            product,
            serial,
        } => {
            let serial = serial.as_ref().map(|serial| format!(":{serial}"));
            let serial = serial.unwrap_or_default();
            format!("usb:{vendor:04x}:{product:04x}{serial}")
        }
    }
}

fn refusal() -> Refusal {
    Refusal::new(RefusalCode::PrinterAddressInvalid, Field::PrinterAddress)
}

fn is_kernel_device(path: &str) -> bool {
    ["/dev/usb/lp", "/dev/usblp", "/dev/lp"]
        .iter()
        .any(|begin| path.starts_with(begin))
}

fn is_serial_port(path: &str) -> bool {
    path.starts_with("/dev/tty") || path.starts_with("/dev/serial/")
}

fn usb(typed: &str) -> Option<PrinterTarget> {
    let mut parts = typed.splitn(3, ':');
    let mut number = || {
        let digits = parts.next()?;
        let is_number = (1..=4).contains(&digits.len());
        let is_number = is_number && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        u16::from_str_radix(digits, 16).ok().filter(|_| is_number)
    };
    let (vendor, product) = (number()?, number()?);
    let serial = parts.next();
    serial
        .is_none_or(is_serial_number)
        .then(|| PrinterTarget::Usb {
            vendor,
            product,
            serial: serial.map(str::to_owned),
        })
}

fn is_serial_number(text: &str) -> bool {
    let length = text.chars().count();
    (1..=SERIAL_LIMIT).contains(&length)
        && text.trim() == text
        && !text.chars().any(char::is_control)
}

fn serial(typed: &str) -> Option<PrinterTarget> {
    let (path, baud) = match typed.rsplit_once(['@', ':']) {
        Some((path, baud)) if baud.bytes().all(|byte| byte.is_ascii_digit()) => {
            (path, baud.parse().ok()?)
        }
        _ => (typed, BAUD),
    };
    at_speed(path, baud)
}

fn at_speed(path: &str, baud: u32) -> Option<PrinterTarget> {
    let path = file(path).filter(|_| BAUDS.contains(&baud))?;
    // Else its speed could be taken for a part of its name.
    let is_clear = !path.ends_with(['@', ':']);
    is_clear.then_some(PrinterTarget::Serial { path, baud })
}

/// What CUPS takes for a name.
fn queue(name: &str) -> Option<String> {
    let forbidden =
        |letter: char| letter.is_control() || letter.is_whitespace() || "/\\#?\"'".contains(letter);
    let can_be = (1..=QUEUE_LIMIT).contains(&name.len()) && !name.contains(forbidden);
    can_be.then(|| name.to_owned())
}

fn file(path: &str) -> Option<String> {
    let names_a_file = Path::new(path).file_name().is_some() && !path.ends_with('/');
    let stays = !Path::new(path)
        .components()
        .any(|part| part == Component::ParentDir);
    let plain = path.len() <= PATH_LIMIT && !path.chars().any(char::is_control);
    (path.starts_with('/') && names_a_file && stays && plain).then(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{typed as typed_form, *};
    use crate::failure::Trouble;

    fn parsed(typed: &str) -> PrinterTarget {
        parse_target(typed).unwrap().unwrap()
    }

    fn network(address: &str) -> PrinterTarget {
        PrinterTarget::Network(address.to_owned())
    }

    fn is_refused(typed: &str) -> bool {
        matches!(parse_target(typed), Err(Trouble::Refused(refusals))
            if refusals[0].code == RefusalCode::PrinterAddressInvalid
                && refusals[0].field == Some(Field::PrinterAddress))
    }

    #[test]
    fn an_address_needs_no_port_and_nothing_means_no_printer() {
        assert_eq!(parse_target("  ").unwrap(), None);
        assert_eq!(parsed(" 192.168.1.50 "), network("192.168.1.50:9100"));
        assert_eq!(parsed("192.168.1.50:9101"), network("192.168.1.50:9101"));
        assert_eq!(parsed("Yazici-1.local"), network("yazici-1.local:9100"));
        assert_eq!(parsed("fe80::1"), network("[fe80::1]:9100"));
        assert_eq!(parsed("[2001:db8::9]:515"), network("[2001:db8::9]:515"));
    }

    #[test]
    fn a_path_is_a_file_that_collects_slips() {
        let file = PrinterTarget::File("/tmp/fişler.bin".to_owned());
        assert_eq!(parsed("/tmp/fişler.bin"), file);
        assert_eq!(parsed("file:///tmp/fişler.bin"), file);
    }

    #[test]
    fn a_printer_on_usb_is_named_by_its_numbers() {
        let usb = |serial: Option<&str>| PrinterTarget::Usb {
            vendor: 0x04b8,
            product: 0x0202,
            serial: serial.map(str::to_owned),
        };
        assert_eq!(parsed("usb:04b8:0202"), usb(None));
        assert_eq!(parsed("USB:4B8:202"), usb(None));
        assert_eq!(parsed("usb:04b8:0202:J1:9 x"), usb(Some("J1:9 x")));
        assert_eq!(typed_form(&usb(Some("J1"))), "usb:04b8:0202:J1");
    }

    #[test]
    fn devices_ports_and_queues_are_told_from_files() {
        let serial = |path: &str, baud| PrinterTarget::Serial {
            path: path.to_owned(),
            baud,
        };
        let lp = PrinterTarget::Device("/dev/usb/lp0".to_owned());
        assert_eq!(parsed("/dev/usb/lp0"), lp);
        assert_eq!(parsed("device:/dev/usb/lp0"), lp);
        assert_eq!(parsed("/dev/ttyUSB0"), serial("/dev/ttyUSB0", 9600));
        assert_eq!(parsed("/dev/ttyS0@19200"), serial("/dev/ttyS0", 19_200));
        assert_eq!(
            parsed("serial:/dev/ttyS0:19200"),
            serial("/dev/ttyS0", 19_200)
        );
        let by_path = "/dev/serial/by-path/pci-0000:00:14.0-usb-0:2:1.0-port0";
        assert_eq!(parsed(by_path), serial(by_path, 9600));
        assert_eq!(parsed("kuyruk:Fiş"), PrinterTarget::Queue("Fiş".to_owned()));
        assert_eq!(
            parsed("cups:TM-T20"),
            PrinterTarget::Queue("TM-T20".to_owned())
        );
        let kept = PrinterTarget::File("/dev/usb/lp0".to_owned());
        assert_eq!(
            parsed(&typed_form(&kept)),
            kept,
            "what a first journal calls a file"
        );
    }

    #[test]
    fn what_is_no_printers_address_is_refused_at_its_field() {
        let no_addresses = [
            "192.168.1",
            "192.168.1.256",
            "192.168.1.50:",
            "192.168.1.50:0",
            "192.168.1.50:65536",
            "192.168.1.50:+1",
            "192.168.1.50:91 00",
            "0.0.0.0",
            "255.255.255.255",
            "224.0.0.1",
            "http://192.168.1.50",
            "yazıcı",
            "my printer",
            "-a",
            "a-",
            "a..b",
            "a:b:c",
            "[::1",
            "[::1]9100",
            "[yazici]:9100",
            "::",
            "/",
            "/tmp/",
            "/tmp/../etc/passwd",
            "/tmp/a\nb",
            "file://slips.bin",
            "../slips.bin",
            "a@b",
            "a;b",
            "'; DROP TABLE slip_job",
            "usb:",
            "usb:04b8",
            "usb:04b80:0202",
            "usb:+4b8:0202",
            "usb:04b8:0202:",
            "usb:04b8:0202:a\nb",
            "serial:ttyS0",
            "/dev/ttyS0@9601",
            "/dev/ttyS0@",
            "/dev/../etc/passwd",
            "device:lp0",
            "kuyruk:",
            "kuyruk:a b",
            "kuyruk:../admin",
            "usb",
            "Serial",
            "kuyruk",
            "cups:a?b",
        ];
        for typed in no_addresses {
            assert!(is_refused(typed), "{typed:?}");
        }
        assert!(is_refused(&"a".repeat(64)), "a label is too long");
        assert!(
            is_refused(&"a.".repeat(127).replace(' ', "")),
            "ends in nothing"
        );
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_refused_or_has_one_form(
            kind in "|usb:|usb:04b8:0202:|serial:|serial:/|/dev/tty|/dev/usb/lp|device:/|kuyruk:|file://",
            rest in ".{0,60}",
        ) {
            let typed = kind + &rest;
            if let Ok(Some(target)) = parse_target(&typed) {
                prop_assert_eq!(parsed(&typed_form(&target)), target.clone());
            }
        }

        #[test]
        fn every_host_and_port_is_taken(
            host in "([a-z][a-z0-9]{0,9}(-[a-z0-9]{1,9})?\\.){0,3}[a-z][a-z0-9]{0,9}",
            number in 1..=u16::MAX,
        ) {
            let typed = format!("{host}:{number}");
            prop_assert_eq!(parsed(&typed), network(&typed));
        }

        #[test]
        fn every_address_of_one_machine_is_taken(a in 1..=223_u8, rest: [u8; 3], number in 1..=u16::MAX) {
            let typed = format!("{a}.{}.{}.{}:{number}", rest[0], rest[1], rest[2]);
            prop_assert_eq!(parsed(&typed), network(&typed));
        }
    }
}
