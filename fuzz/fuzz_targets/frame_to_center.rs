//! See `stories::fuzz::frame_to_center`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| stories::fuzz::frame_to_center(bytes));
