//! A page's view and the theme to bytes: a pure function, so that its result can be kept by what went in.

use std::hash::BuildHasher;
use std::sync::Arc;

use rapidhash::fast::SeedableState;
use tera::{Context, TeraResult, Value};

use crate::content::source::Sources;
use crate::diagnostics::Diagnostic;
use crate::pages::kinds::View;
use crate::pages::view::{PageView, SiteView};
use crate::render::preview_mark::PreviewMark;
use crate::render::theme::Theme;
use crate::text::signs::of_a_value;

/// Everything that a page shows, as one number: all that its bytes depend on but for the version of the theme's assets, of
/// which a browser learns by the assets themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageKey(u64);

impl std::fmt::Display for PageKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// A theme with what is the same on every page of a site.
#[derive(Debug, Clone)]
pub struct Printer {
    theme: Arc<Theme>,
    site: Value,
    /// Covers templates, interface texts and the site's values but for the version of the assets.
    hash: u64,
    /// Of a reviewer's preview.
    mark: Option<PreviewMark>,
}

impl Printer {
    pub fn new(theme: Arc<Theme>, site: &SiteView) -> Printer {
        let lasting = SiteView { assets_version: String::new(), ..site.clone() };
        let hash = SeedableState::fixed().hash_one((theme.hash, lasting));
        Printer { theme, site: Value::from_serializable(site), hash, mark: None }
    }

    /// Says on every page from now on that it is one of a preview.
    pub fn mark_pages(&mut self, mark: PreviewMark) {
        self.hash = SeedableState::fixed().hash_one((self.hash, &mark));
        self.mark = Some(mark);
    }

    pub fn theme(&self) -> &Theme {
        &self.theme
    }

    /// Whether another printer makes the same bytes of the same view.
    pub fn prints_as(&self, other: &Printer) -> bool {
        self.hash == other.hash
    }

    /// The same number for printers that make the same bytes of the same view.
    pub fn hash(&self) -> u64 {
        self.hash
    }

    pub fn key(&self, page: &PageView, view: &View) -> PageKey {
        PageKey(SeedableState::fixed().hash_one((self.hash, page, view)))
    }

    /// Fills the page's template.
    pub fn print(&self, page: &PageView, view: &View) -> TeraResult<Vec<u8>> {
        // Pages of notes have 30 kB, one in twenty has more than 50.
        let mut bytes = Vec::with_capacity(64 << 10);
        self.theme.render(view.template(), &self.context(page, view), &mut bytes)?;
        Ok(match (&self.mark, view) {
            (_, View::Feed(_)) => well_formed(bytes),
            (Some(mark), _) if view.template().ends_with(".html") => mark.put(bytes),
            _ => bytes,
        })
    }

    /// Everything that is wrong with the templates of a page.
    pub fn mistakes(&self, page: &PageView, view: &View, sources: &Sources) -> Vec<Diagnostic> {
        self.theme.mistakes(view.template(), &self.context(page, view), sources)
    }

    fn context(&self, page: &PageView, view: &View) -> Context {
        let mut context = Context::new();
        context.insert_value("site", self.site.clone());
        context.insert("page", page);
        context.insert("root", &page.root);
        context.insert(view.name(), view);
        context
    }
}

/// Feeds are XML, which cannot hold what an entity of HTML (`&#7;`) may stand for.
fn well_formed(bytes: Vec<u8>) -> Vec<u8> {
    match String::from_utf8(bytes) {
        Ok(text) => of_a_value(text).into_bytes(),
        Err(error) => error.into_bytes(),
    }
}
