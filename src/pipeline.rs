//! The stages in order, with their two memos.
//!
//! `build`, and whatever comes to watch or to check, call [`Pipeline::make`]: there is one path from files to a site. A
//! pipeline that is kept from one run to the next reads only files whose bytes changed and renders only pages whose view
//! changed; its result is the same as that of a new one.

use std::collections::BTreeMap;
use std::hash::BuildHasher;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use rapidhash::fast::SeedableState;
use rayon::prelude::*;

use crate::address::Addresses;
use crate::audience::{Audience, Published, Reason, Withheld, partition};
use crate::changes::Changes;
use crate::config::Config;
use crate::diagnostic::{self, Diagnostic};
use crate::document::Document;
use crate::graph::{Graph, Inputs};
use crate::markdown::{Settings, Typography};
use crate::moment::Moment;
use crate::page::{self, Planned};
use crate::reader::{Read, Reader};
use crate::render::{self, Key};
use crate::silence::Silence;
use crate::site::{Content, Phase, Shelf, Site};
use crate::slug::fold;
use crate::source::{self, SourceError, Sources, Text, fingerprint};
use crate::theme::{self, Theme};
use crate::view::cards::Cards;
use crate::view::parts::Maker;
use crate::{files, redact};
use rapidhash::{RapidHashMap as HashMap, RapidHashSet as HashSet};

/// What a build is asked for.
#[derive(Debug, Clone)]
pub struct Request {
    /// The site's folder.
    pub root: PathBuf,
    /// The output folder, left out of the content.
    pub output: PathBuf,
    pub audience: Audience,
    /// Takes the place of the configuration's `base_url`.
    pub base_url: Option<String>,
    /// Drafts are seen as what they will become: for previews only.
    pub drafts: bool,
    /// The moment of the build: dates beyond it are in the future.
    pub now: Timestamp,
}

/// The two memos.
#[derive(Debug, Default)]
pub struct Pipeline {
    parsed: HashMap<Arc<str>, Parsed>,
    rendered: HashMap<String, (Key, Content)>,
}

#[derive(Debug)]
struct Parsed {
    key: u64,
    document: Option<Arc<Document>>,
    diagnostics: Vec<Diagnostic>,
}

/// What was read from the disk, before anything is made of it.
#[derive(Debug)]
pub struct Loaded {
    pub config: Config,
    /// There was a `carnet.yaml`.
    pub configured: bool,
    pub sources: Sources,
    diagnostics: Vec<Diagnostic>,
}

/// A site made, or the reasons why not.
#[derive(Debug)]
pub struct Built {
    /// None when there are errors.
    pub site: Option<Site>,
    /// Ordered, without repetitions, without those that the author silenced.
    pub diagnostics: Vec<Diagnostic>,
    /// What is published, linked: for what is to be said beyond a build.
    pub graph: Graph,
    pub counts: Counts,
    pub timings: Timings,
}

/// What was done.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// Published notes.
    pub notes: usize,
    pub notebooks: usize,
    /// Notes that are not published in this build, by reason.
    pub withheld: BTreeMap<&'static str, usize>,
    pub pages: usize,
    /// Pages that were rendered, not taken from the memo.
    pub rendered: usize,
    /// Files that were parsed, not taken from the memo.
    pub parsed: usize,
}

/// How long each stage took, in order.
#[derive(Debug, Clone, Default)]
pub struct Timings(pub Vec<(&'static str, Duration)>);

impl Timings {
    /// Runs a stage and keeps its time.
    pub fn stage<T>(&mut self, name: &'static str, run: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let result = run();
        self.0.push((name, start.elapsed()));
        result
    }
}

/// Told how many pages are done, of how many; may be called from several threads.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// Reads a site's files.
pub fn load(request: &Request) -> Result<Loaded, SourceError> {
    let (text, mut diagnostics) = source::read_config(&request.root)?;
    let configured = text.is_some() || !diagnostics.is_empty();
    let (mut config, problems) = match &text {
        Some(text) => Config::parse(&text.file, &text.text),
        None => (Config::default(), Vec::new()),
    };
    diagnostics.extend(problems);
    if let Some(base_url) = &request.base_url {
        config.base_url = Some(base_url.clone());
    }
    let mut sources = source::read(&request.root, &config, &request.output)?;
    sources.config = text;
    Ok(Loaded { config, configured, sources, diagnostics })
}

impl Loaded {
    /// Files read with a configuration that is not on the disk yet.
    pub fn of(config: Config, sources: Sources) -> Loaded {
        Loaded { config, configured: true, sources, diagnostics: Vec::new() }
    }

    /// One number for everything the site depends on: a build with the same number makes the same bytes.
    ///
    /// Attachments count by size and time: their bytes are copied, not read.
    pub fn fingerprint(&self, request: &Request) -> String {
        let sources = &self.sources;
        let texts = sources.content.iter().chain(&sources.theme).chain(&sources.config);
        let mut all = String::new();
        for text in texts {
            all.push_str(&format!("{}\0{:x}\n", text.file, text.hash));
        }
        for files in [&sources.attachments, &sources.statics, &sources.assets] {
            for (path, file) in files {
                all.push_str(&format!("{path}\0{} {} {:?}\n", file.size, file.modified, file.hash));
            }
            all.push('\n');
        }
        let day = Moment::day_of(request.now, &self.config.zone());
        let build = program_hash();
        all.push_str(&format!("{}\0{:?}\0{}\0{day}\0{build:x}", request.audience, request.base_url, request.drafts));
        let (high, low) = (fingerprint(all.as_bytes()), fingerprint(format!("{all}\0").as_bytes()));
        format!("{high:016x}{low:016x}")
    }

    /// The text of a file, for excerpts.
    pub fn text_of(&self, file: &str) -> Option<&str> {
        let sources = &self.sources;
        if let Ok(index) = sources.content.binary_search_by(|text| text.file.as_ref().cmp(file)) {
            return Some(&sources.content[index].text);
        }
        let others = sources.content.iter().chain(&sources.theme).chain(&sources.config);
        others.into_iter().find(|text| text.file.as_ref() == file).map(|text| text.text.as_ref())
    }
}

/// A program that was built anew may make other bytes of the same files.
fn program_hash() -> u64 {
    let program = std::env::current_exe().ok().and_then(|path| path.metadata().ok());
    let modified =
        program.as_ref().and_then(|m| m.modified().ok()).and_then(|t| t.duration_since(std::time::UNIX_EPOCH).ok());
    let size = program.as_ref().map(std::fs::Metadata::len);
    fingerprint(format!("{} {size:?} {modified:?}", env!("CARGO_PKG_VERSION")).as_bytes())
}

impl Pipeline {
    /// Makes the site of what was read. Pages wait on `shelf`; `progress` follows the rendering.
    ///
    /// # Errors
    /// Those of the shelf alone: what an author wrote wrong is in [`Built::diagnostics`].
    pub fn make(
        &mut self,
        request: &Request,
        loaded: &mut Loaded,
        shelf: &dyn Shelf,
        progress: Progress,
    ) -> io::Result<Built> {
        let mut timings = Timings::default();
        let mut diagnostics = loaded.diagnostics.clone();
        diagnostics.extend(loaded.sources.diagnostics.iter().cloned());
        let mut texts = std::mem::take(&mut loaded.sources.content);
        let (config, sources) = (&loaded.config, &loaded.sources);

        let (translation, problems) = theme::translation(config, sources);
        diagnostics.extend(problems);
        let (mut theme, problems) = timings.stage("theme", || Theme::new(config, sources, translation));
        diagnostics.extend(problems);

        let mut counts = Counts::default();
        let documents = timings.stage("parse", || self.parse(config, &theme, &texts, &mut counts, &mut diagnostics));
        let addresses = Addresses::new(config, &theme.translation);
        let unreadable = unreadable(&texts, &sources.diagnostics, &documents);
        let silence = Silence::of(config, documents.iter().map(AsRef::as_ref));
        let own = config.community.as_ref().map(|community| community.value.as_str());
        let (published, withheld) =
            timings.stage("partition", || partition(documents, &request.audience, request.drafts, own));
        count(&mut counts, &published, &withheld);
        diagnostics.extend(unknown_audience(request, &published));

        let inputs = Inputs {
            config,
            addresses: &addresses,
            withheld: &withheld,
            unreadable: &unreadable,
            attachments: &sources.attachments,
            statics: &sources.statics,
            today: Moment::day_of(request.now, &config.zone()),
        };
        let (graph, problems) = timings.stage("graph", || Graph::of(published, inputs));
        diagnostics.extend(problems);
        let changes = timings.stage("changes", || Changes::of(&graph));

        let assets_version = theme.assets_version.clone();
        let translation = theme.translation.clone();
        let maker = Maker {
            graph: &graph,
            changes: &changes,
            config,
            translation: &translation,
            addresses: &addresses,
            attachments: &sources.attachments,
            site_addresses: &BTreeMap::new(),
            assets_version: &assets_version,
            cards: None,
        };
        let cards = timings.stage("cards", || Cards::of(&maker));
        let maker = Maker { cards: Some(&cards), ..maker };
        let (pages, problems) = timings.stage("plan", || page::plan(&maker));
        diagnostics.extend(problems);
        counts.pages = pages.len();
        let mut site = Site::default();
        let problems = timings.stage("files", || files::add(&maker, &theme, sources, &pages, &mut site));
        diagnostics.extend(problems);
        let (site_addresses, problems) = files::site_addresses(&maker, &site, &pages);
        diagnostics.extend(problems);
        let maker = Maker { site_addresses: &site_addresses, ..maker };
        let work = Work { maker: &maker, sources, pages: &pages, shelf, progress };

        // A page made of mistaken notes would be thrown away: the author wants the messages.
        if diagnostic::errors(&diagnostics) == 0 {
            theme.set_site(&maker.site());
            timings.stage("sources", || markdown(&work, &texts, &mut site))?;
            if !shelf.lasts() {
                // From here on only excerpts are asked for; a large site's texts take as much room as its pages.
                texts.retain(|text| diagnostics.iter().any(|d| d.file.as_ref() == Some(&text.file)));
            }
            let problems = timings.stage("render", || self.render(&work, &theme, &mut counts, &mut site))?;
            diagnostics.extend(problems);
        }
        // Thousands of small values: they are given back while the site is being written.
        rayon::spawn(move || drop((changes, cards, pages)));
        loaded.sources.content = texts;
        silence.apply(&mut diagnostics);
        diagnostic::sort(&mut diagnostics);
        let site = (diagnostic::errors(&diagnostics) == 0).then_some(site);
        Ok(Built { site, diagnostics, graph, counts, timings })
    }

    /// Every content file as a document, from the memo where its bytes and the settings are those of last time.
    fn parse(
        &mut self,
        config: &Config,
        theme: &Theme,
        texts: &[Text],
        counts: &mut Counts,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Arc<Document>> {
        let settings = Settings {
            typography: Typography::of(&config.language),
            trusted: config.html_trusted,
            base_url: config.base_url.clone(),
            words: theme.translation.words.clone(),
        };
        let state = SeedableState::fixed();
        let common = state.hash_one((config, &settings));
        let reader = Reader { config, zone: config.zone(), settings };
        let memo = &self.parsed;
        let fresh: Vec<(Arc<str>, Parsed)> = texts
            .par_iter()
            .filter_map(|text| {
                let key = state.hash_one((common, text.hash));
                if memo.get(&text.file).is_some_and(|parsed| parsed.key == key) {
                    return None;
                }
                let Read { document, diagnostics } = reader.read(text);
                Some((text.file.clone(), Parsed { key, document: document.map(Arc::new), diagnostics }))
            })
            .collect();
        counts.parsed = fresh.len();
        self.parsed.extend(fresh);
        if self.parsed.len() > texts.len() {
            let kept: HashSet<&str> = texts.iter().map(|text| text.file.as_ref()).collect();
            self.parsed.retain(|file, _| kept.contains(file.as_ref()));
        }
        let mut documents = Vec::with_capacity(texts.len());
        for text in texts {
            if let Some(parsed) = self.parsed.get(&text.file) {
                diagnostics.extend(parsed.diagnostics.iter().cloned());
                documents.extend(parsed.document.clone());
            }
        }
        documents
    }

    /// Every page as bytes, from the memo where its view is that of last time; gives the templates' mistakes.
    fn render(
        &mut self,
        work: &Work,
        theme: &Theme,
        counts: &mut Counts,
        site: &mut Site,
    ) -> io::Result<Vec<Diagnostic>> {
        let done = AtomicUsize::new(0);
        let memo = &self.rendered;
        let made: Vec<io::Result<Rendered>> = work
            .pages
            .par_iter()
            .map(|planned| {
                let (page, view) = planned.page.view(work.maker);
                let key = work.shelf.lasts().then(|| Key::of(theme, &page, &view));
                (work.progress)(done.fetch_add(1, Ordering::Relaxed) + 1, work.pages.len());
                if let Some((known, content)) = memo.get(&planned.file)
                    && Some(*known) == key
                {
                    return Ok(Rendered::Known(key, content.clone()));
                }
                match render::render(theme, &page, &view) {
                    Ok(bytes) => Ok(Rendered::Fresh(key, work.shelf.keep(&planned.file, bytes)?)),
                    Err(error) => Ok(Rendered::Failed(Box::new(theme::template_error(&error, work.sources)))),
                }
            })
            .collect();
        let mut rendered = HashMap::default();
        let mut diagnostics: Vec<Diagnostic> = Vec::new();
        for (planned, result) in work.pages.iter().zip(made) {
            let (key, content) = match result? {
                Rendered::Known(key, content) => (key, content),
                Rendered::Fresh(key, content) => {
                    counts.rendered += 1;
                    (key, content)
                }
                Rendered::Failed(diagnostic) => {
                    // The same mistake stands on every page of its kind.
                    if !diagnostics.contains(&diagnostic) {
                        diagnostics.push(*diagnostic);
                    }
                    continue;
                }
            };
            site.add(planned.file.clone(), content.clone(), planned.page.phase());
            if planned.hidden {
                site.hide(&planned.file);
            }
            if let Some(key) = key {
                rendered.insert(planned.file.clone(), (key, content));
            }
        }
        self.rendered = rendered;
        Ok(diagnostics)
    }
}

/// What the last stages share.
struct Work<'a> {
    maker: &'a Maker<'a>,
    sources: &'a Sources,
    pages: &'a [Planned],
    shelf: &'a dyn Shelf,
    progress: Progress<'a>,
}

/// A page after rendering.
enum Rendered {
    Known(Option<Key>, Content),
    Fresh(Option<Key>, Content),
    Failed(Box<Diagnostic>),
}

fn count(counts: &mut Counts, published: &Published, withheld: &[Withheld]) {
    let listed = |word| published.iter().filter(|(_, d)| d.kind.word() == word).count();
    (counts.notes, counts.notebooks) = (listed("note"), listed("notebook"));
    for withheld in withheld.iter().filter(|w| w.reason != Reason::Unjustified) {
        *counts.withheld.entry(withheld.reason.word()).or_insert(0) += 1;
    }
}

/// Names of the files of which nothing could be made.
fn unreadable(texts: &[Text], problems: &[Diagnostic], documents: &[Arc<Document>]) -> HashSet<String> {
    if documents.len() == texts.len() && problems.is_empty() {
        return HashSet::default();
    }
    let read: HashSet<&str> = documents.iter().map(|document| document.file.as_ref()).collect();
    let texts = texts.iter().map(|text| text.file.as_ref());
    let files = texts.chain(problems.iter().filter_map(|d| d.file.as_deref()));
    let names = files.filter(|file| !read.contains(file)).filter_map(|file| file.strip_suffix(".md"));
    names.map(|name| fold(name.rsplit('/').next().unwrap_or(name))).collect()
}

/// A build for a community that nobody belongs to would be a public one under another name.
fn unknown_audience(request: &Request, published: &Published) -> Option<Diagnostic> {
    let Audience::Community(slug) = &request.audience else { return None };
    let communities = || published.iter().filter(|(_, d)| d.kind.word() == "community").map(|(_, d)| d);
    let known = communities().any(|d| d.slug == *slug)
        || published.iter().any(|(_, d)| d.community.as_ref().is_some_and(|c| crate::slug::slug(&c.value) == *slug));
    if known {
        return None;
    }
    let diagnostic = Diagnostic::error("unknown-community", format!("no community has the slug '{slug}'"));
    Some(diagnostic.suggest(crate::slug::nearest(slug, communities().map(|d| d.slug.as_str()))))
}

/// The Markdown source of every note, as its readers may see it.
fn markdown(work: &Work, texts: &[Text], site: &mut Site) -> io::Result<()> {
    let texts: HashMap<&str, &Text> = texts.iter().map(|text| (text.file.as_ref(), text)).collect();
    let made: Vec<io::Result<(String, Content, bool)>> = work
        .pages
        .par_iter()
        .filter_map(|planned| match planned.page {
            page::Page::Note(id) => {
                let document = work.maker.document(id);
                let text = texts.get(document.file.as_ref())?;
                let path = work.maker.addresses.source(document);
                let source = redact::source(work.maker, id, &text.text);
                Some(work.shelf.keep(&path, source.into_bytes()).map(|content| (path, content, planned.hidden)))
            }
            _ => None,
        })
        .collect();
    for result in made {
        let (path, content, hidden) = result?;
        site.add(path.clone(), content, Phase::Page);
        if hidden {
            site.hide(&path);
        }
    }
    Ok(())
}

/// Where the site is written when nothing else is asked: `public`, or `public-SLUG` for a community.
pub fn default_output(root: &Path, audience: &Audience) -> PathBuf {
    match audience {
        Audience::Public => root.join("public"),
        Audience::Community(slug) => root.join(format!("public-{slug}")),
    }
}
