//! The words and rules of an Açık Kapı desk.
//!
//! Everything here is pure: no clock, no randomness, no input or output, nothing asynchronous.
//! Time and identifiers come in as arguments, decisions go out as facts or refusals, so the desk,
//! the center and a test apply one and the same code. Storing, hashing, printing and words for
//! people are other crates' work.

pub mod applicant;
pub mod application;
pub mod calendar;
pub mod catalogue;
pub mod draft;
pub mod fact;
pub mod history;
pub mod life;
pub mod national_id;
pub mod number;
pub mod office;
pub mod phone;
pub mod printer;
pub mod privacy;
pub mod refusal;
pub mod sign_in;
pub mod slip_texts;
pub mod staff;
pub mod tables;
pub mod turkish;
pub mod typed_text;

pub use applicant::{Applicant, AssistanceNeed, Identity, Language, Representative};
pub use application::{
    Application, AttachmentKind, AttachmentReference, Change, Kind, Registration,
};
pub use calendar::{Calendar, DeadlineRule, Deadlines};
pub use draft::Draft;
pub use fact::{Fact, FactPlace, SmsFate, SmsPurpose};
pub use life::{Answer, DeliveryWay, Life, Outcome, State, Step};
pub use national_id::NationalId;
pub use number::{ApplicationNumber, DeskCode, OfficeCode, RunningNumber};
pub use office::Office;
pub use phone::Phone;
pub use printer::{PaperKind, Printer, PrinterId, PrinterTarget, SlipWidth};
pub use refusal::{Field, Refusal, RefusalCode};
pub use slip_texts::SlipTexts;
pub use staff::{Author, Role, StaffId};
