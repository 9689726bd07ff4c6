//! Wrong tries in a row, and how long one waits after them. Who tries what is known by a hash alone, so that
//! names that do not exist are slowed down like those that do.

use deadpool_postgres::Client;
use domain::sign_in::{LOCKING_TRY, SignInWait, wait_after};
use sha2::{Digest, Sha256};

use crate::doors::chance;
use crate::failure::Failure;

/// After a day, wrong tries are forgotten.
const FORGOTTEN_AFTER: i64 = 86_400_000;

/// Counts a try before it is looked at; the seconds to wait where it comes too early, and then it is not counted.
pub(crate) async fn begin_try(
    session: &mut Client,
    subject: &str,
    now: i64,
) -> Result<Option<i64>, Failure> {
    let subject = hash(subject);
    let transaction = session.transaction().await?;
    transaction
        .execute(
            "INSERT INTO guard (subject, wrong_tries, wait_until) VALUES ($1, 0, 0) ON CONFLICT DO NOTHING",
            &[&subject],
        )
        .await?;
    let row = transaction
        .query_one(
            "SELECT wrong_tries, wait_until FROM guard WHERE subject = $1 FOR UPDATE",
            &[&subject],
        )
        .await?;
    let until: i64 = row.get(1);
    if until > now {
        return Ok(Some((until - now + 999) / 1_000));
    }
    // Nobody is locked out for good: strangers could do that to anyone whose name they know.
    let tries = (row.get::<_, i32>(0) + 1).min(i32::from(LOCKING_TRY) - 1);
    let seconds = match wait_after(u16::try_from(tries).unwrap_or(LOCKING_TRY - 1)) {
        SignInWait::Seconds(seconds) => i64::from(seconds),
        SignInWait::None | SignInWait::Locked => 0,
    };
    transaction
        .execute(
            "UPDATE guard SET wrong_tries = $2, wait_until = $3 WHERE subject = $1",
            &[&subject, &tries, &(now + seconds * 1_000)],
        )
        .await?;
    if chance(256) == 0 {
        transaction
            .execute(
                "DELETE FROM guard WHERE wait_until < $1",
                &[&(now - FORGOTTEN_AFTER)],
            )
            .await?;
    }
    transaction.commit().await?;
    Ok(None)
}

/// The try was right: what was wrong before is forgotten.
pub(crate) async fn forget(session: &Client, subject: &str) -> Result<(), Failure> {
    session
        .execute("DELETE FROM guard WHERE subject = $1", &[&hash(subject)])
        .await?;
    Ok(())
}

fn hash(subject: &str) -> Vec<u8> {
    Sha256::digest(subject.as_bytes()).to_vec()
}
