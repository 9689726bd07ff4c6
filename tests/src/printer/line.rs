//! The printer at its plug: it takes connections, one after another, and serves them, taking no more
//! than its buffer holds.

use super::device::{Device, Plugged};
use super::plug::{Plug, Socket};
use super::record;
use super::wire::Setup;
use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

pub(super) struct Inside {
    pub(super) state: Mutex<State>,
    /// Told at every change of the state.
    pub(super) changed: Condvar,
    pub(super) setup: Setup,
}

#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a thing of its own that is so or not"
)]
pub(super) struct State {
    pub(super) device: Device,
    pub(super) connection: Option<Arc<Plug>>,
    /// The connection is open, and nothing comes through it.
    pub(super) deaf: bool,
    pub(super) gone: bool,
    pub(super) listening: bool,
    pub(super) stopped: bool,
    /// How many slips `wait_for_slip` has handed out.
    pub(super) handed_out: usize,
    written: usize,
    complaints_written: usize,
}

impl State {
    fn new(setup: &Setup) -> Self {
        let mut device = Device::new(setup.dots);
        device.set_buffer(setup.buffer);
        device.set_pace(setup.pace);
        if setup.reads_text {
            device.read_text();
        }
        Self {
            device,
            connection: None,
            deaf: false,
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
            connection.hang_up();
        }
    }

    /// Pulls the plug: nothing goes out any more, and what had reached the printer is still taken.
    pub(super) fn unplug(&mut self) {
        self.gone = true;
        if let Some(connection) = &self.connection {
            connection.hang_up();
        }
    }

    /// Says something to whoever is connected; nobody may be.
    pub(super) fn say(&mut self, answers: &[u8]) {
        if let Some(connection) = &self.connection
            && !self.deaf
            && !self.gone
            && !answers.is_empty()
            && connection.say(answers).is_err()
        {
            self.hang_up();
        }
    }

    /// Does to the connection what the script did to the plug.
    fn follow_the_script(&mut self) {
        for plugged in self.device.take_plugged() {
            match plugged {
                Plugged::HungUp => self.hang_up(),
                Plugged::HalfOpen => self.deaf = true,
                Plugged::Off => {
                    self.gone = true;
                    self.hang_up();
                }
            }
        }
    }
}

impl Inside {
    pub(super) fn new(setup: Setup) -> Self {
        Self {
            state: Mutex::new(State::new(&setup)),
            changed: Condvar::new(),
            setup,
        }
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn listen(&self, first: Socket, address: SocketAddr) {
        let mut socket = Some(first);
        while let Some(open) = socket.take() {
            while !self.is_away()
                && let Ok(plug) = open.next()
            {
                if !self.is_away() {
                    self.serve(&Arc::new(plug));
                }
            }
            if let Socket::Serial(path) = &open {
                let _ = std::fs::remove_file(path);
            }
            drop(open);
            socket = self.wait_until_back(address);
        }
    }

    fn is_away(&self) -> bool {
        let state = self.lock();
        state.gone || state.stopped
    }

    /// A new socket once the printer is back, or none when it stops for good.
    fn wait_until_back(&self, address: SocketAddr) -> Option<Socket> {
        let mut state = self.lock();
        state.listening = false;
        self.changed.notify_all();
        let away = |state: &mut State| state.gone && !state.stopped;
        state = self
            .changed
            .wait_while(state, away)
            .unwrap_or_else(PoisonError::into_inner);
        let socket = if state.stopped {
            None
        } else if let Some(path) = &self.setup.serial {
            Some(Socket::Serial(path.clone()))
        } else {
            TcpListener::bind(address).ok().map(Socket::Network)
        };
        state.listening = socket.is_some();
        state.stopped |= socket.is_none();
        self.changed.notify_all();
        socket
    }

    fn serve(&self, connection: &Arc<Plug>) {
        {
            let mut state = self.lock();
            state.connection = Some(Arc::clone(connection));
            state.deaf = false;
            let greeting = state.device.greeting();
            state.say(&greeting);
            self.changed.notify_all();
        }
        let mut buffer = vec![0; 16 * 1024];
        while let Some(room) = self.wait_for_room(connection) {
            let room = room.min(buffer.len());
            let Ok(count @ 1..) = connection.read(&mut buffer[..room]) else {
                break;
            };
            let mut state = self.lock();
            if state.deaf {
                continue;
            }
            let answers = state.device.receive(&buffer[..count]);
            self.after_work(&mut state);
            // What was said before the plug was pulled was said.
            state.say(&answers);
            state.follow_the_script();
        }
        let mut state = self.lock();
        state.connection = None;
        if self.setup.forgetful {
            state.device.lose_power();
        }
        self.changed.notify_all();
    }

    /// How much the printer can take, once it can take something; none when the connection is over.
    fn wait_for_room(&self, connection: &Arc<Plug>) -> Option<usize> {
        let over = |state: &State| {
            state.stopped
                || !(state.connection.as_ref()).is_some_and(|open| Arc::ptr_eq(open, connection))
        };
        let state = self.lock();
        let state = self
            .changed
            .wait_while(state, |state| {
                !over(state) && !state.deaf && !state.gone && state.device.room() == 0
            })
            .unwrap_or_else(PoisonError::into_inner);
        let room = state.device.room();
        // Unplugged, it still takes what had reached its plug, as far as there is room.
        let lost = state.gone && room == 0;
        (!over(&state) && !lost).then(|| room.max(1))
    }

    /// Answers what came of something that was done to the printer, and follows its script.
    pub(super) fn after_change(&self, state: &mut State, answers: &[u8]) {
        state.say(answers);
        state.follow_the_script();
        self.after_work(state);
    }

    /// Writes down new slips and tells whoever waits.
    fn after_work(&self, state: &mut State) {
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
