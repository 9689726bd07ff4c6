//! Looking words up and filling variables in.

use crate::key::{self, Key, SOURCES};
use crate::{Language, Value};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource};
use protocol::{Problem, ProblemCode};
use std::sync::OnceLock;

/// The words of one language. Read once, shared by all threads, cheap to ask for again.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// The words of `language`.
    pub fn for_language(language: Language) -> &'static Self {
        static SHELF: [OnceLock<Words>; Language::OF_SLIPS.len()] =
            [const { OnceLock::new() }; Language::OF_SLIPS.len()];
        SHELF[language as usize].get_or_init(|| Self::read(language))
    }

    fn read(language: Language) -> Self {
        // A tag of two letters always parses, and the build has parsed every source.
        let mut bundle =
            FluentBundle::new_concurrent(vec![language.tag().parse().unwrap_or_default()]);
        // A number or a Turkish name in a line that runs right to left must keep its own direction.
        // Elsewhere the marks around each variable would only be in the way.
        bundle.set_use_isolating(language.is_right_to_left());
        bundle.set_formatter(Some(match language {
            Language::English => |value, _| format_number(value, ',', '.'),
            // Russian and Ukrainian part thousands by a space; a slip has no number of four digits.
            _ => |value, _| format_number(value, '.', ','),
        }));
        // A language of slips says what it lacks in Turkish.
        for tag in [Language::Turkish.tag(), language.tag()] {
            let sources = SOURCES.iter().filter(|(of, _)| *of == tag);
            for source in sources.flat_map(|(_, sources)| *sources) {
                let resource = FluentResource::try_new((*source).to_owned());
                bundle.add_resource_overriding(resource.unwrap_or_else(|(resource, _)| resource));
            }
        }
        Self { language, bundle }
    }

    /// Which language these words are.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The words for `key`, which needs no variables.
    pub fn say(&self, key: Key) -> String {
        self.say_with(key, &[])
    }

    /// The words for `key` with its variables filled in. Numbers are grouped as in the language
    /// (`1.234`); give a year or a code as text.
    pub fn say_with(&self, key: Key, values: &[(&str, Value<'_>)]) -> String {
        debug_assert!(
            key.variables()
                .iter()
                .all(|name| values.iter().any(|(given, _)| given == name)),
            "{} needs {:?}",
            key.id(),
            key.variables(),
        );
        let arguments: FluentArgs<'_> = values
            .iter()
            .map(|(name, value)| (*name, value.clone()))
            .collect();
        let (message, attribute) = match key.id().split_once('.') {
            Some((message, attribute)) => (message, Some(attribute)),
            None => (key.id(), None),
        };
        let pattern = self
            .bundle
            .get_message(message)
            .and_then(|found| match attribute {
                None => found.value(),
                Some(name) => found.get_attribute(name).map(|attribute| attribute.value()),
            });
        // The build has seen every key in every language; the id is for a broken build only.
        pattern.map_or_else(
            || key.id().to_owned(),
            |pattern| {
                let mut faults = Vec::new();
                self.bundle
                    .format_pattern(pattern, Some(&arguments), &mut faults)
                    .into_owned()
            },
        )
    }

    /// What a problem code says to people: the message `problem-<code>`.
    pub fn problem(&self, code: ProblemCode, values: &[(&str, Value<'_>)]) -> String {
        let code = code.as_str();
        Key::find(&format!("problem-{code}"))
            .map_or_else(|| code.to_owned(), |key| self.say_with(key, values))
    }

    /// A whole problem in words: its sentence with its values, and the incident to read out.
    pub fn explain(&self, problem: &Problem) -> String {
        let values: Vec<(&str, Value<'_>)> = problem
            .arguments
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str().into()))
            .collect();
        let sentence = self.problem(problem.code, &values);
        match problem.incident {
            None => sentence,
            Some(incident) => {
                let incident = [("incident", incident.to_string().into())];
                format!("{sentence} {}", self.say_with(key::INCIDENT, &incident))
            }
        }
    }
}

/// A number with its thousands grouped, as the window's own formatter does it.
fn format_number(value: &Value<'_>, group: char, decimal: char) -> Option<String> {
    let Value::Number(number) = value else {
        return None;
    };
    let plain = FluentNumber::as_string(number);
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut out = String::with_capacity(plain.len() + plain.len() / 3);
    let digits = whole.trim_start_matches('-').len();
    for (place, letter) in whole.chars().enumerate() {
        let left = whole.len() - place;
        if left < digits && left.is_multiple_of(3) {
            out.push(group);
        }
        out.push(letter);
    }
    if !fraction.is_empty() {
        out.push(decimal);
        out.push_str(fraction);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_as_in_the_language() {
        let grouped = |number: f64| format_number(&Value::from(number), '.', ',');
        assert_eq!(grouped(7.0).as_deref(), Some("7"));
        assert_eq!(grouped(999.0).as_deref(), Some("999"));
        assert_eq!(grouped(46_605.0).as_deref(), Some("46.605"));
        assert_eq!(grouped(-1_234_567.5).as_deref(), Some("-1.234.567,5"));
        assert_eq!(
            grouped(-100.0).as_deref(),
            Some("-100"),
            "no mark right after the sign"
        );
    }
}
