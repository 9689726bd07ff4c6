//! See `stories::fuzz::attachment_type`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| stories::fuzz::attachment_type(bytes));
