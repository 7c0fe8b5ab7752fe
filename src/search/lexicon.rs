//! Other names for one thing: a text that uses one name of a term of the lexicon, or of an organisation, is found by its other names.
//!
//! Names are compared by their stems, in the language of the page that declares them.

use rapidhash::{RapidHashMap as HashMap, RapidHashSet as HashSet};

use super::words::{StemLanguage, words};

/// Words of the longest name that is looked for in texts: each word of a text is compared with so many beginnings, at most.
const LONGEST_NAME: usize = 8;
/// Names of one thing that are looked for in texts, at most.
const MOST_NAMES: usize = 24;

/// The names of one thing.
#[derive(Debug)]
pub struct NamesOfOne {
    pub language: StemLanguage,
    pub names: Vec<String>,
}

/// All names as a tree of stems: a path from a language's root to a node is the beginning of a name.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// The next node by node and stem. The roots are the numbers of the languages.
    next: HashMap<u32, HashMap<String, u32>>,
    /// The thing whose name ends at a node; none where several have the name.
    named: HashMap<u32, Option<usize>>,
    /// The words of each thing's names, without small ones.
    words: Vec<Vec<String>>,
}

/// The beginnings of names that the last words of a text are.
#[derive(Debug, Default)]
pub struct NamesBegun {
    nodes: Vec<u32>,
}

impl Lexicon {
    pub fn new(things: impl IntoIterator<Item = NamesOfOne>) -> Lexicon {
        let mut lexicon = Lexicon::default();
        let mut last = StemLanguage::ALL.len() as u32;
        for NamesOfOne { language, names } in things.into_iter().filter(|thing| thing.names.len() > 1) {
            let small: HashSet<&str> = language.small_words().split_whitespace().collect();
            let thing = lexicon.words.len();
            let mut all = Vec::new();
            for name in names.iter().take(MOST_NAMES) {
                let mut of_name = Vec::new();
                words(name, |word| of_name.push(word.to_owned()));
                let telling =
                    of_name.iter().filter(|word| !small.contains(word.as_str()) && word.chars().nth(1).is_some());
                let before = all.len();
                all.extend(telling.cloned());
                if all.len() == before || of_name.len() > LONGEST_NAME {
                    continue;
                }
                let mut node = language as u32;
                for word in &of_name {
                    node = *lexicon.next.entry(node).or_default().entry(language.stem(word)).or_insert_with(|| {
                        last += 1;
                        last
                    });
                }
                let named = lexicon.named.entry(node).or_insert(Some(thing));
                *named = named.filter(|other| *other == thing);
            }
            all.sort_unstable();
            all.dedup();
            lexicon.words.push(all);
        }
        lexicon
    }

    /// Whether a name begins with a stem.
    pub fn is_begun_by(&self, language: StemLanguage, stem: &str) -> bool {
        self.next.get(&(language as u32)).is_some_and(|next| next.contains_key(stem))
    }

    /// Reads the next word of a text; gives the things whose name ends with it.
    pub fn read(&self, begun: &mut NamesBegun, language: StemLanguage, stem: &str, mut each: impl FnMut(usize)) {
        begun.nodes.push(language as u32);
        begun.nodes.retain_mut(|node| {
            let next = self.next.get(node).and_then(|next| next.get(stem));
            next.is_some_and(|next| {
                *node = *next;
                self.named.get(next).into_iter().flatten().for_each(|thing| each(*thing));
                true
            })
        });
    }

    /// The words of all names of a thing.
    pub fn words_of(&self, thing: usize) -> &[String] {
        &self.words[thing]
    }
}

impl NamesBegun {
    /// Whether some name has begun: if not, only a word that begins one has to be read.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    pub fn clear(&mut self) {
        self.nodes.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn met(names: &[&[&str]], text: &str) -> Vec<usize> {
        let of_one = |names: &&[&str]| NamesOfOne {
            language: StemLanguage::French,
            names: names.iter().map(|name| (*name).to_owned()).collect(),
        };
        let lexicon = Lexicon::new(names.iter().map(of_one));
        let (mut begun, mut met) = (NamesBegun::default(), Vec::new());
        words(text, |word| {
            lexicon.read(&mut begun, StemLanguage::French, &StemLanguage::French.stem(word), |thing| met.push(thing));
        });
        met
    }

    #[test]
    fn names_are_found_in_texts_by_their_stems() {
        let names: [&[&str]; 3] =
            [&["TSA", "Trouble du spectre de l’autisme"], &["Spectre", "Fantôme"], &["Seul, sans autre nom"]];
        assert_eq!(met(&names, "Les troubles du spectre de l'autisme, dits TSA."), [1, 0, 0]);
        assert_eq!(met(&names, "Des troubles du sommeil ; du spectre du son."), [1]);
        assert!(met(&names, "seul sans autre nom").is_empty());
        assert!(met(&[&["Relais", "Passation"], &["Relais", "Course"]], "un relais").is_empty(), "it may be either");
    }

    #[test]
    fn a_name_of_small_words_alone_is_looked_for_nowhere() {
        assert!(met(&[&["à la", "Le b", "Bord"]], "à la maison, le b").is_empty());
    }
}
