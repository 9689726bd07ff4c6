//! The virtual printer itself: what it is trusted to do in other stories.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;
use stories::printer::{Setup, VirtualPrinter, orders};

const SOON: Duration = Duration::from_secs(20);
/// Three blank rows, and a cut.
const SLIP: [u8; 9] = [0x1b, b'@', 0x1b, b'J', 3, 0x1d, b'V', 66, 0];

fn connect(printer: &VirtualPrinter) -> TcpStream {
    let line = TcpStream::connect(printer.address()).unwrap();
    line.set_read_timeout(Some(SOON)).unwrap();
    line
}

fn ask(line: &mut TcpStream, question: &[u8]) -> u8 {
    line.write_all(question).unwrap();
    let mut answer = [0];
    line.read_exact(&mut answer).unwrap();
    answer[0]
}

#[test]
fn paper_that_runs_out_stops_the_slip_and_new_paper_finishes_it() {
    let printer = VirtualPrinter::start().unwrap();
    let mut line = connect(&printer);
    assert_eq!(ask(&mut line, &[0x10, 4, 4]), 0x12, "paper is in");
    printer.set_paper(false);
    line.write_all(&SLIP).unwrap();
    assert_eq!(
        ask(&mut line, &[0x10, 4, 1]),
        0x1a,
        "off line, but it answers"
    );
    assert!(printer.slips().is_empty());
    printer.set_paper(true);
    assert_eq!(printer.wait_for_slip(SOON).unwrap().picture.height(), 3);
    assert_eq!(
        ask(&mut line, &[0x1d, b'r', 1]),
        0x00,
        "everything before the fence is done"
    );
    assert!(printer.complaints().is_empty());
}

#[test]
fn unplugged_it_refuses_and_plugged_in_it_is_where_it_was() {
    let printer = VirtualPrinter::start().unwrap();
    let mut line = connect(&printer);
    assert_eq!(ask(&mut line, &[0x10, 4, 1]), 0x12);
    printer.set_gone(true);
    assert_eq!(
        line.read(&mut [0]).unwrap_or(0),
        0,
        "the old connection is over"
    );
    assert!(
        TcpStream::connect(printer.address()).is_err(),
        "nobody answers"
    );
    printer.set_gone(false);
    connect(&printer).write_all(&SLIP).unwrap();
    assert!(printer.wait_for_slip(SOON).is_some());
}

#[test]
fn a_dropped_connection_leaves_half_a_slip_that_the_next_one_goes_on_with() {
    let printer = VirtualPrinter::start().unwrap();
    printer.drop_after(4);
    let mut line = connect(&printer);
    line.write_all(&SLIP).unwrap();
    assert_eq!(line.read(&mut [0]).unwrap_or(0), 0, "closed");
    assert_eq!(printer.received(), 4, "not a byte more");
    connect(&printer).write_all(&SLIP[4..]).unwrap();
    assert_eq!(
        printer.wait_for_slip(SOON).unwrap().bytes,
        SLIP,
        "a printer keeps its state"
    );
}

#[test]
fn slips_go_into_a_folder_as_pictures_with_a_line_each() {
    let folder = tempfile::tempdir().unwrap();
    let setup = Setup {
        folder: Some(folder.path().to_owned()),
        ..Setup::default()
    };
    let printer = VirtualPrinter::start_with(setup).unwrap();
    let mut line = connect(&printer);
    line.write_all(&SLIP).unwrap();
    assert_eq!(ask(&mut line, &paper::escpos::FENCE), 0x00, "printed");
    line.write_all(b"?").unwrap();
    line.write_all(&SLIP).unwrap();
    assert_eq!(ask(&mut line, &paper::escpos::ask_status(1)), 0x12);
    assert!(printer.wait_for_slip(SOON).is_some() && printer.wait_for_slip(SOON).is_some());
    let log = std::fs::read_to_string(folder.path().join("slips.txt")).unwrap();
    let lines: Vec<&str> = log.lines().collect();
    assert_eq!(lines[0], "slip-0001.png 3 rows 9 bytes: no complaints");
    assert!(
        lines[1].contains("not a command that we send: [3f"),
        "{}",
        lines[1]
    );
    assert!(folder.path().join("slip-0002.png").exists());
}

#[test]
fn orders_in_words_are_obeyed_and_others_are_not() {
    let printer = VirtualPrinter::start().unwrap();
    let mut line = connect(&printer);
    for (order, status) in [
        ("out of paper", 0x1a),
        ("paper", 0x12),
        ("cover open", 0x1a),
        ("cover closed", 0x12),
    ] {
        assert!(orders::obey(&printer, order));
        assert_eq!(ask(&mut line, &[0x10, 4, 1]), status, "after {order}");
    }
    assert!(orders::obey(&printer, " drop after byte 3 "));
    assert!(!orders::obey(&printer, "drop after byte"));
    assert!(!orders::obey(&printer, "drop after byte three"));
    assert!(!orders::obey(&printer, "make coffee"));
}
