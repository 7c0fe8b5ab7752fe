//! Which pages a site has and where: from the graph to a list of pages, each at an address of its own.
//!
//! It decides what is made, not how it looks: a page becomes a view in [`Page::view`], and bytes in `render`.

mod plan;

use crate::content::document::Kind;
use crate::pages::site::Phase;
use crate::pages::view::parts::ViewContext;
use crate::pages::view::{
    AuthorView, BacklinksView, BaseView, ChangesMonthView, ChangesView, CommunityView, FeedView, HomeView, ListView,
    NoteView, NotebookView, NotebooksView, PageView, PlainView, RedirectView, TagView,
};
use crate::publish::address::{directory, feed, file};
use crate::publish::audience::DocId;
use crate::publish::changes::Owner;
use crate::publish::graph::{Graph, PersonId};
use crate::text::label::label;
pub use plan::plan;

/// A page to be made. Numbers are those of the pages of a long list, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    Home,
    Note(DocId),
    Notebook(DocId, usize),
    Notebooks(usize),
    Base(DocId),
    Community(PersonId, usize),
    Author(PersonId, usize),
    Tag(String, usize),
    List(&'static str, usize),
    Changes,
    Month(i16, i8, usize),
    Backlinks(DocId, usize),
    Plain(DocId),
    NotFound,
    Redirect(String, DocId),
    Feed(FeedOf),
}

/// What a feed follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedOf {
    Site,
    Owner(Owner),
}

/// A page with its file.
#[derive(Debug, Clone)]
pub struct Planned {
    pub page: Page,
    /// The file that holds it, from the output's root.
    pub file: String,
    /// Found by those who have its address only.
    pub hidden: bool,
}

/// A page's view: what its template is given.
#[derive(Debug, Hash)]
pub enum View {
    Home(HomeView),
    Note(Box<NoteView>),
    Notebook(Box<NotebookView>),
    Notebooks(NotebooksView),
    Base(BaseView),
    Community(CommunityView),
    Author(AuthorView),
    Tag(TagView),
    List(ListView),
    Changes(ChangesView),
    Month(ChangesMonthView),
    Backlinks(BacklinksView),
    Plain(PlainView),
    NotFound,
    Redirect(RedirectView),
    Feed(FeedView),
}

impl Page {
    /// The view of this page.
    pub fn view(&self, context: &ViewContext) -> (PageView, View) {
        fn both<V>((page, view): (PageView, V), of: impl FnOnce(V) -> View) -> (PageView, View) {
            (page, of(view))
        }
        match self {
            Page::Home => both(context.home(), View::Home),
            Page::Note(id) => both(context.note(*id), |view| View::Note(Box::new(view))),
            Page::Notebook(id, number) => both(context.notebook(*id, *number), |view| View::Notebook(Box::new(view))),
            Page::Notebooks(number) => both(context.notebooks(*number), View::Notebooks),
            Page::Base(id) => both(context.base(*id), View::Base),
            Page::Community(id, number) => both(context.community_page(*id, *number), View::Community),
            Page::Author(id, number) => both(context.author_page(*id, *number), View::Author),
            Page::Tag(key, number) => both(context.tag(key, *number), View::Tag),
            Page::List(of, number) => both(context.list(of, *number), View::List),
            Page::Changes => both(context.changes_front(), View::Changes),
            Page::Month(year, month, number) => both(context.changes_month(*year, *month, *number), View::Month),
            Page::Backlinks(id, number) => both(context.all_backlinks(*id, *number), View::Backlinks),
            Page::Plain(id) => both(context.plain(*id), View::Plain),
            Page::NotFound => (context.not_found(), View::NotFound),
            Page::Redirect(from, id) => both(context.redirect(from, *id), View::Redirect),
            Page::Feed(of) => both(self.feed(*of, context), View::Feed),
        }
    }

    fn feed(&self, of: FeedOf, context: &ViewContext) -> (PageView, FeedView) {
        let people = &context.graph.people;
        let (title, address, changes) = match of {
            FeedOf::Site => (context.config.title.clone(), context.addresses.home(), context.changes.all()),
            FeedOf::Owner(owner) => {
                let (name, address) = match owner {
                    Owner::Collection(id) => (context.document(id).title.clone(), context.address(id)),
                    Owner::Community(id) => {
                        let community = people.communities.get(id);
                        (community.name.clone(), context.addresses.community(&community.slug))
                    }
                    Owner::Author(id) => {
                        let author = people.authors.get(id);
                        (author.name.clone(), context.addresses.author(&author.slug))
                    }
                };
                (format!("{name} · {}", label(&context.config.title)), address, context.changes.newest(owner))
            }
        };
        (context.page("feed", &title, &feed(&address)), context.feed(&title, &address, changes))
    }

    /// When it is written, among the site's files.
    pub fn phase(&self) -> Phase {
        match self {
            Page::Note(_) | Page::Plain(_) | Page::NotFound | Page::Redirect(..) => Phase::Page,
            _ => Phase::Index,
        }
    }

    /// Whether it stands in the sitemap: pages for readers, first pages of lists.
    pub fn is_in_sitemap(&self) -> bool {
        match self {
            Page::NotFound | Page::Redirect(..) | Page::Feed(_) | Page::Backlinks(..) => false,
            Page::Notebook(_, number)
            | Page::Notebooks(number)
            | Page::Community(_, number)
            | Page::Author(_, number)
            | Page::Tag(_, number)
            | Page::List(_, number)
            | Page::Month(_, _, number) => *number == 1,
            Page::Home | Page::Note(_) | Page::Base(_) | Page::Changes | Page::Plain(_) => true,
        }
    }

    /// The document whose text it prints.
    pub fn text_of(&self, graph: &Graph) -> Option<DocId> {
        let people = &graph.people;
        match self {
            Page::Home => graph.listed(|kind| matches!(kind, Kind::Home)).first().copied(),
            Page::Note(id) | Page::Plain(id) | Page::Base(id) | Page::Notebook(id, _) => Some(*id),
            Page::Community(id, _) => people.communities.get(*id).document,
            Page::Author(id, _) => people.authors.get(*id).document,
            Page::Notebooks(_)
            | Page::Tag(..)
            | Page::List(..)
            | Page::Changes
            | Page::Month(..)
            | Page::Backlinks(..)
            | Page::NotFound
            | Page::Redirect(..)
            | Page::Feed(_) => None,
        }
    }

    /// The document it is the page of.
    pub fn document(&self) -> Option<DocId> {
        match self {
            Page::Note(id) | Page::Plain(id) | Page::Base(id) | Page::Notebook(id, 1) => Some(*id),
            _ => None,
        }
    }
}

impl View {
    /// The name of the template, and that of the value in it.
    pub fn template(&self) -> (&'static str, &'static str) {
        match self {
            View::Home(_) => ("home.html", "home"),
            View::Note(_) => ("note.html", "note"),
            View::Notebook(_) => ("notebook.html", "notebook"),
            View::Notebooks(_) => ("notebooks.html", "list"),
            View::Base(_) => ("collection.html", "base"),
            View::Community(_) => ("community.html", "community"),
            View::Author(_) => ("author.html", "author"),
            View::Tag(_) => ("tag.html", "tag"),
            View::List(_) => ("list.html", "list"),
            View::Changes(_) => ("changes.html", "changes"),
            View::Month(_) => ("changes_month.html", "changes"),
            View::Backlinks(_) => ("backlinks.html", "backlinks"),
            View::Plain(_) => ("page.html", "plain"),
            View::NotFound => ("not_found.html", ""),
            View::Redirect(_) => ("redirect.html", "redirect"),
            View::Feed(_) => ("atom.xml", "feed"),
        }
    }
}

/// Whether a path of the site is a page's, as links write it: with or without its final slash or `index.html`.
pub fn file_of_link(path: &str) -> [String; 2] {
    let bare = path.trim_end_matches('/');
    let as_folder = if bare.is_empty() { String::from("index.html") } else { format!("{bare}/index.html") };
    [path.to_owned(), if path.is_empty() { file("") } else { format!("{}index.html", directory(&as_folder)) }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{Files, config, messages, with_context};

    fn planned(lines: &str, files: Files) -> (Vec<(String, bool)>, Vec<String>) {
        with_context(&config(lines), files, |context| {
            let (pages, problems) = plan(context);
            (pages.into_iter().map(|p| (p.file, p.hidden)).collect(), messages(&problems))
        })
    }

    #[test]
    fn the_pages_of_a_small_site() {
        let (pages, problems) = planned(
            "",
            &[("a.md", "---\nredirects: [/vieux, /x.html]\n---\n"), ("b.md", "---\nvisibility: unlisted\n---\n")],
        );
        assert!(problems.is_empty(), "{problems:?}");
        let expected = [
            ("index.html", false),
            ("404.html", false),
            ("feed.xml", false),
            ("notes/a/index.html", false),
            ("notes/b/index.html", true),
            ("notes/index.html", false),
            ("vieux/index.html", false),
            ("x.html", false),
        ];
        let expected: Vec<(String, bool)> = expected.map(|(file, hidden)| (file.to_owned(), hidden)).to_vec();
        assert_eq!(pages, expected);
    }

    #[test]
    fn two_pages_never_share_an_address() {
        for files in [
            &[("a.md", "---\nslug: x\n---\n"), ("b.md", "---\nslug: x\n---\n")] as Files,
            &[("a.md", ""), ("sous/a.md", "")],
            &[("a.md", "---\ntags: [un]\n---\n"), ("pages/etiquettes.md", "")],
            &[("a.md", ""), ("b.md", "---\nredirects: [/notes/a/]\n---\n")],
            &[("a.md", "---\nredirects: [/index.json]\n---\n")],
            &[("a.md", "---\nredirects: [/Notes/A/]\n---\n")],
        ] {
            let (_, problems) = planned("", files);
            assert_eq!(problems.len(), 1, "{files:?}: {problems:?}");
        }
    }

    #[test]
    fn files_that_a_written_address_may_mean() {
        assert_eq!(file_of_link(""), ["", "index.html"]);
        assert_eq!(file_of_link("journal"), ["journal", "journal/index.html"]);
        assert_eq!(file_of_link("journal/"), ["journal/", "journal/index.html"]);
        assert_eq!(file_of_link("x.html")[0], "x.html");
    }
}
