//! What can go wrong between a document and its dots: faults of ours, never of the person's input.

use std::fmt;

/// A document could not be turned into dots, bytes or a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// What the QR code should carry is too long for one.
    Qr,
    /// A stored picture (the mark, an office's logo) cannot be read.
    Picture(String),
    /// The printer's bytes could not be put together.
    Escpos(String),
    /// The PDF could not be put together.
    Pdf(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Qr => write!(f, "the QR code cannot hold what it should carry"),
            Self::Picture(why) => write!(f, "a picture cannot be read or written: {why}"),
            Self::Escpos(why) => write!(f, "the printer's bytes cannot be put together: {why}"),
            Self::Pdf(why) => write!(f, "the PDF cannot be put together: {why}"),
        }
    }
}

impl std::error::Error for Failure {}
