//! What holds for every input, one module a target: `holds` takes the bytes of an input and panics where it does not.
//!
//! The targets of `fuzz_targets/` give it what libFuzzer invents, the suite (`tests/suite/properties.rs`, of which this is a
//! module) the texts of the tests and their mutations.

pub mod fixture;
pub mod front_matter;
pub mod markdown;
pub mod memory;
pub mod names;
pub mod pieces;
pub mod redaction;
pub mod seeds;
pub mod site;
