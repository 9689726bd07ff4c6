//! The center is known by its key, over TLS 1.3 and nothing older.

use crate::working::{Counter, register, wait_until_sent};
use stories::center::Stranger;

const PAGE: &[u8] =
    b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 6\r\n\r\n<html>";

#[test]
fn whoever_has_another_certificate_is_refused_and_told_nothing() {
    let mut counter = Counter::open_with_tls();
    let own = counter.center.address(1);
    let place = counter.center.serve_with_new_certificate();
    let (certificate, key) = counter.center.certificate(place);
    let stranger = Stranger::listen(&certificate, &key, "-tls1_3");

    counter.line.lead_to(stranger.address());
    register(&counter.desk, 1);
    let view = counter.wait_for_problem("center-not-trusted");
    assert_eq!(view.waiting_applications, 1);
    assert!(!view.in_touch && !view.all_is_there);
    assert_eq!(stranger.heard(), b"", "nothing was sent");

    counter.line.lead_to(own);
    counter.desk.desk().sync_now();
    wait_until_sent(&counter.desk);
}

#[test]
fn not_even_with_the_centers_own_key_is_an_older_tls_taken() {
    let counter = Counter::open_with_tls();
    let (certificate, key) = counter.center.certificate(1);
    let older = Stranger::listen(&certificate, &key, "-tls1_2");
    counter.line.lead_to(older.address());
    register(&counter.desk, 1);
    counter.wait_for_problem("center-not-trusted");
    assert_eq!(older.heard(), b"", "nothing was sent");

    // The same key in TLS 1.3 is the center, whatever it makes of a request.
    let newer = Stranger::listen(&certificate, &key, "-tls1_3");
    counter.line.lead_to(newer.address());
    counter.desk.desk().sync_now();
    let heard = newer.hear();
    assert!(heard.starts_with(b"POST /v1/"), "a key is known again");
}

#[test]
fn a_page_in_the_place_of_a_handshake_is_not_the_center() {
    let counter = Counter::open_with_tls();
    counter.line.answer(PAGE);
    register(&counter.desk, 1);
    let view = counter.wait_for_problem("center-not-trusted");
    assert_eq!(view.waiting_applications, 1);

    counter.line.lead_to(counter.center.address(1));
    counter.desk.desk().sync_now();
    wait_until_sent(&counter.desk);
}
