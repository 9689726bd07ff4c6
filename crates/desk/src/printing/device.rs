//! A printer behind a device file: the kernel's own USB printer driver (`/dev/usb/lp0`), or a serial port.

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::os::fd::AsFd;
use std::os::unix::fs::{FileTypeExt, OpenOptionsExt};
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::OFlags;
use rustix::termios::{self, ControlModes, OptionalActions};

use super::line::{Ended, Line, TICK};

/// The most that is handed to a driver at once, in bytes: a stop between two pieces is soon seen.
const PIECE: usize = 4096;
/// How long a driver that says there is something, and gives nothing, is left alone.
const PAUSE: Duration = Duration::from_millis(20);

/// An open device.
pub(super) struct DeviceLine {
    device: File,
    /// Bytes that the driver took and may still hold back: they count once it is ready for more.
    held: usize,
    /// A driver in one direction only answers nothing.
    hears: bool,
    /// On a serial port, reading nothing means that it is gone; on others only that nothing was said.
    is_serial: bool,
}

impl DeviceLine {
    /// Opens the kernel's printer device at this path.
    pub(super) fn open(path: &str) -> io::Result<Self> {
        let mut line = Self {
            device: open(path)?,
            held: 0,
            hears: true,
            is_serial: false,
        };
        line.forget_what_was_said();
        Ok(line)
    }

    /// Opens the serial port at this path: eight bits, no parity, the printer holds the desk up by CTS.
    pub(super) fn open_serial(path: &str, baud: u32) -> io::Result<Self> {
        let device = open(path)?;
        // Another program that opens the port would take answers away, or print in between.
        termios::ioctl_tiocexcl(&device)?;
        let mut settings = termios::tcgetattr(&device)?;
        settings.make_raw();
        settings.set_speed(baud)?;
        settings.control_modes |=
            ControlModes::CLOCAL | ControlModes::CREAD | ControlModes::CRTSCTS;
        // A line that drops at the end of each slip makes some printers start anew.
        settings.control_modes -= ControlModes::HUPCL | ControlModes::CSTOPB;
        termios::tcsetattr(&device, OptionalActions::Now, &settings)?;
        termios::tcflush(&device, termios::QueueSelector::IFlush)?;
        Ok(Self {
            device,
            held: 0,
            hears: true,
            is_serial: true,
        })
    }

    /// What a printer said to an earlier sheet is no answer to this one. Tells, too, whether it can speak.
    fn forget_what_was_said(&mut self) {
        let mut buffer = [0; 256];
        for _ in 0..16 {
            match self.device.read(&mut buffer) {
                Ok(1..) => {}
                Ok(0) => return,
                Err(error) => {
                    self.hears = error.kind() != ErrorKind::InvalidInput;
                    return;
                }
            }
        }
    }

    /// Waits for the device; what it is ready for.
    fn wait(&self, wanted: PollFlags, within: Duration) -> io::Result<PollFlags> {
        let mut watched = [PollFd::from_borrowed_fd(self.device.as_fd(), wanted)];
        let within = Timespec::try_from(within).map_err(io::Error::other)?;
        match poll(&mut watched, Some(&within)) {
            Ok(_) => Ok(watched[0].revents()),
            Err(rustix::io::Errno::INTR) => Ok(PollFlags::empty()),
            Err(error) => Err(error.into()),
        }
    }

    /// Whether the driver has passed on what it took, waiting for it at most a tick.
    fn is_ready(&self) -> io::Result<bool> {
        let found = self.wait(PollFlags::OUT, TICK)?;
        if found.contains(PollFlags::OUT) {
            return Ok(true);
        }
        if found.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            return Err(ErrorKind::NotConnected.into());
        }
        Ok(false)
    }
}

/// Opens a device for both ways without ever waiting for it.
fn open(path: &str) -> io::Result<File> {
    let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    let flags = i32::try_from(flags.bits()).map_err(io::Error::other)?;
    let device = OpenOptions::new()
        .read(true)
        .write(true)
        .custom_flags(flags)
        .open(path)?;
    if device.metadata()?.file_type().is_char_device() {
        Ok(device)
    } else {
        Err(ErrorKind::Unsupported.into())
    }
}

impl Line for DeviceLine {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.held == 0 {
            if !self.is_ready()? {
                return Ok(0);
            }
            let piece = &bytes[..bytes.len().min(PIECE)];
            self.held = match self.device.write(piece) {
                Ok(0) if !bytes.is_empty() => return Err(ErrorKind::WriteZero.into()),
                Ok(taken) => taken,
                Err(error) if is_quiet(&error) => return Ok(0),
                Err(error) => return Err(error),
            };
        }
        // The USB driver says yes before the printer does. The same bytes are offered again until then.
        if self.is_ready()? {
            Ok(std::mem::take(&mut self.held).min(bytes.len()))
        } else {
            Ok(0)
        }
    }

    fn holds_bytes(&self) -> bool {
        self.held > 0
    }

    fn read(&mut self, within: Duration) -> io::Result<Vec<u8>> {
        let end = Instant::now() + within.min(TICK);
        let mut buffer = [0; 256];
        loop {
            let left = end.saturating_duration_since(Instant::now());
            if !self.hears {
                thread::sleep(left);
                return Ok(Vec::new());
            }
            let found = self.wait(PollFlags::IN, left)?;
            match self.device.read(&mut buffer) {
                Ok(0) if self.is_serial => return Err(ErrorKind::UnexpectedEof.into()),
                Ok(0) => {}
                Ok(count) => return Ok(buffer[..count].to_vec()),
                Err(error) if is_quiet(&error) => {}
                Err(error) => return Err(error),
            }
            if found.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
                return Err(ErrorKind::NotConnected.into());
            }
            if left.is_zero() {
                return Ok(Vec::new());
            }
            if found.contains(PollFlags::IN) {
                // Many a printer sends empty packets without end.
                thread::sleep(PAUSE.min(left));
            }
        }
    }

    fn can_answer(&self) -> bool {
        self.hears
    }

    fn finish(&mut self) -> io::Result<Ended> {
        Ok(Ended::ToBeAsked)
    }
}

fn is_quiet(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted)
}

#[cfg(test)]
mod tests {
    use std::os::fd::OwnedFd;

    use rustix::pty::{self, OpenptFlags};

    use super::*;

    /// The printer's end of a serial cable, and the path of the desk's.
    fn cable() -> (File, String) {
        let printer: OwnedFd = pty::openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        pty::grantpt(&printer).unwrap();
        pty::unlockpt(&printer).unwrap();
        let path = pty::ptsname(&printer, Vec::new()).unwrap();
        (File::from(printer), path.into_string().unwrap())
    }

    fn hand_over(line: &mut DeviceLine, mut bytes: &[u8]) {
        let end = Instant::now() + Duration::from_secs(20);
        while !bytes.is_empty() {
            assert!(Instant::now() < end, "the line takes nothing more");
            bytes = &bytes[line.write(bytes).unwrap()..];
        }
    }

    #[test]
    fn every_byte_goes_through_a_serial_port_unchanged_both_ways() {
        let (mut printer, path) = cable();
        let mut line = DeviceLine::open_serial(&path, 19_200).unwrap();
        // More than the port's own buffer, with every byte that a terminal would meddle with.
        let sheet: Vec<u8> = (0..=255).cycle().take(40_000).collect();
        let expected = sheet.clone();
        let reader = thread::spawn(move || {
            let mut got = vec![0; expected.len()];
            printer.read_exact(&mut got).unwrap();
            assert!(got == expected, "what arrives is what was sent");
            printer.write_all(&[0x12, 0x11, 0x13, 0x0d, 0x03]).unwrap();
            printer
        });
        hand_over(&mut line, &sheet);
        let mut answer = Vec::new();
        while answer.len() < 5 {
            answer.extend(line.read(TICK).unwrap());
        }
        assert_eq!(answer, [0x12, 0x11, 0x13, 0x0d, 0x03]);
        drop(reader.join());
    }

    #[test]
    fn a_printer_that_takes_nothing_is_waited_for_in_ticks() {
        let (_printer, path) = cable();
        let mut line = DeviceLine::open_serial(&path, 9600).unwrap();
        let sheet = vec![0; 200_000];
        let mut taken = 0;
        let begun = Instant::now();
        loop {
            match line.write(&sheet[taken..]).unwrap() {
                0 => break,
                count => taken += count,
            }
        }
        assert!(taken < sheet.len(), "nobody reads the other end");
        assert!(begun.elapsed() < Duration::from_secs(10));
        assert_eq!(line.read(Duration::from_millis(1)).unwrap(), [0; 0]);
    }

    #[test]
    fn a_serial_port_that_is_pulled_out_ends_the_line() {
        let (printer, path) = cable();
        let mut line = DeviceLine::open_serial(&path, 9600).unwrap();
        drop(printer);
        assert!(line.read(TICK).is_err());
        assert!(line.write(&[0; 16]).is_err());
    }

    #[test]
    fn what_is_no_device_is_not_written_to() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lp0");
        std::fs::write(&path, "kept").unwrap();
        assert!(DeviceLine::open(path.to_str().unwrap()).is_err());
        assert_eq!(std::fs::read(&path).unwrap(), b"kept");
    }

    #[test]
    fn a_stale_answer_is_not_taken_for_this_sheets() {
        let (mut printer, path) = cable();
        let keeps_it_open = DeviceLine::open_serial(&path, 9600).unwrap();
        printer.write_all(&[0x12]).unwrap();
        drop(keeps_it_open);
        let mut line = DeviceLine::open_serial(&path, 9600).unwrap();
        assert_eq!(line.read(Duration::from_millis(50)).unwrap(), [0; 0]);
    }
}
