//! Looking up: a person asks at one office for what they applied for at another.

use minicbor::{Decode, Encode};

/// Which application, and what shows that the person who asks is the one who applied.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct LookUp {
    /// Its thirteen digits.
    #[n(0)]
    pub number: String,
    /// The last four digits of the identity number or the telephone that it was registered with.
    #[n(1)]
    pub digits: String,
}

/// Where an application stands, as far as another office may tell.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct LookedUp {
    /// The office that has it, by its full name.
    #[n(0)]
    pub office: String,
    /// How far it has come, as `domain::State` is written.
    #[n(1)]
    pub state: String,
    /// The office's promise: `YYYY-MM-DD`.
    #[n(2)]
    pub due_on: String,
    /// The unit that has it, by its name in Turkish.
    #[n(3)]
    pub unit: Option<String>,
    /// What came of it, as `domain::Outcome` is written.
    #[n(4)]
    pub outcome: Option<String>,
    /// The same in words for the person.
    #[n(5)]
    pub explanation: Option<String>,
}
