//! Paths of an output: what they may be, the folders around them, and what is beside the output itself.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::error::{Action, Attempt, OutputError};
use crate::diagnostics::{Phrase, phrases};

/// Begins the name of every file that is carnet's own in the output; no file of the site may begin with it.
pub(super) const RESERVED: &str = ".carnet-";

/// Why a path must not be written, even if the site asks for it: it would leave the folder, or be one of carnet's own
/// files. The site's maker already refuses such paths with a better message; this is the last guard.
pub(super) fn reason_to_refuse(path: &str) -> Option<Phrase> {
    path.split('/').find_map(|name| {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        if !name.is_empty() && !name.starts_with('.') && name.bytes().all(is_plain) {
            // As nearly all are; carnet's own begin with a dot.
            return None;
        }
        let mut components = Path::new(name).components();
        match (components.next(), components.next()) {
            (Some(Component::Normal(_)), None) => {}
            _ => return Some(phrases::path_part_unsound()),
        }
        match name {
            _ if name.contains(['\\', '\0']) => Some(phrases::path_bad_character()),
            _ if name.starts_with(RESERVED) => Some(phrases::path_reserved()),
            _ => None,
        }
    })
}

/// Every folder in which these files are.
pub(super) fn folders_of<'a>(paths: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let mut folders = BTreeSet::new();
    let mut last = None;
    for path in paths {
        // Paths come in their order: mostly the folder is that of the one before.
        let folder = path.rsplit_once('/').map(|(folder, _)| folder);
        if last.replace(folder) == Some(folder) {
            continue;
        }
        for parent in parents(path) {
            // Where a folder is known, so are those around it.
            if !folders.insert(parent) {
                break;
            }
        }
    }
    folders
}

/// The folders around a path, the nearest first; not the output itself.
pub(super) fn parents(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(path.rsplit_once('/').map(|(parent, _)| parent), |path| {
        path.rsplit_once('/').map(|(parent, _)| parent)
    })
}

/// The folder's place with every symbolic link followed; its parent is made when absent.
pub(super) fn resolve(folder: &Path) -> Result<PathBuf, OutputError> {
    if folder.is_dir() {
        return fs::canonicalize(folder).attempt(Action::Find, folder);
    }
    let folder = std::path::absolute(folder).attempt(Action::Find, folder)?;
    let (Some(parent), Some(name)) = (folder.parent(), folder.file_name()) else {
        return Err(OutputError::NotAFolder { path: folder });
    };
    fs::create_dir_all(parent).attempt(Action::Create, parent)?;
    Ok(fs::canonicalize(parent).attempt(Action::Find, parent)?.join(name))
}

/// A sibling, so that moving it is one step on one file system; one name, so that the next build finds it again.
pub(super) fn aside(folder: &Path) -> PathBuf {
    sibling(folder, "new")
}

/// The path of one of carnet's own things beside an output.
pub(super) fn sibling(folder: &Path, purpose: &str) -> PathBuf {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    folder.with_file_name(format!(".{name}.carnet-{purpose}"))
}
