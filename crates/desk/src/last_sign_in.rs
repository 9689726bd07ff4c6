//! Who signed in last at this desk: so that their name is chosen, and the screen looks as they like
//! it, before they sign in again.
//!
//! A small file of this machine: the identifier only, which says nothing to anybody without the
//! store. Nothing depends on it; one that cannot be kept or read means that nobody is chosen.

use domain::StaffId;

use crate::durable_file;
use crate::places::Places;

/// Keeps who signed in just now.
pub(crate) fn keep(places: &Places, staff: &StaffId) {
    if let Err(error) = durable_file::write(&places.last_sign_in(), staff.as_str().as_bytes()) {
        tracing::warn!(%error, "who signed in last was not kept");
    }
}

/// Who it was, if anybody.
pub(crate) fn find(places: &Places) -> Option<StaffId> {
    let text = std::fs::read_to_string(places.last_sign_in()).ok()?;
    Some(StaffId::new(text))
}
