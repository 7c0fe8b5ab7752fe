//! The front page of the change log.

use serde::Serialize;

use super::{PageKind, Planner, SitePages};
use crate::content::keys::AddressWord;
use crate::pages::view::changes::{ChangesDay, ChangesFilter, ChangesYear, ON_FRONT};
use crate::pages::view::parts::ViewContext;
use crate::pages::view::{PageView, Ref, Shared};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChangesPage;

impl PageKind for ChangesPage {
    type View = ChangesView;

    const TEMPLATE: &'static str = "changes.html";
    const NAME: &'static str = "changes";

    fn view(&self, context: &ViewContext) -> (PageView, ChangesView) {
        context.changes_front()
    }

    fn is_in_sitemap(&self) -> bool {
        true
    }
}

impl SitePages for ChangesPage {
    fn plan(planner: &mut Planner) {
        let context = planner.context;
        if !context.changes.all().is_empty() {
            planner.add(ChangesPage, &context.addresses.of(AddressWord::Changes), None);
        }
    }
}

/// The front page of the change log; template `changes.html`, as `changes`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct ChangesView {
    pub count: usize,
    /// Newest first.
    pub years: Vec<ChangesYear>,
    /// The newest changes, grouped by day, at most thirty.
    pub days: Vec<ChangesDay>,
    pub filter: Option<ChangesFilter>,
    /// Where the log goes on, when there is more: in its month, at the line that is the first not on this page.
    pub older: Option<Ref>,
}

impl ViewContext<'_> {
    fn changes_front(&self) -> (PageView, ChangesView) {
        let title = self.translation.text("changes", None, &[]);
        let mut page = self.page("changes", &title, &self.addresses.of(AddressWord::Changes));
        page.trail.push(Shared::new(self.home_ref()));
        let mut years: Vec<i16> = self.changes.months().map(|(year, _)| year).collect();
        years.dedup();
        let all = self.changes.all();
        let description = self.translation.text("changes_description", None, &[("title", &self.config.title)]);
        page.meta.description = Some(description);
        let older = all.get(ON_FRONT).map(|change| self.place_in_log(change));
        let (days, filter) = self.days(&all[..all.len().min(ON_FRONT)]);
        let view = ChangesView {
            count: all.len(),
            years: years.into_iter().rev().map(|year| self.year(year, None)).collect(),
            days,
            filter,
            older,
        };
        (page, view)
    }
}
