//! Keys as `WebDriver` writes them.

use serde_json::{Value, json};

/// A finger's pause before a key that ends something, in milliseconds: shorter ones look like a
/// scanner's.
const FINGER: u64 = 80;

/// A key that writes nothing, or a letter pressed together with one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "they are what stands on the keys")]
pub enum Key {
    Enter,
    Tab,
    Escape,
    Backspace,
    Space,
    Control,
    Shift,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    Delete,
    /// On the number pad.
    Plus,
    /// On the number pad.
    Minus,
    /// F1 to F12.
    F(u8),
    /// A letter or digit.
    Letter(char),
}

impl Key {
    fn value(self) -> String {
        let sign = match self {
            Self::Enter => '\u{e007}',
            Self::Tab => '\u{e004}',
            Self::Escape => '\u{e00c}',
            Self::Backspace => '\u{e003}',
            Self::Space => ' ',
            Self::Control => '\u{e009}',
            Self::Shift => '\u{e008}',
            Self::Up => '\u{e013}',
            Self::Down => '\u{e015}',
            Self::Left => '\u{e012}',
            Self::Right => '\u{e014}',
            Self::Home => '\u{e011}',
            Self::End => '\u{e010}',
            Self::Delete => '\u{e017}',
            Self::Plus => '\u{e025}',
            Self::Minus => '\u{e027}',
            Self::F(number) => {
                char::from_u32(0xe030 + u32::from(number)).unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            Self::Letter(letter) => letter,
        };
        sign.to_string()
    }
}

/// All of `keys` held down together, then let go.
pub(super) fn together(keys: &[Key]) -> Value {
    let down = keys
        .iter()
        .map(|key| json!({"type": "keyDown", "value": key.value()}));
    let up = keys
        .iter()
        .rev()
        .map(|key| json!({"type": "keyUp", "value": key.value()}));
    let pause = json!({"type": "pause", "duration": FINGER});
    let strokes: Vec<_> = std::iter::once(pause).chain(down).chain(up).collect();
    keyboard(&strokes)
}

/// A key without a finger's pause before it.
pub(super) fn at_once(key: Key) -> Value {
    let value = key.value();
    keyboard(&[
        json!({"type": "keyDown", "value": value}),
        json!({"type": "keyUp", "value": value}),
    ])
}

/// One letter after the other.
pub(super) fn in_turn(text: &str) -> Value {
    let strokes = text.chars().flat_map(|letter| {
        let value = letter.to_string();
        [
            json!({"type": "keyDown", "value": value}),
            json!({"type": "keyUp", "value": value}),
        ]
    });
    keyboard(&strokes.collect::<Vec<_>>())
}

fn keyboard(strokes: &[Value]) -> Value {
    json!({"actions": [{"type": "key", "id": "keyboard", "actions": strokes}]})
}
