//! Staff: who works at the desk, and what their role lets them do.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Identifies one staff member for ever, also after they left. An opaque text, not a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "contract", derive(ts_rs::TS), ts(type = "string"))]
pub struct StaffId(String);

impl StaffId {
    /// The staff member with this identifier.
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// The identifier as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for StaffId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a staff member is at this desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "contract", derive(ts_rs::TS))]
pub enum Role {
    /// Registers at the desk: banko görevlisi.
    Clerk,
    /// Sees applications through: Açık Kapı sorumlusu.
    Officer,
    /// Accompanies visitors: mihmandar.
    Escort,
    /// Watches what waits: yönetici.
    Manager,
    /// Sets the desk up and keeps it: sistem sorumlusu.
    Administrator,
}

/// What a role may be allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// Register, correct, link, look up, print.
    WorkWithApplications,
    /// Staff, printer, backups, office settings.
    KeepTheDesk,
}

impl Role {
    /// Whether this role may do that.
    pub fn may(self, permission: Permission) -> bool {
        match permission {
            Permission::WorkWithApplications => {
                matches!(
                    self,
                    Self::Clerk | Self::Officer | Self::Manager | Self::Administrator
                )
            }
            Permission::KeepTheDesk => self == Self::Administrator,
        }
    }
}

/// Who wrote a fact.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Author {
    /// A person.
    Staff(StaffId),
    /// The desk program itself, as on first run.
    Desk,
    /// The center itself, as when it tells what became of an SMS.
    Center,
}

impl Author {
    const DESK: &'static str = "desk";
    const CENTER: &'static str = "center";

    /// As the journal holds it: the staff identifier, `desk` or `center`.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Staff(id) => id.as_str(),
            Self::Desk => Self::DESK,
            Self::Center => Self::CENTER,
        }
    }

    /// Reads what [`Author::as_str`] wrote.
    pub fn from_journal(text: &str) -> Self {
        match text {
            Self::DESK => Self::Desk,
            Self::CENTER => Self::Center,
            id => Self::Staff(StaffId::new(id)),
        }
    }
}
