//! From rows and facts to what somebody may see of them.

use domain::life::hides_applicant;
use domain::{Application, AttachmentReference, Author, Fact, StaffId, State};

use super::views::{
    AnswerView, ApplicantView, ApplicationView, ConclusionView, HistoryView, Line, PaperView,
};
use crate::failure::Failure;
use crate::store::account::Part;
use crate::store::application::{Recorded, Row, moment, whole};

/// Whether somebody may see an application of their office: a unit only what it was asked and has not sent back.
pub(super) fn seen(row: &Row, part: &Part) -> bool {
    let Some(unit) = part.unit() else { return true };
    let asked = matches!(
        row.state,
        State::Referred | State::Answered | State::Concluded | State::Delivered
    );
    asked && row.unit.as_ref() == Some(unit)
}

/// An application in a list.
pub(super) fn line(row: Row) -> Line {
    Line {
        number: format!("{:013}", row.number),
        registered_at: moment(row.registered_at),
        kind: row.kind,
        topic: row.topic.map(|topic| topic.to_string()),
        subject: row.subject,
        unit: row.unit.map(|unit| unit.to_string()),
        state: row.state,
        due_on: row.due_on,
    }
}

/// One application with what became of it, as far as this part may see it.
pub(super) fn view(
    row: Row,
    facts: &[Recorded],
    names: &[(StaffId, String)],
    part: &Part,
) -> Result<ApplicationView, Failure> {
    let application = whole(facts)?;
    let hidden = part.unit().is_some() && hides_applicant(row.kind);
    let registration = &application.registration;
    let papers = |papers: &[AttachmentReference]| papers.iter().map(paper).collect::<Vec<_>>();
    Ok(ApplicationView {
        revision: row.revision,
        legal_limit_on: application.deadlines.legal_limit_on,
        narrative: registration.narrative.clone(),
        applicant: (!hidden).then(|| applicant(&application)),
        // What a file is called may say whose it is.
        papers: if hidden {
            Vec::new()
        } else {
            papers(&registration.attachments)
        },
        answer: application.life.answer.as_ref().map(|answer| AnswerView {
            text: answer.text.clone(),
            papers: papers(&answer.attachments),
        }),
        conclusion: application
            .life
            .conclusion
            .map(|conclusion| ConclusionView {
                outcome: conclusion.outcome,
                explanation: conclusion.explanation,
                at: conclusion.at,
            }),
        history: facts
            .iter()
            .map(|recorded| history(recorded, names, hidden))
            .collect(),
        line: line(row),
    })
}

fn applicant(application: &Application) -> ApplicantView {
    let applicant = &application.registration.applicant;
    let representative = application.registration.representative.as_ref();
    ApplicantView {
        name: applicant.full_name(),
        masked_identity: applicant
            .identity
            .national_id()
            .map(domain::NationalId::masked),
        phone: applicant
            .phone
            .as_ref()
            .map(|phone| phone.e164().to_owned()),
        language: applicant.language,
        representative: representative.map(|representative| representative.name.clone()),
    }
}

fn paper(reference: &AttachmentReference) -> PaperView {
    PaperView {
        sha256: reference.sha256.clone(),
        name: reference.name.clone(),
    }
}

fn history(recorded: &Recorded, names: &[(StaffId, String)], hidden: bool) -> HistoryView {
    let by = match &recorded.author {
        Author::Staff(id) => names.iter().find(|(known, _)| known == id),
        Author::Desk | Author::Center => None,
    };
    HistoryView {
        kind: recorded.fact.kind(),
        at: moment(recorded.at),
        by: by.map(|(_, name)| name.clone()),
        text: said(&recorded.fact).filter(|text| !text.is_empty() && !hidden),
    }
}

fn said(fact: &Fact) -> Option<String> {
    let text = match fact {
        Fact::ApplicationReferred { note, .. } => note,
        Fact::ReferralReturned { reason, .. }
        | Fact::ApplicationCorrected { reason, .. }
        | Fact::ApplicationWithdrawn { reason, .. }
        | Fact::ApplicationReopened { reason, .. }
        | Fact::FactRefused { reason, .. } => reason,
        _ => return None,
    };
    Some(text.clone())
}
