//! The list of what is to be read again, by date: a feed beside it tells of each a month before its day.

use jiff::ToSpan;
use serde::Serialize;

use super::feed::{FeedEntry, FeedPage};
use super::{PageKind, Planner, SitePages};
use crate::content::i18n::root_of;
use crate::content::keys::AddressWord;
use crate::pages::view::paging::{PagesView, on_page};
use crate::pages::view::parts::{NAMED, ViewContext};
use crate::pages::view::review::ReviewView;
use crate::pages::view::{FootLink, PageView, Ref, Shared};
use crate::publish::audience::DocId;
use crate::publish::changes::NEWEST;
use crate::text::label::label;
use crate::text::moment::Moment;

/// Days before its day that a review is in the feed.
const NOTICE: i64 = 30;

/// A page of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReviewsPage {
    /// From 1.
    pub number: usize,
}

impl PageKind for ReviewsPage {
    type View = ReviewsView;

    const TEMPLATE: &'static str = "reviews.html";
    const NAME: &'static str = "reviews";

    fn view(&self, context: &ViewContext) -> (PageView, ReviewsView) {
        context.reviews_page(self.number)
    }

    /// It is for those who write.
    fn is_in_sitemap(&self) -> bool {
        false
    }
}

impl SitePages for ReviewsPage {
    fn plan(planner: &mut Planner) {
        let context = planner.context;
        let (count, first) = (context.reviews().len(), context.addresses.of(AddressWord::Reviews));
        if count > 0 && planner.add_paged(&first, count, None, |number| ReviewsPage { number }) {
            FeedPage::Reviews.plan_beside(planner, &first);
        }
    }

    fn link(context: &ViewContext) -> Option<FootLink> {
        (!context.reviews().is_empty()).then(|| context.foot_link(AddressWord::Reviews))
    }
}

/// What is to be read again; template `reviews.html`, as `reviews`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct ReviewsView {
    pub groups: Vec<ReviewGroup>,
    /// Documents on all pages together, and those of them that are late.
    pub count: usize,
    /// How many should have been read again already.
    pub overdue: usize,
    pub pages: PagesView,
}

/// What is late, or what is to be read again in one month.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct ReviewGroup {
    /// `juillet 2026`; none for what is late.
    pub month: Option<String>,
    pub rows: Vec<ReviewRow>,
}

/// A document that is to be read again.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct ReviewRow {
    pub document: Shared<Ref>,
    /// With the first dozen of those who are responsible.
    pub review: ReviewView,
}

impl ViewContext<'_> {
    /// The listed documents that say by which day they are to be read again, the first day first.
    pub fn reviews(&self) -> &[DocId] {
        self.cards.reviews.get_or_init(|| {
            let published = &self.graph.published;
            let dated = published.iter().filter(|(id, d)| d.common.review_by.is_some() && published.is_listed(*id));
            let mut ids: Vec<DocId> = dated.map(|(id, _)| id).collect();
            self.graph.sort_by_title(&mut ids);
            ids.sort_by_key(|id| self.review_day(*id).map(|day| day.date()));
            ids
        })
    }

    fn review_day(&self, id: DocId) -> Option<Moment> {
        self.document(id).common.review_by.as_ref().map(|by| by.value)
    }

    fn reviews_page(&self, number: usize) -> (PageView, ReviewsView) {
        let (all, first) = (self.reviews(), self.addresses.of(AddressWord::Reviews));
        let title = self.translation.text("reviews", None, &[]);
        let mut page = self.page("reviews", &title, &self.addresses.paged(&first, number));
        page.meta.noindex = true;
        self.lead_to_list(&mut page, Some(self.home_ref()), (&first, number));
        self.add_feed(&mut page, &title, &first);
        let mut groups: Vec<ReviewGroup> = Vec::new();
        for id in on_page(all, number) {
            let Some((mut review, day)) = self.review(*id).zip(self.review_day(*id)) else { continue };
            review.responsible.truncate(NAMED);
            let month = (!review.overdue).then(|| self.translation.month(day.date().year(), day.date().month()));
            let row = ReviewRow { document: self.reference(*id), review };
            match groups.last_mut() {
                Some(group) if group.month == month => group.rows.push(row),
                _ => groups.push(ReviewGroup { month, rows: vec![row] }),
            }
        }
        let is_overdue = |id: &DocId| self.review_day(*id).is_some_and(|day| day.date() < self.today.date());
        let view = ReviewsView {
            groups,
            count: all.len(),
            overdue: all.partition_point(is_overdue),
            pages: self.pages(&first, number, all.len()),
        };
        (page, view)
    }

    /// What the feed tells of: the reviews of the next thirty days and those that are late, the last day first.
    pub fn review_entries(&self, feed: &str) -> Vec<FeedEntry> {
        let zone = self.config.zone();
        let told_from = |id: &DocId| {
            let day = self.review_day(*id)?.date().checked_sub(NOTICE.days()).ok()?;
            Moment::of_day(day, &zone)
        };
        let is_told = |id: &DocId| told_from(id).is_none_or(|day| day.date() <= self.today.date());
        let all = self.reviews();
        let told = &all[..all.partition_point(is_told)];
        told.iter().rev().take(NEWEST).filter_map(|id| self.review_entry(*id, told_from(id)?, feed)).collect()
    }

    fn review_entry(&self, id: DocId, told_from: Moment, feed: &str) -> Option<FeedEntry> {
        let review = self.review(id)?;
        let address = self.address(id);
        let day = self.review_day(id)?;
        // In the words of the document's language, where the interface has them.
        let words = self.translation_of(id);
        let language = self.language(id).filter(|language| words.language() == root_of(language));
        let title = label(&self.document(id).title);
        let names: Vec<&str> = review.responsible.iter().take(NAMED).map(|person| person.name.as_str()).collect();
        Some(FeedEntry {
            id: self.iri(&format!("{address}@review/{}", day.date())),
            title: words.text("review_entry", None, &[("title", &title), ("date", &words.date(&day).day)]),
            url: self.url(&address, feed),
            updated: told_from.rfc3339(),
            published: None,
            author: if names.is_empty() { label(&self.config.title).into_owned() } else { names.join(", ") },
            change: None,
            summary: self.summary(id),
            language,
        })
    }
}
