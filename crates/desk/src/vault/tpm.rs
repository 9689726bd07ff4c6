//! The machine's TPM, through the program `systemd-creds`: seals 32 bytes that only this TPM gives out.
//!
//! The seal hangs on nothing that an update of the firmware or of its revocation list changes: that must not
//! leave an office before a locked desk. What it protects from is the disk in another machine.

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
/// The register for applications, which nothing fills: the seal is bound to none that changes. Bound to none at all,
/// systemd 252 (Debian 12, Pardus 23) seals what it then cannot read ("PCR bank invalid or not supported").
const PCRS: &str = "--tpm2-pcrs=23";
/// A TPM answers within two seconds; one that is stuck must not hold up the start for ever.
const PATIENCE: Duration = Duration::from_secs(20);
const LONGEST_ANSWER: u64 = 64 * 1024;

/// Seals `secret`, if this machine has a TPM that gives it back.
pub(super) fn seal(program: &Path, secret: &[u8; 32]) -> Option<String> {
    run(program, &["has-tpm2"], b"")?;
    let as_text = Zeroizing::new(STANDARD.encode(secret));
    let arguments = ["encrypt", "--with-key=tpm2", PCRS, NAME, "-", "-"];
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
pub(super) mod tests;
