//! The page that searches the site, and leads to the lists.

use serde::Serialize;

use super::{PageKind, Planner, SitePages};
use crate::content::document::Kind;
use crate::content::keys::AddressWord;
use crate::pages::view::parts::ViewContext;
use crate::pages::view::{NotebookRow, PageView, Shared};

/// Notebooks that the page leads to.
const NOTEBOOKS: usize = 50;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SearchPage;

impl PageKind for SearchPage {
    type View = SearchView;

    const TEMPLATE: &'static str = "search.html";
    const NAME: &'static str = "search";

    fn view(&self, context: &ViewContext) -> (PageView, SearchView) {
        context.search_page()
    }

    fn is_in_sitemap(&self) -> bool {
        false
    }
}

impl SitePages for SearchPage {
    fn plan(planner: &mut Planner) {
        if planner.context.has_search() {
            planner.add(SearchPage, &planner.context.addresses.of(AddressWord::Search), None);
        }
    }
}

/// The page of search; template `search.html`, as `search`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct SearchView {
    /// To browse instead of searching: all notebooks, or the first of very many.
    pub notebooks: Vec<Shared<NotebookRow>>,
}

impl ViewContext<'_> {
    /// Whether readers can search: they can where there is something to find, unless the site says no.
    pub fn has_search(&self) -> bool {
        self.config.search && !self.graph.notes.is_empty()
    }

    fn search_page(&self) -> (PageView, SearchView) {
        let title = self.translation.text("search_title", None, &[]);
        let mut page = self.page("search", &title, &self.addresses.of(AddressWord::Search));
        page.meta.noindex = true;
        self.describe_list(&mut page, "search", &title, "");
        let notebooks = self.graph.listed(|kind| matches!(kind, Kind::Notebook(_)));
        let notebooks = notebooks.into_iter().take(NOTEBOOKS).map(|id| self.notebook_row(id)).collect();
        (page, SearchView { notebooks })
    }
}
