//! What a file is, by its content: PDF, JPEG or PNG, and nothing else.
//!
//! The name is only compared with what was found. The structure is walked far enough to tell a
//! whole file from one that merely begins like one, and never decoded: drawing a small picture is
//! `thumbnail`, keeping the file is the store.

use std::fmt;

use domain::{AttachmentKind, Field, Refusal, RefusalCode};
use thiserror::Error;

/// The largest attachment: 20 MB, in bytes.
pub const LARGEST_BYTES: u64 = 20 * MEGABYTE;
const MEGABYTE: u64 = 1024 * 1024;
/// Readers look for a PDF's first line here (Adobe's implementation note 13 to ISO 32000-1, 7.5.2).
const PDF_HEAD_BYTES: usize = 1024;
/// And for its last line here (implementation note 18, 7.5.5).
const PDF_TAIL_BYTES: usize = 1024;
const PNG_SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Why a file is not taken as an attachment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum AttachmentRefused {
    /// It holds nothing.
    #[error("attachment-empty")]
    Empty,
    /// It is larger than [`LARGEST_BYTES`].
    #[error("attachment-too-large")]
    TooLarge {
        /// Its size in bytes.
        given: u64,
    },
    /// It is none of the three kinds, and its name does not say so either.
    #[error("attachment-type-unknown")]
    UnknownType,
    /// It begins like one of the three and is not whole.
    #[error("attachment-cut-short")]
    CutShort {
        /// What it begins like.
        found: AttachmentKind,
    },
    /// The name says one thing and the content another.
    #[error("attachment-lies")]
    Lies {
        /// What the name says.
        named: Naming,
        /// What the content is; nothing when it is none of the three.
        found: Option<AttachmentKind>,
    },
}

/// What the end of a file's name says it is. The name itself may be personal and is not kept here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// One of the three kinds.
    As(AttachmentKind),
    /// Something else, such as `.docx`.
    AsAnotherKind,
    /// Nothing: the name has no ending.
    Silent,
}

impl Naming {
    /// What `name` says.
    pub fn of(name: &str) -> Self {
        let ending = match name.rsplit_once('.') {
            Some((stem, ending)) if !stem.is_empty() && !ending.is_empty() => ending,
            _ => return Self::Silent,
        };
        // ASCII folding only: in Turkish letters .PİF is not .pif, and none of ours has other letters.
        match ending.to_ascii_lowercase().as_str() {
            "pdf" => Self::As(AttachmentKind::Pdf),
            "jpg" | "jpeg" | "jpe" | "jfif" => Self::As(AttachmentKind::Jpeg),
            "png" => Self::As(AttachmentKind::Png),
            _ => Self::AsAnotherKind,
        }
    }
}

impl fmt::Display for Naming {
    /// `PDF`, `JPEG`, `PNG`, or `?`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::As(kind) => label(*kind),
            Self::AsAnotherKind | Self::Silent => "?",
        })
    }
}

/// The kind's usual name, the same in every language.
pub fn label(kind: AttachmentKind) -> &'static str {
    match kind {
        AttachmentKind::Pdf => "PDF",
        AttachmentKind::Jpeg => "JPEG",
        AttachmentKind::Png => "PNG",
    }
}

/// Whether a file of this size may be read at all; ask before reading it into memory.
///
/// # Errors
/// Empty or too large.
pub fn check_size(bytes: u64) -> Result<(), AttachmentRefused> {
    match bytes {
        0 => Err(AttachmentRefused::Empty),
        given if given > LARGEST_BYTES => Err(AttachmentRefused::TooLarge { given }),
        _ => Ok(()),
    }
}

/// What the file called `name` is, by its content.
///
/// # Errors
/// It is empty, too large, of no accepted kind, not whole, or something else than its name says.
pub fn recognise(name: &str, content: &[u8]) -> Result<AttachmentKind, AttachmentRefused> {
    check_size(content.len() as u64)?;
    let named = Naming::of(name);
    let found = kind_by_beginning(content);
    match (named, found) {
        (Naming::AsAnotherKind | Naming::Silent, None) => Err(AttachmentRefused::UnknownType),
        (Naming::As(_), None) | (Naming::AsAnotherKind, Some(_)) => {
            Err(AttachmentRefused::Lies { named, found })
        }
        (Naming::As(said), Some(kind)) if said != kind => {
            Err(AttachmentRefused::Lies { named, found })
        }
        (_, Some(kind)) if is_whole(kind, content) => Ok(kind),
        (_, Some(found)) => Err(AttachmentRefused::CutShort { found }),
    }
}

fn kind_by_beginning(content: &[u8]) -> Option<AttachmentKind> {
    let head = &content[..content.len().min(PDF_HEAD_BYTES)];
    if content.starts_with(PNG_SIGNATURE) {
        Some(AttachmentKind::Png)
    } else if content.starts_with(&[0xFF, 0xD8, 0xFF]) {
        Some(AttachmentKind::Jpeg)
    } else if holds(head, b"%PDF-") {
        Some(AttachmentKind::Pdf)
    } else {
        None
    }
}

fn is_whole(kind: AttachmentKind, content: &[u8]) -> bool {
    match kind {
        AttachmentKind::Pdf => holds(
            &content[content.len().saturating_sub(PDF_TAIL_BYTES)..],
            b"%%EOF",
        ),
        AttachmentKind::Jpeg => jpeg_frame(content).is_some(),
        AttachmentKind::Png => is_whole_png(content),
    }
}

fn holds(content: &[u8], words: &[u8]) -> bool {
    content.windows(words.len()).any(|part| part == words)
}

/// PNG (ISO/IEC 15948): IHDR first, then chunks of stated lengths, some IDAT, IEND.
fn is_whole_png(content: &[u8]) -> bool {
    let mut rest = &content[PNG_SIGNATURE.len()..];
    let (mut first, mut has_data) = (true, false);
    while let Some((length, name, after)) = png_chunk(rest) {
        if first != (name == b"IHDR") || (first && length != 13) {
            return false;
        }
        first = false;
        has_data |= name == b"IDAT";
        if name == b"IEND" {
            return has_data && length == 0;
        }
        rest = after;
    }
    false
}

/// One chunk: length, name, and what follows its data and check sum.
fn png_chunk(bytes: &[u8]) -> Option<(usize, &[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let (name, rest) = rest.split_at_checked(4)?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    Some((length, name, rest.get(length.checked_add(4)?..)?))
}

/// How a JPEG is coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum JpegFrame {
    /// From top to bottom: needs room for rows.
    Sequential,
    /// Coarse first, then finer: needs room for all coefficients.
    Progressive,
}

/// Walks the markers of a JPEG (ITU-T T.81, annex B) up to its first scan and looks for its end.
/// Nothing when it is not whole.
pub(crate) fn jpeg_frame(content: &[u8]) -> Option<JpegFrame> {
    let mut rest = content.strip_prefix(&[0xFF, 0xD8])?;
    let mut frame = None;
    loop {
        let (marker, after) = jpeg_marker(rest)?;
        rest = after;
        match marker {
            0xDA => break,
            // Markers that stand alone.
            0x01 | 0xD0..=0xD7 => continue,
            0x00 | 0xD8 | 0xD9 => return None,
            0xC2 | 0xC6 | 0xCA | 0xCE => frame = Some(JpegFrame::Progressive),
            0xC4 | 0xC8 | 0xCC => {}
            0xC0..=0xCF => frame = Some(JpegFrame::Sequential),
            _ => {}
        }
        let (length, _) = rest.split_first_chunk::<2>()?;
        let length = usize::from(u16::from_be_bytes(*length));
        rest = rest.get(length..).filter(|_| length >= 2)?;
    }
    // Cameras write more behind the end, so it is looked for and not expected last.
    frame.filter(|_| holds(rest, &[0xFF, 0xD9]))
}

/// The next marker; it may be preceded by fill bytes.
fn jpeg_marker(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let after = bytes.strip_prefix(&[0xFF])?;
    let at = after.iter().position(|byte| *byte != 0xFF)?;
    Some((after[at], &after[at + 1..]))
}

impl From<AttachmentRefused> for Refusal {
    fn from(refused: AttachmentRefused) -> Self {
        let refusal = |code| Self::new(code, Field::Attachments);
        match refused {
            AttachmentRefused::Empty => refusal(RefusalCode::AttachmentEmpty),
            AttachmentRefused::TooLarge { given } => refusal(RefusalCode::AttachmentTooLarge)
                .with("limit", LARGEST_BYTES / MEGABYTE)
                .with("given", given.div_ceil(MEGABYTE)),
            AttachmentRefused::UnknownType => refusal(RefusalCode::AttachmentTypeUnknown),
            AttachmentRefused::CutShort { found } => {
                refusal(RefusalCode::AttachmentCutShort).with("found", label(found))
            }
            AttachmentRefused::Lies { named, found } => refusal(RefusalCode::AttachmentLies)
                .with("named", named)
                .with("found", found.map_or("?", label)),
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::io::Cursor;

    use image::{DynamicImage, ImageFormat, RgbImage};
    use proptest::prelude::*;

    use super::*;

    pub(crate) fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let image = RgbImage::from_fn(width, height, |x, y| {
            image::Rgb([x.to_le_bytes()[0], y.to_le_bytes()[0], 90])
        });
        let mut bytes = Cursor::new(Vec::new());
        DynamicImage::from(image)
            .write_to(&mut bytes, format)
            .expect("draws");
        bytes.into_inner()
    }

    fn pdf() -> Vec<u8> {
        let mut bytes = b"%PDF-1.7\n1 0 obj <<>> endobj\n".to_vec();
        bytes.extend(std::iter::repeat_n(b' ', 5_000));
        bytes.extend(b"trailer <<>>\nstartxref\n9\n%%EOF\n");
        bytes
    }

    fn of_each_kind() -> [(AttachmentKind, &'static str, Vec<u8>); 3] {
        [
            (AttachmentKind::Pdf, "dilekçe.pdf", pdf()),
            (
                AttachmentKind::Jpeg,
                "SOKAK LAMBASI.JPG",
                picture(40, 30, ImageFormat::Jpeg),
            ),
            (
                AttachmentKind::Png,
                "ekran görüntüsü.png",
                picture(40, 30, ImageFormat::Png),
            ),
        ]
    }

    #[test]
    fn each_kind_is_recognised_with_its_name_and_without_one() {
        for (kind, name, content) in of_each_kind() {
            assert_eq!(recognise(name, &content), Ok(kind));
            assert_eq!(recognise("tarama", &content), Ok(kind));
            assert_eq!(
                recognise(".gizli", &content),
                Ok(kind),
                "a leading dot is no ending"
            );
        }
    }

    #[test]
    fn a_file_whose_name_lies_is_refused_whatever_it_pretends() {
        for (kind, name, content) in of_each_kind() {
            for (other, _, other_content) in of_each_kind() {
                if kind != other {
                    assert_eq!(
                        recognise(name, &other_content),
                        Err(AttachmentRefused::Lies {
                            named: Naming::As(kind),
                            found: Some(other)
                        })
                    );
                }
            }
            let program = b"MZ\x90\x00 a program with a picture's name";
            let lies = AttachmentRefused::Lies {
                named: Naming::As(kind),
                found: None,
            };
            assert_eq!(recognise(name, program), Err(lies));
            let renamed = recognise("fatura.exe", &content);
            assert!(
                matches!(renamed, Err(AttachmentRefused::Lies { .. })),
                "and the other way"
            );
        }
    }

    #[test]
    fn other_kinds_are_not_taken() {
        for content in [
            &b"merhaba"[..],
            b"<svg/>",
            b"PK\x03\x04",
            b"GIF89a",
            b"<script>",
        ] {
            assert_eq!(
                recognise("belge.docx", content),
                Err(AttachmentRefused::UnknownType)
            );
            assert_eq!(
                recognise("belge", content),
                Err(AttachmentRefused::UnknownType)
            );
        }
    }

    #[test]
    fn empty_and_huge_files_are_refused_before_anything_is_read() {
        assert_eq!(recognise("a.pdf", b""), Err(AttachmentRefused::Empty));
        assert_eq!(check_size(LARGEST_BYTES), Ok(()));
        let given = LARGEST_BYTES + 1;
        assert_eq!(
            check_size(given),
            Err(AttachmentRefused::TooLarge { given })
        );
        let refusal = Refusal::from(AttachmentRefused::TooLarge { given });
        assert_eq!(
            refusal.arguments["given"], "21",
            "rounded up, so that it is above the limit"
        );
        assert_eq!(refusal.arguments["limit"], "20");
    }

    #[test]
    fn a_file_that_was_cut_short_is_not_taken_for_whole() {
        for (found, name, content) in of_each_kind() {
            for kept in [content.len() / 2, content.len() - 12] {
                let cut = recognise(name, &content[..kept]);
                assert_eq!(
                    cut,
                    Err(AttachmentRefused::CutShort { found }),
                    "{kept} bytes"
                );
            }
        }
    }

    #[test]
    fn what_a_camera_writes_behind_the_end_does_no_harm() {
        let mut content = picture(40, 30, ImageFormat::Jpeg);
        content.extend([0; 3_000]);
        assert_eq!(recognise("a.jpg", &content), Ok(AttachmentKind::Jpeg));
    }

    proptest! {
        #[test]
        fn whatever_bytes_come_nothing_panics(
            kind in 0_usize..3, at in 0_usize..200, bytes in prop::collection::vec(any::<u8>(), 0..40),
        ) {
            let (_, name, mut content) = of_each_kind()[kind].clone();
            let at = at.min(content.len());
            content.splice(at.., bytes);
            let _ = recognise(name, &content);
            let _ = recognise("a", &content[at..]);
        }

        #[test]
        fn no_name_panics(name in ".{0,30}") {
            let _ = Naming::of(&name);
        }
    }
}
