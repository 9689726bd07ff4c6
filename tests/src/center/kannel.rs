//! A Kannel of a story's own: the gateway (`bearerbox`, `smsbox`) and its own stand-in for an operator, which writes down
//! each SMS and sends none. All of it on the loopback, in a folder that goes with it.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, TcpListener};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use center::Sms;
use rustix::process::{Pid, Signal, kill_process_group};
use tempfile::TempDir;

/// Longer than anything here takes on a busy machine.
const LONG: Duration = Duration::from_mins(1);

/// A number for which the operator has no way.
pub const NOT_ROUTABLE: &str = "+905990000000";

/// An SMS as the operator got it, or one part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AtOperator {
    /// Who sends it.
    pub from: String,
    /// To which number.
    pub to: String,
    /// What it says.
    pub text: String,
}

/// A gateway that runs.
pub struct Kannel {
    folder: TempDir,
    ports: [u16; 4],
    bearerbox: Box_,
    smsbox: Box_,
    operator: Box_,
}

/// One of its programs, with the lines that it writes.
struct Box_ {
    child: Child,
    lines: Receiver<String>,
}

impl Kannel {
    /// Starts one, and waits until it is whole.
    ///
    /// # Panics
    /// It does not come about.
    pub fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let ports = free_ports();
        fs::write(
            folder.path().join("kannel.conf"),
            configuration(&folder, ports),
        )
        .unwrap();
        let bearerbox = bearerbox(&folder);
        let smsbox = smsbox(&folder);
        let operator = operator(ports);
        let mut kannel = Self {
            folder,
            ports,
            bearerbox,
            smsbox,
            operator,
        };
        kannel.whole();
        kannel
    }

    /// How a center sends through it; what became of messages is told at `center`.
    ///
    /// # Panics
    /// Never: the hours are right.
    pub fn settings(&self, center: SocketAddr) -> Sms {
        Sms {
            gateway: SocketAddr::from(([127, 0, 0, 1], self.ports[3])),
            path: "/cgi-bin/sendsms".into(),
            user: "acikkapi".into(),
            password: "known-to-both".into(),
            sender: "ACIKKAPI".into(),
            reports: format!("http://{center}"),
            quiet_hours: "00:00-00:00".parse().unwrap(),
            registration_days: 3,
            conclusion_days: 30,
            report_hours: 72,
            answer_seconds: 20,
            lanes: 2,
        }
    }

    /// The next SMS that the operator gets.
    pub fn next_at_operator(&self) -> AtOperator {
        loop {
            let line = self.operator.next_line();
            if let Some(message) = read(&line) {
                return message;
            }
        }
    }

    /// What the operator got besides, so far.
    pub fn others_at_operator(&self) -> Vec<AtOperator> {
        let lines = self.operator.lines.try_iter();
        lines.filter_map(|line| read(&line)).collect()
    }

    /// The gateway stops where it is: what it is handed it has, and does not say so.
    pub fn freeze(&self) {
        self.bearerbox.signal(Signal::STOP);
    }

    /// It goes on.
    pub fn thaw(&self) {
        self.bearerbox.signal(Signal::CONT);
    }

    /// Waits until it was asked to take a message.
    pub fn wait_until_asked(&self) {
        self.smsbox.wait_for(&["sendsms sender:<acikkapi"]);
    }

    /// The program that takes messages is killed.
    pub fn kill_smsbox(&mut self) {
        self.smsbox.kill();
    }

    /// It is started again, as its supervisor would.
    pub fn start_smsbox(&mut self) {
        self.smsbox = smsbox(&self.folder);
        self.bearerbox.wait_for(&["INFO: Client connected from"]);
    }

    /// The operator's line breaks.
    pub fn hang_up_operator(&mut self) {
        self.operator.kill();
        self.bearerbox.wait_for(&["EOF from fakesmsc client"]);
    }

    /// The gateway is killed; the operator's line goes with it.
    pub fn kill_bearerbox(&mut self) {
        self.bearerbox.kill();
    }

    /// All of it is started again. What the operator had got is forgotten.
    pub fn start_again(&mut self) {
        for each in [&mut self.smsbox, &mut self.operator, &mut self.bearerbox] {
            each.kill();
        }
        self.bearerbox = bearerbox(&self.folder);
        self.smsbox = smsbox(&self.folder);
        self.operator = operator(self.ports);
        self.whole();
    }

    fn whole(&mut self) {
        let wanted = ["INFO: Client connected from", "Fakesmsc client connected"];
        self.bearerbox.wait_for(&wanted);
    }
}

impl Drop for Kannel {
    fn drop(&mut self) {
        for each in [&mut self.smsbox, &mut self.operator, &mut self.bearerbox] {
            each.kill();
        }
    }
}

impl Box_ {
    fn start(program: &str, arguments: &[&str]) -> Self {
        let mut child = Command::new(program)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            // `smsbox` starts itself anew when it loses `bearerbox`: both are ours to end.
            .process_group(0)
            .spawn()
            .expect("Kannel is installed");
        let (sender, lines) = channel();
        let written = BufReader::new(child.stderr.take().unwrap());
        thread::spawn(move || pass_on(written, &sender));
        Self { child, lines }
    }

    fn next_line(&self) -> String {
        self.lines.recv_timeout(LONG).expect("it says so in time")
    }

    /// Waits until it has said all of these, in whatever order.
    fn wait_for(&self, words: &[&str]) {
        let mut missing = words.to_vec();
        while !missing.is_empty() {
            let line = self.next_line();
            missing.retain(|words| !line.contains(words));
        }
    }

    fn signal(&self, signal: Signal) {
        let group = i32::try_from(self.child.id()).unwrap();
        // A group that has ended already is as good.
        let _ = kill_process_group(Pid::from_raw(group).unwrap(), signal);
    }

    fn kill(&mut self) {
        self.signal(Signal::KILL);
        self.child.wait().unwrap();
    }
}

fn pass_on(written: impl BufRead, sender: &Sender<String>) {
    for line in written.split(b'\n').map_while(Result::ok) {
        if sender
            .send(String::from_utf8_lossy(&line).into_owned())
            .is_err()
        {
            return;
        }
    }
}

fn bearerbox(folder: &TempDir) -> Box_ {
    let box_ = start_with_configuration("bearerbox", folder);
    box_.wait_for(&["Start-up done"]);
    box_
}

fn smsbox(folder: &TempDir) -> Box_ {
    start_with_configuration("smsbox", folder)
}

fn start_with_configuration(program: &str, folder: &TempDir) -> Box_ {
    let configuration = folder.path().join("kannel.conf");
    // As root's session finds it, whoever runs the story.
    let program = format!("/usr/sbin/{program}");
    Box_::start(&program, &["-v", "0", configuration.to_str().unwrap()])
}

/// It insists on sending a message itself; nobody is told of that one.
fn operator(ports: [u16; 4]) -> Box_ {
    let port = ports[2].to_string();
    let own = "905550000000 3131 text merhaba";
    let arguments = [
        "-H",
        "127.0.0.1",
        "-r",
        &port,
        "-i",
        "3600",
        "-m",
        "-1",
        own,
    ];
    Box_::start("/usr/lib/kannel/test/fakesmsc", &arguments)
}

fn configuration(folder: &TempDir, [admin, boxes, operator, sending]: [u16; 4]) -> String {
    let store = folder.path().join("store");
    format!(
        "group = core\nadmin-port = {admin}\nadmin-interface = 127.0.0.1\nadmin-password = unused\n\
         smsbox-port = {boxes}\nbox-allow-ip = 127.0.0.1\nbox-deny-ip = \"*.*.*.*\"\n\
         store-type = file\nstore-location = {store}\ndlr-storage = internal\n\n\
         group = smsc\nsmsc = fake\nsmsc-id = operator\nport = {operator}\nconnect-allow-ip = 127.0.0.1\ndenied-prefix = \"{NOT_ROUTABLE}\"\n\n\
         group = smsbox\nbearerbox-host = 127.0.0.1\nsendsms-port = {sending}\nsendsms-interface = 127.0.0.1\n\
         http-request-retry = 20\nhttp-queue-delay = 1\n\n\
         group = sendsms-user\nusername = acikkapi\npassword = known-to-both\nmax-messages = 3\nconcatenation = true\n\
         user-deny-ip = \"*.*.*.*\"\nuser-allow-ip = 127.0.0.1\n\n\
         group = sms-service\nkeyword = default\ncatch-all = yes\nmax-messages = 0\ntext = none\n",
        store = store.display()
    )
}

/// Below the ports that the system gives to whoever asks, so that nobody gets one of them in between; and further on for
/// each that this process starts, since a box that is being started again would find its port taken.
fn free_ports() -> [u16; 4] {
    static STARTED: AtomicU16 = AtomicU16::new(0);
    let started = STARTED.fetch_add(1, Ordering::Relaxed);
    let first = 20_000 + u16::try_from(std::process::id() % 1_000).unwrap() * 10;
    let first = first + started % 100 * 10;
    let free = (first..32_000).filter(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok());
    let ports: Vec<u16> = free.take(4).collect();
    ports.try_into().unwrap()
}

/// `… Got message 3: <from to ucs-2 %00B%00a>`; the text as code units of UTF-16 or in basic letters, behind a header where
/// it is one of several parts.
fn read(line: &str) -> Option<AtOperator> {
    let (_, told) = line.split_once("Got message ")?;
    let told = told.split_once('<')?.1.strip_suffix('>')?;
    let mut words = told.splitn(4, ' ');
    let (from, to, kind) = (words.next()?, words.next()?, words.next()?);
    let rest = words.next().unwrap_or_default();
    let text = match kind {
        "text" => rest.to_owned(),
        "udh" => wide(rest.split_once(" data ")?.1),
        _ => wide(rest),
    };
    Some(AtOperator {
        from: from.to_owned(),
        to: to.to_owned(),
        text,
    })
}

fn wide(encoded: &str) -> String {
    let mut bytes = Vec::new();
    let mut letters = encoded.bytes();
    while let Some(letter) = letters.next() {
        bytes.push(match letter {
            b'%' => {
                let digits = [letters.next().unwrap(), letters.next().unwrap()];
                u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap()
            }
            b'+' => b' ',
            letter => letter,
        });
    }
    let units: Vec<u16> = bytes
        .chunks(2)
        .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
        .collect();
    String::from_utf16(&units).unwrap()
}
