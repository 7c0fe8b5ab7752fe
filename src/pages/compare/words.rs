//! A text of HTML cut into words, signs and spaces.

use unicode_normalization::char::is_combining_mark;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    Word,
    Sign,
    Space,
}

/// What a text begins with, and its bytes. A word ends before an apostrophe, a hyphen or a middle dot, so that « l'auteur » and
/// « l'auteur·trice » have what they share. With `by_lines` each end of a line is a piece.
pub(super) fn piece(text: &str, by_lines: bool) -> (Piece, usize) {
    let (kind, first) = kind_at(text);
    let mut end = first;
    let bytes = text.as_bytes();
    let is_line_end = |at: usize| by_lines && bytes.get(at) == Some(&b'\n');
    if kind == Piece::Sign || is_line_end(0) {
        return (kind, end);
    }
    while end < text.len() && !is_line_end(end) {
        // Most of a text is words of these letters alone.
        if kind == Piece::Word && is_letter_of_ascii(bytes[end]) {
            end += 1;
            continue;
        }
        let (next, length) = kind_at(&text[end..]);
        if next != kind {
            break;
        }
        end += length;
    }
    (kind, end)
}

fn is_letter_of_ascii(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// What the first sign of a text is, and its bytes: a character reference is one sign.
fn kind_at(text: &str) -> (Piece, usize) {
    let byte = text.as_bytes().first().copied().unwrap_or(b' ');
    match byte {
        _ if is_letter_of_ascii(byte) => return (Piece::Word, 1),
        b' ' | b'\n' | b'\r' | b'\t' | b'\x0c' => return (Piece::Space, 1),
        b'&' => {
            // The longest name of a reference has 31 letters (HTML, section 13.5).
            let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
            let name = text.as_bytes()[1..].iter().take(32).take_while(|byte| is_name(byte)).count();
            let end = if text.as_bytes().get(name + 1) == Some(&b';') { name + 2 } else { 1 };
            let is_space = matches!(&text[..end], "&nbsp;" | "&#160;" | "&#xa0;" | "&#xA0;" | "&#8239;" | "&#x202f;");
            return (if is_space { Piece::Space } else { Piece::Sign }, end);
        }
        0..0x80 => return (Piece::Sign, 1),
        _ => {}
    }
    let Some(sign) = text.chars().next() else { return (Piece::Space, 0) };
    (kind_of(sign), sign.len_utf8())
}

/// What a sign beyond ASCII is.
fn kind_of(sign: char) -> Piece {
    match sign {
        // Those of French, without a search in the tables of Unicode.
        '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{17f}' => Piece::Word,
        '\u{a0}' | '\u{202f}' => Piece::Space,
        '«' | '»' | '·' | '\u{2010}'..='\u{2027}' => Piece::Sign,
        _ => kind_in_tables(sign),
    }
}

fn kind_in_tables(sign: char) -> Piece {
    match sign {
        _ if sign.is_whitespace() => Piece::Space,
        '\u{ad}' => Piece::Word,
        _ if sign.is_alphanumeric() || is_combining_mark(sign) => Piece::Word,
        _ => Piece::Sign,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str, by_lines: bool) -> Vec<&str> {
        let mut at = 0;
        std::iter::from_fn(|| {
            let (_, length) = piece(&text[at..], by_lines);
            at += length;
            (length > 0 && at <= text.len()).then(|| &text[at - length..at])
        })
        .take_while(|piece| !piece.is_empty())
        .collect()
    }

    #[test]
    fn the_signs_of_french_are_what_the_tables_say() {
        let other = ('\u{80}'..='\u{2fff}').find(|sign| kind_of(*sign) != kind_in_tables(*sign));
        assert_eq!(other, None);
    }

    #[test]
    fn a_text_is_cut_into_words_signs_and_spaces() {
        assert_eq!(
            pieces("l’auteur·trice, 15&nbsp;%", false),
            ["l", "’", "auteur", "·", "trice", ",", " ", "15", "&nbsp;", "%"]
        );
        assert_eq!(pieces("a&amp;b & c", false), ["a", "&amp;", "b", " ", "&", " ", "c"]);
        assert_eq!(pieces("e\u{301}te\u{301} \u{202f}!", false), ["e\u{301}te\u{301}", " \u{202f}", "!"]);
        assert_eq!(pieces("a\n\n  b", true), ["a", "\n", "\n", "  ", "b"]);
    }
}
