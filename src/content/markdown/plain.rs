//! A text as its reader takes it in, for looking for names in it: signs that are not seen are left out, escapes, references
//! and percent-encodings read, wide signs made narrow.
//!
//! It says where each part stands in the text that was written. What the parts mean is not known here.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Parser};

use super::comments::{GAP, GAP_BYTE};
use crate::text::floor;
use crate::text::signs::is_ignorable;

/// The longest reference to a character, as `&CounterClockwiseContourIntegral;`.
const LONGEST_REFERENCE: usize = 34;

/// Longer comments, tags and links are not read over.
const LONGEST_MARK: usize = 400;

/// Elements that stand within a line and show nothing of themselves.
const LINE_TAGS: [&str; 28] = [
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "dfn", "del", "em", "font", "i", "ins", "kbd", "mark", "q",
    "s", "samp", "small", "span", "strong", "sub", "sup", "tt", "u", "var", "wbr",
];

/// A text with what was replaced in it.
#[derive(Debug)]
pub(super) struct Plain {
    pub text: String,
    replaced: Vec<Replaced>,
}

/// A part of the written text, and what stands for it.
#[derive(Debug)]
struct Replaced {
    plain: Range<usize>,
    written: Range<usize>,
}

/// Whether a text may hold signs that stand for others. Cheaper than [`Plain::of`].
pub(super) fn may_differ(text: &str) -> bool {
    first_of(&STANDS_FOR_ANOTHER, text.as_bytes()).is_some()
}

/// Whether a byte is meant, by its value.
type Bytes = [bool; 256];

/// Where the first byte is that is meant. Whole texts are read: many bytes are asked at once.
fn first_of(meant: &Bytes, text: &[u8]) -> Option<usize> {
    let is_meant = |byte: &u8| meant[usize::from(*byte)];
    let blocks = text.chunks(16);
    let before =
        16 * blocks.take_while(|block| !block.iter().fold(false, |found, byte| found | is_meant(byte))).count();
    text.get(before..)?.iter().position(is_meant).map(|at| before + at)
}

/// What may begin what stands for something else: the first bytes of the signs that are not seen, of brackets and of wide
/// signs are among them. Each byte of most texts is asked, so that it is a table.
static STANDS_FOR_ANOTHER: Bytes =
    bytes(&[b'&', b'\\', b'%', GAP_BYTE, 0xc2, 0xcd, 0xd8, 0xe1, 0xe2, 0xe3, 0xef, 0xf3], [false; 256]);

/// The same with what may begin a mark.
static MARKS_OR_STANDS_FOR_ANOTHER: Bytes = bytes(MARKS, STANDS_FOR_ANOTHER);

const MARKS: &[u8] = b"*`~^=_<[]%!";

const fn bytes(meant: &[u8], mut others: Bytes) -> Bytes {
    let mut at = 0;
    while at < meant.len() {
        others[meant[at] as usize] = true;
        at += 1;
    }
    others
}

/// Whether a text may hold marks within a path or a name.
pub(super) fn may_hold_marks(text: &str) -> bool {
    let has_names = memchr::memchr2(b'/', b'[', text.as_bytes()).is_some() || text.contains(".md");
    has_names && text.bytes().any(|byte| MARKS.contains(&byte))
}

impl Plain {
    /// None when nothing is replaced.
    pub(super) fn of(text: &str) -> Option<Plain> {
        if may_differ(text) { Plain::replaced(text, &STANDS_FOR_ANOTHER, other) } else { None }
    }

    /// The same without the signs of marks, tags of a line and comments: none when there are none.
    pub(super) fn without_marks(text: &str) -> Option<Plain> {
        let (mut has_marks, mut is_in_link, mut is_in_label) = (false, false, false);
        let plain = Plain::replaced(text, &MARKS_OR_STANDS_FOR_ANOTHER, |rest, first, before| {
            let ends_link = is_in_link && rest.starts_with("]]");
            let ends_label = first == ']' && std::mem::take(&mut is_in_label);
            let found = match first {
                _ if ends_link => Some(2),
                ']' if !ends_label => None,
                _ => mark(rest, first, before),
            };
            match found {
                Some(length) => {
                    has_marks = true;
                    is_in_link = !ends_link && (is_in_link || rest.starts_with("[["));
                    is_in_label |= first == '[' && length == 1;
                    Some((length, String::new()))
                }
                None => other(rest, first, before),
            }
        });
        plain.filter(|_| has_marks)
    }

    /// A text in which each part that `read` knows stands for something else.
    fn replaced(
        text: &str,
        may_begin: &Bytes,
        mut read: impl FnMut(&str, char, Option<char>) -> Option<(usize, String)>,
    ) -> Option<Plain> {
        let mut plain = Plain { text: String::new(), replaced: Vec::new() };
        let (mut from, mut at) = (0, 0);
        while let Some(next) = first_of(may_begin, &text.as_bytes()[at..]) {
            at += next;
            let Some(c) = text[at..].chars().next() else { break };
            let Some((length, other)) = read(&text[at..], c, text[..at].chars().next_back()) else {
                at += c.len_utf8();
                continue;
            };
            plain.text.push_str(&text[from..at]);
            let start = plain.text.len();
            plain.text.push_str(&other);
            plain.replaced.push(Replaced { plain: start..plain.text.len(), written: at..at + length });
            at += length;
            from = at;
        }
        if plain.replaced.is_empty() {
            return None;
        }
        plain.text.push_str(&text[from..]);
        Some(plain)
    }

    /// Where a part stands in the written text. What was replaced belongs to it as a whole.
    pub(super) fn written(&self, part: &Range<usize>) -> Range<usize> {
        let before = self.replaced.partition_point(|replaced| replaced.plain.start <= part.start);
        let start = self.replaced[..before].last().map_or(part.start, |last| {
            if part.start < last.plain.end {
                last.written.start
            } else {
                last.written.end + part.start - last.plain.end
            }
        });
        let before = self.replaced.partition_point(|replaced| replaced.plain.start < part.end);
        let end = self.replaced[..before].last().map_or(part.end, |last| {
            if part.end < last.plain.end { last.written.end } else { last.written.end + part.end - last.plain.end }
        });
        start..end.max(start)
    }
}

/// A value of raw HTML with its references read.
pub fn with_references(text: &str) -> Cow<'_, str> {
    if memchr::memchr(b'&', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let mut parts = text.split('&');
    let mut out = parts.next().unwrap_or_default().to_owned();
    let mut at = out.len();
    for part in parts {
        let (length, read) = reference(&text[at..]).unwrap_or((1, "&".into()));
        out.push_str(&read);
        out.push_str(part.get(length - 1..).unwrap_or_default());
        at += 1 + part.len();
    }
    Cow::Owned(out)
}

/// Whether an element stands within a line and shows nothing of itself.
pub(super) fn is_in_line(name: &str) -> bool {
    LINE_TAGS.iter().any(|tag| tag.eq_ignore_ascii_case(name))
}

/// Whether the label of a reference is no name of a document itself.
fn is_label(text: &str) -> bool {
    text.chars().all(|c| c.is_alphanumeric() || c == ' ')
}

/// The bytes of the mark that a text begins with: signs that dress what is between them, or what is not read at all.
fn mark(text: &str, first: char, before: Option<char>) -> Option<usize> {
    let within = |at: usize| &text[at..floor(text, LONGEST_MARK).max(at)];
    let closed = |from: usize, end: &str| within(from).find(end).map(|at| from + at + end.len());
    match first {
        '*' | '`' | '~' => Some(1),
        // `[^name]` is a footnote.
        '^' => (before != Some('[')).then_some(1),
        '=' if text.starts_with("==") => Some(2),
        '_' => {
            let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            (!is_word(before) || !is_word(text[1..].chars().next())).then_some(1)
        }
        '<' if text.starts_with("<!--") => closed(4, "-->"),
        '<' => {
            let name = text[1..].trim_start_matches('/');
            let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric())?];
            is_in_line(name).then(|| closed(1, ">"))?
        }
        '%' if text.starts_with("%%") => closed(2, "%%"),
        '[' if text.starts_with("[[") => {
            let label = within(2).find(['|', ']', '\n']).filter(|at| text[2 + at..].starts_with('|'))?;
            within(2 + label).contains("]]").then_some(2 + label + 1)
        }
        '!' if text.starts_with("![") => {
            let end = within(2).find(['[', ']', '\n'])?;
            if text[2 + end..].starts_with("](") { closed(2 + end, ")") } else { None }
        }
        '[' if text.starts_with("[^") => closed(2, "]").filter(|end| is_label(&text[2..end - 1])),
        '[' => {
            let end = within(1).find(['[', ']', '\n'])?;
            let rest = &text[1 + end..];
            (rest.starts_with("](") || rest.starts_with("][")).then_some(1)
        }
        ']' if text.starts_with("](") => closed(2, ")"),
        ']' if text.starts_with("][") => closed(2, "]").filter(|end| is_label(&text[2..end - 1])),
        _ => None,
    }
}

/// What a text begins with that stands for something else: its bytes, and what it stands for.
fn other(text: &str, first: char, before: Option<char>) -> Option<(usize, String)> {
    match first {
        '&' => {
            let (length, read) = reference(text)?;
            // It may be of a sign that stands for another itself.
            let wide = read.chars().next().filter(|c| *c != '&').and_then(|c| other(&read, c, None));
            Some((length, wide.map_or(read, |(_, other)| other)))
        }
        '%' => percent(text),
        '\\' => escaped(text, before),
        GAP => Some((1, String::new())),
        c if c.is_ascii() => None,
        c if is_ignorable(c) => Some((c.len_utf8(), String::new())),
        '⟦' | '〚' => Some((first.len_utf8(), "[[".into())),
        '⟧' | '〛' => Some((first.len_utf8(), "]]".into())),
        '【' | '〔' => Some((first.len_utf8(), "[".into())),
        '】' | '〕' => Some((first.len_utf8(), "]".into())),
        // Wide forms of ASCII stand in its order.
        c @ '\u{ff01}'..='\u{ff5e}' => {
            let narrow = char::from_u32(c as u32 - 0xfee0)?;
            Some((c.len_utf8(), narrow.to_string()))
        }
        _ => None,
    }
}

/// Whether a text may begin with a reference to a character, but for the space that many texts have.
pub(super) fn is_reference(text: &[u8]) -> bool {
    text.iter().take(LONGEST_REFERENCE).any(|byte| *byte == b';') && !text.starts_with(b"&nbsp;")
}

/// `&#47;`, `&sol;`, as Markdown and HTML read them.
fn reference(text: &str) -> Option<(usize, String)> {
    let end = text.as_bytes().iter().take(LONGEST_REFERENCE).position(|byte| *byte == b';')? + 1;
    let written = text.get(..end)?;
    let is_one = written[1..end - 1].chars().all(|c| c.is_ascii_alphanumeric() || c == '#');
    let read = match Parser::new(written).nth(1) {
        Some(Event::Text(read)) if is_one && *read != *written => read,
        _ => return None,
    };
    Some((end, read.into()))
}

/// `%2F`, once or more encoded, of a sign that no word ends with.
fn percent(text: &str) -> Option<(usize, String)> {
    let mut length = 1;
    while text[length..].starts_with("25") && text.get(length + 2..length + 4).is_some_and(is_hex) {
        length += 2;
    }
    let code = text.get(length..length + 2).filter(|code| is_hex(code))?;
    let c = char::from(u8::from_str_radix(code, 16).ok()?);
    (c.is_ascii_alphanumeric() || "/.:-_~@[]".contains(c)).then(|| (length + 2, c.into()))
}

fn is_hex(code: &str) -> bool {
    code.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// `\[`: the sign alone. Between words a backslash is that of a path, as Windows writes them.
fn escaped(text: &str, before: Option<char>) -> Option<(usize, String)> {
    let next = text[1..].chars().next()?;
    let is_of_path = |c: char| c.is_alphanumeric() || matches!(c, ':' | '_' | '-' | '.' | ')');
    if next.is_alphanumeric() && before.is_some_and(is_of_path) {
        return Some((1, "/".into()));
    }
    if next.is_ascii_punctuation() && !matches!(next, '\\' | '/' | '.' | '|') {
        return Some((1, String::new()));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        Plain::of(text).map_or_else(|| text.to_owned(), |plain| plain.text)
    }

    #[test]
    fn signs_that_stand_for_others() {
        for (text, expected) in [
            ("a&#x2F;b&sol;c&amp;d &eacute; & &x; &;", "a/b/c&d é & &x; &;"),
            ("a\u{ad}b\u{200b}c&shy;d", "abcd"),
            ("［［a／b］］ ⟦c⟧", "[[a/b]] [[c]]"),
            ("%2Fa%252Fb%20c%zz 5 %", "/a/b%20c%zz 5 %"),
            ("\\[\\[a\\]\\] b\\c \\\\d \\e", "[[a]] b/c \\\\d \\e"),
            ("/a\u{61c}b\u{3164}c\u{115f}d\u{e0001}e/", "/abcde/"),
            ("l’été « a »", "l’été « a »"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn references_of_a_value() {
        for (value, expected) in
            [("a&amp;b&#x2F;c & d&x;", "a&b/c & d&x;"), ("&amp;#47;", "&#47;"), ("a&shy;b", "a\u{ad}b")]
        {
            assert_eq!(with_references(value), expected);
        }
    }

    #[test]
    fn a_part_is_found_again() {
        let text = "é [\u{200b}[a&sol;b\u{ad}]] &amp;";
        let plain = Plain::of(text).expect("something is replaced");
        for (part, expected) in
            [("[[a/b]]", "[\u{200b}[a&sol;b\u{ad}]]"), ("a/b", "a&sol;b"), ("/", "&sol;"), ("é", "é"), ("&", "&amp;")]
        {
            let at = plain.text.find(part).expect("it is there");
            assert_eq!(&text[plain.written(&(at..at + part.len()))], expected, "{part}");
        }
    }

    #[test]
    fn plain_texts_are_not_copied() {
        assert!(Plain::of("L’été, « a » — b…").is_none() && Plain::of("a [[b]] /c/ d.md").is_none());
    }
}
