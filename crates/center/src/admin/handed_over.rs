//! A desk's unsent facts and attachments out of a file: taken in as they would be over the line, with the same answers.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use domain::OfficeCode;
use protocol::parcel::{self, Attachment, Opened, ParcelFault, Piece};
use protocol::wire::{BatchAnswer, CHUNK_BYTES, FactBatch, Fate, MOST_FACTS, Run};

use crate::config::Config;
use crate::failure::Failure;
use crate::problem::{Answer, Trouble};
use crate::routes::attachments;
use crate::state::Center;
use crate::store::{desk, taking};

/// Takes a file in; a line for each batch, as far as they go, and one for the attachments. A file that does not open to its
/// end changes nothing.
pub(super) async fn take_in(config: &Config, file: &Path, code: &str) -> Result<String, Failure> {
    let name = file.display().to_string();
    let at = |error: &dyn std::fmt::Display| Failure::at(&name, error);
    let code = parcel::parse_code(code)
        .ok_or_else(|| Failure::new("the code has 32 hexadecimal digits"))?;
    let open = || {
        let file = File::open(file).map_err(|error| at(&error))?;
        Opened::begin(BufReader::new(file), &code).map_err(|fault| at(&fault))
    };
    for piece in open()? {
        piece.map_err(|fault| at(&fault))?;
    }
    let unreadable = || at(&ParcelFault::Unreadable);
    let mut pieces = open()?.map(|piece| piece.map_err(|fault| at(&fault)));
    let Some(Piece::Key(key)) = pieces.next().transpose()? else {
        return Err(unreadable());
    };
    let center = Center::new(config)?;
    let key = key.parse().map_err(|_| unreadable())?;
    let session = center.pool.get().await?;
    let desk = desk::find_by_key(&session, key).await?;
    let desk = desk.ok_or_else(|| Failure::new("no desk was ever enrolled with this key"))?;
    drop(session);
    let mut said = vec![format!("desk {} of {}", desk.id, desk.office)];
    let (mut gap, mut attachments) = (false, 0);
    for piece in pieces {
        match piece? {
            Piece::Key(_) => return Err(unreadable()),
            // The same is missing before each of those that follow a gap.
            Piece::Batch(_) if gap => {}
            Piece::Batch(batch) => {
                let batch: FactBatch = center.frames.unpack(&batch).map_err(|fault| at(&fault))?;
                if batch.facts.is_empty() || batch.facts.len() > MOST_FACTS {
                    return Err(unreadable());
                }
                let answer = taking::take(&center, &desk, batch).await;
                let answer = answer.map_err(|trouble| why(trouble, &at))?;
                said.push(told(&answer));
                gap = matches!(answer, BatchAnswer::Gap { .. });
            }
            Piece::Attachment(attachment) => {
                let kept = keep(&center, desk.office, &attachment).await;
                kept.map_err(|trouble| why(trouble, &at))?;
                attachments += 1;
            }
        }
    }
    if attachments > 0 {
        said.push(format!("{attachments} attachments"));
    }
    Ok(said.join("\n"))
}

/// Keeps an attachment, piece by piece; what is there already stays.
async fn keep(center: &Center, office: OfficeCode, attachment: &Attachment) -> Answer<()> {
    let bytes = attachment.content.len() as u64;
    let length = usize::try_from(CHUNK_BYTES).unwrap_or(usize::MAX);
    for (place, content) in (0..).zip(attachment.content.chunks(length)) {
        let piece = attachments::Piece {
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
