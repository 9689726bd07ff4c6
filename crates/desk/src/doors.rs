//! The one door through which time and identifiers enter, so that a test can replay a year in a second.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, SubsecRound, Utc};
use domain::StaffId;
use domain::sign_in::MonotonicMoment;
use zeroize::Zeroizing;

use crate::failure::Failure;
use crate::machine::{self, MachinePaths};

/// Seconds that Turkey's clocks are ahead of UTC, all year, since 2016.
const TURKEY_AHEAD: i32 = 3 * 60 * 60;

/// What time it is.
pub trait Clock: Send + Sync {
    /// By the wall clock, to the millisecond.
    fn now(&self) -> DateTime<Utc>;

    /// By the machine's own reading, which nobody can move.
    fn monotonic(&self) -> Result<MonotonicMoment, Failure>;
}

/// New identifiers.
pub trait Ids: Send + Sync {
    /// Sixteen bytes that nobody can foretell.
    fn bytes(&self) -> Result<[u8; 16], Failure>;

    /// A new staff identifier.
    fn staff(&self) -> Result<StaffId, Failure> {
        Ok(StaffId::new(hex::encode(&self.bytes()?[..8])))
    }
}

/// The machine's clock.
pub struct MachineClock {
    /// Where the machine tells about itself.
    pub machine: MachinePaths,
}

impl Clock for MachineClock {
    fn now(&self) -> DateTime<Utc> {
        Utc::now().trunc_subsecs(3)
    }

    fn monotonic(&self) -> Result<MonotonicMoment, Failure> {
        Ok(machine::monotonic_moment(&self.machine)?)
    }
}

/// The operating system's random bytes.
pub struct RandomIds;

impl Ids for RandomIds {
    fn bytes(&self) -> Result<[u8; 16], Failure> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes)
            .map_err(|error| Failure::new(protocol::FailureCode::Internal, error))?;
        Ok(bytes)
    }
}

/// A new secret, straight from the operating system: it must not be foretold even in a test.
pub(crate) fn secret() -> Result<Zeroizing<[u8; 32]>, Failure> {
    let mut secret = Zeroizing::new([0; 32]);
    getrandom::fill(secret.as_mut_slice())
        .map_err(|error| Failure::new(protocol::FailureCode::Internal, error))?;
    Ok(secret)
}

/// The moment as the desk's wall clock shows it.
pub fn at_desk(moment: DateTime<Utc>) -> DateTime<FixedOffset> {
    let offset = FixedOffset::east_opt(TURKEY_AHEAD).unwrap_or_else(|| chrono::Offset::fix(&Utc));
    moment.with_timezone(&offset)
}

/// The day at the desk.
pub fn day_at_desk(moment: DateTime<Utc>) -> NaiveDate {
    at_desk(moment).date_naive()
}

/// The first moment of a day at the desk.
pub fn start_of_day(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(chrono::NaiveTime::MIN).and_utc() - chrono::Duration::seconds(TURKEY_AHEAD.into())
}

/// The year at the desk.
pub fn year_at_desk(moment: DateTime<Utc>) -> u16 {
    u16::try_from(day_at_desk(moment).year()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn midnight_at_the_desk_is_nine_in_the_evening_in_utc() {
        let start = start_of_day("2026-11-21".parse().unwrap());
        assert_eq!(start.to_rfc3339(), "2026-11-20T21:00:00+00:00");
        assert_eq!(day_at_desk(start).to_string(), "2026-11-21");
    }
}
