//! Tags in a text, as Obsidian writes them: `#word`, `#a/b`. Not digits alone, and only where a word begins.
//!
//! Signs of a name belong to it (`#C++`, `#C#`, `#R&D`, `#.NET`), which Obsidian would cut off: they name another thing.

use std::ops::Range;

/// The tags of a text, each from its `#` on. `before` is the character before the text.
pub(super) fn hashtags(text: &str, before: Option<char>) -> impl Iterator<Item = Range<usize>> {
    text.match_indices('#').filter_map(move |(start, _)| {
        let previous = text[..start].chars().next_back().or(before);
        if previous.is_some_and(|c| !c.is_whitespace()) {
            return None;
        }
        let name = name_at(&text[start + 1..]);
        let counts = name.chars().any(|c| !c.is_ascii_digit() && !matches!(c, '/' | '-' | '_' | '+' | '&' | '.' | '#'));
        counts.then(|| start..start + 1 + name.len())
    })
}

/// The name that a text begins with.
fn name_at(text: &str) -> &str {
    let mut letters = text.char_indices().peekable();
    let mut before = None;
    let mut end = 0;
    while let Some((at, c)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let is_of_name = match c {
            '.' => before.is_none() && next.is_some_and(char::is_alphabetic),
            '+' => before.is_some_and(|c: char| c.is_alphanumeric() || c == '+'),
            '#' => before.is_some_and(char::is_alphanumeric) && next.is_none_or(|c| !is_of_tag(c) && c != '#'),
            '&' => before.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric),
            c => is_of_tag(c),
        };
        if !is_of_name {
            break;
        }
        before = Some(c);
        end = at + c.len_utf8();
    }
    text[..end].trim_end_matches('/')
}

fn is_of_tag(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '/') || is_sign(c)
}

/// Accents that stand apart, emoji and what joins them.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{20e3}' | '\u{fe0f}' | '\u{e0020}'..='\u{e007f}'
        | '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{23ff}' | '\u{25a0}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}'
        | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_tag() {
        for (text, expected) in [
            ("#a et #Été/à-faire, #b_2.", vec!["#a", "#Été/à-faire", "#b_2"]),
            ("voir no #1, #2024 et #1er", vec!["#1er"]),
            ("C# a#b ## #/ (#c) https://a.org/#d", vec![]),
            ("#a/ #🌱 #b#c", vec!["#a", "#🌱", "#b"]),
            ("#C++, #C# et #R&D; #.NET.", vec!["#C++", "#C#", "#R&D", "#.NET"]),
            ("#a+b #c& #d. #.5 #1+2 #++ #⭐ #👩‍💻", vec!["#a+b", "#c", "#d", "#⭐", "#👩‍💻"]),
        ] {
            let found: Vec<&str> = hashtags(text, None).map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        }
        assert_eq!(hashtags("#a", Some('b')).count(), 0);
    }
}
