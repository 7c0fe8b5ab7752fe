//! The works that a note rests on, as a reader of references expects them: the style of the American Psychological Association
//! (Publication Manual, 7th edition, 2020), in the words of the note's language.
//!
//! Which work comes first is decided when the note is read.

use super::parts::ViewContext;
use super::*;
use crate::content::document::works::Citing;
use crate::content::document::{Work, WorkAuthor};
use crate::content::i18n::Translation;
use crate::content::markdown::HoleKind;
use crate::publish::audience::DocId;
use crate::text::escape::escaped;

/// Authors that a reference names: of more, the first ones and the last (section 9.8).
const MOST_NAMED: usize = 20;

impl ViewContext<'_> {
    /// The references of a note, in the order of its document.
    pub fn references(&self, id: DocId) -> Vec<SourceView> {
        let translation = self.translation_of(id);
        let works = self.document(id).common.sources.iter().enumerate();
        let mut references: Vec<SourceView> = works
            .map(|(number, work)| {
                let is_numbered = self.config.citations == Citing::Numbered;
                let shown = is_numbered.then_some(number + 1);
                let language = self.language(id);
                SourceView { id: source_id(number), number: shown, language, ..reference(work, translation) }
            })
            .collect();
        let body = self.body(id);
        for hole in &body.holes {
            if let HoleKind::Citation(number) = hole.kind
                && let Some(citation) = body.citations.get(number as usize)
                && let Some(reference) = references.get_mut(citation.work as usize)
            {
                reference.citations.push(citation_id(number));
            }
        }
        references
    }
}

/// The id of a reference, by its place from 0.
pub fn source_id(work: usize) -> String {
    format!("c-source-{}", work + 1)
}

/// The id of a citation in the text.
pub fn citation_id(number: u32) -> String {
    format!("c-cite-{}", number + 1)
}

fn reference(work: &Work, translation: &Translation) -> SourceView {
    let authors = authors(&work.authors, translation);
    SourceView {
        id: String::new(),
        number: None,
        html: html(work, authors.as_deref(), translation),
        language: None,
        citations: Vec::new(),
        author: authors,
        year: work.year.clone(),
        title: work.title.clone(),
        publisher: work.publisher.clone(),
        url: work.doi.clone().or_else(|| work.url.clone()),
    }
}

/// « Roy, A., Côté, B. et CIUSSS ».
fn authors(authors: &[WorkAuthor], translation: &Translation) -> Option<String> {
    let names: Vec<String> = authors.iter().map(WorkAuthor::in_references).collect();
    match names.as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        [first @ .., last] if names.len() <= MOST_NAMED => {
            let first = first.join(", ");
            Some(translation.text("reference_last", None, &[("names", &first), ("last", last)]))
        }
        [first @ .., last] => Some(format!("{}, … {last}", first[..MOST_NAMED - 1].join(", "))),
    }
}

fn html(work: &Work, authors: Option<&str>, translation: &Translation) -> String {
    let mut out = Sentences::default();
    let title = work.title.as_deref().unwrap_or_default();
    if work.is_written {
        out.add(&escaped(title), title);
        return out.html;
    }
    let year = format!("({})", work.year_in_text(&translation.words));
    let has_title = !title.is_empty();
    match authors {
        Some(authors) => {
            out.add(&escaped(authors), authors);
            out.add(&escaped(&year), &year);
            if has_title {
                out.add_title(work, title, translation);
            }
        }
        // The title takes the place of the authors (section 9.12).
        None => {
            if has_title {
                out.add_title(work, title, translation);
            }
            out.add(&escaped(&year), &year);
        }
    }
    if let Some(journal) = &work.journal {
        out.add_journal(work, journal);
    }
    let is_author = |publisher: &&String| authors == Some(publisher.as_str());
    if let Some(publisher) = work.publisher.as_ref().filter(|publisher| !is_author(publisher)) {
        out.add(&escaped(publisher), publisher);
    }
    if let Some(address) = work.doi.as_ref().or(work.url.as_ref()) {
        let day = work.accessed.filter(|_| work.doi.is_none()).map(|day| translation.date(&day).day);
        out.add_address(address, day.as_deref(), translation);
    }
    out.html
}

/// The parts of a reference, each ended by a full stop.
#[derive(Debug, Default)]
struct Sentences {
    html: String,
}

impl Sentences {
    /// Adds a part; `read` is what a reader reads of it.
    fn add(&mut self, html: &str, read: &str) {
        self.begin();
        self.html.push_str(html);
        let end = read.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '»' | '”' | '"'));
        if !end.ends_with(['.', '?', '!', '…']) {
            self.html.push('.');
        }
    }

    fn begin(&mut self) {
        if !self.html.is_empty() {
            self.html.push(' ');
        }
    }

    /// The title: in italics, unless it is that of an article; then what part of the work is meant.
    fn add_title(&mut self, work: &Work, title: &str, translation: &Translation) {
        if work.journal.is_some() {
            return self.add(&escaped(title), title);
        }
        let place = |key: &str, value: &Option<String>| {
            let value = value.as_deref().map(with_dashes)?;
            Some(translation.text(key, None, &[("value", &value)]))
        };
        let places = [
            place("reference_volume", &work.volume),
            place("reference_issue", &work.issue),
            place("reference_pages", &work.pages),
        ];
        let places: Vec<String> = places.into_iter().flatten().collect();
        let html = format!("<cite>{}</cite>", escaped(title));
        match places.is_empty() {
            true => self.add(&html, title),
            false => self.add(&format!("{html} ({})", escaped(&places.join(", "))), ")"),
        }
    }

    /// The journal and the place in it: « *JAMA*, *260*(12), 1743–1748 » (section 9.25).
    fn add_journal(&mut self, work: &Work, journal: &str) {
        let mut html = format!("<cite>{}</cite>", escaped(journal));
        let mut last = journal.to_owned();
        if let Some(volume) = &work.volume {
            html.push_str(&format!(", <i>{}</i>", escaped(volume)));
            last.clone_from(volume);
        }
        if let Some(issue) = &work.issue {
            let before = if work.volume.is_some() { "" } else { ", " };
            html.push_str(&format!("{before}({})", escaped(issue)));
            last = String::from(")");
        }
        if let Some(pages) = &work.pages {
            last = with_dashes(pages);
            html.push_str(&format!(", {}", escaped(&last)));
        }
        self.add(&html, &last);
    }

    /// Where the work is, without a full stop behind it (section 9.35).
    fn add_address(&mut self, address: &str, day: Option<&str>, translation: &Translation) {
        self.begin();
        if let Some(day) = day {
            self.html.push_str(&escaped(&translation.text("reference_accessed", None, &[("date", day)])));
            self.html.push(' ');
        }
        let address = escaped(address);
        self.html.push_str(&format!("<a href=\"{address}\" rel=\"external\">{address}</a>"));
    }
}

/// `12-18` as it is printed: « 12–18 ».
fn with_dashes(pages: &str) -> String {
    let mut out = String::with_capacity(pages.len());
    let mut rest = pages.chars().peekable();
    let mut before = None;
    while let Some(c) = rest.next() {
        let is_digit = |c: Option<&char>| c.is_some_and(char::is_ascii_digit);
        let is_between = c == '-' && is_digit(before.as_ref()) && is_digit(rest.peek());
        out.push(if is_between { '–' } else { c });
        before = Some(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::fixture::{config, id, with_context};

    fn references(language: &str, sources: &str) -> Vec<String> {
        let note = format!("---\nsources:\n{sources}---\n");
        let config = config(&format!("language: {language}\n"));
        let html = with_context(&config, &[("a.md", &note)], |context| context.references(id(context.graph, "a")));
        html.into_iter().map(|source| source.html).collect()
    }

    #[test]
    fn references_are_those_of_the_style() {
        for (source, expected) in [
            (
                "{author: {family: Roy, given: Anne Marie}, year: 2017, title: Un guide, publisher: Le Réseau}",
                "Roy, A.\u{a0}M. (2017). <cite>Un guide</cite>. Le Réseau.",
            ),
            (
                "{authors: ['Donabedian, A.'], year: 1988, title: Peut-on l'évaluer ?, journal: JAMA, volume: 260, issue: 12, pages: 1743-1748, doi: 10.1001/jama.260.12.1743}",
                "Donabedian, A. (1988). Peut-on l’évaluer\u{202f}? <cite>JAMA</cite>, <i>260</i>(12), 1743–1748. \
                 <a href=\"https://doi.org/10.1001/jama.260.12.1743\" rel=\"external\">https://doi.org/10.1001/jama.260.12.1743</a>",
            ),
            (
                "{authors: [{name: Le Réseau}, {family: Côté, given: B.}], title: A & B, publisher: P, url: 'https://a.org/?b&c', accessed: 2024-02-29}",
                "Le Réseau et Côté, B. (s.\u{a0}d.). <cite>A &amp; B</cite>. P. Consulté le 29 février 2024 à l’adresse \
                 <a href=\"https://a.org/?b&amp;c\" rel=\"external\">https://a.org/?b&amp;c</a>",
            ),
            (
                "{title: Sans auteur, volume: 2, pages: 3-4, year: 2020}",
                "<cite>Sans auteur</cite> (vol.\u{a0}2, p.\u{a0}3–4). (2020).",
            ),
            ("{author: Le Réseau, year: 2020, title: A, publisher: Le Réseau}", "Le Réseau. (2020). <cite>A</cite>."),
            ("'Roy (2017). Tel quel : « ici »'", "Roy (2017). Tel quel\u{a0}: «\u{a0}ici\u{a0}»."),
        ] {
            assert_eq!(references("fr", &format!("  - {source}\n")), [expected], "{source}");
        }
        let english =
            "  - {authors: ['Roy, A.', 'Côté, B.'], title: T, volume: 2, url: https://a.org, accessed: 2024-02-29}\n";
        assert_eq!(
            references("en", english),
            ["Roy, A., &amp; Côté, B. (n.d.). <cite>T</cite> (Vol.\u{a0}2). Retrieved February 29, 2024, from \
              <a href=\"https://a.org\" rel=\"external\">https://a.org</a>"]
        );
    }

    #[test]
    fn of_many_authors_the_first_and_the_last_are_named() {
        let names: Vec<String> = (1..=25).map(|number| format!("N{number}")).collect();
        let source = format!("  - {{authors: [{}], year: 2020, title: T}}\n", names.join(", "));
        let [reference] = &references("fr", &source)[..] else { panic!("one reference") };
        assert!(reference.starts_with("N1, N2") && reference.contains("N19, … N25. (2020)"), "{reference}");
    }
}
