//! See `stories::fuzz::phone`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| stories::fuzz::phone(bytes));
