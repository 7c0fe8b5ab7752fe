//! Turns a folder of Markdown notes into a linked, public notebook site.
//!
//! One direction, each stage its own type, made from the one before and never changed afterwards. [`pipeline`] runs the
//! stages; [`cli`] is the command line. The rooms, in reading order:
//!
//! 1. [`content`] reads the site's folder and makes a [`content::document::Document`] of each text: metadata, and HTML with holes
//!    where other documents decide.
//! 2. [`publish`] separates what the readers of this build may see, [`publish::audience::Published`], from what they may not, and
//!    links it. Everything below accepts nothing else.
//! 3. [`pages`] says which pages there are, and where; [`pages::view`] is what each is given, the contract with themes.
//! 4. [`render`] fills the templates of the theme and makes the files for machines. All of it together is a
//!    [`pages::site::Site`].
//! 5. [`search`] makes the index that readers search, from the same documents.
//! 6. [`output`] brings a folder to hold exactly that site, or [`preview`] serves it from memory and makes it again when files
//!    changed.
//! 7. [`author`] changes and judges what authors wrote.
//!
//! Below them, for all: [`diagnostics`], what an author wrote wrong as data, gathered from all stages, and [`text`]. Only disks
//! and sockets give errors.

#![forbid(unsafe_code)]

pub mod cli;
pub mod pipeline;

pub mod author;
pub mod content;
pub mod output;
pub mod pages;
pub mod preview;
pub mod publish;
pub mod render;
pub mod search;

pub mod diagnostics;
pub mod text;

#[cfg(test)]
mod fixture;
