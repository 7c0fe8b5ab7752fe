//! Each document's place in the orders that many lists share.

use std::cmp::Reverse;

use rayon::prelude::*;

use crate::content::i18n::Translation;
use crate::publish::audience::{DocId, Published};
use crate::text::order::{Letter, TitleKey};

/// Places in orders that many lists share: sorting by a number is nothing, by a folded title much.
#[derive(Debug, Default)]
pub(super) struct Ranks {
    pub title: Vec<u32>,
    /// The letter that each document's title stands under: in the order of titles, those of one letter follow each other.
    pub letters: Vec<Letter>,
    pub newest: Vec<u32>,
}

impl Ranks {
    pub(super) fn of(published: &Published, translation: &Translation) -> Ranks {
        let ids: Vec<DocId> = published.ids().collect();
        let key = |id: &DocId| {
            let document = published.get(*id);
            let language = translation.within(document.common.language.as_deref());
            TitleKey::new(&document.title, language.typography.articles())
        };
        let keys: Vec<TitleKey> = ids.par_iter().map(key).collect();
        let mut by_title = ids.clone();
        by_title.par_sort_by_key(|id| (&keys[id.index()], published.get(*id).title.as_str(), *id));
        let title = ranks(&by_title);
        let letters = keys.into_iter().map(|key| key.letter).collect();
        let mut newest = ids;
        let changed = |id: &DocId| Reverse(published.get(*id).changed().map(|m| m.order()));
        newest.sort_by_cached_key(|id| (changed(id), title[id.index()]));
        Ranks { newest: ranks(&newest), title, letters }
    }
}

fn ranks(ordered: &[DocId]) -> Vec<u32> {
    let mut ranks = vec![0; ordered.len()];
    for (rank, id) in ordered.iter().enumerate() {
        ranks[id.index()] = rank as u32;
    }
    ranks
}
