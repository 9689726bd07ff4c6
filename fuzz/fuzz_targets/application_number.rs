//! See `stories::fuzz::application_number`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| stories::fuzz::application_number(bytes));
