//! Decides what the readers of a build may see, and links it.
//!
//! [`audience`] is the only maker of [`audience::Published`]; [`graph`] resolves names ([`names`]) and turns links around into
//! backlinks; [`changes`] is the change log; [`address`] says where each document is. It must not know pages, themes or the
//! disk.

pub mod address;
pub mod audience;
pub mod changes;
pub mod graph;
pub mod names;
pub mod unread;
pub mod versions;
