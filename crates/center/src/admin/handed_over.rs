//! A desk's unsent facts out of a file: taken in as they would be over the line, with the same answers.

use std::fs;
use std::path::Path;

use protocol::parcel;
use protocol::wire::{BatchAnswer, FactBatch, Fate, MOST_FACTS, Run};

use crate::config::Config;
use crate::failure::Failure;
use crate::problem::Trouble;
use crate::state::Center;
use crate::store::{desk, taking};

/// Takes a file in; a line for each batch, as far as they go.
pub(super) async fn take_in(config: &Config, file: &Path, code: &str) -> Result<String, Failure> {
    let name = file.display().to_string();
    let at = |error: &dyn std::fmt::Display| Failure::at(&name, error);
    let code = parcel::parse_code(code)
        .ok_or_else(|| Failure::new("the code has 32 hexadecimal digits"))?;
    if fs::metadata(file).map_err(|error| at(&error))?.len() > parcel::MOST_BYTES {
        return Err(at(&"too large"));
    }
    let sealed = fs::read(file).map_err(|error| at(&error))?;
    let parcel = parcel::open(&sealed, &code).map_err(|fault| at(&fault))?;
    let center = Center::new(config)?;
    let key = parcel.key.parse();
    let key = key.map_err(|_| at(&parcel::ParcelFault::Unreadable))?;
    let session = center.pool.get().await?;
    let desk = desk::find_by_key(&session, key).await?;
    let desk = desk.ok_or_else(|| Failure::new("no desk was ever enrolled with this key"))?;
    drop(session);
    let mut said = vec![format!("desk {} of {}", desk.id, desk.office)];
    for batch in parcel.batches {
        let batch: FactBatch = center.frames.unpack(&batch.0).map_err(|fault| at(&fault))?;
        if batch.facts.is_empty() || batch.facts.len() > MOST_FACTS {
            return Err(at(&parcel::ParcelFault::Unreadable));
        }
        let answer = taking::take(&center, &desk, batch).await;
        let answer = answer.map_err(|trouble| match trouble {
            Trouble::Refused(refusal) => at(&refusal.code.as_str()),
            Trouble::Rejected(code) => at(&code.as_str()),
            Trouble::Failed(failure) => failure,
        })?;
        said.push(told(&answer));
        if matches!(answer, BatchAnswer::Gap { .. }) {
            break;
        }
    }
    Ok(said.join("\n"))
}

/// An answer in words of the protocol.
fn told(answer: &BatchAnswer) -> String {
    match answer {
        BatchAnswer::Taken { runs, .. } => counted(runs),
        BatchAnswer::Fork {
            sequence,
            next_desk,
            runs,
            ..
        } => format!(
            "fork at {sequence}, goes on as {next_desk}: {}",
            counted(runs)
        ),
        BatchAnswer::Gap { send_from } => format!("gap: facts from {send_from} on are missing"),
    }
}

fn counted(runs: &[Run]) -> String {
    let told = runs.iter().map(|run| match &run.fate {
        Fate::New => format!("{} new", run.count),
        Fate::Same => format!("{} same", run.count),
        Fate::Quarantined { reason } => format!("{} quarantined ({reason})", run.count),
    });
    told.collect::<Vec<_>>().join(", ")
}
