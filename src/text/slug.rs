//! Address words of names, and names in the form in which they are compared.

mod signs;

use std::borrow::Cow;

pub use signs::{DEEPEST, signs_of, spelled, tag_word, words};
use unicode_normalization::char::{decompose_compatible, is_combining_mark};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick, is_nfkc_quick};

/// An address word: lower case, accents folded, everything that is neither letter nor digit one hyphen.
///
/// Letters of other scripts stay. Empty when nothing of the text can stand in an address.
///
/// ```
/// assert_eq!(carnet::text::slug::slug("L’Œuvre d'été : 3e étape"), "l-oeuvre-d-ete-3e-etape");
/// ```
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    let mut add = |c: char| match c {
        'œ' => push(&mut out, &mut gap, "oe"),
        'æ' => push(&mut out, &mut gap, "ae"),
        'ß' => push(&mut out, &mut gap, "ss"),
        c if c.is_alphanumeric() => push(&mut out, &mut gap, c.encode_utf8(&mut [0; 4])),
        c if is_accent(c) => {}
        c if is_combining_mark(c) => push(&mut out, &mut gap, c.encode_utf8(&mut [0; 4])),
        _ => gap = true,
    };
    for c in text.chars() {
        if c.is_ascii() {
            add(c.to_ascii_lowercase());
        } else {
            // The form NFKD, but for the order of marks: `add` leaves most marks out, and `composed` orders the others.
            decompose_compatible(c, |part| part.to_lowercase().for_each(&mut add));
        }
    }
    composed(out)
}

/// Marks that an address word goes without. Those of other scripts (U+3099 in `ガ`, U+094D in `हिन्दी`) make another letter.
fn is_accent(mark: char) -> bool {
    matches!(mark, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{fe00}'..='\u{fe2f}')
}

/// In the form NFC, which nearly every text already has.
fn composed(text: String) -> String {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes { text } else { text.nfc().collect() }
}

fn push(out: &mut String, gap: &mut bool, text: &str) {
    if *gap && !out.is_empty() {
        out.push('-');
    }
    *gap = false;
    out.push_str(text);
}

/// A name as it is compared: Unicode form, case, kinds of apostrophes and spaces do not count, nor a space before `;`, `!`
/// or `?`, which regions of a language set differently; accents do.
///
/// ```
/// use carnet::text::slug::fold;
/// assert_eq!(fold("L’Été\u{a0}: suite "), fold("l'e\u{301}te\u{301} : SUITE"));
/// assert_eq!(fold("Qui ?"), fold("qui?"));
/// assert_ne!(fold("été"), fold("ete"));
/// ```
pub fn fold(name: &str) -> String {
    folded(name).into_owned()
}

/// The same without a copy of a name that is folded already, as slugs are.
pub fn folded(name: &str) -> Cow<'_, str> {
    if is_folded(name.as_bytes()) { Cow::Borrowed(name) } else { Cow::Owned(made_folded(name)) }
}

/// Whether a name is of ASCII alone, without capitals and with single spaces between its words.
fn is_folded(name: &[u8]) -> bool {
    let is_kept = |byte: &u8| byte.is_ascii() && !byte.is_ascii_uppercase() && !byte.is_ascii_whitespace();
    name.split(|byte| *byte == b' ').all(|word| !word.is_empty() && !is_spaceless(word[0]) && word.iter().all(is_kept))
}

/// Whether a space before the sign does not count.
fn is_spaceless(sign: u8) -> bool {
    matches!(sign, b';' | b'!' | b'?')
}

fn made_folded(name: &str) -> String {
    if name.is_ascii() {
        let mut out = String::with_capacity(name.len());
        for word in name.split_ascii_whitespace() {
            space(&mut out, &mut !is_spaceless(word.as_bytes()[0]));
            out.push_str(word);
        }
        out.make_ascii_lowercase();
        return out;
    }
    let out = match is_nfkc_quick(name.chars()) {
        IsNormalized::Yes => fold_letters(name.chars()),
        _ => fold_letters(name.nfkc()),
    };
    composed(out)
}

fn fold_letters(letters: impl Iterator<Item = char>) -> String {
    let mut out = String::with_capacity(64);
    let mut gap = false;
    for c in letters.flat_map(char::to_lowercase) {
        match c {
            '’' | '‘' | 'ʼ' => {
                space(&mut out, &mut gap);
                out.push('\'');
            }
            c if c.is_whitespace() => gap = true,
            c => {
                gap &= !matches!(c, ';' | '!' | '?');
                space(&mut out, &mut gap);
                out.push(c);
            }
        }
    }
    out
}

fn space(out: &mut String, gap: &mut bool) {
    if *gap && !out.is_empty() {
        out.push(' ');
    }
    *gap = false;
}

/// A folded name without its accents, for a second look when the first found nothing.
pub fn without_accents(folded: &str) -> String {
    if folded.is_ascii() {
        return folded.to_owned();
    }
    folded.nfd().filter(|c| !is_combining_mark(*c)).collect::<String>().replace('œ', "oe").replace('æ', "ae")
}

/// Characters of the longest name that is compared with others: longer names are not names, and comparing two takes time in proportion
/// to the product of their lengths.
pub const LONGEST_COMPARED: usize = 300;

/// The candidate that looks most like `word`, when `word` is probably a misspelling of it.
///
/// A word of up to five letters may have one mistake, one of up to eleven two, a longer one three. Case and accents do not count.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > 4 * LONGEST_COMPARED {
        return None;
    }
    let word = without_accents(&fold(word));
    let length = word.chars().count();
    if length > LONGEST_COMPARED {
        return None;
    }
    let allowed = match length {
        0..=2 => 0,
        3..=5 => 1,
        6..=11 => 2,
        _ => 3,
    };
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        // A text has at most as many characters as bytes, and at least a quarter of them: most candidates are ruled out by that alone.
        if candidate.len() > 4 * (length + allowed) || candidate.len() + allowed < length {
            continue;
        }
        let folded = without_accents(&fold(candidate));
        if folded.chars().count().abs_diff(length) > allowed {
            continue;
        }
        let distance = strsim::osa_distance(&word, &folded);
        if distance <= allowed && best.is_none_or(|(d, b)| (distance, candidate) < (d, b)) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The slug that a permalink of a single word gives. A link or the name of a file is no address.
pub fn slug_of_permalink(permalink: &str) -> Option<String> {
    let path = permalink.trim_matches('/').trim_end_matches("/index.html");
    let word = [".html", ".htm"].iter().find_map(|ending| path.strip_suffix(ending)).unwrap_or(path);
    let is_link = word.contains(['/', '[', ']', '*', '<', '>']) || word.ends_with(".md");
    Some(slug(word)).filter(|slug| !slug.is_empty() && !is_link)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs() {
        assert_eq!(slug("Étape 3 – Déployer la trajectoire"), "etape-3-deployer-la-trajectoire");
        assert_eq!(slug("  --  "), "");
        assert_eq!(slug("日本語 ノート"), "日本語-ノート");
        assert_ne!(slug("ガス"), slug("カス"));
    }

    #[test]
    fn nearest_finds_slips_only() {
        let words = ["public", "unlisted", "community", "private"];
        assert_eq!(nearest("pubic", words), Some("public"));
        assert_eq!(nearest("Privée", words), Some("private"));
        assert_eq!(nearest("secret", words), None);
        assert_eq!(nearest("", words), None);
    }
}
