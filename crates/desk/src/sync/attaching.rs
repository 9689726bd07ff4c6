//! The attachments' lane up, behind the facts: one piece at a time. Facts that come up meanwhile go first, and so does what
//! somebody waits to see.
//!
//! Which pieces the center has it says itself, so a line that breaks costs one piece.

use protocol::wire::{AttachmentState, Content, chunks_of};
use rusqlite::Connection;

use super::asking::{Asked, Hitch, Parties};
use super::engine::Engine;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::keeper::references;
use crate::store::outgoing_attachment::{self, OutgoingAttachment};
use crate::store::{attachment, journal, outgoing};

impl Engine {
    /// Sends the attachments that the center lacks, until there are none or a new fact waits.
    pub(super) async fn send_attachments(&self, parties: &Parties) -> Result<(), Hitch> {
        let begun = self.at_desk(|desk| desk.journals_end()).await?;
        while let Some(next) = self.at_desk(|desk| desk.next_attachment()).await? {
            let sha256 = next.sha256.clone();
            match self.send_attachment(parties, &next, begun).await {
                Ok(true) => self.at_desk(move |desk| desk.note_sent(&sha256)).await?,
                Ok(false) => return Ok(()),
                Err(hitch @ Hitch::Refused(_)) if hitch != Hitch::revoked() => {
                    let reason = hitch.code();
                    self.at_desk(move |desk| desk.note_not_taken(&sha256, reason.as_str()))
                        .await?;
                }
                Err(hitch) => return Err(hitch),
            }
        }
        Ok(())
    }

    /// Sends the pieces that the center lacks; false where something else goes first.
    async fn send_attachment(
        &self,
        parties: &Parties,
        next: &OutgoingAttachment,
        begun: i64,
    ) -> Result<bool, Hitch> {
        let path = format!("/v1/attachments/{}", next.sha256);
        let (mut state, _): (AttachmentState, _) =
            self.speaker.ask(parties, Asked::read(path.clone())).await?;
        let missing = (0_u32..).take_while(|place| u64::from(*place) < chunks_of(next.bytes));
        for place in missing
            .filter(|place| !state.chunks.contains(place))
            .collect::<Vec<_>>()
        {
            let sha256 = next.sha256.clone();
            let (content, others_first) = self
                .at_desk(move |desk| {
                    let first = desk.journals_end()? > begun || desk.anybody_waits()?;
                    Ok((desk.piece(&sha256, place)?, first))
                })
                .await?;
            if others_first {
                return Ok(false);
            }
            let asked = Asked {
                method: "PUT",
                ..Asked::tell(&format!("{path}/{place}?bytes={}", next.bytes), content)
            };
            (state, _) = self.speaker.ask(parties, asked).await?;
        }
        Ok(state.whole)
    }
}

impl Desk {
    fn next_attachment(&self) -> Result<Option<OutgoingAttachment>, Failure> {
        self.open_store()?.store.read(outgoing_attachment::next)
    }

    fn journals_end(&self) -> Result<i64, Failure> {
        self.open_store()?.store.read(outgoing::last_position)
    }

    fn piece(&self, sha256: &str, place: u32) -> Result<Vec<u8>, Failure> {
        let open = self.open_store()?;
        open.store
            .read(|connection| attachment::chunk(connection, sha256, place))
    }

    fn note_sent(&self, sha256: &str) -> Result<(), Failure> {
        let open = self.open_store()?;
        open.store.write(self.own_moment(), |writing| {
            outgoing_attachment::sent(writing.connection(), sha256)
        })?;
        self.tell_listeners();
        Ok(())
    }

    fn note_not_taken(&self, sha256: &str, reason: &str) -> Result<(), Failure> {
        let open = self.open_store()?;
        open.store.write(self.own_moment(), |writing| {
            outgoing_attachment::refused(writing.connection(), sha256, reason)
        })?;
        self.tell_listeners();
        Ok(())
    }
}

/// Whether a fact may refer to attachments.
pub(super) fn refers(content: &Content) -> bool {
    let Content::Kept { body, .. } = content else {
        return false;
    };
    std::str::from_utf8(body).is_ok_and(|body| body.contains("\"sha256\""))
}

/// Notes the attachments of facts that the center has now: their lane begins behind the facts.
pub(super) fn note_attachments(
    connection: &Connection,
    epoch: u32,
    referring: &[u64],
) -> Result<(), Failure> {
    for sequence in referring {
        let Some(position) = journal::position_of(connection, epoch, *sequence)? else {
            continue;
        };
        let Some(recorded) = journal::at(connection, position)? else {
            continue;
        };
        let number = recorded.fact.as_ref().and_then(domain::Fact::number);
        for sha256 in references(&recorded) {
            if let Some(number) = number {
                outgoing_attachment::add(connection, sha256, number, recorded.at)?;
            }
        }
    }
    Ok(())
}
