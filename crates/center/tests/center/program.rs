//! The center as its program, in a process that can be killed.

use std::fmt::Write;
use std::net::{SocketAddr, TcpListener};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::{Duration, Instant};

use center::{Config, Sms};
use stories::center::Center;

/// A program that serves, killed without a word when it is dropped.
pub(crate) struct Program(Child);

impl Program {
    /// Starts one, and waits until it can serve.
    pub(crate) fn start(center: &Center, listen: SocketAddr, sms: Option<Sms>) -> Self {
        let config = Config {
            listen,
            sms,
            ..center.config()
        };
        let path = center.folder().join("center.toml");
        std::fs::write(&path, written(&config)).unwrap();
        let child = Command::new(env!("CARGO_BIN_EXE_acikkapi-center"))
            .arg("--config")
            .arg(&path)
            .arg("serve")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let program = Self(child);
        let began = Instant::now();
        let ready = format!("http://{}/readyz", config.listen);
        while ureq::get(&ready).call().is_err() {
            assert!(began.elapsed() < Duration::from_mins(1), "it is not ready");
        }
        program
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

/// An address that nobody serves at, and that the system gives to nobody who asks for any.
pub(crate) fn free_address() -> SocketAddr {
    static ASKED: AtomicU16 = AtomicU16::new(0);
    let asked = ASKED.fetch_add(1, Ordering::Relaxed);
    let first = 12_000 + u16::try_from(std::process::id() % 1_000).unwrap() * 5 + asked % 100 * 5;
    let free = (first..20_000).find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok());
    SocketAddr::from(([127, 0, 0, 1], free.unwrap()))
}

fn written(config: &Config) -> String {
    let mut toml = format!(
        "listen = \"{}\"\ndatabase = \"{}\"\ndatabase_sessions = {}\nreceipt_key = \"{}\"\n",
        config.listen,
        config.database,
        config.database_sessions,
        config.receipt_key.display()
    );
    if let Some(sms) = &config.sms {
        write!(
            toml,
            "[sms]\ngateway = \"{}\"\nuser = \"{}\"\npassword = \"{}\"\nsender = \"{}\"\nreports = \"{}\"\n\
             quiet_hours = \"00:00-00:00\"\nanswer_seconds = {}\nreport_hours = {}\nlanes = {}\n",
            sms.gateway, sms.user, sms.password, sms.sender, sms.reports, sms.answer_seconds, sms.report_hours, sms.lanes
        )
        .unwrap();
    }
    toml
}
