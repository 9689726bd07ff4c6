//! A receipt printer's USB plug: what the host sends goes to a virtual printer, what that says goes back.

use std::collections::VecDeque;
use std::io::{self, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::os::unix::net::UnixStream;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use super::wire::{self, Wanted};
use super::{answers, bus};

pub use super::answers::{PRODUCT, SERIAL, VENDOR};

/// How long the printer behind the plug is waited for before the plug looks round.
const LOOK: Duration = Duration::from_millis(20);

/// A printer with a USB plug.
pub struct UsbPrinter {
    printer: SocketAddr,
    inside: Arc<Inside>,
}

#[derive(Default)]
struct Inside {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    /// Counts how often it was plugged in; what belongs to an earlier time ends.
    plugged: Option<u32>,
    times: u32,
    /// Transfers to the printer with what was taken of them, and from it.
    outs: VecDeque<(u32, Vec<u8>, usize)>,
    ins: VecDeque<(u32, usize)>,
    said: VecDeque<u8>,
    /// How many bytes it took in all.
    taken: usize,
    /// Takes only a part of each transfer, and says so.
    is_short: bool,
    /// Takes so many bytes yet, then no more.
    left: Option<usize>,
}

impl UsbPrinter {
    /// A USB plug for the virtual printer that listens there. Not plugged in yet.
    pub fn new(printer: SocketAddr) -> Self {
        Self {
            printer,
            inside: Arc::default(),
        }
    }

    /// Plugs it in.
    ///
    /// # Errors
    /// There is no virtual host controller, or the printer is not there.
    pub fn plug_in(&self) -> io::Result<()> {
        let (host, device) = UnixStream::pair()?;
        let printer = TcpStream::connect(self.printer)?;
        printer.set_nodelay(true)?;
        printer.set_read_timeout(Some(LOOK))?;
        printer.set_write_timeout(Some(LOOK))?;
        let mut state = self.inside.lock();
        state.times += 1;
        let time = state.times;
        state.plugged = Some(time);
        drop(state);
        let plug = Plug {
            inside: Arc::clone(&self.inside),
            time,
            host: Arc::new(Mutex::new(device.try_clone()?)),
        };
        let (takes, says) = (plug.clone(), plug.clone());
        let hears = printer.try_clone()?;
        thread::spawn(move || takes.take(printer));
        thread::spawn(move || says.say(hears));
        thread::spawn(move || plug.listen(device));
        bus::plug(&host)
    }

    /// Pulls it out, wherever it is in what it does.
    ///
    /// # Errors
    /// It is not plugged in.
    pub fn pull_out(&self) -> io::Result<()> {
        self.inside.change(State::end);
        bus::pull()
    }

    /// Takes a part of each transfer only, or all again.
    pub fn set_short(&self, is_short: bool) {
        self.inside.change(|state| state.is_short = is_short);
    }

    /// Takes so many bytes yet, then none until told; `None`: takes everything.
    pub fn take_only(&self, bytes: Option<usize>) {
        self.inside.change(|state| state.left = bytes);
    }

    /// Waits until it takes no more of what [`Self::take_only`] let it; false when the time is over.
    pub fn wait_until_full(&self, timeout: Duration) -> bool {
        let state = self.inside.lock();
        let full = |state: &mut State| state.left == Some(0) && !state.outs.is_empty();
        let waited = self
            .inside
            .changed
            .wait_timeout_while(state, timeout, |state| !full(state));
        !waited.unwrap_or_else(PoisonError::into_inner).1.timed_out()
    }

    /// How many bytes it took in all.
    pub fn taken(&self) -> usize {
        self.inside.lock().taken
    }
}

impl Inside {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let changed = change(&mut self.lock());
        self.changed.notify_all();
        changed
    }
}

impl State {
    fn end(&mut self) {
        self.plugged = None;
        self.outs.clear();
        self.ins.clear();
        self.said.clear();
    }
}

/// One time that it is plugged in.
#[derive(Clone)]
struct Plug {
    inside: Arc<Inside>,
    time: u32,
    host: Arc<Mutex<UnixStream>>,
}

impl Plug {
    fn is_in(&self) -> bool {
        self.inside.lock().plugged == Some(self.time)
    }

    fn tell(&self, message: &[u8]) {
        let mut host = self.host.lock().unwrap_or_else(PoisonError::into_inner);
        // A host that is gone is not told.
        drop(host.write_all(message));
    }

    /// Hears what the host wants until it is gone.
    fn listen(self, mut host: UnixStream) {
        while let Ok(wanted) = wire::read(&mut host) {
            if !self.is_in() {
                return;
            }
            match wanted {
                Wanted::Control {
                    number,
                    setup,
                    length,
                } => self.control(number, setup, length),
                Wanted::Out { number, bytes } => {
                    self.inside
                        .change(|state| state.outs.push_back((number, bytes, 0)));
                }
                Wanted::In { number, length } => {
                    self.inside
                        .change(|state| state.ins.push_back((number, length)));
                }
                Wanted::Unlink { number, unwanted } => self.take_back(number, unwanted),
            }
        }
        self.inside.change(|state| {
            if state.plugged == Some(self.time) {
                state.end();
            }
        });
    }

    fn control(&self, number: u32, setup: [u8; 8], length: usize) {
        let is_in = setup[0] & 0x80 != 0;
        let message = match answers::answer(setup) {
            Some(answer) if is_in => {
                let answer = &answer[..answer.len().min(length)];
                wire::submitted(number, 0, answer.len(), answer)
            }
            Some(_) => wire::submitted(number, 0, length, &[]),
            None => wire::submitted(number, wire::STALLED, 0, &[]),
        };
        self.tell(&message);
    }

    /// A transfer that is not wanted any more: what was taken of it is said all the same.
    fn take_back(&self, number: u32, unwanted: u32) {
        let found = self.inside.change(|state| {
            let is_it = |(number, ..): &(u32, Vec<u8>, usize)| *number == unwanted;
            if let Some(at) = state.outs.iter().position(is_it) {
                return state.outs.remove(at).map(|(.., taken)| taken);
            }
            let at = state
                .ins
                .iter()
                .position(|(number, _)| *number == unwanted)?;
            state.ins.remove(at).map(|_| 0)
        });
        if let Some(taken) = found.filter(|taken| *taken > 0) {
            self.tell(&wire::submitted(unwanted, wire::TAKEN_BACK, taken, &[]));
            self.tell(&wire::unlinked(number, false));
        } else {
            self.tell(&wire::unlinked(number, found.is_some()));
        }
    }

    /// Passes on to the printer what the host sends.
    fn take(self, mut printer: TcpStream) {
        loop {
            let state = self.inside.lock();
            let waited = self.inside.changed.wait_while(state, |state| {
                state.plugged == Some(self.time) && (state.outs.is_empty() || state.left == Some(0))
            });
            let mut state = waited.unwrap_or_else(PoisonError::into_inner);
            if state.plugged != Some(self.time) {
                return;
            }
            let (left, is_short) = (state.left, state.is_short);
            let Some((number, bytes, taken)) = state.outs.front_mut() else {
                continue;
            };
            // A third of a transfer, at least a byte: no piece ends where the desk thinks that it does.
            let whole = if is_short {
                bytes.len().div_ceil(3)
            } else {
                bytes.len()
            };
            let most = (whole - *taken).min(left.unwrap_or(usize::MAX));
            let count = match printer.write(&bytes[*taken..*taken + most]) {
                Ok(count) => count,
                Err(error) if is_quiet(&error) => 0,
                Err(_) => return,
            };
            *taken += count;
            let done = (*taken == whole).then_some((*number, whole));
            if done.is_some() {
                state.outs.pop_front();
            }
            state.taken += count;
            state.left = left.map(|left| left - count);
            if let Some((number, count)) = done {
                // Before the host can take it back: it must not hear of it twice.
                self.tell(&wire::submitted(number, 0, count, &[]));
            }
            drop(state);
            self.inside.changed.notify_all();
        }
    }

    /// Passes on to the host what the printer says.
    fn say(self, mut printer: TcpStream) {
        let mut buffer = [0; 64];
        while self.is_in() {
            match printer.read(&mut buffer) {
                Ok(0) => return,
                Ok(count) => self
                    .inside
                    .change(|state| state.said.extend(&buffer[..count])),
                Err(error) if is_quiet(&error) => {}
                Err(_) => return,
            }
            self.inside.change(|state| {
                if state.said.is_empty() {
                    return;
                }
                if let Some((number, length)) = state.ins.pop_front() {
                    let count = state.said.len().min(length);
                    let bytes: Vec<u8> = state.said.drain(..count).collect();
                    self.tell(&wire::submitted(number, 0, count, &bytes));
                }
            });
        }
    }
}

fn is_quiet(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::WouldBlock | ErrorKind::TimedOut | ErrorKind::Interrupted
    )
}
