//! A site that is linked and planned, with the bodies of its documents: everything that its files are made from. Nothing
//! of it changes, so that files can be made of it one at a time and in any order.

use std::sync::{Arc, OnceLock};

use rapidhash::RapidHashSet as HashSet;
use rayon::prelude::*;

use super::linked::Linked;
use super::past::{ModelPast, Past};
use crate::content::config::Config;
use crate::content::source::Sources;
use crate::diagnostics::Diagnostic;
use crate::pages::graph_data;
use crate::pages::kinds::{Page, Planned, View};
use crate::pages::site::{Phase, Site};
use crate::pages::view::PageView;
use crate::pages::view::parts::ViewContext;
use crate::publish::audience::{Bodies, DocId};
use crate::publish::graph::{Graph, check_embeds};
use crate::render::preview_mark::PreviewMark;
use crate::render::printer::{PageKey, Printer};
use crate::render::theme::Theme;
use crate::render::{indexes, redact, theme};
use crate::search::{self, SearchIndex};

/// What a site's files are made from.
#[derive(Debug)]
pub struct Model {
    pub(super) linked: Arc<Linked>,
    pub(super) bodies: Bodies,
    pub(super) config: Arc<Config>,
    /// What is known of earlier texts, where the site has versions.
    pub(super) past: Option<Arc<Past>>,
    printer: Printer,
    /// Made when the first of its files is asked for.
    search: OnceLock<SearchIndex>,
    /// The same.
    graph_data: OnceLock<String>,
}

/// What is made at a path.
#[derive(Debug, Clone, Copy)]
pub enum OutputPlace {
    /// By its place among the pages.
    Page(usize),
    /// The Markdown source of a note.
    Source(DocId),
}

impl Model {
    pub(super) fn new(
        linked: Arc<Linked>,
        theme: Arc<Theme>,
        config: Arc<Config>,
        bodies: Bodies,
        past: Option<Arc<Past>>,
    ) -> Model {
        let mut printer = Printer::new(theme, &linked.context(&bodies, &config).site());
        if config.is_preview {
            printer.mark_pages(PreviewMark::of(&linked.translation));
        }
        Model { linked, bodies, config, past, printer, search: OnceLock::new(), graph_data: OnceLock::new() }
    }

    /// The texts that notes held: one for all pages that are made at once.
    pub fn past(&self) -> ModelPast<'_> {
        ModelPast::of(self)
    }

    pub fn context(&self) -> ViewContext<'_> {
        self.linked.context(&self.bodies, &self.config)
    }

    pub fn graph(&self) -> &Arc<Graph> {
        &self.linked.graph
    }

    pub fn pages(&self) -> &[Planned] {
        self.linked.layout.plan.pages()
    }

    pub(super) fn theme(&self) -> &Theme {
        self.printer.theme()
    }

    /// The files that are neither pages nor sources, by path. The index and the books are empty in it: see [`Model::index`] and
    /// [`Model::epub`].
    pub fn files(&self) -> &Site {
        &self.linked.layout.site
    }

    /// Whether both were linked at once: they have the same pages, lists and files.
    pub fn is_linked_as(&self, other: &Model) -> bool {
        Arc::ptr_eq(&self.linked, &other.linked)
    }

    /// Whether both have the same pages, whatever these show.
    pub fn is_planned_as(&self, other: &Model) -> bool {
        Arc::ptr_eq(&self.linked.layout.plan, &other.linked.layout.plan)
    }

    /// Whether both print what is the same on every page alike, and with the same theme.
    pub fn prints_as(&self, other: &Model) -> bool {
        self.printer.prints_as(&other.printer)
    }

    /// The same number for models that print what is the same on every page alike, and with the same theme.
    pub fn printer_hash(&self) -> u64 {
        self.printer.hash()
    }

    /// The places of the pages that print the texts which are others than in a model that was linked at once with this one;
    /// none when it was not, and every page may be another.
    pub fn edited_since(&self, other: &Model) -> Option<Vec<usize>> {
        if !self.is_linked_as(other) || !self.prints_as(other) {
            return None;
        }
        let edited: HashSet<DocId> = self.bodies.others_than(&other.bodies).collect();
        if edited.is_empty() {
            return Some(Vec::new());
        }
        let pages = self.pages().iter().enumerate();
        // Entries of feeds say what changed in versions: without these, no text is in them.
        let has_texts = |page: &Page| self.past.is_some() || !matches!(page, Page::Feed(_));
        let is_printing = |page: &Page| has_texts(page) && page.prints_one_of(&edited, self.graph());
        let printing = pages.filter(|(_, planned)| is_printing(&planned.page));
        Some(printing.map(|(place, _)| place).collect())
    }

    /// What is made at a path, unless it is one of the other [files](Model::files).
    pub fn place(&self, path: &str) -> Option<OutputPlace> {
        let plan = &self.linked.layout.plan;
        let has_sources = self.context().addresses.has_sources();
        let source = || plan.note_of_source(path).filter(|_| has_sources).map(OutputPlace::Source);
        plan.place(path).map(OutputPlace::Page).or_else(source)
    }

    /// The bytes of a page. `past` is of this model, `sources` are those of the theme, for the place of what is wrong.
    ///
    /// # Errors
    /// What is wrong with its template.
    pub fn print(&self, page: &Page, past: &ModelPast, sources: &Sources) -> Result<Vec<u8>, Box<Diagnostic>> {
        let (common, view) = page.view(&ViewContext { past_texts: Some(past), ..self.context() });
        self.printed(&common, &view, sources)
    }

    /// The same, with a fingerprint of all that the page shows.
    ///
    /// # Errors
    /// What is wrong with its template.
    pub fn print_with_key(&self, page: &Page, sources: &Sources) -> Result<(Vec<u8>, PageKey), Box<Diagnostic>> {
        let past = self.past();
        let (common, view) = page.view(&ViewContext { past_texts: Some(&past), ..self.context() });
        Ok((self.printed(&common, &view, sources)?, self.printer.key(&common, &view)))
    }

    fn printed(&self, common: &PageView, view: &View, sources: &Sources) -> Result<Vec<u8>, Box<Diagnostic>> {
        let printed = self.printer.print(common, view);
        printed.map_err(|error| Box::new(theme::template_error(&error, sources)))
    }

    /// What is wrong with the templates of these pages, each once.
    pub fn template_errors(&self, pages: &[&Planned], sources: &Sources) -> Vec<Diagnostic> {
        let past = self.past();
        let failed = pages
            .par_iter()
            .filter_map(|planned| Some((&planned.page, self.print(&planned.page, &past, sources).err()?)));
        self.all_mistakes(failed.collect::<Vec<_>>(), sources)
    }

    /// Adds what is wrong with the template of a page to what is known to be wrong. `past` is of this model.
    pub fn add_template_errors(
        &self,
        planned: &Planned,
        past: &ModelPast,
        sources: &Sources,
        known: &mut Vec<Diagnostic>,
    ) {
        if let Err(first) = self.print(&planned.page, past, sources) {
            self.add_mistakes(&planned.page, &first, past, sources, known);
        }
    }

    /// The mistakes of pages that could not be printed, each once, with those that their templates have besides.
    pub(super) fn all_mistakes(&self, failed: Vec<(&Page, Box<Diagnostic>)>, sources: &Sources) -> Vec<Diagnostic> {
        let past = self.past();
        let mut found: Vec<Diagnostic> = Vec::new();
        for (page, first) in failed {
            self.add_mistakes(page, &first, &past, sources, &mut found);
        }
        found
    }

    /// Adds the mistakes of a page, of which the first is known.
    fn add_mistakes(
        &self,
        page: &Page,
        first: &Diagnostic,
        past: &ModelPast,
        sources: &Sources,
        found: &mut Vec<Diagnostic>,
    ) {
        // The same mistake stands on every page of its kind.
        if found.iter().any(|known| known.is_the_same_mistake(first)) {
            return;
        }
        let (common, view) = page.view(&ViewContext { past_texts: Some(past), ..self.context() });
        for mistake in self.printer.mistakes(&common, &view, sources) {
            if !found.iter().any(|known| known.is_the_same_mistake(&mistake)) {
                found.push(mistake);
            }
        }
    }

    /// A fingerprint of all that a page shows.
    pub fn key(&self, page: &Page) -> PageKey {
        let past = self.past();
        let (common, view) = page.view(&ViewContext { past_texts: Some(&past), ..self.context() });
        self.printer.key(&common, &view)
    }

    /// The Markdown source of a note as its readers may see it; `text` is that of its file.
    pub fn source(&self, id: DocId, text: &str) -> String {
        redact::source(&self.context(), id, text)
    }

    /// The indexes of the whole site that programs read.
    pub fn index(&self) -> Vec<u8> {
        let context = self.context();
        indexes::index(&context, &indexes::notes(&context))
    }

    /// The files of the search index; none where the site wants no search.
    pub fn make_search(&self) -> SearchIndex {
        let context = self.context();
        if context.has_search() { search::index(&context) } else { SearchIndex::default() }
    }

    /// What the page of the graph draws; none where the site has no such page.
    pub fn make_graph_data(&self) -> Option<String> {
        let context = self.context();
        context.has_graph().then(|| graph_data::text(&context))
    }

    /// The file at a path, if it is one that scripts read: it is made when it is first asked for, with all others of its sort.
    pub fn data_file(&self, path: &str) -> Option<&str> {
        if path.starts_with(search::FOLDER) {
            return self.search().files.get(path).map(String::as_str);
        }
        let is_of_graph = path == graph_data::FILE && self.context().has_graph();
        is_of_graph.then(|| self.graph_data.get_or_init(|| self.make_graph_data().unwrap_or_default()).as_str())
    }

    /// The paths of all that scripts read.
    pub fn data_files(&self) -> impl Iterator<Item = (&str, Phase)> {
        let graph = self.context().has_graph().then_some((graph_data::FILE, Phase::Index));
        self.search().files.keys().map(|path| (path.as_str(), SearchIndex::phase_of(path))).chain(graph)
    }

    fn search(&self) -> &SearchIndex {
        self.search.get_or_init(|| self.make_search())
    }

    /// What is wrong with what bodies embed.
    pub(super) fn check_embeds(&self) -> Vec<Diagnostic> {
        let context = self.context();
        check_embeds(context.graph, context.bodies)
    }
}
