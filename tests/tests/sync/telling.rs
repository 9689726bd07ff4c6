//! What the center tells a whole office: topics and units, holidays, the privacy notice.

use std::fs;
use std::path::PathBuf;

use crate::working::{enrol, office, register, wait_for, wait_until_sent};
use center::admin::{Command, NewNotice};
use chrono::NaiveDate;
use desk::Desk;
use domain::Draft;
use stories::center::{Center, OFFICE};
use stories::closed_office::{behind_its_back, command};
use stories::office::{Office, ordinary_draft, places};

const UNITS: &str = "code,name_tr,name_en\nFEN,Fen İşleri,Works\n";
const TOPICS: &str =
    "code,name_tr,name_en,default_unit_code,synonyms\nYRD-YAKACAK,Kömür,Coal,FEN,odun|soba\n";
const HOLIDAYS: &str = include_str!("../../../assets/reference/public_holidays.csv");

#[test]
fn the_catalogue_that_a_new_desk_begins_with_gives_way_to_the_offices() {
    let center = Center::start();
    center.admin(Command::Catalogue {
        office: OFFICE.to_owned(),
        topics: file(&center, "topics.csv", TOPICS),
        units: file(&center, "units.csv", UNITS),
    });
    let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let one = office(first.path(), "01");
    assert!(units(one.desk()).len() > 1, "it begins with the program's");
    enrol(&one, &center);
    wait_for_units(&one);

    // Set up later, so what it begins with stands behind everything in the feed.
    let other = office(second.path(), "02");
    enrol(&other, &center);
    wait_for_units(&other);
    let [number] = register(&other, 1).try_into().unwrap();
    wait_until_sent(&other);
    wait_until_found(&one, &number);
    for desk in [one, other] {
        assert_eq!(units(desk.desk()), ["Fen İşleri"]);
    }
    let kept =
        "SELECT jsonb_array_length(value->'units') FROM office_setting WHERE name = 'catalogue'";
    assert_eq!(center.ask_database(kept), "1", "and officers have the same");
    for folder in [first, second] {
        let (said, code) = command(&places(folder.path()), "verify");
        assert_eq!(code, 0, "{said}");
    }
}

#[test]
fn a_holiday_that_is_decided_late_moves_new_deadlines_alone_also_after_an_update() {
    let center = Center::start();
    let folder = tempfile::tempdir().unwrap();
    let desk = office(folder.path(), "01");
    enrol(&desk, &center);
    let [before] = register(&desk, 1).try_into().unwrap();
    let due = due_on(desk.desk(), &before);
    wait_until_sent(&desk);

    center.admin(Command::Calendar {
        holidays: file(
            &center,
            "holidays.csv",
            &format!("{HOLIDAYS}\n{due},Bayram\n"),
        ),
        office: Some(OFFICE.to_owned()),
    });
    let preview = |desk: &Desk| {
        desk.preview_slip(&ordinary_draft())
            .unwrap()
            .lines
            .join("\n")
    };
    let shown = preview(desk.desk());
    let (_, came) = desk.wait_for(preview, |preview| *preview != shown);
    assert!(came, "the slip would say another day");
    let [after] = register(&desk, 1).try_into().unwrap();
    let moved = due_on(desk.desk(), &after);
    assert!(moved > due);
    assert_eq!(due_on(desk.desk(), &before), due, "what stands stays");
    wait_until_sent(&desk);
    drop(desk);

    // As a program would have left it that did not know this kind of fact.
    let places = places(folder.path());
    let store = behind_its_back(&places);
    for older in [
        "DELETE FROM setting WHERE name = 'holidays'",
        "INSERT INTO not_understood SELECT place, kind, 0 FROM received_fact WHERE kind = 'calendar_adopted'",
    ] {
        assert_eq!(store.execute(older, []).unwrap(), 1);
    }
    drop(store);
    let updated = Office::reopen(folder.path()).unwrap();
    assert_eq!(updated.desk().sync_view().unwrap().not_understood, 0);
    let [number] = register(&updated, 1).try_into().unwrap();
    assert_eq!(
        due_on(updated.desk(), &number),
        moved,
        "applied by the update"
    );
    drop(updated);
    let (said, code) = command(&places, "verify");
    assert_eq!(code, 0, "{said}");
}

#[test]
fn a_privacy_notice_that_the_center_puts_in_force_is_given_from_then_on() {
    let center = Center::start();
    let folder = tempfile::tempdir().unwrap();
    let desk = office(folder.path(), "01");
    enrol(&desk, &center);
    register(&desk, 1);
    center.admin(Command::Notice(NewNotice {
        version: "2027-1".to_owned(),
        turkish: file(
            &center,
            "tr.txt",
            "Verileriniz\nbizdedir.\n\nSilinmesini isteyebilirsiniz.\n",
        ),
        english: file(&center, "en.txt", "We keep your data.\n"),
        slip_turkish: Some("Aydınlatma metni girişte asılıdır.".to_owned()),
        slip_english: None,
        office: Some(OFFICE.to_owned()),
    }));
    let (state, came) = desk.wait_for_state(|state| state.notice_version == "2027-1");
    assert!(came);
    let turkish = &state.notice[0].paragraphs;
    assert_eq!(
        turkish.as_slice(),
        ["Verileriniz bizdedir.", "Silinmesini isteyebilirsiniz."]
    );
    let slip = desk.desk().preview_slip(&ordinary_draft()).unwrap().lines;
    assert!(
        slip.contains(&"Aydınlatma metni girişte asılıdır.".to_owned()),
        "{slip:?}"
    );

    let draft = Draft {
        subject: "Yol bozuk".into(),
        ..ordinary_draft()
    };
    desk.register(&draft).unwrap();
    wait_until_sent(&desk);
    let given = |version: &str| {
        center.ask_database(&format!(
            "SELECT count(*) FROM fact WHERE kind = 'application_registered'
             AND convert_from(body, 'UTF8')::jsonb #>> '{{registration,privacy_notice,version}}' = '{version}'"
        ))
    };
    assert_eq!(given("2027-1"), "1");
    assert_eq!(given("2026-1"), "1", "what was given before stays said");
}

fn file(center: &Center, name: &str, content: &str) -> PathBuf {
    let file = center.folder().join(name);
    fs::write(&file, content).unwrap();
    file
}

fn units(desk: &Desk) -> Vec<String> {
    let units = desk.list_units().unwrap().into_iter();
    units.map(|unit| unit.name).collect()
}

fn wait_for_units(office: &Office) {
    let (units, came) = office.wait_for(units, |units| units.len() == 1);
    assert!(came, "{units:?}");
    wait_for(office, |view| view.in_touch && view.waiting_facts == 0);
}

fn wait_until_found(office: &Office, number: &str) {
    let found = |desk: &Desk| desk.get_application(number).is_ok();
    let (_, came) = office.wait_for(found, |found| *found);
    assert!(came, "{number} did not come");
}

fn due_on(desk: &Desk, number: &str) -> NaiveDate {
    desk.get_application(number).unwrap().line.due_on
}
