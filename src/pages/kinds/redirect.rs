//! A page at an old address, which leads to the new one.

use serde::Serialize;

use super::{PageKind, Planner, SitePages};
use crate::pages::site::Phase;
use crate::pages::view::parts::ViewContext;
use crate::pages::view::{PageView, Ref};
use crate::publish::audience::DocId;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RedirectPage {
    /// The old address.
    pub from: String,
    pub to: DocId,
}

impl PageKind for RedirectPage {
    type View = RedirectView;

    const TEMPLATE: &'static str = "redirect.html";
    const NAME: &'static str = "redirect";
    const PHASE: Phase = Phase::Page;

    fn view(&self, context: &ViewContext) -> (PageView, RedirectView) {
        context.redirect(&self.from, self.to)
    }

    fn is_in_sitemap(&self) -> bool {
        false
    }
}

impl SitePages for RedirectPage {
    fn plan(planner: &mut Planner) {
        planner.redirects();
    }
}

/// A redirect; template `redirect.html`, as `redirect`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct RedirectView {
    pub to: Ref,
}

impl ViewContext<'_> {
    /// From an old address to a document.
    fn redirect(&self, from: &str, id: DocId) -> (PageView, RedirectView) {
        let to = (*self.reference(id)).clone();
        let mut page = self.page("redirect", &to.title, from);
        page.meta.canonical = self.config.base_url.as_ref().map(|base| format!("{base}{}", to.address));
        page.meta.noindex = true;
        (page, RedirectView { to })
    }
}
