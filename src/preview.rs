//! The HTTP preview: what `build` would write, from memory, and pages that follow what changes.
//!
//! A [`Press`] makes one [`Edition`] of the site after another; a request sees one of them, whole. [`answer()`] is a pure
//! function of edition and request, [`serve`] brings it to sockets. Nothing here reads the file system by a name from a
//! request: names are looked up among the files that were built.
//!
//! The server is hyper on one thread of tokio rather than tiny_http, which has open advisories and cannot let go of a
//! client that says nothing: here a silent, slow or absurd one has its time and its size, and holds up nobody.

mod answer;
mod edition;
mod history;
mod hosts;
mod live;
mod press;
mod problems;
mod range;
mod server;
#[cfg(test)]
mod tests;
mod types;
pub mod watch;

pub use answer::{Answer, answer};
pub use edition::Edition;
pub use hosts::Hosts;
pub use press::{PagesTried, Press, Printed};
pub use server::serve;
