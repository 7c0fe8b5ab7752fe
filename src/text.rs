//! Words as signs: slugs, spelling, labels, moments in time.
//!
//! Knows nothing of a site; everything else may use it.

pub mod hash;
pub mod label;
pub mod moment;
pub mod signs;
pub mod slug;
