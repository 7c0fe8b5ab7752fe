//! Address words of names in which signs count, as tags and people: `C`, `C++` and `C#` are three words.
//!
//! A word depends on its name alone, so it stays the same whatever other names there are. Where two names still make one
//! word, as `C++` and `C plus plus`, [`words`] tells them apart.

use std::fmt::Write;

use rapidhash::RapidHashMap as HashMap;
use unicode_normalization::char::is_combining_mark;

use super::{fold, slug};
use crate::text::floor;
use crate::text::hash::fingerprint;

/// Bytes of one part of an address: file systems allow 255 in a name, and percent-encoding triples some.
const LONGEST: usize = 120;

/// Parts of a nested tag; what follows stays in the last one.
pub const DEEPEST: usize = 12;

/// As [`slug`], but each sign has a word of its own, and the result is empty only where the text is.
///
/// ```
/// use carnet::text::slug::spelled;
/// assert_eq!((spelled("C++").as_str(), spelled(".NET").as_str()), ("c-plus-plus", "dot-net"));
/// assert_eq!((spelled("Santé mentale").as_str(), spelled("📚").as_str()), ("sante-mentale", "u1f4da"));
/// ```
pub fn spelled(text: &str) -> String {
    let text = text.trim();
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b' ' | b'-' | b'_');
    let mut made = if text.bytes().all(is_plain) { slug(text) } else { slug(&with_names_of_signs(text)) };
    if made.is_empty() {
        // Separators alone, as `-`: any word that stays the same will do.
        made = text.chars().fold(String::new(), |word, c| format!("{word}u{:x}-", u32::from(c)));
        made.pop();
    }
    cut(made)
}

/// The address of a tag below that of all tags: each part of a nested one (`a/b`) a word.
///
/// ```
/// assert_eq!(carnet::text::slug::tag_word("Santé/Soins à domicile"), "sante/soins-a-domicile");
/// ```
pub fn tag_word(tag: &str) -> String {
    let parts: Vec<String> = tag.splitn(DEEPEST, '/').map(spelled).filter(|part| !part.is_empty()).collect();
    parts.join("/")
}

/// The signs of a name, which tell it from another of the same word.
pub fn signs_of(name: &str) -> String {
    let signs: String = signs(name).filter_map(|(c, name)| name.map(|_| c)).collect();
    if signs.is_empty() && slug(name).is_empty() { name.to_owned() } else { signs }
}

/// Address words of names that differ, where it is not the word each makes alone. Of the names of one word that without
/// signs keeps it, the first in the alphabet; the others end in a number made of the name, as do those of a reserved word.
pub fn words<'n>(
    names: impl IntoIterator<Item = (&'n str, String)>,
    is_reserved: impl Fn(&str) -> bool,
) -> HashMap<&'n str, String> {
    let mut by_word: HashMap<String, Vec<(&str, String)>> = HashMap::default();
    for (name, word) in names {
        by_word.entry(fold(&word)).or_default().push((name, word));
    }
    let mut apart = HashMap::default();
    for names in by_word.values_mut() {
        if names.len() > 1 {
            names.sort_unstable_by_key(|(name, _)| (!signs_of(name).is_empty(), *name));
        }
        for (position, (name, word)) in names.iter().enumerate() {
            if position > 0 || is_reserved(word) {
                let number = fingerprint(name.as_bytes()) >> 32;
                apart.insert(*name, format!("{word}-{number:08x}"));
            }
        }
    }
    apart
}

fn with_names_of_signs(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for (c, name) in signs(text) {
        match name {
            None => out.push(c),
            Some("") => {
                let _ = write!(out, " u{:x} ", u32::from(c));
            }
            Some(name) => out.extend([" ", name, " "]),
        }
    }
    out
}

/// Each character with the name of the sign it is; the name is empty for a sign that is known by its number only.
fn signs(text: &str) -> impl Iterator<Item = (char, Option<&'static str>)> {
    let mut begins = true;
    let mut letters = text.chars().peekable();
    std::iter::from_fn(move || {
        let c = letters.next()?;
        // `.NET`, but not `etc.`
        let dot = c == '.' && begins && letters.peek().is_some_and(|next| next.is_alphanumeric());
        begins = !c.is_alphanumeric();
        Some((c, if dot { Some("dot") } else { name_of(c) }))
    })
}

fn name_of(c: char) -> Option<&'static str> {
    let name = match c {
        '+' => "plus",
        '#' => "sharp",
        '&' => "and",
        '@' => "at",
        '%' => "percent",
        '*' => "star",
        '=' => "equals",
        '<' => "less",
        '>' => "more",
        '!' => "exclamation",
        '?' => "question",
        '~' => "tilde",
        '^' => "caret",
        '$' => "dollar",
        '€' => "euro",
        '£' => "pound",
        '°' => "degree",
        '§' => "section",
        // Keycaps and the like: a letter or digit in a frame.
        '\u{20dd}'..='\u{20e4}' => "",
        c if c.is_alphanumeric() || is_combining_mark(c) || is_separator(c) => return None,
        _ => "",
    };
    Some(name)
}

/// What stands between words, or is not seen.
fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || c.is_ascii_punctuation()
        || matches!(c, '¡' | '«' | '»' | '¿' | '·' | '´' | '¨' | '¸' | '¯' | '\u{ad}' | '\u{feff}')
        || matches!(c, '\u{2000}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{3000}'..='\u{301f}' | '・')
}

/// A word no longer than file systems allow; one that is cut ends in a number made of the whole word.
fn cut(word: String) -> String {
    if word.len() <= LONGEST {
        return word;
    }
    let number = fingerprint(word.as_bytes()) >> 32;
    let end = floor(&word, LONGEST - 9);
    format!("{}-{number:08x}", word[..end].trim_end_matches('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_have_words() {
        for (text, word) in [
            ("C", "c"),
            ("C#", "c-sharp"),
            ("R&D", "r-and-d"),
            ("node.js", "node-js"),
            ("l’auteur·trice", "l-auteur-trice"),
            ("pour (presque) tous", "pour-presque-tous"),
            ("100 %", "100-percent"),
            ("👩‍💻", "u1f469-u1f4bb"),
            ("❤️", "u2764"),
            ("1️⃣", "1-u20e3"),
            ("a → b", "a-u2192-b"),
            ("!", "exclamation"),
            ("…", "u2026"),
            ("-", "u2d"),
            ("  ", ""),
        ] {
            assert_eq!(spelled(text), word, "{text}");
        }
    }

    #[test]
    fn parts_of_a_tag_stay_short() {
        assert_eq!(tag_word("24/7"), "24/7");
        assert_eq!(tag_word("/C++//C#/"), "c-plus-plus/c-sharp");
        assert_eq!(tag_word(&"a/".repeat(500)).matches('/').count(), DEEPEST - 1);
        let long = tag_word(&"é".repeat(300));
        assert!(long.len() <= LONGEST && long != tag_word(&"é".repeat(301)), "{long}");
    }

    #[test]
    fn names_of_one_word_are_told_apart() {
        let told = |names: &[&'static str]| {
            let apart = words(names.iter().map(|name| (*name, spelled(name))), |word| word == "page");
            names.iter().map(|name| apart.get(name).cloned().unwrap_or_else(|| spelled(name))).collect::<Vec<_>>()
        };
        let number = |name: &str| format!("{:08x}", fingerprint(name.as_bytes()) >> 32);
        let plus = format!("c-plus-{}", number("C+"));
        assert_eq!(told(&["C+", "C plus", "C"]), [plus.as_str(), "c-plus", "c"]);
        assert_eq!(told(&["C", "C plus", "C+"]), ["c", "c-plus", plus.as_str()], "whatever their order");
        assert_eq!(told(&["page"]), [format!("page-{}", number("page"))]);
    }
}
