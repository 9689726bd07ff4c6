//! One constant for each key of the `.ftl` files, written by the build: a typing mistake in a key
//! is a compile error.

/// The name of one thing that can be said. Only this module makes them, so each has words in
/// every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    id: &'static str,
    variables: &'static [&'static str],
}

impl Key {
    /// As in the `.ftl` files: `message` or `message.attribute`.
    pub fn id(self) -> &'static str {
        self.id
    }

    /// The names that must be given to say it, sorted.
    pub fn variables(self) -> &'static [&'static str] {
        self.variables
    }

    /// The key with this id, for ids that come from data such as a code.
    pub fn find(id: &str) -> Option<Self> {
        let place = ALL.binary_search_by(|key| key.id.cmp(id)).ok()?;
        Some(ALL[place])
    }
}

include!(concat!(env!("OUT_DIR"), "/table.rs"));
