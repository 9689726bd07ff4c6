//! A printer's address as typed, and what it means.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::path::{Component, Path};

use domain::refusal::Field;
use domain::{PrinterTarget, Refusal, RefusalCode};

use crate::failure::Answer;

/// Where network printers listen for raw data, by convention of HP's `JetDirect`.
const RAW_PORT: u16 = 9100;
/// A host name's longest form, and its labels' (RFC 1035, 2.3.4).
const HOST_LIMIT: usize = 253;
const LABEL_LIMIT: usize = 63;
/// The longest path the system takes.
const PATH_LIMIT: usize = 4095;

/// The printer that this address means, in one form; none for an empty one.
///
/// # Errors
/// It is neither `host`, `host:port`, `[IPv6]:port` nor an absolute path or `file:` address.
pub(crate) fn parse_target(typed: &str) -> Answer<Option<PrinterTarget>> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let path = typed.strip_prefix("file://").unwrap_or(typed);
    let target = if path.starts_with('/') {
        file(path).map(PrinterTarget::File)
    } else {
        network(typed).map(PrinterTarget::Network)
    };
    let refusal = || Refusal::new(RefusalCode::PrinterAddressInvalid, Field::PrinterAddress);
    Ok(Some(target.ok_or_else(refusal)?))
}

/// The target in its one form, where it can be one.
///
/// # Errors
/// What was typed is no printer's address.
pub(crate) fn checked_target(target: &PrinterTarget) -> Answer<PrinterTarget> {
    let refusal = || Refusal::new(RefusalCode::PrinterAddressInvalid, Field::PrinterAddress);
    let checked = match target {
        PrinterTarget::Network(typed) => network(typed.trim()).map(PrinterTarget::Network),
        PrinterTarget::File(typed) => file(typed).map(PrinterTarget::File),
        PrinterTarget::Device(path) => file(path).map(PrinterTarget::Device),
        PrinterTarget::Serial { path, baud } => {
            file(path).map(|path| PrinterTarget::Serial { path, baud: *baud })
        }
        PrinterTarget::Usb { .. } | PrinterTarget::Queue(_) => Some(target.clone()),
    };
    Ok(checked.ok_or_else(refusal)?)
}

fn file(path: &str) -> Option<String> {
    let names_a_file = Path::new(path).file_name().is_some() && !path.ends_with('/');
    let stays = !Path::new(path)
        .components()
        .any(|part| part == Component::ParentDir);
    let plain = path.len() <= PATH_LIMIT && !path.chars().any(char::is_control);
    (names_a_file && stays && plain).then(|| path.to_owned())
}

fn network(typed: &str) -> Option<String> {
    if let Ok(address) = typed.parse::<Ipv6Addr>() {
        return six(address, RAW_PORT);
    }
    if let Some(bracketed) = typed.strip_prefix('[') {
        let (address, behind) = bracketed.split_once(']')?;
        let port = if behind.is_empty() {
            RAW_PORT
        } else {
            port(behind.strip_prefix(':')?)?
        };
        return six(address.parse().ok()?, port);
    }
    let (host, port) = match typed.split_once(':') {
        Some((host, behind)) => (host, port(behind)?),
        None => (typed, RAW_PORT),
    };
    Some(format!("{}:{port}", self::host(host)?))
}

fn six(address: Ipv6Addr, port: u16) -> Option<String> {
    let one_printer = !address.is_unspecified() && !address.is_multicast();
    one_printer.then(|| format!("[{address}]:{port}"))
}

fn port(text: &str) -> Option<u16> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|port| digits && *port > 0)
}

/// An IPv4 address, or a name of letters, digits and hyphens (RFC 1123, 2.1).
fn host(text: &str) -> Option<String> {
    let last = text.rsplit('.').next()?;
    if last.bytes().all(|byte| byte.is_ascii_digit()) {
        let address: Ipv4Addr = text.parse().ok()?;
        let one_printer =
            !address.is_unspecified() && !address.is_multicast() && !address.is_broadcast();
        return one_printer.then(|| address.to_string());
    }
    let label = |label: &str| {
        (1..=LABEL_LIMIT).contains(&label.len())
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    (text.len() <= HOST_LIMIT && text.split('.').all(label)).then(|| text.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
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

    fn text_of(target: &PrinterTarget) -> &str {
        match target {
            PrinterTarget::Network(text) | PrinterTarget::File(text) => text,
            other => panic!("nothing typed means {other:?}"),
        }
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
        fn whatever_is_typed_is_refused_or_has_one_form(typed in ".{0,60}") {
            if let Ok(Some(target)) = parse_target(&typed) {
                prop_assert_eq!(parsed(text_of(&target)), target.clone());
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
