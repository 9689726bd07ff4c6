//! SMS of a center that came back from a backup: what it sent behind that it does not know, and does not send again.

use std::net::SocketAddr;

use center::Sms;
use domain::{ApplicationNumber, Language, SmsFate, SmsPurpose};
use stories::center::{Center, Kannel, OFFICE, Postgres};

use super::writing::{conclude, correct_phone, fates, fates_until, register, register_as};
use super::{ANYBODY, SOMEBODY_ELSE, now, told_the_number, unreached};
use crate::living::send_all;
use crate::playing_desk::PlayedDesk;
use crate::program::{Program, free_address};

const HOUR: i64 = 3_600_000;

/// A center that a program serves only for as long as the story wants, and its desks.
struct Ground {
    kannel: Kannel,
    center: Center,
    address: SocketAddr,
}

impl Ground {
    fn lay() -> Self {
        Self {
            kannel: Kannel::start(),
            center: Center::prepare(Postgres::start()),
            address: free_address(),
        }
    }

    fn serve(&self) -> Program {
        let settings: Sms = self.kannel.settings(self.address);
        Program::start(&self.center, self.address, Some(settings))
    }

    fn desk(&self, code: u8) -> PlayedDesk {
        let desk = PlayedDesk::new(self.address, OFFICE, code, 0);
        let code = self.center.enrolment_code(OFFICE, 15);
        desk.enrol(&code).unwrap();
        desk
    }

    /// The next SMS of each of these, in whatever order.
    fn all_arrive(&self, told: &[String]) {
        let mut arrived: Vec<_> = told
            .iter()
            .map(|_| self.kannel.next_at_operator().text)
            .collect();
        let mut told = told.to_vec();
        arrived.sort();
        told.sort();
        assert_eq!(arrived, told);
    }
}

fn last_fate(desk: &PlayedDesk, number: ApplicationNumber, purpose: SmsPurpose) -> Option<SmsFate> {
    fates(desk, number, purpose).pop()
}

#[test]
fn what_may_have_gone_after_the_backup_does_not_go_again_and_what_is_new_does() {
    let mut ground = Ground::lay();
    ground.kannel.kill_smsbox();
    let serving = ground.serve();
    let mut desk = ground.desk(1);
    let mut alone = ground.desk(2);
    let waited = register(&mut desk, 1, ANYBODY);
    let forgotten = register(&mut desk, 2, "");
    send_all(&desk);
    fates_until(&desk, waited, SmsPurpose::Registration, SmsFate::Waiting);
    drop(serving);
    ground.center.back_up();

    // The day after the backup.
    ground.kannel.start_smsbox();
    let serving = ground.serve();
    let gone = register(&mut desk, 3, ANYBODY);
    let clock_ahead = register_as(&mut desk, 4, ANYBODY, Language::Tr, now() + HOUR);
    correct_phone(&mut desk, forgotten, Some(SOMEBODY_ELSE));
    send_all(&desk);
    ground.all_arrive(&[waited, forgotten, gone, clock_ahead].map(told_the_number));
    conclude(&mut desk, gone, 1);
    send_all(&desk);
    fates_until(&desk, gone, SmsPurpose::Conclusion, SmsFate::Delivered);
    let parts = [(); 2].map(|()| ground.kannel.next_at_operator().text);
    assert!(parts.concat().contains("sonuçlandı"), "{parts:?}");
    // Nobody knows of this desk that it had not sent it.
    let unsent = register(&mut alone, 1, ANYBODY);
    drop(serving);

    let told = ground.center.come_back();
    assert!(told.ends_with("sms unknown 1"), "{told}");
    let _serving = ground.serve();
    for desk in [&desk, &alone] {
        desk.hello(0, [0; 32]).unwrap();
        send_all(desk);
    }
    let new = register(&mut desk, 5, SOMEBODY_ELSE);
    send_all(&desk);
    assert_eq!(ground.kannel.next_at_operator().text, told_the_number(new));
    fates_until(&desk, new, SmsPurpose::Registration, SmsFate::Delivered);
    for number in [waited, forgotten, gone, clock_ahead, unsent] {
        let fate = last_fate(&desk, number, SmsPurpose::Registration);
        assert_eq!(fate, Some(SmsFate::Unknown), "{number}");
    }
    let fate = last_fate(&desk, gone, SmsPurpose::Conclusion);
    assert_eq!(fate, Some(SmsFate::Unknown));
    let listed = format!("{} unknown", gone.digits());
    assert_eq!(unreached(&ground.center), listed, "for a person to call");

    conclude(&mut desk, new, 1);
    send_all(&desk);
    fates_until(&desk, new, SmsPurpose::Conclusion, SmsFate::Delivered);
    ground
        .center
        .wait_until("SELECT (count(*) = 0)::text FROM sms WHERE fate IN ('waiting', 'claimed')");
    let others = ground.kannel.others_at_operator();
    assert!(
        others.iter().all(|sms| sms.to == SOMEBODY_ELSE),
        "{others:?}"
    );
}
