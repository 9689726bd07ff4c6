//! What must be true of a store after a fault, whatever the fault was.

use std::collections::HashSet;
use std::path::Path;

use desk::Failure;
use desk::store::agreement::{self, Agreement};
use desk::store::{Store, application, draft, enrolment, journal, rebuild, receipt, slip_job};
use desk::vault::{KeyPaths, KeyRing};
use domain::{ApplicationNumber, Fact};
use protocol::receipt::{Receipt, Series};
use rusqlite::Connection;

use crate::office;

/// A store opened to be looked at, with no desk running.
pub struct Proof {
    store: Store,
}

struct Registered {
    number: ApplicationNumber,
    subject: String,
}

impl Proof {
    /// Opens the store of the office in this folder.
    ///
    /// # Errors
    /// The store or its keys do not open.
    pub fn open(folder: &Path) -> Result<Self, Failure> {
        let places = office::places(folder);
        let keys = KeyRing::read(&KeyPaths::new(&places.data, &places.state))?;
        let store = Store::open(&places.store(), &keys.open_for_this_machine()?, |_| Ok(()))?;
        Ok(Self { store })
    }

    /// The chain verifies and the read tables are what the journal says; how many facts there are.
    ///
    /// # Panics
    /// When it is not so.
    pub fn chain_and_tables(&self) -> u64 {
        let verified = rebuild::verify(&self.store);
        verified
            .expect("the journal and its read tables hold")
            .facts
    }

    /// Nothing acknowledged is lost, no number is there twice or out of order, nothing is there by
    /// half. `said` is what hands said, of which the lines `saved NUMBER` count.
    ///
    /// # Panics
    /// When it is not so.
    pub fn nothing_lost_or_doubled<'a>(&self, said: impl IntoIterator<Item = &'a String>) {
        let registered = self.registered();
        let numbers: Vec<_> = registered.iter().map(|one| one.number).collect();
        assert!(
            numbers.is_sorted_by(|one, next| one.running() < next.running()),
            "numbers rise with the journal, none twice"
        );
        let mut told = HashSet::new();
        let known: HashSet<_> = numbers.iter().copied().collect();
        for number in said
            .into_iter()
            .filter_map(|line| line.strip_prefix("saved "))
        {
            let number: ApplicationNumber = number.parse().expect("a valid number was said");
            assert!(told.insert(number), "{number} was said twice");
            assert!(
                known.contains(&number),
                "{number} was acknowledged and is lost"
            );
        }
        let checked = self
            .store
            .read(|connection| no_half_states(connection, &registered));
        checked.expect("a readable store");
    }

    /// How many applications there are.
    pub fn count(&self) -> usize {
        self.registered().len()
    }

    /// The center's newest word on what it has of the first series, if there is one that is really the center's.
    ///
    /// # Panics
    /// The store cannot be read, or a receipt is not what the center signed.
    pub fn receipt(&self) -> Option<Receipt> {
        let read = self.store.read(|connection| -> Result<_, Failure> {
            let key = enrolment::find(connection)?.and_then(|enrolment| enrolment.receipt_key);
            let head = journal::head(connection)?;
            Ok((receipt::of(connection, 1)?, key, head.office))
        });
        let (kept, key, office) = read.expect("a readable store");
        let kept = kept?;
        let series = Series {
            office: office.expect("an office"),
            desk: kept.desk,
        };
        let key = key.expect("the center's key");
        assert!(kept.receipt.holds(&key, series), "the center signed it");
        Some(kept.receipt)
    }

    /// Where the journal ends: place and hash.
    ///
    /// # Panics
    /// The store cannot be read.
    pub fn end(&self) -> (u64, [u8; 32]) {
        let head = self.store.read(journal::head).expect("a readable store");
        (head.sequence, head.hash)
    }

    /// What desks of one office must agree on.
    ///
    /// # Panics
    /// The store cannot be read.
    pub fn agreement(&self) -> Agreement {
        let read = self.store.read(agreement::of);
        read.expect("a readable store")
    }

    fn registered(&self) -> Vec<Registered> {
        let mut registered = Vec::new();
        let replayed = self.store.read(|connection| {
            journal::replay(connection, |recorded| {
                if let Some(Fact::ApplicationRegistered {
                    number,
                    registration,
                    ..
                }) = &recorded.fact
                {
                    registered.push(Registered {
                        number: *number,
                        subject: registration.subject.clone(),
                    });
                }
                Ok(())
            })
        });
        replayed.expect("a readable journal");
        registered
    }
}

/// A registration brings its row and its slip with it and takes the draft away: all or nothing.
fn no_half_states(connection: &Connection, registered: &[Registered]) -> Result<(), Failure> {
    let mut subjects = HashSet::new();
    let mut slips = HashSet::new();
    for Registered { number, subject } in registered {
        assert!(
            subjects.insert(subject.as_str()),
            "{subject} registered twice"
        );
        assert!(
            application::exists(connection, *number)?,
            "a fact without its row"
        );
        slips.insert(slip_job::all_of(connection, *number)?.len());
    }
    assert!(
        slips.len() <= 1 && slips.iter().all(|count| *count <= 1),
        "each has one slip, or none has where there is no printer: {slips:?}"
    );
    let rows = usize::try_from(application::count(connection)?).unwrap_or_default();
    assert_eq!(rows, registered.len(), "no row without its fact");
    for job in slip_job::open(connection)? {
        assert!(
            application::exists(connection, job.number)?,
            "a slip of nothing"
        );
    }
    for member in desk::store::staff::all(connection)? {
        if let Some((left, _)) = draft::find(connection, &member.id)? {
            let done = subjects.contains(left.subject.as_str());
            assert!(!done, "the draft of a registered application is left over");
        }
    }
    Ok(())
}
