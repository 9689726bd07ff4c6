//! What came with applications follows them.

use crate::working::{enrol_at, office, wait_for};
use desk::Desk;
use domain::Draft;
use stories::center::{Center, FaultLine};
use stories::office::{OFFICE, ordinary_draft};

#[test]
fn an_attachment_follows_its_fact_piece_by_piece_over_a_line_that_breaks() {
    let center = Center::start();
    let line = FaultLine::to(center.address(0));
    let folder = tempfile::tempdir().unwrap();
    let desk = office(folder.path(), "01");
    let picture = noise();
    assert!(picture.len() > 2 * 256 * 1024, "it has several pieces");
    let attached = desk.desk().attach_file("belge.png", &picture).unwrap();
    let draft = Draft {
        attachments: vec![attached.reference.clone()],
        ..ordinary_draft()
    };
    desk.register(&draft).unwrap();
    let address = format!("http://{}", line.address());
    // Within the second piece, and within the third.
    line.cut_after(vec![u64::MAX, 300_000, 400_000, u64::MAX]);
    enrol_at(&desk, &address, &center.enrolment_code(OFFICE, 15));

    let look = |desk: &Desk| {
        desk.sync_now();
        desk.sync_view().unwrap()
    };
    let (view, came) = desk.wait_for(look, |view| view.in_touch && view.all_is_there);
    assert!(came, "{view:?}");
    let there = "SELECT sha256, bytes, whole_at IS NOT NULL FROM attachment";
    let expected = format!("{}|{}|t", attached.reference.sha256, picture.len());
    assert_eq!(center.ask_database(there), expected);

    // What the center once said that it has it has whole.
    let pieces = "SELECT sum(length(content)) FROM attachment_chunk";
    assert_eq!(center.ask_database(pieces), picture.len().to_string());
    wait_for(&desk, |view| view.attachments_waiting == 0);
}

/// A picture that no compression makes small.
fn noise() -> Vec<u8> {
    let (width, height) = (500_u32, 420_u32);
    let mut state = 7_u32;
    let pixels: Vec<u8> = (0..width * height * 3)
        .map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        })
        .collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&pixels).unwrap();
    writer.finish().unwrap();
    bytes
}
