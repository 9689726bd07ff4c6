//! The virtual printer itself: what it is trusted to do in other stories.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;
use stories::printer::device::Device;
use stories::printer::{Fault, Lies, Pace, Setup, VirtualPrinter, What, When, orders};

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
    assert!(orders::obey(&printer, "no fences") && printer.lies().no_fences);
    assert!(orders::obey(&printer, "honest") && !printer.lies().no_fences);
    assert!(!orders::obey(&printer, "drop after byte"));
    assert!(!orders::obey(&printer, "drop after byte three"));
    assert!(!orders::obey(&printer, "make coffee"));
}

/// A band of so many black rows, sixteen dots wide.
fn band(rows: u8) -> Vec<u8> {
    let head = [0x1d, b'v', b'0', 0, 2, 0, rows, 0];
    [&head[..], &vec![0xff; usize::from(rows) * 2]].concat()
}

#[test]
fn a_full_buffer_takes_nothing_more_until_the_head_has_moved() {
    let setup = Setup {
        buffer: 100,
        pace: Pace::Rows(50),
        ..Setup::default()
    };
    let printer = VirtualPrinter::start_with(setup).unwrap();
    let mut line = connect(&printer);
    let bytes = [band(200), SLIP.to_vec(), vec![0; 300]].concat();
    line.write_all(&bytes).unwrap();
    assert!(
        printer.wait_until(SOON, |device| device.room() == 0),
        "it is full"
    );
    let taken = printer.received();
    assert!(taken < bytes.len() - 100, "{taken} of {}", bytes.len());
    printer.advance(Duration::from_secs(2));
    assert!(
        printer.wait_until(SOON, |device| device.rows_printed() == 100),
        "half of it"
    );
    assert!(printer.slips().is_empty());
    printer.advance(Duration::from_secs(5));
    assert_eq!(printer.wait_for_slip(SOON).unwrap().picture.height(), 203);
    assert!(printer.wait_for_bytes(bytes.len(), SOON), "it reads on");
}

#[test]
fn paper_that_ends_at_a_row_ends_there_and_is_told_to_whoever_asked_to_be_told() {
    let mut printer = Device::new(16);
    assert_eq!(
        printer.receive(&[0x1d, b'a', 0x0e]),
        [0x10, 0, 0, 0],
        "all is well"
    );
    printer.script(Fault::new(When::Rows(7), What::PaperOut));
    let heard = printer.receive(&[band(20), vec![0x1d, b'r', 1]].concat());
    assert_eq!(heard, [0x18, 0, 0x0f, 0], "off line, no paper, no fence");
    assert_eq!(printer.rows_printed(), 7);
    let heard = printer.set_trouble(stories::printer::Trouble::default());
    assert_eq!(heard, [0x10, 0, 0, 0, 0], "told, and then the fence");
    assert_eq!(printer.rows_printed(), 20);
    printer.receive(&[0x1b, b'@']);
    printer.set_trouble(stories::printer::Trouble {
        cutter_jammed: true,
        ..Default::default()
    });
    assert_eq!(
        printer.receive(&[0x10, 4, 3]),
        [0x1a],
        "a reset makes it forget to tell, not to answer"
    );
}

#[test]
fn an_identifier_comes_back_when_the_head_has_passed_and_clones_take_it_for_letters() {
    let question = b"\x1d(H\x06\x0000abcd";
    let mut printer = Device::new(384);
    printer.set_pace(Pace::Rows(100));
    assert_eq!(
        printer.receive(&[&band(10), &question[..]].concat()),
        [0_u8; 0]
    );
    assert_eq!(printer.advance(Duration::from_millis(90)), [0_u8; 0]);
    assert_eq!(
        printer.advance(Duration::from_millis(10)),
        b"\x37\x22abcd\0"
    );

    let mut clone = Device::new(384);
    clone.set_lies(Lies {
        no_identifiers: true,
        ..Lies::default()
    });
    assert_eq!(clone.receive(question), [0_u8; 0]);
    clone.receive(&[0x1b, b'@', 0x1b, b'J', 1, 0x1d, b'V', 66, 0]);
    assert_eq!(clone.slips()[0].text, [""; 0], "a reset clears the line");
    clone.receive(&[&question[..], &[0x1b, b'J', 1, 0x1d, b'V', 66, 0]].concat());
    assert_eq!(clone.slips()[1].text, ["H00abcd"], "and a feed prints it");
    assert!(clone.complaints().is_empty());
}

#[test]
fn text_mode_is_read_in_the_code_page_that_was_set_and_drawn() {
    let mut printer = Device::new(384);
    printer.read_text();
    let slip = [
        &b"\x1b@\x1bt\x0d\x1ba\x01\x1d!\x11"[..],
        b"1008 01\n\x1d!\x00I\x8d\xa7\x98-.\n",
        b"\x1d(k\x03\x0010\x10000",
        b"\x1d(k\x03\x001C\x06\x1d(k\x07\x001P01008\x1d(k\x03\x001Q0\x1dVB\x00",
    ];
    for part in slip {
        printer.receive(part);
    }
    let slip = &printer.slips()[0];
    assert_eq!(slip.text[0], "1008 01");
    assert_eq!(slip.text[1], "Iığİ-.");
    assert!(
        slip.text.contains(&"[QR 1008]".to_owned()),
        "{:?}",
        slip.text
    );
    let picture = slip.picture.png().unwrap();
    assert_eq!(stories::scanning::qr_code(&picture), "1008");
}

#[test]
fn on_a_serial_line_it_is_the_same_printer() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("printer");
    let setup = Setup {
        serial: Some(path.clone()),
        ..Setup::default()
    };
    let printer = VirtualPrinter::start_with(setup).unwrap();
    let open = || {
        let mut options = std::fs::OpenOptions::new();
        options.read(true).write(true).open(&path)
    };
    let mut line = open().unwrap();
    let mut answer = [0];
    line.write_all(&[0x10, 4, 1]).unwrap();
    line.read_exact(&mut answer).unwrap();
    assert_eq!(answer, [0x12]);
    drop(line);
    open().unwrap().write_all(&SLIP).unwrap();
    assert!(printer.wait_for_slip(SOON).is_some(), "opened again");
    printer.set_gone(true);
    assert!(open().is_err(), "unplugged, there is no such port");
    printer.set_gone(false);
    open().unwrap().write_all(&SLIP).unwrap();
    assert!(printer.wait_for_slip(SOON).is_some());
}

#[test]
fn a_half_open_connection_says_nothing_and_a_stale_reply_comes_from_before() {
    let printer = VirtualPrinter::start().unwrap();
    printer.script(When::Received(3), What::HalfOpen);
    let mut line = connect(&printer);
    assert_eq!(ask(&mut line, &[0x10, 4, 1]), 0x12);
    line.write_all(&SLIP).unwrap();
    line.set_read_timeout(Some(Duration::from_millis(50)))
        .unwrap();
    assert!(line.read(&mut [0]).is_err(), "open, and silent");
    assert_eq!(printer.received(), 3);
    drop(line);

    printer.set_lies(Lies {
        stale_reply: true,
        ..Lies::default()
    });
    assert_eq!(ask(&mut connect(&printer), &[0x1d, b'r', 1]), 0x00);
    let mut next = connect(&printer);
    let mut heard = [9];
    next.read_exact(&mut heard).unwrap();
    assert_eq!(heard, [0x00], "before anything was asked");
}
