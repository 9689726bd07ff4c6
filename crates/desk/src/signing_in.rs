//! Signing in and locking, and what wrong tries cost.
//!
//! A try is counted before the secret is looked at, so that ending the program between the two gains
//! nothing. A store that cannot be written must still let people look things up: then tries are
//! counted in memory, for as long as the program runs.

use std::collections::HashMap;

use domain::refusal::Field;
use domain::sign_in::{SignInGate, SignInGuard};
use domain::staff::Permission;
use domain::{Author, Fact, Refusal, RefusalCode, StaffId};
use protocol::FailureCode;

use crate::desk::{Desk, lock};
use crate::failure::{Answer, Failure, Trouble};
use crate::last_sign_in;
use crate::staff::active_member;
use crate::store::{sign_in, staff};
use crate::vault::{KeyRing, RecoveryCode, Secret, SecretHash};

/// Guards of a store that could not be written.
pub(crate) type UnwrittenGuards = HashMap<StaffId, SignInGuard>;

impl Desk {
    /// Signs a person in.
    pub fn sign_in(&self, id: &StaffId, typed: &str) -> Answer<()> {
        let open = self.open_store()?;
        let member = open
            .store
            .read(|connection| staff::find(connection, id))?
            .filter(|member| member.active)
            .ok_or_else(|| Refusal::general(RefusalCode::StaffUnknown))?;
        let now = self.clock.monotonic()?;
        let counted = match self.guard_of(id)?.begin_try(now) {
            Ok(counted) => counted,
            Err((gate, seen)) => {
                self.keep_guard(id, seen)?;
                return Err(gate_refusal(gate).into());
            }
        };
        self.keep_guard(id, counted)?;
        let hash = open
            .store
            .read(|connection| sign_in::find_secret(connection, id))?;
        let typed = Secret::typed(typed);
        let right = match &hash {
            Some(hash) => hash.is_of(&typed).map_err(Failure::from)?,
            None => false,
        };
        let Some(hash) = hash.filter(|_| right) else {
            let (gate, _) = counted.check(now);
            return Err(match gate {
                SignInGate::Open => Refusal::new(RefusalCode::SecretWrong, Field::Secret)
                    .with("left", counted.tries_left()),
                closed => gate_refusal(closed),
            }
            .into());
        };
        self.keep_guard(id, SignInGuard::new())?;
        self.renew_secret(id, &typed, &hash);
        last_sign_in::keep(&self.places, id);
        *lock(&self.session) = Some(member);
        self.changed();
        Ok(())
    }

    /// Locks the desk: nobody is signed in. Drafts stay in the store, shown documents go.
    pub fn lock(&self) {
        *lock(&self.session) = None;
        self.documents.clear();
        self.changed();
    }

    /// Keeps the secret at today's cost, if it was kept at another. Nobody who may sign in is held up by a store that does not
    /// take it: the next time will do.
    fn renew_secret(&self, id: &StaffId, typed: &Secret, kept: &SecretHash) {
        let cost = *lock(&self.sign_in_cost);
        if kept.cost() == cost {
            return;
        }
        let Ok(renewed) = SecretHash::at_cost(typed, cost) else {
            return;
        };
        let written = self.write(&Author::Desk, |writing| {
            let connection = writing.connection();
            if sign_in::find_secret(connection, id)?.as_ref() == Some(kept) {
                sign_in::put_secret(connection, id, &renewed)?;
            }
            Ok(())
        });
        if let Err(trouble) = written {
            tracing::warn!(%trouble, "a secret stays at its old cost");
        }
    }

    fn guard_of(&self, id: &StaffId) -> Result<SignInGuard, Failure> {
        if let Some(guard) = lock(&self.unwritten_guards).get(id) {
            return Ok(*guard);
        }
        self.open_store()?
            .store
            .read(|connection| sign_in::guard(connection, id))
    }

    fn keep_guard(&self, id: &StaffId, guard: SignInGuard) -> Answer<()> {
        let written = self.write(&Author::Desk, |writing| {
            Ok(sign_in::put_guard(writing.connection(), id, &guard)?)
        });
        let mut unwritten = lock(&self.unwritten_guards);
        match written {
            Err(Trouble::Failed(failure)) if cannot_be_written(failure.code) => {
                unwritten.insert(id.clone(), guard);
                Ok(())
            }
            written => {
                unwritten.remove(id);
                written
            }
        }
    }

    /// Opens an administrator's account with the recovery code and gives it a new secret: the way in
    /// when the only administrator is locked out or has forgotten.
    pub fn recover_account(
        &self,
        id: &StaffId,
        code: &str,
        secret: &str,
        again: &str,
    ) -> Answer<()> {
        let code = RecoveryCode::parse(code).map_err(Refusal::from)?;
        let hash = self.chosen_secret(secret, again)?;
        let keys = KeyRing::read(&self.key_paths()).map_err(Failure::from)?;
        keys.open_with_recovery_code(&code)?;
        self.write(&Author::Desk, |writing| {
            let member = active_member(writing.connection(), id)?;
            if !member.role.may(Permission::KeepTheDesk) {
                return Err(Refusal::general(RefusalCode::NotAllowed).into());
            }
            // Also after a restore or a move: without an administrator no new desk code begins.
            writing.record_although_held(&Fact::StaffUnlocked { staff: id.clone() })?;
            writing.record_although_held(&Fact::StaffSecretChanged { staff: id.clone() })?;
            sign_in::put_guard(
                writing.connection(),
                id,
                &domain::sign_in::SignInGuard::new(),
            )?;
            Ok(sign_in::put_secret(writing.connection(), id, &hash)?)
        })
    }
}

fn cannot_be_written(code: FailureCode) -> bool {
    matches!(
        code,
        FailureCode::StorageFull | FailureCode::StorageReadOnly | FailureCode::StorageFailed
    )
}

fn gate_refusal(gate: SignInGate) -> Refusal {
    match gate {
        SignInGate::Locked => Refusal::new(RefusalCode::SignInLocked, Field::Secret),
        waiting => Refusal::new(RefusalCode::SignInWait, Field::Secret)
            .with("seconds", waiting.remaining_seconds()),
    }
}
