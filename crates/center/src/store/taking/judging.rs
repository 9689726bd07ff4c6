//! What the domain says of facts that come in: whether they may be read by others.

use deadpool_postgres::Transaction;
use domain::Fact;
use protocol::wire::{Content, SentFact};

use crate::problem::Answer;
use crate::store::application;
use crate::store::fact::{self, Kept, digits};
use crate::store::series::Name;

/// The fact, if its kind is known and its body is there and readable.
pub(super) fn read(sent: &SentFact) -> Option<Fact> {
    let Content::Kept { body, .. } = &sent.content else {
        return None;
    };
    fact::read(&sent.kind, body)
}

/// Judges facts, of which `read` is what they say, in the order in which they were written. Their places and hashes are
/// filled in by the caller.
pub(super) async fn judge<'a>(
    transaction: &Transaction<'_>,
    name: Name,
    facts: &'a [SentFact],
    read: Vec<Option<Fact>>,
) -> Answer<Vec<(Kept<'a>, Option<Fact>)>> {
    let mut taken = application::registered(transaction, name.0, &registering(&read)).await?;
    let mut judged = Vec::with_capacity(facts.len());
    for (fact, read) in facts.iter().zip(read) {
        let number = read.as_ref().and_then(Fact::number);
        let quarantine = match &read {
            None => unreadable(fact),
            Some(read) => refusal(name, read, &taken),
        };
        if let (Some(Fact::ApplicationRegistered { number, .. }), None) = (&read, quarantine) {
            taken.push(digits(*number));
        }
        let kept = Kept {
            fact,
            sequence: 0,
            hash: [0; 32],
            body_hash: [0; 32],
            number: number.map(digits),
            quarantine,
        };
        judged.push((kept, read));
    }
    Ok(judged)
}

/// A body that was erased by law, or is of a kind that a newer program wrote, goes on as it came. One of ours that cannot be
/// read does not.
fn unreadable(fact: &SentFact) -> Option<&'static str> {
    let kept = matches!(fact.content, Content::Kept { .. });
    let ours = Fact::KINDS.contains(&fact.kind.as_str());
    (kept && ours).then_some("fact-unreadable")
}

fn refusal((office, code, _): Name, fact: &Fact, taken: &[i64]) -> Option<&'static str> {
    let number = fact.number()?;
    if number.office() != office {
        return Some("fact-of-another-office");
    }
    if !matches!(fact, Fact::ApplicationRegistered { .. }) {
        return None;
    }
    if number.desk() != code {
        return Some("fact-of-another-desk");
    }
    taken.contains(&digits(number)).then_some("number-taken")
}

fn registering(facts: &[Option<Fact>]) -> Vec<i64> {
    let numbers = facts.iter().filter_map(|fact| match fact {
        Some(Fact::ApplicationRegistered { number, .. }) => Some(digits(*number)),
        _ => None,
    });
    numbers.collect()
}
