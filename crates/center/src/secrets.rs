//! What somebody signs in with: a password (Argon2id, RFC 9106) and a code that changes every 30 seconds (TOTP, RFC 6238).

use argon2::{Algorithm, Argon2, Params, Version};
use subtle::ConstantTimeEq;
use totp_rs::{Builder, Secret, Totp};
use zeroize::Zeroizing;

use crate::doors::secret;
use crate::failure::Failure;
use crate::store::account::Secrets;

/// Characters a password has at least (NIST SP 800-63B, 5.1.1.1, for one that stands beside a second factor), and at most.
pub(crate) const PASSWORD_CHARACTERS: [usize; 2] = [8, 128];

/// 64 MiB and three passes, as at the desk.
const COST: [u32; 3] = [65_536, 3, 1];

/// Secrets made anew, with what the person is told of them once.
pub(crate) struct Told {
    pub(crate) secrets: Secrets,
    /// For an authenticator: base32, as its users type it.
    pub(crate) authenticator_key: String,
}

impl Secrets {
    /// Secrets for a chosen password.
    pub(crate) fn made_for(password: &str) -> Result<Told, Failure> {
        let salt: [u8; 16] = secret()?;
        // 160 bits (RFC 4226, section 4).
        let totp: [u8; 20] = secret()?;
        let authenticator_key = Secret::from(totp.to_vec()).to_base32();
        let secrets = Self {
            salt,
            password_hash: *stretch(password, &salt)?,
            totp_secret: totp.to_vec(),
        };
        Ok(Told {
            secrets,
            authenticator_key,
        })
    }

    /// Secrets that nothing is right for, for names that nobody has: the answer takes as long.
    pub(crate) fn nobodys() -> Self {
        Self {
            salt: [0; 16],
            password_hash: [0; 32],
            totp_secret: vec![0; 20],
        }
    }

    /// The step that a right code is of; none where password or code is wrong. Costs as much either way.
    pub(crate) fn check(
        &self,
        password: &str,
        code: &str,
        seconds: u64,
    ) -> Result<Option<u64>, Failure> {
        let typed = stretch(password, &self.salt)?;
        let right = typed.ct_eq(&self.password_hash);
        let step = totp(&self.totp_secret)?.check(code, seconds);
        Ok(step.filter(|_| right.into()))
    }
}

/// One step of 30 seconds to either side, six digits, SHA-1: what every authenticator knows.
fn totp(secret: &[u8]) -> Result<Totp, Failure> {
    Builder::new()
        .with_secret(secret.to_vec())
        .build()
        .map_err(|error| Failure::at("codes", error))
}

fn stretch(password: &str, salt: &[u8; 16]) -> Result<Zeroizing<[u8; 32]>, Failure> {
    let [memory_kib, passes, lanes] = COST;
    let failed = |error: argon2::Error| Failure::at("passwords", error);
    let params = Params::new(memory_kib, passes, lanes, Some(32)).map_err(failed)?;
    let mut hash = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(password.as_bytes(), salt, hash.as_mut_slice())
        .map_err(failed)?;
    Ok(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_right_password_with_a_code_of_now_is_right() {
        let made = Secrets::made_for("kavak yelleri").unwrap().secrets;
        let now = 1_795_000_000;
        let code = totp(&made.totp_secret).unwrap().generate(now).to_string();
        assert_eq!(
            made.check("kavak yelleri", &code, now).unwrap(),
            Some(now / 30)
        );
        assert_eq!(made.check("kavak yeli", &code, now).unwrap(), None);
        assert_eq!(
            made.check("kavak yelleri", &code, now + 300).unwrap(),
            None,
            "five minutes later it is another code"
        );
        assert_eq!(made.check("kavak yelleri", "", now).unwrap(), None);
    }
}
