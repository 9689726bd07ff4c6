//! A person is found by name from the moment they are registered, whether the index of names has
//! come to them or not, and after their name was corrected.

use std::slice::from_ref;

use domain::Draft;
use stories::office::{Office, ordinary_draft};

/// The index is brought up to date after about a hundred facts, so the first of these are in it and
/// the last are not.
const VISITORS: usize = 200;

#[test]
fn names_old_new_and_corrected_are_found() {
    let folder = tempfile::tempdir().unwrap();
    let office = Office::open(folder.path()).unwrap();
    let numbers: Vec<_> = (0..VISITORS)
        .map(|place| office.register(&visitor(place)).unwrap().number)
        .collect();

    for (place, number) in numbers.iter().enumerate() {
        assert_eq!(found(&office, &surname(place)), from_ref(number));
    }
    assert_eq!(
        found(&office, "isil ağ")[0],
        numbers[VISITORS - 1],
        "of many the newest first"
    );

    for place in [0, VISITORS - 1] {
        let number = &numbers[place];
        let desk = office.desk();
        let seen = desk.get_application(number).unwrap();
        let mended = Draft {
            surname: format!("Yeni{place}"),
            ..seen.draft
        };
        desk.correct_application(number, seen.revision, &mended, "Yanlış duyulmuş")
            .unwrap();
        assert_eq!(found(&office, &format!("yeni{place}")), from_ref(number));
        assert!(
            found(&office, &surname(place)).is_empty(),
            "the old name is gone"
        );
    }
}

#[test]
fn a_name_as_long_as_a_number_is_a_name() {
    let folder = tempfile::tempdir().unwrap();
    let office = Office::open(folder.path()).unwrap();
    // Thirteen letters, and thirteen bytes.
    for (given_name, surname) in [("Mehmet", "Karagöz"), ("Ayşe", "Çağlar")] {
        let draft = Draft {
            given_name: given_name.to_owned(),
            surname: surname.to_owned(),
            ..visitor(0)
        };
        let number = office.register(&draft).unwrap().number;
        let name = format!("{given_name} {surname}");
        assert_eq!(found(&office, &name), from_ref(&number));
    }
}

fn found(office: &Office, name: &str) -> Vec<String> {
    let found = office.desk().find_applications(name).unwrap();
    found.lines.into_iter().map(|line| line.number).collect()
}

fn visitor(place: usize) -> Draft {
    Draft {
        national_id: String::new(),
        phone: String::new(),
        surname: surname(place),
        ..ordinary_draft()
    }
}

/// No one of these begins another.
fn surname(place: usize) -> String {
    format!("Ağ{place:03}")
}
