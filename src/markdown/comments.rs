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
    // Whole characters were replaced by spaces, so this is still UTF-8.
    (Cow::Owned(String::from_utf8_lossy(&masked).into_owned()), comments)
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
    fn an_unclosed_comment_hides_the_rest() {
        assert_eq!(masked("a %%secret\n\nmore"), "a");
    }
}
