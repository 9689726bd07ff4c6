//! When and how often: random instants that are the same in every run. When a program is hit at them is chance enough.

/// Random numbers from one that never changes.
pub struct Chance(u64);

impl Chance {
    /// At its beginning.
    #[expect(clippy::new_without_default, reason = "a beginning is no default")]
    pub fn new() -> Self {
        Self(0x9e37_79b9_7f4a_7c15)
    }

    /// The next one, below `limit`.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}

/// How many faults: `usual`, or what `ACIKKAPI_FAULTS` says.
pub fn how_many(usual: u32) -> u32 {
    let said = std::env::var("ACIKKAPI_FAULTS").ok();
    said.and_then(|word| word.parse().ok()).unwrap_or(usual)
}
