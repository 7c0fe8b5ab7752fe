//! Lines of the change log, its days and years.

use rapidhash::RapidHashSet as HashSet;

use super::parts::{NAMED, ViewContext};
use super::rows::FILTERED;
use super::*;
use crate::publish::address::encode;
use crate::publish::audience::DocId;
use crate::publish::changes::Change;
use crate::publish::graph::PersonId;

/// Changes shown on the home page and on a community's.
pub const LATEST: usize = 8;

/// Changes on the log's front page.
pub const ON_FRONT: usize = 30;

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
            places: String::new(),
            follows_front: false,
            version: self.version_address(change.note, change.revision),
        }
    }

    /// The changes that one page of the log shows, by day; with a filter where they are many.
    pub fn days(&self, changes: &[Change]) -> (Vec<ChangesDay>, Option<ChangesFilter>) {
        let filter = (changes.len() > FILTERED).then(|| self.filter(changes)).filter(ChangesFilter::has_choices);
        let shown = |change: &Change| {
            let places = if filter.is_some() { self.places(change) } else { String::new() };
            let follows_front = self.changes.all().get(ON_FRONT) == Some(change);
            ChangeView { places, follows_front, ..self.change(change) }
        };
        let day = |change: &Change| change.of(self.graph).date.value.date();
        let days = changes.chunk_by(|a, b| day(a) == day(b)).map(|day| ChangesDay {
            date: self.date(&day[0].of(self.graph).date.value),
            changes: day.iter().map(shown).collect(),
        });
        (days.collect(), filter)
    }

    /// The first dozen of the notebooks that hold the note of a change.
    fn notebooks_of_change(&self, change: &Change) -> impl Iterator<Item = DocId> {
        self.graph.held_by(change.note).iter().take(NAMED).map(|holding| holding.collection)
    }

    fn places(&self, change: &Change) -> String {
        let notebooks = self.notebooks_of_change(change).map(|id| self.reference(id));
        let community = self.community(self.document(change.note)).and_then(|id| self.community_ref(id));
        let places: Vec<Shared<Ref>> = notebooks.chain(community).collect();
        places.iter().map(|place| place.address.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// What changes can be chosen by: those of a notebook, those of a community.
    fn filter(&self, changes: &[Change]) -> ChangesFilter {
        let mut notebooks: Vec<DocId> = changes.iter().flat_map(|change| self.notebooks_of_change(change)).collect();
        self.graph.sort_by_title(&mut notebooks);
        notebooks.dedup();
        let community = |change: &Change| self.community(self.document(change.note));
        let named: HashSet<PersonId> = changes.iter().filter_map(community).collect();
        let communities = self.graph.people.communities.with_page().iter().filter(|id| named.contains(id));
        ChangesFilter {
            notebooks: notebooks.into_iter().map(|id| self.reference(id)).collect(),
            communities: communities.filter_map(|id| self.community_ref(*id)).collect(),
        }
    }

    pub fn year(&self, year: i16, current: Option<i8>) -> ChangesYear {
        let count_of = |year, month| self.changes.month(year, month).len();
        let fullest = self.changes.fullest();
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

/// One line of the change log.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct ChangeView {
    pub note: Shared<Ref>,
    pub date: DateView,
    /// `14 h 57`; none for a date without a time.
    pub time: Option<String>,
    pub author: Option<Shared<PersonRef>>,
    pub community: Option<Shared<Ref>>,
    pub summary: Option<String>,
    /// The note's first revision.
    pub first: bool,
    /// Addresses of the note's notebooks and community, which a filter chooses by; empty where there is none.
    pub places: String,
    /// Whether it is the first that the log's front page does not show.
    pub follows_front: bool,
    /// Where what changed is shown.
    pub version: Option<String>,
}

/// What the changes of a page can be chosen by.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct ChangesFilter {
    /// By title.
    pub notebooks: Vec<Shared<Ref>>,
    pub communities: Vec<Shared<Ref>>,
}

impl ChangesFilter {
    fn has_choices(&self) -> bool {
        self.notebooks.len() > 1 || self.communities.len() > 1
    }
}

/// A day of the change log.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct ChangesDay {
    pub date: DateView,
    pub changes: Vec<ChangeView>,
}

/// A year of the change log, with its months.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct ChangesYear {
    /// As a number: `2024`.
    pub year: i16,
    pub count: usize,
    /// January to December, all twelve.
    pub months: Vec<ChangesMonth>,
}

/// A month in its year.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct ChangesMonth {
    /// `février`.
    pub name: String,
    /// Three or four letters: `févr.`.
    pub short: String,
    pub count: usize,
    /// None when nothing changed that month.
    pub address: Option<String>,
    /// Height of its bar in tenths, 0 to 10, relative to the fullest month of the site.
    pub height: u8,
    /// It is the month of this page.
    pub current: bool,
}
