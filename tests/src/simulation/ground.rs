//! What every world begins with: a database with all offices and three codes, and three desks that were set up and
//! told their code, made once and copied for each world.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use desk::Desk;
use desk::doors::{Clock, RandomIds};
use desk::store::Store;
use domain::sign_in::{BootId, MonotonicMoment};
use domain::{Role, SlipWidth};

use super::center::Process;
use crate::center;
use crate::closed_office::key_of;
use crate::office::{
    ADMINISTRATOR, ADMINISTRATOR_SECRET, CHEAP, CLERK, CLERK_SECRET, OFFICE, places,
};

/// How many desks a world has.
pub const DESKS: usize = 3;

/// Where desks think that their center is; the world's network knows better.
pub(super) const CENTER: &str = "http://127.0.0.1:8443";

/// When a world begins, in milliseconds since 1970 (UTC): a Monday morning.
pub(super) const BEGINNING: i64 = 1_804_579_200_000;

/// Nobody types a wrong PIN in a world, so one moment of one machine will do.
pub(super) const MACHINE: MonotonicMoment = MonotonicMoment {
    boot: BootId(0),
    since_boot_ms: 0,
};

/// The ground and the database server that it stands on.
#[derive(Clone, Debug)]
pub struct Ground {
    folder: PathBuf,
    socket: PathBuf,
}

/// The clock while the ground is made.
struct Beginning;

impl Clock for Beginning {
    fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(BEGINNING).unwrap_or_default()
    }

    fn monotonic(&self) -> Result<MonotonicMoment, desk::Failure> {
        Ok(MACHINE)
    }
}

impl Ground {
    /// The ground in this folder, with the server that is reached by a socket in the other.
    pub fn at(folder: &Path, socket: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            socket: socket.to_owned(),
        }
    }

    /// Makes it.
    ///
    /// # Panics
    /// When it cannot be made.
    pub fn make(&self) {
        fs::write(self.receipt_key(), [7; 32]).expect("the key can be written");
        self.sql("CREATE DATABASE ground");
        let mut center = Process::start(self, "ground", BEGINNING);
        center.tell("offices");
        for place in 0..DESKS {
            let code = center.tell(&format!("code {OFFICE}"));
            let code = code.strip_prefix("code ").expect("a code");
            set_up(&self.desk(place), place, code);
        }
    }

    /// Copies what a desk begins with to where it lives.
    pub(super) fn settle(&self, place: usize, folder: &Path) {
        copy(&self.desk(place), folder);
    }

    /// Makes a database that is a copy of another, which nobody uses at the moment.
    pub(super) fn copy_database(&self, from: &str, to: &str) {
        let files = "STRATEGY file_copy";
        self.sql(&format!("CREATE DATABASE {to} TEMPLATE {from} {files}"));
    }

    /// Lets a database go.
    pub(super) fn drop_database(&self, name: &str) {
        self.sql(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
    }

    /// What a question says of a database, line by line.
    pub(super) fn ask(&self, database: &str, question: &str) -> Vec<String> {
        let told = self.psql(database, question);
        told.lines().map(str::to_owned).collect()
    }

    /// How a database is reached, in libpq's words.
    pub(super) fn words(&self, database: &str) -> String {
        let socket = self.socket.display();
        format!("host={socket} user=center dbname={database}")
    }

    pub(super) fn receipt_key(&self) -> PathBuf {
        self.folder.join("receipt.key")
    }

    fn desk(&self, place: usize) -> PathBuf {
        self.folder.join(format!("desk-{place}"))
    }

    fn sql(&self, statement: &str) {
        self.psql("postgres", statement);
    }

    fn psql(&self, database: &str, statement: &str) -> String {
        let words = self.words(database);
        let done = Command::new(center::programs().join("psql"))
            .args(["--no-psqlrc", "--quiet", "--tuples-only", "--no-align"])
            .args(["--set=ON_ERROR_STOP=1", "--command", statement, &words])
            .stdin(Stdio::null())
            .output()
            .expect("psql is installed");
        let problem = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success(), "{statement}: {problem}");
        String::from_utf8_lossy(&done.stdout).into_owned()
    }
}

fn set_up(folder: &Path, place: usize, code: &str) {
    let desk = Desk::open_with(places(folder), Arc::new(Beginning), Arc::new(RandomIds));
    let desk = desk.expect("the desk opens");
    desk.set_sign_in_cost(CHEAP);
    let done = (|| -> desk::Answer<()> {
        desk.choose_office(OFFICE, &format!("{:02}", place + 1))?;
        desk.choose_administrator(ADMINISTRATOR, ADMINISTRATOR_SECRET, ADMINISTRATOR_SECRET)?;
        desk.choose_printer("", SlipWidth::Mm80)?;
        let recovery = desk.new_recovery_code()?.groups.join(" ");
        desk.confirm_recovery_code(&recovery)?;
        desk.add_staff(CLERK, Role::Clerk, CLERK_SECRET, CLERK_SECRET)?;
        desk.enrol(CENTER, code)?;
        Ok(())
    })();
    done.expect("the desk is set up");
}

/// The store of a desk that is off.
pub(super) fn open_store(folder: &Path) -> Store {
    let places = places(folder);
    let key = key_of(&places);
    Store::open(&places.store(), &key, |_| Ok(())).expect("its store")
}

/// Copies a folder with all that is in it.
pub(super) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("a folder that is there") {
        let entry = entry.expect("an entry");
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else if entry.file_type().is_ok_and(|kind| kind.is_file()) {
            fs::copy(from, to).expect("a file can be copied");
        }
    }
}
