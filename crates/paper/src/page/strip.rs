//! The smallest thing that goes whole onto a page.

use crate::layout::Item;
use std::rc::Rc;

/// A band across the page, placed from its own top.
#[derive(Debug, Clone, Default)]
pub(super) struct Strip {
    pub(super) height: u32,
    pub(super) items: Vec<Item>,
    /// What it says, where it is the first of what it belongs to.
    pub(super) said: Option<String>,
    /// The next strip stands on the same page.
    pub(super) stays_with_next: bool,
    /// Only white, which a page does not begin with.
    pub(super) is_white: bool,
    /// What comes first on a page that begins with this strip: the names of a table's columns.
    pub(super) head: Option<Rc<Strip>>,
}

impl Strip {
    pub(super) fn white(height: u32) -> Self {
        Self {
            height,
            is_white: true,
            ..Self::default()
        }
    }

    /// Puts `other` over this one, both tops at one height.
    pub(super) fn beside(&mut self, other: Self) {
        self.height = self.height.max(other.height);
        self.items.extend(other.items);
        self.said = match (self.said.take(), other.said) {
            (Some(left), Some(right)) => Some(format!("{left} {right}")),
            (left, right) => left.or(right),
        };
        self.is_white &= other.is_white;
    }
}
