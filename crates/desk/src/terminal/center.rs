//! `enrol`, `sync`, `hand-in` and `export`: the desk's work with the center, without a window.

use std::path::Path;
use std::sync::Arc;

use text::{Words, key};

use super::proving::count;
use super::{Console, Ending, open_desk};
use crate::places::Places;
use crate::views::{SyncStanding, SyncView};

pub(super) fn enrol(
    places: Places,
    center: &str,
    code: &str,
    words: &Words,
    console: &mut Console<'_>,
) -> Result<(), Ending> {
    let desk = open_desk(places)?;
    let view = desk.enrol_as_the_desk(center, code)?;
    if view.standing == SyncStanding::CodeWaits {
        console.say(&words.say(key::TERMINAL_CODE_WAITS));
    } else {
        let center = [("center", view.center.unwrap_or_default().into())];
        console.say(&words.say_with(key::TERMINAL_ENROLLED, &center));
    }
    if let Some(problem) = view.problem {
        console.say(&words.explain(&problem));
    }
    Ok(())
}

pub(super) fn sync(places: Places, words: &Words, console: &mut Console<'_>) -> Result<(), Ending> {
    let desk = Arc::new(open_desk(places)?);
    let view = desk.sync_once()?;
    tell(&view, words, console);
    Ok(())
}

pub(super) fn hand_in(
    places: Places,
    words: &Words,
    console: &mut Console<'_>,
) -> Result<(), Ending> {
    let desk = Arc::new(open_desk(places)?);
    let view = desk.hand_in_as_the_desk()?;
    tell(&view, words, console);
    Ok(())
}

pub(super) fn export(
    places: Places,
    file: &Path,
    words: &Words,
    console: &mut Console<'_>,
) -> Result<(), Ending> {
    let exported = open_desk(places)?.export_unsent_as_the_desk(file)?;
    let said = [
        ("facts", count(exported.facts)),
        ("attachments", count(exported.attachments)),
        ("code", exported.code.into()),
    ];
    console.say(&words.say_with(key::TERMINAL_EXPORTED, &said));
    Ok(())
}

fn tell(view: &SyncView, words: &Words, console: &mut Console<'_>) {
    if view.waiting_facts == 0 {
        console.say(&words.say(key::TERMINAL_SYNC_DONE));
    } else {
        let waiting = [
            ("applications", count(view.waiting_applications.into())),
            ("facts", count(view.waiting_facts.into())),
        ];
        console.say(&words.say_with(key::TERMINAL_SYNC_WAITING, &waiting));
    }
    if view.kept_apart > 0 {
        let apart = [("count", count(view.kept_apart.into()))];
        console.say(&words.say_with(key::TERMINAL_SYNC_KEPT_APART, &apart));
    }
    if let Some(code) = view.given_desk_code {
        let code = [("desk", code.to_string().into())];
        console.say(&words.say_with(key::TERMINAL_DESK_CODE_GIVEN, &code));
    }
    if let Some(problem) = &view.problem {
        console.say(&words.explain(problem));
    }
}
