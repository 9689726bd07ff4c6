//! See `stories::fuzz::frame_to_desk`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| stories::fuzz::frame_to_desk(bytes));
