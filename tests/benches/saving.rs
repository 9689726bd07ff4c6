//! Saving one application, against one bare row as durable as it: in an empty and in a filled store.
//!
//! Both are done in turns, so that what else the machine does hits both alike.

use std::path::Path;

use desk::Answer;
use domain::Draft;
use stories::bench::{Filled, Floor, Times, Visitor, time};
use stories::office::{Office, ordinary_draft, places};

/// Times that each is done.
const ROUNDS: usize = 2_000;
/// Done before, not counted: what is only slow once.
const WARM_UP: usize = 50;

fn main() -> Answer<()> {
    let filled = Filled::get()?;
    let visitors = filled.visitors(1_000)?;
    let empty = tempfile::tempdir()?;
    drop(Office::open(empty.path())?);
    saving("an empty store", empty.path(), &visitors)?;
    saving(
        &format!("{} applications", filled.count()),
        filled.folder(),
        &visitors,
    )
}

fn saving(what: &str, folder: &Path, visitors: &[Visitor]) -> Answer<()> {
    let office = Office::reopen(folder)?;
    let floor = Floor::make(&places(folder).data)?;
    let (mut rows, mut saves, mut drafts) = Default::default();
    for round in 0..WARM_UP + ROUNDS {
        if round == WARM_UP {
            (rows, saves, drafts) = <(Times, Times, Times)>::default();
        }
        let draft = draft_of(&visitors[round % visitors.len()], round);
        time(&mut rows, || floor.insert(&draft.subject))?;
        time(&mut drafts, || office.desk().save_draft(&draft))?;
        time(&mut saves, || office.register(&draft))?;
    }
    println!("\nSaving, {what}");
    println!("  one bare row        {rows}");
    tell("keeping a draft    ", &drafts, &rows);
    tell("saving             ", &saves, &rows);
    Ok(())
}

fn tell(what: &str, times: &Times, floor: &Times) {
    let (median, p99) = times.against(floor);
    println!("  {what} {times}: {median:.2} and {p99:.2} times the floor");
}

fn draft_of(visitor: &Visitor, round: usize) -> Draft {
    let ordinary = ordinary_draft();
    Draft {
        national_id: visitor.national_id.clone().unwrap_or_default(),
        identity_absent: visitor.national_id.is_none(),
        phone: visitor.phone.clone().unwrap_or_default(),
        given_name: visitor.given_name.clone(),
        surname: visitor.surname.clone(),
        subject: format!("{} {round}", ordinary.subject),
        ..ordinary
    }
}
