//! `%%comments%%`, as Obsidian writes them: seen by those who edit, by no reader.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// Blanks every comment that stands outside code, byte for byte, so that places in the file stay true.
///
/// A comment goes from `%%` to the next `%%`, over several lines too; one that is never closed goes to the end of the
/// text: hiding too much is seen at once, publishing too much is not.
pub fn mask(text: &str) -> (Cow<'_, str>, Vec<Range<usize>>) {
    if !text.contains("%%") {
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
        let end = text[start + 2..].find("%%").map_or(text.len(), |found| start + 2 + found + 2);
        comments.push(start..end);
        at = end;
    }
    let mut masked = text.to_owned().into_bytes();
    for byte in comments.iter().flat_map(|c: &Range<usize>| c.clone()) {
        if !matches!(masked[byte], b'\n' | b'\r') {
            masked[byte] = b' ';
        }
    }
    for comment in &comments {
        if let Some(part) = before_text(&masked, comment) {
            fill(&mut masked[part]);
        }
    }
    // Whole characters were replaced by whole characters, so this is still UTF-8.
    (Cow::Owned(String::from_utf8_lossy(&masked).into_owned()), comments)
}

/// Takes no room, and is no space: a line that begins with it is not indented.
const NO_ROOM: char = '\u{200b}';
const NOTHING: &[u8] = "\u{200b}".as_bytes();

/// A text in which blanked comments stood, with one space where a reader expects one.
pub fn without_gaps(text: &str) -> String {
    let begins_a_line = text.starts_with(NO_ROOM);
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| *c != NO_ROOM) {
        let is_gap = out.ends_with(' ') || out.is_empty() && begins_a_line;
        if c != ' ' || !is_gap {
            out.push(c);
        }
    }
    out
}

/// The part of a blanked comment that stands between the beginning of a line and a text: as spaces, it would make code of
/// the text. Marks of quotations and lists belong to the beginning.
fn before_text(masked: &[u8], comment: &Range<usize>) -> Option<Range<usize>> {
    let line = masked[..comment.end].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let part = line.max(comment.start)..comment.end;
    let is_beginning = |byte: &u8| byte.is_ascii_whitespace() || byte.is_ascii_digit() || b"-*+>.)".contains(byte);
    let mut rest = masked[comment.end..].iter().take_while(|byte| !matches!(byte, b'\n' | b'\r'));
    (masked[line..part.start].iter().all(is_beginning) && rest.any(|byte| !byte.is_ascii_whitespace())).then_some(part)
}

fn fill(part: &mut [u8]) {
    let whole = part.len() - part.len() % NOTHING.len();
    for place in part[..whole].chunks_exact_mut(NOTHING.len()) {
        place.copy_from_slice(NOTHING);
    }
}

fn code_ranges(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut block = 0;
    for (event, range) in Parser::new_ext(text, super::events::OPTIONS).into_offset_iter() {
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
        masked.split_whitespace().collect::<Vec<_>>().join(" ")
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
            assert!(!masked(text).contains('\u{200b}'), "lines of comments alone leave nothing: {text}");
        }
    }

    #[test]
    fn an_unclosed_comment_hides_the_rest() {
        assert_eq!(masked("a %%secret\n\nmore"), "a");
    }
}
