//! The change log: every revision of every listed note, newest first, and the months they fall in.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::{Bound, Range};

use crate::content::document::Revision;
use crate::publish::audience::DocId;
use crate::publish::graph::{Graph, PersonId};
use jiff::Timestamp;
use rapidhash::RapidHashMap as HashMap;
use rayon::slice::ParallelSliceMut;

/// One revision of one note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    pub note: DocId,
    /// Its place among the note's revisions, oldest first.
    pub revision: usize,
}

/// All changes of a site.
#[derive(Debug, Default)]
pub struct Changes {
    /// Newest first.
    all: Vec<Change>,
    /// By year and month, oldest first: a range of `all`.
    months: BTreeMap<(i16, i8), Range<usize>>,
    /// How many there are in the month that has most.
    fullest: usize,
    /// The newest changes of the notes of each collection, community, author and language.
    newest: HashMap<Owner, Vec<Change>>,
}

/// Whose changes are followed together, beside the whole site's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Owner {
    /// A notebook or a base.
    Collection(DocId),
    Community(PersonId),
    Author(PersonId),
    /// By its place in [`Graph::languages`].
    Language(usize),
}

/// Changes kept for each owner: what a feed holds.
pub const NEWEST: usize = 50;

/// A change with what it is ordered by: the newest first, then by title, each note's newest first.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Dated<'g> {
    order: Reverse<(Timestamp, bool)>,
    title: &'g str,
    note: DocId,
    revision: Reverse<usize>,
    month: (i16, i8),
}

impl<'g> Dated<'g> {
    /// The changes of a note.
    fn of(graph: &'g Graph, note: DocId) -> impl Iterator<Item = Dated<'g>> {
        let document = graph.published.get(note);
        document.common.revisions.iter().enumerate().map(move |(revision, made)| {
            let (order, date) = (Reverse(made.date.value.order()), made.date.value.date());
            let month = (date.year(), date.month());
            Dated { order, title: &document.title, note, revision: Reverse(revision), month }
        })
    }

    fn change(&self) -> Change {
        Change { note: self.note, revision: self.revision.0 }
    }
}

impl Changes {
    pub fn of(graph: &Graph) -> Changes {
        let mut dated: Vec<Dated> = graph.notes.iter().flat_map(|note| Dated::of(graph, *note)).collect();
        dated.par_sort_unstable();
        let mut months: BTreeMap<(i16, i8), Range<usize>> = BTreeMap::new();
        for (index, dated) in dated.iter().enumerate() {
            let range = months.entry(dated.month).or_insert(index..index);
            range.end = index + 1;
        }
        let all: Vec<Change> = dated.into_iter().map(|dated| dated.change()).collect();
        let newest = newest(graph, &all);
        let fullest = months.values().map(Range::len).max().unwrap_or_default();
        Changes { all, months, fullest, newest }
    }

    /// Whether these are the changes of a graph too, where some notes have another title since: titles order what was changed at
    /// one moment, and nothing else.
    pub fn hold_for(&self, graph: &Graph, reworded: &[DocId]) -> bool {
        let order = |change: &Change| Reverse(change.of(graph).date.value.order());
        reworded.iter().all(|note| {
            graph.published.get(*note).common.revisions.iter().all(|revision| {
                let wanted = Reverse(revision.date.value.order());
                let start = self.all.partition_point(|change| order(change) < wanted);
                let mut at_once = self.all[start..].iter().take_while(|change| order(change) == wanted);
                at_once.all(|change| change.note == *note)
            })
        })
    }

    /// The newest changes of an owner's notes, at most [`NEWEST`].
    pub fn newest(&self, owner: Owner) -> &[Change] {
        self.newest.get(&owner).map_or(&[], Vec::as_slice)
    }

    /// Newest first.
    pub fn all(&self) -> &[Change] {
        &self.all
    }

    /// Year and month of every month with changes, oldest first.
    pub fn months(&self) -> impl DoubleEndedIterator<Item = (i16, i8)> + Clone {
        self.months.keys().copied()
    }

    /// How many changes there are in the month that has most.
    pub fn fullest(&self) -> usize {
        self.fullest
    }

    /// The months with changes just before and after one.
    pub fn beside(&self, month: (i16, i8)) -> [Option<(i16, i8)>; 2] {
        let before = self.months.range(..month).next_back();
        let after = self.months.range((Bound::Excluded(month), Bound::Unbounded)).next();
        [before, after].map(|found| found.map(|(month, _)| *month))
    }

    pub fn month(&self, year: i16, month: i8) -> &[Change] {
        self.months.get(&(year, month)).map_or(&[], |range| &self.all[range.clone()])
    }
}

fn newest(graph: &Graph, all: &[Change]) -> HashMap<Owner, Vec<Change>> {
    let mut newest: HashMap<Owner, Vec<Change>> = HashMap::default();
    let mut owners: HashMap<DocId, Vec<Owner>> = HashMap::default();
    for change in all {
        for owner in owners.entry(change.note).or_insert_with(|| owners_of(graph, change.note)) {
            let list = newest.entry(*owner).or_default();
            if list.len() < NEWEST && list.last() != Some(change) {
                list.push(*change);
            }
        }
    }
    newest
}

/// Whose changes those of a note are.
fn owners_of(graph: &Graph, id: DocId) -> Vec<Owner> {
    let note = graph.published.get(id);
    let notebooks = graph.held_by(id).iter().map(|h| h.collection);
    let collections = notebooks.flat_map(|id| {
        let bases = graph.held_by(id).iter().map(|h| h.collection);
        bases.chain([id])
    });
    let community = note.common.community.as_ref().and_then(|c| graph.people.communities.find(&c.value));
    let authors = note.common.authors.iter().filter_map(|a| graph.people.authors.find(&a.value));
    collections
        .map(Owner::Collection)
        .chain(community.map(Owner::Community))
        .chain(authors.map(Owner::Author))
        .chain(graph.languages.place_of(note).map(Owner::Language))
        .collect()
}

impl Change {
    pub fn of<'g>(&self, graph: &'g Graph) -> &'g Revision {
        &graph.published.get(self.note).common.revisions[self.revision]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{FixtureFiles, config, graph, id};

    const FILES: FixtureFiles = &[
        ("a.md", "---\ntitle: A\nauthors: zoe\nrevisions: [{date: 2024-02-01}, {date: 2024-02-29T14:57}]\n---\n"),
        ("b.md", "---\ntitle: B\nrevisions: [{date: 2023-12-31T23:30}, {date: 2024-02-01}]\n---\n"),
        ("c.md", "---\ntitle: C\nvisibility: unlisted\nrevisions: [{date: 2024-03-01}]\n---\n"),
        ("notebooks/n.md", "---\ntitle: N\nnotes: [b]\n---\n"),
        ("bases/s.md", "---\ntitle: S\nnotebooks: [n]\n---\n"),
    ];

    fn told(graph: &Graph, changes: &[Change]) -> Vec<String> {
        let title = |change: &Change| graph.published.get(change.note).title.clone();
        changes.iter().map(|c| format!("{} {}", title(c), c.of(graph).date.value.date())).collect()
    }

    #[test]
    fn newest_first_then_by_title() {
        let (graph, _) = graph(&config(""), FILES);
        let changes = Changes::of(&graph);
        assert_eq!(told(&graph, changes.all()), ["A 2024-02-29", "A 2024-02-01", "B 2024-02-01", "B 2023-12-31"]);
    }

    #[test]
    fn months_hold_their_changes_alone() {
        let (graph, _) = graph(&config(""), FILES);
        let changes = Changes::of(&graph);
        assert_eq!(changes.months().collect::<Vec<_>>(), [(2023, 12), (2024, 2)]);
        assert_eq!(changes.beside((2024, 2)), [Some((2023, 12)), None]);
        assert_eq!(changes.beside((2024, 1)), [Some((2023, 12)), Some((2024, 2))]);
        assert_eq!(told(&graph, changes.month(2023, 12)), ["B 2023-12-31"]);
        assert_eq!(changes.month(2024, 2).len(), 3);
        assert!(changes.month(2024, 3).is_empty());
    }

    #[test]
    fn a_collection_an_author_and_a_base_follow_their_notes() {
        let (graph, _) = graph(&config(""), FILES);
        let changes = Changes::of(&graph);
        for path in ["notebooks/n", "bases/s"] {
            let newest = changes.newest(Owner::Collection(id(&graph, path)));
            assert_eq!(told(&graph, newest), ["B 2024-02-01", "B 2023-12-31"], "{path}");
        }
        let zoe = graph.people.authors.find("zoe").expect("she is named");
        assert_eq!(told(&graph, changes.newest(Owner::Author(zoe))), ["A 2024-02-29", "A 2024-02-01"]);
    }
}
