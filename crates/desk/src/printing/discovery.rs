//! Which printers this machine has, so that nobody has to type an address. Nothing is opened, asked or printed:
//! the system tells what is plugged in, and its spooler which queues it has. The network is not searched.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use domain::PrinterTarget;
use domain::staff::Permission;
use nusb::MaybeFuture;

use super::target::BAUD;
use super::{queue, usb};
use crate::desk::Desk;
use crate::failure::Answer;
use crate::views::FoundPrinter;

/// How long the spooler may take to name its queues; the rest is known at once.
const QUEUES: Duration = Duration::from_millis(1500);
/// The longest name of a device that is shown, in characters.
const NAME_LIMIT: usize = 80;

impl Desk {
    /// What this machine has that may be a printer, the likeliest slip printers first. Takes no longer than two
    /// seconds, and opens nothing.
    ///
    /// # Errors
    /// The role does not allow it.
    pub fn find_printers(&self) -> Answer<Vec<FoundPrinter>> {
        self.session(Permission::KeepTheDesk)?;
        Ok(discover())
    }
}

fn discover() -> Vec<FoundPrinter> {
    let (tell, told) = mpsc::channel();
    thread::spawn(move || {
        // Nobody may be waiting any more.
        drop(tell.send(queue::all().unwrap_or_default()));
    });
    let mut found = on_usb();
    found.extend(kernel_devices(
        Path::new("/sys/class/usbmisc"),
        Path::new("/dev/usb"),
    ));
    found.extend(serial_ports(Path::new("/sys/class/tty"), Path::new("/dev")));
    found.extend(told.recv_timeout(QUEUES).unwrap_or_default());
    found
}

fn on_usb() -> Vec<FoundPrinter> {
    let Ok(devices) = nusb::list_devices().wait() else {
        return Vec::new();
    };
    devices
        .filter(|device| {
            let mut interfaces = device.interfaces();
            device.class() == usb::PRINTER || interfaces.any(|one| one.class() == usb::PRINTER)
        })
        .map(|device| {
            let product = device.product_string().and_then(shown);
            let maker = device.manufacturer_string().and_then(shown);
            let ids = format!("{:04x}:{:04x}", device.vendor_id(), device.product_id());
            FoundPrinter {
                target: PrinterTarget::Usb {
                    vendor: device.vendor_id(),
                    product: device.product_id(),
                    serial: device.serial_number().map(str::to_owned),
                },
                name: product.clone().unwrap_or(ids),
                maker_and_model: both(maker, product),
            }
        })
        .collect()
}

/// Printers that the kernel's own driver holds.
fn kernel_devices(known: &Path, devices: &Path) -> Vec<FoundPrinter> {
    names(known)
        .filter(|name| name.starts_with("lp"))
        .map(|name| {
            let usb = known.join(&name).join("device/..");
            FoundPrinter {
                target: PrinterTarget::Device(path_of(devices, &name)),
                maker_and_model: both(said(&usb, "manufacturer"), said(&usb, "product")),
                name,
            }
        })
        .collect()
}

/// Serial ports that are there, and not only places for them.
fn serial_ports(known: &Path, devices: &Path) -> Vec<FoundPrinter> {
    names(known)
        .filter(|name| {
            let port = known.join(name);
            // A terminal on a screen has no device; a port's place without a port is of type 0.
            port.join("device").exists() && said(&port, "type").as_deref() != Some("0")
        })
        .map(|name| {
            let usb = known.join(&name).join("device/../..");
            FoundPrinter {
                target: PrinterTarget::Serial {
                    path: lasting_name(devices, &name),
                    baud: BAUD,
                },
                maker_and_model: both(said(&usb, "manufacturer"), said(&usb, "product")),
                name,
            }
        })
        .collect()
}

/// The name of a serial port that stays when adapters are plugged in in another order.
fn lasting_name(devices: &Path, name: &str) -> String {
    let port = devices.join(name);
    let links = devices.join("serial/by-id");
    let lasting = names(&links).map(|link| links.join(link)).find(|link| {
        let meant = fs::canonicalize(link).ok();
        meant.is_some() && meant == fs::canonicalize(&port).ok()
    });
    text(lasting.unwrap_or(port))
}

fn path_of(folder: &Path, name: &str) -> String {
    text(folder.join(name))
}

fn text(path: PathBuf) -> String {
    path.into_os_string().to_string_lossy().into_owned()
}

/// The names in a folder, in order; none where there is no such folder.
fn names(folder: &Path) -> impl Iterator<Item = String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    names.sort();
    names.into_iter()
}

/// What the system's file of this name says of a device.
fn said(device: &Path, file: &str) -> Option<String> {
    shown(&fs::read_to_string(device.join(file)).ok()?)
}

/// A device's own words as they may be shown: it can call itself anything.
pub(super) fn shown(words: &str) -> Option<String> {
    let is_plain = |letter: &char| {
        let turns_text_round = matches!(
            letter,
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        );
        !letter.is_control() && !turns_text_round
    };
    let plain: String = words.chars().filter(is_plain).take(NAME_LIMIT).collect();
    let plain = plain.trim();
    (!plain.is_empty()).then(|| plain.to_owned())
}

/// A maker's name is not said twice.
fn both(maker: Option<String>, model: Option<String>) -> Option<String> {
    match (maker, model) {
        (Some(maker), Some(model)) if !model.starts_with(&maker) => {
            Some(format!("{maker} {model}"))
        }
        (maker, model) => model.or(maker),
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;
    use std::time::Instant;

    use super::*;

    fn put(folder: &Path, file: &str, text: &str) {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    #[test]
    fn looking_takes_two_seconds_at_most_wherever_it_is_done() {
        let begun = Instant::now();
        discover();
        assert!(begun.elapsed() < Duration::from_secs(2));
    }

    #[test]
    fn a_serial_port_is_found_under_the_name_that_lasts_and_an_empty_place_is_not() {
        let machine = tempfile::tempdir().unwrap();
        let (known, devices) = (machine.path().join("tty"), machine.path().join("dev"));
        put(&known, "ttyS0/type", "4\n");
        put(&known, "ttyS0/device/driver", "");
        put(&known, "ttyS1/type", "0\n");
        put(&known, "ttyS1/device/driver", "");
        put(&known, "tty1/dev", "4:1\n");
        put(&known, "usb/1-1:1.0/ttyUSB0/driver", "");
        put(&known, "usb/product", "USB\u{202e}-Serial\x1b Controller\n");
        put(&known, "usb/manufacturer", "Prolific\n");
        fs::create_dir(known.join("ttyUSB0")).unwrap();
        symlink(
            known.join("usb/1-1:1.0/ttyUSB0"),
            known.join("ttyUSB0/device"),
        )
        .unwrap();
        put(&devices, "ttyS0", "");
        put(&devices, "ttyUSB0", "");
        put(&devices, "serial/by-id/other", "");
        let lasting = devices.join("serial/by-id/usb-Prolific-if00");
        symlink("../../ttyUSB0", &lasting).unwrap();

        let found = serial_ports(&known, &devices);
        let serial = |path: &Path| PrinterTarget::Serial {
            path: path.to_str().unwrap().to_owned(),
            baud: BAUD,
        };
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(found[0].target, serial(&devices.join("ttyS0")));
        assert_eq!(found[1].target, serial(&lasting));
        let model = found[1].maker_and_model.as_deref();
        assert_eq!(model, Some("Prolific USB-Serial Controller"));
    }

    #[test]
    fn a_printer_behind_the_kernels_driver_is_found_with_its_model() {
        let machine = tempfile::tempdir().unwrap();
        let known = machine.path();
        put(known, "usb1/1-1/product", "TM-T20III\n");
        put(known, "usb1/1-1/manufacturer", "EPSON\n");
        put(known, "usb1/1-1/1-1:1.0/driver", "");
        fs::create_dir(known.join("lp0")).unwrap();
        symlink(known.join("usb1/1-1/1-1:1.0"), known.join("lp0/device")).unwrap();
        let found = kernel_devices(known, Path::new("/dev/usb"));
        assert_eq!(
            found[0].target,
            PrinterTarget::Device("/dev/usb/lp0".to_owned())
        );
        assert_eq!(found[0].maker_and_model.as_deref(), Some("EPSON TM-T20III"));
        assert_eq!(found.len(), 1);
    }
}
