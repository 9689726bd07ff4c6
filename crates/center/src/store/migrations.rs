//! Migrations: run when a process starts, all or none, by one process at a time.

use deadpool_postgres::Pool;

use crate::failure::Failure;

/// Append-only: one that was ever shipped is never changed.
const MIGRATIONS: [&str; 7] = [
    include_str!("../../../../migrations/center/0001_center.sql"),
    include_str!("../../../../migrations/center/0002_applications.sql"),
    include_str!("../../../../migrations/center/0003_sms.sql"),
    include_str!("../../../../migrations/center/0004_attachments.sql"),
    include_str!("../../../../migrations/center/0005_coming_back.sql"),
    include_str!("../../../../migrations/center/0006_once_after_coming_back.sql"),
    include_str!("../../../../migrations/center/0007_parted_from.sql"),
];

/// Any number, as long as nobody else locks it.
const LOCK: i64 = 0x0A41_4B01;

/// Brings the database up to date.
///
/// # Errors
/// It cannot be reached or changed, or was written by a newer program.
pub(crate) async fn run(pool: &Pool) -> Result<(), Failure> {
    let mut session = pool.get().await?;
    let transaction = session.transaction().await?;
    transaction
        .execute("SELECT pg_advisory_xact_lock($1)", &[&LOCK])
        .await?;
    transaction
        .batch_execute("CREATE TABLE IF NOT EXISTS migration (number integer PRIMARY KEY, run_at timestamptz NOT NULL DEFAULT now())")
        .await?;
    let row = transaction
        .query_one("SELECT coalesce(max(number), 0) FROM migration", &[])
        .await?;
    let done = usize::try_from(row.get::<_, i32>(0)).unwrap_or_default();
    if done > MIGRATIONS.len() {
        return Err(Failure::new(
            "the database was written by a newer center; nothing was changed",
        ));
    }
    for (migration, number) in MIGRATIONS.iter().zip(1_i32..).skip(done) {
        transaction.batch_execute(migration).await?;
        transaction
            .execute("INSERT INTO migration (number) VALUES ($1)", &[&number])
            .await?;
        tracing::info!(number, "migrated");
    }
    transaction.commit().await?;
    Ok(())
}
