//! Dots in rows, one bit each, as a thermal head burns them.

use crate::Area;

/// A black-and-white picture. Each row is whole bytes, the leftmost dot in the highest bit, 1 is
/// black: the very bytes that go to the printer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bitmap {
    width: u32,
    height: u32,
    bytes: Vec<u8>,
}

impl Bitmap {
    /// A white picture of `width` × `height` dots.
    pub fn new(width: u32, height: u32) -> Self {
        Self {
            width,
            height,
            bytes: vec![0; width.div_ceil(8) as usize * height as usize],
        }
    }

    /// Width in dots.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Height in dots.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Bytes in one row.
    pub fn row_bytes(&self) -> usize {
        self.width.div_ceil(8) as usize
    }

    /// The bytes of rows `from..to`, top to bottom.
    pub fn rows(&self, from: u32, to: u32) -> &[u8] {
        &self.bytes[from as usize * self.row_bytes()..to as usize * self.row_bytes()]
    }

    /// Whether nothing in this row is black.
    pub fn is_blank_row(&self, y: u32) -> bool {
        self.rows(y, y + 1).iter().all(|byte| *byte == 0)
    }

    /// Whether the dot is black; dots outside are white.
    pub fn is_black(&self, x: u32, y: u32) -> bool {
        x < self.width && y < self.height && self.bytes[self.byte_of(x, y)] & bit_of(x) != 0
    }

    /// Makes one dot black or white; dots outside are left alone.
    pub fn set(&mut self, x: i32, y: i32, black: bool) {
        let (Ok(x), Ok(y)) = (u32::try_from(x), u32::try_from(y)) else {
            return;
        };
        if x >= self.width || y >= self.height {
            return;
        }
        let byte = self.byte_of(x, y);
        if black {
            self.bytes[byte] |= bit_of(x);
        } else {
            self.bytes[byte] &= !bit_of(x);
        }
    }

    /// Makes a rectangle black; what of it lies outside is left alone.
    pub(crate) fn blacken(&mut self, area: Area) {
        let within = |at: i32, most: u32| at.clamp(0, most.cast_signed()).cast_unsigned();
        let end = |at: i32, length: u32| at.saturating_add_unsigned(length);
        let (from, to) = (
            within(area.left, self.width),
            within(end(area.left, area.width), self.width),
        );
        let top = within(area.top, self.height);
        let bottom = within(end(area.top, area.height), self.height);
        for y in top..bottom {
            let mut x = from;
            while x < to {
                let byte_end = (x / 8 + 1) * 8;
                let bits = (0xff >> (x % 8)) & (0xff_u32 << (byte_end - to.min(byte_end)));
                let byte = self.byte_of(x, y);
                self.bytes[byte] |= bits.to_le_bytes()[0];
                x = byte_end;
            }
        }
    }

    /// Lays the black dots of another picture down with its top left corner here.
    pub(crate) fn lay(&mut self, left: i32, top: i32, picture: &Self) {
        for (y, row) in (top..).zip(picture.bytes.chunks_exact(picture.row_bytes().max(1))) {
            for (x, byte) in (left..).step_by(8).zip(row) {
                for (dot, x) in (x..).take(8).enumerate() {
                    if byte & (0x80 >> dot) != 0 {
                        self.set(x, y, true);
                    }
                }
            }
        }
    }

    /// Keeps the picture from being read as a command.
    ///
    /// A printer watches its line for real-time commands (`DLE EOT`, `DLE ENQ`, `DLE DC4`: bytes
    /// 10 04, 10 05, 10 14) even in the middle of picture data; one of them can clear its buffer
    /// or open the drawer. A byte 10 is one lone dot between white ones, as at the tip of a curve, so
    /// the dot to its right is blackened: a change of an eighth of a millimetre that nobody sees,
    /// and the QR code, whose strokes are many dots wide, never has such a byte. It is done in the
    /// picture itself, before preview and printing part ways, so that both stay equal.
    pub(crate) fn without_real_time_commands(mut self) -> Self {
        for at in 1..self.bytes.len() {
            if is_real_time_command(self.bytes[at - 1], self.bytes[at]) {
                self.bytes[at - 1] |= 0x08;
            }
        }
        self
    }

    /// The rectangles that the black dots make up: equal stretches of rows under each other are one.
    pub(crate) fn black_areas(&self) -> Vec<Area> {
        let mut done = Vec::new();
        let mut open: Vec<Area> = Vec::new();
        for y in 0..self.height {
            let (mut going_on, mut ended) = (Vec::new(), open);
            for mut area in self.black_stretches(y) {
                if let Some(at) = ended
                    .iter()
                    .position(|above| (above.left, above.width) == (area.left, area.width))
                {
                    let above = ended.swap_remove(at);
                    area.top = above.top;
                    area.height += above.height;
                }
                going_on.push(area);
            }
            done.append(&mut ended);
            open = going_on;
        }
        done.append(&mut open);
        done
    }

    /// The black stretches of one row, one dot high.
    fn black_stretches(&self, y: u32) -> Vec<Area> {
        let mut stretches: Vec<Area> = Vec::new();
        for x in (0..self.width).filter(|x| self.is_black(*x, y)) {
            match stretches.last_mut() {
                Some(last) if last.left.unsigned_abs() + last.width == x => last.width += 1,
                _ => stretches.push(Area {
                    left: x.cast_signed(),
                    top: y.cast_signed(),
                    width: 1,
                    height: 1,
                }),
            }
        }
        stretches
    }

    fn byte_of(&self, x: u32, y: u32) -> usize {
        y as usize * self.row_bytes() + x as usize / 8
    }
}

/// Whether a printer would take these two bytes as the start of a real-time command.
pub(crate) fn is_real_time_command(first: u8, second: u8) -> bool {
    first == 0x10 && matches!(second, 0x04 | 0x05 | 0x14)
}

fn bit_of(x: u32) -> u8 {
    0x80 >> (x % 8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dots_outside_are_left_alone() {
        let mut picture = Bitmap::new(16, 2);
        for (x, y) in [(-1, 0), (0, -1), (16, 0), (0, 2)] {
            picture.set(x, y, true);
        }
        assert!(picture.is_blank_row(0) && picture.is_blank_row(1));
        picture.set(15, 1, true);
        assert!(picture.is_black(15, 1) && !picture.is_black(14, 1) && !picture.is_black(16, 1));
    }

    proptest! {
        #[test]
        fn a_rectangle_and_a_picture_are_laid_down_dot_for_dot(
            (left, top) in (-20_i32..40, -3_i32..6), (width, height) in (0_u32..40, 0_u32..5)
        ) {
            let area = Area { left, top, width, height };
            let mut filled = Bitmap::new(24, 4);
            filled.blacken(area);
            let mut black = Bitmap::new(width, height);
            black.blacken(Area { left: 0, top: 0, ..area });
            let mut laid = Bitmap::new(24, 4);
            laid.lay(left, top, &black);
            prop_assert_eq!(&filled, &laid);
            for (x, y) in (0_u32..24).flat_map(|x| (0_u32..4).map(move |y| (x, y))) {
                let (right, down) = (x.cast_signed() - left, y.cast_signed() - top);
                let inside = (0..width.cast_signed()).contains(&right)
                    && (0..height.cast_signed()).contains(&down);
                prop_assert_eq!(filled.is_black(x, y), inside, "{} {}", x, y);
            }
        }

        #[test]
        fn no_picture_carries_a_real_time_command(
            bytes in prop::collection::vec(prop::sample::select(vec![0u8, 4, 5, 0x10, 0x14, 0x18, 0xff]), 72 * 4)
        ) {
            let before = Bitmap { width: 576, height: 4, bytes };
            let after = before.clone().without_real_time_commands();
            prop_assert!(!after.bytes.windows(2).any(|pair| is_real_time_command(pair[0], pair[1])));
            let changed = before.bytes.iter().zip(&after.bytes).filter(|(old, new)| old != new);
            for (old, new) in changed {
                prop_assert_eq!((*old, *new), (0x10, 0x18), "one dot beside a black one, nothing else");
            }
        }
    }
}
