//! Hello: where both sides stand, before anything else is said.

use protocol::wire::{Hello, SeriesHead, Standing, Welcome};
use protocol::{FailureCode, ProblemCode};

use super::asking::{Hitch, Parties};
use super::engine::Engine;
use super::enrolling::admitted;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::store::{Moment, enrolment, outgoing, received, refused_fact, series};

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
        let told = welcome.clone();
        self.at_desk(move |desk| desk.note_meeting(ahead, &told))
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

    fn note_meeting(&self, clock_ahead: i64, told: &Welcome) -> Result<(), Failure> {
        let at = self.now();
        let admission = told.admission.as_ref().map(admitted);
        let open = self.open_store()?;
        let settled = open.store.write(self.own_moment(), |writing| {
            let connection = writing.connection();
            enrolment::met(connection, at, clock_ahead, told.generation)?;
            let mut settled = false;
            for kept_out in &told.kept_out {
                settled |= refused_fact::forget(connection, &kept_out.place)?;
            }
            enrolment::keep_admission(connection, admission)?;
            Ok::<_, Failure>(settled)
        })?;
        if settled {
            self.tell_listeners();
        }
        Ok(())
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
