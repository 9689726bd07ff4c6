//! From a saved application to the last byte of its slip: the desk as it runs and a printer on TCP that
//! takes everything at once; against the bare write of the same bytes to the same printer.

use std::error::Error;
use std::io::Write;
use std::net::TcpStream;
use std::time::Duration;

use desk::views::SlipState;
use stories::bench::{Times, time};
use stories::office::{Office, ordinary_draft};
use stories::printer::VirtualPrinter;

const ROUNDS: u32 = 100;
const SOON: Duration = Duration::from_secs(20);

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let printer = VirtualPrinter::start()?;
    let office = Office::open_with_printer(folder.path(), &printer.address().to_string())?;
    let (mut slips, mut bare) = <(Times, Times)>::default();
    let mut bytes = Vec::new();
    for round in 0..=ROUNDS {
        let registered = office.register(&ordinary_draft())?;
        // The first one reads the fonts; the promise is about those after it.
        let times = if round == 0 {
            &mut Times::default()
        } else {
            &mut slips
        };
        let slip = time(times, || printer.wait_for_slip(SOON)).ok_or("no slip came out")?;
        bytes = slip.bytes;
        let look = |desk: &desk::Desk| desk.slip_of(&registered.number);
        let (_, came) = office.wait_for(
            look,
            |slip| matches!(slip, Ok(Some(slip)) if slip.state == SlipState::Printed),
        );
        assert!(came, "the printer says so");
    }
    let mut line = TcpStream::connect(printer.address())?;
    line.set_nodelay(true)?;
    for _ in 0..ROUNDS {
        time(&mut bare, || {
            line.write_all(&bytes)?;
            printer
                .wait_for_slip(SOON)
                .ok_or_else(|| Box::<dyn Error>::from("nothing came out"))
        })?;
    }
    println!(
        "\nFrom saving to the last byte of the slip, {} bytes",
        bytes.len()
    );
    println!("  the desk            {slips}");
    println!("  a bare write        {bare}");
    println!("  ratio (median, p99) {:.1?}", slips.against(&bare));
    Ok(())
}
