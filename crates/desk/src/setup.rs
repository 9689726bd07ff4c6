//! First run: the assistant's steps. Each is a fact in the store, so it can be left and taken up again.
//!
//! Until the last step no number can be given, and each step may be done again.

use domain::fact::SeriesReason;
use domain::refusal::Field;
use domain::staff::Permission;
use domain::{Author, DeskCode, Fact, Office, OfficeCode, PaperKind, Refusal, RefusalCode, Role};
use rusqlite::Connection;

use crate::backup;
use crate::desk::{Desk, OpenStore, Opening, lock};
use crate::failure::{Answer, Failure, Trouble};
use crate::reference;
use crate::store::series::Series;
use crate::store::{Store, printer_choice, series, setting, setup_answer, staff};
use crate::vault::{DataKey, KeyRing, RecoveryCode};
use crate::views::{RecoveryCodeView, SetupProgress};

/// The beginning of the assistant.
const NOTHING_CHOSEN: SetupProgress = SetupProgress {
    office: None,
    desk: None,
    administrator: None,
    printer_chosen: false,
    printer: None,
    stands_alone: false,
    recovery_confirmed: false,
    desk_code_must_be_new: false,
    desk_codes_used: Vec::new(),
};

impl Desk {
    /// How far the assistant is.
    pub fn setup_progress(&self) -> Answer<SetupProgress> {
        let mut progress = if self.has_no_store() {
            NOTHING_CHOSEN
        } else {
            self.open_store()?.store.read(progress)?
        };
        let used = self.used_desk_codes()?;
        progress.desk_code_must_be_new = !used.is_empty() || backup::was_set_aside(&self.places);
        progress.desk_codes_used = used
            .into_iter()
            .map(|(office, desk)| format!("{office} {desk}"))
            .collect();
        Ok(progress)
    }

    /// The offices that answer a typed text.
    pub fn find_offices(&self, text: &str) -> Vec<Office> {
        self.reference.find_offices(text)
    }

    /// Chooses office and desk code. On the very first call this makes the store and its keys.
    pub fn choose_office(&self, office: &str, desk: &str) -> Answer<SetupProgress> {
        self.may_set_up()?;
        let office: OfficeCode = office.parse()?;
        let desk: DeskCode = desk.trim().parse()?;
        let office = self
            .reference
            .office(office)
            .ok_or_else(|| Refusal::new(RefusalCode::OfficeUnknown, Field::Office))?
            .clone();
        let current = self.chosen_series()?;
        let unchanged = current
            .as_ref()
            .is_some_and(|current| current.office == office && current.desk == desk);
        if unchanged {
            return self.setup_progress();
        }
        self.must_be_unused(office.code, desk)?;
        if self.has_no_store() {
            self.make_store()?;
        }
        self.begin_chosen_series(&*self.open_store()?, office, desk)?;
        self.setup_progress()
    }

    /// The series that the assistant chose, if it chose one and nothing holds it.
    fn chosen_series(&self) -> Answer<Option<Series>> {
        if self.has_no_store() {
            return Ok(None);
        }
        Ok(self.open_store()?.store.read(chosen)?)
    }

    fn begin_chosen_series(&self, open: &OpenStore, office: Office, desk: DeskCode) -> Answer<()> {
        let (current, held) = open.store.read(|connection| {
            Ok::<_, Failure>((series::current(connection)?, series::hold(connection)?))
        })?;
        let first = current.is_none();
        let installation = match current.filter(|_| held.is_none()) {
            Some(series) => series.installation,
            None => hex::encode(self.ids.bytes()?),
        };
        self.write(&Author::Desk, |writing| {
            writing.record_although_held(&Fact::DeskSeriesBegun {
                office,
                desk,
                installation,
                reason: held.unwrap_or(SeriesReason::FirstRun),
            })?;
            if first {
                let catalogue = reference::first_catalogue()?;
                writing.record(&Fact::CatalogueAdopted { catalogue })?;
            }
            Ok(())
        })?;
        if held.is_some() {
            self.let_go_on(open)?;
        }
        Ok(())
    }

    fn make_store(&self) -> Answer<()> {
        let key = DataKey::random().map_err(Failure::from)?;
        // Replaced by the one that the office gets to see; until then nobody needs to know it.
        let code = RecoveryCode::random().map_err(Failure::from)?;
        match KeyRing::create(&self.key_paths(), &key, &code) {
            Ok(_) => {}
            Err(failure) => return Err(Failure::from(failure).into()),
        }
        let store = Store::create(&self.places.store(), &key)?;
        self.set_opening(Opening::Open(std::sync::Arc::new(OpenStore {
            store,
            high_water: std::sync::OnceLock::new(),
        })));
        Ok(())
    }

    /// Adds the first administrator, or another one while the assistant runs.
    pub fn choose_administrator(
        &self,
        name: &str,
        secret: &str,
        again: &str,
    ) -> Answer<SetupProgress> {
        self.may_set_up()?;
        let open = self.open_store()?;
        if open.store.read(chosen)?.is_none() {
            return Err(Refusal::general(RefusalCode::SetupStepOutOfOrder).into());
        }
        let member = self.add_member(&Author::Desk, name, Role::Administrator, secret, again)?;
        *lock(&self.session) = Some(member);
        self.changed();
        self.setup_progress()
    }

    /// The desk works without a center for now. It may be enrolled at any time all the same.
    pub fn stand_alone(&self) -> Answer<SetupProgress> {
        self.may_set_up()?;
        self.write(&Author::Desk, |writing| {
            Ok(setup_answer::stands_alone(writing.connection())?)
        })?;
        self.setup_progress()
    }

    /// A new recovery code in place of the one before. It is shown once and never stored.
    pub fn new_recovery_code(&self) -> Answer<RecoveryCodeView> {
        self.session(Permission::KeepTheDesk)?;
        let open = self.open_store()?;
        let code = RecoveryCode::random().map_err(Failure::from)?;
        let mut keys = KeyRing::read(&self.key_paths()).map_err(Failure::from)?;
        keys.replace_recovery_code(open.store.key(), &code)
            .map_err(Failure::from)?;
        let groups = code.in_groups().split('-').map(str::to_owned).collect();
        *lock(&self.shown_recovery_code) = Some(code);
        Ok(RecoveryCodeView { groups })
    }

    /// Takes the recovery code as the person typed it back, and with that ends the assistant.
    pub fn confirm_recovery_code(&self, typed: &str) -> Answer<SetupProgress> {
        let staff = self.session(Permission::KeepTheDesk)?;
        let code = RecoveryCode::parse(typed).map_err(Refusal::from)?;
        let keys = KeyRing::read(&self.key_paths()).map_err(Failure::from)?;
        keys.open_with_recovery_code(&code).map_err(Trouble::from)?;
        let open = self.open_store()?;
        let missing = {
            let progress = open.store.read(progress)?;
            progress.office.is_none()
                || progress.administrator.is_none()
                || !progress.printer_chosen
        };
        if missing {
            return Err(Refusal::general(RefusalCode::SetupStepOutOfOrder).into());
        }
        self.begin_counting(&open)?;
        self.write_as(&staff, |writing| {
            writing.record(&Fact::RecoveryCodeConfirmed)
        })?;
        *lock(&self.shown_recovery_code) = None;
        self.setup_progress()
    }

    /// The assistant may go on: nobody is staff yet, or an administrator is signed in, and it is not over.
    fn may_set_up(&self) -> Answer<()> {
        let progress = self.setup_progress()?;
        if progress.recovery_confirmed {
            return Err(Refusal::general(RefusalCode::SetupStepOutOfOrder).into());
        }
        if progress.administrator.is_some() {
            self.session(Permission::KeepTheDesk)?;
        }
        Ok(())
    }
}

/// A series on hold does not count as chosen: an assistant that a restore takes up again begins with
/// another one.
fn chosen(connection: &Connection) -> Result<Option<Series>, Failure> {
    let held = series::hold(connection)?.is_some();
    Ok(series::current(connection)?.filter(|_| !held))
}

fn progress(connection: &Connection) -> Result<SetupProgress, Failure> {
    let series = chosen(connection)?;
    let administrator = staff::all(connection)?
        .into_iter()
        .find(|member| member.active && member.role == Role::Administrator)
        .map(|member| member.name);
    Ok(SetupProgress {
        office: series.as_ref().map(|series| series.office.clone()),
        desk: series.map(|series| series.desk),
        administrator,
        printer_chosen: printer_choice::find(connection, PaperKind::Slip)?.is_some(),
        printer: printer_choice::printer_for(connection, PaperKind::Slip)?,
        stands_alone: setup_answer::is_to_stand_alone(connection)?,
        recovery_confirmed: setting::find(connection, setting::RECOVERY_CONFIRMED)?
            .unwrap_or(false),
        ..NOTHING_CHOSEN
    })
}
