//! Pages put aside as they are made, so that a large site is never in memory as a whole.
//!
//! They lie in a folder beside the output, on its file system. Where there is no output yet, that folder becomes it: a
//! page is written once, at its place. Otherwise pages wait under numbers, and to publish one is to rename it; a page
//! that is the same as the one that stands in the output is not written at all.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rapidhash::RapidHashSet as HashSet;
use serde_json::Value;

use super::disk::{self, Claim};
use super::entry::modified;
use super::error::{Action, Attempt, OutputError};
use super::manifest::{Intent, Manifest};
use super::paths::{aside, resolve, sibling};
use super::{WantedFiles, Written, paths};
use crate::pages::site::{Content, Shelf, Shelved, Site};
use crate::text::hash::fingerprint;

/// Smaller than this, a file costs less in memory than on a disk.
const SMALL: usize = 512;

/// The folder of pages that wait. Removed, with what was not published, when it goes out of use.
#[derive(Debug)]
pub struct Spool<'a> {
    output: &'a Path,
    audience: String,
    previous: Option<&'a Manifest>,
    folder: PathBuf,
    /// The folder is the new output itself, and pages lie at their places.
    in_place: bool,
    made: OnceLock<Result<(), ErrorKind>>,
    number: AtomicUsize,
    /// Folders of pages at their places, as far as they are made.
    folders: Mutex<HashSet<String>>,
    /// Until it goes, no other build touches the output or this folder.
    _claim: Claim,
}

impl<'a> Spool<'a> {
    /// A spool beside the output folder, which `previous` describes. What a killed build left there is removed.
    ///
    /// # Errors
    /// Another build is at work on the output, something that is not carnet's has the spool's name, or the disk's own.
    pub fn beside(output: &'a Path, audience: &str, previous: Option<&'a Manifest>) -> Result<Spool<'a>, OutputError> {
        let claim = Claim::on(output)?;
        let resolved = resolve(output)?;
        let numbered = sibling(&resolved, "pages");
        remove_abandoned(&numbered)?;
        let in_place = fs::symlink_metadata(&resolved).is_err();
        let folder = if in_place { aside(&resolved) } else { numbered };
        if in_place {
            super::remove_abandoned(&folder)?;
        }
        Ok(Spool {
            output,
            audience: audience.to_owned(),
            previous,
            folder,
            in_place,
            made: OnceLock::new(),
            number: AtomicUsize::new(0),
            folders: Mutex::default(),
            _claim: claim,
        })
    }

    /// Brings the output to hold exactly `site`, whose pages were kept here. `inputs` and `report` are as in
    /// [`super::synchronise`], and so are the errors.
    pub fn publish(mut self, site: &Site, inputs: Option<String>, report: Value) -> Result<Written, OutputError> {
        let build = WantedFiles { site, audience: &self.audience, inputs, report };
        if !self.in_place || !matches!(self.made.get(), Some(Ok(_))) {
            return super::synchronise_claimed(self.output, &build, self.previous);
        }
        let output = resolve(self.output)?;
        let written = super::settle(&self.folder, &output, &build)?;
        // What was made is the output now.
        self.made = OnceLock::new();
        Ok(written)
    }

    /// Makes the folder when the first page comes.
    fn make(&self) -> io::Result<()> {
        let make = || {
            disk::create_dir(&self.folder).map_err(|error| error.kind())?;
            if self.in_place {
                // From here on the folder is known as carnet's, should the build be killed.
                Intent::nothing(&self.audience).write(&self.folder).map_err(|_| ErrorKind::Other)?;
            }
            Ok(())
        };
        self.made.get_or_init(make).map_err(io::Error::from)
    }

    /// Makes the folder of a file.
    fn enter(&self, path: &str) -> io::Result<()> {
        let Some((folder, _)) = path.rsplit_once('/') else { return Ok(()) };
        if self.folders.lock().unwrap_or_else(PoisonError::into_inner).contains(folder) {
            return Ok(());
        }
        let place = self.folder.join(folder);
        match disk::create_dir(&place) {
            Err(error) if error.kind() == ErrorKind::NotFound => fs::create_dir_all(&place)?,
            // If it is a file that is there, to write in it will fail.
            Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error),
            _ => {}
        }
        self.folders.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned());
        Ok(())
    }

    /// Whether the output holds the same bytes, by what the last build noted and what the disk says.
    fn stands(&self, path: &str, hash: u64, size: u64) -> bool {
        let entry = self.previous.filter(|m| m.complete).and_then(|manifest| manifest.entry(path));
        entry.is_some_and(|entry| {
            entry.hash == hash
                && entry.size == size
                && fs::symlink_metadata(self.output.join(path))
                    .is_ok_and(|found| found.is_file() && entry.is_stamped(&found))
        })
    }
}

impl Shelf for Spool<'_> {
    fn keep(&self, path: &str, bytes: Vec<u8>) -> io::Result<Content> {
        let (hash, size) = (fingerprint(&bytes), bytes.len() as u64);
        if self.stands(path, hash, size) {
            return Ok(Content::Unchanged { hash, size });
        }
        // A path that cannot be is refused with the whole site, where it can be explained.
        if (!self.in_place && bytes.len() < SMALL) || paths::reason_to_refuse(path).is_some() {
            return Ok(Content::Made(bytes.into()));
        }
        match self.make() {
            // Beside a mount point nothing may be ours to write: what is published waits in memory then.
            Err(error) if is_refusal(&error) => return Ok(Content::Made(bytes.into())),
            made => made?,
        }
        let place = if self.in_place {
            self.folder.join(path)
        } else {
            self.folder.join(self.number.fetch_add(1, Ordering::Relaxed).to_string())
        };
        let entered = if self.in_place { self.enter(path) } else { Ok(()) };
        match entered.and_then(|()| write(&place, &bytes)) {
            Ok(modified) => Ok(Content::Shelved(Arc::new(Shelved { path: place, hash, size, modified }))),
            Err(error) if is_collision(&error) => Ok(Content::Made(bytes.into())),
            Err(error) => Err(error),
        }
    }
}

/// Writes a file; gives the time of it that the disk keeps.
fn write(place: &Path, bytes: &[u8]) -> io::Result<i64> {
    let mut file = disk::create(place)?;
    file.write_all(bytes)?;
    Ok(modified(&file.metadata()?))
}

/// A file where a folder must be, or the reverse: the site itself is wrong, which is said with the whole site.
fn is_collision(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotADirectory | ErrorKind::IsADirectory | ErrorKind::AlreadyExists)
}

/// Whether the folder beside the output is not ours to write.
fn is_refusal(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem)
}

impl Drop for Spool<'_> {
    fn drop(&mut self) {
        // What cannot be removed now is removed by the next build; so is what a build leaves that panics, as if it were killed.
        if matches!(self.made.get(), Some(Ok(()))) && !std::thread::panicking() {
            let _ = disk::remove_tree(&self.folder);
        }
    }
}

/// Removes what a killed build left: a folder of nothing but numbered files. Anything else of that name is not ours.
fn remove_abandoned(folder: &Path) -> Result<(), OutputError> {
    if fs::symlink_metadata(folder).is_err() {
        return Ok(());
    }
    let numbered = |name: &std::ffi::OsString| name.to_str().is_some_and(|n| n.parse::<usize>().is_ok());
    if folder.is_symlink() || !folder.is_dir() || !disk::entries(folder)?.iter().all(numbered) {
        return Err(OutputError::InTheWay { path: folder.to_owned() });
    }
    disk::remove_tree(folder).attempt(Action::Remove, folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_wait_in_memory_where_nothing_can_be_written_beside_the_output() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let output = root.path().join("public");
        fs::create_dir(&output).expect("folders can be made");
        for (kind, waits) in [
            (ErrorKind::PermissionDenied, true),
            (ErrorKind::ReadOnlyFilesystem, true),
            (ErrorKind::StorageFull, false),
        ] {
            let spool = Spool::beside(&output, "public", None).expect("a spool");
            spool.made.set(Err(kind)).expect("nothing was made yet");
            let kept = spool.keep("index.html", vec![b'a'; 2 * SMALL]);
            assert_eq!(matches!(kept, Ok(Content::Made(_))), waits, "{kind}: {kept:?}");
        }
    }
}
