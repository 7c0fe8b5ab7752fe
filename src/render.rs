//! Views and the theme to bytes.
//!
//! [`theme`] reads templates and the interface's texts, [`printer`] fills a page's template, [`redact`] and [`indexes`] make the
//! files for machines, [`editor`] the page of the form, [`epub`] makes books of notebooks, [`files`] adds what is copied. It must not know the disk.

pub mod editor;
pub mod epub;
pub mod files;
pub mod host;
pub mod indexes;
pub mod preview_mark;
pub mod printer;
pub mod redact;
pub mod theme;
