//! The page for addresses that do not exist.

use serde::Serialize;

use super::{PageKind, Planner, SitePages};
use crate::pages::site::Phase;
use crate::pages::view::PageView;
use crate::pages::view::parts::ViewContext;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotFoundPage;

impl PageKind for NotFoundPage {
    type View = NotFoundView;

    const TEMPLATE: &'static str = "not_found.html";
    const NAME: &'static str = "not_found";
    const PHASE: Phase = Phase::Page;

    fn view(&self, context: &ViewContext) -> (PageView, NotFoundView) {
        (context.not_found(), NotFoundView {})
    }

    fn is_in_sitemap(&self) -> bool {
        false
    }
}

impl SitePages for NotFoundPage {
    fn plan(planner: &mut Planner) {
        planner.add(NotFoundPage, "404.html", None);
    }
}

/// It says the same on every site; template `not_found.html`, as `not_found`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct NotFoundView {}

impl ViewContext<'_> {
    /// The page for addresses that do not exist: served at any depth, so its links are absolute.
    fn not_found(&self) -> PageView {
        let mut page = self.page("not_found", &self.translation.text("not_found", None, &[]), "404.html");
        page.root = self.config.base_path().to_owned();
        page.meta.canonical = None;
        page.meta.noindex = true;
        page
    }
}
