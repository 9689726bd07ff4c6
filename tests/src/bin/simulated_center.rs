//! A real center whose clock somebody else moves: a simulation, which asks it one thing after the other.
//!
//! `simulated_center DATABASE RECEIPT_KEY` says `at PORT`, then answers each line of its input with one of its own.
//!
//! | told | says |
//! | --- | --- |
//! | `clock MILLISECONDS` | `ok`; it is that late now, in milliseconds since 1970 (UTC) |
//! | `offices` | `ok`; all offices are written down |
//! | `code OFFICE` | `code LETTERS`: a one-time code that is good for a long time |
//! | `restored` | `ok`; its database was put back from a backup |

use std::io::{self, BufRead, Write};
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::atomic::{AtomicI64, Ordering};

use center::{Config, Failure, admin};
use tokio::runtime::Runtime;

static CLOCK: AtomicI64 = AtomicI64::new(0);

/// Longer than any simulation.
const MINUTES: u32 = 60 * 24 * 365;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(database), Some(receipt_key)) = (arguments.next(), arguments.next()) else {
        eprintln!("simulated_center DATABASE RECEIPT_KEY");
        return ExitCode::from(2);
    };
    match serve(&config(database, receipt_key.into())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn config(database: String, receipt_key: PathBuf) -> Config {
    Config {
        listen: SocketAddr::from(([127, 0, 0, 1], 0)),
        database,
        database_sessions: 2,
        receipt_key,
        names: Vec::new(),
        // Whoever asks moves the clock: nobody could wait here.
        news_seconds: [0, 0],
        sms: None,
        tls: None,
    }
}

fn serve(config: &Config) -> Result<(), Box<dyn std::error::Error>> {
    center::go_by(|| CLOCK.load(Ordering::SeqCst));
    let runtime = Runtime::new()?;
    let listener = TcpListener::bind(config.listen)?;
    let port = listener.local_addr()?.port();
    let serving = center::serve(listener, config.clone(), std::future::pending());
    runtime.spawn(async move {
        if let Err(failure) = serving.await {
            eprintln!("{failure}");
        }
    });
    println!("at {port}");
    let admin = |command| runtime.block_on(admin::run(config, command));
    for line in io::stdin().lock().lines() {
        let answer = obey(&line?, admin)?;
        println!("{answer}");
        io::stdout().flush()?;
    }
    Ok(())
}

fn obey(
    line: &str,
    admin: impl Fn(admin::Command) -> Result<String, Failure>,
) -> Result<String, Box<dyn std::error::Error>> {
    let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
    match word {
        "clock" => CLOCK.store(rest.parse()?, Ordering::SeqCst),
        "offices" => drop(admin(admin::Command::Offices)?),
        "restored" => drop(admin(admin::Command::Restored {
            by_codes_alone: false,
        })?),
        "code" => {
            let (office, minutes) = (rest.to_owned(), MINUTES);
            let code = admin(admin::Command::EnrolmentCode { office, minutes })?;
            return Ok(format!("code {}", code.replace(' ', "")));
        }
        _ => return Err(format!("not understood: {word}").into()),
    }
    Ok("ok".to_owned())
}
