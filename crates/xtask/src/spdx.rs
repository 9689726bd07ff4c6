//! Licence expressions (`MIT OR (Apache-2.0 AND Unicode-3.0)`): whether what is allowed satisfies
//! them. Which licences are allowed is left to `licences.rs`.

/// Whether the licences for which `allowed` says yes are enough for `expression`. An expression
/// that cannot be read never is.
pub(crate) fn is_satisfied(expression: &str, allowed: &dyn Fn(&str) -> bool) -> bool {
    // Older packages write a slash for "or".
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let mut reader = Reader {
        words: spaced.split_whitespace().collect(),
        place: 0,
        allowed,
    };
    reader.either() == Some(true) && reader.place == reader.words.len()
}

struct Reader<'a> {
    words: Vec<&'a str>,
    place: usize,
    allowed: &'a dyn Fn(&str) -> bool,
}

impl<'a> Reader<'a> {
    fn either(&mut self) -> Option<bool> {
        let mut any = self.both()?;
        while self.take("OR") {
            any |= self.both()?;
        }
        Some(any)
    }

    fn both(&mut self) -> Option<bool> {
        let mut all = self.one()?;
        while self.take("AND") {
            all &= self.one()?;
        }
        Some(all)
    }

    fn one(&mut self) -> Option<bool> {
        if self.take("(") {
            let inside = self.either()?;
            return self.take(")").then_some(inside);
        }
        let licence = self.next()?;
        // An exception only adds permissions.
        if self.take("WITH") {
            self.next()?;
        }
        Some((self.allowed)(licence))
    }

    fn next(&mut self) -> Option<&'a str> {
        let word = *self.words.get(self.place)?;
        self.place += 1;
        Some(word)
    }

    fn take(&mut self, word: &str) -> bool {
        let found = self.words.get(self.place) == Some(&word);
        self.place += usize::from(found);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn good(expression: &str) -> bool {
        is_satisfied(expression, &|licence| {
            ["MIT", "Apache-2.0", "Unicode-3.0"].contains(&licence)
        })
    }

    #[test]
    fn one_of_several_is_enough_and_all_of_several_are_needed() {
        assert!(good("MIT"));
        assert!(good("GPL-3.0-only OR MIT"));
        assert!(!good("GPL-3.0-only AND MIT"));
        assert!(good("(MIT OR GPL-3.0-only) AND Unicode-3.0"));
        assert!(good("MIT/Zlib"), "a slash is an older way to say or");
        assert!(good("Apache-2.0 WITH LLVM-exception"));
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        for expression in [
            "",
            "MIT AND",
            "(MIT",
            "MIT)",
            "MIT Apache-2.0",
            "Proprietary",
        ] {
            assert!(!good(expression), "{expression:?} must not pass");
        }
    }
}
