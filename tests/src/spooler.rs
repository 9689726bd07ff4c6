//! A real CUPS of the story's own, in a folder of its own: the system's spooler is neither used nor touched.
//!
//! It has one raw queue, whose backend passes what it gets on to a virtual printer, and where a story asks for it one
//! with a driver for documents: CUPS's own filters turn pages into dots for it. People's deeds at the queue are done with
//! CUPS's own programs.

use std::fs::{self, Permissions};
use std::io;
use std::net::SocketAddr;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

/// The name of the raw queue.
pub const QUEUE: &str = "Fiş";
/// The name of the queue with a driver.
pub const PAGES_QUEUE: &str = "Belge";
/// What the driver of that queue says of its printer: dots, at 300 an inch, on A4 and A5. `rastertopdf` stands at its
/// end, so that a story can look at the dots.
const DRIVER: &str = include_str!("spooler/raster.ppd");
/// How long it may take to start.
const START: Duration = Duration::from_secs(20);

/// A running spooler, ended when it is dropped.
pub struct Spooler {
    folder: TempDir,
    server: Child,
}

impl Spooler {
    /// A spooler whose queue prints on the virtual printer that listens there.
    ///
    /// # Errors
    /// CUPS is not there or does not start.
    pub fn start(printer: SocketAddr) -> io::Result<Self> {
        let folder = tempfile::tempdir()?;
        lay_out(folder.path(), printer)?;
        Self::start_in(folder)
    }

    /// The same with a second queue, for documents: what its driver made of them goes to who listens at `pages`.
    ///
    /// # Errors
    /// CUPS is not there or does not start.
    pub fn start_with_driver(printer: SocketAddr, pages: SocketAddr) -> io::Result<Self> {
        let folder = tempfile::tempdir()?;
        lay_out(folder.path(), printer)?;
        lay_out_driver(folder.path(), pages)?;
        Self::start_in(folder)
    }

    fn start_in(folder: TempDir) -> io::Result<Self> {
        let settings = |file: &str| folder.path().join("settings").join(file);
        let server = Command::new("/usr/sbin/cupsd")
            .arg("-f")
            .arg("-c")
            .arg(settings("cupsd.conf"))
            .arg("-s")
            .arg(settings("cups-files.conf"))
            .stdin(Stdio::null())
            .spawn()?;
        let spooler = Self { folder, server };
        let end = Instant::now() + START;
        while UnixStream::connect(spooler.socket()).is_err() {
            if Instant::now() > end {
                return Err(io::Error::other("the spooler does not listen"));
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(spooler)
    }

    /// Where it listens; what `CUPS_SERVER` names for the programs of its clients.
    pub fn socket(&self) -> PathBuf {
        self.folder.path().join("socket")
    }

    /// The queue's printer has no paper, or has some again: as a driver would tell its queue.
    ///
    /// # Errors
    /// The folder is gone.
    pub fn set_paper(&self, is_in: bool) -> io::Result<()> {
        self.mark("no-paper", !is_in)
    }

    /// The roll of the queue's printer nears its end, or is a new one.
    ///
    /// # Errors
    /// The folder is gone.
    pub fn set_near_end(&self, is_near: bool) -> io::Result<()> {
        self.mark("near-end", is_near)
    }

    fn mark(&self, name: &str, is_so: bool) -> io::Result<()> {
        let mark = self.folder.path().join(name);
        if is_so {
            fs::write(mark, [])
        } else {
            fs::remove_file(mark)
        }
    }

    /// Does to the queue what a person at the computer's printer settings does, with a program of CUPS's:
    /// `cupsdisable`, `cupsenable`, `cancel -a` …
    ///
    /// # Errors
    /// The program is not there, or says no.
    pub fn run(&self, program: &str, arguments: &[&str]) -> io::Result<()> {
        self.run_for(program, arguments, &[QUEUE])
    }

    /// The same where it is not the queue that is named last, as with `lp -i JOB -H hold`.
    ///
    /// # Errors
    /// The program is not there, or says no.
    pub fn run_for(&self, program: &str, arguments: &[&str], last: &[&str]) -> io::Result<()> {
        let mut command = Command::new(program);
        command.arg("-h").arg(self.socket()).args(arguments);
        let done = command.args(last).env("LC_ALL", "C.UTF-8").output()?;
        if done.status.success() {
            return Ok(());
        }
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        Err(io::Error::other(format!("{command:?}: {said}")))
    }
}

impl Drop for Spooler {
    fn drop(&mut self) {
        // Asked to, it ends the programs that it started; what is left goes with its folder.
        if let Some(process) = i32::try_from(self.server.id()).ok().and_then(Pid::from_raw) {
            let _ = kill_process(process, Signal::TERM);
        }
        drop(self.server.wait());
        if thread::panicking() {
            let errors = fs::read_to_string(self.folder.path().join("errors"));
            eprintln!("the spooler says:\n{}", errors.unwrap_or_default());
        }
    }
}

/// The spooler's folders, its settings, its queue, and the program that the queue hands things to.
fn lay_out(folder: &Path, printer: SocketAddr) -> io::Result<()> {
    // Started by root it becomes somebody else, who must find its way here.
    fs::set_permissions(folder, Permissions::from_mode(0o755))?;
    for name in [
        "settings",
        "spool/tmp",
        "cache",
        "state",
        "programs/backend",
        "data/mime",
    ] {
        fs::create_dir_all(folder.join(name))?;
    }
    // What it starts every other program with.
    symlink("/usr/lib/cups/daemon", folder.join("programs/daemon"))?;
    let place = folder.display();
    let put = |name: &str, text: String| fs::write(folder.join(name), text);
    put(
        "settings/cups-files.conf",
        format!(
            "ServerRoot {place}/settings\nServerBin {place}/programs\nDataDir {place}/data\n\
             CacheDir {place}/cache\nStateDir {place}/state\nRequestRoot {place}/spool\n\
             TempDir {place}/spool/tmp\nDocumentRoot {place}/data\nAccessLog {place}/access\n\
             ErrorLog {place}/errors\nPageLog {place}/pages\nSandboxing relaxed\n"
        ),
    )?;
    put(
        "settings/cupsd.conf",
        format!(
            "Listen {place}/socket\nBrowsing Off\nWebInterface No\nJobRetryInterval 1\n\
             DefaultAuthType None\n<Location />\nAllow all\n</Location>\n\
             <Policy default>\n<Limit All>\nAllow all\n</Limit>\n</Policy>\n"
        ),
    )?;
    put(
        "settings/printers.conf",
        format!(
            "<Printer {QUEUE}>\nInfo Banko\nDeviceURI virtual://{printer}\nState Idle\n\
             Accepting Yes\nErrorPolicy retry-current-job\n</Printer>\n"
        ),
    )?;
    // The kinds of things that a desk hands over, as every CUPS knows them.
    put(
        "data/mime/mime.types",
        "application/vnd.cups-raw raw\napplication/pdf pdf string(0,%PDF)\n".to_owned(),
    )?;
    let (host, port) = (printer.ip(), printer.port());
    put(
        "programs/backend/virtual",
        format!(
            "#!/bin/bash\n[ $# = 0 ] && exit 0\n\
             [ -e {place}/near-end ] && echo 'STATE: +media-low-warning' >&2 || echo 'STATE: -media-low-warning' >&2\n\
             while [ -e {place}/no-paper ]; do echo 'STATE: +media-empty-error' >&2; sleep 0.1; done\n\
             echo 'STATE: -media-empty-error' >&2\n\
             exec cat \"${{6:--}}\" > /dev/tcp/{host}/{port}\n"
        ),
    )?;
    // What others may write, CUPS does not run.
    fs::set_permissions(
        folder.join("programs/backend/virtual"),
        Permissions::from_mode(0o700),
    )
}

/// A queue with a driver: the machine's own filters, and a program that passes on what they make.
fn lay_out_driver(folder: &Path, pages: SocketAddr) -> io::Result<()> {
    symlink("/usr/lib/cups/filter", folder.join("programs/filter"))?;
    fs::remove_dir_all(folder.join("data/mime"))?;
    symlink("/usr/share/cups/mime", folder.join("data/mime"))?;
    fs::create_dir(folder.join("settings/ppd"))?;
    let driver = folder.join(format!("settings/ppd/{PAGES_QUEUE}.ppd"));
    fs::write(driver, DRIVER)?;
    let settings = folder.join("settings/printers.conf");
    let queue = format!(
        "<Printer {PAGES_QUEUE}>\nInfo Ofis\nDeviceURI pages://{pages}\nState Idle\nAccepting Yes\n</Printer>\n"
    );
    fs::write(&settings, fs::read_to_string(&settings)? + &queue)?;
    let (host, port) = (pages.ip(), pages.port());
    let backend = folder.join("programs/backend/pages");
    fs::write(
        &backend,
        format!(
            "#!/bin/bash\n[ $# = 0 ] && exit 0\nexec cat \"${{6:--}}\" > /dev/tcp/{host}/{port}\n"
        ),
    )?;
    fs::set_permissions(backend, Permissions::from_mode(0o700))
}
