//! Failures: faults that are nobody's mistake, and the one error type of the desk's use cases.
//!
//! A failure carries its code for the screen and its cause for the log. The cause never holds
//! personal data: it comes from the database, the disk, the network, never from what was typed.

use domain::refusal::Field;
use domain::{Refusal, RefusalCode};
use protocol::FailureCode;

use crate::high_water::HighWaterFailure;
use crate::machine::MachineFailure;
use crate::vault::{DamagedPart, KeyFailure, NotOpened};

/// A fault, with its cause for the log.
#[derive(Debug, thiserror::Error)]
#[error("{}: {cause}", code.as_str())]
pub struct Failure {
    /// What the screen says.
    pub code: FailureCode,
    /// What the log says.
    pub cause: String,
}

impl Failure {
    /// A failure with this cause.
    pub fn new(code: FailureCode, cause: impl std::fmt::Display) -> Self {
        Self {
            code,
            cause: cause.to_string(),
        }
    }
}

/// Why a use case did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The person asked for what may not or cannot be; one refusal for each field.
    #[error("refused: {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))]
    Refused(Vec<Refusal>),
    /// Something failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

/// What a use case answers.
pub type Answer<T> = Result<T, Trouble>;

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(vec![refusal])
    }
}

impl From<Vec<Refusal>> for Trouble {
    fn from(refusals: Vec<Refusal>) -> Self {
        Self::Refused(refusals)
    }
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        let code = match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => FailureCode::StorageFull,
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen) => FailureCode::StorageReadOnly,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                FailureCode::StorageDamaged
            }
            _ => FailureCode::StorageFailed,
        };
        Self::new(code, error)
    }
}

impl From<rusqlite::Error> for Trouble {
    fn from(error: rusqlite::Error) -> Self {
        Self::Failed(error.into())
    }
}

impl Failure {
    fn from_io(error: &std::io::Error) -> Self {
        use std::io::ErrorKind;
        let code = match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => FailureCode::StorageFull,
            ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => {
                FailureCode::StorageReadOnly
            }
            _ => FailureCode::StorageFailed,
        };
        Self::new(code, error)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::from_io(&error)
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        Self::Failed(error.into())
    }
}

impl From<serde_json::Error> for Failure {
    /// Only the place of the fault: serde's own sentence may quote what stood there.
    fn from(error: serde_json::Error) -> Self {
        let place = format!(
            "unreadable value, {:?}, line {}, column {}",
            error.classify(),
            error.line(),
            error.column()
        );
        Self::new(FailureCode::StorageDamaged, place)
    }
}

impl From<serde_json::Error> for Trouble {
    fn from(error: serde_json::Error) -> Self {
        Self::Failed(error.into())
    }
}

impl From<HighWaterFailure> for Failure {
    fn from(failure: HighWaterFailure) -> Self {
        let code = match failure {
            HighWaterFailure::Full => FailureCode::StorageFull,
            HighWaterFailure::ReadOnly => FailureCode::StorageReadOnly,
            HighWaterFailure::TooNew => FailureCode::StorageNewer,
            _ => FailureCode::HighWaterFailed,
        };
        Self::new(code, failure)
    }
}

impl From<HighWaterFailure> for Trouble {
    fn from(failure: HighWaterFailure) -> Self {
        match failure {
            HighWaterFailure::DeskCodeUsed => {
                Refusal::new(RefusalCode::DeskCodeUsed, Field::DeskCode).into()
            }
            other => Self::Failed(other.into()),
        }
    }
}

impl From<KeyFailure> for Failure {
    fn from(failure: KeyFailure) -> Self {
        let code = match &failure {
            KeyFailure::OtherMachine => FailureCode::OtherMachine,
            KeyFailure::KeyFileMissing
            | KeyFailure::KeyFileExposed
            | KeyFailure::TpmRefused
            | KeyFailure::Damaged(DamagedPart::MachineWrap | DamagedPart::KeyFile) => {
                FailureCode::KeyMissing
            }
            KeyFailure::TooNew { .. } => FailureCode::StorageNewer,
            KeyFailure::Storage(error) => return Self::from_io(error),
            KeyFailure::Missing | KeyFailure::Damaged(_) => FailureCode::KeysDamaged,
            _ => FailureCode::Internal,
        };
        Self::new(code, failure)
    }
}

impl From<MachineFailure> for Failure {
    fn from(failure: MachineFailure) -> Self {
        Self::new(FailureCode::Internal, failure)
    }
}

impl From<paper::Failure> for Failure {
    fn from(failure: paper::Failure) -> Self {
        Self::new(FailureCode::SlipNotDrawn, failure)
    }
}

impl From<NotOpened> for Trouble {
    fn from(not_opened: NotOpened) -> Self {
        match not_opened {
            NotOpened::Refused(refused) => Refusal::from(refused).into(),
            NotOpened::Failed(failure) => Self::Failed(failure.into()),
        }
    }
}
