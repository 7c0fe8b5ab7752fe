//! Pages put aside as they are made, so that a large site is never in memory as a whole.
//!
//! They lie in a folder beside the output, on its file system: to publish one is to rename it. A page that is the same
//! as the one that stands in the output is not written at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::disk;
use super::error::{Attempt, OutputError};
use super::manifest::Manifest;
use crate::site::{Content, Shelf, Shelved};

/// Smaller than this, a file costs less in memory than on a disk.
const SMALL: usize = 512;

/// The folder of pages that wait. Removed, with what was not published, when it goes out of use.
#[derive(Debug)]
pub struct Spool<'a> {
    output: &'a Path,
    previous: Option<&'a Manifest>,
    folder: PathBuf,
    made: std::sync::OnceLock<Result<(), io::ErrorKind>>,
    number: AtomicUsize,
}

impl<'a> Spool<'a> {
    /// A spool beside the output folder, which `previous` describes. What a killed build left there is removed.
    ///
    /// # Errors
    /// Something that is not carnet's has the spool's name, or the disk's own.
    pub fn beside(output: &'a Path, previous: Option<&'a Manifest>) -> Result<Spool<'a>, OutputError> {
        let resolved = super::resolve(output)?;
        let name = resolved.file_name().unwrap_or_default().to_string_lossy();
        let folder = resolved.with_file_name(format!(".{name}.carnet-pages"));
        remove_abandoned(&folder)?;
        Ok(Spool { output, previous, folder, made: std::sync::OnceLock::new(), number: AtomicUsize::new(0) })
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
        let (hash, size) = (disk::hash(&bytes), bytes.len() as u64);
        if self.stands(path, hash, size) {
            return Ok(Content::Unchanged { hash, size });
        }
        if bytes.len() < SMALL {
            return Ok(Content::Made(bytes.into()));
        }
        let made = self.made.get_or_init(|| fs::create_dir(&self.folder).map_err(|error| error.kind()));
        made.map_err(io::Error::from)?;
        let place = self.folder.join(self.number.fetch_add(1, Ordering::Relaxed).to_string());
        disk::create(&place)?.write_all(&bytes)?;
        Ok(Content::Shelved(Arc::new(Shelved { path: place, hash, size })))
    }
}

impl Drop for Spool<'_> {
    fn drop(&mut self) {
        if self.made.get().is_some() {
            // What cannot be removed now is removed by the next build.
            let _ = fs::remove_dir_all(&self.folder);
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
    fs::remove_dir_all(folder).attempt("remove", folder)
}
