//! Every slip there is as a picture: looked at by a person once, compared dot for dot ever after, and
//! read by programs that know nothing of us.
//!
//! `UPDATE_SNAPSHOTS=1` writes `tests/snapshots` anew; look at each picture that changes.

mod reading;
mod templates;

use paper::{Bitmap, Press, Sheet};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::thread;
use templates::{Kind, Template};

/// The folder of the pictures.
fn snapshots() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/snapshots")
}

fn file_of(template: &Template) -> PathBuf {
    snapshots().join(format!("slip-{}.png", template.name))
}

/// Does something with every template, on two threads, each with a press that is kept.
fn with_each<T: Send>(work: impl Fn(&mut Press, &Template) -> Option<T> + Sync) -> Vec<T> {
    let templates = templates::all();
    let half = templates.len().div_ceil(2);
    thread::scope(|scope| {
        let running: Vec<_> = templates
            .chunks(half)
            .map(|some| {
                let work = &work;
                scope.spawn(move || {
                    let mut press = Press::new();
                    some.iter()
                        .filter_map(|template| work(&mut press, template))
                        .collect::<Vec<T>>()
                })
            })
            .collect();
        let done = running.into_iter().map(|one| one.join().unwrap());
        done.flatten().collect()
    })
}

#[test]
fn every_slip_looks_as_it_did_when_a_person_last_looked_at_it() {
    let updating = std::env::var_os("UPDATE_SNAPSHOTS").is_some();
    let changed: Vec<String> = with_each(|press, template| {
        let document = template.slip.document().unwrap();
        let sheet = press.set(&document, template.paper).unwrap();
        says_what_it_must_and_nothing_else(template, &sheet);
        let file = file_of(template);
        let kept = std::fs::read(&file).ok();
        let kept = kept.and_then(|png| Bitmap::from_png(&png).ok());
        if kept.as_ref() == Some(sheet.picture()) {
            return None;
        }
        if updating {
            std::fs::create_dir_all(snapshots()).unwrap();
            std::fs::write(&file, sheet.png().unwrap()).unwrap();
            return None;
        }
        Some(template.name.clone())
    });
    assert!(
        changed.is_empty(),
        "these slips look different now; if they should, write them anew with UPDATE_SNAPSHOTS=1 \
         and look at each: {changed:?}"
    );
    let expected: BTreeSet<PathBuf> = templates::all().iter().map(file_of).collect();
    let kept = std::fs::read_dir(snapshots()).unwrap();
    let kept = kept.map(|entry| snapshots().join(entry.unwrap().file_name()));
    let slips = kept.filter(|file| file.to_string_lossy().contains("/slip-"));
    assert_eq!(
        slips.collect::<BTreeSet<_>>(),
        expected,
        "no picture is left over from a slip that is no more"
    );
}

/// Words for a disability, in every language of slips, as they begin.
const DISABILITY: [&str; 17] = [
    "engel",
    "özür",
    "sakat",
    "görme",
    "işitme",
    "büyük yazı",
    "disab",
    "handicap",
    "impair",
    "معاق",
    "إعاقة",
    "معلول",
    "ناتوان",
    "инвалид",
    "інвалід",
    "seqet",
    "astengdar",
];

fn says_what_it_must_and_nothing_else(template: &Template, sheet: &Sheet) {
    let name = &template.name;
    let said = sheet.lines().join("\n");
    let number = template.slip.number.to_string();
    assert!(
        said.contains(&format!("Başvuru numaranız: {number}")),
        "{name}: {said}"
    );
    assert!(
        said.contains("Cevap en geç: 30 Kasım 2026 Pazartesi"),
        "{name}: {said}"
    );
    assert!(
        !sheet.layout().is_overfull(),
        "{name} has {} lines, more than can be read",
        sheet.layout().rows()
    );
    let mut digits = said.split(|letter: char| !letter.is_numeric());
    assert!(
        digits.all(|run| run.len() < 11),
        "{name}: no whole identity number: {said}"
    );
    let folded = said.to_lowercase();
    for word in DISABILITY {
        assert!(!folded.contains(word), "{name} says {word}: {said}");
    }
    assert_eq!(
        said.contains("SURET"),
        template.slip.copy > 0,
        "{name}: {said}"
    );
    // An office's words are on its slips whole, or they were refused when they were set.
    if matches!(template.kind, Kind::Office | Kind::Copy) {
        for (_, text) in template.slip.look.texts.printed() {
            assert!(said.contains(text), "{name} lacks {text}: {said}");
        }
    }
}

#[test]
fn programs_that_know_nothing_of_us_read_every_slip() {
    let misread: Vec<String> = with_each(|_, template| {
        let fault = reading::misread(template, &file_of(template))?;
        Some(format!("{}: {fault}", template.name))
    });
    assert!(misread.is_empty(), "{misread:#?}");
}
