//! Dots to the commands of an ESC/POS printer.
//!
//! The crate `escpos` says what it says rightly (initialize, motion units) and keeps the order; bands,
//! feeds and the cut go through it as raw commands, since its own picture command wants a file and
//! its partial cut is in truth a full one (`GS V 65 1`). Our [`Driver`] only collects bytes: opening,
//! writing and asking a printer is the desk's work.

use crate::{Bitmap, Cutter, Failure, PaperWidth, Profile};
use escpos::driver::Driver;
use escpos::errors::{PrinterError, Result as EscposResult};
use escpos::printer::Printer;
use escpos::utils::Protocol;
use std::cell::RefCell;
use std::ops::Range;

/// Rows in one band: at 80 mm 4,032 bytes, which fits the receive buffer of the smallest clones.
pub const BAND_ROWS: u32 = 56;

/// A blank stretch shorter than this stays in the band: a feed in between would only make the
/// paper stop and start.
const SHORTEST_FEED: u32 = 12;

/// `GS r 1`: the printer answers with one byte (`b & 0x90 == 0`) once everything before it has been
/// carried out. Send it after a sheet to learn that the sheet is printed.
pub const FENCE: [u8; 3] = [0x1d, b'r', 1];

/// Lines of white at the end of a sheet that is torn off, so that the tear is below the last row.
const TEAR_OFF: u8 = 5;

/// `ESC @`: everything as after switching on. Every sheet begins with it.
pub const INITIALIZE: [u8; 2] = [0x1b, b'@'];

/// `GS a 0E`: the printer tells by itself, four bytes each time, when it goes off line, has a fault or
/// its paper changes, and once at once. [`INITIALIZE`] makes it forget that.
pub const TELL: [u8; 3] = [0x1d, b'a', 0x0e];

/// `GS ( H` function 48: the printer says these four letters (20 to 7E) in `37 22 … 00` once everything
/// before it is printed. Printers that do not know it may take its parameters for letters.
pub const fn ask_identifier(letters: [u8; 4]) -> [u8; 11] {
    let [a, b, c, d] = letters;
    [0x1d, b'(', b'H', 6, 0, 48, 48, a, b, c, d]
}

/// How many bytes the longest command that we send may still expect when it was interrupted: a band
/// of [`BAND_ROWS`] on the widest head, and then some.
const LONGEST_COMMAND: usize = 8192;

/// What makes a printer ready that was interrupted in the middle of a sheet: fills up what a half
/// command still expects, starts clean, and cuts off what hangs out.
pub fn safe_start() -> Vec<u8> {
    let mut bytes = vec![0; LONGEST_COMMAND];
    bytes.extend([0x1b, b'@', 0x1d, b'V', 66, 0]);
    bytes
}

/// `DLE EOT n`: asks, even while printing, for the status of the printer (1), the reasons for being
/// off line (2), the faults (3) or the paper (4). The crate's own command adds a stray 00.
pub const fn ask_status(what: u8) -> [u8; 3] {
    [0x10, 0x04, what]
}

/// One step of printing a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    /// These rows as a raster band.
    Band(Range<u32>),
    /// So many blank rows.
    Feed(u8),
}

/// The bytes that print this picture and cut the paper behind it.
pub(crate) fn encode(
    picture: &Bitmap,
    paper: PaperWidth,
    profile: &Profile,
) -> Result<Vec<u8>, Failure> {
    collect(|printer| {
        printer.init()?;
        // One unit of a feed is one dot. Left to itself many a printer counts half dots here.
        let dpi = u8::try_from(paper.dpi()).unwrap_or(0);
        printer.motion_units(dpi, dpi)?;
        rows(printer, picture, profile)?;
        cut(printer, profile.cutter)
    })
}

/// The bytes that are said to a printer.
pub(crate) fn collect(
    say: impl FnOnce(&mut Printer<Bytes>) -> EscposResult<()>,
) -> Result<Vec<u8>, Failure> {
    let mut printer = Printer::new(Bytes::default(), Protocol::default(), None);
    say(&mut printer)
        .and_then(|()| printer.print().map(drop))
        .map_err(|error| Failure::Escpos(error.to_string()))?;
    Ok(printer.driver().0.into_inner())
}

/// The rows of a picture.
pub(crate) fn rows(
    printer: &mut Printer<Bytes>,
    picture: &Bitmap,
    profile: &Profile,
) -> EscposResult<()> {
    for step in plan(picture, profile.band_rows) {
        match step {
            Step::Band(rows) => printer.custom(&band(picture, rows))?,
            Step::Feed(rows) => printer.custom(&[0x1b, b'J', rows])?,
        };
    }
    Ok(())
}

/// Ends a sheet: the blade, or white to tear off behind.
pub(crate) fn cut(printer: &mut Printer<Bytes>, cutter: Cutter) -> EscposResult<()> {
    match cutter {
        // GS V 66 0: feed to the blade, and leave a bridge so that the slip does not fall.
        Cutter::Partial => printer.custom(&[0x1d, b'V', 66, 0]),
        Cutter::Full => printer.custom(&[0x1d, b'V', 65, 0]),
        Cutter::None => printer.custom(&[0x1b, b'd', TEAR_OFF]),
    }
    .map(drop)
}

/// What to send, from top to bottom.
fn plan(picture: &Bitmap, band_rows: u32) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut y = 0;
    while y < picture.height() {
        let blank = blank_rows(picture, y);
        if blank >= SHORTEST_FEED || y + blank == picture.height() {
            let whole = std::iter::repeat_n(u8::MAX, (blank / 255) as usize);
            let rest = u8::try_from(blank % 255).ok().filter(|rest| *rest > 0);
            steps.extend(whole.chain(rest).map(Step::Feed));
            y += blank;
        } else {
            let end = band_end(picture, y, band_rows);
            steps.push(Step::Band(y..end));
            y = end;
        }
    }
    steps
}

/// Where the band beginning at `from` ends: full, or before a blank stretch worth a feed.
fn band_end(picture: &Bitmap, from: u32, band_rows: u32) -> u32 {
    let full = (from + band_rows).min(picture.height());
    (from + 1..full)
        .find(|y| blank_rows(picture, *y) >= SHORTEST_FEED)
        .unwrap_or(full)
}

fn blank_rows(picture: &Bitmap, from: u32) -> u32 {
    (from..picture.height())
        .take_while(|y| picture.is_blank_row(*y))
        .map(|_| 1)
        .sum()
}

/// `GS v 0`: a raster picture, one byte for eight dots.
fn band(picture: &Bitmap, rows: Range<u32>) -> Vec<u8> {
    let [width_low, width_high, ..] = picture.row_bytes().to_le_bytes();
    let [height_low, height_high, ..] = rows.len().to_le_bytes();
    let mut command = vec![
        0x1d,
        b'v',
        b'0',
        0,
        width_low,
        width_high,
        height_low,
        height_high,
    ];
    command.extend_from_slice(picture.rows(rows.start, rows.end));
    command
}

/// A driver that opens nothing: it keeps what a printer would be sent.
#[derive(Default)]
pub(crate) struct Bytes(RefCell<Vec<u8>>);

impl Driver for Bytes {
    fn name(&self) -> String {
        "bytes".to_owned()
    }

    fn write(&self, data: &[u8]) -> EscposResult<()> {
        self.0.borrow_mut().extend_from_slice(data);
        Ok(())
    }

    fn read(&self, _buffer: &mut [u8]) -> EscposResult<usize> {
        Err(PrinterError::Io("nothing to read from".to_owned()))
    }

    fn flush(&self) -> EscposResult<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(height: u32, black_rows: &[u32]) -> Bitmap {
        let mut picture = Bitmap::new(16, height);
        for y in black_rows {
            picture.set(3, y.cast_signed(), true);
        }
        picture
    }

    #[test]
    fn blank_paper_is_fed_and_the_rest_goes_in_bands() {
        let steps = plan(&picture(400, &[0, 5, 30, 31]), BAND_ROWS);
        assert_eq!(
            steps,
            [
                Step::Band(0..6),
                Step::Feed(24),
                Step::Band(30..32),
                Step::Feed(255),
                Step::Feed(113)
            ]
        );
    }

    #[test]
    fn a_band_is_never_higher_than_the_smallest_buffer() {
        let steps = plan(&picture(130, &(0..130).collect::<Vec<_>>()), BAND_ROWS);
        assert_eq!(
            steps,
            [Step::Band(0..56), Step::Band(56..112), Step::Band(112..130)]
        );
    }

    #[test]
    fn a_sheet_begins_clean_and_ends_with_a_cut_that_leaves_a_bridge() {
        let bytes = encode(&picture(1, &[0]), PaperWidth::MM80, &Profile::all()[0]).unwrap();
        assert_eq!(bytes[..5], [0x1b, b'@', 0x1d, b'P', 203]);
        assert_eq!(bytes[5], 203);
        assert_eq!(
            bytes[6..16],
            [0x1d, b'v', b'0', 0, 2, 0, 1, 0, 0b0001_0000, 0]
        );
        assert_eq!(bytes[16..], [0x1d, b'V', 66, 0]);
    }

    #[test]
    fn a_small_buffer_gets_small_bands_and_a_printer_without_a_blade_no_cut() {
        let small = Profile::find(&domain::printer::ProfileCode::new("zjiang-58"));
        let black = picture(60, &(0..60).collect::<Vec<_>>());
        let bytes = encode(&black, PaperWidth::MM58, small).unwrap();
        let bands = bytes.windows(3).filter(|three| three == b"\x1dv0").count();
        assert_eq!(bands, 3, "24, 24 and 12 rows");
        assert!(bytes.ends_with(&[0x1b, b'd', TEAR_OFF]));
        assert!(!bytes.windows(2).any(|two| two == b"\x1dV"));
    }

    #[test]
    fn the_crate_is_gone_around_where_it_is_wrong() {
        // Should one of these fail after an update, the way around it is no longer needed.
        let said = |say: fn(&mut Printer<Bytes>) -> EscposResult<()>| {
            let mut printer = Printer::new(Bytes::default(), Protocol::default(), None);
            say(&mut printer).unwrap();
            printer.print().unwrap();
            printer.driver().0.into_inner()
        };
        let cut = said(|printer| printer.partial_cut().map(drop));
        assert_eq!(
            cut,
            [0x1d, b'V', 65, 1],
            "a partial cut is 66; 65 cuts through"
        );
        let ask = said(|printer| {
            printer
                .real_time_status(escpos::utils::RealTimeStatusRequest::Printer)
                .map(drop)
        });
        assert_eq!(
            ask,
            [0x10, 0x04, 1, 0],
            "the last byte does not belong there"
        );
    }
}
