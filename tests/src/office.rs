//! An office that is set up and open: a real desk in a folder of its own, a clerk signed in.
//!
//! Only what a window could do is done here, through the desk's public use cases. Stories that need
//! another clock or other staff open the desk themselves.

use desk::doors::{Clock, RandomIds};
use desk::printing::Patience;
use desk::vault::Cost;
use desk::views::{DeskState, Registered, Registering, SameMatter, StaffView};
use desk::{Answer, Desk, Places};
use domain::SlipWidth;
use domain::catalogue::TopicCode;
use domain::{Draft, Role};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The administrator's name.
pub const ADMINISTRATOR: &str = "Zehra Demir";
/// The administrator's password.
pub const ADMINISTRATOR_SECRET: &str = "çok gizli parola";
/// The clerk's name.
pub const CLERK: &str = "Ayşe Kaya";
/// The clerk's PIN.
pub const CLERK_SECRET: &str = "739264";
/// Edremit in Balıkesir, not the one in Van.
pub const OFFICE: &str = "1008";
/// The desk code.
pub const DESK: &str = "01";

/// Nobody guesses PINs in most stories, and they would do little else than hash them.
pub const CHEAP: Cost = Cost {
    memory_kib: 8,
    passes: 1,
    lanes: 1,
};

/// How long a story waits for what must happen before it says that it does not.
pub const SOON: Duration = Duration::from_secs(30);

/// An open office.
pub struct Office {
    desk: Arc<Desk>,
    changes: Arc<Changes>,
    recovery_code: String,
}

/// Wakes whoever waits for the desk to say that something changed.
#[derive(Default)]
struct Changes {
    count: Mutex<u64>,
    told: Condvar,
}

impl Office {
    /// Sets an office up in an empty folder, without a printer, and signs its clerk in.
    ///
    /// # Errors
    /// What the desk refuses or fails at.
    pub fn open(folder: &Path) -> Answer<Self> {
        Self::open_with_printer(folder, "")
    }

    /// The same with a slip printer at this address.
    ///
    /// # Errors
    /// What the desk refuses or fails at.
    pub fn open_with_printer(folder: &Path, printer: &str) -> Answer<Self> {
        Self::open_with_patience(folder, printer, Patience::default())
    }

    /// The same where printers are waited for so long.
    ///
    /// # Errors
    /// What the desk refuses or fails at.
    pub fn open_with_patience(folder: &Path, printer: &str, patience: Patience) -> Answer<Self> {
        Self::set_up(folder, [OFFICE, DESK], printer, patience)
    }

    /// Sets another desk of the same office up, without a printer.
    ///
    /// # Errors
    /// What the desk refuses or fails at.
    pub fn open_as(folder: &Path, desk: &str) -> Answer<Self> {
        Self::open_at(folder, OFFICE, desk)
    }

    /// Sets a desk of another office up, without a printer.
    ///
    /// # Errors
    /// What the desk refuses or fails at.
    pub fn open_at(folder: &Path, office: &str, desk: &str) -> Answer<Self> {
        Self::set_up(folder, [office, desk], "", Patience::default())
    }

    fn set_up(
        folder: &Path,
        [office_code, code]: [&str; 2],
        printer: &str,
        patience: Patience,
    ) -> Answer<Self> {
        let mut office = Self::around(folder)?;
        office.desk.set_patience(patience);
        let desk = &office.desk;
        desk.choose_office(office_code, code)?;
        desk.choose_administrator(ADMINISTRATOR, ADMINISTRATOR_SECRET, ADMINISTRATOR_SECRET)?;
        desk.choose_printer(printer, SlipWidth::Mm80)?;
        let code = desk.new_recovery_code()?.groups.join(" ");
        desk.confirm_recovery_code(&code)?;
        desk.add_staff(CLERK, Role::Clerk, CLERK_SECRET, CLERK_SECRET)?;
        office.recovery_code = code;
        office.sign_in(CLERK, CLERK_SECRET)?;
        Ok(office)
    }

    /// Opens the office that an earlier [`Office::open`] made in this folder, and signs its clerk in.
    ///
    /// # Errors
    /// What the desk refuses or fails at.
    pub fn reopen(folder: &Path) -> Answer<Self> {
        let office = Self::around(folder)?;
        office.sign_in(CLERK, CLERK_SECRET)?;
        Ok(office)
    }

    /// The same where printers are waited for so long.
    ///
    /// # Errors
    /// What the desk refuses or fails at.
    pub fn reopen_with_patience(folder: &Path, patience: Patience) -> Answer<Self> {
        let desk = Desk::open(places(folder))?;
        desk.set_patience(patience);
        let office = Self::of(desk);
        office.sign_in(CLERK, CLERK_SECRET)?;
        Ok(office)
    }

    /// The same by another clock than the machine's.
    ///
    /// # Errors
    /// What the desk refuses or fails at.
    pub fn reopen_with_clock(folder: &Path, clock: Arc<dyn Clock>) -> Answer<Self> {
        let desk = Desk::open_with(places(folder), clock, Arc::new(RandomIds))?;
        let office = Self::of(desk);
        office.sign_in(CLERK, CLERK_SECRET)?;
        Ok(office)
    }

    fn around(folder: &Path) -> Answer<Self> {
        Ok(Self::of(Desk::open(places(folder))?))
    }

    fn of(desk: Desk) -> Self {
        Self::of_desk(Arc::new(desk))
    }

    /// The office of a desk that was opened elsewhere, with its workers at work and nobody signed in.
    pub fn of_desk(desk: Arc<Desk>) -> Self {
        let changes = Arc::<Changes>::default();
        let told = Arc::clone(&changes);
        desk.listen(move || told.tell());
        desk.set_sign_in_cost(CHEAP);
        desk.start_workers();
        Self {
            desk,
            changes,
            recovery_code: String::new(),
        }
    }

    /// The desk itself.
    pub fn desk(&self) -> &Arc<Desk> {
        &self.desk
    }

    /// The recovery code as it was shown; empty in an office that was opened again.
    pub fn recovery_code(&self) -> &str {
        &self.recovery_code
    }

    /// Signs in whoever has this name.
    ///
    /// # Errors
    /// What the desk refuses or fails at.
    ///
    /// # Panics
    /// When nobody has this name.
    pub fn sign_in(&self, name: &str, secret: &str) -> Answer<()> {
        let staff = self.desk.list_staff()?;
        let member = staff.iter().find(|member: &&StaffView| member.name == name);
        let member = member.unwrap_or_else(|| panic!("nobody is called {name}"));
        self.desk.sign_in(&member.id, secret)
    }

    /// Registers a draft, going on where the same matter is open already.
    ///
    /// # Errors
    /// What the desk refuses or fails at.
    ///
    /// # Panics
    /// When the desk asks a question although it was told to go on.
    pub fn register(&self, draft: &Draft) -> Answer<Registered> {
        match self.desk.register_application(draft, &SameMatter::GoOn)? {
            Registering::Registered(registered) => Ok(registered),
            Registering::SameMatter(_) => panic!("asked about the same matter all the same"),
        }
    }

    /// Puts its store back to a backup that lacks an application which was given its number.
    ///
    /// # Panics
    /// When it cannot.
    pub fn goes_back_behind_an_application(&self) {
        self.sign_in(ADMINISTRATOR, ADMINISTRATOR_SECRET)
            .expect("signs in");
        self.desk.back_up_now().expect("a backup");
        let lines = self.desk.list_restorable_backups().expect("lists");
        self.register(&ordinary_draft()).expect("registers");
        self.desk
            .restore_backup(&lines[0].file, None)
            .expect("restores");
    }

    /// Waits until the desk's state is as wanted; the last state seen, and whether it came true.
    pub fn wait_for_state(&self, wanted: impl Fn(&DeskState) -> bool) -> (DeskState, bool) {
        self.wait_for(Desk::state, wanted)
    }

    /// Looks again at every change that the desk tells of, until what is seen is as wanted.
    pub fn wait_for<T>(&self, look: impl Fn(&Desk) -> T, wanted: impl Fn(&T) -> bool) -> (T, bool) {
        let end = Instant::now() + SOON;
        loop {
            let before = self.changes.count();
            let seen = look(&self.desk);
            if wanted(&seen) {
                return (seen, true);
            }
            if !self.changes.wait_after(before, end) {
                return (seen, false);
            }
        }
    }
}

impl Drop for Office {
    /// Leaves nothing running, so that the office can be opened again at once.
    fn drop(&mut self) {
        self.desk.stop_workers();
    }
}

impl Changes {
    fn tell(&self) {
        *self.count.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.told.notify_all();
    }

    fn count(&self) -> u64 {
        *self.count.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether something changed after `before` and before the end of waiting.
    fn wait_after(&self, before: u64, end: Instant) -> bool {
        let count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        let left = end.saturating_duration_since(Instant::now());
        let waited = self
            .told
            .wait_timeout_while(count, left, |count| *count == before);
        *waited.unwrap_or_else(PoisonError::into_inner).0 != before
    }
}

/// The two folders of an office inside one.
pub fn places(folder: &Path) -> Places {
    Places::new(folder.join("data"), folder.join("state"))
}

/// What a visitor asks for on an ordinary day.
pub fn ordinary_draft() -> Draft {
    Draft {
        national_id: "10000000146".to_owned(),
        given_name: "Işıl".to_owned(),
        surname: "Çağlar".to_owned(),
        phone: "0532 123 45 67".to_owned(),
        topic: Some(TopicCode::new("YRD-YAKACAK")),
        subject: "Kömür yardımı istiyor".to_owned(),
        narrative: "Evi sobalı, üç çocuğu var.".to_owned(),
        ..Draft::default()
    }
}
