//! The page that draws the links of all notes; without a script it leads to the notebooks and their notes.

use serde::Serialize;

use super::{PageKind, Planner, SitePages};
use crate::content::document::Kind;
use crate::content::keys::AddressWord;
use crate::pages::graph_data;
use crate::pages::view::parts::ViewContext;
use crate::pages::view::{NotebookRow, PageView, Ref, Shared};
use crate::text::label::label;

/// Notebooks that the page leads to.
const NOTEBOOKS: usize = 200;
/// Notes that the page leads to, in all notebooks together: where there are more, the notebooks' own pages list them.
const NOTES: usize = 400;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GraphPage;

impl PageKind for GraphPage {
    type View = GraphView;

    const TEMPLATE: &'static str = "graph.html";
    const NAME: &'static str = "graph";

    fn view(&self, context: &ViewContext) -> (PageView, GraphView) {
        context.graph_page()
    }

    fn is_in_sitemap(&self) -> bool {
        true
    }
}

impl SitePages for GraphPage {
    fn plan(planner: &mut Planner) {
        if planner.context.has_graph() {
            planner.add(GraphPage, &planner.context.addresses.of(AddressWord::Graph), None);
        }
    }
}

/// The page of the graph; template `graph.html`, as `graph`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct GraphView {
    /// How many notes are drawn.
    pub count: usize,
    /// The file of what is drawn, from the root.
    pub data: &'static str,
    /// The same notes as a list.
    pub notebooks: Vec<GraphNotebook>,
    /// Notes that no notebook holds; none where there are too many for the page.
    pub loose: Vec<Shared<Ref>>,
    /// Whether notes or notebooks are left out of the lists.
    pub is_short: bool,
}

/// A notebook with its notes.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct GraphNotebook {
    pub row: Shared<NotebookRow>,
    /// None where there are too many for the page.
    pub notes: Vec<Shared<Ref>>,
}

impl ViewContext<'_> {
    /// Whether the site has a page of the graph: it has where there are notes to draw, unless the site says no.
    pub fn has_graph(&self) -> bool {
        self.config.graph && self.graph.notes.len() > 1
    }

    fn graph_page(&self) -> (PageView, GraphView) {
        let title = self.translation.text("graph_title", None, &[]);
        let mut page = self.page("graph", &title, &self.addresses.of(AddressWord::Graph));
        page.trail.push(Shared::new(self.home_ref()));
        let site = label(&self.config.title);
        page.meta.description = Some(self.translation.text("graph_description", None, &[("title", &site)]));
        let notebooks = self.graph.listed(|kind| matches!(kind, Kind::Notebook(_)));
        let in_notebooks: usize = notebooks.iter().map(|id| self.graph.members(*id).len()).sum();
        let loose = self.graph.notes.iter().filter(|id| self.graph.held_by(**id).is_empty());
        let loose: Vec<_> = loose.take(NOTES + 1).collect();
        let is_short = in_notebooks + loose.len() > NOTES || notebooks.len() > NOTEBOOKS;
        let most = if is_short { 0 } else { NOTES };
        let notebook = |id| {
            let members = self.graph.members(id).iter().take(most);
            GraphNotebook {
                row: self.notebook_row(id),
                notes: members.map(|member| self.reference(member.document)).collect(),
            }
        };
        let view = GraphView {
            count: self.graph.notes.len(),
            data: graph_data::FILE,
            notebooks: notebooks.into_iter().take(NOTEBOOKS).map(notebook).collect(),
            loose: loose.iter().take(most).map(|id| self.reference(**id)).collect(),
            is_short,
        };
        (page, view)
    }
}
