//! `demo`: the invented office, and as many applications more as a benchmark wants.

use text::{Words, key};

use super::proving::count;
use super::{Console, Ending};
use crate::demo;
use crate::places::Places;

/// The progress is told after so many applications.
const TOLD_AFTER: u32 = 50_000;

/// Which desk of the invented office, and what it has.
pub(super) struct Wish {
    /// Its desk code.
    pub(super) desk: String,
    /// Its slip printer's address, empty for none.
    pub(super) printer: String,
    /// How many applications it has besides the invented ones.
    pub(super) applications: u32,
}

pub(super) fn fill(
    places: Places,
    wish: &Wish,
    words: &Words,
    console: &mut Console<'_>,
) -> Result<(), Ending> {
    if places.store().exists() || places.keys().exists() {
        let folder = places.data.display().to_string();
        console
            .complain(&words.say_with(key::TERMINAL_DEMO_NOT_EMPTY, &[("folder", folder.into())]));
        return Err(Ending::Said);
    }
    let office = demo::fill(places, &wish.desk, &wish.printer)?;
    let made = count(office.applications as u64);
    let filled = [("desk", wish.desk.as_str().into()), ("applications", made)];
    console.say(&words.say_with(key::TERMINAL_DEMO_FILLED, &filled));
    for (place, name) in office.staff.iter().enumerate() {
        let who = if place == 0 {
            key::TERMINAL_DEMO_ADMINISTRATOR
        } else {
            key::TERMINAL_DEMO_CLERK
        };
        console.say(&words.say_with(who, &[("name", name.as_str().into())]));
    }
    console.say(&words.say_with(key::TERMINAL_DEMO_PIN, &[("pin", demo::PIN.into())]));
    let code = office.recovery_code.as_str();
    console.say(&words.say_with(key::TERMINAL_DEMO_RECOVERY_CODE, &[("code", code.into())]));
    let more = wish.applications;
    if more > 0 {
        let mut told = 0;
        demo::generate(&office.desk, more, |done| {
            if done == more || done - told >= TOLD_AFTER {
                told = done;
                let made = [("applications", count(done.into()))];
                console.say(&words.say_with(key::TERMINAL_DEMO_GENERATED, &made));
            }
        })?;
    }
    Ok(())
}
