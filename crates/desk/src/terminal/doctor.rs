//! `doctor`: how the desk is, without changing anything, also beside a running desk.

mod examination;
mod printer;
mod report;

use std::fs::{File, TryLockError};

use chrono::Datelike;
use domain::RefusalCode;
use paper::{PaperWidth, Press, TestPage};
use text::{Words, key};

use self::examination::{Examination, Subject};
use self::report::Report;
use super::proving::count;
use super::{Console, Ending};
use crate::backup;
use crate::disk;
use crate::documents;
use crate::doors::{Clock, MachineClock, at_desk};
use crate::machine::MachinePaths;
use crate::places::Places;
use crate::store::migrations;
use crate::vault::{KeyPaths, KeyRing, Protection};

/// A backup older than so many hours is worth a word.
const STALE_BACKUP_HOURS: i64 = 48;

/// The year in which this program began; a clock before it is wrong.
const FIRST_YEAR: i32 = 2026;

pub(super) fn examine(
    places: &Places,
    words: &Words,
    console: &mut Console<'_>,
) -> Result<(), Ending> {
    let mut report = Report {
        words,
        console,
        bad: 0,
    };
    let running = runs(places);
    surroundings(&mut report, places, running);
    if !places.store().exists() && !places.keys().exists() {
        report.say(true, key::TERMINAL_DOCTOR_NO_DESK, &[]);
    } else {
        match Examination::begin(places) {
            Ok(examination) => store(&mut report, places, &examination, running),
            Err(failure) => report.failed(&failure),
        }
        protection(&mut report, places);
        backups(&mut report, places);
    }
    if report.bad == 0 {
        report.console.say(&words.say(key::TERMINAL_DOCTOR_WELL));
        return Ok(());
    }
    let found = [("count", count(report.bad as u64))];
    console.complain(&words.say_with(key::TERMINAL_DOCTOR_FOUND, &found));
    Err(Ending::Said)
}

fn surroundings(report: &mut Report<'_, '_>, places: &Places, running: bool) {
    let version = [("version", env!("CARGO_PKG_VERSION").into())];
    report.say(true, key::TERMINAL_DOCTOR_VERSION, &version);
    for (key, folder) in [
        (key::TERMINAL_DOCTOR_DATA, &places.data),
        (key::TERMINAL_DOCTOR_STATE, &places.state),
    ] {
        report.say(
            true,
            key,
            &[("folder", folder.display().to_string().into())],
        );
    }
    if running {
        report.say(true, key::TERMINAL_DOCTOR_RUNS, &[]);
    }
    // No fault of the desk's: it registers and prints without.
    if !documents::Folder::is_possible(places.session.as_deref()) {
        report.say(true, key::TERMINAL_DOCTOR_NO_PRIVATE_MEMORY, &[]);
    }
    if let Some(free) = disk::free_bytes(&places.data) {
        let megabytes = [("megabytes", count(free / 1_000_000))];
        report.say(
            free >= disk::LOW_BYTES,
            key::TERMINAL_DOCTOR_ROOM,
            &megabytes,
        );
    }
}

fn protection(report: &mut Report<'_, '_>, places: &Places) {
    let keys = match KeyRing::read(&KeyPaths::new(&places.data, &places.state)) {
        Ok(keys) => keys,
        Err(failure) => return report.failed(&failure.into()),
    };
    match keys.protection() {
        Some(Protection::Tpm) => report.say(true, key::TERMINAL_DOCTOR_KEY_IN_TPM, &[]),
        Some(Protection::KeyFile) => report.say(true, key::TERMINAL_DOCTOR_KEY_IN_FILE, &[]),
        None => report.say(false, key::TERMINAL_DOCTOR_KEY_DAMAGED, &[]),
    }
}

fn store(report: &mut Report<'_, '_>, places: &Places, examination: &Examination, running: bool) {
    let subject = match examination.look() {
        Ok(subject) => subject,
        Err(failure) => return report.failed(&failure),
    };
    let newest = migrations::newest() as u64;
    let engine = [
        ("sqlite", subject.health.sqlite.as_str().into()),
        ("cipher", subject.health.cipher.as_str().into()),
        ("journal", subject.health.journal_mode.as_str().into()),
    ];
    report.say(true, key::TERMINAL_DOCTOR_ENGINE, &engine);
    let version = u64::from(subject.contents.version);
    let versions = [("version", count(version)), ("newest", count(newest))];
    report.say(version == newest, key::TERMINAL_DOCTOR_TABLES, &versions);
    let contents = [
        ("facts", count(subject.contents.facts)),
        ("applications", count(subject.contents.applications)),
    ];
    report.say(true, key::TERMINAL_DOCTOR_CONTENTS, &contents);
    match examination.prove() {
        Ok(()) => report.say(true, key::TERMINAL_DOCTOR_CHAIN, &[]),
        Err(failure) => report.failed(&failure),
    }
    numbers(report, places, examination, &subject);
    clock(report, &subject);
    drawing(report, &subject);
    printer::ask_after(report, &subject, running);
}

fn numbers(
    report: &mut Report<'_, '_>,
    places: &Places,
    examination: &Examination,
    subject: &Subject,
) {
    let Some(series) = &subject.series else {
        return report.say(true, key::TERMINAL_DOCTOR_NOT_SET_UP, &[]);
    };
    let left = domain::number::numbers_left(series.last);
    let values = [
        ("office", series.office.full_name().into()),
        ("desk", series.desk.to_string().into()),
        ("left", count(left.into())),
    ];
    report.say(left > 0, key::TERMINAL_DOCTOR_NUMBERS, &values);
    if subject.held {
        report.refused(RefusalCode::SeriesUnsure);
    }
    match examination.agrees_with_mark(places) {
        Ok(agrees) => {
            let key = if agrees {
                key::TERMINAL_DOCTOR_MARK_AGREES
            } else {
                key::TERMINAL_DOCTOR_MARK_DIFFERS
            };
            report.say(agrees, key, &[]);
        }
        Err(failure) => report.failed(&failure),
    }
}

/// The fonts are in the program; whether a page comes out of them is tried.
fn drawing(report: &mut Report<'_, '_>, subject: &Subject) {
    let Some(series) = &subject.series else {
        return;
    };
    let page = TestPage {
        office: series.office.full_name(),
        desk: series.desk,
        printer: String::new(),
        paper: PaperWidth::MM80,
        printed_at: at_desk(machine_clock().now()).naive_local(),
    };
    let drawn = page
        .document(report.words)
        .and_then(|document| Press::new().set(&document, PaperWidth::MM80))
        .and_then(|sheet| sheet.escpos());
    match drawn {
        Ok(_) => report.say(true, key::TERMINAL_DOCTOR_DRAWS, &[]),
        Err(failure) => report.failed(&failure.into()),
    }
}

fn clock(report: &mut Report<'_, '_>, subject: &Subject) {
    let now = machine_clock().now();
    let wall = at_desk(now).naive_local();
    let behind = subject.last_fact_at.is_some_and(|last| last > now);
    let moment = [("moment", report.words.date_and_time(wall).into())];
    let good = !behind && wall.year() >= FIRST_YEAR;
    let key = if good {
        key::TERMINAL_DOCTOR_CLOCK
    } else {
        key::TERMINAL_DOCTOR_CLOCK_WRONG
    };
    report.say(good, key, &moment);
}

fn backups(report: &mut Report<'_, '_>, places: &Places) {
    match backup::newest(places) {
        Some(made) => {
            let hours = (machine_clock().now() - made).num_hours();
            let values = [("hours", count(hours.max(0).unsigned_abs()))];
            let good = (0..=STALE_BACKUP_HOURS).contains(&hours);
            report.say(good, key::TERMINAL_DOCTOR_BACKUP, &values);
        }
        None => report.say(false, key::TERMINAL_DOCTOR_NO_BACKUP, &[]),
    }
    if let Some(folder) = backup::second_folder(places) {
        let there = folder.is_dir();
        let values = [("folder", folder.display().to_string().into())];
        let key = if there {
            key::TERMINAL_DOCTOR_SECOND_FOLDER
        } else {
            key::TERMINAL_DOCTOR_SECOND_FOLDER_GONE
        };
        report.say(there, key, &values);
    }
}

fn runs(places: &Places) -> bool {
    File::open(places.lock())
        .is_ok_and(|file| matches!(file.try_lock(), Err(TryLockError::WouldBlock)))
}

fn machine_clock() -> MachineClock {
    MachineClock {
        machine: MachinePaths::default(),
    }
}
