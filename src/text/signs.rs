//! Signs that no reader sees: a file of an old system, or one pasted from elsewhere, may hold them.

use std::borrow::Cow;

/// Whether a sign is not seen within a word (Unicode, Default_Ignorable_Code_Point).
pub fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{3164}')
        || matches!(c, '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}')
        || matches!(c, '\u{e0000}'..='\u{e0fff}')
}

/// A text whose lines end where its author ended them, and without control characters: of the same length, so that places in it
/// stay. A carriage return alone ends a line; a sign that XML cannot hold, and no reader sees, becomes a space. A NUL
/// stays: a message reports it.
///
/// ```
/// use carnet::text::signs::readable;
/// assert_eq!(readable("a\r\nb\tc"), "a\r\nb\tc");
/// assert_eq!(readable("---\rtitle: A\r---\r"), "---\ntitle: A\n---\n");
/// assert_eq!(readable("a\u{7}b\u{b}c\u{fffe}"), "a b c\u{fffd}");
/// ```
pub fn readable(text: &str) -> Cow<'_, str> {
    // Most values are a line of signs of which none begins one that XML cannot hold (U+FFFE): they need no closer look.
    let is_plain = |b: u8| (b >= b' ') & (b != 0xef);
    if text.as_bytes().chunks(64).all(|part| part.iter().fold(true, |all, b| all & is_plain(*b))) {
        return Cow::Borrowed(text);
    }
    let is_control = |b: u8| (b < b' ') & (b != b'\t') & (b != b'\n') & (b != b'\r') & (b != 0);
    // Many bytes at once, without a branch for each.
    let has_controls = text.as_bytes().chunks(64).any(|part| part.iter().fold(false, |any, b| any | is_control(*b)));
    let has_returns = memchr::memchr_iter(b'\r', text.as_bytes()).any(|at| !is_before_line_feed(text, at));
    let has_others = || memchr::memmem::find(text.as_bytes(), "\u{fffe}".as_bytes()[..2].as_ref()).is_some();
    if !has_controls && !has_returns && !has_others() {
        return Cow::Borrowed(text);
    }
    let sign = |(at, c): (usize, char)| match c {
        '\r' if !is_before_line_feed(text, at) => '\n',
        '\t' | '\n' | '\r' | '\0' => c,
        c if c < ' ' => ' ',
        '\u{fffe}' | '\u{ffff}' => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    Cow::Owned(text.char_indices().map(sign).collect())
}

/// As [`readable`], for a text that is in no file: no message can report a NUL there, so it goes too.
pub fn of_a_value(text: String) -> String {
    match readable(&text) {
        Cow::Borrowed(_) if memchr::memchr(0, text.as_bytes()).is_none() => text,
        readable => readable.replace('\0', "\u{fffd}"),
    }
}

fn is_before_line_feed(text: &str, at: usize) -> bool {
    text.as_bytes().get(at + 1) == Some(&b'\n')
}
