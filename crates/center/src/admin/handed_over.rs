//! A desk's unsent facts and attachments out of a file: taken in as they would be over the line, with the same answers.

use std::fs;
use std::path::Path;

use domain::OfficeCode;
use protocol::parcel::{self, Attachment};
use protocol::wire::{BatchAnswer, CHUNK_BYTES, FactBatch, Fate, MOST_FACTS, Run};

use crate::config::Config;
use crate::failure::Failure;
use crate::problem::{Answer, Trouble};
use crate::routes::attachments::{self, Piece};
use crate::state::Center;
use crate::store::{desk, taking};

/// Takes a file in; a line for each batch, as far as they go, and one for the attachments.
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
        let answer = answer.map_err(|trouble| why(trouble, &at))?;
        said.push(told(&answer));
        if matches!(answer, BatchAnswer::Gap { .. }) {
            break;
        }
    }
    if !parcel.attachments.is_empty() {
        let mut whole = 0;
        for attachment in &parcel.attachments {
            let kept = keep(&center, desk.office, attachment).await;
            kept.map_err(|trouble| why(trouble, &at))?;
            whole += 1;
        }
        said.push(format!("{whole} attachments"));
    }
    Ok(said.join("\n"))
}

/// Keeps an attachment, piece by piece; what is there already stays.
async fn keep(center: &Center, office: OfficeCode, attachment: &Attachment) -> Answer<()> {
    let bytes = attachment.content.len() as u64;
    let length = usize::try_from(CHUNK_BYTES).unwrap_or(usize::MAX);
    for (place, content) in (0..).zip(attachment.content.chunks(length)) {
        let piece = Piece {
            place,
            bytes,
            content,
        };
        attachments::keep(center, office, &attachment.sha256, piece).await?;
    }
    Ok(())
}

fn why(trouble: Trouble, at: &dyn Fn(&dyn std::fmt::Display) -> Failure) -> Failure {
    match trouble {
        Trouble::Refused(refusal) => at(&refusal.code.as_str()),
        Trouble::Rejected(code) => at(&code.as_str()),
        Trouble::Failed(failure) => failure,
    }
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
