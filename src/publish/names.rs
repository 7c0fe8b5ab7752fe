//! What a name in a link means.
//!
//! A name is a path, a file name or slug, a title or an alias; case, Unicode form and kinds of apostrophe do not count,
//! nor accents where that leaves one candidate. Among candidates of the same sort the nearest in the folders wins; a tie is
//! left to the author. It knows names and paths only, not what stands behind them.

use std::collections::hash_map::Entry::{Occupied, Vacant};

use rapidhash::RapidHashMap as HashMap;
use rayon::prelude::*;

use crate::text::slug::{fold, nearest, without_accents};

/// What a name stands for: the caller's own number.
pub type Id = usize;

/// Something that has names.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    /// From the content folder, without ending.
    pub path: &'a str,
    pub slug: &'a str,
    pub title: &'a str,
    pub aliases: &'a [String],
    /// A note comes before another kind of page of the same name.
    pub is_note: bool,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    One(Id),
    /// Several of equal right, ordered.
    Several(Vec<Id>),
    Nothing,
}

/// All names of a site.
#[derive(Debug, Default)]
pub struct Names<'a> {
    paths: Vec<String>,
    written_paths: Vec<&'a str>,
    by_path: HashMap<String, Id>,
    /// All that have a path, for the paths of several: files whose names differ by case or Unicode form only.
    twins: HashMap<String, Vec<Id>>,
    by_name: HashMap<String, Candidates>,
    /// Names whose accents count, by what remains without them.
    by_bare_name: HashMap<String, Candidates>,
    /// The title and the slug of each, as written.
    written: Vec<&'a str>,
}

/// How good a match is, the best first: a file's name before a title before an alias, a note before another page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    rank: u8,
    id: Id,
}

/// What one name may mean: nearly always one thing, which then takes no list.
#[derive(Debug)]
struct Candidates {
    first: Candidate,
    others: Vec<Candidate>,
}

impl Candidates {
    fn iter(&self) -> impl Iterator<Item = Candidate> {
        std::iter::once(self.first).chain(self.others.iter().copied())
    }
}

/// The names of one entry as they are compared.
struct Folded {
    path: String,
    names: Vec<FoldedName>,
}

struct FoldedName {
    name: String,
    /// The name without accents, where that is another.
    bare: Option<String>,
    class: u8,
}

impl FoldedName {
    fn new(name: String, class: u8) -> FoldedName {
        let bare = if name.is_ascii() { None } else { Some(without_accents(&name)).filter(|bare| *bare != name) };
        FoldedName { name, bare, class }
    }
}

impl Folded {
    fn of(entry: &Entry) -> Folded {
        let path = fold(entry.path);
        let file = path.rsplit('/').next().unwrap_or(&path).to_owned();
        let slug = fold(entry.slug);
        let file = Some((file, 0)).filter(|(file, _)| *file != slug);
        let aliases = entry.aliases.iter().map(|alias| (fold(alias), 2));
        let names = file.into_iter().chain([(slug, 0), (fold(entry.title), 1)]).chain(aliases);
        let names = names.map(|(name, class)| FoldedName::new(name, class)).collect();
        Folded { path, names }
    }
}

impl<'a> Names<'a> {
    pub fn of(entries: &[Entry<'a>]) -> Names<'a> {
        let folded: Vec<Folded> = entries.par_iter().map(Folded::of).collect();
        let mut names = Names::default();
        names.by_name.reserve(entries.len() * 2);
        names.by_path.reserve(entries.len());
        for (id, (entry, Folded { path, names: folded })) in entries.iter().zip(folded).enumerate() {
            for FoldedName { name, bare, class } in folded {
                let candidate = Candidate { rank: class * 2 + u8::from(!entry.is_note), id };
                if let Some(bare) = bare {
                    insert(&mut names.by_bare_name, bare, candidate);
                }
                insert(&mut names.by_name, name, candidate);
            }
            names.written.extend([entry.title, entry.slug]);
            let first = *names.by_path.entry(path.clone()).or_insert(id);
            if first != id {
                names.twins.entry(path.clone()).or_insert_with(|| vec![first]).push(id);
            }
            names.paths.push(path);
            names.written_paths.push(entry.path);
        }
        names
    }

    /// The page at a path from the content folder, with or without `.md`. Of several whose paths differ by case only, that
    /// which is written so.
    pub fn at_path(&self, path: &str) -> Found {
        let folded = fold(path);
        let folded = folded.strip_suffix(".md").unwrap_or(&folded);
        match (self.by_path.get(folded), self.twins.get(folded)) {
            (None, _) => Found::Nothing,
            (Some(id), None) => Found::One(*id),
            (Some(_), Some(twins)) => {
                let path = without_ending(path);
                let exact = twins.iter().find(|id| self.written_paths[**id] == path);
                exact.map_or_else(|| Found::Several(twins.clone()), |id| Found::One(*id))
            }
        }
    }

    /// What `name` means in a document at path `from`.
    pub fn find(&self, name: &str, from: &str) -> Found {
        match self.find_any(name, from) {
            Found::Several(ids) => self.written_so(name, ids),
            found => found,
        }
    }

    /// Of several candidates of equal right the one at the top, whose whole path the name is; else the only one whose file,
    /// or whose title, is spelt as the name is; else the only one whose file has that name, in whatever case.
    fn written_so(&self, name: &str, ids: Vec<Id>) -> Found {
        let name = without_ending(name).trim_matches('/');
        match self.at_path(name) {
            Found::One(top) if ids.contains(&top) => return Found::One(top),
            Found::Several(tops) if tops.iter().all(|top| ids.contains(top)) => return Found::Several(tops),
            _ => {}
        }
        let only = |is: &dyn Fn(Id) -> bool| {
            let mut same = ids.iter().copied().filter(|id| is(*id));
            same.next().filter(|_| same.next().is_none())
        };
        let folded = fold(name);
        only(&|id| ends_with_path(self.written_paths[id], name))
            .or_else(|| only(&|id| self.written[2 * id] == name))
            .or_else(|| only(&|id| ends_with_path(&self.paths[id], &folded)))
            .map_or(Found::Several(ids.clone()), Found::One)
    }

    fn find_any(&self, name: &str, from: &str) -> Found {
        let folded = fold(name);
        let name = folded.strip_suffix(".md").unwrap_or(&folded).trim_matches('/');
        let last = name.rsplit('/').next().unwrap_or(name);
        let known = self.by_name.get(last);
        if let Some(Candidates { first, others }) = known
            && others.is_empty()
            && last == name
        {
            return Found::One(first.id);
        }
        let found = known.map_or(Found::Nothing, |list| self.choose(&list.iter().collect::<Vec<_>>(), name, from));
        if found != Found::Nothing {
            return found;
        }
        let bare = without_accents(name);
        let last = bare.rsplit('/').next().unwrap_or(&bare);
        let lists = [self.by_name.get(last), self.by_bare_name.get(last)];
        let list: Vec<Candidate> = lists.into_iter().flatten().flat_map(Candidates::iter).collect();
        self.choose(&list, &bare, from)
    }

    fn choose(&self, list: &[Candidate], name: &str, from: &str) -> Found {
        let with_folder = name.contains('/');
        let fits = |candidate: &&Candidate| {
            !with_folder || {
                let path = &self.paths[candidate.id];
                let bare = without_accents(path);
                ends_with_path(path, name) || ends_with_path(&bare, name)
            }
        };
        let best: Vec<&Candidate> = list.iter().filter(fits).collect();
        let Some(rank) = best.iter().map(|c| c.rank).min() else { return Found::Nothing };
        let distance = |id: Id| folder_distance(&self.paths[id], from);
        let of_rank: Vec<Id> = best.iter().filter(|c| c.rank == rank).map(|c| c.id).collect();
        let nearest = of_rank.iter().map(|id| distance(*id)).min();
        let mut chosen: Vec<Id> = of_rank.into_iter().filter(|id| Some(distance(*id)) == nearest).collect();
        chosen.sort_unstable();
        chosen.dedup();
        match chosen.as_slice() {
            [one] => Found::One(*one),
            _ => Found::Several(chosen),
        }
    }

    /// A title or slug that looks like `name`.
    pub fn nearest(&self, name: &str) -> Option<&str> {
        let last = name.rsplit('/').next().unwrap_or(name);
        nearest(last.strip_suffix(".md").unwrap_or(last), self.written.iter().copied())
    }
}

fn insert(names: &mut HashMap<String, Candidates>, name: String, candidate: Candidate) {
    match names.entry(name) {
        Vacant(place) => {
            place.insert(Candidates { first: candidate, others: Vec::new() });
        }
        Occupied(place) => {
            let known = place.into_mut();
            if known.iter().all(|other| other.id != candidate.id) {
                known.others.push(candidate);
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

/// Whether `path` ends with the whole components of `end`.
fn ends_with_path(path: &str, end: &str) -> bool {
    path.strip_suffix(end).is_some_and(|before| before.is_empty() || before.ends_with('/'))
}

/// Folders to leave and to enter from one file to another.
fn folder_distance(to: &str, from: &str) -> usize {
    let folder = |path: &str| path.rsplit_once('/').map(|(folder, _)| folder.to_owned()).unwrap_or_default();
    let (to, from) = (folder(to), folder(&fold(from)));
    let parts = |folder: &str| folder.split('/').filter(|p| !p.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    let (to, from) = (parts(&to), parts(&from));
    let common = to.iter().zip(&from).take_while(|(a, b)| a == b).count();
    to.len() + from.len() - 2 * common
}

/// A path relative to the folder of `from`, made plain; none when it leaves the root.
pub fn join(from: &str, relative: &str) -> Option<String> {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|p| !p.is_empty()).collect();
    for part in relative.split('/') {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names<'static> {
        let none: &[String] = &[];
        let alias = [String::from("Étape 3")];
        let alias: &'static [String] = Box::leak(Box::new(alias));
        let entry = |path, slug, title, aliases, is_note| Entry { path, slug, title, aliases, is_note };
        Names::of(&[
            entry("notes/parcours/deployer", "deployer", "Déployer la trajectoire", alias, true),
            entry("notes/parcours/pilote", "pilote", "Le pilote", none, true),
            entry("notes/reperes/pilote", "pilote-2", "Le projet pilote", none, true),
            entry("notebooks/pilote", "pilote", "Carnet pilote", none, false),
            entry("notes/peche", "peche", "Pêche", none, true),
            entry("notes/peche-2", "peche-2", "Péché", none, true),
            entry("notes/ete", "saison", "Été", none, true),
        ])
    }

    #[test]
    fn a_name_is_a_slug_a_path_a_title_or_an_alias() {
        for (name, id) in [
            ("deployer", 0),
            ("DEPLOYER", 0),
            ("Déployer la trajectoire", 0),
            ("etape 3", 0),
            ("parcours/pilote", 1),
            ("reperes/pilote.md", 2),
            ("notebooks/pilote", 3),
            ("E\u{301}te\u{301}", 6),
        ] {
            assert_eq!(names().find(name, "notes/x"), Found::One(id), "{name}");
        }
    }

    #[test]
    fn the_nearest_wins_and_a_tie_is_said() {
        assert_eq!(names().find("pilote", "notes/parcours/x"), Found::One(1));
        assert_eq!(names().find("pilote", "notes/reperes/x"), Found::One(2));
        assert_eq!(names().find("pilote", "notes/x"), Found::Several(vec![1, 2]));
    }

    #[test]
    fn names_that_differ_by_case_are_told_apart_by_it() {
        let none: &[String] = &[];
        let entry = |path, title| Entry { path, slug: "x", title, aliases: none, is_note: true };
        let names = Names::of(&[
            entry("Plan", "Un"),
            entry("plan", "Deux"),
            entry("A/plan", "Trois"),
            entry("a/plan", "Quatre"),
            entry("b", "US"),
            entry("c", "us"),
        ]);
        for (name, id) in [("plan", 1), ("Plan", 0), ("Plan.md", 0), ("A/plan", 2), ("a/plan", 3), ("US", 4), ("us", 5)]
        {
            assert_eq!(names.find(name, "z"), Found::One(id), "{name}");
        }
        for (name, ids) in [("PLAN", vec![0, 1]), ("a/Plan", vec![2, 3]), ("Us", vec![4, 5])] {
            assert_eq!(names.find(name, "z"), Found::Several(ids.clone()), "{name}");
        }
        assert_eq!(names.at_path("Plan.md"), Found::One(0));
        assert_eq!(names.at_path("a/PLAN"), Found::Several(vec![2, 3]));
    }

    #[test]
    fn a_file_s_own_name_comes_before_that_of_its_folder() {
        let none: &[String] = &[];
        let entry = |path| Entry { path, slug: "css", title: "", aliases: none, is_note: true };
        let names = Names::of(&[entry("css/css"), entry("css/index")]);
        for name in ["css", "CSS", "Css/CSS"] {
            assert_eq!(names.find(name, "z"), Found::One(0), "{name}");
        }
    }

    #[test]
    fn accents_do_not_count_where_one_remains() {
        assert_eq!(names().find("été", "x"), Found::One(6));
        assert_eq!(names().find("pêche", "x"), Found::One(4));
        assert_eq!(names().find("Peche", "x"), Found::One(4), "a slug comes before titles");
    }

    #[test]
    fn what_is_not_there_is_not_guessed() {
        assert_eq!(names().find("deploier", "x"), Found::Nothing);
        assert_eq!(names().nearest("deploier"), Some("deployer"));
    }

    #[test]
    fn joined_paths_stay_inside() {
        assert_eq!(join("notes/a/b", "../c.md").as_deref(), Some("notes/c.md"));
        assert_eq!(join("notes/a", "../../../etc/passwd"), None);
    }
}
