//! A slip from its words to the bytes for the printer: the first one of a program, with its fonts to
//! be read, and those after it.

use chrono::NaiveDate;
use domain::{ApplicationNumber, DeskCode, Kind, Language, OfficeCode, RunningNumber};
use paper::{Failure, PaperWidth, Press, ResultWays, Slip, SlipLook};
use stories::bench::{Times, time};

const ROUNDS: u32 = 1_000;

fn main() -> Result<(), Failure> {
    measure("A slip", Language::Tr)?;
    measure("A slip in Turkish and Arabic", Language::Ar)
}

fn measure(what: &str, language: Language) -> Result<(), Failure> {
    let (mut first, mut warm) = <(Times, Times)>::default();
    let mut bytes = 0;
    let mut press = None;
    for running in 1..=ROUNDS {
        let slip = slip(running, language);
        let times = if press.is_none() {
            &mut first
        } else {
            &mut warm
        };
        bytes = time(times, || {
            let press = press.get_or_insert_with(Press::new);
            let document = slip.document()?;
            Ok::<_, Failure>(press.set(&document, PaperWidth::MM80)?.escpos()?.len())
        })?;
    }
    println!("\n{what}, {bytes} bytes");
    println!("  the first           {first}");
    println!("  after it            {warm}");
    Ok(())
}

/// Every topic is another one, so that nothing but fonts and glyphs is there from the slip before.
fn slip(running: u32, language: Language) -> Slip {
    let day = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day");
    let office = OfficeCode::new(10, 8).expect("an office");
    let desk = DeskCode::new(1).expect("a desk");
    let running = RunningNumber::new(running).expect("a running number");
    let number = ApplicationNumber::new(office, desk, running);
    Slip {
        number,
        registered_at: day.and_hms_opt(14, 3, 0).expect("a moment"),
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
        look: SlipLook {
            language,
            ..SlipLook::default()
        },
    }
}
