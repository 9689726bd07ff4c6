//! A counter: an office that is set up, its clerk, its printer, and the window they work at.

use super::{DeskWindow, Key};
use crate::office::{self, CLERK, CLERK_SECRET, Office};
use crate::printer::VirtualPrinter;
use desk::Places;
use std::path::Path;
use std::time::Duration;
use tempfile::TempDir;

/// How long a slip may take on a machine that does other things too.
pub const SLIP_SOON: Duration = Duration::from_secs(45);

/// An office that a window can be opened in.
pub struct Counter {
    printer: VirtualPrinter,
    folder: TempDir,
    recovery_code: String,
}

impl Counter {
    /// An office with a printer, without any applications.
    pub fn new() -> Self {
        Self::after(|_| ())
    }

    /// An office in which something has happened before the window is opened.
    pub fn after(happened: impl FnOnce(&Office)) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the office");
        let printer = VirtualPrinter::start().expect("a port for the printer");
        let address = printer.address().to_string();
        let office = Office::open_with_printer(folder.path(), &address)
            .unwrap_or_else(|trouble| panic!("the office opens: {trouble:?}"));
        happened(&office);
        // Its slips come out before it closes: one on its way would be asked about.
        let (_, all_out) = office.wait_for_state(|state| state.printer.waiting == 0);
        assert!(all_out, "the slips of what happened are printed");
        Self {
            printer,
            folder,
            recovery_code: office.recovery_code().to_owned(),
        }
    }

    /// Its printer.
    pub fn printer(&self) -> &VirtualPrinter {
        &self.printer
    }

    /// Where its desk keeps what it keeps.
    pub fn places(&self) -> Places {
        office::places(self.folder.path())
    }

    /// A folder for what a story needs besides.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The recovery code that its administrator put on paper.
    pub fn recovery_code(&self) -> &str {
        &self.recovery_code
    }

    /// Opens the window and signs the clerk in: ready to type.
    pub fn opens(&self) -> DeskWindow {
        let window = DeskWindow::open(&self.places());
        window.signs_in(CLERK, CLERK_SECRET);
        window.is_at("Kimlik no");
        window
    }
}

impl Default for Counter {
    fn default() -> Self {
        Self::new()
    }
}

impl DeskWindow {
    /// Chooses a name and types the secret.
    pub fn signs_in(&self, name: &str, secret: &str) {
        self.chooses_who(name);
        self.types(secret);
        self.presses(Key::Enter);
    }

    /// Chooses a name; the cursor is then in the field for the secret.
    pub fn chooses_who(&self, name: &str) {
        self.sees("Oturum açın");
        self.sees(name);
        // The list chooses somebody and puts the cursor behind it as soon as it is there.
        self.is_at("PIN ya da parola");
        self.presses_together(&[Key::Shift, Key::Tab]);
        self.moves_to(name, Key::Down);
        self.goes_to("PIN ya da parola");
    }

    /// Presses an arrow until the cursor is at `name`.
    pub fn moves_to(&self, name: &str, arrow: Key) {
        let mut passed = Vec::new();
        while passed.len() < 40 {
            let here = self.focused();
            if here.starts_with(name) {
                return;
            }
            passed.push(here);
            self.presses(arrow);
        }
        panic!("{arrow:?} never comes to “{name}”; it came to {passed:?}");
    }

    /// Takes a suggestion below the field with the cursor: arrow down until there, then Enter.
    pub fn takes_suggestion(&self, name: &str) {
        self.waits_for(
            "suggestions",
            "document.querySelector('[role=listbox] [role=option]') !== null",
        );
        for _ in 0..40 {
            let pointed_at = self.script(
                "const id = document.activeElement.getAttribute('aria-activedescendant');
                 return looking.plain(document.getElementById(id)?.innerText)",
                &[],
            );
            let is_it = |words: &str| !words.is_empty() && words.starts_with(name);
            if pointed_at.as_str().is_some_and(is_it) {
                self.presses(Key::Enter);
                return;
            }
            self.presses(Key::Down);
        }
        panic!("“{name}” is not among the suggestions");
    }
}

impl DeskWindow {
    /// Somebody comes about something: fills the form of a new application, which stands open, and reads the number
    /// it was saved under.
    pub fn registers(&self) -> String {
        self.is_at("Kimlik no");
        let draft = office::ordinary_draft();
        self.types(&draft.national_id);
        self.goes_to("Ad");
        self.types(&draft.given_name);
        self.goes_to("Soyad");
        self.types(&draft.surname);
        self.goes_to_field("subject");
        self.types(&draft.subject);
        self.presses_together(&[Key::Control, Key::Enter]);
        self.reads_the_number()
    }
}
