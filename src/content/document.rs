//! What one Markdown file says: a note, a notebook, a base, a community, an author, a plain page or the home page.
//!
//! All of them have an address, a body and links, so one type holds what they share and [`Kind`] what is theirs alone; a
//! link then leads to a document, whatever its kind. Nothing here knows of other documents: names are still names.

pub mod front;
pub mod names;
pub mod works;

use std::sync::Arc;

pub use crate::content::front_matter::table::Common;
pub use crate::content::front_matter::values::{
    Bound, Category, Collection, Cover, Extra, Kind, Link, MAX_AUTHORS, Membership, NoteKind, Revision, Side,
    Visibility, Work, WorkAuthor, with_article,
};
pub use crate::content::markdown::MAX_TAGS;
use crate::content::markdown::{Body, LinkUse, Outline};
use crate::diagnostics::Spanned;
use crate::text::moment::Moment;
use crate::text::slug::slug_of_permalink;
use names::FoldedNames;

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
    /// The title in its author's words, where [`title`](Self::title) holds tokens: never printed, see [`Document::name`].
    pub written_title: Option<Box<str>>,
    pub visibility: Visibility,
    pub draft: bool,
    /// Why it is published for no one, whatever its visibility.
    pub kept_back: Option<KeptBack>,
    /// Dates of other programs between which it is published.
    pub bounds: Vec<Bound>,
    /// All of its front matter could be read: what is missing is not there.
    pub is_whole: bool,
    /// What documents of several kinds may have, of its front matter.
    pub common: Common,
    pub kind: Kind,
    /// Links of the texts above, which hold a token for each, with their places: see [`front`].
    pub front: Vec<Spanned<LinkUse>>,
    /// Of its text.
    pub outline: Outline,
    /// What links may call it by.
    pub names: Arc<FoldedNames>,
}

/// One file, read, in two halves: what other pages may show of it, and what only its own page prints.
#[derive(Debug, Clone)]
pub struct FullDocument {
    pub document: Arc<Document>,
    pub body: Arc<Body>,
}

/// What of a document decides who may see it.
#[derive(Debug, Clone, Copy)]
pub struct Exposure<'d> {
    pub visibility: Visibility,
    pub draft: bool,
    pub kept_back: Option<KeptBack>,
    pub bounds: &'d [Bound],
    pub published: Option<&'d Spanned<Moment>>,
    pub community: Option<&'d str>,
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

impl Document {
    pub fn exposure(&self) -> Exposure<'_> {
        Exposure {
            visibility: self.visibility,
            draft: self.draft,
            kept_back: self.kept_back,
            bounds: &self.bounds,
            published: self.common.published.as_ref(),
            community: self.common.community.as_ref().map(|community| community.value.as_str()),
        }
    }

    /// Whether its slug is that of its permalink, which other notes may have too.
    pub fn is_named_by_permalink(&self) -> bool {
        let given = self.common.permalink.as_ref().and_then(|permalink| slug_of_permalink(&permalink.value));
        !self.own_slug && given.is_some_and(|given| given == self.slug)
    }

    /// When it last changed: `modified`, else the newest revision, else the publication.
    pub fn changed(&self) -> Option<Moment> {
        self.common
            .modified
            .as_ref()
            .map(|m| m.value)
            .or_else(|| self.common.revisions.last().map(|r| r.date.value))
            .or_else(|| self.common.published.as_ref().map(|p| p.value))
    }
}
