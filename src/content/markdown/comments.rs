//! `%%comments%%`, as Obsidian writes them: seen by those who edit, by no reader.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memmem;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, Parser, Tag, TagEnd};

use super::parser::{OPTIONS, is_escaped, is_inline, is_inline_end};

/// Stands for each byte of a comment that has text beside it: no space, no mark, and no part of an address (DEL).
pub(super) const GAP: char = '\u{7f}';
pub(super) const GAP_BYTE: u8 = 0x7f;

/// Blanks every comment that stands outside code, byte for byte, so that places in the file stay true.
///
/// A comment goes from `%%` to the next `%%`, over several lines too; one that is never closed goes to the end of the
/// text: hiding too much is seen at once, publishing too much is not. Lines of comments alone become blank.
pub(super) fn mask(text: &str) -> (Cow<'_, str>, Vec<Range<usize>>) {
    if memmem::find(text.as_bytes(), b"%%").is_none() {
        return (Cow::Borrowed(text), Vec::new());
    }
    let code = code_ranges(text);
    let in_code = |at: usize| code.get(code.partition_point(|range| range.end <= at)).filter(|range| range.start <= at);
    let mut comments = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find("%%") {
        let start = at + found;
        if let Some(code) = in_code(start) {
            at = code.end.max(start + 2);
            continue;
        }
        // `\%%` begins no comment; within one, no sign is escaped.
        if is_escaped(text, start) {
            at = start + 2;
            continue;
        }
        let end = text[start + 2..].find("%%").map_or(text.len(), |found| start + 2 + found + 2);
        comments.push(start..end);
        at = end;
    }
    let masked = blanked(text, &comments);
    // Whole characters were replaced by whole characters, so this is still UTF-8.
    (Cow::Owned(String::from_utf8_lossy(&masked).into_owned()), comments)
}

/// Whether a comment, with the signs that begin it, is never closed and hides words.
pub(super) fn is_unclosed(comment: &str) -> bool {
    let inside = comment.strip_prefix("%%").unwrap_or(comment);
    !inside.ends_with("%%") && !inside.trim().is_empty()
}

fn blanked(text: &str, comments: &[Range<usize>]) -> Vec<u8> {
    let mut masked = text.to_owned().into_bytes();
    // The end of the last comment, and whether a text stands before it on its line.
    let (mut done, mut begun) = (0, false);
    for comment in comments {
        let line = text[done..comment.start].rfind('\n').map(|at| done + at + 1);
        begun = line.is_none() && begun || !is_beginning(&text[line.unwrap_or(done)..comment.start]);
        for byte in &mut masked[comment.clone()] {
            // A comment that begins behind a text ends no line.
            if begun || !matches!(byte, b'\n' | b'\r') {
                *byte = GAP_BYTE;
            }
        }
        done = comment.end;
    }
    for line in masked.split_mut(|byte| *byte == b'\n').filter(|line| line.contains(&GAP_BYTE)) {
        let rest: Vec<u8> = line.iter().copied().filter(|byte| *byte != GAP_BYTE).collect();
        if is_beginning(&String::from_utf8_lossy(&rest)) {
            line.iter_mut().filter(|byte| **byte == GAP_BYTE).for_each(|byte| *byte = b' ');
        }
    }
    masked
}

/// Whether the part of a line has nothing but spaces and the marks of quotations and a list.
fn is_beginning(part: &str) -> bool {
    let part = part.trim_start_matches(|c: char| c.is_whitespace() || c == '>');
    let number = part.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest =
        if number.len() < part.len() { number.strip_prefix(['.', ')']) } else { part.strip_prefix(['-', '*', '+']) };
    part.is_empty() || rest.is_some_and(|rest| rest.trim().is_empty())
}

/// Takes from the texts what blanked comments left in them, with one space where a reader expects one.
pub(super) fn close_gaps(list: &mut [(Event, Range<usize>)]) {
    for index in 0..list.len() {
        let ends = list.get(index + 1).is_none_or(|(next, _)| ends_line(next));
        let begins = index.checked_sub(1).is_none_or(|before| begins_line(&list[before].0));
        match &mut list[index].0 {
            Event::Text(text) if text.contains(GAP) => {
                let closed = without_gaps(text);
                let closed = if begins { closed.trim_start_matches(' ') } else { &closed };
                *text = CowStr::from(if ends { closed.trim_end_matches(' ') } else { closed }.to_owned());
            }
            Event::Start(Tag::Link { dest_url, title, id, .. } | Tag::Image { dest_url, title, id, .. }) => {
                [dest_url, title, id].into_iter().for_each(strip);
            }
            Event::Start(Tag::Heading { id: Some(id), .. }) => strip(id),
            Event::Start(Tag::FootnoteDefinition(label)) | Event::FootnoteReference(label) => strip(label),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => strip(info),
            _ => {}
        }
    }
}

fn strip(text: &mut CowStr) {
    if text.contains(GAP) {
        *text = CowStr::from(text.replace(GAP, ""));
    }
}

fn begins_line(event: &Event) -> bool {
    match event {
        Event::Start(tag) => !is_inline(tag),
        Event::End(tag) => !is_inline_end(*tag),
        Event::SoftBreak | Event::HardBreak | Event::Rule | Event::TaskListMarker(_) => true,
        _ => false,
    }
}

fn ends_line(event: &Event) -> bool {
    match event {
        Event::Start(tag) => !is_inline(tag),
        Event::End(tag) => !is_inline_end(*tag),
        Event::SoftBreak | Event::HardBreak => true,
        _ => false,
    }
}

fn without_gaps(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_gap = false;
    for c in text.chars() {
        if c == GAP {
            in_gap = true;
        } else {
            if !(in_gap && c == ' ' && out.ends_with(' ')) {
                out.push(c);
            }
            in_gap &= c == ' ';
        }
    }
    out
}

fn code_ranges(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut block = 0;
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => block = range.start,
            Event::End(TagEnd::CodeBlock) => ranges.push(block..range.end),
            Event::Code(_) => ranges.push(range),
            _ => {}
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    fn masked(text: &str) -> String {
        let (masked, _) = mask(text);
        assert_eq!(masked.len(), text.len());
        masked.replace(GAP, " ").split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn comments_go_and_code_stays() {
        assert_eq!(masked("a %%secret é%% b"), "a b");
        assert_eq!(masked("a\n\n%%\nseveral\n\nlines\n%%\n\nb"), "a b");
        assert_eq!(masked("`printf %%d %%` %%x%%"), "`printf %%d %%`");
        assert_eq!(masked("```\n%%kept%%\n```\n%%gone%%"), "``` %%kept%% ```");
    }

    #[test]
    fn a_comment_before_a_text_does_not_indent_it() {
        for text in [
            "%%a long reminder%% text",
            "  %%a long reminder%% text",
            "- %%a long reminder%% text",
            "> %%a long reminder%% text",
            "1. %%a long reminder%% text",
            "%%a\nlong reminder%% text",
            "%%%% text",
        ] {
            let (masked, _) = mask(text);
            assert_eq!(masked.len(), text.len());
            let code = Parser::new(&masked).any(|event| matches!(event, Event::Start(Tag::CodeBlock(_))));
            assert!(!code && masked.trim_end().ends_with("text"), "{masked:?}");
        }
        for text in ["%%a long reminder%%\n\ntext", "%%one%% %%two%%\n\ntext", "- %%one%%\n  %%two%%\n\ntext"] {
            assert!(!mask(text).0.contains(GAP), "lines of comments alone leave nothing: {text}");
        }
    }

    #[test]
    fn an_unclosed_comment_hides_the_rest() {
        assert_eq!(masked("a %%secret\n\nmore"), "a");
        for (text, unclosed) in
            [("a %%b%%", false), ("100 %% de b", true), ("a %%", false), ("%%b%% %%c", true), ("%%%%", false)]
        {
            let (_, comments) = mask(text);
            assert_eq!(comments.last().is_some_and(|last| is_unclosed(&text[last.clone()])), unclosed, "{text}");
        }
    }
}
