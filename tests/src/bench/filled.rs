//! An office with very many applications, and people who once came to it.

use std::path::{Path, PathBuf};
use std::time::Instant;

use desk::store::{Store, journal};
use desk::vault::{KeyPaths, KeyRing};
use desk::{Answer, Failure};
use domain::{Deadlines, Fact, Registration};
use tempfile::TempDir;

use crate::office::{Office, places};

/// Enough to see what grows; a full run asks for a million.
const QUICK: u32 = 100_000;

/// A filled office in its folder.
pub struct Filled {
    folder: PathBuf,
    count: u32,
    _temporary: Option<TempDir>,
}

/// Someone who came once, as they would be typed.
pub struct Visitor {
    /// Identity number, if they have one.
    pub national_id: Option<String>,
    /// Telephone, if they have one.
    pub phone: Option<String>,
    /// Given name.
    pub given_name: String,
    /// Surname.
    pub surname: String,
}

impl Filled {
    /// The filled office of an earlier run if one is kept, else a new one; says how long it took.
    ///
    /// # Errors
    /// What the desk refuses or fails at.
    pub fn get() -> Answer<Self> {
        let asked = std::env::var("ACIKKAPI_APPLICATIONS").ok();
        Self::of(asked.and_then(|word| word.parse().ok()).unwrap_or(QUICK))
    }

    /// The same with so many applications.
    ///
    /// # Errors
    /// What the desk refuses or fails at.
    pub fn of(count: u32) -> Answer<Self> {
        let (folder, temporary) = if let Some(kept) = std::env::var_os("ACIKKAPI_BENCH_FOLDER") {
            (Path::new(&kept).join(count.to_string()), None)
        } else {
            let temporary = TempDir::new()?;
            (temporary.path().to_owned(), Some(temporary))
        };
        let filled = Self {
            folder,
            count,
            _temporary: temporary,
        };
        if !places(&filled.folder).store().exists() {
            filled.make()?;
        }
        Ok(filled)
    }

    fn make(&self) -> Answer<()> {
        std::fs::create_dir_all(&self.folder)?;
        let office = Office::open(&self.folder)?;
        let begun = Instant::now();
        desk::demo::generate(office.desk(), self.count, |_| ())?;
        let seconds = begun.elapsed().as_secs_f64();
        let each = seconds / f64::from(self.count.max(1)) * 1e6;
        println!(
            "{} applications made in {seconds:.1} s, {each:.0} µs each",
            self.count
        );
        Ok(())
    }

    /// How many applications it was filled with.
    pub fn count(&self) -> u32 {
        self.count
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// A copy of it elsewhere, to be worked with.
    ///
    /// # Errors
    /// What the disk refuses.
    pub fn copy_to(&self, folder: &Path) -> std::io::Result<()> {
        copy(&self.folder, folder)
    }

    /// What its first applications are, at most so many.
    ///
    /// # Errors
    /// The store does not open.
    pub fn matters(&self, most: usize) -> Result<Vec<(Registration, Deadlines)>, Failure> {
        let mut matters = Vec::with_capacity(most);
        self.store()?.read(|connection| {
            journal::replay(connection, |recorded| {
                if let Some(Fact::ApplicationRegistered {
                    registration,
                    deadlines,
                    ..
                }) = &recorded.fact
                    && matters.len() < most
                {
                    matters.push(((**registration).clone(), *deadlines));
                }
                Ok(())
            })
        })?;
        Ok(matters)
    }

    /// About so many of its visitors, evenly from the first to the last.
    ///
    /// # Errors
    /// The store does not open.
    pub fn visitors(&self, about: u32) -> Result<Vec<Visitor>, Failure> {
        let store = self.store()?;
        let (mut visitors, mut seen) = (Vec::new(), 0);
        let every = (self.count / about.max(1)).max(1);
        store.read(|connection| {
            journal::replay(connection, |recorded| {
                if let Some(Fact::ApplicationRegistered { registration, .. }) = &recorded.fact {
                    if seen % every == 0 {
                        visitors.push(visitor(registration));
                    }
                    seen += 1;
                }
                Ok(())
            })
        })?;
        Ok(visitors)
    }

    fn store(&self) -> Result<Store, Failure> {
        let places = places(&self.folder);
        let keys = KeyRing::read(&KeyPaths::new(&places.data, &places.state))?;
        Store::open(&places.store(), &keys.open_for_this_machine()?, |_| Ok(()))
    }
}

/// A folder and all that is in it.
fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            std::fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}

fn visitor(registration: &Registration) -> Visitor {
    let applicant = &registration.applicant;
    let national_id = applicant.identity.national_id();
    Visitor {
        national_id: national_id.map(|id| id.digits().to_owned()),
        phone: applicant
            .phone
            .as_ref()
            .map(|phone| phone.e164().to_owned()),
        given_name: applicant.given_name.clone(),
        surname: applicant.surname.clone(),
    }
}
