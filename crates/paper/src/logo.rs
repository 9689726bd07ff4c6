//! An office's own mark: taken from a picture once, kept small and grey, made dots for each paper.

use crate::{Bitmap, Failure, Tenths};
use std::fmt;
use std::sync::Arc;

/// A mark is kept no larger than this: what 16 × 10 mm are at 300 dots per inch.
const KEPT: (usize, usize) = (192, 120);

/// How much room a mark may take on paper, width and height.
pub(crate) const ROOM: (Tenths, Tenths) = (160, 100);

/// A decoded picture of more than this is a mistake or an attack.
const MOST_SAMPLES: usize = 16 * 1024 * 1024;

/// An office's mark, in grey. It prints in place of the open door.
#[derive(Clone, PartialEq, Eq)]
pub struct Logo {
    grey: Arc<Grey>,
}

/// Why a picture cannot be an office's mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogoRefused {
    /// It is no PNG, or a broken one.
    NotPng,
    /// The file has more than [`Logo::MOST_BYTES`], or its picture is enormous.
    TooLarge,
    /// Nothing of it would be seen on paper.
    Blank,
}

/// Rows of grey, 0 is black.
#[derive(Clone, PartialEq, Eq)]
struct Grey {
    width: usize,
    height: usize,
    dots: Vec<u8>,
}

impl Logo {
    /// The largest file that is taken, in bytes.
    pub const MOST_BYTES: usize = 1024 * 1024;

    /// Takes a PNG (grey or colour, with or without transparency).
    pub fn from_png(bytes: &[u8]) -> Result<Self, LogoRefused> {
        if bytes.len() > Self::MOST_BYTES {
            return Err(LogoRefused::TooLarge);
        }
        let grey = Grey::read(bytes)?;
        let (width, height) = grey.fitting(KEPT);
        let kept = if width < grey.width {
            grey.scaled(width, height)
        } else {
            grey
        };
        if kept.dots.iter().all(|dot| *dot > 200) {
            return Err(LogoRefused::Blank);
        }
        Ok(Self {
            grey: Arc::new(kept),
        })
    }

    /// The mark as it is kept: a small grey PNG, from which [`Logo::from_png`] makes the same again.
    pub fn png(&self) -> Result<Vec<u8>, Failure> {
        let broken = |error: png::EncodingError| Failure::Picture(error.to_string());
        let side = |length: usize| u32::try_from(length).unwrap_or_default();
        let mut out = Vec::new();
        let mut encoder =
            png::Encoder::new(&mut out, side(self.grey.width), side(self.grey.height));
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::Eight);
        let mut writer = encoder.write_header().map_err(broken)?;
        writer.write_image_data(&self.grey.dots).map_err(broken)?;
        drop(writer);
        Ok(out)
    }

    /// Its dots, as large as this room allows. Lines become black and white; where much is grey, dots
    /// stand for it.
    pub(crate) fn bitmap(&self, width: u32, height: u32) -> Bitmap {
        let (width, height) = self.grey.fitting((width as usize, height as usize));
        let scaled = self.grey.scaled(width, height);
        if self.grey.is_drawn_in_lines() {
            scaled.in_lines()
        } else {
            scaled.in_dots()
        }
    }
}

impl fmt::Debug for Logo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Logo({} × {})", self.grey.width, self.grey.height)
    }
}

impl Grey {
    fn read(bytes: &[u8]) -> Result<Self, LogoRefused> {
        let broken = |_| LogoRefused::NotPng;
        let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().map_err(broken)?;
        let size = reader.output_buffer_size();
        let size = size.filter(|size| *size <= MOST_SAMPLES);
        let mut samples = vec![0; size.ok_or(LogoRefused::TooLarge)?];
        let frame = reader.next_frame(&mut samples).map_err(broken)?;
        let each = frame.color_type.samples();
        let rows = samples.chunks_exact(frame.line_size);
        let dots = rows
            .take(frame.height as usize)
            .flat_map(|row| row.chunks_exact(each).map(crate::picture::grey));
        Ok(Self {
            width: frame.width as usize,
            height: frame.height as usize,
            dots: dots.collect(),
        })
    }

    /// The largest size of the same shape within a room.
    fn fitting(&self, (width, height): (usize, usize)) -> (usize, usize) {
        let by_width = (width, (self.height * width).div_ceil(self.width.max(1)));
        let by_height = ((self.width * height).div_ceil(self.height.max(1)), height);
        let (width, height) = if by_width.1 <= height {
            by_width
        } else {
            by_height
        };
        (width.max(1), height.max(1))
    }

    /// Each dot is the mean of what it covers.
    fn scaled(&self, width: usize, height: usize) -> Self {
        let covered = |at: usize, to: usize, from: usize| {
            let start = at * from / to;
            start..((at + 1) * from).div_ceil(to).max(start + 1).min(from)
        };
        let mut dots = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                let (mut sum, mut count) = (0, 0);
                for from_y in covered(y, height, self.height) {
                    for from_x in covered(x, width, self.width) {
                        sum += usize::from(self.dots[from_y * self.width + from_x]);
                        count += 1;
                    }
                }
                dots.push(u8::try_from(sum / count.max(1)).unwrap_or(u8::MAX));
            }
        }
        Self {
            width,
            height,
            dots,
        }
    }

    /// Whether little of it is neither dark nor light, as in most emblems.
    fn is_drawn_in_lines(&self) -> bool {
        let grey = self.dots.iter().filter(|dot| (80..=176).contains(*dot));
        grey.count() * 4 <= self.dots.len()
    }

    fn in_lines(&self) -> Bitmap {
        self.blackened(|_, dot| dot < 128)
    }

    /// Floyd and Steinberg's way: what a dot cannot show is left to its neighbours.
    fn in_dots(&self) -> Bitmap {
        let mut owed = vec![0_i32; self.dots.len() + self.width + 2];
        self.blackened(|at, dot| {
            let wanted = i32::from(dot) + owed[at] / 16;
            let black = wanted < 128;
            let rest = if black { wanted } else { wanted - 255 };
            let is_last = at % self.width == self.width - 1;
            let is_first = at % self.width == 0;
            if !is_last {
                owed[at + 1] += rest * 7;
                owed[at + self.width + 1] += rest;
            }
            if !is_first {
                owed[at + self.width - 1] += rest * 3;
            }
            owed[at + self.width] += rest * 5;
            black
        })
    }

    fn blackened(&self, mut is_black: impl FnMut(usize, u8) -> bool) -> Bitmap {
        let side = |length: usize| u32::try_from(length).unwrap_or_default();
        let mut bitmap = Bitmap::new(side(self.width), side(self.height));
        for (at, dot) in self.dots.iter().enumerate() {
            if is_black(at, *dot) {
                let place = |length: usize| i32::try_from(length).unwrap_or_default();
                bitmap.set(place(at % self.width), place(at / self.width), true);
            }
        }
        bitmap
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(width: usize, height: usize, dot: impl Fn(usize, usize) -> u8) -> Logo {
        let dots = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        Logo {
            grey: Arc::new(Grey {
                width,
                height,
                dots: dots.map(|(x, y)| dot(x, y)).collect(),
            }),
        }
    }

    #[test]
    fn a_mark_is_kept_small_and_stays_the_same_when_it_is_read_again() {
        let large = drawn(1_000, 400, |x, _| if x < 500 { 0 } else { 255 });
        let kept = Logo::from_png(&large.png().unwrap()).unwrap();
        assert_eq!((kept.grey.width, kept.grey.height), (192, 77));
        let kept_png = kept.png().unwrap();
        assert!(kept_png.len() < 24_000);
        assert!(Logo::from_png(&kept_png).unwrap() == kept);
    }

    #[test]
    fn a_mark_keeps_its_shape_within_its_room() {
        let square = drawn(50, 50, |x, _| if x % 2 == 0 { 0 } else { 255 });
        let dots = square.bitmap(128, 80);
        assert_eq!((dots.width(), dots.height()), (80, 80));
        let wide = drawn(300, 10, |_, _| 0).bitmap(128, 80);
        assert_eq!((wide.width(), wide.height()), (128, 5));
    }

    #[test]
    fn half_grey_becomes_half_the_dots() {
        let grey = drawn(80, 80, |_, _| 128).bitmap(80, 80);
        let black = (0..80).flat_map(|y| (0..80).map(move |x| (x, y)));
        let black = black.filter(|(x, y)| grey.is_black(*x, *y)).count();
        assert!((3_000..3_400).contains(&black), "{black} of 6,400");
    }

    #[test]
    fn what_cannot_be_a_mark_is_refused() {
        assert_eq!(Logo::from_png(b"GIF89a"), Err(LogoRefused::NotPng));
        let heavy = vec![0; Logo::MOST_BYTES + 1];
        assert_eq!(Logo::from_png(&heavy), Err(LogoRefused::TooLarge));
        let white = drawn(20, 20, |_, _| 255).png().unwrap();
        assert_eq!(Logo::from_png(&white), Err(LogoRefused::Blank));
    }
}
