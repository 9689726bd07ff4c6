//! Slips as a printer gets them: whatever was typed, the bytes are the commands we meant, the paper
//! equals the preview dot for dot, and the QR code says the number.

use chrono::{Days, NaiveDate};
use domain::slip_texts::TELEPHONE_LIMIT;
use domain::{ApplicationNumber, DeskCode, Kind, Language, OfficeCode, RunningNumber, SlipTexts};
use paper::{Item, PaperWidth, Press, RecoverySheet, ResultWays, Sheet, Slip, SlipLook, TestPage};
use proptest::prelude::*;
use std::cell::RefCell;
use std::process::Command;
use std::time::Instant;
use stories::printer::device::Device;
use stories::printer::{Picture, reader};
use text::Words;

const WIDTHS: [PaperWidth; 4] = [
    PaperWidth::MM80,
    PaperWidth::MM58,
    PaperWidth::MM80_AT_180,
    PaperWidth::MM58_AT_180,
];

fn number(running: u32) -> ApplicationNumber {
    let office = OfficeCode::new(10, 3).unwrap();
    ApplicationNumber::new(
        office,
        DeskCode::new(1).unwrap(),
        RunningNumber::new(running).unwrap(),
    )
}

fn slip() -> Slip {
    let day = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    Slip {
        number: number(42),
        registered_at: day.and_hms_opt(14, 3, 0).unwrap(),
        office: "Edremit (Balıkesir)".to_owned(),
        desk: DeskCode::new(1).unwrap(),
        kind: Kind::Complaint,
        topic: "Sokak lambası".to_owned(),
        unit: Some("Elektrik Dağıtım".to_owned()),
        due_on: day + Days::new(7),
        applicant: Some("123******46".to_owned()),
        result: ResultWays {
            by_sms: true,
            by_phone: None,
        },
        go_to: None,
        escort: None,
        copy: 0,
        look: SlipLook::default(),
    }
}

fn words() -> &'static Words {
    Words::for_language(text::Language::Turkish)
}

/// Sets a slip with a press that is kept, as the desk keeps its own.
fn set(slip: &Slip, paper: PaperWidth) -> Sheet {
    thread_local!(static PRESS: RefCell<Press> = RefCell::new(Press::new()));
    let document = slip.document().unwrap();
    PRESS.with_borrow_mut(|press| press.set(&document, paper).unwrap())
}

/// What a printer of this width makes of a sheet: one slip, and nothing to complain about.
fn printed(sheet: &Sheet, paper: PaperWidth) -> Picture {
    let mut printer = Device::new(paper.dots() as usize);
    let answers = printer.receive(&sheet.escpos().unwrap());
    assert!(answers.is_empty(), "nothing was asked");
    assert_eq!(
        printer.complaints(),
        [] as [String; 0],
        "every byte belongs to a command we meant"
    );
    assert_eq!(printer.unfinished(), 0, "no command is left half");
    assert_eq!(printer.slips().len(), 1, "one slip, one cut");
    printer.slips()[0].picture.clone()
}

fn preview(sheet: &Sheet) -> Picture {
    let picture = sheet.picture();
    Picture {
        row_bytes: picture.row_bytes(),
        data: picture.rows(0, picture.height()).to_vec(),
    }
}

/// Reads a QR code from a picture file with a program that knows nothing of us.
fn scan(png: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("slip.png");
    std::fs::write(&file, png).unwrap();
    let scanned = Command::new("zbarimg")
        .args(["--quiet", "--raw"])
        .arg(&file)
        .output();
    let scanned =
        scanned.expect("zbarimg reads the QR codes; install it: sudo apt-get install zbar-tools");
    String::from_utf8(scanned.stdout).unwrap().trim().to_owned()
}

#[test]
fn the_printed_slip_is_the_preview_and_its_qr_code_says_the_number() {
    for paper in WIDTHS {
        let sheet = set(&slip(), paper);
        let on_paper = printed(&sheet, paper);
        assert!(
            on_paper == preview(&sheet),
            "what prints is what was shown, at {paper:?}"
        );
        let digits = number(42).digits();
        assert_eq!(
            scan(&sheet.png().unwrap()),
            digits,
            "the preview scans at {paper:?}"
        );
        assert_eq!(
            scan(&on_paper.png().unwrap()),
            digits,
            "the paper scans at {paper:?}"
        );
    }
}

#[test]
fn the_slip_says_what_the_visitor_needs_and_no_more() {
    let sheet = set(&slip(), PaperWidth::MM80);
    let number = number(42);
    let expected = [
        "Edremit (Balıkesir)",
        "Açık Kapı · Banko 01",
        &format!("Başvuru numaranız: {number}"),
        "Cevap en geç: 28 Kasım 2026 Cumartesi",
        "Kayıt: 21.11.2026, 14:03",
        "Konu: Şikâyet · Sokak lambası",
        "Birim: Elektrik Dağıtım",
        "Kimlik: 123******46",
        "Sonuç çıkınca SMS gelir.",
        "Sonucu bankomuza sorabilirsiniz.",
        "Aydınlatma metni bankomuzdadır.",
        "Bu kâğıt başvurunuzun belgesidir. Lütfen saklayın.",
    ];
    assert_eq!(sheet.lines(), expected);
}

#[test]
fn without_a_topic_the_slip_names_the_kind_alone() {
    let bare = Slip {
        topic: " \u{200b}".to_owned(),
        unit: None,
        applicant: None,
        ..slip()
    };
    let sheet = set(&bare, PaperWidth::MM80);
    assert!(
        sheet.lines().contains(&"Tür: Şikâyet".to_owned()),
        "{:?}",
        sheet.lines()
    );
    assert!(
        !sheet
            .lines()
            .iter()
            .any(|line| line.contains("Birim") || line.contains("Kimlik"))
    );
}

#[test]
fn a_copy_says_suret_with_its_count() {
    for paper in WIDTHS {
        let sheet = set(&Slip { copy: 3, ..slip() }, paper);
        assert!(
            sheet.lines().contains(&"SURET 3".to_owned()),
            "{:?}",
            sheet.lines()
        );
        assert!(
            !set(&slip(), paper)
                .lines()
                .iter()
                .any(|line| line.contains("SURET"))
        );
    }
}

#[test]
fn a_whole_identity_number_never_gets_on_paper() {
    let sheet = set(
        &Slip {
            applicant: Some("12345678946".to_owned()),
            ..slip()
        },
        PaperWidth::MM80,
    );
    assert!(sheet.lines().contains(&"Kimlik: 123******46".to_owned()));
}

#[test]
fn the_fullest_slip_keeps_to_fourteen_lines_and_keeps_what_matters() {
    let fullest = Slip {
        office: "Mustafakemalpaşa (Bursa)".to_owned(),
        kind: Kind::InformationRequest,
        topic: "Mahallemizdeki park ve yeşil alanların bakımı ile çocuk oyun gruplarının onarımı"
            .to_owned(),
        unit: Some("Sosyal Yardımlaşma ve Dayanışma Vakfı Başkanlığı".to_owned()),
        result: ResultWays {
            by_sms: true,
            by_phone: Some("0266 373 00 00".to_owned()),
        },
        go_to: Some("2. kat, 214 numaralı oda, Nüfus Müdürlüğü".to_owned()),
        escort: Some("Ali Yılmaz".to_owned()),
        copy: 12,
        ..slip()
    };
    for paper in WIDTHS {
        let sheet = set(&fullest, paper);
        assert!(
            sheet.layout().rows() <= 14,
            "{} lines at {paper:?}",
            sheet.layout().rows()
        );
        for line in [
            "Mustafakemalpaşa (Bursa)",
            "Cevap en geç: 28 Kasım 2026 Cumartesi",
            "Sonuç çıkınca SMS gelir.",
        ] {
            assert!(
                sheet.lines().iter().any(|said| said == line),
                "{line}: {:?}",
                sheet.lines()
            );
        }
        printed(&sheet, paper);
    }
}

#[test]
fn digits_are_eight_millimetres_high() {
    let sheet = set(&slip(), PaperWidth::MM58);
    let picture = preview(&sheet);
    let inked = |row: &[u8]| row.iter().any(|byte| *byte != 0);
    // On narrow paper nothing stands beside the digits, so their rows are runs of inked rows.
    let mut runs = vec![0];
    for row in picture.data.chunks(picture.row_bytes) {
        match (inked(row), runs.last_mut()) {
            (true, Some(run)) => *run += 1,
            (false, Some(0)) => {}
            _ => runs.push(0),
        }
    }
    let digits = runs.iter().filter(|run| (64..=67).contains(*run)).count();
    assert_eq!(
        digits, 2,
        "two rows of digits, round ones a dot taller: {runs:?}"
    );
}

#[test]
fn the_other_papers_print_as_they_are_shown() {
    let day = slip().due_on;
    let mut press = Press::new();
    for paper in WIDTHS {
        let recovery = RecoverySheet {
            office: slip().office,
            desk: slip().desk,
            code: ["K7QF", "2M9X", "ND4T", "8RWB", "HY3P", "V6CE"]
                .map(str::to_owned)
                .to_vec(),
            printed_on: day,
        };
        let test = TestPage {
            office: slip().office,
            desk: slip().desk,
            printer: "192.168.1.50:9100".to_owned(),
            paper,
            printed_at: slip().registered_at,
        };
        let sheets = [recovery.document(words()), test.document(words())];
        let [recovery, test] = sheets.map(|document| press.set(&document.unwrap(), paper).unwrap());
        assert!(
            recovery
                .lines()
                .contains(&"Kod: K7QF 2M9X ND4T 8RWB HY3P V6CE".to_owned())
        );
        assert!(
            test.lines()
                .iter()
                .any(|line| line.contains("ğĞ ıI iİ şŞ çÇ öÖ üÜ")),
            "{:?}",
            test.lines()
        );
        for sheet in [recovery, test] {
            assert!(printed(&sheet, paper) == preview(&sheet), "at {paper:?}");
        }
    }
}

#[test]
fn a_hundred_thousand_typed_characters_cost_no_more_than_a_line() {
    let endless = Slip {
        topic: "şikâyet \u{1b}@".repeat(10_000),
        ..slip()
    };
    let begun = Instant::now();
    let sheet = set(&endless, PaperWidth::MM58);
    printed(&sheet, PaperWidth::MM58);
    assert!(begun.elapsed().as_secs() < 5, "took {:?}", begun.elapsed());
}

/// Text as people, keyboards and attackers type it: any characters, with many that command.
fn typed() -> impl Strategy<Value = String> {
    let commands = prop::sample::select(vec![
        "\u{1b}@",
        "\u{10}\u{4}\u{1}",
        "\u{10}\u{14}\u{1}",
        "\u{1d}V\u{0}",
        "\u{0}",
        "\r\n",
        "\u{202e}",
        "\u{2066}",
        "\u{301}",
        "a\u{301}\u{301}\u{301}",
        "\u{200f}",
        "عربي ١٢٣",
        "👩‍👩‍👧",
        "ğĞıİşŞ",
        "…",
        "fi",
        "\u{feff}",
        "𝔸",
        "  ",
    ]);
    let piece = prop_oneof![
        any::<String>(),
        commands.prop_map(str::to_owned),
        "[ -~]{0,40}"
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

const LANGUAGES: [Language; 7] = [
    Language::Tr,
    Language::En,
    Language::Ar,
    Language::Ku,
    Language::Ru,
    Language::Fa,
    Language::Uk,
];

/// Whether a glyph stands for no letter: the box of a font that lacks one.
fn shows_a_box(item: &Item) -> bool {
    matches!(item, Item::Glyphs(glyphs, _) if glyphs.iter().any(|glyph| glyph.key.glyph_id == 0))
}

/// Whether each mark that begins a direction of its own is ended on the line, and no other mark of
/// direction is there.
fn keeps_directions_together(line: &str) -> bool {
    let mut open = 0_i32;
    for letter in line.chars() {
        match letter {
            '\u{2066}'..='\u{2068}' => open += 1,
            '\u{2069}' => open -= 1,
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{61c}' => return false,
            _ => {}
        }
        if open < 0 {
            return false;
        }
    }
    open == 0
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_typed_prints_as_shown_and_never_commands(
        texts in prop::collection::vec(typed(), 11), running in 1_u32..=99_999, copy in 0_u32..200,
        width in 0_usize..4, language in 0_usize..7, large: bool
    ) {
        let [topic, unit, office, applicant, go_to, escort, heading, result, phone, place, hours] =
            <[String; 11]>::try_from(texts).unwrap();
        // No longer than the desk takes it; the first way to the result is never shortened.
        let phone: String = paper::clean(&phone).chars().take(TELEPHONE_LIMIT).collect();
        let texts = SlipTexts { heading, result, phone: phone.clone(), place, hours, large_print: large };
        let look = SlipLook { language: LANGUAGES[language], large, texts, ..SlipLook::default() };
        let slip = Slip {
            number: number(running), topic, unit: Some(unit), office, applicant: Some(applicant),
            go_to: Some(go_to), escort: Some(escort), copy, look,
            result: ResultWays { by_sms: large, by_phone: Some(phone) }, ..slip()
        };
        let paper = WIDTHS[width];
        let sheet = set(&slip, paper);
        prop_assert!(printed(&sheet, paper) == preview(&sheet), "what prints is what was shown");
        let most = if large { 18 + 16 } else { 14 + 12 };
        prop_assert!(sheet.layout().rows() <= most, "{} lines", sheet.layout().rows());
        let boxes = sheet.layout().items().iter().filter(|item| shows_a_box(item));
        prop_assert_eq!(boxes.count(), 0, "what cannot be drawn is left out");
        let bytes = sheet.escpos().unwrap();
        prop_assert!(!bytes.windows(2).any(|pair| reader::is_real_time(pair[0], pair[1])));
        let said = sheet.lines().join("\n");
        prop_assert!(!said.contains(|letter: char| letter.is_control() && letter != '\n'));
        for line in said.lines() {
            prop_assert!(keeps_directions_together(line), "{:?}", line);
        }
        prop_assert!(said.contains(&slip.number.to_string()), "the number is always there");
    }
}
