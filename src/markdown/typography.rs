//! Spaces and quotation marks as the text's language sets them.
//!
//! Only spaces the author wrote become non-breaking ones, none is added: Canada and France differ on which marks take
//! one, and the author knows. Code is never touched.

/// Which language's habits a text follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Typography {
    French,
    English,
    /// Left as written.
    Plain,
}

const NO_BREAK: char = '\u{a0}';
const NARROW_NO_BREAK: char = '\u{202f}';

impl Typography {
    pub fn of(language: &str) -> Typography {
        match language.split('-').next() {
            Some("fr") => Typography::French,
            Some("en") => Typography::English,
            _ => Typography::Plain,
        }
    }

    /// A text that stands alone, as a title.
    pub fn set(self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        self.append(text, None, &mut out);
        out
    }

    /// Appends `text` as it should be set; `before` is the character that precedes it in its block.
    pub fn append(self, text: &str, before: Option<char>, out: &mut String) {
        if self == Typography::Plain {
            out.push_str(text);
            return;
        }
        let (mut done, mut from) = (0, 0);
        let bytes = text.as_bytes();
        while let Some(found) = next_mark(bytes, from) {
            let at = if bytes[found] == END_OF_OPENING_QUOTE { found + 1 } else { found };
            from = at + 1;
            let Some(byte @ (b'\'' | b'"' | b' ')) = bytes.get(at) else { continue };
            let previous = text[..at].chars().next_back().or(before);
            let rest = &text[at + 1..];
            let next = rest.chars().next();
            let set = match byte {
                b'\'' => apostrophe(previous, next),
                b' ' if self == Typography::French => french_space(previous, rest),
                b' ' => ' ',
                _ => {
                    out.push_str(&text[done..at]);
                    self.quote(previous, next, out);
                    done = at + 1;
                    continue;
                }
            };
            if set != char::from(*byte) {
                out.push_str(&text[done..at]);
                out.push(set);
                done = at + 1;
            }
        }
        out.push_str(&text[done..]);
    }

    fn quote(self, before: Option<char>, after: Option<char>, out: &mut String) {
        let opens = before.is_none_or(|c| c.is_whitespace() || "([{«“—–-/’'".contains(c));
        let closes = after.is_none_or(|c| !c.is_alphanumeric());
        match (self, opens, closes) {
            // 5" is five inches.
            (_, false, _) if before.is_some_and(|c| c.is_ascii_digit()) => out.push('"'),
            (Typography::French, true, _) => out.extend(['«', NO_BREAK]),
            (Typography::French, false, true) => out.extend([NO_BREAK, '»']),
            (_, true, _) => out.push('“'),
            (_, false, true) => out.push('”'),
            _ => out.push('"'),
        }
    }
}

/// The last byte of «, and of a few letters.
const END_OF_OPENING_QUOTE: u8 = 0xAB;

/// The first byte of letters from À to ÿ, and of no mark.
const ACCENTED: u8 = 0xC3;

/// The first byte, from there on, that may be set otherwise, or stands before such a space. Most spaces stand between a
/// word, or a mark that asks for nothing, and a letter: they need no second look.
fn next_mark(bytes: &[u8], from: usize) -> Option<usize> {
    const BLOCK: usize = 32;
    let is_mark = |byte: u8, next: u8| {
        let is_letter = next.is_ascii_alphabetic() | (next == ACCENTED);
        (byte == b'\'') | (byte == b'"') | (byte == END_OF_OPENING_QUOTE) | (byte == b' ') & !is_letter
    };
    let mut at = from;
    // Many bytes at once, without a branch for each.
    while let Some(block) = bytes.get(at..=at + BLOCK) {
        if block.iter().zip(&block[1..]).fold(false, |any, (byte, next)| any | is_mark(*byte, *next)) {
            break;
        }
        at += BLOCK;
    }
    let next = |index: usize| bytes.get(index + 1).copied().unwrap_or(0);
    (at..bytes.len()).find(|index| is_mark(bytes[*index], next(*index)))
}

fn apostrophe(before: Option<char>, after: Option<char>) -> char {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match (letter(before), letter(after)) {
        (true, true) => '’',
        // « l'« usager » », « l'*usager* ».
        (true, false) if before.is_some_and(char::is_alphabetic) => '’',
        _ => '\'',
    }
}

/// What a space becomes between `before` and `rest`.
fn french_space(before: Option<char>, rest: &str) -> char {
    let Some(before) = before else { return ' ' };
    let after = rest.chars().next();
    match after {
        _ if before == '«' => NO_BREAK,
        Some('»' | ':' | '%' | '°' | '€' | '$') => NO_BREAK,
        Some(';' | '!' | '?') if !before.is_whitespace() => NARROW_NO_BREAK,
        // 10 000, 6 500 000: a group of three digits after a digit.
        Some(a) if before.is_ascii_digit() && a.is_ascii_digit() => {
            let group = rest.bytes().take_while(u8::is_ascii_digit).count();
            if group == 3 { NO_BREAK } else { ' ' }
        }
        _ => ' ',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french() {
        for (text, expected) in [
            ("Quoi ? Oui !", "Quoi\u{202f}? Oui\u{202f}!"),
            ("Note : « ceci »", "Note\u{a0}: «\u{a0}ceci\u{a0}»"),
            ("l'usager d'abord", "l’usager d’abord"),
            ("il dit \"oui\".", "il dit «\u{a0}oui\u{a0}»."),
            ("10 000 personnes, 35 %", "10\u{a0}000 personnes, 35\u{a0}%"),
            ("en 2024 12 notes", "en 2024 12 notes"),
            ("un écran de 5\"", "un écran de 5\""),
            ("rien à faire", "rien à faire"),
        ] {
            assert_eq!(Typography::French.set(text), expected, "{text}");
        }
    }

    #[test]
    fn english() {
        assert_eq!(Typography::English.set("it's \"so\" ?"), "it’s “so” ?");
    }

    #[test]
    fn other_languages_are_left_alone() {
        assert_eq!(Typography::of("de-CH").set("\"a\" ? b"), "\"a\" ? b");
    }

    #[test]
    fn marks_are_found_wherever_they_stand_in_a_long_text() {
        for length in 0..100 {
            let before = "é".repeat(length / 2) + &"a".repeat(length % 2);
            let text = format!("{before} ; « l'eau » {}", "b ".repeat(40));
            let expected = format!("{before}\u{202f}; «\u{a0}l’eau\u{a0}» {}", "b ".repeat(40));
            let expected = if length == 0 { expected.replacen('\u{202f}', " ", 1) } else { expected };
            assert_eq!(Typography::French.set(&text), expected);
        }
    }

    #[test]
    fn the_character_before_counts() {
        let mut out = String::new();
        Typography::French.append("\" dit-elle", Some('n'), &mut out);
        assert_eq!(out, "\u{a0}» dit-elle");
    }
}
