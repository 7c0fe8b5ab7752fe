//! The few things done to the disk: hashing, replacing a file whole, removing. Only this file changes the folder.
//!
//! A file is written under a temporary name beside its place, then renamed, so that a reader meets the old bytes or
//! the new, never a part. The name comes from the path, so that an interrupted build's is found again without a search.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use super::entry::Entry;
use super::error::{Action, Attempt, OutputError};
use super::key::PathKey;
use super::paths::{RESERVED, resolve, sibling};
use crate::content::pictures;
use crate::pages::site::{Content, Shelved};
use crate::text::hash::{self, fingerprint};

const TEMPORARY: &str = ".carnet-tmp-";

/// Bytes read at a time.
const BLOCK: usize = 64 * 1024;

/// The fingerprint of a file, that of its bytes.
pub(super) fn hash_file(path: &Path) -> Result<u64, OutputError> {
    let mut file = File::open(path).attempt(Action::Read, path)?;
    let (hash, _) = stream(&mut file, path, |_| Ok(()))?;
    Ok(hash)
}

/// Reads to the end, handing on each block; gives the hash and size of all.
fn stream(
    from: &mut File,
    path: &Path,
    mut each: impl FnMut(&[u8]) -> Result<(), OutputError>,
) -> Result<(u64, u64), OutputError> {
    let mut hasher = hash::parts();
    let mut block = vec![0; BLOCK];
    let mut size = 0;
    loop {
        let read = match from.read(&mut block) {
            Ok(0) => return Ok((hasher.finish(), size)),
            Ok(read) => read,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(source) => return Err(OutputError::Io { action: Action::Read, path: path.to_owned(), source }),
        };
        hasher.write(&block[..read]);
        each(&block[..read])?;
        size += read as u64;
    }
}

/// Where the file at `path` is while it is being written: beside its place, and short, whatever the length of its name.
pub(super) fn temporary(folder: &Path, path: &str) -> PathBuf {
    folder.join(path).with_file_name(format!("{TEMPORARY}{}", PathKey::of(path)))
}

/// The key of the file of which this is the temporary name.
pub(super) fn key_of_temporary(name: &str) -> Option<PathKey> {
    PathKey::parse(name.strip_prefix(TEMPORARY)?)
}

/// How a file comes to its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Under a temporary name first.
    Whole,
    /// At once, which is faster: nobody reads a folder that is still aside, and one left there is thrown away.
    Straight,
}

/// Writes a file of the site in place of what is there.
pub(super) fn replace(folder: &Path, path: &str, content: &Content, way: Way) -> Result<Entry, OutputError> {
    if let Content::Shelved(shelved) = content {
        let moved = rename(&shelved.path, &folder.join(path));
        return take(folder, path, way, shelved, moved);
    }
    replace_with(folder, path, way, |file, place| match content {
        Content::Made(bytes) => {
            file.write_all(bytes).attempt(Action::Write, place)?;
            Ok(fingerprint(bytes))
        }
        // The hash is of what is copied, not of what was planned: the source may have changed since.
        Content::Copied(from) => copy(from, file, place),
        Content::Picture(from) => {
            let bytes = read_picture(from)?;
            file.write_all(&bytes).attempt(Action::Write, place)?;
            Ok(fingerprint(&bytes))
        }
        Content::Narrowed { from, width } => {
            let bytes = read_narrowed(from, *width)?;
            file.write_all(&bytes).attempt(Action::Write, place)?;
            Ok(fingerprint(&bytes))
        }
        Content::Card(card) => {
            let bytes = card.png();
            file.write_all(&bytes).attempt(Action::Write, place)?;
            Ok(fingerprint(&bytes))
        }
        // It stood there when the site was made; someone has touched the folder since.
        Content::Shelved(_) | Content::Unchanged { .. } => Err(OutputError::Busy { folder: folder.to_owned() }),
    })
}

/// Ends the move of a file that was put aside to its place. One that lies on another file system, as beside a mount point it does,
/// cannot be moved: it is copied.
pub(super) fn take(
    folder: &Path,
    path: &str,
    way: Way,
    shelved: &Shelved,
    moved: io::Result<()>,
) -> Result<Entry, OutputError> {
    match moved {
        Err(error) if error.kind() == ErrorKind::CrossesDevices => {
            replace_with(folder, path, way, |file, place| copy(&shelved.path, file, place))
        }
        moved => moved.attempt(Action::Write, &folder.join(path)).map(|()| Entry::of(shelved)),
    }
}

/// Copies the bytes of a file; gives their fingerprint.
fn copy(from: &Path, to: &mut File, place: &Path) -> Result<u64, OutputError> {
    let mut source = File::open(from).attempt(Action::Read, from)?;
    let (hash, _) = stream(&mut source, from, |block| to.write_all(block).attempt(Action::Write, place))?;
    Ok(hash)
}

/// The bytes of a picture as it is published.
pub(super) fn read_picture(from: &Path) -> Result<Vec<u8>, OutputError> {
    let bytes = fs::read(from).attempt(Action::Read, from)?;
    Ok(match pictures::without_metadata(&bytes) {
        std::borrow::Cow::Owned(clean) => clean,
        std::borrow::Cow::Borrowed(_) => bytes,
    })
}

/// The bytes of a photograph in a width.
pub(super) fn read_narrowed(from: &Path, width: u32) -> Result<Vec<u8>, OutputError> {
    let bytes = fs::read(from).attempt(Action::Read, from)?;
    Ok(pictures::narrowed(&bytes, width).into_owned())
}

/// Writes one of carnet's own files, whole and safe from a power cut: without it nothing tells whose the folder is.
pub(super) fn replace_safely(folder: &Path, name: &str, bytes: &[u8]) -> Result<Entry, OutputError> {
    replace_with(folder, name, Way::Whole, |file, place| {
        file.write_all(bytes).and_then(|()| file.sync_data()).attempt(Action::Write, place)?;
        Ok(fingerprint(bytes))
    })
}

fn replace_with(
    folder: &Path,
    path: &str,
    way: Way,
    fill: impl FnOnce(&mut File, &Path) -> Result<u64, OutputError>,
) -> Result<Entry, OutputError> {
    let place = folder.join(path);
    let temporary = if way == Way::Whole { temporary(folder, path) } else { place.clone() };
    let written = create(&temporary).attempt(Action::Write, &place).and_then(|mut file| {
        let hash = fill(&mut file, &place)?;
        let entry = Entry::new(hash, &file.metadata().attempt(Action::Read, &place)?);
        if way == Way::Whole {
            rename(&temporary, &place).attempt(Action::Write, &place)?;
        }
        Ok(entry)
    });
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    written
}

/// Creates a file that is not there; a left-over of the same name, even a link, is removed, not written through.
pub(super) fn create(path: &Path) -> io::Result<File> {
    moment();
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    // What is published is for everyone to read and for nobody to run, whatever the mode of the file copied.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o644);
    match options.open(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            fs::remove_file(path)?;
            options.open(path)
        }
        opened => opened,
    }
}

pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    moment();
    fs::rename(from, to)
}

pub(super) fn create_dir(path: &Path) -> io::Result<()> {
    moment();
    fs::create_dir(path)
}

/// False when it was not there, or when something else is: that is no file of carnet's.
pub(super) fn remove_file(path: &Path) -> io::Result<bool> {
    moment();
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_file() => fs::remove_file(path).map(|()| true),
        Ok(_) => Ok(false),
        Err(error) if is_absent(&error) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Removes a folder if nothing is in it.
pub(super) fn remove_empty_dir(path: &Path) -> io::Result<()> {
    moment();
    match fs::remove_dir(path) {
        Err(error) if is_absent(&error) || error.kind() == ErrorKind::DirectoryNotEmpty => Ok(()),
        done => done,
    }
}

/// Removes a folder of carnet's with all that is in it: the files that mark it as carnet's last, so that a removal that is
/// interrupted leaves a folder that the next build still knows. Links are removed, not followed.
pub(super) fn remove_tree(folder: &Path) -> io::Result<()> {
    let mut marks = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (place, kind) = (entry.path(), entry.file_type()?);
        if kind.is_dir() {
            remove_tree(&place)?;
        } else if entry.file_name().as_encoded_bytes().starts_with(RESERVED.as_bytes()) {
            marks.push(place);
        } else {
            moment();
            fs::remove_file(place)?;
        }
    }
    for place in marks {
        moment();
        fs::remove_file(place)?;
    }
    moment();
    fs::remove_dir(folder)
}

/// What stands at the path itself, no link followed; none when nothing does.
pub(super) fn look(path: &Path) -> Result<Option<fs::Metadata>, OutputError> {
    match fs::symlink_metadata(path) {
        Ok(found) => Ok(Some(found)),
        Err(error) if is_absent(&error) => Ok(None),
        Err(source) => Err(OutputError::Io { action: Action::Read, path: path.to_owned(), source }),
    }
}

/// A parent that is a file also means that nothing is there.
fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// The first by name of what is in the folder, but for the temporary files of a build killed before it could say that
/// the folder is its own.
pub(super) fn first_foreign(folder: &Path) -> Result<Option<PathBuf>, OutputError> {
    Ok(entries(folder)?.into_iter().find(|name| !is_temporary(name)).map(PathBuf::from))
}

/// The names in a folder, sorted.
pub(super) fn entries(folder: &Path) -> Result<Vec<std::ffi::OsString>, OutputError> {
    let names: io::Result<Vec<_>> =
        fs::read_dir(folder).and_then(|entries| entries.map(|entry| Ok(entry?.file_name())).collect());
    let mut names = names.attempt(Action::Read, folder)?;
    names.sort();
    Ok(names)
}

/// What is in a folder and of which type, sorted by name; links are not followed. Names that are no UTF-8 are none of
/// carnet's, and left out.
pub(super) fn entries_with_types(folder: &Path) -> Result<Vec<(String, fs::FileType)>, OutputError> {
    let entries: io::Result<Vec<_>> = fs::read_dir(folder)
        .and_then(|entries| entries.map(|entry| entry.and_then(|e| Ok((e.file_name(), e.file_type()?)))).collect());
    let entries = entries.attempt(Action::Read, folder)?.into_iter();
    let mut entries: Vec<_> = entries.filter_map(|(name, kind)| Some((name.into_string().ok()?, kind))).collect();
    entries.sort_by(|(a, _), (b, _)| a.cmp(b));
    Ok(entries)
}

pub(super) fn is_temporary(name: &std::ffi::OsStr) -> bool {
    name.as_encoded_bytes().starts_with(TEMPORARY.as_bytes())
}

/// Keeps a second build away from an output while this one makes it: a locked file beside the folder, which may not exist
/// yet. The system lets go of the lock when the process ends, however it ends, so a file that is left locks nobody out.
///
/// Where no file can be made beside the folder, the folder itself is locked; where nothing can be locked (some network
/// file systems), nothing is.
#[derive(Debug)]
pub(super) struct Claim {
    /// The locked handle; none where nothing can be locked.
    pub(super) handle: Option<File>,
    /// The lock file, to be removed.
    file: Option<PathBuf>,
}

/// How often a lock file is opened again because the build that held it removed it meanwhile.
const CLAIM_ATTEMPTS: usize = 100;

impl Claim {
    /// # Errors
    /// `Busy` when another build holds the output.
    pub(super) fn on(folder: &Path) -> Result<Self, OutputError> {
        let busy = || OutputError::Busy { folder: folder.to_owned() };
        let resolved = resolve(folder)?;
        let path = sibling(&resolved, "lock");
        for _ in 0..CLAIM_ATTEMPTS {
            let opened = OpenOptions::new().write(true).create(true).truncate(false).open(&path);
            let (handle, file) = match opened {
                Ok(handle) => (handle, Some(path.clone())),
                Err(_) => match File::open(&resolved) {
                    Ok(handle) => (handle, None),
                    Err(_) => return Ok(Self { handle: None, file: None }),
                },
            };
            match handle.try_lock() {
                Err(fs::TryLockError::WouldBlock) => return Err(busy()),
                // Another build may have removed the file between our opening and our locking it.
                Ok(()) if file.is_some() && !is_at(&handle, &path) => {}
                Err(fs::TryLockError::Error(_)) | Ok(()) => return Ok(Self { handle: Some(handle), file }),
            }
        }
        Err(busy())
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        // A build that panics is like one that is killed: the next one clears up.
        if let Some(file) = self.file.take().filter(|_| !std::thread::panicking()) {
            let _ = fs::remove_file(file);
        }
        // To close it is not enough: a program that is just being started has all handles of this process for a moment.
        if let Some(handle) = &self.handle {
            let _ = handle.unlock();
        }
    }
}

/// Whether the open file is the one that stands at the path.
#[cfg(unix)]
fn is_at(handle: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (handle.metadata(), fs::metadata(path)) {
        (Ok(ours), Ok(there)) => (ours.dev(), ours.ino()) == (there.dev(), there.ino()),
        _ => false,
    }
}

/// Windows keeps the name of a removed file until its last handle is closed, so it cannot be taken by another file.
#[cfg(not(unix))]
fn is_at(_handle: &File, path: &Path) -> bool {
    path.exists()
}

/// A test kills the build here: before each change to the folder.
#[cfg(not(test))]
#[inline(always)]
fn moment() {}
#[cfg(test)]
use super::tests::moment;
