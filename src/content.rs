//! Reads a site's folder and makes a typed document of each file.
//!
//! Files and their lists ([`source`]), the configuration ([`config`]), the table of keys ([`keys`]), front matter, Markdown, and the
//! [`document::Document`] that [`reader`] makes of them. It must not know other documents, audiences or pages: what a name
//! means is decided in [`crate::publish`].

pub mod address_pattern;
pub mod companions;
pub mod config;
pub mod document;
pub mod fields;
pub mod front_matter;
pub(crate) mod git;
pub mod history;
pub mod i18n;
pub mod keys;
pub mod logseq;
pub mod markdown;
pub mod pictures;
pub mod reader;
pub mod silence;
pub mod source;
pub mod typography;
pub mod unknown;
pub mod yaml;
