//! Questions about many messages: who has not been heard of, who must be told otherwise, how much waits.

use deadpool_postgres::{GenericClient, Transaction};
use domain::fact::SmsPurpose;
use domain::{ApplicationNumber, OfficeCode};

use super::{Token, identity, name, standing, tell};
use crate::failure::Failure;
use crate::sms::course::Standing;
use crate::store::feed;
use crate::store::values::damaged;

/// How many are looked after at a time.
const MANY: i64 = 100;

/// Messages that have stood so since before a moment.
pub(crate) async fn silent(
    client: &impl GenericClient,
    standing: Standing,
    since: i64,
) -> Result<Vec<(OfficeCode, Token)>, Failure> {
    let statement = client
        .prepare_cached(
            "SELECT office, token FROM sms WHERE fate = $1 AND fate IN ('claimed', 'handed_over')
               AND changed_at <= $2 AND token IS NOT NULL ORDER BY changed_at LIMIT $3",
        )
        .await?;
    let rows = client
        .query(&statement, &[&standing.name(), &since, &MANY])
        .await?;
    let found = rows.iter().map(|row| {
        let office: String = row.get(0);
        let token: &[u8] = row.get(1);
        Ok((
            office.parse().map_err(|_| damaged("office"))?,
            token.try_into().map_err(|_| damaged("token"))?,
        ))
    });
    found.collect()
}

/// Messages of one office that have been waiting for long.
type OfOffice = (OfficeCode, Vec<(ApplicationNumber, SmsPurpose)>);

/// Messages that have been waiting since before a moment, and whose offices do not know.
pub(crate) async fn waiting(
    client: &impl GenericClient,
    since: i64,
) -> Result<Vec<OfOffice>, Failure> {
    let rows = client
        .query(
            "SELECT office, number, purpose FROM sms
             WHERE fate = 'waiting' AND changed_at <= $1 AND told IS NULL ORDER BY office, number LIMIT $2",
            &[&since, &MANY],
        )
        .await?;
    let mut found: Vec<OfOffice> = Vec::new();
    for row in &rows {
        let (office, number, purpose) = identity(row)?;
        match found.last_mut() {
            Some((last, waiting)) if *last == office => waiting.push((number, purpose)),
            _ => found.push((office, vec![(number, purpose)])),
        }
    }
    Ok(found)
}

/// Tells an office that these wait, as far as they still do.
pub(crate) async fn tell_waiting(
    transaction: &Transaction<'_>,
    office: OfficeCode,
    waiting: &[(ApplicationNumber, SmsPurpose)],
    now: i64,
) -> Result<(), Failure> {
    feed::lock_head(transaction, office).await?;
    let waiting: Vec<_> = waiting
        .iter()
        .map(|(number, purpose)| (*number, *purpose, Standing::Waiting))
        .collect();
    tell(transaction, office, &waiting, now).await
}

/// An application whose result its person was not told by SMS, and why.
#[derive(Debug)]
pub(crate) struct Unreached {
    pub(crate) number: ApplicationNumber,
    pub(crate) standing: Standing,
}

/// Whose result must be told by a call or a letter, and has not been told at all.
pub(crate) async fn unreached(
    client: &impl GenericClient,
    office: OfficeCode,
) -> Result<Vec<Unreached>, Failure> {
    let rows = client
        .query(
            "SELECT office, number, purpose, fate FROM sms JOIN application USING (office, number)
             WHERE office = $1 AND purpose = $2 AND fate IN ('no_phone', 'failed', 'unknown', 'too_old')
               AND application.state = 'concluded'
               AND occasion = (SELECT max(occasion) FROM sms AS other WHERE other.office = sms.office
                               AND other.number = sms.number AND other.purpose = sms.purpose)
             ORDER BY number",
            &[&office.to_string(), &name(&SmsPurpose::Conclusion)],
        )
        .await?;
    let found = rows.iter().map(|row| {
        Ok(Unreached {
            number: identity(row)?.1,
            standing: standing(row.get(3))?,
        })
    });
    found.collect()
}

/// How much waits or is not known of.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Backlog {
    /// Messages that wait.
    pub(crate) waiting: i64,
    /// Messages that a process is handing over.
    pub(crate) claimed: i64,
    /// Messages whose last report is not there yet.
    pub(crate) handed_over: i64,
    /// Since when the first of those that wait does, in milliseconds since 1970.
    pub(crate) oldest: Option<i64>,
}

/// How much waits, over all offices.
pub(crate) async fn backlog(client: &impl GenericClient) -> Result<Backlog, Failure> {
    let waiting = client
        .query_one(
            "SELECT count(*), min(caused_at) FROM sms WHERE fate = 'waiting'",
            &[],
        )
        .await?;
    let under_way = client
        .query_one(
            "SELECT count(*) FILTER (WHERE fate = 'claimed'), count(*) FILTER (WHERE fate = 'handed_over')
             FROM sms WHERE fate IN ('claimed', 'handed_over')",
            &[],
        )
        .await?;
    Ok(Backlog {
        waiting: waiting.get(0),
        oldest: waiting.get(1),
        claimed: under_way.get(0),
        handed_over: under_way.get(1),
    })
}
