//! Somebody answers who is not the center, or not as the center does.

use crate::working::{enrol_at, office, register, wait_for, wait_until_sent};
use stories::center::{Center, FaultLine};
use stories::office::OFFICE;

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
    let center = Center::start();
    let line = FaultLine::to(center.address(0));
    let folder = tempfile::tempdir().unwrap();
    let desk = office(folder.path(), "01");
    let address = format!("http://{}", line.address());
    enrol_at(&desk, &address, &center.enrolment_code(OFFICE, 15));
    wait_until_sent(&desk);

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
        line.answer(&answer);
        register(&desk, 1);
        desk.desk().sync_now();
        let view = wait_for(&desk, |view| {
            let code = view.problem.as_ref().map(|problem| problem.code.as_str());
            code == Some(expected)
        });
        assert!(!view.in_touch && !view.all_is_there);
        assert!(
            view.waiting_applications > 0,
            "nobody but the center acknowledges"
        );
    }
    line.lead_to(center.address(0));
    desk.desk().sync_now();
    let view = wait_until_sent(&desk);
    assert_eq!(view.problem, None);
}

#[test]
fn the_center_is_known_by_its_key_from_the_first_meeting_on() {
    let mut center = Center::start();
    let own = center.serve_with_new_certificate();
    let anothers = center.serve_with_new_certificate();
    let line = FaultLine::to(center.address(own));
    let folder = tempfile::tempdir().unwrap();
    let desk = office(folder.path(), "01");
    let address = format!("https://localhost:{}", line.address().port());
    enrol_at(&desk, &address, &center.enrolment_code(OFFICE, 15));
    wait_until_sent(&desk);

    line.lead_to(center.address(anothers));
    register(&desk, 1);
    desk.desk().sync_now();
    let view = wait_for(&desk, |view| {
        let code = view.problem.as_ref().map(|problem| problem.code.as_str());
        code == Some("center-not-trusted")
    });
    assert_eq!(view.waiting_applications, 1);

    line.lead_to(center.address(own));
    desk.desk().sync_now();
    wait_until_sent(&desk);
}
