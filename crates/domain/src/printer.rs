//! Printers of a desk: what each is, the way to it, what was learned of it, and which paper it is chosen for.
//!
//! What a profile means stands in data (`assets/reference/printers.toml`), talking to a printer is the desk's work.

use serde::{Deserialize, Serialize};

/// The longest name of a printer, in characters.
pub const PRINTER_NAME_LIMIT: usize = 60;

/// Identifies a printer of one desk. Running from 1 and never given again on that desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "contract", derive(ts_rs::TS), ts(type = "number"))]
pub struct PrinterId(pub u32);

impl PrinterId {
    /// The first printer of a desk. It is also the one that `SlipPrinterChosen` means, which knew only one.
    pub const FIRST: Self = Self(1);
}

/// What comes out of a printer; for each kind one printer is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub enum PaperKind {
    /// Slips, the test page, the sheet with the recovery code.
    Slip,
    /// Petitions, visitors' copies, day lists, on A4 or A5.
    Document,
}

/// How wide the paper of a slip printer is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub enum SlipWidth {
    /// 80 mm paper, 576 dots on most printers.
    #[default]
    Mm80,
    /// 58 mm paper, 384 dots on most printers.
    Mm58,
}

/// The way to a printer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub enum PrinterTarget {
    /// A network printer's `host:port`, raw TCP.
    Network(String),
    /// A file that each slip's bytes are appended to.
    File(String),
    /// A printer on USB, spoken to directly.
    Usb {
        /// The maker's number.
        vendor: u16,
        /// The model's number.
        product: u16,
        /// Its serial number, where it has one: tells two of one model apart.
        serial: Option<String>,
    },
    /// A printer behind the kernel's own driver, such as `/dev/usb/lp0`.
    Device(String),
    /// A printer on a serial port, eight bits without parity.
    Serial {
        /// The port, such as `/dev/ttyUSB0`.
        path: String,
        /// Bits per second.
        baud: u32,
    },
    /// A queue of the system's spooler (CUPS). Handed over is not printed.
    Queue(String),
}

/// The code of a printer's profile, such as `generic`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "contract", derive(ts_rs::TS), ts(type = "string"))]
pub struct ProfileCode(String);

impl ProfileCode {
    /// The profile with this code.
    pub fn new(code: impl Into<String>) -> Self {
        Self(code.into())
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for ProfileCode {
    /// What every receipt printer does: the profile of an unknown one.
    fn default() -> Self {
        Self("generic".to_owned())
    }
}

/// A set of letters that a printer may have in its own tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub enum CodePage {
    /// IBM code page 857, Turkish.
    Cp857,
    /// Windows code page 1254, Turkish.
    Windows1254,
    /// ISO 8859-9, Latin alphabet 5, Turkish.
    Iso8859_9,
}

/// A table of letters in a printer that a person saw print rightly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub struct CodeTable {
    /// Its number in this printer (`ESC t n`); models differ.
    pub number: u8,
    /// What is in it.
    pub page: CodePage,
}

/// How a printer tells that what was sent before is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub enum FenceKind {
    /// `GS ( H` function 48: an identifier comes back once the printing is done.
    ProcessId,
    /// `GS r 1`: an answer once everything before it was carried out.
    TransmitStatus,
    /// It tells nothing.
    None,
}

/// What a printer answered when it was asked at set-up; none where it was not asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub struct Learned {
    /// Its maker's name, as it says (`GS I 66`).
    pub maker: Option<String>,
    /// Its model's name, as it says (`GS I 67`).
    pub model: Option<String>,
    /// Whether it answers how it is (`DLE EOT`).
    pub answers_status: Option<bool>,
    /// The best fence that it answers.
    pub fence: Option<FenceKind>,
}

/// A printer of this desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub struct Printer {
    /// Identifies it.
    pub id: PrinterId,
    /// What people call it; may be empty, then its address stands for it.
    pub name: String,
    /// The way to it.
    pub target: PrinterTarget,
    /// What kind of printer it is.
    #[serde(default)]
    pub profile: ProfileCode,
    /// Its paper, where it prints slips.
    #[serde(default)]
    pub width: SlipWidth,
    /// Its own table of letters, for printers too slow for pictures; none: slips are pictures.
    #[serde(default)]
    pub code_table: Option<CodeTable>,
    /// What it answered at set-up.
    #[serde(default)]
    pub learned: Learned,
}

impl Printer {
    /// A printer of which only the way to it and its paper are known.
    pub fn new(id: PrinterId, target: PrinterTarget, width: SlipWidth) -> Self {
        Self {
            id,
            name: String::new(),
            target,
            profile: ProfileCode::default(),
            width,
            code_table: None,
            learned: Learned::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_targets_of_the_first_journals_are_read_as_before() {
        let read = |text| serde_json::from_str::<PrinterTarget>(text).unwrap();
        assert_eq!(
            read(r#"{"network":"192.168.1.50:9100"}"#),
            PrinterTarget::Network("192.168.1.50:9100".into())
        );
        assert_eq!(
            read(r#"{"file":"/tmp/fişler.bin"}"#),
            PrinterTarget::File("/tmp/fişler.bin".into())
        );
    }

    #[test]
    fn a_printer_kept_by_an_older_program_lacks_nothing() {
        let kept = r#"{"id":2,"name":"Danışma","target":{"queue":"Ofis"}}"#;
        let printer: Printer = serde_json::from_str(kept).unwrap();
        assert_eq!(printer.profile, ProfileCode::default());
        assert_eq!(
            (printer.code_table, printer.learned),
            (None, Learned::default())
        );
    }
}
