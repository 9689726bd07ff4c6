//! See `stories::fuzz::draft`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| stories::fuzz::draft(bytes));
