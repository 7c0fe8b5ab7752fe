//! carnet's own files at the output's root: the manifest of the last build, and the intent of one under way.
//!
//! The intent names what is about to be written, before anything is. It is removed after the manifest is written, so
//! its presence tells of an interrupted build, whose files are then known as carnet's: repaired or removed, never taken
//! for someone else's. Both are in the published folder: they hold nothing that may not be published, and tell the
//! addresses that are not to be listed by keys only.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::disk;
use super::entry::{Entry, modified};
use super::error::{Action, Attempt, OutputError};
use super::hidden_paths::HiddenPaths;
use super::key::PathKey;
use super::paths::reason_to_refuse;
use crate::content::source::outputs::{INTENT, MANIFEST};
use crate::diagnostics::{Phrase, phrases};

/// Of both files' format.
const VERSION: u32 = 1;

/// What the last build left in a folder: carnet's own file `.carnet-manifest.json`, at the output's root.
///
/// Whoever can read the folder can read it.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct Manifest {
    /// The version of the file's format.
    pub version: u32,
    /// For whom the folder was made.
    pub audience: String,
    /// The fingerprint of all inputs of the build, as its caller gave it.
    pub inputs: Option<String>,
    /// What the caller wanted to find again.
    pub report: Value,
    /// Folders that were there before carnet put files in them, and that stay when those files go.
    #[serde(default)]
    pub guests: BTreeSet<String>,
    /// Every file that carnet made and that may be listed, by its path from the output's root.
    pub files: BTreeMap<String, Entry>,
    /// Those that may not.
    #[serde(default)]
    pub(super) hidden: BTreeMap<PathKey, Entry>,
    /// Folders that carnet made and in which all is hidden.
    #[serde(default)]
    pub(super) hidden_folders: BTreeSet<PathKey>,
    /// Guests in which all that is carnet's is hidden.
    #[serde(default)]
    pub(super) hidden_guests: BTreeSet<PathKey>,
    /// False when a later build was interrupted: files may then be older or newer than the manifest, or absent.
    #[serde(skip)]
    pub complete: bool,
    /// Files that the interrupted build was to write.
    #[serde(skip)]
    pub(super) pending: BTreeSet<String>,
    #[serde(skip)]
    pub(super) pending_hidden: BTreeSet<PathKey>,
    /// The state of carnet's own files when they were read, to notice that another build has written since.
    #[serde(skip)]
    seen: [Option<(u64, i64)>; 2],
}

impl Manifest {
    /// Of a folder in which carnet wrote nothing yet.
    pub(super) fn nothing(audience: &str) -> Self {
        Self { version: VERSION, audience: audience.to_owned(), ..Self::default() }
    }

    /// The manifest of the folder, with what an interrupted build left noted; none when nothing there is carnet's.
    pub(super) fn read(folder: &Path) -> Result<Option<Self>, OutputError> {
        let seen = state(folder);
        let manifest = read_own::<Self>(folder, MANIFEST)?;
        let intent = read_own::<StoredIntent>(folder, INTENT)?;
        let mut manifest = match (manifest, &intent) {
            (None, None) => return Ok(None),
            (None, Some(intent)) => Self::nothing(&intent.audience),
            (Some(manifest), _) => Self { complete: intent.is_none() && !is_half_written(folder)?, ..manifest },
        };
        manifest.seen = seen;
        if let Some(intent) = intent {
            manifest.pending = intent.files;
            manifest.pending_hidden = intent.hidden;
            manifest.guests.extend(intent.guests);
            manifest.hidden_folders.extend(intent.hidden_folders);
            manifest.hidden_guests.extend(intent.hidden_guests);
        }
        Ok(Some(manifest))
    }

    /// How many files the build left, those that are not listed among them.
    pub fn count(&self) -> usize {
        self.files.len() + self.hidden.len()
    }

    /// How the file was written, hidden or not, by the last build that ended.
    pub fn entry(&self, path: &str) -> Option<&Entry> {
        let hidden = || if self.hidden.is_empty() { None } else { self.hidden.get(&PathKey::of(path)) };
        self.files.get(path).or_else(hidden)
    }

    pub(super) fn require_audience(&self, folder: &Path, wanted: &str) -> Result<(), OutputError> {
        if self.audience == wanted {
            return Ok(());
        }
        let (folder, found, wanted) = (folder.to_owned(), self.audience.clone(), wanted.to_owned());
        Err(OutputError::OtherAudience { folder, found, wanted })
    }

    /// Fails when another build wrote to the folder after this manifest was read: files of it would be forgotten.
    pub(super) fn require_newest(&self, folder: &Path) -> Result<(), OutputError> {
        if self.seen == state(folder) { Ok(()) } else { Err(OutputError::Busy { folder: folder.to_owned() }) }
    }

    /// Whether anything is told by its key only.
    pub(super) fn hides_something(&self) -> bool {
        let folders = self.hidden_folders.is_empty() && self.hidden_guests.is_empty();
        !(self.hidden.is_empty() && self.pending_hidden.is_empty() && folders)
    }

    /// Whether the key is that of a hidden file, from a finished or an interrupted build.
    pub(super) fn hides_file(&self, key: &PathKey) -> bool {
        self.hidden.contains_key(key) || self.pending_hidden.contains(key)
    }

    pub(super) fn hides_folder(&self, key: &PathKey) -> bool {
        self.hidden_folders.contains(key) || self.hidden_guests.contains(key)
    }

    /// Every file that may be listed, from a finished or an interrupted build; some twice.
    pub(super) fn known(&self) -> impl Iterator<Item = &str> {
        self.files.keys().chain(&self.pending).map(String::as_str)
    }
}

/// Whether a build was killed while it wrote an intent: nothing else is changed, but paths of its site are told there.
fn is_half_written(folder: &Path) -> Result<bool, OutputError> {
    Ok(disk::look(&disk::temporary(folder, INTENT))?.is_some())
}

/// The manifest that this build writes: `Manifest` without copies of the site's paths.
#[derive(Serialize)]
pub(super) struct Record<'a> {
    version: u32,
    audience: &'a str,
    inputs: &'a Option<String>,
    report: &'a Value,
    guests: BTreeSet<&'a str>,
    files: BTreeMap<&'a str, Entry>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    hidden: BTreeMap<PathKey, Entry>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    hidden_folders: BTreeSet<PathKey>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    hidden_guests: BTreeSet<PathKey>,
}

impl<'a> Record<'a> {
    pub(super) fn new(
        audience: &'a str,
        inputs: &'a Option<String>,
        report: &'a Value,
        guests: &BTreeSet<&'a str>,
        mut files: BTreeMap<&'a str, Entry>,
        hidden_paths: &HiddenPaths<'a>,
    ) -> Self {
        let hidden =
            hidden_paths.files.iter().filter_map(|path| Some((PathKey::of(path), files.remove(path)?))).collect();
        let hidden_folders = hidden_paths.folders.difference(guests).map(|path| PathKey::of(path)).collect();
        let (guests, hidden_guests) = hidden_paths.part_folders(guests.iter().copied());
        Self { version: VERSION, audience, inputs, report, guests, files, hidden, hidden_folders, hidden_guests }
    }

    /// Whether writing it would change nothing.
    pub(super) fn says_the_same_as(&self, other: &Manifest) -> bool {
        self.version == other.version
            && self.audience == other.audience
            && *self.inputs == other.inputs
            && *self.report == other.report
            && self.guests.iter().eq(&other.guests)
            && self.files.len() == other.files.len()
            && self.files.iter().zip(&other.files).all(|((path, entry), (p, e))| path == p && entry == e)
            && self.hidden == other.hidden
            && self.hidden_folders == other.hidden_folders
            && self.hidden_guests == other.hidden_guests
    }

    pub(super) fn write(&self, folder: &Path) -> Result<(), OutputError> {
        // An entry is a path with three numbers.
        write_own(folder, MANIFEST, self, 128 * self.files.len())
    }
}

/// What a build is about to write, and what an interrupted one before it was.
#[derive(Serialize)]
pub(super) struct Intent<'a> {
    version: u32,
    audience: &'a str,
    files: BTreeSet<&'a str>,
    guests: BTreeSet<&'a str>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    hidden: BTreeSet<PathKey>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    hidden_folders: BTreeSet<PathKey>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    hidden_guests: BTreeSet<PathKey>,
}

/// The same, read back.
#[derive(Deserialize)]
struct StoredIntent {
    version: u32,
    audience: String,
    files: BTreeSet<String>,
    guests: BTreeSet<String>,
    #[serde(default)]
    hidden: BTreeSet<PathKey>,
    #[serde(default)]
    hidden_folders: BTreeSet<PathKey>,
    #[serde(default)]
    hidden_guests: BTreeSet<PathKey>,
}

impl<'a> Intent<'a> {
    /// Of a build that writes `files`, in folders of which it did not make `guests`.
    pub(super) fn of(
        audience: &'a str,
        files: impl Iterator<Item = &'a str>,
        guests: &BTreeSet<&'a str>,
        previous: &'a Manifest,
        hidden_paths: &HiddenPaths,
    ) -> Self {
        let files = files.chain(previous.pending.iter().map(String::as_str));
        let guests = guests.iter().copied().chain(previous.guests.iter().map(String::as_str));
        let (files, mut hidden) = hidden_paths.part_files(files);
        let (guests, mut hidden_guests) = hidden_paths.part_folders(guests);
        let mut hidden_folders: BTreeSet<_> = hidden_paths.folders.iter().map(|path| PathKey::of(path)).collect();
        // Keys are handed on even when their paths were not found: the build may be killed before it has cleaned up.
        hidden.extend(&previous.pending_hidden);
        hidden_guests.extend(&previous.hidden_guests);
        hidden_folders.extend(&previous.hidden_folders);
        hidden_folders.retain(|key| !hidden_guests.contains(key));
        Self { version: VERSION, audience, files, guests, hidden, hidden_folders, hidden_guests }
    }

    /// That of a folder in which everything is still to come.
    pub(super) fn nothing(audience: &'a str) -> Self {
        Self {
            version: VERSION,
            audience,
            files: BTreeSet::new(),
            guests: BTreeSet::new(),
            hidden: BTreeSet::new(),
            hidden_folders: BTreeSet::new(),
            hidden_guests: BTreeSet::new(),
        }
    }

    pub(super) fn write(&self, folder: &Path) -> Result<(), OutputError> {
        write_own(folder, INTENT, self, 64 * self.files.len())
    }

    pub(super) fn remove(folder: &Path) -> Result<(), OutputError> {
        let path = folder.join(INTENT);
        disk::remove_file(&path).attempt(Action::Remove, &path).map(|_| ())
    }
}

/// What both files must satisfy before they are believed.
trait Validated: for<'a> Deserialize<'a> {
    fn version(&self) -> u32;
    fn paths(&self) -> impl Iterator<Item = &str>;
}

impl Validated for Manifest {
    fn version(&self) -> u32 {
        self.version
    }
    fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().chain(&self.guests).map(String::as_str)
    }
}

impl Validated for StoredIntent {
    fn version(&self) -> u32 {
        self.version
    }
    fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.iter().chain(&self.guests).map(String::as_str)
    }
}

fn read_own<T: Validated>(folder: &Path, name: &str) -> Result<Option<T>, OutputError> {
    let path = folder.join(name);
    match disk::look(&path)? {
        None => return Ok(None),
        Some(found) if found.is_file() => {}
        Some(_) => return Err(OutputError::Unreadable { path, reason: phrases::record_is_not_a_file() }),
    }
    let bytes = match fs::read(&path) {
        // A build that ends removes its intent.
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        read => read.attempt(Action::Read, &path)?,
    };
    match understand::<T>(&bytes) {
        Ok(own) => Ok(Some(own)),
        Err(reason) => Err(OutputError::Unreadable { path, reason }),
    }
}

fn understand<T: Validated>(bytes: &[u8]) -> Result<T, Phrase> {
    #[derive(Deserialize)]
    struct Versioned {
        version: u32,
    }
    let own: T = serde_json::from_slice(bytes).map_err(|error| match serde_json::from_slice(bytes) {
        Ok(Versioned { version }) if version != VERSION => other_version(version),
        _ => Phrase::verbatim(error.to_string()),
    })?;
    if own.version() != VERSION {
        return Err(other_version(own.version()));
    }
    // These files will be removed one day: a path that leaves the folder must not be believed.
    let bad = own.paths().find_map(|path| Some(phrases::record_names_file(path, reason_to_refuse(path)?)));
    bad.map_or(Ok(own), Err)
}

fn other_version(version: u32) -> Phrase {
    phrases::record_of_other_version(version.to_string(), VERSION.to_string())
}

/// `size` is about that of the text, in bytes.
fn write_own(folder: &Path, name: &str, own: &impl Serialize, size: usize) -> Result<(), OutputError> {
    let mut bytes = Vec::with_capacity(size);
    serde_json::to_writer(&mut bytes, own).map_err(std::io::Error::other).attempt(Action::Write, &folder.join(name))?;
    disk::replace_safely(folder, name, &bytes).map(|_| ())
}

/// Size and time of carnet's own files.
fn state(folder: &Path) -> [Option<(u64, i64)>; 2] {
    [MANIFEST, INTENT].map(|name| {
        let found = fs::symlink_metadata(folder.join(name)).ok()?;
        Some((found.len(), modified(&found)))
    })
}
