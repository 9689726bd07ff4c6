//! Dots to PNG and back: the preview, and pictures such as the mark.

use crate::{Bitmap, Failure};

impl Bitmap {
    /// The picture as PNG, one bit a dot: exactly what is printed.
    pub fn png(&self) -> Result<Vec<u8>, Failure> {
        let mut out = Vec::new();
        let mut encoder = png::Encoder::new(&mut out, self.width(), self.height());
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::One);
        encoder.set_compression(png::Compression::Fast);
        // In PNG 0 is black.
        let white: Vec<u8> = self
            .rows(0, self.height())
            .iter()
            .map(|byte| !byte)
            .collect();
        encoder
            .write_header()
            .and_then(|mut writer| writer.write_image_data(&white))
            .map_err(|error| Failure::Picture(error.to_string()))?;
        Ok(out)
    }

    /// A picture from PNG (grey or colour, with or without transparency): dark becomes black.
    pub fn from_png(bytes: &[u8]) -> Result<Self, Failure> {
        let broken = |error: png::DecodingError| Failure::Picture(error.to_string());
        let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().map_err(broken)?;
        let size = reader
            .output_buffer_size()
            .filter(|size| *size <= MOST_BYTES);
        let mut samples = vec![0; size.ok_or_else(|| Failure::Picture("too large".to_owned()))?];
        let frame = reader.next_frame(&mut samples).map_err(broken)?;
        let mut picture = Self::new(frame.width, frame.height);
        let each = frame.color_type.samples();
        for (y, row) in (0_i32..).zip(samples.chunks_exact(frame.line_size)) {
            for (x, pixel) in (0_i32..).zip(row.chunks_exact(each)) {
                picture.set(x, y, is_dark(pixel));
            }
        }
        Ok(picture)
    }

    /// Scaled to this height in dots, the width in proportion, each dot the nearest one.
    pub(crate) fn scaled_to_height(&self, height: u32) -> Self {
        let width = (self.width() * height).div_ceil(self.height().max(1));
        let mut scaled = Self::new(width, height);
        for y in 0..height {
            for x in 0..width {
                let (from_x, from_y) = (x * self.height() / height, y * self.height() / height);
                scaled.set(
                    x.cast_signed(),
                    y.cast_signed(),
                    self.is_black(from_x, from_y),
                );
            }
        }
        scaled
    }
}

/// A picture for a slip is small; anything larger is a mistake or an attack.
const MOST_BYTES: usize = 16 * 1024 * 1024;

fn is_dark(pixel: &[u8]) -> bool {
    grey(pixel) < 128
}

/// How light a pixel of one to four samples is on white paper: 0 is black.
pub(crate) fn grey(pixel: &[u8]) -> u8 {
    let (grey, alpha) = match pixel {
        [grey] => (u32::from(*grey), 255),
        [grey, alpha] => (u32::from(*grey), u32::from(*alpha)),
        [red, green, blue, rest @ ..] => (
            (u32::from(*red) * 299 + u32::from(*green) * 587 + u32::from(*blue) * 114) / 1000,
            rest.first().map_or(255, |alpha| u32::from(*alpha)),
        ),
        [] => (255, 255),
    };
    // What is transparent shows the paper.
    u8::try_from((grey * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_survives_png() {
        let mut picture = Bitmap::new(21, 3);
        for x in [0, 7, 8, 20] {
            picture.set(x, x % 3, true);
        }
        assert_eq!(Bitmap::from_png(&picture.png().unwrap()).unwrap(), picture);
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        assert!(matches!(
            Bitmap::from_png(b"GIF89a"),
            Err(Failure::Picture(_))
        ));
    }
}
