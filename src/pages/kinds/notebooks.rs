//! The list of notebooks.

use serde::Serialize;

use super::{PageKind, Planner, SitePages};
use crate::content::document::Kind;
use crate::content::keys::AddressWord;
use crate::pages::view::paging::{PagesView, on_page};
use crate::pages::view::parts::ViewContext;
use crate::pages::view::{NotebookRow, PageView, Ref, Shared};
use crate::publish::address::encode;

/// A page of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotebooksPage {
    /// From 1.
    pub number: usize,
}

impl PageKind for NotebooksPage {
    type View = NotebooksView;

    const TEMPLATE: &'static str = "notebooks.html";
    const NAME: &'static str = "list";

    fn view(&self, context: &ViewContext) -> (PageView, NotebooksView) {
        context.notebooks(self.number)
    }

    fn is_in_sitemap(&self) -> bool {
        self.number == 1
    }
}

impl SitePages for NotebooksPage {
    fn plan(planner: &mut Planner) {
        let context = planner.context;
        let count = context.graph.listed(|kind| matches!(kind, Kind::Notebook(_))).len();
        if count > 0 {
            planner.add_paged(&context.addresses.of(AddressWord::Notebooks), count, None, |number| NotebooksPage {
                number,
            });
        }
    }
}

/// The list of notebooks; template `notebooks.html`, as `list`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct NotebooksView {
    pub notebooks: Vec<Shared<NotebookRow>>,
    pub pages: PagesView,
}

impl ViewContext<'_> {
    /// The list itself.
    pub fn notebooks_ref(&self) -> Ref {
        let title = self.translation.text("notebooks", None, &[]);
        Ref { title, address: encode(&self.addresses.of(AddressWord::Notebooks)), language: None }
    }

    fn notebooks(&self, number: usize) -> (PageView, NotebooksView) {
        let all = self.graph.listed(|kind| matches!(kind, Kind::Notebook(_)));
        let first = self.addresses.of(AddressWord::Notebooks);
        let title = self.translation.text("notebooks", None, &[]);
        let mut page = self.page("notebooks", &title, &self.addresses.paged(&first, number));
        self.lead_to_list(&mut page, Some(self.home_ref()), (&first, number));
        let count = self.translation.text("notebook_count", Some(all.len() as i64), &[]);
        self.describe_list(&mut page, "notebooks", &title, &count);
        let notebooks = on_page(&all, number).iter().map(|id| self.notebook_row(*id)).collect();
        (page, NotebooksView { notebooks, pages: self.pages(&first, number, all.len()) })
    }
}
