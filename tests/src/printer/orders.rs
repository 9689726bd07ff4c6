//! What can be ordered of a virtual printer in a line of text: one table for the parser and the help.

use super::wire::VirtualPrinter;

/// What one order does.
type Action = fn(&VirtualPrinter, usize);

/// Every order; a trailing `N` stands for a number.
const ORDERS: [(&str, &str, Action); 12] = [
    ("out of paper", "take the paper out", |printer, _| {
        printer.set_paper(false);
    }),
    (
        "out of paper after byte N",
        "let the paper end in the middle of a slip",
        VirtualPrinter::end_paper_after,
    ),
    (
        "paper",
        "put paper in; what waited is printed",
        |printer, _| printer.set_paper(true),
    ),
    ("near end", "the roll is nearly used up", |printer, _| {
        printer.set_near_end(true);
    }),
    ("new roll", "the roll is full", |printer, _| {
        printer.set_near_end(false);
    }),
    ("cover open", "open the cover", |printer, _| {
        printer.set_cover_open(true);
    }),
    ("cover closed", "close the cover", |printer, _| {
        printer.set_cover_open(false);
    }),
    (
        "gone",
        "unplug it: close and refuse connections",
        |printer, _| printer.set_gone(true),
    ),
    ("back", "plug it in again", |printer, _| {
        printer.set_gone(false);
    }),
    (
        "power",
        "switch it off and on: what waited is lost",
        |printer, _| printer.lose_power(),
    ),
    (
        "drop after byte N",
        "close the connection after N more bytes",
        VirtualPrinter::drop_after,
    ),
    ("slips", "say how many slips were printed", |printer, _| {
        println!(
            "{} slips, {:?}",
            printer.slips().len(),
            printer.complaints()
        );
    }),
];

/// Obeys a line. False when it is not an order.
pub fn obey(printer: &VirtualPrinter, line: &str) -> bool {
    let line = line.trim();
    let number = line.rsplit(' ').next().and_then(|word| word.parse().ok());
    for (order, _, action) in ORDERS {
        match (order.strip_suffix(" N"), number) {
            (Some(words), Some(number)) if line.starts_with(words) => action(printer, number),
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
        .map(|(order, what, _)| format!("{order:<18} {what}\n"))
        .concat()
}
