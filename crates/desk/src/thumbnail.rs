//! A small picture of an attached picture, for the list of attachments.
//!
//! The file comes from outside, so its claims are weighed before any room is made for it. What
//! cannot be drawn within the limits has no small picture, and that is all: the attachment itself
//! is kept as it came. What may be attached is `attachment_type`; a PDF has no small picture.

use std::io::Cursor;

use domain::AttachmentKind;
use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageResult, Limits};

use crate::attachment_type::{JpegFrame, jpeg_frame};

/// The longer side at most, in pixels.
pub const LONGEST_SIDE: u32 = 160;
/// Pictures of more pixels are not drawn: 50 megapixels.
const MOST_PIXELS: u64 = 50_000_000;
/// Room that drawing one may take, in bytes: 256 MB.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;

/// The picture in small, as PNG, turned the way its camera was held. Nothing for a PDF and for what
/// cannot be drawn within the limits.
pub fn thumbnail(kind: AttachmentKind, content: &[u8]) -> Option<Vec<u8>> {
    let small = match kind {
        AttachmentKind::Pdf => return None,
        AttachmentKind::Jpeg => {
            let per_pixel = match jpeg_frame(content)? {
                JpegFrame::Sequential => 0,
                // All coefficients of up to three components, two bytes each.
                JpegFrame::Progressive => 6,
            };
            draw(
                JpegDecoder::new(Cursor::new(content)).ok()?,
                content,
                per_pixel,
            )?
        }
        AttachmentKind::Png => {
            let decoder = PngDecoder::with_limits(Cursor::new(content), limits()).ok()?;
            draw(decoder, content, 0)?
        }
    };
    as_png(&small).ok()
}

/// Decodes and shrinks, if `decoder` needs no more than its room: the picture itself, the file, and
/// `working_bytes` for each pixel.
fn draw(
    mut decoder: impl ImageDecoder,
    content: &[u8],
    working_bytes: u64,
) -> Option<DynamicImage> {
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    let room = decoder
        .total_bytes()
        .checked_add(pixels.checked_mul(working_bytes)?)?
        .checked_add(content.len() as u64)?;
    if pixels == 0 || pixels > MOST_PIXELS || room > MOST_MEMORY {
        return None;
    }
    decoder.set_limits(limits()).ok()?;
    let orientation = decoder.orientation().ok()?;
    let picture = DynamicImage::from_decoder(decoder).ok()?;
    let mut small = if width.max(height) > LONGEST_SIDE {
        picture.thumbnail(LONGEST_SIDE, LONGEST_SIDE)
    } else {
        picture
    };
    small.apply_orientation(orientation);
    Some(small)
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    limits
}

fn as_png(small: &DynamicImage) -> ImageResult<Vec<u8>> {
    let mut bytes = Cursor::new(Vec::new());
    // Eight bits a colour are plenty at this size, whatever the original had.
    DynamicImage::from(small.to_rgba8()).write_to(&mut bytes, ImageFormat::Png)?;
    Ok(bytes.into_inner())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::attachment_type::tests::picture;

    fn size_of(png: &[u8]) -> (u32, u32) {
        PngDecoder::new(Cursor::new(png))
            .expect("is a PNG")
            .dimensions()
    }

    #[test]
    fn a_large_picture_becomes_a_small_one_of_the_same_shape() {
        let jpeg = picture(1_600, 900, ImageFormat::Jpeg);
        let small = thumbnail(AttachmentKind::Jpeg, &jpeg).expect("is drawn");
        assert_eq!(size_of(&small), (160, 90));
        let png = picture(100, 2_000, ImageFormat::Png);
        let small = thumbnail(AttachmentKind::Png, &png).expect("is drawn");
        assert_eq!(size_of(&small), (8, 160));
    }

    #[test]
    fn a_picture_smaller_than_that_stays_as_it_is() {
        let png = picture(30, 20, ImageFormat::Png);
        let small = thumbnail(AttachmentKind::Png, &png).expect("is drawn");
        assert_eq!(size_of(&small), (30, 20));
    }

    #[test]
    fn a_photograph_taken_upright_is_shown_upright() {
        let mut jpeg = picture(320, 160, ImageFormat::Jpeg);
        // An Exif segment with nothing but "orientation 6": the camera was turned to the right.
        let exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        let length = u16::try_from(exif.len() + 2)
            .expect("is short")
            .to_be_bytes();
        jpeg.splice(2..2, [&[0xFF, 0xE1], &length[..], exif].concat());
        let small = thumbnail(AttachmentKind::Jpeg, &jpeg).expect("is drawn");
        assert_eq!(size_of(&small), (80, 160));
    }

    #[test]
    fn a_pdf_has_no_small_picture() {
        assert_eq!(thumbnail(AttachmentKind::Pdf, b"%PDF-1.7 %%EOF"), None);
    }

    /// 1 kB that claims 60,000 × 60,000 pixels: room for them is never made.
    #[test]
    fn a_file_that_claims_more_pixels_than_it_may_is_not_drawn() {
        let mut png = picture(30, 20, ImageFormat::Png);
        png[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
        png[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
        // The header's own check sum must be right, or it is refused for that.
        let check = png_check_sum(&png[12..29]).to_be_bytes();
        png[29..33].copy_from_slice(&check);
        assert_eq!(size_of(&png), (60_000, 60_000));
        assert_eq!(thumbnail(AttachmentKind::Png, &png), None);

        let mut jpeg = picture(30, 20, ImageFormat::Jpeg);
        let frame = jpeg
            .windows(2)
            .position(|two| two == [0xFF, 0xC0])
            .expect("has a frame");
        jpeg[frame + 5..frame + 9].copy_from_slice(&[0xEA, 0x60, 0xEA, 0x60]);
        assert_eq!(thumbnail(AttachmentKind::Jpeg, &jpeg), None);
    }

    /// CRC-32 as PNG's annex D has it.
    fn png_check_sum(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(u32::MAX, |sum, byte| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
                if sum & 1 == 1 {
                    0xEDB8_8320 ^ (sum >> 1)
                } else {
                    sum >> 1
                }
            })
        })
    }

    proptest! {
        #[test]
        fn a_damaged_picture_has_perhaps_no_small_one_and_never_a_panic(
            is_png: bool, places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        ) {
            let (kind, format) = if is_png {
                (AttachmentKind::Png, ImageFormat::Png)
            } else {
                (AttachmentKind::Jpeg, ImageFormat::Jpeg)
            };
            let mut content = picture(64, 48, format);
            for (place, byte) in places {
                let at = place.index(content.len());
                content[at] = byte;
            }
            let _ = thumbnail(kind, &content);
        }

        #[test]
        fn not_even_for_bytes_that_are_no_picture(
            is_png: bool, content in prop::collection::vec(any::<u8>(), 0..300),
        ) {
            let kind = if is_png { AttachmentKind::Png } else { AttachmentKind::Jpeg };
            prop_assert_eq!(thumbnail(kind, &content), None);
        }
    }
}
