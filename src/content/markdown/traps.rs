//! What Markdown takes without a word, though its author meant something else: a link to nothing, a reference to a footnote
//! that is not there, a sign that is no character of a text.
//!
//! It only reports: what becomes of them on the page is the writer's.

use std::ops::Range;

use memchr::memmem::Finder;
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::events::Events;
use super::parser::is_escaped;
use crate::diagnostics::{Problems, say};

/// Reports the traps of a text that stands at byte `base` of its file.
pub fn report(events: &Events, text: &str, base: usize, problems: &mut Problems) {
    if let Some(at) = memchr::memchr(0, text.as_bytes()) {
        problems.add(base + at..base + at + 1, say::nul_byte_in_text());
    }
    let footnote = Finder::new("[^");
    let refers = footnote.find(text.as_bytes()).is_some();
    let mut in_code = false;
    for (event, range) in &events.list {
        let place = base + range.start..base + range.end;
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Start(Tag::Link { link_type, dest_url, .. }) if is_empty(*link_type, dest_url) => {
                problems.add(place, say::link_to_no_address());
            }
            Event::Start(Tag::Image { link_type, dest_url, .. }) if is_empty(*link_type, dest_url) => {
                problems.add(place, say::image_of_no_file());
            }
            Event::Start(Tag::TableCell) => {
                if let Some(link) = cut_link(text, range) {
                    let written = format!("[[{}\\|{}]]", &text[link.start + 2..link.bar].trim_end(), link.label);
                    problems.add(base + link.start..base + link.bar + 1, say::bar_cuts_link(written));
                }
            }
            Event::Text(_) if refers && !in_code => {
                for (at, label) in references(text, range, &footnote) {
                    let start = place.start + at;
                    problems.add(start..start + label.len() + "[^]".len(), say::no_footnote_named(label));
                }
            }
            _ => {}
        }
    }
}

/// A wiki link that a table's bar cuts.
struct CutLink<'t> {
    start: usize,
    bar: usize,
    label: &'t str,
}

/// The wiki link that begins in a cell and ends in the next one.
fn cut_link<'t>(text: &'t str, cell: &Range<usize>) -> Option<CutLink<'t>> {
    let source = &text[cell.clone()];
    let start = source.rfind("[[").filter(|at| !source[*at..].contains("]]"))? + cell.start;
    // Within a span of code no link begins.
    if text[cell.start..start].matches('`').count() % 2 == 1 {
        return None;
    }
    let bar = cell.end + text[cell.end..].find(|c: char| c == '|' || !c.is_whitespace() || c == '\n')?;
    let next = text[bar..].strip_prefix('|')?;
    let next = &next[..next.find(['|', '\n']).unwrap_or(next.len())];
    let label = &next[..next.find("]]")?];
    (!is_escaped(text, start)).then_some(CutLink { start, bar, label })
}

/// Whether the address of a Markdown link or image says nothing at all.
pub fn is_empty(link_type: LinkType, address: &str) -> bool {
    address.trim().is_empty() && !matches!(link_type, LinkType::WikiLink { .. })
}

/// The references to footnotes that stand in a part of the source that is plain text, and so were not found: `[^label]`,
/// each with its place in that part. `footnote` finds its first two signs.
fn references<'t>(text: &'t str, part: &Range<usize>, footnote: &'t Finder) -> impl Iterator<Item = (usize, &'t str)> {
    let source = &text[part.clone()];
    footnote.find_iter(source.as_bytes()).filter_map(move |at| {
        let rest = &source[at + 2..];
        let is_sign = |c: char| c.is_whitespace() || matches!(c, '[' | ']' | '^' | '\\');
        let end = rest.find(is_sign)?;
        let label = &rest[..end];
        let is_label = !label.is_empty() && rest[end..].starts_with(']');
        (is_label && !text[..part.start + at].ends_with('\\')).then_some((at, label))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::markdown::dialect::Nested;

    fn said(text: &str) -> Vec<(String, String)> {
        let mut problems = Problems::of(&"a.md".into());
        report(&Events::of(text, &Nested::of(text), None), text, 0, &mut problems);
        let shown = |d: &crate::diagnostics::Diagnostic| {
            d.span.clone().and_then(|span| text.get(span)).unwrap_or("nowhere").to_owned()
        };
        problems.into_vec().iter().map(|d| (d.rule.name().to_owned(), shown(d))).collect()
    }

    fn one(rule: &str, shown: &str) -> Vec<(String, String)> {
        vec![(rule.to_owned(), shown.to_owned())]
    }

    #[test]
    fn a_link_to_nothing() {
        for text in ["[a]()", "[a](<>)", "![a]()"] {
            assert_eq!(said(text), one("empty-link", text));
        }
        assert_eq!(said("[a][b] \n\n[b]: <>\n"), one("empty-link", "[a][b]"));
        for text in ["[haut](#)", "[a](b)", "[[]]", "`[a]()`", "\\[a]()", "[a] ()"] {
            assert_eq!(said(text), [], "{text}");
        }
    }

    #[test]
    fn a_footnote_that_is_not_there() {
        assert_eq!(said("Un *mot[^1]* ici."), one("unknown-footnote", "[^1]"));
        assert_eq!(said("Là[^1] et là[^é-2].\n\n[^1]: Oui."), one("unknown-footnote", "[^é-2]"));
        for text in
            ["a[^1]\n\n[^1]: b", "`[^1]`", "    [^1]", "```\n[^1]\n```", "\\[^1]", "[^un mot]", "[^]", "[^1](b)"]
        {
            assert_eq!(said(text), [], "{text}");
        }
    }

    #[test]
    fn a_link_that_a_table_cuts() {
        let table = |row: &str| format!("| a | b |\n|---|---|\n{row}\n");
        assert_eq!(said(&table("| x | [[b#c|d]] |")), one("cut-link", "[[b#c|"));
        assert_eq!(said(&table("| ![[b |d]] | x |")), one("cut-link", "[[b |"));
        for row in [
            "| [[b\\|d]] | x |",
            "| [[b]] | [[c]] |",
            "| \\[[b|d]] |",
            "| [[b | c |",
            "| [b | d]] |",
            "| `[[` | `]]` |",
        ] {
            assert_eq!(said(&table(row)), [], "{row}");
        }
        assert_eq!(said("[[b|d]]"), []);
    }

    #[test]
    fn a_byte_that_is_no_character() {
        assert_eq!(said("a\0b\0"), one("nul-byte", "\0"));
    }
}
