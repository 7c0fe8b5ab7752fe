//! Who a build is made for, and what of the notebook they may see.
//!
//! [`partition`] is the only maker of [`Published`], and everything after it accepts nothing else: what is withheld
//! cannot reach a page because no later stage ever holds it. Of a withheld document only its names and the reason stay,
//! so that a link to it can be told from a mistake.

mod named;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::sync::Arc;

use crate::content::document::names::FoldedNames;
use crate::content::document::{Bound, Document, Exposure, FullDocument, KeptBack, Kind, Side, Visibility};
use crate::content::markdown::Body;
use crate::diagnostics::{Phrase, Spanned, phrases};
use jiff::Timestamp;
pub use named::Declared;
use named::justify;
use rayon::prelude::*;

/// For whom a site is built.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Audience {
    Public,
    /// The community with this slug.
    Community(String),
}

impl Audience {
    /// Reads `public` or `community:SLUG`.
    pub fn parse(text: &str) -> Option<Audience> {
        match text.split_once(':') {
            None if text == "public" => Some(Audience::Public),
            Some(("community", slug)) if !slug.is_empty() && crate::text::slug::slug(slug) == slug => {
                Some(Audience::Community(slug.to_owned()))
            }
            _ => None,
        }
    }
}

impl std::fmt::Display for Audience {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Audience::Public => f.write_str("public"),
            Audience::Community(slug) => write!(f, "community:{slug}"),
        }
    }
}

/// A published document's place in [`Published`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocId(u32);

/// The documents of one audience. Made by [`partition`], and for a preview on its author's own machine by [`everything`].
#[derive(Debug, Clone)]
pub struct Published {
    documents: Vec<Arc<Document>>,
    /// Why a build would withhold them; empty but in a preview of everything.
    reasons: Vec<Option<Reason>>,
    audience: Audience,
}

impl Published {
    pub fn get(&self, id: DocId) -> &Document {
        &self.documents[id.0 as usize]
    }

    pub fn len(&self) -> usize {
        self.documents.len()
    }

    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    /// The document at a position, in the order of their files.
    pub fn id(&self, position: usize) -> Option<DocId> {
        (position < self.documents.len()).then_some(DocId(position as u32))
    }

    /// The id that a document beside these has: a text that one of them held before.
    pub fn beside(&self) -> DocId {
        DocId(self.documents.len() as u32)
    }

    /// Shows a document in other words than it was read.
    pub fn show(&mut self, id: DocId, shown: Arc<Document>) {
        self.documents[id.index()] = shown;
    }

    /// In the order of their files.
    pub fn documents(&self) -> &[Arc<Document>] {
        &self.documents
    }

    /// The bodies of these documents among all that were read, in the order of their files too.
    pub fn bodies(&self, read: &[FullDocument]) -> Bodies {
        let mut read = read.iter();
        let of = |document: &Arc<Document>| read.find(|full| full.document.file == document.file);
        Bodies(self.documents.iter().filter_map(of).map(|full| full.body.clone()).collect())
    }

    /// In the order of their files.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = DocId> + Clone + use<> {
        (0..self.documents.len() as u32).map(DocId)
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (DocId, &Document)> {
        self.ids().map(|id| (id, self.get(id)))
    }

    /// Why a build would withhold a document that a preview of everything shows.
    pub fn withheld_by_builds(&self, id: DocId) -> Option<Reason> {
        self.reasons.get(id.index()).copied().flatten()
    }

    pub fn audience(&self) -> &Audience {
        &self.audience
    }

    /// Whether the document is in lists, counts, feeds and the like: every published one that is not unlisted.
    pub fn is_listed(&self, id: DocId) -> bool {
        self.get(id).visibility != Visibility::Unlisted
    }
}

/// The bodies of published documents.
#[derive(Debug, Clone)]
pub struct Bodies(Vec<Arc<Body>>);

impl Bodies {
    pub fn get(&self, id: DocId) -> &Body {
        &self.0[id.index()]
    }

    /// The documents whose body is not the one among others of the same documents.
    pub fn others_than(&self, other: &Bodies) -> impl Iterator<Item = DocId> {
        let both = self.0.iter().zip(&other.0).zip(0..);
        both.filter(|((new, old), _)| !Arc::ptr_eq(new, old)).map(|(_, index)| DocId(index))
    }
}

impl DocId {
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Why a document is not published in this build.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    Private,
    Draft,
    /// For another audience.
    Community,
    /// It says `publish: false`.
    Asked,
    /// Its front matter cannot be read.
    Unread,
    /// A key that carnet does not read may ask for it.
    Elsewhere,
    /// Its dates of publication do not include that of the build.
    Dates,
    /// An author or a community that only withheld documents name.
    Unjustified,
}

impl Reason {
    pub const ALL: [Reason; 8] = [
        Reason::Private,
        Reason::Draft,
        Reason::Community,
        Reason::Asked,
        Reason::Unread,
        Reason::Elsewhere,
        Reason::Dates,
        Reason::Unjustified,
    ];

    pub fn word(self) -> &'static str {
        match self {
            Reason::Private => "private",
            Reason::Draft => "draft",
            Reason::Community => "for a community",
            Reason::Asked => "kept back by 'publish: false'",
            Reason::Unread => "kept back for its front matter",
            Reason::Elsewhere => "kept back by a key of another program",
            Reason::Dates => "kept back by its dates",
            Reason::Unjustified => "named by withheld notes only",
        }
    }

    /// As the end of a message: a document is not published because it is…
    pub fn phrase(self) -> Phrase {
        match self {
            Reason::Private => phrases::withheld_private(),
            Reason::Draft => phrases::withheld_draft(),
            Reason::Community => phrases::withheld_for_a_community(),
            Reason::Asked => phrases::withheld_asked(),
            Reason::Unread => phrases::withheld_unread(),
            Reason::Elsewhere => phrases::withheld_elsewhere(),
            Reason::Dates => phrases::withheld_dates(),
            Reason::Unjustified => phrases::withheld_unjustified(),
        }
    }
}

/// What stays known of a document that is not published.
#[derive(Debug, Clone, PartialEq)]
pub struct Withheld {
    pub reason: Reason,
    pub file: Arc<str>,
    pub path: String,
    pub slug: String,
    pub title: String,
    pub aliases: Vec<String>,
    /// Old addresses, from the site's root.
    pub redirects: Vec<String>,
    pub word: &'static str,
    pub names: Arc<FoldedNames>,
}

/// Separates what `audience` may see from what it may not. With `drafts`, drafts are seen as what they will become.
/// `site` is the community that the whole site belongs to: its configuration names it to everyone. `now` is the moment of
/// the build.
pub fn partition(
    documents: Vec<Arc<Document>>,
    audience: &Audience,
    drafts: bool,
    site: Option<&str>,
    now: Timestamp,
) -> (Published, Vec<Withheld>) {
    let communities = Declared::of(&documents, |kind| matches!(kind, Kind::Community { .. }));
    let authors = Declared::of(&documents, |kind| matches!(kind, Kind::Author { .. }));
    let mut reasons: Vec<Option<Reason>> =
        documents.par_iter().map(|document| reason(document, audience, drafts, now, &communities)).collect();

    // An author who goes takes along the community that no one else names.
    let site = site.and_then(|community| communities.find(community));
    while justify(&documents, &mut reasons, &authors, &communities, site) {}

    let mut published =
        Published { documents: Vec::with_capacity(documents.len()), reasons: Vec::new(), audience: audience.clone() };
    let mut withheld = Vec::new();
    for (document, reason) in documents.into_iter().zip(reasons) {
        match reason {
            None => published.documents.push(document),
            Some(reason) => withheld.push(Withheld {
                reason,
                file: document.file.clone(),
                path: document.path.clone(),
                slug: document.slug.clone(),
                title: document.name().to_owned(),
                aliases: document.common.aliases.clone(),
                redirects: document.common.redirects.iter().map(|redirect| redirect.value.clone()).collect(),
                word: document.kind.word(),
                names: document.names.clone(),
            }),
        }
    }
    (published, withheld)
}

/// All documents, whatever their visibility: for a preview on their author's own machine, or one that is marked as such for reviewers;
/// never for a build that readers see.
pub fn everything(documents: Vec<Arc<Document>>, audience: &Audience, now: Timestamp) -> Published {
    let communities = Declared::of(&documents, |kind| matches!(kind, Kind::Community { .. }));
    let reasons = documents.iter().map(|document| reason(document, audience, false, now, &communities)).collect();
    Published { documents, reasons, audience: audience.clone() }
}

fn reason(
    document: &Document,
    audience: &Audience,
    drafts: bool,
    now: Timestamp,
    communities: &Declared,
) -> Option<Reason> {
    let exposure = document.exposure();
    let is_kept_by_dates = !drafts && kept_back_by(exposure, now).is_some();
    reason_of(exposure, audience, drafts, is_kept_by_dates, communities)
}

/// Why a document of this exposure is not for an audience.
pub(super) fn reason_of(
    exposure: Exposure,
    audience: &Audience,
    drafts: bool,
    is_kept_by_dates: bool,
    communities: &Declared,
) -> Option<Reason> {
    if exposure.draft && !drafts {
        return Some(Reason::Draft);
    }
    match exposure.kept_back {
        Some(KeptBack::Asked) => return Some(Reason::Asked),
        Some(KeptBack::Unread) => return Some(Reason::Unread),
        Some(KeptBack::Elsewhere) => return Some(Reason::Elsewhere),
        None => {}
    }
    if is_kept_by_dates {
        return Some(Reason::Dates);
    }
    match exposure.visibility {
        Visibility::Public | Visibility::Unlisted => None,
        Visibility::Private => Some(Reason::Private),
        Visibility::Community => {
            let Audience::Community(wanted) = audience else { return Some(Reason::Community) };
            let own = exposure.community.map(|community| communities.slug_of(community));
            if own.as_deref() == Some(wanted) { None } else { Some(Reason::Community) }
        }
    }
}

/// The date that keeps a document back at an instant.
pub fn kept_back_by(exposure: Exposure<'_>, now: Timestamp) -> Option<Cow<'_, Bound>> {
    let foreign = exposure.bounds.iter().find(|bound| bound.keeps_back(now)).map(Cow::Borrowed);
    foreign.or_else(|| {
        let Spanned { value: date, span } = exposure.published?;
        let is_to_come = now < date.order().0;
        is_to_come.then(|| {
            let (key, span) = (String::from("published"), span.clone());
            Cow::Owned(Bound { key, span, date: *date, side: Side::From })
        })
    })
}
