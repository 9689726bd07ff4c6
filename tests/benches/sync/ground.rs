//! Where it all happens: a durable PostgreSQL, a center on a database of it, and processes under other roles.

use std::io::{self, BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use center::{Config, Tls, admin};
use desk::Answer;
use stories::center::Postgres;
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// PostgreSQL, and a folder for keys.
pub(crate) struct Ground {
    pub(crate) postgres: Postgres,
    pub(crate) folder: TempDir,
}

impl Ground {
    pub(crate) fn prepare() -> Answer<Self> {
        let folder = tempfile::tempdir()?;
        std::fs::write(folder.path().join("receipt.key"), [7; 32])?;
        let words = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost \
                     -addext subjectAltName=DNS:localhost";
        Command::new("openssl")
            .args(words.split_whitespace())
            .args(["-keyout", "key.pem", "-out", "certificate.pem"])
            .current_dir(folder.path())
            .output()?;
        Ok(Self {
            postgres: Postgres::start_durable(),
            folder,
        })
    }

    /// A center on a new database of this name, with all offices written down.
    pub(crate) fn center(&self, database: &str) -> Answer<Center> {
        self.serve(database, "center")
    }

    /// The same without TLS, as behind a proxy that ends it.
    pub(crate) fn plain_center(&self, database: &str) -> Answer<Center> {
        self.serve(database, "plain-center")
    }

    fn serve(&self, database: &str, role: &str) -> Answer<Center> {
        self.postgres.ask(&format!("CREATE DATABASE {database}"));
        let words = self.postgres.words_for(database);
        let told = config(&words, self.folder.path());
        let runtime = Runtime::new()?;
        let offices = admin::run(&told, admin::Command::Offices);
        runtime.block_on(offices).map_err(io::Error::other)?;
        let role = [role, &words, &self.folder.path().display().to_string()];
        let mut process = Role::play(&role)?;
        let address = process.hear("at")?;
        Ok(Center {
            runtime,
            config: told,
            address: address.parse().map_err(io::Error::other)?,
            process,
        })
    }
}

/// How a center on this database is configured.
pub(crate) fn config(database: &str, folder: &Path) -> Config {
    Config {
        listen: SocketAddr::from(([127, 0, 0, 1], 0)),
        database: database.to_owned(),
        database_sessions: 16,
        receipt_key: folder.join("receipt.key"),
        names: Vec::new(),
        news_seconds: [25, 25],
        sms: None,
        tls: Some(Tls {
            certificate: folder.join("certificate.pem"),
            key: folder.join("key.pem"),
        }),
    }
}

/// A center in a process of its own.
pub(crate) struct Center {
    runtime: Runtime,
    config: Config,
    pub(crate) address: SocketAddr,
    pub(crate) process: Role,
}

impl Center {
    /// A new code for a desk of this office, as a desk would send it.
    pub(crate) fn code(&self, office: &str) -> io::Result<String> {
        let command = admin::Command::EnrolmentCode {
            office: office.to_owned(),
            minutes: 60,
        };
        let told = self.runtime.block_on(admin::run(&self.config, command));
        Ok(told.map_err(io::Error::other)?.replace(' ', ""))
    }
}

/// This program once more, under another role, or another one; it ends when it is let go of.
pub(crate) struct Role {
    child: Child,
    listens: Option<ChildStdin>,
    says: BufReader<ChildStdout>,
}

impl Role {
    pub(crate) fn play(words: &[&str]) -> io::Result<Self> {
        Self::of(Command::new(std::env::current_exe()?).args(words))
    }

    /// Another program, which tells its figures as ours do.
    pub(crate) fn of(command: &mut Command) -> io::Result<Self> {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let says = child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
        Ok(Self {
            listens: child.stdin.take(),
            says: BufReader::new(says),
            child,
        })
    }

    pub(crate) fn number(&self) -> u32 {
        self.child.id()
    }

    /// The rest of its next line, which must begin with this word.
    pub(crate) fn hear(&mut self, word: &str) -> io::Result<String> {
        let mut line = String::new();
        self.says.read_line(&mut line)?;
        let told = line.trim_end().strip_prefix(word);
        let told = told.ok_or_else(|| io::Error::other(format!("not “{word}” but “{line}”")))?;
        Ok(told.trim().to_owned())
    }

    /// A number that it says after a word.
    pub(crate) fn figure(&mut self, word: &str) -> io::Result<f64> {
        self.hear(word)?.parse().map_err(io::Error::other)
    }
}

impl Drop for Role {
    fn drop(&mut self) {
        drop(self.listens.take());
        // It ends by itself when nobody speaks to it any more.
        let _ = self.child.wait();
    }
}
