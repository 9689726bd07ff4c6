//! axe-core in the window, and our own eye beside it: what would keep somebody from using the screen.

use super::driver::Driver;
use super::surroundings;
use serde_json::{Value, json};

const LOOKS: &str = include_str!("looks.js");

/// How the window can look: its colours and its type size, as the settings name them.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// `light`, `dark` or `contrast`.
    pub theme: &'static str,
    /// 1 as designed, 3 twice as large.
    pub size: u8,
}

/// What is wrong in any of these looks, with the whole page or, if some are named, with these parts.
pub(super) fn flaws(
    driver: &Driver,
    looking: &str,
    wanted: &[Look],
    within: &[&str],
) -> Result<Vec<String>, String> {
    let there = json!({"script": "return typeof axe === 'object'", "args": []});
    if driver.ask("execute/sync", &there)? != Value::Bool(true) {
        let file = surroundings::project().join("ui/node_modules/axe-core/axe.min.js");
        let source = std::fs::read_to_string(&file)
            .map_err(|error| format!("{}: {error}; run `npm ci` in ui/", file.display()))?;
        let load = format!("{source}\nwindow.axe = axe; return true;");
        driver.ask("execute/sync", &json!({"script": load, "args": []}))?;
    }
    let script = format!(
        "{looking}\n{LOOKS}\nconst [wanted, within, done] = arguments;
         looks.all(wanted, within).then(done, (error) => done(String(error)));"
    );
    let wanted: Vec<_> = wanted
        .iter()
        .map(|look| json!({"theme": look.theme, "size": look.size.to_string()}))
        .collect();
    let body = json!({"script": script, "args": [wanted, within]});
    match driver.ask("execute/async", &body)? {
        Value::Array(found) => Ok(found
            .iter()
            .filter_map(|one| Some(one.as_str()?.to_owned()))
            .collect()),
        broken => Err(format!("axe does not run: {broken}")),
    }
}
