//! What one Markdown file says: a note, a notebook, a base, a community, an author, a plain page or the home page.
//!
//! All of them have an address, a body and links, so one type holds what they share and [`Kind`] what is theirs alone; a
//! link then leads to a document, whatever its kind. Nothing here knows of other documents: names are still names.

pub mod front;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use crate::content::markdown::{Body, LinkUse, Outline};
use crate::diagnostics::{Diagnostic, Phrase, Rule, Span, Spanned, phrases, say};
use crate::text::moment::Moment;
use crate::text::slug::slug_of_permalink;

/// Tags of one document, those in its text among them.
pub const MAX_TAGS: usize = 500;
/// Authors of one document.
pub const MAX_AUTHORS: usize = 500;

/// One file, read: all of it that other pages may show or be decided by. Its text is in a [`Body`] of its own, which only
/// its own page prints; while the document stays equal, no other page changes.
///
/// Places in the front matter are part of it, those in the text are not.
#[derive(Debug, Clone, Hash)]
pub struct Document {
    /// Path from the site's folder, with `/`: `content/notes/a.md`.
    pub file: Arc<str>,
    /// Path from the content folder without its ending: `notes/a`.
    pub path: String,
    /// Last part of its address.
    pub slug: String,
    /// The author gave the slug; else it was made from the file's name.
    pub own_slug: bool,
    pub title: String,
    /// Other names for wiki links.
    pub aliases: Vec<String>,
    pub visibility: Visibility,
    pub draft: bool,
    /// Why it is published for no one, whatever its visibility.
    pub kept_back: Option<KeptBack>,
    /// Dates of other programs between which it is published.
    pub bounds: Vec<Bound>,
    /// All of its front matter could be read: what is missing is not there.
    pub is_whole: bool,
    /// BCP 47; none: the site's.
    pub language: Option<String>,
    /// Given in the front matter; else the body's lead is used.
    pub summary: Option<String>,
    /// Slugs or plain names.
    pub authors: Vec<Spanned<String>>,
    pub community: Option<Spanned<String>>,
    pub published: Option<Spanned<Moment>>,
    pub modified: Option<Spanned<Moment>>,
    /// The day by which it is to be read again.
    pub review_by: Option<Spanned<Moment>>,
    /// Oldest first.
    pub revisions: Vec<Revision>,
    pub tags: Vec<String>,
    /// Old addresses, from the site's root.
    pub redirects: Vec<Spanned<String>>,
    /// The address on another program's site, from the root: it leads here where nothing else stands there.
    pub permalink: Option<Spanned<String>>,
    pub licence: Option<String>,
    pub sources: Vec<Work>,
    /// Where to discuss the note.
    pub discuss: Option<String>,
    pub cover: Option<Cover>,
    pub extra: Extra,
    /// Messages that are not to be given about it.
    pub silence: Vec<Rule>,
    pub kind: Kind,
    /// Links of the texts above, which hold a token for each, with their places: see [`front`].
    pub front: Vec<Spanned<LinkUse>>,
    /// Of its text.
    pub outline: Outline,
}

/// One file, read, in two halves: what other pages may show of it, and what only its own page prints.
#[derive(Debug, Clone)]
pub struct FullDocument {
    pub document: Arc<Document>,
    pub body: Arc<Body>,
}

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

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoteKind {
    Note,
    /// A word of the lexicon.
    Term,
    Organisation,
}

impl NoteKind {
    pub fn word(self) -> &'static str {
        match self {
            NoteKind::Note => "note",
            NoteKind::Term => "term",
            NoteKind::Organisation => "organisation",
        }
    }
}

/// Who may see a document; see `audience` for what follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Visibility {
    Public,
    Unlisted,
    Community,
    Private,
}

impl Visibility {
    pub const ALL: [Visibility; 4] =
        [Visibility::Public, Visibility::Unlisted, Visibility::Community, Visibility::Private];

    pub fn word(self) -> &'static str {
        match self {
            Visibility::Public => "public",
            Visibility::Unlisted => "unlisted",
            Visibility::Community => "community",
            Visibility::Private => "private",
        }
    }
}

/// Why a document is published for no one though its visibility would allow it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeptBack {
    /// It says `publish: false`.
    Asked,
    /// Its front matter cannot be read, and may have said so.
    Unread,
    /// It may have said so by a key that carnet does not read.
    Elsewhere,
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
}

/// A work the note rests on.
#[derive(Debug, Clone, Default, Hash)]
pub struct Work {
    pub author: Option<String>,
    pub year: Option<String>,
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub url: Option<String>,
}

#[derive(Debug, Clone, Hash)]
pub struct Cover {
    /// Path of the image beside the note, or from the content folder with a leading `/`.
    pub image: Spanned<String>,
    pub alt: String,
    pub credit: Option<String>,
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

impl Document {
    /// Whether its slug is that of its permalink, which other notes may have too.
    pub fn is_named_by_permalink(&self) -> bool {
        let given = self.permalink.as_ref().and_then(|permalink| slug_of_permalink(&permalink.value));
        !self.own_slug && given.is_some_and(|given| given == self.slug)
    }

    /// When it last changed: `modified`, else the newest revision, else the publication.
    pub fn changed(&self) -> Option<Moment> {
        self.modified
            .as_ref()
            .map(|m| m.value)
            .or_else(|| self.revisions.last().map(|r| r.date.value))
            .or_else(|| self.published.as_ref().map(|p| p.value))
    }
}
