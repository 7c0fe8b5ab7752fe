//! What Markdown takes without a word, though its author meant something else: a link to nothing, a reference to a footnote
//! that is not there, a sign that is no character of a text.
//!
//! It only reports: what becomes of them on the page is the writer's.

use std::ops::Range;

use memchr::memmem::Finder;
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::dialect::names_file;
use super::events::Events;
use super::parser::is_escaped;
use crate::diagnostics::{Problems, say};
use crate::text::{ahead, behind};

/// Reports what is wrong in a text that stands at byte `base` of its file.
pub(super) fn report(events: &Events, text: &str, base: usize, problems: &mut Problems) {
    if let Some(at) = memchr::memchr(0, text.as_bytes()) {
        problems.add(base + at..base + at + 1, say::nul_byte_in_text());
    }
    let finders = LintFinders::of(text);
    // What is behind this byte is no code that a bar cut.
    let mut cut = 0;
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
                } else if let Some((code, bar)) = cut_code(text, range.start.max(cut)..range.end.max(cut)) {
                    cut = code.end;
                    let written = text[code.clone()].replacen('|', "\\|", 1);
                    problems.add(base + code.start..base + bar + 1, say::bar_cuts_code(written));
                }
            }
            Event::Text(_) if !in_code => finders.report(text, range, base, problems),
            _ => {}
        }
    }
}

/// Finds signs of links and footnotes in what is only a text to Markdown.
struct LintFinders {
    footnote: Finder<'static>,
    spaced: Finder<'static>,
    bracket: Finder<'static>,
    /// The text may refer to footnotes.
    refers: bool,
}

impl LintFinders {
    fn of(text: &str) -> LintFinders {
        let footnote = Finder::new("[^");
        let refers = footnote.find(text.as_bytes()).is_some();
        LintFinders { footnote, spaced: Finder::new("]("), bracket: Finder::new("[["), refers }
    }

    fn report(&self, text: &str, range: &Range<usize>, base: usize, problems: &mut Problems) {
        // All that is looked for holds a bracket, and most texts have none.
        if memchr::memchr2(b'[', b']', text[range.clone()].as_bytes()).is_none() {
            return;
        }
        for (at, label) in references(text, range, &self.footnote).filter(|_| self.refers) {
            let start = base + range.start + at;
            problems.add(start..start + label.len() + "[^]".len(), say::no_footnote_named(label));
        }
        for at in unclosed_links(text, range, &self.bracket) {
            let written = ahead(text, at, SHOWN).split('\n').next().unwrap_or_default();
            problems.add(base + at..base + at + "[[".len(), say::link_never_closed(written));
        }
        for (link, address) in spaced_links(text, range, &self.spaced) {
            let address = &text[address];
            let place = base + link.start..base + link.end;
            problems.add(
                place,
                match without_spaces_in_host(address) {
                    Some(meant) => say::space_cuts_address(address, meant),
                    None => say::space_cuts_link(address, address.replace(' ', "%20")),
                },
            );
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

/// Code that begins in a cell and ends behind the bar that ends the cell: its place, and that of the bar.
fn cut_code(text: &str, cell: Range<usize>) -> Option<(Range<usize>, usize)> {
    let start = unpaired(text, cell.clone())?;
    let bar = cell.end + text[cell.end..].find(|c: char| !c.is_whitespace() || c == '\n')?;
    let next = text[bar..].strip_prefix('|')?;
    let next = bar + 1..bar + 1 + next.find(['|', '\n']).unwrap_or(next.len());
    let marks = text[start..].len() - text[start..].trim_start_matches('`').len();
    let end = next.start + text[next.clone()].find(&text[start..start + marks])? + marks;
    unpaired(text, next).map(|_| (start..end, bar))
}

/// Where the backquotes stand in a part of the source that no others close.
fn unpaired(text: &str, part: Range<usize>) -> Option<usize> {
    let (mut open, mut at): (Option<Range<usize>>, usize) = (None, part.start);
    while let Some(found) = text[at..part.end].find('`') {
        let start = at + found;
        at = part.end - text[start..part.end].trim_start_matches('`').len();
        open = match open {
            Some(opening) if opening.len() == at - start => None,
            None if !is_escaped(text, start) => Some(start..at),
            open => open,
        };
    }
    open.map(|open| open.start)
}

/// Bytes that a message shows of a link that is never closed.
const SHOWN: usize = 40;

/// Where a wiki link begins in a part of the source that is plain text, and is closed nowhere in its block. `bracket` finds `[[`.
fn unclosed_links(text: &str, part: &Range<usize>, bracket: &Finder) -> Vec<usize> {
    let is_unclosed = |at: &usize| {
        let rest = ahead(text, at + "[[".len(), LONGEST);
        let block = rest.split("\n\n").next().unwrap_or(rest);
        let begins_name = block.starts_with(char::is_alphanumeric);
        // The bar of a table cuts it: the message is given about the cell.
        begins_name && !block.contains(']') && !is_escaped(text, *at)
    };
    let found = bracket.find_iter(text[part.clone()].as_bytes()).map(|at| part.start + at);
    found.filter(is_unclosed).collect()
}

/// Longer labels and addresses are none.
const LONGEST: usize = 300;

/// The Markdown links in a part of the source that are plain text, since a space stands in their address: all of each, and
/// its address. Sentences in brackets are none. `end_of_label` finds `](`.
fn spaced_links(text: &str, part: &Range<usize>, end_of_label: &Finder) -> Vec<(Range<usize>, Range<usize>)> {
    let found = |at: usize| {
        let label = part.start + at;
        let before = behind(text, label, LONGEST);
        let start = label - (before.len() - before.rfind(['[', '\n']).filter(|at| before[*at..].starts_with('['))?);
        let address = label + "](".len();
        let line = ahead(text, address, LONGEST).split('\n').next().unwrap_or_default();
        let mut depth = 0;
        let end = line.find(|c: char| {
            depth += i32::from(c == '(') - i32::from(c == ')');
            depth < 0
        })?;
        let written = &line[..end];
        let without_title = written.split_once(" \"").map_or(written, |(address, _)| address).trim();
        let path = without_title.split(['#', '?']).next().unwrap_or(without_title);
        let is_address =
            path.starts_with("http://") || path.starts_with("https://") || path.starts_with('/') || names_file(path);
        let is_link = is_address && without_title.contains(' ') && !without_title.starts_with('<');
        let from = address + written.find(without_title)?;
        let start = if text[..start].ends_with('!') { start - 1 } else { start };
        (is_link && !is_escaped(text, start) && !is_escaped(text, label))
            .then_some((start..address + end + 1, from..from + without_title.len()))
    };
    end_of_label.find_iter(text[part.clone()].as_bytes()).filter_map(found).collect()
}

/// An address of another site as it is meant, where a space stands before its path: the name of a server has none.
fn without_spaces_in_host(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    let rest = rest.trim_start();
    let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let is_cut = address.len() > scheme.len() + "://".len() + rest.len() || host.contains(' ');
    is_cut.then(|| format!("{scheme}://{}{}", host.replace(' ', ""), path.replace(' ', "%20")))
}

/// Whether the address of a Markdown link or image is empty.
pub(super) fn is_empty(link_type: LinkType, address: &str) -> bool {
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
    fn a_space_in_an_address() {
        for (address, meant) in [
            ("https:// x.org", Some("https://x.org")),
            ("https://x .org/a b?c d", Some("https://x.org/a%20b?c%20d")),
            ("https://x.org /a", Some("https://x.org/a")),
            ("https://x.org/a b", None),
            ("/a b.md", None),
        ] {
            assert_eq!(without_spaces_in_host(address).as_deref(), meant, "{address}");
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
        for row in ["| [[b\\|d]] | x |", "| [[b]] | [[c]] |", "| \\[[b|d]] |", "| [b | d]] |", "| `[[` | `]]` |"] {
            assert_eq!(said(&table(row)), [], "{row}");
        }
        assert_eq!(said(&table("| [[b | c |")), one("cut-link", "[["));
        assert_eq!(said("[[b|d]]"), []);
    }

    #[test]
    fn code_that_a_table_cuts() {
        let table = |row: &str| format!("| a | b |\n|---|---|\n{row}\n");
        assert_eq!(said(&table("| x | `a | b` |")), one("cut-link", "`a |"));
        assert_eq!(said(&table("| ``a | b`` | x |")), one("cut-link", "``a |"));
        assert_eq!(said(&table("| `a | ` b |")), one("cut-link", "`a |"));
        for row in ["| `a \\| b` | x |", "| `a` | `b` |", "| `a | b |", "| \\`a | b` |", "| ``a` | b` |"] {
            assert_eq!(said(&table(row)), [], "{row}");
        }
    }

    #[test]
    fn a_link_that_a_space_cuts() {
        for text in [
            "[a](une note.md)",
            "[*a*](une note.md#partie)",
            "![a](une image.png)",
            "[a](https://a.org/une page)",
            "[a](/une page/)",
            "[a](un (seul) plan.pdf)",
            "[a](une note.md \"Titre\")",
        ] {
            assert_eq!(said(&format!("Voir {text}.")), one("cut-link", text), "{text}");
        }
        for text in [
            "[mot](une remarque ici)",
            "[a](<une note.md>)",
            "[a](une%20note.md)",
            "[a](note.md \"Un titre\")",
            "[a](note.md 'Un titre.md')",
            "`[a](une note.md)`",
            "\\[a](une note.md)",
            "[a] (une note.md)",
            "a](une note.md)",
            "[a](une note.md",
        ] {
            assert_eq!(said(text), [], "{text}");
        }
    }

    #[test]
    fn a_link_that_is_never_closed() {
        for text in ["Voir [[une note.", "Voir [[une note\n\nla]] suite", "- [[a|b\n"] {
            assert_eq!(said(text), one("cut-link", "[["), "{text}");
        }
        for text in ["[[a]]", "[[a\nb]]", "`[[a`", "\\[[a", "[[ -f x", "```\n[[a\n```", "[[a]", "t[[1], [2]]"] {
            assert_eq!(said(text), [], "{text}");
        }
    }

    #[test]
    fn a_byte_that_is_no_character() {
        assert_eq!(said("a\0b\0"), one("nul-byte", "\0"));
    }
}
