//! What a note is near to: the documents that are linked with it, and the notes that have the most in common with it.

use rapidhash::RapidHashSet as HashSet;

use super::parts::ViewContext;
use super::*;
use crate::publish::audience::DocId;
use crate::publish::graph::Target;

/// Related notes that are shown.
const SHOWN: usize = 5;
/// What more notes than this have in common says little of them, and would take long to count.
const MOST: usize = 100;
/// Linked documents, tags and notebooks of a note that are looked at, of each.
const LOOKED_AT: usize = 64;
/// Things that two related notes have in common, at least.
const LEAST: usize = 2;

/// A note that has much in common with another.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct RelatedView {
    pub note: Shared<Ref>,
    /// Why, in words: `même carnet, 3 liens communs`.
    pub reason: String,
}

/// A kind of thing that two notes may have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Common {
    Notebook,
    Link,
    Tag,
}

impl Common {
    /// In the order in which the page lists them, each with its text of the interface.
    const TOLD: [(Common, &'static str); 3] =
        [(Common::Notebook, "common_notebooks"), (Common::Link, "common_links"), (Common::Tag, "common_tags")];

    /// What it counts for when `notes` have the thing in common: the fewer, the more. Whole numbers, so that the order is the same on
    /// all machines.
    fn weight(self, notes: usize) -> u32 {
        let base = match self {
            Common::Link => 120,
            Common::Tag => 90,
            Common::Notebook => 60,
        };
        base / (notes + 2).ilog2()
    }
}

/// A thing that a note has in common with another.
#[derive(Debug, Clone, Copy)]
struct Tie {
    with: DocId,
    what: Common,
    weight: u32,
}

impl<'a> ViewContext<'a> {
    /// The listed documents that a document leads to, each once, in the order of its text.
    pub fn led_to(&self, id: DocId) -> Vec<DocId> {
        let mut seen = HashSet::from_iter([id]);
        let targets = self.graph.leads(id).filter_map(|target| match target {
            Target::Document { id: to, .. } if self.graph.published.is_listed(*to) => Some(*to),
            _ => None,
        });
        targets.filter(|to| seen.insert(*to)).collect()
    }

    /// The listed documents that a document leads to or that lead to it, in the order of their files.
    pub fn neighbours(&self, id: DocId) -> &'a [DocId] {
        self.cards.neighbours.get(id.index(), || {
            let mut all = self.led_to(id);
            all.extend(self.graph.backlinks(id).iter().map(|backlink| backlink.source));
            all.sort_unstable();
            all.dedup();
            all.into_boxed_slice()
        })
    }

    /// The notes that have the most in common with a note, but for those that its page shows as linked with it or next to it.
    pub fn related(&self, id: DocId) -> Vec<RelatedView> {
        let mut ties = self.ties(id);
        ties.sort_unstable_by_key(|tie| tie.with);
        let groups = ties.chunk_by(|a, b| a.with == b.with).filter(|ties| ties.len() >= LEAST);
        let mut alike: Vec<(u32, &[Tie])> =
            groups.map(|ties| (ties.iter().map(|tie| tie.weight).sum(), ties)).collect();
        alike.sort_unstable_by_key(|(weight, ties)| (std::cmp::Reverse(*weight), ties[0].with));
        let shown: HashSet<DocId> =
            self.neighbours(id).iter().copied().chain(self.steps_around(id)).chain([id]).collect();
        let may_be_shown = |note: DocId| {
            !shown.contains(&note) && self.document(note).kind.is_note() && self.graph.published.is_listed(note)
        };
        let alike = alike.into_iter().filter(|(_, ties)| may_be_shown(ties[0].with)).take(SHOWN);
        alike.map(|(_, ties)| RelatedView { note: self.reference(ties[0].with), reason: self.reason(ties) }).collect()
    }

    /// What all documents have in common with a note, itself too: each once for each thing.
    fn ties(&self, id: DocId) -> Vec<Tie> {
        let mut ties = Vec::new();
        let mut add = |what: Common, with: &mut dyn ExactSizeIterator<Item = DocId>| {
            if with.len() <= MOST {
                let weight = what.weight(with.len());
                ties.extend(with.map(|with| Tie { with, what, weight }));
            }
        };
        for linked in self.neighbours(id).iter().take(LOOKED_AT) {
            add(Common::Link, &mut self.neighbours(*linked).iter().copied());
        }
        let mut tags = HashSet::default();
        for spelling in self.document(id).common.tags.iter().take(LOOKED_AT) {
            let Some(word) = self.graph.tag_word(spelling).filter(|word| tags.insert(*word)) else { continue };
            let Some(tag) = self.graph.tags.get(word) else { continue };
            add(Common::Tag, &mut tag.notes.iter().copied());
        }
        for holding in self.graph.held_by(id).iter().take(LOOKED_AT) {
            if self.graph.published.is_listed(holding.collection) {
                let members = self.graph.members(holding.collection).iter();
                add(Common::Notebook, &mut members.map(|member| member.document));
            }
        }
        ties
    }

    /// The notes before and after a note in the notebooks that hold it.
    fn steps_around(&self, id: DocId) -> impl Iterator<Item = DocId> {
        self.graph.held_by(id).iter().flat_map(|holding| {
            let members = self.graph.members(holding.collection);
            let around = [holding.position.checked_sub(1), holding.position.checked_add(1)];
            around.into_iter().flatten().filter_map(|at| members.get(at)).map(|member| member.document)
        })
    }

    fn reason(&self, ties: &[Tie]) -> String {
        let counts = Common::TOLD.map(|(told, text)| (ties.iter().filter(|tie| tie.what == told).count(), text));
        let words = counts.into_iter().filter(|(count, _)| *count > 0);
        let words: Vec<String> =
            words.map(|(count, text)| self.translation.text(text, i64::try_from(count).ok(), &[])).collect();
        words.join(", ")
    }
}
