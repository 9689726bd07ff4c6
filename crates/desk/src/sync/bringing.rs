//! Attachments that other desks of the office took in and somebody here wants to see: fetched piece by piece, behind the
//! facts and before own attachments go up, since somebody waits for them.
//!
//! A line that breaks costs one piece. Nobody's word is taken for what came: the whole must have the hash and be what the
//! fact says, else all of it is let go. From then on it is kept as the desk's own are.

use protocol::wire::{AttachmentState, CHUNK_BYTES, chunks_of};
use protocol::{FailureCode, ProblemCode};
use sha2::{Digest, Sha256};

use super::asking::{Asked, Hitch, Parties};
use super::engine::Engine;
use crate::attachment_type::{self, LARGEST_BYTES};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::store::wanted_attachment::{self, WantedAttachment};
use crate::store::{attachment, outgoing};
use crate::thumbnail::thumbnail;

impl Engine {
    /// Fetches what is wanted, until all was asked for or an own fact waits to go up.
    pub(super) async fn bring_attachments(&self, parties: &Parties) -> Result<(), Hitch> {
        let (wanted, begun) = self.at_desk(|desk| desk.wanted_attachments()).await?;
        for wanted in wanted {
            match self.bring(parties, &wanted, begun).await {
                Ok(true) => {}
                Ok(false) => return Ok(()),
                Err(hitch @ Hitch::Refused(_)) if hitch != Hitch::revoked() => {
                    self.note_not_come(wanted.sha256, hitch.code()).await?;
                }
                Err(hitch) => return Err(hitch),
            }
        }
        Ok(())
    }

    /// Fetches the pieces that are not here; false where a fact that came up goes first.
    async fn bring(
        &self,
        parties: &Parties,
        wanted: &WantedAttachment,
        begun: i64,
    ) -> Result<bool, Hitch> {
        let path = format!("/v1/attachments/{}", wanted.sha256);
        let (state, _): (AttachmentState, _) =
            self.speaker.ask(parties, Asked::read(path.clone())).await?;
        let sha256 = wanted.sha256.clone();
        if !state.whole {
            self.note_not_come(sha256, ProblemCode::Failure(FailureCode::AttachmentMissing))
                .await?;
            return Ok(true);
        }
        let have = self.at_desk(move |desk| desk.places_of(&sha256)).await?;
        let places = (0_u32..).take_while(|place| u64::from(*place) < chunks_of(wanted.bytes));
        for place in places.filter(|place| !have.contains(place)) {
            let asked = Asked::read(format!("{path}/{place}"));
            let piece = self.speaker.exchange(parties, asked).await?.body;
            let sha256 = wanted.sha256.clone();
            let end = self
                .at_desk(move |desk| desk.keep_piece(&sha256, place, &piece))
                .await?;
            if end > begun {
                return Ok(false);
            }
        }
        let whole = wanted.clone();
        self.at_desk(move |desk| desk.take_brought(&whole)).await?;
        Ok(true)
    }

    async fn note_not_come(&self, sha256: String, reason: ProblemCode) -> Result<(), Hitch> {
        self.at_desk(move |desk| desk.note_not_come(&sha256, reason))
            .await
    }
}

impl Desk {
    /// What is wanted and was not found wanting, and where the journal ends.
    fn wanted_attachments(&self) -> Result<(Vec<WantedAttachment>, i64), Failure> {
        self.open_store()?.store.read(|connection| {
            let mut wanted = wanted_attachment::all(connection)?;
            let damaged = Some(FailureCode::AttachmentNotRight.as_str());
            wanted.retain(|wanted| wanted.reason.as_deref() != damaged);
            Ok((wanted, outgoing::last_position(connection)?))
        })
    }

    /// Whether somebody waits for an attachment that was not asked for yet.
    pub(super) fn anybody_waits(&self) -> Result<bool, Failure> {
        self.open_store()?.store.read(wanted_attachment::any_new)
    }

    fn places_of(&self, sha256: &str) -> Result<Vec<u32>, Failure> {
        let open = self.open_store()?;
        open.store
            .read(|connection| wanted_attachment::places(connection, sha256))
    }

    /// Keeps a piece; where the journal ends now.
    fn keep_piece(&self, sha256: &str, place: u32, piece: &[u8]) -> Result<i64, Failure> {
        let open = self.open_store()?;
        // What is longer than a piece would only fill the disk; the hash says the rest.
        let piece = Some(piece).filter(|piece| piece.len() as u64 <= CHUNK_BYTES);
        open.store.write(self.own_moment(), |writing| {
            let connection = writing.connection();
            wanted_attachment::keep(connection, sha256, place, piece.unwrap_or_default())?;
            outgoing::last_position(connection)
        })
    }

    /// All pieces are there: what is right is kept as the desk's own, what is not is let go.
    fn take_brought(&self, wanted: &WantedAttachment) -> Result<(), Failure> {
        let sha256 = &wanted.sha256;
        let open = self.open_store()?;
        let content = open
            .store
            .read(|connection| wanted_attachment::content(connection, sha256))?;
        if !is_right(wanted, &content) {
            tracing::warn!("an attachment came otherwise than its fact says");
            return self.note_not_come(
                sha256,
                ProblemCode::Failure(FailureCode::AttachmentNotRight),
            );
        }
        let small = thumbnail(wanted.kind, &content);
        open.store.write(self.own_moment(), |writing| {
            let connection = writing.connection();
            // Erased by law while it was on its way: then nobody wants it any more.
            if wanted_attachment::remove(connection, sha256)? {
                attachment::put(connection, sha256, wanted.kind, &content, small.as_deref())?;
            }
            Ok::<_, Failure>(())
        })?;
        self.tell_listeners();
        Ok(())
    }

    fn note_not_come(&self, sha256: &str, reason: ProblemCode) -> Result<(), Failure> {
        let open = self.open_store()?;
        open.store.write(self.own_moment(), |writing| {
            let connection = writing.connection();
            if reason == ProblemCode::Failure(FailureCode::AttachmentNotRight) {
                wanted_attachment::let_pieces_go(connection, sha256)?;
            }
            wanted_attachment::did_not_come(connection, sha256, reason.as_str())
        })?;
        self.tell_listeners();
        Ok(())
    }
}

/// Whether this is what the fact says, and nothing else than attachments may be.
fn is_right(wanted: &WantedAttachment, content: &[u8]) -> bool {
    wanted.bytes <= LARGEST_BYTES
        && content.len() as u64 == wanted.bytes
        && hex::encode(Sha256::digest(content)) == wanted.sha256
        && attachment_type::recognise("", content) == Ok(wanted.kind)
}
