//! What can be the matter with a printer, and how it says so: the bits of Epson's ESC/POS reference.

/// What is the matter with the printer. All is well by default.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a thing of its own that is so or not"
)]
pub struct Trouble {
    /// No paper is left.
    pub out_of_paper: bool,
    /// Somebody opened the cover.
    pub cover_open: bool,
    /// The roll is nearly used up; it still prints.
    pub near_end: bool,
    /// The blade is stuck.
    pub cutter_jammed: bool,
}

impl Trouble {
    /// Whether nothing moves until a person has come.
    pub fn stops_printing(self) -> bool {
        self.out_of_paper || self.cover_open || self.cutter_jammed
    }

    /// The byte that answers `DLE EOT n`.
    pub(super) fn real_time_answer(self, question: u8) -> Option<u8> {
        let bits = match question {
            1 => flag(self.stops_printing(), 0x08),
            2 => {
                flag(self.cover_open, 0x04)
                    | flag(self.out_of_paper, 0x20)
                    | flag(self.cutter_jammed, 0x40)
            }
            3 => flag(self.cutter_jammed, 0x08),
            4 => flag(self.near_end || self.out_of_paper, 0x0c) | flag(self.out_of_paper, 0x60),
            _ => return None,
        };
        Some(0x12 | bits)
    }

    /// The byte that answers `GS r 1`.
    pub(super) fn paper_answer(self) -> u8 {
        flag(self.near_end || self.out_of_paper, 0x03) | flag(self.out_of_paper, 0x0c)
    }

    /// The four bytes that `GS a` asks for.
    pub(super) fn automatic_status(self) -> [u8; 4] {
        let first = 0x10 | flag(self.stops_printing(), 0x08) | flag(self.cover_open, 0x20);
        [
            first,
            flag(self.cutter_jammed, 0x08),
            self.paper_answer(),
            0,
        ]
    }
}

fn flag(is: bool, bits: u8) -> u8 {
    if is { bits } else { 0 }
}
