//! What comes out on paper: the slip, the sheet with the recovery code, the test page.
//!
//! A document is built once ([`Document`]), laid out once ([`Layout`]), drawn once ([`Bitmap`]);
//! the printer's bytes, the preview and the readable lines all come from that one layout, so what
//! the screen shows is dot for dot what the printer gets. Nothing here opens a device or a file,
//! and nothing reads a clock: sending, asking and retrying are the desk's work.
//!
//! How it is used in a few lines stands in the test at the end of this file: examples in
//! comments are not run by the tests.

mod bitmap;
mod clean;
mod code_page;
mod compose;
mod coverage;
mod day_list;
mod document;
mod drawing;
mod engine;
pub mod escpos;
mod failure;
mod layout;
mod letters;
mod logo;
mod page;
mod paper_width;
mod paragraphs;
mod pdf;
mod petition;
mod picture;
mod press;
mod profile;
mod qr;
mod recovery_sheet;
mod slip;
mod test_page;
mod text_mode;
mod visitor_copy;

pub use bitmap::Bitmap;
pub use clean::clean;
pub use day_list::{DayLine, DayList};
pub use document::{Align, Block, Document, Groups, Pair, Side, Size, Text};
pub use failure::Failure;
pub use layout::{Area, Glyph, Ink, Item, Layout};
pub use logo::{Logo, LogoRefused};
pub use page::{Leaflet, PageLook, PageSize, Paged};
pub use paper_width::{PaperWidth, Tenths};
pub use petition::{Addressee, Petition, Representative};
pub use press::{Press, Sheet};
pub use profile::{Cutter, Profile, StatusSet};
pub use recovery_sheet::RecoverySheet;
pub use slip::{ResultWays, Slip, SlipLook};
pub use test_page::TestPage;
pub use text_mode::MARKS;
pub use visitor_copy::VisitorCopy;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_layout_gives_the_lines_the_printers_bytes_and_the_preview() -> Result<(), Failure> {
        let mut press = Press::new();
        let page = Document::new().text(Text::new("Merhaba"));
        let sheet = press.set(&page, PaperWidth::MM80)?;
        assert_eq!(sheet.lines(), ["Merhaba"]);
        let (for_the_printer, for_the_screen) = (sheet.escpos()?, sheet.png()?);
        assert!(for_the_printer.starts_with(b"\x1b@"), "a reset comes first");
        assert!(for_the_screen.starts_with(b"\x89PNG"));
        Ok(())
    }
}
