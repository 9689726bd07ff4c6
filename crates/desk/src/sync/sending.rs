//! Up: the tail of the journal in batches, two on their way at once, each as large as the line bears.
//!
//! What became of each fact is noted with the center's receipt before the next is sent: in the store, since
//! a screen shows it.

use std::sync::Arc;

use domain::OfficeCode;
use protocol::FailureCode;
use protocol::identity::VerifyingKey;
use protocol::receipt::{Place, Receipt, Series, sign_head};
use protocol::wire::{BatchAnswer, FactBatch, Fate, Run, Standing, Welcome};
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::asking::{Asked, Hitch, Parties};
use super::attaching::{note_attachments, refers};
use super::engine::Engine;
use super::pace::{self, IN_FLIGHT};
use super::plan::{Proven, Stretch, stretches};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::store::enrolment::Enrolment;
use crate::store::outgoing::OwnSeries;
use crate::store::{outgoing, receipt, refused_fact, series};

/// Gaps in a row without anything acknowledged in between.
const MOST_GAPS: u32 = 5;

/// A batch that is ready to go.
pub(super) struct Prepared {
    pub(super) frame: Vec<u8>,
    after: u64,
    pub(super) end: Place,
    /// Where in the series there are facts that refer to attachments.
    pub(super) referring: Vec<u64>,
    /// More facts would not have gone into the frame.
    full: bool,
}

/// What came back for a batch that was sent behind this place.
struct Back {
    after: u64,
    count: usize,
    referring: Vec<u64>,
    took: std::time::Duration,
    answer: Result<BatchAnswer, Hitch>,
}

/// Whose facts they are, and by whose word they count as arrived.
#[derive(Clone)]
pub(super) struct Trust {
    pub(super) parties: Parties,
    pub(super) office: OfficeCode,
    pub(super) receipt_key: VerifyingKey,
}

/// Sending one series.
struct Sending {
    series: OwnSeries,
    /// What is written goes into it. A fork of an older one holds nothing up: what followed it has begun already.
    current: bool,
    /// The next batch goes behind this place.
    next: Place,
    /// The center has everything up to here.
    acknowledged: u64,
    gaps: u32,
    /// The desk code to go on with, where the center found a fork.
    fork: Option<String>,
    on_their_way: JoinSet<Back>,
}

impl Engine {
    /// Sends everything that the center does not have.
    pub(super) async fn send_up(
        &mut self,
        enrolment: &Enrolment,
        welcome: &Welcome,
    ) -> Result<(), Hitch> {
        let mut fork = match &welcome.standing {
            Standing::Forked { next_desk } => Some(next_desk.clone()),
            Standing::Active | Standing::Revoked => None,
        };
        if fork.is_some() {
            self.at_desk(|desk| desk.hold_for_another_code()).await?;
        }
        let (told, generation) = (welcome.acknowledged.clone(), welcome.generation);
        let (series, stretches) = self
            .at_desk(move |desk| desk.what_to_send(&told, generation))
            .await?;
        let Some(series) = series else {
            return Ok(());
        };
        let trust = Trust {
            parties: Parties::of(enrolment),
            office: series.office.code,
            receipt_key: enrolment.receipt_key.ok_or(FailureCode::Internal)?,
        };
        for stretch in stretches {
            let current = stretch.series.head.epoch == series.epoch;
            let told = self.send_stretch(&trust, stretch, current).await?;
            if told.is_some() && current {
                fork = told;
            }
        }
        if let Some(code) = fork {
            self.at_desk(move |desk| desk.begin_given_series(&code))
                .await?;
            // It is sent with the next round, which the new series rings for.
        }
        Ok(())
    }

    /// Sends one series to its end; the desk code to go on with, where it forked.
    async fn send_stretch(
        &mut self,
        trust: &Trust,
        stretch: Stretch,
        current: bool,
    ) -> Result<Option<String>, Hitch> {
        let mut sending = Sending {
            series: stretch.series,
            current,
            next: stretch.after,
            acknowledged: stretch.after.sequence,
            gaps: 0,
            fork: None,
            on_their_way: JoinSet::new(),
        };
        while sending.acknowledged < sending.series.head.sequence {
            // One that came too early waits for the one before it.
            let most = if sending.gaps > 0 { 1 } else { IN_FLIGHT };
            while sending.on_their_way.len() < most && sending.has_more() {
                self.dispatch(trust, &mut sending).await?;
            }
            let Some(back) = sending.on_their_way.join_next().await else {
                return Err(FailureCode::Internal.into());
            };
            let back = back.map_err(|_| FailureCode::Internal)?;
            self.take_answer(trust, &mut sending, back).await?;
        }
        Ok(sending.fork)
    }

    async fn dispatch(&mut self, trust: &Trust, sending: &mut Sending) -> Result<(), Hitch> {
        let (speaker, to, whose) = (Arc::clone(&self.speaker), trust.clone(), sending.series);
        let (after, size) = (sending.next, self.size.min(self.fits));
        let prepared = self
            .at_desk(move |desk| prepare(desk, &speaker.frames, &to, whose, after, size))
            .await?;
        let count = prepared.end.sequence - prepared.after;
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        // What goes into a frame is found out by trying: the next one begins from there.
        if prepared.full {
            self.fits = count;
        } else if count == self.fits {
            self.fits += self.fits / 16 + 1;
        }
        sending.next = prepared.end;
        let (speaker, parties) = (Arc::clone(&self.speaker), trust.parties.clone());
        sending.on_their_way.spawn(async move {
            let began = Instant::now();
            let asked = Asked::tell("/v1/facts", prepared.frame);
            let answer = speaker.ask(&parties, asked).await;
            Back {
                after: prepared.after,
                count,
                referring: prepared.referring,
                took: began.elapsed(),
                answer: answer.map(|(answer, _)| answer),
            }
        });
        Ok(())
    }

    async fn take_answer(
        &mut self,
        trust: &Trust,
        sending: &mut Sending,
        back: Back,
    ) -> Result<(), Hitch> {
        let answer = match back.answer {
            Ok(answer) => answer,
            Err(hitch) => {
                if hitch.is_of_the_line() {
                    self.size = pace::after_a_break(back.count.min(self.size));
                }
                return Err(hitch);
            }
        };
        self.size = pace::next_batch(self.size, back.took);
        let (runs, receipt) = match answer {
            BatchAnswer::Taken { runs, receipt } => (runs, receipt),
            BatchAnswer::Fork {
                next_desk,
                receipt,
                runs,
                ..
            } => {
                if sending.fork.replace(next_desk).is_none() && sending.current {
                    self.at_desk(|desk| desk.hold_for_another_code()).await?;
                }
                (runs, receipt)
            }
            BatchAnswer::Gap { send_from } => {
                return self.go_back(sending, back.after, send_from).await;
            }
        };
        let series = Series {
            office: trust.office,
            desk: sending.series.desk,
        };
        if !receipt.holds(&trust.receipt_key, series) {
            return Err(FailureCode::CenterNotTrusted.into());
        }
        let end = back.after + back.count as u64;
        sending.acknowledged = sending.acknowledged.max(end);
        sending.gaps = 0;
        let whose = sending.series;
        self.at_desk(move |desk| {
            desk.note_answer(whose, (back.after, &back.referring), &runs, &receipt)
        })
        .await
    }

    /// Facts before a batch are missing at the center: from there again, once nothing is on its way.
    async fn go_back(
        &mut self,
        sending: &mut Sending,
        after: u64,
        send_from: u64,
    ) -> Result<(), Hitch> {
        sending.gaps += 1;
        if sending.gaps > MOST_GAPS {
            return Err(FailureCode::MessageUnreadable.into());
        }
        if !sending.on_their_way.is_empty() {
            // Most likely the batch before this one is still on its way.
            let next = after.min(sending.next.sequence);
            sending.next = sending.known(self, next).await?;
            return Ok(());
        }
        let last = send_from
            .saturating_sub(1)
            .min(sending.series.head.sequence);
        sending.acknowledged = last;
        sending.next = sending.known(self, last).await?;
        Ok(())
    }
}

impl Sending {
    fn has_more(&self) -> bool {
        self.next.sequence < self.series.head.sequence
    }

    /// The place of this series with its hash.
    async fn known(&self, engine: &Engine, sequence: u64) -> Result<Place, Hitch> {
        let series = self.series;
        let epoch = series.head.epoch;
        let place = engine.at_desk(move |desk| {
            let open = desk.open_store()?;
            open.store
                .read(|connection| outgoing::place(connection, epoch, sequence))
        });
        Ok(place.await?.unwrap_or(Place {
            epoch,
            sequence: 0,
            hash: series.begins_after,
        }))
    }
}

/// Reads, packs and signs the next batch.
pub(super) fn prepare(
    desk: &Desk,
    frames: &protocol::frame::Frames,
    trust: &Trust,
    series: OwnSeries,
    after: Place,
    size: usize,
) -> Result<Prepared, Failure> {
    let open = desk.open_store()?;
    let facts = open
        .store
        .read(|connection| outgoing::facts(connection, after.epoch, after.sequence, size))?;
    let place = |count: usize| Place {
        epoch: after.epoch,
        sequence: after.sequence + count as u64,
        hash: facts[count - 1].hash,
    };
    let whose = Series {
        office: trust.office,
        desk: series.desk,
    };
    if facts.is_empty() {
        return Err(Failure::new(FailureCode::Internal, "nothing to send"));
    }
    let packed = frames.pack_most(facts.len(), |count| FactBatch {
        after,
        desk: series.desk.to_string(),
        facts: facts[..count]
            .iter()
            .map(|fact| fact.fact.clone())
            .collect(),
        head_signature: sign_head(&trust.parties.key, whose, &place(count)),
    });
    let (frame, count) = packed.map_err(|fault| Failure::new(FailureCode::Internal, fault))?;
    let places = (after.sequence + 1..).zip(&facts[..count]);
    let referring = places.filter(|(_, fact)| refers(&fact.fact.content));
    Ok(Prepared {
        referring: referring.map(|(sequence, _)| sequence).collect(),
        frame,
        after: after.sequence,
        end: place(count),
        full: count < facts.len(),
    })
}

impl Desk {
    /// What the center of this generation does not have, by what it said that it has; and the series that is written now.
    pub(super) fn what_to_send(
        &self,
        told: &[protocol::wire::SeriesHead],
        generation: u64,
    ) -> Result<(Option<series::Series>, Vec<Stretch>), Failure> {
        let open = self.open_store()?;
        open.store.read(|connection| {
            let own = outgoing::series(connection)?;
            let mut known = Vec::new();
            for series in &own {
                let kept = receipt::of(connection, series.head.epoch)?;
                let kept = kept.map(|kept| kept.receipt.place);
                let places = told.iter().map(|told| told.place).chain(kept);
                for place in places {
                    known.extend(outgoing::place(connection, place.epoch, place.sequence)?);
                }
            }
            let proven = |epoch| {
                let kept = receipt::of(connection, epoch).ok().flatten()?.receipt;
                known.contains(&kept.place).then_some(Proven {
                    place: kept.place,
                    stands: kept.generation >= generation,
                })
            };
            let stretches = stretches(&own, told, |place| known.contains(place), proven);
            Ok((series::current(connection)?, stretches))
        })
    }

    /// Notes what became of a batch, with the center's word for it.
    fn note_answer(
        &self,
        whose: OwnSeries,
        (after, referring): (u64, &[u64]),
        runs: &[Run],
        word: &Receipt,
    ) -> Result<(), Failure> {
        let at = self.now();
        let open = self.open_store()?;
        open.store.write(self.own_moment(), |writing| {
            let connection = writing.connection();
            let Place {
                epoch, sequence, ..
            } = word.place;
            // A word on what is not here proves nothing of this journal.
            if outgoing::place(connection, epoch, sequence)? == Some(word.place) {
                receipt::keep(connection, whose.desk, word)?;
            }
            note_attachments(connection, epoch, referring)?;
            let mut from = after + 1;
            for Run { count, fate } in runs {
                let next = from + u64::from(*count);
                if let Fate::Quarantined { reason } = fate {
                    refused_fact::add(connection, epoch, [from, next - 1], reason, at)?;
                }
                from = next;
            }
            Ok::<_, Failure>(())
        })?;
        self.tell_listeners();
        Ok(())
    }
}
