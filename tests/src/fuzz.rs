//! What must be true of everything that reads bytes from outside, whatever the bytes are: one
//! function for each reader, used by the targets in `fuzz/` and by the short run among the tests.
//!
//! Each panics when its reader breaks a promise; a refusal is no breach.
#![expect(
    clippy::missing_panics_doc,
    reason = "to panic at a breach is what each is for"
)]

mod feed;
mod messages;

pub use feed::feed;
pub use messages::{frame_to_center, frame_to_desk, parcel, signature_headers};

use desk::attachment_type::recognise;
use desk::backup::head::{BackupHead, HEAD_BYTES};
use desk::printing::{is_spoolers_answer, parse_target, typed};
use desk::thumbnail::thumbnail;
use desk::vault::RecoveryCode;
use domain::application::AttachmentKind;
use domain::draft::DraftContext;
use domain::printer::{CodePage, CodeTable};
use domain::turkish::{fold, sort_key};
use domain::{
    ApplicationNumber, Draft, Fact, NationalId, Phone, Printer, PrinterId, PrinterTarget, SlipWidth,
};
use paper::{Block, Document, Pair, PaperWidth, Press, Text};
use sha2::{Digest, Sha256};
use std::cell::RefCell;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// One reader of bytes from outside.
pub struct Target {
    /// Its name, as in `fuzz/fuzz_targets`.
    pub name: &'static str,
    /// What must hold for any bytes.
    pub check: fn(&[u8]),
    /// Where mutations begin.
    pub seeds: &'static [&'static [u8]],
}

/// Every reader.
pub const TARGETS: &[Target] = &[
    Target {
        name: "slip_text",
        check: slip_text,
        seeds: &[
            "Sokak\u{1b}@ lambası\u{10}\u{4}\r\n \u{202e}ters e\u{301}\u{301}\u{301}".as_bytes(),
            "طلب ١٢٣ a\u{200c}b".as_bytes(),
        ],
    },
    Target {
        name: "slip_ways",
        check: slip_ways,
        seeds: &[
            "Sokak\u{1b}@ lambası\u{10}\u{4}\r\n \u{202e}ters e\u{301}\u{301}\u{301}".as_bytes(),
            "\u{1d}V\u{1} Номер ж \u{1b}t\u{d} رقم".as_bytes(),
        ],
    },
    Target {
        name: "application_number",
        check: application_number,
        seeds: &[b"1003 010 004 235", b"1003010004235", b"0100.01.00001-38"],
    },
    Target {
        name: "national_id",
        check: national_id,
        seeds: &[b"10000000146", b"99000000294", " 123 456 789 50".as_bytes()],
    },
    Target {
        name: "phone",
        check: phone,
        seeds: &[b"0532 123 45 67", b"+90 (266) 373 00 00", b"0049 30 123456"],
    },
    Target {
        name: "printer_address",
        check: printer_address,
        seeds: &[
            b"192.168.1.50:9100",
            b"[2001:db8::9]:515",
            b"usb:04b8:0202:X9",
            b"/dev/ttyS0@19200",
            b"kuyruk:Fis_Yazicisi",
            b"file:///tmp/slips.bin",
        ],
    },
    Target {
        name: "names",
        check: names,
        seeds: &["ISPARTA ılıca Çamlık Â\u{302}".as_bytes(), b"O'Neill-al 7"],
    },
    Target {
        name: "attachment_type",
        check: attachment_type,
        seeds: &[
            PDF,
            b"\x06ev.jpg\xff\xd8\xff\xe0\x00\x10JFIF",
            b"\x06ev.png\x89PNG\r\n\x1a\n",
            b"\x07tam.pdfPK\x03\x04",
        ],
    },
    Target {
        name: "thumbnail",
        check: thumbnails,
        seeds: &[JPEG, PROGRESSIVE, PNG],
    },
    Target {
        name: "recovery_code",
        check: recovery_code,
        seeds: &[
            b"K7QD-0000-0000-0000-0000-0000",
            "k7qd ıoıl iIlL".as_bytes(),
        ],
    },
    Target {
        name: "backup_head",
        check: backup_head,
        seeds: &[b"AKYEDEK\x01\x40\x00\x00\x00", HEAD_WORDS],
    },
    Target {
        name: "draft",
        check: draft,
        seeds: &[
            br#"{"national_id":"10000000146","given_name":"A","subject":"B","kind":"complaint"}"#,
            br#"{"name_withheld":true,"needs":["sign_language"],"linked_to":"1003010004235"}"#,
        ],
    },
    Target {
        name: "fact",
        check: fact,
        seeds: &[
            br#"{"kind":"staff_added","body":{"staff":"01","name":"A","role":"clerk"}}"#,
            br#"{"kind":"inquiry_recorded","body":{"topic":null,"note":"x"}}"#,
        ],
    },
    Target {
        name: "frame_to_desk",
        check: frame_to_desk,
        seeds: &[WELCOME, TAKEN, PAGE, b"\x81\x18\x29"],
    },
    Target {
        name: "frame_to_center",
        check: frame_to_center,
        seeds: &[HELLO, BATCH, b"\x82\x6d1008010000112\x640146"],
    },
    Target {
        name: "parcel",
        check: parcel,
        seeds: &[
            b"ACIKKAPI-PARCEL-2\n\0\0\0\0\0\0\0\x10sixteen bytes of",
            b"\x82\x00\x81\x6400ff",
            b"\x82\x01\x81\x43\x01\x02\x03",
            b"\x82\x02\x81\xa2\x00\x62ab\x01\x43\x04\x04\x04",
        ],
    },
    Target {
        name: "signature_headers",
        check: signature_headers,
        seeds: &[SIGNATURE],
    },
    Target {
        name: "feed",
        check: feed,
        seeds: &[
            FEED,
            b"staff_added {\"staff\":\"01\",\"name\":\"A\",\"role\":\"clerk\"}\nlater_kind {}\ninquiry_recorded {\"topic\":null,\"note\":\"x\"}",
        ],
    },
    Target {
        name: "spooler_answer",
        check: spooler_answer,
        seeds: &[
            b"\x02!\0\x06job-id\0\x04\0\0\0\x01#\0\x09job-state\0\x04\0\0\0\x04\x03",
            b"\x04D\0\x15printer-state-reasons\0\x04noneD\0\0\0\x06paused4\0\x01a\0\0J\0\0\0\x01b7\0\0\0\0\x03",
        ],
    },
];

const PDF: &[u8] = b"\x08tapu.pdf%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";
const JPEG: &[u8] = include_bytes!("../../fuzz/seeds/small.jpg");
const PROGRESSIVE: &[u8] = include_bytes!("../../fuzz/seeds/progressive.jpg");
const PNG: &[u8] = include_bytes!("../../fuzz/seeds/small.png");
const WELCOME: &[u8] = include_bytes!("../../fuzz/seeds/welcome.cbor");
const TAKEN: &[u8] = include_bytes!("../../fuzz/seeds/taken.cbor");
const PAGE: &[u8] = include_bytes!("../../fuzz/seeds/page.cbor");
const HELLO: &[u8] = include_bytes!("../../fuzz/seeds/hello.cbor");
const BATCH: &[u8] = include_bytes!("../../fuzz/seeds/batch.cbor");
const SIGNATURE: &[u8] = include_bytes!("../../fuzz/seeds/signature.txt");
const FEED: &[u8] = include_bytes!("../../fuzz/seeds/feed.txt");
const HEAD_WORDS: &[u8] = br#"{"made_at":"2026-11-21T10:00:00Z","office":"1008","desk":"01","store_version":1,"facts":2,"applications":1,"chain_head":"","recovery_wrap":"","database_bytes":0,"database_sha256":""}"#;

/// Text on its way to paper holds nothing that commands a printer or turns a line round, no mark without its
/// letter, no white that is not there, and cleaning it twice is no more.
pub fn slip_text(bytes: &[u8]) {
    let clean = paper::clean(&String::from_utf8_lossy(bytes));
    assert!(!clean.chars().any(char::is_control), "a control character");
    assert!(!clean.chars().any(turns_lines_round), "a mark of direction");
    assert!(clean.chars().count() <= 240, "longer than a slip shows");
    assert_eq!(clean.trim(), clean, "white at an end");
    assert!(!clean.contains("  "), "two blanks");
    let mut marks = 0;
    for letter in clean.nfd() {
        marks = if is_combining_mark(letter) {
            marks + 1
        } else {
            0
        };
        assert!(marks <= MOST_MARKS, "marks heaped on a letter");
    }
    assert!(!clean.starts_with(is_combining_mark), "a mark on nothing");
    assert_eq!(paper::clean(&clean), clean, "clean text stays as it is");
}

/// A letter may be composed of one with two marks, and carry two more.
const MOST_MARKS: usize = 4;

/// Unicode's bidirectional controls (UAX 9, 2).
fn turns_lines_round(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Text comes out of every way to paper as data: as a picture, in each table of letters, as PNG and PDF.
pub fn slip_ways(bytes: &[u8]) {
    thread_local! {
        static PRESS: RefCell<Press> = RefCell::new(Press::new());
    }
    let typed = String::from_utf8_lossy(bytes);
    let document = Document::new()
        .text(Text::new(&typed))
        .block(Block::Pair(Pair::new("Konu", &typed)));
    PRESS.with_borrow_mut(|press| {
        for printer in ways() {
            let sent = press.print(&document, &printer).expect("it is printed");
            holds_only_our_commands(&sent);
        }
        let sheet = press.set(&document, PaperWidth::MM80).expect("it is set");
        sheet.png().expect("a picture");
        let pdf = press.pdf(&sheet, &typed).expect("a PDF");
        assert!(pdf.starts_with(b"%PDF-"));
    });
}

/// One printer for each way in which bytes are sent.
fn ways() -> impl Iterator<Item = Printer> {
    let tables = [
        None,
        Some((13, CodePage::Cp857)),
        Some((48, CodePage::Windows1254)),
        Some((43, CodePage::Iso8859_9)),
    ];
    tables.into_iter().map(|table| {
        let target = PrinterTarget::Network("192.0.2.1:9100".to_owned());
        Printer {
            code_table: table.map(|(number, page)| CodeTable { number, page }),
            ..Printer::new(PrinterId::FIRST, target, SlipWidth::Mm58)
        }
    })
}

/// Reads the bytes as a printer would, and knows nothing but what we send on purpose.
fn holds_only_our_commands(sent: &[u8]) {
    let is_real_time = |pair: &[u8]| pair[0] == 0x10 && matches!(pair[1], 4 | 5 | 0x14);
    assert!(!sent.windows(2).any(is_real_time), "a real-time command");
    let mut rest = sent;
    while !rest.is_empty() {
        let length = match *rest {
            [b'\n' | 0x20..=0x7e | 0x80.., ..] => 1,
            [0x1b, b'@', ..] | [0x1c, b'.', ..] => 2,
            [0x1b, b'R' | b't' | b'J' | b'd', _, ..] | [0x1d, b'!', _, ..] => 3,
            [0x1d, b'P', _, _, ..] | [0x1d, b'V', 65 | 66, 0, ..] => 4,
            [0x1d, b'v', b'0', 0, wide, 0, low, high, ..] => {
                8 + usize::from(wide) * usize::from(u16::from_le_bytes([low, high]))
            }
            _ => panic!("not sent on purpose: {:02x?}", &rest[..rest.len().min(8)]),
        };
        rest = rest.get(length..).expect("a command ends within the bytes");
    }
}

/// What is read as a number is written back as the same; what is offered instead is valid.
pub fn application_number(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(number) = text.parse::<ApplicationNumber>() {
        assert_eq!(number.to_string().parse(), Ok(number));
    }
    for likely in domain::number::likely_numbers(&text) {
        assert_eq!(likely.digits().parse(), Ok(likely));
    }
}

/// An identity number is eleven digits and shown without its middle.
pub fn national_id(bytes: &[u8]) {
    if let Ok(id) = String::from_utf8_lossy(bytes).parse::<NationalId>() {
        assert_eq!(id.digits().parse().as_ref(), Ok(&id));
        assert!(!id.masked().contains(&id.digits()[3..9]), "masked");
    }
}

/// A telephone number is a plus and digits, and reads as itself.
pub fn phone(bytes: &[u8]) {
    if let Ok(phone) = String::from_utf8_lossy(bytes).parse::<Phone>() {
        let digits = phone.e164().strip_prefix('+').expect("E.164");
        assert!(digits.bytes().all(|digit| digit.is_ascii_digit()));
        assert_eq!(phone.e164().parse().as_ref(), Ok(&phone));
    }
}

/// What is read as a printer's address has one form, and reads as the same in it.
pub fn printer_address(bytes: &[u8]) {
    if let Ok(Some(target)) = parse_target(&String::from_utf8_lossy(bytes)) {
        let form = typed(&target);
        assert!(!form.chars().any(char::is_control), "a control character");
        let again = parse_target(&form).expect("its own form is one");
        assert_eq!(again, Some(target));
    }
}

/// Folding twice is folding once.
pub fn names(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let folded = fold(&text);
    assert_eq!(fold(&folded), folded);
    let _ = sort_key(&text);
}

/// The first byte says how much of the rest is the file's name.
pub fn attachment_type(bytes: &[u8]) {
    let (name, content) = named(bytes);
    let _ = recognise(&name, content);
}

/// Whatever the content, drawing it in small ends, and within its room.
pub fn thumbnails(bytes: &[u8]) {
    for kind in [
        AttachmentKind::Jpeg,
        AttachmentKind::Png,
        AttachmentKind::Pdf,
    ] {
        if let Some(small) = thumbnail(kind, bytes) {
            assert!(small.starts_with(b"\x89PNG"), "a thumbnail is a PNG");
        }
    }
}

/// What is read as a recovery code is written as the same.
pub fn recovery_code(bytes: &[u8]) {
    if let Ok(code) = RecoveryCode::parse(&String::from_utf8_lossy(bytes)) {
        let again = RecoveryCode::parse(&code.in_groups());
        assert!(again.is_ok_and(|again| again == code));
    }
}

/// The bytes as they are, and as what a spooler that says yes says behind its yes.
pub fn spooler_answer(bytes: &[u8]) {
    let _ = is_spoolers_answer(bytes);
    let yes = b"HTTP/1.0 200 OK\r\n\r\n\x01\x01\0\0\0\0\0\x01";
    let _ = is_spoolers_answer(&[&yes[..], bytes].concat());
}

/// The bytes as they are, and as the words of a head whose check sum is right.
pub fn backup_head(bytes: &[u8]) {
    let _ = BackupHead::parse(bytes);
    let mut head = [0; HEAD_BYTES];
    head[..12].copy_from_slice(b"AKYEDEK\x01\0\0\0\0");
    let words = &bytes[..bytes.len().min(HEAD_BYTES - 12 - 32)];
    let length = u32::try_from(words.len()).unwrap_or_default();
    head[8..12].copy_from_slice(&length.to_le_bytes());
    head[12..12 + words.len()].copy_from_slice(words);
    let check = Sha256::digest(&head[..HEAD_BYTES - 32]);
    head[HEAD_BYTES - 32..].copy_from_slice(&check);
    if let Ok(read) = BackupHead::parse(&head) {
        let again = read.encode().expect("what was read can be written");
        assert_eq!(BackupHead::parse(&again), Ok(read));
    }
}

/// A draft from the window or the store; what passes the gate says what it is about.
pub fn draft(bytes: &[u8]) {
    let Ok(draft) = serde_json::from_slice::<Draft>(bytes) else {
        return;
    };
    let parsed = draft.parse(&DraftContext {
        knows_topic: &|_| true,
        knows_unit: &|_| true,
        this_year: 2026,
        notice_version: "1",
    });
    match parsed {
        Ok(registration) => assert!(!registration.subject.is_empty()),
        Err(refused) => assert!(!refused.is_empty(), "a refusal says why"),
    }
}

/// A fact's body from another desk reads as what it is written as.
pub fn fact(bytes: &[u8]) {
    if let Ok(fact) = serde_json::from_slice::<Fact>(bytes) {
        let written = serde_json::to_vec(&fact).expect("a fact can be written");
        let again: Fact = serde_json::from_slice(&written).expect("and read again");
        assert_eq!(again, fact);
    }
}

fn named(bytes: &[u8]) -> (String, &[u8]) {
    let Some((length, rest)) = bytes.split_first() else {
        return (String::new(), bytes);
    };
    let (name, content) = rest.split_at(usize::from(*length).min(rest.len()));
    (String::from_utf8_lossy(name).into_owned(), content)
}
