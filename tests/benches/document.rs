//! A petition of three pages, from what was typed to the file: the first one of a program, with its
//! fonts to be read, and those after it.

use chrono::NaiveDate;
use domain::Kind;
use paper::{Addressee, Failure, Leaflet, PageLook, Petition, Press};
use stories::bench::{Times, time};
use text::{Language, Words};

const ROUNDS: u32 = 200;

fn main() -> Result<(), Failure> {
    let words = Words::for_language(Language::Turkish);
    let (mut first, mut warm) = <(Times, Times)>::default();
    let mut press = None;
    let (mut pages, mut bytes) = (0, 0);
    for round in 0..ROUNDS {
        let times = if press.is_none() {
            &mut first
        } else {
            &mut warm
        };
        let leaflet = Leaflet::Petition(petition(round));
        (pages, bytes) = time(times, || {
            let press = press.get_or_insert_with(Press::new);
            let set = press.set_pages(&leaflet, PageLook::default(), words)?;
            Ok::<_, Failure>((set.pages().count(), press.pages_pdf(&set)?.len()))
        })?;
    }
    println!("A petition, {pages} pages, {bytes} bytes");
    println!("  the first           {first}");
    println!("  after it            {warm}");
    Ok(())
}

/// Each says something else, so that nothing but the fonts is there from the one before.
fn petition(round: u32) -> Petition {
    let day = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day");
    let told = |sentence: u32| {
        format!(
            "{sentence}. {round} numaralı sokakta lambalar üç haftadır yanmıyor. Akşamları çocuklarımız okuldan \
             dönerken karanlıkta yürüyor; geçen hafta komşumuz Şükrü Bey kaldırımdaki çukura düşüp ayağını incitti. \
             Daha önce telefonla iki kez bildirdim, kayıt numarası verildi fakat gelen olmadı."
        )
    };
    Petition {
        office: Addressee::DistrictGovernorate {
            district: "Edremit".to_owned(),
            province: "Balıkesir".to_owned(),
        },
        number: "1003010004235".parse().expect("a number"),
        day,
        kind: Kind::Request,
        subject: "Sokak lambası yanmıyor".to_owned(),
        narrative: (1..=24).map(told).collect::<Vec<_>>().join("\n"),
        name: "Ayşe Yılmaz".to_owned(),
        identity: Some("100******46".to_owned()),
        address: "Cumhuriyet Mahallesi, Atatürk Caddesi No: 12/4, Edremit".to_owned(),
        phone: Some("0532 123 45 67".to_owned()),
        representative: None,
        attachments: vec!["fotoğraf.jpg".to_owned()],
    }
}
