//! What the window's TypeScript may import, and that its words come from assets/text.

use crate::source::{Breach, File, is_turkish};

/// Every import and every sentence that stands where it may not.
pub(crate) fn breaches(files: &[File]) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for file in files.iter().filter(|file| !file.path.contains(".test.")) {
        let path = &file.path;
        for (line, from) in imports(&file.text) {
            if let Some(rule) = import_breach(path, from) {
                breaches.push(format!("{path}:{line}: {rule}, and this imports {from}"));
            }
        }
        let source = file.typescript();
        for (line, text) in source.literals.iter().filter(|(_, text)| is_turkish(text)) {
            breaches.push(format!(
                "{path}:{line}: words for people live in assets/text: {text}"
            ));
        }
        if path.rsplit('.').next() == Some("tsx") {
            for (number, line) in source.code.lines().enumerate() {
                if let Some(words) = words_between_tags(line) {
                    let place = number + 1;
                    breaches.push(format!(
                        "{path}:{place}: words for people live in assets/text: {words}"
                    ));
                }
            }
        }
    }
    breaches
}

/// The rule that this import breaks, if any. `path` is a file under `ui/src`.
fn import_breach(path: &str, from: &str) -> Option<&'static str> {
    if from.starts_with("@tauri-apps/") {
        let in_host = path.starts_with("ui/src/host/");
        return (!in_host).then_some("only ui/src/host/ imports the Tauri API");
    }
    let target = resolve(path, from)?;
    let (own, other) = (area(path), area(&target));
    match own {
        "parts" | "text" | "host" if matches!(other, "desk" | "display") => {
            Some("parts/, text/ and host/ know no feature")
        }
        "display" if other == "desk" => Some("display/ never imports desk/"),
        "desk" if other == "display" => Some("desk/ never imports display/"),
        _ => match (feature(path), feature(&target)) {
            (Some(one), Some(another)) if one != another => {
                Some("features do not import each other")
            }
            _ => None,
        },
    }
}

/// `desk` of `ui/src/desk/find/Find.tsx`.
fn area(path: &str) -> &str {
    path.strip_prefix("ui/src/")
        .and_then(|rest| rest.split('/').next())
        .unwrap_or_default()
}

/// `find` of `ui/src/desk/find/Find.tsx`; files right under `desk/` belong to no feature.
fn feature(path: &str) -> Option<&str> {
    let inside = path
        .strip_prefix("ui/src/desk/")
        .or(path.strip_prefix("ui/src/display/"))?;
    Some(inside.split_once('/')?.0)
}

/// A relative import as a path from the project's root.
fn resolve(path: &str, from: &str) -> Option<String> {
    if !from.starts_with('.') {
        return None;
    }
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in from.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

/// What each `from "…"`, `import "…"` and `import("…")` names, with its line.
fn imports(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        for start in ["from \"", "import \"", "import(\""] {
            if let Some((_, rest)) = line.split_once(start) {
                found.push((number + 1, rest.split('"').next().unwrap_or_default()));
            }
        }
    }
    found
}

/// Letters between `>` and `</` of one line, as in `<p>Nothing found</p>`.
fn words_between_tags(line: &str) -> Option<&str> {
    let (before, _) = line.split_once("</")?;
    let text = before.rsplit('>').next()?;
    let is_words = text.chars().any(char::is_alphabetic) && !text.contains(['{', '}', '=', '<']);
    (is_words && text.len() < before.len()).then_some(text)
}
