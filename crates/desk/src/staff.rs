//! Staff: who belongs to it, and how the screen looks for each.

use domain::refusal::Field;
use domain::staff::Permission;
use domain::turkish::{fold, sort_key};
use domain::typed_text::{NAME_LIMIT, one_line, within};
use domain::{Author, Fact, Refusal, RefusalCode, Role, StaffId};

use crate::desk::{Desk, lock};
use crate::failure::{Answer, Failure};
use crate::store::staff::StaffMember;
use crate::store::{preference, sign_in, staff};
use crate::vault::{Cost, Secret, SecretHash};
use crate::views::{Preferences, StaffView};

impl Desk {
    /// Everybody who may sign in, by the Turkish alphabet; an administrator also sees who left. Before there
    /// is a store that is nobody.
    pub fn list_staff(&self) -> Answer<Vec<StaffView>> {
        if self.has_no_store() {
            return Ok(Vec::new());
        }
        let keeps = self.session(Permission::KeepTheDesk).is_ok();
        let open = self.open_store()?;
        let mut views = open.store.read(|connection| {
            staff::all(connection)?
                .into_iter()
                .filter(|member| member.active || keeps)
                .map(|member| {
                    let guard = sign_in::guard(connection, &member.id)?;
                    let locked = domain::sign_in::wait_after(guard.wrong_tries())
                        == domain::sign_in::SignInWait::Locked;
                    Ok(StaffView {
                        id: member.id,
                        name: member.name,
                        role: member.role,
                        active: member.active,
                        locked,
                    })
                })
                .collect::<Result<Vec<_>, Failure>>()
        })?;
        views.sort_by_cached_key(|view| (!view.active, sort_key(&view.name)));
        Ok(views)
    }

    /// Adds someone to the staff.
    pub fn add_staff(
        &self,
        name: &str,
        role: Role,
        secret: &str,
        again: &str,
    ) -> Answer<Vec<StaffView>> {
        let keeper = self.session(Permission::KeepTheDesk)?;
        self.add_member(&Author::Staff(keeper.id), name, role, secret, again)?;
        self.list_staff()
    }

    pub(crate) fn add_member(
        &self,
        author: &Author,
        name: &str,
        role: Role,
        secret: &str,
        again: &str,
    ) -> Answer<StaffMember> {
        let name = within(one_line(name), NAME_LIMIT, Field::StaffName)?;
        if name.is_empty() {
            return Err(Refusal::new(RefusalCode::StaffNameMissing, Field::StaffName).into());
        }
        let hash = self.chosen_secret(secret, again)?;
        let id = self.ids.staff()?;
        self.write(author, |writing| {
            let taken = staff::all(writing.connection())?
                .iter()
                .any(|member| member.active && fold(&member.name) == fold(&name));
            if taken {
                return Err(Refusal::new(RefusalCode::StaffNameTaken, Field::StaffName).into());
            }
            writing.record(&Fact::StaffAdded {
                staff: id.clone(),
                name: name.clone(),
                role,
            })?;
            sign_in::put_secret(writing.connection(), &id, &hash)?;
            Ok(())
        })?;
        Ok(StaffMember {
            id,
            name,
            role,
            active: true,
        })
    }

    /// Someone left. The desk keeps at least one administrator.
    pub fn deactivate_staff(&self, id: &StaffId) -> Answer<Vec<StaffView>> {
        let keeper = self.session(Permission::KeepTheDesk)?;
        self.write_as(&keeper, |writing| {
            let everybody = staff::all(writing.connection())?;
            let leaves = everybody
                .iter()
                .find(|member| member.active && member.id == *id)
                .ok_or_else(|| Refusal::general(RefusalCode::StaffUnknown))?;
            let administrators = everybody
                .iter()
                .filter(|member| member.active && member.role == Role::Administrator)
                .count();
            if leaves.role == Role::Administrator && administrators == 1 {
                return Err(Refusal::general(RefusalCode::LastAdministrator).into());
            }
            writing.record(&Fact::StaffDeactivated { staff: id.clone() })
        })?;
        self.list_staff()
    }

    /// Opens an account that wrong tries had locked.
    pub fn unlock_staff(&self, id: &StaffId) -> Answer<Vec<StaffView>> {
        let keeper = self.session(Permission::KeepTheDesk)?;
        self.write_as(&keeper, |writing| {
            active_member(writing.connection(), id)?;
            writing.record(&Fact::StaffUnlocked { staff: id.clone() })?;
            Ok(sign_in::put_guard(
                writing.connection(),
                id,
                &domain::sign_in::SignInGuard::new(),
            )?)
        })?;
        self.list_staff()
    }

    /// Gives someone a new PIN or password: an administrator anyone, everybody themselves.
    pub fn change_secret(&self, id: &StaffId, secret: &str, again: &str) -> Answer<Vec<StaffView>> {
        let by = self.session(Permission::WorkWithApplications)?;
        if by.id != *id {
            self.session(Permission::KeepTheDesk)?;
        }
        let hash = self.chosen_secret(secret, again)?;
        self.write_as(&by, |writing| {
            active_member(writing.connection(), id)?;
            writing.record(&Fact::StaffSecretChanged { staff: id.clone() })?;
            Ok(sign_in::put_secret(writing.connection(), id, &hash)?)
        })?;
        self.list_staff()
    }

    /// Sets what a guess of a PIN or password costs from now on: dear for a machine that can bear it, cheap for tests. Who has
    /// one at another cost gets it at this one when they sign in.
    pub fn set_sign_in_cost(&self, cost: Cost) {
        *lock(&self.sign_in_cost) = cost;
    }

    pub(crate) fn chosen_secret(&self, secret: &str, again: &str) -> Answer<SecretHash> {
        let chosen = Secret::chosen(secret)?;
        if secret != again {
            return Err(Refusal::new(RefusalCode::SecretsDiffer, Field::SecretAgain).into());
        }
        let cost = *lock(&self.sign_in_cost);
        Ok(SecretHash::at_cost(&chosen, cost).map_err(Failure::from)?)
    }

    /// Keeps how the screen looks for the signed-in person.
    pub fn save_preferences(&self, preferences: &Preferences) -> Answer<()> {
        let session = lock(&self.session).clone();
        let Some(member) = session else { return Ok(()) };
        let kept = Preferences {
            size: preferences.size.clamp(1, 3),
            ..preferences.clone()
        };
        self.write_as(&member, |writing| {
            Ok(preference::put(writing.connection(), &member.id, &kept)?)
        })
    }
}

pub(crate) fn active_member(
    connection: &rusqlite::Connection,
    id: &StaffId,
) -> Answer<StaffMember> {
    Ok(staff::find(connection, id)?
        .filter(|member| member.active)
        .ok_or_else(|| Refusal::general(RefusalCode::StaffUnknown))?)
}
