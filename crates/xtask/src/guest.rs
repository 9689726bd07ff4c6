//! The kernel of the guest machine in which stories of USB printers are told. It is Debian's, fetched and unpacked
//! beside the build: nothing is installed, and the machine's own way to start is not touched.

use crate::program::{Result, Trouble, cannot, output_of, run, works};
use crate::project::Project;
use std::path::Path;
use std::process::{Command, Stdio};

/// Debian's name for its newest kernel with drivers for USB.
const PACKAGE: &str = "linux-image-amd64";
/// What is taken out of it. The stories' guest loads the drivers in its own order.
const WANTED: [&str; 6] = [
    "./boot/vmlinuz*",
    "*/usb-common.ko",
    "*/usbcore.ko",
    "*/usbip-core.ko",
    "*/vhci-hcd.ko",
    "*/usblp.ko",
];

/// Makes a kernel ready for the guest, in `target/guest`.
///
/// # Errors
/// Why there can be none here.
pub(crate) fn prepare(project: &Project) -> Result<()> {
    let folder = project.path("target/guest");
    if folder.join("vmlinuz").exists() {
        return Ok(());
    }
    if std::env::consts::ARCH != "x86_64" {
        return Err(Trouble::new(
            "The guest machine is of another kind than this one.",
        ));
    }
    for (program, package) in [
        ("qemu-system-x86_64", "qemu-system-x86"),
        ("busybox", "busybox-static"),
    ] {
        if !works(program, &["--help"]) {
            return Err(Trouble::new(format!(
                "{program} is not there (Debian: {package})."
            )));
        }
    }
    let fresh = project.path("target/guest.new");
    // What an earlier try left.
    drop(std::fs::remove_dir_all(&fresh));
    std::fs::create_dir_all(&fresh)
        .map_err(|error| Trouble::new(format!("{} cannot be made: {error}.", fresh.display())))?;
    let kernel = newest_kernel()?;
    run(Command::new("apt-get")
        .current_dir(&fresh)
        .args(["download", &kernel]))?;
    unpack(&fresh, &kernel)?;
    std::fs::rename(&fresh, &folder)
        .map_err(|error| Trouble::new(format!("{} cannot be made: {error}.", folder.display())))
}

fn newest_kernel() -> Result<String> {
    let listed = output_of(Command::new("apt-cache").args(["depends", PACKAGE]))?;
    let names = listed
        .lines()
        .filter_map(|line| line.trim().strip_prefix("Depends: "));
    names
        .map(str::to_owned)
        .find(|name| name.starts_with("linux-image-"))
        .ok_or_else(|| Trouble::new(format!("There is no package {PACKAGE} here.")))
}

/// Takes the kernel and its drivers out of the package, without their folders.
fn unpack(folder: &Path, kernel: &str) -> Result<()> {
    let package = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let package = package
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|ending| ending == "deb"))
        .ok_or_else(|| Trouble::new(format!("{kernel} was not fetched.")))?;
    let mut reads = Command::new("dpkg-deb");
    reads
        .arg("--fsys-tarfile")
        .arg(&package)
        .stdout(Stdio::piped());
    let mut reading = reads.spawn().map_err(|error| cannot(&reads, &error))?;
    let mut tar = Command::new("tar");
    tar.current_dir(folder).args(["--extract", "--wildcards"]);
    tar.args(["--transform", r"s#.*/##;s#vmlinuz.*#vmlinuz#"])
        .args(WANTED);
    if let Some(content) = reading.stdout.take() {
        tar.stdin(content);
    }
    let unpacked = run(&mut tar);
    reading.wait().map_err(|error| cannot(&reads, &error))?;
    drop(std::fs::remove_file(&package));
    unpacked
}
