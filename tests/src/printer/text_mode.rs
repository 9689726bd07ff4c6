//! Text mode: letters, what sets them, and native QR codes, as far as our slips use them.

use super::reader::{Command, Reading};

/// What the bytes are, if they belong to text mode.
pub(super) fn look(bytes: &[u8]) -> Option<Reading> {
    use Reading::{Beginning, Whole};
    let setting = |length| Some(Whole(Command::Setting, length));
    match *bytes {
        [0x0a, ..] => Some(Whole(Command::LineFeed, 1)),
        // A carriage return does nothing beside a line feed.
        [0x0d, ..] => Some(Whole(Command::Setting, 1)),
        [letter @ (0x20..=0x7e | 0x80..), ..] => Some(Whole(Command::Letter(letter), 1)),
        // Control characters without a meaning of their own are passed over.
        [0x01..=0x08 | 0x0b | 0x0e..=0x0f | 0x11..=0x17, ..] => Some(Reading::Ignored(1)),
        [0x1b, b't', page, ..] => Some(Whole(Command::CodePage(page), 3)),
        [0x1b, b'd', lines, ..] => Some(Whole(Command::Lines(lines), 3)),
        [0x1b, b'a', place, ..] => Some(Whole(Command::Align(place), 3)),
        [
            0x1b,
            b'!' | b'-' | b'E' | b'G' | b'M' | b'R' | b'3' | b'{',
            _,
            ..,
        ] => setting(3),
        [0x1b, b'2', ..] | [0x1c, b'.', ..] => setting(2),
        [0x1d, b'!', size, ..] => Some(Whole(
            Command::Size {
                wide: (size >> 4 & 7) + 1,
                high: (size & 7) + 1,
            },
            3,
        )),
        [0x1d, b'(', b'k', low, high, ref rest @ ..] => {
            let length = usize::from(u16::from_le_bytes([low, high]));
            Some(match rest.get(..length) {
                Some(rest) => Whole(qr(rest), 5 + length),
                None => Beginning,
            })
        }
        [
            0x1b,
            b't' | b'd' | b'a' | b'!' | b'-' | b'E' | b'G' | b'M' | b'R' | b'3' | b'{',
        ]
        | [0x1c]
        | [0x1d, b'!']
        | [0x1d, b'(', b'k']
        | [0x1d, b'(', b'k', _] => Some(Beginning),
        _ => None,
    }
}

fn qr(function: &[u8]) -> Command {
    match *function {
        [49, 67, dots] => Command::QrModule(dots),
        [49, 80, 48, ref what @ ..] => Command::QrStore(what.to_vec()),
        [49, 81, 48] => Command::QrPrint,
        _ => Command::Setting,
    }
}

/// What a letter is in the code page with Epson's number: 13 is PC857, 48 is WPC1254; others know ASCII only.
pub(super) fn letter(byte: u8, page: u8) -> char {
    if byte < 0x80 {
        return char::from(byte);
    }
    match page {
        13 => PC857
            .chars()
            .nth(usize::from(byte) - 0x80)
            .unwrap_or(UNKNOWN),
        48 => windows_1254(byte),
        _ => UNKNOWN,
    }
}

const UNKNOWN: char = '\u{fffd}';

/// The upper half of code page 857, from 0x80 (IBM's table; the three holes are unknown letters).
const PC857: &str = "ÇüéâäàåçêëèïîıÄÅÉæÆôöòûùİÖÜø£ØŞşáíóúñÑĞğ¿®¬½¼¡«»\
░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ºªÊËÈ\u{fffd}ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµ\u{fffd}×ÚÛÙìÿ¯´\u{ad}±\u{fffd}¾¶§÷¸°¨·¹³²■\u{a0}";

/// The upper half of Windows-1254: Latin-1 with six Turkish letters; what stands below 0xA0 is not used here.
fn windows_1254(byte: u8) -> char {
    match byte {
        0xd0 => 'Ğ',
        0xdd => 'İ',
        0xde => 'Ş',
        0xf0 => 'ğ',
        0xfd => 'ı',
        0xfe => 'ş',
        0x80..=0x9f => UNKNOWN,
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::letter;

    #[test]
    fn turkish_letters_stand_where_the_code_pages_have_them() {
        let said = |bytes: &[u8], page| -> String {
            bytes.iter().map(|byte| letter(*byte, page)).collect()
        };
        assert_eq!(said(b"\xa6\xa7I\x8d\x98i\x9e\x9f.-", 13), "ĞğIıİiŞş.-");
        assert_eq!(said(b"\xd0\xf0I\xfd\xddi\xde\xfe.-", 48), "ĞğIıİiŞş.-");
        assert_eq!(letter(0xa6, 0), '\u{fffd}', "never guessed");
    }
}
