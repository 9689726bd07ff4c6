//! What a clone does otherwise than the printer it copies.

/// Lies, each switchable. None by default.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a thing of its own that is so or not"
)]
pub struct Lies {
    /// It answers nothing at all.
    pub silent: bool,
    /// It does not know `GS r`.
    pub no_fences: bool,
    /// It does not know `GS ( H`: the function's parameters are letters to it.
    pub no_identifiers: bool,
    /// It does not know `GS a`.
    pub no_automatic_status: bool,
    /// Whoever connects first gets what was last answered to somebody else.
    pub stale_reply: bool,
    /// It says that it is another make.
    pub foreign_identity: bool,
}

/// The answer to `GS I n`.
pub(super) fn identity(what: u8, foreign: bool) -> Vec<u8> {
    let (maker, model) = if foreign {
        (&b"_EPSON\0"[..], &b"_TM-T88V\0"[..])
    } else {
        (&b"_Acik Kapi\0"[..], &b"_Virtual\0"[..])
    };
    match what {
        1 => vec![0x20],
        2 => vec![0x02],
        66 => maker.to_vec(),
        67 => model.to_vec(),
        _ => vec![0x00],
    }
}
