//! The system's packages: which are needed for what, which are missing, and getting them.

use crate::program::{Result, Trouble, output_of, run, works};
use std::io::IsTerminal;
use std::process::Command;

/// What a package is needed for. Running a center needs building too, testing both, and measuring all.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Purpose {
    Build,
    Center,
    Test,
    Bench,
}

struct Package {
    name: &'static str,
    purpose: Purpose,
}

const fn build(name: &'static str) -> Package {
    Package {
        name,
        purpose: Purpose::Build,
    }
}

const fn center(name: &'static str) -> Package {
    Package {
        name,
        purpose: Purpose::Center,
    }
}

const fn test(name: &'static str) -> Package {
    Package {
        name,
        purpose: Purpose::Test,
    }
}

const fn bench(name: &'static str) -> Package {
    Package {
        name,
        purpose: Purpose::Bench,
    }
}

/// Names as in Debian 12 and Pardus 23.
const PACKAGES: &[Package] = &[
    // Compiles SQLCipher with its own OpenSSL (perl configures it) and links everything.
    build("build-essential"),
    build("perl"),
    build("pkg-config"),
    // The window.
    build("libwebkit2gtk-4.1-dev"),
    build("librsvg2-dev"),
    // The center's database, and its certificate; each run and each test has its own in a folder.
    center("postgresql"),
    center("openssl"),
    // Drives the real window on a display that nobody sees.
    test("webkit2gtk-driver"),
    test("xvfb"),
    test("openbox"),
    test("x11-utils"),
    test("dbus"),
    test("at-spi2-core"),
    // Fetches what tries the API out of its description.
    test("python3-venv"),
    // Kills the desk at every single write.
    test("strace"),
    // A TPM without the chip, what systemd needs to speak to it, and what tidies up behind that.
    test("swtpm"),
    test("libtss2-tcti-swtpm0"),
    test("tpm2-tools"),
    // A spooler of the tests' own; the system's is not touched.
    test("cups-client"),
    test("cups-daemon"),
    // The gateway for SMS, and an operator that keeps them to itself.
    test("kannel"),
    test("kannel-extras"),
    // Drivers for it, which make dots of documents.
    test("cups-filters"),
    test("ghostscript"),
    // A guest machine, for printers on USB.
    test("qemu-system-x86"),
    test("busybox-static"),
    // Reads the slip's QR code, independently of what drew it.
    test("zbar-tools"),
    // Reads documents back: their text, and how their pages look.
    test("poppler-utils"),
    // Read the slip's words, in each language that slips speak.
    test("tesseract-ocr"),
    test("tesseract-ocr-tur"),
    test("tesseract-ocr-ara"),
    test("tesseract-ocr-kmr"),
    test("tesseract-ocr-rus"),
    test("tesseract-ocr-fas"),
    test("tesseract-ocr-ukr"),
    // Presses keys at a known moment, in front of a window that no driver holds.
    bench("xdotool"),
];

/// Installs what is missing for `purpose`, as root or with sudo.
pub(crate) fn install(purpose: Purpose) -> Result<()> {
    let wanted: Vec<&str> = PACKAGES
        .iter()
        .filter(|package| package.purpose <= purpose)
        .map(|package| package.name)
        .collect();
    if !works("dpkg-query", &["--version"]) {
        println!("This is not Debian or Pardus. Needed here, under their Debian names:");
        println!("  {}", wanted.join(" "));
        return Ok(());
    }
    let missing: Vec<&str> = wanted
        .into_iter()
        .filter(|name| !is_installed(name))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Missing system packages: {}", missing.join(" "));
    let by_hand = format!("sudo apt-get install {}", missing.join(" "));
    run(apt_get(&by_hand)?.arg("update"))?;
    let install = ["install", "--yes", "--no-install-recommends"];
    run(apt_get(&by_hand)?.args(install).args(&missing)).map_err(|trouble| {
        Trouble::new(format!(
            "{trouble}\nThe packages could not be installed. Try: {by_hand}"
        ))
    })
}

fn is_installed(name: &str) -> bool {
    let query = ["--show", "--showformat", "${Status}", name];
    output_of(Command::new("dpkg-query").args(query))
        .is_ok_and(|status| status == "install ok installed")
}

/// `apt-get` as whoever may install: root, or through sudo when it can ask or need not.
fn apt_get(by_hand: &str) -> Result<Command> {
    const NO_QUESTIONS: &str = "DEBIAN_FRONTEND=noninteractive";
    if output_of(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0") {
        let mut command = Command::new("env");
        command.args([NO_QUESTIONS, "apt-get"]);
        return Ok(command);
    }
    let can_ask = std::io::stdin().is_terminal() && works("sudo", &["--version"]);
    if can_ask || works("sudo", &["--non-interactive", "true"]) {
        let mut command = Command::new("sudo");
        command.args(["env", NO_QUESTIONS, "apt-get"]);
        return Ok(command);
    }
    Err(Trouble::new(format!(
        "They cannot be installed from here: this is not root, and sudo is not there or cannot \
         ask for a password.\nAsk someone who may to run: {by_hand}"
    )))
}
