//! Text mode: the same lines as letters of the printer's own table, for lines too slow for pictures.
//!
//! Only with a table that a printed test confirmed. The number stands in double size; a QR code is
//! left to printers that draw one themselves. A part in letters that the table lacks (Arabic,
//! Cyrillic) is printed as a picture all the same: slow, and right.

use crate::code_page::{can_say, encode};
use crate::escpos::{self, Bytes};
use crate::press::Press;
use crate::{Block, Document, Failure, PaperWidth, Profile, Sheet};
use ::escpos::errors::Result as EscposResult;
use ::escpos::printer::Printer;
use ::escpos::utils::{QRCodeCorrectionLevel, QRCodeModel, QRCodeOption};
use domain::printer::{CodePage, CodeTable};

/// Dots across one letter of the font that every printer begins with (font A).
const LETTER: u32 = 12;
/// Dots of a module of the QR code: 21 modules and their white come to 25 mm at 203 dpi.
const QR_MODULE: u8 = 6;
/// One thing to print.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    /// A line of letters.
    Line(String),
    /// The number: letters twice as wide and high, three times in large print.
    Large(String),
    /// A code that the printer draws.
    Qr(String),
}

/// How letters are set.
#[derive(Clone, Copy)]
struct Letters {
    /// How many ordinary ones stand in a row.
    columns: usize,
    page: CodePage,
    /// Twice as high; as many stand in a row.
    large: bool,
}

/// A part of a document, in the way in which it is printed.
enum Part {
    Pieces { pieces: Vec<Piece>, large: bool },
    Picture(Sheet),
}

/// The bytes that print this document in the printer's own letters and cut the paper behind it.
pub(crate) fn print(
    press: &mut Press,
    document: &Document,
    paper: PaperWidth,
    profile: &Profile,
    table: CodeTable,
) -> Result<Vec<u8>, Failure> {
    let mut parts = Vec::new();
    for part in parts_of(document) {
        let sheet = press.set(&part, paper)?;
        let said = sheet.lines().iter().all(|line| can_say(line, table.page));
        parts.push(if said {
            Part::Pieces {
                pieces: pieces(&part, sheet.lines()),
                large: part.large,
            }
        } else {
            Part::Picture(sheet)
        });
    }
    escpos::collect(|printer| {
        begin(printer, paper)?;
        for (number, part) in parts.iter().enumerate() {
            if number > 0 {
                rule(printer, columns(paper))?;
            }
            match part {
                Part::Picture(sheet) => escpos::rows(printer, sheet.picture(), profile)?,
                Part::Pieces { pieces, large } => {
                    // A picture before may have left another table chosen.
                    choose(printer, table.number)?;
                    for piece in pieces {
                        let letters = Letters {
                            columns: columns(paper),
                            page: table.page,
                            large: *large,
                        };
                        line(printer, piece, letters, profile)?;
                    }
                }
            }
        }
        escpos::cut(printer, profile.cutter)
    })
}

/// Lines that show what each of these tables makes of the letters that matter, each with a mark
/// before it, so that a person can say which one reads right.
pub(crate) fn samples(
    printer: &mut Printer<Bytes>,
    letters: &str,
    tables: &[CodeTable],
) -> EscposResult<()> {
    for (mark, table) in MARKS.chars().zip(tables) {
        choose(printer, table.number)?;
        let mut bytes = format!("{mark}   ").into_bytes();
        bytes.extend(encode(letters, table.page));
        bytes.push(b'\n');
        printer.custom(&bytes)?;
    }
    Ok(())
}

/// The marks of [`samples`], in their order.
pub const MARKS: &str = "ABCDEFGHIJKLMNOP";

/// Reset, one letter set for all countries, no double-byte letters: what the rest relies on.
pub(crate) fn begin(printer: &mut Printer<Bytes>, paper: PaperWidth) -> EscposResult<()> {
    printer.init()?;
    let dpi = u8::try_from(paper.dpi()).unwrap_or(0);
    printer.motion_units(dpi, dpi)?;
    // FS . and ESC R 0: many a clone wakes up in a Chinese mode in which two bytes make one letter.
    printer.custom(&[0x1c, b'.', 0x1b, b'R', 0])?;
    Ok(())
}

/// `ESC t n`. The crate knows Epson's numbers only.
fn choose(printer: &mut Printer<Bytes>, number: u8) -> EscposResult<()> {
    printer.custom(&[0x1b, b't', number]).map(drop)
}

fn line(
    printer: &mut Printer<Bytes>,
    piece: &Piece,
    set: Letters,
    profile: &Profile,
) -> EscposResult<()> {
    match piece {
        Piece::Line(text) if set.large => sized(printer, text, (1, 2), set),
        Piece::Line(text) => letters(printer, text, set.columns, set.page),
        Piece::Large(text) if set.large => sized(printer, text, (3, 3), set),
        Piece::Large(text) => sized(printer, text, (2, 2), set),
        Piece::Qr(payload) if profile.native_qr => {
            let level = QRCodeCorrectionLevel::M;
            let option = QRCodeOption::new(QRCodeModel::Model2, QR_MODULE, level);
            printer.qrcode_option(payload, option)?;
            printer.custom(b"\n").map(drop)
        }
        Piece::Qr(_) => Ok(()),
    }
}

/// Dashes across.
fn rule(printer: &mut Printer<Bytes>, columns: usize) -> EscposResult<()> {
    let mut dashes = vec![b'-'; columns];
    dashes.push(b'\n');
    printer.custom(&dashes).map(drop)
}

/// Text in letters so many times as wide and high.
fn sized(
    printer: &mut Printer<Bytes>,
    text: &str,
    (width, height): (u8, u8),
    set: Letters,
) -> EscposResult<()> {
    printer.size(width, height)?;
    letters(printer, text, set.columns / usize::from(width), set.page)?;
    printer.reset_size().map(drop)
}

/// Text as lines of the table's bytes, broken between words. The crate's own text goes through the
/// table where it should not, and sends what it cannot say as UTF-8.
fn letters(
    printer: &mut Printer<Bytes>,
    text: &str,
    columns: usize,
    page: CodePage,
) -> EscposResult<()> {
    for row in rows(&encode(text, page), columns) {
        let mut row = row;
        row.push(b'\n');
        printer.custom(&row)?;
    }
    Ok(())
}

fn rows(bytes: &[u8], columns: usize) -> Vec<Vec<u8>> {
    let mut rows: Vec<Vec<u8>> = Vec::new();
    for word in bytes
        .split(|byte| *byte == b' ')
        .filter(|word| !word.is_empty())
    {
        match rows.last_mut() {
            Some(row) if row.len() + 1 + word.len() <= columns => {
                row.push(b' ');
                row.extend_from_slice(word);
            }
            // A word longer than a row goes on in the next one.
            _ => rows.extend(word.chunks(columns.max(1)).map(<[u8]>::to_vec)),
        }
    }
    rows
}

fn columns(paper: PaperWidth) -> usize {
    (paper.dots() / LETTER) as usize
}

/// The parts that are printed each in its own way, such as the Turkish one and the visitor's.
fn parts_of(document: &Document) -> Vec<Document> {
    let parts = document.blocks.iter().filter_map(|block| match block {
        Block::Part(part) => Some(part.clone()),
        _ => None,
    });
    let parts: Vec<Document> = parts.collect();
    if parts.is_empty() {
        vec![document.clone()]
    } else {
        parts
    }
}

/// The lines of a part, the number large, a code behind it.
fn pieces(document: &Document, lines: &[String]) -> Vec<Piece> {
    let mut special = Special::default();
    special.look(&document.blocks);
    let mut pieces = Vec::new();
    for line in lines {
        match special.groups.iter().find(|groups| line.ends_with(*groups)) {
            None => pieces.push(Piece::Line(line.clone())),
            Some(groups) => {
                let caption = line[..line.len() - groups.len()].trim_end_matches([':', ' ']);
                if !caption.is_empty() {
                    pieces.push(Piece::Line(caption.to_owned()));
                }
                pieces.push(Piece::Large(groups.clone()));
                pieces.extend(special.codes.drain(..).map(Piece::Qr));
            }
        }
    }
    pieces.extend(special.codes.drain(..).map(Piece::Qr));
    pieces
}

/// What is more than a line: groups that stand large, codes.
#[derive(Default)]
struct Special {
    groups: Vec<String>,
    codes: Vec<String>,
}

impl Special {
    fn look(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Groups(groups) => self.groups.push(groups.parts.join(" ")),
                Block::Qr { payload, .. } => self.codes.push(payload.clone()),
                Block::Part(part) => self.look(&part.blocks),
                Block::Beside { aside, blocks, .. } => {
                    self.look(blocks);
                    self.look(std::slice::from_ref(aside));
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Groups, Pair, Text};
    use domain::printer::{Printer as Kept, PrinterId, PrinterTarget, ProfileCode, SlipWidth};

    const TABLE: CodeTable = CodeTable {
        number: 13,
        page: CodePage::Cp857,
    };

    fn kept(profile: &str, width: SlipWidth) -> Kept {
        let target = PrinterTarget::Serial {
            path: "/dev/ttyUSB0".into(),
            baud: 9_600,
        };
        Kept {
            profile: ProfileCode::new(profile),
            code_table: Some(TABLE),
            ..Kept::new(PrinterId::FIRST, target, width)
        }
    }

    fn slip() -> Document {
        let groups = Groups::new("Başvuru numarası", &["1003", "010", "004", "235"], 80);
        let mut page = Document::new()
            .text(Text::new("Edremit (Balıkesir) Kaymakamlığı"))
            .block(Block::Groups(groups))
            .block(Block::Qr {
                payload: "1003010004235".into(),
                side: 250,
            });
        page.blocks.extend(Pair::table(vec![Pair::new(
            "Konu",
            "Sokak lambası arızası",
        )]));
        page
    }

    fn printed(document: &Document, kept: &Kept) -> Vec<u8> {
        Press::new().print(document, kept).unwrap()
    }

    fn holds(bytes: &[u8], part: &[u8]) -> bool {
        bytes.windows(part.len()).any(|window| window == part)
    }

    #[test]
    fn a_slip_in_letters_has_its_number_large_and_its_words_in_the_table() {
        let bytes = printed(&slip(), &kept("epson-203", SlipWidth::Mm80));
        assert!(holds(&bytes, &[0x1b, b't', 13]));
        assert!(holds(&bytes, b"\x1d!\x111003 010 004 235\n\x1d!\x00"));
        assert!(holds(&bytes, b"Sokak lambas\x8d ar\x8dzas\x8d\n"));
        assert!(bytes.ends_with(&[0x1d, b'V', 66, 0]));
        assert!(!holds(&bytes, b"\x1dv0"), "no picture");
        assert!(bytes.len() < 600, "{} bytes", bytes.len());
    }

    #[test]
    fn large_print_is_twice_as_high_and_its_number_three_times() {
        let large = Document {
            large: true,
            ..slip()
        };
        let bytes = printed(&large, &kept("epson-203", SlipWidth::Mm80));
        assert!(holds(
            &bytes,
            b"\x1d!\x01Konu: Sokak lambas\x8d ar\x8dzas\x8d\n\x1d!\x00"
        ));
        assert!(holds(&bytes, b"\x1d!\x221003 010 004 235\n\x1d!\x00"));
    }

    #[test]
    fn a_printer_that_draws_no_codes_is_sent_none() {
        let code = b"1003010004235";
        assert!(holds(
            &printed(&slip(), &kept("epson-203", SlipWidth::Mm80)),
            code
        ));
        assert!(!holds(
            &printed(&slip(), &kept("datecs", SlipWidth::Mm80)),
            code
        ));
    }

    #[test]
    fn a_visitors_part_in_another_script_is_a_picture_below_turkish_letters() {
        let russian = Document::new().text(Text::new("Номер заявления"));
        let both = Document::new()
            .block(Block::Part(slip()))
            .block(Block::Part(russian));
        let bytes = printed(&both, &kept("epson-203", SlipWidth::Mm80));
        let at = |part: &[u8]| bytes.windows(part.len()).position(|found| found == part);
        let (letters, picture) = (at(b"1003 010 004 235"), at(b"\x1dv0"));
        assert!(letters.is_some() && picture.is_some() && letters < picture);
    }

    #[test]
    fn words_that_the_table_cannot_say_are_printed_as_a_picture() {
        let russian = Document::new().text(Text::new("Номер заявления"));
        let bytes = printed(&russian, &kept("epson-203", SlipWidth::Mm80));
        assert!(holds(&bytes, b"\x1dv0") && !holds(&bytes, b"???"));
    }

    #[test]
    fn lines_break_between_words_and_never_run_over() {
        let words = b"Bu ilcede oturan bir kisi sokaklambasininyanmadiginisoyluyor";
        let rows = rows(words, 16);
        assert!(rows.iter().all(|row| row.len() <= 16), "{rows:?}");
        assert_eq!(rows[0], b"Bu ilcede oturan");
        let all: Vec<u8> = words.iter().copied().filter(|byte| *byte != b' ').collect();
        let kept: Vec<u8> = rows
            .concat()
            .into_iter()
            .filter(|byte| *byte != b' ')
            .collect();
        assert_eq!(kept, all, "no letter is lost");
    }

    #[test]
    fn the_crate_says_sizes_and_codes_rightly_and_text_wrongly() {
        let said =
            |say: fn(&mut Printer<Bytes>) -> EscposResult<()>| crate::escpos::collect(say).unwrap();
        assert_eq!(
            said(|printer| printer.size(2, 2).map(drop)),
            [0x1d, b'!', 0x11]
        );
        let code = said(|printer| {
            let option = QRCodeOption::new(QRCodeModel::Model2, 6, QRCodeCorrectionLevel::M);
            printer.qrcode_option("1", option).map(drop)
        });
        assert_eq!(
            code,
            b"\x1d(k\x04\x001A2\x00\x1d(k\x03\x001C\x06\x1d(k\x03\x001E\x31\x1d(k\x04\x001P01\x1d(k\x03\x001Q0"
        );
        // Should this fail after an update, the way around the crate's text is no longer needed.
        let text = said(|printer| printer.write("ж").map(drop));
        assert_eq!(text, "ж".as_bytes(), "what cannot be said is sent as UTF-8");
    }
}
