//! Typing: from the key to the letter on the display, in the registering screen, while every key also
//! looks up who that is or which topic, and the draft is saved.

use std::io;
use std::thread;
use std::time::Duration;

use desk::Answer;
use domain::turkish::fold;
use serde_json::json;
use stories::bench::{Filled, Glass, Ring, Room, Times, Visitor, memory_of};
use stories::office::{CLERK, CLERK_SECRET, places};
use stories::window::{DeskWindow, Key};

/// Visitors whose particulars are typed, one over the other.
pub(crate) const VISITORS: u32 = 12;

/// From key to key: quick, and slow enough not to be taken for a scanner.
const RHYTHM: Duration = Duration::from_millis(110);

const MEBIBYTE: u64 = 1_048_576;

/// Times that the clerk signs in.
const SIGN_INS: u32 = 5;

const TOPICS: [&str; 4] = [
    "sokak lambasi",
    "komur yardimi",
    "su kesintisi",
    "engelli maasi",
];

const NARRATIVE: &str = "sokagimizda uc gundur isik yok, cocuklar aksam okuldan donerken \
    karanlikta kaliyor. muhtara soylendi, belediyeye de yazildi, bir cevap gelmedi.";

/// What a key costs in an empty window: the display, GTK and WebKit themselves.
pub(crate) fn measure_floor(room: &mut Room) -> Answer<()> {
    let nothing: [&str; 0] = [];
    let opened = room.open(&super::empty_window(), nothing)?;
    let mut times = Times::default();
    press_all(room, NARRATIVE, &mut times)?;
    println!("  a key, empty window  {}", told(&times));
    Ok(room.close(opened)?)
}

pub(crate) fn measure(room: &mut Room, filled: &Filled, visitors: &[Visitor]) -> Answer<()> {
    let window = DeskWindow::open(&places(filled.folder()));
    let signing_in = sign_in(room, &window)?;
    println!("  from Enter to the form {signing_in}");
    let (mut who, mut topic, mut text) = <(Times, Times, Times)>::default();
    for visitor in visitors {
        let id = visitor.national_id.as_deref().unwrap_or_default();
        let phone = visitor.phone.as_deref().unwrap_or_default();
        for (field, typed) in [
            ("national_id", id),
            ("given_name", &visitor.given_name),
            ("surname", &visitor.surname),
            ("phone", phone.trim_start_matches("+90")),
        ] {
            type_over(room, &window, field, typed, &mut who)?;
        }
    }
    for typed in TOPICS {
        type_over(room, &window, "topic", typed, &mut topic)?;
    }
    for field in ["subject", "narrative"] {
        type_over(room, &window, field, NARRATIVE, &mut text)?;
    }
    let memory = memory_of(window.process())?;
    let mut all = Times::default();
    for (what, times) in [
        ("who, looking them up", &who),
        ("topic, looking it up", &topic),
        ("what it is about    ", &text),
    ] {
        println!("  {what} {}", told(times));
        all.add_all(times);
    }
    println!("  all keys             {}", told(&all));
    println!("  memory afterwards    {} MiB", memory / MEBIBYTE);
    window.close();
    Ok(())
}

/// From the Enter behind the PIN to the cursor in the form's first field.
fn sign_in(room: &mut Room, window: &DeskWindow) -> Answer<Times> {
    let mut times = Times::default();
    for turn in 0..SIGN_INS {
        if turn > 0 {
            window.presses(Key::F(12));
        }
        window.chooses_who(CLERK);
        window.types(CLERK_SECRET);
        let (before, _) = room.glass.wait_for_ring(None)?;
        let pressed = room.fingers.press("Return")?;
        let (_, ready) = room.glass.wait_for_ring(Some(before))?;
        times.add(ready - pressed);
        window.is_at("Kimlik no");
    }
    Ok(times)
}

/// Puts the cursor into a field, empties it and types.
fn type_over(
    room: &mut Room,
    window: &DeskWindow,
    field: &str,
    typed: &str,
    times: &mut Times,
) -> io::Result<()> {
    window.script("looking.input(arguments[0]).focus()", &[json!(field)]);
    window.empties_the_field();
    press_all(room, &fold(typed), times)
}

/// Presses each letter's key and waits until something changes in the field with the ring.
fn press_all(room: &mut Room, letters: &str, times: &mut Times) -> io::Result<()> {
    // The ring may still be on its way from the field before.
    let ring = settled(&room.glass)?;
    for letter in letters.chars() {
        let before = room.glass.inside(ring)?;
        let pressed = room.fingers.press(&key_of(letter))?;
        let seen = room.glass.wait_for_change(ring, &before)?;
        times.add(seen - pressed);
        thread::sleep(RHYTHM.saturating_sub(pressed.elapsed()));
    }
    Ok(())
}

fn settled(glass: &Glass) -> io::Result<Ring> {
    let (mut ring, _) = glass.wait_for_ring(None)?;
    loop {
        thread::sleep(RHYTHM);
        let (again, _) = glass.wait_for_ring(None)?;
        if again == ring {
            return Ok(ring);
        }
        ring = again;
    }
}

/// The X name of a letter's key.
fn key_of(letter: char) -> String {
    match letter {
        ' ' => "space".to_owned(),
        ',' => "comma".to_owned(),
        '.' => "period".to_owned(),
        '-' => "minus".to_owned(),
        other => other.to_string(),
    }
}

fn told(times: &Times) -> String {
    format!("{times}, p95 {:.1} ms", times.p95().as_secs_f64() * 1_000.0)
}
