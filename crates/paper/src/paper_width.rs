//! How wide the paper is, in dots, and how large a dot is.

/// A length in tenths of a millimetre.
pub type Tenths = u32;

/// The printable width of a roll at a print head's resolution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PaperWidth {
    dots: u32,
    dpi: u32,
}

impl PaperWidth {
    /// An 80 mm roll (72 mm printable) at 203 dpi: 576 dots, by far the commonest.
    pub const MM80: Self = Self {
        dots: 576,
        dpi: 203,
    };
    /// A 58 mm roll (48 mm printable) at 203 dpi: 384 dots.
    pub const MM58: Self = Self {
        dots: 384,
        dpi: 203,
    };
    /// An 80 mm roll at 180 dpi, as on some Epson TM-T88: 512 dots.
    pub const MM80_AT_180: Self = Self {
        dots: 512,
        dpi: 180,
    };
    /// A 58 mm roll at 180 dpi: 360 dots, the nearest whole byte below 50 mm.
    pub const MM58_AT_180: Self = Self {
        dots: 360,
        dpi: 180,
    };

    /// A width of `dots` at `dpi` dots per inch. `None` unless it is a whole number of bytes from
    /// 256 to 1,024 dots at 150 to 300 dpi: what receipt printers have.
    pub fn new(dots: u32, dpi: u32) -> Option<Self> {
        let possible =
            (256..=1024).contains(&dots) && dots.is_multiple_of(8) && (150..=300).contains(&dpi);
        possible.then_some(Self { dots, dpi })
    }

    /// Printable width in dots; a multiple of eight.
    pub fn dots(self) -> u32 {
        self.dots
    }

    /// Dots per inch, the same both ways.
    pub fn dpi(self) -> u32 {
        self.dpi
    }

    /// How many dots make this length, rounded to the nearest.
    pub fn length(self, tenths: Tenths) -> u32 {
        (tenths * self.dpi + 127) / 254
    }

    /// Whether text needs the smaller sizes: less than 60 mm printable.
    pub fn is_narrow(self) -> bool {
        self.dots * 254 < 600 * self.dpi
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_millimetres_are_sixty_four_dots_on_the_common_head() {
        assert_eq!(PaperWidth::MM80.length(80), 64);
        assert_eq!(PaperWidth::MM80_AT_180.length(80), 57);
    }

    #[test]
    fn only_widths_that_printers_have_are_taken() {
        assert_eq!(PaperWidth::new(576, 203), Some(PaperWidth::MM80));
        assert_eq!(PaperWidth::new(577, 203), None, "a row is whole bytes");
        assert_eq!(PaperWidth::new(0, 203), None);
        assert!(PaperWidth::MM58.is_narrow() && PaperWidth::MM58_AT_180.is_narrow());
        assert!(!PaperWidth::MM80.is_narrow() && !PaperWidth::MM80_AT_180.is_narrow());
    }
}
