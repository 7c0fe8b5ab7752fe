//! The home page.

use serde::Serialize;

use super::{PageKind, Planner, SitePages};
use crate::content::document::Kind;
use crate::pages::view::changes::{ChangeView, LATEST};
use crate::pages::view::parts::ViewContext;
use crate::pages::view::{BaseRow, CommunityRow, NoteRow, NotebookRow, PageView, Ref, Shared};
use crate::publish::audience::DocId;
use crate::publish::graph::Graph;
use rapidhash::RapidHashSet as HashSet;

/// New notes named on the home page.
const NEW: usize = 6;

/// Notes in no notebook shown on the home page.
const LOOSE: usize = 20;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HomePage;

impl PageKind for HomePage {
    type View = HomeView;

    const TEMPLATE: &'static str = "home.html";
    const NAME: &'static str = "home";

    fn view(&self, context: &ViewContext) -> (PageView, HomeView) {
        context.home()
    }

    fn is_in_sitemap(&self) -> bool {
        true
    }

    fn prints_one_of(&self, texts: &HashSet<DocId>, graph: &Graph) -> bool {
        home_document(graph).is_some_and(|id| texts.contains(&id))
    }
}

impl SitePages for HomePage {
    fn plan(planner: &mut Planner) {
        let context = planner.context;
        planner.add(HomePage, &context.addresses.home(), home_document(context.graph));
    }
}

/// The document whose text stands on the home page.
fn home_document(graph: &Graph) -> Option<DocId> {
    graph.listed(|kind| matches!(kind, Kind::Home)).first().copied()
}

/// The home page; template `home.html`, as `home`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct HomeView {
    pub html: String,
    pub notebooks: Vec<Shared<NotebookRow>>,
    /// Whether one of them is a path in steps.
    pub has_steps: bool,
    /// All bases.
    pub bases: Vec<BaseRow>,
    pub communities: Vec<CommunityRow>,
    /// The newest change of each note, at most eight. A note that has not changed since its first version is new.
    pub changes: Vec<ChangeView>,
    /// At most six.
    pub new_notes: Vec<Shared<Ref>>,
    /// Notes in no notebook, newest first, at most twenty: all a small vault may have.
    pub loose_notes: Vec<Shared<NoteRow>>,
    /// Published notes.
    pub count: usize,
}

impl ViewContext<'_> {
    fn home(&self) -> (PageView, HomeView) {
        let graph = self.graph;
        let mut page = self.page("home", &self.config.title, &self.addresses.home());
        page.meta.description.clone_from(&self.config.description);
        page.lead.clone_from(&self.config.description);
        let home = home_document(graph);
        page.language = home.and_then(|id| self.language(id));
        let mut loose: Vec<DocId> = graph.notes.iter().copied().filter(|id| graph.held_by(*id).is_empty()).collect();
        graph.sort_newest_first(&mut loose);
        let people = &graph.people.communities;
        let (changes, new_notes) = self.recent();
        let notebooks = self.rows(graph.listed(|kind| matches!(kind, Kind::Notebook(_))), Self::notebook_row);
        let view = HomeView {
            html: home.map(|id| self.html(id, &mut page)).unwrap_or_default(),
            has_steps: notebooks.iter().any(|notebook| notebook.steps),
            notebooks,
            bases: self.rows(graph.listed(|kind| matches!(kind, Kind::Base(_))), Self::base_row),
            communities: people.with_page().iter().map(|id| self.community_row(*id)).collect(),
            changes,
            new_notes,
            loose_notes: self.rows(loose.into_iter().take(LOOSE).collect(), Self::note_row),
            count: graph.notes.len(),
        };
        (page, view)
    }

    /// The newest change of each note that the configuration does not leave out, and the notes that are new.
    fn recent(&self) -> (Vec<ChangeView>, Vec<Shared<Ref>>) {
        let (mut changes, mut new_notes) = (Vec::new(), Vec::new());
        let mut seen = HashSet::default();
        for change in self.changes.all() {
            if changes.len() == LATEST {
                break;
            }
            if !self.graph.may_be_recent(change.note) || !seen.insert(change.note) {
                continue;
            }
            if change.revision > 0 {
                changes.push(self.change(change));
            } else if new_notes.len() < NEW {
                new_notes.push(self.reference(change.note));
            }
        }
        (changes, new_notes)
    }

    fn rows<T>(&self, ids: Vec<DocId>, row: impl Fn(&Self, DocId) -> T) -> Vec<T> {
        ids.into_iter().map(|id| row(self, id)).collect()
    }
}
