//! A center at work: its database, and one or more processes' worth of it.

use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use center::{Config, Sms, admin};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use tokio::sync::oneshot;

use crate::postgres::Postgres;
use crate::program::Program;

/// Edremit in Balıkesir.
pub(crate) const OFFICE: &str = "1008";
/// Edremit in Van.
pub(crate) const OTHER_OFFICE: &str = "6505";

/// A center with all offices written down.
pub(crate) struct Center {
    runtime: Runtime,
    database: Postgres,
    folder: TempDir,
    serving: Vec<Serving>,
    sms: Option<Sms>,
}

struct Serving {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    ended: Option<tokio::task::JoinHandle<Result<(), center::Failure>>>,
}

impl Center {
    /// Starts one that serves once.
    pub(crate) fn start() -> Self {
        let mut center = Self::set_up();
        center.serve_once_more();
        center
    }

    /// Starts one that serves once and sends SMS, with what `settings` makes of the address at which it serves.
    pub(crate) fn start_sending(settings: impl FnOnce(SocketAddr) -> Sms) -> Self {
        let mut center = Self::set_up();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        center.sms = Some(settings(listener.local_addr().unwrap()));
        center.serve_at(listener);
        center
    }

    fn set_up() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("receipt.key"), [7; 32]).unwrap();
        let center = Self {
            runtime: Runtime::new().unwrap(),
            database: Postgres::start(),
            folder,
            serving: Vec::new(),
            sms: None,
        };
        let told = center.admin(admin::Command::Offices);
        assert_eq!(told, "1003 offices");
        center
    }

    /// Serves from one more place, as a second process would.
    pub(crate) fn serve_once_more(&mut self) {
        self.serve_at(TcpListener::bind("127.0.0.1:0").unwrap());
    }

    fn serve_at(&mut self, listener: TcpListener) {
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let serving = center::serve(listener, self.config(), async {
            let _ = stopped.await;
        });
        let ended = self.runtime.spawn(serving);
        self.serving.push(Serving {
            address,
            stop: Some(stop),
            ended: Some(ended),
        });
    }

    /// The address of the `place`-th that serves.
    pub(crate) fn address(&self, place: usize) -> SocketAddr {
        self.serving[place].address
    }

    /// What an administrator does at the terminal.
    pub(crate) fn admin(&self, command: admin::Command) -> String {
        self.runtime
            .block_on(admin::run(&self.config(), command))
            .unwrap()
    }

    /// One value that the database gives for a question.
    pub(crate) fn ask_database(&self, question: &str) -> String {
        self.database.ask(question)
    }

    /// A new code for one desk of an office, as a desk would send it.
    pub(crate) fn enrolment_code(&self, office: &str, minutes: u32) -> String {
        let office = office.to_owned();
        let told = self.admin(admin::Command::EnrolmentCode { office, minutes });
        told.replace(' ', "")
    }

    /// Waits until the database says yes to a question.
    pub(crate) fn wait_until(&self, question: &str) {
        let began = Instant::now();
        while self.ask_database(question) != "true" {
            assert!(began.elapsed() < Duration::from_mins(1), "{question}");
        }
    }

    /// Serves from one more place, with a program of its own that can be killed.
    pub(crate) fn serve_as_program(&self, listen: SocketAddr, sms: Sms) -> Program {
        let config = Config {
            listen,
            sms: Some(sms),
            ..self.config()
        };
        Program::start(&config, self.folder.path())
    }

    fn config(&self) -> Config {
        Config {
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            database: self.database.words(),
            database_sessions: 8,
            receipt_key: self.receipt_key(),
            names: Vec::new(),
            news_seconds: [25, 25],
            sms: self.sms.clone(),
            tls: None,
        }
    }

    fn receipt_key(&self) -> PathBuf {
        self.folder.path().join("receipt.key")
    }
}

impl Drop for Center {
    fn drop(&mut self) {
        for serving in &mut self.serving {
            drop(serving.stop.take());
        }
        for serving in &mut self.serving {
            if let Some(ended) = serving.ended.take() {
                self.runtime
                    .block_on(ended)
                    .unwrap()
                    .expect("it ends quietly");
            }
        }
    }
}
