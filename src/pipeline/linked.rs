//! Everything between reading and rendering, kept for as long as documents say the same to each other.
//!
//! What an author writes changes a sentence more often than a title, a link or a date. What others may show of a document
//! is its face; while every face is the same, so are the graph, the plan and all lists, and only the pages that print
//! the text of an edited document are made anew. It is a memo by value like the others: nothing follows what depends on
//! what.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{BuildHasher, Hash, Hasher};
use std::sync::{Arc, OnceLock};

use rapidhash::RapidHashSet as HashSet;
use rapidhash::fast::SeedableState;
use serde_json::value::RawValue;

use super::{Counts, Request, Timings};
use crate::content::config::Config;
use crate::content::document::{Document, Visibility};
use crate::content::source::{Attachment, Sources};
use crate::diagnostics::{Diagnostic, phrases, say};
use crate::pages::page::{self, Planned};
use crate::pages::site::Site;
use crate::pages::view::cards::Cards;
use crate::pages::view::parts::Maker;
use crate::publish::address::Addresses;
use crate::publish::audience::{Audience, DocId, Published, Reason, Withheld, everything, kept_back_by, partition};
use crate::publish::changes::Changes;
use crate::publish::graph::{Graph, Inputs};
use crate::publish::unread::Unread;
use crate::render::files;
use crate::render::indexes;
use crate::render::theme::Theme;
use crate::text::moment::Moment;

/// What a site is linked from.
#[derive(Debug, Clone, Copy)]
pub struct Basis<'a> {
    pub request: &'a Request,
    pub config: &'a Config,
    pub sources: &'a Sources,
    pub theme: &'a Arc<Theme>,
    /// In the order of their files.
    pub documents: &'a [Arc<Document>],
    pub unread: &'a Unread,
}

impl Basis<'_> {
    /// One number for everything that links depend on; `faces` are those of the documents.
    pub fn key(&self, faces: &[u64]) -> u64 {
        let mut state = SeedableState::fixed().build_hasher();
        let request = self.request;
        (&request.audience, &request.base_url, request.drafts, request.all, self.today().date()).hash(&mut state);
        (self.config, self.theme.hash, &self.theme.assets_version, faces).hash(&mut state);
        for files in [&self.sources.attachments, &self.sources.statics, &self.sources.assets] {
            files.len().hash(&mut state);
            for (path, Attachment { from, size, modified, dimensions, hash, danger }) in files {
                (path, from, size, modified, dimensions, hash, danger).hash(&mut state);
            }
        }
        let is_kept = |(_, document): &(usize, &Arc<Document>)| kept_back_by(document, request.now).is_some();
        for (index, _) in self.documents.iter().enumerate().filter(is_kept) {
            index.hash(&mut state);
        }
        self.unread.hash(&mut state);
        state.finish()
    }

    fn today(&self) -> Moment {
        Moment::day_of(self.request.now, &self.config.zone())
    }
}

/// A site linked and planned; its pages may be in [`Linked::site`] or still to be made.
#[derive(Debug)]
pub struct Linked {
    pub graph: Arc<Graph>,
    pub pages: Vec<Planned>,
    /// What no template makes; with its pages, when they are kept from one build to the next.
    pub site: Site,
    /// Of everything here: documents, links, addresses.
    pub diagnostics: Vec<Diagnostic>,
    /// Without what was parsed and rendered.
    pub counts: Counts,
    pub theme: Arc<Theme>,
    changes: Changes,
    cards: Cards,
    addresses: Addresses,
    site_addresses: BTreeMap<String, String>,
    /// The notes of `index.json`, in the order of [`Graph::notes`], once they were asked for: where the texts of a large
    /// site are freed, there is room for them.
    index: OnceLock<Vec<Box<RawValue>>>,
}

impl Linked {
    /// Links documents and plans their pages.
    pub fn of(basis: Basis, timings: &mut Timings) -> Linked {
        let Basis { request, config, sources, theme, documents, unread } = basis;
        let addresses = Addresses::new(config, &theme.translation);
        let own = config.community.as_ref().map(|community| community.value.as_str());
        let mut diagnostics = out_of_bounds(documents, request);
        let documents = documents.to_vec();
        let (published, withheld) = timings.stage("partition", || match request.all {
            true => (everything(documents, &request.audience, request.now), Vec::new()),
            false => partition(documents, &request.audience, request.drafts, own, request.now),
        });
        let addresses = addresses.told_apart(&published, config.is_vault());
        let mut counts = count(&published, &withheld);
        diagnostics.extend(unknown_audience(request, &published, unread));
        let inputs = Inputs {
            config,
            addresses: &addresses,
            withheld: &withheld,
            unread,
            attachments: &sources.attachments,
            statics: &sources.statics,
            neutral: &theme.translation.withheld,
            today: basis.today(),
        };
        let (graph, problems) = timings.stage("graph", || Graph::of(published, inputs));
        diagnostics.extend(problems);
        let maker = Maker {
            graph: &graph,
            // No card tells of them.
            changes: &Changes::default(),
            config,
            translation: &theme.translation,
            addresses: &addresses,
            attachments: &sources.attachments,
            site_addresses: &BTreeMap::new(),
            assets_version: &theme.assets_version,
            cards: None,
        };
        let (changes, cards) = timings.stage("cards", || rayon::join(|| Changes::of(&graph), || Cards::of(&maker)));
        let maker = Maker { changes: &changes, cards: Some(&cards), ..maker };
        let (pages, problems) = timings.stage("plan", || page::plan(&maker));
        diagnostics.extend(problems);
        counts.pages = pages.len();
        let mut site = Site::default();
        let problems = timings.stage("files", || files::add(&maker, theme, sources, &pages, &mut site));
        diagnostics.extend(problems);
        let (site_addresses, problems) = files::site_addresses(&maker, &site, &pages, unread);
        diagnostics.extend(problems);
        let (graph, theme) = (Arc::new(graph), theme.clone());
        let index = OnceLock::new();
        Linked { graph, pages, site, diagnostics, counts, theme, changes, cards, addresses, site_addresses, index }
    }

    /// The notes of `index.json`, as they stand in it. `maker` is [this site's](Linked::maker).
    pub fn notes_of_index(&self, maker: &Maker) -> &[Box<RawValue>] {
        self.index.get_or_init(|| indexes::notes(maker))
    }

    /// What views are made from.
    pub fn maker<'a>(&'a self, config: &'a Config, sources: &'a Sources) -> Maker<'a> {
        Maker {
            graph: &self.graph,
            changes: &self.changes,
            config,
            translation: &self.theme.translation,
            addresses: &self.addresses,
            attachments: &sources.attachments,
            site_addresses: &self.site_addresses,
            assets_version: &self.theme.assets_version,
            cards: Some(&self.cards),
        }
    }

    /// Whether documents with the same faces may take the place of these: no message has a place in a file that is
    /// another now, and nobody else reads the graph.
    pub fn is_renewable(&mut self, documents: &[Arc<Document>]) -> bool {
        let edited: HashSet<Arc<str>> =
            self.graph.published.edited(documents).map(|document| document.file.clone()).collect();
        let placed = self.diagnostics.iter().filter(|diagnostic| diagnostic.span.is_some());
        !placed.filter_map(|diagnostic| diagnostic.file.as_ref()).any(|file| edited.contains(file))
            && Arc::get_mut(&mut self.graph).is_some()
    }

    /// Takes in edited documents of the same faces; gives those whose pages print other text now.
    pub fn renew(&mut self, documents: &[Arc<Document>], config: &Config, sources: &Sources) -> Renewed {
        let Some(graph) = Arc::get_mut(&mut self.graph) else { return Renewed::default() };
        let edited = graph.published.renew(documents);
        let maker = self.maker(config, sources);
        let fresh: Vec<(usize, Box<RawValue>)> = edited
            .iter()
            .filter_map(|id| Some((self.graph.notes.iter().position(|note| note == id)?, indexes::note(&maker, *id))))
            .collect();
        if let Some(index) = self.index.get_mut() {
            for (position, note) in fresh {
                index[position] = note;
            }
        }
        let printing = self.graph.printing(&edited).into_iter().collect();
        Renewed { edited, printing }
    }
}

/// What an edit reaches while all faces stay.
#[derive(Debug, Default)]
pub struct Renewed {
    pub edited: Vec<DocId>,
    /// Documents whose pages print the text of those that were edited.
    pub printing: HashSet<DocId>,
}

/// What is said of the documents that only their dates keep back.
fn out_of_bounds(documents: &[Arc<Document>], request: &Request) -> Vec<Diagnostic> {
    let dated = documents.iter().filter(|_| !request.drafts && !request.all);
    let open = dated.filter(|d| !d.draft && d.kept_back.is_none() && d.visibility != Visibility::Private);
    let found = open.filter_map(|document| Some((document, kept_back_by(document, request.now)?)));
    found.map(|(document, bound)| bound.diagnostic().at(&document.file, bound.span.clone())).collect()
}

fn count(published: &Published, withheld: &[Withheld]) -> Counts {
    let listed = |word| published.iter().filter(|(_, d)| d.kind.word() == word).count();
    let mut counts = Counts { notes: listed("note"), notebooks: listed("notebook"), ..Counts::default() };
    for withheld in withheld.iter().filter(|w| w.reason != Reason::Unjustified) {
        *counts.withheld.entry(withheld.reason.word()).or_insert(0) += 1;
    }
    counts
}

/// A build for a community that nobody belongs to would be a public one under another name.
fn unknown_audience(request: &Request, published: &Published, unread: &Unread) -> Option<Diagnostic> {
    let Audience::Community(slug) = &request.audience else { return None };
    let declared = published.iter().filter(|(_, d)| d.kind.word() == "community").map(|(_, d)| d.slug.clone());
    let named =
        published.iter().filter_map(|(_, d)| d.community.as_ref()).map(|c| crate::text::slug::spelled(&c.value));
    let slugs: BTreeSet<String> = declared.chain(named).collect();
    if slugs.contains(slug) || unread.may_have_community(slug) {
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
