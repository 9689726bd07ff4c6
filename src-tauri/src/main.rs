//! The desk program: its window, and its terminal commands.

#[cfg(all(test, feature = "contract"))]
mod contract;

fn main() {}
