//! The stages in order, with their memos: read [`Pipeline::model`] first.
//!
//! `build`, the preview and `check` take this one path from files to a site. A pipeline that is kept from one run to the
//! next parses only files whose bytes changed, and links again only when a document says something else to the others.
//! Each memo is by value, and the result is the same as that of a new pipeline.

mod epubs;
mod linked;
mod loaded;
mod model;
mod past;
mod printing;

use std::collections::BTreeMap;
use std::hash::BuildHasher;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use rapidhash::fast::SeedableState;
use rapidhash::{RapidHashMap as HashMap, RapidHashSet as HashSet};
use rayon::prelude::*;

use crate::content::config::ConfigFile;
use crate::content::document::FullDocument;
use crate::content::reader::{Read, Reader};
use crate::content::source::Sources;
use crate::diagnostics::{Diagnostic, Policy, Rule};
use crate::pages::kinds::Planned;
use crate::pages::site::{Shelf, Site};
use crate::publish::audience::Audience;
use crate::publish::unread::Unread;
pub use crate::render::files::INDEX;
pub use crate::render::printer::PageKey;
use crate::render::theme::{KeptTemplates, Theme};
use linked::{Basis, Linked};
pub use loaded::{Loaded, default_output, load, preview_output};
pub use model::{Model, OutputPlace};
use past::Past;
use printing::print_all;

/// Files or pages that a thread takes at once. Left to itself, rayon gives the last thread to finish a thousand of them,
/// while the others have nothing to do.
const AT_ONCE: usize = 16;

/// What a build is asked for.
#[derive(Debug, Clone)]
pub struct Request {
    /// The site's folder.
    pub root: PathBuf,
    /// The configuration, in that folder.
    pub config: ConfigFile,
    /// The output folder, left out of the content.
    pub output: PathBuf,
    pub audience: Audience,
    /// Takes the place of the configuration's `base_url`.
    pub base_url: Option<String>,
    /// Drafts are seen as what they will become: for previews only.
    pub drafts: bool,
    /// Everything is seen, private too: for previews only.
    pub all: bool,
    /// The site is a reviewer's preview: nothing of it leads to the published site, and each of its pages says what it is.
    pub preview: bool,
    /// The moment of the build: dates beyond it are in the future.
    pub now: Timestamp,
}

impl Request {
    /// A build of the published site, in its usual folder.
    pub fn of(root: PathBuf, config: ConfigFile, audience: Audience, now: Timestamp) -> Request {
        let output = default_output(&root, &config, &audience);
        Request { root, config, output, audience, base_url: None, drafts: false, all: false, preview: false, now }
    }
}

/// What is remembered from one run to the next.
#[derive(Debug, Default)]
pub struct Pipeline {
    theme: Option<ThemeMemo>,
    templates: KeptTemplates,
    parsed: HashMap<Arc<str>, ParsedFile>,
    /// With what it was read from.
    past: Option<(u64, Arc<Past>)>,
    linked: Option<Arc<Linked>>,
}

/// A theme made ready, with what it was made of.
#[derive(Debug)]
struct ThemeMemo {
    key: u64,
    theme: Arc<Theme>,
    diagnostics: Vec<Diagnostic>,
}

/// A file that was read.
#[derive(Debug, Clone)]
struct ParsedFile {
    key: u64,
    document: Option<FullDocument>,
    diagnostics: Vec<Diagnostic>,
}

/// A model, with the diagnostics of all stages that made it.
#[derive(Debug)]
pub struct Modelled {
    pub model: Model,
    pub findings: Findings,
    pub counts: Counts,
    pub timings: Timings,
}

/// All diagnostics of a site, before they are put in order.
#[derive(Debug)]
pub struct Findings {
    found: Vec<Diagnostic>,
    policy: Policy,
}

impl Findings {
    pub fn add(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.found.extend(diagnostics);
    }

    /// Adds what is wrong with the templates of the pages, unless there are errors already: a page of a note with errors
    /// does not show whether its template is right.
    pub fn add_template_errors(&mut self, model: &Model, sources: &Sources) {
        if !self.has_errors() {
            let pages: Vec<&Planned> = model.pages().iter().collect();
            self.found.extend(model.template_errors(&pages, sources));
        }
    }

    pub fn has_errors(&self) -> bool {
        self.policy.stops(&self.found)
    }

    /// How many there are of a rule, silenced ones too.
    pub fn count(&self, rule: Rule) -> usize {
        self.found.iter().filter(|diagnostic| diagnostic.rule == rule).count()
    }

    /// Ordered, without repetitions, without those that the author silenced.
    pub fn told(mut self) -> Vec<Diagnostic> {
        self.policy.apply(&mut self.found);
        self.found
    }
}

/// A site made, or the reasons why not.
#[derive(Debug)]
pub struct Built {
    /// None when there are errors.
    pub site: Option<Site>,
    /// Ordered, without repetitions, without those that the author silenced.
    pub diagnostics: Vec<Diagnostic>,
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

/// Is called with the number of pages that are done, and of all; several threads may call it.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

impl Pipeline {
    /// The model of the site that was read, and its diagnostics. Its pages are still to be rendered.
    pub fn model(&mut self, request: &Request, loaded: &Loaded) -> Modelled {
        let (mut timings, mut found) = (Timings::default(), loaded.diagnostics.clone());
        found.extend(loaded.sources.diagnostics.iter().cloned());
        let theme = timings.stage("theme", || self.theme(loaded, &mut found));
        // To read the log is work of git, for which another thread waits.
        let has_new_past = self.has_new_past(loaded, &theme);
        let read_log = || loaded.history.as_ref().filter(|_| has_new_past).map(|head| head.history());
        let parse = || rayon::join(|| self.parse(loaded, &theme, &mut found), read_log).0;
        let (documents, parsed) = timings.stage("parse", parse);
        let past = timings.stage("history", || self.past(loaded, &theme));
        let linked = self.link(request, loaded, &theme, &documents, past.as_ref(), &mut timings);
        found.extend(linked.diagnostics.iter().cloned());
        let counts = Counts { parsed, ..linked.counts.clone() };
        let bodies = linked.graph.published.bodies(&documents);
        let past = past.map(|(_, past)| past);
        let model = Model::new(linked, theme, loaded.config.clone(), bodies, past);
        found.extend(model.check_embeds());
        let mut policy = loaded.config.policy();
        for FullDocument { document, .. } in &documents {
            policy.silence_in(&document.file, &document.common.silence);
        }
        let findings = Findings { found, policy };
        Modelled { model, findings, counts, timings }
    }

    /// Makes every file of the site and puts it on `shelf`; `progress` follows the rendering. Of the texts, `loaded` keeps
    /// those that messages are about.
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
        let Modelled { model, mut findings, counts, mut timings } = self.model(request, loaded);
        let mut site = None;
        // There is no site while there are errors: no page is made, and the messages come sooner.
        if !findings.has_errors() {
            let (made, problems) = print_all(&model, loaded, &findings.found, shelf, progress, &mut timings)?;
            findings.add(problems);
            site = Some(made).filter(|_| !findings.has_errors());
        }
        // To free thousands of small values takes time: another thread does it while the site is written.
        rayon::spawn(move || drop(model));
        Ok(Built { site, diagnostics: findings.told(), counts, timings })
    }

    /// The theme of a site, made ready once for as long as its files stay.
    fn theme(&mut self, loaded: &Loaded, diagnostics: &mut Vec<Diagnostic>) -> Arc<Theme> {
        let Loaded { config, sources, .. } = loaded;
        let texts: Vec<_> = sources.theme.iter().map(|text| (&text.file, text.hash)).collect();
        let assets: Vec<_> = sources.assets.iter().map(|(path, asset)| (path, &asset.from, asset.hash)).collect();
        let key = SeedableState::fixed().hash_one((config, texts, assets, &sources.themes));
        let known = match self.theme.take() {
            Some(known) if known.key == key => known,
            _ => {
                let translation = loaded.translation.as_ref().clone();
                let (theme, problems) = Theme::new(config, sources, translation, &mut self.templates);
                let diagnostics = [loaded.of_translation.clone(), problems].concat();
                ThemeMemo { key, theme: Arc::new(theme), diagnostics }
            }
        };
        diagnostics.extend(known.diagnostics.iter().cloned());
        self.theme.insert(known).theme.clone()
    }

    /// Every content file as a document, from the memo where its bytes and the settings are those of last time. Gives how
    /// many were parsed too.
    fn parse(
        &mut self,
        loaded: &Loaded,
        theme: &Theme,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> (Vec<FullDocument>, usize) {
        let texts = &loaded.sources.content;
        let reader = Reader::new(&loaded.config, &theme.translation);
        let (state, of_reader) = (SeedableState::fixed(), reader.key());
        let memo = &self.parsed;
        let fresh: Vec<Option<ParsedFile>> = texts
            .par_iter()
            .with_max_len(AT_ONCE)
            .map(|text| {
                let key = state.hash_one((of_reader, text.hash));
                if memo.get(&text.file).is_some_and(|parsed| parsed.key == key) {
                    return None;
                }
                let Read { document, diagnostics } = reader.read(text);
                Some(ParsedFile { key, document, diagnostics })
            })
            .collect();
        let mut documents = Vec::with_capacity(texts.len());
        let mut parsed = 0;
        for (text, fresh) in texts.iter().zip(fresh) {
            if let Some(fresh) = fresh {
                parsed += 1;
                self.parsed.insert(text.file.clone(), fresh);
            }
            let Some(known) = self.parsed.get(&text.file) else { continue };
            diagnostics.extend(known.diagnostics.iter().cloned());
            documents.extend(known.document.clone());
        }
        if self.parsed.len() > texts.len() {
            let kept: HashSet<&str> = texts.iter().map(|text| text.file.as_ref()).collect();
            self.parsed.retain(|file, _| kept.contains(file.as_ref()));
        }
        (documents, parsed)
    }

    /// Whether the past of the site is to be read.
    fn has_new_past(&self, loaded: &Loaded, theme: &Theme) -> bool {
        past_key(loaded, theme).is_some_and(|key| self.past.as_ref().is_none_or(|(known, _)| *known != key))
    }

    /// The past of the site, where it has versions, with its fingerprint; from the memo where it did not change.
    fn past(&mut self, loaded: &Loaded, theme: &Theme) -> Option<(u64, Arc<Past>)> {
        let Loaded { config, sources, history, .. } = loaded;
        let key = past_key(loaded, theme)?;
        let known = self.past.take().filter(|(known, _)| *known == key);
        let read = || (key, Arc::new(Past::read(history.as_ref(), &sources.frozen, config, &theme.translation)));
        Some(self.past.insert(known.unwrap_or_else(read)).clone())
    }

    /// The documents linked and planned, from the memo where they did not change.
    fn link(
        &mut self,
        request: &Request,
        loaded: &Loaded,
        theme: &Arc<Theme>,
        documents: &[FullDocument],
        past: Option<&(u64, Arc<Past>)>,
        timings: &mut Timings,
    ) -> Arc<Linked> {
        let Loaded { config, sources, .. } = loaded;
        let unread = Unread::of(config, &sources.content, documents);
        let past_key = past.map(|(key, _)| *key);
        let past = past.map(|(_, past)| past.as_ref());
        let basis = Basis { request, config, sources, theme, documents, unread: &unread, past, past_key };
        let key = basis.key();
        let linked = match self.linked.take() {
            Some(known) if known.is_of(&basis, key) => known,
            known => Arc::new(Linked::of(basis, key, known.as_deref(), timings)),
        };
        self.linked.insert(linked).clone()
    }
}

/// The same for sites whose past is read alike; none for those without versions.
fn past_key(loaded: &Loaded, theme: &Theme) -> Option<u64> {
    let Loaded { config, sources, history, .. } = loaded;
    config.versions.map(|_| Past::key(history.as_ref(), &sources.frozen, config, &theme.translation))
}
