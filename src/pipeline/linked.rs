//! Everything between reading and rendering, kept for as long as documents say the same to each other.
//!
//! An author changes a sentence more often than a title, a link or a date. While every document is equal to what it was,
//! so are the graph, the plan and all lists: only bodies are others. It is a memo by value like the others: nothing
//! follows what depends on what.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{BuildHasher, Hash, Hasher};
use std::sync::Arc;

use rapidhash::RapidHashSet as HashSet;
use rapidhash::fast::SeedableState;

use super::past::Past;
use super::{Counts, Request, Timings};
use crate::content::config::Config;
use crate::content::document::{Document, FullDocument, Kind, Visibility};
use crate::content::i18n::Translation;
use crate::content::source::{Attachment, Files, Sources};
use crate::diagnostics::{Diagnostic, phrases, say};
use crate::pages::kinds::{self, PagePlan};
use crate::pages::site::Site;
use crate::pages::view::cards::Cards;
use crate::pages::view::parts::ViewContext;
use crate::publish::address::Addresses;
use crate::publish::audience::{Audience, Bodies, Published, Reason, Withheld, everything, kept_back_by, partition};
use crate::publish::changes::Changes;
use crate::publish::graph::{Graph, Inputs};
use crate::publish::unread::Unread;
use crate::publish::versions::{VersionInputs, Versions};
use crate::render::files;
use crate::render::theme::Theme;
use crate::text::moment::Moment;

/// What a site is linked from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Basis<'a> {
    pub request: &'a Request,
    pub config: &'a Arc<Config>,
    pub sources: &'a Sources,
    /// Its templates are not used here.
    pub theme: &'a Arc<Theme>,
    /// In the order of their files.
    pub documents: &'a [FullDocument],
    pub unread: &'a Unread,
    /// What is known of earlier texts, where the site has versions.
    pub past: Option<&'a Past>,
    /// One number for it.
    pub past_key: Option<u64>,
}

impl Basis<'_> {
    /// A fingerprint of everything that links depend on beside the documents.
    pub(super) fn key(&self) -> u64 {
        let mut state = SeedableState::fixed().build_hasher();
        let request = self.request;
        (&request.audience, &request.base_url, request.drafts, request.all, request.preview, self.today().date())
            .hash(&mut state);
        (self.config.for_links(), &self.theme.translation, &self.theme.assets_version).hash(&mut state);
        for files in [&self.sources.attachments, &self.sources.statics, &self.sources.assets] {
            files.len().hash(&mut state);
            for (path, Attachment { from, size, modified, dimensions, narrower, hash, danger }) in files.iter() {
                (path, from, size, modified, dimensions, narrower, hash, danger).hash(&mut state);
            }
        }
        let is_kept = |read: &FullDocument| kept_back_by(read.document.exposure(), request.now).is_some();
        for (index, _) in self.documents.iter().enumerate().filter(|(_, read)| is_kept(read)) {
            index.hash(&mut state);
        }
        (self.past_key, &self.unread).hash(&mut state);
        state.finish()
    }

    fn today(&self) -> Moment {
        Moment::day_of(self.request.now, &self.config.zone())
    }

    /// What links are resolved by.
    fn inputs<'a>(&'a self, addresses: &'a Addresses, withheld: &'a [Withheld], bodies: &'a Bodies) -> Inputs<'a> {
        Inputs {
            config: self.config,
            addresses,
            withheld,
            unread: self.unread,
            bodies,
            attachments: &self.sources.attachments,
            statics: &self.sources.statics,
            translation: &self.theme.translation,
            today: self.today(),
        }
    }

    /// The versions of the notes that are published.
    fn versions(&self, published: &Published) -> Versions {
        let (Some(past), Some(keep)) = (self.past, self.config.versions) else { return Versions::default() };
        let history = past.history.as_ref().map(|(history, heads)| (history.as_ref(), heads));
        let inputs = VersionInputs { history, frozen: &past.frozen_heads, keep, now: self.request.now };
        Versions::of(published, inputs)
    }

    /// What is published of these documents, and what is withheld.
    fn partition(&self, documents: Vec<Arc<Document>>) -> (Published, Vec<Withheld>) {
        let Request { audience, now, drafts, all, .. } = self.request;
        let own = self.config.community.as_ref().map(|community| community.value.as_str());
        match all {
            true => (everything(documents, audience, *now), Vec::new()),
            false => partition(documents, audience, *drafts, own, *now),
        }
    }
}

/// A site linked and planned.
#[derive(Debug)]
pub(super) struct Linked {
    pub graph: Arc<Graph>,
    pub layout: SiteLayout,
    /// Of everything here: documents, links, addresses.
    pub diagnostics: Vec<Diagnostic>,
    /// Without what was parsed.
    pub counts: Counts,
    pub translation: Arc<Translation>,
    assets_version: String,
    attachments: Arc<Files>,
    changes: Arc<Changes>,
    cards: Cards,
    addresses: Addresses,
    today: Moment,
    pub site_addresses: BTreeMap<String, String>,
    pub versions: Versions,
    withheld: Vec<Withheld>,
    /// And those that old texts may name.
    withheld_in_past: Vec<Withheld>,
    statics: Arc<Files>,
    /// What it was linked from.
    key: u64,
    documents: Vec<FullDocument>,
}

/// Which pages and other files a site has, whatever the pages show.
#[derive(Debug, Clone)]
pub(super) struct SiteLayout {
    pub plan: Arc<PagePlan>,
    /// What no template makes.
    pub site: Site,
    /// Two pages or files at one place.
    problems: Vec<Diagnostic>,
}

impl SiteLayout {
    /// That of the site `reworded`, where documents have other words at most than there; else what is the same in the site `known` is
    /// shared with it.
    fn after(
        known: Option<&Linked>,
        reworded: Option<&Linked>,
        context: &ViewContext,
        basis: &Basis,
        timings: &mut Timings,
    ) -> SiteLayout {
        match reworded {
            Some(known) if known.layout.has_no_place() => known.layout.reworded(context),
            _ => SiteLayout::of(context, basis, known.map(|known| &known.layout), timings),
        }
    }

    fn of(context: &ViewContext, basis: &Basis, known: Option<&SiteLayout>, timings: &mut Timings) -> SiteLayout {
        let (pages, mut problems) = timings.stage("plan", || kinds::plan(context));
        let mut site = Site::default();
        let of_files = timings.stage("files", || files::add(context, basis.theme, basis.sources, &pages, &mut site));
        problems.extend(of_files);
        SiteLayout { plan: PagePlan::of(pages, known.map(|known| &known.plan)), site, problems }
    }

    /// The same where documents have other words: what is drawn of their titles is another.
    fn reworded(&self, context: &ViewContext) -> SiteLayout {
        let mut layout = self.clone();
        files::add_cards(context, layout.plan.pages(), &mut layout.site);
        layout
    }

    /// Whether no message has a place in a text, which may be another in the same text with other words.
    fn has_no_place(&self) -> bool {
        self.problems.iter().all(|problem| problem.span.is_none())
    }
}

/// The documents linked to each other.
struct LinkedGraph<'k> {
    graph: Graph,
    problems: Vec<Diagnostic>,
    changes: Arc<Changes>,
    /// The site of before, where documents have other words at most: there are the same pages and files.
    reworded: Option<&'k Linked>,
}

impl<'k> LinkedGraph<'k> {
    /// What is the same in the site of before, which was linked of the same `inputs`, is shared with it.
    fn after(
        known: Option<&'k Linked>,
        published: Published,
        inputs: Inputs,
        timings: &mut Timings,
    ) -> LinkedGraph<'k> {
        let known_graph = known.map(|known| known.graph.as_ref());
        let (graph, problems) = timings.stage("graph", || Graph::after(known_graph, published, inputs));
        let reworded = known.and_then(|known| Some((known, graph.reworded_since(&known.graph)?)));
        let changes = timings.stage("changes", || match &reworded {
            Some((known, documents)) if known.changes.hold_for(&graph, documents) => known.changes.clone(),
            _ => Arc::new(Changes::of(&graph)),
        });
        LinkedGraph { graph, problems, changes, reworded: reworded.map(|(known, _)| known) }
    }
}

/// Documents that texts of versions may name and readers may not see.
fn withheld_in_past(withheld: &[Withheld], versions: &Versions) -> Vec<Withheld> {
    if versions.is_empty() {
        return Vec::new();
    }
    withheld.iter().chain(versions.departed()).cloned().collect()
}

impl Linked {
    /// Links documents and plans their pages. What is the same in the site `known` is shared with it.
    pub(super) fn of(basis: Basis, key: u64, known: Option<&Linked>, timings: &mut Timings) -> Linked {
        let Basis { request, config, sources, theme, documents: read, .. } = basis;
        let today = basis.today();
        let documents: Vec<Arc<Document>> = read.iter().map(|read| read.document.clone()).collect();
        let mut diagnostics = out_of_bounds(&documents, request);
        let (published, withheld) = timings.stage("partition", || basis.partition(documents));
        let addresses = Addresses::new(config, &theme.translation).told_apart(&published, config.is_vault());
        let bodies = published.bodies(read);
        let mut counts = count(&published, &withheld);
        diagnostics.extend(unknown_audience(request, &published));
        let same_inputs =
            known.filter(|known| known.key == key && known.addresses == addresses && known.withheld == withheld);
        let LinkedGraph { graph, problems, changes, reworded } =
            LinkedGraph::after(same_inputs, published, basis.inputs(&addresses, &withheld, &bodies), timings);
        diagnostics.extend(problems);
        let cards = Cards::of(&graph);
        let versions = timings.stage("versions", || basis.versions(&graph.published));
        diagnostics.extend(versions.warning().map(|warning| warning.in_file(&config.file)));
        let context = ViewContext {
            graph: &graph,
            bodies: &bodies,
            changes: &changes,
            config,
            translation: &theme.translation,
            addresses: &addresses,
            today,
            attachments: &sources.attachments,
            site_addresses: &BTreeMap::new(),
            assets_version: &theme.assets_version,
            cards: &cards,
            versions: &versions,
            past: None,
            past_texts: None,
        };
        let layout = SiteLayout::after(known, reworded, &context, &basis, timings);
        diagnostics.extend(layout.problems.iter().cloned());
        counts.pages = layout.plan.pages().len();
        let (site_addresses, problems) = files::site_addresses(&context, &layout.site, layout.plan.pages());
        diagnostics.extend(problems);
        Linked {
            graph: Arc::new(graph),
            layout,
            diagnostics,
            counts,
            translation: theme.translation.clone(),
            assets_version: theme.assets_version.clone(),
            attachments: sources.attachments.clone(),
            changes,
            cards,
            addresses,
            today,
            site_addresses,
            withheld_in_past: withheld_in_past(&withheld, &versions),
            versions,
            withheld,
            statics: sources.statics.clone(),
            key,
            documents: read.to_vec(),
        }
    }

    /// Whether this is what the basis would be linked to: its documents say the same to each other, and no message has a
    /// place in a text that is another now.
    pub(super) fn is_of(&self, basis: &Basis, key: u64) -> bool {
        if self.documents.len() != basis.documents.len() || self.key != key {
            return false;
        }
        let placed = self.diagnostics.iter().filter(|diagnostic| diagnostic.span.is_some());
        let placed: HashSet<&str> = placed.filter_map(|diagnostic| diagnostic.file.as_deref()).collect();
        self.documents.iter().zip(basis.documents).all(|(old, new)| {
            let same_text = Arc::ptr_eq(&old.body, &new.body);
            (Arc::ptr_eq(&old.document, &new.document) || hash(&old.document) == hash(&new.document))
                && (same_text || !placed.contains(new.document.file.as_ref()))
        })
    }

    /// What views are made from.
    pub(super) fn context<'a>(&'a self, bodies: &'a Bodies, config: &'a Config) -> ViewContext<'a> {
        ViewContext {
            graph: &self.graph,
            bodies,
            changes: &self.changes,
            config,
            translation: &self.translation,
            addresses: &self.addresses,
            today: self.today,
            attachments: &self.attachments,
            site_addresses: &self.site_addresses,
            assets_version: &self.assets_version,
            cards: &self.cards,
            versions: &self.versions,
            past: None,
            past_texts: None,
        }
    }

    /// What links of old texts are resolved by.
    pub(super) fn inputs_of_past<'a>(
        &'a self,
        config: &'a Config,
        bodies: &'a Bodies,
        unread: &'a Unread,
    ) -> Inputs<'a> {
        Inputs {
            config,
            addresses: &self.addresses,
            withheld: &self.withheld_in_past,
            unread,
            bodies,
            attachments: &self.attachments,
            statics: &self.statics,
            translation: &self.translation,
            today: self.today,
        }
    }
}

fn hash(document: &Document) -> u64 {
    SeedableState::fixed().hash_one(document)
}

/// The messages about documents that only their dates keep back.
fn out_of_bounds(documents: &[Arc<Document>], request: &Request) -> Vec<Diagnostic> {
    let dated = documents.iter().filter(|_| !request.drafts && !request.all);
    let open = dated.filter(|d| !d.draft && d.kept_back.is_none() && d.visibility != Visibility::Private);
    let found = open.filter_map(|document| Some((document, kept_back_by(document.exposure(), request.now)?)));
    found.map(|(document, bound)| bound.diagnostic().at(&document.file, bound.span.clone())).collect()
}

fn count(published: &Published, withheld: &[Withheld]) -> Counts {
    let listed = |is: fn(&Kind) -> bool| published.iter().filter(|(_, d)| is(&d.kind)).count();
    let mut counts = Counts {
        notes: listed(Kind::is_note),
        notebooks: listed(|kind| matches!(kind, Kind::Notebook(_))),
        ..Counts::default()
    };
    for withheld in withheld.iter().filter(|w| w.reason != Reason::Unjustified) {
        *counts.withheld.entry(withheld.reason.word()).or_insert(0) += 1;
    }
    counts
}

/// A build for a community that no document belongs to would hold what the public build holds.
fn unknown_audience(request: &Request, published: &Published) -> Option<Diagnostic> {
    let Audience::Community(slug) = &request.audience else { return None };
    let declared =
        published.iter().filter(|(_, d)| matches!(d.kind, Kind::Community { .. })).map(|(_, d)| d.slug.clone());
    let named =
        published.iter().filter_map(|(_, d)| d.common.community.as_ref()).map(|c| crate::text::slug::spelled(&c.value));
    let slugs: BTreeSet<String> = declared.chain(named).collect();
    if slugs.contains(slug) {
        return None;
    }
    let diagnostic = say::audience_of_no_community(slug);
    let slugs: Vec<&str> = slugs.iter().map(String::as_str).collect();
    Some(match crate::text::slug::nearest(slug, slugs.iter().copied()) {
        None if slugs.is_empty() => diagnostic.help(phrases::site_has_no_community()),
        None => diagnostic.help(phrases::one_of(slugs.join(", "))),
        near => diagnostic.suggest(near),
    })
}
