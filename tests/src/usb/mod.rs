//! A virtual printer on a real USB bus: the kernel's virtual host controller (`vhci_hcd`) asks a program
//! what it would ask a device, by USB/IP, and everything above it is as with a printer in a socket.
//!
//! It needs a kernel of its own to do that to, so stories with it run inside a guest ([`guest`]).

mod answers;
mod bus;
mod device;
pub mod guest;
mod wire;

pub use device::{PRODUCT, SERIAL, UsbPrinter, VENDOR};
