//! The kernel's virtual host controller: plugging a device in and pulling it out.

use std::fs;
use std::io;
use std::os::fd::AsRawFd;
use std::os::unix::net::UnixStream;

const CONTROLLER: &str = "/sys/devices/platform/vhci_hcd.0";
/// Any socket of the controller will do, and its first one is for high speed.
const SOCKET: u32 = 0;
/// High speed, as the kernel counts speeds.
const HIGH_SPEED: u32 = 3;
/// Bus 1, device 1 on the machine that it could be on.
const DEVICE: u32 = 0x1_0001;

/// Plugs a device in that answers at the other end of `wire`.
pub(super) fn plug(wire: &UnixStream) -> io::Result<()> {
    let wire = wire.as_raw_fd();
    let order = format!("{SOCKET} {wire} {DEVICE} {HIGH_SPEED}");
    fs::write(format!("{CONTROLLER}/attach"), order)
}

/// Pulls it out.
pub(super) fn pull() -> io::Result<()> {
    fs::write(format!("{CONTROLLER}/detach"), SOCKET.to_string())
}
