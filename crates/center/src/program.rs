//! The program: what it is told on its command line, what it says, and how it is told to stop.

use std::net::TcpListener;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use tokio::runtime::Runtime;
use tokio::signal::unix::{SignalKind, signal};

use crate::{Config, Failure, admin, serve};

/// The center of the Açık Kapı desks.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// The configuration.
    #[arg(long, default_value = "/etc/acikkapi-center/center.toml")]
    config: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves desks until it is told to stop.
    Serve,
    /// Looks after the center.
    #[command(subcommand)]
    Admin(admin::Command),
}

/// Does what the command line says; an end by a fault is told in the log.
pub fn program() -> ExitCode {
    tracing_subscriber::fmt()
        .json()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_default_env()
                .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info")),
        )
        .with_writer(std::io::stderr)
        .init();
    let arguments = Arguments::parse();
    let done = Runtime::new()
        .map_err(Failure::new)
        .and_then(|runtime| runtime.block_on(run(arguments)));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            tracing::error!(cause = %failure, "ended");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> Result<(), Failure> {
    let config = Config::read(&arguments.config)?;
    match arguments.command {
        Command::Serve => {
            let listener = TcpListener::bind(config.listen).map_err(Failure::new)?;
            serve(listener, config, told_to_stop()?).await
        }
        Command::Admin(command) => {
            println!("{}", admin::run(&config, command).await?);
            Ok(())
        }
    }
}

/// Comes about with SIGTERM or Ctrl+C.
fn told_to_stop() -> Result<impl Future<Output = ()> + Send, Failure> {
    let mut terminate = signal(SignalKind::terminate()).map_err(Failure::new)?;
    let mut interrupt = signal(SignalKind::interrupt()).map_err(Failure::new)?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => (),
            _ = interrupt.recv() => (),
        }
    })
}
