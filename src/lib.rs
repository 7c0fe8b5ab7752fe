//! Turns a folder of Markdown notes into a linked, public notebook site.
//!
//! One direction, each stage its own type, made from the one before and never changed afterwards:
//!
//! 1. [`source`] reads the site's folder: texts and lists of files. [`config`] says how the site is built.
//! 2. [`reader`] makes a [`document::Document`] of each text: [`front_matter`] gives its metadata, [`markdown`] its
//!    body, HTML with holes where other documents decide. [`unread`] keeps what is not to be said without the files of which
//!    none could be made.
//! 3. [`audience`] separates what the readers of this build may see, [`audience::Published`], from what they may not.
//!    Everything below accepts nothing else.
//! 4. [`graph`] resolves every link ([`names`] knows what a name means) and turns them around into backlinks;
//!    [`changes`] is the change log.
//! 5. [`page`] says which pages there are, and where ([`address`]); [`view`] is what each is given, the contract with
//!    themes.
//! 6. [`render`] fills the templates of the [`theme`] in the language of [`i18n`]; [`redact`] and [`indexes`] make the
//!    files for machines, [`files`] adds what is copied. All of it together is a [`site::Site`].
//! 7. [`output`] brings a folder to hold exactly that site, or [`preview`] serves it from memory; [`watch`] says when the
//!    files changed, and everything begins again.
//!
//! [`pipeline`] runs the stages; [`cli`] is the command line. Beside them, [`edit`] changes what authors wrote, and nothing
//! else of it; [`schema`] holds the table of the keys they may write. What an author wrote wrong is a
//! [`diagnostic::Diagnostic`], gathered from all stages; only disks and sockets give errors.

#![forbid(unsafe_code)]

pub mod cli;
pub mod pipeline;

pub mod source;
// How a site is built.
pub mod config;
// Files to documents.
pub mod document;
pub mod front_matter;
pub mod markdown;
pub mod reader;
pub mod unread;
// Documents to what is published, linked.
pub mod audience;
pub mod changes;
pub mod graph;
pub mod names;
// What is published to pages.
pub mod address;
pub mod page;
pub mod view;
// Pages to a site.
pub mod files;
pub mod i18n;
pub mod indexes;
pub mod redact;
pub mod render;
pub mod site;
pub mod theme;
// What an editor would say, and what every message means.
pub mod check;
pub mod explain;
// A first notebook.
pub mod init;
// The site to a folder, or to a browser.
pub mod output;
pub mod preview;
pub mod watch;
// For authors.
pub mod edit;
pub mod schema;
// Tools of several stages.
pub mod diagnostic;
pub mod fields;
pub mod moment;
pub mod pictures;
pub mod silence;
pub mod slug;
pub mod yaml;

#[cfg(test)]
mod fixture;
