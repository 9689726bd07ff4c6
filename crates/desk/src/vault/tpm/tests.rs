use std::os::fd::OwnedFd;
use std::os::unix::net::UnixListener;
use std::path::PathBuf;

use super::*;

/// A machine's TPM: a real one, but for the chip. `systemd-creds` in its folder is the system's, told to use it.
pub(in super::super) struct SoftwareTpm {
    folder: PathBuf,
    chip: Child,
}

/// As the kernel does when a program lets its device go, what a command leaves in the TPM is thrown out behind it.
const SYSTEMD_CREDS: &str = r#"case $1 in has-tpm2) exit 0;; esac
    command=$1; shift
    device=swtpm:path=$PWD/tpm.socket
    systemd-creds "$command" --tpm2-device="$device" "$@"
    ended=$?
    tpm2_flushcontext --tcti="$device" --loaded-session
    exit $ended"#;

impl SoftwareTpm {
    /// Puts a new one into the machine whose programs are in this folder.
    pub(in super::super) fn in_machine(folder: &Path) -> Self {
        program_that(folder, SYSTEMD_CREDS);
        Self {
            folder: folder.to_owned(),
            chip: start(folder),
        }
    }

    /// Forgets all that it knew, as the firmware's settings offer.
    pub(in super::super) fn clear(&mut self) {
        self.stop();
        std::fs::remove_dir_all(self.folder.join("tpm")).expect("forgets");
        self.chip = start(&self.folder);
    }

    fn stop(&mut self) {
        // It may have ended by itself.
        let _ = self.chip.kill();
        let _ = self.chip.wait();
    }
}

impl Drop for SoftwareTpm {
    fn drop(&mut self) {
        self.stop();
    }
}

fn start(folder: &Path) -> Child {
    let state = folder.join("tpm");
    std::fs::create_dir_all(&state).expect("room for its memory");
    // It listens before it starts, so that nobody has to wait for it.
    let [commands, control] = ["tpm.socket", "tpm.socket.ctrl"].map(|name| {
        let path = folder.join(name);
        // An earlier one's.
        let _ = std::fs::remove_file(&path);
        Stdio::from(OwnedFd::from(UnixListener::bind(path).expect("listens")))
    });
    Command::new("swtpm")
        .args(["socket", "--tpm2", "--flags", "not-need-init,startup-clear"])
        .args(["--tpmstate", &format!("dir={}", state.display())])
        .args(["--server", "type=unixio,fd=0"])
        .args(["--ctrl", "type=unixio,fd=1"])
        .stdin(commands)
        .stdout(control)
        .stderr(Stdio::null())
        .spawn()
        .expect("swtpm is installed: sudo apt-get install swtpm")
}

/// A stand-in for `systemd-creds` in `folder` that answers by these lines of shell; `$1` is the command.
pub(in super::super) fn program_that(folder: &Path, lines: &str) -> PathBuf {
    let path = folder.join("systemd-creds");
    let script = format!("#!/bin/sh\ncd \"$(dirname \"$0\")\"\n{lines}\n");
    // Written by a process of its own: a file that this one holds open, while another test
    // starts a program, cannot be run ("text file busy").
    let mut writer = Command::new("/bin/sh")
        .args(["-c", "cat > \"$0\" && chmod 700 \"$0\""])
        .arg(&path)
        .stdin(Stdio::piped())
        .spawn()
        .expect("starts the shell");
    let mut stdin = writer.stdin.take().expect("is piped");
    stdin
        .write_all(script.as_bytes())
        .expect("writes the program");
    drop(stdin);
    assert!(writer.wait().expect("ends").success());
    path
}

#[test]
fn what_a_tpm_sealed_it_alone_gives_out_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut tpm = SoftwareTpm::in_machine(folder.path());
    let program = folder.path().join("systemd-creds");
    let sealed = seal(&program, &[9; 32]).expect("seals");
    assert!(!sealed.contains(&STANDARD.encode([9; 32])));
    for _ in 0..3 {
        let unsealed = unseal(&program, &sealed).expect("unseals");
        assert_eq!(unsealed.as_slice(), [9; 32]);
    }
    let half = &sealed[..sealed.len() / 2];
    assert!(unseal(&program, half).is_none());
    tpm.clear();
    assert!(unseal(&program, &sealed).is_none(), "another one now");
    assert!(seal(&program, &[9; 32]).is_some(), "and in good order");
}

#[test]
fn a_machine_without_a_tpm_seals_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let program = program_that(folder.path(), "echo partial; exit 11");
    assert!(seal(&program, &[9; 32]).is_none());
    assert!(seal(Path::new("/nowhere/systemd-creds"), &[9; 32]).is_none());
}

#[test]
fn a_tpm_that_does_not_give_back_the_same_is_not_relied_upon() {
    let folder = tempfile::tempdir().expect("a folder");
    for lies in [
        "case $1 in decrypt) exit 1;; *) cat;; esac",
        "case $1 in decrypt) echo nonsense;; *) cat;; esac",
        "case $1 in decrypt) printf '\\377\\000';; *) cat;; esac",
        "printf '\\377'",
        "exit 0",
    ] {
        let program = program_that(folder.path(), lies);
        assert!(seal(&program, &[9; 32]).is_none(), "{lies}");
    }
}
