//! SMS while things break: never twice by our doing, and nothing is called failed that nobody knows of.

use domain::{SmsFate, SmsPurpose};

use super::writing::{all_fates, desk, fates_until, fates_until_one_of, register};
use super::{ANYBODY, told_the_number};
use crate::living::send_all;
use crate::program::{Program, free_address};
use stories::center::{Center, Kannel};

#[test]
fn while_the_gateway_is_away_messages_wait_and_then_go_once() {
    let mut kannel = Kannel::start();
    kannel.kill_smsbox();
    let center = Center::start_sending(|address| kannel.settings(address));
    let mut desk = desk(&center);
    let number = register(&mut desk, 1, ANYBODY);
    send_all(&desk);
    let waiting = fates_until(&desk, number, SmsPurpose::Registration, SmsFate::Waiting);
    assert_eq!(waiting, [SmsFate::Waiting], "the office sees that it waits");

    kannel.start_smsbox();
    assert_eq!(kannel.next_at_operator().text, told_the_number(number));
    let fates = fates_until(&desk, number, SmsPurpose::Registration, SmsFate::Delivered);
    assert_eq!(
        fates
            .iter()
            .filter(|fate| **fate == SmsFate::Waiting)
            .count(),
        1
    );
    assert_eq!(kannel.others_at_operator(), []);
}

#[test]
fn what_a_killed_gateway_had_is_not_sent_again_and_never_called_failed() {
    let mut kannel = Kannel::start();
    let center = Center::start_sending(|address| {
        let mut settings = kannel.settings(address);
        // No report is waited for: the gateway may forget whom to tell when it dies.
        settings.report_hours = 0;
        settings.answer_seconds = 1;
        settings
    });
    let mut desk = desk(&center);
    kannel.hang_up_operator();
    let number = register(&mut desk, 1, ANYBODY);
    send_all(&desk);
    fates_until(&desk, number, SmsPurpose::Registration, SmsFate::HandedOver);
    kannel.kill_bearerbox();
    kannel.start_again();

    assert_eq!(
        kannel.next_at_operator().text,
        told_the_number(number),
        "the gateway had kept it"
    );
    let ends = [SmsFate::Unknown, SmsFate::Delivered];
    let fates = fates_until_one_of(&desk, number, SmsPurpose::Registration, &ends);
    assert!(!fates.contains(&SmsFate::Failed), "{fates:?}");
    assert_eq!(kannel.others_at_operator(), []);
}

#[test]
fn a_center_that_is_killed_with_a_message_in_hand_never_sends_it_twice() {
    let kannel = Kannel::start();
    let center = Center::start();
    let address = free_address();
    let mut settings = kannel.settings(address);
    settings.answer_seconds = 2;
    let mut desk = desk(&center);
    // The gateway takes the message and does not answer; there dies the center.
    kannel.freeze();
    let sending = Program::start(&center, address, Some(settings.clone()));
    let number = register(&mut desk, 1, ANYBODY);
    desk.center = address;
    send_all(&desk);
    kannel.wait_until_asked();
    drop(sending);

    // Another one finds it, and does not try again.
    let _other = Program::start(&center, address, Some(settings));
    let told = fates_until(&desk, number, SmsPurpose::Registration, SmsFate::Unknown);
    assert_eq!(told, [SmsFate::Unknown]);

    // It had been taken after all.
    kannel.thaw();
    assert_eq!(kannel.next_at_operator().text, told_the_number(number));
    fates_until(&desk, number, SmsPurpose::Registration, SmsFate::Delivered);
    assert_eq!(kannel.others_at_operator(), [], "once");
}

#[test]
fn a_thousand_go_once_each_through_two_centers() {
    const MANY: u32 = 1_000;
    let kannel = Kannel::start();
    let mut center = Center::start_sending(|address| kannel.settings(address));
    center.serve_once_more();
    let mut desk = desk(&center);
    for running in 1..=MANY {
        register(&mut desk, running, &format!("+90532{running:07}"));
    }
    for first in (1..=desk.facts.len()).step_by(500) {
        desk.send(first, desk.facts.len().min(first + 499)).unwrap();
    }

    let mut recipients: Vec<String> = (0..MANY).map(|_| kannel.next_at_operator().to).collect();
    recipients.sort();
    recipients.dedup();
    assert_eq!(recipients.len(), MANY as usize, "each got one");
    center.wait_until("SELECT (count(*) = 0)::text FROM sms WHERE fate <> 'delivered'");
    assert_eq!(kannel.others_at_operator(), []);
    let delivered = all_fates(&desk).into_iter();
    let delivered = delivered.filter(|(.., fate)| *fate == SmsFate::Delivered);
    assert_eq!(delivered.count(), MANY as usize);
    assert_eq!(center.ask_database("SELECT max(tries)::text FROM sms"), "1");
}
