//! Many files of one name: those whose path ends as asked, and among them the nearest to the file that asks.
//!
//! A search costs the length of the two paths, however many files have the name: they are sorted by the ends of their
//! paths, and stand in a tree of their folders that is made when they are first asked for.

use std::cmp::Ordering;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use rapidhash::RapidHashMap as HashMap;

use super::Id;

/// Files by the ends of their paths.
#[derive(Debug)]
pub struct Ends<T>(Vec<(Vec<u8>, T)>);

impl<T: Copy> Ends<T> {
    pub fn of(paths: impl Iterator<Item = (String, T)>) -> Ends<T> {
        let mut ends: Vec<(Vec<u8>, T)> = paths.map(|(path, what)| (reversed(&path), what)).collect();
        ends.sort_by(|(a, _), (b, _)| a.cmp(b));
        Ends(ends)
    }

    /// All whose path ends with this text.
    pub fn with(&self, end: &str) -> impl Iterator<Item = T> {
        let end = reversed(end);
        let first = self.0.partition_point(|(path, _)| *path < end);
        self.0[first..].iter().take_while(move |(path, _)| path.starts_with(&end)).map(|(_, what)| *what)
    }
}

fn reversed(text: &str) -> Vec<u8> {
    text.bytes().rev().collect()
}

/// Trees by the name that was asked for.
#[derive(Debug, Default)]
pub struct Trees(RwLock<HashMap<String, Arc<FolderTree>>>);

impl Trees {
    pub fn get(&self, name: &str, make: impl FnOnce() -> FolderTree) -> Arc<FolderTree> {
        if let Some(tree) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(name) {
            return tree.clone();
        }
        let tree = Arc::new(make());
        self.0.write().unwrap_or_else(PoisonError::into_inner).entry(name.to_owned()).or_insert(tree).clone()
    }
}

/// Files in their folders.
#[derive(Debug, Default)]
pub struct FolderTree {
    /// The root first; none when there are no files.
    folders: Vec<Folder>,
}

#[derive(Debug)]
struct Folder {
    within: HashMap<String, u32>,
    /// The least depth of a file in here, and the files of that depth.
    least: usize,
    files: Arc<EqualFiles>,
}

/// A folder while the tree is made.
#[derive(Default)]
struct Gathered {
    within: HashMap<String, u32>,
    least: usize,
    files: Vec<Id>,
}

impl Gathered {
    fn add(&mut self, id: Id, depth: usize) {
        super::step(1);
        if self.files.is_empty() || depth < self.least {
            self.files.clear();
            self.least = depth;
        }
        if depth == self.least {
            self.files.push(id);
        }
    }
}

impl FolderTree {
    /// Files in the order of their ids, with their folder and what counts for its depth.
    pub fn of<'p>(files: impl Iterator<Item = (Id, &'p str, usize)>) -> FolderTree {
        let mut folders: Vec<Gathered> = Vec::new();
        for (id, folder, depth) in files {
            if folders.is_empty() {
                folders.push(Gathered::default());
            }
            let mut at = 0;
            folders[at].add(id, depth);
            for part in parts(folder) {
                let new = folders.len() as u32;
                let next = *folders[at].within.entry(part.to_owned()).or_insert(new);
                if next == new {
                    folders.push(Gathered::default());
                }
                at = next as usize;
                folders[at].add(id, depth);
            }
        }
        let folders = folders.into_iter().map(|Gathered { within, least, files }| Folder {
            within,
            least,
            files: Arc::new(EqualFiles::of(files)),
        });
        FolderTree { folders: folders.collect() }
    }

    /// The files with the fewest folders to leave and to enter from this folder.
    pub fn nearest_to(&self, folder: &str) -> NamesakeIds {
        let all = parts(folder).count();
        let mut nearest = usize::MAX;
        let mut groups = Vec::new();
        let mut at = self.folders.first();
        let mut wanted = parts(folder);
        let mut depth = 0;
        while let Some(here) = at {
            super::step(1);
            // No more than this: a file that shares further folders is found in those, nearer.
            let distance = here.least + all - 2 * depth;
            match distance.cmp(&nearest) {
                Ordering::Less => {
                    nearest = distance;
                    groups = vec![here.files.clone()];
                }
                Ordering::Equal => groups.push(here.files.clone()),
                Ordering::Greater => {}
            }
            depth += 1;
            at = wanted.next().and_then(|part| here.within.get(part)).and_then(|at| self.folders.get(*at as usize));
        }
        NamesakeIds(groups)
    }
}

fn parts(folder: &str) -> impl Iterator<Item = &str> {
    folder.split('/').filter(|part| !part.is_empty())
}

/// What a name may be compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Spelling {
    /// The last parts of the path, as written: so many slashes stand between them.
    Written(usize),
    /// The same, folded.
    Folded(usize),
    Title,
}

/// The whole of a path.
pub(super) const WHOLE: usize = usize::MAX;

/// The end of a path that holds so many slashes.
pub fn end(path: &str, slashes: usize) -> &str {
    path.rmatch_indices('/').nth(slashes).map_or(path, |(at, _)| &path[at + 1..])
}

/// Files of equal right.
#[derive(Debug, Default)]
pub struct EqualFiles {
    ids: Vec<Id>,
    /// For each spelling, the first file that is spelt so, and how many are.
    spelt: Mutex<HashMap<Spelling, Arc<Spelt>>>,
}

type Spelt = HashMap<String, (Id, usize)>;

impl EqualFiles {
    pub fn of(ids: Vec<Id>) -> EqualFiles {
        EqualFiles { ids, spelt: Mutex::default() }
    }

    fn spelt<'n>(&self, name: &str, spelling: Spelling, of: impl Fn(Id) -> &'n str) -> Option<(Id, usize)> {
        let mut tables = self.spelt.lock().unwrap_or_else(PoisonError::into_inner);
        let table = tables.entry(spelling).or_insert_with(|| {
            let mut table = Spelt::default();
            for id in &self.ids {
                super::step(1);
                table.entry(of(*id).to_owned()).or_insert((*id, 0)).1 += 1;
            }
            Arc::new(table)
        });
        let table = table.clone();
        drop(tables);
        table.get(name).copied()
    }
}

/// Several ids, without a copy of them.
#[derive(Debug, Clone, Default)]
pub struct NamesakeIds(Vec<Arc<EqualFiles>>);

impl NamesakeIds {
    pub fn of(group: &Arc<EqualFiles>) -> NamesakeIds {
        NamesakeIds(vec![group.clone()])
    }

    pub fn count(&self) -> usize {
        self.0.iter().map(|group| group.ids.len()).sum()
    }

    /// The least of them, in order.
    pub fn first(&self, count: usize) -> Vec<Id> {
        let mut first: Vec<Id> = self.0.iter().flat_map(|group| group.ids.iter().take(count)).copied().collect();
        first.sort_unstable();
        first.truncate(count);
        first
    }

    pub fn last(&self) -> Option<Id> {
        self.0.iter().filter_map(|group| group.ids.last()).max().copied()
    }

    pub fn contains(&self, id: Id) -> bool {
        self.0.iter().any(|group| group.ids.binary_search(&id).is_ok())
    }

    /// The first that is spelt so, and how many are. `of` gives the text of each that is compared.
    pub fn spelt<'n>(&self, name: &str, spelling: Spelling, of: impl Fn(Id) -> &'n str) -> Option<(Id, usize)> {
        let found = self.0.iter().filter_map(|group| group.spelt(name, spelling, &of));
        found.reduce(|(first, count), (id, more)| (first.min(id), count + more))
    }
}

impl From<Vec<Id>> for NamesakeIds {
    fn from(ids: Vec<Id>) -> NamesakeIds {
        NamesakeIds::of(&Arc::new(EqualFiles::of(ids)))
    }
}

impl PartialEq for NamesakeIds {
    fn eq(&self, other: &NamesakeIds) -> bool {
        self.first(usize::MAX) == other.first(usize::MAX)
    }
}

impl Eq for NamesakeIds {}
