//! A printer on a real USB bus, as far as that goes without one on the table: a guest machine with a kernel of its
//! own, its real printer driver, its real bus, and at its end a virtual printer. The stories themselves are told
//! by the program `usb_guest` inside.

use std::path::PathBuf;
use std::time::Duration;

use stories::usb::guest::Kernel;

/// Without hardware for guests the processor is a program, and two cores are shared with other tests.
const LONGEST: Duration = Duration::from_mins(4);

#[test]
fn slips_go_over_a_real_usb_bus_and_no_plug_pulled_out_costs_one() {
    let kernel = Kernel::find().unwrap_or_else(|why| panic!("{why}"));
    let said = kernel.run(&story(), LONGEST).unwrap();
    println!("{said}");
    assert!(
        said.contains("all stories told") && said.contains("story ended with 0"),
        "the guest says:\n{said}"
    );
}

/// Beside the test program: cargo builds both into one folder.
fn story() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let places = test.ancestors().map(|folder| folder.join("usb_guest"));
    places
        .into_iter()
        .find(|path| path.is_file())
        .expect("the program `usb_guest`, built with the tests")
}
