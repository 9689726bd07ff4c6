//! Trying a printer at set-up: what it says of itself, and a test page by which a person sees whether
//! it is understood rightly. Nothing of it is kept until somebody says so.

use domain::printer::{Learned, ProfileCode};
use domain::staff::Permission;
use domain::{Printer, PrinterId, Refusal, RefusalCode};
use paper::{MARKS, Profile, TestPage};
use protocol::FailureCode;
use text::{Language, Words, key};

use super::target::{checked_target, typed};
use super::{line, probing};
use crate::desk::{Desk, lock};
use crate::doors::at_desk;
use crate::failure::{Answer, Failure};
use crate::store::series;
use crate::views::{LetterSample, PrinterDraft, PrinterTried, ProfileLine};

impl Desk {
    /// The kinds of printers that are known, the generic one first.
    pub fn list_profiles(&self) -> Vec<ProfileLine> {
        let line = |profile: &Profile| ProfileLine {
            code: profile.code.clone(),
            name: profile.name.clone(),
        };
        Profile::all().iter().map(line).collect()
    }

    /// Asks a printer what it is and prints a test page on it; with `letters` also a line for each
    /// table of letters that it may have.
    ///
    /// # Errors
    /// The role does not allow it, its address cannot be, or it says why it does not print.
    pub fn try_printer(
        &self,
        id: Option<PrinterId>,
        draft: &PrinterDraft,
        letters: bool,
    ) -> Answer<PrinterTried> {
        self.session(Permission::KeepTheDesk)?;
        let target = self.own_target(checked_target(&draft.target)?)?;
        let mut printer = Printer {
            name: draft.name.clone(),
            profile: draft.profile.clone(),
            code_table: draft.code_table.filter(|_| !letters),
            // A new one has no number yet; none has this one.
            ..Printer::new(id.unwrap_or(PrinterId(0)), target, draft.width)
        };
        let learned = self.probe_directly(&printer)?;
        printer.learned = learned.clone();
        let suggested = suggested_by(&learned, &draft.name);
        if printer.profile == ProfileCode::default()
            && let Some(suggested) = &suggested
        {
            printer.profile = suggested.clone();
        }
        let samples = if letters {
            samples(&printer)
        } else {
            Vec::new()
        };
        self.print_test_of(&printer, &samples)?;
        Ok(PrinterTried {
            learned,
            suggested,
            samples,
        })
    }

    fn probe_directly(&self, printer: &Printer) -> Answer<Learned> {
        let unreachable = |code| Failure::new(code, "the printer cannot be asked");
        let Some(_turn) = self.turn_at(printer) else {
            return Err(unreachable(FailureCode::PrinterTaken).into());
        };
        let learned = line::open(&printer.target)
            .and_then(|mut line| probing::probe(&mut *line))
            .map_err(|error| unreachable(line::problem_of(&error)))?;
        Ok(learned)
    }

    fn print_test_of(&self, printer: &Printer, samples: &[LetterSample]) -> Answer<()> {
        let series = self.open_store()?.store.read(series::current)?;
        let series = series.ok_or_else(|| Refusal::general(RefusalCode::SetupStepOutOfOrder))?;
        let profile = Profile::of(printer);
        let words = Words::for_language(Language::Turkish);
        let page = TestPage {
            office: series.office.full_name(),
            desk: series.desk,
            printer: typed(&printer.target),
            paper: profile.paper(printer.width),
            printed_at: at_desk(self.now()).naive_local(),
        };
        let mut document = page.document(words).map_err(Failure::from)?;
        let sheet = if samples.is_empty() {
            lock(&self.press).print(&document, printer)
        } else {
            document = document.text(paper::Text::new(&words.say(key::TEST_PAGE_CHOOSE)).rows(4));
            let tables: Vec<_> = samples.iter().map(|sample| sample.table).collect();
            let letters = words.say(key::TEST_PAGE_SAMPLE);
            lock(&self.press).print_samples(&document, printer, &letters, &tables)
        };
        match self.deliver_directly(printer, &sheet.map_err(Failure::from)?) {
            Some(code) => Err(Failure::new(code, "the test page did not print").into()),
            None => Ok(()),
        }
    }
}

/// Each table that such a printer may have, with the mark that stands before its line on paper.
fn samples(printer: &Printer) -> Vec<LetterSample> {
    let tables = Profile::of(printer).code_tables.iter();
    let marked = MARKS.chars().zip(tables);
    marked
        .map(|(mark, table)| LetterSample {
            mark: mark.to_string(),
            table: *table,
        })
        .collect()
}

/// What its own words suggest; else its name, which is at first what the system calls it.
fn suggested_by(learned: &Learned, name: &str) -> Option<ProfileCode> {
    let words = [
        learned.model.as_deref(),
        learned.maker.as_deref(),
        Some(name),
    ];
    let mut suggested = words
        .into_iter()
        .flatten()
        .filter_map(Profile::suggested_by);
    suggested.next().map(|profile| profile.code.clone())
}
