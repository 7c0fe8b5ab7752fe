//! Advice about a notebook that can be built: how it is written, what is missing, what has changed since it was revised.
//!
//! It reads the same graph as a build and changes nothing. Outside addresses that are gone are warnings, the rest is advice.
//! Linear in the size of the notebook: each note is read once, names are looked for all at once.

mod history;
mod mentions;
mod outside;
pub mod report;
mod tags;
mod writing;

use std::path::PathBuf;

use rayon::prelude::*;

use crate::author::edit::form;
use crate::content::document::Document;
use crate::content::markdown::ReadableText;
use crate::diagnostics::{self, Diagnostic, Problems, say};
use crate::pipeline::{Counts, Loaded, Model, Modelled, Pipeline, Request};
use crate::publish::audience::DocId;
use crate::text::moment::Moment;

use history::FileHistory;
use mentions::LinkableNames;
pub use outside::Outside;

/// What a check is asked for, beside what a build is.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Outside addresses are asked whether they are there.
    pub outside: Option<Outside>,
}

/// Where answers about outside addresses are kept, in the user's folder of caches; none where there is no such folder.
pub fn cache() -> Option<PathBuf> {
    use etcetera::BaseStrategy;
    let folders = etcetera::choose_base_strategy().ok()?;
    Some(folders.cache_dir().join("carnet").join("addresses.json"))
}

/// What was found.
#[derive(Debug)]
pub struct Checked {
    /// Ordered, without repetitions, without those that the author silenced.
    pub diagnostics: Vec<Diagnostic>,
    pub counts: Counts,
}

/// Everything a build says of a site, and what an editor adds.
pub fn check(request: &Request, loaded: &Loaded, options: &Options) -> Checked {
    let Modelled { model, mut findings, counts, .. } = Pipeline::default().model(request, loaded);
    findings.add_template_errors(&model, &loaded.sources);
    findings.add(advice(&model, request, loaded, options));
    Checked { diagnostics: findings.told(), counts }
}

/// A published document with its text, as an editor reads it.
struct CheckedDocument<'a> {
    id: DocId,
    document: &'a Document,
    /// The whole file.
    text: &'a str,
    /// Where the body begins.
    body: usize,
    prose: ReadableText,
}

impl CheckedDocument<'_> {
    /// The place of a value in the front matter, behind the key that holds it.
    fn place_of(&self, key: &str, value: &str) -> Option<diagnostics::Span> {
        let front_matter = &self.text[..self.body];
        let from = front_matter.find(&format!("{key}:"))?;
        let at = from + front_matter[from..].find(value)?;
        Some(at..at + value.len())
    }

    /// A diagnostic at a place of the file, or of the file when the place is not known.
    fn at(&self, span: Option<diagnostics::Span>, diagnostic: Diagnostic) -> Diagnostic {
        match span {
            Some(span) => diagnostic.at(&self.document.file, span),
            None => diagnostic.in_file(&self.document.file),
        }
    }
}

fn advice(model: &Model, request: &Request, loaded: &Loaded, options: &Options) -> Vec<Diagnostic> {
    let (graph, config) = (model.graph(), &loaded.config);
    let ids: Vec<DocId> = graph.published.ids().collect();
    let read = |id: &DocId| manuscript(model, loaded, *id);
    let read_all = || ids.par_iter().filter_map(read).collect::<Vec<CheckedDocument>>();
    let (manuscripts, history) = rayon::join(read_all, || FileHistory::of(&request.root, &config.zone()));
    let names = LinkableNames::of(graph, config.glossary);
    let today = Moment::day_of(request.now, &config.zone());
    let said = manuscripts.par_iter().flat_map_iter(|manuscript| {
        let mut problems = Problems::of(&manuscript.document.file);
        writing::check(&manuscript.prose, &mut problems);
        writing::sources(manuscript, &mut problems);
        writing::callouts(manuscript, &model.context().body(manuscript.id).slips, &mut problems);
        if let Some(names) = &names {
            names.check(graph, manuscript, &mut problems);
        }
        review(manuscript.document, today, &mut problems);
        if let Some(history) = &history {
            history.check(manuscript, &mut problems);
        }
        problems.into_vec()
    });
    let mut found: Vec<Diagnostic> = said.collect();
    if config.editor.is_some() {
        found.extend(manuscripts.iter().flat_map(|manuscript| form::told(manuscript.document, manuscript.text)));
    }
    found.extend(tags::check(graph, &manuscripts));
    if let Some(outside) = &options.outside {
        found.extend(outside.check(&manuscripts));
    }
    found
}

fn manuscript<'a>(model: &'a Model, loaded: &'a Loaded, id: DocId) -> Option<CheckedDocument<'a>> {
    let document = model.graph().published.get(id);
    let text = loaded.text_of(&document.file)?;
    let body = model.context().body(id).start;
    let prose = ReadableText::of(&text[body..], body, loaded.config.base_url.as_deref());
    Some(CheckedDocument { id, document, text, body, prose })
}

fn review(document: &Document, today: Moment, problems: &mut Problems) {
    let Some(review_by) = &document.common.review_by else { return };
    if review_by.value.date() < today.date() {
        problems.add(review_by.span.clone(), say::review_day_passed(review_by.value.date().to_string()));
    }
}
