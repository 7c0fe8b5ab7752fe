//! Puts files into a folder that holds others: what is there already stays, unless its author asks for the new one.
//!
//! It must not know what the files are for.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::InitError;
use crate::author::edit::{FileChange, Refusal, disk};

/// A file to be put into a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// From the folder, with `/`.
    pub path: String,
    pub text: String,
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    Written,
    /// It was there, with the same text.
    Same,
    /// Another file of that name was there, and stays.
    Kept,
    /// Another file of that name was there, and was replaced.
    Replaced,
}

/// Writes the files, all or none of them; says what became of each, in their order. `replace` writes over others of their names.
///
/// # Errors
/// The disk refuses, or a file changed while this was done.
pub fn add(folder: &Path, files: &[NewFile], replace: bool) -> Result<Vec<Arrival>, InitError> {
    let mut changes = Vec::new();
    let mut arrivals = Vec::new();
    for NewFile { path, text } in files {
        let before = text_at(&folder.join(path))?;
        let arrival = match &before {
            None => Arrival::Written,
            Some(Some(before)) if before == text => Arrival::Same,
            Some(Some(_)) if replace => Arrival::Replaced,
            Some(_) => Arrival::Kept,
        };
        if matches!(arrival, Arrival::Written | Arrival::Replaced) {
            let before = before.flatten();
            changes.push(FileChange { file: path.clone(), before, after: text.clone(), renamed: None });
        }
        arrivals.push(arrival);
    }
    write(folder, &changes)?;
    Ok(arrivals)
}

/// Makes the changes, all or none.
///
/// # Errors
/// As [`add`].
pub(super) fn write(folder: &Path, changes: &[FileChange]) -> Result<(), InitError> {
    disk::write(folder, changes).map_err(|refusal| match refusal {
        Refusal::Disk(what) => InitError::Told(what),
        Refusal::Asked(_) | Refusal::Site(_) => InitError::Changed(folder.to_owned()),
    })
}

/// The text of what is at a path: none when nothing is there, and no text when it is something else than a text.
fn text_at(path: &Path) -> Result<Option<Option<String>>, InitError> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(String::from_utf8(bytes).ok())),
        Err(error) if error.kind() == ErrorKind::NotFound && path.symlink_metadata().is_err() => Ok(None),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::IsADirectory) => Ok(Some(None)),
        Err(error) => Err(InitError::Disk { path: PathBuf::from(path), error }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> NewFile {
        NewFile { path: path.into(), text: text.into() }
    }

    #[test]
    fn what_is_there_stays_unless_it_is_asked_for() {
        let place = tempfile::tempdir().expect("a temporary folder");
        let files = [file("a/b.yml", "b"), file("c.toml", "c"), file("d.sh", "d")];
        fs::write(place.path().join("c.toml"), "mine").expect("files can be written");
        fs::create_dir(place.path().join("d.sh")).expect("folders can be made");
        let add = |replace| add(place.path(), &files, replace).expect("the disk takes it");
        assert_eq!(add(false), [Arrival::Written, Arrival::Kept, Arrival::Kept]);
        let read = |path: &str| fs::read_to_string(place.path().join(path)).expect("it is there");
        assert_eq!((read("a/b.yml"), read("c.toml")), (String::from("b"), String::from("mine")));
        assert_eq!(add(true), [Arrival::Same, Arrival::Replaced, Arrival::Kept]);
        assert_eq!(read("c.toml"), "c");
    }
}
