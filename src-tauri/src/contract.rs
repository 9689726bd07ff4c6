//! The TypeScript side of the commands: `ui/src/contract.ts`, generated from the table of commands
//! and the Rust types, never written by hand.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use chrono::NaiveDate;
use desk::views::*;
use domain::calendar::DeadlineRule;
use domain::catalogue::TopicCode;
use domain::{
    DeliveryWay, Draft, Language, Office, PaperKind, PrinterId, Role, SlipTexts, SlipWidth, StaffId,
};
use protocol::Problem;
use ts_rs::{Config, TS, TypeVisitor};

const HEADER: &str = "// Generated from the Rust types by `cargo xtask generate`. Do not edit.\n\n";

/// Gathers the declaration of a type and of all that it is made of.
struct Declarations<'a> {
    config: &'a Config,
    by_name: BTreeMap<String, String>,
}

impl Declarations<'_> {
    fn add<T: TS + 'static + ?Sized>(&mut self) {
        T::visit_generics(self);
        T::visit_dependencies(self);
        if T::output_path().is_some() {
            self.by_name
                .insert(T::name(self.config), T::decl(self.config));
        }
    }
}

impl TypeVisitor for Declarations<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_some() && self.by_name.contains_key(&T::name(self.config)) {
            return;
        }
        self.add::<T>();
    }
}

macro_rules! commands {
    ($($module:ident :: $name:ident ( $($argument:ident : $type:ty),* ) -> $answer:ty ;)*) => {
        const NAMES: &[&str] = &[$(stringify!($name)),*];

        fn contract() -> String {
            // Numbers of the desk stay far below 2^53, where JavaScript counts exactly.
            let config = Config::default().with_large_int("number");
            let mut declarations = Declarations { config: &config, by_name: BTreeMap::new() };
            let mut commands = String::new();
            $(
                $(declarations.visit::<$type>();)*
                declarations.visit::<$answer>();
                let arguments: &[String] =
                    &[$(format!("{}: {}", stringify!($argument), <$type>::name(&config))),*];
                let _ = writeln!(
                    commands,
                    "  {}: {{ arguments: {{ {} }}; answer: {} }};",
                    stringify!($name),
                    arguments.join("; "),
                    <$answer>::name(&config),
                );
            )*
            declarations.visit::<Problem>();
            let mut text = String::from(HEADER);
            for declaration in declarations.by_name.values() {
                let _ = writeln!(text, "export {declaration}\n");
            }
            let _ = writeln!(text, "/** Every command of the desk: what it takes and what it answers. */");
            let _ = writeln!(text, "export interface Commands {{\n{commands}}}");
            text
        }
    };
}
include!("commands/table.rs");

#[test]
fn the_typescript_contract_says_what_the_commands_are() -> std::io::Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/contract.ts");
    if std::env::var_os("UPDATE_GENERATED").is_some() {
        std::fs::write(&path, contract())?;
    }
    let written = std::fs::read_to_string(&path)?;
    assert!(
        written == contract(),
        "ui/src/contract.ts is stale: run `cargo xtask generate`"
    );
    Ok(())
}

#[test]
fn the_window_may_call_every_command() -> serde_json::Result<()> {
    let granted: serde_json::Value =
        serde_json::from_str(include_str!("../capabilities/desk.json"))?;
    let granted = granted["permissions"].as_array().into_iter().flatten();
    let granted = granted.filter_map(|permission| permission.as_str()?.strip_prefix("allow-"));
    let granted: BTreeSet<String> = granted.map(|name| name.replace('-', "_")).collect();
    let ours: BTreeSet<String> = NAMES.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(granted, ours);
    Ok(())
}
