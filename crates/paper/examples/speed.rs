//! How long the first slip takes and how long the next ones, in microseconds, one `name value` a
//! line: `cargo run --release -p paper --example speed`.

use chrono::NaiveDate;
use domain::{ApplicationNumber, DeskCode, Kind, OfficeCode, RunningNumber};
use paper::{Failure, PaperWidth, Press, ResultWays, Slip};
use std::time::Instant;
use text::{Language, Words};

const ROUNDS: u32 = 500;

fn main() -> Result<(), Failure> {
    let (Some(office), Some(desk)) = (OfficeCode::new(10, 3), DeskCode::new(1)) else {
        return Ok(());
    };
    let begun = Instant::now();
    let mut press = Press::new();
    let mut times = Vec::new();
    let mut bytes = 0;
    for running in 1..=ROUNDS {
        let Some(running) = RunningNumber::new(running) else {
            continue;
        };
        let slip = slip(ApplicationNumber::new(office, desk, running), desk);
        let one = Instant::now();
        let document = slip.document(Words::for_language(Language::Turkish))?;
        bytes = press.set(&document, PaperWidth::MM80)?.escpos()?.len();
        times.push(one.elapsed());
        if times.len() == 1 {
            println!("first {}", begun.elapsed().as_micros());
        }
    }
    times.sort();
    println!("median {}", times[times.len() / 2].as_micros());
    println!("p99 {}", times[times.len() * 99 / 100].as_micros());
    println!("bytes {bytes}");
    Ok(())
}

fn slip(number: ApplicationNumber, desk: DeskCode) -> Slip {
    let day = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap_or_default();
    Slip {
        number,
        registered_at: day.and_hms_opt(14, 3, 0).unwrap_or_default(),
        office: "Edremit (Balıkesir)".to_owned(),
        desk,
        kind: Kind::Complaint,
        topic: format!("Sokak lambası arızası {}", number.digits()),
        unit: Some("Elektrik Dağıtım".to_owned()),
        due_on: day + chrono::Days::new(7),
        applicant: Some("123******46".to_owned()),
        result: ResultWays {
            by_sms: true,
            by_phone: Some("0266 373 00 00".to_owned()),
        },
        go_to: Some("2. kat, 214 numaralı oda".to_owned()),
        escort: Some("Ali Yılmaz".to_owned()),
        copy: 0,
    }
}
