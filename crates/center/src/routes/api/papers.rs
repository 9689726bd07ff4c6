//! Papers that come with answers: uploaded before the answer names them, read by who may see the application.

use axum::Json;
use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::{AttachmentKind, Field, Refusal, RefusalCode};
use protocol::FailureCode;
use sha2::{Digest, Sha256};
use tokio::time::timeout;

use super::reading::seen;
use super::typed::{Named, SignedIn};
use super::views::{PaperKept, ProblemView};
use crate::doors::now;
use crate::limits::{BODY_TIME, PAPER_BYTES, TURN_TIME};
use crate::problem::Answer;
use crate::state::Center;
use crate::store::application::{self, whole};
use crate::store::fact::digits;
use crate::store::paper;

/// Keeps a paper: PDF, JPEG or PNG, at most 20 MB. What it is, its content says.
#[utoipa::path(post, path = "/api/papers", security(("token" = [])),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"), responses(
    (status = 200, body = PaperKept),
    (status = 401, body = ProblemView, content_type = "application/problem+json"),
    (status = "4XX", body = ProblemView, content_type = "application/problem+json"),
))]
pub(super) async fn upload(
    State(center): State<Center>,
    _: SignedIn,
    body: Body,
) -> Answer<Json<PaperKept>> {
    let _room = timeout(TURN_TIME, center.papers.acquire())
        .await
        .map_err(|_| FailureCode::CenterBusy)?;
    let content = timeout(BODY_TIME, to_bytes(body, PAPER_BYTES)).await;
    let content = content
        .map_err(|_| FailureCode::MessageUnreadable)?
        .map_err(|_| too_large())?;
    let kind = kind_of(&content)
        .ok_or_else(|| Refusal::new(RefusalCode::AttachmentTypeUnknown, Field::Attachments))?;
    let sha256 = hex::encode(Sha256::digest(&content));
    let client = center.pool.get().await?;
    paper::keep(&client, &sha256, kind, &content, now()).await?;
    let bytes = content.len() as u64;
    Ok(Json(PaperKept { sha256, bytes }))
}

/// What is in a paper that an answer came with.
#[utoipa::path(get, path = "/api/applications/{number}/papers/{sha256}", security(("token" = [])),
    params(("number" = String, Path), ("sha256" = String, Path)), responses(
    (status = 200, body = Vec<u8>, content_type = "application/octet-stream"),
    (status = 401, body = ProblemView, content_type = "application/problem+json"),
    (status = "4XX", body = ProblemView, content_type = "application/problem+json"),
))]
pub(super) async fn read(
    State(center): State<Center>,
    who: SignedIn,
    Named((number, sha256)): Named<(String, String)>,
) -> Answer<Response> {
    let number = digits(who.number(&number)?);
    let client = center.pool.get().await?;
    let row = application::find(&client, who.0.office, number).await?;
    row.filter(|row| seen(row, &who.0.part))
        .ok_or(RefusalCode::NumberUnknown)?;
    let facts = application::facts(&client, who.0.office, number).await?;
    let answer = whole(&facts)?.life.answer.unwrap_or_default();
    if !answer
        .attachments
        .iter()
        .any(|known| known.sha256 == sha256)
    {
        return Err(RefusalCode::PaperUnknown.into());
    }
    let content = paper::content(&client, &sha256).await?;
    let content = content.ok_or(RefusalCode::PaperUnknown)?;
    let kept_from_guessing = [
        (header::CONTENT_TYPE, "application/octet-stream"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    Ok((kept_from_guessing, content).into_response())
}

/// Whether a text is the SHA-256 of something.
pub(super) fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

fn kind_of(content: &[u8]) -> Option<AttachmentKind> {
    match content {
        [b'%', b'P', b'D', b'F', b'-', ..] => Some(AttachmentKind::Pdf),
        [0xFF, 0xD8, 0xFF, ..] => Some(AttachmentKind::Jpeg),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Some(AttachmentKind::Png),
        _ => None,
    }
}

fn too_large() -> Refusal {
    let megabytes = PAPER_BYTES / 1024 / 1024;
    Refusal::new(RefusalCode::AttachmentTooLarge, Field::Attachments)
        .with("limit", megabytes)
        .with("given", format!("{megabytes}+"))
}
