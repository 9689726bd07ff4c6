//! All governorates and district governorates, from the project's own list.

use domain::Office;

use crate::failure::Failure;

#[derive(serde::Deserialize)]
struct OfficeRow {
    code: String,
    province: String,
    district: Option<String>,
}

/// The list.
pub(crate) fn offices() -> Result<Vec<Office>, Failure> {
    let text = include_str!("../../../../assets/reference/offices.csv");
    let unreadable = || Failure::new("the list of offices cannot be read");
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .map(|row| {
            let row: OfficeRow = row.map_err(|_| unreadable())?;
            Ok(Office {
                code: row.code.parse().map_err(|_| unreadable())?,
                province: row.province,
                district: row.district.filter(|name| !name.is_empty()),
            })
        })
        .collect()
}
