//! The name of a note within a link, in every form a link is written, and another name in its place.
//!
//! Only the bytes of the name change: label, fragment, title, quotes and escapes around it stay.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use crate::author::edit::scalar::{ScalarPlace, scalar};
use crate::author::edit::splice::Splice;
use crate::content::markdown::{Destination, Form, LinkUse, destination};
use crate::diagnostics::{Span, Spanned};
use crate::publish::address::encode;
use crate::text::floor;
use crate::text::slug::fold;

/// How the note was called and is to be called.
#[derive(Debug)]
pub(super) struct RenamedNames {
    /// Of its old file, folded.
    pub stem: String,
    /// The end of its old address, folded.
    pub slug: String,
    pub new: String,
    /// From the content folder, without ending.
    pub path: String,
}

/// A link of `text` with the new name in it, or with the whole new path. None when its address stands elsewhere, as that
/// of `[label][reference]`, or is not found.
pub(super) fn corrected(
    text: &str,
    link: &LinkUse,
    span: Span,
    names: &RenamedNames,
    whole: bool,
    base_url: Option<&str>,
) -> Option<Splice> {
    let written = text.get(span.clone())?;
    let (found, wiki) = address_in(written, link, base_url)?;
    let raw = &written[found.clone()];
    let with = match (whole, wiki) {
        (false, _) => renamed(raw, names, wiki),
        (true, true) => names.path.clone(),
        (true, false) => format!("/{}.md", encode(&names.path)),
    };
    let at = span.start + found.start..span.start + found.end;
    Some(Splice { at, with })
}

/// An item of a notebook's list, as [`corrected`]. None when it is an alias or has escapes in it.
pub(super) fn corrected_item(text: &str, name: &Spanned<String>, names: &RenamedNames, whole: bool) -> Option<Splice> {
    let written = text.get(name.span.clone())?;
    let quote = written.chars().next().filter(|c| matches!(c, '"' | '\''));
    let inner = match quote {
        Some(quote) => written.strip_prefix(quote)?.strip_suffix(quote)?,
        None => written,
    };
    if inner.trim() != name.value {
        return None;
    }
    let new = if whole { names.path.clone() } else { renamed(&name.value, names, true) };
    let with = match quote {
        Some(quote) if !new.contains(['"', '\'', '\\']) => format!("{quote}{new}{quote}"),
        _ => scalar(&new, ScalarPlace::Flow),
    };
    Some(Splice { at: name.span.clone(), with })
}

/// Bytes of a link in a value of a front matter; a longer one is not found.
const LONGEST_IN_FRONT: usize = 1_000;

/// A link in a value of a front matter, as [`corrected`]: a name that is all of the value, or the first link there that is written
/// as this one is and has the old name. None when its name has escapes in it.
pub(super) fn corrected_front(
    text: &str,
    link: &Spanned<LinkUse>,
    names: &RenamedNames,
    whole: bool,
    base_url: Option<&str>,
) -> Option<Splice> {
    let Spanned { value: link, span } = link;
    let name = Spanned { value: link.target.clone(), span: span.clone() };
    if let Some(splice) = corrected_item(text, &name, names, whole) {
        return Some(splice);
    }
    let written = text.get(span.clone())?;
    let spans = written.match_indices('[').filter_map(|(at, _)| {
        let rest = &written[at..];
        let rest = &rest[..floor(rest, LONGEST_IN_FRONT)];
        let end = match rest.strip_prefix("[[") {
            Some(name) => 2 + name.find("]]")? + 2,
            None => {
                let address = rest.find("](")?;
                address + rest[address..].find(')')? + 1
            }
        };
        Some(span.start + at..span.start + at + end)
    });
    spans.into_iter().find_map(|span| corrected(text, link, span, names, whole, base_url))
}

/// Where the address stands in a link, without its fragment and query; whether it is that of a wiki link.
fn address_in(written: &str, link: &LinkUse, base_url: Option<&str>) -> Option<(Range<usize>, bool)> {
    if matches!(link.form, Form::Wiki | Form::Embed | Form::WikiImage | Form::Definition)
        && let Some(range) =
            wiki_name(written).filter(|range| written[range.clone()] == *link.target.trim_end_matches('#').trim_end())
    {
        return Some((range, true));
    }
    // Behind a bracket that is escaped or wide, or in a shortcode, the name stands as it is.
    if link.form == Form::Wiki
        && link.written.is_some()
        && let Some(at) = written.find(&link.target).filter(|_| written.matches(&link.target).count() == 1)
    {
        return Some((at..at + link.target.len(), true));
    }
    if link.form == Form::Html {
        return Some((without_fragment(written, 0..written.len()), false));
    }
    let leads = |range: &Range<usize>| {
        let target = Destination::Inside { target: link.target.clone(), fragment: link.fragment.clone() };
        decoded(&written[range.clone()]).is_some_and(|address| destination(&address, base_url) == target)
    };
    let found = addresses(written).into_iter().find(leads)?;
    Some((without_fragment(written, found), false))
}

/// The name in `[[name#heading|label]]`; `\|` separates the label in a table.
fn wiki_name(written: &str) -> Option<Range<usize>> {
    let start =
        written.strip_prefix('!').unwrap_or(written).strip_prefix("[[").map(|rest| written.len() - rest.len())?;
    let rest = &written[start..];
    let name = &rest[..rest.find(['|', '#', ']'])?];
    let name = name.trim_end_matches('\\').trim_end();
    let blank = name.len() - name.trim_start().len();
    Some(start + blank..start + name.len())
}

/// Where an address may stand in a Markdown link: `<…>`, after `](`, after `]:`. The last first, for a label may hold
/// a link's signs, and rarely a title.
fn addresses(written: &str) -> Vec<Range<usize>> {
    if written.starts_with('<') && written.ends_with('>') {
        let inner = 1..written.len() - 1;
        return vec![inner];
    }
    // A bare address is all that is written.
    if !written.starts_with(['[', '!']) {
        return std::iter::once(0..written.len()).collect();
    }
    let signs = ["](", "]:"].into_iter().flat_map(|sign| written.match_indices(sign)).map(|(at, sign)| at + sign.len());
    let mut starts: Vec<usize> = signs.collect();
    starts.sort_unstable_by(|a, b| b.cmp(a));
    starts.into_iter().filter_map(|start| address_at(written, start)).collect()
}

/// CommonMark 0.31, section 6.3: between angle brackets, or up to a space or the bracket that closes the link.
fn address_at(written: &str, start: usize) -> Option<Range<usize>> {
    // In a quotation, the marks of a new line stand between.
    let start = start + written[start..].find(|c: char| !(c.is_whitespace() || c == '>'))?;
    let rest = &written[start..];
    if let Some(inner) = rest.strip_prefix('<') {
        return Some(start + 1..start + 1 + inner.find(['>', '\n'])?);
    }
    let (mut depth, mut escaped) = (0_usize, false);
    for (at, c) in rest.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '(' => depth += 1,
            ')' if depth == 0 => return Some(start..start + at),
            ')' => depth -= 1,
            c if c.is_whitespace() => return Some(start..start + at),
            _ => {}
        }
    }
    Some(start..written.len())
}

/// An address as Markdown reads it: escapes and entities resolved.
fn decoded(raw: &str) -> Option<String> {
    let link = format!("[x](<{raw}>)");
    let mut events = Parser::new(&link);
    events.find_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.into_string()),
        _ => None,
    })
}

fn without_fragment(written: &str, range: Range<usize>) -> Range<usize> {
    let raw = &written[range.clone()];
    // `&#118;` is a letter.
    let ends = |(at, sign): &(usize, &str)| *sign == "?" || !raw[..*at].ends_with('&');
    let end = raw.match_indices(['#', '?']).find(ends).map_or(raw.len(), |(at, _)| at);
    range.start..range.start + end
}

/// A path or an address with the new name in the place of the old one: the last part that is it, else the last.
fn renamed(raw: &str, names: &RenamedNames, wiki: bool) -> String {
    let mut parts: Vec<&str> = raw.split('/').collect();
    let is_old = |part: &&str| {
        let decoded = percent_encoding::percent_decode_str(part).decode_utf8_lossy();
        let name = fold(if wiki { part } else { &decoded });
        let name = name.strip_suffix(".md").unwrap_or(&name);
        name == names.stem || name == names.slug
    };
    let last = || parts.iter().rposition(|part| !part.trim().is_empty());
    let Some(at) = parts.iter().rposition(is_old).or_else(last) else { return raw.to_owned() };
    let part = parts[at].trim_end();
    let ending = part.len().checked_sub(3).and_then(|from| part.get(from..)).filter(|e| e.eq_ignore_ascii_case(".md"));
    let name = if wiki { names.new.clone() } else { encode(&names.new) };
    let name = format!("{name}{}", ending.unwrap_or(""));
    parts[at] = &name;
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(form: Form, target: &str, fragment: Option<&str>) -> LinkUse {
        LinkUse::new(form, target.into(), fragment.map(str::to_owned))
    }

    #[test]
    fn the_name_alone_changes() {
        use Form::{Definition, Embed, Html, Markdown, Wiki};
        let names =
            RenamedNames { stem: "vieux".into(), slug: "ancien".into(), new: "neuf".into(), path: "notes/neuf".into() };
        for (form, target, fragment, written, expected) in [
            (Wiki, "vieux", None, "[[vieux]]", "[[neuf]]"),
            (Wiki, "Vieux", None, "[[ Vieux |le mot]]", "[[ neuf |le mot]]"),
            (Wiki, "a/vieux.md", Some("Un titre"), "[[a/vieux.md#Un titre|x]]", "[[a/neuf.md#Un titre|x]]"),
            (Wiki, "ancien", None, "[[ancien\\|x]]", "[[neuf\\|x]]"),
            (Embed, "vieux", Some("^bloc"), "![[vieux#^bloc]]", "![[neuf#^bloc]]"),
            (Markdown, "../a/vieux.md", None, "[x](../a/vieux.md)", "[x](../a/neuf.md)"),
            (Markdown, "vieux.md", Some("a b"), "[x](<vieux.md#a b> \"t\")", "[x](<neuf.md#a b> \"t\")"),
            (Markdown, "vieux.md", None, "[[y] z](vieux.md 'a](b.md)')", "[[y] z](neuf.md 'a](b.md)')"),
            (Markdown, "vieux.md", None, "[![i](vieux.png)](vieux.md)", "[![i](vieux.png)](neuf.md)"),
            (Markdown, "/notes/ancien/", None, "[x](/notes/ancien/)", "[x](/notes/neuf/)"),
            (
                Markdown,
                "/notes/ancien/index.html",
                None,
                "[x](/notes/ancien/index.html)",
                "[x](/notes/neuf/index.html)",
            ),
            (Markdown, "vi_eux.md", None, "[x](vi\\_eux.md)", "[x](neuf.md)"),
            (Definition, "vieux.md", None, "[x]: vieux.md 'Un titre'", "[x]: neuf.md 'Un titre'"),
            (Definition, "vieux.md", None, "[x](vieux.md)", "[x](neuf.md)"),
            (Html, "vieux.md", Some("a"), "vieux.md#a", "neuf.md#a"),
        ] {
            let link = link(form, target, fragment);
            let splice = corrected(written, &link, 0..written.len(), &names, false, None)
                .unwrap_or_else(|| panic!("no name in {written}"));
            assert_eq!(crate::author::edit::splice::spliced(written, vec![splice]), expected);
        }
        let reference = link(Markdown, "vieux.md", None);
        assert_eq!(corrected("[x][y]", &reference, 0..6, &names, false, None), None);
    }
}
