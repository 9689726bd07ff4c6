//! Somebody answers who is not the center, or not as the center does.

use crate::working::{Counter, register, wait_until_sent};

/// An answer as if from the center, with this status and body.
fn as_the_center(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status}\r\nacikkapi-time: 1\r\n{headers}content-length: {length}\r\nconnection: close\r\n\r\n"
    );
    [head.as_bytes(), body].concat()
}

#[test]
fn whoever_answers_in_the_centers_place_is_told_apart_and_gets_nothing() {
    let counter = Counter::open();
    let portal =
        b"HTTP/1.1 302 Found\r\nlocation: http://10.0.0.1/login\r\ncontent-length: 0\r\n\r\n";
    let page = b"HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\n<html>";
    let proxy = b"HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n";
    let gateway = b"HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n";
    let busy = br#"{"code":"center-busy","field":null,"incident":null,"arguments":{}}"#;
    let huge = vec![0; 3 * 1024 * 1024];
    for (answer, expected) in [
        (portal.to_vec(), "captive-portal"),
        (page.to_vec(), "captive-portal"),
        (proxy.to_vec(), "proxy-password"),
        (gateway.to_vec(), "center-unreachable"),
        (b"".to_vec(), "line-broken"),
        (b"\x16\x03\x01 what?".to_vec(), "line-broken"),
        (
            as_the_center("200 OK", "", b"\xffnot a frame"),
            "message-unreadable",
        ),
        (as_the_center("200 OK", "", &huge), "message-unreadable"),
        (as_the_center("500 Oops", "", b"{"), "center-failed"),
        (
            as_the_center("503 Busy", "retry-after: 0\r\n", busy),
            "center-busy",
        ),
    ] {
        counter.line.answer(&answer);
        register(&counter.desk, 1);
        let view = counter.wait_for_problem(expected);
        assert!(!view.in_touch && !view.all_is_there);
        assert!(
            view.waiting_applications > 0,
            "nobody but the center acknowledges"
        );
    }
    counter.line.lead_to(counter.center.address(0));
    counter.desk.desk().sync_now();
    let view = wait_until_sent(&counter.desk);
    assert_eq!(view.problem, None);
}
