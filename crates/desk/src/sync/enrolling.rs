//! Enrolment: a one-time code binds this installation to a center.

use domain::refusal::Field;
use domain::staff::Permission;
use domain::{Author, Refusal, RefusalCode};
use protocol::identity::SigningKey;
use zeroize::Zeroizing;

use super::address;
use super::view::SyncView;
use crate::desk::Desk;
use crate::failure::{Answer, Failure};
use crate::store::enrolment;

/// Letters and digits of a one-time code.
const CODE_LENGTH: usize = 16;

impl Desk {
    /// Enrols the desk at a center, with all that it holds. Where the center cannot be reached, the code waits and is used
    /// when the network first comes.
    pub fn enrol(&self, center: &str, code: &str) -> Answer<SyncView> {
        let keeper = self.session(Permission::KeepTheDesk)?;
        let center = address::parse(center)?;
        let code = code_of(code)?;
        let key = new_key()?;
        let open = self.open_store()?;
        let author = Author::Staff(keeper.id);
        open.store.write(self.quiet_moment(&author), |writing| {
            let before = enrolment::find(writing.connection())?;
            if before.is_some_and(|before| before.receipt_key.is_some()) {
                return Err(Refusal::general(RefusalCode::AlreadyEnrolled).into());
            }
            Answer::Ok(enrolment::begin(
                writing.connection(),
                &center,
                &key,
                &code,
            )?)
        })?;
        self.changed();
        self.sync_view()
    }

    /// Lets a code go that was not used yet; the desk stands alone again.
    pub fn forget_enrolment_code(&self) -> Answer<SyncView> {
        let keeper = self.session(Permission::KeepTheDesk)?;
        let author = Author::Staff(keeper.id);
        let open = self.open_store()?;
        open.store.write(self.quiet_moment(&author), |writing| {
            enrolment::forget(writing.connection())
        })?;
        self.changed();
        self.sync_view()
    }

    /// Somebody has read that the center gave the desk another desk code.
    pub fn heed_given_desk_code(&self) -> Answer<SyncView> {
        let staff = self.session(Permission::WorkWithApplications)?;
        let author = Author::Staff(staff.id);
        let open = self.open_store()?;
        open.store.write(self.quiet_moment(&author), |writing| {
            enrolment::set_given(writing.connection(), None)
        })?;
        self.changed();
        self.sync_view()
    }
}

/// A code as the center knows it: capitals without spaces, letters that look alike taken for the one that is meant.
fn code_of(typed: &str) -> Result<String, Refusal> {
    let code: String = typed
        .chars()
        .filter(|letter| !letter.is_whitespace() && *letter != '-')
        .map(|letter| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' | 'ı' | 'İ' => '1',
            other => other,
        })
        .collect();
    let given = code.chars().count();
    if given == CODE_LENGTH {
        return Ok(code);
    }
    Err(
        Refusal::new(RefusalCode::EnrolmentCodeLength, Field::EnrolmentCode)
            .with("given", given.to_string()),
    )
}

/// Straight from the operating system: it must not be foretold even in a test.
fn new_key() -> Result<SigningKey, Failure> {
    let mut secret = Zeroizing::new([0; 32]);
    getrandom::fill(secret.as_mut_slice())
        .map_err(|error| Failure::new(protocol::FailureCode::Internal, error))?;
    Ok(SigningKey::from_bytes(&secret))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_understood_as_it_is_read_from_paper() {
        assert_eq!(
            code_of(" ab1o-cdef 2345 678l ").as_deref(),
            Ok("AB10CDEF23456781")
        );
        assert!(code_of("AB10").is_err());
    }
}
