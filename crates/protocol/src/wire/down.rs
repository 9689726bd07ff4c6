//! Down: an office's feed, in the one order that counts.

use minicbor::{Decode, Encode};
use sha2::{Digest, Sha256};

use super::up::SentFact;
use crate::chain::Hash;

/// Some entries of a feed in a row.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct FeedPage {
    /// The entries have the places after this one, without gaps.
    #[n(0)]
    pub after: u64,
    /// The entries, at most [`super::MOST_FACTS`].
    #[n(1)]
    pub entries: Vec<FeedEntry>,
    /// Where the feed ended when the page was made.
    #[n(2)]
    pub head: u64,
    /// The feed's rolling hash at the page's end.
    #[n(3)]
    #[cbor(with = "minicbor::bytes")]
    pub rolling: Hash,
}

/// A fact in a feed.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct FeedEntry {
    /// Whose it is.
    #[n(0)]
    pub origin: Origin,
    /// The fact.
    #[n(1)]
    pub fact: SentFact,
}

/// The place of a fact in its author's own journal.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Encode, Decode)]
pub struct Origin {
    /// The desk code; none for the center itself.
    #[n(0)]
    pub desk: Option<String>,
    /// The series.
    #[n(1)]
    pub epoch: u32,
    /// The place in it.
    #[n(2)]
    pub sequence: u64,
    /// 0, or the branch of a series that was found forked.
    #[n(3)]
    pub branch: u32,
}

/// Where a feed ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct FeedHead {
    /// The last place; 0 for an empty feed.
    #[n(0)]
    pub head: u64,
}

const LABEL: &[u8] = b"acikkapi feed 1";

impl FeedEntry {
    /// The feed's rolling hash after this entry. Bodies enter by their salted hashes: one that is
    /// erased by law leaves it as it was.
    pub fn rolled(&self, before: &Hash) -> Hash {
        self.rolled_over(&self.fact.content.hash(), before)
    }

    /// The same where the salted hash of its body is known.
    pub fn rolled_over(&self, body: &Hash, before: &Hash) -> Hash {
        let Origin {
            desk,
            epoch,
            sequence,
            branch,
        } = &self.origin;
        let mut digest = Sha256::new();
        let parts: [&[u8]; 10] = [
            LABEL,
            before,
            desk.as_deref().unwrap_or_default().as_bytes(),
            &epoch.to_be_bytes(),
            &sequence.to_be_bytes(),
            &branch.to_be_bytes(),
            self.fact.kind.as_bytes(),
            self.fact.author.as_bytes(),
            &self.fact.recorded_at.to_be_bytes(),
            body,
        ];
        for part in parts {
            digest.update((part.len() as u64).to_be_bytes());
            digest.update(part);
        }
        digest.finalize().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::Content;

    fn entry(content: Content) -> FeedEntry {
        FeedEntry {
            origin: Origin {
                desk: Some("01".into()),
                epoch: 1,
                sequence: 1,
                branch: 0,
            },
            fact: SentFact {
                kind: "inquiry_recorded".into(),
                author: "desk".into(),
                recorded_at: 5,
                content,
            },
        }
    }

    #[test]
    fn erasing_a_body_leaves_the_rolling_hash_and_nothing_else_does() {
        let kept = entry(Content::Kept {
            salt: [1; 16],
            body: b"{}".to_vec(),
        });
        let erased = entry(Content::Erased {
            body_hash: kept.fact.content.hash(),
        });
        let start = [0; 32];
        assert_eq!(kept.rolled(&start), erased.rolled(&start));
        assert_ne!(kept.rolled(&start), kept.rolled(&kept.rolled(&start)));
        let mut other = kept.clone();
        other.origin.branch = 1;
        assert_ne!(kept.rolled(&start), other.rolled(&start));
    }
}
