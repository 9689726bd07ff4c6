//! See `stories::fuzz::signature_headers`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| stories::fuzz::signature_headers(bytes));
