//! See `stories::fuzz::printer_address`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| stories::fuzz::printer_address(bytes));
