//! All words of one language, as far as the build must know them: keys and the variables that
//! each needs. Finds what is wrong and says it with file and key; writing code out of it is left
//! to `table.rs`.

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement,
};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::PathBuf;

/// What is wrong, in one sentence that begins with the file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Fault(String);

impl Fault {
    pub(crate) fn new(file: &str, what: impl fmt::Display) -> Self {
        Self(format!("{file}: {what}"))
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// One thing that can be said: a message's value, or one attribute of a message.
#[derive(Debug, Clone)]
pub(crate) struct Phrase {
    /// `language/file.ftl`, where it stands.
    pub(crate) file: String,
    pub(crate) variables: BTreeSet<String>,
    /// Messages and terms (with their dash) that it takes over words from.
    references: BTreeSet<String>,
}

/// Every phrase of one language by key: `message` or `message.attribute`.
#[derive(Debug)]
pub(crate) struct Catalogue {
    pub(crate) language: String,
    pub(crate) files: Vec<PathBuf>,
    pub(crate) phrases: BTreeMap<String, Phrase>,
    terms: BTreeMap<String, Phrase>,
}

impl Catalogue {
    /// Reads the files of one language, given with their contents.
    pub(crate) fn parse(language: &str, files: Vec<(PathBuf, String)>) -> Result<Self, Vec<Fault>> {
        let mut catalogue = Self {
            language: language.to_owned(),
            files: Vec::new(),
            phrases: BTreeMap::new(),
            terms: BTreeMap::new(),
        };
        let mut faults = Vec::new();
        for (path, source) in files {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            catalogue.read(&format!("{language}/{name}"), &source, &mut faults);
            catalogue.files.push(path);
        }
        faults.extend(catalogue.dangling_references());
        if faults.is_empty() {
            Ok(catalogue)
        } else {
            Err(faults)
        }
    }

    /// The part of it that stands in files of these names.
    pub(crate) fn of_files(&self, names: &[&str]) -> Self {
        let among = |file: &str| names.iter().any(|name| file.ends_with(&format!("/{name}")));
        let phrases = self
            .phrases
            .iter()
            .filter(|(_, phrase)| among(&phrase.file));
        Self {
            language: self.language.clone(),
            files: Vec::new(),
            phrases: phrases
                .map(|(key, phrase)| (key.clone(), phrase.clone()))
                .collect(),
            terms: BTreeMap::new(),
        }
    }

    fn read(&mut self, file: &str, source: &str, faults: &mut Vec<Fault>) {
        let resource = match fluent_syntax::parser::parse(source) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                for error in errors {
                    let line = source[..error.pos.start].lines().count().max(1);
                    faults.push(Fault::new(file, format!("line {line}: {}", error.kind)));
                }
                resource
            }
        };
        for entry in resource.body {
            match entry {
                Entry::Message(message) => {
                    if let Some(value) = &message.value {
                        self.add(file, message.id.name.to_owned(), value, faults);
                    }
                    for attribute in &message.attributes {
                        let key = format!("{}.{}", message.id.name, attribute.id.name);
                        self.add(file, key, &attribute.value, faults);
                    }
                }
                Entry::Term(term) => {
                    let id = format!("-{}", term.id.name);
                    self.add(file, id, &term.value, faults);
                }
                _ => {}
            }
        }
    }

    fn add(&mut self, file: &str, key: String, value: &Pattern<&str>, faults: &mut Vec<Fault>) {
        let mut phrase = Phrase {
            file: file.to_owned(),
            variables: BTreeSet::new(),
            references: BTreeSet::new(),
        };
        phrase.collect(value);
        let kept = if key.starts_with('-') {
            &mut self.terms
        } else {
            &mut self.phrases
        };
        if let Some(earlier) = kept.get(&key) {
            let what = format!("{key} stands already in {}", earlier.file);
            faults.push(Fault::new(file, what));
        } else {
            kept.insert(key, phrase);
        }
    }

    fn dangling_references(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (key, phrase) in self.phrases.iter().chain(&self.terms) {
            for reference in &phrase.references {
                if !self.phrases.contains_key(reference) && !self.terms.contains_key(reference) {
                    let what = format!("{key} refers to {reference}, which does not exist");
                    faults.push(Fault::new(&phrase.file, what));
                }
            }
        }
        faults
    }
}

/// Keys of `first` that `other` lacks, and those that need other variables there.
pub(crate) fn compare(first: &Catalogue, other: &Catalogue) -> Vec<Fault> {
    let mut faults = compare_keys(first, other);
    for (key, phrase) in &first.phrases {
        if let Some(twin) = other.phrases.get(key)
            && twin.variables != phrase.variables
        {
            let what = format!(
                "{key} uses the variables {:?}, but {} uses {:?}",
                twin.variables, phrase.file, phrase.variables
            );
            faults.push(Fault::new(&twin.file, what));
        }
    }
    faults
}

/// Keys of `first` that `other` lacks.
pub(crate) fn compare_keys(first: &Catalogue, other: &Catalogue) -> Vec<Fault> {
    let missing = first
        .phrases
        .iter()
        .filter(|(key, _)| !other.phrases.contains_key(*key));
    missing
        .map(|(key, phrase)| {
            Fault::new(
                &phrase.file,
                format!("{key} is missing in {}", other.language),
            )
        })
        .collect()
}

/// The fault that no file has words for `key`, if so.
pub(crate) fn lacks(catalogue: &Catalogue, key: &str) -> Option<Fault> {
    let file = format!("{}/problems.ftl", catalogue.language);
    (!catalogue.phrases.contains_key(key)).then(|| {
        Fault::new(
            &file,
            format!("{key} is missing: this problem code has no words"),
        )
    })
}

impl Phrase {
    fn collect(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.collect_expression(expression);
            }
        }
    }

    fn collect_expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.collect_inline(inline),
            Expression::Select { selector, variants } => {
                self.collect_inline(selector);
                for variant in variants {
                    self.collect(&variant.value);
                }
            }
        }
    }

    fn collect_inline(&mut self, expression: &InlineExpression<&str>) {
        match expression {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, attribute } => {
                let attribute = attribute.as_ref().map(|one| format!(".{}", one.name));
                let key = format!("{}{}", id.name, attribute.unwrap_or_default());
                self.references.insert(key);
            }
            InlineExpression::TermReference { id, arguments, .. } => {
                self.references.insert(format!("-{}", id.name));
                if let Some(arguments) = arguments {
                    self.collect_arguments(arguments);
                }
            }
            InlineExpression::FunctionReference { arguments, .. } => {
                self.collect_arguments(arguments);
            }
            InlineExpression::Placeable { expression } => self.collect_expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }

    fn collect_arguments(&mut self, arguments: &CallArguments<&str>) {
        for argument in &arguments.positional {
            self.collect_inline(argument);
        }
        for argument in &arguments.named {
            self.collect_inline(&argument.value);
        }
    }
}
