//! What an application has come to: its facts applied in order.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use crate::application::Application;
use crate::fact::Fact;
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
            copies: 0,
            large_copies: BTreeSet::new(),
        })
    }

    /// Takes in a later fact about it. Facts about something else change nothing.
    pub fn take_in(&mut self, fact: &Fact) {
        if fact.number() != Some(self.number) {
            return;
        }
        self.revision += 1;
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
            _ => {}
        }
    }
}
