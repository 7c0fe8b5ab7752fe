//! Each document's place in the orders that many lists share.

use std::cmp::Reverse;
use std::sync::Arc;

use jiff::Timestamp;
use rayon::prelude::*;

use super::Graph;
use super::known::Edits;
use crate::content::document::Document;
use crate::content::i18n::Translation;
use crate::publish::audience::{DocId, Published};
use crate::text::order::{Letter, TitleKey};

/// Edited documents beyond which all are ordered again: to put one in its place takes a time linear in all of them.
const FEW: usize = 32;

/// Places in orders that many lists share: to sort by a number is fast, by a folded title slow.
#[derive(Debug, Default)]
pub(super) struct Ranks {
    pub title: Vec<u32>,
    /// The letter that each document's title stands under: in the order of titles, those of one letter follow each other.
    pub letters: Vec<Letter>,
    pub newest: Vec<u32>,
    pub by_title: Vec<DocId>,
    pub by_newest: Vec<DocId>,
}

impl Ranks {
    fn of(published: &Published, translation: &Translation) -> Ranks {
        let mut by_title: Vec<DocId> = published.ids().collect();
        let keys: Vec<TitleKey> = by_title.par_iter().map(|id| key(published.get(*id), translation)).collect();
        by_title.par_sort_by_key(|id| (&keys[id.index()], published.get(*id).title.as_str(), *id));
        let title = ranks(&by_title);
        let letters = keys.into_iter().map(|key| key.letter).collect();
        let mut by_newest: Vec<DocId> = published.ids().collect();
        by_newest.sort_by_cached_key(|id| (changed(published.get(*id)), title[id.index()]));
        Ranks { newest: ranks(&by_newest), title, letters, by_title, by_newest }
    }

    /// Whether a document has the place that it had, in every order.
    fn are_same(old: &Document, new: &Document) -> bool {
        let languages = [old, new].map(|document| document.common.language.as_deref());
        old.title == new.title && languages[0] == languages[1] && changed(old) == changed(new)
    }

    /// The orders when `since` an earlier graph some documents were edited: the others keep their order.
    pub(super) fn after(
        since: Option<(&Graph, &Edits)>,
        published: &Published,
        translation: &Translation,
    ) -> Arc<Ranks> {
        let Some((known, edits)) = since else { return Arc::new(Ranks::of(published, translation)) };
        let moved = edits.iter().filter(|edited| !Ranks::are_same(edited.old, edited.new));
        let moved: Vec<DocId> = moved.map(|edited| edited.id).collect();
        match moved.len() {
            0 => known.ranks.clone(),
            1..=FEW => Arc::new(known.ranks.with(&moved, published, translation)),
            _ => Arc::new(Ranks::of(published, translation)),
        }
    }

    /// The same orders, where some documents are to be put in other places.
    fn with(&self, moved: &[DocId], published: &Published, translation: &Translation) -> Ranks {
        let mut letters = self.letters.clone();
        let title_key = |id: DocId| (key(published.get(id), translation), published.get(id).title.as_str(), id);
        let mut by_title = without(&self.by_title, moved);
        for id in moved {
            let wanted = title_key(*id);
            let place = by_title.partition_point(|other| title_key(*other) < wanted);
            by_title.insert(place, *id);
            letters[id.index()] = wanted.0.letter;
        }
        let title = ranks(&by_title);
        let newest_key = |id: DocId| (changed(published.get(id)), title[id.index()]);
        let mut by_newest = without(&self.by_newest, moved);
        for id in moved {
            let place = by_newest.partition_point(|other| newest_key(*other) < newest_key(*id));
            by_newest.insert(place, *id);
        }
        Ranks { newest: ranks(&by_newest), title, letters, by_title, by_newest }
    }
}

/// What a document is ordered by among titles.
fn key(document: &Document, translation: &Translation) -> TitleKey {
    let language = translation.within(document.common.language.as_deref());
    TitleKey::new(&document.title, language.typography.articles())
}

/// What a document is ordered by among changes: the newest comes first.
fn changed(document: &Document) -> Reverse<Option<(Timestamp, bool)>> {
    Reverse(document.changed().map(|moment| moment.order()))
}

fn without(ordered: &[DocId], moved: &[DocId]) -> Vec<DocId> {
    let mut rest = Vec::with_capacity(ordered.len());
    rest.extend(ordered.iter().filter(|id| !moved.contains(id)));
    rest
}

fn ranks(ordered: &[DocId]) -> Vec<u32> {
    let mut ranks = vec![0; ordered.len()];
    for (rank, id) in ordered.iter().enumerate() {
        ranks[id.index()] = rank as u32;
    }
    ranks
}
