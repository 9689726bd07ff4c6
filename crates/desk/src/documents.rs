//! Documents on A4 and A5: making them, showing them in the system's viewer, handing them to the
//! document printer.
//!
//! What is on them is `contents`, where they are kept while somebody looks at them `folder`. Nothing of them
//! is a fact: the same one can be made again at any time.

mod contents;
mod folder;

pub(crate) use folder::Folder;

use std::time::Duration;

use domain::staff::Permission;
use domain::{PaperKind, PrinterTarget, Refusal, RefusalCode};
use paper::{PageLook, PageSize};
use protocol::FailureCode;
use text::{Key, Language, Words, key};

use crate::desk::{Desk, lock};
use crate::failure::{Answer, Failure};
use crate::printing::hand_document_over;
use crate::store::printer_choice;
use crate::store::staff::StaffMember;
use crate::views::{DocumentMade, DocumentOf, DocumentSize, DocumentWish};

/// How long a viewer may take to say that it cannot.
const VIEWER: Duration = Duration::from_secs(3);

/// A document as PDF.
pub struct Made {
    /// The file.
    pub pdf: Vec<u8>,
    /// What stands on each page, in reading order.
    pub pages: Vec<Vec<String>>,
}

impl Desk {
    /// Makes a document as it would be shown or printed now.
    ///
    /// # Errors
    /// Nobody is signed in, there is no such application, or the store does not answer.
    pub fn make_document(&self, wish: &DocumentWish) -> Answer<Made> {
        self.session(Permission::WorkWithApplications)?;
        let open = self.open_store()?;
        let leaflet = open
            .store
            .read(|connection| self.leaflet(connection, &wish.of))?;
        let look = PageLook {
            size: match wish.size {
                DocumentSize::A4 => PageSize::A4,
                DocumentSize::A5 => PageSize::A5,
            },
            large: wish.large,
        };
        // The language of the office, whatever the screen speaks.
        let words = Words::for_language(Language::Turkish);
        let mut press = lock(&self.press);
        let paged = press
            .set_pages(&leaflet, look, words)
            .map_err(Failure::from)?;
        Ok(Made {
            pdf: press.pages_pdf(&paged).map_err(Failure::from)?,
            pages: paged.pages().map(<[String]>::to_vec).collect(),
        })
    }

    /// Shows a document in the system's viewer.
    ///
    /// # Errors
    /// As [`Desk::make_document`]; this session has no folder in memory, or the system no viewer.
    pub fn open_document(&self, wish: &DocumentWish) -> Answer<DocumentMade> {
        let reader = self.session(Permission::WorkWithApplications)?;
        let made = self.make_document(wish)?;
        let name = Words::for_language(Language::Turkish).say(file_name(&wish.of));
        self.show_to(&reader, &name, "pdf", &made.pdf)?;
        Ok(told(&made))
    }

    /// Shows a file in the system's viewer, to whoever was signed in when it was asked for.
    pub(crate) fn show_to(
        &self,
        reader: &StaffMember,
        name: &str,
        ending: &str,
        content: &[u8],
    ) -> Answer<()> {
        let random = self.ids.bytes()?;
        let name = format!("{name}-{}.{ending}", hex::encode(&random[..4]));
        let path = self.documents.keep(&name, content)?;
        // The desk may have been locked while this was made, and cleared before it was kept.
        let now = self.session(Permission::WorkWithApplications);
        if !now.is_ok_and(|staff| staff.id == reader.id) {
            self.documents.clear();
            return Err(Refusal::general(RefusalCode::SignInNeeded).into());
        }
        open::that_detached_with_timeout(&path, VIEWER)
            .map_err(|error| Failure::new(FailureCode::ViewerMissing, error.kind()))?;
        Ok(())
    }

    /// Hands a document to the queue of the document printer. That it took it does not mean that it is printed.
    ///
    /// # Errors
    /// As [`Desk::make_document`]; no printer is chosen for documents, or its queue does not take it.
    pub fn print_document(&self, wish: &DocumentWish) -> Answer<DocumentMade> {
        let made = self.make_document(wish)?;
        let printer = self
            .open_store()?
            .store
            .read(|connection| printer_choice::printer_for(connection, PaperKind::Document))?;
        let Some(PrinterTarget::Queue(queue)) = printer.map(|printer| printer.target) else {
            return Err(Refusal::general(RefusalCode::DocumentPrinterMissing).into());
        };
        hand_document_over(&queue, &made.pdf)
            .map_err(|code| Failure::new(code, "the queue did not take a document"))?;
        Ok(told(&made))
    }
}

fn told(made: &Made) -> DocumentMade {
    DocumentMade {
        pages: u32::try_from(made.pages.len()).unwrap_or(u32::MAX),
    }
}

/// What its file is called: the kind of document and nobody's name or number.
fn file_name(of: &DocumentOf) -> Key {
    match of {
        DocumentOf::Petition(_) => key::DOCUMENT_FILE_PETITION,
        DocumentOf::VisitorCopy(_) => key::DOCUMENT_FILE_VISITOR_COPY,
        DocumentOf::DayList(_) => key::DOCUMENT_FILE_DAY_LIST,
    }
}
