//! See `stories::fuzz::recovery_code`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| stories::fuzz::recovery_code(bytes));
