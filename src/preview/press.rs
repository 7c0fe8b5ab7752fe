//! Makes one edition of the site after another, by the pipeline that `build` calls.

use std::borrow::Cow;
use std::collections::HashSet;
use std::mem::{Discriminant, discriminant};
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use percent_encoding::percent_decode_str;

use super::edition::{Edition, ShownSite};
use super::problems::EditionProblems;
use crate::content::config::Config;
use crate::content::source::SourceError;
use crate::diagnostics::{self, Diagnostic, Language, Phrase, say};
use crate::pages::kinds::{Page, Planned};
use crate::pipeline::{self, Counts, Loaded, Model, Modelled, Pipeline, Request};
use crate::preview::watch::Changed;

/// A site that is built again and again.
#[derive(Debug)]
pub struct Press {
    request: Request,
    pipeline: Pipeline,
    /// What was read last.
    loaded: Option<Arc<Loaded>>,
    edition: Arc<Edition>,
    /// The last site that is known to have no errors.
    sound: Option<Arc<ShownSite>>,
    tried: TriedKinds,
    unchecked: Option<Unchecked>,
    /// Of the messages; none: the site's.
    language: Option<&'static Language>,
}

/// The kinds of pages whose templates were tried without a mistake, each on one page. After an edit of a text they are not tried
/// again before its page is shown.
#[derive(Debug, Default)]
struct TriedKinds {
    /// Of the models that they were tried with.
    printer_hash: Option<u64>,
    kinds: HashSet<Discriminant<Page>>,
}

impl TriedKinds {
    /// The first page of each kind that is still to be tried. Long pages are left to [`Press::check_some`].
    fn missing<'m>(&mut self, model: &'m Model) -> Vec<&'m Planned> {
        if self.printer_hash != Some(model.printer_hash()) {
            *self = TriedKinds { printer_hash: Some(model.printer_hash()), ..TriedKinds::default() };
        }
        let mut seen = self.kinds.clone();
        let pages = model.pages().iter().filter(|planned| !planned.page.is_long());
        pages.filter(|planned| seen.insert(discriminant(&planned.page))).collect()
    }

    fn add(&mut self, pages: &[&Planned]) {
        self.kinds.extend(pages.iter().map(|planned| discriminant(&planned.page)));
    }
}

/// The pages of an edition of which the templates were not tried yet.
#[derive(Debug)]
struct Unchecked {
    shown: Arc<ShownSite>,
    /// Their places.
    pages: Vec<usize>,
    errors: Vec<Diagnostic>,
    printed: Printed,
}

/// What a look at some more pages gave.
#[derive(Debug)]
pub enum PagesTried {
    /// There are more.
    Some,
    /// Templates have mistakes: an edition that tells of them.
    Broken(Box<Printed>),
    All,
}

/// Pages whose templates are tried at once, with the same texts of versions, when nothing else is to be done.
const AT_ONCE: usize = 16;

/// An edition, and what the terminal tells of it.
#[derive(Debug, Clone)]
pub struct Printed {
    pub edition: Arc<Edition>,
    /// What was read; none when the site's folder could not be.
    pub loaded: Option<Arc<Loaded>>,
    /// Why there is no new site, when it is no mistake in a file.
    pub failure: Option<Phrase>,
    pub diagnostics: Vec<Diagnostic>,
    pub counts: Counts,
    pub took: Duration,
}

impl Press {
    /// For a site, none of which is read yet. With `live`, pages follow the editions; `version` is that of no edition.
    pub fn new(request: Request, live: bool, version: u64) -> Press {
        Press {
            request,
            pipeline: Pipeline::default(),
            loaded: None,
            edition: Arc::new(Edition::before(version, live)),
            sound: None,
            tried: TriedKinds::default(),
            unchecked: None,
            language: None,
        }
    }

    /// With messages in this language rather than the site's.
    pub fn in_language(self, language: Option<&'static Language>) -> Press {
        Press { language, ..self }
    }

    fn language_of(&self, config: &Config) -> &'static Language {
        self.language.or_else(|| Language::of(&config.language)).unwrap_or_else(Language::english)
    }

    /// The newest edition.
    pub fn edition(&self) -> Arc<Edition> {
        self.edition.clone()
    }

    /// Makes the next edition after a change, as of the moment `now`.
    pub fn print(&mut self, changed: &Changed, now: Timestamp) -> Printed {
        let start = Instant::now();
        self.request.now = now;
        let loaded = match self.read(changed) {
            Ok(loaded) => Arc::new(loaded),
            Err(error) => return self.failed(&error.phrase(), start),
        };
        self.loaded = Some(loaded.clone());
        let Modelled { model, mut findings, counts, .. } = self.pipeline.model(&self.request, &loaded);
        if !findings.has_errors() {
            let pages = self.tried.missing(&model);
            findings.add(model.template_errors(&pages, &loaded.sources));
            if !findings.has_errors() {
                self.tried.add(&pages);
            }
        }
        let is_sound = !findings.has_errors();
        let diagnostics = findings.told();
        let made = is_sound.then(|| Arc::new(ShownSite::of(model, loaded.clone())));
        let problems = self.problems(&diagnostics, &loaded);
        self.edition = Arc::new(self.edition.next(made.clone(), &base_of(&loaded.config), problems));
        let (edition, took) = (self.edition(), start.elapsed());
        let printed = Printed { edition, loaded: Some(loaded), failure: None, diagnostics, counts, took };
        self.unchecked = made.map(|shown| Unchecked {
            pages: self.pages_to_check(&shown),
            shown,
            errors: Vec::new(),
            printed: printed.clone(),
        });
        printed
    }

    /// Tries the templates of some pages of the newest edition that nobody asked for yet, only to find mistakes in them, for as long
    /// as `is_calm`. One thread does it, so that the others have time for those who ask for pages.
    pub fn check_some(&mut self, mut is_calm: impl FnMut() -> bool) -> PagesTried {
        let Some(unchecked) = &mut self.unchecked else { return PagesTried::All };
        let Unchecked { shown, pages, errors, .. } = unchecked;
        if let (Some(model), Some(loaded)) = (shown.model(), shown.loaded()) {
            let past = model.past();
            let rest = pages.len().saturating_sub(AT_ONCE);
            while pages.len() > rest && is_calm() {
                let Some(place) = pages.pop() else { break };
                model.add_template_errors(&model.pages()[place], &past, &loaded.sources, errors);
            }
        }
        if !pages.is_empty() {
            return PagesTried::Some;
        }
        let Some(Unchecked { shown, errors, mut printed, .. }) = self.unchecked.take() else { return PagesTried::All };
        if errors.is_empty() {
            self.sound = Some(shown);
            return PagesTried::All;
        }
        self.tried = TriedKinds::default();
        printed.diagnostics.extend(errors);
        diagnostics::sort(&mut printed.diagnostics);
        let Some(loaded) = &printed.loaded else { return PagesTried::All };
        let problems = self.problems(&printed.diagnostics, loaded);
        self.edition = Arc::new(self.edition.back_to(self.sound.clone(), problems));
        printed.edition = self.edition();
        PagesTried::Broken(Box::new(printed))
    }

    /// The places of the pages of a site that may not be made by their templates though those of the last sound site were: all, unless
    /// only some texts are others.
    fn pages_to_check(&self, shown: &ShownSite) -> Vec<usize> {
        let Some(model) = shown.model() else { return Vec::new() };
        let sound = self.sound.as_ref().and_then(|sound| sound.model());
        let edited = sound.and_then(|sound| model.edited_since(sound));
        edited.unwrap_or_else(|| (0..model.pages().len()).collect())
    }

    fn problems(&self, diagnostics: &[Diagnostic], loaded: &Loaded) -> EditionProblems {
        EditionProblems::of(diagnostics, self.language_of(&loaded.config), |file| loaded.text_of(file))
    }

    /// Reads what changed; everything, where that is not enough.
    fn read(&self, changed: &Changed) -> Result<Loaded, SourceError> {
        if let (Changed::Paths(paths), Some(known)) = (changed, &self.loaded) {
            let mut known = known.as_ref().clone();
            if known.read_again(&self.request, paths)? {
                return Ok(known);
            }
        }
        pipeline::load(&self.request)
    }

    fn failed(&mut self, failure: &Phrase, start: Instant) -> Printed {
        let config = Config::default();
        let diagnostics = vec![say::site_cannot_be_built(failure.clone())];
        let problems = EditionProblems::of(&diagnostics, self.language_of(&config), |_| None);
        (self.loaded, self.unchecked) = (None, None);
        self.edition = Arc::new(self.edition.next(None, &base_of(&config), problems));
        let (counts, took) = (Counts::default(), start.elapsed());
        Printed { edition: self.edition(), loaded: None, failure: Some(failure.clone()), diagnostics, counts, took }
    }
}

/// The path of the site's address, as requests are compared with it: decoded.
fn base_of(config: &Config) -> Cow<'_, str> {
    percent_decode_str(config.base_path()).decode_utf8_lossy()
}
