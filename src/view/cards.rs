//! What many pages say in the same words, made once a build: addresses, rows of notes and notebooks,
//! cards of people.

use std::sync::Arc;

use rayon::prelude::*;

use super::parts::Maker;
use super::{AuthorCard, CommunityCard, NoteRow, NotebookRow};
use crate::address::encode;
use crate::audience::DocId;
use crate::document::Kind;
use crate::graph::PersonId;
use rapidhash::RapidHashMap as HashMap;

/// Parts of views, by what they are of.
#[derive(Debug)]
pub struct Cards {
    addresses: Vec<String>,
    notes: Vec<Option<Arc<NoteRow>>>,
    authors: Vec<AuthorCard>,
    communities: Vec<CommunityCard>,
    notebooks: HashMap<DocId, NotebookRow>,
}

impl Cards {
    /// Makes them, with a maker that has none yet.
    pub fn of(maker: &Maker) -> Cards {
        let published = &maker.graph.published;
        let ids: Vec<DocId> = published.ids().collect();
        let people = &maker.graph.people;
        let notebooks = published.iter().filter(|(_, document)| matches!(document.kind, Kind::Notebook(_)));
        let is_note = |id: &DocId| published.get(*id).kind.is_note();
        Cards {
            addresses: ids.par_iter().map(|id| encode(&maker.address(*id))).collect(),
            notes: ids.par_iter().map(|id| is_note(id).then(|| maker.note_row(*id))).collect(),
            authors: people.authors.all().map(|id| maker.author_card(id)).collect(),
            communities: people.communities.all().map(|id| maker.community_card(id)).collect(),
            notebooks: notebooks.map(|(id, _)| (id, maker.notebook_row(id))).collect(),
        }
    }

    /// A document's address, encoded.
    pub fn address(&self, id: DocId) -> &str {
        &self.addresses[id.index()]
    }

    pub fn note(&self, id: DocId) -> Option<&Arc<NoteRow>> {
        self.notes[id.index()].as_ref()
    }

    pub fn author(&self, id: PersonId) -> &AuthorCard {
        &self.authors[id.index()]
    }

    pub fn community(&self, id: PersonId) -> &CommunityCard {
        &self.communities[id.index()]
    }

    pub fn notebook(&self, id: DocId) -> Option<&NotebookRow> {
        self.notebooks.get(&id)
    }
}
