//! What a name in a link means.
//!
//! A name is a path, a file name or slug, a title or an alias; case, Unicode form and kinds of apostrophe do not count,
//! nor accents where that leaves one candidate. Among candidates of the same sort the nearest in the folders wins; a tie is
//! left to the author. It knows names and paths only, not what stands behind them.

mod asked;
mod namesakes;
#[cfg(test)]
mod tests;

use std::collections::hash_map::Entry::{Occupied, Vacant};
use std::sync::{Arc, OnceLock};

use rapidhash::RapidHashMap as HashMap;

use crate::content::document::names::{FoldedName, FoldedNames, NameSort};
use crate::text::slug::{folded, nearest, without_accents};
pub use asked::{AskedNames, name_number, places_number, title_number, titles_number};
pub use namesakes::{Ends, FolderTree, NamesakeIds, Spelling, Trees, end};
use namesakes::{EqualFiles, WHOLE};

/// What a name stands for: the caller's own number.
pub type Id = usize;

/// Something that has names.
#[derive(Debug, Clone)]
pub struct NameOwner<'a> {
    /// From the content folder, without ending.
    pub path: &'a str,
    pub slug: &'a str,
    pub title: &'a str,
    /// A note comes before another kind of page of the same name.
    pub is_note: bool,
    pub folded: Arc<FoldedNames>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    One(Id),
    /// Several of equal right.
    Several(NamesakeIds),
    Nothing,
}

/// All names of a site.
#[derive(Debug, Default)]
pub struct Names<'a> {
    paths: Vec<Arc<str>>,
    written_paths: Vec<&'a str>,
    by_path: HashMap<Arc<str>, Id>,
    /// All that have a path, for the paths of several: files whose names differ by case or Unicode form only.
    twins: HashMap<Arc<str>, Arc<EqualFiles>>,
    by_name: HashMap<Arc<str>, Candidates>,
    /// Names whose accents count, by what remains without them.
    by_bare_name: HashMap<Arc<str>, Candidates>,
    has_sharp: bool,
    /// The title and the slug of each, as written.
    written: Vec<&'a str>,
    /// What names of several mean, as they are asked for: with accents, and without.
    trees: Trees,
    bare_trees: Trees,
}

/// How good a match is, the best first: a file's name before a title before an alias, a note before another page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    sort: NameSort,
    is_other: bool,
    id: Id,
}

impl Candidate {
    fn rank(self) -> (NameSort, bool) {
        (self.sort, self.is_other)
    }
}

/// What one name may mean: nearly always one thing, which then takes no list.
#[derive(Debug)]
struct Candidates {
    first: Candidate,
    others: Option<Box<Others>>,
}

#[derive(Debug, Default)]
struct Others {
    list: Vec<Candidate>,
    /// All, by the ends of their paths; made when a name with a folder is looked for.
    ends: OnceLock<Ends<Candidate>>,
}

impl Candidates {
    fn iter(&self) -> impl Iterator<Item = Candidate> {
        std::iter::once(self.first).chain(self.others.iter().flat_map(|others| others.list.iter().copied()))
    }
}

impl<'a> Names<'a> {
    pub fn of(entries: &[NameOwner<'a>]) -> Names<'a> {
        let mut names = Names::default();
        let mut twins: HashMap<Arc<str>, Vec<Id>> = HashMap::default();
        names.by_name.reserve(entries.len() * 2);
        names.by_path.reserve(entries.len());
        for (id, entry) in entries.iter().enumerate() {
            let FoldedNames { path, names: folded } = entry.folded.as_ref();
            for FoldedName { name, bare, sort } in folded {
                names.has_sharp |= memchr::memchr(b'#', name.as_bytes()).is_some();
                let candidate = Candidate { sort: *sort, is_other: !entry.is_note, id };
                if let Some(bare) = bare {
                    insert(&mut names.by_bare_name, bare, candidate);
                }
                insert(&mut names.by_name, name, candidate);
            }
            names.written.extend([entry.title, entry.slug]);
            let first = *names.by_path.entry(path.clone()).or_insert(id);
            if first != id {
                twins.entry(path.clone()).or_insert_with(|| vec![first]).push(id);
            }
            names.paths.push(path.clone());
            names.written_paths.push(entry.path);
        }
        names.twins = twins.into_iter().map(|(path, ids)| (path, Arc::new(EqualFiles::of(ids)))).collect();
        names
    }

    /// Whether a name holds the sign that begins a fragment in a link.
    pub fn has_sharp(&self) -> bool {
        self.has_sharp
    }

    /// The page at a path from the content folder, with or without `.md`. Of several whose paths differ by case only, that
    /// which is written so.
    pub fn at_path(&self, path: &str) -> Found {
        let folded = folded(path);
        let folded = folded.strip_suffix(".md").unwrap_or(&folded);
        match (self.by_path.get(folded), self.twins.get(folded)) {
            (None, _) => Found::Nothing,
            (Some(id), None) => Found::One(*id),
            (Some(_), Some(twins)) => {
                let twins = NamesakeIds::of(twins);
                let exact = self.spelt(&twins, without_ending(path), Spelling::Written(WHOLE));
                exact.map_or(Found::Several(twins), |(id, _)| Found::One(id))
            }
        }
    }

    /// What `name` means in a document at path `from`. The answer is the same for as long as the names that are `asked` have
    /// the same documents.
    pub fn find(&self, name: &str, from: &str, asked: &AskedNames) -> Found {
        match self.find_any(name, from, asked) {
            Found::Several(ids) => self.written_so(name, ids, asked),
            found => found,
        }
    }

    /// Of several candidates of equal right the one at the top, whose whole path the name is; else the only one whose file,
    /// or whose title, is spelt as the name is; else the only one whose file has that name, in whatever case.
    fn written_so(&self, name: &str, ids: NamesakeIds, asked: &AskedNames) -> Found {
        let name = without_ending(name).trim_matches('/');
        let folded = folded(name);
        let last = |name: &str| asked.titles(name.rsplit('/').next().unwrap_or(name));
        last(&folded);
        last(&without_accents(&folded));
        match self.at_path(name) {
            Found::One(top) if ids.contains(top) => return Found::One(top),
            Found::Several(tops) => {
                let path = folded.strip_suffix(".md").unwrap_or(&folded);
                let held = self.spelt(&ids, path, Spelling::Folded(WHOLE));
                if held.is_some_and(|(_, count)| count == tops.count()) {
                    return Found::Several(tops);
                }
            }
            _ => {}
        }
        let slashes = |name: &str| name.matches('/').count();
        let spellings = [
            (name, Spelling::Written(slashes(name))),
            (name, Spelling::Title),
            (&folded, Spelling::Folded(slashes(&folded))),
        ];
        let mut only = spellings.into_iter().filter_map(|(name, spelling)| self.spelt(&ids, name, spelling));
        let only = only.find(|(_, count)| *count == 1);
        only.map_or(Found::Several(ids), |(id, _)| Found::One(id))
    }

    /// The first of these that is spelt so, and how many are.
    fn spelt(&self, ids: &NamesakeIds, name: &str, spelling: Spelling) -> Option<(Id, usize)> {
        ids.spelt(name, spelling, |id| match spelling {
            Spelling::Written(slashes) => end(self.written_paths[id], slashes),
            Spelling::Folded(slashes) => end(&self.paths[id], slashes),
            Spelling::Title => self.written[2 * id],
        })
    }

    fn find_any(&self, name: &str, from: &str, asked: &AskedNames) -> Found {
        let folded = folded(name);
        let name = folded.strip_suffix(".md").unwrap_or(&folded).trim_matches('/');
        let last = name.rsplit('/').next().unwrap_or(name);
        asked.name(last);
        let known = self.by_name.get(last);
        if let Some(Candidates { first, others: None }) = known
            && last == name
        {
            return Found::One(first.id);
        }
        let found = self.choose([known, None], &self.trees, name, from);
        if found != Found::Nothing {
            return found;
        }
        // A name of its own, or one that an author gave, may hold the sign too.
        asked.name(name);
        if last != name
            && let Some(Candidates { first, others: None }) = self.by_name.get(name)
        {
            return Found::One(first.id);
        }
        let bare = without_accents(name);
        let last = bare.rsplit('/').next().unwrap_or(&bare);
        asked.name(last);
        self.choose([self.by_name.get(last), self.by_bare_name.get(last)], &self.bare_trees, &bare, from)
    }

    /// The best of the candidates whose path ends so, when the name has a folder, and of those the nearest.
    fn choose(&self, lists: [Option<&Candidates>; 2], trees: &Trees, name: &str, from: &str) -> Found {
        let mut known = lists.iter().flatten();
        let Some(first) = known.next() else { return Found::Nothing };
        if known.next().is_none() && first.others.is_none() {
            let is_meant =
                !name.contains('/') || self.ends(first.first).any(|path| path.ends_with(&format!("/{name}")));
            return if is_meant { Found::One(first.first.id) } else { Found::Nothing };
        }
        let tree = trees.get(name, || self.tree(lists.iter().copied().flatten(), name));
        let ids = tree.nearest_to(folder_of(&folded(from)));
        match ids.count() {
            0 => Found::Nothing,
            1 => Found::One(ids.first(1)[0]),
            _ => Found::Several(ids),
        }
    }

    /// The candidates that a name may mean, of the best rank.
    fn tree<'c>(&self, lists: impl Iterator<Item = &'c Candidates>, name: &str) -> FolderTree {
        let mut fits: Vec<Candidate> = Vec::new();
        for list in lists {
            match name.contains('/').then(|| format!("/{name}")) {
                None => fits.extend(list.iter()),
                Some(end) => match &list.others {
                    None => {
                        fits.extend(Some(list.first).filter(|only| self.ends(*only).any(|path| path.ends_with(&end))))
                    }
                    Some(others) => {
                        let ends = others.ends.get_or_init(|| {
                            let all = list
                                .iter()
                                .flat_map(|candidate| self.ends(candidate).map(move |path| (path, candidate)));
                            Ends::of(all)
                        });
                        fits.extend(ends.with(&end));
                    }
                },
            }
        }
        let best = fits.iter().map(|candidate| candidate.rank()).min();
        let mut ids: Vec<Id> = fits.iter().filter(|candidate| Some(candidate.rank()) == best).map(|c| c.id).collect();
        ids.sort_unstable();
        ids.dedup();
        step(fits.len());
        FolderTree::of(ids.into_iter().map(|id| {
            let folder = folder_of(&self.paths[id]);
            (id, folder, folder.split('/').filter(|part| !part.is_empty()).count())
        }))
    }

    /// A candidate's path as names with a folder end: with its accents, and without.
    fn ends(&self, candidate: Candidate) -> impl Iterator<Item = String> {
        let path = &self.paths[candidate.id];
        let bare = Some(without_accents(path)).filter(|bare| **bare != **path);
        std::iter::once(format!("/{path}")).chain(bare.map(|bare| format!("/{bare}")))
    }

    /// A title or slug that looks like `name`.
    pub fn nearest(&self, name: &str) -> Option<&str> {
        let last = name.rsplit('/').next().unwrap_or(name);
        nearest(last.strip_suffix(".md").unwrap_or(last), self.written.iter().copied())
    }
}

fn insert(names: &mut HashMap<Arc<str>, Candidates>, name: &Arc<str>, candidate: Candidate) {
    match names.entry(name.clone()) {
        Vacant(place) => {
            place.insert(Candidates { first: candidate, others: None });
        }
        Occupied(place) => {
            // The names of one entry come together.
            let known = place.into_mut();
            let last = known.others.as_ref().and_then(|others| others.list.last()).unwrap_or(&known.first);
            if last.id != candidate.id {
                known.others.get_or_insert_default().list.push(candidate);
            }
        }
    }
}

/// A path or name without `.md`.
fn without_ending(path: &str) -> &str {
    match path.len().checked_sub(3).and_then(|at| path.split_at_checked(at)) {
        Some((stem, ending)) if ending.eq_ignore_ascii_case(".md") => stem,
        _ => path,
    }
}

/// The folder of a path.
fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Counts work, for tests.
fn step(_count: usize) {
    #[cfg(test)]
    STEPS.with(|steps| steps.set(steps.get() + _count));
}

#[cfg(test)]
thread_local! {
    /// Candidates and folders that were looked at.
    pub(crate) static STEPS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// A path relative to the folder of `from`, made plain; none when it leaves the root.
pub fn join(from: &str, relative: &str) -> Option<String> {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(relative.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}
