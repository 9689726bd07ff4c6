//! See `stories::fuzz::spooler_answer`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| stories::fuzz::spooler_answer(bytes));
