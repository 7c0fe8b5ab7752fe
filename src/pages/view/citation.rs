//! How a note is cited.

use super::parts::ViewContext;
use super::*;
use crate::content::document::Document;
use crate::text::label::label;

/// « Citer cette note ».
#[derive(Debug, Clone, Serialize, Hash)]
pub struct CitationView {
    /// APA, 7th edition; the title between `apa_before` and `apa_after` is set in italics.
    pub apa_before: String,
    pub apa_title: String,
    pub apa_after: String,
    pub bibtex: String,
    /// The day of its publication, as indexes of publications read it: `2024/02/29`.
    pub published: Option<String>,
}

impl ViewContext<'_> {
    /// The citation of a note whose page this is.
    pub fn citation(&self, document: &Document, page: &PageView) -> CitationView {
        let names: Vec<String> = self.authors(document).into_iter().map(|a| a.name.clone()).collect();
        let site = &label(&self.config.title);
        let date = document.changed();
        let and = &self.translation.words.citation_and;
        let authors = match names.as_slice() {
            [] => String::new(),
            [one] => format!("{one}. "),
            [first @ .., last] => format!("{} {and} {last}. ", first.join(", ")),
        };
        let when = date.map_or_else(
            || self.translation.words.citation_no_date.clone(),
            |date| {
                let day = self.date(&date).day;
                let year = date.date().year().to_string();
                // APA gives the year first: « 2024, 7 février ».
                let rest = day.replace(&year, "").trim_matches([' ', ',', '\u{a0}']).to_owned();
                format!("{year}, {rest}")
            },
        );
        let url = page.meta.canonical.clone().unwrap_or_default();
        let space = if url.is_empty() { "" } else { " " };
        let mut bibtex = format!("@misc{{{},\n", document.slug);
        let mut field = |name: &str, value: &str| {
            if !value.is_empty() {
                for part in ["  ", name, " = {", value, "},\n"] {
                    bibtex.push_str(part);
                }
            }
        };
        let braced: Vec<String> = names.iter().map(|name| format!("{{{}}}", bibtex_text(name))).collect();
        field("author", &braced.join(" and "));
        field("title", &bibtex_text(&document.title));
        field("year", &date.map(|d| d.date().year().to_string()).unwrap_or_default());
        field("howpublished", &bibtex_text(site));
        field("url", &url);
        bibtex.push('}');
        CitationView {
            apa_before: format!("{authors}({when}). "),
            apa_title: document.title.clone(),
            apa_after: format!(". {site}.{space}{url}"),
            bibtex,
            published: document.common.published.as_ref().map(|day| day.value.date().strftime("%Y/%m/%d").to_string()),
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bibtex_escapes() {
        assert_eq!(bibtex_text("R&D {50 %}"), "R\\&D  50 \\% ");
    }
}
