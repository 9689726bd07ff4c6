//! An SMS that is caused while people sleep: it waits, the desk says so, and it goes once in the morning.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use center::QuietHours;
use desk::Desk;
use domain::{Draft, SmsFate};
use stories::center::{Center, Kannel};
use stories::office::{Office, ordinary_draft};

use crate::working::{enrol, office, wait_until_sent};

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;
/// By how much Turkey is ahead of the world's time.
const TURKEY: i64 = 180 * MINUTE;

/// By how many milliseconds the center is ahead of this machine.
static AHEAD: AtomicI64 = AtomicI64::new(0);

fn at_center() -> i64 {
    let machine = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    i64::try_from(machine.as_millis()).unwrap() + AHEAD.load(Ordering::SeqCst)
}

/// At the center it is so late in Turkey from now on, today or tomorrow.
fn it_is(hour: i64, minute: i64) {
    let now = (at_center() + TURKEY).rem_euclid(DAY);
    let wanted = (hour * 60 + minute) * MINUTE;
    AHEAD.fetch_add((wanted - now).rem_euclid(DAY), Ordering::SeqCst);
}

fn register(office: &Office, phone: &str) -> String {
    let draft = Draft {
        phone: phone.to_owned(),
        ..ordinary_draft()
    };
    office.register(&draft).unwrap().number
}

/// What the desk shows of the SMS about an application, once this is the last of it.
fn fates_until(office: &Office, number: &str, last: SmsFate) -> Vec<SmsFate> {
    let look = |desk: &Desk| -> Vec<SmsFate> {
        let history = desk.get_application(number).unwrap().history;
        history
            .iter()
            .filter_map(|line| Some(line.sms.as_ref()?.fate))
            .collect()
    };
    let (fates, came) = office.wait_for(look, |fates| fates.last() == Some(&last));
    assert!(came, "{fates:?}");
    fates
}

#[test]
fn an_sms_that_is_caused_at_night_waits_is_told_as_waiting_and_goes_once_in_the_morning() {
    center::go_by(at_center);
    it_is(22, 30);
    let kannel = Kannel::start();
    let mut center = Center::start_sending(|address| center::Sms {
        quiet_hours: QuietHours::USUAL,
        // How soon it is looked for what waits.
        answer_seconds: 5,
        ..kannel.settings(address)
    });
    let folder = tempfile::tempdir().unwrap();
    let desk = office(folder.path(), "01");
    enrol(&desk, &center);
    let number = register(&desk, "0532 123 45 67");
    wait_until_sent(&desk);

    it_is(23, 0);
    assert_eq!(
        fates_until(&desk, &number, SmsFate::Waiting),
        [SmsFate::Waiting]
    );
    it_is(7, 58);
    center.wait_until("SELECT (fate = 'waiting' AND tries = 0)::text FROM sms");
    assert_eq!(kannel.others_at_operator(), [], "nobody is woken");

    // One who serves from now on looks at the clock at once; who was there before looks again within two minutes.
    it_is(8, 0);
    center.serve_once_more();
    let sms = kannel.next_at_operator();
    assert_eq!(sms.to, "+905321234567");
    assert!(sms.text.contains(&number), "{}", sms.text);
    let fates = fates_until(&desk, &number, SmsFate::Delivered);
    assert_eq!(fates.first(), Some(&SmsFate::Waiting));
    let waiting = fates.iter().filter(|fate| **fate == SmsFate::Waiting);
    assert_eq!(waiting.count(), 1, "{fates:?}");

    let next = register(&desk, "0533 765 43 21");
    let sms = kannel.next_at_operator();
    assert!(
        sms.text.contains(&next),
        "the first one goes once: {}",
        sms.text
    );
    fates_until(&desk, &next, SmsFate::Delivered);
    assert_eq!(kannel.others_at_operator(), []);
}
