//! Tokens in a text: each stands for a link, or another part whose words are decided later.

use std::fmt::Write as _;
use std::ops::Range;

/// Around the number of a part. Characters of the private use area: authors' own are replaced when a file is read.
const BEFORE: char = '\u{e002}';
const AFTER: char = '\u{e003}';

/// Adds a token.
pub fn push_token(number: usize, out: &mut String) {
    let _ = write!(out, "{BEFORE}{number}{AFTER}");
}

/// Adds what an author wrote, without the characters of tokens.
pub fn push_own(text: &str, out: &mut String) {
    out.extend(text.chars().map(|c| if matches!(c, BEFORE | AFTER) { '\u{fffd}' } else { c }));
}

/// Whether a text holds tokens.
pub fn holds_tokens(text: &str) -> bool {
    text.contains(BEFORE)
}

/// A text with words in the place of its tokens. `words` gives those of a link.
pub fn with_words(text: &str, words: impl Fn(usize) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    for (before, number) in parts(text) {
        out.push_str(before);
        out.push_str(&number.map(&words).unwrap_or_default());
    }
    out
}

/// A text with tokens in the place of its parts, which are in order.
pub fn with_numbers(text: &str, parts: impl IntoIterator<Item = (Range<usize>, u32)>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (part, number) in parts {
        push_own(&text[from..part.start], &mut out);
        push_token(number as usize, &mut out);
        from = part.end;
    }
    push_own(&text[from..], &mut out);
    out
}

/// What stands before each token of a text, with its number; what follows the last one has none.
pub fn parts(text: &str) -> impl Iterator<Item = (&str, Option<usize>)> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest.take()?;
        let Some((words, token)) = text.split_once(BEFORE) else { return Some((text, None)) };
        let (number, after) = token.split_once(AFTER).unwrap_or((token, ""));
        rest = Some(after);
        Some((words, number.parse().ok()))
    })
}

/// The number of the link that a whole text is, and none when it is another text.
pub fn only_link(text: &str) -> Option<usize> {
    text.strip_prefix(BEFORE)?.strip_suffix(AFTER)?.parse().ok()
}
