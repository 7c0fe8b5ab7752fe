//! Words as signs: slugs, spelling, moments in time.
//!
//! Knows nothing of a site; everything else may use it.

pub mod moment;
pub mod slug;
