//! The machine's TPM, through the program `systemd-creds`: seals 32 bytes that only this TPM gives out.
//!
//! The seal is bound to no PCR: an update of the firmware or of its revocation list must not leave an
//! office before a locked desk. What it protects from is the disk in another machine.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

/// Bound into the seal, so that no other credential of this machine is taken for ours.
const NAME: &str = "--name=acikkapi-desk-machine-key";
/// A TPM answers within two seconds; one that is stuck must not hold up the start for ever.
const PATIENCE: Duration = Duration::from_secs(20);
const LONGEST_ANSWER: u64 = 64 * 1024;

/// Seals `secret`, if this machine has a TPM that gives it back.
pub(super) fn seal(program: &Path, secret: &[u8; 32]) -> Option<String> {
    run(program, &["has-tpm2"], b"")?;
    let as_text = Zeroizing::new(STANDARD.encode(secret));
    let arguments = ["encrypt", "--with-key=tpm2", "--tpm2-pcrs=", NAME, "-", "-"];
    let sealed = run(program, &arguments, as_text.as_bytes())?;
    let sealed = String::from_utf8(sealed.to_vec()).ok()?;
    // Proven before it is relied upon: there are TPMs that seal and then refuse.
    (unseal(program, &sealed)?.as_slice() == secret).then_some(sealed)
}

/// What was sealed, if this machine's TPM gives it out.
pub(super) fn unseal(program: &Path, sealed: &str) -> Option<Zeroizing<[u8; 32]>> {
    let as_text = run(program, &["decrypt", NAME, "-", "-"], sealed.as_bytes())?;
    let bytes = Zeroizing::new(STANDARD.decode(as_text.trim_ascii()).ok()?);
    let mut secret = Zeroizing::new([0; 32]);
    (bytes.len() == secret.len()).then(|| {
        secret.copy_from_slice(&bytes);
        secret
    })
}

/// What the program answers to `input`, if it ends well and in time.
fn run(program: &Path, arguments: &[&str], input: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let answer = converse(&mut child, input);
    if answer.is_none() {
        // Ended already, most likely; the answer is "no" either way.
        let _ = child.kill();
    }
    let ended_well = child.wait().ok()?.success();
    answer.filter(|_| ended_well)
}

fn converse(child: &mut Child, input: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let mut stdin = child.stdin.take()?;
    let stdout = child.stdout.take()?;
    let (answered, answer) = mpsc::channel();
    std::thread::spawn(move || {
        let mut text = Zeroizing::new(Vec::new());
        let read = stdout.take(LONGEST_ANSWER).read_to_end(&mut text);
        // Nobody listens any more when the patience is over.
        let _ = answered.send(read.ok().map(|_| text));
    });
    // `has-tpm2` reads nothing and may have ended: what counts is how it ends.
    let _ = stdin.write_all(input);
    drop(stdin);
    answer.recv_timeout(PATIENCE).ok().flatten()
}

#[cfg(test)]
pub(super) mod tests {
    use std::path::PathBuf;

    use super::*;

    /// A stand-in for `systemd-creds` in `folder` that answers by these lines of shell. `$1` is the
    /// command; `sealed.txt` beside the program is its TPM's memory.
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

    /// A TPM in good order: keeps the secret to itself and gives out a ticket for it.
    pub(in super::super) const WORKS: &str = "case $1 in
        has-tpm2) exit 0;;
        encrypt) cat > sealed.txt; echo ticket;;
        decrypt) [ \"$(cat)\" = ticket ] && cat sealed.txt;;
        esac";

    #[test]
    fn what_a_tpm_sealed_it_gives_out_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let program = program_that(folder.path(), WORKS);
        let sealed = seal(&program, &[9; 32]).expect("seals");
        assert_eq!(
            unseal(&program, &sealed).expect("unseals").as_slice(),
            [9; 32]
        );
        assert!(unseal(&program, "another ticket").is_none());
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
}
