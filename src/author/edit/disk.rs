//! The only writer of an author's files.
//!
//! Each file is written whole under a temporary name beside its place, then renamed, so that it is the old one or the
//! new, never a part. All of them wait under their temporary names before the first is renamed. It knows bytes, not notes.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::{FileChange, Refusal};
use crate::diagnostics::system::reason;
use crate::diagnostics::{Phrase, phrases, say};

/// Begins the names of files that are not finished; readers of a site pass over names with a dot.
const TEMPORARY: &str = ".carnet-edit-";

/// Makes the changes in a site's folder.
///
/// # Errors
/// Before anything is changed: a new file's place is taken, or a file is no longer what it was when it was read. The
/// disk's own, at any moment: those renamed by then stay, the others are as they were.
pub fn write(root: &Path, changes: &[FileChange]) -> Result<(), Refusal> {
    for change in changes {
        check(root, change)?;
    }
    let mut waiting = WaitingFiles(Vec::new());
    for change in changes.iter().filter(|change| change.before.as_deref() != Some(change.after.as_str())) {
        waiting.add(root, change)?;
    }
    waiting.put()?;
    for change in changes {
        if let Some(to) = &change.renamed {
            let (from, to) = (root.join(&change.file), root.join(to));
            if let Some(folder) = to.parent() {
                fs::create_dir_all(folder).map_err(|error| refused(phrases::cannot_make_folder, folder, &error))?;
            }
            fs::rename(&from, &to).map_err(|error| refused(phrases::cannot_rename_path, &from, &error))?;
            if let (Some(left), Some(folder)) = (from.parent(), to.parent())
                && left != folder
            {
                // Only a folder that is empty goes: one that holds something is refused.
                let _ = fs::remove_dir(left);
            }
        }
    }
    Ok(())
}

fn check(root: &Path, change: &FileChange) -> Result<(), Refusal> {
    let path = root.join(&change.file);
    if let Some(to) = &change.renamed
        && is_another(&path, &root.join(to))
    {
        return Err(taken(to));
    }
    match (&change.before, fs::read(&path)) {
        (None, Err(error)) if error.kind() == ErrorKind::NotFound => Ok(()),
        (None, Ok(_)) => Err(taken(&change.file)),
        (Some(before), Ok(bytes)) if before.as_bytes() == bytes => Ok(()),
        (Some(_), Ok(_)) => Err(say::file_changed_meanwhile().in_file(&change.file.as_str().into()).into()),
        (_, Err(error)) => Err(refused(phrases::cannot_read_path, &path, &error)),
    }
}

/// Whether something stands at `to` that is not the file itself under a name of other case.
fn is_another(from: &Path, to: &Path) -> bool {
    to.symlink_metadata().is_ok() && from.canonicalize().ok() != to.canonicalize().ok()
}

fn taken(file: &str) -> Refusal {
    say::file_of_that_name().in_file(&file.into()).help(phrases::choose_another_title()).into()
}

/// `what` says what could not be done to the path.
fn refused(what: fn(String, Phrase) -> Phrase, path: &Path, error: &io::Error) -> Refusal {
    Refusal::Disk(what(path.display().to_string(), reason(error)))
}

/// Files under their temporary names, with their places; what was not put in its place goes.
struct WaitingFiles(Vec<(PathBuf, PathBuf)>);

impl WaitingFiles {
    fn add(&mut self, root: &Path, change: &FileChange) -> Result<(), Refusal> {
        let named = root.join(&change.file);
        // A symbolic link stays one: the file it leads to is written.
        let place = named.canonicalize().unwrap_or(named);
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder).map_err(|error| refused(phrases::cannot_make_folder, folder, &error))?;
        }
        let temporary = place.with_file_name(format!("{TEMPORARY}{}-{}", std::process::id(), self.0.len()));
        self.0.push((temporary.clone(), place.clone()));
        let written = (|| {
            let mut file = OpenOptions::new().write(true).create_new(true).open(&temporary)?;
            file.write_all(change.after.as_bytes())?;
            if let Ok(metadata) = place.metadata() {
                file.set_permissions(metadata.permissions())?;
            }
            file.sync_all()
        })();
        written.map_err(|error| refused(phrases::cannot_write_path, &place, &error))
    }

    fn put(mut self) -> Result<(), Refusal> {
        while let Some((temporary, place)) = self.0.last() {
            fs::rename(temporary, place).map_err(|error| refused(phrases::cannot_write_path, place, &error))?;
            self.0.pop();
        }
        Ok(())
    }
}

impl Drop for WaitingFiles {
    fn drop(&mut self) {
        for (temporary, _) in &self.0 {
            // It may never have been made.
            let _ = fs::remove_file(temporary);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(file: &str, before: Option<&str>, after: &str) -> FileChange {
        FileChange { file: file.into(), before: before.map(str::to_owned), after: after.into(), renamed: None }
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("the folder is there");
        let mut names: Vec<String> =
            entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn all_or_nothing() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::write(folder.path().join("a.md"), "a").expect("it can be written");
        let changes = [change("a.md", Some("a"), "b"), change("a.md", Some("other"), "c")];
        assert!(matches!(write(folder.path(), &changes), Err(Refusal::Asked(_))));
        let changes = [change("b.md", None, "b"), change("a.md", None, "c")];
        assert!(matches!(write(folder.path(), &changes), Err(Refusal::Asked(_))));
        assert_eq!(names(folder.path()), ["a.md"]);
        assert_eq!(fs::read_to_string(folder.path().join("a.md")).expect("it is there"), "a");
        write(folder.path(), &[change("a.md", Some("a"), "b"), change("x/y.md", None, "c")]).expect("both can be");
        assert_eq!(names(folder.path()), ["a.md", "x"]);
        assert_eq!(names(&folder.path().join("x")), ["y.md"]);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (real, link) = (folder.path().join("real.md"), folder.path().join("link.md"));
        fs::write(&real, "a").expect("it can be written");
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).expect("they can be set");
        symlink("real.md", &link).expect("links can be made");
        write(folder.path(), &[change("link.md", Some("a"), "b")]).expect("it can be changed");
        assert_eq!(fs::read_to_string(&real).expect("it is there"), "b");
        assert_eq!(real.metadata().expect("it is there").permissions().mode() & 0o777, 0o640);
        assert!(link.is_symlink());
    }
}
