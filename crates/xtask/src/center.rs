//! A center to try things out with: a PostgreSQL of its own in a folder that goes with it, a certificate,
//! and the center's program serving on this machine alone.

use crate::caretaker::Caretaker;
use crate::program::{Result, Trouble, cannot, output_of, run};
use crate::project::Project;
use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

pub(crate) const PROGRAM: &str = "acikkapi-center";

/// A running center. It ends with this value, and its database with it.
pub(crate) struct Center {
    program: PathBuf,
    config: PathBuf,
    address: SocketAddr,
    folder: PathBuf,
    // Before the process: it is told to stop while it is still there.
    caretaker: Option<Caretaker>,
    process: Option<Child>,
}

impl Center {
    /// Starts one that knows every office.
    pub(crate) fn start(project: &Project) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("acikkapi-center-{}", std::process::id()));
        let mut center = Self {
            program: project.built(PROGRAM),
            config: folder.join("center.toml"),
            address: free_address()?,
            caretaker: Some(Caretaker::start()?),
            process: None,
            folder,
        };
        center.make_folder()?;
        center.start_database()?;
        center.make_certificate()?;
        center.write_config()?;
        run(center.admin().arg("offices"))?;
        center.serve()?;
        Ok(center)
    }

    /// Where desks find it.
    pub(crate) fn address(&self) -> String {
        format!("https://localhost:{}", self.address.port())
    }

    /// A one-time code for a desk of this office.
    pub(crate) fn enrolment_code(&self, office: &str) -> Result<String> {
        let told = output_of(self.admin().args(["enrolment-code", office]))?;
        Ok(told.trim().to_owned())
    }

    /// The administrator's command, without what it is to do.
    pub(crate) fn admin(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.arg("--config").arg(&self.config).arg("admin");
        command.env("RUST_LOG", "warn");
        command
    }

    /// How somebody looks into its database.
    pub(crate) fn database(&self) -> String {
        format!("host={} user=center dbname=postgres", self.folder.display())
    }

    /// Where it writes what it does.
    pub(crate) fn log(&self) -> PathBuf {
        self.folder.join("center.log")
    }

    fn at_the_end(&mut self, order: &str) {
        if let Some(caretaker) = &mut self.caretaker {
            caretaker.at_the_end(order);
        }
    }

    /// Everybody may enter: the database is another user when this runs as root.
    fn make_folder(&mut self) -> Result<()> {
        fs::create_dir(&self.folder).map_err(|error| broken(&self.folder, &error))?;
        self.at_the_end(&format!("rm -rf '{}'", self.folder.display()));
        fs::set_permissions(&self.folder, fs::Permissions::from_mode(0o777))
            .map_err(|error| broken(&self.folder, &error))
    }

    fn start_database(&mut self) -> Result<()> {
        let data = self.folder.join("data");
        let mut make = postgres("initdb")?;
        make.args(["--no-sync", "--auth=trust", "--username=center"]);
        make.args(["--encoding=UTF8", "--locale=C", "--pgdata"]);
        output_of(make.arg(&data))?;
        let options = format!(
            "-c listen_addresses= -c unix_socket_directories={} -c max_connections=40",
            self.folder.display()
        );
        let stop = postgres("pg_ctl")?;
        let stop = std::iter::once(stop.get_program()).chain(stop.get_args());
        let stop: Vec<_> = stop
            .map(|word| word.to_string_lossy().into_owned())
            .collect();
        let stop = stop.join(" ");
        self.at_the_end(&format!(
            "{stop} stop --mode=fast --pgdata '{}'",
            data.display()
        ));
        let mut start = postgres("pg_ctl")?;
        start.args(["start", "--wait", "--silent", "--log"]);
        start.arg(self.folder.join("postgres.log")).arg("--options");
        start.arg(options).arg("--pgdata").arg(&data);
        // Not through a pipe: the server keeps it open.
        start.stdout(Stdio::null());
        run(&mut start)
    }

    /// A certificate of its own; a desk knows the center by it from enrolment on.
    fn make_certificate(&self) -> Result<()> {
        let mut make = Command::new("openssl");
        make.args(["req", "-x509", "-nodes", "-days", "30", "-newkey", "ec"]);
        make.args(["-pkeyopt", "ec_paramgen_curve:prime256v1"]);
        make.args(["-subj", "/CN=localhost"]);
        make.args(["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]);
        make.args(["-addext", "basicConstraints=critical,CA:FALSE"]);
        make.arg("-keyout").arg(self.folder.join("certificate.key"));
        make.arg("-out").arg(self.folder.join("certificate.pem"));
        output_of(&mut make)?;
        let mut random = Command::new("openssl");
        random.args(["rand", "-out"]);
        output_of(random.arg(self.folder.join("receipt.key")).arg("32")).map(drop)
    }

    fn write_config(&self) -> Result<()> {
        let inside = |name: &str| self.folder.join(name).display().to_string();
        let text = format!(
            "listen = \"{}\"\ndatabase = \"{}\"\nreceipt_key = \"{}\"\n\
             [tls]\ncertificate = \"{}\"\nkey = \"{}\"\n",
            self.address,
            self.database(),
            inside("receipt.key"),
            inside("certificate.pem"),
            inside("certificate.key"),
        );
        fs::write(&self.config, text).map_err(|error| broken(&self.config, &error))
    }

    fn serve(&mut self) -> Result<()> {
        let log = self.log();
        let log = fs::File::create(&log).map_err(|error| broken(&log, &error))?;
        let mut command = Command::new(&self.program);
        command.arg("--config").arg(&self.config).arg("serve");
        command.stderr(log).stdin(Stdio::null());
        let process = command.spawn().map_err(|error| cannot(&command, &error))?;
        self.at_the_end(&format!(
            "kill {0}; timeout 10 tail --pid={0} -f /dev/null",
            process.id()
        ));
        let process = self.process.insert(process);
        let until = Instant::now() + Duration::from_secs(30);
        while TcpStream::connect(self.address).is_err() {
            let ended = process.try_wait().is_ok_and(|end| end.is_some());
            if ended || Instant::now() > until {
                let said = fs::read_to_string(self.log()).unwrap_or_default();
                return Err(Trouble::new(format!("The center does not serve.\n{said}")));
            }
            thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }
}

impl Drop for Center {
    fn drop(&mut self) {
        // The caretaker stops everything in its order. Reaped last, the process keeps its number until then.
        let process = self.process.take();
        let reaper = process.map(|mut process| thread::spawn(move || process.wait()));
        drop(self.caretaker.take());
        if let Some(reaper) = reaper {
            let _ = reaper.join();
        }
    }
}

/// A port that nobody has, on this machine alone.
fn free_address() -> Result<SocketAddr> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|listener| listener.local_addr())
        .map_err(|error| Trouble::new(format!("There is no port for the center: {error}.")))
}

/// A program of the newest PostgreSQL here. It refuses to run as root; then it runs as the user that its
/// package made.
fn postgres(program: &str) -> Result<Command> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
    let newest = versions
        .flatten()
        .map(|entry| entry.path().join("bin").join(program))
        .filter(|path| path.exists())
        .max_by_key(|path| version_of(path));
    let Some(program) = newest else {
        return Err(Trouble::new("PostgreSQL is not installed."));
    };
    let is_root = output_of(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if !is_root {
        return Ok(Command::new(program));
    }
    let mut command = Command::new("runuser");
    command
        .args(["--user", "postgres", "--"])
        .arg(program)
        .current_dir("/");
    Ok(command)
}

/// `15` of `/usr/lib/postgresql/15/bin/initdb`.
fn version_of(program: &Path) -> u32 {
    let name = program.ancestors().nth(2).and_then(Path::file_name);
    name.and_then(|name| name.to_str()?.parse().ok())
        .unwrap_or_default()
}

fn broken(path: &Path, error: &std::io::Error) -> Trouble {
    Trouble::new(format!("{}: {error}.", path.display()))
}
