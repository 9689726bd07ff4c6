//! What a USB printer says of itself (USB 2.0, chapter 9; the printer class definition 1.1, chapter 4).

/// From a maker's range that is meant for trying things out (pid.codes).
pub const VENDOR: u16 = 0x1209;
/// The same for its model.
pub const PRODUCT: u16 = 0x0001;
/// Its serial number.
pub const SERIAL: &str = "AK-0001";

const MAKER: &str = "Acik Kapi";
const MODEL: &str = "Virtual Slip Printer";

/// What it answers to a request on its control endpoint; none where it does not know the request.
pub(super) fn answer(setup: [u8; 8]) -> Option<Vec<u8>> {
    let [kind, request, low, high, ..] = setup;
    match (kind, request) {
        // GET_DESCRIPTOR
        (0x80, 6) => descriptor(high, low),
        // GET_STATUS of the device: it has its own power supply.
        (0x80, 0) => Some(vec![1, 0]),
        // SET_CONFIGURATION, SET_INTERFACE, CLEAR_FEATURE, SOFT_RESET
        (0x00, 9) | (0x01, 11) | (0x02, 1) | (0x21 | 0x23, 2) => Some(Vec::new()),
        // GET_DEVICE_ID: its length, then words.
        (0xa1, 0) => {
            let id = format!("MFG:{MAKER};MDL:{MODEL};CMD:ESC/POS;CLS:PRINTER;");
            let length = u16::try_from(id.len() + 2).ok()?;
            Some([&length.to_be_bytes()[..], id.as_bytes()].concat())
        }
        // GET_PORT_STATUS: paper in, selected, no error.
        (0xa1, 1) => Some(vec![0x18]),
        _ => None,
    }
}

fn descriptor(kind: u8, number: u8) -> Option<Vec<u8>> {
    let [vendor_low, vendor_high] = VENDOR.to_le_bytes();
    let [product_low, product_high] = PRODUCT.to_le_bytes();
    match (kind, number) {
        (1, _) => Some(vec![
            18,
            1,
            0,
            2,
            0,
            0,
            0,
            64,
            vendor_low,
            vendor_high,
            product_low,
            product_high,
            0,
            1,
            1,
            2,
            3,
            1,
        ]),
        // One configuration, one interface of a printer that answers, bytes out at 1, in at 2.
        (2, _) => Some(vec![
            9, 2, 32, 0, 1, 1, 0, 0xc0, 1, //
            9, 4, 0, 0, 2, 7, 1, 2, 0, //
            7, 5, 0x01, 2, 0, 2, 0, //
            7, 5, 0x82, 2, 0, 2, 0,
        ]),
        (3, 0) => Some(vec![4, 3, 0x09, 0x04]),
        (3, 1) => text(MAKER),
        (3, 2) => text(MODEL),
        (3, 3) => text(SERIAL),
        _ => None,
    }
}

fn text(words: &str) -> Option<Vec<u8>> {
    let letters: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = u8::try_from(letters.len() + 2).ok()?;
    Some([&[length, 3][..], &letters].concat())
}
