//! What many pages say in the same words, made once a build: references to documents, people and tags, rows of notes
//! and notebooks, cards of people.
//!
//! Each is made when it is first asked for, from the graph alone: never from bodies, which may be others while the graph is
//! kept. Rows and cards are made with references, groups and names of people, and never the other way round.

use std::sync::{Arc, OnceLock};

use rapidhash::RapidHashMap as HashMap;

use super::glossary::TermNames;
use super::group::Group;
use super::neighbourhood::DrawnWords;
use super::{AuthorCard, CommunityCard, NoteRow, NotebookRow, PersonRef, Ref, Shared};
use crate::pages::compare::ChangeWords;
use crate::pages::kinds::organisations::OrganisationList;
use crate::publish::audience::DocId;
use crate::publish::graph::Graph;

/// Parts of views, by what they are of.
#[derive(Debug)]
pub struct Cards {
    pub(super) references: Cells<Shared<Ref>>,
    /// See [`ViewContext::neighbours`](super::parts::ViewContext::neighbours).
    pub(super) neighbours: Cells<Box<[DocId]>>,
    pub(super) drawn_names: Cells<DrawnWords>,
    pub(super) notes: Cells<Shared<NoteRow>>,
    /// What a filter finds a note by beside its title.
    pub(super) found: Cells<Shared<String>>,
    pub(super) notebooks: Cells<Shared<NotebookRow>>,
    /// The parts of a collection.
    pub(super) groups: Cells<Arc<[Group]>>,
    pub(super) people: Cells<Shared<PersonRef>>,
    pub(super) author_cards: Cells<Shared<AuthorCard>>,
    /// The notes of each author, see [`ViewContext::author_notes`](super::parts::ViewContext::author_notes).
    pub(super) author_notes: Cells<Vec<DocId>>,
    /// None for a community without a page.
    pub(super) communities: Cells<Option<Shared<Ref>>>,
    pub(super) community_cards: Cells<Shared<CommunityCard>>,
    /// The notes of each community, by title.
    pub(super) community_notes: Cells<Vec<DocId>>,
    /// For each community, the authors whose file names it.
    pub(super) members: OnceLock<Vec<Vec<Shared<PersonRef>>>>,
    /// Terms, by title.
    pub(in crate::pages) terms: OnceLock<Vec<DocId>>,
    pub(in crate::pages) organisations: OnceLock<OrganisationList>,
    /// What is to be read again, by date.
    pub(in crate::pages) reviews: OnceLock<Vec<DocId>>,
    pub(super) term_names: OnceLock<TermNames>,
    /// What comparisons of versions say.
    pub(super) change_words: OnceLock<ChangeWords>,
    /// By the tag as a note spells it.
    pub(super) tags: OnceLock<HashMap<String, Shared<Ref>>>,
}

impl Cards {
    /// Empty ones, for the documents and people of a graph.
    pub fn of(graph: &Graph) -> Cards {
        let documents = graph.published.len();
        let (authors, communities) = (graph.people.authors.all().count(), graph.people.communities.all().count());
        Cards {
            references: Cells::new(documents),
            neighbours: Cells::new(documents),
            drawn_names: Cells::new(documents),
            notes: Cells::new(documents),
            found: Cells::new(documents),
            notebooks: Cells::new(documents),
            groups: Cells::new(documents),
            people: Cells::new(authors),
            author_cards: Cells::new(authors),
            author_notes: Cells::new(authors),
            communities: Cells::new(communities),
            community_cards: Cells::new(communities),
            community_notes: Cells::new(communities),
            members: OnceLock::new(),
            terms: OnceLock::new(),
            organisations: OnceLock::new(),
            reviews: OnceLock::new(),
            term_names: OnceLock::new(),
            change_words: OnceLock::new(),
            tags: OnceLock::new(),
        }
    }
}

/// A value for each document, or each person, made when it is first asked for.
#[derive(Debug)]
pub(super) struct Cells<T>(Vec<OnceLock<T>>);

impl<T> Cells<T> {
    fn new(count: usize) -> Cells<T> {
        Cells(std::iter::repeat_with(OnceLock::new).take(count).collect())
    }

    /// The value at a place; `make` must not ask for the same one.
    pub(super) fn get(&self, at: usize, make: impl FnOnce() -> T) -> &T {
        self.0[at].get_or_init(make)
    }
}
