//! What is told of a printer on USB, as the only program of a guest machine: a real desk, a real kernel with its
//! own printer driver, a real bus; only the printer at its end is a program.
//!
//! It says `story: …` before each story. The first thing that is not as it should be ends it.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use desk::views::{SlipState, SlipView};
use domain::{PrinterTarget, SlipWidth};
use stories::office::{
    ADMINISTRATOR, ADMINISTRATOR_SECRET, CLERK, CLERK_SECRET, Office, ordinary_draft,
};
use stories::printer::VirtualPrinter;
use stories::usb::{PRODUCT, SERIAL, UsbPrinter, VENDOR};
use tempfile::TempDir;

/// The kernel's own way to the printer, there while its driver holds it.
const KERNEL_DEVICE: &str = "/dev/usb/lp0";
/// The longest that anything takes on a slow guest.
const SOON: Duration = Duration::from_mins(1);
/// Well in the middle of a slip, in bytes.
const MIDDLE: usize = 8_000;

fn main() {
    let counter = Counter::open();
    counter.a_slip_goes_out();
    counter.transfers_are_taken_in_part();
    counter.the_plug_is_pulled_out();
    counter.the_kernel_gets_its_printer_back();
    println!("all stories told");
}

/// An office whose printer has a USB plug.
struct Counter {
    office: Office,
    printer: VirtualPrinter,
    usb: UsbPrinter,
    /// Where the office's folders are.
    _folder: TempDir,
}

impl Counter {
    fn open() -> Self {
        let printer = VirtualPrinter::start().expect("a virtual printer");
        let usb = UsbPrinter::new(printer.address());
        let folder = tempfile::tempdir().expect("a folder");
        usb.plug_in().expect("a bus to plug it in");
        wait_for_kernel_driver();
        let address = format!("usb:{VENDOR:04x}:{PRODUCT:04x}:{SERIAL}");
        let office = Office::open_with_printer(folder.path(), &address);
        Self {
            office: office.expect("an office"),
            printer,
            usb,
            _folder: folder,
        }
    }

    fn a_slip_goes_out(&self) {
        story("a slip goes out by USB, and the printer says that it is done");
        let number = self.register();
        self.wait_for(&number, &SlipState::Printed);
        assert_eq!(self.printer.slips().len(), 1);
    }

    fn transfers_are_taken_in_part(&self) {
        story("a printer that takes a part of each transfer gets every byte once");
        self.usb.set_short(true);
        let number = self.register();
        self.wait_for(&number, &SlipState::Printed);
        self.usb.set_short(false);
        assert_eq!(self.printer.slips().len(), 2);
        let complaints = self.printer.complaints();
        assert_eq!(complaints, [""; 0], "no byte was lost or doubled");
    }

    fn the_plug_is_pulled_out(&self) {
        story("pulled out in the middle of a slip: a person is asked");
        self.usb.take_only(Some(MIDDLE));
        let interrupted = self.register();
        let is_full = self.usb.wait_until_full(SOON);
        assert!(is_full, "the printer takes {} bytes", self.usb.taken());
        self.usb.pull_out().expect("it was plugged in");
        let slip = self.wait_for(&interrupted, &SlipState::Unknown);
        assert_eq!(problem(&slip), "printer-unreachable");

        story("what waits is blocked, and prints by itself once the plug is in again");
        let waiting = self.register();
        let slip = self.wait_for(&waiting, &SlipState::Blocked);
        assert_eq!(problem(&slip), "printer-unreachable");
        self.usb.take_only(None);
        self.usb.plug_in().expect("a bus to plug it in");
        self.wait_for(&waiting, &SlipState::Printed);
        // The slip in doubt stays so: nothing is printed twice by itself.
        self.wait_for(&interrupted, &SlipState::Unknown);
    }

    fn the_kernel_gets_its_printer_back(&self) {
        story("the kernel's driver gets its printer back, and the desk prints through it as well");
        wait_for_kernel_driver();
        let desk = self.office.desk();
        let sign_in = |name, secret| self.office.sign_in(name, secret).expect("a known person");
        sign_in(ADMINISTRATOR, ADMINISTRATOR_SECRET);
        let found = desk.find_printers().expect("what is there");
        let by_usb = PrinterTarget::Usb {
            vendor: VENDOR,
            product: PRODUCT,
            serial: Some(SERIAL.to_owned()),
        };
        for target in [by_usb, PrinterTarget::Device(KERNEL_DEVICE.to_owned())] {
            let has_it = found.iter().any(|found| found.target == target);
            assert!(has_it, "{target:?} is not in {found:?}");
        }
        let chosen = desk.choose_printer(KERNEL_DEVICE, SlipWidth::Mm80);
        chosen.expect("the kernel's device");
        sign_in(CLERK, CLERK_SECRET);
        let number = self.register();
        self.wait_for(&number, &SlipState::Printed);
    }

    fn register(&self) -> String {
        let registered = self.office.register(&ordinary_draft());
        registered.expect("a number").number
    }

    fn wait_for(&self, number: &str, state: &SlipState) -> SlipView {
        let end = Instant::now() + SOON;
        loop {
            let look = |desk: &desk::Desk| desk.slip_of(number).ok().flatten();
            let (slip, came) = self.office.wait_for(look, |slip| {
                slip.as_ref().is_some_and(|slip| slip.state == *state)
            });
            match slip {
                Some(slip) if came => return slip,
                slip => assert!(Instant::now() < end, "not {state:?} but {slip:?}"),
            }
        }
    }
}

fn story(told: &str) {
    println!("story: {told}");
}

fn problem(slip: &SlipView) -> &str {
    slip.problem
        .as_ref()
        .map_or("none", |problem| problem.code.as_str())
}

/// The kernel tells of its driver by the device alone.
fn wait_for_kernel_driver() {
    let end = Instant::now() + SOON;
    while !Path::new(KERNEL_DEVICE).exists() {
        assert!(Instant::now() < end, "there is no {KERNEL_DEVICE}");
        thread::sleep(Duration::from_millis(20));
    }
}
