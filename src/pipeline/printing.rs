//! Pages and Markdown sources as bytes, side by side on all cores.

use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};

use rapidhash::RapidHashMap as HashMap;
use rayon::prelude::*;
use serde_json::value::RawValue;

use super::{AT_ONCE, Progress};
use crate::content::source::{Sources, Text};
use crate::diagnostics::Diagnostic;
use crate::pages::page::{Page, Planned};
use crate::pages::site::{Content, Phase, Shelf, Site};
use crate::pages::view::parts::Maker;
use crate::publish::audience::DocId;
use crate::render::files;
use crate::render::indexes;
use crate::render::printer::{Key, Printer};
use crate::render::redact;
use crate::render::theme;

/// What was rendered before, by file: what it was made of, and the bytes.
pub type Rendered = HashMap<String, (Key, Content)>;

/// What pages are made with.
pub struct Printing<'a> {
    pub maker: &'a Maker<'a>,
    pub printer: &'a Printer,
    pub sources: &'a Sources,
    pub shelf: &'a dyn Shelf,
    pub progress: Progress<'a>,
}

/// A page after rendering.
enum Outcome {
    Known(Option<Key>, Content),
    Fresh(Option<Key>, Content),
    Failed(Box<Diagnostic>),
}

impl Printing<'_> {
    /// Adds pages to the site, from the memo where their views are those of last time. Gives how many were rendered, and
    /// the templates' mistakes.
    pub fn pages(
        &self,
        pages: &[&Planned],
        memo: &mut Rendered,
        site: &mut Site,
    ) -> io::Result<(usize, Vec<Diagnostic>)> {
        let done = AtomicUsize::new(0);
        let known = &*memo;
        let made: Vec<io::Result<Outcome>> = pages
            .par_iter()
            .with_max_len(AT_ONCE)
            .map(|planned| {
                let outcome = self.page(planned, known);
                (self.progress)(done.fetch_add(1, Ordering::Relaxed) + 1, pages.len());
                outcome
            })
            .collect();
        let mut rendered = 0;
        let mut diagnostics: Vec<Diagnostic> = Vec::new();
        for (planned, result) in pages.iter().zip(made) {
            let (key, content) = match result? {
                Outcome::Known(key, content) => (key, content),
                Outcome::Fresh(key, content) => {
                    rendered += 1;
                    (key, content)
                }
                Outcome::Failed(diagnostic) => {
                    // The same mistake stands on every page of its kind.
                    if !diagnostics.contains(&diagnostic) {
                        diagnostics.push(*diagnostic);
                    }
                    continue;
                }
            };
            if let Some(key) = key {
                memo.insert(planned.file.clone(), (key, content.clone()));
            }
            site.add(planned.file.clone(), content, planned.page.phase());
            if planned.hidden {
                site.hide(&planned.file);
            }
        }
        Ok((rendered, diagnostics))
    }

    fn page(&self, planned: &Planned, memo: &Rendered) -> io::Result<Outcome> {
        let (page, view) = planned.page.view(self.maker);
        let key = self.shelf.lasts().then(|| self.printer.key(&page, &view));
        if let Some((known, content)) = memo.get(&planned.file)
            && Some(*known) == key
        {
            return Ok(Outcome::Known(key, content.clone()));
        }
        match self.printer.print(&page, &view) {
            Ok(bytes) => Ok(Outcome::Fresh(key, self.shelf.keep(&planned.file, bytes)?)),
            Err(error) => Ok(Outcome::Failed(Box::new(theme::template_error(&error, self.sources)))),
        }
    }

    /// What machines read of the whole site; `notes` are all of it that is listed.
    pub fn index(&self, notes: &[Box<RawValue>]) -> io::Result<Content> {
        self.shelf.keep(files::INDEX, indexes::index(self.maker, notes))
    }

    /// Adds the Markdown sources of the notes among pages, as their readers may see them. `text_of` gives a note's file.
    pub fn markdown<'t>(
        &self,
        pages: &[&Planned],
        text_of: impl Fn(&str) -> Option<&'t Text> + Sync,
        site: &mut Site,
    ) -> io::Result<()> {
        let source = |id: DocId, hidden| {
            let document = self.maker.document(id);
            let text = text_of(&document.file)?;
            let path = self.maker.addresses.source(document);
            let source = redact::source(self.maker, id, &text.text);
            Some(self.shelf.keep(&path, source.into_bytes()).map(|content| (path, content, hidden)))
        };
        let made: Vec<io::Result<(String, Content, bool)>> = pages
            .par_iter()
            .with_max_len(AT_ONCE)
            .filter_map(|planned| match planned.page {
                Page::Note(id) => source(id, planned.hidden),
                _ => None,
            })
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
}
