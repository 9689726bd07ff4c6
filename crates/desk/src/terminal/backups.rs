//! `backup`, `restore` and `set-aside`.

use std::path::Path;

use protocol::FailureCode;
use text::{Words, key};

use super::{Console, Ending, open_desk};
use crate::desk::Desk;
use crate::failure::{Answer, Failure, Trouble};
use crate::places::Places;

pub(super) fn back_up(
    places: Places,
    to: Option<&Path>,
    words: &Words,
    console: &mut Console<'_>,
) -> Result<(), Ending> {
    let desk = open_desk(places)?;
    let made = desk.make_backup()?;
    say_file(key::TERMINAL_BACKED_UP, &made.file, words, console);
    if let Some(folder) = to {
        made.copy_to(folder)
            .map_err(|failure| Failure::new(FailureCode::BackupFailed, failure))?;
        say_file(key::TERMINAL_BACKUP_COPIED, folder, words, console);
    }
    if made.second_folder.is_err() {
        console.complain(&words.say(key::TERMINAL_SECOND_FOLDER_FAILED));
        return Err(Ending::Said);
    }
    Ok(())
}

pub(super) fn restore(
    places: Places,
    file: &Path,
    words: &Words,
    console: &mut Console<'_>,
) -> Result<(), Ending> {
    let desk = Desk::open(places)?;
    // A bare name may mean a listed backup; whatever is there under the name itself goes first.
    let file = if file.exists() {
        std::path::absolute(file)?
    } else {
        file.to_owned()
    };
    let file = file.to_string_lossy();
    match desk.restore_at_terminal(&file, None) {
        Err(Trouble::Failed(failure)) if failure.code == FailureCode::KeyMissing => {
            restore_by_code(&desk, &file, words, console)?;
        }
        restored => restored?,
    }
    console.say(&words.say(key::TERMINAL_RESTORED));
    let aside = desk.places.set_aside();
    say_file(key::TERMINAL_SET_ASIDE, &aside, words, console);
    console.say(&words.say(key::TERMINAL_NEW_DESK_CODE_NEEDED));
    Ok(())
}

/// Without `surely` nothing is done, and what would be is said.
pub(super) fn set_aside(
    places: Places,
    surely: bool,
    words: &Words,
    console: &mut Console<'_>,
) -> Result<(), Ending> {
    let desk = Desk::open(places)?;
    if !surely {
        desk.may_set_store_aside()?;
        console.complain(&words.say(key::TERMINAL_SET_ASIDE_SURELY));
        return Err(Ending::Said);
    }
    desk.set_store_aside()?;
    let aside = desk.places.set_aside();
    say_file(key::TERMINAL_SET_ASIDE, &aside, words, console);
    console.say(&words.say(key::TERMINAL_SET_ASIDE_NEXT));
    Ok(())
}

fn restore_by_code(
    desk: &Desk,
    file: &str,
    words: &Words,
    console: &mut Console<'_>,
) -> Answer<()> {
    let code = console.ask(&words.say(key::TERMINAL_RECOVERY_CODE))?;
    desk.restore_at_terminal(file, Some(code.trim()))
}

fn say_file(key: text::Key, file: &Path, words: &Words, console: &mut Console<'_>) {
    let file = file.display().to_string();
    console.say(&words.say_with(key, &[("file", file.into())]));
}
