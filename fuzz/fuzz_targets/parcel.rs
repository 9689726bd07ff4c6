//! See `stories::fuzz::parcel`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| stories::fuzz::parcel(bytes));
