//! Profiles: what kinds of printers are like, as data (`assets/reference/printers.csv`, which names the
//! source of each row).
//!
//! A profile is where one begins; what a printer answered and what a person saw count for more.

use crate::PaperWidth;
use domain::SlipWidth;
use domain::printer::{CodePage, CodeTable, FenceKind, Printer, ProfileCode};
use std::sync::LazyLock;

/// What a printer does at the end of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cutter {
    /// Cuts the paper through.
    Full,
    /// Leaves a bridge, so that the slip does not fall.
    Partial,
    /// Has no blade: the paper is torn off.
    None,
}

/// How much a printer tells of its state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatusSet {
    /// `DLE EOT` 1 to 4, and changes by itself.
    Full,
    /// Some of it.
    Partial,
    /// Nobody knows.
    Unknown,
}

/// One kind of printer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Its code.
    pub code: ProfileCode,
    /// What people call it.
    pub name: String,
    /// How the names of models begin that such printers answer, in small letters.
    pub answers: Vec<String>,
    /// What an 80 mm roll comes to.
    pub mm80: PaperWidth,
    /// What a 58 mm roll comes to.
    pub mm58: PaperWidth,
    /// The most rows that one picture command may have: its receive buffer is small.
    pub band_rows: u32,
    /// What it does at the end of a sheet.
    pub cutter: Cutter,
    /// It draws QR codes itself (`GS ( k`).
    pub native_qr: bool,
    /// How much it tells of its state.
    pub status: StatusSet,
    /// How it tells that a sheet is done.
    pub fence: FenceKind,
    /// Its tables of Turkish letters, the likeliest first. Candidates only: a printed test decides.
    pub code_tables: Vec<CodeTable>,
    /// Where all this is from.
    pub source: String,
}

static ALL: LazyLock<Vec<Profile>> = LazyLock::new(|| {
    let rows = include_str!("../../../assets/reference/printers.csv");
    let mut reader = csv::Reader::from_reader(rows.as_bytes());
    reader
        .records()
        .flatten()
        .filter_map(|row| read(&row))
        .collect()
});

static GENERIC: LazyLock<Profile> = LazyLock::new(|| Profile {
    code: ProfileCode::default(),
    name: String::new(),
    answers: Vec::new(),
    mm80: PaperWidth::MM80,
    mm58: PaperWidth::MM58,
    band_rows: crate::escpos::BAND_ROWS,
    cutter: Cutter::Partial,
    native_qr: false,
    status: StatusSet::Unknown,
    fence: FenceKind::TransmitStatus,
    code_tables: Vec::new(),
    source: String::new(),
});

impl Profile {
    /// Every profile, the generic one first.
    pub fn all() -> &'static [Self] {
        &ALL
    }

    /// The profile with this code; the generic one where there is none, as after a later program.
    pub fn find(code: &ProfileCode) -> &'static Self {
        ALL.iter()
            .find(|profile| profile.code == *code)
            .or_else(|| ALL.first())
            .unwrap_or(&GENERIC)
    }

    /// The profile of this printer.
    pub fn of(printer: &Printer) -> &'static Self {
        Self::find(&printer.profile)
    }

    /// The profile whose printers call themselves so, if one does; the longest beginning counts.
    pub fn suggested_by(name: &str) -> Option<&'static Self> {
        let name = name.to_lowercase();
        let words: Vec<&str> = name.split_whitespace().collect();
        let answers = |profile: &'static Self| {
            let lengths = profile.answers.iter().filter(|begins| {
                name.starts_with(begins.as_str())
                    || words.iter().any(|word| word.starts_with(begins.as_str()))
            });
            lengths
                .map(String::len)
                .max()
                .map(|length| (length, profile))
        };
        let best = ALL
            .iter()
            .filter_map(answers)
            .max_by_key(|(length, _)| *length);
        best.map(|(_, profile)| profile)
    }

    /// What a roll of this width comes to on its head.
    pub fn paper(&self, width: SlipWidth) -> PaperWidth {
        match width {
            SlipWidth::Mm80 => self.mm80,
            SlipWidth::Mm58 => self.mm58,
        }
    }
}

fn read(row: &csv::StringRecord) -> Option<Profile> {
    let fields: Vec<&str> = row.iter().collect();
    let [
        code,
        name,
        answers,
        dots_80,
        dots_58,
        dpi,
        band_rows,
        cutter,
        native_qr,
        status,
        fence,
        code_tables,
        source,
    ] = fields[..]
    else {
        return None;
    };
    let dpi = dpi.parse().ok()?;
    Some(Profile {
        code: ProfileCode::new(code),
        name: name.to_owned(),
        answers: parts(answers).map(str::to_owned).collect(),
        mm80: PaperWidth::new(dots_80.parse().ok()?, dpi)?,
        mm58: PaperWidth::new(dots_58.parse().ok()?, dpi)?,
        band_rows: band_rows.parse().ok()?,
        cutter: match cutter {
            "full" => Cutter::Full,
            "partial" => Cutter::Partial,
            "none" => Cutter::None,
            _ => return None,
        },
        native_qr: match native_qr {
            "yes" => true,
            "no" => false,
            _ => return None,
        },
        status: match status {
            "full" => StatusSet::Full,
            "partial" => StatusSet::Partial,
            "unknown" => StatusSet::Unknown,
            _ => return None,
        },
        fence: match fence {
            "process_id" => FenceKind::ProcessId,
            "transmit_status" => FenceKind::TransmitStatus,
            "none" => FenceKind::None,
            _ => return None,
        },
        code_tables: parts(code_tables).map(table).collect::<Option<_>>()?,
        source: source.to_owned(),
    })
}

fn parts(list: &str) -> impl Iterator<Item = &str> {
    list.split('|').filter(|part| !part.is_empty())
}

/// `13:cp857`.
fn table(text: &str) -> Option<CodeTable> {
    let (number, page) = text.split_once(':')?;
    Some(CodeTable {
        number: number.parse().ok()?,
        page: match page {
            "cp857" => CodePage::Cp857,
            "windows1254" => CodePage::Windows1254,
            "iso8859_9" => CodePage::Iso8859_9,
            _ => return None,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_row_is_read_and_says_where_it_is_from() {
        let rows = include_str!("../../../assets/reference/printers.csv");
        assert_eq!(Profile::all().len(), rows.lines().count() - 1);
        let codes: BTreeSet<&str> = Profile::all().iter().map(|one| one.code.as_str()).collect();
        assert_eq!(codes.len(), Profile::all().len(), "no code twice");
        for profile in Profile::all() {
            assert!(!profile.source.is_empty() && !profile.name.is_empty());
            assert!((8..=256).contains(&profile.band_rows), "{}", profile.name);
            assert!(!profile.code_tables.is_empty(), "{}", profile.name);
        }
    }

    #[test]
    fn the_generic_profile_comes_first_and_is_what_nobody_knows() {
        let generic = &Profile::all()[0];
        assert_eq!(generic.code, ProfileCode::default());
        assert_eq!(
            (generic.mm80, generic.mm58),
            (PaperWidth::MM80, PaperWidth::MM58)
        );
        let unknown = ProfileCode::new("of-a-later-program");
        assert_eq!(Profile::find(&unknown), generic);
    }

    #[test]
    fn an_unknown_printer_is_offered_every_table_that_any_other_may_have() {
        let generic = &Profile::all()[0].code_tables;
        let others = Profile::all()
            .iter()
            .filter(|profile| !profile.source.starts_with("not confirmed"))
            .flat_map(|profile| &profile.code_tables);
        for table in others {
            assert!(generic.contains(table), "{table:?}");
        }
    }

    #[test]
    fn a_printers_own_words_suggest_its_profile() {
        let suggested = |name| Profile::suggested_by(name).map(|profile| profile.code.as_str());
        assert_eq!(suggested("TM-T20III"), Some("epson-203"));
        assert_eq!(suggested("EPSON TM-T88V"), Some("epson-180"));
        assert_eq!(suggested("Xprinter USB Printer P"), Some("xprinter-80"));
        assert_eq!(suggested("SRP-350plusIII"), Some("bixolon-203"));
        assert_eq!(suggested("POS58 USB"), Some("zjiang-58"));
        assert_eq!(suggested("LaserJet 400"), None);
        assert_eq!(suggested(""), None);
    }
}
