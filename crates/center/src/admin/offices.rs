//! All governorates and district governorates, from the project's own list.

use domain::Office;
use domain::tables::OfficeRow;

use crate::failure::Failure;

/// The list.
pub(crate) fn offices() -> Result<Vec<Office>, Failure> {
    let text = include_str!("../../../../assets/reference/offices.csv");
    let unreadable = || Failure::new("the list of offices cannot be read");
    csv::Reader::from_reader(text.as_bytes())
        .deserialize::<OfficeRow>()
        .map(|row| Office::try_from(row.map_err(|_| unreadable())?).map_err(|_| unreadable()))
        .collect()
}
