//! Somebody with a certificate who is not the center: `openssl s_server`, which writes down whatever is told to it.

use std::io::Read;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Instant;

use crate::office::SOON;

/// A stranger who listens until the story ends.
pub struct Stranger {
    child: Child,
    address: SocketAddr,
    heard: Arc<Heard>,
}

#[derive(Default)]
struct Heard {
    bytes: Mutex<Vec<u8>>,
    more: Condvar,
}

impl Stranger {
    /// One who has this certificate and key, and speaks the version of TLS that `openssl s_server` calls so (`-tls1_2`).
    ///
    /// # Panics
    /// When openssl cannot be started.
    pub fn listen(certificate: &Path, key: &Path, version: &str) -> Self {
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = free.local_addr().unwrap();
        drop(free);
        let mut child = Command::new("openssl")
            .args(["s_server", "-quiet", version, "-accept"])
            .arg(address.to_string())
            .arg("-cert")
            .arg(certificate)
            .arg("-key")
            .arg(key)
            // It ends with its input.
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("openssl is installed");
        let heard = Arc::<Heard>::default();
        let (noted, mut told) = (Arc::clone(&heard), child.stdout.take().unwrap());
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(read @ 1..) = told.read(&mut buffer) {
                let mut bytes = noted.bytes.lock().unwrap_or_else(PoisonError::into_inner);
                bytes.extend_from_slice(&buffer[..read]);
                noted.more.notify_all();
            }
        });
        let began = Instant::now();
        while TcpStream::connect(address).is_err() {
            assert!(began.elapsed() < SOON, "it listens");
        }
        Self {
            child,
            address,
            heard,
        }
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What was told to it, decrypted.
    pub fn heard(&self) -> Vec<u8> {
        let bytes = self.heard.bytes.lock();
        bytes.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Waits until something was told to it; what that was, if it came.
    pub fn hear(&self) -> Vec<u8> {
        let bytes = self.heard.bytes.lock();
        let bytes = bytes.unwrap_or_else(PoisonError::into_inner);
        let nothing = |bytes: &mut Vec<u8>| bytes.is_empty();
        let waited = self.heard.more.wait_timeout_while(bytes, SOON, nothing);
        waited.unwrap_or_else(PoisonError::into_inner).0.clone()
    }
}

impl Drop for Stranger {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
