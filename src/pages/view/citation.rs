//! How a note is cited: a reference to read, and the same for programs that keep references.

use super::parts::ViewContext;
use super::*;
use crate::content::i18n::Translation;
use crate::publish::audience::DocId;
use crate::text::label::label;
use crate::text::moment::Moment;

/// « Citer cette note ».
#[derive(Debug, Clone, Serialize, Hash)]
pub struct CitationView {
    /// APA, 7th edition; the title between `apa_before` and `apa_after` is set in italics.
    pub apa_before: String,
    /// The title, which the style sets in italics.
    pub apa_title: String,
    /// What follows the title.
    pub apa_after: String,
    pub forms: Vec<CitationForm>,
    /// The day of its publication, else of its newest change, as indexes of publications read it: `2024/02/29`.
    pub published: Option<String>,
    /// The same as `2024-02-29`.
    pub published_iso: Option<String>,
}

/// A citation for programs.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct CitationForm {
    /// `BibTeX`, `RIS` or `CSL-JSON`.
    pub name: &'static str,
    /// The name of a file that holds it.
    pub file: String,
    /// The type of the file, as `application/x-bibtex`.
    pub media_type: &'static str,
    /// The whole reference.
    pub text: String,
}

/// What is said of a note where it is cited.
struct CitedNote<'a> {
    slug: &'a str,
    title: &'a str,
    authors: Vec<String>,
    /// Of the text that is cited.
    date: Option<Moment>,
    site: &'a str,
    /// Empty where the site does not know its own.
    url: &'a str,
    language: &'a str,
}

impl ViewContext<'_> {
    /// The citation of a note whose page this is, with its text of a date.
    pub fn citation(&self, id: DocId, date: Option<Moment>, page: &PageView) -> CitationView {
        let (document, words) = (self.document(id), self.translation_of(id));
        let site = label(&self.config.title);
        let note = CitedNote {
            slug: &document.slug,
            title: &document.title,
            authors: self.authors(document).into_iter().map(|author| author.name.clone()).collect(),
            date,
            site: &site,
            url: page.meta.canonical.as_deref().unwrap_or_default(),
            language: self.language_of(id),
        };
        let space = if note.url.is_empty() { "" } else { " " };
        let form = |name, ending, media_type, text| CitationForm {
            name,
            file: format!("{}.{ending}", note.slug),
            media_type,
            text,
        };
        let apa_date = apa_date(note.date, words);
        // Of a work without an author the title comes first, then the date.
        let (apa_before, apa_between) = match apa_authors(&note.authors, words) {
            authors if authors.is_empty() => (authors, format!(". ({apa_date}). ")),
            authors => (format!("{authors}({apa_date}). "), String::from(". ")),
        };
        let published = document.common.published.as_ref().map(|published| published.value).or(note.date);
        let day = |form: &str| published.map(|day| day.date().strftime(form).to_string());
        CitationView {
            apa_before,
            apa_title: note.title.to_owned(),
            apa_after: format!("{apa_between}{}.{space}{}", note.site, note.url),
            forms: vec![
                form("BibTeX", "bib", "application/x-bibtex", bibtex(&note)),
                form("RIS", "ris", "application/x-research-info-systems", ris(&note)),
                form("CSL-JSON", "json", "application/vnd.citationstyles.csl+json", csl(&note)),
            ],
            published: day("%Y/%m/%d"),
            published_iso: day("%Y-%m-%d"),
        }
    }
}

/// « Roy, A., Côté, B. et CIUSSS. », in a language's words.
fn apa_authors(names: &[String], words: &Translation) -> String {
    match names {
        [] => String::new(),
        [one] => format!("{one}. "),
        [first @ .., last] => {
            let first = first.join(", ");
            format!("{}. ", words.text("reference_last", None, &[("names", &first), ("last", last)]))
        }
    }
}

/// APA gives the year first: « 2024, 7 février ».
fn apa_date(date: Option<Moment>, words: &Translation) -> String {
    let Some(date) = date else { return words.words.citation_no_date.clone() };
    let day = words.date(&date).day;
    let year = date.date().year().to_string();
    let rest = day.replace(&year, "").trim_matches([' ', ',', '\u{a0}']).to_owned();
    format!("{year}, {rest}")
}

fn bibtex(note: &CitedNote) -> String {
    let mut out = format!("@misc{{{},\n", note.slug);
    let mut field = |name: &str, value: &str| {
        if !value.is_empty() {
            for part in ["  ", name, " = {", value, "},\n"] {
                out.push_str(part);
            }
        }
    };
    let authors: Vec<String> = note.authors.iter().map(|name| format!("{{{}}}", bibtex_text(name))).collect();
    field("author", &authors.join(" and "));
    field("title", &bibtex_text(note.title));
    field("year", &note.date.map(|date| date.date().year().to_string()).unwrap_or_default());
    field("howpublished", &bibtex_text(note.site));
    field("url", note.url);
    out.push('}');
    out
}

/// BibTeX gives these characters a meaning (btxdoc, section 3).
fn bibtex_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '{' | '}' | '\\' => out.push(' '),
            '&' | '%' | '$' | '#' | '_' => out.extend(['\\', c]),
            '~' | '^' => out.push_str(&format!("\\{c}{{}}")),
            '\u{a0}' | '\u{202f}' => out.push('~'),
            c => out.push(c),
        }
    }
    out
}

/// Research Information Systems: a tag of two letters a line (Reference Manager, RIS Format Specifications, 2011).
fn ris(note: &CitedNote) -> String {
    let mut out = String::from("TY  - ELEC\n");
    let mut field = |tag: &str, value: &str| {
        if !value.is_empty() {
            for part in [tag, "  - ", &value.replace(['\n', '\r'], " "), "\n"] {
                out.push_str(part);
            }
        }
    };
    note.authors.iter().for_each(|name| field("AU", name));
    field("TI", note.title);
    field("T2", note.site);
    field("PB", note.site);
    if let Some(date) = note.date {
        field("PY", &date.date().year().to_string());
        field("DA", &date.date().strftime("%Y/%m/%d").to_string());
    }
    field("LA", note.language);
    field("UR", note.url);
    out.push_str("ER  - ");
    out
}

/// An item of the Citation Style Language (schema csl-data.json, 1.0), its fields in the order of their names.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct CslItem<'n> {
    #[serde(rename = "URL", skip_serializing_if = "str::is_empty")]
    url: &'n str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<CslName<'n>>,
    container_title: &'n str,
    id: &'n str,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<CslDate>,
    language: &'n str,
    publisher: &'n str,
    title: &'n str,
    #[serde(rename = "type")]
    is: &'static str,
}

#[derive(Serialize)]
struct CslName<'n> {
    literal: &'n str,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct CslDate {
    /// Year, month and day.
    date_parts: [(i16, i8, i8); 1],
}

fn csl(note: &CitedNote) -> String {
    let date = note.date.map(|date| date.date());
    let item = CslItem {
        url: note.url,
        author: note.authors.iter().map(|literal| CslName { literal }).collect(),
        container_title: note.site,
        id: note.slug,
        issued: date.map(|date| CslDate { date_parts: [(date.year(), date.month(), date.day())] }),
        language: note.language,
        publisher: note.site,
        title: note.title,
        is: "webpage",
    };
    // Texts and numbers: this cannot fail.
    serde_json::to_string(&[item]).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn bibtex_escapes() {
        assert_eq!(bibtex_text("R&D {50 %}"), "R\\&D  50 \\% ");
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let note = CitedNote {
            slug: "a",
            title: "Titre\ncoupé",
            authors: Vec::new(),
            date: None,
            site: "Site",
            url: "",
            language: "fr",
        };
        assert_eq!(ris(&note), "TY  - ELEC\nTI  - Titre coupé\nT2  - Site\nPB  - Site\nLA  - fr\nER  - ");
        let item: Value = serde_json::from_str(&csl(&note)).expect("JSON");
        assert_eq!(
            item,
            json!([{"id": "a", "type": "webpage", "title": "Titre\ncoupé", "container-title": "Site", "publisher": "Site", "language": "fr"}])
        );
    }
}
