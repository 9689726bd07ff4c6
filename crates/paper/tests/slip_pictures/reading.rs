//! Slips read by zbarimg and tesseract, from the pictures alone.

use crate::templates::{Kind, Template};
use paper::Bitmap;
use std::collections::HashSet;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};
use text::{Words, key};

/// Tesseract's model for each language of slips.
const MODELS: [(&str, &str); 7] = [
    ("tr", "tur"),
    ("en", "eng"),
    ("ar", "ara"),
    ("ku", "kmr"),
    ("ru", "rus"),
    ("fa", "fas"),
    ("uk", "ukr"),
];

/// What these programs cannot read of a slip, if anything.
pub(crate) fn misread(template: &Template, file: &Path) -> Option<String> {
    let png = std::fs::read(file).unwrap();
    let picture = Bitmap::from_png(&png).unwrap();
    let digits = template.slip.number.digits();
    let scanned = scan(file);
    if scanned != digits {
        return Some(format!("its QR code says {scanned:?}"));
    }
    let rules = rules(&picture);
    let [head, number, .., last] = rules[..] else {
        return Some(format!("it has rules at {rules:?}"));
    };
    let is_turkish = template.tag == "tr";
    // Letters as large as on other paper are what it reads best.
    let of_number = halved(&number_alone(template, &picture, head, number));
    if let Some(of_number) = not_read_yet(of_number) {
        let said = read(&of_number, "tur", Some("0123456789"));
        let said: String = said.chars().filter(char::is_ascii_digit).collect();
        if !said.ends_with(&digits) {
            return Some(format!("its number reads as {said:?}"));
        }
    }
    let (below_number, turkish_end) = if is_turkish {
        (number, picture.height())
    } else {
        (number, last)
    };
    let turkish = cut(&picture, below_number, turkish_end);
    let wanted = [
        "Cevap en geç",
        "30 Kasım 2026 Pazartesi",
        "21.11.2026 14:03",
    ];
    if let Some(turkish) = not_read_yet(turkish) {
        let said = read(&turkish, "tur", None);
        let missing = line_missing(&said, &wanted.map(str::to_owned));
        if missing.is_some() {
            return missing;
        }
    }
    if is_turkish {
        return None;
    }
    visitor_part_misread(template, cut(&picture, last, picture.height()))
}

/// What is not read of the part in the visitor's language.
fn visitor_part_misread(template: &Template, part: Bitmap) -> Option<String> {
    let model = MODELS.iter().find(|(tag, _)| *tag == template.tag)?.1;
    let part = not_read_yet(part)?;
    let (number, mut lines) = visitor_lines(template);
    let mut said = String::new();
    if matches!(template.tag, "ar" | "fa") {
        // Read as the clerk reads it, from the left: its groups must not stand the other way round.
        said = read(&part, "eng", None);
        if !said.contains(&template.slip.number.to_string()) {
            return Some(format!("the number is not read from {said:?}"));
        }
    } else if template.kind != Kind::Full {
        lines.push(number);
    }
    // Letters that are missed at one size are read at another.
    let mut missing = None;
    for times in 1..=3 {
        said += &read(&enlarged(&part, times), model, None);
        missing = line_missing(&said, &lines);
        if missing.is_none() {
            break;
        }
    }
    missing
}

/// The number's line, and the others that a visitor must be able to read in their language.
fn visitor_lines(template: &Template) -> (String, Vec<String>) {
    let words = Words::for_language(template.slip.look.language.into());
    let date = words.date_long(template.slip.due_on);
    let mut lines = vec![
        words.say(key::SLIP_WHAT),
        words.say_with(key::SLIP_DUE_IS, &[("date", date.into())]),
    ];
    if template.kind != Kind::Full {
        lines.push(words.say(key::SLIP_RESULT_DESK));
    }
    let number = template.slip.number.to_string();
    let number = words.say_with(key::SLIP_NUMBER_IS, &[("number", number.into())]);
    (number, lines)
}

/// The places right below the rules across the paper: rows all black with white above and below.
fn rules(picture: &Bitmap) -> Vec<u32> {
    let is_black = |y: u32| (0..picture.width()).all(|x| picture.is_black(x, y));
    let mut ends = Vec::new();
    let mut y = 1;
    while y < picture.height() {
        let below = (y..picture.height()).find(|y| !is_black(*y));
        let below = below.unwrap_or(picture.height());
        let is_rule = below > y && below < picture.height();
        if is_rule && picture.is_blank_row(y - 1) && picture.is_blank_row(below) {
            ends.push(below);
        }
        y = below + 1;
    }
    ends
}

/// The number block without its QR code.
fn number_alone(template: &Template, picture: &Bitmap, from: u32, to: u32) -> Bitmap {
    let qr = template.paper.length(260);
    let large = template.kind == Kind::Large;
    let mut alone = cut(picture, from, to);
    let beside = !large && !template.paper.is_narrow();
    // With the rule that the block ends with.
    let (left, top) = if beside {
        (alone.width() - qr, 0)
    } else {
        (0, alone.height() - qr - template.paper.length(24))
    };
    let below = alone.height() - template.paper.length(10);
    for y in 0..alone.height() {
        for x in 0..alone.width() {
            if (x >= left && y >= top) || y >= below {
                alone.set(x.cast_signed(), y.cast_signed(), false);
            }
        }
    }
    alone
}

fn halved(picture: &Bitmap) -> Bitmap {
    let mut half = Bitmap::new(picture.width() / 2, picture.height() / 2);
    for y in 0..half.height() {
        for x in 0..half.width() {
            if picture.is_black(x * 2, y * 2) {
                half.set(x.cast_signed(), y.cast_signed(), true);
            }
        }
    }
    half
}

fn enlarged(picture: &Bitmap, times: u32) -> Bitmap {
    let mut large = Bitmap::new(picture.width() * times, picture.height() * times);
    for y in 0..large.height() {
        for x in 0..large.width() {
            if picture.is_black(x / times, y / times) {
                large.set(x.cast_signed(), y.cast_signed(), true);
            }
        }
    }
    large
}

fn cut(picture: &Bitmap, from: u32, to: u32) -> Bitmap {
    let mut part = Bitmap::new(picture.width(), to - from);
    for y in from..to {
        for x in 0..picture.width() {
            if picture.is_black(x, y) {
                part.set(x.cast_signed(), (y - from).cast_signed(), true);
            }
        }
    }
    part
}

/// The picture, unless an equal one was given before: most slips share their parts.
fn not_read_yet(picture: Bitmap) -> Option<Bitmap> {
    static READ: Mutex<Option<HashSet<Vec<u8>>>> = Mutex::new(None);
    let png = picture.png().unwrap();
    let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    let is_new = read.get_or_insert_default().insert(png);
    is_new.then_some(picture)
}

fn line_missing(said: &str, wanted: &[String]) -> Option<String> {
    let heard: Vec<String> = said.split_whitespace().map(folded).collect();
    for line in wanted {
        let words: Vec<String> = line
            .split([' ', '\u{a0}', '-', ','])
            .map(folded)
            .filter(|word| !word.is_empty())
            .collect();
        let unheard = words.iter().filter(|word| !is_among(word, &heard)).count();
        // Two words in five may be misread, since whole rows of Arabic letters are skipped at times; a
        // number never.
        let numbers = words.iter().all(|word| {
            let is_number = word.bytes().all(|letter| letter.is_ascii_digit());
            !is_number || heard.iter().any(|heard| heard.contains(word.as_str()))
        });
        if unheard * 5 > words.len() * 2 || !numbers {
            return Some(format!("{line:?} is not read from {said:?}"));
        }
    }
    None
}

/// Whether a word was read, give or take a letter in five.
fn is_among(word: &str, heard: &[String]) -> bool {
    let allowed = word.chars().count() / 5 + 1;
    heard.iter().any(|other| distance(word, other) <= allowed)
}

/// Letters and digits alone, and those as one that readers of Arabic script confuse.
fn folded(word: &str) -> String {
    let letters = word.to_lowercase();
    let letters = letters.chars().filter(|letter| letter.is_alphanumeric());
    letters
        .map(|letter| match letter {
            'أ' | 'إ' | 'آ' => 'ا',
            'ى' | 'ی' => 'ي',
            'ک' | 'گ' => 'ك',
            'ة' | 'ۀ' => 'ه',
            'پ' => 'ب',
            other => other,
        })
        .collect()
}

/// Letters to add, take away or change.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], at + 1);
        for (place, beside) in other.iter().enumerate() {
            let changed = diagonal + usize::from(letter != *beside);
            diagonal = row[place + 1];
            row[place + 1] = changed.min(diagonal + 1).min(row[place] + 1);
        }
    }
    row[other.len()]
}

fn scan(file: &Path) -> String {
    let scanned = Command::new("zbarimg")
        .args(["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable"])
        .arg(file)
        .output()
        .expect("zbarimg reads the QR codes; install it: sudo apt-get install zbar-tools");
    String::from_utf8(scanned.stdout).unwrap().trim().to_owned()
}

fn read(picture: &Bitmap, model: &str, only: Option<&str>) -> String {
    let mut tesseract = Command::new("tesseract");
    tesseract
        .args(["-", "-", "-l", model, "--psm", "6", "--dpi", "200"])
        // Two of them run at once; more threads would only wait for each other.
        .env("OMP_THREAD_LIMIT", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    if let Some(letters) = only {
        tesseract.args(["-c", &format!("tessedit_char_whitelist={letters}")]);
    }
    let mut running = tesseract.spawn().expect(
        "tesseract reads the words; `cargo xtask test` installs it with the languages of slips",
    );
    let mut sent = running.stdin.take().unwrap();
    sent.write_all(&picture.png().unwrap()).unwrap();
    drop(sent);
    let read = running.wait_with_output().unwrap();
    assert!(read.status.success(), "tesseract lacks the model {model}");
    String::from_utf8_lossy(&read.stdout).into_owned()
}
