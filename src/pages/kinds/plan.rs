//! The order in which pages are planned, and which page has an address that several ask for.
//!
//! Each kind adds its own pages, see [`SitePages`](super::SitePages) and [`DocumentPages`](super::DocumentPages); the first
//! to ask for a place has it.

use std::sync::{Arc, OnceLock};

use super::Page;
use crate::content::document::{Document, Kind, Visibility};
use crate::diagnostics::{Diagnostic, Spanned, say};
use crate::pages::kinds::redirect::RedirectPage;
use crate::pages::view::paging::pages_of;
use crate::pages::view::parts::{PAGES_IN_FOOT, ViewContext};
use crate::publish::address::{directory, file};
use crate::publish::audience::DocId;
use crate::text::slug::fold;
use rapidhash::RapidHashMap as HashMap;

/// A page with its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    pub page: Page,
    /// The file that holds it, from the output's root.
    pub file: String,
    /// Found by those who have its address only.
    pub hidden: bool,
}

/// All pages of a site, in their order and by their files.
#[derive(Debug)]
pub struct PagePlan {
    pages: Vec<Planned>,
    /// Made when a page is first looked for.
    by_file: OnceLock<HashMap<String, usize>>,
}

impl PagePlan {
    /// The plan of these pages: the one that is known where it is the same.
    pub fn of(pages: Vec<Planned>, known: Option<&Arc<PagePlan>>) -> Arc<PagePlan> {
        let known = known.filter(|known| known.pages == pages);
        known.cloned().unwrap_or_else(|| Arc::new(PagePlan { pages, by_file: OnceLock::new() }))
    }

    pub fn pages(&self) -> &[Planned] {
        &self.pages
    }

    /// The place among the pages of the one in a file.
    pub fn place(&self, file: &str) -> Option<usize> {
        let by_file = self.by_file.get_or_init(|| {
            self.pages.iter().enumerate().map(|(index, planned)| (planned.file.clone(), index)).collect()
        });
        by_file.get(file).copied()
    }

    /// The note whose Markdown source is in a file: it lies beside the page.
    pub fn note_of_source(&self, file: &str) -> Option<DocId> {
        let page = [file.strip_suffix("index.md")?, "index.html"].concat();
        self.pages[self.place(&page)?].page.note()
    }
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

/// All pages of the site, in a fixed order, with the mistakes of addresses: two pages at one place.
pub fn plan(context: &ViewContext) -> (Vec<Planned>, Vec<Diagnostic>) {
    let mut planner =
        Planner { context: *context, pages: Vec::new(), taken: HashMap::default(), diagnostics: Vec::new() };
    planner.before();
    if let Some(beyond) = context.graph.listed(|kind| matches!(kind, Kind::Page)).get(PAGES_IN_FOOT) {
        let file = &context.document(*beyond).file;
        planner.diagnostics.push(say::too_many_pages(PAGES_IN_FOOT).in_file(file));
    }
    for made in ["sitemap.xml", "robots.txt", "index.json"] {
        planner.reserve(made, None);
    }
    for (id, document) in context.graph.published.iter() {
        planner.of_document(id, document);
    }
    planner.after();
    (planner.pages, planner.diagnostics)
}

/// Pages being planned.
#[derive(Debug)]
pub struct Planner<'a> {
    pub context: ViewContext<'a>,
    pages: Vec<Planned>,
    /// Files by folded path: who made them.
    taken: HashMap<String, Option<DocId>>,
    diagnostics: Vec<Diagnostic>,
}

impl Planner<'_> {
    /// Adds a page; false when its place is taken.
    pub fn add(&mut self, page: impl Into<Page>, address: &str, of: Option<DocId>) -> bool {
        let path = file(address);
        let folded = fold(&path);
        if let Some(first) = self.taken.get(&folded) {
            self.collision(of, *first, &path);
            return false;
        }
        self.taken.insert(folded, of);
        let unlisted = |id| self.context.document(id).visibility == Visibility::Unlisted;
        self.pages.push(Planned { page: page.into(), file: path, hidden: of.is_some_and(unlisted) });
        true
    }

    /// Adds the pages of a list, each by its number from 1; none and false when the place of the first is taken.
    pub fn add_paged<P: Into<Page>>(
        &mut self,
        first: &str,
        length: usize,
        of: Option<DocId>,
        page: impl Fn(usize) -> P,
    ) -> bool {
        if !self.add(page(1), first, of) {
            return false;
        }
        for number in 2..=pages_of(length) {
            self.add(page(number), &self.context.addresses.paged(first, number), of);
        }
        true
    }

    /// Keeps a place for a file that is no page.
    pub fn reserve(&mut self, file: &str, of: Option<DocId>) {
        self.taken.insert(fold(file), of);
    }

    fn collision(&mut self, of: Option<DocId>, first: Option<DocId>, path: &str) {
        let file_of = |id: DocId| self.context.document(id).file.clone();
        let address = path.strip_suffix("index.html").unwrap_or(path);
        let diagnostic = match (of, first) {
            (Some(_), Some(first)) => say::address_of_two_pages(address, &file_of(first)),
            _ => say::address_of_made_page(address),
        };
        let culprit: Arc<str> = of.or(first).map_or_else(|| "carnet.yaml".into(), file_of);
        self.diagnostics.push(diagnostic.in_file(&culprit));
    }

    /// After all pages: a redirect never takes the place of one.
    pub fn redirects(&mut self) {
        let context = self.context;
        // What leads to whom already, by folded path.
        let mut leading: HashMap<String, (DocId, String)> = HashMap::default();
        for (id, document) in context.graph.published.iter() {
            for redirect in document.common.redirects.iter().chain(&document.common.permalink) {
                let address = written_address(&redirect.value);
                let path = file(&address);
                let own = file(&context.address(id));
                if self.taken.contains_key(&fold(&path)) {
                    let leading = leading.get(&fold(&path));
                    // Its own address needs no redirect, and one address written twice needs one.
                    if path != own && leading.is_none_or(|(owner, first)| (*owner, first) != (id, &path)) {
                        let owner = leading.map(|(owner, _)| *owner);
                        self.redirect_taken(document, redirect, owner);
                    }
                } else {
                    self.add(RedirectPage { from: address.clone(), to: id }, &address, Some(id));
                    leading.insert(fold(&path), (id, path));
                }
            }
        }
    }

    /// Says that an old address cannot lead to a document; `owner` is the one that it leads to, if it is no page.
    fn redirect_taken(&mut self, document: &Document, redirect: &Spanned<String>, owner: Option<DocId>) {
        let context = self.context;
        let address = &redirect.value;
        let is_permalink = document.common.permalink.as_ref() == Some(redirect);
        let other = owner.map(|owner| &context.document(owner).file);
        let diagnostic = match (other, is_permalink) {
            (Some(file), true) if *file == document.file => say::permalink_written_twice(address),
            (Some(file), false) if *file == document.file => say::redirect_written_twice(address),
            (Some(file), true) => say::permalink_of_other_page(address, file),
            (Some(file), false) => say::redirect_of_other_page(address, file),
            (None, true) => say::permalink_at_page(address),
            (None, false) => say::redirect_at_page(address),
        };
        self.diagnostics.push(diagnostic.at(&document.file, redirect.span.clone()));
    }
}

/// The page's address that an old one, from the root, means: `vieux`, `vieux/` and `vieux/index.html` are one.
fn written_address(old: &str) -> String {
    let parts: Vec<&str> = old.split('/').filter(|part| !part.is_empty()).collect();
    let folders = match parts.split_last() {
        Some((last, folders)) if *last == "index.html" => folders,
        Some((last, _)) if last.contains('.') && !old.ends_with('/') => return parts.join("/"),
        _ => &parts,
    };
    folders.iter().flat_map(|part| [*part, "/"]).collect()
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
    use crate::fixture::{FixtureFiles, config, messages, with_context};

    fn planned(lines: &str, files: FixtureFiles) -> (Vec<(String, bool)>, Vec<String>) {
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
            ("recherche/index.html", false),
            ("vieux/index.html", false),
            ("x.html", false),
        ];
        let expected: Vec<(String, bool)> = expected.map(|(file, hidden)| (file.to_owned(), hidden)).to_vec();
        assert_eq!(pages, expected);
    }

    #[test]
    fn two_pages_never_share_an_address() {
        for files in [
            &[("a.md", "---\nslug: x\n---\n"), ("b.md", "---\nslug: x\n---\n")] as FixtureFiles,
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
