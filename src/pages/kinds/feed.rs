//! Atom feeds (RFC 4287) of the site, a base, a notebook, a community or an author, where an entry is a revision; and of what is to
//! be read again.

use serde::Serialize;

use super::{PageKind, Planner, SitePages};
use crate::pages::site::Phase;
use crate::pages::view::PageView;
use crate::pages::view::parts::ViewContext;
use crate::publish::address::{encode, feed as feed_of};
use crate::publish::audience::DocId;
use crate::publish::changes::{Change, NEWEST, Owner};
use crate::text::hash::fingerprint;
use crate::text::label::label;

/// A feed, by what it follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedPage {
    Site,
    Owner(Owner),
    /// What is to be read again.
    Reviews,
}

impl PageKind for FeedPage {
    type View = FeedView;

    const TEMPLATE: &'static str = "atom.xml";
    const NAME: &'static str = "feed";
    const PHASE: Phase = Phase::Index;

    fn view(&self, context: &ViewContext) -> (PageView, FeedView) {
        let people = &context.graph.people;
        let site = label(&context.config.title);
        let (title, address, changes) = match *self {
            FeedPage::Reviews => {
                let (title, address) = (context.translation.text("reviews", None, &[]), context.addresses.reviews());
                let (title, here) = (format!("{title} · {site}"), feed_of(&address));
                let feed = context.feed_of_entries(&title, &address, context.review_entries(&here));
                return (context.page("feed", &title, &here), feed);
            }
            FeedPage::Site => (context.config.title.clone(), context.addresses.home(), context.changes.all()),
            FeedPage::Owner(owner) => {
                let (name, address) = match owner {
                    Owner::Collection(id) => (context.document(id).title.clone(), context.address(id)),
                    Owner::Community(id) => {
                        let community = people.communities.get(id);
                        (community.name.clone(), context.addresses.community(&community.slug))
                    }
                    Owner::Author(id) => {
                        let author = people.authors.get(id);
                        (author.name.clone(), context.addresses.author(&author.slug))
                    }
                };
                (format!("{name} · {site}"), address, context.changes.newest(owner))
            }
        };
        (context.page("feed", &title, &feed_of(&address)), context.feed(&title, &address, changes))
    }

    fn is_in_sitemap(&self) -> bool {
        false
    }
}

impl SitePages for FeedPage {
    fn plan(planner: &mut Planner) {
        let home = planner.context.addresses.home();
        FeedPage::Site.plan_beside(planner, &home);
    }
}

impl FeedPage {
    /// Adds the feed of the page at an address.
    pub fn plan_beside(self, planner: &mut Planner, address: &str) {
        planner.add(self, &feed_of(address), None);
    }

    /// Adds that of a collection, unless it is unlisted.
    pub fn plan_of_collection(planner: &mut Planner, id: DocId, address: &str) {
        if planner.context.graph.published.is_listed(id) {
            FeedPage::Owner(Owner::Collection(id)).plan_beside(planner, address);
        }
    }
}

/// An Atom feed; template `atom.xml`, as `feed`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct FeedView {
    /// An IRI that never changes.
    pub id: String,
    pub title: String,
    /// RFC 3339.
    pub updated: String,
    /// Whole addresses when the site has a `base_url`, else relative to the feed.
    pub self_url: String,
    /// The page that it follows, as a whole address.
    pub page_url: String,
    pub entries: Vec<FeedEntry>,
}

/// One revision of one note, or one review.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct FeedEntry {
    pub id: String,
    pub title: String,
    /// The page, as a whole address.
    pub url: String,
    /// When it changed, as RFC 3339 has it.
    pub updated: String,
    /// When it was published, as RFC 3339 has it.
    pub published: Option<String>,
    /// Who made the change.
    pub author: String,
    pub summary: Option<String>,
    /// BCP 47 tag of title and summary, when it is not the site's.
    pub language: Option<String>,
}

impl ViewContext<'_> {
    /// The feed beside the page at `address`, made of these changes, newest first.
    fn feed(&self, title: &str, address: &str, changes: &[Change]) -> FeedView {
        let here = feed_of(address);
        let entries: Vec<FeedEntry> =
            changes.iter().take(NEWEST).map(|change| self.feed_entry(change, &here)).collect();
        self.feed_of_entries(title, address, entries)
    }

    fn feed_of_entries(&self, title: &str, address: &str, entries: Vec<FeedEntry>) -> FeedView {
        let here = feed_of(address);
        FeedView {
            id: self.iri(&here),
            title: title.to_owned(),
            updated: entries
                .first()
                .map_or_else(|| String::from("1970-01-01T00:00:00Z"), |entry| entry.updated.clone()),
            self_url: self.url(&here, &here),
            page_url: self.url(address, &here),
            entries,
        }
    }

    fn feed_entry(&self, change: &Change, feed: &str) -> FeedEntry {
        let note = self.document(change.note);
        let revision = change.of(self.graph);
        let address = self.address(change.note);
        let row = self.note_row(change.note);
        let (authors, more) = match revision.author.as_ref().and_then(|a| self.author(&a.value)) {
            Some(author) => (vec![author], 0),
            None => (row.authors.clone(), row.more_authors),
        };
        let mut names: Vec<String> = authors.into_iter().map(|a| a.name.clone()).collect();
        names.extend((more > 0).then(|| self.translation.text("and_others", i64::try_from(more).ok(), &[])));
        FeedEntry {
            id: self.iri(&format!("{address}@{}/{}", revision.date.value, change.revision)),
            title: label(&note.title).into_owned(),
            url: self.url(&address, feed),
            updated: revision.date.value.rfc3339(),
            published: note.common.published.as_ref().map(|p| p.value.rfc3339()),
            author: if names.is_empty() { label(&self.config.title).into_owned() } else { names.join(", ") },
            language: self.language(change.note),
            summary: self.in_short(revision.summary.as_ref()).or_else(|| self.summary(change.note)),
        }
    }

    /// A whole address when the site knows its own, else one relative to the feed.
    pub fn url(&self, address: &str, feed: &str) -> String {
        match &self.config.base_url {
            Some(base) => format!("{base}{}", encode(address)),
            None => format!("{}{}", crate::publish::address::root_of(feed), encode(address)),
        }
    }

    /// An identifier that stays when the site is built again: a version-8 UUID (RFC 9562, section 5.8) made of the
    /// site's address, or its title, and what is identified.
    pub fn iri(&self, of: &str) -> String {
        let title = label(&self.config.title);
        let site = self.config.base_url.as_deref().unwrap_or(&title);
        let high = fingerprint(format!("{site}\0{of}").as_bytes());
        let low = fingerprint(format!("{of}\0{site}").as_bytes());
        let (a, b, c) = (high >> 32, (high >> 16) & 0xffff, high & 0x0fff);
        let (d, e) = (0x8000 | ((low >> 48) & 0x3fff), low & 0xffff_ffff_ffff);
        format!("urn:uuid:{a:08x}-{b:04x}-8{c:03x}-{d:04x}-{e:012x}")
    }
}
