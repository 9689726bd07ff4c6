//! What independent readers of PDF say of a file: its text (pdftotext) and how it looks (pdftoppm).

use chrono::NaiveDate;
use domain::{ApplicationNumber, DeskCode, Kind, OfficeCode, RunningNumber};
use paper::{
    Addressee, DayLine, DayList, Leaflet, PageLook, PageSize, Petition, Press, Representative,
    ResultWays, VisitorCopy,
};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use text::{Language, Words};

/// Large enough that each letter is seen, and its joins.
const DPI: &str = "100";

/// How much of 255 a dot may differ on average.
const TOLERANCE: f64 = 3.0;

/// The text of a file, as a person would copy it out of a viewer.
pub(crate) fn text_of(pdf: &[u8]) -> String {
    let text = read_by(Command::new("pdftotext").args(["-", "-"]), pdf);
    // It says where direction changes; the words are what counts.
    let text = String::from_utf8(text).expect("pdftotext writes UTF-8");
    text.replace(['\u{202a}', '\u{202b}', '\u{202c}'], "")
}

/// Compares each page with the picture that was reviewed. `UPDATE_PICTURES=1` keeps them anew.
pub(crate) fn pictures_match(name: &str, leaflet: &Leaflet, look: PageLook) {
    let mut press = Press::new();
    let words = Words::for_language(Language::Turkish);
    let pages = press.set_pages(leaflet, look, words).expect("it is set");
    let pdf = press.pages_pdf(&pages).expect("it is written");
    for page in 1..=pages.pages().count() {
        let number = page.to_string();
        let arguments = [
            "-r",
            DPI,
            "-gray",
            "-png",
            "-f",
            &number,
            "-singlefile",
            "-",
        ];
        let picture = read_by(Command::new("pdftoppm").args(arguments), &pdf);
        page_matches(&format!("{name}-{page}"), &picture);
    }
}

fn page_matches(name: &str, picture: &[u8]) {
    let path = reviewed(name);
    if std::env::var_os("UPDATE_PICTURES").is_some() {
        std::fs::write(&path, picture).expect("the picture is kept");
    }
    let before = dots(&std::fs::read(&path).unwrap_or_else(|_| panic!("{}", path.display())));
    let after = dots(picture);
    assert_eq!(before.len(), after.len(), "{name} has another size");
    let differences = before
        .iter()
        .zip(&after)
        .map(|(old, new)| f64::from(old.abs_diff(*new)));
    let difference =
        differences.sum::<f64>() / f64::from(u32::try_from(before.len()).unwrap_or(u32::MAX));
    assert!(
        difference < TOLERANCE,
        "{name} looks different ({difference:.1}): look at it, and keep it with UPDATE_PICTURES=1"
    );
}

fn reviewed(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents/pictures");
    folder.join(format!("{name}.png"))
}

fn dots(png: &[u8]) -> Vec<u8> {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png))
        .read_info()
        .expect("a picture");
    let mut dots = vec![0; reader.output_buffer_size().expect("a size")];
    let frame = reader.next_frame(&mut dots).expect("its dots");
    dots.truncate(frame.buffer_size());
    dots
}

fn read_by(reader: &mut Command, pdf: &[u8]) -> Vec<u8> {
    let reading = reader.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut reading = reading.expect("poppler-utils is installed");
    let mut pipe = reading.stdin.take().expect("a pipe");
    pipe.write_all(pdf).expect("it takes the file");
    drop(pipe);
    let read = reading.wait_with_output().expect("it ends");
    assert!(read.status.success(), "{reader:?} cannot read the file");
    read.stdout
}

const STORY: &str = "Mahallemizdeki sokak lambası üç haftadır yanmıyor. Akşamları çocuklarımız okuldan \
    dönerken karanlıkta yürüyor; geçen hafta komşumuz kaldırımdaki çukura düşüp ayağını incitti. Daha \
    önce telefonla iki kez bildirdim, gelen olmadı.\nLambanın onarılmasını ve çukurun kapatılmasını \
    istiyorum.";

pub(crate) fn samples() -> Vec<(&'static str, Leaflet, PageLook)> {
    let whole = petition();
    let spoken_for = Petition {
        representative: Some(Representative {
            name: "Mehmet Yılmaz".to_owned(),
            relation: "oğlu".to_owned(),
        }),
        ..petition()
    };
    let bare = Petition {
        name: String::new(),
        address: String::new(),
        subject: String::new(),
        narrative: String::new(),
        identity: None,
        phone: None,
        attachments: Vec::new(),
        ..petition()
    };
    let long = Petition {
        narrative: [STORY; 12].join("\n"),
        ..petition()
    };
    let arabic = Petition {
        narrative: "السلام عليكم، لا يوجد ضوء في الشارع منذ ثلاثة أسابيع. هاتفي 0532 123 45 67"
            .to_owned(),
        name: "أحمد السلامي".to_owned(),
        ..petition()
    };
    let a4 = PageLook::default();
    let large = PageLook { large: true, ..a4 };
    let a5 = PageLook {
        size: PageSize::A5,
        large: false,
    };
    vec![
        ("petition", Leaflet::Petition(whole), a4),
        (
            "petition_spoken_for_large",
            Leaflet::Petition(spoken_for),
            large,
        ),
        ("petition_to_fill_in", Leaflet::Petition(bare), a4),
        ("petition_long", Leaflet::Petition(long), a4),
        ("petition_arabic", Leaflet::Petition(arabic), a4),
        ("visitor_copy_a5", Leaflet::VisitorCopy(visitor_copy()), a5),
        (
            "visitor_copy_large",
            Leaflet::VisitorCopy(visitor_copy()),
            large,
        ),
        ("day_list", Leaflet::DayList(day_list()), a4),
    ]
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day")
}

fn petition() -> Petition {
    Petition {
        office: Addressee::DistrictGovernorate {
            district: "Edremit".to_owned(),
            province: "Balıkesir".to_owned(),
        },
        number: "1008010004259".parse().expect("a number"),
        day: day(),
        kind: Kind::Request,
        subject: "Sokak lambası yanmıyor".to_owned(),
        narrative: STORY.to_owned(),
        name: "Ayşe Yılmaz".to_owned(),
        identity: Some("100******46".to_owned()),
        address: "Cumhuriyet Mahallesi, Atatürk Caddesi No: 12/4, Edremit".to_owned(),
        phone: Some("0532 123 45 67".to_owned()),
        representative: None,
        attachments: vec!["fotoğraf.jpg".to_owned(), "tutanak.pdf".to_owned()],
    }
}

fn visitor_copy() -> VisitorCopy {
    let petition = petition();
    VisitorCopy {
        number: petition.number,
        office: "Edremit (Balıkesir)".to_owned(),
        registered_at: day().and_hms_opt(10, 24, 0).expect("a moment"),
        kind: petition.kind,
        topic: "Sokak aydınlatması".to_owned(),
        subject: petition.subject,
        narrative: petition.narrative,
        unit: Some("Elektrik Dağıtım".to_owned()),
        due_on: day() + chrono::Days::new(10),
        legal_limit_on: day() + chrono::Days::new(30),
        name: petition.name,
        identity: petition.identity,
        representative: None,
        attachments: petition.attachments,
        result: ResultWays {
            by_phone: Some("0266 373 00 00".to_owned()),
            ..ResultWays::default()
        },
    }
}

fn number_of(place: u32) -> ApplicationNumber {
    let office = OfficeCode::new(10, 8).expect("an office");
    let desk = DeskCode::new(1).expect("a desk");
    let running = RunningNumber::new(42 + place).expect("a number");
    ApplicationNumber::new(office, desk, running)
}

fn day_list() -> DayList {
    let line = |minute| DayLine {
        number: number_of(minute),
        time: chrono::NaiveTime::from_hms_opt(9, minute, 0).expect("a time"),
        kind: Kind::Complaint,
        topic: Some("Sokak aydınlatması ve trafik işaretleri".to_owned()),
        unit: (minute % 3 != 0).then(|| "Elektrik Dağıtım".to_owned()),
        due_on: day() + chrono::Days::new(10),
        is_overdue: false,
    };
    let mut lines: Vec<DayLine> = (0..45).map(line).collect();
    // One whose answer was due before this list was printed.
    lines[5].due_on = day() + chrono::Days::new(7);
    lines[5].is_overdue = true;
    DayList {
        office: "Edremit (Balıkesir)".to_owned(),
        day: day(),
        lines,
        inquiries: 7,
    }
}
