//! A guest machine with a kernel of its own, in which a program may plug USB devices in and out.
//!
//! Kernel and drivers are Debian's, unpacked beside the build by `cargo xtask test`; nothing of the machine
//! that runs the tests is changed.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// The kernel's drivers that the guest needs, each after those that it rests on.
const DRIVERS: [&str; 5] = [
    "usb-common.ko",
    "usbcore.ko",
    "usbip-core.ko",
    "vhci-hcd.ko",
    "usblp.ko",
];
/// What the guest does when it starts. The last line ends the machine.
const INIT: &str = r"#!/bin/busybox sh
/bin/busybox mkdir -p /proc /sys /dev /tmp
/bin/busybox mount -t proc proc /proc
/bin/busybox mount -t sysfs sysfs /sys
/bin/busybox mount -t devtmpfs devtmpfs /dev
/bin/busybox mkdir -p /dev/pts
/bin/busybox mount -t devpts devpts /dev/pts
/bin/busybox mount -t tmpfs tmpfs /tmp
/bin/busybox ifconfig lo 127.0.0.1 up
for driver in DRIVERS; do /bin/busybox insmod /drivers/$driver; done
RUST_BACKTRACE=1 /story
echo story ended with $?
/bin/busybox reboot -f
";

/// A kernel that a guest can start with.
pub struct Kernel {
    image: PathBuf,
    drivers: PathBuf,
}

impl Kernel {
    /// The kernel that lies in the folder `ACIKKAPI_GUEST`, or else in `target/guest`.
    ///
    /// # Errors
    /// There is none; what to do, in words.
    pub fn find() -> Result<Self, String> {
        let folder = std::env::var_os("ACIKKAPI_GUEST").map(PathBuf::from);
        let folder =
            folder.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/guest"));
        let kernel = Self {
            image: folder.join("vmlinuz"),
            drivers: folder,
        };
        if kernel.image.is_file() {
            Ok(kernel)
        } else {
            Err("there is no kernel for guests; `cargo xtask test usb` fetches one".to_owned())
        }
    }

    /// Starts a guest whose only program is this one, and lets it run to its end; all that it said.
    ///
    /// # Errors
    /// The guest cannot be made or started.
    pub fn run(&self, program: &Path, time: Duration) -> io::Result<String> {
        let folder = tempfile::tempdir()?;
        let disk = folder.path().join("disk");
        self.write_disk(&disk, program, folder.path())?;
        let mut guest = Command::new("timeout")
            .args(["--kill-after=5", &time.as_secs().to_string()])
            .arg("qemu-system-x86_64")
            .args([
                "-accel",
                accelerator(),
                "-cpu",
                "max",
                "-smp",
                "2",
                "-m",
                "1024",
            ])
            .args([
                "-nodefaults",
                "-no-reboot",
                "-display",
                "none",
                "-serial",
                "stdio",
            ])
            .args([OsStr::new("-kernel"), self.image.as_os_str()])
            .args([OsStr::new("-initrd"), disk.as_os_str()])
            .args(["-append", "console=ttyS0 quiet panic=-1"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut said = Vec::new();
        if let Some(output) = &mut guest.stdout {
            output.read_to_end(&mut said)?;
        }
        guest.wait()?;
        Ok(String::from_utf8_lossy(&said).into_owned())
    }

    fn write_disk(&self, disk: &Path, program: &Path, folder: &Path) -> io::Result<()> {
        let mut archive = Archive(io::BufWriter::new(File::create(disk)?));
        archive.add(
            "init",
            0o755,
            INIT.replace("DRIVERS", &DRIVERS.join(" ")).as_bytes(),
        )?;
        // A desk knows its machine by this.
        archive.add(
            "etc/machine-id",
            0o444,
            b"0123456789abcdef0123456789abcdef\n",
        )?;
        archive.add_file("bin/busybox", Path::new("/bin/busybox"))?;
        for driver in DRIVERS {
            archive.add_file(&format!("drivers/{driver}"), &self.drivers.join(driver))?;
        }
        // Without what only a debugger reads it is a tenth of the size.
        let story = folder.join("story");
        succeed(Command::new("strip").arg("-o").args([&story, program]))?;
        archive.add_file("story", &story)?;
        for library in libraries(&story)? {
            archive.add_file(library.trim_start_matches('/'), Path::new(&library))?;
        }
        archive.end()
    }
}

/// Hardware for guests where it can be had; else a processor that is a program, some ten times slower. A machine that
/// is a guest itself may have the device without the hardware.
fn accelerator() -> &'static str {
    let processor = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let has_hardware = processor
        .split_whitespace()
        .any(|word| word == "vmx" || word == "svm");
    let may = File::options()
        .read(true)
        .write(true)
        .open("/dev/kvm")
        .is_ok();
    if has_hardware && may {
        "kvm"
    } else {
        "tcg,thread=multi"
    }
}

/// The libraries that a program is linked with, by their paths.
fn libraries(program: &Path) -> io::Result<Vec<String>> {
    let listed = Command::new("ldd").arg(program).output()?;
    let listed = String::from_utf8_lossy(&listed.stdout);
    let words = listed.split_whitespace();
    let paths = words.filter(|word| word.starts_with('/'));
    Ok(paths.map(str::to_owned).collect())
}

fn succeed(command: &mut Command) -> io::Result<()> {
    if command.status()?.success() {
        Ok(())
    } else {
        Err(io::Error::other(format!("{command:?} failed")))
    }
}

/// The form in which a kernel takes its first disk: cpio, "newc".
struct Archive(io::BufWriter<File>);

impl Archive {
    fn add_file(&mut self, name: &str, path: &Path) -> io::Result<()> {
        let bits = fs::metadata(path)?.permissions().mode() & 0o777;
        self.add(name, bits, &fs::read(path)?)
    }

    fn add(&mut self, name: &str, bits: u32, content: &[u8]) -> io::Result<()> {
        for (at, _) in name.match_indices('/') {
            self.write(&name[..at], 0o040_755, &[])?;
        }
        self.write(name, 0o100_000 | bits, content)
    }

    fn write(&mut self, name: &str, mode: u32, content: &[u8]) -> io::Result<()> {
        let (size, letters) = (content.len(), name.len() + 1);
        // Inode; mode; owner and group; links; time; size; four numbers of devices; name's size; checksum.
        let head = format!(
            "070701{:08X}{mode:08X}{:016X}{:08X}{:08X}{size:08X}{:032X}{letters:08X}{:08X}",
            0, 0, 1, 0, 0, 0
        );
        self.0.write_all(head.as_bytes())?;
        self.0.write_all(name.as_bytes())?;
        self.pad(head.len() + name.len(), true)?;
        self.0.write_all(content)?;
        self.pad(size, false)
    }

    /// Fills up to a whole number of four bytes; a name ends in at least one.
    fn pad(&mut self, length: usize, is_name: bool) -> io::Result<()> {
        let length = length + usize::from(is_name);
        let filling = (4 - length % 4) % 4 + usize::from(is_name);
        self.0.write_all(&[0; 4][..filling])
    }

    fn end(mut self) -> io::Result<()> {
        self.write("TRAILER!!!", 0, &[])?;
        self.0.flush()
    }
}
