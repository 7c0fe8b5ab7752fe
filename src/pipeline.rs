//! The stages in order, with their memos.
//!
//! `build`, the preview and `check` call [`Pipeline::make`]: there is one path from files to a site. A pipeline that is
//! kept from one run to the next parses only files whose bytes changed, links again only when a document says something
//! else to the others, and renders only pages whose view changed. Each memo is by value, and the result is the same as that
//! of a new pipeline, byte for byte.

mod linked;
mod loaded;
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

use crate::content::config::Config;
use crate::content::document::Document;
use crate::content::i18n::Translation;
use crate::content::markdown::{Settings, Typography, Words};
use crate::content::reader::{Read, Reader};
use crate::content::silence::Silence;
use crate::content::source::{Sources, Text};
use crate::diagnostics::{self, Diagnostic, Rule};
use crate::pages::page::Planned;
use crate::pages::site::{Phase, Shelf, Site};
use crate::pages::view::parts::Maker;
use crate::publish::audience::Audience;
use crate::publish::graph::Graph;
use crate::publish::unread::{self, Unread};
use crate::render::files;
use crate::render::printer::Printer;
use crate::render::theme::{self, Theme};
use linked::{Basis, Linked};
pub use loaded::{Loaded, default_output, load};
use printing::{Printing, Rendered};

/// Files or pages that a thread takes at once. Left to itself, rayon gives the last thread to finish a thousand of them,
/// while the others have nothing to do.
const AT_ONCE: usize = 16;

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
    /// Everything is seen, private too: for previews on its author's own machine only.
    pub all: bool,
    /// The moment of the build: dates beyond it are in the future.
    pub now: Timestamp,
}

/// The memos.
#[derive(Debug, Default)]
pub struct Pipeline {
    theme: Option<Dressed>,
    parsed: HashMap<Arc<str>, Parsed>,
    /// The last site without errors, with the number of what it was linked from.
    linked: Option<(u64, Linked)>,
    rendered: Rendered,
}

/// A theme made ready, with what it was made of.
#[derive(Debug)]
struct Dressed {
    key: u64,
    theme: Arc<Theme>,
    diagnostics: Vec<Diagnostic>,
}

/// A file that was read.
#[derive(Debug, Clone)]
struct Parsed {
    key: u64,
    document: Option<Arc<Document>>,
    /// The document's, where builds are compared.
    face: u64,
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
    pub graph: Arc<Graph>,
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
        let theme = timings.stage("theme", || self.theme(config, sources, &mut diagnostics));
        let mut counts = Counts::default();
        let (documents, faces) =
            timings.stage("parse", || self.parse(config, &theme, &texts, shelf.lasts(), &mut counts, &mut diagnostics));
        let unread = Unread::of(config, &loaded.diagnostics, sources, &texts, &documents);
        let silence = Silence::of(config, documents.iter().map(AsRef::as_ref));
        let basis = Basis { request, config, sources, theme: &theme, documents: &documents, unread: &unread };
        let key = shelf.lasts().then(|| basis.key(&faces));

        let mut work = Work { texts: &mut texts, config, sources, shelf, progress, timings: &mut timings };
        let known = self.linked.take_if(|(known, linked)| Some(*known) == key && linked.is_renewable(&documents));
        let (mut linked, renewed) = match known {
            Some((_, linked)) => (linked, true),
            None => (Linked::of(basis, work.timings), false),
        };
        diagnostics.extend(linked.diagnostics.iter().cloned());
        // A page made of mistaken notes would be thrown away: the author wants the messages.
        let mut sound = diagnostics::errors(&diagnostics) == 0;
        let printed = sound;
        if sound {
            let (rendered, problems) = if renewed {
                self.print_edited(&mut linked, &documents, &mut work)?
            } else {
                self.print_all(&mut linked, &mut work, &diagnostics)?
            };
            counts.rendered = rendered;
            diagnostics.extend(problems);
            sound = diagnostics::errors(&diagnostics) == 0;
        }
        counts = Counts { parsed: counts.parsed, rendered: counts.rendered, ..linked.counts.clone() };
        let graph = linked.graph.clone();
        let site = match (sound, printed && renewed) {
            (true, _) => Some(self.keep(key, linked)),
            // What is wrong now may be as it was before in a moment; but what was edited in part is of no use.
            (false, false) if renewed => {
                self.linked = key.map(|key| (key, linked));
                None
            }
            (false, _) => None,
        };
        loaded.sources.content = texts;
        diagnostics::forget_absent_images(&mut diagnostics);
        silence.apply(&mut diagnostics);
        diagnostics::sort(&mut diagnostics);
        if config.is_vault() {
            for rule in [Rule::UnknownKey, Rule::KeptBack, Rule::RefusedScheme, Rule::Orphan] {
                diagnostics::gather(&mut diagnostics, rule);
            }
        }
        Ok(Built { site, diagnostics, graph, counts, timings })
    }

    /// The theme of a site, made ready once for as long as its files stay.
    fn theme(&mut self, config: &Config, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Arc<Theme> {
        let texts: Vec<_> = sources.theme.iter().map(|text| (&text.file, text.hash)).collect();
        let assets: Vec<_> = sources.assets.iter().map(|(path, asset)| (path, &asset.from, asset.hash)).collect();
        let key = SeedableState::fixed().hash_one((config, texts, assets, &sources.themes));
        let dressed = match self.theme.take() {
            Some(dressed) if dressed.key == key => dressed,
            _ => {
                let (translation, mut diagnostics) = theme::translation(config, sources);
                let (theme, problems) = Theme::new(config, sources, translation);
                diagnostics.extend(problems);
                Dressed { key, theme: Arc::new(theme), diagnostics }
            }
        };
        diagnostics.extend(unread::without_consequences(sources, &dressed.diagnostics).cloned());
        self.theme.insert(dressed).theme.clone()
    }

    /// Every content file as a document with its face, from the memo where its bytes and the settings are those of last
    /// time. Faces are those of nothing unless they are `wanted`.
    fn parse(
        &mut self,
        config: &Config,
        theme: &Theme,
        texts: &[Text],
        wanted: bool,
        counts: &mut Counts,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> (Vec<Arc<Document>>, Vec<u64>) {
        let settings = Settings {
            typography: Typography::of(&config.language),
            trusted: config.html_trusted,
            vault: config.is_vault(),
            line_breaks: config.keeps_line_breaks(),
            base_url: config.base_url.clone(),
            words: theme.translation.words.clone(),
            words_of: words_of(&theme.translation),
        };
        let state = SeedableState::fixed();
        let common = state.hash_one((config, &settings));
        let reader = Reader { config, zone: config.zone(), settings };
        let memo = &self.parsed;
        let fresh: Vec<Option<Parsed>> = texts
            .par_iter()
            .with_max_len(AT_ONCE)
            .map(|text| {
                let key = state.hash_one((common, text.hash));
                if memo.get(&text.file).is_some_and(|parsed| parsed.key == key) {
                    return None;
                }
                let Read { document, diagnostics } = reader.read(text);
                let face = document.as_ref().filter(|_| wanted).map_or(0, Document::face);
                Some(Parsed { key, document: document.map(Arc::new), face, diagnostics })
            })
            .collect();
        counts.parsed = fresh.iter().flatten().count();
        let (mut documents, mut faces) = (Vec::with_capacity(texts.len()), Vec::with_capacity(texts.len()));
        for (text, fresh) in texts.iter().zip(fresh) {
            let parsed = match fresh {
                Some(parsed) => {
                    if wanted {
                        self.parsed.insert(text.file.clone(), parsed.clone());
                    }
                    parsed
                }
                None => match self.parsed.get(&text.file) {
                    Some(parsed) => parsed.clone(),
                    None => continue,
                },
            };
            diagnostics.extend(parsed.diagnostics);
            documents.extend(parsed.document);
            faces.push(parsed.face);
        }
        if self.parsed.len() > texts.len() {
            let kept: HashSet<&str> = texts.iter().map(|text| text.file.as_ref()).collect();
            self.parsed.retain(|file, _| kept.contains(file.as_ref()));
        }
        (documents, faces)
    }

    /// Every page of the site.
    fn print_all(
        &mut self,
        linked: &mut Linked,
        work: &mut Work,
        diagnostics: &[Diagnostic],
    ) -> io::Result<(usize, Vec<Diagnostic>)> {
        let mut site = std::mem::take(&mut linked.site);
        let maker = linked.maker(work.config, work.sources);
        let printer = Printer::new(linked.theme.clone(), &maker.site());
        let press = work.press(&maker, &printer);
        let pages: Vec<&Planned> = linked.pages.iter().collect();
        let texts: HashMap<&str, &Text> = work.texts.iter().map(|text| (text.file.as_ref(), text)).collect();
        let start = Instant::now();
        let text_of = |file: &str| texts.get(file).copied();
        press.markdown(&pages, text_of, &mut site)?;
        let sources = start.elapsed();
        drop(texts);
        if !work.shelf.lasts() {
            // From here on only excerpts are asked for; a large site's texts take as much room as its pages.
            work.texts.retain(|text| diagnostics.iter().any(|d| d.file.as_ref() == Some(&text.file)));
        }
        let press = work.press(&maker, &printer);
        let start = Instant::now();
        let (index, printed) = rayon::join(
            || press.index(linked.notes_of_index(&maker)),
            || press.pages(&pages, &mut self.rendered, &mut site),
        );
        site.add(files::INDEX, index?, Phase::Index);
        let printed = printed?;
        work.timings.0.extend([("sources", sources), ("render", start.elapsed())]);
        if self.rendered.len() > pages.len() {
            let planned: HashSet<&str> = pages.iter().map(|planned| planned.file.as_str()).collect();
            self.rendered.retain(|file, _| planned.contains(file.as_str()));
        }
        linked.site = site;
        Ok(printed)
    }

    /// The pages that print the text of edited documents; all others stay.
    fn print_edited(
        &mut self,
        linked: &mut Linked,
        documents: &[Arc<Document>],
        work: &mut Work,
    ) -> io::Result<(usize, Vec<Diagnostic>)> {
        let start = Instant::now();
        let renewed = linked.renew(documents, work.config, work.sources);
        let mut site = std::mem::take(&mut linked.site);
        let maker = linked.maker(work.config, work.sources);
        let printer = Printer::new(linked.theme.clone(), &maker.site());
        let press = work.press(&maker, &printer);
        let of = |planned: &&Planned, ids: &dyn Fn(_) -> bool| planned.page.text_of(&linked.graph).is_some_and(ids);
        let (mut printing, mut edited): (Vec<&Planned>, Vec<&Planned>) = (Vec::new(), Vec::new());
        if !renewed.edited.is_empty() {
            printing = linked.pages.iter().filter(|p| of(p, &|id| renewed.printing.contains(&id))).collect();
            edited = printing.iter().copied().filter(|p| of(p, &|id| renewed.edited.contains(&id))).collect();
        }
        let text_of = |file: &str| work.texts.iter().find(|text| text.file.as_ref() == file);
        press.markdown(&edited, text_of, &mut site)?;
        if !edited.is_empty() {
            site.add(files::INDEX, press.index(linked.notes_of_index(&maker))?, Phase::Index);
        }
        let printed = press.pages(&printing, &mut self.rendered, &mut site)?;
        work.timings.0.push(("edited", start.elapsed()));
        linked.site = site;
        Ok(printed)
    }

    /// Keeps what was linked for the next time, and gives the site.
    fn keep(&mut self, key: Option<u64>, mut linked: Linked) -> Site {
        let Some(key) = key else {
            let site = std::mem::take(&mut linked.site);
            // Thousands of small values: they are given back while the site is being written.
            rayon::spawn(move || drop(linked));
            return site;
        };
        let site = linked.site.clone();
        self.linked = Some((key, linked));
        site
    }
}

fn words_of(translation: &Translation) -> Vec<(String, Words)> {
    translation.others.iter().map(|(language, other)| (language.clone(), other.words.clone())).collect()
}

/// What the last stages share.
struct Work<'a> {
    texts: &'a mut Vec<Text>,
    config: &'a Config,
    sources: &'a Sources,
    shelf: &'a dyn Shelf,
    progress: Progress<'a>,
    timings: &'a mut Timings,
}

impl Work<'_> {
    fn press<'p>(&'p self, maker: &'p Maker<'p>, printer: &'p Printer) -> Printing<'p> {
        Printing { maker, printer, sources: self.sources, shelf: self.shelf, progress: self.progress }
    }
}
