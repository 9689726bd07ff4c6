//! Trains the compression dictionary for small messages from the demo office's applications:
//!
//! `cargo run -p protocol --example train_dictionary -- 1 assets/protocol/dictionary-1.zdict`
//!
//! A dictionary that was shipped is never trained again: desks in the field have it. A new one gets the next
//! number and joins the list in `frame.rs`.

use std::error::Error;

use chrono::NaiveDate;
use domain::applicant::Identity;
use domain::privacy::{NoticeWay, PrivacyNotice};
use domain::{
    Applicant, ApplicationNumber, Deadlines, DeskCode, Fact, Kind, Language, OfficeCode,
    Registration, RunningNumber,
};
use protocol::receipt::Place;
use protocol::wire::{Content, FactBatch, FeedEntry, FeedPage, Origin, SentFact};
use sha2::{Digest, Sha256};

const SIZE: usize = 32 * 1024;

#[derive(serde::Deserialize)]
struct Asked {
    kind: Kind,
    topic: domain::catalogue::TopicCode,
    unit: Option<domain::catalogue::UnitCode>,
    subject: String,
    text: String,
}

#[derive(serde::Deserialize)]
struct Person {
    given_name: String,
    surname: String,
    birth_year: String,
    phone: String,
    national_id: String,
    neighbourhood: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [id, path] = arguments.as_slice() else {
        return Err("the number of the dictionary and the file to write".into());
    };
    let facts = facts()?;
    let samples = samples(&facts)?;
    let mut dictionary = zstd::dict::from_samples(&samples, SIZE)?;
    // The number stands behind the magic number (RFC 8878, 5).
    dictionary[4..8].copy_from_slice(&id.parse::<u32>()?.to_le_bytes());
    std::fs::write(path, dictionary)?;
    Ok(())
}

fn facts() -> Result<Vec<SentFact>, Box<dyn Error>> {
    let asked: Vec<Asked> = include_str!("../../../assets/demo/applications.jsonl")
        .lines()
        .map(serde_json::from_str)
        .collect::<Result<_, _>>()?;
    let people: Vec<Person> =
        csv::Reader::from_reader(include_str!("../../../assets/demo/people.csv").as_bytes())
            .deserialize()
            .collect::<Result<_, _>>()?;
    let mut facts = Vec::new();
    for place in 0..4_000_u32 {
        let asked = &asked[place as usize * 7 % asked.len()];
        let person = &people[place as usize * 11 % people.len()];
        let fact = if place % 9 == 8 {
            Fact::InquiryRecorded {
                topic: Some(asked.topic.clone()),
                note: String::new(),
            }
        } else {
            registered(place, asked, person)?
        };
        facts.push(sent(place, &fact)?);
    }
    Ok(facts)
}

fn registered(place: u32, asked: &Asked, person: &Person) -> Result<Fact, Box<dyn Error>> {
    let office = OfficeCode::new(1 + u16::try_from(place % 81)?, u16::try_from(place % 13)?);
    let desk = DeskCode::new(1 + u8::try_from(place % 4)?);
    let running = RunningNumber::new(1 + place * 17 % 90_000);
    let (Some(office), Some(desk), Some(running)) = (office, desk, running) else {
        return Err("a number that cannot be".into());
    };
    let day = NaiveDate::from_ymd_opt(2026, 1, 1).ok_or("a day")?
        + chrono::Days::new(u64::from(place % 365));
    let applicant = Applicant {
        identity: person
            .national_id
            .parse()
            .map_or(Identity::NotGiven, Identity::Known),
        given_name: person.given_name.clone(),
        surname: person.surname.clone(),
        phone: person.phone.parse().ok(),
        address: person.neighbourhood.clone(),
        birth_year: person.birth_year.parse().ok(),
        language: Language::Tr,
        needs: Vec::new(),
    };
    Ok(Fact::ApplicationRegistered {
        number: ApplicationNumber::new(office, desk, running),
        registration: Box::new(Registration {
            applicant,
            representative: None,
            kind: asked.kind,
            topic: Some(asked.topic.clone()),
            subject: asked.subject.clone(),
            narrative: asked.text.clone(),
            unit: asked.unit.clone(),
            attachments: Vec::new(),
            privacy_notice: PrivacyNotice {
                version: "2026-1".into(),
                language: Language::Tr,
                way: NoticeWay::ShownAtDesk,
            },
        }),
        deadlines: Deadlines {
            due_on: day + chrono::Days::new(7),
            legal_limit_on: day + chrono::Days::new(30),
        },
    })
}

fn sent(place: u32, fact: &Fact) -> Result<SentFact, Box<dyn Error>> {
    let mut body = serde_json::to_value(fact)?;
    let noise = Sha256::digest(place.to_be_bytes());
    let mut salt = [0; 16];
    salt.copy_from_slice(&noise[..16]);
    Ok(SentFact {
        kind: fact.kind().to_owned(),
        author: format!("staff-{}", place % 5),
        recorded_at: 1_790_000_000_000 + i64::from(place) * 731_003,
        content: Content::Kept {
            salt,
            body: serde_json::to_vec(&body["body"].take())?,
        },
    })
}

/// Batches and pages of one to twenty facts: what is sent while a desk is in touch.
fn samples(facts: &[SentFact]) -> Result<Vec<Vec<u8>>, Box<dyn Error>> {
    let mut samples = Vec::new();
    let (mut rest, mut round) = (facts, 0);
    while !rest.is_empty() {
        let (taken, left) = rest.split_at([1, 1, 2, 1, 5, 1, 20][round % 7].min(rest.len()));
        let noise: [u8; 32] = Sha256::digest(round.to_be_bytes()).into();
        samples.push(if round % 3 == 2 {
            minicbor::to_vec(page(taken, noise))?
        } else {
            minicbor::to_vec(batch(taken, noise))?
        });
        (rest, round) = (left, round + 1);
    }
    Ok(samples)
}

fn batch(facts: &[SentFact], hash: [u8; 32]) -> FactBatch {
    let mut head_signature = [0; 64];
    head_signature[..32].copy_from_slice(&hash);
    head_signature[32..].copy_from_slice(&Sha256::digest(hash));
    FactBatch {
        after: Place {
            epoch: 1,
            sequence: u64::from(hash[0]) * 400,
            hash,
        },
        desk: "01".into(),
        facts: facts.to_vec(),
        head_signature,
    }
}

fn page(facts: &[SentFact], rolling: [u8; 32]) -> FeedPage {
    let after = u64::from(rolling[1]) * 777;
    let entry = |(fact, sequence): (&SentFact, u64)| FeedEntry {
        origin: Origin {
            desk: Some("02".into()),
            epoch: 1,
            sequence,
            branch: 0,
        },
        fact: fact.clone(),
    };
    FeedPage {
        after,
        entries: facts.iter().zip(after..).map(entry).collect(),
        head: after + facts.len() as u64,
        rolling,
    }
}
