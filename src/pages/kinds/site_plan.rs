//! The plan of the site: its notebooks with their parts, its bases, its lists, its pages; not every note.

use serde::Serialize;

use super::{PageKind, Planner, SitePages};
use crate::content::document::Kind;
use crate::content::keys::AddressWord;
use crate::pages::view::paging::PER_PAGE;
use crate::pages::view::parts::ViewContext;
use crate::pages::view::{BaseRow, NotebookRow, PageView, Ref, Shared};
use crate::publish::address::encode;
use crate::publish::audience::DocId;
use crate::text::label::label;

/// Notebooks and bases that the plan names; beyond them their own lists do.
const MOST: usize = 200;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SitePlanPage;

impl PageKind for SitePlanPage {
    type View = SitePlanView;

    const TEMPLATE: &'static str = "site_plan.html";
    const NAME: &'static str = "plan";

    fn view(&self, context: &ViewContext) -> (PageView, SitePlanView) {
        context.site_plan()
    }

    fn is_in_sitemap(&self) -> bool {
        true
    }
}

impl SitePages for SitePlanPage {
    fn plan(planner: &mut Planner) {
        let context = planner.context;
        if context.has_plan() {
            planner.add(SitePlanPage, &context.addresses.of(AddressWord::SitePlan), None);
        }
    }
}

/// The plan of the site; template `site_plan.html`, as `plan`. Lists and plain pages are those of `site`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct SitePlanView {
    pub notebooks: Vec<PlannedNotebook>,
    /// All bases, or the first of very many.
    pub bases: Vec<BaseRow>,
}

/// A notebook with its categories.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct PlannedNotebook {
    pub row: Shared<NotebookRow>,
    pub parts: Vec<Ref>,
}

impl ViewContext<'_> {
    /// Whether the site has a plan: it has at least two notebooks or bases.
    pub fn has_plan(&self) -> bool {
        let published = &self.graph.published;
        let is_part = |kind: &Kind| matches!(kind, Kind::Notebook(_) | Kind::Base(_));
        let parts = published.iter().filter(|(id, document)| is_part(&document.kind) && published.is_listed(*id));
        parts.take(2).count() == 2
    }

    fn site_plan(&self) -> (PageView, SitePlanView) {
        let title = self.translation.text("site_plan", None, &[]);
        let mut page = self.page("site_plan", &title, &self.addresses.of(AddressWord::SitePlan));
        page.trail.push(Shared::new(self.home_ref()));
        let site = label(&self.config.title);
        page.meta.description = Some(self.translation.text("site_plan_description", None, &[("title", &site)]));
        let notebooks = self.graph.listed(|kind| matches!(kind, Kind::Notebook(_)));
        let bases = self.graph.listed(|kind| matches!(kind, Kind::Base(_)));
        let view = SitePlanView {
            notebooks: notebooks.into_iter().take(MOST).map(|id| self.planned_notebook(id)).collect(),
            bases: bases.into_iter().take(MOST).map(|id| self.base_row(id)).collect(),
        };
        (page, view)
    }

    fn planned_notebook(&self, id: DocId) -> PlannedNotebook {
        let (groups, first) = (self.groups(id), self.address(id));
        let parts = groups.iter().filter_map(|group| {
            let page = encode(&self.addresses.paged(&first, group.before / PER_PAGE + 1));
            let title = group.title.clone()?;
            Some(Ref { title, address: format!("{page}#{}", group.id), language: self.language(id) })
        });
        PlannedNotebook { row: self.notebook_row(id), parts: parts.take(MOST).collect() }
    }
}
