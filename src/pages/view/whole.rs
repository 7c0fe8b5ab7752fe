//! What is the same on every page of a site.

use super::parts::{PAGES_IN_FOOT, ViewContext};
use super::*;
use crate::content::document::Kind;
use crate::publish::address::{ListKind, encode};
use crate::publish::audience::Audience;
use crate::text::label::label;

impl ViewContext<'_> {
    pub fn site(&self) -> SiteView {
        let graph = self.graph;
        let newest = self.changes.all().first().map(|c| self.date(&c.of(graph).date.value));
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
            has_authors: !graph.people.authors.with_page().is_empty(),
            has_communities: !graph.people.communities.with_page().is_empty(),
            has_terms: !self.terms().is_empty(),
            has_organisations: !self.organisations().is_empty(),
            has_reviews: !self.reviews().is_empty(),
            has_changes: newest.is_some(),
            has_search: self.has_search(),
            has_graph: self.has_graph(),
            has_plan: self.has_plan(),
            accessibility: self.accessibility_ref(),
            newest_change: newest,
            addresses: self.site_addresses_view(),
            audience: match graph.published.audience() {
                Audience::Public => None,
                Audience::Community(slug) => {
                    let people = &graph.people.communities;
                    let named = people.all().find(|id| people.get(*id).slug == *slug);
                    Some(named.map_or_else(|| slug.clone(), |id| people.get(id).name.clone()))
                }
            },
            generator: format!("carnet {}", env!("CARGO_PKG_VERSION")),
            assets_version: self.assets_version.to_owned(),
        }
    }

    /// Where the lists of the site are.
    fn site_addresses_view(&self) -> SiteAddresses {
        let list = |of| encode(&self.addresses.list(of));
        SiteAddresses {
            home: encode(&self.addresses.home()),
            notes: list(ListKind::Notes),
            notebooks: encode(&self.addresses.notebooks()),
            bases: list(ListKind::Bases),
            communities: list(ListKind::Communities),
            authors: list(ListKind::Authors),
            tags: list(ListKind::Tags),
            changes: encode(&self.addresses.changes()),
            search: encode(&self.addresses.search()),
            graph: encode(&self.addresses.graph()),
            lexicon: encode(&self.addresses.lexicon()),
            organisations: encode(&self.addresses.organisations()),
            reviews: encode(&self.addresses.reviews()),
            site_plan: encode(&self.addresses.site_plan()),
            feed: self.site_feed().address,
            assets: String::from("assets/"),
        }
    }
}
