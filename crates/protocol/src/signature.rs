//! Signed requests: HTTP message signatures (RFC 9421) with Ed25519, for the one set of components
//! that desk and center use.
//!
//! What is covered is fixed, so there is nothing to negotiate and nothing to leave out: method, authority,
//! path, query, the digest of the body as sent (RFC 9530) and the version of the protocol. Whether a
//! moment is near enough and a nonce is new is the center's to decide; it has the clock and the memory.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sfv::{BareItem, Dictionary, InnerList, ListEntry, Parser, StringRef};
use sha2::{Digest, Sha256};

use crate::VERSION_HEADER;
use crate::identity::{KeyId, Signature, SigningKey, VerifyingKey};

/// The label of our signature among others that a proxy might add.
const LABEL: &str = "acikkapi";
const ALGORITHM: &str = "ed25519";

/// What is covered, in the order in which it is signed.
const COVERED: [&str; 6] = [
    "@method",
    "@authority",
    "@path",
    "@query",
    "content-digest",
    VERSION_HEADER,
];

/// A request, as far as its signature covers it.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The method, in capitals.
    pub method: &'a str,
    /// Host, and port unless it is the scheme's own; lower case (RFC 9421, 2.2.3).
    pub authority: &'a str,
    /// The path, with its leading slash.
    pub path: &'a str,
    /// The query without its question mark; empty where there is none.
    pub query: &'a str,
    /// The `content-digest` header: [`content_digest`] of the body.
    pub content_digest: &'a str,
    /// The [`VERSION_HEADER`].
    pub version: &'a str,
}

/// The two headers that carry a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headers {
    /// `signature-input`: what is covered, by which key, when.
    pub input: String,
    /// `signature`.
    pub signature: String,
}

/// Who says to have signed, when, and which one it is. Not to be believed before [`Claim::holds`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The key.
    pub key: KeyId,
    /// The moment, in seconds since 1970 (UTC).
    pub created: u64,
    /// Told apart from every other request of this key.
    pub nonce: [u8; 16],
    signature: Signature,
}

/// Why a signature is not one of ours. Told to nobody but the log: a stranger learns nothing from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignatureFault {
    /// A header cannot be read, or has more or less in it than ours.
    #[error("the signature headers cannot be read")]
    Unreadable,
    /// It covers something else.
    #[error("the signature covers something else")]
    OtherCoverage,
    /// It is not this key's signature of this request.
    #[error("the signature does not hold")]
    Forged,
}

/// The `content-digest` header for a body (RFC 9530); an empty one has a digest too.
pub fn content_digest(body: &[u8]) -> String {
    format!("sha-256=:{}:", BASE64.encode(Sha256::digest(body)))
}

/// Signs a request at a moment, in seconds since 1970 (UTC), with 16 bytes that were never used before.
pub fn sign(request: &Request<'_>, key: &SigningKey, created: u64, nonce: [u8; 16]) -> Headers {
    use ed25519_dalek::Signer as _;
    let id = KeyId::of(&key.verifying_key());
    let parameters = parameters(id, created, nonce);
    let signature = key.sign(base(request, &parameters).as_bytes());
    Headers {
        input: format!("{LABEL}={parameters}"),
        signature: format!("{LABEL}=:{}:", BASE64.encode(signature.to_bytes())),
    }
}

impl Claim {
    /// Reads the two headers.
    ///
    /// # Errors
    /// They cannot be read, or do not cover what ours cover.
    pub fn read(headers: &Headers) -> Result<Self, SignatureFault> {
        let list = entry(&headers.input, |entry| match entry {
            ListEntry::InnerList(list) => Some(list),
            ListEntry::Item(_) => None,
        })?;
        let signature = entry(&headers.signature, |entry| match entry {
            ListEntry::Item(item) => item.bare_item.as_byte_sequence().map(<[u8]>::to_vec),
            ListEntry::InnerList(_) => None,
        })?;
        if !covers_ours(&list) {
            return Err(SignatureFault::OtherCoverage);
        }
        let claim = Self {
            key: text(&list, "keyid")?
                .parse()
                .map_err(|_| SignatureFault::Unreadable)?,
            created: number(&list, "created")?,
            nonce: nonce_of(text(&list, "nonce")?)?,
            signature: Signature::from_slice(&signature).map_err(|_| SignatureFault::Unreadable)?,
        };
        if list.params.len() != 4 || text(&list, "alg")? != ALGORITHM {
            return Err(SignatureFault::OtherCoverage);
        }
        Ok(claim)
    }

    /// Whether this key signed this request.
    ///
    /// # Errors
    /// It did not.
    pub fn holds(&self, request: &Request<'_>, key: &VerifyingKey) -> Result<(), SignatureFault> {
        if KeyId::of(key) != self.key {
            return Err(SignatureFault::Forged);
        }
        let parameters = parameters(self.key, self.created, self.nonce);
        key.verify_strict(base(request, &parameters).as_bytes(), &self.signature)
            .map_err(|_| SignatureFault::Forged)
    }
}

/// The signature's parameters in the one form that we write (RFC 9421, 2.3).
fn parameters(key: KeyId, created: u64, nonce: [u8; 16]) -> String {
    let covered = COVERED.map(|name| format!("\"{name}\"")).join(" ");
    let nonce = BASE64.encode(nonce);
    format!("({covered});created={created};nonce=\"{nonce}\";keyid=\"{key}\";alg=\"{ALGORITHM}\"")
}

/// What is signed (RFC 9421, 2.5).
fn base(request: &Request<'_>, parameters: &str) -> String {
    let query = format!("?{}", request.query);
    let values = [
        request.method,
        request.authority,
        request.path,
        &query,
        request.content_digest,
        request.version,
    ];
    let mut lines = String::new();
    for (name, value) in COVERED.iter().zip(values) {
        // Writing to a string cannot fail.
        let _ = writeln!(lines, "\"{name}\": {value}");
    }
    let _ = write!(lines, "\"@signature-params\": {parameters}");
    lines
}

/// Our entry of a dictionary header.
fn entry<T>(header: &str, take: impl FnOnce(ListEntry) -> Option<T>) -> Result<T, SignatureFault> {
    let mut entries: Dictionary = Parser::new(header)
        .parse()
        .map_err(|_| SignatureFault::Unreadable)?;
    entries
        .swap_remove(LABEL)
        .and_then(take)
        .ok_or(SignatureFault::Unreadable)
}

fn covers_ours(list: &InnerList) -> bool {
    let names = list.items.iter().map(|item| {
        let plain = item.params.is_empty();
        item.bare_item
            .as_string()
            .filter(|_| plain)
            .map(StringRef::as_str)
    });
    names.eq(COVERED.map(Some))
}

fn parameter<'a>(list: &'a InnerList, name: &str) -> Result<&'a BareItem, SignatureFault> {
    list.params.get(name).ok_or(SignatureFault::Unreadable)
}

fn text<'a>(list: &'a InnerList, name: &str) -> Result<&'a str, SignatureFault> {
    let text = parameter(list, name)?.as_string();
    text.map(StringRef::as_str)
        .ok_or(SignatureFault::Unreadable)
}

fn number(list: &InnerList, name: &str) -> Result<u64, SignatureFault> {
    let number = parameter(list, name)?.as_integer();
    number
        .and_then(|number| u64::try_from(i64::from(number)).ok())
        .ok_or(SignatureFault::Unreadable)
}

fn nonce_of(text: &str) -> Result<[u8; 16], SignatureFault> {
    let bytes = BASE64
        .decode(text)
        .map_err(|_| SignatureFault::Unreadable)?;
    bytes.try_into().map_err(|_| SignatureFault::Unreadable)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const EMPTY: &str = "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:";

    fn request() -> Request<'static> {
        Request {
            method: "GET",
            authority: "merkez.example:8443",
            path: "/v1/feed",
            query: "after=41&bytes=65536",
            content_digest: EMPTY,
            version: "1",
        }
    }

    fn key() -> SigningKey {
        SigningKey::from_bytes(&[3; 32])
    }

    #[test]
    fn what_is_signed_is_what_the_standard_says() {
        let headers = sign(&request(), &key(), 1_618_884_473, [9; 16]);
        let parameters = headers.input.strip_prefix("acikkapi=").unwrap();
        assert_eq!(
            base(&request(), parameters),
            format!(
                "\"@method\": GET\n\"@authority\": merkez.example:8443\n\"@path\": /v1/feed\n\
                 \"@query\": ?after=41&bytes=65536\n\"content-digest\": {EMPTY}\n\
                 \"acikkapi-protocol\": 1\n\"@signature-params\": {parameters}"
            )
        );
        assert_eq!(content_digest(b""), EMPTY);
    }

    #[test]
    fn a_signature_holds_for_its_request_and_its_key_alone() {
        let headers = sign(&request(), &key(), 1_618_884_473, [9; 16]);
        let claim = Claim::read(&headers).unwrap();
        assert_eq!((claim.created, claim.nonce), (1_618_884_473, [9; 16]));
        assert_eq!(claim.holds(&request(), &key().verifying_key()), Ok(()));
        let others = [
            Request {
                method: "POST",
                ..request()
            },
            Request {
                authority: "other.example",
                ..request()
            },
            Request {
                path: "/v1/facts",
                ..request()
            },
            Request {
                query: "after=0",
                ..request()
            },
            Request {
                content_digest: "sha-256=:AAAA:",
                ..request()
            },
            Request {
                version: "0",
                ..request()
            },
        ];
        for other in others {
            let told = claim.holds(&other, &key().verifying_key());
            assert_eq!(told, Err(SignatureFault::Forged), "{other:?}");
        }
        let stranger = SigningKey::from_bytes(&[4; 32]).verifying_key();
        assert_eq!(
            claim.holds(&request(), &stranger),
            Err(SignatureFault::Forged)
        );
    }

    #[test]
    fn a_claim_that_covers_less_or_says_more_is_not_ours() {
        let headers = sign(&request(), &key(), 1, [9; 16]);
        let less = headers.input.replace("\"@query\" ", "");
        let more = format!("{};expires=1", headers.input);
        let keyed = headers.input.replace("\"@path\"", "\"@path\";req");
        let other = headers.input.replace("ed25519", "hmac-sha256");
        for input in [less, more, keyed, other] {
            let headers = Headers {
                input,
                ..headers.clone()
            };
            assert_eq!(Claim::read(&headers), Err(SignatureFault::OtherCoverage));
        }
    }

    proptest! {
        #[test]
        fn strange_headers_are_refused_and_break_nothing(input in ".{0,80}", signature in ".{0,80}") {
            let headers = Headers { input, signature };
            prop_assert!(Claim::read(&headers).is_err());
        }

        #[test]
        fn any_request_that_is_signed_holds(
            path in "/[a-z/]{0,20}", query in "[a-z=&]{0,20}", created in 0_u64..1 << 40, nonce in any::<[u8; 16]>(),
        ) {
            let request = Request { path: &path, query: &query, ..request() };
            let headers = sign(&request, &key(), created, nonce);
            let claim = Claim::read(&headers).unwrap();
            prop_assert_eq!(claim.holds(&request, &key().verifying_key()), Ok(()));
        }
    }
}
