//! See `stories::fuzz::thumbnails`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| stories::fuzz::thumbnails(bytes));
