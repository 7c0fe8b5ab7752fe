//! What is the same on every page of a site.

use super::parts::{PAGES_IN_FOOT, ViewContext};
use super::*;
use crate::content::document::Kind;
use crate::content::keys::AddressWord;
use crate::publish::address::{Addresses, ListKind, encode, feed};
use crate::publish::audience::Audience;
use crate::text::label::label;

/// The same for every page of a build; templates see it as `site`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct SiteView {
    /// The name of the site.
    pub title: String,
    /// What the site is, in one or two sentences.
    pub description: Option<String>,
    /// BCP 47 tag, as `fr-CA`.
    pub language: String,
    /// The same as Open Graph has it: `fr_CA` (ogp.me).
    pub locale: String,
    /// `https://example.org/carnet/`, always with a final slash; none when the site does not know where it is published.
    pub base_url: Option<String>,
    pub licence: Option<LicenceView>,
    /// What tells followers of the feeds that there is something new.
    pub hub: Option<String>,
    /// The community the whole site belongs to.
    pub community: Option<Ref>,
    /// Plain pages (about, licence, …), for the footer.
    pub pages: Vec<Ref>,
    /// The statement of the site's accessibility, by what it says in short.
    pub accessibility: Option<Ref>,
    /// Whether it has notes: a link to an empty list is not shown.
    pub has_notes: bool,
    /// Whether it has notebooks.
    pub has_notebooks: bool,
    /// Whether it has bases.
    pub has_bases: bool,
    /// Whether it has tags.
    pub has_tags: bool,
    /// The lists of the notes in each language, where the notes are in several: at most a dozen.
    pub languages: Vec<LanguageLink>,
    /// Whether there are more.
    pub has_more_languages: bool,
    /// Whether it has authors with a page.
    pub has_authors: bool,
    /// Whether it has communities with a page.
    pub has_communities: bool,
    /// Whether it has a lexicon.
    pub has_terms: bool,
    /// Whether it has organisations.
    pub has_organisations: bool,
    /// Whether something is to be read again.
    pub has_reviews: bool,
    /// Further pages of the site, for the foot and the plan: what is to be read again.
    pub links: Vec<FootLink>,
    /// Whether it has a change log.
    pub has_changes: bool,
    /// Whether it can be searched.
    pub has_search: bool,
    /// Whether it has a page of the graph.
    pub has_graph: bool,
    /// Whether it has a plan.
    pub has_plan: bool,
    /// The date of the newest revision of the site.
    pub newest_change: Option<DateView>,
    /// Where its lists are.
    pub addresses: SiteAddresses,
    /// The name of the community a build for a community is made for; none in the public build.
    pub audience: Option<String>,
    /// The name and the version of what made the pages.
    pub generator: String,
    /// Changes whenever an asset does: `style.css?v={{ site.assets_version }}`.
    pub assets_version: String,
}

/// Where the site's lists are.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct SiteAddresses {
    /// The home page.
    pub home: String,
    /// All notes.
    pub notes: String,
    /// All notebooks.
    pub notebooks: String,
    /// All bases.
    pub bases: String,
    /// All communities.
    pub communities: String,
    /// All authors.
    pub authors: String,
    /// All tags.
    pub tags: String,
    /// The languages of the notes.
    pub languages: String,
    /// The change log.
    pub changes: String,
    /// The page of search.
    pub search: String,
    /// The graph of the notes.
    pub graph: String,
    /// The lexicon.
    pub lexicon: String,
    /// The organisations.
    pub organisations: String,
    /// What is to be read again.
    pub reviews: String,
    /// The plan of the site.
    pub site_plan: String,
    /// The feed of the whole site.
    pub feed: String,
    /// The folder of the theme's assets.
    pub assets: String,
}

/// A page of the site that the foot of every page leads to.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct FootLink {
    /// `page.kind` of the page.
    pub kind: &'static str,
    /// Its title.
    pub title: String,
    /// From the root.
    pub address: String,
}

/// The name and the version of what makes the pages.
pub const GENERATOR: &str = concat!("carnet ", env!("CARGO_PKG_VERSION"));

/// Languages that every page leads to.
const LANGUAGES: usize = 12;

impl ViewContext<'_> {
    pub fn site(&self) -> SiteView {
        let graph = self.graph;
        let newest = self.changes.all().first().map(|c| self.date(&c.of(graph).date.value));
        let languages = graph.languages.all().len();
        let community = self.config.community.as_ref().and_then(|c| graph.people.communities.find(&c.value));
        SiteView {
            title: label(&self.config.title).into_owned(),
            description: self.config.description.clone(),
            locale: self.config.language.replace('-', "_"),
            language: self.config.language.clone(),
            base_url: self.config.base_url.clone(),
            licence: self.licence(None),
            hub: self.config.hub.clone(),
            community: community.and_then(|id| self.community_ref(id)).map(|community| (*community).clone()),
            pages: graph
                .listed(|kind| matches!(kind, Kind::Page))
                .into_iter()
                .take(PAGES_IN_FOOT)
                .map(|id| (*self.reference(id)).clone())
                .collect(),
            has_notes: !graph.notes.is_empty(),
            has_notebooks: !graph.listed(|kind| matches!(kind, Kind::Notebook(_))).is_empty(),
            has_bases: !graph.listed(|kind| matches!(kind, Kind::Base(_))).is_empty(),
            has_tags: !graph.tags.is_empty(),
            languages: (0..languages.min(LANGUAGES)).map(|place| self.language_link(place)).collect(),
            has_more_languages: languages > LANGUAGES,
            has_authors: !graph.people.authors.with_page().is_empty(),
            has_communities: !graph.people.communities.with_page().is_empty(),
            has_terms: !self.terms().is_empty(),
            has_organisations: !self.organisations().is_empty(),
            has_reviews: !self.reviews().is_empty(),
            links: self.foot_links(),
            has_changes: newest.is_some(),
            has_search: self.has_search(),
            has_graph: self.has_graph(),
            has_plan: self.has_plan(),
            accessibility: self.accessibility_ref(),
            newest_change: newest,
            addresses: SiteAddresses::of(self.addresses),
            audience: self.audience_name(),
            generator: GENERATOR.to_owned(),
            assets_version: self.assets_version.to_owned(),
        }
    }
}

impl ViewContext<'_> {
    /// The name of the community that the build is for; none when it is for everyone.
    fn audience_name(&self) -> Option<String> {
        let Audience::Community(slug) = self.graph.published.audience() else { return None };
        let people = &self.graph.people.communities;
        let named = people.all().find(|id| people.get(*id).slug == *slug);
        Some(named.map_or_else(|| slug.clone(), |id| people.get(id).name.clone()))
    }

    /// The page that a word of addresses is of: its title is the text of that name, and so is its kind.
    pub fn foot_link(&self, of: AddressWord) -> FootLink {
        let (kind, address) = (of.name(), encode(&self.addresses.of(of)));
        FootLink { kind, title: self.translation.text(kind, None, &[]), address }
    }
}

impl SiteAddresses {
    /// They follow from the configuration and the words of the interface alone.
    pub fn of(addresses: &Addresses) -> SiteAddresses {
        let list = |of| encode(&addresses.list(of));
        SiteAddresses {
            home: encode(&addresses.home()),
            notes: list(ListKind::Notes),
            notebooks: encode(&addresses.of(AddressWord::Notebooks)),
            bases: list(ListKind::Bases),
            communities: list(ListKind::Communities),
            authors: list(ListKind::Authors),
            tags: list(ListKind::Tags),
            languages: list(ListKind::Languages),
            changes: encode(&addresses.of(AddressWord::Changes)),
            search: encode(&addresses.of(AddressWord::Search)),
            graph: encode(&addresses.of(AddressWord::Graph)),
            lexicon: encode(&addresses.of(AddressWord::Lexicon)),
            organisations: encode(&addresses.of(AddressWord::Organisations)),
            reviews: encode(&addresses.of(AddressWord::Reviews)),
            site_plan: encode(&addresses.of(AddressWord::SitePlan)),
            feed: feed(&addresses.home()),
            assets: String::from("assets/"),
        }
    }
}
