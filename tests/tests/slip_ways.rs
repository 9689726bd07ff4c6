//! What a person typed is data on every way to paper: as a picture, in each of the printer's own
//! tables of letters, as PNG and as PDF.

use proptest::prelude::*;
use stories::fuzz::slip_ways;

#[test]
fn what_commands_reorders_or_smears_comes_out_harmless() {
    let marks = format!("e{}", "\u{301}".repeat(1_000));
    let long = "ş\u{1b}@ ".repeat(25_000);
    let typed = [
        "\u{0}\u{1}\u{10}\u{4}\u{1}\u{10}\u{14}\u{1}\u{0}\u{1}",
        "\u{1b}@\u{1d}V\u{0}\u{1b}p\u{0}\u{19}\u{fa}",
        "\u{202e}1003 010 004 235\u{202c}\u{2066}",
        "\u{301}\u{301}\u{301}",
        "\u{1c}&\u{1b}t\u{ff}",
        "👨‍👩‍👧 \u{e000}\u{fffe}",
        marks.as_str(),
        long.as_str(),
    ];
    assert_eq!(long.chars().count(), 100_000);
    for text in typed {
        slip_ways(text.as_bytes());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn whatever_is_typed_is_data(typed in any::<String>()) {
        slip_ways(typed.as_bytes());
    }

    #[test]
    fn bytes_that_are_no_text_are_data_too(
        bytes in prop::collection::vec(prop::sample::select(vec![0_u8, 4, 10, 0x10, 0x14, 0x1b, 0x1d, b'@', b'V', 0xc4, 0x9f, 0xff]), 0..80)
    ) {
        slip_ways(&bytes);
    }
}
