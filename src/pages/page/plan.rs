//! Which pages the site has, and whose each place is.

use std::sync::Arc;

use super::{FeedOf, Page, Planned};
use crate::content::document::{Document, Kind, Visibility};
use crate::diagnostics::{Diagnostic, Spanned, say};
use crate::pages::view::note::SHOWN_BACKLINKS;
use crate::pages::view::parts::{PAGES_IN_FOOT, ViewContext, pages_of};
use crate::publish::address::{feed, file};
use crate::publish::audience::DocId;
use crate::publish::changes::Owner;
use crate::text::slug::fold;
use rapidhash::RapidHashMap as HashMap;

/// All pages of the site, in a fixed order, with the mistakes of addresses: two pages at one place.
pub fn plan(context: &ViewContext) -> (Vec<Planned>, Vec<Diagnostic>) {
    let mut planner =
        Planner { context: *context, pages: Vec::new(), taken: HashMap::default(), diagnostics: Vec::new() };
    planner.fixed();
    planner.documents();
    planner.people();
    planner.lists();
    planner.redirects();
    (planner.pages, planner.diagnostics)
}

struct Planner<'a> {
    context: ViewContext<'a>,
    pages: Vec<Planned>,
    /// Files by folded path: who made them.
    taken: HashMap<String, Option<DocId>>,
    diagnostics: Vec<Diagnostic>,
}

impl Planner<'_> {
    /// Adds a page; false when its place is taken.
    fn add(&mut self, page: Page, address: &str, of: Option<DocId>) -> bool {
        let path = file(address);
        let folded = fold(&path);
        if let Some(first) = self.taken.get(&folded) {
            self.collision(of, *first, &path);
            return false;
        }
        self.taken.insert(folded, of);
        let unlisted = |id| self.context.document(id).visibility == Visibility::Unlisted;
        self.pages.push(Planned { page, file: path, hidden: of.is_some_and(unlisted) });
        true
    }

    /// Adds the pages of a list; none and false when the place of the first is taken.
    fn add_paged(&mut self, first: &str, length: usize, of: Option<DocId>, page: impl Fn(usize) -> Page) -> bool {
        if !self.add(page(1), first, of) {
            return false;
        }
        for number in 2..=pages_of(length) {
            self.add(page(number), &self.context.addresses.paged(first, number), of);
        }
        true
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

    fn fixed(&mut self) {
        let home = self.context.addresses.home();
        let index = self.context.graph.listed(|kind| matches!(kind, Kind::Home)).first().copied();
        self.add(Page::Home, &home, index);
        self.add(Page::NotFound, "404.html", None);
        self.add_feed(FeedOf::Site, &home);
        if let Some(beyond) = self.context.graph.listed(|kind| matches!(kind, Kind::Page)).get(PAGES_IN_FOOT) {
            self.diagnostics.push(say::too_many_pages(PAGES_IN_FOOT).in_file(&self.context.document(*beyond).file));
        }
        for made in ["sitemap.xml", "robots.txt", "index.json"] {
            self.taken.insert(fold(made), None);
        }
    }

    fn add_feed(&mut self, of: FeedOf, address: &str) {
        self.add(Page::Feed(of), &feed(address), None);
    }

    fn documents(&mut self) {
        let context = self.context;
        for (id, document) in context.graph.published.iter() {
            let address = context.address(id);
            match &document.kind {
                Kind::Note(_) => {
                    if !self.add(Page::Note(id), &address, Some(id)) {
                        continue;
                    }
                    self.taken.insert(fold(&context.addresses.source(document)), Some(id));
                    let backlinks = context.graph.backlinks(id).len();
                    if backlinks > SHOWN_BACKLINKS {
                        let first = context.addresses.backlinks(document);
                        self.add_paged(&first, backlinks, Some(id), |number| Page::Backlinks(id, number));
                    }
                }
                Kind::Notebook(_) => {
                    let rows = context.row_count(id);
                    if self.add_paged(&address, rows, Some(id), |number| Page::Notebook(id, number)) {
                        self.collection_feed(id, &address);
                    }
                }
                Kind::Base(_) => {
                    if self.add(Page::Base(id), &address, Some(id)) {
                        self.collection_feed(id, &address);
                    }
                }
                Kind::Page => {
                    self.add(Page::Plain(id), &address, Some(id));
                }
                Kind::Home | Kind::Community { .. } | Kind::Author { .. } => {}
            }
        }
    }

    fn collection_feed(&mut self, id: DocId, address: &str) {
        if self.context.graph.published.is_listed(id) {
            self.add_feed(FeedOf::Owner(Owner::Collection(id)), address);
        }
    }

    fn people(&mut self) {
        let context = self.context;
        let (authors, communities) = (&context.graph.people.authors, &context.graph.people.communities);
        let notes = |documents: &[DocId]| documents.iter().filter(|id| context.document(**id).kind.is_note()).count();
        for &id in authors.with_page() {
            let author = authors.get(id);
            let address = context.addresses.author(&author.slug);
            let count = notes(&author.documents);
            if self.add_paged(&address, count, author.document, |number| Page::Author(id, number)) {
                self.add_feed(FeedOf::Owner(Owner::Author(id)), &address);
            }
        }
        for &id in communities.with_page() {
            let community = communities.get(id);
            let address = context.addresses.community(&community.slug);
            let count = notes(&community.documents);
            if self.add_paged(&address, count, community.document, |number| Page::Community(id, number)) {
                self.add_feed(FeedOf::Owner(Owner::Community(id)), &address);
            }
        }
    }

    fn lists(&mut self) {
        let context = self.context;
        for (key, tag) in &context.graph.tags {
            self.add_paged(&context.addresses.tag(key), tag.notes.len(), None, |number| Page::Tag(key.clone(), number));
        }
        for of in ["notes", "tags", "authors", "communities", "bases"] {
            let length = context.list_length(of);
            if length > 0 {
                self.add_paged(&context.addresses.list(of), length, None, |number| Page::List(of, number));
            }
        }
        let notebooks = context.graph.listed(|kind| matches!(kind, Kind::Notebook(_))).len();
        if notebooks > 0 {
            self.add_paged(&context.addresses.list("notebooks"), notebooks, None, Page::Notebooks);
        }
        if !context.changes.all().is_empty() {
            self.add(Page::Changes, &context.addresses.list("changes"), None);
            for (year, month) in context.changes.months() {
                let first = context.addresses.month(year, month);
                let length = context.changes.month(year, month).len();
                self.add_paged(&first, length, None, |number| Page::Month(year, month, number));
            }
        }
    }

    /// After all pages: a redirect never takes the place of one.
    fn redirects(&mut self) {
        let context = self.context;
        // What leads to whom already, by folded path.
        let mut leading: HashMap<String, (DocId, String)> = HashMap::default();
        for (id, document) in context.graph.published.iter() {
            for redirect in document.redirects.iter().chain(&document.permalink) {
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
                    self.add(Page::Redirect(address.clone(), id), &address, Some(id));
                    leading.insert(fold(&path), (id, path));
                }
            }
        }
    }

    /// Says that an old address cannot lead to a document; `owner` is the one that it leads to, if it is no page.
    fn redirect_taken(&mut self, document: &Document, redirect: &Spanned<String>, owner: Option<DocId>) {
        let context = self.context;
        let address = &redirect.value;
        let is_permalink = document.permalink.as_ref() == Some(redirect);
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
