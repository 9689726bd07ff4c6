//! A center's address as it is typed: `merkez.example.gov.tr`, with a port or without.

use std::net::IpAddr;

use domain::refusal::Field;
use domain::{Refusal, RefusalCode};

/// The address of a center without a path: `https://host` or `https://host:port`. Without TLS only on this machine.
pub(super) fn parse(typed: &str) -> Result<String, Refusal> {
    let invalid = || Refusal::new(RefusalCode::CenterAddressInvalid, Field::CenterAddress);
    let typed = typed.trim().trim_end_matches('/').to_ascii_lowercase();
    let (scheme, authority) = match typed.split_once("://") {
        Some((scheme @ ("http" | "https"), rest)) => (scheme, rest),
        Some(_) => return Err(invalid()),
        None => ("https", typed.as_str()),
    };
    let (host, port) = split(authority).ok_or_else(invalid)?;
    let port = port
        .map(|port| port.parse::<u16>().map_err(|_| invalid()))
        .transpose()?;
    if scheme == "http" && !is_this_machine(host) {
        return Err(invalid());
    }
    let usual = if scheme == "http" { 80 } else { 443 };
    Ok(match port.filter(|port| *port != usual) {
        Some(port) => format!("{scheme}://{host}:{port}"),
        None => format!("{scheme}://{host}"),
    })
}

/// What a request names as its target: host, and port unless it is the scheme's own.
pub(super) fn authority(center: &str) -> &str {
    center
        .split_once("://")
        .map_or(center, |(_, authority)| authority)
}

/// Whether requests to this address are not encrypted; then it is this machine's own.
pub(super) fn is_plain(center: &str) -> bool {
    center.starts_with("http://")
}

fn split(authority: &str) -> Option<(&str, Option<&str>)> {
    if let Some(rest) = authority.strip_prefix('[') {
        let (inside, behind) = rest.split_once(']')?;
        inside.parse::<std::net::Ipv6Addr>().ok()?;
        let host = &authority[..inside.len() + 2];
        return match behind {
            "" => Some((host, None)),
            _ => Some((host, Some(behind.strip_prefix(':')?))),
        };
    }
    let (host, port) = match authority.split_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (authority, None),
    };
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.');
    let sound = (1..=253).contains(&host.len()) && host.bytes().all(letter);
    sound.then_some((host, port))
}

fn is_this_machine(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || bare.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_taken_as_people_type_it() {
        for (typed, meant) in [
            (" Merkez.example.gov.tr/ ", "https://merkez.example.gov.tr"),
            ("merkez.example:443", "https://merkez.example"),
            ("https://10.0.0.7:8443", "https://10.0.0.7:8443"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("[2001:db8::1]:8443", "https://[2001:db8::1]:8443"),
        ] {
            assert_eq!(parse(typed).as_deref(), Ok(meant), "{typed}");
        }
    }

    #[test]
    fn what_is_no_address_or_would_go_unencrypted_over_a_network_is_refused() {
        for typed in [
            "",
            "http://merkez.example",
            "ftp://merkez.example",
            "merkez.example/yol",
            "merkez örnek",
            "merkez.example:99999",
            "a@b",
            "[::1",
        ] {
            assert!(parse(typed).is_err(), "{typed}");
        }
    }
}
