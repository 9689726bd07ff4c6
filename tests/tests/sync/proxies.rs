//! An office whose way out is a proxy.

use stories::center::{Center, OFFICE, Proxy};
use stories::faults::{Hand, found_office};

#[test]
fn a_proxy_lets_the_desk_through_to_its_center_or_is_told_apart_from_it() {
    let mut center = Center::start();
    let own = center.serve_with_new_certificate();
    let proxy = Proxy::start();
    let folder = tempfile::tempdir().unwrap();
    found_office(folder.path()).unwrap();
    let mut hand = Hand::start_behind_proxy(folder.path(), &proxy.words());
    hand.ready().unwrap();
    proxy.want_password(true);
    let address = format!("https://localhost:{}", center.address(own).port());
    let enrol = format!("enrol {address} {}", center.enrolment_code(OFFICE, 15));
    let told = hand.ask(&enrol).unwrap();
    assert_eq!(told, "code waits: proxy-password");
    assert!(proxy.refused() > 0);

    proxy.want_password(false);
    assert_eq!(hand.ask("sync").unwrap(), "syncing");
    assert_eq!(hand.ask("touch none").unwrap(), "touch none");
    assert!(proxy.joined() > 0, "it went that way");

    // What stands may go on; a new line is asked for the password.
    let refused = proxy.refused();
    assert!(hand.leave());
    let mut hand = Hand::start_behind_proxy(folder.path(), &proxy.words());
    hand.ready().unwrap();
    proxy.want_password(true);
    hand.register("proxy", 1).unwrap();
    hand.ask("sync").unwrap();
    let told = hand.ask("touch proxy-password").unwrap();
    assert_eq!(told, "touch proxy-password");
    assert!(proxy.refused() > refused);

    proxy.want_password(false);
    assert_eq!(hand.ask("touch none").unwrap(), "touch none");
    let there = "SELECT count(*) FROM fact WHERE kind = 'application_registered'";
    assert_eq!(center.ask_database(there), "1");
}
