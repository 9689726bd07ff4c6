//! Accounts of officers, managers and those who answer for a unit.

use deadpool_postgres::Client;
use domain::catalogue::UnitCode;
use domain::typed_text::one_line;
use domain::{Author, Fact, StaffId};
use serde_json::json;

use super::codes::{in_groups, new_code};
use super::{NewAccount, known_office};
use crate::doors::now;
use crate::failure::Failure;
use crate::store::account::{self, Part, Secrets};
use crate::store::own_fact;

/// Makes an account; what its person is told once, as JSON.
pub(super) async fn keep(session: &mut Client, new: &NewAccount) -> Result<String, Failure> {
    let office = known_office(&new.office)?;
    let sign_in_name = one_line(&new.sign_in_name).to_lowercase();
    let name = one_line(&new.name);
    let part = match (new.part.as_str(), &new.unit) {
        ("officer", None) => Part::Officer,
        ("manager", None) => Part::Manager,
        ("unit", Some(unit)) => Part::Unit(UnitCode::new(unit.as_str())),
        _ => {
            return Err(Failure::new(
                "a part is officer, manager, or unit with the unit's code",
            ));
        }
    };
    let password = in_groups(&new_code()?);
    let told = Secrets::made_for(&password)?;
    let transaction = session.transaction().await?;
    let whose = (office, name.as_str(), &part);
    let id = account::keep(&transaction, &sign_in_name, whose, &told.secrets, now()).await?;
    let named = Fact::OfficialNamed {
        staff: StaffId::new(format!("account-{id}")),
        name,
        unit: part.unit().cloned(),
    };
    own_fact::record(
        &transaction,
        None,
        office,
        &[(Author::Center, named)],
        now(),
    )
    .await?;
    transaction.commit().await?;
    let told = json!({
        "sign_in_name": sign_in_name,
        "password": password,
        "authenticator_key": told.authenticator_key,
    });
    Ok(told.to_string())
}

/// Takes an account's right away.
pub(super) async fn close(session: &Client, sign_in_name: &str) -> Result<String, Failure> {
    let sign_in_name = one_line(sign_in_name).to_lowercase();
    if !account::deactivate(session, &sign_in_name, now()).await? {
        return Err(Failure::new("no such account, or it is closed already"));
    }
    Ok("closed".to_owned())
}
