//! A receipt printer to try the desk with:
//! `virtual_printer [--port N | --serial PATH] [--narrow] [--text] [--rows-a-second N] [--buffer N] [--out FOLDER]`.
//!
//! Says where it listens, writes each slip as a picture into the folder, and takes orders, one a
//! line, such as `out of paper`. It goes on without orders when nobody types.

use std::io::{self, BufRead};
use std::net::Ipv4Addr;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};
use stories::printer::{Pace, Setup, VirtualPrinter, orders};

const USAGE: &str = "usage: virtual_printer [--port N | --serial PATH] [--narrow] [--text] \
                     [--rows-a-second N] [--buffer N] [--out FOLDER]";

/// How often a slow head moves on.
const MOMENT: Duration = Duration::from_millis(20);

fn main() -> ExitCode {
    let started = set_up(std::env::args().skip(1)).and_then(|setup| {
        let place = setup.serial.as_ref().map(|path| path.display().to_string());
        let printer = VirtualPrinter::start_with(setup).map_err(|error| error.to_string())?;
        Ok((place, Arc::new(printer)))
    });
    let (place, printer) = match started {
        Ok(started) => started,
        Err(why) => {
            eprintln!("virtual_printer: {why}\n{USAGE}");
            return ExitCode::FAILURE;
        }
    };
    let address = printer.address().to_string();
    println!("listening on {}", place.unwrap_or(address));
    let ticking = Arc::clone(&printer);
    std::thread::spawn(move || tick(&ticking));
    for line in io::stdin().lock().lines().map_while(Result::ok) {
        if line.trim() == "quit" {
            return ExitCode::SUCCESS;
        }
        if !orders::obey(&printer, &line) {
            println!("{}{:<26} end", orders::help(), "quit");
        }
    }
    loop {
        std::thread::park();
    }
}

/// The printer's own clock goes with the wall's.
fn tick(printer: &VirtualPrinter) {
    let mut before = Instant::now();
    loop {
        std::thread::sleep(MOMENT);
        let now = Instant::now();
        printer.advance(now - before);
        before = now;
    }
}

fn set_up(mut arguments: impl Iterator<Item = String>) -> Result<Setup, String> {
    let mut setup = Setup::default();
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
        match argument.as_str() {
            "--port" => setup.address = (Ipv4Addr::LOCALHOST, number(&value()?)?).into(),
            "--serial" => setup.serial = Some(value()?.into()),
            "--out" => setup.folder = Some(value()?.into()),
            "--buffer" => setup.buffer = number(&value()?)?,
            "--rows-a-second" => setup.pace = Pace::Rows(number(&value()?)?),
            "--narrow" => setup.dots = 384,
            "--text" => setup.reads_text = true,
            _ => return Err(format!("unknown: {argument}")),
        }
    }
    Ok(setup)
}

fn number<T: std::str::FromStr>(text: &str) -> Result<T, String> {
    text.parse()
        .map_err(|_| format!("{text} is not a number that fits"))
}
