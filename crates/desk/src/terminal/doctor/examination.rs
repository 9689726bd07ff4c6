//! What can be learnt of a store through one connection that only reads.

use chrono::{DateTime, Utc};
use domain::{PaperKind, PrinterTarget};
use rusqlite::{Connection, OpenFlags};

use crate::failure::Failure;
use crate::high_water::{HighWater, HighWaterFailure};
use crate::opening;
use crate::places::Places;
use crate::store::contents::{self, Contents};
use crate::store::health::{self, Health};
use crate::store::series::{self, Series};
use crate::store::{journal, printer_choice, quick_check, with_key};
use crate::vault::{KeyPaths, KeyRing};

/// A store that is looked at.
pub(super) struct Examination {
    connection: Connection,
}

/// What is in it.
pub(super) struct Subject {
    pub(super) health: Health,
    pub(super) contents: Contents,
    pub(super) series: Option<Series>,
    pub(super) held: bool,
    pub(super) last_fact_at: Option<DateTime<Utc>>,
    pub(super) printer: Option<PrinterTarget>,
}

impl Examination {
    /// Opens the store with this machine's key, for reading.
    pub(super) fn begin(places: &Places) -> Result<Self, Failure> {
        let keys = KeyRing::read(&KeyPaths::new(&places.data, &places.state))?;
        let key = keys.open_for_this_machine()?;
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
        let connection = with_key(&places.store(), &key, flags)?;
        Ok(Self { connection })
    }

    /// What is in the store.
    pub(super) fn look(&self) -> Result<Subject, Failure> {
        let connection = &self.connection;
        let printer = printer_choice::printer_for(connection, PaperKind::Slip)?;
        Ok(Subject {
            health: health::read(connection)?,
            contents: contents::read(connection)?,
            series: series::current(connection)?,
            held: series::hold(connection)?.is_some(),
            last_fact_at: journal::last_moment(connection)?,
            printer: printer.map(|printer| printer.target),
        })
    }

    /// Reads every page and follows the chain.
    pub(super) fn prove(&self) -> Result<(), Failure> {
        quick_check(&self.connection)?;
        journal::verify(&self.connection).map(|_| ())
    }

    /// Whether the mark outside the store has counted no further than the store.
    pub(super) fn agrees_with_mark(&self, places: &Places) -> Result<bool, Failure> {
        let mark = match HighWater::open(&places.high_water()) {
            Ok(high_water) => high_water.read(),
            Err(HighWaterFailure::Missing) => None,
            Err(failure) => return Err(failure.into()),
        };
        Ok(!opening::is_behind(&self.connection, mark)?)
    }
}
