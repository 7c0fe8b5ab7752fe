//! A month of the change log.

use serde::Serialize;

use super::{PageKind, Planner, SitePages};
use crate::content::keys::AddressWord;
use crate::pages::view::changes::{ChangesDay, ChangesFilter, ChangesYear};
use crate::pages::view::paging::{PER_PAGE, PagesView, on_page};
use crate::pages::view::parts::ViewContext;
use crate::pages::view::{PageView, Ref};
use crate::publish::address::encode;
use crate::publish::changes::Change;

/// A page of a month's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthPage {
    pub year: i16,
    pub month: i8,
    /// From 1.
    pub number: usize,
}

impl PageKind for MonthPage {
    type View = ChangesMonthView;

    const TEMPLATE: &'static str = "changes_month.html";
    const NAME: &'static str = "changes";

    fn view(&self, context: &ViewContext) -> (PageView, ChangesMonthView) {
        context.changes_month(self.year, self.month, self.number)
    }

    fn is_in_sitemap(&self) -> bool {
        self.number == 1
    }
}

impl SitePages for MonthPage {
    fn plan(planner: &mut Planner) {
        let context = planner.context;
        for (year, month) in context.changes.months() {
            let first = context.addresses.month(year, month);
            let length = context.changes.month(year, month).len();
            planner.add_paged(&first, length, None, |number| MonthPage { year, month, number });
        }
    }
}

/// A month of the change log; template `changes_month.html`, as `changes`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct ChangesMonthView {
    /// `février 2024`.
    pub title: String,
    pub count: usize,
    pub days: Vec<ChangesDay>,
    pub filter: Option<ChangesFilter>,
    pub newer: Option<Ref>,
    pub older: Option<Ref>,
    pub pages: PagesView,
    /// The months of the same year, for the small bar chart that is also the navigation.
    pub year: ChangesYear,
}

impl ViewContext<'_> {
    fn changes_month(&self, year: i16, month: i8, number: usize) -> (PageView, ChangesMonthView) {
        let first = self.addresses.month(year, month);
        let title = self.translation.month(year, month);
        let mut page = self.page("changes_month", &title, &self.addresses.paged(&first, number));
        let log = self.translation.text("changes", None, &[]);
        let log = Ref { title: log, address: encode(&self.addresses.of(AddressWord::Changes)), language: None };
        self.lead_to_list(&mut page, Some(log), (&first, number));
        let changes = self.changes.month(year, month);
        let count = self.translation.text("change_count", Some(changes.len() as i64), &[]);
        let values = [("title", self.config.title.as_str()), ("month", &title), ("count", &count)];
        page.meta.description = Some(self.translation.text("month_description", None, &values));
        let (days, filter) = self.days(on_page(changes, number));
        let [older, newer] = self.changes.beside((year, month));
        let view = ChangesMonthView {
            title,
            count: changes.len(),
            days,
            filter,
            newer: newer.map(|month| self.month_ref(month)),
            older: older.map(|month| self.month_ref(month)),
            pages: self.pages(&first, number, changes.len()),
            year: self.year(year, Some(month)),
        };
        (page, view)
    }

    /// Where a month of the log has a change: on which of its pages, at which line.
    pub fn place_in_log(&self, change: &Change) -> Ref {
        let date = change.of(self.graph).date.value.date();
        let month = (date.year(), date.month());
        let before = self.changes.month(month.0, month.1).iter().take_while(|other| *other != change).count();
        let page = self.addresses.paged(&self.addresses.month(month.0, month.1), 1 + before / PER_PAGE);
        let line = if before % PER_PAGE == 0 { "" } else { "#c-older" };
        Ref { address: format!("{}{line}", encode(&page)), ..self.month_ref(month) }
    }

    /// A month of the log.
    pub fn month_ref(&self, (year, month): (i16, i8)) -> Ref {
        let address = encode(&self.addresses.month(year, month));
        Ref { title: self.translation.month(year, month), address, language: None }
    }
}
