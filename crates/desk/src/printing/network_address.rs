//! The address of a network printer as typed, in its one form.

use std::net::{Ipv4Addr, Ipv6Addr};

/// Where network printers listen for raw data, by convention of HP's `JetDirect`.
const RAW_PORT: u16 = 9100;
/// A host name's longest form, and its labels' (RFC 1035, 2.3.4).
const HOST_LIMIT: usize = 253;
const LABEL_LIMIT: usize = 63;

/// `host`, `host:port`, an IPv6 address or `[IPv6]:port` as `host:port`.
pub(super) fn network(typed: &str) -> Option<String> {
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
