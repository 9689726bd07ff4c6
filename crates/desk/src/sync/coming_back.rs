//! A center that came back from a backup which lacks this desk: it is shown its own word that it took the desk in. Where that
//! does not help, a person is told that a new code is needed; what the desk has stays as it is.

use protocol::admission::Admission;
use protocol::wire::{Enrolled, Readmission};
use protocol::{FailureCode, Problem, ProblemCode};

use super::asking::{Hitch, Parties};
use super::engine::Engine;
use super::greeting;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::store::enrolment::{self, Enrolment};
use crate::store::series;

impl Engine {
    /// Shows the center its own word; whether it knows the desk again.
    pub(super) async fn come_back(&self, enrolment: &Enrolment) -> Result<bool, Hitch> {
        let shown = enrolment.clone();
        let asked = self
            .at_desk(move |desk| desk.asking_to_come_back(&shown))
            .await?;
        if let Some(asked) = asked {
            let parties = Parties::of(enrolment);
            let told = self.speaker.tell(&parties, "/v1/readmission", &asked).await;
            match told {
                Ok((enrolled, _)) => {
                    self.at_desk(move |desk| desk.note_known_again(&enrolled))
                        .await?;
                    return Ok(true);
                }
                Err(hitch) if !is_unknown(&hitch) => return Err(hitch),
                Err(_) => {}
            }
        }
        self.at_desk(|desk| desk.note_unknown()).await?;
        Ok(false)
    }
}

/// The center does not know the desk.
pub(super) fn is_unknown(hitch: &Hitch) -> bool {
    let unknown = ProblemCode::Failure(FailureCode::DeskUnknown);
    matches!(hitch, Hitch::Refused(Problem { code, .. }) if *code == unknown)
}

impl Desk {
    /// None where the center never gave its word.
    fn asking_to_come_back(&self, enrolment: &Enrolment) -> Result<Option<Readmission>, Failure> {
        let Some(admitted) = enrolment.admitted else {
            return Ok(None);
        };
        let open = self.open_store()?;
        open.store.read(|connection| {
            let current = series::current(connection)?.ok_or_else(|| {
                Failure::new(FailureCode::Internal, "no series to come back with")
            })?;
            Ok(Some(Readmission {
                admission: Admission {
                    key: enrolment.key.verifying_key().to_bytes(),
                    office: current.office.code.to_string(),
                    at: admitted.at,
                    signature: admitted.signature,
                },
                installation: current.installation,
                series: greeting::heads(connection)?,
                program: greeting::PROGRAM.to_owned(),
            }))
        })
    }

    fn note_known_again(&self, enrolled: &Enrolled) -> Result<(), Failure> {
        let generation = enrolled.generation;
        let open = self.open_store()?;
        open.store.write(self.own_moment(), |writing| {
            enrolment::known_again(writing.connection(), generation)
        })?;
        tracing::warn!("the center did not know the desk, and does again");
        if let Some(code) = &enrolled.next_desk {
            self.begin_given_series(code)?;
        }
        self.tell_listeners();
        Ok(())
    }

    fn note_unknown(&self) -> Result<(), Failure> {
        let at = self.now();
        let open = self.open_store()?;
        open.store.write(self.own_moment(), |writing| {
            enrolment::set_unknown(writing.connection(), at)
        })
    }
}
