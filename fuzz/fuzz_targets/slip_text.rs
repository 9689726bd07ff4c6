//! See `stories::fuzz::slip_text`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| stories::fuzz::slip_text(bytes));
