//! What one guess costs: Argon2id (RFC 9106) with its parameters.
//!
//! The figures come from the OWASP Password Storage Cheat Sheet, section Argon2id.

use argon2::{Algorithm, Argon2, Params, Version};
use zeroize::Zeroizing;

use super::failure::KeyFailure;

/// Memory, passes and lanes of one Argon2id computation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// How often the memory is gone through.
    pub passes: u32,
    /// How many lanes it is divided into.
    pub lanes: u32,
}

impl Cost {
    /// For the recovery code: the first of OWASP's equivalent settings, 46 MiB and one pass. The code
    /// carries 110 random bits, so stretching is a second fence, not the first.
    pub const RECOVERY_CODE: Self = Self {
        memory_kib: 47_104,
        passes: 1,
        lanes: 1,
    };

    /// For PINs and passwords: 64 MiB and three passes on one lane, four times the work of OWASP's
    /// minimum, since a PIN carries few bits.
    pub const SIGN_IN: Self = Self {
        memory_kib: 65_536,
        passes: 3,
        lanes: 1,
    };

    /// What a document from outside may ask for at most, so that a forged one cannot exhaust the desk.
    const LARGEST: Self = Self {
        memory_kib: 262_144,
        passes: 10,
        lanes: 4,
    };

    /// Whether a document from outside may ask for it.
    pub(super) fn is_bearable(self) -> bool {
        self.memory_kib <= Self::LARGEST.memory_kib
            && (1..=Self::LARGEST.passes).contains(&self.passes)
            && (1..=Self::LARGEST.lanes).contains(&self.lanes)
            && self.memory_kib >= 8 * self.lanes
    }

    /// Stretches a secret to 32 bytes.
    pub(super) fn stretch(
        self,
        secret: &[u8],
        salt: &[u8; 16],
    ) -> Result<Zeroizing<[u8; 32]>, KeyFailure> {
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(32))
            .map_err(|_| KeyFailure::Computation)?;
        let mut stretched = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(secret, salt, stretched.as_mut())
            .map_err(|_| KeyFailure::Computation)?;
        Ok(stretched)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_costs_are_bearable_and_above_the_minimum_of_owasp() {
        for cost in [Cost::RECOVERY_CODE, Cost::SIGN_IN] {
            assert!(cost.is_bearable());
            let least = Cost {
                memory_kib: 19_456,
                passes: 2,
                lanes: 1,
            };
            let work = |cost: Cost| cost.memory_kib * cost.passes;
            assert!(work(cost) >= work(least));
        }
    }

    #[test]
    fn a_cost_that_would_exhaust_the_desk_is_not_borne() {
        let dear = Cost {
            memory_kib: u32::MAX,
            ..Cost::SIGN_IN
        };
        assert!(!dear.is_bearable());
        let impossible = Cost {
            memory_kib: 8,
            passes: 1,
            lanes: 2,
        };
        assert!(!impossible.is_bearable());
        assert!(
            !Cost {
                passes: 0,
                ..Cost::SIGN_IN
            }
            .is_bearable()
        );
    }
}
