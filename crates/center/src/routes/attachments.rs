//! Attachments: which pieces there are, one more of them, and back. Nobody's word is taken for what they are: the whole
//! must have the hash that it is called by, and begin as one of the three kinds does.

use axum::extract::{Path, Request, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use deadpool_postgres::Transaction;
use domain::OfficeCode;
use protocol::FailureCode;
use protocol::wire::{AttachmentState, CHUNK_BYTES, MOST_ATTACHMENT_BYTES, chunks_of};
use sha2::{Digest, Sha256};

use super::frames;
use super::received::Signed;
use crate::doors::now;
use crate::problem::Answer;
use crate::state::Center;
use crate::store::{attachment, erasing};

const KIND: [(header::HeaderName, &str); 1] = [(header::CONTENT_TYPE, "application/octet-stream")];

/// How many of an attachment's first bytes may stand before the mark of a PDF.
const HEAD: usize = 1024;

/// What there is of an attachment. A desk that must go hands in its attachments too.
pub(crate) async fn state(
    State(center): State<Center>,
    Path(sha256): Path<String>,
    request: Request,
) -> Answer<Response> {
    let signed = Signed::read(&center, request).await?;
    let session = center.pool.get().await?;
    let state = attachment::state(&session, signed.desk.office, named(&sha256)?).await?;
    frames::answer(&center, &state)
}

/// Takes a piece in.
pub(crate) async fn put(
    State(center): State<Center>,
    Path((sha256, place)): Path<(String, u32)>,
    request: Request,
) -> Answer<Response> {
    let signed = Signed::read(&center, request).await?;
    let bytes = signed.number("bytes").unwrap_or_default();
    let piece = Piece {
        place,
        bytes,
        content: &signed.body,
    };
    let state = keep(&center, signed.desk.office, &sha256, piece).await?;
    frames::answer(&center, &state)
}

/// A piece of an attachment.
pub(crate) struct Piece<'a> {
    /// Which one it is, from 0.
    pub(crate) place: u32,
    /// The size of the whole, in bytes.
    pub(crate) bytes: u64,
    /// What stands there.
    pub(crate) content: &'a [u8],
}

/// Keeps a piece; tells what there is of the attachment then.
pub(crate) async fn keep(
    center: &Center,
    office: OfficeCode,
    sha256: &str,
    piece: Piece<'_>,
) -> Answer<AttachmentState> {
    let Piece {
        place,
        bytes,
        content,
    } = piece;
    let sha256 = named(sha256)?;
    if content.len() as u64 != length_of(u64::from(place), bytes) {
        return Err(FailureCode::MessageUnreadable.into());
    }
    let total = as_stored(bytes)?;
    let mut session = center.pool.get().await?;
    let transaction = session.transaction().await?;
    if !attachment::begin(&transaction, office, sha256, total).await? {
        return Err(FailureCode::MessageUnreadable.into());
    }
    // Asked behind the row's lock: whoever erases at this moment is seen.
    if erasing::is_erased(&transaction, office, sha256).await? {
        attachment::remove(&transaction, office, sha256).await?;
        transaction.commit().await?;
        return Ok(nothing_is_missing(bytes)?);
    }
    let place = i32::try_from(place).map_err(|_| FailureCode::MessageUnreadable)?;
    attachment::keep(&transaction, office, sha256, place, content).await?;
    let mut state = attachment::state(&transaction, office, sha256).await?;
    let complete = state.chunks.len() as u64 == chunks_of(bytes);
    if complete && !state.whole && !is_sound(&transaction, office, sha256, &state).await? {
        attachment::remove(&transaction, office, sha256).await?;
        transaction.commit().await?;
        return Err(FailureCode::AttachmentDamaged.into());
    }
    if complete {
        attachment::is_whole(&transaction, office, sha256, now()).await?;
        state.whole = true;
    }
    transaction.commit().await?;
    Ok(state)
}

/// A piece of an attachment of the desk's office.
pub(crate) async fn chunk(
    State(center): State<Center>,
    Path((sha256, place)): Path<(String, u32)>,
    request: Request,
) -> Answer<Response> {
    let signed = Signed::read_active(&center, request).await?;
    let place = i32::try_from(place).map_err(|_| FailureCode::MessageUnreadable)?;
    let session = center.pool.get().await?;
    let office = signed.desk.office;
    let found = attachment::sound_chunk(&session, office, named(&sha256)?, place).await?;
    let content = found.ok_or(FailureCode::AttachmentMissing)?;
    Ok((KIND, content).into_response())
}

/// What a desk is told that sends what was erased by law: it need not go on.
fn nothing_is_missing(bytes: u64) -> Result<AttachmentState, FailureCode> {
    let pieces = u32::try_from(chunks_of(bytes)).map_err(|_| FailureCode::MessageUnreadable)?;
    Ok(AttachmentState {
        chunks: (0..pieces).collect(),
        whole: true,
    })
}

/// Whether the pieces add up to what the attachment is called by, and begin as one of the three kinds does.
async fn is_sound(
    transaction: &Transaction<'_>,
    office: OfficeCode,
    sha256: &str,
    state: &AttachmentState,
) -> Answer<bool> {
    let mut digest = Sha256::new();
    let mut known = false;
    for place in &state.chunks {
        let place = i32::try_from(*place).unwrap_or(i32::MAX);
        let content = attachment::chunk(transaction, office, sha256, place).await?;
        let content = content.unwrap_or_default();
        known |= place == 0 && begins_as_known(&content);
        digest.update(&content);
    }
    Ok(known && hex::encode(digest.finalize()) == sha256)
}

fn begins_as_known(content: &[u8]) -> bool {
    let head = &content[..content.len().min(HEAD)];
    head.starts_with(b"\x89PNG\r\n\x1a\n")
        || head.starts_with(&[0xFF, 0xD8, 0xFF])
        || head.windows(5).any(|window| window == b"%PDF-")
}

/// A SHA-256 as attachments are called by it.
fn named(sha256: &str) -> Result<&str, FailureCode> {
    let digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    if sha256.len() == 64 && sha256.bytes().all(digit) {
        Ok(sha256)
    } else {
        Err(FailureCode::MessageUnreadable)
    }
}

/// How long the piece at a place must be; no piece is empty.
fn length_of(place: u64, bytes: u64) -> u64 {
    let left = bytes.saturating_sub(place.saturating_mul(CHUNK_BYTES));
    match left.min(CHUNK_BYTES) {
        0 => u64::MAX,
        length => length,
    }
}

fn as_stored(bytes: u64) -> Result<i64, FailureCode> {
    let bytes = Some(bytes).filter(|bytes| (1..=MOST_ATTACHMENT_BYTES).contains(bytes));
    bytes
        .and_then(|bytes| i64::try_from(bytes).ok())
        .ok_or(FailureCode::MessageUnreadable)
}
