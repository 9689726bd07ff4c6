//! A clerk at the window: what they press, and what they then see.

use super::axe::{self, Look};
use super::driver::Driver;
use super::evidence;
use super::keyboard::{self, Key};
use super::surroundings::{self, Surroundings};
use desk::Places;
use serde_json::{Value, json};
use std::ffi::OsString;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long a story waits for what must come, on a machine that does other things too.
const SOON: Duration = Duration::from_secs(45);

/// More stops than any screen has.
const MOST_STOPS: usize = 150;

const LOOKING: &str = include_str!("looking.js");

/// The desk's window with a clerk in front of it. Whatever is not as the story says ends the story.
pub struct DeskWindow {
    driver: Driver,
    // After the driver: the window goes before its display.
    _surroundings: Arc<Surroundings>,
}

impl DeskWindow {
    /// Starts the program in these places and waits until a screen stands.
    pub fn open(places: &Places) -> Self {
        Self::open_with(places, &[])
    }

    /// The same with these variables in its environment.
    pub fn open_with(places: &Places, variables: &[(&str, OsString)]) -> Self {
        let window = Self::begin_with(places, variables);
        window.waits_for(
            "a first screen",
            "document.querySelector('h1:not(.unseen)') !== null",
        );
        window
    }

    /// Starts the program in these places without waiting for a screen.
    pub fn begin(places: &Places) -> Self {
        Self::begin_with(places, &[])
    }

    fn begin_with(places: &Places, variables: &[(&str, OsString)]) -> Self {
        let surroundings = Surroundings::shared();
        let folder = |path: &Path| path.display().to_string();
        let arguments = [
            "--data".to_owned(),
            folder(&places.data),
            "--state".to_owned(),
            folder(&places.state),
        ];
        let program = surroundings::program();
        let driver = Driver::start(&surroundings, &program, &arguments, variables);
        Self {
            driver: driver.unwrap_or_else(|error| panic!("the window does not open: {error}")),
            _surroundings: surroundings,
        }
    }

    /// The program's process.
    pub fn process(&self) -> u32 {
        self.driver.program().expect("the program runs")
    }

    /// Kills the program without a warning, as a power cut would.
    pub fn kill(self) {
        let program = self.process();
        let killed = Command::new("kill")
            .args(["-KILL", &program.to_string()])
            .status();
        assert!(killed.is_ok_and(|status| status.success()), "it is killed");
        wait_until_gone(program);
    }

    /// Ends the program as at the end of a day.
    pub fn close(self) {
        let program = self.process();
        self.driver.close().expect("the window closes");
        wait_until_gone(program);
    }

    /// Types, letter by letter.
    pub fn types(&self, text: &str) {
        self.act(&keyboard::in_turn(text));
    }

    /// Presses one key.
    pub fn presses(&self, key: Key) {
        self.act(&keyboard::together(&[key]));
    }

    /// Presses one key as fast as it goes.
    pub fn taps(&self, key: Key) {
        self.act(&keyboard::at_once(key));
    }

    /// Presses keys together.
    pub fn presses_together(&self, keys: &[Key]) {
        self.act(&keyboard::together(keys));
    }

    /// Puts a whole text where the cursor is, as pasting does.
    pub fn pastes(&self, text: &str) {
        self.script(
            "return document.execCommand('insertText', false, arguments[0])",
            &[json!(text)],
        );
    }

    /// Empties the field with the cursor.
    pub fn empties_the_field(&self) {
        self.presses_together(&[Key::Control, Key::Letter('a')]);
        self.presses(Key::Backspace);
    }

    /// Goes on with Tab until the cursor is where a screen reader says `name`.
    pub fn goes_to(&self, name: &str) {
        self.walks_to(name, &[Key::Tab]);
    }

    /// Goes back with Shift+Tab until the cursor is there.
    pub fn goes_back_to(&self, name: &str) {
        self.walks_to(name, &[Key::Shift, Key::Tab]);
    }

    /// Goes on with Tab until the cursor is in a field, by its name in the contract.
    pub fn goes_to_field(&self, field: &str) {
        let place = "return document.activeElement.closest('[data-field]')?.dataset.field ?? ''";
        self.walks_until(field, &[Key::Tab], || {
            text_of(&self.script(place, &[])) == field
        });
    }

    fn walks_to(&self, name: &str, step: &[Key]) {
        self.walks_until(name, step, || {
            let here = self.focused();
            here == name
                || here.starts_with(&format!("{name} "))
                || here.ends_with(&format!(" {name}"))
        });
    }

    fn walks_until(&self, name: &str, step: &[Key], is_there: impl Fn() -> bool) {
        let mut passed = Vec::new();
        while passed.len() < MOST_STOPS {
            if is_there() {
                return;
            }
            passed.push(self.focused());
            self.presses_together(step);
        }
        passed.dedup();
        panic!("the keyboard never comes to “{name}”; it came to {passed:?}");
    }

    /// What a screen reader calls the place of the cursor.
    pub fn focused(&self) -> String {
        text_of(&self.script("return looking.focused()", &[]))
    }

    /// Waits until the words are on the screen.
    pub fn sees(&self, words: &str) {
        self.waits(
            &format!("the words “{words}”"),
            "looking.text().includes(given[0])",
            &[json!(plain(words))],
        );
    }

    /// Waits until the words are no longer on the screen.
    pub fn no_longer_sees(&self, words: &str) {
        self.waits(
            &format!("“{words}” to go"),
            "!looking.text().includes(given[0])",
            &[json!(plain(words))],
        );
    }

    /// Waits until the cursor is where a screen reader says `name`.
    pub fn is_at(&self, name: &str) {
        self.waits(
            &format!("the cursor at “{name}”"),
            "(' ' + looking.focused() + ' ').includes(' ' + given[0] + ' ')",
            &[json!(plain(name))],
        );
    }

    /// Waits until the words stand at the field, as its error.
    pub fn is_told_at(&self, field: &str, words: &str) {
        self.waits(
            &format!("“{words}” at {field}"),
            "looking.fault(given[0]).includes(given[1])",
            &[json!(field), json!(plain(words))],
        );
    }

    /// Waits until the summary of errors has the cursor and says the words.
    pub fn is_told_above(&self, words: &str) {
        self.waits(
            &format!("“{words}” in the summary, with the cursor"),
            "document.activeElement.matches('.error-summary') \
             && looking.plain(document.activeElement.innerText).includes(given[0])",
            &[json!(plain(words))],
        );
    }

    /// Waits until a field holds a value.
    pub fn field_holds(&self, field: &str, value: &str) {
        self.waits(
            &format!("“{value}” in {field}"),
            "looking.value(given[0]) === given[1]",
            &[json!(field), json!(value)],
        );
    }

    /// What a field holds now.
    pub fn value_of(&self, field: &str) -> String {
        text_of(&self.script("return looking.value(arguments[0])", &[json!(field)]))
    }

    /// Everything that can be read on the screen now.
    pub fn words(&self) -> String {
        text_of(&self.script("return looking.text()", &[]))
    }

    /// Waits for the number in large type, and reads it in its groups.
    pub fn reads_the_number(&self) -> String {
        text_of(&self.waits("a number in large type", "looking.number()", &[]))
    }

    /// Waits until a JavaScript expression gives something, and gives it.
    pub fn waits_for(&self, what: &str, expression: &str) -> Value {
        self.waits(what, expression, &[])
    }

    fn waits(&self, what: &str, expression: &str, given: &[Value]) -> Value {
        let script = format!(
            "{LOOKING}\nconst [given, time] = arguments;\
             looking.wait(() => ({expression}), time, arguments[arguments.length - 1]);"
        );
        let time = u64::try_from(SOON.as_millis()).unwrap_or(u64::MAX);
        let body = json!({"script": script, "args": [given, time]});
        let mut seen = self.driver.ask("execute/async", &body);
        // A page that begins anew takes with it whoever was looking.
        while matches!(&seen, Err(error) if error.contains("unload event")) {
            seen = self.driver.ask("execute/async", &body);
        }
        let seen = seen.unwrap_or_else(|error| panic!("waiting for {what}: {error}"));
        assert!(!seen.is_null(), "waited in vain for {what}");
        seen
    }

    /// Runs a script that returns something; `looking` is at hand in it.
    pub fn script(&self, script: &str, arguments: &[Value]) -> Value {
        let body = json!({"script": format!("{LOOKING}\n{script}"), "args": arguments});
        let answer = self.driver.ask("execute/sync", &body);
        answer.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Hands files to the attachments as the file dialog would.
    pub fn chooses_files(&self, files: &[&Path]) {
        // A dialog replaces what was chosen before; a driver would add to it.
        self.script("document.querySelector('input[type=file]').value = ''", &[]);
        let find = json!({"using": "css selector", "value": "input[type=file]"});
        let found = self.driver.ask("element", &find).expect("a file field");
        let element = found.as_object().and_then(|found| found.values().next());
        let element = text_of(element.unwrap_or(&Value::Null));
        let paths: Vec<_> = files
            .iter()
            .map(|file| file.display().to_string())
            .collect();
        let body = json!({"text": paths.join("\n")});
        let chosen = self.driver.ask(&format!("element/{element}/value"), &body);
        chosen.expect("the file field takes files");
    }

    /// What is wrong with the screen in any of these looks: with all of it, or with the parts that
    /// are named by selectors.
    pub fn flaws(&self, looks: &[Look], within: &[&str]) -> Vec<String> {
        let found = axe::flaws(&self.driver, LOOKING, looks, within);
        found.unwrap_or_else(|error| panic!("{error}"))
    }

    /// The window as PNG, once the page has drawn what it says.
    pub fn picture(&self) -> Vec<u8> {
        let drawn = "const done = arguments[arguments.length - 1];
            document.fonts.ready.then(() =>
              requestAnimationFrame(() => requestAnimationFrame(() => done(true))));";
        let body = json!({"script": drawn, "args": []});
        self.driver
            .ask("execute/async", &body)
            .expect("the page draws");
        evidence::picture(&self.driver).expect("a picture of the window")
    }

    fn act(&self, actions: &Value) {
        let acted = self.driver.ask("actions", actions);
        acted.unwrap_or_else(|error| panic!("pressing keys: {error}"));
    }
}

impl Drop for DeskWindow {
    fn drop(&mut self) {
        if std::thread::panicking() {
            evidence::keep(&self.driver);
        }
    }
}

fn text_of(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Words as `looking` reads them: every gap is one blank.
fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A killed program is gone or waits to be buried; both have let go of the store.
fn wait_until_gone(program: u32) {
    let until = Instant::now() + SOON;
    let stat = format!("/proc/{program}/stat");
    while std::fs::read_to_string(&stat).is_ok_and(|stat| !stat.contains(") Z ")) {
        assert!(Instant::now() < until, "the program does not end");
        std::thread::sleep(Duration::from_millis(20));
    }
}
