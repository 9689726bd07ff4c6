//! What desk and center read of each other: frames, and the headers of a signature.

use protocol::frame::{Frames, MOST_PLAIN_BYTES};
use protocol::identity::SigningKey;
use protocol::parcel::{Code, Opened, ParcelFault, Piece, Sealer};
use protocol::receipt::{Receipt, Series};
use protocol::signature::{Claim, Headers, Request};
use protocol::wire::{
    AttachmentState, BatchAnswer, Enrolled, Enrolment, FactBatch, FeedHead, FeedPage, Hello,
    LookUp, LookedUp, Welcome,
};

/// What is read as one of these messages is written as the same; anything else is refused.
macro_rules! read {
    ($bytes:expr, $($message:ty)*) => {
        FRAMES.with(|frames| for frame in [$bytes.to_vec(), stored($bytes)] {
            $(if let Ok(message) = frames.unpack::<$message>(&frame) {
                let again = frames.pack(&message).expect("what was read can be written");
                let read = frames.unpack::<$message>(&again);
                assert!(read.is_ok_and(|read| read == message), "read as the same");
            })*
        })
    };
}

thread_local! {
    static FRAMES: Frames = Frames::new();
}

/// What the center answers a desk: the bytes as they came, and as the message in a frame.
pub fn frame_to_desk(bytes: &[u8]) {
    read!(bytes, Enrolled Welcome BatchAnswer FeedPage FeedHead AttachmentState LookedUp);
    let answer = FRAMES.with(|frames| frames.unpack::<BatchAnswer>(&stored(bytes)));
    if let Ok(BatchAnswer::Taken { receipt, .. } | BatchAnswer::Fork { receipt, .. }) = answer {
        assert!(!is_the_centers(&receipt), "nobody forges a receipt");
    }
}

/// What desks tell the center.
pub fn frame_to_center(bytes: &[u8]) {
    read!(bytes, Enrolment Hello FactBatch LookUp);
}

/// A file that somebody carried to the center, and one piece of such a file as it stands behind the seal.
pub fn parcel(bytes: &[u8]) {
    const CODE: Code = [7; 16];
    assert!(
        opened(bytes, &CODE).is_err(),
        "nobody makes one without the code"
    );
    let Ok(piece) = minicbor::decode::<Piece>(bytes) else {
        return;
    };
    let mut file = Vec::new();
    let mut sealer = Sealer::begin(&mut file, &CODE).expect("it is written");
    sealer.put(&piece).expect("it is written");
    sealer.end().expect("it is written");
    assert_eq!(opened(&file, &CODE), Ok(vec![piece]), "read as the same");
}

fn opened(file: &[u8], code: &Code) -> Result<Vec<Piece>, ParcelFault> {
    Opened::begin(file, code)?.collect()
}

/// Two headers with a line's end between them; none that was made up is a signature.
pub fn signature_headers(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (input, signature) = text.split_once('\n').unwrap_or((&text, ""));
    let claim = Claim::read(&Headers {
        input: input.to_owned(),
        signature: signature.to_owned(),
    });
    if let Ok(claim) = claim {
        let request = Request {
            method: "POST",
            authority: "merkez.example",
            path: "/v1/hello",
            query: "",
            content_digest: "",
            version: "1",
        };
        assert!(claim.holds(&request, &key().verifying_key()).is_err());
    }
}

fn is_the_centers(receipt: &Receipt) -> bool {
    let (Some(office), Some(desk)) = (domain::OfficeCode::new(10, 8), domain::DeskCode::new(1))
    else {
        return false;
    };
    receipt.holds(&key().verifying_key(), Series { office, desk })
}

fn key() -> SigningKey {
    SigningKey::from_bytes(&[7; 32])
}

/// A frame of zstd with the bytes as they are (RFC 8878: a single segment of raw blocks).
fn stored(bytes: &[u8]) -> Vec<u8> {
    const BLOCK: usize = 128 * 1024;
    let bytes = &bytes[..bytes.len().min(MOST_PLAIN_BYTES)];
    let size = u32::try_from(bytes.len()).unwrap_or_default();
    let mut frame = vec![0x28, 0xb5, 0x2f, 0xfd, 0xa0];
    frame.extend(size.to_le_bytes());
    let mut blocks = bytes.chunks(BLOCK).peekable();
    if blocks.peek().is_none() {
        frame.extend([1, 0, 0]);
    }
    while let Some(block) = blocks.next() {
        let last = u32::from(blocks.peek().is_none());
        let head = u32::try_from(block.len()).unwrap_or_default() << 3 | last;
        frame.extend(&head.to_le_bytes()[..3]);
        frame.extend(block);
    }
    frame
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_in_a_frame_of_their_own_are_read() {
        // CBOR: an array of the one number 41.
        let read = Frames::new().unpack(&stored(&[0x81, 0x18, 0x29]));
        assert_eq!(read, Ok(FeedHead { head: 41 }));
        assert!(Frames::new().unpack::<FeedHead>(&stored(&[])).is_err());
    }

    #[test]
    fn changes_begin_with_messages_that_are_some() {
        let frames = Frames::new();
        let welcome = include_bytes!("../../../fuzz/seeds/welcome.cbor");
        assert!(frames.unpack::<Welcome>(&stored(welcome)).is_ok());
        let taken = include_bytes!("../../../fuzz/seeds/taken.cbor");
        assert!(frames.unpack::<BatchAnswer>(&stored(taken)).is_ok());
        let page = include_bytes!("../../../fuzz/seeds/page.cbor");
        assert!(frames.unpack::<FeedPage>(&stored(page)).is_ok());
        let hello = include_bytes!("../../../fuzz/seeds/hello.cbor");
        assert!(frames.unpack::<Hello>(&stored(hello)).is_ok());
        let batch = include_bytes!("../../../fuzz/seeds/batch.cbor");
        assert!(frames.unpack::<FactBatch>(&stored(batch)).is_ok());
        let signature = include_str!("../../../fuzz/seeds/signature.txt");
        let (input, signature) = signature.split_once('\n').unwrap();
        let headers = Headers {
            input: input.to_owned(),
            signature: signature.to_owned(),
        };
        assert!(Claim::read(&headers).is_ok());
    }
}
