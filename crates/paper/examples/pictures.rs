//! Draws one of each paper into a folder, to be looked at: `cargo run -p paper --example pictures -- FOLDER`.

use chrono::NaiveDate;
use domain::{ApplicationNumber, DeskCode, Kind, OfficeCode, RunningNumber};
use paper::{Document, Failure, PaperWidth, Press, RecoverySheet, ResultWays, Slip, TestPage};
use std::path::Path;
use text::{Language, Words};

const WIDTHS: [(&str, PaperWidth); 3] = [
    ("80", PaperWidth::MM80),
    ("58", PaperWidth::MM58),
    ("80-180dpi", PaperWidth::MM80_AT_180),
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("which folder?")?;
    let mut press = Press::new();
    for (name, paper) in WIDTHS {
        for (what, document) in documents(paper)? {
            let sheet = press.set(&document, paper)?;
            std::fs::write(
                Path::new(&folder).join(format!("{what}-{name}.png")),
                sheet.png()?,
            )?;
            println!(
                "{what}-{name}: {} lines\n{}\n",
                sheet.layout().rows(),
                sheet.lines().join("\n")
            );
        }
    }
    Ok(())
}

fn documents(paper: PaperWidth) -> Result<Vec<(&'static str, Document)>, Failure> {
    let words = Words::for_language(Language::Turkish);
    let day = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap_or_default();
    let moment = day.and_hms_opt(14, 3, 0).unwrap_or_default();
    let (Some(office), Some(desk), Some(running)) = (
        OfficeCode::new(10, 3),
        DeskCode::new(1),
        RunningNumber::new(42),
    ) else {
        return Ok(Vec::new());
    };
    let slip = Slip {
        number: ApplicationNumber::new(office, desk, running),
        registered_at: moment,
        office: "Edremit (Balıkesir)".to_owned(),
        desk,
        kind: Kind::Request,
        topic: "Sokak lambası arızası".to_owned(),
        unit: Some("Elektrik Dağıtım".to_owned()),
        due_on: day + chrono::Days::new(7),
        applicant: Some("123******46".to_owned()),
        result: ResultWays {
            by_sms: true,
            by_phone: None,
        },
        go_to: None,
        escort: None,
        copy: 0,
    };
    let fullest = Slip {
        topic: "Mahallemizdeki park ve yeşil alanların bakımı ile çocuk oyun gruplarının onarımı"
            .to_owned(),
        unit: Some("Sosyal Yardımlaşma ve Dayanışma Vakfı Başkanlığı".to_owned()),
        office: "Mustafakemalpaşa (Bursa)".to_owned(),
        kind: Kind::InformationRequest,
        result: ResultWays {
            by_sms: true,
            by_phone: Some("0266 373 00 00".to_owned()),
        },
        go_to: Some("2. kat, 214 numaralı oda, Nüfus Müdürlüğü".to_owned()),
        escort: Some("Ali Yılmaz".to_owned()),
        copy: 2,
        ..slip.clone()
    };
    let recovery = RecoverySheet {
        office: slip.office.clone(),
        desk,
        code: [
            "K7QF", "2M9X", "ND4T", "8RWB", "HY3P", "V6CE", "5KZA", "J2DU",
        ]
        .map(str::to_owned)
        .to_vec(),
        printed_on: day,
    };
    let test = TestPage {
        office: slip.office.clone(),
        desk,
        printer: "192.168.1.50:9100".to_owned(),
        paper,
        printed_at: moment,
    };
    Ok(vec![
        ("slip", slip.document(words)?),
        ("slip-fullest", fullest.document(words)?),
        ("recovery", recovery.document(words)?),
        ("test-page", test.document(words)?),
    ])
}
