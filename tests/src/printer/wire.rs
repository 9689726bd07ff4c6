//! A virtual printer that can be plugged in: one connection at a time, as on real ones; the next has
//! to wait.

use super::device::Device;
use super::head::Pace;
use super::lies::Lies;
use super::line::{Inside, State};
use super::plug::Socket;
use super::roll::{Picture, PrintedSlip};
use super::script::{Fault, What, When};
use super::trouble::Trouble;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// The receive buffer of an ordinary network printer, in bytes.
const BUFFER: usize = 64 * 1024;

/// How often a line is looked at that does not tell by itself.
const GLANCE: Duration = Duration::from_millis(5);

/// How a virtual printer is set up.
#[derive(Debug, Clone)]
pub struct Setup {
    /// Where it listens; port 0 takes a free one.
    pub address: SocketAddr,
    /// A serial printer instead: the path that shall lead to its pty.
    pub serial: Option<PathBuf>,
    /// Width of its head in dots.
    pub dots: usize,
    /// How many bytes it takes that wait for the head.
    pub buffer: usize,
    /// How fast the head is.
    pub pace: Pace,
    /// Whether it reads text mode; else letters are complained about.
    pub reads_text: bool,
    /// Where slips go as pictures, if anywhere.
    pub folder: Option<PathBuf>,
    /// Whether it forgets a half command when its connection ends. Real printers do not.
    pub forgetful: bool,
}

/// A virtual printer that listens until it is dropped.
pub struct VirtualPrinter {
    inside: Arc<Inside>,
    address: SocketAddr,
    listener: Option<JoinHandle<()>>,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            address: (Ipv4Addr::LOCALHOST, 0).into(),
            serial: None,
            dots: 576,
            buffer: BUFFER,
            pace: Pace::AtOnce,
            reads_text: false,
            folder: None,
            forgetful: false,
        }
    }
}

impl VirtualPrinter {
    /// An 80 mm printer at a free port of this machine.
    ///
    /// # Errors
    /// When no port can be had.
    pub fn start() -> io::Result<Self> {
        Self::start_with(Setup::default())
    }

    /// A printer as told.
    ///
    /// # Errors
    /// When the address cannot be had.
    pub fn start_with(setup: Setup) -> io::Result<Self> {
        let (socket, address) = if let Some(path) = &setup.serial {
            (Socket::Serial(path.clone()), setup.address)
        } else {
            let listener = TcpListener::bind(setup.address)?;
            let address = listener.local_addr()?;
            (Socket::Network(listener), address)
        };
        let inside = Arc::new(Inside::new(setup));
        let listening = Arc::clone(&inside);
        let listener = std::thread::spawn(move || listening.listen(socket, address));
        let printer = Self {
            inside,
            address,
            listener: Some(listener),
        };
        if printer.inside.setup.serial.is_some() {
            // A serial line is there only once the path leads to it.
            drop(printer.wait(Duration::from_secs(10), |state| state.connection.is_some()));
        }
        Ok(printer)
    }

    /// Where it listens; stays the same when it was gone and is back.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The way to it as somebody types it into the desk.
    pub fn typed(&self) -> String {
        match &self.inside.setup.serial {
            Some(path) => format!("serial:{}@115200", path.display()),
            None => self.address.to_string(),
        }
    }

    /// The next slip that no call has returned yet, or `None` when the time is over.
    pub fn wait_for_slip(&self, timeout: Duration) -> Option<PrintedSlip> {
        let mut state = self.wait(timeout, |state| {
            state.device.slips().len() > state.handed_out
        });
        let slip = state.device.slips().get(state.handed_out).cloned()?;
        state.handed_out += 1;
        Some(slip)
    }

    /// Waits until it has been sent at least so many bytes in all; false when the time is over.
    pub fn wait_for_bytes(&self, bytes: usize, timeout: Duration) -> bool {
        self.wait_until(timeout, |device| device.received() >= bytes)
    }

    /// Waits until every scripted fault has happened; false when the time is over.
    pub fn wait_for_script(&self, timeout: Duration) -> bool {
        self.wait_until(timeout, Device::script_is_over)
    }

    /// Waits until its inside is as wanted; false when the time is over.
    pub fn wait_until(&self, timeout: Duration, wanted: impl Fn(&Device) -> bool) -> bool {
        wanted(&self.wait(timeout, |state| wanted(&state.device)).device)
    }

    /// Waits until nobody is connected and all that was sent is printed as far as it can be; false when the
    /// time is over.
    pub fn wait_until_quiet(&self, timeout: Duration) -> bool {
        let end = Instant::now() + timeout;
        let quiet = |state: &State| {
            let left = state.connection.as_ref().is_none_or(|plug| plug.is_left());
            left && state.device.is_at_rest()
        };
        // A pty does not tell when the other side has gone: it is looked at now and then.
        while Instant::now() < end {
            if quiet(&self.wait(GLANCE, quiet)) {
                return true;
            }
        }
        false
    }

    /// Every slip that was cut so far.
    pub fn slips(&self) -> Vec<PrintedSlip> {
        self.inside.lock().device.slips().to_vec()
    }

    /// What hangs out of it and is not cut.
    pub fn hanging(&self) -> Picture {
        self.inside.lock().device.hanging()
    }

    /// Everything that a real printer would have choked on.
    pub fn complaints(&self) -> Vec<String> {
        self.inside.lock().device.complaints()
    }

    /// How many bytes it was sent in all.
    pub fn received(&self) -> usize {
        self.inside.lock().device.received()
    }

    /// Lets time pass on its own clock; a slow head goes on.
    pub fn advance(&self, time: Duration) {
        self.change(|device| device.advance(time));
    }

    /// Adds a fault that happens by itself, once.
    pub fn script(&self, when: When, what: What) {
        self.change(|device| {
            device.script(Fault::new(when, what));
            Vec::new()
        });
    }

    /// All is well again: paper is in, the cover closed, the blade free, the printer on; faults that
    /// have not happened do not happen any more.
    pub fn mend(&self) {
        self.change(|device| {
            device.forget_script();
            device.set_trouble(Trouble::default())
        });
        let gone = {
            let mut state = self.inside.lock();
            // A cable that passes bytes again; a dead network connection stays dead.
            state.deaf &= self.inside.setup.serial.is_none();
            state.gone
        };
        if gone {
            self.set_gone(false);
        }
    }

    /// What it does otherwise than the printer it copies.
    pub fn set_lies(&self, lies: Lies) {
        self.change(|device| {
            device.set_lies(lies);
            Vec::new()
        });
    }

    /// What it does otherwise than the printer it copies.
    pub fn lies(&self) -> Lies {
        self.inside.lock().device.lies()
    }

    /// Takes the paper out, or puts a roll in: what waited is then printed.
    pub fn set_paper(&self, is_in: bool) {
        self.set_trouble(|trouble| trouble.out_of_paper = !is_in);
    }

    /// The paper runs out once so many more bytes have been carried out. Once.
    pub fn end_paper_after(&self, bytes: usize) {
        self.script(When::CarriedOut(bytes), What::PaperOut);
    }

    /// Opens or closes the cover.
    pub fn set_cover_open(&self, open: bool) {
        self.set_trouble(|trouble| trouble.cover_open = open);
    }

    /// The roll is nearly used up, or is not.
    pub fn set_near_end(&self, near: bool) {
        self.set_trouble(|trouble| trouble.near_end = near);
    }

    /// The blade gets stuck, or is free again.
    pub fn set_cutter_jammed(&self, jammed: bool) {
        self.set_trouble(|trouble| trouble.cutter_jammed = jammed);
    }

    /// Unplugs it: connections are closed and refused, and what had reached it by then is printed. Or plugs it in
    /// again at the same address. Returns once it is so.
    pub fn set_gone(&self, gone: bool) {
        let mut state = self.inside.lock();
        if gone {
            state.unplug();
        } else {
            state.gone = false;
            state.hang_up();
        }
        drop(state);
        self.inside.changed.notify_all();
        if gone {
            self.wake_listener();
        }
        let serial = self.inside.setup.serial.is_some();
        drop(self.wait(Duration::from_secs(10), |state| {
            let plugged_in = state.listening && (!serial || state.connection.is_some());
            let so = if gone { !state.listening } else { plugged_in };
            so || state.stopped
        }));
    }

    /// Switches it off and on: what waited in its buffer is lost.
    pub fn lose_power(&self) {
        let mut state = self.inside.lock();
        state.device.lose_power();
        state.hang_up();
        drop(state);
        self.inside.changed.notify_all();
    }

    /// Closes the connection as soon as so many more bytes have been taken. Once.
    pub fn drop_after(&self, bytes: usize) {
        self.script(When::Received(bytes), What::HangUp);
    }

    fn wait(&self, timeout: Duration, until: impl Fn(&State) -> bool) -> MutexGuard<'_, State> {
        let state = self.inside.lock();
        let waited = self
            .inside
            .changed
            .wait_timeout_while(state, timeout, |state| !until(state));
        waited.unwrap_or_else(PoisonError::into_inner).0
    }

    fn set_trouble(&self, change: impl FnOnce(&mut Trouble)) {
        self.change(|device| {
            let mut trouble = device.trouble();
            change(&mut trouble);
            device.set_trouble(trouble)
        });
    }

    fn change(&self, change: impl FnOnce(&mut Device) -> Vec<u8>) {
        let mut state = self.inside.lock();
        let answers = change(&mut state.device);
        self.inside.after_change(&mut state, &answers);
    }

    /// The listener wakes by being called.
    fn wake_listener(&self) {
        if self.inside.setup.serial.is_none() {
            drop(TcpStream::connect(self.address));
        }
    }
}

impl Drop for VirtualPrinter {
    fn drop(&mut self) {
        self.inside.lock().stopped = true;
        self.inside.lock().hang_up();
        self.inside.changed.notify_all();
        self.wake_listener();
        if let Some(listener) = self.listener.take() {
            let _ = listener.join();
        }
    }
}
