//! Brackets that the parser takes for others: `![[images]]` in the label of a link, `[![[plan.png]]](note.md)`, the number of
//! a reference that is a link, `[[2]](https://…)`, as programs that clip pages write it, the type of a callout before a colon,
//! and braces at the end of a heading that are no attributes.
//!
//! It reads a text in which they are other signs, byte for byte, and they come back as events.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memmem;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Options, Tag, TagEnd};

use super::dollars::{DOLLAR, dollars};
use crate::content::markdown::parser::{OPTIONS, SpannedEvent, WITH_FORMULAS};
use crate::text::floor;

/// Begins what stands for an image. Of the private use area: it means nothing in text.
const SIGN: char = '\u{e002}';

/// A text as the parser reads it.
#[derive(Debug)]
pub(crate) struct Nested<'t> {
    pub parsed: Cow<'t, str>,
    /// Where the images stand that are other signs in it.
    pub images: Vec<Range<usize>>,
    /// Some colons are other signs in it: `:::note`, `:smile:` and `:)` at the beginning of a line, which define no term.
    pub has_colons: bool,
    /// Some dollar signs are other signs in it: those of sums of money.
    pub has_dollars: bool,
    /// Some begin formulas.
    pub has_formulas: bool,
    /// Formulas with a brace that is not closed, where they are no code.
    pub unbalanced: Vec<Range<usize>>,
}

/// Stands for a colon. A control character, which an author's text is printed without.
const COLON: char = '\u{1c}';

impl<'t> Nested<'t> {
    pub(crate) fn of(text: &'t str) -> Nested<'t> {
        let holds_sign = memchr::memchr(COLON as u8, text.as_bytes()).is_some();
        let colons = if holds_sign { Vec::new() } else { lone_colons(text) };
        let mut nested = Nested::of_images(text);
        if !colons.is_empty() {
            let mut parsed = nested.parsed.into_owned().into_bytes();
            // What stands for an image already stays.
            for at in colons {
                if parsed[at] == b':' {
                    parsed[at] = COLON as u8;
                }
            }
            // One byte of ASCII stands for another.
            nested.parsed = Cow::Owned(String::from_utf8_lossy(&parsed).into_owned());
            nested.has_colons = true;
        }
        if memchr::memchr(b'$', text.as_bytes()).is_some() {
            nested.mask_dollars(text);
        }
        nested
    }

    fn mask_dollars(&mut self, text: &str) {
        let dollars = dollars(text);
        self.has_formulas = dollars.has_formulas;
        self.unbalanced = dollars.unbalanced;
        // Without formulas the parser takes no such sign for anything.
        if !dollars.has_formulas || dollars.plain.is_empty() {
            return;
        }
        let mut parsed = std::mem::take(&mut self.parsed).into_owned().into_bytes();
        for at in dollars.plain {
            if parsed[at] == b'$' {
                parsed[at] = DOLLAR as u8;
            }
        }
        // One byte of ASCII stands for another.
        self.parsed = Cow::Owned(String::from_utf8_lossy(&parsed).into_owned());
        self.has_dollars = true;
    }

    /// How the parser reads it.
    pub(crate) fn options(&self) -> Options {
        if self.has_formulas { WITH_FORMULAS } else { OPTIONS }
    }

    /// A value of the parser's, as it is written.
    pub(crate) fn as_typed(&self, value: &str) -> String {
        if self.has_dollars { value.replace(DOLLAR, "$") } else { value.to_owned() }
    }

    fn of_images(text: &'t str) -> Nested<'t> {
        let plain = || Nested {
            parsed: Cow::Borrowed(text),
            images: Vec::new(),
            has_colons: false,
            has_dollars: false,
            has_formulas: false,
            unbalanced: Vec::new(),
        };
        let holds = |sign: &[u8]| memmem::find(text.as_bytes(), sign).is_some();
        let has_labels = holds(b"[[") && (holds(b"](") || holds(b"]["));
        let mut images = if has_labels { in_labels(text) } else { Vec::new() };
        images.extend(types_of_callouts(text));
        images.extend(braces_of_headings(text));
        images.sort_unstable_by_key(|image| image.start);
        images.dedup_by(|next, image| next.start < image.end);
        if images.is_empty() || text.contains(SIGN) {
            return plain();
        }
        let mut parsed = String::with_capacity(text.len());
        let mut from = 0;
        for image in &images {
            parsed.push_str(&text[from..image.start]);
            parsed.push(SIGN);
            parsed.extend(std::iter::repeat_n('x', image.len() - SIGN.len_utf8()));
            from = image.end;
        }
        parsed.push_str(&text[from..]);
        Nested { parsed: Cow::Owned(parsed), images, ..plain() }
    }
}

/// Colons that begin a line, behind spaces and marks of quotations and lists, and no space follows.
fn lone_colons(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    for at in memchr::memchr_iter(b':', bytes) {
        let is_lone = bytes.get(at + 1).is_some_and(|next| !next.is_ascii_whitespace());
        let before = || bytes[..at].iter().rev().find(|b| !matches!(b, b' ' | b'\t' | b'>'));
        // Most colons stand behind a word.
        if is_lone && before().is_none_or(|b| *b == b'\n') && !is_delimiter_row(&bytes[at..]) {
            found.push(at);
        }
    }
    found
}

/// Whether a line begins here that aligns the columns of a table: `:-- | --:`.
fn is_delimiter_row(bytes: &[u8]) -> bool {
    let end = bytes.iter().position(|b| !matches!(b, b':' | b'-' | b'|' | b' ' | b'\t' | b'\r')).unwrap_or(bytes.len());
    let is_line = bytes.get(end).is_none_or(|b| *b == b'\n');
    is_line && bytes[..end].contains(&b'|') && bytes[..end].contains(&b'-')
}

/// Gives events their colons again.
pub(super) fn restore_colons(list: &mut [SpannedEvent]) {
    list.iter_mut().for_each(|(event, _)| super::replace_in(event, COLON, ":"));
}

/// `[!type]:` at the beginning of a quotation, which would be the definition of a reference.
fn types_of_callouts(text: &str) -> Vec<Range<usize>> {
    let is_sign = |c: char| c.is_whitespace() || matches!(c, '>' | '-' | '*' | '+');
    let mut found = Vec::new();
    let holds = |sign: &[u8]| memmem::find(text.as_bytes(), sign).is_some();
    if !holds(b"[!") || !holds(b"]:") {
        return found;
    }
    for (start, line) in lines(text) {
        let Some((before, inside)) = line.split_once("[!") else { continue };
        let end = inside.find(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_' | ' ' | '|')).unwrap_or(0);
        if end > 0 && before.contains('>') && before.chars().all(is_sign) && inside[end..].starts_with("]:") {
            let at = start + before.len();
            found.push(at..at + "[!".len() + end + "]:".len());
        }
    }
    found
}

/// `{% include x %}` and other braces at the end of a heading that the parser would take for its attributes.
fn braces_of_headings(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if memchr::memchr(b'}', text.as_bytes()).is_none() {
        return found;
    }
    let mut all = lines(text).peekable();
    while let Some((start, line)) = all.next() {
        let Some(inside) = line.trim_end().strip_suffix('}') else { continue };
        let Some(brace) = inside.rfind('{') else { continue };
        let below = all.peek().map_or("", |(_, below)| below.trim_start_matches([' ', '>']));
        let is_heading = line.trim_start_matches([' ', '>']).starts_with('#') || below.starts_with(['=', '-']);
        let is_attribute = |word: &str| word == "-" || word.starts_with(['#', '.']) || word.contains('=');
        let mut words = inside[brace + 1..].split_whitespace();
        if is_heading && brace + 1 < inside.len() && !words.all(is_attribute) {
            found.push(last_signs(text, start + brace, start + inside.len() + 1));
        }
    }
    found
}

/// The lines of a text, each with where it begins.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line))
    })
}

/// The last signs of braces, as many as can be other ones; all of the braces where marks are among them.
fn last_signs(text: &str, start: usize, end: usize) -> Range<usize> {
    let least = end - SIGN.len_utf8();
    let from = floor(text, least).max(start);
    let has_marks = text[from..end].contains(['[', ']', '*', '_', '`', '(', ')', '<', '>', '=', '~']);
    if has_marks { start..end } else { from..end }
}

/// Images in brackets that an address or the name of one follows, in order.
fn in_labels(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let (mut found, mut seen) = (Vec::new(), Vec::<Range<usize>>::new());
    // For each open bracket, how many images were seen before it.
    let mut open: Vec<usize> = Vec::new();
    let mut at = 0;
    while let Some(next) = bytes[at..].iter().position(|b| matches!(b, b'\\' | b'\n' | b'[' | b']')) {
        at += next;
        match bytes[at] {
            b'\\' => at += 1,
            b'\n' if is_blank_line(&text[at + 1..]) => {
                open.clear();
                seen.clear();
            }
            b'[' => match wiki_end(text, at) {
                Some(end) => {
                    if is_number_of_reference(text, at, end) {
                        found.push(at + 1..end - 1);
                    } else if at > 0 && bytes[at - 1] == b'!' && !open.is_empty() {
                        seen.push(at - 1..end);
                    }
                    at = end - 1;
                }
                None => open.push(seen.len()),
            },
            b']' => {
                if let Some(before) = open.pop()
                    && matches!(bytes.get(at + 1), Some(b'(' | b'['))
                {
                    found.extend(seen.drain(before..));
                }
            }
            _ => {}
        }
        at = (at + 1).min(bytes.len());
    }
    found.sort_unstable_by_key(|image| image.start);
    found
}

fn is_blank_line(rest: &str) -> bool {
    let end = rest.bytes().position(|b| !matches!(b, b' ' | b'\t' | b'\r' | b'>'));
    end.is_none_or(|end| rest.as_bytes()[end] == b'\n')
}

/// Where `[[name]]` ends, when one begins here.
fn wiki_end(text: &str, at: usize) -> Option<usize> {
    let inner = text[at..].strip_prefix("[[")?;
    let end = inner.find(['[', ']', '\n'])?;
    (end > 0 && inner[end..].starts_with("]]")).then_some(at + 2 + end + 2)
}

/// Whether `[[2]]` is the label of a link to another site: what leads to a note is not followed by an address.
fn is_number_of_reference(text: &str, at: usize, end: usize) -> bool {
    let name = &text[at + 2..end - 2];
    let is_number = name.len() <= 3 && name.bytes().all(|b| b.is_ascii_digit());
    let leads_outside = text[end..].starts_with("(https://") || text[end..].starts_with("(http://");
    is_number && leads_outside && (at == 0 || text.as_bytes()[at - 1] != b'!')
}

/// The events of a text whose images stand at these places, with them.
pub(super) fn restore<'a>(
    list: Vec<SpannedEvent<'a>>,
    text: &'a str,
    images: &[Range<usize>],
) -> Vec<SpannedEvent<'a>> {
    let mut out = Vec::with_capacity(list.len() + 4 * images.len());
    for (mut event, range) in list {
        let first = images.partition_point(|image| image.end <= range.start);
        let count = images[first..].partition_point(|image| image.start < range.end);
        let inside = &images[first..first + count];
        if inside.is_empty() {
            out.push((event, range));
            continue;
        }
        match &mut event {
            Event::Text(_) if range.start <= inside[0].start => {
                let mut from = range.start;
                for image in inside {
                    push_text(text, from..image.start, &mut out);
                    if text[image.clone()].starts_with('!') {
                        push_image(text, image, &mut out);
                    } else {
                        push_text(text, image.clone(), &mut out);
                    }
                    from = image.end;
                }
                push_text(text, from..range.end.max(from), &mut out);
                continue;
            }
            Event::Text(words) | Event::Code(words) | Event::Html(words) | Event::InlineHtml(words) => {
                as_written(words, text, inside)
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(words))) => as_written(words, text, inside),
            Event::Start(Tag::Link { dest_url, title, id, .. } | Tag::Image { dest_url, title, id, .. }) => {
                [dest_url, title, id].into_iter().for_each(|words| as_written(words, text, inside));
            }
            _ => {}
        }
        out.push((event, range));
    }
    out
}

fn push_text<'a>(text: &'a str, range: Range<usize>, out: &mut Vec<SpannedEvent<'a>>) {
    if let Some(words) = text.get(range.clone()).filter(|words| !words.is_empty()) {
        out.push((Event::Text(CowStr::Borrowed(words)), range));
    }
}

/// An image as the parser gives it where it stands in no link.
fn push_image<'a>(text: &'a str, image: &Range<usize>, out: &mut Vec<SpannedEvent<'a>>) {
    let inner = &text[image.start + "![[".len()..image.end - "]]".len()];
    let (name, label) = inner.split_once('|').map_or((inner, None), |(name, label)| (name, Some(label)));
    // In a table the sign between them is escaped.
    let name = name.trim_end_matches('\\');
    let tag = Tag::Image {
        link_type: LinkType::WikiLink { has_pothole: label.is_some() },
        dest_url: CowStr::Borrowed(name),
        title: CowStr::Borrowed(""),
        id: CowStr::Borrowed(""),
    };
    out.push((Event::Start(tag), image.clone()));
    out.push((Event::Text(CowStr::Borrowed(label.unwrap_or(name))), image.clone()));
    out.push((Event::End(TagEnd::Image), image.clone()));
}

/// Puts the images back into words that are no text.
fn as_written(words: &mut CowStr, text: &str, images: &[Range<usize>]) {
    let signs = words.matches(SIGN).count();
    if signs == 0 {
        return;
    }
    let mut out = String::with_capacity(words.len());
    let mut rest: &str = words;
    for image in &images[images.len().saturating_sub(signs)..] {
        let Some(at) = rest.find(SIGN) else { break };
        out.push_str(&rest[..at]);
        out.push_str(&text[image.clone()]);
        rest = rest.get(at + image.len()..).unwrap_or_default();
    }
    out.push_str(rest);
    *words = CowStr::from(out);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn images_in_labels_are_found() {
        let found = |text: &'static str| -> Vec<&str> {
            in_labels(text).into_iter().map(|range| &text[range]).collect::<Vec<_>>()
        };
        for text in [
            "[![[x]]](b.md)",
            "[a ![[x]] b](<b c.md> \"t\")",
            "[![[x]]][ref]",
            "[a [b ![[x]]] c](d)",
            "| [![[x]]](b.md) |",
        ] {
            assert_eq!(found(text), ["![[x]]"], "{text}");
        }
        for text in ["![[x]](b)", "[![[x]]]", "[ ![[x]]\n\n](b)", "![[x]](b)", "[a](b) ![[x]]", "\\[![[x]]](b)"] {
            assert!(found(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn many_brackets_take_linear_time() {
        let text = "[![[x]] ".repeat(20_000) + &"](b)".repeat(20_000);
        assert_eq!(in_labels(&text).len(), 20_000);
    }
}
