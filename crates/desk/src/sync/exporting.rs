//! What the center does not have, in a file: for a desk whose network never comes back, or whose right was taken away where
//! there is no line. An administrator carries it, and the code by another way. What goes into it is `unsent`.
//!
//! Nothing counts as arrived by it: should the desk meet the center again, the center says that it has these facts. So it can
//! be written as often as somebody likes.

use std::io::{self, BufWriter, ErrorKind};
use std::path::Path;

use domain::refusal::Field;
use domain::staff::Permission;
use domain::{Refusal, RefusalCode};
use protocol::parcel::{self, Sealer};

use super::unsent::Unsent;
use super::view::HandedOver;
use crate::desk::Desk;
use crate::failure::{Answer, Failure, Trouble};
use crate::{doors, durable_file};

/// How the name of such a file ends.
const ENDING: &str = "akteslim";

/// Why there is no file.
enum NotWritten {
    /// It could not be written where it was to stand.
    There(io::Error),
    /// What was to go into it could not be read.
    Here(Failure),
}

impl From<io::Error> for NotWritten {
    fn from(error: io::Error) -> Self {
        Self::There(error)
    }
}

impl From<Failure> for NotWritten {
    fn from(failure: Failure) -> Self {
        Self::Here(failure)
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
        let unsent = self.unsent()?;
        let (office, code) = unsent.of();
        let at = doors::at_desk(self.now()).format("%Y%m%d-%H%M%S");
        let file =
            durable_file::free_name(&folder, &format!("acikkapi-{office}-{code}-{at}"), ENDING);
        self.write_unsent(&unsent, &file).map_err(|why| match why {
            NotWritten::Here(failure) => failure.into(),
            NotWritten::There(error) => {
                tracing::warn!(%error, "what is to be handed in was not written");
                Trouble::from(Refusal::new(refused(error.kind()), Field::Folder))
            }
        })
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
        let unsent = self.unsent()?;
        self.write_unsent(&unsent, file).map_err(|why| match why {
            NotWritten::Here(failure) => failure.into(),
            NotWritten::There(error) => Failure::from(error).into(),
        })
    }

    /// Writes a file that is not there, into a folder that is: whole or not at all.
    fn write_unsent(&self, unsent: &Unsent, path: &Path) -> Result<HandedOver, NotWritten> {
        if path.exists() {
            return Err(io::Error::from(ErrorKind::AlreadyExists).into());
        }
        // A disk that is not plugged in shall not become a folder of this machine's.
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        if folder.is_some_and(|folder| !folder.is_dir()) {
            return Err(io::Error::from(ErrorKind::NotFound).into());
        }
        let mut code: parcel::Code = [0; 16];
        code.copy_from_slice(&doors::secret()?[..16]);
        durable_file::write_with(path, |file| {
            let mut sealer = Sealer::begin(BufWriter::new(file), &code)?;
            let mut put = |piece| Ok::<_, NotWritten>(sealer.put(&piece)?);
            let packed = self.pack(unsent, &mut put)?;
            let attachments = self.pack_attachments(packed.referred, &mut put)?;
            sealer.end()?;
            Ok(HandedOver {
                file: path.display().to_string(),
                facts: packed.facts,
                attachments,
                code: parcel::in_groups(&code),
            })
        })
    }
}

/// What is said at the field of the folder.
fn refused(why: ErrorKind) -> RefusalCode {
    match why {
        // Some disks take no file above a size, however much room they have.
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            RefusalCode::FolderFull
        }
        _ => RefusalCode::FolderInvalid,
    }
}
