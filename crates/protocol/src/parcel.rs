//! What a desk without a network hands over in a file: the batches as they would go over the line, each signed by the desk,
//! all of it sealed with a code that travels another way.
//!
//! The code is random and used once, so it is the key itself. What the batches mean and whether their signatures hold is
//! found out by whoever takes them in, as over the line.

use chacha20poly1305::aead::{Aead, AeadInOut, KeyInit};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use minicbor::{Decode, Encode};
use sha2::{Digest, Sha256};
use thiserror::Error;

/// A code as it is generated.
pub type Code = [u8; 16];

const MAGIC: &[u8] = b"ACIKKAPI-PARCEL-1\n";
const LABEL: &[u8] = b"acikkapi parcel v1";

/// The most bytes of a file: some hundred thousand facts and what came with them.
pub const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// The most bytes of attachments in a file. Both sides have them in memory, more than once.
pub const MOST_ATTACHED_BYTES: u64 = 128 * 1024 * 1024;

/// What is in the file.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Parcel {
    /// The id of the key that the desk signs with, in hexadecimal.
    #[n(0)]
    pub key: String,
    /// Batches of facts as frames, in the order in which they are to be taken in.
    #[n(1)]
    pub batches: Vec<Batch>,
    /// Attachments that the facts refer to.
    #[n(2)]
    #[cbor(default)]
    pub attachments: Vec<Attachment>,
}

/// One batch.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(transparent)]
pub struct Batch(#[cbor(n(0), with = "minicbor::bytes")] pub Vec<u8>);

/// One attachment, whole.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Attachment {
    /// The SHA-256 of its content, in hexadecimal.
    #[n(0)]
    pub sha256: String,
    /// Its content.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub content: Vec<u8>,
}

/// Why a file does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ParcelFault {
    /// It is another kind of file.
    #[error("not a file of a desk's unsent facts")]
    Another,
    /// The code is not the file's, or the file was altered or cut short.
    #[error("the code does not open this file, or the file is damaged")]
    Sealed,
    /// It was opened and says nothing that this program understands.
    #[error("the file cannot be read")]
    Unreadable,
}

/// Seals a parcel with a code that is used for nothing else.
///
/// # Errors
/// It cannot be encoded.
pub fn seal(parcel: &Parcel, code: &Code) -> Result<Vec<u8>, ParcelFault> {
    let mut file = MAGIC.to_vec();
    minicbor::encode(parcel, &mut file).map_err(|_| ParcelFault::Unreadable)?;
    // Where it stands: it may be large, and is held once already.
    let tag = cipher(code)
        .encrypt_inout_detached(&XNonce::default(), &[], (&mut file[MAGIC.len()..]).into())
        .map_err(|_| ParcelFault::Sealed)?;
    file.extend_from_slice(&tag);
    Ok(file)
}

/// Opens a file.
///
/// # Errors
/// It is no such file, or the code is not its own.
pub fn open(file: &[u8], code: &Code) -> Result<Parcel, ParcelFault> {
    let sealed = file.strip_prefix(MAGIC).ok_or(ParcelFault::Another)?;
    let plain = cipher(code)
        .decrypt(&XNonce::default(), sealed)
        .map_err(|_| ParcelFault::Sealed)?;
    minicbor::decode(&plain).map_err(|_| ParcelFault::Unreadable)
}

/// A code as it is read out: hexadecimal digits in groups of four.
pub fn in_groups(code: &Code) -> String {
    let groups = code
        .chunks(2)
        .map(|pair| format!("{:02X}{:02X}", pair[0], pair[1]));
    groups.collect::<Vec<_>>().join(" ")
}

/// A code as it was typed, with or without its groups.
pub fn parse_code(typed: &str) -> Option<Code> {
    let digits: Vec<u8> = typed
        .chars()
        .filter(|letter| !letter.is_whitespace() && *letter != '-')
        .map(|letter| {
            letter
                .to_digit(16)
                .and_then(|digit| u8::try_from(digit).ok())
        })
        .collect::<Option<_>>()?;
    let bytes: Vec<u8> = digits
        .chunks_exact(2)
        .map(|pair| pair[0] << 4 | pair[1])
        .collect();
    Some(bytes)
        .filter(|_| digits.len() == 32)
        .and_then(|bytes| bytes.try_into().ok())
}

/// The code is 128 random bits and seals one file, so one nonce is enough.
fn cipher(code: &Code) -> XChaCha20Poly1305 {
    let mut digest = Sha256::new();
    digest.update(LABEL);
    digest.update(code);
    let key: [u8; 32] = digest.finalize().into();
    XChaCha20Poly1305::new(&key.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: Code = [0xA7; 16];

    fn parcel() -> Parcel {
        Parcel {
            key: "00ff".into(),
            batches: vec![Batch(vec![1, 2, 3]), Batch(Vec::new())],
            attachments: vec![Attachment {
                sha256: "ab".into(),
                content: vec![4; 3],
            }],
        }
    }

    #[test]
    fn a_file_of_before_attachments_went_along_opens() {
        #[derive(Encode)]
        #[cbor(map)]
        struct Before<'a> {
            #[n(0)]
            key: &'a str,
            #[n(1)]
            batches: Vec<Batch>,
        }
        let before = Before {
            key: "00ff",
            batches: parcel().batches,
        };
        let plain = minicbor::to_vec(before).unwrap();
        let sealed = cipher(&CODE)
            .encrypt(&XNonce::default(), plain.as_slice())
            .unwrap();
        let opened = open(&[MAGIC, sealed.as_slice()].concat(), &CODE).unwrap();
        assert_eq!(opened.batches, parcel().batches);
        assert_eq!(opened.attachments, []);
    }

    #[test]
    fn what_was_sealed_opens_with_its_code_alone() {
        let file = seal(&parcel(), &CODE).unwrap();
        assert_eq!(open(&file, &CODE), Ok(parcel()));
        assert_eq!(open(&file, &[1; 16]), Err(ParcelFault::Sealed));
        assert_eq!(open(b"%PDF-1.7", &CODE), Err(ParcelFault::Another));
    }

    #[test]
    fn no_file_that_was_altered_or_cut_short_opens() {
        let file = seal(&parcel(), &CODE).unwrap();
        for at in MAGIC.len()..file.len() {
            let mut altered = file.clone();
            altered[at] ^= 1;
            assert_eq!(open(&altered, &CODE), Err(ParcelFault::Sealed));
            assert!(open(&file[..at], &CODE).is_err());
        }
    }

    #[test]
    fn a_code_is_read_as_it_is_said() {
        assert_eq!(parse_code(&in_groups(&CODE)), Some(CODE));
        assert_eq!(parse_code("a7a7-".repeat(8).as_str()), Some(CODE));
        assert_eq!(parse_code("a7a7"), None);
        assert_eq!(parse_code(&"ğ7".repeat(16)), None);
    }
}
