//! The only writer of the output folder: brings a folder to hold exactly the finished site.
//!
//! `check` before the build does any work, `synchronise` once the site is made. Every file is replaced whole, and what
//! is about to be written is noted down first, so that a build killed at any moment is repaired by the next one. A
//! file that carnet did not make is neither changed nor removed. It knows nothing of notes.

mod disk;
mod entry;
mod error;
mod hidden;
mod hidden_paths;
mod key;
mod manifest;
mod paths;
mod place;
mod plan;
mod spool;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use rayon::prelude::*;
use serde_json::Value;

use crate::content::source::outputs::is_output;
use crate::pages::site::{Phase, Site};
use disk::{Claim, Way};
pub use entry::Entry;
pub use error::OutputError;
use error::{Action, Attempt};
use hidden::KnownPaths;
use hidden_paths::HiddenPaths;
pub use manifest::Manifest;
use manifest::{Intent, Record};
use paths::{aside, resolve};
pub use place::{PREVIEW, require_place, require_place_for_community, require_place_for_preview};
use plan::Plan;
pub use spool::Spool;

/// What a synchronisation did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// Files made or replaced.
    pub written: usize,
    /// Files that already had the wanted bytes; not touched.
    pub unchanged: usize,
    /// Files of an earlier build that are no longer part of the site.
    pub removed: usize,
    /// The size of the whole site, in bytes.
    pub bytes: u64,
}

/// Refuses a folder that cannot be the output, early: before the build does any work. Only reads.
///
/// Gives what the last build left there; none when the folder is absent or empty.
///
/// # Errors
/// A path that is not a folder, a folder that is neither empty nor carnet's, one made for another audience, one with a
/// preview in it, one whose manifest cannot be read, or the disk's own errors.
pub fn check(folder: &Path, audience: &str) -> Result<Option<Manifest>, OutputError> {
    match fs::metadata(folder) {
        Ok(found) if found.is_dir() => {}
        Ok(_) => return Err(OutputError::NotAFolder { path: folder.to_owned() }),
        // A dangling link is something already: a folder moved onto it would replace it.
        Err(_) if folder.is_symlink() => return Err(OutputError::Symlink { path: folder.to_owned() }),
        Err(source) if source.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(source) => return Err(OutputError::Io { action: Action::Read, path: folder.to_owned(), source }),
    }
    let Some(manifest) = Manifest::read(folder)? else {
        return match disk::first_foreign(folder)? {
            Some(file) => Err(OutputError::Foreign { folder: folder.to_owned(), file }),
            None => Ok(None),
        };
    };
    manifest.require_audience(folder, audience)?;
    if audience != PREVIEW {
        place::require_nothing_restricted_in(folder)?;
    }
    Ok(Some(manifest))
}

/// Whether every file of the manifest is still there with its size and modification time, so that a build from the
/// same inputs has nothing to do. No file is read; for those that are not listed, carnet's folders are searched. False
/// after a build that was interrupted.
pub fn intact(folder: &Path, manifest: &Manifest) -> bool {
    let stands = |path: &str, entry: &Entry| {
        fs::symlink_metadata(folder.join(path)).is_ok_and(|found| found.is_file() && entry.is_stamped(&found))
    };
    manifest.complete
        && manifest.files.par_iter().all(|(path, entry)| stands(path, entry))
        && hidden::all_stand(folder, manifest, stands)
}

/// Brings the folder to hold exactly `site`, beside files that carnet did not make.
///
/// `previous` is what `check` gave for this folder. `inputs` and `report` are kept in the manifest for the next build;
/// whoever can read the folder can read them, so neither anything of a withheld note nor a hidden file's address may be
/// in them.
///
/// An absent or empty folder is filled aside and moved into place, or filled in place where it cannot be moved (a mount
/// point). Another is updated file by file: what `Phase` says, then removals, then the manifest.
///
/// # Errors
/// Before anything is written: a file or symbolic link that is not carnet's where the site wants a file, a path that
/// would leave the folder, another build at work in it. While writing: the disk's errors; the next build
/// repairs what was left. Of several errors, the first by path.
pub fn synchronise(
    folder: &Path,
    site: &Site,
    audience: &str,
    inputs: Option<String>,
    report: Value,
    previous: Option<&Manifest>,
) -> Result<Written, OutputError> {
    if let Some(previous) = previous {
        previous.require_audience(folder, audience)?;
    }
    let _claim = Claim::on(folder)?;
    synchronise_claimed(folder, &WantedFiles { site, audience, inputs, report }, previous)
}

/// The same for a caller that holds the claim on the folder.
fn synchronise_claimed(
    folder: &Path,
    build: &WantedFiles,
    previous: Option<&Manifest>,
) -> Result<Written, OutputError> {
    let Some(previous) = previous else {
        return match check(folder, build.audience)? {
            Some(_) => Err(OutputError::Busy { folder: folder.to_owned() }),
            None => fill(folder, build),
        };
    };
    previous.require_audience(folder, build.audience)?;
    previous.require_newest(folder)?;
    let folder = fs::canonicalize(folder).attempt(Action::Find, folder)?;
    update(&folder, build, previous, Way::Whole)
}

/// What the caller wants in the folder.
struct WantedFiles<'a> {
    site: &'a Site,
    audience: &'a str,
    inputs: Option<String>,
    report: Value,
}

/// Fills an absent or empty folder aside and moves it into place.
fn fill(folder: &Path, build: &WantedFiles) -> Result<Written, OutputError> {
    let existed = folder.is_dir();
    let folder = resolve(folder)?;
    let aside = aside(&folder);
    remove_abandoned(&aside)?;
    if !existed {
        disk::create_dir(&aside).attempt(Action::Create, &aside)?;
    } else if disk::rename(&folder, &aside).is_err() {
        // A mount point, or a parent folder that is not ours to write: in place then, as an update from nothing.
        return update(&folder, build, &Manifest::nothing(build.audience), Way::Whole);
    }
    let filled = settle(&aside, &folder, build);
    if filled.is_err() {
        // The error to report is the first one; what cannot be cleaned now is cleaned by the next build.
        let _ = disk::remove_tree(&aside);
        if existed {
            let _ = fs::create_dir(&folder);
        }
    }
    filled
}

/// Completes the site in a folder aside, which holds nothing or pages of this build, and moves it into place.
fn settle(aside: &Path, folder: &Path, build: &WantedFiles) -> Result<Written, OutputError> {
    let written = update(aside, build, &Manifest::nothing(build.audience), Way::Straight)?;
    disk::rename(aside, folder).attempt(Action::Create, folder).map(|()| written)
}

/// Removes what a killed build left aside. A folder of that name that shows no trace of carnet is not ours to remove.
fn remove_abandoned(aside: &Path) -> Result<(), OutputError> {
    if fs::symlink_metadata(aside).is_err() {
        return Ok(());
    }
    if aside.is_symlink() || !aside.is_dir() {
        return Err(OutputError::InTheWay { path: aside.to_owned() });
    }
    if !is_output(aside) && disk::first_foreign(aside)?.is_some() {
        return Err(OutputError::InTheWay { path: aside.to_owned() });
    }
    disk::remove_tree(aside).attempt(Action::Remove, aside)
}

/// Brings a folder from what `previous` tells to the wanted site.
fn update(folder: &Path, build: &WantedFiles, previous: &Manifest, way: Way) -> Result<Written, OutputError> {
    let known = KnownPaths::reveal(folder, build.site, previous)?;
    let plan = Plan::make(folder, build.site, &known, way)?;
    let hidden_paths = HiddenPaths::of(build.site);
    let mut files: BTreeMap<&str, Entry> = plan.keep.iter().copied().collect();
    let unchanged = files.len() - plan.placed;
    let mut done = Written { written: plan.write.len() + plan.placed, unchanged, ..Written::default() };

    let changes = !previous.complete || plan.changes();
    if changes {
        let written = plan.write.iter().map(|(path, _)| *path);
        Intent::of(build.audience, written, &plan.guests, previous, &hidden_paths).write(folder)?;
        remove_temporaries(&plan);
        done.removed += remove_files(folder, &plan.remove_first)?;
        remove_folders(folder, &plan.remove_folders_first)?;
        make_folders(folder, &plan.make_folders)?;
        for phase in [Phase::Asset, Phase::Page, Phase::Index] {
            files.extend(write_phase(folder, &plan, phase, way)?);
        }
        done.removed += remove_files(folder, &plan.remove)?;
        remove_folders(folder, &plan.remove_folders)?;
    }

    done.bytes = files.values().map(|entry| entry.size).sum();
    let record = Record::new(build.audience, &build.inputs, &build.report, &plan.guests, files, &hidden_paths);
    if changes || !record.says_the_same_as(previous) {
        record.write(folder)?;
    }
    if changes {
        Intent::remove(folder)?;
    }
    Ok(done)
}

/// Writes the files of one phase; of several errors, gives the first by path, whichever thread met one first.
fn write_phase<'a>(
    folder: &Path,
    plan: &Plan<'a>,
    phase: Phase,
    way: Way,
) -> Result<Vec<(&'a str, Entry)>, OutputError> {
    let of_phase: Vec<_> = plan.write.iter().filter(|(_, file)| file.phase == phase).collect();
    let written: Vec<_> =
        of_phase.par_iter().map(|(path, file)| Ok((*path, disk::replace(folder, path, &file.content, way)?))).collect();
    written.into_iter().collect()
}

/// Folders to make, parents before what they hold.
fn make_folders(folder: &Path, folders: &[&str]) -> Result<(), OutputError> {
    let mut by_depth: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for path in folders {
        by_depth.entry(path.matches('/').count()).or_default().push(path);
    }
    for level in by_depth.values() {
        let made: Vec<_> = level
            .par_iter()
            .map(|path| {
                let path = folder.join(path);
                disk::create_dir(&path).attempt(Action::Create, &path)
            })
            .collect();
        made.into_iter().collect::<Result<(), _>>()?;
    }
    Ok(())
}

/// Removes files of earlier builds; says how many were there.
fn remove_files(folder: &Path, paths: &[&str]) -> Result<usize, OutputError> {
    let removed: Vec<_> = paths
        .par_iter()
        .map(|path| {
            let path = folder.join(path);
            disk::remove_file(&path).attempt(Action::Remove, &path)
        })
        .collect();
    removed.into_iter().try_fold(0, |count, removed| Ok(count + usize::from(removed?)))
}

/// Removes the folders among these that are empty, the deepest first.
fn remove_folders(folder: &Path, folders: &BTreeSet<&str>) -> Result<(), OutputError> {
    for path in folders.iter().rev() {
        let path = folder.join(path);
        disk::remove_empty_dir(&path).attempt(Action::Remove, &path)?;
    }
    Ok(())
}

/// Removes the half-written files of an interrupted build. One that resists is harmless, and is retried when its file
/// is next written.
fn remove_temporaries(plan: &Plan) {
    plan.temporaries.par_iter().for_each(|place| {
        let _ = disk::remove_file(place);
    });
}
