//! The life of an application: which steps it can take, and what each one leaves behind.
//!
//! registered → referred → (returned → referred again)* → answered → concluded → result delivered; it can be
//! withdrawn until it is concluded, and reopened afterwards. Corrections and links change nothing here.
//!
//! A step says which revision it saw: how many steps its author knew of, this application's
//! registration being the first. Every step counts, also one that was refused: steps that a desk took while it
//! was alone follow each other in the common order, so a step that saw as many as stand before it saw those very steps.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::application::{AttachmentReference, Kind};
use crate::catalogue::UnitCode;
use crate::fact::Fact;
use crate::number::ApplicationNumber;
use crate::refusal::{Field, Refusal, RefusalCode};
use crate::typed_text::{NARRATIVE_LIMIT, NOTE_LIMIT, one_line, several_lines, within};

/// How far an application has come.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub enum State {
    /// Written down; no unit has it yet.
    #[default]
    Registered,
    /// A unit has it.
    Referred,
    /// The unit sent it back; it waits to be referred again.
    Returned,
    /// The unit answered; the office has not said yet what comes of it.
    Answered,
    /// What came of it stands; the person does not know yet.
    Concluded,
    /// The person knows.
    Delivered,
    /// The person took it back.
    Withdrawn,
    /// Taken up again after it had ended; it waits to be referred.
    Reopened,
}

impl State {
    /// Every one, in the order of a life.
    pub const ALL: [Self; 8] = [
        Self::Registered,
        Self::Referred,
        Self::Returned,
        Self::Answered,
        Self::Concluded,
        Self::Delivered,
        Self::Withdrawn,
        Self::Reopened,
    ];

    /// As facts and tables hold it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::Referred => "referred",
            Self::Returned => "returned",
            Self::Answered => "answered",
            Self::Concluded => "concluded",
            Self::Delivered => "delivered",
            Self::Withdrawn => "withdrawn",
            Self::Reopened => "reopened",
        }
    }

    /// Whether somebody still owes an answer: what can fall due.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Concluded | Self::Delivered | Self::Withdrawn)
    }
}

/// What came of an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub enum Outcome {
    /// What was asked for is done, or will be.
    Positive,
    /// It cannot be done, for the reasons given.
    Negative,
    /// Another authority is asked.
    ReferredElsewhere,
    /// It cannot be examined (law 3071, art. 6).
    NotExaminable,
}

impl Outcome {
    /// Whether a unit must have answered first.
    pub const fn needs_answer(self) -> bool {
        matches!(self, Self::Positive | Self::Negative)
    }
}

/// How the person learned the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub enum DeliveryWay {
    /// At the desk.
    InPerson,
    /// On the telephone.
    Phone,
    /// By letter.
    Letter,
}

/// What a unit says, with its reasons.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub struct Answer {
    /// In the unit's words.
    pub text: String,
    /// Papers that came with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<AttachmentReference>,
}

/// What somebody wants to do with an application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Send it to a unit: for the first time, again, or on to another one.
    Refer {
        /// Which.
        unit: UnitCode,
        /// A few words for the unit; may be empty.
        note: String,
    },
    /// Send it back to the office.
    Return {
        /// The unit that had it.
        unit: UnitCode,
        /// Why.
        reason: String,
    },
    /// Answer it.
    Answer {
        /// The unit that has it.
        unit: UnitCode,
        /// What it says.
        answer: Answer,
    },
    /// Say what came of it.
    Conclude {
        /// What.
        outcome: Outcome,
        /// In words for the person.
        explanation: String,
    },
    /// The person was told.
    Deliver {
        /// How.
        way: DeliveryWay,
    },
    /// The person takes it back.
    Withdraw {
        /// Why, if said.
        reason: String,
    },
    /// Take it up again.
    Reopen {
        /// Why.
        reason: String,
    },
}

/// What came of an application, once that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conclusion {
    /// What.
    pub outcome: Outcome,
    /// In words for the person.
    pub explanation: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// How far an application has come, and with whom it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Life {
    /// How far.
    pub state: State,
    /// How many steps it was asked to take, its registration being the first.
    pub revision: u32,
    /// The unit that has it, or had it last.
    pub unit: Option<UnitCode>,
    /// What the unit answered, until it is reopened.
    pub answer: Option<Answer>,
    /// What came of it, until it is reopened.
    pub conclusion: Option<Conclusion>,
}

impl Life {
    /// The life of something that was registered just now.
    pub fn begun() -> Self {
        Self {
            revision: 1,
            ..Self::default()
        }
    }

    /// What a step leaves behind.
    ///
    /// # Errors
    /// It saw another revision than this one, or is not possible from here.
    pub fn after(&self, revision: u32, step: &Step, at: DateTime<Utc>) -> Result<Self, Refusal> {
        if revision != self.revision {
            return Err(Refusal::general(RefusalCode::StepOutdated));
        }
        let mut next = self.clone();
        next.revision += 1;
        next.state = self.state_after(step)?;
        match step {
            Step::Refer { unit, .. } => next.unit = Some(unit.clone()),
            Step::Answer { answer, .. } => next.answer = Some(answer.clone()),
            Step::Conclude {
                outcome,
                explanation,
            } => {
                next.conclusion = Some(Conclusion {
                    outcome: *outcome,
                    explanation: explanation.clone(),
                    at,
                });
            }
            Step::Reopen { .. } => {
                next.answer = None;
                next.conclusion = None;
            }
            Step::Return { .. } | Step::Deliver { .. } | Step::Withdraw { .. } => {}
        }
        Ok(next)
    }

    /// Takes a step as it comes in the common order. One that is refused counts, and changes nothing else.
    ///
    /// # Errors
    /// As [`Life::after`].
    pub fn take_in(
        &mut self,
        revision: u32,
        step: &Step,
        at: DateTime<Utc>,
    ) -> Result<(), Refusal> {
        match self.after(revision, step, at) {
            Ok(next) => {
                *self = next;
                Ok(())
            }
            Err(refusal) => {
                self.revision += 1;
                Err(refusal)
            }
        }
    }

    fn state_after(&self, step: &Step) -> Result<State, Refusal> {
        use State::{
            Answered, Concluded, Delivered, Referred, Registered, Reopened, Returned, Withdrawn,
        };
        let has = |unit: &UnitCode| self.unit.as_ref() == Some(unit);
        match (step, self.state) {
            (Step::Refer { unit, .. }, Referred) if has(unit) => {
                Err(Refusal::new(RefusalCode::UnitHasIt, Field::Unit))
            }
            (Step::Refer { .. }, Registered | Referred | Returned | Reopened) => Ok(Referred),
            (Step::Return { unit, .. } | Step::Answer { unit, .. }, Referred) if !has(unit) => {
                Err(Refusal::new(RefusalCode::UnitNotAsked, Field::Unit))
            }
            (Step::Return { .. }, Referred) => Ok(Returned),
            (Step::Answer { .. }, Referred) => Ok(Answered),
            (Step::Conclude { .. }, Answered) => Ok(Concluded),
            (Step::Conclude { outcome, .. }, Registered | Returned | Reopened) => {
                if outcome.needs_answer() {
                    return Err(Refusal::new(RefusalCode::AnswerMissing, Field::Outcome));
                }
                Ok(Concluded)
            }
            (Step::Deliver { .. }, Concluded) => Ok(Delivered),
            (Step::Withdraw { .. }, state) if state.is_open() => Ok(Withdrawn),
            (Step::Reopen { .. }, Concluded | Delivered | Withdrawn) => Ok(Reopened),
            _ => Err(Refusal::general(RefusalCode::StepImpossible)),
        }
    }

    /// The fact that a step becomes, for somebody who saw this revision.
    ///
    /// # Errors
    /// It is not possible, or its words are missing or too long.
    pub fn decide(
        &self,
        number: ApplicationNumber,
        revision: u32,
        step: Step,
        at: DateTime<Utc>,
    ) -> Result<Fact, Refusal> {
        let step = step.cleaned()?;
        self.after(revision, &step, at)?;
        Ok(step.into_fact(number, revision))
    }
}

/// Whether an application of this kind is shown to units without the person who applied.
pub const fn hides_applicant(kind: Kind) -> bool {
    matches!(kind, Kind::TipOff)
}

impl Step {
    /// The step with its words made safe to keep.
    fn cleaned(self) -> Result<Self, Refusal> {
        Ok(match self {
            Self::Refer { unit, note } => Self::Refer {
                unit,
                note: within(one_line(&note), NOTE_LIMIT, Field::Note)?,
            },
            Self::Return { unit, reason } => Self::Return {
                unit,
                reason: needed(&reason)?,
            },
            Self::Answer { unit, mut answer } => {
                answer.text = within(several_lines(&answer.text), NARRATIVE_LIMIT, Field::Answer)?;
                if answer.text.is_empty() {
                    return Err(Refusal::new(RefusalCode::AnswerEmpty, Field::Answer));
                }
                Self::Answer { unit, answer }
            }
            Self::Conclude {
                outcome,
                explanation,
            } => {
                let limited = within(
                    several_lines(&explanation),
                    NARRATIVE_LIMIT,
                    Field::Explanation,
                );
                let explanation = limited?;
                if explanation.is_empty() {
                    return Err(Refusal::new(
                        RefusalCode::ExplanationMissing,
                        Field::Explanation,
                    ));
                }
                Self::Conclude {
                    outcome,
                    explanation,
                }
            }
            Self::Deliver { way } => Self::Deliver { way },
            Self::Withdraw { reason } => Self::Withdraw {
                reason: within(one_line(&reason), NOTE_LIMIT, Field::Reason)?,
            },
            Self::Reopen { reason } => Self::Reopen {
                reason: needed(&reason)?,
            },
        })
    }

    fn into_fact(self, number: ApplicationNumber, revision: u32) -> Fact {
        match self {
            Self::Refer { unit, note } => Fact::ApplicationReferred {
                number,
                revision,
                unit,
                note,
            },
            Self::Return { unit, reason } => Fact::ReferralReturned {
                number,
                revision,
                unit,
                reason,
            },
            Self::Answer { unit, answer } => Fact::UnitAnswered {
                number,
                revision,
                unit,
                answer,
            },
            Self::Conclude {
                outcome,
                explanation,
            } => Fact::ApplicationConcluded {
                number,
                revision,
                outcome,
                explanation,
            },
            Self::Deliver { way } => Fact::ResultDelivered {
                number,
                revision,
                way,
            },
            Self::Withdraw { reason } => Fact::ApplicationWithdrawn {
                number,
                revision,
                reason,
            },
            Self::Reopen { reason } => Fact::ApplicationReopened {
                number,
                revision,
                reason,
            },
        }
    }

    /// The step that a fact is, with the revision that its author saw; none for facts that are no step.
    pub fn of(fact: &Fact) -> Option<(u32, Self)> {
        Some(match fact.clone() {
            Fact::ApplicationReferred {
                revision,
                unit,
                note,
                ..
            } => (revision, Self::Refer { unit, note }),
            Fact::ReferralReturned {
                revision,
                unit,
                reason,
                ..
            } => (revision, Self::Return { unit, reason }),
            Fact::UnitAnswered {
                revision,
                unit,
                answer,
                ..
            } => (revision, Self::Answer { unit, answer }),
            Fact::ApplicationConcluded {
                revision,
                outcome,
                explanation,
                ..
            } => (
                revision,
                Self::Conclude {
                    outcome,
                    explanation,
                },
            ),
            Fact::ResultDelivered { revision, way, .. } => (revision, Self::Deliver { way }),
            Fact::ApplicationWithdrawn {
                revision, reason, ..
            } => (revision, Self::Withdraw { reason }),
            Fact::ApplicationReopened {
                revision, reason, ..
            } => (revision, Self::Reopen { reason }),
            _ => return None,
        })
    }
}

fn needed(reason: &str) -> Result<String, Refusal> {
    let reason = within(one_line(reason), NOTE_LIMIT, Field::Reason)?;
    if reason.is_empty() {
        return Err(Refusal::new(RefusalCode::ReasonMissing, Field::Reason));
    }
    Ok(reason)
}

#[cfg(test)]
mod tests;
