//! Requests that are not what they seem change nothing.

use protocol::wire::{BatchAnswer, FeedHead};

use crate::playing_desk::{PlayedDesk, Prepared};
use stories::center::{Center, OFFICE};

fn enrolled(center: &Center) -> PlayedDesk {
    let desk = PlayedDesk::new(center.address(0), OFFICE, 1, 3);
    desk.enrol(&center.enrolment_code(OFFICE, 15)).unwrap();
    desk
}

fn told(prepared: &Prepared, center: &Center) -> Result<BatchAnswer, String> {
    prepared.send(center.address(0))
}

#[test]
fn a_request_is_taken_once_and_only_as_it_was_signed() {
    let center = Center::start();
    let desk = enrolled(&center);
    let untrusted = Err("request-not-trusted".to_owned());

    let request = desk.prepared("/v1/facts", &desk.batch(1, 2));
    assert!(told(&request, &center).is_ok());
    assert_eq!(told(&request, &center), untrusted, "replayed");

    let mut altered = desk.prepared("/v1/facts", &desk.batch(3, 4));
    let last = altered.body.len() - 1;
    altered.body[last] ^= 1;
    assert_eq!(told(&altered, &center), untrusted, "altered on the way");

    let mut short = desk.prepared("/v1/facts", &desk.batch(3, 4));
    short.body.pop();
    assert_eq!(told(&short, &center), untrusted, "cut short");

    let mut pointed = desk.prepared("/v1/hello", &desk.batch(3, 4));
    pointed.target = "/v1/facts".into();
    assert_eq!(told(&pointed, &center), untrusted, "pointed elsewhere");

    let mut unsigned = desk.prepared("/v1/facts", &desk.batch(3, 4));
    unsigned.headers.retain(|(name, _)| *name != "signature");
    assert_eq!(told(&unsigned, &center), untrusted);

    let mut forged = desk.batch(3, 4);
    forged.head_signature[0] ^= 1;
    assert_eq!(
        told(&desk.prepared("/v1/facts", &forged), &center),
        untrusted
    );

    assert_eq!(
        desk.hello(0, [0; 32]).unwrap().acknowledged[0]
            .place
            .sequence,
        2
    );
}

#[test]
fn a_wrong_clock_is_told_apart_from_a_wrong_key() {
    let center = Center::start();
    let desk = enrolled(&center);
    for seconds in [-400, 400] {
        let wrong = PlayedDesk {
            clock_off_by: seconds,
            ..desk.clone()
        };
        assert_eq!(
            wrong.news(0).map(|_: FeedHead| ()),
            Err("clock-skewed".into())
        );
    }
    let nearly = PlayedDesk {
        clock_off_by: -250,
        ..desk
    };
    assert!(nearly.send(1, 4).is_ok());
}

#[test]
fn a_version_that_the_center_does_not_speak_is_told() {
    let center = Center::start();
    let desk = enrolled(&center);
    let mut request = desk.prepared("/v1/facts", &desk.batch(1, 2));
    request.headers[1].1 = "999".into();
    assert_eq!(told(&request, &center), Err("protocol-unsupported".into()));
}
