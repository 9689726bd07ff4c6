//! `ui/src/text/keys.ts`: the keys and their variables as TypeScript types, so that a typing
//! mistake in the window fails its build too. `cargo xtask generate` writes it.

use std::fmt::Write as _;
use std::path::Path;
use text::{Key, key};

fn render(keys: &[Key]) -> String {
    let mut out = String::from(
        "// Generated from assets/text by `cargo xtask generate`. Do not edit.\n\n\
         /** Every message of assets/text with the names of its variables. */\n\
         export interface WordVariables {\n",
    );
    // The window finds an attribute through its message.
    for key in keys.iter().filter(|key| !key.id().contains('.')) {
        let names: Vec<String> = key
            .variables()
            .iter()
            .map(|name| format!("{name:?}"))
            .collect();
        let names = if names.is_empty() {
            "never".to_owned()
        } else {
            names.join(" | ")
        };
        let _ = writeln!(out, "  {}: {names};", property(key.id()));
    }
    out.push_str(
        "}\n\n/** The name of one message. */\nexport type WordKey = keyof WordVariables;\n",
    );
    out
}

/// Quoted only where it must be, as the window's formatter wants it.
fn property(id: &str) -> String {
    if id.contains('-') {
        format!("{id:?}")
    } else {
        id.to_owned()
    }
}

#[test]
fn keys_for_the_window_are_those_of_the_words() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/text/keys.ts");
    let fresh = render(key::ALL);
    if std::env::var_os("UPDATE_GENERATED").is_some() {
        std::fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("a folder");
        std::fs::write(&path, &fresh).expect("keys.ts can be written");
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == fresh,
        "ui/src/text/keys.ts is stale: run `cargo xtask generate`"
    );
}
