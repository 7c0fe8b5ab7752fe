//! What a front matter says, as types: names are still names, texts are as they were written.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::words::words;
use crate::diagnostics::{Diagnostic, Phrase, Span, Spanned, phrases, say};
use crate::text::moment::Moment;

/// Authors of one document.
pub const MAX_AUTHORS: usize = 500;

/// What a document is, with what only that kind has.
#[derive(Debug, Clone, Hash)]
pub enum Kind {
    Home,
    Note(NoteKind),
    Notebook(Collection),
    Base(Collection),
    Community { links: Vec<Link> },
    Author { team: bool, contact: Option<String>, links: Vec<Link> },
    Page,
}

impl Kind {
    pub fn is_note(&self) -> bool {
        matches!(self, Kind::Note(_))
    }

    /// The English word, for addresses, messages and `index.json`.
    pub fn word(&self) -> &'static str {
        match self {
            Kind::Home => "home",
            Kind::Note(_) => "note",
            Kind::Notebook(_) => "notebook",
            Kind::Base(_) => "base",
            Kind::Community { .. } => "community",
            Kind::Author { .. } => "author",
            Kind::Page => "page",
        }
    }
}

/// The word of a kind with its article, for messages: « a note ».
pub fn with_article(word: &str) -> Phrase {
    match word {
        "home" => phrases::the_home_page(),
        "note" => phrases::a_note(),
        "notebook" => phrases::a_notebook(),
        "base" => phrases::a_base(),
        "community" => phrases::a_community(),
        "author" => phrases::an_author(),
        _ => phrases::a_page(),
    }
}

words! {
    pub enum NoteKind or unknown_kind {
        Note = "note",
        /// A word of the lexicon.
        Term = "term",
        Organisation = "organisation",
    }
}

words! {
    /// Who may see a document; see `audience` for what follows from it.
    pub enum Visibility or unknown_visibility {
        Public = "public",
        Unlisted = "unlisted",
        Community = "community",
        Private = "private",
    }
}

words! {
    /// What an author is.
    pub enum AuthorKind or unknown_kind {
        Person = "person",
        Team = "team",
    }
}

/// A date before which, or from which on, a document is not to be published.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Bound {
    pub key: String,
    pub span: Span,
    pub date: Moment,
    pub side: Side,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// Published from the date on.
    From,
    /// Published until the date.
    Until,
}

impl Bound {
    /// Whether the document is to be kept back at an instant.
    pub fn keeps_back(&self, now: Timestamp) -> bool {
        match self.side {
            Side::From => now < self.date.order().0,
            Side::Until => now >= self.date.order().0,
        }
    }

    /// What is said of a document that is withheld for its date.
    pub fn diagnostic(&self) -> Diagnostic {
        let (key, date) = (&self.key, self.date.to_string());
        match self.side {
            Side::From => say::withheld_before_date(key, date),
            Side::Until => say::withheld_after_date(key, date),
        }
    }
}

/// The ordered list of a notebook (its notes) or of a base (its notebooks).
#[derive(Debug, Clone, Hash)]
pub struct Collection {
    /// The notes are the steps of a path.
    pub steps: bool,
    pub categories: Vec<Category>,
    pub items: Vec<Membership>,
}

/// A notebook's own word for a group of its notes.
#[derive(Debug, Clone, Hash)]
pub struct Category {
    pub id: String,
    pub title: String,
}

/// One item of a collection's list.
#[derive(Debug, Clone, Hash)]
pub struct Membership {
    /// What is listed: a name to be resolved.
    pub name: Spanned<String>,
    pub categories: Vec<Spanned<String>>,
    pub pinned: bool,
    pub added_by: Option<Spanned<String>>,
    pub added: Option<Moment>,
}

/// A dated change to a note.
#[derive(Debug, Clone, Hash)]
pub struct Revision {
    pub date: Spanned<Moment>,
    pub author: Option<Spanned<String>>,
    pub summary: Option<String>,
    /// `text: withheld`: the text of that day is shown to nobody any more.
    pub is_withheld: bool,
}

/// A work the note rests on.
#[derive(Debug, Clone, Default, Hash)]
pub struct Work {
    /// What `[@key]` in the text calls it.
    pub key: Option<String>,
    pub authors: Vec<WorkAuthor>,
    pub year: Option<String>,
    pub title: Option<String>,
    /// The journal that holds it, with the place in it.
    pub journal: Option<String>,
    pub volume: Option<String>,
    pub issue: Option<String>,
    pub pages: Option<String>,
    pub publisher: Option<String>,
    /// The address of its identifier: `https://doi.org/10.…`.
    pub doi: Option<String>,
    pub url: Option<String>,
    /// When it was read at `url`.
    pub accessed: Option<Moment>,
    /// Its title is the whole reference, in the words of the note's author.
    pub is_written: bool,
    /// Tells it from others that a text would name alike.
    pub letter: Option<char>,
}

/// Who wrote a work.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum WorkAuthor {
    /// As it is to be printed: an organisation, or several names in one.
    Written(String),
    Person {
        family: String,
        given: Option<String>,
    },
}

#[derive(Debug, Clone, Hash)]
pub struct Cover {
    /// Path of the image beside the note, or from the content folder with a leading `/`.
    pub image: Spanned<String>,
    pub alt: String,
    pub credit: Option<String>,
    /// Where the image is from.
    pub url: Option<String>,
    pub licence: Option<String>,
}

/// A link of a community or an author: `kind` is `profile`, `discussion`, `contact` or empty.
#[derive(Debug, Clone, Hash)]
pub struct Link {
    pub kind: &'static str,
    pub title: String,
    pub url: String,
}

/// The `extra` value of the front matter, untouched: texts as written.
#[derive(Debug, Clone, Default, PartialEq, Hash)]
pub enum Extra {
    #[default]
    Null,
    Text(String),
    Bool(bool),
    List(Vec<Extra>),
    Map(BTreeMap<String, Extra>),
}
