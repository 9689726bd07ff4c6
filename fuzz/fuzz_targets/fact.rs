//! See `stories::fuzz::fact`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| stories::fuzz::fact(bytes));
