//! The documents of a book in their order, as HTML: a title page, the introduction, the parts, a document for each note, the works
//! that the notes rest on.
//!
//! It knows the view of the notebook, never how a book is packed.

use super::images::WIDEST;
use crate::content::i18n::Translation;
use crate::pages::kinds::book::{BookPart, BookView, ChapterView};
use crate::pages::view::further::FurtherLinkView;
use crate::pages::view::{CoverView, SourceView};
use crate::text::escape::{escaped, escaped_text};

/// A document of a book.
#[derive(Debug)]
pub(super) struct BookDocument {
    /// Its file, beside those of the others.
    pub file: String,
    /// Its title in the table of contents; none for one that the table does not name.
    pub entry: Option<ContentsEntry>,
    /// BCP 47 tag.
    pub language: String,
    /// What it is in a book, as EPUB and assistive technology name it (EPUB Structural Semantics; DPUB-ARIA 1.1).
    pub kind: DocumentKind,
    /// The id of its heading.
    pub heading: String,
    pub title: String,
    /// What stands in it, as a page of the site has it.
    pub html: String,
}

/// A line of the table of contents.
#[derive(Debug)]
pub(super) struct ContentsEntry {
    /// It stands below the part before it.
    pub is_within_part: bool,
    /// BCP 47 tag of the title, when it is not the book's.
    pub language: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DocumentKind {
    TitlePage,
    Introduction,
    Part,
    Chapter,
    Bibliography,
}

impl DocumentKind {
    /// The word of EPUB.
    pub(super) fn word(self) -> &'static str {
        match self {
            DocumentKind::TitlePage => "titlepage",
            DocumentKind::Introduction => "introduction",
            DocumentKind::Part => "part",
            DocumentKind::Chapter => "chapter",
            DocumentKind::Bibliography => "bibliography",
        }
    }

    /// The role, where there is one: the same word.
    pub(super) fn role(self) -> Option<String> {
        (self != DocumentKind::TitlePage).then(|| format!("doc-{}", self.word()))
    }
}

/// What the documents are made from.
#[derive(Debug)]
pub(super) struct BookText<'a> {
    pub book: &'a BookView,
    /// The interface in the book's language.
    pub translation: &'a Translation,
    /// BCP 47 tags of the book and of the site.
    pub language: &'a str,
    pub site_language: &'a str,
    /// What addresses of the site begin with.
    pub root: &'a str,
    /// Links lead to the site.
    pub has_site: bool,
    pub authors: &'a [String],
}

impl BookText<'_> {
    pub(super) fn documents(&self) -> Vec<BookDocument> {
        let mut all = vec![self.title_page()];
        all.extend(self.introduction());
        let has_parts = self.book.parts.len() > 1 || self.book.parts.iter().any(|part| part.title.is_some());
        for (place, part) in self.book.parts.iter().enumerate() {
            if has_parts {
                all.push(self.part(place + 1, part));
            }
            all.extend(part.chapters.iter().map(|chapter| self.chapter(chapter, has_parts)));
        }
        all.extend(self.bibliography());
        all
    }

    fn word(&self, key: &str) -> String {
        escaped_text(&self.translation.text(key, None, &[]))
    }

    fn document(&self, kind: DocumentKind, file: &str, heading: &str, title: &str, html: String) -> BookDocument {
        BookDocument {
            file: format!("{file}.xhtml"),
            entry: None,
            language: self.language.to_owned(),
            kind,
            heading: heading.to_owned(),
            title: title.to_owned(),
            html,
        }
    }

    /// The tag of a text's language as an attribute; `own` is given when it is not the site's.
    fn language_of(&self, own: Option<&String>) -> Option<String> {
        let own = own.map_or(self.site_language, String::as_str);
        (own != self.language).then(|| own.to_owned())
    }

    fn title_page(&self) -> BookDocument {
        let BookView { row, community, licence, published, url, .. } = self.book;
        let mut html = format!(
            "<p class=\"eyebrow\">{}</p><h1 id=\"c-title\">{}</h1>",
            self.word("notebook"),
            escaped_text(&row.title)
        );
        if let Some(summary) = &row.summary {
            html += &format!("<p class=\"lead\">{}</p>", escaped_text(summary));
        }
        html += &row.cover.as_ref().map(|cover| self.cover(cover)).unwrap_or_default();
        let mut facts = Vec::new();
        if !self.authors.is_empty() {
            let are_teams =
                self.book.authors.iter().all(|author| author.kind == "team") && !self.book.authors.is_empty();
            let name = if are_teams { "teams_of_notebook" } else { "authors_of_notebook" };
            let name = self.translation.text(name, Some(self.authors.len() as i64), &[]);
            facts.push((escaped_text(&name), escaped_text(&self.authors.join(", "))));
        }
        facts.extend(
            community.as_ref().map(|community| (self.word("related_community"), escaped_text(&community.name))),
        );
        facts.extend(published.as_ref().map(|date| (self.word("published"), escaped_text(&date.day))));
        facts.extend(row.changed.as_ref().map(|date| (self.word("modified"), escaped_text(&date.day))));
        facts.extend(licence.as_ref().map(|licence| {
            let link = licence.url.as_ref().map(|url| link(url, &licence.name));
            (self.word("licence"), link.unwrap_or_else(|| escaped_text(&licence.name)))
        }));
        facts.extend(url.as_ref().map(|url| (self.word("book_address"), link(url, url))));
        if !facts.is_empty() {
            let facts = facts.iter().map(|(name, value)| format!("<dt>{name}</dt><dd>{value}</dd>"));
            html += &format!("<dl class=\"facts\">{}</dl>", facts.collect::<String>());
        }
        self.document(DocumentKind::TitlePage, "title", "c-title", &row.title, html)
    }

    fn cover(&self, cover: &CoverView) -> String {
        let (src, alt) = (escaped(&format!("{}{}", self.root, fitting(cover))), escaped(&cover.alt));
        let credit = cover.credit.as_ref().map(|credit| {
            let name = cover.url.as_ref().map_or_else(|| escaped_text(credit), |url| link(url, credit));
            format!("{} {name}", self.word("image_credit"))
        });
        let licence = cover.licence.as_ref().map(|licence| {
            licence.url.as_ref().map_or_else(|| escaped_text(&licence.name), |url| link(url, &licence.name))
        });
        let caption: Vec<String> = credit.into_iter().chain(licence).collect();
        let caption = match caption.is_empty() {
            true => String::new(),
            false => format!("<figcaption>{}</figcaption>", caption.join(", ")),
        };
        format!("<figure class=\"cover\"><img src=\"{src}\" alt=\"{alt}\">{caption}</figure>")
    }

    fn introduction(&self) -> Option<BookDocument> {
        let html = self.book.html.trim();
        let title = self.translation.text("introduction", None, &[]);
        let heading = format!("<h1 id=\"c-introduction\">{}</h1>", escaped_text(&title));
        let document =
            || self.document(DocumentKind::Introduction, "introduction", "c-introduction", &title, heading + html);
        let entry = Some(ContentsEntry { is_within_part: false, language: None });
        (!html.is_empty()).then(|| BookDocument { entry, ..document() })
    }

    fn part(&self, place: usize, part: &BookPart) -> BookDocument {
        let title = part.title.clone().unwrap_or_else(|| self.translation.text("section_rest", None, &[]));
        let html = format!("<h1 id=\"{}\">{}</h1>", escaped(&part.id), escaped_text(&title));
        let entry = Some(ContentsEntry { is_within_part: false, language: None });
        BookDocument { entry, ..self.document(DocumentKind::Part, &format!("p{place}"), &part.id, &title, html) }
    }

    fn chapter(&self, chapter: &ChapterView, is_within_part: bool) -> BookDocument {
        let language = self.language_of(chapter.row.language.as_ref());
        let lang = language.as_deref().map(|tag| format!(" lang=\"{}\"", escaped(tag))).unwrap_or_default();
        let (position, count) = (chapter.number.to_string(), self.book.row.count.to_string());
        let key = if self.book.row.steps { "step_of" } else { "note_of" };
        let place = self.translation.text(key, None, &[("position", &position), ("count", &count)]);
        let mut html = format!(
            "<header><p class=\"eyebrow\">{}</p><h1 id=\"{}\"{lang}>{}</h1>{}</header>",
            escaped_text(&place),
            escaped(&chapter.id),
            escaped_text(&chapter.row.title),
            self.facts_of(chapter)
        );
        html += &match &chapter.html {
            Some(own) => format!("<div class=\"prose\"{lang}>{own}</div>"),
            None => format!("<p>{}</p>", self.word("epub_full")),
        };
        if !chapter.further.is_empty() {
            let links: String = chapter.further.iter().map(|link| self.further(link)).collect();
            html += &format!("<h2>{}</h2><ul class=\"further\">{links}</ul>", self.word("further"));
        }
        // The anchor of a chapter is `c-n1`.
        let file = chapter.id.trim_start_matches("c-");
        let document = self.document(DocumentKind::Chapter, file, &chapter.id, &chapter.row.title, html);
        BookDocument { entry: Some(ContentsEntry { is_within_part, language }), ..document }
    }

    /// Who wrote a note, when it changed, where its page is.
    fn facts_of(&self, chapter: &ChapterView) -> String {
        let row = &chapter.row;
        let mut facts = Vec::new();
        if !row.authors.is_empty() {
            let mut names = row.authors.iter().map(|author| author.name.as_str()).collect::<Vec<_>>().join(", ");
            if row.more_authors > 0 {
                names += " ";
                names += &self.translation.text("and_others", Some(row.more_authors as i64), &[]);
            }
            facts.push(escaped_text(&names));
        }
        if let Some(changed) = &row.changed {
            facts.push(escaped_text(&self.translation.text("note_changed_on", None, &[("date", &changed.day)])));
        }
        if self.has_site {
            let address = format!("{}{}", self.root, row.address);
            facts.push(link(&address, &self.translation.text("book_note_page", None, &[])));
        }
        let facts: Vec<String> = facts.into_iter().map(|fact| format!("<span>{fact}</span>")).collect();
        if facts.is_empty() { String::new() } else { format!("<p class=\"meta\">{}</p>", facts.join(" · ")) }
    }

    fn further(&self, to: &FurtherLinkView) -> String {
        let language = self.language_of(to.language.as_ref()).filter(|_| to.document.is_some());
        let lang = language.map(|tag| format!(" lang=\"{}\"", escaped(&tag))).unwrap_or_default();
        let address = to.address.as_ref().map(|address| format!("{}{address}", self.root));
        let target = to.chapter.clone().or(address).or_else(|| to.url.clone());
        let title = target.map_or_else(|| escaped_text(&to.title), |target| link(&target, &to.title));
        let summary =
            to.summary.as_ref().map(|summary| format!("<p>{}</p>", escaped_text(summary))).unwrap_or_default();
        format!("<li{lang}>{title}{summary}</li>")
    }

    fn bibliography(&self) -> Option<BookDocument> {
        let title = self.translation.text("sources", None, &[]);
        let item = |source: &SourceView| {
            let number = source.number.map(|number| format!("[{number}] ")).unwrap_or_default();
            format!("<li id=\"{}\">{number}{}</li>", escaped(&source.id), source.html)
        };
        let items: String = self.book.sources.iter().map(item).collect();
        let html = format!("<h1 id=\"c-sources\">{}</h1><ul class=\"sources\">{items}</ul>", escaped_text(&title));
        let entry = Some(ContentsEntry { is_within_part: false, language: None });
        let document = || self.document(DocumentKind::Bibliography, "sources", "c-sources", &title, html);
        (!self.book.sources.is_empty()).then(|| BookDocument { entry, ..document() })
    }
}

/// The address of a cover in the width that a book needs, from the site's root.
pub(super) fn fitting(cover: &CoverView) -> &str {
    let fitting =
        cover.widths.iter().filter(|candidate| candidate.width <= WIDEST).max_by_key(|candidate| candidate.width);
    fitting.map_or(&cover.address, |candidate| &candidate.address)
}

fn link(target: &str, words: &str) -> String {
    format!("<a href=\"{}\">{}</a>", escaped(target), escaped_text(words))
}
