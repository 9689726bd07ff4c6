//! Where the desk stands, in one answer: everything that the frame of the window shows.

use domain::Author;
use domain::number::numbers_left;
use domain::staff::Permission;
use domain::{PaperKind, Role, RunningNumber};
use protocol::{FailureCode, Problem};
use rusqlite::Connection;

use crate::backup;
use crate::desk::{Desk, OpenStore, lock};
use crate::disk;
use crate::failure::Failure;
use crate::last_sign_in;
use crate::places::Places;
use crate::printers;
use crate::store::staff::StaffMember;
use crate::store::{
    Moment, enrolment, journal, preference, printer_choice, series, setting, slip_job,
};
use crate::told;
use crate::views::{
    BackupView, DeskState, Preferences, PrinterView, ScreenLanguage, SlipState, StaffView, Stage,
};

/// After so many idle seconds the desk locks itself.
const LOCK_AFTER_SECONDS: u32 = 300;

impl Desk {
    /// Where the desk stands.
    pub fn state(&self) -> DeskState {
        let mut state = DeskState {
            stage: Stage::FirstRun,
            problem: None,
            office: None,
            desk: None,
            staff: None,
            last_staff: None,
            printer: PrinterView {
                printer: None,
                asked: false,
                problem: None,
                near_end: false,
                waiting: 0,
                in_doubt: 0,
                handed_over: 0,
            },
            printers: Vec::new(),
            backup: BackupView {
                newest: None,
                problem: None,
                second_folder: None,
            },
            sync: None,
            storage: None,
            room_left: room_to_announce(&self.places),
            numbers_left: None,
            clock_behind: false,
            lock_after_seconds: LOCK_AFTER_SECONDS,
            preferences: Preferences::default(),
            notice_version: told::notice_version(None),
            notice: Vec::new(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        };
        if self.has_no_store() {
            return state;
        }
        let filled = self.open_store().and_then(|open| {
            open.store
                .read(|connection| self.fill_state(connection, &open, &mut state))
        });
        if let Err(failure) = filled {
            state.stage = stage_of_closed(failure.code);
            state.problem = Some(Problem::failed(failure.code, None));
        }
        state
    }

    fn fill_state(
        &self,
        connection: &Connection,
        open: &OpenStore,
        state: &mut DeskState,
    ) -> Result<(), Failure> {
        let session = lock(&self.session).clone();
        state.stage = stage(connection, session.as_ref())?;
        if let Some(series) = series::current(connection)? {
            state.numbers_left = left_to_announce(series.last);
            state.office = Some(series.office);
            state.desk = Some(series.desk);
        }
        let notice = told::notice(connection)?;
        state.notice_version = told::notice_version(notice.as_ref());
        state.notice = notice.map(|notice| notice.texts).unwrap_or_default();
        let jobs = slip_job::open(connection)?;
        let count = |doubt: bool| {
            let found = jobs
                .iter()
                .filter(|job| (job.state == SlipState::Unknown) == doubt)
                .count();
            u32::try_from(found).unwrap_or(u32::MAX)
        };
        let printer = printer_choice::printer_for(connection, PaperKind::Slip)?;
        let handed_over = slip_job::handed_over(connection, self.since_a_day_ago())?;
        // A slip that a person sent to another printer may wait for that one.
        let of_slips = jobs.iter().filter_map(|job| job.printer);
        let problem = printer
            .iter()
            .map(|printer| printer.id)
            .chain(of_slips)
            .find_map(|printer| self.printer_problem(printer));
        state.printer = PrinterView {
            asked: printer
                .as_ref()
                .is_some_and(|printer| self.has_asked(printer)),
            near_end: printer
                .as_ref()
                .is_some_and(|printer| self.is_near_end(printer.id)),
            printer,
            problem: problem.map(|code| Problem::failed(code, None)),
            waiting: count(false),
            in_doubt: count(true),
            handed_over: u32::try_from(handed_over.len()).unwrap_or(u32::MAX),
        };
        state.printers = printers::lines(connection)?;
        state.backup = BackupView {
            newest: backup::newest(&self.places),
            problem: lock(&self.backup_problem).map(|code| Problem::failed(code, None)),
            second_folder: setting::find::<Option<String>>(
                connection,
                setting::SECOND_BACKUP_FOLDER,
            )?
            .flatten(),
        };
        state.sync = Some(self.sync_status(connection)?);
        state.clock_behind =
            journal::last_moment(connection)?.is_some_and(|last| last > self.now());
        state.storage = self
            .what_hinders_writing(open)
            .map(|code| Problem::failed(code, None));
        // Before somebody signs in the screen looks as for who was here last: mostly they come back.
        state.last_staff = last_sign_in::find(&self.places);
        let known = session.as_ref().map(|member| &member.id);
        if let Some(staff) = known.or(state.last_staff.as_ref()) {
            state.preferences = preference::find(connection, staff)?.unwrap_or_default();
        }
        if let Some(member) = session {
            state.staff = Some(StaffView {
                id: member.id,
                name: member.name,
                role: member.role,
                active: member.active,
                locked: false,
            });
        }
        Ok(())
    }

    /// A write that changes nothing needs no room, so the room is asked for apart.
    fn what_hinders_writing(&self, open: &OpenStore) -> Option<FailureCode> {
        let refused = open.store.probe_writing().err();
        let full = [&self.places.data, &self.places.state]
            .into_iter()
            .filter_map(|folder| disk::free_bytes(folder))
            .any(|free| free < disk::FULL_BYTES);
        let revoked = open.store.read(enrolment::is_revoked).unwrap_or(false);
        refused
            .map(|failure| failure.code)
            .or(revoked.then_some(FailureCode::DeskRevoked))
            .or(full.then_some(FailureCode::StorageFull))
    }

    /// The language of the signed-in person's screen.
    pub(crate) fn screen_language(&self) -> ScreenLanguage {
        let session = lock(&self.session).clone();
        let found = session.and_then(|member| {
            let open = self.open_store().ok()?;
            open.store
                .read(|connection| preference::find(connection, &member.id))
                .ok()?
        });
        found.unwrap_or_default().language
    }

    /// A write to a working table: nothing a screen shows changes by it, and no number is given.
    pub(crate) fn quiet_moment<'a>(&'a self, author: &'a Author) -> Moment<'a> {
        Moment {
            author,
            at: self.now(),
            ids: &*self.ids,
            high_water: None,
        }
    }
}

fn stage(connection: &Connection, session: Option<&StaffMember>) -> Result<Stage, Failure> {
    let confirmed = setting::find(connection, setting::RECOVERY_CONFIRMED)?.unwrap_or(false);
    let administered = crate::store::staff::all(connection)?
        .iter()
        .any(|member| member.active && member.role == Role::Administrator);
    let held = series::hold(connection)?.is_some();
    Ok(match session {
        None if !administered => Stage::FirstRun,
        None => Stage::SignIn,
        Some(member) if !confirmed && member.role.may(Permission::KeepTheDesk) => Stage::Setup,
        Some(_) if held || !confirmed => Stage::SeriesNeeded,
        Some(_) => Stage::Ready,
    })
}

fn stage_of_closed(code: FailureCode) -> Stage {
    match code {
        // The recovery code opens the store also without its keys, if there is a backup.
        FailureCode::KeyMissing | FailureCode::OtherMachine | FailureCode::KeysDamaged => {
            Stage::KeyNeeded
        }
        FailureCode::StorageDamaged | FailureCode::StorageMissing => Stage::StoreDamaged,
        _ => Stage::StoreClosed,
    }
}

fn room_to_announce(places: &Places) -> Option<u32> {
    let free = disk::free_bytes(&places.data).filter(|free| *free < disk::LOW_BYTES)?;
    u32::try_from(free / 1_000_000).ok()
}

fn left_to_announce(last: Option<RunningNumber>) -> Option<u32> {
    Some(numbers_left(last)).filter(|left| *left <= RunningNumber::ANNOUNCED)
}
