//! The course of an SMS: from which standing what news leads where. Pure.

use domain::fact::SmsFate;

/// Where an SMS stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It waits.
    Waiting,
    /// A process is about to hand it over, or died while it was.
    Claimed,
    /// The gateway took it.
    HandedOver,
    /// It reached the telephone.
    Delivered,
    /// It did not, and will not.
    Failed,
    /// It may have been taken.
    Unknown,
    /// There is nowhere to send it.
    NoPhone,
    /// It came too late to be of use.
    TooOld,
}

impl Standing {
    const NAMES: [(Self, &'static str); 8] = [
        (Self::Waiting, "waiting"),
        (Self::Claimed, "claimed"),
        (Self::HandedOver, "handed_over"),
        (Self::Delivered, "delivered"),
        (Self::Failed, "failed"),
        (Self::Unknown, "unknown"),
        (Self::NoPhone, "no_phone"),
        (Self::TooOld, "too_old"),
    ];

    /// Its name in the database.
    pub(crate) fn name(self) -> &'static str {
        let found = Self::NAMES.iter().find(|(standing, _)| *standing == self);
        found.map_or("unknown", |(_, name)| name)
    }

    /// The standing with this name.
    pub(crate) fn find(name: &str) -> Option<Self> {
        let found = Self::NAMES.iter().find(|(_, known)| *known == name);
        found.map(|(standing, _)| *standing)
    }

    /// What an office is told of it; nothing while a process has it in hand.
    pub(crate) fn fate(self) -> Option<SmsFate> {
        match self {
            Self::Claimed => None,
            Self::Waiting => Some(SmsFate::Waiting),
            Self::HandedOver => Some(SmsFate::HandedOver),
            Self::Delivered => Some(SmsFate::Delivered),
            Self::Failed => Some(SmsFate::Failed),
            Self::Unknown => Some(SmsFate::Unknown),
            Self::NoPhone => Some(SmsFate::NoPhone),
            Self::TooOld => Some(SmsFate::TooOld),
        }
    }
}

/// What is heard of an SMS that was claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum News {
    /// The gateway took it.
    Taken,
    /// The gateway surely has not taken it, and may later.
    Later,
    /// The gateway will not take it.
    Refused,
    /// It may have been taken.
    NoAnswer,
    /// The operator has it.
    AtOperator,
    /// The telephone has it.
    Delivered,
    /// Operator or gateway gave it up.
    GivenUp,
    /// Nothing was heard for as long as one waits.
    Silence,
}

impl News {
    /// Its name, for whoever watches.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Later => "later",
            Self::Refused => "refused",
            Self::NoAnswer => "no_answer",
            Self::AtOperator => "at_operator",
            Self::Delivered => "delivered",
            Self::GivenUp => "given_up",
            Self::Silence => "silence",
        }
    }
}

/// Where the news lead; nowhere, if they are no news or come from an earlier time.
///
/// Reports overtake each other and the gateway's own answer: what is known better stays.
pub(crate) fn next(standing: Standing, news: News) -> Option<Standing> {
    let next = match (standing, news) {
        (Standing::Waiting | Standing::Delivered | Standing::NoPhone | Standing::TooOld, _) => {
            standing
        }
        (_, News::Delivered) => Standing::Delivered,
        (Standing::Failed, _) | (_, News::GivenUp) => Standing::Failed,
        (Standing::HandedOver, News::Silence) => Standing::Unknown,
        (Standing::HandedOver, _) | (_, News::Taken | News::AtOperator) => Standing::HandedOver,
        (_, News::Later) => Standing::Waiting,
        (_, News::Refused) => Standing::Failed,
        (_, News::NoAnswer | News::Silence) => Standing::Unknown,
    };
    (next != standing).then_some(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEWS: [News; 8] = [
        News::Taken,
        News::Later,
        News::Refused,
        News::NoAnswer,
        News::AtOperator,
        News::Delivered,
        News::GivenUp,
        News::Silence,
    ];

    fn after(news: &[News]) -> Standing {
        news.iter().fold(Standing::Claimed, |standing, news| {
            next(standing, *news).unwrap_or(standing)
        })
    }

    #[test]
    fn reports_that_overtake_each_other_end_the_same() {
        for news in [
            [News::Taken, News::AtOperator, News::Delivered],
            [News::AtOperator, News::Delivered, News::Taken],
            [News::Delivered, News::AtOperator, News::Taken],
        ] {
            assert_eq!(after(&news), Standing::Delivered, "{news:?}");
        }
        assert_eq!(after(&[News::GivenUp, News::Taken]), Standing::Failed);
    }

    #[test]
    fn silence_is_not_failure_and_a_late_report_ends_it() {
        assert_eq!(after(&[News::Taken, News::Silence]), Standing::Unknown);
        assert_eq!(after(&[News::Silence]), Standing::Unknown);
        let late = [News::Silence, News::Delivered];
        assert_eq!(after(&late), Standing::Delivered);
        assert_eq!(
            after(&[News::GivenUp, News::Delivered]),
            Standing::Delivered
        );
    }

    #[test]
    fn only_what_was_surely_not_taken_waits_again() {
        for first in NEWS {
            for second in NEWS {
                if after(&[first, second]) == Standing::Waiting {
                    let certain = [first, second].contains(&News::Later);
                    let doubtful = [News::Taken, News::AtOperator, News::Delivered];
                    assert!(certain, "{first:?} {second:?}");
                    assert!(!doubtful.contains(&first), "{first:?} {second:?}");
                }
            }
        }
    }

    #[test]
    fn each_standing_has_one_name() {
        for (standing, name) in Standing::NAMES {
            assert_eq!(Standing::find(name), Some(standing));
            assert_eq!(standing.name(), name);
        }
    }
}
