//! SMS: who is to be written to, and what became of it. What causes one is [`causing`]'s, what may have gone before a backup was
//! restored [`doubt`]'s, what is asked about many [`watching`]'s;
//! what news mean is decided by [`crate::sms::course`].

pub(crate) mod causing;
pub(crate) mod doubt;
pub(crate) mod watching;

use deadpool_postgres::Transaction;
use domain::fact::SmsPurpose;
use domain::{ApplicationNumber, Author, Fact, Language, OfficeCode, Phone};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tokio_postgres::Row;

use super::fact::digits;
use super::values::damaged;
use super::{feed, own_fact};
use crate::failure::Failure;
use crate::sms::course::{News, Standing, next};

/// What makes a claim its process's own, and a report believable.
pub(crate) type Token = [u8; 16];

/// A message that this process alone may hand over.
#[derive(Debug)]
pub(crate) struct Claimed {
    pub(crate) office: OfficeCode,
    pub(crate) number: ApplicationNumber,
    pub(crate) purpose: SmsPurpose,
    pub(crate) recipient: Phone,
    pub(crate) language: Language,
    /// When what it tells happened.
    pub(crate) caused_at: i64,
    /// Which try this is, from 1.
    pub(crate) tries: u32,
}

/// A message that an office is told of.
type Told = (ApplicationNumber, SmsPurpose, Standing);

/// Claims the message that has waited longest; none if nothing is due. Others pass over it at once.
pub(crate) async fn claim(
    transaction: &Transaction<'_>,
    token: &Token,
    now: i64,
) -> Result<Option<Claimed>, Failure> {
    let statement = transaction
        .prepare_cached(
            "UPDATE sms SET fate = 'claimed', token = $1, changed_at = $2, tries = tries + 1
             WHERE (office, number, purpose, occasion) =
               (SELECT office, number, purpose, occasion FROM sms
                WHERE fate = 'waiting' AND due_at <= $2 ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
             RETURNING office, number, purpose, language, recipient, caused_at, tries",
        )
        .await?;
    let row = transaction
        .query_opt(&statement, &[&token.as_slice(), &now])
        .await?;
    row.map(|row| {
        let (office, number, purpose) = identity(&row)?;
        let recipient: Option<String> = row.get(4);
        Ok(Claimed {
            office,
            number,
            purpose,
            recipient: recipient
                .and_then(|recipient| recipient.parse().ok())
                .ok_or_else(|| damaged("telephone"))?,
            language: named(row.get(3))?,
            caused_at: row.get(5),
            tries: u32::try_from(row.get::<_, i32>(6)).unwrap_or_default(),
        })
    })
    .transpose()
}

/// Gives a claimed message up before anything of it left: it would only confuse.
pub(crate) async fn give_up_as_too_old(
    transaction: &Transaction<'_>,
    office: OfficeCode,
    token: &Token,
    now: i64,
) -> Result<(), Failure> {
    feed::lock_head(transaction, office).await?;
    settle(transaction, office, token, Standing::TooOld, [now, now]).await
}

/// Takes in what is heard of a message; whether it changed anything. One that waits again does so until `due_at`.
pub(crate) async fn hear(
    transaction: &Transaction<'_>,
    office: OfficeCode,
    token: &Token,
    news: News,
    [now, due_at]: [i64; 2],
) -> Result<bool, Failure> {
    if !is_known(transaction, office, token).await? {
        return Ok(false);
    }
    // Who puts facts into an office's order holds the end of its feed before anything of it that is written here.
    feed::lock_head(transaction, office).await?;
    let statement = transaction
        .prepare_cached(
            "SELECT fate, recipient IS NULL FROM sms WHERE office = $1 AND token = $2 FOR UPDATE",
        )
        .await?;
    let row = transaction
        .query_opt(&statement, &[&office.to_string(), &token.as_slice()])
        .await?;
    let Some(row) = row else {
        return Ok(false);
    };
    let next = match next(standing(row.get(0))?, news) {
        None => return Ok(false),
        // The telephone was taken back while the message was in hand.
        Some(Standing::Waiting) if row.get(1) => Standing::NoPhone,
        Some(next) => next,
    };
    settle(transaction, office, token, next, [now, due_at]).await?;
    Ok(true)
}

/// Whether somebody waits for news of a message: strangers' guesses hold nobody up.
async fn is_known(
    transaction: &Transaction<'_>,
    office: OfficeCode,
    token: &Token,
) -> Result<bool, Failure> {
    let statement = transaction
        .prepare_cached("SELECT 1 FROM sms WHERE office = $1 AND token = $2")
        .await?;
    let row = transaction
        .query_opt(&statement, &[&office.to_string(), &token.as_slice()])
        .await?;
    Ok(row.is_some())
}

/// Writes down where a message stands, and tells the office if that is new to it.
async fn settle(
    transaction: &Transaction<'_>,
    office: OfficeCode,
    token: &Token,
    standing: Standing,
    [now, due_at]: [i64; 2],
) -> Result<(), Failure> {
    // The telephone goes when nothing will be sent any more; the token when nothing can be news any more.
    let statement = transaction
        .prepare_cached(
            "UPDATE sms SET fate = $3, changed_at = $4, due_at = $5,
               recipient = CASE WHEN $3 = 'waiting' THEN recipient END,
               token = CASE WHEN $3 IN ('handed_over', 'failed', 'unknown') THEN token END
             WHERE office = $1 AND token = $2
             RETURNING office, number, purpose",
        )
        .await?;
    let row = transaction
        .query_one(
            &statement,
            &[
                &office.to_string(),
                &token.as_slice(),
                &standing.name(),
                &now,
                &due_at,
            ],
        )
        .await?;
    let (_, number, purpose) = identity(&row)?;
    tell(transaction, office, &[(number, purpose, standing)], now).await
}

/// Puts what became of messages into the office's feed.
async fn tell(
    transaction: &Transaction<'_>,
    office: OfficeCode,
    messages: &[Told],
    now: i64,
) -> Result<(), Failure> {
    let facts = told(transaction, office, messages).await?;
    let facts: Vec<_> = facts
        .into_iter()
        .map(|fact| (Author::Center, fact))
        .collect();
    // The fate of an SMS causes none.
    own_fact::record(transaction, None, office, &facts, now).await
}

/// What the office is told of messages, once that is written down.
async fn told(
    transaction: &Transaction<'_>,
    office: OfficeCode,
    messages: &[Told],
) -> Result<Vec<Fact>, Failure> {
    let mut facts = Vec::with_capacity(messages.len());
    let statement = transaction
        .prepare_cached(
            "UPDATE sms SET told = $4 WHERE office = $1 AND number = $2 AND purpose = $3 AND fate = $4
               AND told IS DISTINCT FROM $4",
        )
        .await?;
    for (number, purpose, standing) in messages {
        let Some(fate) = standing.fate() else {
            continue;
        };
        let changed = transaction
            .execute(
                &statement,
                &[
                    &office.to_string(),
                    &digits(*number),
                    &name(purpose),
                    &standing.name(),
                ],
            )
            .await?;
        if changed > 0 {
            facts.push(Fact::SmsFateChanged {
                number: *number,
                purpose: *purpose,
                fate,
            });
        }
    }
    Ok(facts)
}

/// Forgets an application's messages: what is written of it was erased by law.
pub(crate) async fn forget(
    transaction: &Transaction<'_>,
    number: ApplicationNumber,
) -> Result<(), Failure> {
    transaction
        .execute(
            "DELETE FROM sms WHERE office = $1 AND number = $2",
            &[&number.office().to_string(), &digits(number)],
        )
        .await?;
    Ok(())
}

/// Office, number and purpose from the first three columns.
fn identity(row: &Row) -> Result<(OfficeCode, ApplicationNumber, SmsPurpose), Failure> {
    let office: String = row.get(0);
    let number = format!("{:013}", row.get::<_, i64>(1));
    Ok((
        office.parse().map_err(|_| damaged("office"))?,
        number.try_into().map_err(|_| damaged("number"))?,
        named(row.get(2))?,
    ))
}

fn standing(name: &str) -> Result<Standing, Failure> {
    Standing::find(name).ok_or_else(|| damaged("fate"))
}

/// A word of the domain as facts hold it too.
fn name(word: &impl Serialize) -> String {
    let value = serde_json::to_value(word).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

fn named<T: DeserializeOwned>(name: &str) -> Result<T, Failure> {
    serde_json::from_value(Value::from(name)).map_err(|_| damaged("word"))
}
