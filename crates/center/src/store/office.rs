//! Offices.

use deadpool_postgres::GenericClient;
use domain::{Office, OfficeCode};

use super::values::damaged;
use crate::failure::Failure;

/// The office with this code.
pub(crate) async fn find(
    client: &impl GenericClient,
    code: OfficeCode,
) -> Result<Option<Office>, Failure> {
    let row = client
        .query_opt(
            "SELECT code, province, district FROM office WHERE code = $1",
            &[&code.to_string()],
        )
        .await?;
    row.map(|row| {
        Ok(Office {
            code: row
                .get::<_, String>(0)
                .parse()
                .map_err(|_| damaged("office"))?,
            province: row.get(1),
            district: row.get(2),
        })
    })
    .transpose()
}

/// Locks an office until the transaction ends: its desks and their codes change one at a time.
pub(crate) async fn lock(client: &impl GenericClient, code: OfficeCode) -> Result<(), Failure> {
    client
        .execute(
            "SELECT 1 FROM office WHERE code = $1 FOR UPDATE",
            &[&code.to_string()],
        )
        .await?;
    Ok(())
}

/// Every office's code.
pub(crate) async fn all(client: &impl GenericClient) -> Result<Vec<OfficeCode>, Failure> {
    let rows = client
        .query("SELECT code FROM office ORDER BY code", &[])
        .await?;
    let codes = rows.iter().map(|row| row.get::<_, String>(0).parse());
    codes
        .map(|code| code.map_err(|_| damaged("office")))
        .collect()
}

/// Writes these offices down, or their new names; how many there were.
pub(crate) async fn keep(client: &impl GenericClient, offices: &[Office]) -> Result<u64, Failure> {
    let codes: Vec<String> = offices
        .iter()
        .map(|office| office.code.to_string())
        .collect();
    let provinces: Vec<&str> = offices
        .iter()
        .map(|office| office.province.as_str())
        .collect();
    let districts: Vec<Option<&str>> = offices
        .iter()
        .map(|office| office.district.as_deref())
        .collect();
    let kept = client
        .execute(
            "INSERT INTO office (code, province, district)
             SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
             ON CONFLICT (code) DO UPDATE SET province = excluded.province, district = excluded.district",
            &[&codes, &provinces, &districts],
        )
        .await?;
    Ok(kept)
}
