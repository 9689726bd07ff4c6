//! Documents on pages: whatever somebody typed, every page is a page, and nothing is lost on the way.

use chrono::NaiveDate;
use domain::Kind;
use paper::{
    Addressee, Leaflet, PageLook, PageSize, Paged, Petition, Press, Representative, ResultWays,
    VisitorCopy,
};
use proptest::prelude::*;
use text::{Language, Words};

fn petition() -> Petition {
    Petition {
        office: Addressee::DistrictGovernorate {
            district: "Edremit".to_owned(),
            province: "Balıkesir".to_owned(),
        },
        number: "1003010004235".parse().unwrap(),
        day: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
        kind: Kind::Request,
        subject: "Sokak lambası yanmıyor".to_owned(),
        narrative: "Mahallemizdeki sokak lambası üç haftadır yanmıyor.".to_owned(),
        name: "Ayşe Yılmaz".to_owned(),
        identity: Some("100******46".to_owned()),
        address: "Atatürk Caddesi 12/4, Edremit".to_owned(),
        phone: Some("0532 123 45 67".to_owned()),
        representative: None,
        attachments: vec!["tutanak.pdf".to_owned()],
    }
}

fn set(petition: Petition, look: PageLook) -> Paged {
    let words = Words::for_language(Language::Turkish);
    let leaflet = Leaflet::Petition(petition);
    Press::new().set_pages(&leaflet, look, words).unwrap()
}

fn said(pages: &Paged) -> String {
    let lines: Vec<&str> = pages.pages().flatten().map(String::as_str).collect();
    lines.join("\n")
}

#[test]
fn a_petition_has_what_law_3071_asks_for() {
    let said = said(&set(petition(), PageLook::default()));
    for asked in [
        "Edremit Kaymakamlığına (Balıkesir)",
        "Ad soyad: Ayşe Yılmaz",
        "İmza:",
        "Adres: Atatürk Caddesi 12/4, Edremit",
        "Tarih: 22 Kasım 2026 Pazar",
        "Konu: Sokak lambası yanmıyor",
        "Ekler: 1. tutanak.pdf",
        "Sayfa 1 / 1",
    ] {
        assert!(said.contains(asked), "{asked} is missing in\n{said}");
    }
}

#[test]
fn what_is_not_known_stays_a_line_to_write_on() {
    let bare = Petition {
        name: String::new(),
        address: String::new(),
        subject: String::new(),
        narrative: String::new(),
        identity: None,
        phone: None,
        ..petition()
    };
    let said = said(&set(bare, PageLook::default()));
    for label in ["Ad soyad:", "İmza:", "Adres:", "Konu:"] {
        assert!(said.lines().any(|line| line == label), "{label} in\n{said}");
    }
    assert!(
        !said.contains("Kimlik"),
        "nobody is asked for a number that the law does not ask for"
    );
}

#[test]
fn who_speaks_for_somebody_signs_and_says_so() {
    let said = said(&set(
        Petition {
            representative: Some(Representative {
                name: "Mehmet Yılmaz".to_owned(),
                relation: "oğlu".to_owned(),
            }),
            ..petition()
        },
        PageLook::default(),
    ));
    assert!(said.contains("Ben Mehmet Yılmaz (oğlu), Ayşe Yılmaz adına başvuruyorum."));
    assert!(said.contains("Ad soyad: Mehmet Yılmaz") && said.contains("Başvuran: Ayşe Yılmaz"));
}

#[test]
fn a_long_text_goes_on_over_pages_that_count_themselves() {
    let long = petition().narrative.repeat(100);
    for size in [PageSize::A4, PageSize::A5] {
        for large in [false, true] {
            let narrative = long.clone();
            let pages = set(
                Petition {
                    narrative,
                    ..petition()
                },
                PageLook { size, large },
            );
            let count = pages.pages().count();
            assert!(count > 1);
            for (number, page) in (1..).zip(pages.pages()) {
                let foot = format!("Sayfa {number} / {count}");
                assert!(
                    page.iter().any(|line| line.ends_with(&foot)),
                    "{foot} in {page:?}"
                );
                let head = |line: &String| line.ends_with("1003 010 004 235");
                assert!(page.iter().any(head), "each page says whose it is");
            }
        }
    }
}

#[test]
fn the_last_notes_of_a_visitors_copy_are_on_no_page_alone() {
    let words = Words::for_language(Language::Turkish);
    let mut press = Press::new();
    let mut broken = 0;
    for sentences in 0..60 {
        let copy = VisitorCopy {
            number: petition().number,
            office: "Edremit (Balıkesir)".to_owned(),
            registered_at: petition().day.and_hms_opt(14, 3, 0).unwrap(),
            kind: Kind::Request,
            topic: "Aydınlatma".to_owned(),
            subject: petition().subject,
            narrative: "Sokak lambası yanmıyor.\n".repeat(sentences),
            unit: Some("Elektrik Dağıtım".to_owned()),
            due_on: petition().day,
            legal_limit_on: petition().day,
            name: petition().name,
            identity: petition().identity,
            representative: None,
            attachments: Vec::new(),
            result: ResultWays::default(),
        };
        let look = PageLook {
            size: PageSize::A5,
            large: false,
        };
        let leaflet = Leaflet::VisitorCopy(copy);
        let pages = press.set_pages(&leaflet, look, words).unwrap();
        let last = pages.pages().last().unwrap();
        if pages.pages().count() > 1 {
            broken += 1;
            let told = last.iter().any(|line| line.contains("lambası"));
            assert!(told, "with {sentences} sentences: {last:?}");
        }
    }
    assert!(broken > 10, "enough of them go on over a second page");
}

#[test]
fn no_identity_number_that_somebody_typed_gets_on_paper() {
    let said = said(&set(
        Petition {
            subject: "10000000146".to_owned(),
            narrative: "Kimliğim 10000000146.\nTelefonum 05321234567.".to_owned(),
            name: "Ayşe 10000000146".to_owned(),
            attachments: vec!["10000000146.pdf".to_owned()],
            ..petition()
        },
        PageLook::default(),
    ));
    assert!(!said.contains("10000000146"), "{said}");
    assert!(
        said.contains("05321234567"),
        "a telephone number is no identity"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn anything_typed_in_any_field_comes_out_as_pages(
        typed in prop::collection::vec(any::<String>(), 6),
        marks in "[\u{1b}\u{10}\u{202e}\u{2066}\u{301}\u{0}a\n]{0,80}",
        large in any::<bool>(),
    ) {
        let [subject, narrative, name, address, relation, attachment] = typed.try_into().unwrap();
        let words = Words::for_language(Language::Turkish);
        let leaflet = Leaflet::Petition(Petition {
            subject,
            narrative: format!("{narrative}\n{marks}\n{narrative}"),
            name,
            address: address + &marks,
            representative: Some(Representative { name: marks, relation }),
            attachments: vec![attachment],
            ..petition()
        });
        let mut press = Press::new();
        let look = PageLook { size: PageSize::A5, large };
        let pages = press.set_pages(&leaflet, look, words).unwrap();
        for line in pages.pages().flatten() {
            prop_assert!(!line.chars().any(char::is_control), "{line:?}");
        }
        prop_assert!(press.pages_pdf(&pages).unwrap().starts_with(b"%PDF-"));
    }
}

#[test]
fn a_hundred_thousand_characters_are_a_bounded_number_of_pages() {
    for typed in [
        "a".repeat(100_000),
        "\u{301}".repeat(100_000),
        "ا ".repeat(50_000),
    ] {
        let narrative = typed;
        let pages = set(
            Petition {
                narrative,
                ..petition()
            },
            PageLook::default(),
        );
        assert!(pages.pages().count() < 20);
    }
}
