//! Slips through a real CUPS: what it takes is handed over, and nobody but a person says that it came out.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use stories::faults::Hand;
use stories::office::Office;
use stories::printer::VirtualPrinter;
use stories::scanning::qr_code;
use stories::spooler::{PAGES_QUEUE, QUEUE, Spooler};
use tempfile::TempDir;

/// A slip through two programs and a spooler is there within this.
const SOON: Duration = Duration::from_secs(30);

/// An office whose slip printer is a queue, and the one who works in it.
struct Counter {
    printer: VirtualPrinter,
    spooler: Spooler,
    hand: Hand,
    _folder: TempDir,
}

impl Counter {
    fn open() -> Self {
        Self::open_with(Spooler::start, Hand::start_with_spooler)
    }

    fn open_with(
        spooler: impl FnOnce(SocketAddr) -> io::Result<Spooler>,
        hand: impl FnOnce(&Path, &Path) -> Hand,
    ) -> Self {
        let printer = VirtualPrinter::start().unwrap();
        let spooler = spooler(printer.address()).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let queue = format!("kuyruk:{QUEUE}");
        drop(Office::open_with_printer(folder.path(), &queue).unwrap());
        let mut hand = hand(folder.path(), &spooler.socket());
        hand.ready().unwrap();
        Self {
            printer,
            spooler,
            hand,
            _folder: folder,
        }
    }

    /// Registers an application; its number without spaces.
    fn register(&mut self) -> String {
        let said = self.hand.register("kuyruk", 1).unwrap();
        let number = said[0].strip_prefix("saved ").unwrap();
        number.replace(' ', "-")
    }

    /// Waits until the newest slip of an application is in this state.
    fn wait_for_slip(&mut self, number: &str, state: &str) {
        let said = self.hand.ask(&format!("slip {number} {state}")).unwrap();
        assert_eq!(said, format!("slip {state}"));
    }

    /// What the newest slip of an application says of itself.
    fn why(&mut self, number: &str) -> String {
        let said = self.hand.ask(&format!("why {number}")).unwrap();
        said.replace("why ", "")
    }

    /// Waits until the status bar says this about the printer.
    fn wait_for_problem(&mut self, code: &str) {
        let said = self.hand.ask(&format!("problem {code}")).unwrap();
        assert_eq!(said, format!("problem {code}"));
    }

    /// Waits until the desk says of the roll that it is so: `low` or `good`.
    fn wait_for_roll(&mut self, roll: &str) {
        let said = self.hand.ask(&format!("roll {roll}")).unwrap();
        assert_eq!(said, format!("roll {roll}"));
    }

    fn slips(&self) -> usize {
        self.printer.slips().len()
    }
}

#[test]
fn a_slip_that_the_queue_is_done_with_was_handed_over_and_a_person_says_whether_it_came_out() {
    let mut counter = Counter::open();
    let number = counter.register();
    assert!(counter.printer.wait_for_slip(SOON).is_some());
    counter.wait_for_slip(&number, "handedover");
    counter.wait_for_problem("none");
    assert_eq!(counter.slips(), 1);
    assert_eq!(
        counter.printer.complaints(),
        [""; 0],
        "bytes go through as they are"
    );
}

#[test]
fn while_the_queue_waits_for_paper_the_desk_says_so_and_the_slip_is_not_done() {
    let mut counter = Counter::open();
    counter.spooler.set_paper(false).unwrap();
    let number = counter.register();
    counter.wait_for_problem("printer-paper-out");
    counter.wait_for_slip(&number, "sent");
    assert_eq!(counter.slips(), 0);
    counter.spooler.set_paper(true).unwrap();
    counter.wait_for_slip(&number, "handedover");
    counter.wait_for_problem("none");
    assert_eq!(counter.slips(), 1, "it was not handed over a second time");
}

#[test]
fn a_roll_that_nears_its_end_is_said_until_there_is_a_new_one() {
    let mut counter = Counter::open();
    for (is_near, roll) in [(true, "low"), (false, "good")] {
        counter.spooler.set_near_end(is_near).unwrap();
        let number = counter.register();
        counter.wait_for_slip(&number, "handedover");
        counter.wait_for_roll(roll);
    }
}

#[test]
fn a_job_that_somebody_cancels_at_the_queue_is_not_taken_for_printed() {
    let mut counter = Counter::open();
    counter.spooler.set_paper(false).unwrap();
    let number = counter.register();
    counter.wait_for_problem("printer-paper-out");
    counter.spooler.run("cancel", &["-a"]).unwrap();
    counter.wait_for_slip(&number, "unknown");
    assert_eq!(counter.why(&number), "queue-gave-up");
    assert_eq!(counter.slips(), 0);
}

#[test]
fn a_stopped_queue_gets_nothing_and_the_slip_prints_by_itself_once_it_goes_again() {
    let mut counter = Counter::open();
    counter.spooler.run("cupsdisable", &[]).unwrap();
    let number = counter.register();
    counter.wait_for_problem("queue-stopped");
    counter.wait_for_slip(&number, "blocked");
    assert_eq!(counter.why(&number), "queue-stopped");
    counter.spooler.run("cupsenable", &[]).unwrap();
    counter.wait_for_slip(&number, "handedover");
    assert!(counter.printer.wait_for_slip(SOON).is_some());
    assert_eq!(counter.slips(), 1);
}

#[test]
fn a_job_that_somebody_holds_is_given_up_and_cannot_come_out_later() {
    let mut counter = Counter::open_with(Spooler::start, Hand::start_impatient);
    counter.spooler.set_paper(false).unwrap();
    let number = counter.register();
    counter.wait_for_problem("printer-paper-out");
    let job = format!("{QUEUE}-1");
    counter
        .spooler
        .run_for("lp", &["-i", &job, "-H"], &["hold"])
        .unwrap();
    counter.wait_for_slip(&number, "unknown");
    assert_eq!(counter.why(&number), "queue-gave-up");
    counter.spooler.set_paper(true).unwrap();
    let released = counter
        .spooler
        .run_for("lp", &["-i", &job, "-H"], &["resume"]);
    assert!(released.is_err(), "it is no longer in the queue");
    let next = counter.register();
    counter.wait_for_slip(&next, "handedover");
    assert_eq!(counter.slips(), 1, "the next slip alone");
}

#[test]
fn a_document_goes_through_a_real_driver_and_is_handed_over_and_not_said_to_be_printed() {
    let pages = TcpListener::bind("127.0.0.1:0").unwrap();
    let at = pages.local_addr().unwrap();
    let spooler = |printer| Spooler::start_with_driver(printer, at);
    let mut counter = Counter::open_with(spooler, Hand::start_with_spooler);
    let number = counter.register();
    let copy = format!("copy {number} {PAGES_QUEUE}");
    let said = counter.hand.ask(&copy).unwrap();
    assert_eq!(said, "handed 1", "handed over, which is all that is known");
    let (mut wire, _) = pages.accept().unwrap();
    let mut printed = Vec::new();
    wire.read_to_end(&mut printed).unwrap();
    assert!(
        printed.starts_with(b"%PDF-"),
        "the driver's last step wraps its dots so that they can be looked at"
    );
    let read = piped("pdftotext", &["-", "-"], &printed);
    assert_eq!(
        String::from_utf8_lossy(&read).trim(),
        "",
        "dots, and no letters any more"
    );
    let picture = piped(
        "pdftoppm",
        &["-r", "200", "-gray", "-png", "-singlefile"],
        &printed,
    );
    assert_eq!(
        qr_code(&picture),
        number.replace('-', ""),
        "what was laid out is what the driver drew"
    );
}

/// What a program makes of bytes.
fn piped(program: &str, arguments: &[&str], bytes: &[u8]) -> Vec<u8> {
    let mut command = Command::new(program);
    let command = command.args(arguments).stdin(Stdio::piped());
    let mut running = command.stdout(Stdio::piped()).spawn().unwrap();
    running.stdin.take().unwrap().write_all(bytes).unwrap();
    running.wait_with_output().unwrap().stdout
}

#[test]
fn the_queues_of_the_machine_are_found_and_one_that_is_not_there_is_said_to_be_missing() {
    let printer = VirtualPrinter::start().unwrap();
    let spooler = Spooler::start(printer.address()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    drop(Office::open_with_printer(folder.path(), "kuyruk:Baska").unwrap());
    let mut hand = Hand::start_with_spooler(folder.path(), &spooler.socket());
    hand.ready().unwrap();
    let said = hand.ask("problem queue-missing").unwrap();
    assert_eq!(said, "problem queue-missing");
    assert_eq!(hand.ask("queues").unwrap(), format!("queues {QUEUE}"));
}
