//! QR codes drawn by us, since many printers lack a command for them.

use crate::{Area, Bitmap, Failure, PaperWidth, Tenths};
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
    let quiet = QUIET_ZONE * module;
    let places = (0..code.size()).zip((quiet..).step_by(module as usize));
    for (y, top) in places.clone() {
        for (x, left) in places.clone() {
            if code.get_module(x, y) {
                picture.blacken(Area {
                    left: left.cast_signed(),
                    top: top.cast_signed(),
                    width: module,
                    height: module,
                });
            }
        }
    }
    Ok(picture)
}
