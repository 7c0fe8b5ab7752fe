//! Addresses that are not to be listed: the keys that stand for them in carnet's own files, which are published with
//! the site, and how they are found again.
//!
//! A path gives its key, a key does not give its path. What the new site still has is recognised by computing its
//! keys; only for the rest are carnet's folders searched.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};

use rapidhash::v3::{RapidSecrets, rapidhash_v3_seeded};
use rayon::prelude::*;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::disk;
use super::error::OutputError;
use super::manifest::{Entry, Manifest};
use crate::pages::site::Site;

/// Stands for a path, the same on every machine; written as 16 hexadecimal digits.
///
/// It hides what cannot be guessed: whoever guesses a path can verify it, here as by asking the host for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key(u64);

/// Not those of contents: the key of a path is the hash of no file.
const SECRETS: RapidSecrets = RapidSecrets::seed(0x6869_6464_656e);

/// Each takes in the whole path once more: the hash is not made to resist being computed backwards, and guesses become
/// as many times slower; 200,000 keys still take no longer than 0.1 s.
const ROUNDS: usize = 64;

impl Key {
    pub fn of(path: &str) -> Self {
        let mut bytes = [path.as_bytes(), &[0; 8]].concat();
        let mut key = 0;
        for _ in 0..ROUNDS {
            key = rapidhash_v3_seeded(&bytes, &SECRETS);
            bytes[path.len()..].copy_from_slice(&key.to_le_bytes());
        }
        Self(key)
    }

    /// The inverse of `Display`.
    pub fn parse(digits: &str) -> Option<Self> {
        u64::from_str_radix(digits, 16).ok().map(Self)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl Serialize for Key {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let digits = <&str>::deserialize(deserializer)?;
        Self::parse(digits).ok_or_else(|| serde::de::Error::custom(format!("'{digits}' is not 16 hexadecimal digits")))
    }
}

/// What of the site is not to be listed.
pub struct Veil<'a> {
    pub files: BTreeSet<&'a str>,
    /// Those in which nothing else is.
    pub folders: BTreeSet<&'a str>,
}

impl<'a> Veil<'a> {
    pub fn of(site: &'a Site) -> Self {
        let of =
            |hidden| site.files.iter().filter(move |(_, file)| file.hidden == hidden).map(|(path, _)| path.as_str());
        let files: BTreeSet<_> = of(true).collect();
        let mut folders = BTreeSet::new();
        if !files.is_empty() {
            let open = folders_of(of(false));
            folders = folders_of(files.iter().copied());
            folders.retain(|path| !open.contains(path));
        }
        Self { files, folders }
    }

    /// Those of these files that may be listed, and the keys of the others.
    pub fn part_files<'b>(&self, paths: impl Iterator<Item = &'b str>) -> (BTreeSet<&'b str>, BTreeSet<Key>) {
        part(paths, &self.files)
    }

    /// Those of these folders that may be listed, and the keys of the others.
    pub fn part_folders<'b>(&self, paths: impl Iterator<Item = &'b str>) -> (BTreeSet<&'b str>, BTreeSet<Key>) {
        part(paths, &self.folders)
    }
}

fn part<'b>(paths: impl Iterator<Item = &'b str>, hidden: &BTreeSet<&str>) -> (BTreeSet<&'b str>, BTreeSet<Key>) {
    let (hidden, open): (BTreeSet<&str>, BTreeSet<&str>) = paths.partition(|path| hidden.contains(path));
    (open, hidden.into_iter().map(Key::of).collect())
}

/// What earlier builds left in the folder, every address known again. A hidden file or folder that is no longer there is
/// forgotten.
pub struct Known<'a> {
    manifest: &'a Manifest,
    /// What the manifest tells by keys only.
    files: BTreeSet<String>,
    /// Of these, those that an interrupted build was to write.
    pending: BTreeSet<String>,
    folders: BTreeSet<String>,
    guests: BTreeSet<String>,
    temporaries: Vec<String>,
}

impl<'a> Known<'a> {
    pub fn reveal(folder: &Path, site: &Site, manifest: &'a Manifest) -> Result<Self, OutputError> {
        let found =
            if manifest.hides_something() { Found::anywhere(folder, site, manifest)? } else { Found::default() };
        let mut known = Self {
            manifest,
            files: BTreeSet::new(),
            pending: BTreeSet::new(),
            folders: BTreeSet::new(),
            guests: BTreeSet::new(),
            temporaries: found.temporaries,
        };
        for (key, path) in found.files {
            if manifest.pending_hidden.contains(&key) {
                known.pending.insert(path.clone());
            }
            known.files.insert(path);
        }
        for (key, path) in found.folders {
            if manifest.hidden_guests.contains(&key) {
                known.guests.insert(path.clone());
            }
            known.folders.insert(path);
        }
        Ok(known)
    }

    /// What the last finished build wrote.
    pub fn entry(&self, path: &str) -> Option<&Entry> {
        self.manifest.entry(path)
    }

    /// Whether the file is carnet's, from a finished or an interrupted build.
    pub fn knows(&self, path: &str) -> bool {
        self.manifest.files.contains_key(path) || self.manifest.pending.contains(path) || self.files.contains(path)
    }

    /// Every file that `knows` knows; some twice.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.manifest.known().chain(self.files.iter().map(String::as_str))
    }

    /// Every folder in which carnet wrote.
    pub fn folders(&self) -> BTreeSet<&str> {
        let mut folders = folders_of(self.files());
        folders.extend(self.folders.iter().map(String::as_str));
        folders
    }

    /// Whether someone else made the folder.
    pub fn is_guest(&self, path: &str) -> bool {
        self.manifest.guests.contains(path) || self.guests.contains(path)
    }

    /// Files that an interrupted build was to write.
    pub fn pending(&self) -> impl Iterator<Item = &str> {
        self.manifest.pending.iter().chain(&self.pending).map(String::as_str)
    }

    /// Half-written files met in the search, by where they are.
    pub fn temporaries(&self, folder: &Path) -> impl Iterator<Item = PathBuf> {
        self.temporaries.iter().map(|path| folder.join(path))
    }
}

/// Whether every hidden file of the manifest is in the folder, and `stands` says yes to it.
pub fn all_stand(folder: &Path, manifest: &Manifest, stands: impl Fn(&str, &Entry) -> bool + Sync) -> bool {
    if manifest.hidden.is_empty() {
        return true;
    }
    let mut found = Found::default();
    let searched = Search::of(folder, manifest).complete(&mut found);
    let paths: BTreeMap<_, _> = found.files.into_iter().collect();
    let stands = |(key, entry): (&Key, &Entry)| paths.get(key).is_some_and(|path| stands(path, entry));
    searched.is_ok() && manifest.hidden.par_iter().all(stands)
}

/// Paths whose keys are in the manifest.
#[derive(Default)]
struct Found {
    files: Vec<(Key, String)>,
    folders: Vec<(Key, String)>,
    temporaries: Vec<String>,
}

impl Found {
    fn anywhere(folder: &Path, site: &Site, manifest: &Manifest) -> Result<Self, OutputError> {
        let mut found = Self::in_site(site, manifest);
        if !found.is_all_of(manifest) {
            Search::of(folder, manifest).complete(&mut found)?;
        }
        Ok(found)
    }

    fn in_site(site: &Site, manifest: &Manifest) -> Self {
        let folders = folders_of(site.files.keys().map(String::as_str));
        let keyed = |path: &str| (Key::of(path), path.to_owned());
        Self {
            files: site.files.par_iter().map(|(path, _)| keyed(path)).filter(|(k, _)| manifest.hides_file(k)).collect(),
            folders: folders.par_iter().map(|path| keyed(path)).filter(|(k, _)| manifest.hides_folder(k)).collect(),
            temporaries: Vec::new(),
        }
    }

    fn is_all_of(&self, manifest: &Manifest) -> bool {
        let files: BTreeSet<_> = self.files.iter().map(|(key, _)| key).collect();
        let folders: BTreeSet<_> = self.folders.iter().map(|(key, _)| key).collect();
        manifest.hidden.keys().chain(&manifest.pending_hidden).all(|key| files.contains(key))
            && manifest.hidden_folders.iter().chain(&manifest.hidden_guests).all(|key| folders.contains(key))
    }

    fn extend(&mut self, more: Self) {
        self.files.extend(more.files);
        self.folders.extend(more.folders);
        self.temporaries.extend(more.temporaries);
    }
}

/// A search of the folders in which carnet wrote, and of no other.
struct Search<'a> {
    folder: &'a Path,
    manifest: &'a Manifest,
    open_folders: BTreeSet<&'a str>,
}

impl<'a> Search<'a> {
    fn of(folder: &'a Path, manifest: &'a Manifest) -> Self {
        Self { folder, manifest, open_folders: folders_of(manifest.known()) }
    }

    /// Adds to what was found until nothing is missing. Open folders are many and mostly read in vain, so hidden ones go
    /// before them: a hidden page in a folder of its own is found without reading the folders of the other pages.
    fn complete(&self, found: &mut Found) -> Result<(), OutputError> {
        let mut hidden = Vec::new();
        let mut open = vec![String::new()];
        while !found.is_all_of(self.manifest) {
            let next = std::mem::take(if hidden.is_empty() { &mut open } else { &mut hidden });
            if next.is_empty() {
                break;
            }
            let looked: Vec<_> = next.par_iter().map(|path| self.look_in(path)).collect();
            for looked in looked {
                let (more, deeper) = looked?;
                hidden.extend(more.folders.iter().map(|(_, path)| path.clone()));
                open.extend(deeper);
                found.extend(more);
            }
        }
        Ok(())
    }

    /// What is in a folder, and the open folders in it. The output itself is the empty path.
    fn look_in(&self, path: &str) -> Result<(Found, Vec<String>), OutputError> {
        let (mut found, mut open) = (Found::default(), Vec::new());
        for (name, kind) in disk::entries_with_types(&self.folder.join(path))? {
            let inside = if path.is_empty() { name.clone() } else { format!("{path}/{name}") };
            let key = Key::of(&inside);
            if kind.is_dir() && self.manifest.hides_folder(&key) {
                found.folders.push((key, inside));
            } else if kind.is_dir() && self.open_folders.contains(inside.as_str()) {
                open.push(inside);
            } else if kind.is_file() && self.manifest.hides_file(&key) {
                found.files.push((key, inside));
            } else if disk::key_of_temporary(&name).is_some_and(|key| self.manifest.pending_hidden.contains(&key)) {
                found.temporaries.push(inside);
            }
        }
        Ok((found, open))
    }
}

/// Every folder in which these files are.
pub fn folders_of<'a>(paths: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
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
pub fn parents(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(path.rsplit_once('/').map(|(parent, _)| parent), |path| {
        path.rsplit_once('/').map(|(parent, _)| parent)
    })
}
