//! What citizens are told by SMS: through a real gateway, to an operator that writes it down.

mod coming_back;
mod faults;
mod writing;

use std::time::{SystemTime, UNIX_EPOCH};

use domain::{ApplicationNumber, Fact, Language, SmsFate, SmsPurpose};

use crate::living::send_all;
use stories::center::{Center, Kannel, NOT_ROUTABLE, OFFICE};
use writing::{conclude, correct_phone, desk, fates, fates_until, register, register_as};

const DAY: i64 = 86_400_000;
const ANYBODY: &str = "+905321234567";
const SOMEBODY_ELSE: &str = "+905337654321";

pub(crate) fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    i64::try_from(since.as_millis()).unwrap()
}

fn told_the_number(number: ApplicationNumber) -> String {
    format!("Açık Kapı: Başvurunuz alındı. Başvuru numaranız: {number}")
}

#[test]
fn who_registers_gets_the_number_once_and_the_office_learns_that_it_arrived() {
    let kannel = Kannel::start();
    let center = Center::start_sending(|address| kannel.settings(address));
    let mut desk = desk(&center);
    let number = register(&mut desk, 1, ANYBODY);
    send_all(&desk);

    let sms = kannel.next_at_operator();
    assert_eq!((sms.from.as_str(), sms.to.as_str()), ("ACIKKAPI", ANYBODY));
    assert_eq!(sms.text, told_the_number(number));
    let fates = fates_until(&desk, number, SmsPurpose::Registration, SmsFate::Delivered);
    assert!(
        matches!(
            fates[..],
            [SmsFate::HandedOver, SmsFate::Delivered] | [SmsFate::Delivered]
        ),
        "what is known better stays: {fates:?}"
    );

    let metrics = ureq::get(format!("http://{}/metrics", center.address(0)));
    let metrics = metrics
        .call()
        .unwrap()
        .into_body()
        .read_to_string()
        .unwrap();
    for line in [
        "acikkapi_center_sms_heard_total{news=\"delivered\"} 1",
        "acikkapi_center_sms_parts_total 1",
        "acikkapi_center_sms_waiting 0",
    ] {
        assert!(metrics.contains(line), "{line}");
    }

    send_all(&desk);
    let next = register(&mut desk, 2, ANYBODY);
    send_all(&desk);
    assert_eq!(
        kannel.next_at_operator().text,
        told_the_number(next),
        "facts that come again cause nothing"
    );
}

#[test]
fn each_is_told_in_their_own_language_that_there_is_a_result_and_where() {
    let kannel = Kannel::start();
    let center = Center::start_sending(|address| kannel.settings(address));
    let mut desk = desk(&center);
    let number = register_as(&mut desk, 1, ANYBODY, Language::Ar, now());
    send_all(&desk);
    let sms = kannel.next_at_operator().text;
    assert_eq!(
        sms,
        format!("تم استلام طلبكم. رقم الطلب: \u{2068}{number}\u{2069}"),
        "the number keeps its direction"
    );

    conclude(&mut desk, number, 1);
    send_all(&desk);
    // Longer than one message: it comes in two, and telephones put it together.
    let parts = [kannel.next_at_operator(), kannel.next_at_operator()];
    let sms = parts.map(|part| part.text).concat();
    assert_eq!(
        sms,
        format!(
            "صدرت نتيجة طلبكم رقم \u{2068}{number}\u{2069}. للسؤال عنها: Açık Kapı، \u{2068}Edremit (Balıkesir)\u{2069}"
        )
    );
    fates_until(&desk, number, SmsPurpose::Conclusion, SmsFate::Delivered);
    assert_eq!(unreached(&center), "");
}

#[test]
fn who_has_no_telephone_that_takes_one_is_listed_for_a_call_or_a_letter() {
    let kannel = Kannel::start();
    let center = Center::start_sending(|address| kannel.settings(address));
    let mut desk = desk(&center);
    let none = register(&mut desk, 1, "");
    let landline = register(&mut desk, 2, "0266 123 45 67");
    conclude(&mut desk, none, 1);
    conclude(&mut desk, landline, 1);
    let somebody = register(&mut desk, 3, ANYBODY);
    send_all(&desk);

    for number in [none, landline] {
        let fates = fates(&desk, number, SmsPurpose::Conclusion);
        assert_eq!(fates, [SmsFate::NoPhone], "told with the conclusion itself");
    }
    let listed = format!("{} no-phone\n{} no-phone", none.digits(), landline.digits());
    assert_eq!(unreached(&center), listed);
    assert_eq!(kannel.next_at_operator().text, told_the_number(somebody));

    desk.write(&Fact::ResultDelivered {
        number: none,
        revision: 2,
        way: domain::DeliveryWay::Letter,
    });
    send_all(&desk);
    assert_eq!(
        unreached(&center),
        format!("{} no-phone", landline.digits()),
        "who was told is not listed any more"
    );
}

#[test]
fn a_corrected_telephone_changes_what_was_not_sent_and_nothing_else() {
    let mut kannel = Kannel::start();
    kannel.kill_smsbox();
    let center = Center::start_sending(|address| kannel.settings(address));
    let mut desk = desk(&center);
    let mistyped = register(&mut desk, 1, ANYBODY);
    let forgotten = register(&mut desk, 2, "");
    let taken_back = register(&mut desk, 3, ANYBODY);
    send_all(&desk);
    correct_phone(&mut desk, mistyped, Some(SOMEBODY_ELSE));
    correct_phone(&mut desk, forgotten, Some(SOMEBODY_ELSE));
    correct_phone(&mut desk, taken_back, None);
    send_all(&desk);
    kannel.start_smsbox();

    let mut texts = [kannel.next_at_operator(), kannel.next_at_operator()].map(|sms| {
        assert_eq!(sms.to, SOMEBODY_ELSE);
        sms.text
    });
    texts.sort();
    assert_eq!(
        texts,
        [told_the_number(mistyped), told_the_number(forgotten)]
    );
    for number in [mistyped, forgotten] {
        fates_until(&desk, number, SmsPurpose::Registration, SmsFate::Delivered);
    }

    correct_phone(&mut desk, mistyped, Some(ANYBODY));
    let next = register(&mut desk, 4, ANYBODY);
    send_all(&desk);
    assert_eq!(
        kannel.next_at_operator().text,
        told_the_number(next),
        "what was sent is not sent again"
    );
    let fates = fates(&desk, taken_back, SmsPurpose::Registration);
    assert_eq!(fates.last(), Some(&SmsFate::NoPhone));
}

#[test]
fn what_a_desk_brings_after_weeks_alone_is_told_only_while_it_is_of_use() {
    let kannel = Kannel::start();
    let center = Center::start_sending(|address| kannel.settings(address));
    let mut desk = desk(&center);
    let weeks_ago = register_as(&mut desk, 1, ANYBODY, Language::Tr, now() - 30 * DAY);
    let with_result = register(&mut desk, 2, ANYBODY);
    conclude(&mut desk, with_result, 1);
    let clock_ahead = register_as(&mut desk, 3, SOMEBODY_ELSE, Language::Tr, now() + 30 * DAY);
    send_all(&desk);

    for number in [weeks_ago, with_result] {
        let fates = fates(&desk, number, SmsPurpose::Registration);
        assert_eq!(fates, [SmsFate::TooOld]);
    }
    let texts = [(); 3].map(|()| kannel.next_at_operator().text);
    let of = |number: ApplicationNumber| {
        let number = number.to_string();
        texts.iter().filter(move |text| text.contains(&number))
    };
    assert_eq!(of(weeks_ago).count(), 0);
    let result: Vec<_> = of(with_result).collect();
    assert!(
        result.len() == 1 && result[0].contains("sonuçlandı"),
        "the result is the only news: {texts:?}"
    );
    assert_eq!(of(clock_ahead).count(), 1, "a wrong clock harms nobody");
}

#[test]
fn a_number_that_no_operator_reaches_is_told_as_failed() {
    let kannel = Kannel::start();
    let center = Center::start_sending(|address| kannel.settings(address));
    let mut desk = desk(&center);
    let number = register(&mut desk, 1, NOT_ROUTABLE);
    send_all(&desk);
    let fates = fates_until(&desk, number, SmsPurpose::Registration, SmsFate::Failed);
    assert_eq!(fates, [SmsFate::Failed]);
    conclude(&mut desk, number, 1);
    send_all(&desk);
    fates_until(&desk, number, SmsPurpose::Conclusion, SmsFate::Failed);
    let listed = format!("{} failed", number.digits());
    assert_eq!(unreached(&center), listed);
}

#[test]
fn an_application_that_is_opened_again_has_a_second_result_to_tell() {
    let kannel = Kannel::start();
    let center = Center::start_sending(|address| kannel.settings(address));
    let mut desk = desk(&center);
    let number = register(&mut desk, 1, ANYBODY);
    conclude(&mut desk, number, 1);
    // A second conclusion without opening it again is refused, and tells nobody anything.
    conclude(&mut desk, number, 2);
    desk.write(&Fact::ApplicationReopened {
        number,
        revision: 3,
        reason: "Yeni bilgi geldi".into(),
    });
    conclude(&mut desk, number, 4);
    let last = register(&mut desk, 2, SOMEBODY_ELSE);
    send_all(&desk);

    let mut results = 0;
    let mut to_last = 0;
    while results < 4 || to_last < 1 {
        let sms = kannel.next_at_operator();
        results += usize::from(sms.to == ANYBODY);
        to_last += usize::from(sms.text == told_the_number(last));
    }
    assert_eq!(results, 4, "two results, of two parts each");
    assert_eq!(
        center.ask_database("SELECT count(*)::text FROM sms WHERE purpose = 'conclusion'"),
        "2"
    );
}

#[test]
fn nobody_but_the_gateway_tells_what_became_of_a_message() {
    let mut kannel = Kannel::start();
    kannel.kill_smsbox();
    let center = Center::start_sending(|address| kannel.settings(address));
    let mut desk = desk(&center);
    let number = register(&mut desk, 1, ANYBODY);
    send_all(&desk);
    let told = |query: &str| {
        let url = format!("http://{}/v1/sms/report?{query}", center.address(0));
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .build()
            .into();
        agent.get(&url).call().unwrap().status().as_u16()
    };
    let guessed = format!("office={OFFICE}&token={}&type=1", "0".repeat(32));
    assert_eq!(
        told(&guessed),
        200,
        "a guess learns nothing from the answer"
    );
    for odd in [
        "",
        "office=1008",
        "office=9&token=x&type=1",
        "office=1008&token=x&type=999",
    ] {
        assert_eq!(told(odd), 400, "{odd}");
    }
    kannel.start_smsbox();
    assert_eq!(kannel.next_at_operator().text, told_the_number(number));
    fates_until(&desk, number, SmsPurpose::Registration, SmsFate::Delivered);
}

fn unreached(center: &Center) -> String {
    center.admin(center::admin::Command::Unreached {
        office: OFFICE.into(),
    })
}
