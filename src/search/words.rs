//! The words of a text, their stems, and the keys they are found by. The script that searches has the same rules
//! (`themes/default/assets/search/engine.js`): a change here is one there, which a browser test holds.

use frostem::{Algorithm, Stemmer};
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::text::signs::is_ignorable;

/// Bytes of the longest word that is searched for: what is longer is no word.
pub const LONGEST: usize = 60;

/// What an apostrophe cuts from the word behind it.
const ELIDED: [&str; 13] = ["c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"];

/// The languages whose words are brought to their stems.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StemLanguage {
    French,
    English,
    /// Any other: a word is found as it is written.
    Other,
}

impl StemLanguage {
    pub const ALL: [StemLanguage; 3] = [StemLanguage::French, StemLanguage::English, StemLanguage::Other];

    /// Of a BCP 47 tag: `fr-CA`.
    pub fn of(tag: &str) -> StemLanguage {
        match tag.split('-').next() {
            Some("fr") => StemLanguage::French,
            Some("en") => StemLanguage::English,
            _ => StemLanguage::Other,
        }
    }

    /// Words that say nothing of what a reader looks for; a query of such words alone is looked up nevertheless.
    pub fn small_words(self) -> &'static str {
        match self {
            StemLanguage::French => {
                "a à ai as au aux avec c ça car ce ces cet cette comme comment combien d dans de des donc dont du elle elles en es est \
                 et être eu faire fait faut il ils j je l la le les leur leurs lui m ma mais me mes moi mon n ne nos notre nous on ont \
                 ou où par pas plus pour pourquoi qu quand que quel quelle quelles quels qui quoi s sa sans se ses si son sont sur t ta \
                 te tes toi ton tu un une vers veut vos votre vous y"
            }
            StemLanguage::English => {
                "a am an and are as at be been but by can could do does did for from had has have he her his how i if in is it its me my \
                 many much no not of on or our she should so some than that the their them then there these they this those to too us \
                 was we were what when where which who whom whose why will with would you your"
            }
            StemLanguage::Other => "",
        }
    }

    /// As the script calls it.
    pub fn name(self) -> &'static str {
        match self {
            StemLanguage::French => "fr",
            StemLanguage::English => "en",
            StemLanguage::Other => "",
        }
    }

    /// The stem of a word that [`words`] gave (snowballstem.org).
    pub fn stem(self, word: &str) -> String {
        let algorithm = match self {
            StemLanguage::French => Algorithm::French,
            StemLanguage::English => Algorithm::English,
            StemLanguage::Other => return word.to_owned(),
        };
        Stemmer::new(algorithm).stem(word).into_owned()
    }
}

/// Gives every word of a text: letters, marks and digits that follow each other, in lower case and in the form NFC.
///
/// An apostrophe ends what is elided (`l’accueil` is `accueil`) and is part of other words (`aujourd’hui`). A word in
/// inclusive writing is its first form and the others (`auteur·trice` is `auteur` and `autrice`).
pub fn words(text: &str, mut each: impl FnMut(&str)) {
    let mut word = WordInProgress { text: String::with_capacity(LONGEST), is_joined: false, is_plain: true };
    let mut rest = text;
    loop {
        let (letters, behind) = rest.split_at(common_letters(rest.as_bytes()));
        // Most words are such letters alone, and are given as they stand in the text.
        if word.text.is_empty() {
            let signs = behind.bytes().take_while(|byte| ends_any_word(*byte)).count();
            if signs > 0 || behind.is_empty() {
                say(letters, &mut each);
                rest = &behind[signs..];
                if rest.is_empty() {
                    return;
                }
                continue;
            }
        }
        word.text.push_str(letters);
        let mut chars = behind.chars();
        let Some(c) = chars.next() else { break };
        rest = chars.as_str();
        if is_of_word(c) {
            word.text.extend(c.to_lowercase());
            word.is_plain &= c.is_ascii();
        } else if !c.is_ascii() && is_ignorable(c) {
        } else if !word.text.is_empty()
            && let Some(joint) = joint(c)
            && chars.next().is_some_and(is_of_word)
        {
            word.text.push(joint);
            word.is_joined = true;
        } else {
            word.end(&mut each);
        }
    }
    word.end(&mut each);
}

/// A word being read.
struct WordInProgress {
    text: String,
    /// It holds a sign that joins letters.
    is_joined: bool,
    /// It is known to be in the form NFC.
    is_plain: bool,
}

/// How many bytes a text begins with of the letters and digits that nearly all words of French and English are made of, in lower
/// case: `a` to `z`, `à` to `ÿ` but for the sign between `ö` and `ø`, `œ`. To read them at once, and the signs between words too,
/// saves more than 3 % of a build with search (instructions, 1,500 notes, callgrind).
fn common_letters(bytes: &[u8]) -> usize {
    let mut at = 0;
    loop {
        at += bytes[at..].iter().take_while(|byte| LETTERS[usize::from(**byte)]).count();
        match bytes[at..] {
            [0xC3, 0xA0..=0xB6 | 0xB8..=0xBF, ..] | [0xC5, 0x93, ..] => at += 2,
            _ => return at,
        }
    }
}

/// Whether a byte is one of `a` to `z` or a digit, by its value.
static LETTERS: [bool; 256] = {
    let mut letters = [false; 256];
    let mut byte = 0;
    while byte < letters.len() {
        letters[byte] = matches!(byte as u8, b'a'..=b'z' | b'0'..=b'9');
        byte += 1;
    }
    letters
};

/// Whether a byte is a sign that is in no word and joins no letters.
fn ends_any_word(byte: u8) -> bool {
    byte.is_ascii() && !byte.is_ascii_alphanumeric() && byte != b'\''
}

fn is_of_word(c: char) -> bool {
    !is_common_punctuation(c) && (c.is_alphanumeric() || (!c.is_ascii() && is_combining_mark(c) && !is_ignorable(c)))
}

/// Whether a sign is one of those beyond ASCII that stand between words of French and English: apostrophes, dashes, quotation marks,
/// fixed spaces. They are known without a look into the tables of Unicode.
fn is_common_punctuation(c: char) -> bool {
    matches!(c, '\u{a0}' | '«' | '»' | '\u{2000}'..='\u{206f}')
}

/// What joins the letters on both its sides.
fn joint(c: char) -> Option<char> {
    match c {
        '\'' | '’' | 'ʼ' => Some('\''),
        '·' | '•' | '‧' | '⋅' => Some('·'),
        _ => None,
    }
}

impl WordInProgress {
    /// Gives the word, and begins another.
    fn end(&mut self, each: &mut impl FnMut(&str)) {
        if !self.is_plain && is_nfc_quick(self.text.chars()) != IsNormalized::Yes {
            self.text = self.text.nfc().collect();
        }
        if self.is_joined {
            say_joined(&self.text, each);
        } else {
            say(&self.text, each);
        }
        self.text.clear();
        (self.is_joined, self.is_plain) = (false, true);
    }
}

/// Gives what a word with joints in it stands for.
fn say_joined(word: &str, each: &mut impl FnMut(&str)) {
    let mut rest = word;
    while let Some((before, behind)) = rest.split_once('\'')
        && ELIDED.contains(&before)
    {
        rest = behind;
    }
    let mut forms = rest.split('·');
    let first = forms.next().unwrap_or_default();
    say(first, each);
    for ending in forms {
        match inclusive(first, ending) {
            Some(form) => say(&form, each),
            // A plural has the stem of the first form.
            None if matches!(ending, "s" | "x") => {}
            None => say(ending, each),
        }
    }
}

fn say(word: &str, each: &mut impl FnMut(&str)) {
    if !word.is_empty() && word.len() <= LONGEST {
        each(word);
    }
}

/// The form of a word that an ending stands for: `autrice` of `auteur` and `trice`. None for a plural, and for an ending that is
/// a word of its own (`il·elle`).
fn inclusive(first: &str, ending: &str) -> Option<String> {
    let ends = |tail: &str| first.strip_suffix(tail);
    match ending.trim_end_matches('s') {
        "e" => Some([first, ending].concat()),
        "rice" | "ice" if first.ends_with("eur") => {
            let stem = ends("eur").unwrap_or(first);
            Some([stem, if ending.starts_with('r') || stem.ends_with('r') { "" } else { "r" }, ending].concat())
        }
        // `professionnel·le`, `citoyen·ne`: the letter is written twice.
        short if short.chars().count() == 2 && short.ends_with('e') && first.ends_with(&short[..short.len() - 1]) => {
            Some([first, ending].concat())
        }
        long if long.chars().count() >= 2 => {
            let letter = fold(&long[..long.chars().next().map_or(0, char::len_utf8)]);
            let (at, _) = first.char_indices().skip(1).filter(|(_, c)| fold(&c.to_string()) == letter).last()?;
            Some([&first[..at], ending].concat())
        }
        _ => None,
    }
}

/// What spellings of a word have in common: neither accents nor ligatures count. Words are looked up by it.
pub fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_owned();
    }
    let letters = word.nfkd().filter(|c| !is_combining_mark(*c)).collect::<String>();
    if letters.is_ascii() { letters } else { letters.replace('œ', "oe").replace('æ', "ae").replace('ß', "ss") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        words(text, |word| found.push(word.to_owned()));
        found
    }

    #[test]
    fn words_are_letters_and_digits() {
        assert_eq!(of("Étape 3 : déployer, (re)lire"), ["étape", "3", "déployer", "re", "lire"]);
        assert_eq!(of("rendez-vous e\u{301}te\u{301} tra\u{ad}jectoire"), ["rendez", "vous", "été", "trajectoire"]);
        assert_eq!(of("ガス हिन्दी"), ["ガス", "हिन्दी"]);
        assert!(of(&"a".repeat(LONGEST + 1)).is_empty());
    }

    #[test]
    fn what_is_elided_is_no_word() {
        assert_eq!(of("L’accueil jusqu'à d'aujourd’hui"), ["accueil", "à", "aujourd'hui"]);
        assert_eq!(of("d’l'eau 'seul' patient's"), ["eau", "seul", "patient's"]);
    }

    #[test]
    fn inclusive_words_are_all_their_forms() {
        for (written, forms) in [
            ("auteur·trice", "auteur autrice"),
            ("directeur·rice·s", "directeur directrice"),
            ("acteur·ice", "acteur actrice"),
            ("infirmier·ère", "infirmier infirmière"),
            ("chercheur·euses", "chercheur chercheuses"),
            ("professionnel·le", "professionnel professionnelle"),
            ("citoyen·ne", "citoyen citoyenne"),
            ("intervenant·e", "intervenant intervenante"),
            ("usager·ères", "usager usagères"),
            ("il·elle", "il elle"),
            ("tous·tes", "tous tes"),
        ] {
            assert_eq!(of(written).join(" "), forms, "{written}");
        }
    }

    #[test]
    fn stems_are_of_the_language() {
        assert_eq!(StemLanguage::of("fr-CA").stem("évaluations"), StemLanguage::French.stem("évaluer"));
        assert_eq!(StemLanguage::of("en").stem("measuring"), "measur");
        assert_eq!(StemLanguage::of("de").stem("Wege"), "Wege");
    }

    #[test]
    fn common_punctuation_is_of_no_word() {
        for c in (0..0x3000).filter_map(char::from_u32).filter(|c| is_common_punctuation(*c)) {
            assert!(!c.is_alphanumeric() && (!is_combining_mark(c) || is_ignorable(c)), "{c:?}");
        }
    }

    #[test]
    fn keys_have_neither_accents_nor_ligatures() {
        assert_eq!(fold("cœur œuvré été"), "coeur oeuvre ete");
    }
}
