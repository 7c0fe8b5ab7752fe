//! The change log: its front page and a page a month.

use super::parts::{ViewContext, on_page};
use super::*;
use crate::publish::address::encode;
use crate::publish::changes::Change;

/// Changes on the log's front page.
const NEWEST: usize = 30;

impl ViewContext<'_> {
    pub fn change(&self, change: &Change) -> ChangeView {
        let note = self.document(change.note);
        let revision = change.of(self.graph);
        let date = &revision.date.value;
        ChangeView {
            note: self.reference(change.note),
            date: self.date(date),
            time: date.is_timed().then(|| self.translation.time(date)),
            author: revision.author.as_ref().and_then(|a| self.author(&a.value)),
            community: self.community(note).and_then(|id| self.community_ref(id)),
            summary: self.in_short(revision.summary.as_ref()),
            first: change.revision == 0,
        }
    }

    pub fn changes_front(&self) -> (PageView, ChangesView) {
        let title = self.translation.text("changes", None, &[]);
        let page = self.page("changes", &title, &self.addresses.list("changes"));
        let mut years: Vec<i16> = self.changes.months().map(|(year, _)| year).collect();
        years.dedup();
        let all = self.changes.all();
        let view = ChangesView {
            count: all.len(),
            years: years.into_iter().rev().map(|year| self.year(year, None)).collect(),
            days: self.days(&all[..all.len().min(NEWEST)]),
        };
        (page, view)
    }

    pub fn changes_month(&self, year: i16, month: i8, number: usize) -> (PageView, ChangesMonthView) {
        let first = self.addresses.month(year, month);
        let title = self.translation.month(year, month);
        let mut page = self.page("changes_month", &title, &self.addresses.paged(&first, number));
        let log = self.translation.text("changes", None, &[]);
        page.trail.push(Shared::new(Ref {
            title: log,
            address: encode(&self.addresses.list("changes")),
            language: None,
        }));
        let changes = self.changes.month(year, month);
        let reference = |(year, month)| Ref {
            title: self.translation.month(year, month),
            address: encode(&self.addresses.month(year, month)),
            language: None,
        };
        let view = ChangesMonthView {
            title,
            count: changes.len(),
            days: self.days(on_page(changes, number)),
            newer: self.changes.months().find(|m| *m > (year, month)).map(reference),
            older: self.changes.months().rfind(|m| *m < (year, month)).map(reference),
            pages: self.pages(&first, number, changes.len()),
            year: self.year(year, Some(month)),
        };
        (page, view)
    }

    fn days(&self, changes: &[Change]) -> Vec<ChangesDay> {
        let day = |change: &Change| change.of(self.graph).date.value.date();
        changes
            .chunk_by(|a, b| day(a) == day(b))
            .map(|day| ChangesDay {
                date: self.date(&day[0].of(self.graph).date.value),
                changes: day.iter().map(|change| self.change(change)).collect(),
            })
            .collect()
    }

    fn year(&self, year: i16, current: Option<i8>) -> ChangesYear {
        let count_of = |year, month| self.changes.month(year, month).len();
        let fullest = self.changes.months().map(|(year, month)| count_of(year, month)).max().unwrap_or(1);
        let months: Vec<ChangesMonth> = (1..=12)
            .map(|month| {
                let count = count_of(year, month);
                // Every month with a change has a bar that is seen.
                let height = (count * 10).div_ceil(fullest.max(1)).min(10);
                ChangesMonth {
                    name: self.translation.month_name(month).to_owned(),
                    short: self.translation.short_month_name(month).to_owned(),
                    count,
                    address: (count > 0).then(|| encode(&self.addresses.month(year, month))),
                    height: u8::try_from(height).unwrap_or(10),
                    current: current == Some(month),
                }
            })
            .collect();
        ChangesYear { year, count: months.iter().map(|m| m.count).sum(), months }
    }
}
