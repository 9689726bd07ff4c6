//! Taking a batch in: each fact once, in one transaction, acknowledged when that is committed.
//!
//! What the batch means against what is there is decided by [`fit`], which only compares; the rest is
//! reading and writing around it.

mod fit;
mod judging;

use deadpool_postgres::Transaction;
use domain::{DeskCode, Fact};
use protocol::FailureCode;
use protocol::chain::{BEGINNING, Hash};
use protocol::receipt::{Place, Receipt, Series, head_holds};
use protocol::wire::{BatchAnswer, FactBatch, Fate, FeedEntry, Origin, Run, SentFact};
use serde_json::json;

use super::desk::{self, Desk};
use super::fact::Kept;
use super::series::{self, Branch, Name, TRUNK};
use super::{fact, generation, ordering, task};
use crate::doors::now;
use crate::problem::Answer;
use crate::sms::Sms;
use crate::state::Center;
use fit::{Fit, Known};

/// A batch whose hashes are known and whose head its desk signed.
struct Batch {
    name: Name,
    after: Place,
    facts: Vec<SentFact>,
    /// What they say, as far as that can be read.
    read: Vec<Option<Fact>>,
    hashes: Vec<Hash>,
    /// The salted hashes of the bodies.
    bodies: Vec<Hash>,
}

/// Takes a batch of a desk in.
pub(crate) async fn take(center: &Center, desk: &Desk, batch: FactBatch) -> Answer<BatchAnswer> {
    let mut batch = Batch::read(desk, batch)?;
    let mut session = center.pool.get().await?;
    let transaction = session.transaction().await?;
    let Some(owner) = owner_of_code(&transaction, desk, &batch).await? else {
        return Ok(BatchAnswer::Gap { send_from: 1 });
    };
    let owns_code = owner == desk.id;
    let branches = series::branches(&transaction, batch.name).await?;
    let fit = fit_of(&transaction, desk, &batch, &branches, owns_code).await?;
    let (branch, new_from) = match fit {
        Fit::Gap { send_from } => return Ok(BatchAnswer::Gap { send_from }),
        Fit::Goes { branch, new_from } => (branches[branch].clone(), new_from),
        Fit::Parts { from, new_from } => {
            let branch = Branch {
                number: new_branch(&branches, owns_code),
                desk: desk.id,
                head: batch.place_before(new_from),
                parted_after: batch.after.sequence + new_from as u64,
                parted_from: from.map_or(TRUNK, |from| branches[from].number),
            };
            part(&transaction, batch.name, &branch).await?;
            (branch, new_from)
        }
    };
    let read = batch.read.split_off(new_from);
    let kept = keep(&transaction, center.sms.as_ref(), &batch, read, &branch).await?;
    let stretches = branch.stretches(&branches);
    let same = quarantined_before(&transaction, &batch, &stretches, new_from).await?;
    let place = batch.last_place(&branch);
    let generation = generation::current(&transaction).await?;
    let fork = if branch.number == TRUNK {
        None
    } else {
        Some(desk::give_next_code(&transaction, desk, &[]).await?)
    };
    transaction.commit().await?;
    let (office, code, _) = batch.name;
    let receipt = Receipt::sign(
        &center.receipt_key,
        Series { office, desk: code },
        place,
        generation,
        now(),
    );
    Ok(match fork {
        None => BatchAnswer::Taken {
            runs: runs(same, &kept),
            receipt,
        },
        Some(next) => BatchAnswer::Fork {
            sequence: branch.parted_after + 1,
            next_desk: next.to_string(),
            receipt,
            runs: runs(same, &kept),
        },
    })
}

impl Batch {
    fn read(desk: &Desk, batch: FactBatch) -> Answer<Self> {
        let code: DeskCode = batch
            .desk
            .parse()
            .map_err(|_| FailureCode::MessageUnreadable)?;
        let epoch = batch.after.epoch;
        let mut previous = batch.after.hash;
        let mut hashes = Vec::with_capacity(batch.facts.len());
        let bodies: Vec<Hash> = batch.facts.iter().map(|fact| fact.content.hash()).collect();
        let facts = batch.facts.iter().zip(&bodies);
        for ((fact, body), sequence) in facts.zip(batch.after.sequence + 1..) {
            previous = fact.hash_over(body, (desk.office, code), (epoch, sequence), &previous);
            hashes.push(previous);
        }
        let end = Place {
            epoch,
            sequence: batch.after.sequence + batch.facts.len() as u64,
            hash: previous,
        };
        let series = Series {
            office: desk.office,
            desk: code,
        };
        if !head_holds(&desk.key, series, &end, &batch.head_signature) {
            return Err(FailureCode::RequestNotTrusted.into());
        }
        Ok(Self {
            name: (desk.office, code, epoch),
            after: batch.after,
            read: batch.facts.iter().map(judging::read).collect(),
            facts: batch.facts,
            hashes,
            bodies,
        })
    }

    /// The place before this one of its facts.
    fn place_before(&self, fact: usize) -> Place {
        let hash = fact.checked_sub(1).map(|last| self.hashes[last]);
        Place {
            epoch: self.after.epoch,
            sequence: self.after.sequence + fact as u64,
            hash: hash.unwrap_or(self.after.hash),
        }
    }

    /// The place of its last fact, which the receipt is for: a desk that was set back does not have what follows at the
    /// center, and could not believe a word on that.
    fn last_place(&self, branch: &Branch) -> Place {
        self.hashes.last().map_or(branch.head, |hash| Place {
            epoch: self.after.epoch,
            sequence: self.after.sequence + self.facts.len() as u64,
            hash: *hash,
        })
    }

    /// Where the branch stands when the batch is in it.
    fn end(&self, branch: &Branch) -> Place {
        let last = self.last_place(branch);
        if last.sequence >= branch.head.sequence {
            last
        } else {
            branch.head
        }
    }

    /// Whether it begins its series, as its office and under its own desk code.
    fn begins_series(&self) -> bool {
        let (office, code, _) = self.name;
        let first = self.read.first().and_then(Option::as_ref);
        self.after.sequence == 0
            && matches!(first, Some(Fact::DeskSeriesBegun { office: of, desk, .. })
                if of.code == office && *desk == code)
    }
}

/// Whose the desk code is, locked until the transaction ends; none where facts before the batch are missing. Sees to it that a
/// series begins as one, and that what follows close behind waits until it has.
async fn owner_of_code(
    transaction: &Transaction<'_>,
    desk: &Desk,
    batch: &Batch,
) -> Answer<Option<i64>> {
    let (office, code, epoch) = batch.name;
    if batch.begins_series() {
        let follows = batch.after.hash == BEGINNING
            || fact::was_written_before(transaction, (office, desk.id), epoch, &batch.after.hash)
                .await?;
        if epoch == 0 || !follows {
            return Err(FailureCode::MessageUnreadable.into());
        }
        desk::lock(transaction, desk).await?;
        desk::claim_code(transaction, desk, code).await?;
    } else if batch.after.sequence == 0 {
        return Err(FailureCode::MessageUnreadable.into());
    }
    let owner = desk::lock_code(transaction, office, code).await?;
    if owner.is_some() {
        return Ok(owner);
    }
    desk::lock(transaction, desk).await?;
    Ok(desk::lock_code(transaction, office, code).await?)
}

async fn fit_of(
    transaction: &Transaction<'_>,
    desk: &Desk,
    batch: &Batch,
    branches: &[Branch],
    owns_code: bool,
) -> Answer<Fit> {
    let mut known = Vec::with_capacity(branches.len());
    for branch in branches {
        let from = batch.after.sequence;
        let to = from + batch.facts.len() as u64;
        let mut hashes = Vec::new();
        for (number, last) in branch.stretches(branches) {
            let stretch = [from, to.min(last)];
            hashes.extend(fact::hashes(transaction, batch.name, number, stretch).await?);
        }
        known.push(Known {
            ours: branch.desk == desk.id,
            head: branch.head.sequence,
            hashes,
        });
    }
    Ok(fit::fit(&batch.after, &batch.hashes, &known, owns_code))
}

/// The number of the branch that is begun next: the series itself where there is none yet and the desk code is the desk's.
fn new_branch(branches: &[Branch], owns_code: bool) -> u32 {
    match branches.iter().map(|branch| branch.number).max() {
        None if owns_code => TRUNK,
        highest => highest.unwrap_or(TRUNK) + 1,
    }
}

/// Begins a branch. About another one beside the series itself a person is told.
async fn part(transaction: &Transaction<'_>, name: Name, branch: &Branch) -> Answer<()> {
    series::begin(transaction, name, branch).await?;
    if branch.number != TRUNK {
        let (office, code, epoch) = name;
        let about = json!({ "desk": code.to_string(), "epoch": epoch, "branch": branch.number,
                            "after": branch.parted_after });
        task::add(transaction, office, "series-forked", &about, now()).await?;
    }
    Ok(())
}

/// Stores the facts that are new, of which `read` is what they say, and puts those that may be read into the feed.
async fn keep<'a>(
    transaction: &Transaction<'_>,
    sms: Option<&Sms>,
    batch: &'a Batch,
    read: Vec<Option<Fact>>,
    branch: &Branch,
) -> Answer<Vec<Kept<'a>>> {
    let (office, code, epoch) = batch.name;
    let new_from = batch.facts.len() - read.len();
    let new = &batch.facts[new_from..];
    let judged = judging::judge(transaction, batch.name, new, read).await?;
    let (mut kept, read): (Vec<_>, Vec<_>) = judged.into_iter().unzip();
    for (place, kept) in (new_from..).zip(&mut kept) {
        kept.sequence = batch.after.sequence + 1 + place as u64;
        kept.hash = batch.hashes[place];
        kept.body_hash = batch.bodies[place];
    }
    if kept.is_empty() {
        return Ok(kept);
    }
    let written = code.to_string();
    let name = (office, written.as_str(), epoch);
    fact::add(transaction, name, branch.number, &kept, now()).await?;
    series::advance(transaction, batch.name, branch.number, &batch.end(branch)).await?;
    for kept in kept.iter().filter(|kept| kept.quarantine.is_some()) {
        let about = json!({ "desk": code.to_string(), "epoch": epoch, "branch": branch.number,
                            "sequence": kept.sequence, "reason": kept.quarantine });
        task::add(transaction, office, "fact-quarantined", &about, now()).await?;
    }
    let goes_on = |kept: &&Kept<'_>| kept.quarantine.is_none();
    let bodies = kept.iter().filter(goes_on).map(|kept| kept.body_hash);
    let bodies = bodies.collect::<Vec<_>>();
    let (entries, read) = kept
        .iter()
        .zip(read)
        .filter(|(kept, _)| goes_on(kept))
        .map(|(kept, read)| {
            let origin = Origin {
                desk: Some(code.to_string()),
                epoch,
                sequence: kept.sequence,
                branch: branch.number,
            };
            let fact = kept.fact.clone();
            (FeedEntry { origin, fact }, read)
        })
        .unzip();
    // Last, since everybody in the office waits for this lock.
    let placed = (entries, bodies);
    ordering::place(transaction, sms, office, placed, read, now()).await?;
    Ok(kept)
}

/// What became of the facts of a batch that were there before it, in these stretches of branches.
async fn quarantined_before(
    transaction: &Transaction<'_>,
    batch: &Batch,
    stretches: &[(u32, u64)],
    same: usize,
) -> Answer<Vec<Fate>> {
    let first = batch.after.sequence + 1;
    let to = batch.after.sequence + same as u64;
    let mut fates = vec![Fate::Same; same];
    for (branch, last) in stretches {
        let stretch = [first, to.min(*last)];
        for (sequence, reason) in
            fact::quarantined(transaction, batch.name, *branch, stretch).await?
        {
            let place = usize::try_from(sequence - first).unwrap_or(usize::MAX);
            if let Some(fate) = fates.get_mut(place) {
                *fate = Fate::Quarantined { reason };
            }
        }
    }
    Ok(fates)
}

/// What became of each fact, alike ones together.
fn runs(same: Vec<Fate>, kept: &[Kept<'_>]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let fates = same.into_iter().chain(kept.iter().map(|kept| {
        kept.quarantine
            .map_or(Fate::New, |reason| Fate::Quarantined {
                reason: reason.to_owned(),
            })
    }));
    for fate in fates {
        match runs.last_mut() {
            Some(run) if run.fate == fate => run.count += 1,
            _ => runs.push(Run { count: 1, fate }),
        }
    }
    runs
}
