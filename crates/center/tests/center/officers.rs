//! Officers and units work on applications over HTTP; desks learn of it by the feed.

use domain::catalogue::{Catalogue, Unit, UnitCode};
use domain::{Author, Fact, Kind};
use protocol::wire::{BatchAnswer, Fate, Run};
use serde_json::{Value, json};

use crate::living::{number, registered, said, send_all};
use crate::playing_desk::PlayedDesk;
use stories::center::{Center, OFFICE, OTHER_OFFICE, Person, account};

const PDF: &[u8] = b"%PDF-1.7\n%%EOF\n";

/// A desk whose office has two units, and which registered one application of a kind.
pub(crate) fn office(center: &Center, kind: Kind) -> (PlayedDesk, String) {
    let mut desk = PlayedDesk::new(center.address(0), OFFICE, 1, 0);
    let unit = |code: &str| Unit {
        code: UnitCode::new(code),
        name_tr: code.to_owned(),
        name_en: code.to_owned(),
    };
    desk.write(&Fact::CatalogueAdopted {
        catalogue: Catalogue {
            topics: Vec::new(),
            units: vec![unit("EDAS"), unit("FEN")],
        },
    });
    desk.write(&registered(&desk, 1, kind, "0532 123 45 67"));
    desk.enrol(&center.enrolment_code(OFFICE, 15)).unwrap();
    send_all(&desk);
    let number = String::from(number(&desk, 1));
    (desk, number)
}

fn numbers(listed: &Value) -> Vec<&str> {
    let applications = listed["applications"].as_array().unwrap();
    applications
        .iter()
        .map(|line| line["number"].as_str().unwrap())
        .collect()
}

#[test]
fn an_application_goes_to_a_unit_and_back_until_the_desk_can_tell_the_result() {
    let center = Center::start();
    let (desk, number) = office(&center, Kind::Complaint);
    let officer = Person::signed_in(&center, "Ayşe", "officer", None);
    let unit = Person::signed_in(&center, "Mehmet", "unit", Some("EDAS"));
    let other = Person::signed_in(&center, "Zeynep", "unit", Some("FEN"));
    let at = |step: &str| format!("/api/applications/{number}{step}");

    let (_, waiting) = officer.ask("/api/applications?waiting_for=referral");
    assert_eq!(numbers(&waiting), [number.as_str()]);
    assert_eq!(unit.ask(&at("")).0, 404, "the unit was not asked");
    let (status, refused) = officer.tell(&at("/referral"), &json!({ "revision": 1, "unit": "AY" }));
    assert_eq!((status, &refused["field"]), (422, &json!("unit")));
    let sent_to = |unit: &str, revision: u32| json!({ "revision": revision, "unit": unit });
    let (status, taken) = officer.tell(&at("/referral"), &sent_to("FEN", 1));
    assert_eq!((status, &taken["state"]), (200, &json!("referred")));
    let (status, _) = other.tell(&at("/return"), &json!({ "revision": 2, "reason": "" }));
    assert_eq!(status, 422, "it is sent back with a reason");
    let back = json!({ "revision": 2, "reason": "Aydınlatma EDAŞ'ındır" });
    assert_eq!(other.tell(&at("/return"), &back).0, 200);
    let (status, stale) = officer.tell(&at("/referral"), &sent_to("EDAS", 2));
    assert_eq!((status, &stale["code"]), (409, &json!("step-outdated")));
    assert_eq!(officer.tell(&at("/referral"), &sent_to("EDAS", 3)).0, 200);

    let (_, waiting) = unit.ask("/api/applications");
    assert_eq!(numbers(&waiting), [number.as_str()]);
    let (_, seen) = unit.ask(&at(""));
    assert_eq!(seen["applicant"]["name"], "Ayşe Yılmaz");
    let (status, paper) = unit.upload("/api/papers", PDF);
    assert_eq!(status, 200);
    assert_eq!(
        unit.upload("/api/papers", b"MZ").0,
        422,
        "no program is taken"
    );
    let answer = json!({ "revision": 4, "text": "Lamba değiştirildi.",
                         "papers": [{ "sha256": paper["sha256"], "name": "tutanak.pdf" }] });
    assert_eq!(unit.tell(&at("/answer"), &answer).0, 200);
    let concluded =
        json!({ "revision": 5, "outcome": "positive", "explanation": "Lambanız yanıyor." });
    assert_eq!(unit.tell(&at("/conclusion"), &concluded).0, 403);
    assert_eq!(officer.tell(&at("/conclusion"), &concluded).0, 200);

    let kinds: Vec<String> = desk
        .feed(0)
        .unwrap()
        .entries
        .into_iter()
        .filter(|entry| entry.origin.desk.is_none())
        .map(|entry| entry.fact.kind)
        .filter(|kind| kind != "official_named")
        .collect();
    let life = [
        "application_referred",
        "referral_returned",
        "application_referred",
        "unit_answered",
        "application_concluded",
    ];
    assert_eq!(kinds, life, "the desk has all of it");
    let (_, seen) = officer.ask(&at(""));
    assert_eq!(seen["conclusion"]["outcome"], "positive");
    assert_eq!(seen["history"][4]["by"], "Mehmet");
    let hash = seen["answer"]["papers"][0]["sha256"].as_str().unwrap();
    assert_eq!(officer.ask(&at(&format!("/papers/{hash}"))).0, 200);
    assert_eq!(other.ask(&at(&format!("/papers/{hash}"))).0, 404);
}

#[test]
fn who_gives_a_tip_is_not_told_to_the_unit() {
    let center = Center::start();
    let (_, number) = office(&center, Kind::TipOff);
    let officer = Person::signed_in(&center, "Ayşe", "officer", None);
    let unit = Person::signed_in(&center, "Mehmet", "unit", Some("EDAS"));
    let path = format!("/api/applications/{number}");
    let referral = json!({ "revision": 1, "unit": "EDAS" });
    assert_eq!(officer.tell(&format!("{path}/referral"), &referral).0, 200);

    let (status, seen) = unit.ask(&path);
    assert_eq!(status, 200);
    assert_eq!(seen["applicant"], Value::Null);
    assert!(!seen.to_string().contains("Yılmaz") && !seen.to_string().contains("532"));
    let (_, whole) = officer.ask(&path);
    assert_eq!(whole["applicant"]["phone"], "+905321234567");
}

#[test]
fn wrong_tries_are_slowed_down_and_a_code_is_good_once() {
    let center = Center::start();
    let told = account(&center, "Ayşe", "officer", None);
    let somebody = Person::new(&center);
    assert_eq!(somebody.ask("/api/session").0, 401);
    let code = told.code(0);
    let (status, begun) = somebody.sign_in(&told, &told.password, &code);
    assert_eq!(status, 200);
    let token = begun["token"].as_str().unwrap().to_owned();
    let signed_in = Person {
        token,
        ..Person::new(&center)
    };
    assert_eq!(signed_in.ask("/api/session").1["name"], "Ayşe");
    assert_eq!(signed_in.send("DELETE", "/api/session", None).0, 204);
    assert_eq!(signed_in.ask("/api/session").0, 401, "signed out is out");

    assert_eq!(
        somebody.sign_in(&told, &told.password, &code).0,
        401,
        "the same code again"
    );
    for _ in 0..4 {
        assert_eq!(somebody.sign_in(&told, "yanlış", &told.code(1)).0, 401);
    }
    let (status, waiting) = somebody.sign_in(&told, &told.password, &told.code(1));
    assert_eq!(status, 429, "now even the right one waits");
    assert_eq!(waiting["code"], "sign-in-wait");
    assert!(waiting["arguments"]["seconds"].as_str().unwrap() <= "15");
    let recorded = center.ask_database("SELECT count(*) FROM session");
    assert_eq!(recorded, "0");
}

#[test]
fn what_the_law_erases_goes_and_the_chains_go_on_verifying() {
    let center = Center::start();
    let (desk, number) = office(&center, Kind::Request);
    let before = desk.feed(0).unwrap();
    let told = center.admin(center::admin::Command::Erase {
        number: number.clone(),
        basis: "KVKK m. 7".into(),
    });
    assert_eq!(told, "1 facts erased");

    let page = desk.feed(0).unwrap();
    let rolled = page
        .entries
        .iter()
        .fold([0; 32], |rolling, entry| entry.rolled(&rolling));
    assert_eq!(rolled, page.rolling, "what is gone leaves its hash");
    assert!(desk.hello(before.head, before.rolling).unwrap().feed_agrees);
    assert_eq!(said(&page.entries[2]), None);
    let last = page.entries.last().unwrap();
    assert_eq!(last.fact.author, Author::Center.as_str());
    let Some(Fact::ContentErased { places, .. }) = said(last) else {
        panic!("desks are not told");
    };
    assert_eq!((places[0].desk, places[0].sequence), (Some(desk.code), 3));
    assert_eq!(center.ask_database("SELECT count(*) FROM application"), "0");
    let left = center
        .ask_database("SELECT count(*) FROM fact WHERE convert_from(body, 'UTF8') LIKE '%Yılmaz%'");
    assert_eq!(left, "0");
}

#[test]
fn a_fact_in_quarantine_is_let_in_by_a_person() {
    let center = Center::start();
    let (mut desk, _) = office(&center, Kind::Request);
    desk.write(&registered(&desk, 1, Kind::Request, ""));
    desk.write_raw("application_registered", b"{".to_vec());
    desk.send(4, 5).unwrap();
    let head = desk.feed(0).unwrap().head;
    let listed = center.admin(center::admin::Command::Quarantined);
    let reasons: Vec<Value> = listed
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["reason"].clone())
        .collect();
    assert_eq!(reasons, ["number-taken", "fact-unreadable"]);
    assert!(!listed.contains("Yılmaz"));

    let place = |sequence| center::admin::Place {
        office: OFFICE.into(),
        desk: "01".into(),
        epoch: 1,
        sequence,
        branch: 0,
    };
    center.admin(center::admin::Command::Release(place(4)));
    center.admin(center::admin::Command::Refuse(place(5)));
    let feed = desk.feed(0).unwrap();
    assert_eq!(feed.head, head + 1);
    assert_eq!(center.admin(center::admin::Command::Quarantined), "");

    // Of both the desk learns: of the one by the feed, of the other by name.
    let kept_out = desk.hello(feed.head, feed.rolling).unwrap().kept_out;
    let places: Vec<u64> = kept_out.iter().map(|head| head.place.sequence).collect();
    assert_eq!(places, [5]);
    let BatchAnswer::Taken { runs, .. } = desk.send(4, 5).unwrap() else {
        panic!("it has both");
    };
    let same = Run {
        count: 2,
        fate: Fate::Same,
    };
    assert_eq!(runs, [same]);
}

#[test]
fn another_office_looks_an_application_up_for_the_person_who_knows_their_own_digits() {
    let center = Center::start();
    let (desk, number) = office(&center, Kind::Request);
    let elsewhere = PlayedDesk::new(center.address(0), OTHER_OFFICE, 1, 0);
    elsewhere
        .enrol(&center.enrolment_code(OTHER_OFFICE, 15))
        .unwrap();

    let seen = elsewhere.look_up(&number, "4567").ok().unwrap();
    assert_eq!(
        (seen.office.as_str(), seen.state.as_str()),
        ("Edremit (Balıkesir)", "registered")
    );
    let last = desk.feed(0).unwrap().entries.pop().unwrap();
    let Some(Fact::ApplicationLookedUp { office, .. }) = said(&last) else {
        panic!("nobody at the office learns that it was looked at");
    };
    assert_eq!(office.to_string(), OTHER_OFFICE);

    let tries: Vec<String> = ["0000", "4568", "456", "45670", "9999", "4567"]
        .into_iter()
        .filter_map(|digits| elsewhere.look_up(&number, digits).err())
        .collect();
    assert_eq!(tries[..5], ["digits-wrong"; 5]);
    assert_eq!(tries[5], "sign-in-wait", "guessing takes its time");
}
