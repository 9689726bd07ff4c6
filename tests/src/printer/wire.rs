//! The printer's plug: one TCP connection at a time, as on real ones; the next has to wait.

use super::device::Trouble;
use super::line::{Inside, State};
use super::roll::PrintedSlip;
use std::io::{self, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

/// How a virtual printer is set up.
#[derive(Debug, Clone)]
pub struct Setup {
    /// Where it listens; port 0 takes a free one.
    pub address: SocketAddr,
    /// Width of its head in dots.
    pub dots: usize,
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
            dots: 576,
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
        let listener = TcpListener::bind(setup.address)?;
        let address = listener.local_addr()?;
        let inside = Arc::new(Inside::new(setup));
        let listening = Arc::clone(&inside);
        let listener = std::thread::spawn(move || listening.listen(listener, address));
        Ok(Self {
            inside,
            address,
            listener: Some(listener),
        })
    }

    /// Where it listens; stays the same when it was gone and is back.
    pub fn address(&self) -> SocketAddr {
        self.address
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
        self.wait(timeout, |state| state.device.received() >= bytes)
            .device
            .received()
            >= bytes
    }

    /// Every slip that was cut so far.
    pub fn slips(&self) -> Vec<PrintedSlip> {
        self.inside.lock().device.slips().to_vec()
    }

    /// Everything that a real printer would have choked on.
    pub fn complaints(&self) -> Vec<String> {
        self.inside.lock().device.complaints()
    }

    /// How many bytes it was sent in all.
    pub fn received(&self) -> usize {
        self.inside.lock().device.received()
    }

    /// Takes the paper out, or puts a roll in: what waited is then printed.
    pub fn set_paper(&self, is_in: bool) {
        self.change(|trouble| trouble.out_of_paper = !is_in);
    }

    /// Makes it a clone that does not know fences.
    pub fn forget_fences(&self) {
        self.inside.lock().device.forget_fences();
    }

    /// The paper runs out once so many more bytes have been carried out. Once.
    pub fn end_paper_after(&self, bytes: usize) {
        self.inside.lock().device.end_paper_after(bytes);
    }

    /// Opens or closes the cover.
    pub fn set_cover_open(&self, open: bool) {
        self.change(|trouble| trouble.cover_open = open);
    }

    /// The roll is nearly used up, or is not.
    pub fn set_near_end(&self, near: bool) {
        self.change(|trouble| trouble.near_end = near);
    }

    /// Unplugs it: connections are closed and refused. Or plugs it in again at the same address.
    /// Returns once it is so.
    pub fn set_gone(&self, gone: bool) {
        let mut state = self.inside.lock();
        state.gone = gone;
        state.hang_up();
        drop(state);
        self.inside.changed.notify_all();
        if gone {
            // The listener wakes by being called.
            drop(TcpStream::connect(self.address));
        }
        drop(self.wait(Duration::from_secs(10), |state| {
            state.listening != gone || state.stopped
        }));
    }

    /// Switches it off and on: what waited in its buffer is lost.
    pub fn lose_power(&self) {
        let mut state = self.inside.lock();
        state.device.lose_power();
        state.hang_up();
    }

    /// Closes the connection as soon as so many more bytes have been taken. Once.
    pub fn drop_after(&self, bytes: usize) {
        self.inside.lock().drop_after = Some(bytes);
    }

    fn wait(&self, timeout: Duration, until: impl Fn(&State) -> bool) -> MutexGuard<'_, State> {
        let state = self.inside.lock();
        let waited = self
            .inside
            .changed
            .wait_timeout_while(state, timeout, |state| !until(state));
        waited.unwrap_or_else(PoisonError::into_inner).0
    }

    fn change(&self, change: impl FnOnce(&mut Trouble)) {
        let mut state = self.inside.lock();
        let mut trouble = state.device.trouble();
        change(&mut trouble);
        let answers = state.device.set_trouble(trouble);
        if let Some(connection) = &mut state.connection {
            // Nobody may be listening any more; then nobody is told.
            let _ = connection.write_all(&answers);
        }
        self.inside.after_work(&mut state);
    }
}

impl Drop for VirtualPrinter {
    fn drop(&mut self) {
        self.inside.lock().stopped = true;
        self.inside.lock().hang_up();
        self.inside.changed.notify_all();
        drop(TcpStream::connect(self.address));
        if let Some(listener) = self.listener.take() {
            let _ = listener.join();
        }
    }
}
