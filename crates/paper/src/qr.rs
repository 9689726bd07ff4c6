//! QR codes drawn by us, since many printers lack a command for them.

use crate::{Bitmap, Failure, PaperWidth, Tenths};
use qrcodegen::{QrCode, QrCodeEcc};

/// White modules around the code, as ISO/IEC 18004 asks for.
const QUIET_ZONE: u32 = 4;

/// A QR code (error correction M, quiet zone 4) of whole dots a module, as near to `side` as that
/// allows, quiet zone included.
pub(crate) fn draw(payload: &str, side: Tenths, paper: PaperWidth) -> Result<Bitmap, Failure> {
    let code = QrCode::encode_text(payload, QrCodeEcc::Medium).map_err(|_| Failure::Qr)?;
    let modules = code.size().unsigned_abs() + 2 * QUIET_ZONE;
    let side = paper.length(side).min(paper.dots());
    let module = ((side + modules / 2) / modules).clamp(2, paper.dots() / modules);
    let mut picture = Bitmap::new(modules * module, modules * module);
    let quiet = i32::try_from(QUIET_ZONE).unwrap_or_default();
    let edge = i32::try_from(modules * module).unwrap_or_default();
    let step = i32::try_from(module).unwrap_or(1);
    for y in 0..edge {
        for x in 0..edge {
            if code.get_module(x / step - quiet, y / step - quiet) {
                picture.set(x, y, true);
            }
        }
    }
    Ok(picture)
}
