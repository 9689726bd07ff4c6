//! See `stories::fuzz::names`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| stories::fuzz::names(bytes));
