//! Rows of a list that readers look something up in: under letters where it is long, with a filter where it is not short.

use super::paging::{PER_PAGE, on_page};
use super::parts::{NAMED, ViewContext};
use super::*;
use crate::publish::address::encode;
use crate::publish::audience::DocId;
use crate::text::order::Letter;

/// A page with more rows has a filter.
pub const FILTERED: usize = 12;

/// A list by title with more notes has letters, but for that of all notes, which has them where it has a filter.
pub const LETTERED: usize = 50;

/// The rows of one page of a list.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct RowsView<R> {
    /// In order. One group without a letter where the list has no letters; none where there are no rows.
    pub groups: Vec<RowGroup<R>>,
    /// The letters of the whole list, each with the page it begins on; none where the list has no letters.
    pub letters: Vec<LetterLink>,
    /// Whether there are enough rows for a filter.
    pub filter: bool,
}

/// Rows under one letter.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct RowGroup<R> {
    pub letter: Option<LetterView>,
    /// In the list's order.
    pub rows: Vec<R>,
    /// For each row, the words that a filter finds it by beside its title: notebooks and tags. Empty where the page has no filter.
    pub found: Vec<Shared<String>>,
}

/// The heading of the rows of one letter.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct LetterView {
    /// `A`, `0–9`, or `#` for titles that begin with a sign.
    pub title: String,
    /// Its anchor: `c-letter-a`, `c-letter-0-9`, `c-letter-signs`.
    pub id: String,
    /// Whether rows of the letter stand on the page before.
    pub continued: bool,
}

/// A letter of a list, with where its rows begin.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct LetterLink {
    pub title: String,
    pub id: String,
    /// The page that the letter begins on.
    pub address: String,
}

impl<R> RowsView<R> {
    /// Rows of a page that has no letters, found by their titles.
    pub fn plain(rows: Vec<R>) -> RowsView<R> {
        let filter = rows.len() > FILTERED;
        let groups = match rows.is_empty() {
            true => Vec::new(),
            false => vec![RowGroup { letter: None, rows, found: Vec::new() }],
        };
        RowsView { groups, letters: Vec::new(), filter }
    }
}

impl ViewContext<'_> {
    /// The notes of one page of a list without letters.
    pub fn plain_rows<R>(&self, shown: &[DocId], row: impl Fn(DocId) -> R) -> RowsView<R> {
        let mut view = RowsView::plain(shown.iter().map(|id| row(*id)).collect());
        if view.filter {
            view.groups[0].found = self.found(shown);
        }
        view
    }

    /// The words that a filter finds notes by, beside their titles: a dozen notebooks and a dozen tags of each.
    fn found(&self, shown: &[DocId]) -> Vec<Shared<String>> {
        let make = |id: DocId| {
            let notebooks = self.graph.held_by(id).iter().take(NAMED).map(|h| self.reference(h.collection));
            let tags = self.document(id).common.tags.iter().filter_map(|tag| self.tag_ref(tag)).take(NAMED).cloned();
            let names: Vec<Shared<Ref>> = notebooks.chain(tags).collect();
            Shared::new(names.iter().map(|name| name.title.as_str()).collect::<Vec<_>>().join(" · "))
        };
        shown.iter().map(|id| self.cards.found.get(id.index(), || make(*id)).clone()).collect()
    }

    /// The notes of page `number` of a list by title; under letters where it has more than `lettered` documents.
    pub fn rows_by_title<R>(
        &self,
        ids: &[DocId],
        (first, number): (&str, usize),
        lettered: usize,
        row: impl Fn(DocId) -> R,
    ) -> RowsView<R> {
        let shown = on_page(ids, number);
        if ids.len() <= lettered {
            return self.plain_rows(shown, row);
        }
        let filter = shown.len() > FILTERED;
        let letter_before =
            (number > 1).then(|| on_page(ids, number - 1).last()).flatten().map(|id| self.graph.letter(*id));
        let groups = shown.chunk_by(|a, b| self.graph.letter(*a) == self.graph.letter(*b)).map(|group| {
            let letter = self.graph.letter(group[0]);
            let (title, id) = (title_of(letter), anchor_of(letter));
            // Only the first group of a page can go on from the page before.
            let continued = letter_before == Some(letter) && group[0] == shown[0];
            let rows = group.iter().map(|id| row(*id)).collect();
            let found = if filter { self.found(group) } else { Vec::new() };
            RowGroup { letter: Some(LetterView { title, id, continued }), rows, found }
        });
        RowsView { groups: groups.collect(), letters: self.letters(ids, first), filter }
    }

    /// The letters of a list by title. Their number does not grow with the list, and each is found by halves.
    fn letters(&self, ids: &[DocId], first: &str) -> Vec<LetterLink> {
        let mut letters = Vec::new();
        let mut at = 0;
        while let Some(id) = ids.get(at) {
            let letter = self.graph.letter(*id);
            let address = encode(&self.addresses.paged(first, at / PER_PAGE + 1));
            letters.push(LetterLink { title: title_of(letter), id: anchor_of(letter), address });
            at += ids[at..].partition_point(|id| self.graph.letter(*id) == letter);
        }
        letters
    }
}

fn title_of(letter: Letter) -> String {
    match letter {
        Letter::Sign => String::from("#"),
        Letter::Digit => String::from("0–9"),
        Letter::Of(capital) => capital.to_string(),
    }
}

fn anchor_of(letter: Letter) -> String {
    match letter {
        Letter::Sign => String::from("c-letter-signs"),
        Letter::Digit => String::from("c-letter-0-9"),
        Letter::Of(capital) => format!("c-letter-{}", capital.to_lowercase()),
    }
}
