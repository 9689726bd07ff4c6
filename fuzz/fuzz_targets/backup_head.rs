//! See `stories::fuzz::backup_head`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| stories::fuzz::backup_head(bytes));
