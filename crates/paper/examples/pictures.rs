//! Draws one of each paper but the slip into a folder, to be looked at; slips are in `tests/snapshots`.
//! `cargo run -p paper --example pictures -- FOLDER`

use chrono::NaiveDate;
use domain::DeskCode;
use paper::{Document, Failure, PaperWidth, Press, RecoverySheet, TestPage};
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
    let Some(desk) = DeskCode::new(1) else {
        return Ok(Vec::new());
    };
    let office = "Edremit (Balıkesir)".to_owned();
    let code = [
        "K7QF", "2M9X", "ND4T", "8RWB", "HY3P", "V6CE", "5KZA", "J2DU",
    ];
    let recovery = RecoverySheet {
        office: office.clone(),
        desk,
        code: code.map(str::to_owned).to_vec(),
        printed_on: day,
    };
    let test = TestPage {
        office,
        desk,
        printer: "192.168.1.50:9100".to_owned(),
        paper,
        printed_at: moment,
    };
    Ok(vec![
        ("recovery", recovery.document(words)?),
        ("test-page", test.document(words)?),
    ])
}
