//! Citations: `[@key]`, `[@a; @b]`, `[@key, p. 12]`, `[-@key]`, of the works that the front matter lists.
//!
//! What is written otherwise stays text: addresses of mail, `@name` without brackets. How a work is named is not decided here.

use std::ops::Range;

use super::Writer;
use crate::content::document::works::{CitedWork, Citing, is_key_sign};
use crate::content::markdown::body::{Citation, HoleKind};
use crate::content::markdown::parser::is_escaped;
use crate::content::typography::NO_BREAK;
use crate::diagnostics::{phrases, say};
use crate::text::slug::nearest;

/// Most unknown keys that are compared with those of the sources; the messages about others have no suggestion.
const MOST_COMPARED: usize = 100;

/// One work of a bracket.
#[derive(Debug, PartialEq, Eq)]
struct CitedKey<'t> {
    key: &'t str,
    /// Its author stands in the sentence: only the year is printed.
    is_year_alone: bool,
    /// Where in the work: `p. 12`.
    place: &'t str,
}

impl<'a> Writer<'a> {
    /// Whether a text may hold citations: most notes have no works with keys.
    pub(super) fn may_cite(&self, text: &str) -> bool {
        !self.cited.works.is_empty() && self.verbatim == 0 && text.contains('@') && text.contains('[')
    }

    pub(super) fn write_citing(&mut self, text: &str, tags: bool, range: &Range<usize>) {
        let (mut from, mut rest) = (0, range.clone());
        for bracket in brackets(text) {
            let inner = &text[bracket.start + 1..bracket.end - 1];
            let Some(keys) = cited_keys(inner) else {
                if let Some(instead) = as_citation(inner, |key| self.cited.find(key).is_some()) {
                    self.tell_unread(&text[bracket.clone()], instead, &mut rest);
                }
                continue;
            };
            let place = self.place_of_bracket(&text[bracket.clone()], &mut rest);
            if place.as_ref().is_some_and(|place| is_escaped(self.text, place.start)) {
                continue;
            }
            let place = place.unwrap_or_else(|| range.clone());
            let works: Option<Vec<&'a CitedWork>> = keys.iter().map(|key| self.known_work(key.key, &place)).collect();
            let Some(works) = works else { continue };
            self.write_around_names(&text[from..bracket.start], tags, range);
            self.cite(&keys, &works, range);
            from = bracket.end;
        }
        self.write_around_names(&text[from..], tags, range);
    }

    /// Where a bracket stands in the rest of the source; none where it is spelt otherwise there. None is looked for behind such a
    /// one: each would be sought up to the end.
    fn place_of_bracket(&self, written: &str, rest: &mut Range<usize>) -> Option<Range<usize>> {
        let found = self.text.get(rest.clone()).and_then(|rest| rest.find(written));
        let at = found.map(|found| rest.start + found);
        rest.start = at.map_or(rest.end, |at| at + written.len());
        at.map(|at| at..at + written.len())
    }

    fn tell_unread(&mut self, written: &str, instead: String, rest: &mut Range<usize>) {
        let place = self.place_of_bracket(written, rest);
        if let Some(place) = place.filter(|place| !is_escaped(self.text, place.start)) {
            self.problems.add(self.place(&place), say::citation_not_read(written, instead));
        }
    }

    fn known_work(&mut self, key: &str, place: &Range<usize>) -> Option<&'a CitedWork> {
        let cited = self.cited;
        let known = cited.find(key);
        if known.is_none() {
            let diagnostic = say::source_not_listed(key);
            self.unknown_sources += 1;
            let is_compared = self.unknown_sources <= MOST_COMPARED;
            let near = nearest(key, cited.works.iter().map(|work| work.key.as_str()).filter(|_| is_compared));
            let diagnostic = match near {
                Some(near) => diagnostic.suggest(Some(near)),
                None => diagnostic.help(phrases::give_source_its_key()),
            };
            self.problems.add(self.place(place), diagnostic);
        }
        known
    }

    /// « (Roy, 2017, p. 12; Côté, s. d.) », or « [1, p. 12; 3] ».
    fn cite(&mut self, keys: &[CitedKey], works: &[&CitedWork], range: &Range<usize>) {
        let [open, close] = match self.cited.style {
            Citing::AuthorYear => ["(", ")"],
            Citing::Numbered => ["[", "]"],
        };
        self.write_own(open);
        for (index, (key, work)) in keys.iter().zip(works).enumerate() {
            if index > 0 {
                self.write_own("; ");
            }
            let label = if key.is_year_alone { &work.year } else { &work.label };
            if self.open_links.is_empty() {
                let number = self.body.citations.len() as u32;
                self.body.citations.push(Citation { work: work.number, label: label.clone() });
                self.hole(HoleKind::Citation(number));
                self.passage.text.push_str(label);
            } else {
                self.code_text(label);
            }
            if !key.place.is_empty() {
                self.write_own(", ");
                self.write_around_names(&with_no_break(key.place), false, range);
            }
        }
        self.write_own(close);
        self.body.words += keys.len();
    }

    /// Signs of ours, as HTML and as plain text.
    fn write_own(&mut self, signs: &str) {
        self.html(signs);
        self.passage.text.push_str(signs);
        self.after_object = false;
    }
}

/// `p. 12` does not break before the number.
fn with_no_break(place: &str) -> String {
    let mut out = String::with_capacity(place.len() + 1);
    let mut signs = place.chars().peekable();
    while let Some(c) = signs.next() {
        let is_before_number = c == ' ' && signs.peek().is_some_and(char::is_ascii_digit);
        out.push(if is_before_number { NO_BREAK } else { c });
    }
    out
}

/// The brackets of a text that hold no others, with their signs.
fn brackets(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open = None;
    for (at, sign) in text.match_indices(['[', ']']) {
        match (sign, open.take()) {
            ("[", _) => open = Some(at),
            (_, Some(start)) => found.push(start..at + 1),
            _ => {}
        }
    }
    found
}

/// The works that a bracket cites; none when it is another text.
fn cited_keys(text: &str) -> Option<Vec<CitedKey<'_>>> {
    text.split(';').map(cited_key).collect()
}

fn cited_key(text: &str) -> Option<CitedKey<'_>> {
    let text = text.trim();
    let bare = text.strip_prefix('-');
    let rest = bare.unwrap_or(text).strip_prefix('@')?;
    let end = rest.find(|c| !is_key_sign(c)).unwrap_or(rest.len());
    let (key, place) = rest.split_at(end);
    let place = if place.is_empty() { Some("") } else { place.trim_start().strip_prefix(',').map(str::trim) };
    (!key.is_empty()).then_some(CitedKey { key, is_year_alone: bare.is_some(), place: place? })
}

/// A bracket that cites nothing as it is written, as it is to be: a comma stands behind a key, words before it stand before the
/// bracket. None where a part of it names no work, or other words follow than those of a place.
fn as_citation(text: &str, is_known: impl Fn(&str) -> bool) -> Option<String> {
    let mut before = "";
    let mut parts = Vec::new();
    for (number, part) in text.split(';').enumerate() {
        let part = part.trim();
        let at = part.find('@')?;
        let sign = at - usize::from(part[..at].ends_with('-'));
        let rest = &part[at + 1..];
        let key = rest[..rest.find(|c| !is_key_sign(c)).unwrap_or(rest.len())].trim_end_matches([':', '.']);
        let place = &rest[key.len()..];
        let words = part[..sign].trim_end();
        let is_address = !words.is_empty() && words.len() == sign;
        let is_place = place.trim().is_empty() || place.contains(|c: char| c.is_ascii_digit());
        if is_address || !is_place || !is_known(key) || (number > 0 && !words.is_empty()) {
            return None;
        }
        before = if number == 0 { words } else { before };
        let place = place.trim_start_matches([',', ':', '.', ' ', NO_BREAK]).trim();
        parts.push(if place.is_empty() {
            part[sign..=at].to_owned() + key
        } else {
            format!("{}{key}, {place}", &part[sign..=at])
        });
    }
    let space = if before.is_empty() { "" } else { " " };
    Some(format!("{before}{space}[{}]", parts.join("; ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_that_cite() {
        let cited = |key, is_year_alone, place| CitedKey { key, is_year_alone, place };
        for (text, expected) in [
            ("@roy-2017", Some(vec![cited("roy-2017", false, "")])),
            ("@a; -@b, p. 12", Some(vec![cited("a", false, ""), cited("b", true, "p. 12")])),
            ("voir @a", None),
            ("a@b.org", None),
            ("@a b", None),
            ("@", None),
            ("@a;", None),
        ] {
            assert_eq!(cited_keys(text), expected, "{text}");
        }
        for (text, expected) in [
            ("@roy p. 12", Some("[@roy, p. 12]")),
            ("@roy: 12", Some("[@roy, 12]")),
            ("voir @roy, p. 3; -@roy chap. 2", Some("voir [@roy, p. 3; -@roy, chap. 2]")),
            ("voir @autre", None),
            ("moi@roy", None),
            ("@roy plus tard", None),
            ("@roy; voir @roy", None),
            ("x", None),
        ] {
            assert_eq!(as_citation(text, |key| key == "roy").as_deref(), expected, "{text}");
        }
        assert_eq!(brackets("a [b] [[c]] ] [d"), [2..5, 7..10]);
        assert_eq!(with_no_break("chap. 2, p. 12 et suivantes"), "chap.\u{a0}2, p.\u{a0}12 et suivantes");
    }
}
