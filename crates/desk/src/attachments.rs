//! Attachments: taken in by their content, kept encrypted, shown as small pictures, and opened by the system's viewer alone.
//!
//! One that another desk of the office took in is fetched when somebody first wants to see it: `sync` does that.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::staff::Permission;
use domain::typed_text::{NAME_LIMIT, one_line};
use domain::{AttachmentKind, AttachmentReference, Author, Refusal};
use protocol::{FailureCode, Problem};
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use text::{Language, Words, key};

use crate::attachment_type;
use crate::desk::Desk;
use crate::failure::{Answer, Failure, Trouble};
use crate::lines::known_number;
use crate::store::{application, attachment, wanted_attachment};
use crate::thumbnail::thumbnail;
use crate::views::{Attached, AttachmentShown};

impl Desk {
    /// Takes a file into the store. What it is, its content says, not its name.
    pub fn attach_file(&self, name: &str, content: &[u8]) -> Answer<Attached> {
        let staff = self.session(Permission::WorkWithApplications)?;
        let kind = attachment_type::recognise(name, content).map_err(Refusal::from)?;
        let small = thumbnail(kind, content);
        let sha256 = hex::encode(Sha256::digest(content));
        let author = Author::Staff(staff.id);
        let open = self.open_store()?;
        open.store.write(self.quiet_moment(&author), |writing| {
            attachment::put(
                writing.connection(),
                &sha256,
                kind,
                content,
                small.as_deref(),
            )
        })?;
        let name = one_line(name).chars().take(NAME_LIMIT).collect();
        let reference = AttachmentReference {
            sha256,
            name,
            kind,
            bytes: content.len() as u64,
        };
        Ok(Attached {
            reference,
            thumbnail: small.as_deref().map(picture),
            here: true,
            problem: None,
        })
    }

    /// The same, with the content as the window sends it.
    pub fn attach_base64(&self, name: &str, content: &str) -> Answer<Attached> {
        let content = STANDARD
            .decode(content)
            .map_err(|_| Failure::new(FailureCode::Internal, "attachment is not base64"))?;
        self.attach_file(name, &content)
    }

    /// The content of an application's attachment. One that is not here yet is fetched from now on, and comes as soon as
    /// there is a line to the center: then this is nothing.
    ///
    /// # Errors
    /// The application has no such attachment; nobody is signed in.
    pub fn attachment_content(&self, number: &str, sha256: &str) -> Answer<Option<Vec<u8>>> {
        self.session(Permission::WorkWithApplications)?;
        let (_, content) = self.attachment(number, sha256)?;
        Ok(content)
    }

    /// Shows an application's attachment in the system's viewer, or begins to fetch it.
    ///
    /// # Errors
    /// As [`Desk::attachment_content`]; this session has no folder in memory, or the system no viewer.
    pub fn open_attachment(&self, number: &str, sha256: &str) -> Answer<AttachmentShown> {
        let reader = self.session(Permission::WorkWithApplications)?;
        let (reference, content) = self.attachment(number, sha256)?;
        let Some(content) = content else {
            return Ok(AttachmentShown { shown: false });
        };
        // By its kind and nobody's words: what a person called it may be about a person.
        let ending = match reference.kind {
            AttachmentKind::Pdf => "pdf",
            AttachmentKind::Jpeg => "jpg",
            AttachmentKind::Png => "png",
        };
        let name = Words::for_language(Language::Turkish).say(key::DOCUMENT_FILE_ATTACHMENT);
        self.show_to(&reader, &name, ending, &content)?;
        Ok(AttachmentShown { shown: true })
    }

    fn attachment(
        &self,
        number: &str,
        sha256: &str,
    ) -> Answer<(AttachmentReference, Option<Vec<u8>>)> {
        let open = self.open_store()?;
        let (reference, content) = open.store.read(|connection| {
            let number = known_number(connection, number)?;
            let whole = application::find(connection, number)?;
            let attachments = whole.map(|whole| whole.registration.attachments);
            let mut attachments = attachments.unwrap_or_default().into_iter();
            let reference = attachments.find(|reference| reference.sha256 == sha256);
            let reference = reference.ok_or_else(not_there)?;
            let here = attachment::find(connection, sha256)?.is_some();
            let content = here.then(|| attachment::content(connection, sha256));
            Ok::<_, Trouble>((reference, content.transpose()?))
        })?;
        if content.is_none() {
            self.want(&reference)?;
        }
        Ok((reference, content))
    }

    /// Notes that somebody wants to see it, and has it fetched.
    fn want(&self, reference: &AttachmentReference) -> Result<(), Failure> {
        let at = self.now();
        let open = self.open_store()?;
        open.store
            .write(self.quiet_moment(&Author::Desk), |writing| {
                wanted_attachment::want(writing.connection(), reference, at)
            })?;
        self.sync_now();
        Ok(())
    }
}

fn not_there() -> Failure {
    Failure::new(FailureCode::AttachmentMissing, "no such attachment")
}

/// These attachments with their small pictures.
pub(crate) fn views(
    connection: &Connection,
    references: &[AttachmentReference],
) -> Result<Vec<Attached>, Failure> {
    references
        .iter()
        .map(|reference| {
            let row = attachment::find(connection, &reference.sha256)?;
            let here = row.is_some();
            let thumbnail = row.and_then(|row| row.thumbnail).as_deref().map(picture);
            let problem = if here {
                None
            } else {
                why_not_here(connection, &reference.sha256)?
            };
            Ok(Attached {
                reference: reference.clone(),
                thumbnail,
                here,
                problem,
            })
        })
        .collect()
}

/// Why an attachment that somebody wants to see did not come, if it was asked for.
fn why_not_here(connection: &Connection, sha256: &str) -> Result<Option<Problem>, Failure> {
    let wanted = wanted_attachment::find(connection, sha256)?;
    let reason = wanted.and_then(|wanted| wanted.reason);
    Ok(reason.map(|told| {
        let known = FailureCode::ALL.iter().find(|code| code.as_str() == told);
        Problem::failed(*known.unwrap_or(&FailureCode::AttachmentMissing), None)
    }))
}

/// A PNG as an address that a page can show.
pub(crate) fn picture(png: &[u8]) -> String {
    format!("data:image/png;base64,{}", STANDARD.encode(png))
}
