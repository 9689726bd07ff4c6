//! axe-core in the window: what would keep somebody from using the screen.

use super::driver::Driver;
use super::surroundings;
use serde_json::{Value, json};
use std::fmt;

/// One rule that the screen breaks, and where.
#[derive(Debug, Clone)]
pub struct Flaw {
    /// axe's name of the rule.
    pub rule: String,
    /// What it says about it.
    pub help: String,
    /// The elements, as selectors with what is wrong at each.
    pub places: Vec<String>,
}

impl fmt::Display for Flaw {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.rule, self.help)?;
        for place in &self.places {
            write!(out, "\n    {place}")?;
        }
        Ok(())
    }
}

/// Lets axe look at the whole page, by all its rules of WCAG 2.2 up to AA and its good practice.
pub(super) fn flaws(driver: &Driver) -> Result<Vec<Flaw>, String> {
    const LOOK: &str = "const done = arguments[arguments.length - 1];
        const run = () => axe.run(document, {resultTypes: ['violations'], runOnly: [
            'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})
          .then((all) => done(all.violations.map((one) => ({rule: one.id, help: one.help,
            places: one.nodes.map((node) => node.target.join(' ') + ' · '
              + node.failureSummary.replace(/\\s+/g, ' '))}))),
            (error) => done(String(error)));
        // What fades in is looked at once it stands still.
        Promise.all(document.getAnimations().filter((one) =>
          one.effect.getComputedTiming().endTime !== Infinity).map((one) => one.finished))
          .then(run, run);";
    let there = json!({"script": "return typeof axe === 'object'", "args": []});
    if driver.ask("execute/sync", &there)? != Value::Bool(true) {
        let file = surroundings::project().join("ui/node_modules/axe-core/axe.min.js");
        let source = std::fs::read_to_string(&file)
            .map_err(|error| format!("{}: {error}; run `npm ci` in ui/", file.display()))?;
        let load = format!("{source}\nwindow.axe = axe; return true;");
        driver.ask("execute/sync", &json!({"script": load, "args": []}))?;
    }
    let found = driver.ask("execute/async", &json!({"script": LOOK, "args": []}))?;
    let Value::Array(found) = found else {
        return Err(format!("axe does not run: {found}"));
    };
    Ok(found.iter().map(flaw).collect())
}

fn flaw(found: &Value) -> Flaw {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let places = found["places"].as_array().into_iter().flatten();
    Flaw {
        rule: text(&found["rule"]),
        help: text(&found["help"]),
        places: places.map(text).collect(),
    }
}
