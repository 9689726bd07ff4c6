//! A printer on USB, spoken to directly: no driver has to be set up, and the kernel's own gets its printer
//! back afterwards.
//!
//! Its class is described in "Universal Serial Bus Device Class Definition for Printing Devices" 1.1.

use std::io::{self, ErrorKind};
use std::thread;
use std::time::{Duration, Instant};

use nusb::descriptors::{InterfaceDescriptor, TransferType};
use nusb::transfer::{Buffer, Bulk, Direction, In, Out, TransferError};
use nusb::{Device, DeviceInfo, Endpoint, MaybeFuture};

use super::line::{Ended, Line, TICK};

/// The interface class of printers.
pub(super) const PRINTER: u8 = 7;
/// Interfaces of a maker's own class: some receipt printers call theirs so.
const OWN_CLASS: u8 = 0xff;
/// An interface that speaks IPP instead of taking what is printed.
const IPP: u8 = 4;

/// The most that is handed over at once, in bytes.
const PIECE: usize = 4096;
/// How long a printer that sends empty packets is left alone.
const PAUSE: Duration = Duration::from_millis(20);
/// How long an answer to an earlier sheet may be in coming.
const STALE: Duration = Duration::from_millis(30);

/// A claimed printer interface. Dropping it gives the printer back to the kernel's driver.
pub(super) struct UsbLine {
    out: Endpoint<Bulk, Out>,
    /// None on a printer that only listens.
    answers: Option<Endpoint<Bulk, In>>,
    /// The last piece was taken whole, and nothing was read since.
    flows: bool,
}

impl UsbLine {
    /// Opens the printer of this model, and of this serial number if one is given.
    pub(super) fn open(vendor: u16, product: u16, serial: Option<&str>) -> io::Result<Self> {
        let wanted = |device: &DeviceInfo| {
            device.vendor_id() == vendor
                && device.product_id() == product
                && serial.is_none_or(|serial| device.serial_number() == Some(serial))
        };
        let mut devices = nusb::list_devices().wait().map_err(io_error)?;
        let device = devices.find(wanted).ok_or(ErrorKind::NotFound)?;
        let device = device.open().wait().map_err(io_error)?;
        Self::claim(&device)
    }

    fn claim(device: &Device) -> io::Result<Self> {
        let (number, setting) = printing_interface(device).ok_or(ErrorKind::Unsupported)?;
        let interface = device.detach_and_claim_interface(number).wait();
        let interface = interface.map_err(io_error)?;
        if setting != 0 {
            interface
                .set_alt_setting(setting)
                .wait()
                .map_err(io_error)?;
        }
        let shape = interface.descriptor().ok_or(ErrorKind::Unsupported)?;
        let out = bulk(&shape, Direction::Out).ok_or(ErrorKind::Unsupported)?;
        let answers = bulk(&shape, Direction::In);
        let answers = answers.map(|address| interface.endpoint(address));
        let mut line = Self {
            out: interface.endpoint(out).map_err(io_error)?,
            answers: answers.transpose().map_err(io_error)?,
            flows: false,
        };
        line.forget_what_was_said()?;
        Ok(line)
    }

    /// What a printer said to an earlier sheet is no answer to this one.
    fn forget_what_was_said(&mut self) -> io::Result<()> {
        for _ in 0..16 {
            if self.answers.is_none() || self.read(STALE)?.is_empty() {
                break;
            }
        }
        Ok(())
    }
}

/// Where a device is printed to: interface and alternate setting, one that answers before one that does not.
fn printing_interface(device: &Device) -> Option<(u8, u8)> {
    let configuration = device.active_configuration().ok()?;
    configuration
        .interface_alt_settings()
        .filter(|shape| bulk(shape, Direction::Out).is_some())
        .filter(|shape| match shape.class() {
            PRINTER => shape.protocol() != IPP,
            class => class == OWN_CLASS,
        })
        .max_by_key(|shape| {
            let answers = bulk(shape, Direction::In).is_some();
            // Of equals the last is taken: the first one is wanted.
            let order = u8::MAX - shape.interface_number();
            (
                shape.class() == PRINTER,
                answers,
                order,
                u8::MAX - shape.alternate_setting(),
            )
        })
        .map(|shape| (shape.interface_number(), shape.alternate_setting()))
}

fn bulk(shape: &InterfaceDescriptor<'_>, direction: Direction) -> Option<u8> {
    shape
        .endpoints()
        .find(|end| end.transfer_type() == TransferType::Bulk && end.direction() == direction)
        .map(|end| end.address())
}

fn io_error(error: nusb::Error) -> io::Error {
    match error.kind() {
        nusb::ErrorKind::Busy => io::Error::new(ErrorKind::ResourceBusy, error),
        _ => error.into(),
    }
}

impl Line for UsbLine {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.out.pending() == 0 {
            // A single packet goes whole or not at all: a printer that takes nothing has then taken nothing.
            let most = if self.flows {
                PIECE
            } else {
                self.out.max_packet_size()
            };
            let piece = &bytes[..bytes.len().min(most)];
            self.out.submit(Buffer::from(piece.to_vec()));
        }
        // What is not taken within a tick stays on its way; the same bytes are offered again.
        let Some(done) = self.out.wait_next_complete(TICK) else {
            return Ok(0);
        };
        self.flows = done.status.is_ok();
        match done.status {
            Ok(()) if done.actual_len == 0 && !bytes.is_empty() => Err(ErrorKind::WriteZero.into()),
            // The printer took a part before it failed: the next piece tells how.
            Err(error) if done.actual_len == 0 => Err(error.into()),
            _ => Ok(done.actual_len.min(bytes.len())),
        }
    }

    fn holds_bytes(&self) -> bool {
        self.out.pending() > 0
    }

    fn read(&mut self, within: Duration) -> io::Result<Vec<u8>> {
        self.flows = false;
        let end = Instant::now() + within.min(TICK);
        let Some(answers) = &mut self.answers else {
            thread::sleep(within.min(TICK));
            return Ok(Vec::new());
        };
        loop {
            if answers.pending() == 0 {
                answers.submit(Buffer::new(answers.max_packet_size()));
            }
            let left = end.saturating_duration_since(Instant::now());
            let Some(done) = answers.wait_next_complete(left) else {
                return Ok(Vec::new());
            };
            match done.status {
                Ok(()) if done.actual_len > 0 => {
                    return Ok(done.buffer[..done.actual_len].to_vec());
                }
                // Many a printer sends empty packets without end.
                Ok(()) => {}
                Err(TransferError::Stall) => answers.clear_halt().wait().map_err(io_error)?,
                Err(error) => return Err(error.into()),
            }
            thread::sleep(PAUSE.min(left));
            if left.is_zero() {
                return Ok(Vec::new());
            }
        }
    }

    fn can_answer(&self) -> bool {
        self.answers.is_some()
    }

    fn finish(&mut self) -> io::Result<Ended> {
        Ok(Ended::ToBeAsked)
    }
}
