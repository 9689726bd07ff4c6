//! Frames: a message as bytes on the wire, CBOR compressed by zstd, and a bound on what a stranger's
//! bytes may cost.
//!
//! A small message is compressed with a trained dictionary, whose number zstd writes into the frame's own head. A
//! dictionary that was shipped is never changed: a new one gets the next number.

use std::io::Read as _;

use minicbor::{Decode, Encode};
use zstd::dict::{DecoderDictionary, EncoderDictionary};
use zstd::zstd_safe::get_dict_id_from_frame;

/// What a frame of several facts is kept within, in bytes, so that a bad line loses little.
pub const USUAL_BYTES: usize = 64 * 1024;

/// What a page of the feed is kept within where its reader says that it takes so much: what usually are as many facts as a
/// page may have.
pub const PAGE_BYTES: usize = 128 * 1024;

/// The most bytes of a frame: one fact alone may need more than the usual ones, and must never be stuck.
pub const MOST_BYTES: usize = 1024 * 1024;

/// The most bytes of a message.
pub const MOST_PLAIN_BYTES: usize = 4 * 1024 * 1024;

/// zstd's own scale: fast, and within a few bytes of the slower ones on what desks send.
const LEVEL: i32 = 3;

/// The most memory that a frame may ask for, as a power of two.
const WINDOW_LOG: u32 = 22;

/// Beyond this the message itself teaches the compressor as much as the dictionary would.
const SMALL: usize = 64 * 1024;

/// Every dictionary that was ever shipped, oldest first.
const DICTIONARIES: [&[u8]; 1] = [include_bytes!(
    "../../../assets/protocol/dictionary-1.zdict"
)];

/// Why bytes are no message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FrameFault {
    /// More bytes than a frame or a message may have.
    #[error("the frame is too large")]
    TooLarge,
    /// Compressed with a dictionary that this program does not have.
    #[error("the frame's dictionary is not known")]
    UnknownDictionary,
    /// Not zstd, cut short, or not this message.
    #[error("the frame cannot be read")]
    Unreadable,
}

/// Makes frames and reads them. Dictionaries are prepared once; keep it.
pub struct Frames {
    encoder: EncoderDictionary<'static>,
    decoders: Vec<(u32, DecoderDictionary<'static>)>,
}

impl Frames {
    /// With every dictionary that was shipped; the newest one compresses.
    pub fn new() -> Self {
        let [.., newest] = DICTIONARIES;
        let decoders = DICTIONARIES
            .iter()
            .zip(1..)
            .map(|(bytes, id)| (id, DecoderDictionary::copy(bytes)));
        Self {
            encoder: EncoderDictionary::copy(newest, LEVEL),
            decoders: decoders.collect(),
        }
    }

    /// The frame of a message.
    ///
    /// # Errors
    /// The message or its frame would be too large.
    pub fn pack<T: Encode<()>>(&self, message: &T) -> Result<Vec<u8>, FrameFault> {
        let plain = minicbor::to_vec(message).map_err(|_| FrameFault::Unreadable)?;
        if plain.len() > MOST_PLAIN_BYTES {
            return Err(FrameFault::TooLarge);
        }
        let packed = if plain.len() <= SMALL {
            zstd::bulk::Compressor::with_prepared_dictionary(&self.encoder)
                .and_then(|mut compressor| compressor.compress(&plain))
        } else {
            zstd::bulk::compress(&plain, LEVEL)
        };
        let packed = packed.map_err(|_| FrameFault::Unreadable)?;
        if packed.len() > MOST_BYTES {
            return Err(FrameFault::TooLarge);
        }
        Ok(packed)
    }

    /// The frame of a message of as many parts as go into a usual frame, and how many those are; at least
    /// one of `most`.
    ///
    /// # Errors
    /// One part alone would be too large.
    pub fn pack_most<T: Encode<()>>(
        &self,
        most: usize,
        message: impl Fn(usize) -> T,
    ) -> Result<(Vec<u8>, usize), FrameFault> {
        self.pack_within(USUAL_BYTES, most, message)
    }

    /// The same for a frame of at most so many bytes.
    ///
    /// # Errors
    /// As [`Self::pack_most`].
    pub fn pack_within<T: Encode<()>>(
        &self,
        bytes: usize,
        most: usize,
        message: impl Fn(usize) -> T,
    ) -> Result<(Vec<u8>, usize), FrameFault> {
        let mut parts = most;
        loop {
            match self.pack(&message(parts)) {
                Ok(frame) if frame.len() <= bytes || parts <= 1 => return Ok((frame, parts)),
                Ok(frame) => parts = (parts * bytes / frame.len() * 9 / 10).max(1),
                Err(FrameFault::TooLarge) if parts > 1 => parts /= 2,
                Err(fault) => return Err(fault),
            }
        }
    }

    /// The message of a frame.
    ///
    /// # Errors
    /// The bytes are none, or would be more than they may.
    pub fn unpack<T: for<'b> Decode<'b, ()>>(&self, frame: &[u8]) -> Result<T, FrameFault> {
        let plain = self.plain(frame)?;
        minicbor::decode(&plain).map_err(|_| FrameFault::Unreadable)
    }

    fn plain(&self, frame: &[u8]) -> Result<Vec<u8>, FrameFault> {
        if frame.len() > MOST_BYTES {
            return Err(FrameFault::TooLarge);
        }
        let mut plain = Vec::new();
        let limit = MOST_PLAIN_BYTES as u64 + 1;
        let read = match get_dict_id_from_frame(frame) {
            None => zstd::Decoder::with_buffer(frame).and_then(|mut decoder| {
                decoder.window_log_max(WINDOW_LOG)?;
                decoder.single_frame().take(limit).read_to_end(&mut plain)
            }),
            Some(id) => {
                let known = self.decoders.iter().find(|(known, _)| *known == id.get());
                let (_, dictionary) = known.ok_or(FrameFault::UnknownDictionary)?;
                zstd::Decoder::with_prepared_dictionary(frame, dictionary).and_then(
                    |mut decoder| {
                        decoder.window_log_max(WINDOW_LOG)?;
                        decoder.single_frame().take(limit).read_to_end(&mut plain)
                    },
                )
            }
        };
        read.map_err(|_| FrameFault::Unreadable)?;
        if plain.len() > MOST_PLAIN_BYTES {
            return Err(FrameFault::TooLarge);
        }
        Ok(plain)
    }
}

impl Default for Frames {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::receipt::Place;
    use crate::wire::{Content, FactBatch, FeedHead, SentFact};

    fn batch(facts: usize) -> FactBatch {
        let fact = |place: usize| SentFact {
            kind: "inquiry_recorded".into(),
            author: "staff".into(),
            recorded_at: i64::try_from(place).unwrap(),
            content: Content::Kept {
                salt: [7; 16],
                body: br#"{"topic":null,"note":"Nufus nerede"}"#.to_vec(),
            },
        };
        FactBatch {
            after: Place {
                epoch: 1,
                sequence: 0,
                hash: [0; 32],
            },
            desk: "01".into(),
            facts: (0..facts).map(fact).collect(),
            head_signature: [0; 64],
        }
    }

    #[test]
    fn a_message_comes_back_as_it_was_large_or_small() {
        let frames = Frames::new();
        for facts in [0, 1, 500] {
            let frame = frames.pack(&batch(facts)).unwrap();
            assert_eq!(frames.unpack::<FactBatch>(&frame).unwrap(), batch(facts));
        }
    }

    #[test]
    fn a_frame_takes_as_many_facts_as_fit_and_one_that_is_large_goes_alone() {
        let frames = Frames::new();
        let mut noisy = batch(500);
        for (fact, seed) in noisy.facts.iter_mut().zip(1_u64..) {
            let random = (0..125).scan(seed, |state, _| {
                *state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                Some(state.to_be_bytes())
            });
            fact.content = Content::Kept {
                salt: [0; 16],
                body: random.flatten().collect(),
            };
        }
        let prefix = |count: usize| FactBatch {
            facts: noisy.facts[..count].to_vec(),
            ..noisy.clone()
        };
        let (frame, count) = frames.pack_most(500, prefix).unwrap();
        assert!(
            frame.len() <= USUAL_BYTES && (20..100).contains(&count),
            "{count}"
        );
        assert_eq!(frames.unpack::<FactBatch>(&frame).unwrap(), prefix(count));

        let Content::Kept { body, .. } = &mut noisy.facts[0].content else {
            unreachable!()
        };
        *body = body.repeat(100);
        body.iter_mut()
            .zip(0_u64..)
            .for_each(|(byte, place)| *byte ^= place.to_be_bytes()[6]);
        let one = FactBatch {
            facts: noisy.facts[..1].to_vec(),
            ..noisy
        };
        assert_eq!(frames.pack_most(1, |_| one.clone()).unwrap().1, 1);
    }

    #[test]
    fn a_small_frame_that_would_fill_the_memory_is_refused() {
        let zeros = vec![0; 64 * 1024 * 1024];
        let open = zstd::encode_all(zeros.as_slice(), 3).unwrap();
        let declared = zstd::bulk::compress(&zeros, 3).unwrap();
        let frames = Frames::new();
        for bomb in [open, declared] {
            assert!(bomb.len() < MOST_BYTES);
            let told = frames.unpack::<FactBatch>(&bomb);
            assert_eq!(told, Err(FrameFault::TooLarge));
        }
    }

    #[test]
    fn a_field_that_a_later_version_adds_is_passed_over() {
        #[derive(Encode)]
        struct Later {
            #[n(0)]
            head: u64,
            #[n(1)]
            mood: String,
        }
        let frames = Frames::new();
        let later = Later {
            head: 41,
            mood: "good".into(),
        };
        let frame = frames.pack(&later).unwrap();
        assert_eq!(frames.unpack(&frame), Ok(FeedHead { head: 41 }));
    }

    #[test]
    fn a_frame_that_is_cut_short_is_no_message() {
        let frames = Frames::new();
        let frame = frames.pack(&batch(20)).unwrap();
        for end in 0..frame.len() {
            assert!(frames.unpack::<FactBatch>(&frame[..end]).is_err(), "{end}");
        }
    }

    proptest! {
        #[test]
        fn strange_bytes_are_refused_and_break_nothing(bytes in any::<Vec<u8>>()) {
            prop_assert!(Frames::new().unpack::<FactBatch>(&bytes).is_err());
        }
    }
}
