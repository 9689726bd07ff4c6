//! The arguments of the program: one list of commands from which parser and help come.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::builder::PathBufValueParser;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use text::{Key, Language, Words, key};

use super::demo::Wish;
use super::see_help;
use crate::demo::FIRST_DESK;
use crate::places::Places;

const PROGRAM: &str = "acikkapi-desk";

/// What is to be done, and where.
pub(super) struct Order {
    pub(super) places: Places,
    pub(super) task: Task,
}

/// What is to be done.
pub(super) enum Task {
    Window,
    Doctor,
    BackUp { to: Option<PathBuf> },
    Restore { file: PathBuf },
    SetAside { surely: bool },
    Enrol { center: String, code: String },
    Sync,
    HandIn,
    Export { file: PathBuf },
    Verify,
    Rebuild,
    PrintTest,
    Demo(Wish),
}

/// The arguments ask for help, or are not understood: the sentence to say and the exit code.
pub(super) struct Misunderstood {
    pub(super) code: u8,
    pub(super) sentence: String,
}

/// The language that the arguments or the environment ask for.
pub(super) fn language(arguments: &[OsString]) -> Language {
    let after = arguments
        .windows(2)
        .find(|pair| pair[0] == "--language")
        .and_then(|pair| pair[1].to_str());
    let joined = arguments
        .iter()
        .find_map(|argument| argument.to_str()?.strip_prefix("--language="));
    let environment = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    after
        .or(joined)
        .map(str::to_owned)
        .or(environment)
        .and_then(|tag| Language::from_tag(&tag))
        .unwrap_or_default()
}

/// What the arguments ask for.
pub(super) fn parse(arguments: Vec<OsString>, words: &Words) -> Result<Order, Misunderstood> {
    let matches = command(words)
        .try_get_matches_from(arguments)
        .map_err(|error| misunderstood(&error, words))?;
    let places = places(&matches).ok_or_else(|| Misunderstood {
        code: 2,
        sentence: words.say(key::TERMINAL_NO_HOME),
    })?;
    Ok(Order {
        places,
        task: task(&matches),
    })
}

fn task(matches: &ArgMatches) -> Task {
    match matches.subcommand() {
        Some(("doctor", _)) => Task::Doctor,
        Some(("backup", backup)) => Task::BackUp {
            to: backup.get_one("to").cloned(),
        },
        Some(("restore", restore)) => Task::Restore {
            file: restore.get_one("file").cloned().unwrap_or_default(),
        },
        Some(("set-aside", set_aside)) => Task::SetAside {
            surely: set_aside.get_flag("yes"),
        },
        Some(("print-test", _)) => Task::PrintTest,
        Some(("enrol", enrol)) => Task::Enrol {
            center: enrol.get_one("center").cloned().unwrap_or_default(),
            code: enrol.get_one("code").cloned().unwrap_or_default(),
        },
        Some(("sync", _)) => Task::Sync,
        Some(("hand-in", _)) => Task::HandIn,
        Some(("export", export)) => Task::Export {
            file: export.get_one("file").cloned().unwrap_or_default(),
        },
        Some(("verify", _)) => Task::Verify,
        Some(("rebuild", _)) => Task::Rebuild,
        Some(("demo", demo)) => Task::Demo(Wish {
            desk: demo.get_one("desk").cloned().unwrap_or_default(),
            printer: demo.get_one("printer").cloned().unwrap_or_default(),
            applications: demo.get_one("applications").copied().unwrap_or_default(),
        }),
        _ => Task::Window,
    }
}

fn command(words: &Words) -> Command {
    let places = [
        folder("data", words.say(key::TERMINAL_ARGUMENT_DATA)),
        folder("state", words.say(key::TERMINAL_ARGUMENT_STATE)),
    ];
    let language = option(
        "language",
        "tr|en",
        words.say(key::TERMINAL_ARGUMENT_LANGUAGE),
    )
    .value_parser(["tr", "en"]);
    let everywhere = places.into_iter().chain([language]);
    let version = Arg::new("version")
        .long("version")
        .short('V')
        .action(ArgAction::Version)
        .help(words.say(key::TERMINAL_ARGUMENT_VERSION));
    base(PROGRAM, " [COMMAND]", words.say(key::TERMINAL_ABOUT), words)
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(words.say(key::TERMINAL_HEADING_COMMANDS))
        .args(everywhere.map(|arg| arg.global(true)))
        .arg(version)
        .subcommands(subcommands(words))
}

fn subcommands(words: &Words) -> Vec<Command> {
    let to = folder("to", words.say(key::TERMINAL_ARGUMENT_TO));
    let file = |about| {
        let file = Arg::new("file").value_name("FILE").required(true);
        file.value_parser(PathBufValueParser::new())
            .help(words.say(about))
    };
    let yes = Arg::new("yes")
        .long("yes")
        .action(ArgAction::SetTrue)
        .help(words.say(key::TERMINAL_ARGUMENT_YES));
    let printer = option(
        "printer",
        "HOST:PORT",
        words.say(key::TERMINAL_ARGUMENT_PRINTER),
    );
    let applications = option(
        "applications",
        "N",
        words.say(key::TERMINAL_ARGUMENT_APPLICATIONS),
    )
    .value_parser(value_parser!(u32).range(..3_000_000));
    let positional = |name: &'static str, value, about| {
        let arg = Arg::new(name).value_name(value).required(true);
        arg.help(words.say(about))
    };
    let center = positional("center", "CENTER", key::TERMINAL_ARGUMENT_CENTER);
    let code = positional("code", "CODE", key::TERMINAL_ARGUMENT_CODE);
    let desk = option("desk", "NN", words.say(key::TERMINAL_ARGUMENT_DESK))
        .default_value(FIRST_DESK)
        .hide_default_value(true);
    let demo = " [--desk NN] [--printer HOST:PORT] [--applications N]";
    vec![
        sub("doctor", "", key::TERMINAL_COMMAND_DOCTOR, words),
        sub("backup", " [--to DIR]", key::TERMINAL_COMMAND_BACKUP, words).arg(to),
        sub("restore", " FILE", key::TERMINAL_COMMAND_RESTORE, words)
            .arg(file(key::TERMINAL_ARGUMENT_FILE)),
        sub(
            "set-aside",
            " [--yes]",
            key::TERMINAL_COMMAND_SET_ASIDE,
            words,
        )
        .arg(yes),
        sub("enrol", " CENTER CODE", key::TERMINAL_COMMAND_ENROL, words)
            .arg(center)
            .arg(code),
        sub("sync", "", key::TERMINAL_COMMAND_SYNC, words),
        sub("hand-in", "", key::TERMINAL_COMMAND_HAND_IN, words),
        sub("export", " FILE", key::TERMINAL_COMMAND_EXPORT, words)
            .arg(file(key::TERMINAL_ARGUMENT_EXPORT)),
        sub("verify", "", key::TERMINAL_COMMAND_VERIFY, words),
        sub("rebuild", "", key::TERMINAL_COMMAND_REBUILD, words),
        sub("print-test", "", key::TERMINAL_COMMAND_PRINT_TEST, words),
        sub("demo", demo, key::TERMINAL_COMMAND_DEMO, words)
            .arg(desk)
            .arg(printer)
            .arg(applications),
    ]
}

fn sub(name: &'static str, usage: &str, about: Key, words: &Words) -> Command {
    base(name, &format!(" {name}{usage}"), words.say(about), words)
}

/// A command whose help has no word of the parser's own.
fn base(name: &'static str, usage: &str, about: String, words: &Words) -> Command {
    let heading = words.say(key::TERMINAL_HEADING_USAGE);
    Command::new(name)
        .about(about)
        .override_usage(format!(
            "{PROGRAM}{usage} [--data DIR] [--state DIR] [--language tr|en]"
        ))
        .help_template(format!(
            "{{about}}\n\n{heading}:\n  {{usage}}\n\n{{all-args}}"
        ))
        .next_help_heading(words.say(key::TERMINAL_HEADING_OPTIONS))
        .disable_help_flag(true)
        .arg(
            Arg::new("help")
                .long("help")
                .short('h')
                .action(ArgAction::Help)
                .help(words.say(key::TERMINAL_ARGUMENT_HELP)),
        )
}

fn option(name: &'static str, value: &'static str, help: String) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name(value)
        .hide_possible_values(true)
        .help(help)
}

fn folder(name: &'static str, help: String) -> Arg {
    option(name, "DIR", help).value_parser(PathBufValueParser::new())
}

/// The two folders: as given, else from the environment, else the user's own by the XDG rules.
fn places(matches: &ArgMatches) -> Option<Places> {
    let place = |name: &str, own: &str, xdg: &str, usual: &str| {
        let given: Option<PathBuf> = matches.get_one(name).cloned();
        given
            .or_else(|| set(own).map(PathBuf::from))
            .or_else(|| {
                let above = set(xdg)
                    .map(PathBuf::from)
                    .filter(|folder| folder.is_absolute())
                    .or_else(|| Some(std::env::home_dir()?.join(usual)))?;
                Some(above.join(PROGRAM))
            })
            .and_then(|folder| std::path::absolute(folder).ok())
    };
    let session = set("XDG_RUNTIME_DIR").map(PathBuf::from);
    Some(Places {
        session: session.filter(|folder| folder.is_absolute()),
        ..Places::new(
            place("data", "ACIKKAPI_DATA", "XDG_DATA_HOME", ".local/share")?,
            place("state", "ACIKKAPI_STATE", "XDG_STATE_HOME", ".local/state")?,
        )
    })
}

fn set(variable: &str) -> Option<OsString> {
    std::env::var_os(variable).filter(|value| value.as_os_str() != OsStr::new(""))
}

fn misunderstood(error: &clap::Error, words: &Words) -> Misunderstood {
    if matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
    ) {
        let sentence = error.render().to_string().trim_end().to_owned();
        return Misunderstood { code: 0, sentence };
    }
    let given = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => Some(texts.join(" ")),
        _ => None,
    };
    let (key, what) = match error.kind() {
        ErrorKind::MissingRequiredArgument => (
            key::TERMINAL_ARGUMENT_MISSING,
            given(ContextKind::InvalidArg),
        ),
        _ => (
            key::TERMINAL_ARGUMENT_UNKNOWN,
            given(ContextKind::InvalidValue)
                .or_else(|| given(ContextKind::InvalidSubcommand))
                .or_else(|| given(ContextKind::InvalidArg)),
        ),
    };
    let what = what.unwrap_or_default();
    let sentence = words.say_with(key, &[("argument", what.into())]);
    Misunderstood {
        code: 2,
        sentence: format!("{sentence} {}", see_help(words)),
    }
}
