//! Enrolment: a one-time code binds this installation to a center, and once more to one that does not know it any more.

use domain::refusal::Field;
use domain::staff::Permission;
use domain::{Refusal, RefusalCode};
use protocol::admission::Admission;
use protocol::identity::{SigningKey, VerifyingKey};
use protocol::wire::{Enrolled, Enrolment as Enrolling};
use protocol::{FailureCode, Problem, ProblemCode};

use super::asking::{Hitch, Parties, Speaker};
use super::engine::Engine;
use super::view::SyncView;
use super::{address, greeting, wait_for};
use crate::desk::{Desk, lock};
use crate::doors;
use crate::failure::{Answer, Failure, Trouble};
use crate::store::enrolment::{self, Admitted, Enrolment, Pin, TakenIn};
use crate::store::series;

/// Letters and digits of a one-time code.
const CODE_LENGTH: usize = 16;

impl Desk {
    /// Enrols the desk at a center, with all that it holds. Where the center cannot be reached, the code waits and is used
    /// when the network first comes.
    ///
    /// # Errors
    /// The center refuses the code: then the desk stands alone as before.
    pub fn enrol(&self, center: &str, code: &str) -> Answer<SyncView> {
        self.session(Permission::KeepTheDesk)?;
        self.enrol_as_the_desk(center, code)
    }

    /// The same for whoever may start the program in a terminal of this machine, where nobody is signed in.
    pub(crate) fn enrol_as_the_desk(&self, center: &str, code: &str) -> Answer<SyncView> {
        let told = {
            let _asks = lock(&self.syncing.somebody_enrols);
            self.keep_code(center, code)?;
            self.use_code()
        };
        // The worker may be resting from what was in the way before.
        self.sync_now();
        self.tell_listeners();
        told?;
        self.sync_view()
    }

    fn use_code(&self) -> Answer<()> {
        let (speaker, open) = (self.speaker(), self.open_store()?);
        let Some(enrolment) = open.store.read(enrolment::find)? else {
            return Ok(());
        };
        let asked = self.asking_to_be_taken_in(&enrolment)?;
        match wait_for(ask(&speaker, &enrolment, &asked))? {
            Ok(taken) => self.note_taken_in(&enrolment.key, &taken)?,
            Err(Hitch::Refused(problem)) => {
                self.let_code_go()?;
                return Err(refused(&problem));
            }
            Err(hitch) => self.set_link(|link| link.problem = Some(hitch.code())),
        }
        Ok(())
    }

    /// Keeps a code that is used when the network first comes.
    pub fn enrol_when_reached(&self, center: &str, code: &str) -> Answer<SyncView> {
        self.session(Permission::KeepTheDesk)?;
        self.keep_code(center, code)?;
        self.sync_view()
    }

    /// Lets a code go that was not used yet; the desk stands as it stood before.
    pub fn forget_enrolment_code(&self) -> Answer<SyncView> {
        self.session(Permission::KeepTheDesk)?;
        self.let_code_go()?;
        self.changed();
        self.sync_view()
    }

    fn keep_code(&self, center: &str, code: &str) -> Answer<()> {
        let center = address::parse(center)?;
        let code = code_of(code)?;
        let new_key = SigningKey::from_bytes(&*doors::secret()?);
        let open = self.open_store()?;
        self.set_link(|link| link.problem = None);
        open.store.write(self.own_moment(), |writing| {
            let before = enrolment::find(writing.connection())?;
            if let Some(enrolled) = before.as_ref().filter(|it| it.receipt_key.is_some()) {
                let revoked = enrolled.revoked_at.is_some();
                if revoked || enrolled.unknown_at.is_none() || enrolled.center != center {
                    return Err(Refusal::general(RefusalCode::AlreadyEnrolled).into());
                }
                // The same desk at the same center: nothing of what it has changes before the center has taken the code.
                return Ok(enrolment::keep_new_code(writing.connection(), &code)?);
            }
            // The center takes one code from one key: who types it again goes on with the key that was perhaps taken in.
            let same = |it: &Enrolment| it.center == center && it.code.as_ref() == Some(&code);
            let key = before.filter(same).map_or(new_key, |it| it.key);
            Ok(enrolment::begin(
                writing.connection(),
                &center,
                &key,
                &code,
            )?)
        })
    }

    fn let_code_go(&self) -> Result<(), Failure> {
        let open = self.open_store()?;
        self.set_link(|link| link.problem = None);
        open.store.write(self.own_moment(), |writing| {
            enrolment::forget_code(writing.connection())
        })
    }

    /// Somebody has read that the center gave the desk another desk code.
    pub fn heed_given_desk_code(&self) -> Answer<SyncView> {
        self.session(Permission::WorkWithApplications)?;
        let open = self.open_store()?;
        open.store.write(self.own_moment(), |writing| {
            enrolment::set_given(writing.connection(), None)
        })?;
        self.changed();
        self.sync_view()
    }
}

impl Engine {
    /// The enrolment of a desk that the center has taken in, now if it had not yet; none while somebody is about to.
    pub(super) async fn taken_in(&self, enrolment: Enrolment) -> Result<Option<Enrolment>, Hitch> {
        let before = enrolment.receipt_key.is_some();
        if before && enrolment.code.is_none() {
            return Ok(Some(enrolment));
        }
        if self.syncing.somebody_enrols.try_lock().is_err() {
            return Ok(None);
        }
        let asking = enrolment.clone();
        let asked = self
            .at_desk(move |desk| desk.asking_to_be_taken_in(&asking))
            .await?;
        let taken = match ask(&self.speaker, &enrolment, &asked).await {
            Err(hitch @ Hitch::Refused(_)) if before => {
                // The enrolment that it has is better than a code that is none.
                self.at_desk(|desk| desk.let_code_go()).await?;
                return Err(hitch);
            }
            taken => taken?,
        };
        let found = self.at_desk(move |desk| {
            desk.note_taken_in(&enrolment.key, &taken)?;
            desk.open_store()?.store.read(enrolment::find)
        });
        let now = found.await?;
        Ok(now.filter(|now| now.receipt_key.is_some()))
    }
}

impl Desk {
    fn asking_to_be_taken_in(&self, enrolment: &Enrolment) -> Result<Enrolling, Failure> {
        let open = self.open_store()?;
        open.store.read(|connection| {
            let current = series::current(connection)?
                .ok_or_else(|| Failure::new(FailureCode::Internal, "no series to enrol"))?;
            Ok(Enrolling {
                code: enrolment.code.clone().unwrap_or_default(),
                key: enrolment.key.verifying_key().to_bytes(),
                installation: current.installation,
                office: current.office.code.to_string(),
                series: greeting::heads(connection)?,
                program: greeting::PROGRAM.to_owned(),
            })
        })
    }

    fn note_taken_in(
        &self,
        key: &SigningKey,
        (enrolled, pin): &(Enrolled, Option<Pin>),
    ) -> Result<(), Failure> {
        let unreadable = |_| Failure::new(FailureCode::MessageUnreadable, "no key for receipts");
        let taken = TakenIn {
            receipt_key: VerifyingKey::from_bytes(&enrolled.receipt_key).map_err(unreadable)?,
            pin: *pin,
            generation: enrolled.generation,
            admitted: enrolled.admission.as_ref().map(admitted),
            at: self.now(),
        };
        let open = self.open_store()?;
        let noted = open.store.write(self.own_moment(), |writing| {
            enrolment::taken_in(writing.connection(), key, &taken)
        })?;
        if !noted {
            // It was noted before, or somebody has typed another code meanwhile.
            return Ok(());
        }
        tracing::info!("the desk is enrolled");
        self.set_link(|link| link.problem = None);
        if let Some(code) = &enrolled.next_desk {
            self.begin_given_series(code)?;
        }
        self.tell_listeners();
        Ok(())
    }
}

/// The center's word as the desk keeps it: its key and its office it knows.
pub(super) fn admitted(admission: &Admission) -> Admitted {
    Admitted {
        at: admission.at,
        signature: admission.signature,
    }
}

async fn ask(
    speaker: &Speaker,
    enrolment: &Enrolment,
    asked: &Enrolling,
) -> Result<(Enrolled, Option<Pin>), Hitch> {
    // A desk that is not enrolled knows nobody: it meets the center now, and knows it from then on.
    let parties = Parties::of(enrolment);
    let told = speaker.tell(&parties, "/v1/enrolment", asked).await;
    let (enrolled, answered) = told?;
    let pin = answered.pin.filter(|_| !address::is_plain(&parties.center));
    Ok((enrolled, pin))
}

fn refused(problem: &Problem) -> Trouble {
    match problem.code {
        ProblemCode::Refusal(code) => Refusal::new(code, Field::EnrolmentCode).into(),
        ProblemCode::Failure(code) => Failure::new(code, "the center refused").into(),
    }
}

/// A code as the center knows it: capitals without spaces, letters that look alike taken for the one that is meant.
fn code_of(typed: &str) -> Result<String, Refusal> {
    let code: String = typed
        .chars()
        .filter(|letter| !letter.is_whitespace() && *letter != '-')
        .map(|letter| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' | 'ı' | 'İ' => '1',
            other => other,
        })
        .collect();
    let given = code.chars().count();
    if given == CODE_LENGTH {
        return Ok(code);
    }
    Err(
        Refusal::new(RefusalCode::EnrolmentCodeLength, Field::EnrolmentCode)
            .with("given", given.to_string()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_understood_as_it_is_read_from_paper() {
        assert_eq!(
            code_of(" ab1o-cdef 2345 678l ").as_deref(),
            Ok("AB10CDEF23456781")
        );
        assert!(code_of("AB10").is_err());
    }
}
