//! What happened to an application, fact by fact, as the screen tells it.

use domain::{Author, Fact};
use protocol::{FailureCode, Problem, ProblemCode};
use rusqlite::Connection;

use crate::failure::Failure;
use crate::lines::Names;
use crate::store::journal::Recorded;
use crate::store::{application, staff};
use crate::views::{HistoryLine, SmsNews};

/// The line of one fact; none where its body was erased or only a newer program understands it.
pub(crate) fn history_line(
    connection: &Connection,
    names: &Names,
    recorded: &Recorded,
) -> Result<Option<HistoryLine>, Failure> {
    let Some(fact) = &recorded.fact else {
        return Ok(None);
    };
    let mut line = HistoryLine {
        kind: fact.kind().to_owned(),
        at: recorded.at,
        by: by(connection, &recorded.author)?,
        at_the_center: matches!(recorded.author, Author::Center),
        desk: application::written_at(connection, recorded)?,
        ..HistoryLine::default()
    };
    tell(&mut line, names, fact);
    Ok(Some(line))
}

fn by(connection: &Connection, author: &Author) -> Result<String, Failure> {
    match author {
        Author::Staff(id) => Ok(staff::find_name(connection, id)?.unwrap_or_default()),
        Author::Desk | Author::Center => Ok(String::new()),
    }
}

/// What the fact says besides that it happened.
fn tell(line: &mut HistoryLine, names: &Names, fact: &Fact) {
    match fact {
        Fact::ApplicationCorrected {
            changes, reason, ..
        } => {
            let fields = changes.iter().map(|change| change.field().to_owned());
            line.fields = fields.collect();
            line.reason = said(reason);
        }
        Fact::ApplicationsLinked { to, .. } | Fact::LinkProposed { to, .. } => {
            line.other = Some(to.to_string());
        }
        Fact::ApplicationReferred { unit, note, .. } => {
            line.unit = names.unit(Some(unit));
            line.reason = said(note);
        }
        Fact::ReferralReturned { unit, reason, .. } => {
            line.unit = names.unit(Some(unit));
            line.reason = said(reason);
        }
        Fact::UnitAnswered { unit, answer, .. } => {
            line.unit = names.unit(Some(unit));
            line.reason = said(&answer.text);
        }
        Fact::ApplicationConcluded {
            outcome,
            explanation,
            ..
        } => {
            line.outcome = Some(*outcome);
            line.reason = said(explanation);
        }
        Fact::ResultDelivered { way, .. } => line.way = Some(*way),
        Fact::ApplicationWithdrawn { reason, .. } | Fact::ApplicationReopened { reason, .. } => {
            line.reason = said(reason);
        }
        Fact::SmsFateChanged { purpose, fate, .. } => {
            line.sms = Some(SmsNews {
                purpose: *purpose,
                fate: *fate,
            });
        }
        Fact::FactRefused { reason, .. } => line.problem = Some(refused_for(reason)),
        // 0 is the first slip, asked for in large print while it waited.
        Fact::SlipCopied { copy, .. } => line.copy = Some(*copy).filter(|copy| *copy > 0),
        _ => {}
    }
}

/// The reason of a refused fact; a newer center may know others.
fn refused_for(reason: &str) -> Problem {
    let known = serde_json::from_value::<ProblemCode>(reason.into()).ok();
    Problem {
        code: known.unwrap_or(ProblemCode::Failure(FailureCode::FactKeptApart)),
        field: None,
        incident: None,
        arguments: std::collections::BTreeMap::default(),
    }
}

fn said(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}
