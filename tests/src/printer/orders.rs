//! What can be ordered of a virtual printer in a line of text: one table for the parser and the help.

use super::lies::Lies;
use super::script::{What, When};
use super::wire::VirtualPrinter;

/// What one order does.
type Action = fn(&VirtualPrinter, usize);

/// Every order; a trailing `N` stands for a number.
const ORDERS: [(&str, &str, Action); 27] = [
    ("out of paper", "take the paper out", |it, _| {
        it.set_paper(false);
    }),
    (
        "out of paper after byte N",
        "the paper ends in the middle of a slip",
        VirtualPrinter::end_paper_after,
    ),
    (
        "out of paper at row N",
        "the same, counted in rows",
        |it, n| it.script(When::Rows(n), What::PaperOut),
    ),
    ("paper", "put paper in; what waited is printed", |it, _| {
        it.set_paper(true);
    }),
    ("near end", "the roll is nearly used up", |it, _| {
        it.set_near_end(true);
    }),
    ("new roll", "the roll is full", |it, _| {
        it.set_near_end(false);
    }),
    ("cover open", "open the cover", |it, _| {
        it.set_cover_open(true);
    }),
    ("cover closed", "close the cover", |it, _| {
        it.set_cover_open(false);
    }),
    ("cutter jam", "the blade gets stuck", |it, _| {
        it.set_cutter_jammed(true);
    }),
    ("cutter jam at cut N", "the same, at a cut", |it, n| {
        it.script(When::Cut(n), What::CutterJam);
    }),
    ("cutter free", "the blade moves again", |it, _| {
        it.set_cutter_jammed(false);
    }),
    (
        "gone",
        "unplug it: close and refuse connections",
        |it, _| {
            it.set_gone(true);
        },
    ),
    ("back", "plug it in again", |it, _| it.set_gone(false)),
    (
        "power",
        "switch it off and on: what waited is lost",
        |it, _| {
            it.lose_power();
        },
    ),
    (
        "drop after byte N",
        "close the connection after N more bytes",
        VirtualPrinter::drop_after,
    ),
    (
        "drop at fence N",
        "close it instead of the answer to a fence",
        |it, n| it.script(When::Fence(n), What::HangUp),
    ),
    (
        "half open after byte N",
        "the connection stays open and dead",
        |it, n| it.script(When::Received(n), What::HalfOpen),
    ),
    (
        "power off after byte N",
        "switch it off in the middle",
        |it, n| it.script(When::Received(n), What::PowerOff),
    ),
    ("garbage N", "say N-th nonsense", |it, n| {
        it.script(When::Received(0), What::Garbage(n as u64));
    }),
    ("silent", "answer nothing any more", |it, _| {
        lie(it, |lies| lies.silent = true);
    }),
    ("no fences", "do not know GS r", |it, _| {
        lie(it, |lies| lies.no_fences = true);
    }),
    ("no identifiers", "do not know GS ( H", |it, _| {
        lie(it, |lies| lies.no_identifiers = true);
    }),
    ("no automatic status", "do not know GS a", |it, _| {
        lie(it, |lies| lies.no_automatic_status = true);
    }),
    (
        "stale reply",
        "give the last answer again to whoever connects",
        |it, _| lie(it, |lies| lies.stale_reply = true),
    ),
    ("foreign", "say that it is another make", |it, _| {
        lie(it, |lies| lies.foreign_identity = true);
    }),
    ("honest", "no lies any more", |it, _| {
        it.set_lies(Lies::default());
    }),
    ("slips", "say how many slips were printed", |it, _| {
        println!("{} slips, {:?}", it.slips().len(), it.complaints());
    }),
];

fn lie(printer: &VirtualPrinter, change: impl FnOnce(&mut Lies)) {
    let mut lies = printer.lies();
    change(&mut lies);
    printer.set_lies(lies);
}

/// Obeys a line. False when it is not an order.
pub fn obey(printer: &VirtualPrinter, line: &str) -> bool {
    let line = line.trim();
    let number = line
        .rsplit_once(' ')
        .and_then(|(words, number)| Some((words, number.parse().ok()?)));
    for (order, _, action) in ORDERS {
        match (order.strip_suffix(" N"), number) {
            (Some(words), Some((said, number))) if said == words => action(printer, number),
            (None, _) if line == order => action(printer, 0),
            _ => continue,
        }
        return true;
    }
    false
}

/// All orders, one a line.
pub fn help() -> String {
    ORDERS
        .map(|(order, what, _)| format!("{order:<26} {what}\n"))
        .concat()
}
