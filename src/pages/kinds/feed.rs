//! Atom feeds (RFC 4287) of the site, a base, a notebook, a community, an author or a language, where an entry is a revision; and of
//! what is to be read again.

use rapidhash::RapidHashSet as HashSet;
use serde::Serialize;

use super::{PageKind, Planner, SitePages};
use crate::content::keys::AddressWord;
use crate::pages::view::PageView;
use crate::pages::view::parts::ViewContext;
use crate::publish::address::{encode, feed as feed_of};
use crate::publish::audience::DocId;
use crate::publish::changes::{Change, NEWEST, Owner};
use crate::publish::graph::Graph;
use crate::text::hash::fingerprint;
use crate::text::label::label;

/// A feed, by what it follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedPage {
    /// The whole site, but for what its home page leaves out of the newest changes.
    Site,
    Owner(Owner),
    /// What is to be read again.
    Reviews,
}

impl PageKind for FeedPage {
    type View = FeedView;

    const TEMPLATE: &'static str = "atom.xml";
    const NAME: &'static str = "feed";

    fn view(&self, context: &ViewContext) -> (PageView, FeedView) {
        let followed = self.followed(context);
        let here = feed_of(&followed.address);
        let language = followed.language.as_deref().unwrap_or(&context.config.language);
        let entry = |change: &Change| context.feed_entry(change, &here, language);
        let entries = match *self {
            FeedPage::Reviews => context.review_entries(&here),
            FeedPage::Site => {
                let shown = context.changes.all().iter().filter(|change| context.graph.may_be_recent(change.note));
                shown.take(NEWEST).map(entry).collect()
            }
            FeedPage::Owner(owner) => context.changes.newest(owner).iter().map(entry).collect(),
        };
        (context.page("feed", &followed.title, &here), context.feed(followed, entries))
    }

    fn is_in_sitemap(&self) -> bool {
        false
    }

    /// Entries say what changed in the texts of notes.
    fn prints_one_of(&self, _: &HashSet<DocId>, _: &Graph) -> bool {
        true
    }
}

impl SitePages for FeedPage {
    fn plan(planner: &mut Planner) {
        let home = planner.context.addresses.home();
        FeedPage::Site.plan_beside(planner, &home);
    }
}

/// What a feed follows.
#[derive(Debug)]
struct FeedSubject {
    title: String,
    /// Of its page.
    address: String,
    /// BCP 47 tag, when it is not the site's.
    language: Option<String>,
}

impl FeedPage {
    fn followed(self, context: &ViewContext) -> FeedSubject {
        let people = &context.graph.people;
        let (name, address, language) = match self {
            FeedPage::Site => {
                return FeedSubject {
                    title: context.config.title.clone(),
                    address: context.addresses.home(),
                    language: None,
                };
            }
            FeedPage::Reviews => {
                (context.translation.text("reviews", None, &[]), context.addresses.of(AddressWord::Reviews), None)
            }
            FeedPage::Owner(Owner::Collection(id)) => {
                (context.document(id).title.clone(), context.address(id), context.language(id))
            }
            FeedPage::Owner(Owner::Community(id)) => {
                let community = people.communities.get(id);
                (community.name.clone(), context.addresses.community(&community.slug), None)
            }
            FeedPage::Owner(Owner::Author(id)) => {
                let author = people.authors.get(id);
                (author.name.clone(), context.addresses.author(&author.slug), None)
            }
            FeedPage::Owner(Owner::Language(place)) => {
                let list = context.language_list(place);
                (list.title, context.addresses.language(&list.root), list.language)
            }
        };
        FeedSubject { title: format!("{name} · {}", label(&context.config.title)), address, language }
    }

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
    /// BCP 47 tag, when it is not the site's.
    pub language: Option<String>,
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
    /// What changed in the text, in one sentence, where the versions can be read.
    pub change: Option<String>,
    /// BCP 47 tag, when it is not the feed's.
    pub language: Option<String>,
}

impl ViewContext<'_> {
    fn feed(&self, of: FeedSubject, entries: Vec<FeedEntry>) -> FeedView {
        let here = feed_of(&of.address);
        FeedView {
            id: self.iri(&here),
            title: of.title,
            language: of.language,
            updated: entries.first().map_or_else(|| self.newest_change(), |entry| entry.updated.clone()),
            self_url: self.url(&here, &here),
            page_url: self.url(&of.address, &here),
            entries,
        }
    }

    /// When the site changed last, for a feed that has no entries: RFC 4287, section 4.1.1, asks for a date.
    fn newest_change(&self) -> String {
        let newest = self.changes.all().first().map(|change| change.of(self.graph).date.value);
        newest.map_or_else(|| String::from("1970-01-01T00:00:00Z"), |date| date.rfc3339())
    }

    /// Where an entry leads: to what changed in a version since replaced, else to the note. The page of a version is for who
    /// compares; of the first one there is nothing to compare, and the newest is the note.
    fn address_of_entry(&self, change: &Change) -> String {
        let note = self.document(change.note);
        let is_between = change.revision > 0 && change.revision + 1 < note.common.revisions.len();
        let known = self.versions.of_note(change.note).get(change.revision).filter(|_| is_between);
        let version = known.filter(|_| self.version_address(change.note, change.revision).is_some());
        version.map_or_else(|| self.address(change.note), |version| self.addresses.version(note, &version.word))
    }

    /// What an entry tells of a change: of a first version, the summary of the note.
    fn summary_of_entry(&self, change: &Change) -> Option<String> {
        let of_note = || self.summary(change.note);
        let of_change = || self.in_short(change.of(self.graph).summary.as_ref());
        if change.revision == 0 { of_note().or_else(of_change) } else { of_change().or_else(of_note) }
    }

    /// An entry in a feed of this language.
    fn feed_entry(&self, change: &Change, feed: &str, language: &str) -> FeedEntry {
        let note = self.document(change.note);
        let revision = change.of(self.graph);
        let address = self.address(change.note);
        let row = self.note_row(change.note);
        let (authors, more) = match revision.author.as_ref().and_then(|a| self.author(&a.value)) {
            Some(author) => (vec![author], 0),
            None => (row.authors.clone(), row.more_authors),
        };
        let mut names: Vec<String> = authors.into_iter().map(|a| a.name.clone()).collect();
        names.extend(
            (more > 0).then(|| self.translation_of(change.note).text("and_others", i64::try_from(more).ok(), &[])),
        );
        FeedEntry {
            id: self.iri(&format!("{address}@{}/{}", revision.date.value, change.revision)),
            title: label(&note.title).into_owned(),
            url: self.url(&self.address_of_entry(change), feed),
            updated: revision.date.value.rfc3339(),
            published: note.common.published.as_ref().map(|p| p.value.rfc3339()),
            author: if names.is_empty() { label(&self.config.title).into_owned() } else { names.join(", ") },
            language: Some(self.language_of(change.note)).filter(|own| *own != language).map(str::to_owned),
            summary: self.summary_of_entry(change),
            change: self.change_in_words(change.note, change.revision),
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
