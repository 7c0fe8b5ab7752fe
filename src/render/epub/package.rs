//! What programs read of a book beside its texts: the package document, the table of contents (EPUB 3.3, sections 5 and 7), and what
//! the book says of its accessibility (EPUB Accessibility 1.1, section 2), which is never more than carnet knows.

use super::documents::{BookDocument, DocumentKind};
use super::images::Image;
use super::xhtml::escaped;
use crate::content::i18n::Translation;

/// Of a book as a whole.
#[derive(Debug)]
pub(super) struct Book<'a> {
    /// An address or a name that no other book has.
    pub identifier: String,
    pub title: &'a str,
    pub description: Option<&'a str>,
    /// BCP 47 tag.
    pub language: &'a str,
    pub authors: &'a [String],
    pub publisher: &'a str,
    pub licence: Option<String>,
    /// A day.
    pub published: Option<String>,
    /// In universal time: `2024-02-29T19:57:00Z`.
    pub modified: String,
    pub translation: &'a Translation,
    /// The path of the image that stands for the book among others.
    pub cover: Option<String>,
    /// Every image has a description.
    pub is_described: bool,
}

/// A written document.
#[derive(Debug)]
pub(super) struct WrittenDocument {
    pub document: BookDocument,
    pub body: String,
    pub has_formulas: bool,
    pub has_drawings: bool,
}

/// The file that leads a program to the package.
pub(super) const CONTAINER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
    <container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\" version=\"1.0\">\n<rootfiles>\n\
    <rootfile full-path=\"EPUB/package.opf\" media-type=\"application/oebps-package+xml\"/>\n</rootfiles>\n</container>\n";

/// A whole document of the book.
pub(super) fn document(written: &WrittenDocument) -> String {
    let BookDocument { language, kind, heading, title, .. } = &written.document;
    let role = kind.role().map(|role| format!(" role=\"{role}\"")).unwrap_or_default();
    let body = format!(
        "<section class=\"{0}\" epub:type=\"{0}\"{role} aria-labelledby=\"{1}\">\n{2}\n</section>",
        kind.word(),
        escaped(heading),
        written.body
    );
    page(language, title, &body)
}

fn page(language: &str, title: &str, body: &str) -> String {
    let (language, title) = (escaped(language), escaped(title));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n\
         <html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"{language}\" \
         xml:lang=\"{language}\">\n<head>\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )
}

/// The table of contents, which is read as a document of the book too.
pub(super) fn navigation(book: &Book, documents: &[WrittenDocument]) -> String {
    let word = |key: &str| escaped(&book.translation.text(key, None, &[]));
    let mut entries = String::new();
    let mut is_within = false;
    let named = documents.iter().filter_map(|written| Some((&written.document, written.document.entry.as_ref()?)));
    for (document, entry) in named {
        match (is_within, entry.is_within_part) {
            (false, true) => entries.push_str("\n<ol>\n"),
            (true, false) => entries.push_str("</li>\n</ol>\n</li>\n"),
            _ if entries.is_empty() => {}
            _ => entries.push_str("</li>\n"),
        }
        is_within = entry.is_within_part;
        let language = entry.language.as_deref().map(escaped);
        let language = language.map(|tag| format!(" lang=\"{tag}\" xml:lang=\"{tag}\"")).unwrap_or_default();
        entries += &format!("<li><a href=\"{}\"{language}>{}</a>", document.file, escaped(&document.title));
    }
    entries.push_str(if is_within { "</li>\n</ol>\n</li>\n" } else { "</li>\n" });
    let places = landmarks(book, documents);
    let contents = word("book_contents");
    let body = format!(
        "<nav epub:type=\"toc\" role=\"doc-toc\" id=\"toc\" aria-labelledby=\"c-contents\">\n\
         <h1 id=\"c-contents\">{contents}</h1>\n<ol>\n{entries}</ol>\n</nav>\n\
         <nav epub:type=\"landmarks\" aria-label=\"{}\" hidden=\"hidden\">\n<ol>\n{places}</ol>\n</nav>",
        word("epub_landmarks")
    );
    page(book.language, &book.translation.text("book_contents", None, &[]), &body)
}

/// The places that programs offer to go to.
fn landmarks(book: &Book, documents: &[WrittenDocument]) -> String {
    let word = |key: &str| escaped(&book.translation.text(key, None, &[]));
    let of = |is: &dyn Fn(DocumentKind) -> bool| documents.iter().map(|written| &written.document).find(|d| is(d.kind));
    let start = of(&|kind| !matches!(kind, DocumentKind::TitlePage));
    let places = [
        (of(&|kind| kind == DocumentKind::TitlePage), "titlepage", word("epub_title_page")),
        (start, "bodymatter", word("epub_start")),
        (of(&|kind| kind == DocumentKind::Bibliography), "bibliography", word("sources")),
    ];
    let mut out = format!("<li><a epub:type=\"toc\" href=\"#toc\">{}</a></li>\n", word("book_contents"));
    for (document, kind, name) in places {
        if let Some(document) = document {
            out += &format!("<li><a epub:type=\"{kind}\" href=\"{}\">{name}</a></li>\n", document.file);
        }
    }
    out
}

/// The package document.
pub(super) fn package(book: &Book, documents: &[WrittenDocument], images: &[Image]) -> String {
    let mut manifest = String::from(
        "<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n\
         <item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>\n",
    );
    let mut spine = String::new();
    for written in documents {
        let file = &written.document.file;
        let id = file.trim_end_matches(".xhtml");
        let properties = [(written.has_formulas, "mathml"), (written.has_drawings, "svg")];
        let properties: Vec<&str> = properties.into_iter().filter(|(has, _)| *has).map(|(_, name)| name).collect();
        let properties =
            if properties.is_empty() { String::new() } else { format!(" properties=\"{}\"", properties.join(" ")) };
        manifest += &format!("<item id=\"{id}\" href=\"{file}\" media-type=\"application/xhtml+xml\"{properties}/>\n");
        spine += &format!("<itemref idref=\"{id}\"/>\n");
        if written.document.kind == DocumentKind::TitlePage {
            spine += "<itemref idref=\"nav\"/>\n";
        }
    }
    for (place, image) in images.iter().enumerate() {
        let cover = if book.cover.as_ref() == Some(&image.name) { " properties=\"cover-image\"" } else { "" };
        let (name, kind) = (&image.name, image.media_type);
        manifest += &format!("<item id=\"image{}\" href=\"{name}\" media-type=\"{kind}\"{cover}/>\n", place + 1);
    }
    let language = escaped(book.language);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" \
         unique-identifier=\"id\" xml:lang=\"{language}\">\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n\
         {}{}</metadata>\n<manifest>\n{manifest}</manifest>\n<spine>\n{spine}</spine>\n</package>\n",
        metadata(book),
        accessibility(book, documents, images)
    )
}

fn metadata(book: &Book) -> String {
    let mut out = format!(
        "<dc:identifier id=\"id\">{}</dc:identifier>\n<dc:title>{}</dc:title>\n<dc:language>{}</dc:language>\n",
        escaped(&book.identifier),
        escaped(book.title),
        escaped(book.language)
    );
    for author in book.authors {
        out += &format!("<dc:creator>{}</dc:creator>\n", escaped(author));
    }
    let publisher = Some(book.publisher.to_owned()).filter(|publisher| !publisher.is_empty());
    let description = book.description.map(str::to_owned);
    for (name, value) in
        [("publisher", &publisher), ("description", &description), ("rights", &book.licence), ("date", &book.published)]
    {
        if let Some(value) = value {
            out += &format!("<dc:{name}>{}</dc:{name}>\n", escaped(value));
        }
    }
    out + &format!("<meta property=\"dcterms:modified\">{}</meta>\n", escaped(&book.modified))
}

/// What a book says of its accessibility (EPUB Accessibility 1.1, section 2.2; Schema.org Accessibility Properties for Discoverability
/// Vocabulary). No conformance is claimed: nobody has evaluated the texts.
fn accessibility(book: &Book, documents: &[WrittenDocument], images: &[Image]) -> String {
    // The cover is only shown among other books.
    let has_images = images.iter().any(|image| book.cover.as_ref() != Some(&image.name))
        || documents.iter().any(|written| written.has_drawings);
    let has_formulas = documents.iter().any(|written| written.has_formulas);
    let moves = images.iter().any(|image| image.media_type == "image/gif");
    let mut facts = vec![("accessMode", "textual")];
    if has_images {
        facts.push(("accessMode", "visual"));
    }
    if !has_images || book.is_described {
        facts.push(("accessModeSufficient", "textual"));
    }
    if has_images {
        facts.push(("accessModeSufficient", "textual,visual"));
    }
    facts.extend(
        ["tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability", "unlocked"]
            .map(|feature| ("accessibilityFeature", feature)),
    );
    if has_images && book.is_described {
        facts.push(("accessibilityFeature", "alternativeText"));
    }
    if has_formulas {
        facts.push(("accessibilityFeature", "MathML"));
    }
    // An image that moves may flash: nothing here looks at its pictures.
    facts.push(("accessibilityHazard", if moves { "unknown" } else { "none" }));
    let key = if !has_images || book.is_described { "epub_accessibility" } else { "epub_accessibility_undescribed" };
    let summary = book.translation.text(key, None, &[]);
    facts.push(("accessibilitySummary", &summary));
    let meta = |(name, value): (&str, &str)| format!("<meta property=\"schema:{name}\">{}</meta>\n", escaped(value));
    facts.into_iter().map(meta).collect()
}
