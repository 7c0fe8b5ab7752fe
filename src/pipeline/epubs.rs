//! The books of a site's notebooks, each made when its file is asked for.

use std::fs;
use std::io;

use rayon::prelude::*;

use super::model::Model;
use crate::content::pictures;
use crate::pages::kinds::{Page, Planned};
use crate::pages::site::{Content, Phase, Shelf, Site};
use crate::publish::audience::DocId;
use crate::render::epub::{EpubInput, STYLE};
use crate::render::theme::Asset;

impl Model {
    /// The notebooks that can be taken along, with the files of their books.
    pub fn epubs(&self) -> impl Iterator<Item = (DocId, String, &Planned)> {
        let context = self.context();
        // Without the key, no page is looked at.
        let pages = if context.config.epub { self.pages() } else { &[] };
        pages.iter().filter_map(move |planned| match &planned.page {
            Page::Book(book) => Some((book.id, context.epub_address(book.id)?, planned)),
            _ => None,
        })
    }

    /// The notebook whose book is at a path.
    pub fn epub_at(&self, path: &str) -> Option<DocId> {
        // Nearly every file that is asked for is of another sort: for those no page is looked at.
        let mut books = path.ends_with(".epub").then(|| self.epubs())?;
        books.find(|(_, own, _)| own == path).map(|(id, ..)| id)
    }

    /// The book of a notebook.
    ///
    /// # Errors
    /// Those of the images that it shows, and of a theme's own style sheet.
    pub fn epub(&self, id: DocId) -> io::Result<Vec<u8>> {
        let style = match self.theme().asset(STYLE) {
            Some(Asset::Embedded(bytes)) => bytes.to_vec(),
            Some(Asset::Own(from)) => fs::read(from)?,
            None => Vec::new(),
        };
        EpubInput { context: self.context(), site: self.files(), style: &style, read }.make(id)
    }
}

/// Adds the books to the site.
pub(super) fn print_epubs(model: &Model, shelf: &dyn Shelf, site: &mut Site) -> io::Result<()> {
    let books: Vec<_> = model.epubs().collect();
    let made = books.into_par_iter().with_max_len(1).map(|(id, path, planned)| {
        let content = shelf.keep(&path, model.epub(id)?)?;
        Ok((path, content, planned.hidden))
    });
    for result in made.collect::<Vec<io::Result<(String, Content, bool)>>>() {
        let (path, content, hidden) = result?;
        site.add(path.clone(), content, Phase::Asset);
        if hidden {
            site.hide(&path);
        }
    }
    Ok(())
}

/// The bytes of a file of the site as it is published.
fn read(content: &Content) -> io::Result<Vec<u8>> {
    Ok(match content {
        Content::Made(bytes) => bytes.to_vec(),
        Content::Copied(from) => fs::read(from)?,
        Content::Picture(from) => pictures::without_metadata(&fs::read(from)?).into_owned(),
        Content::Narrowed { from, width } => pictures::narrowed(&fs::read(from)?, *width).into_owned(),
        Content::Card(card) => card.png(),
        Content::Shelved(shelved) => fs::read(&shelved.path)?,
        // Only what carnet made is left where it was, and a book takes none of that.
        Content::Unchanged { .. } => Vec::new(),
    })
}
