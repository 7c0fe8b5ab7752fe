//! Why nothing of a site can be read: its folder, or its configuration.

use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostics::system::reason;
use crate::diagnostics::{Phrase, phrases};

/// The site's folder, or the configuration that was asked for, cannot be read.
#[derive(Debug)]
pub struct SourceError {
    pub path: PathBuf,
    why: Unavailable,
}

#[derive(Debug)]
enum Unavailable {
    NoFolder,
    NoFile,
    Disk(io::Error),
}

impl SourceError {
    pub(super) fn no_folder(path: &Path) -> SourceError {
        SourceError { path: path.to_owned(), why: Unavailable::NoFolder }
    }

    pub(super) fn no_file(path: &Path) -> SourceError {
        SourceError { path: path.to_owned(), why: Unavailable::NoFile }
    }

    pub(super) fn of_disk(path: &Path, error: io::Error) -> SourceError {
        SourceError { path: path.to_owned(), why: Unavailable::Disk(error) }
    }

    /// For the author, in the language of the messages.
    pub fn phrase(&self) -> Phrase {
        let path = self.path.display().to_string();
        match &self.why {
            Unavailable::NoFolder => phrases::cannot_read_path(path, phrases::there_is_no_such_folder()),
            Unavailable::NoFile => phrases::cannot_read_path(path, phrases::there_is_no_such_configuration()),
            Unavailable::Disk(error) => phrases::cannot_read_path(path, reason(error)),
        }
    }
}

impl std::fmt::Display for SourceError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.phrase().fmt(f)
    }
}

impl std::error::Error for SourceError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.why {
            Unavailable::Disk(error) => Some(error),
            Unavailable::NoFolder | Unavailable::NoFile => None,
        }
    }
}
