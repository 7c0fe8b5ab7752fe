//! Changes of an author's files that leave every other byte as it was.
//!
//! [`Manuscript`] is a site as its author holds it, every document whatever its visibility; [`new`], [`revise`], [`rename`],
//! [`versions`] and [`form`] say what changes, as [`FileChange`]s; [`disk`] alone writes them. Every change is read again before it is
//! written, and must mean what was asked and nothing else. How a command is typed or told is not known here.

pub mod disk;
pub mod find;
pub mod form;
mod front_matter;
mod item;
mod list;
mod manuscript;
pub mod new;
pub mod rename;
pub mod revise;
mod scalar;
mod splice;
pub mod versions;

pub use manuscript::Manuscript;

use crate::content::source::SourceError;
use crate::diagnostics::{Diagnostic, Phrase};

/// A file that becomes another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileChange {
    /// Path from the site's folder, with `/`.
    pub file: String,
    /// None: the file is new.
    pub before: Option<String>,
    pub after: String,
    /// Where the file goes, when its name changes.
    pub renamed: Option<String>,
}

/// Why nothing was changed.
#[derive(Debug)]
pub enum Refusal {
    /// What was asked cannot be.
    Asked(Vec<Diagnostic>),
    /// The site's files have mistakes that stand in the way.
    Site(Vec<Diagnostic>),
    /// The disk refused.
    Disk(Phrase),
}

impl From<Diagnostic> for Refusal {
    fn from(diagnostic: Diagnostic) -> Refusal {
        Refusal::Asked(vec![diagnostic])
    }
}

impl From<SourceError> for Refusal {
    fn from(error: SourceError) -> Refusal {
        Refusal::Disk(error.phrase())
    }
}
