//! Where a batch belongs, by comparing hashes alone.

use protocol::chain::Hash;
use protocol::receipt::Place;

/// What the center has of one branch around the batch.
pub(super) struct Known {
    /// Whether the desk that sends the batch wrote it.
    pub(super) ours: bool,
    /// Its last place.
    pub(super) head: u64,
    /// Its hashes from the place before the batch to the batch's end, as far as it reaches.
    pub(super) hashes: Vec<(u64, Hash)>,
}

/// Where a batch belongs.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// It goes on with this branch, by its place in the list; facts from `new_from` on are new.
    Goes {
        /// Which branch.
        branch: usize,
        /// How many of its facts are there already.
        new_from: usize,
    },
    /// It is what no branch has from its fact `new_from` on.
    Parts {
        /// Which branch it parts from; none where it has no fact before it in common with any.
        from: Option<usize>,
        /// How many of its facts are there already.
        new_from: usize,
    },
    /// Facts before it are missing.
    Gap {
        /// Where to begin.
        send_from: u64,
    },
}

/// Where a batch belongs among the branches of its series. A desk never goes on with what another one wrote.
pub(super) fn fit(after: &Place, hashes: &[Hash], known: &[Known], owns_code: bool) -> Fit {
    let mut parts: Option<(usize, usize)> = None;
    for (branch, known) in known.iter().enumerate() {
        let Some(shared) = shared(after, hashes, known) else {
            continue;
        };
        let reached = after.sequence + shared as u64;
        let agrees = shared == hashes.len() || reached == known.head;
        if agrees && known.ours {
            return Fit::Goes {
                branch,
                new_from: shared,
            };
        }
        // What several have in common is the oldest one's.
        if parts.is_none_or(|(_, most)| most < shared) {
            parts = Some((branch, shared));
        }
    }
    if let Some((from, new_from)) = parts {
        let from = Some(from);
        return Fit::Parts { from, new_from };
    }
    if after.sequence == 0 {
        return Fit::Parts {
            from: None,
            new_from: 0,
        };
    }
    let end = known
        .iter()
        .filter(|known| known.ours)
        .map(|known| known.head)
        .max();
    match end {
        Some(end) if owns_code && after.sequence > end => Fit::Gap { send_from: end + 1 },
        // It follows something that the center has never seen: from the beginning, then.
        _ => Fit::Gap { send_from: 1 },
    }
}

/// How many of the batch's facts the branch has; none where the batch does not follow from it.
fn shared(after: &Place, hashes: &[Hash], known: &Known) -> Option<usize> {
    let at = |sequence: u64| {
        let found = known.hashes.iter().find(|(place, _)| *place == sequence);
        found.map(|(_, hash)| *hash)
    };
    if after.sequence > 0 && at(after.sequence) != Some(after.hash) {
        return None;
    }
    let same = (after.sequence + 1..)
        .zip(hashes)
        .take_while(|(place, hash)| at(*place) == Some(**hash));
    Some(same.count())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(word: u8) -> Hash {
        [word; 32]
    }

    fn branch(words: &[u8]) -> Known {
        Known {
            ours: true,
            head: words.len() as u64,
            hashes: (1..).zip(words.iter().copied().map(hash)).collect(),
        }
    }

    fn placed(after: u64, before: u8, words: &[u8], known: &[Known]) -> Fit {
        let place = Place {
            epoch: 1,
            sequence: after,
            hash: hash(before),
        };
        let hashes: Vec<Hash> = words.iter().copied().map(hash).collect();
        fit(&place, &hashes, known, true)
    }

    #[test]
    fn a_batch_goes_on_where_the_series_ends() {
        let goes = Fit::Goes {
            branch: 0,
            new_from: 0,
        };
        assert_eq!(placed(3, 3, &[4, 5], &[branch(&[1, 2, 3])]), goes);
    }

    #[test]
    fn a_batch_that_comes_again_is_the_same_as_far_as_it_was_taken() {
        let known = [branch(&[1, 2, 3])];
        assert_eq!(
            placed(1, 1, &[2, 3], &known),
            Fit::Goes {
                branch: 0,
                new_from: 2
            }
        );
        assert_eq!(
            placed(1, 1, &[2, 3, 4], &known),
            Fit::Goes {
                branch: 0,
                new_from: 2
            }
        );
        assert_eq!(
            placed(0, 0, &[1, 2], &known),
            Fit::Goes {
                branch: 0,
                new_from: 2
            }
        );
    }

    #[test]
    fn a_batch_beyond_the_end_waits_for_what_is_missing() {
        assert_eq!(
            placed(5, 5, &[6], &[branch(&[1, 2, 3])]),
            Fit::Gap { send_from: 4 }
        );
    }

    #[test]
    fn other_facts_at_a_taken_place_part_from_the_series_there() {
        let known = [branch(&[1, 2, 3])];
        assert_eq!(
            placed(1, 1, &[2, 9], &known),
            Fit::Parts {
                from: Some(0),
                new_from: 1
            }
        );
        assert_eq!(
            placed(2, 2, &[9, 10], &known),
            Fit::Parts {
                from: Some(0),
                new_from: 0
            }
        );
    }

    #[test]
    fn a_batch_after_a_fact_that_was_never_seen_is_asked_for_from_the_beginning() {
        assert_eq!(
            placed(2, 8, &[9], &[branch(&[1, 2, 3])]),
            Fit::Gap { send_from: 1 }
        );
    }

    #[test]
    fn what_parted_goes_on_with_its_own_branch() {
        let mut parted = branch(&[1, 9]);
        parted.hashes.insert(0, (0, hash(0)));
        let known = [branch(&[1, 2, 3]), parted];
        assert_eq!(
            placed(2, 9, &[10], &known),
            Fit::Goes {
                branch: 1,
                new_from: 0
            }
        );
        assert_eq!(
            placed(2, 2, &[3, 4], &known),
            Fit::Goes {
                branch: 0,
                new_from: 1
            }
        );
    }

    #[test]
    fn what_parts_again_parts_from_the_branch_that_it_has_most_in_common_with() {
        let known = [branch(&[1, 2, 3]), branch(&[1, 8, 9])];
        let parts = |from, new_from| Fit::Parts {
            from: Some(from),
            new_from,
        };
        assert_eq!(placed(0, 0, &[1, 8, 7], &known), parts(1, 2));
        assert_eq!(placed(2, 8, &[7], &known), parts(1, 0));
        assert_eq!(placed(0, 0, &[1, 5], &known), parts(0, 1));
        assert_eq!(
            placed(0, 0, &[1], &[]),
            Fit::Parts {
                from: None,
                new_from: 0
            }
        );
    }

    #[test]
    fn nobody_goes_on_with_what_another_desk_wrote() {
        let theirs = Known {
            ours: false,
            ..branch(&[1, 2])
        };
        assert_eq!(
            placed(0, 0, &[7, 8], &[theirs]),
            Fit::Parts {
                from: Some(0),
                new_from: 0
            }
        );
    }
}
