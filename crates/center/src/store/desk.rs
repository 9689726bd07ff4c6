//! Desks: installations with their keys, and the desk codes that are theirs.

use std::collections::BTreeSet;

use deadpool_postgres::{GenericClient, Transaction};
use domain::{DeskCode, OfficeCode};
use protocol::identity::{KeyId, VerifyingKey};
use protocol::wire::{Hello, SeriesHead};

use super::values::{damaged, epoch_in, number_in};
use super::{office, revoked_key};
use crate::failure::Failure;

/// An enrolled installation.
#[derive(Clone, Debug)]
pub(crate) struct Desk {
    pub(crate) id: i64,
    pub(crate) office: OfficeCode,
    pub(crate) key: VerifyingKey,
    pub(crate) revoked: bool,
    /// Milliseconds since 1970.
    pub(crate) enrolled_at: i64,
}

/// A desk for who looks after them.
pub(crate) struct Listed {
    pub(crate) id: i64,
    pub(crate) office: String,
    pub(crate) key: String,
    pub(crate) codes: Vec<String>,
    pub(crate) enrolled_at: i64,
    pub(crate) seen_at: Option<i64>,
    pub(crate) revoked_at: Option<i64>,
}

/// The desk with this key.
pub(crate) async fn find_by_key(
    client: &impl GenericClient,
    key: KeyId,
) -> Result<Option<Desk>, Failure> {
    let statement = client
        .prepare_cached(
            "SELECT id, office, revoked_at IS NOT NULL, public_key, enrolled_at FROM desk WHERE key_id = $1",
        )
        .await?;
    let row = client.query_opt(&statement, &[&key.to_string()]).await?;
    row.map(|row| {
        let key: [u8; 32] = row
            .get::<_, &[u8]>(3)
            .try_into()
            .map_err(|_| damaged("key"))?;
        Ok(Desk {
            id: row.get(0),
            office: row
                .get::<_, String>(1)
                .parse()
                .map_err(|_| damaged("office"))?,
            key: VerifyingKey::from_bytes(&key).map_err(|_| damaged("key"))?,
            revoked: row.get(2),
            enrolled_at: row.get(4),
        })
    })
    .transpose()
}

/// Takes an installation in; without any right where its key has none.
pub(crate) async fn add(
    transaction: &Transaction<'_>,
    office: OfficeCode,
    key: &VerifyingKey,
    installation: &str,
    now: i64,
) -> Result<Desk, Failure> {
    let revoked_at = revoked_key::since(transaction, KeyId::of(key)).await?;
    let row = transaction
        .query_one(
            "INSERT INTO desk (office, key_id, public_key, installation, enrolled_at, revoked_at)
             VALUES ($1, $2, $3, $4, $5, $6) RETURNING id",
            &[
                &office.to_string(),
                &KeyId::of(key).to_string(),
                &key.as_bytes().as_slice(),
                &installation,
                &now,
                &revoked_at,
            ],
        )
        .await?;
    Ok(Desk {
        id: row.get(0),
        office,
        key: *key,
        revoked: revoked_at.is_some(),
        enrolled_at: now,
    })
}

/// Locks a desk until the transaction ends: it begins one series at a time.
pub(crate) async fn lock(transaction: &Transaction<'_>, desk: &Desk) -> Result<(), Failure> {
    let statement = transaction
        .prepare_cached("SELECT 1 FROM desk WHERE id = $1 FOR NO KEY UPDATE")
        .await?;
    transaction.query_one(&statement, &[&desk.id]).await?;
    Ok(())
}

/// Makes a desk code this installation's; false where it is another's.
pub(crate) async fn claim_code(
    transaction: &Transaction<'_>,
    desk: &Desk,
    code: DeskCode,
) -> Result<bool, Failure> {
    let (office, code) = (desk.office.to_string(), code.to_string());
    transaction
        .execute(
            "INSERT INTO desk_code (office, code, desk) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            &[&office, &code, &desk.id],
        )
        .await?;
    let row = transaction
        .query_one(
            "SELECT desk FROM desk_code WHERE office = $1 AND code = $2",
            &[&office, &code],
        )
        .await?;
    Ok(row.get::<_, i64>(0) == desk.id)
}

/// Whose this desk code is, locked until the transaction ends: the series under it change one at a time.
pub(crate) async fn lock_code(
    transaction: &Transaction<'_>,
    office: OfficeCode,
    code: DeskCode,
) -> Result<Option<i64>, Failure> {
    let statement = transaction
        .prepare_cached("SELECT desk FROM desk_code WHERE office = $1 AND code = $2 FOR UPDATE")
        .await?;
    let row = transaction
        .query_opt(&statement, &[&office.to_string(), &code.to_string()])
        .await?;
    Ok(row.map(|row| row.get(0)))
}

/// Makes the desk codes that a desk says it has this installation's, as far as they are free: another desk shall not be given
/// one, also where this database has nothing of its series.
pub(crate) async fn claim_told(
    transaction: &Transaction<'_>,
    desk: &Desk,
    told: &[SeriesHead],
) -> Result<(), Failure> {
    let codes: BTreeSet<DeskCode> = told
        .iter()
        .filter_map(|head| head.desk.parse().ok())
        .collect();
    let taken = codes_taken(transaction, desk.office).await?;
    for code in codes.difference(&taken) {
        claim_code(transaction, desk, *code).await?;
    }
    Ok(())
}

/// The desk code that the desk's next series begins with: the one that was given and not used yet, or the
/// lowest that is free in its office, which is the desk's from now on. What the desk says it has is not given again.
///
/// A database that came back from a backup does not remember which codes were given after that. So for each desk that has
/// not said hello since, a free one is left out, which may be what it was given.
pub(crate) async fn give_next_code(
    transaction: &Transaction<'_>,
    desk: &Desk,
    told: &[SeriesHead],
) -> Result<DeskCode, Failure> {
    let office = desk.office.to_string();
    // Two desks never get one code.
    office::lock(transaction, desk.office).await?;
    let told: Vec<&str> = told.iter().map(|head| head.desk.as_str()).collect();
    let given = transaction
        .query_opt(
            "SELECT code FROM desk_code AS given
             WHERE office = $1 AND desk = $2 AND code <> ALL ($3) AND NOT EXISTS
               (SELECT 1 FROM series WHERE series.office = given.office AND series.code = given.code)
             ORDER BY code LIMIT 1",
            &[&office, &desk.id, &told],
        )
        .await?;
    if let Some(row) = given {
        return row
            .get::<_, String>(0)
            .parse()
            .map_err(|_| damaged("desk code"));
    }
    let taken = codes_taken(transaction, desk.office).await?;
    let free = (1..=99).filter_map(DeskCode::new);
    let mut free: Vec<DeskCode> = free.filter(|code| !taken.contains(code)).collect();
    free.truncate(not_met_since(transaction, desk).await? + 1);
    let next = free
        .last()
        .copied()
        .ok_or_else(|| Failure::new("all desk codes of an office are taken"))?;
    claim_code(transaction, desk, next).await?;
    Ok(next)
}

async fn codes_taken(
    transaction: &Transaction<'_>,
    office: OfficeCode,
) -> Result<BTreeSet<DeskCode>, Failure> {
    let statement = transaction
        .prepare_cached("SELECT code FROM desk_code WHERE office = $1")
        .await?;
    let rows = transaction
        .query(&statement, &[&office.to_string()])
        .await?;
    let codes = rows.iter().map(|row| {
        let code = row.get::<_, &str>(0).parse();
        code.map_err(|_| damaged("desk code"))
    });
    codes.collect()
}

/// How many other desks of the office have not said hello since the database came back from a backup; 0 if it never did.
async fn not_met_since(transaction: &Transaction<'_>, desk: &Desk) -> Result<usize, Failure> {
    let row = transaction
        .query_one(
            "SELECT count(*) FROM desk, center
             WHERE office = $1 AND id <> $2 AND revoked_at IS NULL
               AND enrolled_at < came_back_at AND met_generation IS DISTINCT FROM generation",
            &[&desk.office.to_string(), &desk.id],
        )
        .await?;
    Ok(usize::try_from(row.get::<_, i64>(0)).unwrap_or_default())
}

/// What a desk said of itself. Where its journal ends is noted once in each generation.
pub(crate) async fn seen(
    client: &impl GenericClient,
    desk: i64,
    now: i64,
    generation: u64,
    said: &Hello,
) -> Result<(), Failure> {
    let places = said.series.iter().map(|series| series.place);
    let ends = places.map(|place| (place.epoch, place.sequence));
    let (epoch, sequence) = ends.max().unwrap_or_default();
    client
        .execute(
            "UPDATE desk SET seen_at = $2, clock_offset = $3, program = left($4, 40), met_generation = $5,
               met_epoch = CASE WHEN met_generation = $5 THEN met_epoch ELSE $6 END,
               met_sequence = CASE WHEN met_generation = $5 THEN met_sequence ELSE $7 END
             WHERE id = $1",
            &[
                &desk,
                &now,
                &(now - said.clock),
                &said.program,
                &number_in(generation),
                &epoch_in(epoch),
                &number_in(sequence),
            ],
        )
        .await?;
    Ok(())
}

/// Takes a desk's right away; its key, if there is such a desk and it had a right.
pub(crate) async fn revoke(
    client: &impl GenericClient,
    desk: i64,
    now: i64,
) -> Result<Option<String>, Failure> {
    let revoked = client
        .query_opt(
            "UPDATE desk SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL RETURNING key_id",
            &[&desk, &now],
        )
        .await?;
    Ok(revoked.map(|row| row.get(0)))
}

/// The same for the desk with this key; its number, if there is such a desk.
pub(crate) async fn revoke_by_key(
    client: &impl GenericClient,
    key: KeyId,
    now: i64,
) -> Result<Option<i64>, Failure> {
    let revoked = client
        .query_opt(
            "UPDATE desk SET revoked_at = coalesce(revoked_at, $2) WHERE key_id = $1 RETURNING id",
            &[&key.to_string(), &now],
        )
        .await?;
    Ok(revoked.map(|row| row.get(0)))
}

/// The desks of one office or of all.
pub(crate) async fn list(
    client: &impl GenericClient,
    office: Option<OfficeCode>,
) -> Result<Vec<Listed>, Failure> {
    let office = office.map(|office| office.to_string());
    let rows = client
        .query(
            "SELECT id, office, key_id, ARRAY(SELECT code FROM desk_code WHERE desk = desk.id ORDER BY code),
                    enrolled_at, seen_at, revoked_at
             FROM desk WHERE $1::text IS NULL OR office = $1 ORDER BY office, id",
            &[&office],
        )
        .await?;
    let desks = rows.iter().map(|row| Listed {
        id: row.get(0),
        office: row.get(1),
        key: row.get(2),
        codes: row.get(3),
        enrolled_at: row.get(4),
        seen_at: row.get(5),
        revoked_at: row.get(6),
    });
    Ok(desks.collect())
}
