//! Hello: where both sides stand, before anything else is said.

use protocol::wire::{Hello, SeriesHead, Standing, Welcome};
use protocol::{FailureCode, ProblemCode};

use super::asking::{Hitch, Parties};
use super::engine::Engine;
use super::enrolling::admitted;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::store::enrolment::Admitted;
use crate::store::{Moment, enrolment, outgoing, received, series};

/// What a desk says of itself to the center.
pub(super) const PROGRAM: &str = env!("CARGO_PKG_VERSION");

impl Engine {
    /// Says hello as a desk that may work.
    pub(super) async fn greet(&self, parties: &Parties) -> Result<Welcome, Hitch> {
        let welcome = self.say_hello(parties).await?;
        if welcome.standing == Standing::Revoked {
            return Err(Hitch::revoked());
        }
        Ok(welcome)
    }

    /// Says hello, and notes what the center says of the time.
    pub(super) async fn say_hello(&self, parties: &Parties) -> Result<Welcome, Hitch> {
        let hello = self.at_desk(|desk| desk.hello()).await?;
        let told = self.speaker.tell(parties, "/v1/hello", &hello).await;
        let (welcome, answered): (Welcome, _) = told?;
        let ahead = answered.clock_ahead;
        let generation = welcome.generation;
        let admission = welcome.admission.as_ref().map(admitted);
        self.at_desk(move |desk| desk.note_meeting(ahead, generation, admission))
            .await?;
        Ok(welcome)
    }
}

impl Desk {
    fn hello(&self) -> Result<Hello, Failure> {
        let open = self.open_store()?;
        let clock = self.now().timestamp_millis();
        open.store.read(|connection| {
            let enrolment = enrolment::find(connection)?;
            let (feed, rolling) = received::end(connection)?;
            Ok(Hello {
                series: heads(connection)?,
                feed,
                rolling,
                generation: enrolment.map_or(0, |enrolment| enrolment.generation),
                clock,
                program: PROGRAM.to_owned(),
                on_hold: series::hold(connection)?.map(|_| true),
            })
        })
    }

    fn note_meeting(
        &self,
        clock_ahead: i64,
        generation: u64,
        admission: Option<Admitted>,
    ) -> Result<(), Failure> {
        let at = self.now();
        let open = self.open_store()?;
        open.store.write(self.own_moment(), |writing| {
            enrolment::met(writing.connection(), at, clock_ahead, generation)?;
            enrolment::keep_admission(writing.connection(), admission)
        })
    }

    /// The center took the desk's right away: what is written from now on would not arrive, so nothing is.
    pub(super) fn note_revoked(&self) -> Result<(), Failure> {
        let at = self.now();
        let open = self.open_store()?;
        open.store.write(self.own_moment(), |writing| {
            enrolment::set_revoked(writing.connection(), Some(at))
        })?;
        self.set_link(|link| {
            link.in_touch = true;
            link.problem = Some(ProblemCode::Failure(FailureCode::DeskRevoked));
        });
        self.tell_listeners();
        Ok(())
    }

    /// A write of the worker's own: no fact.
    pub(super) fn own_moment(&self) -> Moment<'_> {
        self.quiet_moment(&domain::Author::Desk)
    }
}

/// The desk's series as it tells of them.
pub(super) fn heads(connection: &rusqlite::Connection) -> Result<Vec<SeriesHead>, Failure> {
    let series = outgoing::series(connection)?.into_iter();
    let heads = series.map(|series| SeriesHead {
        desk: series.desk.to_string(),
        place: series.head,
    });
    Ok(heads.collect())
}
