//! What the center does not have, in a file: for a desk whose network never comes back, or whose right was taken away where
//! there is no line. An administrator carries it, and the code by another way. What goes into it is `unsent`.
//!
//! Nothing counts as arrived by it: should the desk meet the center again, the center says that it has these facts. So it can
//! be written as often as somebody likes.

use std::io::{Error, ErrorKind, Result as Written};
use std::path::Path;

use domain::refusal::Field;
use domain::staff::Permission;
use domain::{Refusal, RefusalCode};
use protocol::FailureCode;
use protocol::parcel;

use super::unsent::Unsent;
use super::view::HandedOver;
use crate::desk::Desk;
use crate::failure::{Answer, Failure};
use crate::{doors, durable_file};

/// How the name of such a file ends.
const ENDING: &str = "akteslim";

/// What the center does not have, sealed, with what opens it.
struct Sealed {
    bytes: Vec<u8>,
    code: parcel::Code,
    unsent: Unsent,
}

impl Sealed {
    fn write_to(&self, file: &Path) -> Written<HandedOver> {
        write_new(file, &self.bytes)?;
        Ok(HandedOver {
            file: file.display().to_string(),
            facts: self.unsent.facts,
            attachments: self.unsent.parcel.attachments.len() as u64,
            attachments_left: self.unsent.left,
            code: parcel::in_groups(&self.code),
        })
    }
}

impl Desk {
    /// Writes what the center does not have into a new file of this folder, and tells what to do with it.
    ///
    /// # Errors
    /// The desk is not enrolled, or the folder takes no file; then there is none.
    pub fn hand_over(&self, folder: &str) -> Answer<HandedOver> {
        self.session(Permission::KeepTheDesk)?;
        let folder = self.usable_folder(folder)?;
        let sealed = self.sealed()?;
        let (office, code) = sealed.unsent.of;
        let at = doors::at_desk(self.now()).format("%Y%m%d-%H%M%S");
        let file =
            durable_file::free_name(&folder, &format!("acikkapi-{office}-{code}-{at}"), ENDING);
        let written = sealed.write_to(&file);
        Ok(written.map_err(|error| {
            tracing::warn!(%error, "what is to be handed in was not written");
            let code = match error.kind() {
                ErrorKind::StorageFull | ErrorKind::QuotaExceeded => RefusalCode::FolderFull,
                _ => RefusalCode::FolderInvalid,
            };
            Refusal::new(code, Field::Folder)
        })?)
    }

    /// Writes what the center does not have into this new file.
    ///
    /// # Errors
    /// The desk is not enrolled, or a file is there already.
    pub fn export_unsent(&self, file: &Path) -> Answer<HandedOver> {
        self.session(Permission::KeepTheDesk)?;
        self.export_unsent_as_the_desk(file)
    }

    /// The same for whoever may start the program in a terminal of this machine, where nobody is signed in.
    pub(crate) fn export_unsent_as_the_desk(&self, file: &Path) -> Answer<HandedOver> {
        let written = self.sealed()?.write_to(file);
        Ok(written.map_err(Failure::from)?)
    }

    fn sealed(&self) -> Answer<Sealed> {
        let unsent = self.unsent()?;
        let mut code: parcel::Code = [0; 16];
        code.copy_from_slice(&doors::secret()?[..16]);
        let bytes = parcel::seal(&unsent.parcel, &code)
            .map_err(|fault| Failure::new(FailureCode::Internal, fault))?;
        Ok(Sealed {
            bytes,
            code,
            unsent,
        })
    }
}

/// Writes a file that is not there, into a folder that is: whole or not at all.
fn write_new(file: &Path, bytes: &[u8]) -> Written<()> {
    if file.exists() {
        return Err(Error::from(ErrorKind::AlreadyExists));
    }
    // A disk that is not plugged in shall not become a folder of this machine's.
    let folder = file
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    if folder.is_some_and(|folder| !folder.is_dir()) {
        return Err(Error::from(ErrorKind::NotFound));
    }
    durable_file::write(file, bytes)
}
