//! What a kind of page says of itself, and what follows from the list of kinds: the page and the view of any kind.

use std::fmt::Debug;
use std::hash::Hash;

use rapidhash::RapidHashSet as HashSet;
use serde::Serialize;

use super::plan::Planner;
use crate::content::document::Document;
use crate::pages::site::Phase;
use crate::pages::view::parts::ViewContext;
use crate::pages::view::{FootLink, PageView};
use crate::publish::audience::DocId;
use crate::publish::graph::Graph;

/// A kind of page; a value is one page of it, known by what identifies it.
pub trait PageKind {
    /// What its template is given.
    type View: Serialize + Hash + Debug;

    const TEMPLATE: &'static str;
    /// The name of the view in the template.
    const NAME: &'static str;
    /// When it is written, among the site's files: behind the pages that it leads to, unless it is one of them.
    const PHASE: Phase = Phase::Index;
    /// Whether a page holds the texts of many documents, so that it takes long to make.
    const IS_LONG: bool = false;

    /// What every page has, and the view of this one.
    fn view(&self, context: &ViewContext) -> (PageView, Self::View);

    /// Whether it stands in the sitemap: pages for readers, first pages of lists.
    fn is_in_sitemap(&self) -> bool;

    /// Whether it prints one of these documents' texts: that of the document it is the page of, unless a kind says otherwise.
    fn prints_one_of(&self, texts: &HashSet<DocId>, _: &Graph) -> bool {
        self.document().is_some_and(|id| texts.contains(&id))
    }

    /// The document it is the page of; none for most kinds.
    fn document(&self) -> Option<DocId> {
        None
    }
}

/// A kind whose pages are planned for the whole site at once.
pub trait SitePages: PageKind {
    /// Adds its pages to the plan.
    fn plan(planner: &mut Planner);

    /// What leads readers there from the foot of every page and from the plan of the site; none where templates say so themselves.
    fn link(_: &ViewContext) -> Option<FootLink> {
        None
    }
}

/// A kind whose pages are planned document by document.
pub trait DocumentPages: PageKind {
    /// Adds the pages that a document has of this kind.
    fn plan(planner: &mut Planner, id: DocId, document: &Document);
}

/// Makes `Page` and `View` of the list of kinds. Pages of kinds that stand `beside` others are planned by those.
macro_rules! page_kinds {
    (
        before { $($before:ident($before_page:path),)* }
        of_documents { $($of:ident($of_page:path),)* }
        after { $($after:ident($after_page:path),)* }
        beside { $($beside:ident($beside_page:path),)* }
    ) => {
        $crate::pages::kinds::kind::page_kinds! {
            @enums $($before($before_page),)* $($of($of_page),)* $($after($after_page),)* $($beside($beside_page),)*
        }

        impl $crate::pages::kinds::Planner<'_> {
            /// Pages that no document has an older claim to.
            pub(super) fn before(&mut self) {
                $(<$before_page as $crate::pages::kinds::SitePages>::plan(self);)*
            }

            /// The pages of one document.
            pub(super) fn of_document(
                &mut self,
                id: $crate::publish::audience::DocId,
                document: &$crate::content::document::Document,
            ) {
                $(<$of_page as $crate::pages::kinds::DocumentPages>::plan(self, id, document);)*
            }

            /// Pages that stand where no document's page does.
            pub(super) fn after(&mut self) {
                $(<$after_page as $crate::pages::kinds::SitePages>::plan(self);)*
            }
        }

        impl $crate::pages::view::parts::ViewContext<'_> {
            /// What leads to the kinds of pages that say so themselves.
            pub fn foot_links(&self) -> Vec<$crate::pages::view::FootLink> {
                let links = [$(<$after_page as $crate::pages::kinds::SitePages>::link(self),)*];
                links.into_iter().flatten().collect()
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
            $($kind(Box<<$page as $crate::pages::kinds::PageKind>::View>),)*
        }

        impl Page {
            /// What every page has, and the view of this one.
            pub fn view(
                &self,
                context: &$crate::pages::view::parts::ViewContext,
            ) -> ($crate::pages::view::PageView, View) {
                use $crate::pages::kinds::PageKind;
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
                    $(Page::$kind(_) => <$page as $crate::pages::kinds::PageKind>::PHASE,)*
                }
            }

            /// Whether it holds the texts of many documents, so that it takes long to make.
            pub fn is_long(&self) -> bool {
                match self {
                    $(Page::$kind(_) => <$page as $crate::pages::kinds::PageKind>::IS_LONG,)*
                }
            }

            /// Whether it stands in the sitemap: pages for readers, first pages of lists.
            pub fn is_in_sitemap(&self) -> bool {
                use $crate::pages::kinds::PageKind;
                match self {
                    $(Page::$kind(page) => page.is_in_sitemap(),)*
                }
            }

            /// Whether it prints one of these documents' texts.
            pub fn prints_one_of(
                &self,
                texts: &rapidhash::RapidHashSet<$crate::publish::audience::DocId>,
                graph: &$crate::publish::graph::Graph,
            ) -> bool {
                use $crate::pages::kinds::PageKind;
                match self {
                    $(Page::$kind(page) => page.prints_one_of(texts, graph),)*
                }
            }

            /// The document it is the page of.
            pub fn document(&self) -> Option<$crate::publish::audience::DocId> {
                use $crate::pages::kinds::PageKind;
                match self {
                    $(Page::$kind(page) => page.document(),)*
                }
            }
        }

        impl View {
            pub fn template(&self) -> &'static str {
                match self {
                    $(View::$kind(_) => <$page as $crate::pages::kinds::PageKind>::TEMPLATE,)*
                }
            }

            /// The name of the view in the template.
            pub fn name(&self) -> &'static str {
                match self {
                    $(View::$kind(_) => <$page as $crate::pages::kinds::PageKind>::NAME,)*
                }
            }
        }
    };
}
pub(super) use page_kinds;
