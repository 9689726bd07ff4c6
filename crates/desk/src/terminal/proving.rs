//! `verify` and `rebuild`: the journal's chain, and the read tables that follow from it.

use text::{Words, key};

use super::{Console, Ending, open_desk};
use crate::places::Places;
use crate::store::rebuild;

pub(super) fn verify(
    places: Places,
    words: &Words,
    console: &mut Console<'_>,
) -> Result<(), Ending> {
    let desk = open_desk(places)?;
    let proved = rebuild::verify(&desk.open_store()?.store)?;
    console.say(&words.say_with(key::TERMINAL_VERIFIED, &[("facts", count(proved.facts))]));
    Ok(())
}

pub(super) fn rebuild(
    places: Places,
    words: &Words,
    console: &mut Console<'_>,
) -> Result<(), Ending> {
    let desk = open_desk(places)?;
    let rebuilt = rebuild::rebuild(&desk.open_store()?.store)?;
    let facts = [("facts", count(rebuilt.facts))];
    console.say(&words.say_with(key::TERMINAL_REBUILT, &facts));
    console.say(&words.say(if rebuilt.unchanged {
        key::TERMINAL_REBUILT_UNCHANGED
    } else {
        key::TERMINAL_REBUILT_CHANGED
    }));
    Ok(())
}

/// A count as the words group it.
pub(super) fn count(value: u64) -> text::Value<'static> {
    text::Value::from(value)
}
