//! What a page is: where it stands, what its template gets, and how a kind of page says so.
//!
//! The kinds themselves are in [`kinds`](super::kinds), each in a file of its own; [`plan`] lists the pages of a site.

mod plan;

use std::fmt::Debug;
use std::hash::Hash;

use serde::Serialize;

use crate::content::document::Document;
pub use crate::pages::kinds::{Page, View};
use crate::pages::site::Phase;
use crate::pages::view::PageView;
use crate::pages::view::parts::ViewContext;
use crate::publish::address::{directory, file};
use crate::publish::audience::DocId;
use crate::publish::graph::Graph;
pub use plan::{Planner, plan};

/// A kind of page; a value is one page of it, known by what identifies it.
pub trait PageKind {
    /// What its template is given.
    type View: Serialize + Hash + Debug;

    const TEMPLATE: &'static str;
    /// The name of the view in the template.
    const NAME: &'static str;
    /// When it is written, among the site's files.
    const PHASE: Phase;

    /// What every page has, and the view of this one.
    fn view(&self, context: &ViewContext) -> (PageView, Self::View);

    /// Whether it stands in the sitemap: pages for readers, first pages of lists.
    fn is_in_sitemap(&self) -> bool;

    /// The document whose text it prints.
    fn text_of(&self, graph: &Graph) -> Option<DocId>;

    /// The document it is the page of.
    fn document(&self) -> Option<DocId>;
}

/// A kind whose pages are planned for the whole site at once.
pub trait SitePages: PageKind {
    /// Adds its pages to the plan.
    fn plan(planner: &mut Planner);
}

/// A kind whose pages are planned document by document.
pub trait DocumentPages: PageKind {
    /// Adds the pages that a document has of this kind.
    fn plan(planner: &mut Planner, id: DocId, document: &Document);
}

/// Makes [`Page`] and [`View`] of the list of kinds. Pages of kinds that stand `beside` others are planned by those.
macro_rules! page_kinds {
    (
        before { $($before:ident($before_page:path),)* }
        of_documents { $($of:ident($of_page:path),)* }
        after { $($after:ident($after_page:path),)* }
        beside { $($beside:ident($beside_page:path),)* }
    ) => {
        $crate::pages::page::page_kinds! {
            @enums $($before($before_page),)* $($of($of_page),)* $($after($after_page),)* $($beside($beside_page),)*
        }

        impl $crate::pages::page::Planner<'_> {
            /// Pages that no document has an older claim to.
            pub(super) fn before(&mut self) {
                $(<$before_page as $crate::pages::page::SitePages>::plan(self);)*
            }

            /// The pages of one document.
            pub(super) fn of_document(
                &mut self,
                id: $crate::publish::audience::DocId,
                document: &$crate::content::document::Document,
            ) {
                $(<$of_page as $crate::pages::page::DocumentPages>::plan(self, id, document);)*
            }

            /// Pages that stand where no document's page does.
            pub(super) fn after(&mut self) {
                $(<$after_page as $crate::pages::page::SitePages>::plan(self);)*
            }
        }
    };
    (@enums $($kind:ident($page:path),)*) => {
        /// A page to be made.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Page {
            $($kind($page),)*
        }

        $(impl From<$page> for Page {
            fn from(page: $page) -> Page {
                Page::$kind(page)
            }
        })*

        /// A page's view: what its template is given.
        #[derive(Debug, Hash, serde::Serialize)]
        #[serde(untagged)]
        pub enum View {
            $($kind(Box<<$page as $crate::pages::page::PageKind>::View>),)*
        }

        impl Page {
            /// What every page has, and the view of this one.
            pub fn view(
                &self,
                context: &$crate::pages::view::parts::ViewContext,
            ) -> ($crate::pages::view::PageView, View) {
                use $crate::pages::page::PageKind;
                match self {
                    $(Page::$kind(page) => {
                        let (common, view) = page.view(context);
                        (common, View::$kind(Box::new(view)))
                    })*
                }
            }

            /// When it is written, among the site's files.
            pub fn phase(&self) -> $crate::pages::site::Phase {
                match self {
                    $(Page::$kind(_) => <$page as $crate::pages::page::PageKind>::PHASE,)*
                }
            }

            /// Whether it stands in the sitemap: pages for readers, first pages of lists.
            pub fn is_in_sitemap(&self) -> bool {
                use $crate::pages::page::PageKind;
                match self {
                    $(Page::$kind(page) => page.is_in_sitemap(),)*
                }
            }

            /// The document whose text it prints.
            pub fn text_of(&self, graph: &$crate::publish::graph::Graph) -> Option<$crate::publish::audience::DocId> {
                use $crate::pages::page::PageKind;
                match self {
                    $(Page::$kind(page) => page.text_of(graph),)*
                }
            }

            /// The document it is the page of.
            pub fn document(&self) -> Option<$crate::publish::audience::DocId> {
                use $crate::pages::page::PageKind;
                match self {
                    $(Page::$kind(page) => page.document(),)*
                }
            }
        }

        impl View {
            pub fn template(&self) -> &'static str {
                match self {
                    $(View::$kind(_) => <$page as $crate::pages::page::PageKind>::TEMPLATE,)*
                }
            }

            /// The name of the view in the template.
            pub fn name(&self) -> &'static str {
                match self {
                    $(View::$kind(_) => <$page as $crate::pages::page::PageKind>::NAME,)*
                }
            }
        }
    };
}
pub(in crate::pages) use page_kinds;

/// A page with its file.
#[derive(Debug, Clone)]
pub struct Planned {
    pub page: Page,
    /// The file that holds it, from the output's root.
    pub file: String,
    /// Found by those who have its address only.
    pub hidden: bool,
}

impl Page {
    /// The note whose page it is: its Markdown source lies beside.
    pub fn note(&self) -> Option<DocId> {
        match self {
            Page::Note(page) => Some(page.id),
            _ => None,
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
