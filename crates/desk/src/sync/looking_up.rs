//! Another office's application, asked for at the center for the person who applied. Nothing of it is kept here.

use domain::refusal::Field;
use domain::staff::Permission;
use domain::{ApplicationNumber, Refusal, RefusalCode};
use protocol::wire::{LookUp, LookedUp};
use protocol::{FailureCode, Problem, ProblemCode};
use serde::de::DeserializeOwned;

use super::asking::{Hitch, Parties};
use super::wait_for;
use crate::desk::Desk;
use crate::failure::{Answer, Failure, Trouble};
use crate::store::enrolment;
use crate::views::Elsewhere;

/// How many of the last digits are asked for.
const DIGITS: usize = 4;

impl Desk {
    /// Asks the center where another office's application stands. `digits` are the last four of the identity number or the
    /// telephone of the person who applied; the center notes at the application that it was looked at.
    ///
    /// # Errors
    /// Number and digits do not fit, there were too many tries, or the center cannot be reached.
    pub fn look_up_elsewhere(&self, number: &str, digits: &str) -> Answer<Elsewhere> {
        self.session(Permission::WorkWithApplications)?;
        let number: ApplicationNumber = number.parse()?;
        let digits = digits.trim();
        if digits.len() != DIGITS || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Refusal::new(RefusalCode::DigitsWrong, Field::Digits).into());
        }
        let enrolment = self.open_store()?.store.read(enrolment::find)?;
        let enrolment = enrolment
            .filter(|enrolment| enrolment.receipt_key.is_some())
            .ok_or_else(|| Refusal::general(RefusalCode::NotEnrolled))?;
        let asked = LookUp {
            number: number.digits(),
            digits: digits.to_owned(),
        };
        let (speaker, parties) = (self.speaker(), Parties::of(&enrolment));
        let told = wait_for(speaker.tell(&parties, "/v1/look-up", &asked))?;
        let (told, _): (LookedUp, _) = told.map_err(trouble)?;
        Ok(view(number, told)?)
    }
}

fn view(number: ApplicationNumber, told: LookedUp) -> Result<Elsewhere, Failure> {
    let unreadable = |error| Failure::new(FailureCode::MessageUnreadable, error);
    Ok(Elsewhere {
        number: number.to_string(),
        office: told.office,
        state: word(&told.state),
        due_on: told.due_on.parse().map_err(unreadable)?,
        unit: told.unit,
        outcome: told.outcome.as_deref().and_then(word),
        explanation: told.explanation,
    })
}

/// A word of the center's; none where it is a newer one's.
fn word<T: DeserializeOwned>(told: &str) -> Option<T> {
    serde_json::from_value(told.into()).ok()
}

fn trouble(hitch: Hitch) -> Trouble {
    match hitch {
        Hitch::Refused(Problem {
            code: ProblemCode::Refusal(code),
            field,
            arguments,
            ..
        }) => Refusal {
            code,
            field,
            arguments,
        }
        .into(),
        hitch => match hitch.code() {
            ProblemCode::Refusal(code) => Refusal::general(code).into(),
            ProblemCode::Failure(code) => Failure::new(code, "nothing was looked up").into(),
        },
    }
}
