//! How files are found again whose addresses carnet's own files tell by keys only.
//!
//! A path gives its key, a key does not give its path. What the new site still has is recognised by computing its
//! keys; only for the rest are carnet's folders searched.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::disk;
use super::entry::Entry;
use super::error::OutputError;
use super::key::PathKey;
use super::manifest::Manifest;
use super::paths::folders_of;
use crate::pages::site::Site;

/// What earlier builds left in the folder, every address known again. A hidden file or folder that is no longer there is
/// forgotten.
pub(super) struct KnownPaths<'a> {
    manifest: &'a Manifest,
    /// What the manifest tells by keys only.
    files: BTreeSet<String>,
    /// Of these, those that an interrupted build was to write.
    pending: BTreeSet<String>,
    folders: BTreeSet<String>,
    guests: BTreeSet<String>,
    temporaries: Vec<String>,
}

impl<'a> KnownPaths<'a> {
    pub(super) fn reveal(folder: &Path, site: &Site, manifest: &'a Manifest) -> Result<Self, OutputError> {
        let found = if manifest.hides_something() {
            FoundPaths::anywhere(folder, site, manifest)?
        } else {
            FoundPaths::default()
        };
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
    pub(super) fn entry(&self, path: &str) -> Option<&Entry> {
        self.manifest.entry(path)
    }

    /// Whether the file is carnet's, from a finished or an interrupted build.
    pub(super) fn knows(&self, path: &str) -> bool {
        self.manifest.files.contains_key(path) || self.manifest.pending.contains(path) || self.files.contains(path)
    }

    /// Every file that `knows` knows; some twice.
    pub(super) fn files(&self) -> impl Iterator<Item = &str> {
        self.manifest.known().chain(self.files.iter().map(String::as_str))
    }

    /// Every folder in which carnet wrote.
    pub(super) fn folders(&self) -> BTreeSet<&str> {
        let mut folders = folders_of(self.files());
        folders.extend(self.folders.iter().map(String::as_str));
        folders
    }

    /// Whether someone else made the folder.
    pub(super) fn is_guest(&self, path: &str) -> bool {
        self.manifest.guests.contains(path) || self.guests.contains(path)
    }

    /// Files that an interrupted build was to write.
    pub(super) fn pending(&self) -> impl Iterator<Item = &str> {
        self.manifest.pending.iter().chain(&self.pending).map(String::as_str)
    }

    /// Half-written files met in the search, by where they are.
    pub(super) fn temporaries(&self, folder: &Path) -> impl Iterator<Item = PathBuf> {
        self.temporaries.iter().map(|path| folder.join(path))
    }
}

/// Whether every hidden file of the manifest is in the folder, and `stands` says yes to it.
pub(super) fn all_stand(folder: &Path, manifest: &Manifest, stands: impl Fn(&str, &Entry) -> bool + Sync) -> bool {
    if manifest.hidden.is_empty() {
        return true;
    }
    let mut found = FoundPaths::default();
    let searched = FolderSearch::of(folder, manifest).complete(&mut found);
    let paths: BTreeMap<_, _> = found.files.into_iter().collect();
    let stands = |(key, entry): (&PathKey, &Entry)| paths.get(key).is_some_and(|path| stands(path, entry));
    searched.is_ok() && manifest.hidden.par_iter().all(stands)
}

/// Paths whose keys are in the manifest.
#[derive(Default)]
struct FoundPaths {
    files: Vec<(PathKey, String)>,
    folders: Vec<(PathKey, String)>,
    temporaries: Vec<String>,
}

impl FoundPaths {
    fn anywhere(folder: &Path, site: &Site, manifest: &Manifest) -> Result<Self, OutputError> {
        let mut found = Self::in_site(site, manifest);
        if !found.is_all_of(manifest) {
            FolderSearch::of(folder, manifest).complete(&mut found)?;
        }
        Ok(found)
    }

    fn in_site(site: &Site, manifest: &Manifest) -> Self {
        let folders = folders_of(site.files.keys().map(String::as_str));
        let keyed = |path: &str| (PathKey::of(path), path.to_owned());
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
struct FolderSearch<'a> {
    folder: &'a Path,
    manifest: &'a Manifest,
    open_folders: BTreeSet<&'a str>,
}

impl<'a> FolderSearch<'a> {
    fn of(folder: &'a Path, manifest: &'a Manifest) -> Self {
        Self { folder, manifest, open_folders: folders_of(manifest.known()) }
    }

    /// Adds to what was found until nothing is missing. Open folders are many and mostly read in vain, so hidden ones go
    /// before them: a hidden page in a folder of its own is found without reading the folders of the other pages.
    fn complete(&self, found: &mut FoundPaths) -> Result<(), OutputError> {
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
    fn look_in(&self, path: &str) -> Result<(FoundPaths, Vec<String>), OutputError> {
        let (mut found, mut open) = (FoundPaths::default(), Vec::new());
        for (name, kind) in disk::entries_with_types(&self.folder.join(path))? {
            let inside = if path.is_empty() { name.clone() } else { format!("{path}/{name}") };
            let key = PathKey::of(&inside);
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
