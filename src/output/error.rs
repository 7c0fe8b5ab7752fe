//! Why a folder could not be brought up to date: what stands where, and what the user can do.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::place::PREVIEW;
use crate::diagnostics::system::reason;
use crate::diagnostics::{Phrase, phrases};

/// Why the output folder was refused or could not be written. `message` says what is wrong, `help` what to do.
#[derive(Debug)]
#[non_exhaustive]
pub enum OutputError {
    /// The output's path is a file.
    NotAFolder { path: PathBuf },
    /// The folder holds files, and nothing says that carnet made it; `file` is one of them.
    Foreign { folder: PathBuf, file: PathBuf },
    /// The folder was made for another audience: mixing them would publish what one of them must not see.
    OtherAudience { folder: PathBuf, found: String, wanted: String },
    /// The folder lies among files that builds publish as they are: `part` is the folder of the site that holds them.
    CopiedPlace { folder: PathBuf, part: &'static str },
    /// A preview was asked for in a folder that is published, or that is part of one.
    PublicPlace { folder: PathBuf },
    /// A preview, which shows private notes, lies in a folder that is published.
    HoldsPreview { folder: PathBuf },
    /// The site of a community lies in a folder that is published.
    HoldsAudience { folder: PathBuf, found: String },
    /// What is not for everyone was asked for within a folder that is published.
    WithinOutput { folder: PathBuf, around: PathBuf },
    /// The manifest, or the note of an interrupted build, is not one that this carnet can read.
    Unreadable { path: PathBuf, reason: Phrase },
    /// A file or folder that carnet did not make is where the site wants one.
    InTheWay { path: PathBuf },
    /// A symbolic link is where the site wants a file or a folder.
    Symlink { path: PathBuf },
    /// The site itself is wrong: a path that would leave the folder, or that is a file and a folder at once.
    BadPath { path: String, reason: Phrase },
    /// Another build is writing, or has written since the folder was checked.
    Busy { folder: PathBuf },
    /// The disk refused.
    Io { action: Action, path: PathBuf, source: io::Error },
}

/// What the disk was asked to do with a file or folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    Create,
    Find,
    Read,
    Write,
    Remove,
}

impl OutputError {
    /// What is wrong.
    pub fn message(&self) -> Phrase {
        let shown = |path: &PathBuf| path.display().to_string();
        match self {
            Self::NotAFolder { path } => phrases::output_not_a_folder(shown(path)),
            Self::Foreign { folder, file } => phrases::output_foreign(shown(folder), shown(file)),
            Self::OtherAudience { folder, found, .. } if found == PREVIEW => phrases::output_is_preview(shown(folder)),
            Self::OtherAudience { folder, found, wanted } => {
                phrases::output_of_other_audience(shown(folder), found, wanted)
            }
            Self::CopiedPlace { folder, part } => phrases::output_among_copied_files(shown(folder), *part),
            Self::PublicPlace { folder } => phrases::output_of_preview_is_public(shown(folder)),
            Self::HoldsPreview { folder } => phrases::output_holds_preview(shown(folder)),
            Self::HoldsAudience { folder, found } => phrases::output_holds_audience(shown(folder), found),
            Self::WithinOutput { folder, around } => phrases::output_within_another(shown(folder), shown(around)),
            Self::Unreadable { path, reason } => phrases::output_unreadable(shown(path), reason.clone()),
            Self::InTheWay { path } => phrases::output_in_the_way(shown(path)),
            Self::Symlink { path } => phrases::output_symbolic_link(shown(path)),
            Self::BadPath { path, reason } => phrases::output_bad_path(path, reason.clone()),
            Self::Busy { folder } => phrases::output_busy(shown(folder)),
            Self::Io { action, path, source } => match action {
                Action::Create => phrases::cannot_create(shown(path), reason(source)),
                Action::Find => phrases::cannot_find(shown(path), reason(source)),
                Action::Read => phrases::cannot_read(shown(path), reason(source)),
                Action::Write => phrases::cannot_write(shown(path), reason(source)),
                Action::Remove => phrases::cannot_remove(shown(path), reason(source)),
            },
        }
    }

    /// What the user can do about it, when there is something to say.
    pub fn help(&self) -> Option<Phrase> {
        match self {
            Self::NotAFolder { .. } => Some(phrases::output_not_a_folder_help()),
            Self::Foreign { .. } => Some(phrases::output_foreign_help()),
            Self::OtherAudience { found, .. } if found == PREVIEW => Some(phrases::output_is_preview_help()),
            Self::OtherAudience { wanted, .. } if wanted == PREVIEW => {
                Some(phrases::output_of_preview_is_public_help())
            }
            Self::CopiedPlace { .. } => Some(phrases::output_among_copied_files_help()),
            Self::PublicPlace { .. } => Some(phrases::output_of_preview_is_public_help()),
            Self::HoldsPreview { .. } | Self::HoldsAudience { .. } => Some(phrases::output_is_preview_help()),
            Self::WithinOutput { .. } => Some(phrases::output_of_other_audience_help()),
            Self::OtherAudience { .. } => Some(phrases::output_of_other_audience_help()),
            Self::Unreadable { .. } => Some(phrases::output_unreadable_help()),
            Self::InTheWay { .. } => Some(phrases::output_in_the_way_help()),
            Self::Symlink { .. } => Some(phrases::output_symbolic_link_help()),
            Self::Busy { .. } => Some(phrases::output_busy_help()),
            Self::BadPath { .. } | Self::Io { .. } => None,
        }
    }
}

/// In English, for tests and programs.
impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.message().fmt(f)
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
pub(super) trait Attempt<T> {
    fn attempt(self, action: Action, path: &Path) -> Result<T, OutputError>;
}

impl<T> Attempt<T> for io::Result<T> {
    fn attempt(self, action: Action, path: &Path) -> Result<T, OutputError> {
        self.map_err(|source| OutputError::Io { action, path: path.to_owned(), source })
    }
}
