//! See `stories::fuzz::national_id`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| stories::fuzz::national_id(bytes));
