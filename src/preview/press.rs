//! Makes one edition of the site after another, by the pipeline that `build` calls.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use percent_encoding::percent_decode_str;

use super::edition::{Edition, Shown};
use super::problems::Problems;
use crate::content::config::Config;
use crate::content::source::SourceError;
use crate::diagnostics::{Diagnostic, Language, Phrase, say};
use crate::pages::site::Memory;
use crate::pipeline::{self, Built, Counts, Loaded, Pipeline, Request};
use crate::preview::watch::Changed;

/// A site that is built again and again.
#[derive(Debug)]
pub struct Press {
    request: Request,
    pipeline: Pipeline,
    /// What was read last.
    loaded: Option<Arc<Loaded>>,
    edition: Arc<Edition>,
    /// Of the messages; none: the site's.
    language: Option<&'static Language>,
}

/// An edition, and what the terminal tells of it.
#[derive(Debug)]
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
        let mut loaded = match self.read(changed) {
            Ok(loaded) => loaded,
            Err(error) => return self.failed(error.phrase(), None, start),
        };
        let Built { site, diagnostics, counts, .. } =
            match self.pipeline.make(&self.request, &mut loaded, &Memory, &|_, _| {}) {
                Ok(built) => built,
                Err(error) => return self.failed(Phrase::verbatim(error.to_string()), Some(loaded), start),
            };
        let loaded = Arc::new(loaded);
        self.loaded = Some(loaded.clone());
        let text_of = |file: &str| loaded.text_of(file);
        let problems = Problems::of(&diagnostics, self.language_of(&loaded.config), text_of);
        let made = site.map(|site| Shown::new(site, &loaded.sources));
        self.edition = Arc::new(self.edition.next(made, &base_of(&loaded.config), problems));
        Printed {
            edition: self.edition(),
            loaded: Some(loaded),
            failure: None,
            diagnostics,
            counts,
            took: start.elapsed(),
        }
    }

    /// Reads what changed; everything, where that is not enough or someone still looks at what was read before.
    fn read(&mut self, changed: &Changed) -> Result<Loaded, SourceError> {
        if let (Changed::Paths(paths), Some(known)) = (changed, self.loaded.take())
            && let Ok(mut known) = Arc::try_unwrap(known)
            && known.read_again(&self.request, paths)?
        {
            return Ok(known);
        }
        pipeline::load(&self.request)
    }

    fn failed(&mut self, failure: Phrase, loaded: Option<Loaded>, start: Instant) -> Printed {
        let unknown = Config::default();
        let config = loaded.as_ref().map_or(&unknown, |loaded| &loaded.config);
        let diagnostics = vec![say::site_cannot_be_built(failure.clone())];
        let problems = Problems::of(&diagnostics, self.language_of(config), |_| None);
        self.edition = Arc::new(self.edition.next(None, &base_of(config), problems));
        let (counts, took) = (Counts::default(), start.elapsed());
        let loaded = loaded.map(Arc::new);
        Printed { edition: self.edition(), loaded, failure: Some(failure), diagnostics, counts, took }
    }
}

/// The path of the site's address, as requests are compared with it: decoded.
fn base_of(config: &Config) -> Cow<'_, str> {
    percent_decode_str(config.base_path()).decode_utf8_lossy()
}
