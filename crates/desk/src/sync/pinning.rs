//! The center is known by the public key in its certificate, as it was at enrolment. Who vouches for the certificate and
//! how long it is valid does not matter: the same key in a new certificate is the same center.

use std::sync::{Arc, Mutex};

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::server::ParsedCertificate;
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, Error, SignatureScheme};
use sha2::{Digest, Sha256};

use crate::desk::lock;
use crate::failure::Failure;
use crate::store::enrolment::Pin;

/// What the certificate of whoever answered last was known by.
pub(super) type Seen = Arc<Mutex<Option<Pin>>>;

/// TLS 1.3 with whoever has this key; with anybody where none is known yet.
pub(super) fn config(expected: Option<Pin>) -> Result<(ClientConfig, Seen), Failure> {
    let provider = Arc::new(ring::default_provider());
    let seen = Seen::default();
    let check = KeyCheck {
        expected,
        seen: Arc::clone(&seen),
        provider: Arc::clone(&provider),
    };
    let config = ClientConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&rustls::version::TLS13])
        .map_err(|error| Failure::new(protocol::FailureCode::Internal, error))?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(check))
        .with_no_client_auth();
    Ok((config, seen))
}

#[derive(Debug)]
struct KeyCheck {
    expected: Option<Pin>,
    seen: Seen,
    provider: Arc<CryptoProvider>,
}

impl ServerCertVerifier for KeyCheck {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let parsed = ParsedCertificate::try_from(certificate)?;
        let pin: Pin = Sha256::digest(parsed.subject_public_key_info()).into();
        if self.expected.is_some_and(|expected| expected != pin) {
            return Err(CertificateError::ApplicationVerificationFailure.into());
        }
        *lock(&self.seen) = Some(pin);
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls12_signature(message, certificate, signature, algorithms)
    }

    /// That whoever answers has the key, and not only the certificate.
    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls13_signature(message, certificate, signature, algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider
            .signature_verification_algorithms
            .supported_schemes()
    }
}
