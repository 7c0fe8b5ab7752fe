//! Tags in a text, as Obsidian writes them: `#word`, `#a/b`. Not digits alone, and only where a word begins.

use std::ops::Range;

/// The tags of a text, each from its `#` on. `before` is the character before the text.
pub fn hashtags(text: &str, before: Option<char>) -> impl Iterator<Item = Range<usize>> {
    text.match_indices('#').filter_map(move |(start, _)| {
        let previous = text[..start].chars().next_back().or(before);
        if previous.is_some_and(|c| !c.is_whitespace()) {
            return None;
        }
        let name = &text[start + 1..];
        let end = name.find(|c: char| !is_of_tag(c)).unwrap_or(name.len());
        let name = name[..end].trim_end_matches('/');
        let counts = name.chars().any(|c| !c.is_ascii_digit() && !matches!(c, '/' | '-' | '_'));
        counts.then(|| start..start + 1 + name.len())
    })
}

fn is_of_tag(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '/') || is_sign(c)
}

/// Accents that stand apart, emoji and what joins them.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{2600}'..='\u{27bf}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
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
        ] {
            let found: Vec<&str> = hashtags(text, None).map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        }
        assert_eq!(hashtags("#a", Some('b')).count(), 0);
    }
}
