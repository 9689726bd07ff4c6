//! Papers that came with answers, by what is in them.

use deadpool_postgres::GenericClient;
use domain::AttachmentKind;

use super::values::damaged;
use crate::failure::Failure;

fn kind_out(word: &str) -> Result<AttachmentKind, Failure> {
    match word {
        "pdf" => Ok(AttachmentKind::Pdf),
        "jpeg" => Ok(AttachmentKind::Jpeg),
        "png" => Ok(AttachmentKind::Png),
        _ => Err(damaged("kind of a paper")),
    }
}

fn kind_in(kind: AttachmentKind) -> &'static str {
    match kind {
        AttachmentKind::Pdf => "pdf",
        AttachmentKind::Jpeg => "jpeg",
        AttachmentKind::Png => "png",
    }
}

/// Keeps a paper; once, however often it comes.
pub(crate) async fn keep(
    client: &impl GenericClient,
    sha256: &str,
    kind: AttachmentKind,
    content: &[u8],
    now: i64,
) -> Result<(), Failure> {
    client
        .execute(
            "INSERT INTO paper (sha256, kind, content, made_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
            &[&sha256, &kind_in(kind), &content, &now],
        )
        .await?;
    Ok(())
}

/// What a paper is, and how many bytes it has.
pub(crate) async fn find(
    client: &impl GenericClient,
    sha256: &str,
) -> Result<Option<(AttachmentKind, u64)>, Failure> {
    let row = client
        .query_opt(
            "SELECT kind, octet_length(content) FROM paper WHERE sha256 = $1",
            &[&sha256],
        )
        .await?;
    row.map(|row| {
        let bytes = u64::try_from(row.get::<_, i32>(1)).unwrap_or_default();
        Ok((kind_out(row.get(0))?, bytes))
    })
    .transpose()
}

/// Lets a paper go.
pub(crate) async fn remove(client: &impl GenericClient, sha256: &str) -> Result<(), Failure> {
    client
        .execute("DELETE FROM paper WHERE sha256 = $1", &[&sha256])
        .await?;
    Ok(())
}

/// What is in a paper.
pub(crate) async fn content(
    client: &impl GenericClient,
    sha256: &str,
) -> Result<Option<Vec<u8>>, Failure> {
    let row = client
        .query_opt("SELECT content FROM paper WHERE sha256 = $1", &[&sha256])
        .await?;
    Ok(row.map(|row| row.get(0)))
}
