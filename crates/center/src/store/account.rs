//! Accounts: officers and managers of an office, and those who answer for a unit.

use deadpool_postgres::GenericClient;
use domain::catalogue::UnitCode;
use domain::{Author, OfficeCode, StaffId};

use super::values::{damaged, number_in, number_out};
use crate::failure::Failure;

/// What somebody does at the center.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Sees the office's applications through.
    Officer,
    /// Watches over the office too.
    Manager,
    /// Answers for a unit.
    Unit(UnitCode),
}

impl Part {
    /// As the table and the API have it.
    pub(crate) fn as_str(&self) -> &'static str {
        match self {
            Self::Officer => "officer",
            Self::Manager => "manager",
            Self::Unit(_) => "unit",
        }
    }

    /// The unit that they answer for.
    pub(crate) fn unit(&self) -> Option<&UnitCode> {
        match self {
            Self::Unit(unit) => Some(unit),
            Self::Officer | Self::Manager => None,
        }
    }
}

/// Somebody who may sign in.
#[derive(Clone, Debug)]
pub(crate) struct Account {
    pub(crate) id: i64,
    pub(crate) office: OfficeCode,
    pub(crate) name: String,
    pub(crate) part: Part,
}

impl Account {
    /// As facts name them.
    pub(crate) fn author(&self) -> Author {
        Author::Staff(StaffId::new(format!("account-{}", self.id)))
    }
}

/// What is kept of somebody's secrets.
#[derive(Clone)]
pub(crate) struct Secrets {
    pub(crate) salt: [u8; 16],
    pub(crate) password_hash: [u8; 32],
    pub(crate) totp_secret: Vec<u8>,
}

pub(super) const COLUMNS: &str =
    "account.id, account.office, account.name, account.part, account.unit";

pub(super) fn account_of(row: &tokio_postgres::Row) -> Result<Account, Failure> {
    let unit: Option<String> = row.get(4);
    let part = match (row.get(3), unit) {
        ("officer", None) => Part::Officer,
        ("manager", None) => Part::Manager,
        ("unit", Some(unit)) => Part::Unit(UnitCode::new(unit)),
        _ => return Err(damaged("account")),
    };
    Ok(Account {
        id: row.get(0),
        office: row
            .get::<_, String>(1)
            .parse()
            .map_err(|_| damaged("office"))?,
        name: row.get(2),
        part,
    })
}

/// Makes an account, or gives the one with this name new secrets, name and part; its number.
pub(crate) async fn keep(
    client: &impl GenericClient,
    sign_in_name: &str,
    (office, name, part): (OfficeCode, &str, &Part),
    secrets: &Secrets,
    now: i64,
) -> Result<i64, Failure> {
    let row = client
        .query_one(
            "INSERT INTO account (sign_in_name, office, name, part, unit, salt, password_hash, totp_secret, made_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
             ON CONFLICT (sign_in_name) DO UPDATE SET office = excluded.office, name = excluded.name,
               part = excluded.part, unit = excluded.unit, salt = excluded.salt,
               password_hash = excluded.password_hash, totp_secret = excluded.totp_secret,
               totp_step = 0, deactivated_at = NULL
             RETURNING id",
            &[
                &sign_in_name,
                &office.to_string(),
                &name,
                &part.as_str(),
                &part.unit().map(UnitCode::as_str),
                &secrets.salt.as_slice(),
                &secrets.password_hash.as_slice(),
                &secrets.totp_secret,
                &now,
            ],
        )
        .await?;
    Ok(row.get(0))
}

/// The account that signs in with this name, and its secrets.
pub(crate) async fn find(
    client: &impl GenericClient,
    sign_in_name: &str,
) -> Result<Option<(Account, Secrets)>, Failure> {
    let sql = format!(
        "SELECT {COLUMNS}, salt, password_hash, totp_secret FROM account
         WHERE sign_in_name = $1 AND deactivated_at IS NULL"
    );
    let row = client.query_opt(&sql, &[&sign_in_name]).await?;
    row.map(|row| {
        let secrets = Secrets {
            salt: row
                .get::<_, &[u8]>(5)
                .try_into()
                .map_err(|_| damaged("salt"))?,
            password_hash: row
                .get::<_, &[u8]>(6)
                .try_into()
                .map_err(|_| damaged("hash"))?,
            totp_secret: row.get(7),
        };
        Ok((account_of(&row)?, secrets))
    })
    .transpose()
}

/// Uses the code of a step up; false if it or a later one was used before.
pub(crate) async fn use_code(
    client: &impl GenericClient,
    account: i64,
    step: u64,
) -> Result<bool, Failure> {
    let used = client
        .execute(
            "UPDATE account SET totp_step = $2 WHERE id = $1 AND totp_step < $2",
            &[&account, &number_in(step)],
        )
        .await?;
    Ok(used == 1)
}

/// Takes the right to sign in away; false if nobody has it under this name.
pub(crate) async fn deactivate(
    client: &impl GenericClient,
    sign_in_name: &str,
    now: i64,
) -> Result<bool, Failure> {
    let deactivated = client
        .execute(
            "UPDATE account SET deactivated_at = $2 WHERE sign_in_name = $1 AND deactivated_at IS NULL",
            &[&sign_in_name, &now],
        )
        .await?;
    Ok(deactivated == 1)
}

/// The names of these accounts.
pub(crate) async fn names(
    client: &impl GenericClient,
    office: OfficeCode,
) -> Result<Vec<(StaffId, String)>, Failure> {
    let rows = client
        .query(
            "SELECT id, name FROM account WHERE office = $1",
            &[&office.to_string()],
        )
        .await?;
    let names = rows.iter().map(|row| {
        let id = number_out(row.get(0));
        (StaffId::new(format!("account-{id}")), row.get(1))
    });
    Ok(names.collect())
}
