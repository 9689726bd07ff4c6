//! The printer's side of the network: it takes connections, one after another, and serves them.

use super::device::Device;
use super::record;
use super::wire::Setup;
use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

pub(super) struct Inside {
    pub(super) state: Mutex<State>,
    /// Told at every change of the state.
    pub(super) changed: Condvar,
    pub(super) setup: Setup,
}

pub(super) struct State {
    pub(super) device: Device,
    pub(super) connection: Option<TcpStream>,
    /// Close the connection once so many bytes of it have been taken.
    pub(super) drop_after: Option<usize>,
    pub(super) gone: bool,
    pub(super) listening: bool,
    pub(super) stopped: bool,
    /// How many slips `wait_for_slip` has handed out.
    pub(super) handed_out: usize,
    written: usize,
    complaints_written: usize,
}

impl State {
    fn new(dots: usize) -> Self {
        Self {
            device: Device::new(dots),
            connection: None,
            drop_after: None,
            gone: false,
            listening: true,
            stopped: false,
            handed_out: 0,
            written: 0,
            complaints_written: 0,
        }
    }

    pub(super) fn hang_up(&mut self) {
        if let Some(connection) = self.connection.take() {
            let _ = connection.shutdown(Shutdown::Both);
        }
    }
}

impl Inside {
    pub(super) fn new(setup: Setup) -> Self {
        let state = Mutex::new(State::new(setup.dots));
        Self {
            state,
            changed: Condvar::new(),
            setup,
        }
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn listen(&self, first: TcpListener, address: SocketAddr) {
        let mut listener = Some(first);
        while let Some(open) = listener.take() {
            while let Ok((connection, _)) = open.accept() {
                if self.is_away() {
                    break;
                }
                self.serve(connection);
                if self.is_away() {
                    break;
                }
            }
            drop(open);
            listener = self.wait_until_back(address);
        }
    }

    fn is_away(&self) -> bool {
        let state = self.lock();
        state.gone || state.stopped
    }

    /// A new listener once the printer is back, or none when it stops for good.
    fn wait_until_back(&self, address: SocketAddr) -> Option<TcpListener> {
        let mut state = self.lock();
        state.listening = false;
        self.changed.notify_all();
        while state.gone && !state.stopped {
            state = self
                .changed
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
        let listener = if state.stopped {
            None
        } else {
            TcpListener::bind(address).ok()
        };
        state.listening = listener.is_some();
        state.stopped |= listener.is_none();
        self.changed.notify_all();
        listener
    }

    fn serve(&self, mut connection: TcpStream) {
        let _ = connection.set_nodelay(true);
        self.lock().connection = connection.try_clone().ok();
        let mut buffer = vec![0; 16 * 1024];
        while let Ok(count @ 1..) = connection.read(&mut buffer) {
            let mut state = self.lock();
            let taken = state.drop_after.map_or(count, |left| left.min(count));
            let answers = state.device.receive(&buffer[..taken]);
            self.after_work(&mut state);
            let hang_up = state.drop_after.is_some_and(|left| left <= count);
            state.drop_after = if hang_up {
                None
            } else {
                state.drop_after.map(|left| left - count)
            };
            if hang_up || connection.write_all(&answers).is_err() {
                state.hang_up();
                break;
            }
        }
        let mut state = self.lock();
        state.connection = None;
        if self.setup.forgetful {
            state.device.lose_power();
        }
    }

    /// Writes down new slips and tells whoever waits.
    pub(super) fn after_work(&self, state: &mut State) {
        if let Some(folder) = &self.setup.folder {
            let complaints = state.device.complaints();
            for (at, slip) in state.device.slips().iter().enumerate().skip(state.written) {
                let new = complaints
                    .get(state.complaints_written..)
                    .unwrap_or_default();
                if let Err(error) = record::write(folder, at + 1, slip, new) {
                    eprintln!("virtual printer: {}: {error}", folder.display());
                }
                state.complaints_written = complaints.len();
            }
            state.written = state.device.slips().len();
        }
        self.changed.notify_all();
    }
}
