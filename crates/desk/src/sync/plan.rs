//! Where sending begins: what the center says that it has, against what the journal has. Pure.

use std::cmp::min_by_key;

use protocol::receipt::Place;
use protocol::wire::SeriesHead;

use crate::store::outgoing::OwnSeries;

/// The last place of a series that the center gave a receipt for, and that the journal has: there the two parted at the
/// earliest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Proven {
    pub(super) place: Place,
    /// The center lost nothing since: it has not come back from a backup.
    pub(super) stands: bool,
}

/// A series that has something to send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) series: OwnSeries,
    /// The last place that both sides have.
    pub(super) after: Place,
}

/// What is to be sent, oldest series first.
///
/// `holds` tells whether the journal has this very place, `proven` what the last receipt of a series is of.
pub(super) fn stretches(
    own: &[OwnSeries],
    acknowledged: &[SeriesHead],
    holds: impl Fn(&Place) -> bool,
    proven: impl Fn(u32) -> Option<Proven>,
) -> Vec<Stretch> {
    let stretch = |series: &OwnSeries| {
        let after = begin(series, acknowledged, &holds, &proven);
        (after.sequence < series.head.sequence).then_some(Stretch {
            series: *series,
            after,
        })
    };
    own.iter().filter_map(stretch).collect()
}

fn begin(
    series: &OwnSeries,
    acknowledged: &[SeriesHead],
    holds: &impl Fn(&Place) -> bool,
    proven: &impl Fn(u32) -> Option<Proven>,
) -> Place {
    let epoch = series.head.epoch;
    let desk = series.desk.to_string();
    let told = acknowledged
        .iter()
        .filter(|told| told.desk == desk && told.place.epoch == epoch);
    let shared = told
        .clone()
        .map(|told| told.place)
        .filter(holds)
        .max_by_key(|place| place.sequence);
    let beginning = Place {
        epoch,
        sequence: 0,
        hash: series.begins_after,
    };
    if told.clone().next().is_none() {
        // What the center knows nothing of it gets from the beginning, whatever it once gave a receipt for.
        return beginning;
    }
    let proven = proven(epoch);
    let from = match shared {
        // Where the two are one, from where the last receipt is of: one that was lost on its way is given again for the same
        // facts.
        Some(shared) => {
            proven.map(|proven| min_by_key(shared, proven.place, |place| place.sequence))
        }
        // Where they are not, from where they surely were.
        None => proven
            .filter(|proven| proven.stands)
            .map(|proven| proven.place),
    };
    from.unwrap_or(beginning)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::DeskCode;

    fn place(epoch: u32, sequence: u64, branch: u8) -> Place {
        Place {
            epoch,
            sequence,
            hash: [branch; 32],
        }
    }

    fn series(epoch: u32, code: u8, last: u64) -> OwnSeries {
        OwnSeries {
            desk: DeskCode::new(code).unwrap(),
            head: place(epoch, last, 1),
            begins_after: [9; 32],
        }
    }

    fn told(epoch: u32, code: &str, sequence: u64, branch: u8) -> SeriesHead {
        SeriesHead {
            desk: code.to_owned(),
            place: place(epoch, sequence, branch),
        }
    }

    /// The journal has the facts of branch 1; the last receipt of each series is of this place.
    fn begins(own: &[OwnSeries], acknowledged: &[SeriesHead], receipt: u64) -> Vec<(u32, u64)> {
        begins_where(own, acknowledged, receipt, true)
    }

    fn begins_where(
        own: &[OwnSeries],
        acknowledged: &[SeriesHead],
        receipt: u64,
        stands: bool,
    ) -> Vec<(u32, u64)> {
        let holds = |place: &Place| place.hash == [1; 32] && place.sequence <= 10;
        let proven = |epoch| {
            let place = place(epoch, receipt, 1);
            Some(Proven { place, stands })
        };
        stretches(own, acknowledged, holds, proven)
            .iter()
            .map(|stretch| (stretch.after.epoch, stretch.after.sequence))
            .collect()
    }

    #[test]
    fn each_series_goes_on_where_the_center_is() {
        let own = [series(1, 1, 10), series(2, 2, 7)];
        assert_eq!(begins(&own, &[], 7), [(1, 0), (2, 0)], "it knows nothing");
        assert_eq!(begins(&own, &[told(1, "01", 6, 1)], 7), [(1, 6), (2, 0)]);
        let all = [told(1, "01", 10, 1), told(2, "02", 7, 1)];
        assert_eq!(begins(&own, &all, 10), [], "it has everything");
        assert_eq!(
            begins(&own, &all, 6),
            [(1, 6), (2, 6)],
            "it has everything, and its word for it was lost"
        );
        assert_eq!(
            begins(&own, &[told(1, "05", 10, 1), told(2, "02", 7, 1)], 7),
            [(1, 0)],
            "under another desk code it is another series"
        );
    }

    #[test]
    fn where_the_two_parted_is_sent_from_where_they_were_one() {
        let own = [series(1, 1, 10)];
        assert_eq!(begins(&own, &[told(1, "01", 8, 2)], 4), [(1, 4)]);
        assert_eq!(
            begins(&own, &[told(1, "01", 8, 2), told(1, "01", 9, 1)], 9),
            [(1, 9)],
            "the branch that was sent before goes on"
        );
        assert_eq!(
            begins(&own, &[told(1, "01", 40, 1)], 4),
            [(1, 4)],
            "the center has what a restored desk lost"
        );
    }

    #[test]
    fn what_a_center_that_came_back_gave_a_receipt_for_before_it_may_have_lost() {
        let own = [series(1, 3, 10), series(2, 4, 7)];
        let others = [told(1, "03", 8, 2)];
        let from_the_beginning = [(1, 0), (2, 0)];
        assert_eq!(
            begins_where(&own, &others, 10, false),
            from_the_beginning,
            "the branch that it had of the first, which the second follows"
        );
        let both = [told(1, "03", 8, 2), told(1, "03", 6, 1)];
        assert_eq!(begins_where(&own, &both, 10, false), [(1, 6), (2, 0)]);
        let all = [told(1, "03", 10, 1), told(2, "04", 7, 1)];
        assert_eq!(begins_where(&own, &all, 10, false), []);
    }
}
