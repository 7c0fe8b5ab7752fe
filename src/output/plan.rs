//! What is to be done to a folder, found by looking only: whatever must be refused is refused before anything is written.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf, is_separator};

use rayon::prelude::*;

use super::disk::{self, Way};
use super::entry::Entry;
use super::error::{Action, OutputError};
use super::hidden::KnownPaths;
use super::paths::{folders_of, parents, reason_to_refuse};
use crate::diagnostics::phrases;
use crate::pages::site::{Content, File, Site};
use crate::text::hash::fingerprint;

/// The difference between a folder and the wanted site; every list in the order of the paths.
#[derive(Default)]
pub(super) struct Plan<'a> {
    /// Files that have the wanted bytes.
    pub keep: Vec<(&'a str, Entry)>,
    /// How many of them this build wrote at their places already.
    pub placed: usize,
    /// Files to make or replace.
    pub write: Vec<(&'a str, &'a File)>,
    pub make_folders: Vec<&'a str>,
    /// Vanished files, to be removed last.
    pub remove: Vec<&'a str>,
    pub remove_folders: BTreeSet<&'a str>,
    /// Vanished files that are where a folder must be, or in a folder that is where a file must be.
    pub remove_first: Vec<&'a str>,
    pub remove_folders_first: BTreeSet<&'a str>,
    /// Folders of the site that someone else made.
    pub guests: BTreeSet<&'a str>,
    /// Where an interrupted build may have left half-written files.
    pub temporaries: Vec<PathBuf>,
}

impl<'a> Plan<'a> {
    /// # Errors
    /// A wrong path in the site, something that is not carnet's in the way, or a folder that cannot be read.
    pub(super) fn make(folder: &Path, site: &'a Site, previous: &'a KnownPaths, way: Way) -> Result<Self, OutputError> {
        let wanted_folders = folders_of(site.files.keys().map(String::as_str));
        require_sound_paths(site, &wanted_folders)?;
        let known_folders = previous.folders();
        let scene = Scene { folder, previous, known_folders: &known_folders };

        let mut plan = Self::default();
        // A folder aside holds what this build placed, in folders that it made, and nothing else.
        let not_placed = site.files.iter().filter(|(path, file)| scene.placed(path, file).is_none());
        let needed_still = (way == Way::Straight).then(|| folders_of(not_placed.map(|(path, _)| path.as_str())));
        for (path, there) in scene.look_at_folders(needed_still.as_ref().unwrap_or(&wanted_folders))? {
            if !there {
                plan.make_folders.push(path);
            } else if way == Way::Whole && (!known_folders.contains(path) || previous.is_guest(path)) {
                plan.guests.insert(path);
            }
        }
        plan.compare_files(&scene, site)?;
        plan.remove_vanished(&scene, site, &wanted_folders)?;
        Ok(plan)
    }

    /// Which files have the wanted bytes, and which are to be written.
    fn compare_files(&mut self, scene: &Scene, site: &'a Site) -> Result<(), OutputError> {
        let seen: Vec<_> = site.files.par_iter().map(|(path, file)| scene.compare(path, file)).collect();
        for ((path, file), seen) in site.files.iter().zip(seen) {
            match seen? {
                Seen::Placed(entry) => {
                    self.placed += 1;
                    self.keep.push((path.as_str(), entry));
                }
                Seen::Same(entry) => self.keep.push((path.as_str(), entry)),
                Seen::Other => self.write.push((path.as_str(), file)),
            }
        }
        Ok(())
    }

    /// Which files and folders of the build before are to go, and when.
    fn remove_vanished(
        &mut self,
        scene: &Scene<'_, 'a>,
        site: &Site,
        wanted_folders: &BTreeSet<&'a str>,
    ) -> Result<(), OutputError> {
        let Scene { folder, previous, known_folders } = *scene;
        let unwanted: BTreeSet<&str> = known_folders.difference(wanted_folders).copied().collect();
        let links = scene.no_longer_folders(&unwanted)?;
        let reachable = |path: &str| links.is_empty() || !parents(path).any(|parent| links.contains(parent));
        let becomes_file = |path: &str| site.files.contains_key(path);
        let first = |path: &str| wanted_folders.contains(path) || parents(path).any(becomes_file);

        let vanished: BTreeSet<&str> =
            previous.files().filter(|path| !site.files.contains_key(*path) && reachable(path)).collect();
        (self.remove_first, self.remove) = vanished.into_iter().partition(|path| first(path));
        (self.remove_folders_first, self.remove_folders) = unwanted
            .into_iter()
            .filter(|path| !previous.is_guest(path) && !links.contains(path) && reachable(path))
            .partition(|path| becomes_file(path) || first(path));
        let interrupted = previous.pending().filter(|path| reachable(path));
        let temporaries = interrupted.map(|path| disk::temporary(folder, path));
        self.temporaries = temporaries.chain(previous.temporaries(folder)).collect();
        Ok(())
    }

    /// Whether anything but the manifest is to change.
    pub(super) fn changes(&self) -> bool {
        let stays = self.remove.is_empty() && self.remove_first.is_empty();
        // A hidden file that someone removed is forgotten, the folder in which it was is not.
        let folders_stay = self.remove_folders.is_empty() && self.remove_folders_first.is_empty();
        !(self.write.is_empty() && stays && folders_stay)
    }
}

/// What is at the place of a file.
enum Seen {
    /// The file, which this build wrote there.
    Placed(Entry),
    /// The wanted bytes.
    Same(Entry),
    /// Nothing, or what is to be replaced.
    Other,
}

/// The folder as it is.
#[derive(Clone, Copy)]
struct Scene<'s, 'a> {
    folder: &'s Path,
    previous: &'a KnownPaths<'a>,
    known_folders: &'s BTreeSet<&'a str>,
}

impl Scene<'_, '_> {
    /// The file, when this build put it at its place.
    fn placed(&self, path: &str, file: &File) -> Option<Entry> {
        let Content::Shelved(shelved) = &file.content else { return None };
        let before = shelved.path.as_os_str().as_encoded_bytes().strip_suffix(path.as_bytes())?;
        let folder = self.folder.as_os_str().as_encoded_bytes();
        let (between, rest) = before.strip_prefix(folder)?.split_first()?;
        (rest.is_empty() && is_separator(char::from(*between))).then(|| Entry::of(shelved))
    }

    fn compare(&self, path: &str, file: &File) -> Result<Seen, OutputError> {
        if let Some(entry) = self.placed(path, file) {
            return Ok(Seen::Placed(entry));
        }
        let place = self.folder.join(path);
        let Some(found) = disk::look(&place)? else { return Ok(Seen::Other) };
        if found.is_symlink() {
            return Err(OutputError::Symlink { path: place });
        }
        if found.is_dir() {
            return self.require_only_ours(path).map(|()| Seen::Other);
        }
        if found.is_file() && may_be_as_long(&file.content, found.len())? {
            let hash = match &file.content {
                Content::Made(bytes) => fingerprint(bytes),
                Content::Picture(from) => fingerprint(&disk::read_picture(from)?),
                Content::Narrowed { from, width } => fingerprint(&disk::read_narrowed(from, *width)?),
                Content::Card(card) => fingerprint(&card.png()),
                Content::Copied(from) => disk::hash_file(from)?,
                Content::Shelved(shelved) => shelved.hash,
                Content::Unchanged { hash, .. } => *hash,
            };
            let trusted = self.previous.entry(path).is_some_and(|e| e.hash == hash && e.is_stamped(&found));
            if trusted || disk::hash_file(&place)? == hash {
                return Ok(Seen::Same(Entry::new(hash, &found)));
            }
        }
        if found.is_file() && self.previous.knows(path) {
            Ok(Seen::Other)
        } else {
            Err(OutputError::InTheWay { path: place })
        }
    }

    /// A folder that is to become a file goes only when carnet made it and all that is in it.
    fn require_only_ours(&self, path: &str) -> Result<(), OutputError> {
        let place = self.folder.join(path);
        if !self.known_folders.contains(path) || self.previous.is_guest(path) {
            return Err(OutputError::InTheWay { path: place });
        }
        for name in disk::entries(&place)? {
            if disk::is_temporary(&name) {
                continue;
            }
            let inside = place.join(&name);
            let found = disk::look(&inside)?;
            match (name.to_str().map(|name| format!("{path}/{name}")), found) {
                (Some(path), Some(found)) if found.is_dir() => self.require_only_ours(&path)?,
                (Some(path), Some(found)) if found.is_file() && self.previous.knows(&path) => {}
                (_, None) => {}
                _ => return Err(OutputError::InTheWay { path: inside }),
            }
        }
        Ok(())
    }

    /// For each folder that the site needs, whether it is there.
    fn look_at_folders<'a>(&self, wanted: &BTreeSet<&'a str>) -> Result<Vec<(&'a str, bool)>, OutputError> {
        let looked: Vec<_> = wanted
            .par_iter()
            .map(|path| {
                let place = self.folder.join(path);
                match disk::look(&place)? {
                    None => Ok((*path, false)),
                    Some(found) if found.is_dir() => Ok((*path, true)),
                    Some(found) if found.is_symlink() => Err(OutputError::Symlink { path: place }),
                    Some(found) if found.is_file() && self.previous.knows(path) => Ok((*path, false)),
                    Some(_) => Err(OutputError::InTheWay { path: place }),
                }
            })
            .collect();
        looked.into_iter().collect()
    }

    /// Those that someone replaced by a link or a file: nothing may be removed through them.
    fn no_longer_folders<'a>(&self, folders: &BTreeSet<&'a str>) -> Result<BTreeSet<&'a str>, OutputError> {
        let looked: Vec<_> = folders
            .par_iter()
            .map(|path| Ok((*path, disk::look(&self.folder.join(path))?.is_some_and(|found| !found.is_dir()))))
            .collect();
        looked.into_iter().filter_map(|looked| looked.map(|(path, not)| not.then_some(path)).transpose()).collect()
    }
}

/// Whether the content may have so many bytes, as far as can be told without reading it.
fn may_be_as_long(content: &Content, size: u64) -> Result<bool, OutputError> {
    match content {
        Content::Made(bytes) => Ok(bytes.len() as u64 == size),
        Content::Shelved(shelved) => Ok(shelved.size == size),
        Content::Unchanged { size: known, .. } => Ok(*known == size),
        Content::Picture(_) | Content::Narrowed { .. } | Content::Card(_) => Ok(true),
        Content::Copied(from) => match std::fs::metadata(from) {
            Ok(found) => Ok(found.len() == size),
            Err(source) => Err(OutputError::Io { action: Action::Read, path: from.clone(), source }),
        },
    }
}

fn require_sound_paths(site: &Site, folders: &BTreeSet<&str>) -> Result<(), OutputError> {
    let bad = site.files.keys().find_map(|path| {
        let both = || folders.contains(path.as_str()).then(phrases::path_of_a_folder);
        Some((path, reason_to_refuse(path).or_else(both)?))
    });
    match bad {
        Some((path, reason)) => Err(OutputError::BadPath { path: path.clone(), reason }),
        None => Ok(()),
    }
}
