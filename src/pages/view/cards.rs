//! What many pages say in the same words, made once a build: references to documents, people and tags, rows of notes
//! and notebooks, cards of people.

use std::sync::Arc;

use rapidhash::RapidHashMap as HashMap;
use rayon::prelude::*;

use super::notebook::Group;
use super::parts::ViewContext;
use super::{AuthorCard, CommunityCard, NoteRow, NotebookRow, PersonRef, Ref, Shared};
use crate::content::document::{Document, Kind};
use crate::publish::audience::DocId;
use crate::publish::graph::PersonId;

/// Parts of views, by what they are of.
#[derive(Debug, Default)]
pub struct Cards {
    references: Vec<Shared<Ref>>,
    people: Vec<Shared<PersonRef>>,
    communities: Vec<Option<Shared<Ref>>>,
    /// By the tag as a note spells it.
    tags: HashMap<String, Shared<Ref>>,
    notes: Vec<Option<Shared<NoteRow>>>,
    notebooks: HashMap<DocId, Shared<NotebookRow>>,
    author_cards: Vec<Shared<AuthorCard>>,
    community_cards: Vec<Shared<CommunityCard>>,
    /// The notes of each author, the newest change first, and of each community, by title.
    author_notes: Vec<Vec<DocId>>,
    community_notes: Vec<Vec<DocId>>,
    /// For each community, the authors whose file names it.
    members: Vec<Vec<Shared<PersonRef>>>,
    groups: HashMap<DocId, Arc<[Group]>>,
}

impl Cards {
    /// Makes them, with a context that has none yet.
    pub fn of(context: &ViewContext) -> Cards {
        let published = &context.graph.published;
        let ids: Vec<DocId> = published.ids().collect();
        let people = &context.graph.people;
        let mut tags = HashMap::default();
        for tag in published.iter().filter(|(id, _)| published.is_listed(*id)).flat_map(|(_, document)| &document.tags)
        {
            if let Some(word) = context.graph.tag_word(tag).filter(|_| !tags.contains_key(tag)) {
                tags.insert(tag.clone(), Shared::new(context.tag_ref(tag, word)));
            }
        }
        let mut cards = Cards {
            references: ids.par_iter().map(|id| context.reference(*id)).collect(),
            people: people.authors.all().map(|id| context.person(id)).collect(),
            communities: people.communities.all().map(|id| context.community_ref(id)).collect(),
            tags,
            ..Cards::default()
        };
        // What follows is made of what is above.
        let context = ViewContext { cards: Some(&cards), ..*context };
        let notebooks = published.iter().filter(|(_, document)| matches!(document.kind, Kind::Notebook(_)));
        let is_note = |id: &DocId| published.get(*id).kind.is_note();
        let notes = ids.par_iter().map(|id| is_note(id).then(|| context.note_row(*id))).collect();
        let notebooks = notebooks.map(|(id, _)| (id, context.notebook_row(id))).collect();
        let is_collection = |document: &Document| matches!(document.kind, Kind::Notebook(_) | Kind::Base(_));
        let collections = published.iter().filter(|(_, document)| is_collection(document));
        let groups = collections.map(|(id, _)| (id, context.groups(id))).collect();
        let author_cards = people.authors.all().map(|id| context.author_card(id)).collect();
        let community_cards = people.communities.all().map(|id| context.community_card(id)).collect();
        let members = members(&context);
        let notes_of = |documents: &[DocId]| documents.iter().copied().filter(is_note).collect::<Vec<DocId>>();
        let author_notes = people.authors.all().map(|id| {
            let mut notes = notes_of(&people.authors.get(id).documents);
            context.graph.sort_newest_first(&mut notes);
            notes
        });
        let community_notes = people.communities.all().map(|id| {
            let mut notes = notes_of(&people.communities.get(id).documents);
            context.graph.sort_by_title(&mut notes);
            notes
        });
        let (author_notes, community_notes) = (author_notes.collect(), community_notes.collect());
        (cards.notes, cards.notebooks, cards.groups) = (notes, notebooks, groups);
        (cards.author_cards, cards.community_cards) = (author_cards, community_cards);
        (cards.author_notes, cards.community_notes, cards.members) = (author_notes, community_notes, members);
        cards
    }

    /// The parts of a collection.
    pub fn groups(&self, id: DocId) -> Option<&Arc<[Group]>> {
        self.groups.get(&id)
    }

    pub fn author_notes(&self, id: PersonId) -> &[DocId] {
        self.author_notes.get(id.index()).map_or(&[], Vec::as_slice)
    }

    pub fn community_notes(&self, id: PersonId) -> &[DocId] {
        self.community_notes.get(id.index()).map_or(&[], Vec::as_slice)
    }

    /// The authors whose file names a community.
    pub fn members(&self, community: PersonId) -> &[Shared<PersonRef>] {
        self.members.get(community.index()).map_or(&[], Vec::as_slice)
    }

    pub fn reference(&self, id: DocId) -> &Shared<Ref> {
        &self.references[id.index()]
    }

    pub fn person(&self, id: PersonId) -> &Shared<PersonRef> {
        &self.people[id.index()]
    }

    /// None for a community without a page.
    pub fn community(&self, id: PersonId) -> Option<&Shared<Ref>> {
        self.communities[id.index()].as_ref()
    }

    pub fn tag(&self, tag: &str) -> Option<&Shared<Ref>> {
        self.tags.get(tag)
    }

    pub fn note(&self, id: DocId) -> Option<&Shared<NoteRow>> {
        self.notes.get(id.index())?.as_ref()
    }

    pub fn notebook(&self, id: DocId) -> Option<&Shared<NotebookRow>> {
        self.notebooks.get(&id)
    }

    pub fn author_card(&self, id: PersonId) -> Option<&Shared<AuthorCard>> {
        self.author_cards.get(id.index())
    }

    pub fn community_card(&self, id: PersonId) -> Option<&Shared<CommunityCard>> {
        self.community_cards.get(id.index())
    }
}

fn members(context: &ViewContext) -> Vec<Vec<Shared<PersonRef>>> {
    let people = &context.graph.people;
    let mut members = vec![Vec::new(); people.communities.all().count()];
    for id in people.authors.ids() {
        let document = people.authors.get(*id).document.map(|id| context.document(id));
        if let Some(community) = document.and_then(|document| context.community(document)) {
            members[community.index()].push(context.person(*id));
        }
    }
    members
}
