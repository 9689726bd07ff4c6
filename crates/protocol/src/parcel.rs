//! What a desk without a network hands over in a file: the batches as they would go over the line, each signed by the desk,
//! and attachments, all of it sealed with a code that travels another way.
//!
//! The file is a row of pieces, each sealed by itself in its place (STREAM of Hoang, Reyhanitabar, Rogaway and Vizár, 2015):
//! however much a desk holds, neither side has more than one of them in memory, and none can be left out, doubled or moved.
//! The code is random and used once, so it is the key itself. What the batches mean and whether their signatures hold is
//! found out by whoever takes them in, as over the line.

use std::io::{self, ErrorKind, Read, Write};

use aead_stream::{DecryptorLE31, EncryptorLE31};
use chacha20poly1305::aead::KeyInit;
use chacha20poly1305::{Tag, XChaCha20Poly1305};
use minicbor::{Decode, Encode};
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::wire::MOST_ATTACHMENT_BYTES;

/// A code as it is generated.
pub type Code = [u8; 16];

const MAGIC: &[u8] = b"ACIKKAPI-PARCEL-2\n";
const LABEL: &[u8] = b"acikkapi parcel v2";

/// The most bytes of a piece, sealed: an attachment and what it is called.
const MOST_SEALED_BYTES: u64 = MOST_ATTACHMENT_BYTES + 1024;

/// The part of a nonce that does not tell a piece's place.
const NONCE: [u8; 20] = [0; 20];

/// What seals a piece that says nothing, as the last one does and no other.
const NOTHING: u64 = size_of::<Tag>() as u64;

/// One piece of a file.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Piece {
    /// The id of the key that the desk signs with, in hexadecimal. It comes first.
    #[n(0)]
    Key(#[n(0)] String),
    /// A batch of facts as a frame; they are to be taken in in their order.
    #[n(1)]
    Batch(#[cbor(n(0), with = "minicbor::bytes")] Vec<u8>),
    /// An attachment, whole.
    #[n(2)]
    Attachment(#[n(0)] Attachment),
}

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
    #[error("the file says something that this program does not understand")]
    Unreadable,
    /// Where it lies it cannot be read.
    #[error("the file cannot be read: {0}")]
    OutOfReach(ErrorKind),
}

/// Seals pieces with a code that is used for nothing else, one behind the other.
pub struct Sealer<W> {
    file: W,
    cipher: EncryptorLE31<XChaCha20Poly1305>,
}

impl<W: Write> Sealer<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn begin(mut file: W, code: &Code) -> io::Result<Self> {
        file.write_all(MAGIC)?;
        let cipher = EncryptorLE31::from_aead(cipher(code), &NONCE.into());
        Ok(Self { file, cipher })
    }

    /// Writes a piece.
    ///
    /// # Errors
    /// It cannot be written, or is too large.
    pub fn put(&mut self, piece: &Piece) -> io::Result<()> {
        let plain = minicbor::to_vec(piece).map_err(io::Error::other)?;
        let sealed = self.cipher.encrypt_next(plain.as_slice());
        write(&mut self.file, &sealed.map_err(io::Error::other)?)
    }

    /// Ends the file: without this it does not open.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn end(mut self) -> io::Result<()> {
        let sealed = self.cipher.encrypt_last(&[][..]);
        write(&mut self.file, &sealed.map_err(io::Error::other)?)?;
        self.file.flush()
    }
}

/// A piece with its length before it.
fn write(file: &mut impl Write, sealed: &[u8]) -> io::Result<()> {
    let length = sealed.len() as u64;
    if length > MOST_SEALED_BYTES {
        return Err(io::Error::other("a piece is too large"));
    }
    file.write_all(&length.to_be_bytes())?;
    file.write_all(sealed)
}

/// The pieces of a file, as it is read. Behind one that does not open comes no other.
pub struct Opened<R> {
    file: R,
    /// None behind the end.
    cipher: Option<DecryptorLE31<XChaCha20Poly1305>>,
}

impl<R: Read> Opened<R> {
    /// Begins to read a file.
    ///
    /// # Errors
    /// It is no such file.
    pub fn begin(mut file: R, code: &Code) -> Result<Self, ParcelFault> {
        let magic = read(&mut file, MAGIC.len() as u64)?;
        if magic != MAGIC {
            return Err(ParcelFault::Another);
        }
        let cipher = Some(DecryptorLE31::from_aead(cipher(code), &NONCE.into()));
        Ok(Self { file, cipher })
    }

    fn piece(&mut self) -> Result<Option<Piece>, ParcelFault> {
        let Some(mut cipher) = self.cipher.take() else {
            return Ok(None);
        };
        let length = read(&mut self.file, 8)?;
        let length = length.try_into().map_err(|_| ParcelFault::Sealed)?;
        let length = u64::from_be_bytes(length);
        if length > MOST_SEALED_BYTES {
            return Err(ParcelFault::Sealed);
        }
        let sealed = read(&mut self.file, length)?;
        if length == NOTHING {
            let end = cipher.decrypt_last(sealed.as_slice());
            end.map_err(|_| ParcelFault::Sealed)?;
            let behind = read(&mut self.file, 1)?;
            return behind.is_empty().then_some(None).ok_or(ParcelFault::Sealed);
        }
        let plain = cipher.decrypt_next(sealed.as_slice());
        let plain = plain.map_err(|_| ParcelFault::Sealed)?;
        self.cipher = Some(cipher);
        let piece = minicbor::decode(&plain).map_err(|_| ParcelFault::Unreadable);
        piece.map(Some)
    }
}

impl<R: Read> Iterator for Opened<R> {
    type Item = Result<Piece, ParcelFault>;

    fn next(&mut self) -> Option<Self::Item> {
        let piece = self.piece();
        if piece.is_err() {
            self.cipher = None;
        }
        piece.transpose()
    }
}

/// So many bytes, or what there is.
fn read(file: &mut impl Read, length: u64) -> Result<Vec<u8>, ParcelFault> {
    let mut bytes = Vec::new();
    let done = file.take(length).read_to_end(&mut bytes);
    done.map_err(|error| ParcelFault::OutOfReach(error.kind()))?;
    Ok(bytes)
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

/// The code is 128 random bits and seals one file, so its nonce may be the same for all; the place of each piece is added.
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

    fn pieces() -> Vec<Piece> {
        let attachment = Attachment {
            sha256: "ab".into(),
            content: vec![4; 3],
        };
        vec![
            Piece::Key("00ff".into()),
            Piece::Batch(vec![1, 2, 3]),
            Piece::Batch(Vec::new()),
            Piece::Attachment(attachment),
        ]
    }

    fn sealed(pieces: &[Piece]) -> Vec<u8> {
        let mut file = Vec::new();
        let mut sealer = Sealer::begin(&mut file, &CODE).unwrap();
        for piece in pieces {
            sealer.put(piece).unwrap();
        }
        sealer.end().unwrap();
        file
    }

    fn opened(file: &[u8], code: &Code) -> Result<Vec<Piece>, ParcelFault> {
        Opened::begin(file, code)?.collect()
    }

    #[test]
    fn what_was_sealed_opens_with_its_code_alone() {
        let file = sealed(&pieces());
        assert_eq!(opened(&file, &CODE), Ok(pieces()));
        assert_eq!(opened(&file, &[1; 16]), Err(ParcelFault::Sealed));
        assert_eq!(opened(b"%PDF-1.7", &CODE), Err(ParcelFault::Another));
        assert_eq!(opened(&sealed(&[]), &CODE), Ok(Vec::new()));
    }

    #[test]
    fn no_file_that_was_altered_or_cut_short_or_made_longer_opens() {
        let file = sealed(&pieces());
        for at in MAGIC.len()..file.len() {
            let mut altered = file.clone();
            altered[at] ^= 1;
            assert_eq!(opened(&altered, &CODE), Err(ParcelFault::Sealed), "{at}");
            assert!(opened(&file[..at], &CODE).is_err(), "{at}");
        }
        let longer = [file.as_slice(), b"\n"].concat();
        assert_eq!(opened(&longer, &CODE), Err(ParcelFault::Sealed));
    }

    #[test]
    fn no_piece_is_left_out_doubled_or_moved() {
        let file = sealed(&pieces());
        let mut parts = Vec::new();
        let mut rest = &file[MAGIC.len()..];
        while let Some((length, _)) = rest.split_first_chunk() {
            let length = usize::try_from(u64::from_be_bytes(*length)).unwrap();
            let (part, behind) = rest.split_at(8 + length);
            parts.push(part);
            rest = behind;
        }
        let of = |order: &[usize]| {
            let parts = order.iter().map(|at| parts[*at]);
            let file: Vec<&[u8]> = std::iter::once(MAGIC).chain(parts).collect();
            opened(&file.concat(), &CODE)
        };
        assert_eq!(of(&[0, 1, 2, 3, 4]), Ok(pieces()));
        for order in [
            &[0, 2, 3, 4][..],
            &[0, 1, 1, 2, 3, 4],
            &[0, 2, 1, 3, 4],
            &[0, 1, 4],
        ] {
            assert_eq!(of(order), Err(ParcelFault::Sealed), "{order:?}");
        }
    }

    #[test]
    fn a_length_that_lies_costs_nothing() {
        for length in [MOST_SEALED_BYTES, MOST_SEALED_BYTES + 1, u64::MAX] {
            let file = [MAGIC, &length.to_be_bytes(), b"few"].concat();
            assert_eq!(opened(&file, &CODE), Err(ParcelFault::Sealed));
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
