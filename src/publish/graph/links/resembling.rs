//! Names that lead nowhere and resemble those of withheld documents: what a link nearly says must not be printed.
//!
//! The names of withheld documents are cut into pieces, one more than the mistakes a name may have, so that a misspelt name still
//! holds one piece whole. All pieces are looked for in one pass, and only what holds one is compared.

use aho_corasick::AhoCorasick;
use percent_encoding::percent_decode_str;
use rapidhash::RapidHashMap as HashMap;

use crate::publish::audience::Withheld;
use crate::text::slug::slug;

/// Shorter names are only known whole: they stand in too many words.
const SHORT: usize = 4;

/// Nobody gives a document a longer name: more is not compared.
const LONGEST: usize = 300;

/// Names that hold one piece, and pieces that a name holds, beyond which nothing is compared: it is taken for resembling.
const MANY: usize = 32;

/// Names that one word is compared with letter by letter, beyond which it is taken for resembling too.
const MOST: usize = 256;

/// The names of withheld documents, ready to be compared with.
#[derive(Debug)]
pub(super) struct Resembling {
    /// Letters and digits alone, each name once, with how many they are.
    names: Vec<(String, usize)>,
    whole: HashMap<String, ()>,
    sorted: Vec<String>,
    /// Finds pieces; for each, the names that hold it, and at which byte.
    pieces: Option<AhoCorasick>,
    of_piece: Vec<Vec<(u32, u32)>>,
}

impl Resembling {
    pub(super) fn of(withheld: &[Withheld]) -> Resembling {
        let mut whole: HashMap<String, ()> = HashMap::default();
        let mut names = Vec::new();
        for Withheld { path, slug, title, aliases, redirects, .. } in withheld {
            let last = |path: &str| path.trim_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
            let of_paths = [path, slug].into_iter().chain(redirects).map(|path| last(path));
            let spoken = std::iter::once(title).chain(aliases).cloned();
            for name in of_paths.chain(spoken) {
                let key: String = letters(&name).chars().take(LONGEST).collect();
                if !key.is_empty() && whole.insert(key.clone(), ()).is_none() {
                    let length = key.chars().count();
                    names.push((key, length));
                }
            }
        }
        let mut of_piece: Vec<Vec<(u32, u32)>> = Vec::new();
        let mut numbers: HashMap<String, usize> = HashMap::default();
        let mut patterns: Vec<String> = Vec::new();
        for (number, (name, length)) in names.iter().enumerate().filter(|(_, (_, length))| *length >= SHORT) {
            for (start, piece) in pieces_of(name, *length) {
                let at = *numbers.entry(piece.to_owned()).or_insert_with_key(|piece| {
                    patterns.push(piece.clone());
                    of_piece.push(Vec::new());
                    of_piece.len() - 1
                });
                if of_piece[at].len() <= MANY {
                    of_piece[at].push((number as u32, start as u32));
                }
            }
        }
        // Too many to be looked for: nothing is known not to resemble them.
        let pieces = AhoCorasick::new(&patterns).ok();
        let mut sorted: Vec<String> = whole.keys().cloned().collect();
        sorted.sort_unstable();
        Resembling { names, whole, sorted, pieces, of_piece }
    }

    /// Whether a name, a path or an address contains the name of a withheld document, or nearly is one.
    pub(super) fn has(&self, written: &str) -> bool {
        let decoded = percent_decode_str(written).decode_utf8_lossy();
        let decoded = without_references(&percent_decode_str(&decoded).decode_utf8_lossy());
        let parts = decoded.split(['/', '\\', '#', '^', '|', '?', '&', '=']);
        let mut words: Vec<String> = vec![letters(&decoded)];
        for part in parts {
            let stem = part.rsplit_once('.').map_or("", |(stem, _)| stem);
            let first = part.split('.').next().unwrap_or_default();
            words.extend([part, stem, first].map(letters));
        }
        words.sort_unstable();
        words.dedup();
        words.iter().filter(|word| !word.is_empty()).any(|word| self.has_word(word))
    }

    /// Whether a name is the beginning of that of a withheld document.
    pub(super) fn begins(&self, written: &str) -> bool {
        let word = letters(written);
        let from = self.sorted.partition_point(|name| **name < *word);
        word.chars().count() >= SHORT && self.sorted.get(from).is_some_and(|name| name.starts_with(&word))
    }

    fn has_word(&self, word: &str) -> bool {
        if self.whole.contains_key(word) {
            return true;
        }
        let Some(pieces) = &self.pieces else { return true };
        let length = word.chars().count();
        let (mut compared, mut distances) = (0, 0);
        for found in pieces.find_overlapping_iter(word) {
            let names = &self.of_piece[found.pattern().as_usize()];
            compared += names.len();
            // A piece that many names share, or a word of many pieces, is not worth telling apart.
            if names.len() > MANY || compared > MANY * MANY || distances > MOST || word.len() > 4 * LONGEST {
                return true;
            }
            let mut resembles = |(number, at): &(u32, u32)| {
                let (name, of) = &self.names[*number as usize];
                if contains_at(word, name, found.start(), *at as usize) {
                    return true;
                }
                let may_become = may_become((word, length), (name, *of), found.start().abs_diff(*at as usize));
                distances += usize::from(may_become);
                may_become && is_near(word, name, slips(*of))
            };
            if names.iter().any(&mut resembles) {
                return true;
            }
        }
        false
    }
}

/// The pieces of a name of so many letters, each with the byte where it begins: one more than the name may have mistakes, all of
/// about the same length, because many names share a short piece.
fn pieces_of(name: &str, length: usize) -> impl Iterator<Item = (usize, &str)> {
    let count = slips(length) + 1;
    let byte = move |letter: usize| name.char_indices().nth(letter).map_or(name.len(), |(at, _)| at);
    (0..count).map(move |piece| {
        let (start, end) = (byte(piece * length / count), byte((piece + 1) * length / count));
        (start, &name[start..end])
    })
}

/// Whether a word contains a name whose piece at byte `at` was found at byte `found`.
fn contains_at(word: &str, name: &str, found: usize, at: usize) -> bool {
    found.checked_sub(at).is_some_and(|start| word.as_bytes()[start..].starts_with(name.as_bytes()))
}

/// Whether a word may be a misspelling of a name, both with their lengths, in which a piece of the name is moved by so many bytes.
fn may_become(word: (&str, usize), name: (&str, usize), moved: usize) -> bool {
    let slips = slips(name.1);
    let is_ascii = word.0.len() == word.1 && name.0.len() == name.1;
    word.1.abs_diff(name.1) <= slips && moved <= if is_ascii { slips } else { 4 * slips }
}

/// Whether a word is a name with at most so many mistakes.
fn is_near(word: &str, name: &str, slips: usize) -> bool {
    step();
    strsim::osa_distance(word, name) <= slips
}

/// Counts comparisons of two words, for tests.
fn step() {
    #[cfg(test)]
    STEPS.with(|steps| steps.set(steps.get() + 1));
}

#[cfg(test)]
thread_local! {
    static STEPS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Letters to be changed, added or left out until another word may be meant.
fn slips(length: usize) -> usize {
    match length {
        0..=5 => 1,
        6..=11 => 2,
        _ => 3,
    }
}

/// A name by its letters and digits alone, without case and accents.
fn letters(name: &str) -> String {
    let mut letters = slug(name);
    letters.retain(|c| c != '-');
    letters
}

/// A name without `&shy;` and `&#45;`: the letters around are enough to know it.
fn without_references(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let end = after.find(|c: char| !c.is_ascii_alphanumeric() && c != '#').unwrap_or(after.len());
        let is_reference = end > 0 && after[end..].starts_with(';');
        if !is_reference {
            out.push('&');
        }
        rest = if is_reference { &after[end + 1..] } else { after };
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::document::names::FoldedNames;
    use crate::publish::audience::Reason;

    fn withheld(slug: &str, title: &str) -> Withheld {
        Withheld {
            reason: Reason::Private,
            file: "content/notes/x.md".into(),
            path: format!("notes/{slug}"),
            slug: slug.into(),
            title: title.into(),
            aliases: Vec::new(),
            redirects: vec!["/vieux/classeur/".into()],
            word: "note",
            names: FoldedNames::of("", "", "", &[]).into(),
        }
    }

    #[test]
    fn what_resembles_a_name() {
        let names = Resembling::of(&[withheld("dossier-retenu", "L’été à part"), withheld("ab", "Où")]);
        for written in [
            "dossier-retenu.pdf",
            "dossier_retenu",
            "Dossier Retenu",
            "dossier\u{200b}-retenu",
            "dossiers-retenus",
            "dosier-retenu",
            "dossire-retenu",
            "content/notes/dossier-retenu",
            "dossier-retenu.markdown",
            "dossier-retenu^bloc",
            "le dossier retenu en entier",
            "dossier%2Dretenu",
            "dossier%252Dretenu",
            "dossier&#45;retenu",
            "dossier&shy;-retenu",
            "l'e\u{301}te\u{301} a part",
            "“l’ete a part”",
            "/vieux/classeur",
            "ab",
            "x/ab.pdf",
        ] {
            assert!(names.has(written), "{written}");
        }
        for written in ["", "/", "dossier", "abc", "un autre nom", "retour", "registre"] {
            assert!(!names.has(written), "{written}");
        }
    }

    #[test]
    fn what_begins_a_name() {
        let names = Resembling::of(&[withheld("dossier-retenu", "L’été à part"), withheld("ab", "Où")]);
        assert!(names.begins("Dossier ret") && names.begins("L'été") && names.begins("class"));
        assert!(
            !names.begins("dos")
                && !names.begins("vieux")
                && !names.begins("retenu")
                && !names.begins("ab")
                && !names.begins("")
        );
    }

    /// Names of letters that have nothing in common: few of them are worth a comparison with a word that is none.
    #[test]
    fn a_word_is_compared_with_few_of_many_names() {
        let name = |n: u64| -> String {
            let mut state = n;
            let letter = || {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                char::from(b'a' + ((state >> 33) % 26) as u8)
            };
            std::iter::repeat_with(letter).take(14).collect()
        };
        let compared = |count: u64| {
            let all: Vec<Withheld> = (0..count).map(|n| withheld(&name(n), "")).collect();
            let names = Resembling::of(&all);
            STEPS.with(|steps| steps.set(0));
            assert!((0..count).all(|n| !names.has(&name(n + 1_000_000))), "no word is a name");
            STEPS.with(std::cell::Cell::get) as u64
        };
        let compared = compared(4_000);
        assert!(compared <= 4 * 4_000, "{compared} comparisons");
    }

    #[test]
    fn what_many_names_share_is_not_compared() {
        let many: Vec<Withheld> = (0..10_000).map(|n| withheld(&format!("reunion-du-{n:05}"), "")).collect();
        let names = Resembling::of(&many);
        assert!(names.has("reunion-du-99999") && !names.has("tout autre chose"));
        assert!(names.of_piece.iter().all(|of| of.len() <= MANY + 1));
    }
}
