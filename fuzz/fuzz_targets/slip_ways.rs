//! See `stories::fuzz::slip_ways`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| stories::fuzz::slip_ways(bytes));
