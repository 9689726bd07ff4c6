//! Offices: the 81 governorates and 922 district governorates, each with one Açık Kapı unit.
//!
//! The list itself is data (`assets/reference/offices.csv`), handed in by whoever reads it.

use serde::{Deserialize, Serialize};

use crate::number::OfficeCode;
use crate::turkish;

/// One office. Its name alone never identifies it: there is an Edremit in Balıkesir and one in Van.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub struct Office {
    /// Plate and district code.
    pub code: OfficeCode,
    /// The province it stands in.
    pub province: String,
    /// The district, or none for the governorate of the province.
    pub district: Option<String>,
}

impl Office {
    /// With its province in brackets, so that two places of one name are told apart: `Edremit (Balıkesir)`.
    pub fn full_name(&self) -> String {
        match &self.district {
            Some(district) => format!("{district} ({})", self.province),
            None => self.province.clone(),
        }
    }

    /// How well it answers a typed text, smaller is better; none when it does not.
    ///
    /// Plate numbers, office codes, and the beginnings of district or province answer.
    pub fn answers(&self, folded: &str) -> Option<u8> {
        let district = self
            .district
            .as_deref()
            .map(turkish::fold)
            .unwrap_or_default();
        let province = turkish::fold(&self.province);
        let both = format!("{district} {province}");
        let reversed = format!("{province} {district}");
        if folded.is_empty() {
            return None;
        }
        if self.code.to_string().starts_with(folded)
            || district == folded
            || (district.is_empty() && province == folded)
        {
            return Some(0);
        }
        if district.starts_with(folded) || (district.is_empty() && province.starts_with(folded)) {
            return Some(1);
        }
        if both.starts_with(folded) || reversed.starts_with(folded) {
            return Some(2);
        }
        both.split(' ')
            .any(|word| word.starts_with(folded))
            .then_some(3)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edremit(code: &str, province: &str) -> Office {
        Office {
            code: code.parse().unwrap(),
            province: province.into(),
            district: Some("Edremit".into()),
        }
    }

    #[test]
    fn two_places_of_one_name_are_told_apart() {
        let (west, east) = (edremit("1008", "Balıkesir"), edremit("6505", "Van"));
        assert_ne!(west.full_name(), east.full_name());
        assert_eq!(west.answers("edremit"), Some(0));
        assert_eq!(east.answers("edremit van"), Some(2));
        assert_eq!(west.answers("edremit van"), None);
        assert_eq!(west.answers("balikesir e"), Some(2));
        assert_eq!(west.answers("1008"), Some(0));
    }
}
