//! Every file of a site as bytes, side by side on all cores.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use rapidhash::RapidHashMap as HashMap;
use rayon::prelude::*;

use super::epubs::print_epubs;
use super::model::Model;
use super::{AT_ONCE, Loaded, Progress, Timings};
use crate::content::source::{Sources, Text};
use crate::diagnostics::Diagnostic;
use crate::pages::graph_data;
use crate::pages::kinds::{Page, Planned};
use crate::pages::site::{Content, Phase, Shelf, Site};
use crate::publish::audience::DocId;
use crate::render::files;
use crate::search::SearchIndex;

/// Puts every file of the site on a shelf. Gives the mistakes of templates too. `loaded` keeps only the texts of files that
/// are in `told`: a large site's texts take as much room as its pages.
pub(super) fn print_all(
    model: &Model,
    loaded: &mut Loaded,
    told: &[Diagnostic],
    shelf: &dyn Shelf,
    progress: Progress,
    timings: &mut Timings,
) -> io::Result<(Site, Vec<Diagnostic>)> {
    let mut site = model.files().clone();
    let start = Instant::now();
    print_sources(model, &loaded.sources.content, shelf, &mut site)?;
    let sources = start.elapsed();
    loaded.sources.content.retain(|text| told.iter().any(|d| d.file.as_ref() == Some(&text.file)));
    let start = Instant::now();
    print_data(model, shelf, &mut site)?;
    let search = start.elapsed();
    let start = Instant::now();
    let (index, diagnostics) = rayon::join(
        || shelf.keep(files::INDEX, model.index()),
        || print_pages(model, &loaded.sources, shelf, progress, &mut site),
    );
    let diagnostics = diagnostics?;
    site.add(files::INDEX, index?, Phase::Index);
    print_epubs(model, shelf, &mut site)?;
    timings.0.extend([("sources", sources), ("search", search), ("render", start.elapsed())]);
    Ok((site, diagnostics))
}

/// Adds what scripts read. It is made before the pages: what these leave in memory, the values that templates read of documents, is
/// not there yet while all words are counted.
fn print_data(model: &Model, shelf: &dyn Shelf, site: &mut Site) -> io::Result<()> {
    let (search, graph) = rayon::join(|| model.make_search(), || model.make_graph_data());
    if let Some(text) = graph {
        site.add(graph_data::FILE, shelf.keep(graph_data::FILE, text.into_bytes())?, Phase::Index);
    }
    for (path, text) in search.files {
        let content = shelf.keep(&path, text.into_bytes())?;
        site.add(path.clone(), content, SearchIndex::phase_of(&path));
    }
    Ok(())
}

/// Adds the pages to the site. Gives the templates' mistakes.
fn print_pages(
    model: &Model,
    sources: &Sources,
    shelf: &dyn Shelf,
    progress: Progress,
    site: &mut Site,
) -> io::Result<Vec<Diagnostic>> {
    let done = AtomicUsize::new(0);
    let (mut pages, past): (Vec<&Planned>, _) = (model.pages().iter().collect(), model.past());
    // Feeds say what changed in versions, which is known when the pages of these were made.
    pages.sort_by_key(|planned| matches!(planned.page, Page::Feed(_)));
    let made: Vec<io::Result<Result<Content, Box<Diagnostic>>>> = pages
        .par_iter()
        .with_max_len(AT_ONCE)
        .map(|planned| {
            let printed = match model.print(&planned.page, &past, sources) {
                Ok(bytes) => shelf.keep(&planned.file, bytes).map(Ok),
                Err(error) => Ok(Err(error)),
            };
            progress(done.fetch_add(1, Ordering::Relaxed) + 1, pages.len());
            printed
        })
        .collect();
    let mut failed = Vec::new();
    for (planned, result) in pages.into_iter().zip(made) {
        match result? {
            Ok(content) => {
                site.add(planned.file.clone(), content, planned.page.phase());
                if planned.hidden {
                    site.hide(&planned.file);
                }
            }
            Err(error) => failed.push((&planned.page, error)),
        }
    }
    Ok(model.all_mistakes(failed, sources))
}

/// Adds the Markdown sources of the notes, as their readers may see them.
fn print_sources(model: &Model, texts: &[Arc<Text>], shelf: &dyn Shelf, site: &mut Site) -> io::Result<()> {
    let texts: HashMap<&str, &str> = texts.iter().map(|text| (text.file.as_ref(), text.text.as_str())).collect();
    let context = model.context();
    let source = |id: DocId, planned: &Planned| {
        let document = context.document(id);
        let text = texts.get(document.file.as_ref())?;
        let path = context.addresses.source(document)?;
        let content = shelf.keep(&path, model.source(id, text).into_bytes());
        Some(content.map(|content| (path, content, planned.hidden)))
    };
    let made: Vec<io::Result<(String, Content, bool)>> = model
        .pages()
        .par_iter()
        .with_max_len(AT_ONCE)
        .filter_map(|planned| source(planned.page.note()?, planned))
        .collect();
    for result in made {
        let (path, content, hidden) = result?;
        site.add(path.clone(), content, Phase::Page);
        if hidden {
            site.hide(&path);
        }
    }
    Ok(())
}
