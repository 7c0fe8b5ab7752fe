//! The places of a note in the notebooks that hold it: the path beside it, the notes before and after, how it came there.

use serde::Serialize;

use super::parts::ViewContext;
use super::{NotebookRow, PersonRef, Ref, Shared};
use crate::content::i18n::DateView;
use crate::publish::audience::DocId;
use crate::publish::graph::Holding;
use crate::text::label::label;

/// A path is shown whole up to this length…
const WHOLE_PATH: usize = 15;
/// … and beyond it, this many steps on each side of the note.
const PATH_SIDE: usize = 5;

/// The notebook's path beside a note, windowed around it when long.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct PathView {
    pub notebook: Shared<Ref>,
    /// The note's place in words: `Étape 3 sur 9` in a path of steps, else `Note 3 sur 9`.
    pub place: String,
    /// Whether its notes are steps.
    pub steps: bool,
    /// The note's own number, 1-based.
    pub number: usize,
    pub count: usize,
    /// Notes before the first shown one, 0 when the path begins with it.
    pub hidden_before: usize,
    /// Notes after the last shown one.
    pub hidden_after: usize,
    /// The shown notes: a part for each category that begins, and one for notes of none.
    pub parts: Vec<PathPart>,
}

/// Notes of one category that follow each other.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct PathPart {
    /// Its title; none for notes of no category.
    pub category: Option<String>,
    /// The number of the first, 1-based; none where the notes are no steps.
    pub first: Option<usize>,
    pub stops: Vec<Shared<Ref>>,
}

/// The note's place in one notebook.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct PlaceView {
    pub notebook: Shared<Ref>,
    /// As [`PathView::place`].
    pub place: String,
    /// Whether its notes are steps.
    pub steps: bool,
    pub previous: Option<Shared<Ref>>,
    pub next: Option<Shared<Ref>>,
}

/// One notebook that holds the note: « Intégré par …, le … ».
#[derive(Debug, Clone, Serialize, Hash)]
pub struct MembershipView {
    pub notebook: Shared<NotebookRow>,
    pub added_by: Option<Shared<PersonRef>>,
    pub added: Option<DateView>,
    /// The titles of those it stands in.
    pub categories: Vec<String>,
    /// Whether it is pinned.
    pub pinned: bool,
}

impl ViewContext<'_> {
    pub fn path(&self, holding: &Holding) -> PathView {
        let members = self.graph.members(holding.collection);
        let at = holding.position;
        let (from, to) = match members.len() {
            count if count <= WHOLE_PATH => (0, count),
            count => (at.saturating_sub(PATH_SIDE), (at + PATH_SIDE + 1).min(count)),
        };
        let steps = self.has_steps(holding);
        let mut parts: Vec<PathPart> = Vec::new();
        for (index, member) in members.iter().enumerate().take(to).skip(from) {
            let before = parts.last().and_then(|part| part.category.as_deref());
            let category = self.category_beside(holding.collection, index, before);
            let stop = self.reference(member.document);
            match parts.last_mut() {
                Some(part) if part.category == category => part.stops.push(stop),
                _ => parts.push(PathPart {
                    category: category.clone(),
                    first: steps.then_some(index + 1),
                    stops: vec![stop],
                }),
            }
        }
        PathView {
            notebook: self.reference(holding.collection),
            place: self.place_in_words(holding),
            steps,
            number: at + 1,
            count: members.len(),
            hidden_before: from,
            hidden_after: members.len() - to,
            parts,
        }
    }

    pub fn has_steps(&self, holding: &Holding) -> bool {
        self.graph.collection(holding.collection).is_some_and(|c| c.steps)
    }

    fn place_in_words(&self, holding: &Holding) -> String {
        let key = if self.has_steps(holding) { "step_of" } else { "note_of" };
        let (position, count) = (holding.position + 1, self.graph.members(holding.collection).len());
        self.translation.text(key, None, &[("position", &position.to_string()), ("count", &count.to_string())])
    }

    /// The category that a member of several stands under in the path: that of the one before it, else the first it gives.
    fn category_beside(&self, collection: DocId, index: usize, before: Option<&str>) -> Option<String> {
        let mut given = self.categories_of(collection, index).map(label).peekable();
        let first = given.peek().map(|title| title.clone().into_owned());
        let same = given.find(|title| Some(title.as_ref()) == before);
        same.map(|title| title.into_owned()).or(first)
    }

    /// Titles of the categories of a member, in the order it gives them.
    fn categories_of(&self, collection: DocId, index: usize) -> impl Iterator<Item = &str> {
        let member = self.graph.members(collection)[index];
        let membership = self.graph.membership(collection, member);
        let given = membership.into_iter().flat_map(|membership| &membership.categories);
        given.filter_map(move |id| self.graph.category(collection, &id.value)).map(|category| category.title.as_str())
    }

    pub fn place(&self, holding: &Holding) -> PlaceView {
        let members = self.graph.members(holding.collection);
        let at = |position: Option<usize>| position.and_then(|p| members.get(p)).map(|m| self.reference(m.document));
        PlaceView {
            notebook: self.reference(holding.collection),
            place: self.place_in_words(holding),
            steps: self.has_steps(holding),
            previous: at(holding.position.checked_sub(1)),
            next: at(Some(holding.position + 1)),
        }
    }

    pub fn membership(&self, holding: &Holding) -> MembershipView {
        let member = self.graph.members(holding.collection)[holding.position];
        let membership = self.graph.membership(holding.collection, member);
        MembershipView {
            notebook: self.notebook_row(holding.collection),
            added_by: membership.and_then(|m| self.author(&m.added_by.as_ref()?.value)),
            added: membership.and_then(|m| m.added).map(|added| self.date(&added)),
            categories: self
                .categories_of(holding.collection, holding.position)
                .map(|title| label(title).into_owned())
                .collect(),
            pinned: membership.is_some_and(|m| m.pinned),
        }
    }
}
