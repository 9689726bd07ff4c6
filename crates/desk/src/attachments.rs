//! Attachments: taken in by their content, kept encrypted, shown as small pictures, never opened here.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::staff::Permission;
use domain::typed_text::{NAME_LIMIT, one_line};
use domain::{AttachmentReference, Author, Refusal};
use rusqlite::Connection;
use sha2::{Digest, Sha256};

use crate::attachment_type;
use crate::desk::Desk;
use crate::failure::{Answer, Failure};
use crate::store::attachment;
use crate::thumbnail::thumbnail;
use crate::views::Attached;

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
        })
    }

    /// The same, with the content as the window sends it.
    pub fn attach_base64(&self, name: &str, content: &str) -> Answer<Attached> {
        let content = STANDARD.decode(content).map_err(|_| {
            Failure::new(protocol::FailureCode::Internal, "attachment is not base64")
        })?;
        self.attach_file(name, &content)
    }
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
            let thumbnail = row.and_then(|row| row.thumbnail).as_deref().map(picture);
            Ok(Attached {
                reference: reference.clone(),
                thumbnail,
            })
        })
        .collect()
}

/// A PNG as an address that a page can show.
pub(crate) fn picture(png: &[u8]) -> String {
    format!("data:image/png;base64,{}", STANDARD.encode(png))
}
