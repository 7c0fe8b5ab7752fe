//! Which files make a site: what is followed, and what is left alone.

use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use notify::RecursiveMode;
use rayon::prelude::*;
use walkdir::WalkDir;

use crate::content::config::Config;
use crate::content::git::git;
use crate::content::source::{FROZEN, is_for_hosts, outputs};

/// The files a site is made of: its configuration, content, themes and static files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WatchScope {
    /// The site's folder, without symbolic links in it.
    pub(super) root: PathBuf,
    /// The name of the configuration.
    config: Arc<str>,
    /// The content folder, from the root; empty when it is the root.
    content: PathBuf,
    output: PathBuf,
    ignore: Vec<String>,
    /// The files of a repository that say which commit is its newest, where the site has versions: from the root, or absolute
    /// where the repository is above it.
    pub(super) history: Vec<PathBuf>,
}

/// From so many files on, several threads ask the system about them.
const MANY: usize = 256;

/// What tells a file from another at the same path, or from itself at another time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    size: u64,
    pub(super) modified: SystemTime,
    identity: Identity,
}

/// Device, inode and time of the last change of state: a file moved over another may have its size and its time.
#[cfg(unix)]
type Identity = (u64, u64, i64, i64);
#[cfg(not(unix))]
type Identity = ();

impl WatchScope {
    /// The files of the site in `root`, built to `output`.
    ///
    /// # Errors
    /// The disk's, when there is no such folder.
    pub fn new(root: &Path, config: &Config, output: &Path) -> io::Result<WatchScope> {
        let content = Path::new(&config.content).components().filter(|part| *part != Component::CurDir).collect();
        // The output's folder may not be there yet, the one that holds it is.
        let real = match (output.canonicalize(), output.parent(), output.file_name()) {
            (Ok(real), _, _) => real,
            (_, Some(parent), Some(name)) => parent.canonicalize().unwrap_or_else(|_| parent.to_owned()).join(name),
            _ => output.to_owned(),
        };
        let root = root.canonicalize()?;
        let history = if config.versions.is_some() { head_files(&root) } else { Vec::new() };
        Ok(WatchScope {
            root,
            config: config.file.clone(),
            content,
            output: real,
            ignore: config.ignore.patterns().to_vec(),
            history,
        })
    }

    fn whole_site(&self) -> bool {
        self.content.as_os_str().is_empty()
    }

    /// What is read, from the root.
    fn tops(&self) -> Vec<PathBuf> {
        if self.whole_site() {
            return vec![PathBuf::new()];
        }
        [self.config.as_ref(), "static", "themes"]
            .into_iter()
            .map(PathBuf::from)
            .chain([self.content.clone()])
            .collect()
    }

    /// Whether a path from the root may be one of the site's files, one of their folders, or a folder above.
    pub(super) fn holds(&self, path: &Path) -> bool {
        if self.history.iter().any(|file| file == path) {
            return true;
        }
        let tops = self.tops();
        let within = tops.iter().any(|top| path.starts_with(top) || top.starts_with(path));
        let named = path.iter().all(|name| is_followed(&name.to_string_lossy()));
        let ancestors = || path.ancestors().filter(|part| !part.as_os_str().is_empty());
        within && named && !ancestors().any(|part| self.is_output(&self.root.join(part)))
    }

    fn is_output(&self, path: &Path) -> bool {
        path == self.output || outputs::is_output(path)
    }

    /// Every file at or below a path from the root that is one of the site's, as it is now.
    pub(super) fn scan(&self, path: &Path) -> BTreeMap<PathBuf, Stamp> {
        let mut files = Vec::new();
        let tops = self.tops();
        for top in tops.iter().filter(|top| top.starts_with(path)) {
            self.walk(top, &mut files);
        }
        if tops.iter().any(|top| path.starts_with(top) && path != top) {
            self.walk(path, &mut files);
        }
        files.extend(self.history.iter().filter(|file| file.starts_with(path)).map(|file| self.root.join(file)));
        // What cannot be asked about now is not there; should it come, it is new.
        let stamped = |file: PathBuf| {
            let stamp = stamp_of(&fs::metadata(&file).ok()?)?;
            Some((file.strip_prefix(&self.root).map(Path::to_owned).unwrap_or(file), stamp))
        };
        if files.len() < MANY {
            return files.into_iter().filter_map(stamped).collect();
        }
        let mut found: Vec<(PathBuf, Stamp)> = files.into_par_iter().filter_map(stamped).collect();
        found.par_sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        found.into_iter().collect()
    }

    /// Adds the site's files at or below a path from the root, with the root.
    fn walk(&self, top: &Path, files: &mut Vec<PathBuf>) {
        let start = self.root.join(top);
        let walk = WalkDir::new(&start).follow_links(true).into_iter().filter_entry(|entry| {
            entry.path() == start
                || (is_followed(&entry.file_name().to_string_lossy())
                    && !(entry.file_type().is_dir() && self.is_output(entry.path())))
        });
        let entries = walk.flatten().filter(|entry| entry.file_type().is_file());
        files.extend(entries.map(walkdir::DirEntry::into_path));
    }

    /// The folders to ask the system about: those of the site with all below, and those above them alone, where a missing
    /// one may appear. Below the root of a whole-site content, only what is followed: not `.git`, not the output.
    pub(super) fn folders(&self) -> BTreeMap<PathBuf, RecursiveMode> {
        let mut folders = BTreeMap::from([(self.root.clone(), RecursiveMode::NonRecursive)]);
        for above in self.content.ancestors().skip(1).map(|above| self.root.join(above)) {
            folders.insert(above, RecursiveMode::NonRecursive);
        }
        for folder in self.history.iter().filter_map(|file| file.parent()) {
            folders.insert(self.root.join(folder), RecursiveMode::NonRecursive);
        }
        let tops = if self.whole_site() { self.children() } else { self.tops() };
        for top in tops.into_iter().map(|top| self.root.join(top)).filter(|top| top.is_dir()) {
            folders.insert(top, RecursiveMode::Recursive);
        }
        folders.retain(|folder, _| folder.is_dir());
        folders
    }

    fn children(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(&self.root).into_iter().flatten().flatten();
        entries.map(|entry| PathBuf::from(entry.file_name())).filter(|name| self.holds(name)).collect()
    }
}

/// The files that change when a repository has another newest commit: what is checked out, and the newest commit of that branch.
fn head_files(root: &Path) -> Vec<PathBuf> {
    let branch = git(root, &["symbolic-ref", "--quiet", "HEAD"]).unwrap_or_default();
    let names = ["HEAD", branch.trim()];
    let paths = names.iter().filter(|name| !name.is_empty()).filter_map(|name| {
        let path = root.join(git(root, &["rev-parse", "--git-path", name])?.trim_end_matches('\n'));
        let real = path.parent()?.canonicalize().ok()?.join(path.file_name()?);
        Some(real.strip_prefix(root).map_or_else(|_| real.clone(), Path::to_owned))
    });
    paths.collect()
}

/// Whether a name may be a part of the site: no dot-file but the folder of frozen texts, nothing that editors and tools put beside files for a moment.
///
/// `4913` is vim's, `#x#` emacs's, `x~` both's, `___jb_…` JetBrains', `.sb-` macOS's; the endings are those of downloads and
/// of files written aside to be renamed.
fn is_followed(name: &str) -> bool {
    let temporary = ["~", ".tmp", ".temp", ".swp", ".swx", ".part", ".crdownload", "___jb_tmp___", "___jb_old___"];
    !((name.starts_with('.') && name != FROZEN && !is_for_hosts(name))
        || name == "node_modules"
        || name == "4913"
        || (name.starts_with('#') && name.ends_with('#'))
        || name.contains(".sb-")
        || name.rsplit_once(".tmp.").is_some_and(|(_, end)| end.chars().all(|c| c.is_ascii_digit() || c == '.'))
        || temporary.iter().any(|ending| name.ends_with(ending)))
}

fn stamp_of(metadata: &Metadata) -> Option<Stamp> {
    let modified = metadata.modified().ok()?;
    metadata.is_file().then(|| Stamp { size: metadata.len(), modified, identity: identity(metadata) })
}

#[cfg(unix)]
fn identity(metadata: &Metadata) -> Identity {
    use std::os::unix::fs::MetadataExt;
    (metadata.dev(), metadata.ino(), metadata.ctime(), metadata.ctime_nsec())
}

#[cfg(not(unix))]
fn identity(_: &Metadata) -> Identity {}
