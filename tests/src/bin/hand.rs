//! A clerk's hand without a window: opens an office that is set up, signs its clerk in, and does
//! what it is told, one line at a time. It is made to be killed.
//!
//! `hand FOLDER [SECONDS]` (how long a held job is followed) says `ready`, then answers each line of its input with lines of its own. What it
//! says has happened: a number is written out only after the desk gave it.
//!
//! | told | says |
//! | --- | --- |
//! | `register TAG COUNT` | for each: `saved NUMBER`, `failed CODE` or `refused CODES`; then `done` |
//! | `slip NUMBER STATE` | `slip STATE`, once it is in that state (the number with `-` between its groups) |
//! | `why NUMBER` | `why CODE`, the problem of the newest slip, or `none` |
//! | `problem CODE` | `problem CODE`, once the status bar says this about the printer, or `none` |
//! | `roll STATE` | `roll STATE`, once the status bar says this about the paper: `low` or `good` |
//! | `copy NUMBER QUEUE` | `handed PAGES`, the visitor's copy of an application, printed on this queue |
//! | `queues` | `queues NAMES`, those that the system's spooler has |
//! | `draft TAG` | `kept`, `failed CODE` |
//! | `find` | `found COUNT`, `failed CODE` |
//! | `sync` | `syncing`; the desk works with its center from now on |
//! | `enrol ADDRESS CODE` | `enrolled`, `code waits: CODE`, `refused CODES` |
//! | `touch CODE` | `touch CODE`, once this is in the way of the work with the center; `touch none`, once all is sent |
//! | `state` | `storage CODE`, or `storage good` |

use std::io::{self, BufRead, Write};
use std::path::Path;
use std::process::ExitCode;

use std::time::Duration;

use desk::printing::Patience;
use desk::views::{
    DeskState, DocumentMade, DocumentOf, DocumentSize, DocumentWish, FoundPrinter, PersonQuery,
    PrinterDraft, SyncView,
};
use desk::{Answer, Trouble};
use domain::printer::{Learned, ProfileCode};
use domain::{Draft, PaperKind, PrinterTarget, SlipWidth};
use stories::office::{
    ADMINISTRATOR, ADMINISTRATOR_SECRET, CLERK, CLERK_SECRET, Office, ordinary_draft,
};

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1) else {
        eprintln!("hand FOLDER [SECONDS]");
        return ExitCode::from(2);
    };
    let seconds = std::env::args().nth(2).and_then(|held| held.parse().ok());
    let held = seconds.map_or(Patience::default().held, Duration::from_secs);
    let patience = Patience {
        held,
        ..Patience::default()
    };
    match obey(Path::new(&folder), patience) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn obey(folder: &Path, patience: Patience) -> Result<(), Box<dyn std::error::Error>> {
    let office = Office::reopen_with_patience(folder, patience)?;
    say("ready")?;
    for line in io::stdin().lock().lines() {
        let line = line?;
        match line.split(' ').collect::<Vec<_>>().as_slice() {
            ["register", tag, count] => register(&office, tag, count.parse()?)?,
            ["slip", number, state] => wait_for_slip(&office, number, state)?,
            ["why", number] => {
                let slip = office.desk().slip_of(&number.replace('-', " "));
                answer(slip, |slip| {
                    let problem = slip.and_then(|slip| slip.problem);
                    format!(
                        "why {}",
                        problem
                            .as_ref()
                            .map_or("none", |problem| problem.code.as_str())
                    )
                })?;
            }
            ["problem", code] => wait_for_problem(&office, code)?,
            ["roll", wanted] => {
                let roll = |desk: &desk::Desk| {
                    if desk.state().printer.near_end {
                        "low"
                    } else {
                        "good"
                    }
                };
                let (roll, _) = office.wait_for(roll, |roll| roll == wanted);
                say(&format!("roll {roll}"))?;
            }
            ["copy", number, queue] => {
                let made = visitor_copy(&office, &number.replace('-', " "), queue);
                answer(made, |made| format!("handed {}", made.pages))?;
            }
            ["queues"] => {
                office.sign_in(ADMINISTRATOR, ADMINISTRATOR_SECRET)?;
                let found = office.desk().find_printers();
                answer(found, |found| {
                    format!("queues {}", queues(&found).join(" "))
                })?;
            }
            ["draft", tag] => answer(office.desk().save_draft(&draft(tag, 0)), |_| "kept".into())?,
            ["find"] => answer(office.desk().find_person(&somebody()), |found| {
                format!("found {}", found.len())
            })?,
            ["state"] => {
                let problem = office.desk().state().storage;
                let code = problem.map_or("good", |problem| problem.code.as_str());
                say(&format!("storage {code}"))?;
            }
            words => with_center(&office, words)?,
        }
    }
    Ok(())
}

/// What is told about the work with the center.
fn with_center(office: &Office, words: &[&str]) -> Result<(), Box<dyn std::error::Error>> {
    match words {
        ["sync"] => {
            office.desk().start_syncing(Duration::ZERO);
            say("syncing")?;
        }
        ["enrol", address, code] => {
            office.sign_in(ADMINISTRATOR, ADMINISTRATOR_SECRET)?;
            let enrolled = office.desk().enrol(address, code);
            office.sign_in(CLERK, CLERK_SECRET)?;
            answer(enrolled, |view| match &view.problem {
                Some(problem) => format!("code waits: {}", problem.code.as_str()),
                None => "enrolled".to_owned(),
            })?;
        }
        ["touch", wanted] => {
            let look = |desk: &desk::Desk| {
                desk.sync_now();
                desk.sync_view().map(|view| in_the_way(&view))
            };
            let (seen, _) = office.wait_for(look, |seen| {
                seen.as_deref().is_ok_and(|seen| seen == *wanted)
            });
            answer(seen, |seen| format!("touch {seen}"))?;
        }
        _ => return Err(format!("not understood: {}", words.join(" ")).into()),
    }
    Ok(())
}

fn in_the_way(view: &SyncView) -> String {
    match &view.problem {
        Some(problem) => problem.code.as_str().to_owned(),
        None if view.in_touch && view.waiting_facts == 0 => "none".to_owned(),
        None => format!("{} wait", view.waiting_facts),
    }
}

/// As at the counter: what is typed is kept as a draft first, then registered.
fn register(office: &Office, tag: &str, count: u32) -> io::Result<()> {
    for turn in 1..=count {
        let typed = draft(tag, turn);
        let registered = office
            .desk()
            .save_draft(&typed)
            .and_then(|_| office.register(&typed));
        answer(registered, |registered| {
            format!("saved {}", registered.number)
        })?;
    }
    say("done")
}

/// Hands the visitor's copy of an application to this queue, which is made the document printer first.
fn visitor_copy(office: &Office, number: &str, queue: &str) -> Answer<DocumentMade> {
    let desk = office.desk();
    office.sign_in(ADMINISTRATOR, ADMINISTRATOR_SECRET)?;
    let draft = PrinterDraft {
        name: queue.to_owned(),
        target: PrinterTarget::Queue(queue.to_owned()),
        profile: ProfileCode::default(),
        width: SlipWidth::Mm80,
        code_table: None,
        learned: Learned::default(),
    };
    let kept = desk.keep_printer(None, &draft)?;
    let printer = kept.last().map(|line| line.printer.id);
    desk.choose_printer_for(PaperKind::Document, printer)?;
    desk.print_document(&DocumentWish {
        of: DocumentOf::VisitorCopy(number.to_owned()),
        size: DocumentSize::A4,
        large: false,
    })
}

/// Waits until the newest slip of an application is as wanted.
fn wait_for_slip(office: &Office, number: &str, wanted: &str) -> io::Result<()> {
    let number = number.replace('-', " ");
    let look = |desk: &desk::Desk| {
        let slip = desk.slip_of(&number).ok().flatten();
        slip.map(|slip| format!("{:?}", slip.state).to_lowercase())
    };
    let (state, _) = office.wait_for(look, |state| state.as_deref() == Some(wanted));
    say(&format!("slip {}", state.as_deref().unwrap_or("none")))
}

/// Waits until the status bar says this about the printer.
fn wait_for_problem(office: &Office, wanted: &str) -> io::Result<()> {
    let (state, _) = office.wait_for_state(|state| printer_problem(state) == wanted);
    say(&format!("problem {}", printer_problem(&state)))
}

fn printer_problem(state: &DeskState) -> &str {
    let problem = state.printer.problem.as_ref();
    problem.map_or("none", |problem| problem.code.as_str())
}

fn queues(found: &[FoundPrinter]) -> Vec<&str> {
    let names = found.iter().map(|found| match &found.target {
        PrinterTarget::Queue(name) => Some(name.as_str()),
        _ => None,
    });
    names.flatten().collect()
}

/// Each registration can be told from every other by its subject.
fn draft(tag: &str, turn: u32) -> Draft {
    Draft {
        subject: format!("{tag}-{turn}"),
        ..ordinary_draft()
    }
}

fn somebody() -> PersonQuery {
    let typed = ordinary_draft();
    PersonQuery {
        national_id: typed.national_id,
        phone: String::new(),
        given_name: String::new(),
        surname: String::new(),
    }
}

fn answer<T>(done: desk::Answer<T>, words: impl FnOnce(T) -> String) -> io::Result<()> {
    match done {
        Ok(done) => say(&words(done)),
        Err(Trouble::Failed(failure)) => {
            eprintln!("{failure}");
            say(&format!("failed {}", failure.code.as_str()))
        }
        Err(Trouble::Refused(refusals)) => {
            let codes: Vec<_> = refusals.iter().map(ToString::to_string).collect();
            say(&format!("refused {}", codes.join(",")))
        }
    }
}

fn say(line: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{line}")?;
    out.flush()
}
