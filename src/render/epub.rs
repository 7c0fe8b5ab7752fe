//! A whole notebook as a book to take along (EPUB 3.3): its texts are those of its page in the site, each note a document of its own.
//!
//! A pure function of the view, the site's files and the style sheet: no clock, no order but that of the notebook. What a page shows
//! of withheld documents, a book does: nothing.

mod addresses;
mod archive;
mod documents;
mod images;
mod package;
mod shape;
mod tree;
mod xhtml;

use std::io;

use addresses::{Ids, SitePlace, Turning};
use archive::{ArchiveFile, pack};
use documents::{BookDocument, BookText};
pub use images::ReadFile;
use images::{Image, Images};
use package::{Book, WrittenDocument};
use rapidhash::RapidHashSet as HashSet;
use tree::{MarkupLanguage, NodeKind, Tree};

use crate::content::i18n::Translation;
use crate::content::pictures::card::ShareCard;
use crate::pages::kinds::book::{BookForm, BookView};
use crate::pages::site::Site;
use crate::pages::view::parts::ViewContext;
use crate::publish::audience::DocId;
use crate::text::label::label;

/// The asset of the theme that all books have as their style sheet.
pub const STYLE: &str = "epub.css";

/// Named as the authors of a book that names none itself: those of its notes, in their order.
const MOST_AUTHORS: usize = 24;

/// The book of a notebook.
#[derive(Debug, Clone, Copy)]
pub struct EpubInput<'a> {
    pub context: ViewContext<'a>,
    /// The files of the site, of which a book takes images.
    pub site: &'a Site,
    pub style: &'a [u8],
    pub read: ReadFile,
}

impl EpubInput<'_> {
    /// The file of a notebook's book.
    ///
    /// # Errors
    /// Those of the images that it shows.
    pub fn make(&self, id: DocId) -> io::Result<Vec<u8>> {
        let context = &self.context;
        let (page, view) = context.whole_notebook(id, BookForm::Documents);
        let translation = context.translation_of(id);
        let authors = authors(&view);
        let base = context.config.base_url.as_deref();
        let text = BookText {
            book: &view,
            translation,
            language: context.language_of(id),
            site_language: &context.config.language,
            root: &page.root,
            has_site: base.is_some(),
            authors: &authors,
        };
        let mut images = Images::of(context, self.site, self.read);
        let place = SitePlace { root: &page.root, base };
        let written = write(text.documents(), place, translation, &mut images)?;
        let is_described = !images.is_one_unnamed;
        let cover = view.row.cover.as_ref().and_then(|cover| images.name_of(documents::fitting(cover)));
        let drawn = || self.draw_cover(&view, translation).map(|png| images.add("image/png", png));
        let cover = cover.or_else(drawn);
        let book = Book { cover, is_described, ..self.facts(id, &view, &authors) };
        pack(&files(&book, &written, images.all, self.style))
    }

    /// What a book says of itself, beside its texts and its images.
    fn facts<'b>(&'b self, id: DocId, view: &'b BookView, authors: &'b [String]) -> Book<'b> {
        let context = &self.context;
        let licence = view.licence.as_ref().map(|licence| match &licence.url {
            Some(url) => format!("{} ({url})", licence.name),
            None => licence.name.clone(),
        });
        let published = context.document(id).common.published.as_ref();
        Book {
            identifier: view.url.clone().unwrap_or_else(|| context.iri(&context.addresses.epub(context.document(id)))),
            title: &view.row.title,
            description: view.row.summary.as_deref(),
            language: context.language_of(id),
            authors,
            publisher: &context.config.title,
            licence,
            published: published.map(|published| published.value.date().to_string()),
            modified: self.modified(id),
            translation: context.translation_of(id),
            cover: None,
            is_described: true,
        }
    }

    /// The image that stands for a book whose notebook has none.
    fn draw_cover(&self, view: &BookView, translation: &Translation) -> Option<Vec<u8>> {
        let community = view.community.as_ref().map(|community| community.name.clone());
        let above = community.unwrap_or_else(|| translation.text("notebook", None, &[]));
        ShareCard::new(&view.row.title, Some(&above), &label(&self.context.config.title))?.cover()
    }

    /// When the notebook or a note of it last changed; a fixed day where none of them says.
    fn modified(&self, id: DocId) -> String {
        let changed = self.context.graph.collection_changed(id);
        changed.map_or_else(|| String::from("1980-01-01T00:00:00Z"), |changed| changed.in_universal_time())
    }
}

/// The names on the title page.
fn authors(view: &BookView) -> Vec<String> {
    if !view.authors.is_empty() {
        return view.authors.iter().map(|author| author.name.clone()).collect();
    }
    let mut seen = HashSet::default();
    let chapters = view.parts.iter().flat_map(|part| &part.chapters);
    let names = chapters.flat_map(|chapter| &chapter.row.authors).map(|author| &author.name);
    names.filter(|name| seen.insert(*name)).take(MOST_AUTHORS).cloned().collect()
}

/// The documents as XHTML.
fn write(
    documents: Vec<BookDocument>,
    site: SitePlace,
    translation: &Translation,
    images: &mut Images,
) -> io::Result<Vec<WrittenDocument>> {
    let mut ids = Ids::default();
    let mut trees: Vec<Tree> = documents.iter().map(|document| Tree::read(&document.html)).collect();
    for (number, tree) in trees.iter_mut().enumerate() {
        shape::shape(tree, translation);
        ids.take(number, tree);
    }
    let names: Vec<String> = documents.iter().map(|document| document.file.clone()).collect();
    let mut turning = Turning { ids: &ids, files: &names, site, images };
    for (number, tree) in trees.iter_mut().enumerate() {
        turning.turn(number, tree)?;
    }
    let written = documents.into_iter().zip(&trees).map(|(document, tree)| WrittenDocument {
        document,
        body: xhtml::text(tree),
        has_formulas: holds(tree, MarkupLanguage::MathMl),
        has_drawings: holds(tree, MarkupLanguage::Svg),
    });
    Ok(written.collect())
}

fn holds(tree: &Tree, wanted: MarkupLanguage) -> bool {
    let is_wanted = |kind: &NodeKind| matches!(kind, NodeKind::Element { markup, .. } if *markup == wanted);
    tree.in_order().into_iter().any(|id| is_wanted(&tree.nodes[id].kind))
}

fn files(book: &Book, written: &[WrittenDocument], images: Vec<Image>, style: &[u8]) -> Vec<ArchiveFile> {
    let file =
        |path: &str, text: String| ArchiveFile { path: path.to_owned(), bytes: text.into_bytes(), is_dense: false };
    let mut files = vec![
        file("META-INF/container.xml", package::CONTAINER.to_owned()),
        file("EPUB/package.opf", package::package(book, written, &images)),
        file("EPUB/nav.xhtml", package::navigation(book, written)),
    ];
    let documents = written.iter().map(|one| file(&format!("EPUB/{}", one.document.file), package::document(one)));
    files.extend(documents);
    files.push(ArchiveFile { path: String::from("EPUB/style.css"), bytes: style.to_vec(), is_dense: false });
    files.extend(images.into_iter().map(|image| ArchiveFile {
        path: format!("EPUB/{}", image.name),
        is_dense: image.media_type != "image/svg+xml",
        bytes: image.bytes,
    }));
    files
}
