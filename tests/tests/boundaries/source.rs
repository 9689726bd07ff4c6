//! Source files, and their code without comments and literals.

use std::path::{Path, PathBuf};

/// A sentence: `file:line: what is wrong`.
pub(crate) type Breach = String;

/// A file with its path from the project's root.
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) text: String,
}

/// What a file says, taken apart.
#[derive(Default)]
pub(crate) struct Source {
    /// Code, comments and contents of literals left out; lines stay lines.
    pub(crate) code: String,
    /// Contents of string literals with the line where each begins, counted from 1.
    pub(crate) literals: Vec<(usize, String)>,
}

/// Every file with one of these endings in these folders of the project.
pub(crate) fn files_under(folders: &[&str], endings: &[&str]) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = Vec::new();
    for folder in folders {
        walk(&root.join(folder), &mut |path| {
            let ending = path.extension().and_then(|ending| ending.to_str());
            if ending.is_some_and(|ending| endings.contains(&ending)) {
                let text = std::fs::read_to_string(&path).expect("sources are readable text");
                let inside = path.strip_prefix(&root).expect("it lies under the root");
                files.push(File {
                    path: inside.to_string_lossy().into_owned(),
                    text,
                });
            }
        });
    }
    assert!(
        !files.is_empty(),
        "nothing found under {folders:?}: the check would check nothing"
    );
    files
}

fn walk(folder: &Path, on_file: &mut impl FnMut(PathBuf)) {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.expect("folders are readable").path())
        .collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            walk(&path, on_file);
        } else {
            on_file(path);
        }
    }
}

impl File {
    /// Taken apart as Rust, without its tests, which stand last.
    pub(crate) fn rust(&self) -> Source {
        let begins_tests = |place: &usize| {
            let after = self.text[*place..].lines().nth(1).unwrap_or_default();
            after.starts_with("mod ") || after.starts_with("pub(crate) mod ")
        };
        let mut places = self
            .text
            .match_indices("#[cfg(test)]")
            .map(|(place, _)| place);
        let end = places.find(begins_tests).unwrap_or(self.text.len());
        read(&self.text[..end], true)
    }

    /// Taken apart as TypeScript.
    pub(crate) fn typescript(&self) -> Source {
        read(&self.text, false)
    }
}

/// Reads strings, comments and, in Rust, raw strings and character literals. A backquoted text of
/// TypeScript counts as one literal.
fn read(text: &str, is_rust: bool) -> Source {
    let letters: Vec<char> = text.chars().collect();
    let mut source = Source::default();
    let (mut place, mut line) = (0, 1);
    while place < letters.len() {
        let rest = &letters[place..];
        let length = match rest {
            ['/', '/', ..] => until(rest, 2, &['\n']),
            ['/', '*', ..] => until(rest, 2, &['*', '/']) + 2,
            ['r', '"' | '#', ..] if is_rust && raw_length(rest) > 0 => raw_length(rest),
            ['\'', '\\', ..] if is_rust => until(rest, 3, &['\'']) + 1,
            ['\'', _, '\'', ..] if is_rust => 3,
            ['"', ..] if is_rust => quoted_length(rest),
            // Ends with its line at the latest: a quote inside a regular expression hides no more.
            ['"' | '\'', ..] if !is_rust => quoted_length(rest).min(until(rest, 1, &['\n'])),
            ['`', ..] if !is_rust => quoted_length(rest),
            _ => 0,
        };
        let length = length.min(rest.len());
        let taken = &rest[..length];
        if length == 0 {
            source.code.push(rest[0]);
            line += usize::from(rest[0] == '\n');
            place += 1;
            continue;
        }
        if rest[0] != '/' && (rest[0] != '\'' || !is_rust) {
            source.literals.push((line, taken.iter().collect()));
            source.code.push_str("\"\"");
        }
        let lines = taken.iter().filter(|letter| **letter == '\n').count();
        source.code.push_str(&"\n".repeat(lines));
        line += lines;
        place += length;
    }
    source
}

/// How many letters until `end` begins.
fn until(letters: &[char], from: usize, end: &[char]) -> usize {
    let places = from..letters.len();
    places
        .into_iter()
        .find(|place| letters[*place..].starts_with(end))
        .unwrap_or(letters.len())
}

/// Length of a literal between its first letter and the same again, a backslash hiding one.
fn quoted_length(letters: &[char]) -> usize {
    let mut place = 1;
    while place < letters.len() && letters[place] != letters[0] {
        place += if letters[place] == '\\' { 2 } else { 1 };
    }
    place + 1
}

/// Length of `r"…"` or `r#"…"#`; 0 if it is none.
fn raw_length(letters: &[char]) -> usize {
    let hashes = letters[1..]
        .iter()
        .take_while(|letter| **letter == '#')
        .count();
    if letters.get(1 + hashes) != Some(&'"') {
        return 0;
    }
    let mut end = vec!['"'];
    end.resize(hashes + 1, '#');
    until(letters, hashes + 2, &end) + end.len()
}

/// The line, counted from 1, of each place where `word` stands in `code`.
pub(crate) fn lines_with(code: &str, word: &str) -> Vec<usize> {
    let lines = code.lines().enumerate();
    lines
        .filter(|(_, line)| line.contains(word))
        .map(|(number, _)| number + 1)
        .collect()
}

/// Whether this is Turkish as written: no identifier, key or code has these letters. One letter
/// alone is no word but what folding and keys are made of.
pub(crate) fn is_turkish(text: &str) -> bool {
    let letters = text.chars().filter(|letter| letter.is_alphabetic());
    letters.count() > 1 && text.contains(|letter| "çğıöşüÇĞİÖŞÜâîû".contains(letter))
}

#[test]
fn code_and_literals_are_told_apart() {
    let source = read(
        "let a = \"x \\\" y\"; // \"no\"\nlet b = r#\"q\"#; 'ç'; fn f<'a>()",
        true,
    );
    assert_eq!(
        source.literals,
        [(1, "\"x \\\" y\"".to_owned()), (2, "r#\"q\"#".to_owned())]
    );
    assert_eq!(source.code, "let a = \"\"; \nlet b = \"\"; ; fn f<'a>()");
    assert_eq!(lines_with(&source.code, "let b"), [2]);
}
