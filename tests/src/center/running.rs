//! A center at work: its database, and one or more processes' worth of it.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use center::{Config, Sms, Tls, admin};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use tokio::sync::oneshot;

use super::postgres::Postgres;

/// Edremit in Balıkesir.
pub const OFFICE: &str = "1008";
/// Edremit in Van.
pub const OTHER_OFFICE: &str = "6505";

/// A center with all offices written down.
pub struct Center {
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
    ///
    /// # Panics
    /// It does not come about.
    pub fn start() -> Self {
        let mut center = Self::set_up(Postgres::start());
        center.serve_once_more();
        center
    }

    /// One that nobody serves yet, on a database of the story's.
    ///
    /// # Panics
    /// It does not come about.
    pub fn prepare(database: Postgres) -> Self {
        Self::set_up(database)
    }

    /// Starts one that serves once and sends SMS, with what `settings` makes of the address at which it serves.
    ///
    /// # Panics
    /// It does not come about.
    pub fn start_sending(settings: impl FnOnce(SocketAddr) -> Sms) -> Self {
        let mut center = Self::set_up(Postgres::start());
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        center.sms = Some(settings(listener.local_addr().unwrap()));
        center.serve_at(listener, center.config());
        center
    }

    fn set_up(database: Postgres) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("receipt.key"), [7; 32]).unwrap();
        let center = Self {
            runtime: Runtime::new().unwrap(),
            database,
            folder,
            serving: Vec::new(),
            sms: None,
        };
        let told = center.admin(admin::Command::Offices);
        assert_eq!(told, "1003 offices");
        center
    }

    /// Serves from one more place over TLS with a certificate of its own; which place that is.
    ///
    /// # Panics
    /// No certificate can be made.
    pub fn serve_with_new_certificate(&mut self) -> usize {
        let place = self.serving.len();
        let (certificate, key) = self.certificate(place);
        let words = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost";
        let made = std::process::Command::new("openssl")
            .args(words.split(' '))
            .args(["-addext", "subjectAltName=DNS:localhost", "-keyout"])
            .arg(&key)
            .arg("-out")
            .arg(&certificate)
            .output()
            .unwrap();
        assert!(made.status.success(), "openssl makes a certificate");
        self.serve_with(Config {
            tls: Some(Tls { certificate, key }),
            ..self.config()
        });
        place
    }

    /// The files of the certificate and the key with which the `place`-th serves.
    pub fn certificate(&self, place: usize) -> (PathBuf, PathBuf) {
        let file = |name: &str| self.folder.path().join(format!("{name}-{place}.pem"));
        (file("certificate"), file("key"))
    }

    /// Serves from one more place, as a second process would.
    pub fn serve_once_more(&mut self) {
        self.serve_with(self.config());
    }

    fn serve_with(&mut self, config: Config) {
        self.serve_at(TcpListener::bind("127.0.0.1:0").unwrap(), config);
    }

    fn serve_at(&mut self, listener: TcpListener, config: Config) {
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let serving = center::serve(listener, config, async {
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
    pub fn address(&self, place: usize) -> SocketAddr {
        self.serving[place].address
    }

    /// What an administrator does at the terminal.
    ///
    /// # Panics
    /// It does not come about.
    pub fn admin(&self, command: admin::Command) -> String {
        self.try_admin(command).unwrap()
    }

    /// The same where it may be refused.
    ///
    /// # Errors
    /// What the center refuses or fails at.
    pub fn try_admin(&self, command: admin::Command) -> Result<String, center::Failure> {
        self.runtime.block_on(admin::run(&self.config(), command))
    }

    /// One value that the database gives for a question.
    pub fn ask_database(&self, question: &str) -> String {
        self.database.ask(question)
    }

    /// A new code for one desk of an office, as a desk would send it.
    pub fn enrolment_code(&self, office: &str, minutes: u32) -> String {
        let office = office.to_owned();
        let told = self.admin(admin::Command::EnrolmentCode { office, minutes });
        told.replace(' ', "")
    }

    /// Puts the database back to the hour in which only the offices were written down, as a backup of then would.
    pub fn come_back_from_its_first_backup(&self, by_codes_alone: bool) {
        self.ask_database(
            "TRUNCATE desk, desk_code, enrolment_code, series, fact, feed, feed_head, application, office_setting, sms,
               task, nonce, attachment, attachment_chunk;
             UPDATE center SET generation = 1, came_back_at = NULL, restored_at = NULL",
        );
        self.admin(admin::Command::Restored { by_codes_alone });
    }

    /// Copies the database as it stands into the backup. Nobody serves meanwhile.
    pub fn back_up(&self) {
        let made = [
            "DROP DATABASE IF EXISTS backup",
            "CREATE DATABASE backup TEMPLATE postgres",
        ];
        self.database.ask_in("template1", &made);
    }

    /// Puts the database back to the backup and says so, as often as one likes. Nobody serves meanwhile.
    pub fn come_back(&self) -> String {
        let put_back = [
            "DROP DATABASE postgres WITH (FORCE)",
            "CREATE DATABASE postgres TEMPLATE backup",
        ];
        self.database.ask_in("template1", &put_back);
        self.admin(admin::Command::Restored {
            by_codes_alone: false,
        })
    }

    /// Waits until the database says yes to a question.
    ///
    /// # Panics
    /// It does not in a minute.
    pub fn wait_until(&self, question: &str) {
        let began = Instant::now();
        while self.ask_database(question) != "true" {
            assert!(began.elapsed() < Duration::from_mins(1), "{question}");
        }
    }

    /// The database's server.
    pub fn database(&self) -> &Postgres {
        &self.database
    }

    /// A folder that goes with it.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// How one more process of it is configured.
    pub fn config(&self) -> Config {
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
