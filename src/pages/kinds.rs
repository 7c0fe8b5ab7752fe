//! The kinds of pages: each file here holds all of one kind, but for its template.
//!
//! What identifies a page of the kind, which of them there are, the view that the template gets and how it is made. The list
//! below gives them their order: that of planning, in which the first comer has an address, and of the sitemap.

pub mod accessibility;
pub mod author;
pub mod backlinks;
pub mod base;
pub mod book;
pub mod changes;
pub mod community;
pub mod comparison;
pub mod feed;
pub mod graph;
pub mod history;
pub mod home;
mod kind;
pub mod language;
pub mod lexicon;
pub mod list;
pub mod llms;
pub mod month;
pub mod not_found;
pub mod note;
pub mod notebook;
pub mod notebooks;
pub mod organisations;
pub mod pairs;
pub mod plain;
mod plan;
pub mod redirect;
pub mod reviews;
pub mod search;
pub mod site_plan;
pub mod tag;
pub mod time_map;
pub mod version;

use kind::page_kinds;
pub use kind::{DocumentPages, PageKind, SitePages};
pub use plan::{PagePlan, Planned, Planner, file_of_link, plan};

page_kinds! {
    before {
        Home(home::HomePage),
        NotFound(not_found::NotFoundPage),
        Feed(feed::FeedPage),
    }
    of_documents {
        Note(note::NotePage),
        Notebook(notebook::NotebookPage),
        Base(base::BasePage),
        Plain(plain::PlainPage),
        Version(version::VersionPage),
        Comparison(comparison::ComparisonPage),
        Pairs(pairs::PairsPage),
        History(history::HistoryPage),
        TimeMap(time_map::TimeMapPage),
    }
    after {
        Author(author::AuthorPage),
        Community(community::CommunityPage),
        Tag(tag::TagPage),
        List(list::ListPage),
        Language(language::LanguagePage),
        Notebooks(notebooks::NotebooksPage),
        Lexicon(lexicon::LexiconPage),
        Organisations(organisations::OrganisationsPage),
        Reviews(reviews::ReviewsPage),
        Changes(changes::ChangesPage),
        Month(month::MonthPage),
        Search(search::SearchPage),
        Graph(graph::GraphPage),
        Accessibility(accessibility::AccessibilityPage),
        SitePlan(site_plan::SitePlanPage),
        Llms(llms::LlmsPage),
        Redirect(redirect::RedirectPage),
    }
    beside {
        Backlinks(backlinks::BacklinksPage),
        Book(book::BookPage),
    }
}
