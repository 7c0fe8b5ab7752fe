//! Why a folder could not be brought up to date: what stands where, and what the user can do.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why the output folder was refused or could not be written. `Display` says what is wrong, `help` what to do.
#[derive(Debug)]
#[non_exhaustive]
pub enum OutputError {
    /// The output's path is a file.
    NotAFolder { path: PathBuf },
    /// The folder holds files, and nothing says that carnet made it; `file` is one of them.
    Foreign { folder: PathBuf, file: PathBuf },
    /// The folder was made for another audience: mixing them would publish what one of them must not see.
    OtherAudience { folder: PathBuf, found: String, wanted: String },
    /// The manifest, or the note of an interrupted build, is not one that this carnet can read.
    Unreadable { path: PathBuf, reason: String },
    /// A file or folder that carnet did not make is where the site wants one.
    InTheWay { path: PathBuf },
    /// A symbolic link is where the site wants a file or a folder.
    Symlink { path: PathBuf },
    /// The site itself is wrong: a path that would leave the folder, or that is a file and a folder at once.
    BadPath { path: String, reason: &'static str },
    /// Another build is writing, or has written since the folder was checked.
    Busy { folder: PathBuf },
    /// The disk refused; `action` is a verb (`write`).
    Io { action: &'static str, path: PathBuf, source: io::Error },
}

impl OutputError {
    /// What the user can do about it, when there is something to say.
    pub fn help(&self) -> Option<&'static str> {
        match self {
            Self::NotAFolder { .. } => Some("choose another output, or remove this file"),
            Self::Foreign { .. } => Some("choose another output, or empty this folder if nothing in it is needed"),
            Self::OtherAudience { .. } => Some("give each audience its own output folder"),
            Self::Unreadable { .. } => {
                Some("nothing was changed; remove this folder if all of it is carnet's, then build again")
            }
            Self::InTheWay { .. } => Some("move it elsewhere, or give the page another address"),
            Self::Symlink { .. } => Some("carnet writes through no link inside the output; remove it"),
            Self::Busy { .. } => Some("let it end, then build again"),
            Self::BadPath { .. } | Self::Io { .. } => None,
        }
    }
}

impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::NotAFolder { path } => write!(f, "the output '{}' is not a folder", path.display()),
            Self::Foreign { folder, file } => write!(
                f,
                "the output folder '{}' is neither empty nor made by carnet: it holds '{}'",
                folder.display(),
                file.display()
            ),
            Self::OtherAudience { folder, found, wanted } => write!(
                f,
                "the output folder '{}' holds a build for the audience '{found}', this one is for '{wanted}'",
                folder.display()
            ),
            Self::Unreadable { path, reason } => write!(f, "cannot understand '{}': {reason}", path.display()),
            Self::InTheWay { path } => write!(
                f,
                "'{}' is in the way: the site wants to write there, and carnet did not make it",
                path.display()
            ),
            Self::Symlink { path } => {
                write!(f, "'{}' is a symbolic link where the site wants to write", path.display())
            }
            Self::BadPath { path, reason } => write!(f, "cannot write a file named '{path}': {reason}"),
            Self::Busy { folder } => write!(f, "another build is writing to '{}'", folder.display()),
            Self::Io { action, path, source } => write!(f, "cannot {action} '{}': {source}", path.display()),
        }
    }
}

impl std::error::Error for OutputError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}

/// Says of an error of the disk what was attempted, and where.
pub trait Attempt<T> {
    fn attempt(self, action: &'static str, path: &Path) -> Result<T, OutputError>;
}

impl<T> Attempt<T> for io::Result<T> {
    fn attempt(self, action: &'static str, path: &Path) -> Result<T, OutputError> {
        self.map_err(|source| OutputError::Io { action, path: path.to_owned(), source })
    }
}
