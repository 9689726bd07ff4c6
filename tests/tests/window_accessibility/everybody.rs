//! What "open to everybody" means here, asked of the screen that stands.

use serde_json::{Value, json};
use std::path::PathBuf;
use stories::window::{DeskWindow, Key, Look};

/// Every way the window can look: three themes, as designed and twice as large; in between once.
const LOOKS: [Look; 7] = [
    look("light", 1),
    look("dark", 1),
    look("contrast", 1),
    look("light", 2),
    look("light", 3),
    look("dark", 3),
    look("contrast", 3),
];

/// More stops than any screen has.
const MOST_STOPS: usize = 150;

const fn look(theme: &'static str, size: u8) -> Look {
    Look { theme, size }
}

/// In every look axe finds nothing, and no word is cut off, covered or beside the window; every
/// control is a Tab stop with a name, and shows that the cursor is there.
pub(crate) fn is_open_to_everybody(window: &DeskWindow, screen: &str) {
    has_no_flaws(window, screen, &[]);
    let wrong = unreached(window);
    assert!(wrong.is_empty(), "{screen}:\n{}", wrong.join("\n"));
}

/// The same of a list that is open below its field. Everything else on the page is hidden from screen
/// readers meanwhile, so that they read the list: what is looked at are the field and the list, by
/// every rule. That the page is whole again afterwards is seen as soon as the screen itself is asked.
pub(crate) fn its_list_is_open_to_everybody(window: &DeskWindow, field: &str) {
    let place = format!("[data-field={field}]");
    let words = "document.querySelector('[role=listbox] [role=option]') !== null";
    window.waits_for("an open list", words);
    has_no_flaws(
        window,
        &format!("the list of {field}"),
        &[&place, ".popover"],
    );
}

fn has_no_flaws(window: &DeskWindow, screen: &str, within: &[&str]) {
    let wrong = window.flaws(&LOOKS, within);
    keep_pictures(window, screen);
    assert!(wrong.is_empty(), "{screen}:\n{}", wrong.join("\n"));
}

/// For an eye that looks over it all: `ACIKKAPI_LOOKS` names a folder for a picture of every screen in
/// every look.
fn keep_pictures(window: &DeskWindow, screen: &str) {
    let Some(folder) = std::env::var_os("ACIKKAPI_LOOKS").map(PathBuf::from) else {
        return;
    };
    std::fs::create_dir_all(&folder).expect("a folder for pictures");
    let dress = |theme: &str, size: &str| {
        const DRESS: &str = "const page = document.documentElement.dataset;
            const before = [page.theme, page.size];
            [page.theme, page.size] = arguments;
            return before;";
        window.script(DRESS, &[json!(theme), json!(size)])
    };
    let mut before = Value::Null;
    for Look { theme, size } in LOOKS {
        let stood = dress(theme, &size.to_string());
        if before.is_null() {
            before = stood;
        }
        let file = folder.join(format!("{screen}-{theme}-{size}.png"));
        std::fs::write(file, window.picture()).expect("the picture is kept");
    }
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    dress(&text(&before[0]), &text(&before[1]));
}

/// Walks through the screen with Tab until it comes round: controls that were not reached, that have
/// no name, or that do not show where the cursor is. One of a group of radio buttons or of a list
/// stands for all of them: arrows do the rest; a list below a field gets them from the field.
fn unreached(window: &DeskWindow) -> Vec<String> {
    const CONTROLS: &str = "const within = document.querySelector('[role=dialog]') ?? document;
        const all = [...within.querySelectorAll(
          'button, input, textarea, select, a[href], [role=listbox]')];
        const shown = all.filter((one) => !one.disabled && one.type !== 'file'
          && one.closest('[hidden], [inert], [aria-hidden=true]') === null
          && !within.querySelector(`[aria-controls=\"${one.id}\"]`)
          && one.getClientRects().length > 0 && one.tabIndex >= (one.matches('[role=listbox]') ? -1 : 0)
          && !(one.type === 'radio' && !one.checked
               && within.querySelector(`input[type=radio][name=\"${one.name}\"]:checked`)));
        window.walkedFrom = document.activeElement;
        document.activeElement.blur();
        shown.forEach((one) => one.dataset.walked = 'no');";
    const STOP: &str = "const at = document.activeElement;
        const ring = [at, at.closest('label'), at.parentElement, at.nextElementSibling]
          .filter(Boolean).some((one) => [one, ...one.querySelectorAll('*')].some((part) => {
            const style = getComputedStyle(part);
            return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
          }));
        const walked = at.dataset.walked ?? '';
        at.dataset.walked = 'yes';
        const list = at.closest('[role=listbox]');
        if (list) list.dataset.walked = 'yes';
        return [walked, looking.focused(), ring, at.outerHTML.slice(0, 160)];";
    const MISSED: &str = "const missed = [...document.querySelectorAll('[data-walked=no]')]
          .filter((one) => one.isConnected).map((one) => one.outerHTML.slice(0, 160));
        document.querySelectorAll('[data-walked]').forEach((one) => delete one.dataset.walked);
        window.walkedFrom.focus();
        return missed;";
    window.script(CONTROLS, &[]);
    let mut wrong = Vec::new();
    for _ in 0..MOST_STOPS {
        window.taps(Key::Tab);
        let at = window.script(STOP, &[]);
        if at[0] == "yes" {
            break;
        }
        if at[1] == "" && at[0] == "no" {
            wrong.push(format!("has no name: {}", at[3]));
        }
        if at[2] == false && at[0] == "no" {
            wrong.push(format!("shows no ring: {}", at[3]));
        }
    }
    let missed = window.script(MISSED, &[]);
    let missed = missed.as_array().into_iter().flatten();
    wrong.extend(missed.map(|one| format!("never has the cursor: {one}")));
    wrong
}
