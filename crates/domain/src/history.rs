//! What an application has come to: its facts applied in order.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use crate::application::Application;
use crate::fact::Fact;
use crate::life::{Life, Step};
use crate::refusal::Refusal;
use crate::staff::Author;

impl Application {
    /// The application that a registration begins; none for any other fact.
    pub fn begun_by(fact: &Fact, author: Author, at: DateTime<Utc>) -> Option<Self> {
        let Fact::ApplicationRegistered {
            number,
            registration,
            deadlines,
        } = fact
        else {
            return None;
        };
        Some(Self {
            number: *number,
            registered_at: at,
            registered_by: author,
            registration: (**registration).clone(),
            deadlines: *deadlines,
            revision: 1,
            life: Life::begun(),
            sms: BTreeMap::new(),
            copies: 0,
            large_copies: BTreeSet::new(),
        })
    }

    /// Takes in a later fact about it, recorded at a moment. Facts about something else change nothing, and neither does a
    /// step that is not possible any more.
    ///
    /// # Errors
    /// The fact is a step that is refused: whoever puts facts in order makes that visible ([`Fact::FactRefused`]).
    pub fn take_in(&mut self, fact: &Fact, at: DateTime<Utc>) -> Result<(), Refusal> {
        if fact.number() != Some(self.number) {
            return Ok(());
        }
        if !fact.is_note() {
            self.revision += 1;
        }
        match fact {
            Fact::ApplicationCorrected { changes, .. } => {
                changes
                    .iter()
                    .cloned()
                    .for_each(|change| self.registration.change(change));
            }
            Fact::SlipCopied { copy, large, .. } => {
                self.copies = self.copies.max(*copy);
                if *large {
                    self.large_copies.insert(*copy);
                }
            }
            Fact::SmsFateChanged { purpose, fate, .. } => {
                self.sms.insert(*purpose, *fate);
            }
            _ => {}
        }
        Step::of(fact).map_or(Ok(()), |(revision, step)| {
            self.life.take_in(revision, &step, at)
        })
    }
}
