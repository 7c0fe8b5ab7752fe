//! What of a site is not to be listed.

use std::collections::BTreeSet;

use super::key::PathKey;
use super::paths::folders_of;
use crate::pages::site::Site;

/// What of the site is not to be listed.
pub(super) struct HiddenPaths<'a> {
    pub files: BTreeSet<&'a str>,
    /// Those in which nothing else is.
    pub folders: BTreeSet<&'a str>,
}

impl<'a> HiddenPaths<'a> {
    pub(super) fn of(site: &'a Site) -> Self {
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
    pub(super) fn part_files<'b>(
        &self,
        paths: impl Iterator<Item = &'b str>,
    ) -> (BTreeSet<&'b str>, BTreeSet<PathKey>) {
        part(paths, &self.files)
    }

    /// Those of these folders that may be listed, and the keys of the others.
    pub(super) fn part_folders<'b>(
        &self,
        paths: impl Iterator<Item = &'b str>,
    ) -> (BTreeSet<&'b str>, BTreeSet<PathKey>) {
        part(paths, &self.folders)
    }
}

fn part<'b>(paths: impl Iterator<Item = &'b str>, hidden: &BTreeSet<&str>) -> (BTreeSet<&'b str>, BTreeSet<PathKey>) {
    let (hidden, open): (BTreeSet<&str>, BTreeSet<&str>) = paths.partition(|path| hidden.contains(path));
    (open, hidden.into_iter().map(PathKey::of).collect())
}
