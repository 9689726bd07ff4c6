//! Every screen, in every look: nothing that axe finds, everything reached with Tab, nothing that
//! must be scrolled sideways at twice the size.

use serde_json::json;
use stories::office::{self, ADMINISTRATOR, ADMINISTRATOR_SECRET, CLERK, ordinary_draft};
use stories::window::{Counter, DeskWindow, Key};

/// How a screen can look: colours, and how much larger than designed.
const LOOKS: [(&str, u32); 5] = [
    ("light", 1),
    ("dark", 1),
    ("contrast", 1),
    ("light", 2),
    ("contrast", 2),
];

/// While suggestions are open, the page behind them is hidden from screen readers so that they read
/// the list; axe takes it for lost. Tab closes the list before it goes on.
const BEHIND_A_LIST: [&str; 3] = ["aria-hidden-focus", "page-has-heading-one", "region"];

#[test]
fn the_assistant_is_open_to_everybody() {
    let folder = tempfile::tempdir().expect("a folder for the desk");
    let window = DeskWindow::open(&office::places(folder.path()));
    window.sees("Hoş geldiniz");
    is_open_to_everybody(&window, "welcome");
    window.presses(Key::Enter);
    window.is_at("Birim");
    window.types("edremit");
    window.sees("Kaymakamlık · Van · plaka 65");
    is_without_flaws_but(&window, "office, with suggestions", &BEHIND_A_LIST);
    window.takes_suggestion("Edremit (Balıkesir)");
    is_open_to_everybody(&window, "office");
    window.goes_to("Sürdür");
    window.presses(Key::Enter);
    window.sees("İlk sistem sorumlusu");
    window.goes_to("Sürdür");
    window.presses(Key::Enter);
    window.is_told_above("Görevlinin adı boş.");
    is_open_to_everybody(&window, "administrator, refused");
    window.goes_to_field("staff_name");
    window.types(ADMINISTRATOR);
    window.goes_to_field("secret");
    window.types(ADMINISTRATOR_SECRET);
    window.goes_to_field("secret_again");
    window.types(ADMINISTRATOR_SECRET);
    window.presses(Key::Enter);
    window.sees("Yazıcı var mı?");
    is_open_to_everybody(&window, "printer");
    window.goes_to("Ağdaki bir yazıcı");
    window.moves_to("Şimdilik yazıcı yok", Key::Down);
    window.goes_to("Sürdür");
    window.presses(Key::Enter);
    window.is_at("Kodu göster");
    is_open_to_everybody(&window, "recovery, before");
    window.presses(Key::Enter);
    window.is_at("Kâğıtta, sürdür");
    is_open_to_everybody(&window, "recovery, shown");
    window.presses(Key::Enter);
    window.is_at("Kurtarma kodu");
    is_open_to_everybody(&window, "recovery, typed back");
}

#[test]
fn the_screens_of_registering_are_open_to_everybody() {
    let counter = Counter::after(|office| {
        office.register(&ordinary_draft()).expect("one from before");
    });
    let window = DeskWindow::open(&counter.places());
    window.sees("Oturum açın");
    window.sees(CLERK);
    is_open_to_everybody(&window, "sign in");
    window.signs_in(CLERK, office::CLERK_SECRET);
    window.is_at("Kimlik no");
    is_open_to_everybody(&window, "register, empty");

    let draft = ordinary_draft();
    window.types(&draft.national_id);
    window.sees("Bu kişinin başvuruları (1)");
    window.goes_to("Adres, doğum yılı, vekil…");
    window.presses(Key::Enter);
    window.goes_to_field("represented");
    window.presses(Key::Space);
    window.sees("Vekilin adı soyadı");
    window.presses_together(&[Key::Control, Key::Enter]);
    window.is_told_above("Özet boş.");
    is_open_to_everybody(&window, "register, refused");

    window.goes_to_field("represented");
    window.presses(Key::Space);
    window.goes_to_field("topic");
    window.types("kömür");
    window.takes_suggestion("Kömür");
    window.goes_to_field("subject");
    window.types(&draft.subject);
    window.goes_back_to("Ad");
    window.types(&draft.given_name);
    window.goes_to("Soyad");
    window.types(&draft.surname);
    window.presses_together(&[Key::Control, Key::Enter]);
    window.sees("Aynı kişi, aynı konu");
    is_open_to_everybody(&window, "the same matter");
    window.goes_to("Bağlamadan kaydet");
    window.presses(Key::Enter);
    window.reads_the_number();
    is_open_to_everybody(&window, "registered");
}

#[test]
fn the_other_screens_are_open_to_everybody() {
    let counter = Counter::after(|office| {
        office.register(&ordinary_draft()).expect("one from before");
    });
    let window = DeskWindow::open(&counter.places());
    window.signs_in(ADMINISTRATOR, ADMINISTRATOR_SECRET);
    window.is_at("Kimlik no");

    window.presses(Key::F(3));
    window.is_at("Numara, ad, telefon ya da kimlik no");
    window.types("çağlar");
    window.sees("1 başvuru bulundu");
    is_open_to_everybody(&window, "find");
    window.presses(Key::Enter);
    window.sees("Neler oldu");
    is_open_to_everybody(&window, "an application");
    window.presses_together(&[Key::Control, Key::Letter('b')]);
    window.sees("Bağlanacak başvurunun numarası");
    is_open_to_everybody(&window, "an application, linking");
    window.goes_to("Vazgeç");
    window.presses(Key::Enter);
    window.no_longer_sees("Bağlanacak başvurunun numarası");
    window.presses_together(&[Key::Control, Key::Letter('e')]);
    window.sees("Düzeltmenin nedeni");
    is_open_to_everybody(&window, "a correction");

    window.presses(Key::F(7));
    window.sees("Önceki gün");
    is_open_to_everybody(&window, "the day");
    window.presses(Key::F(10));
    window.sees("Cevap süresi");
    window.goes_to("Görevli ekle");
    window.presses(Key::Enter);
    is_open_to_everybody(&window, "settings");
    for (key, sight) in [
        (Key::F(9), "Yol gösterildi"),
        (Key::F(1), "Enter sonraki alana geçer."),
    ] {
        window.presses(key);
        window.sees(sight);
        is_open_to_everybody(&window, sight);
        window.presses(Key::Escape);
        window.no_longer_sees(sight);
    }
    window.presses_together(&[Key::Control, Key::Letter('k')]);
    window.sees("Ne yapmak istiyorsunuz?");
    is_open_to_everybody(&window, "palette");
}

/// In every look axe finds nothing and nothing sticks out sideways; every control is a Tab stop with
/// a name, and shows that the cursor is there.
fn is_open_to_everybody(window: &DeskWindow, screen: &str) {
    is_without_flaws(window, screen);
    let wrong = unreached(window);
    assert!(wrong.is_empty(), "{screen}:\n{}", wrong.join("\n"));
}

fn is_without_flaws(window: &DeskWindow, screen: &str) {
    is_without_flaws_but(window, screen, &[]);
}

fn is_without_flaws_but(window: &DeskWindow, screen: &str, excused: &[&str]) {
    let mut wrong = Vec::new();
    for (theme, size) in LOOKS {
        looks(window, theme, size);
        let mut flaws = window.flaws();
        flaws.retain(|flaw| !excused.contains(&flaw.rule.as_str()));
        wrong.extend(flaws.iter().map(|flaw| format!("{theme} × {size}: {flaw}")));
        let scrolls = window.script(
            "const page = document.documentElement;
             if (page.scrollWidth > page.clientWidth + 1)
               return `sideways, ${page.scrollWidth} in ${page.clientWidth}`;
             const framed = document.querySelector('.frame') !== null && arguments[0] === 1;
             return framed && page.scrollHeight > page.clientHeight + 1
               ? `frame and all, ${page.scrollHeight} in ${page.clientHeight}` : ''",
            &[json!(size)],
        );
        if scrolls != "" {
            wrong.push(format!("{theme} × {size}: scrolls {scrolls}"));
        }
    }
    looks(window, "light", 1);
    assert!(wrong.is_empty(), "{screen}:\n{}", wrong.join("\n"));
}

/// Gives the page another look, as the settings and the window's zoom do.
fn looks(window: &DeskWindow, theme: &str, size: u32) {
    window.script(
        "document.documentElement.dataset.theme = arguments[0];
         document.documentElement.style.zoom = arguments[1];",
        &[json!(theme), json!(size)],
    );
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
               && within.querySelector(`input[type=radio][name=\"${one.name}\"]:checked`)));";
    const RING: &str = "const at = document.activeElement;
        const ring = [at, at.closest('label'), at.parentElement, at.nextElementSibling]
          .filter(Boolean).some((one) => [one, ...one.querySelectorAll('*')].some((part) => {
            const style = getComputedStyle(part);
            return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
          }));
        return [at.dataset.walked ?? '', looking.focused(), ring,
          at.outerHTML.slice(0, 160)];";
    window.script(
        &format!(
            "{CONTROLS} window.walkedFrom = document.activeElement;
             document.activeElement.blur();
             shown.forEach((one) => one.dataset.walked = 'no');"
        ),
        &[],
    );
    let mut wrong = Vec::new();
    for _ in 0..150 {
        window.presses(Key::Tab);
        let at = window.script(RING, &[]);
        if at[0] == "yes" {
            break;
        }
        if at[1] == "" && at[0] == "no" {
            wrong.push(format!("has no name: {}", at[3]));
        }
        if at[2] == false && at[0] == "no" {
            wrong.push(format!("shows no ring: {}", at[3]));
        }
        window.script(
            "const at = document.activeElement; at.dataset.walked = 'yes';
             const list = at.closest('[role=listbox]'); if (list) list.dataset.walked = 'yes';",
            &[],
        );
    }
    let missed = window.script(
        "return [...document.querySelectorAll('[data-walked=no]')]
           .filter((one) => one.isConnected).map((one) => one.outerHTML.slice(0, 160))",
        &[],
    );
    let missed = missed.as_array().into_iter().flatten();
    wrong.extend(missed.map(|one| format!("never has the cursor: {one}")));
    window.script(
        "document.querySelectorAll('[data-walked]').forEach((one) => delete one.dataset.walked);
         window.walkedFrom.focus();",
        &[],
    );
    wrong
}
