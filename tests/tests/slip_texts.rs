//! What an office puts on its slips, and what a visitor's language and eyes change: through the desk itself.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use desk::terminal::Console;
use desk::terminal::{Ended, run_on};
use desk::views::SlipState;
use desk::{Answer, Trouble};
use domain::{AssistanceNeed, Draft, Field, Language, RefusalCode, SlipTexts, SlipWidth};
use paper::Bitmap;
use std::ffi::OsString;
use std::path::Path;
use stories::office::{ADMINISTRATOR, ADMINISTRATOR_SECRET, CLERK, CLERK_SECRET};
use stories::office::{Office, ordinary_draft, places};

fn office(folder: &Path) -> Office {
    let office = Office::open(folder).expect("an office");
    office
        .sign_in(ADMINISTRATOR, ADMINISTRATOR_SECRET)
        .expect("the administrator");
    office
}

fn texts() -> SlipTexts {
    SlipTexts {
        heading: "T.C. Edremit Kaymakamlığı".to_owned(),
        phone: "0266 373 00 00".to_owned(),
        place: "Hükümet Konağı, giriş kat".to_owned(),
        ..SlipTexts::default()
    }
}

/// The office's mark: a black square on white.
fn mark() -> String {
    let mut square = Bitmap::new(60, 60);
    for y in 10..50 {
        for x in 10..50 {
            square.set(x, y, true);
        }
    }
    STANDARD.encode(square.png().expect("a PNG"))
}

fn refused<T>(answer: Answer<T>) -> Vec<(RefusalCode, Option<Field>)> {
    let Err(Trouble::Refused(refused)) = answer else {
        panic!("it should have been refused");
    };
    refused.iter().map(|one| (one.code, one.field)).collect()
}

#[test]
fn what_an_office_chooses_is_on_its_slips_and_comes_back_from_the_journal() {
    let folder = tempfile::tempdir().expect("a folder");
    let office = office(folder.path());
    let desk = office.desk();
    let before = desk.preview_slip(&ordinary_draft()).expect("a preview");
    let shown = desk
        .preview_slip_texts(&texts(), Language::Tr, SlipWidth::Mm80)
        .expect("a preview");
    assert!(
        shown.lines.contains(&texts().heading),
        "before it is chosen"
    );

    desk.choose_slip_texts(&texts()).expect("they fit");
    let chosen = desk.choose_slip_logo(Some(&mark())).expect("a mark");
    assert!(chosen.logo.is_some());
    let after = desk.preview_slip(&ordinary_draft()).expect("a preview");
    for said in [
        "T.C. Edremit Kaymakamlığı",
        "Sonuç için: 0266 373 00 00",
        "Hükümet Konağı, giriş kat",
    ] {
        assert!(
            after.lines.iter().any(|line| line == said),
            "{said}: {:?}",
            after.lines
        );
    }
    assert_ne!(before.picture, after.picture);
    drop(office);

    let line = ["acikkapi-desk", "rebuild", "--data"].map(OsString::from);
    let kept = places(folder.path());
    let line = line
        .into_iter()
        .chain([kept.data.into(), "--state".into(), kept.state.into()]);
    let (mut said, mut complained) = (Vec::new(), Vec::new());
    let ended = run_on(
        line,
        &mut Console::new(&mut said, &mut complained, || Ok(String::new())),
    );
    assert!(
        matches!(ended, Ended::With(0)),
        "{}",
        String::from_utf8_lossy(&complained)
    );
    let office = Office::reopen(folder.path()).expect("the office again");
    let again = office.desk().slip_texts().expect("what is chosen");
    assert_eq!((again.texts, again.logo), (texts(), chosen.logo));

    office
        .sign_in(ADMINISTRATOR, ADMINISTRATOR_SECRET)
        .expect("the administrator");
    let plain = office
        .desk()
        .choose_slip_logo(None)
        .expect("the open door again");
    assert_eq!(plain.logo, None);
}

#[test]
fn texts_for_which_a_slip_has_no_room_are_refused_at_their_fields() {
    let folder = tempfile::tempdir().expect("a folder");
    let office = office(folder.path());
    let desk = office.desk();
    let too_long = SlipTexts {
        hours: "Hafta içi ".repeat(10),
        ..texts()
    };
    assert_eq!(
        refused(desk.choose_slip_texts(&too_long)),
        [(RefusalCode::LineTooLong, Some(Field::SlipHours))]
    );
    let too_many = SlipTexts {
        result: "Sonucu öğrenmek için pazartesi günleri bankomuza uğrayınız.".to_owned(),
        hours: "Hafta içi 08.30–12.00 ve 13.00–17.30, cuma günleri 16.30".to_owned(),
        ..texts()
    };
    let told = refused(desk.choose_slip_texts(&too_many));
    assert!(
        told.iter()
            .all(|(code, field)| *code == RefusalCode::SlipTooFull && field.is_some()),
        "{told:?}"
    );
    assert!(!told.is_empty());
    assert_eq!(
        desk.slip_texts().expect("what is chosen").texts,
        SlipTexts::default(),
        "nothing of what was refused is kept"
    );
    for (content, code) in [
        (STANDARD.encode(b"GIF89a"), RefusalCode::LogoNotPng),
        (
            STANDARD.encode(Bitmap::new(40, 40).png().expect("a PNG")),
            RefusalCode::LogoBlank,
        ),
        (
            STANDARD.encode(vec![0; 2 * 1024 * 1024]),
            RefusalCode::LogoTooLarge,
        ),
    ] {
        assert_eq!(
            refused(desk.choose_slip_logo(Some(&content))),
            [(code, Some(Field::SlipLogo))]
        );
    }
}

#[test]
fn only_who_keeps_the_desk_chooses() {
    let folder = tempfile::tempdir().expect("a folder");
    let office = Office::open(folder.path()).expect("an office");
    let told = refused(office.desk().choose_slip_texts(&texts()));
    assert_eq!(told, [(RefusalCode::NotAllowed, None)]);
}

#[test]
fn a_slip_speaks_the_visitors_language_and_tells_nothing_it_should_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let office = office(folder.path());
    let turkish = office
        .desk()
        .preview_slip(&ordinary_draft())
        .expect("a preview");
    for language in Language::ALL {
        let draft = Draft {
            language,
            needs: vec![AssistanceNeed::LargePrint, AssistanceNeed::SignLanguage],
            ..ordinary_draft()
        };
        let slip = office.desk().preview_slip(&draft).expect("a preview");
        let said = slip.lines.join("\n");
        assert_eq!(
            slip.lines.len() > turkish.lines.len(),
            language != Language::Tr,
            "{language:?} has a part of its own: {said}"
        );
        assert_ne!(slip.picture, turkish.picture, "its letters are larger");
        for private in [
            "Kömür yardımı",
            "sobalı",
            "Işıl",
            "Çağlar",
            "0532",
            "10000000146",
            "Büyük yazı",
            "İşaret",
        ] {
            assert!(!said.contains(private), "{private} is on it: {said}");
        }
    }
}

#[test]
fn a_slip_that_waits_takes_the_wish_for_large_print_itself() {
    let folder = tempfile::tempdir().expect("a folder");
    let office = office(folder.path());
    let missing = folder.path().join("not-yet");
    let file = missing.join("fis.prn");
    office
        .desk()
        .choose_printer(file.to_str().expect("a path"), SlipWidth::Mm80)
        .expect("a printer that cannot be reached yet");
    office.sign_in(CLERK, CLERK_SECRET).expect("the clerk");
    let length_of_next_slip = |wants_large: bool| {
        let before = std::fs::metadata(&file).map_or(0, |slips| slips.len());
        let number = office.register(&ordinary_draft()).expect("saved").number;
        let wait_for = |state: &SlipState| {
            let look = |desk: &desk::Desk| desk.slip_of(&number).ok().flatten();
            let is_there = |slip: &Option<desk::views::SlipView>| {
                slip.as_ref().is_some_and(|slip| slip.state == *state)
            };
            assert!(office.wait_for(look, is_there).1, "{state:?}");
        };
        if wants_large {
            wait_for(&SlipState::Blocked);
            let slip = office.desk().copy_slip_large(&number).expect("taken");
            assert_eq!(slip.copy, 0, "it is the first slip, and none beside it");
            office.desk().copy_slip_large(&number).expect("once more");
            let history = office
                .desk()
                .get_application(&number)
                .expect("found")
                .history;
            let wishes = history.iter().filter(|line| line.kind == "slip_copied");
            assert_eq!(wishes.count(), 1, "and is wished for once");
            std::fs::create_dir(&missing).expect("now it can be reached");
        }
        wait_for(&SlipState::Printed);
        std::fs::metadata(&file).expect("slips").len() - before
    };
    let (large, ordinary) = (length_of_next_slip(true), length_of_next_slip(false));
    assert!(
        large > ordinary * 5 / 4,
        "the slip that waited is large ({large} bytes, an ordinary one {ordinary})"
    );
}

#[test]
fn one_copy_can_be_had_in_large_print() {
    let folder = tempfile::tempdir().expect("a folder");
    let office = office(folder.path());
    let file = folder.path().join("fis.prn");
    office
        .desk()
        .choose_printer(file.to_str().expect("a path"), SlipWidth::Mm80)
        .expect("a printer that is a file");
    office.sign_in(CLERK, CLERK_SECRET).expect("the clerk");
    let number = office
        .register(&ordinary_draft())
        .expect("registered")
        .number;
    let length_of_slip = |copy: u32| {
        let (_, printed) = office.wait_for(
            |desk| desk.slip_of(&number).ok().flatten(),
            |slip| {
                slip.as_ref()
                    .is_some_and(|slip| slip.copy == copy && slip.state == SlipState::Printed)
            },
        );
        assert!(printed, "slip {copy} is in the file");
        std::fs::metadata(&file).expect("slips").len()
    };
    let original = length_of_slip(0);
    office
        .desk()
        .copy_slip_large(&number)
        .expect("a large copy");
    let with_large = length_of_slip(1);
    office.desk().copy_slip(&number).expect("an ordinary copy");
    let with_both = length_of_slip(2);
    let (large, ordinary) = (with_large - original, with_both - with_large);
    assert!(
        large > ordinary * 5 / 4,
        "the large copy takes more paper ({large} bytes) than the ordinary one ({ordinary})"
    );
}
