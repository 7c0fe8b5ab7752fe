//! What a graph shares with one that was made before, of documents at the same places and of the same inputs.
//!
//! A part is used again when everything that it is made from is equal. Of the documents, only those are compared that are not
//! the very same values as before. A document's links lead where they led while the table of names answers as it did to every
//! name that was looked for: see [`AskedNames`](crate::publish::names::AskedNames).

use std::collections::BTreeSet;
use std::hash::{BuildHasher, Hash, Hasher};
use std::mem::discriminant;
use std::sync::Arc;

use rapidhash::RapidHashSet as HashSet;
use rapidhash::fast::SeedableState;

use super::links::Resolved;
use super::members::Lists;
use super::{Graph, front};
use crate::content::document::Document;
use crate::content::document::names::{FoldedName, FoldedNames, NameSort};
use crate::diagnostics::Spanned;
use crate::publish::audience::{DocId, Published};
use crate::publish::names::{name_number, places_number, title_number, titles_number};
use crate::text::moment::Moment;

/// The documents of two lists that are not equal, at their places.
#[derive(Debug)]
pub(super) struct Edits<'d>(Vec<EditedDocument<'d>>);

/// A document that is not what it was.
#[derive(Debug)]
pub(super) struct EditedDocument<'d> {
    pub id: DocId,
    pub old: &'d Document,
    pub new: &'d Document,
}

impl<'d> Edits<'d> {
    /// Between two lists of documents of the same files.
    pub(super) fn between(old: &'d Published, new: &'d Published) -> Edits<'d> {
        let both = new.ids().zip(old.documents().iter().zip(new.documents()));
        let others = both.filter(|(_, (old, new))| !Arc::ptr_eq(old, new) && hash(old) != hash(new));
        Edits(others.map(|(id, (old, new))| EditedDocument { id, old, new }).collect())
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &EditedDocument<'d>> {
        self.0.iter()
    }

    /// The one of a document, if it is not what it was.
    fn find(&self, id: DocId) -> Option<&EditedDocument<'d>> {
        // They are in the order of the documents.
        self.0.binary_search_by_key(&id, |edited| edited.id).ok().map(|at| &self.0[at])
    }

    /// Whether they leave something as it is, in every document.
    pub(super) fn leave(&self, is_same: impl Fn(&Document, &Document) -> bool) -> bool {
        self.0.iter().all(|edited| is_same(edited.old, edited.new))
    }
}

/// A graph that was made before, and what is other now.
#[derive(Debug)]
pub(super) struct KnownGraph<'k> {
    pub graph: &'k Graph,
    /// Of the documents as they were read.
    edits: Edits<'k>,
    /// Numbers of what is answered otherwise: see [`AskedNames`](crate::publish::names::AskedNames).
    answers: HashSet<u64>,
}

impl<'k> KnownGraph<'k> {
    /// What is known of documents, as they were read, by a graph of the same inputs. None when nothing can be used again: there
    /// are other documents, or one of them is at another place.
    pub(super) fn of(graph: &'k Graph, published: &'k Published) -> Option<KnownGraph<'k>> {
        let (old, new) = (graph.read.documents(), published.documents());
        let are_there = old.len() == new.len() && old.iter().zip(new).all(|(old, new)| old.file == new.file);
        let edits = are_there.then(|| Edits::between(&graph.read, published))?;
        let mut answers = HashSet::default();
        for EditedDocument { id, old, new } in edits.iter() {
            if !is_at_its_place(old, new) {
                return None;
            }
            let is_called = old.name() == new.name();
            if !is_called {
                answers.insert(title_number(id.index()));
            }
            if hash(&old.outline) != hash(&new.outline) {
                answers.insert(places_number(id.index()));
            }
            let (before, now) = (names(&old.names), names(&new.names));
            // A name with this sign is found in a link and its fragment together.
            let mut others = before.symmetric_difference(&now);
            if others.any(|(name, ..)| name.contains('#')) {
                return None;
            }
            answers.extend(before.symmetric_difference(&now).map(|(name, ..)| name_number(name)));
            if !is_called {
                answers.extend(before.union(&now).map(|(name, ..)| titles_number(name)));
            }
        }
        Some(KnownGraph { graph, edits, answers })
    }

    /// Whether every name that was looked for is answered as it was.
    fn holds(&self, asked: &[u64]) -> bool {
        !asked.iter().any(|number| self.answers.contains(number))
    }

    /// Where the links of a document lead, when they lead where they did. What is said of them has a place in its file, or
    /// depends on all names: such a document is resolved again.
    pub(super) fn resolved(&self, id: DocId) -> Option<&Arc<Resolved>> {
        let resolved = &self.graph.links[id.index()];
        let is_told = !resolved.diagnostics.is_empty() || resolved.missed > 0 && !resolved.site_links.is_empty();
        let is_whole = !is_told && self.holds(&resolved.asked);
        let is_same = is_whole && self.edits.find(id).is_none_or(|edited| links(edited.old) == links(edited.new));
        is_same.then_some(resolved)
    }

    /// What lists and other names lead to, when it is what it was.
    pub(super) fn lists(&self) -> Option<&Arc<Lists>> {
        let lists = &self.graph.lists;
        let is_same = lists.problems.is_empty() && self.holds(&lists.asked) && self.edits.leave(Lists::are_same);
        is_same.then_some(lists)
    }

    /// A document as it is shown: the one that is known where it is equal.
    pub(super) fn shown(&self, id: DocId, shown: Document) -> Arc<Document> {
        let known = &self.graph.published.documents()[id.index()];
        if hash(known) == hash(&shown) { known.clone() } else { Arc::new(shown) }
    }
}

/// Whether a document is of the kind it was, changed when it did, is to be read again on the day it was, and stands in
/// as many rows of the list of organisations.
pub(super) fn same_dates(old: &Document, new: &Document) -> bool {
    let dates = |document: &Document| -> Vec<Moment> {
        let published = document.common.published.iter().map(|published| published.value);
        let revisions = document.common.revisions.iter().map(|revision| revision.date.value);
        published.chain(document.changed()).chain(revisions).collect()
    };
    let kind = |document: &Document| {
        let review_by = document.common.review_by.as_ref().map(|by| by.value);
        hash(&(&document.kind, &document.common.themes, review_by))
    };
    kind(old) == kind(new) && hash(&dates(old)) == hash(&dates(new))
}

fn hash(value: &impl Hash) -> u64 {
    SeedableState::fixed().hash_one(value)
}

/// Whether a document is where it was: paths, addresses and who sees it are the same.
fn is_at_its_place(old: &Document, new: &Document) -> bool {
    let place = |document: &Document| {
        let old_addresses = document.common.redirects.iter().chain(&document.common.permalink);
        let old_addresses: Vec<String> = old_addresses.map(|old| old.value.clone()).collect();
        (document.slug.clone(), document.own_slug, document.visibility, discriminant(&document.kind), old_addresses)
    };
    old.path == new.path && place(old) == place(new)
}

/// The names of a document as they are looked for: what each is, and whether it goes without accents that count.
fn names(folded: &FoldedNames) -> BTreeSet<(&str, NameSort, bool)> {
    let mut names = BTreeSet::new();
    for FoldedName { name, bare, sort } in &folded.names {
        names.insert((&**name, *sort, false));
        names.extend(bare.as_deref().map(|bare| (bare, *sort, true)));
    }
    names
}

/// One number for all that a document's links, its cover and its old addresses are resolved from, but for their places.
fn links(document: &Document) -> u64 {
    let mut state = SeedableState::fixed().build_hasher();
    document.outline.hash(&mut state);
    for Spanned { value, .. } in &document.front {
        value.hash(&mut state);
    }
    let cover = document.common.cover.as_ref().map(|cover| &cover.image);
    for Spanned { value, .. } in front::people(document).chain(cover) {
        value.hash(&mut state);
    }
    state.finish()
}
