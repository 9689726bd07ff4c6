//! What a host controller and a device say to each other over USB/IP once they are connected
//! (the kernel's `Documentation/usb/usbip_protocol.rst`). All numbers are big-endian.

use std::io::{self, ErrorKind, Read};

const SUBMIT: u32 = 1;
const UNLINK: u32 = 2;
const SUBMITTED: u32 = 3;
const UNLINKED: u32 = 4;
/// Every message begins with this many bytes.
const HEADER: usize = 48;

/// A transfer was taken back before it was done (`-ECONNRESET`).
pub(super) const TAKEN_BACK: i32 = -104;
/// The device does not know what it was asked (`-EPIPE`).
pub(super) const STALLED: i32 = -32;

/// What the host wants.
pub(super) enum Wanted {
    /// Something of the device as such.
    Control {
        number: u32,
        setup: [u8; 8],
        length: usize,
    },
    /// The device takes bytes.
    Out { number: u32, bytes: Vec<u8> },
    /// The device says something, at most so many bytes, when it has something to say.
    In { number: u32, length: usize },
    /// A transfer is not wanted any more.
    Unlink { number: u32, unwanted: u32 },
}

/// The host's next wish.
pub(super) fn read(wire: &mut impl Read) -> io::Result<Wanted> {
    let mut header = [0; HEADER];
    wire.read_exact(&mut header)?;
    let word = |at: usize| {
        let bytes = header[at..at + 4].try_into();
        u32::from_be_bytes(bytes.unwrap_or_default())
    };
    let number = word(4);
    match (word(0), word(12), word(16)) {
        (SUBMIT, direction, end) => {
            let length = usize::try_from(word(24)).map_err(io::Error::other)?;
            let is_out = direction == 0;
            let mut bytes = vec![0; if is_out { length } else { 0 }];
            wire.read_exact(&mut bytes)?;
            Ok(match (end, is_out) {
                (0, _) => Wanted::Control {
                    number,
                    setup: header[40..].try_into().map_err(io::Error::other)?,
                    length,
                },
                (_, true) => Wanted::Out { number, bytes },
                (_, false) => Wanted::In { number, length },
            })
        }
        (UNLINK, ..) => Ok(Wanted::Unlink {
            number,
            unwanted: word(20),
        }),
        _ => Err(ErrorKind::InvalidData.into()),
    }
}

/// The end of a transfer: how it went, how many bytes went, and those that came from the device.
pub(super) fn submitted(number: u32, status: i32, count: usize, bytes: &[u8]) -> Vec<u8> {
    let count = i32::try_from(count).unwrap_or(i32::MAX);
    let mut message = header(SUBMITTED, number, status);
    message[24..28].copy_from_slice(&count.to_be_bytes());
    message.extend(bytes);
    message
}

/// The end of a wish to take a transfer back: none was found, or it was taken back.
pub(super) fn unlinked(number: u32, was_found: bool) -> Vec<u8> {
    header(UNLINKED, number, if was_found { TAKEN_BACK } else { 0 })
}

fn header(kind: u32, number: u32, status: i32) -> Vec<u8> {
    let mut message = vec![0; HEADER];
    message[0..4].copy_from_slice(&kind.to_be_bytes());
    message[4..8].copy_from_slice(&number.to_be_bytes());
    message[20..24].copy_from_slice(&status.to_be_bytes());
    message
}
