//! A receipt printer to try the desk with: `virtual_printer [--port N] [--narrow] [--out FOLDER]`.
//!
//! Says where it listens, writes each slip as a picture into the folder, and takes orders, one a
//! line, such as `out of paper`. It goes on without orders when nobody types.

use std::io::{self, BufRead};
use std::net::Ipv4Addr;
use std::process::ExitCode;
use stories::printer::{Setup, VirtualPrinter, orders};

fn main() -> ExitCode {
    let started = set_up(std::env::args().skip(1))
        .and_then(|setup| VirtualPrinter::start_with(setup).map_err(|error| error.to_string()));
    let printer = match started {
        Ok(printer) => printer,
        Err(why) => {
            eprintln!(
                "virtual_printer: {why}\nusage: virtual_printer [--port N] [--narrow] [--out FOLDER]"
            );
            return ExitCode::FAILURE;
        }
    };
    println!("listening on {}", printer.address());
    for line in io::stdin().lock().lines().map_while(Result::ok) {
        if line.trim() == "quit" {
            return ExitCode::SUCCESS;
        }
        if !orders::obey(&printer, &line) {
            println!("{}{:<18} end", orders::help(), "quit");
        }
    }
    loop {
        std::thread::park();
    }
}

fn set_up(mut arguments: impl Iterator<Item = String>) -> Result<Setup, String> {
    let mut setup = Setup::default();
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
        match argument.as_str() {
            "--port" => {
                let port: u16 = value()?
                    .parse()
                    .map_err(|_| "the port is not a number".to_owned())?;
                setup.address = (Ipv4Addr::LOCALHOST, port).into();
            }
            "--out" => setup.folder = Some(value()?.into()),
            "--narrow" => setup.dots = 384,
            _ => return Err(format!("unknown: {argument}")),
        }
    }
    Ok(setup)
}
