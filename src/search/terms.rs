//! The terms of documents: which stems a document is found by, how much it is about each, and in which section most.

use rapidhash::RapidHashMap as HashMap;

use super::lexicon::{Lexicon, NamesBegun};
use super::page_text::TextPart;
use super::words::{StemLanguage, words};

/// How much a word counts by where it stands. Ours, tried with the queries of `tests/bench/search`.
pub const IN_TITLE: f32 = 12.0;
pub const IN_OTHER_NAMES: f32 = 10.0;
pub const IN_TAGS: f32 = 6.0;
pub const IN_HEADING: f32 = 4.0;
pub const IN_SUMMARY: f32 = 3.0;
pub const IN_AUTHORS: f32 = 2.0;
/// In the names of what a document links to.
pub const IN_NAMES_OF_LINKS: f32 = 1.0;
/// In the other names of what a text names.
const IN_SYNONYMS: f32 = 1.0;
const IN_TEXT: f32 = 1.0;

/// The weight at which an impact is half of the highest: a tenth mention says less than a second one (the k of BM25).
const HALF: f32 = 4.0;
/// Words of a text of usual length; a constant, so that one note does not change the impacts in the others.
const USUAL_WORDS: f32 = 600.0;
/// How much of a word's weight in a text depends on the text's length (the b of BM25).
const BY_LENGTH: f32 = 0.6;

/// Impacts are 0 to 8.
pub const IMPACTS: u8 = 9;

/// A document that a term finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Posting {
    /// The document's number, see [`super::numbers`].
    pub document: u32,
    /// The section that has the term most, 0 for what stands before the first heading.
    pub section: u16,
    pub impact: u8,
}

/// A term: a stem in the language of the texts that have it.
#[derive(Debug)]
pub struct Term {
    pub form: String,
    pub postings: Vec<Posting>,
    /// By language, in the order of [`StemLanguage::ALL`]: whether a name of the lexicon begins with it.
    begins_name: [bool; 3],
    tally: Tally,
}

/// A word that some text has.
#[derive(Debug)]
struct MetWord {
    term: usize,
    is_in_title: bool,
}

/// What is counted of a term within one document.
#[derive(Debug, Default)]
struct Tally {
    /// The document it is about, one more than its place in the order of counting.
    of: usize,
    /// In title, tags, headings and the like.
    beside: f32,
    in_text: f32,
    /// In the section that is being read.
    section: usize,
    in_section: f32,
    best_section: usize,
    in_best: f32,
}

/// The terms of some documents. Documents are added one after the other, by those who read in parallel to a table each.
#[derive(Debug)]
pub struct Terms<'l> {
    lexicon: &'l Lexicon,
    begun: NamesBegun,
    /// What the document being added names, with the section.
    named: Vec<(usize, usize)>,
    pub all: Vec<Term>,
    by_form: HashMap<String, usize>,
    /// By language, in the order of [`StemLanguage::ALL`].
    words: [HashMap<String, MetWord>; 3],
    /// The document being added.
    current: usize,
    /// Terms that it has.
    met: Vec<usize>,
}

/// A word that is searched for as it is written, of the texts of a site.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KnownWord<'t> {
    pub word: &'t str,
    pub language: StemLanguage,
    pub term: usize,
    pub is_in_title: bool,
}

impl<'l> Terms<'l> {
    pub fn new(lexicon: &'l Lexicon) -> Terms<'l> {
        Terms {
            lexicon,
            begun: NamesBegun::default(),
            named: Vec::new(),
            all: Vec::new(),
            by_form: HashMap::default(),
            words: Default::default(),
            current: 0,
            met: Vec::new(),
        }
    }

    /// Adds a document: its texts beside the body with their weights, and the parts of its body.
    pub fn add(&mut self, document: u32, language: StemLanguage, beside: &[(f32, &str)], parts: &[TextPart]) {
        self.current += 1;
        for (weight, text) in beside {
            words(text, |word| {
                let term = self.term_of(language, word, *weight >= IN_OTHER_NAMES);
                self.tally(term).beside += weight;
            });
        }
        let mut length = 0_u32;
        for part in parts {
            self.begun.clear();
            words(&part.text, |word| {
                length += 1;
                let term = self.term_of(language, word, false);
                self.tally(term).count(part.section, part.is_heading);
                self.read_names(language, term, part.section);
            });
        }
        self.add_synonyms(language);
        let by_length = 1.0 - BY_LENGTH + BY_LENGTH * (length as f32 / USUAL_WORDS).clamp(0.1, 8.0);
        for term in self.met.drain(..) {
            let Term { tally, postings, .. } = &mut self.all[term];
            let weight = tally.beside + tally.in_text / by_length;
            let impact = (weight / (weight + HALF) * f32::from(IMPACTS)) as u8;
            let best = if tally.in_section > tally.in_best { tally.section } else { tally.best_section };
            postings.push(Posting {
                document,
                section: u16::try_from(best).unwrap_or(0),
                impact: impact.min(IMPACTS - 1),
            });
        }
    }

    /// Keeps what the text names with the word just read.
    fn read_names(&mut self, language: StemLanguage, term: usize, section: usize) {
        let Term { form, begins_name, .. } = &self.all[term];
        if begins_name[language as usize] || !self.begun.is_empty() {
            let named = &mut self.named;
            self.lexicon.read(&mut self.begun, language, form, |thing| named.push((thing, section)));
        }
    }

    /// Adds the words that the document lacks of the names of what it names.
    fn add_synonyms(&mut self, language: StemLanguage) {
        let mut named = std::mem::take(&mut self.named);
        named.sort_unstable();
        named.dedup_by_key(|(thing, _)| *thing);
        for (thing, section) in named.drain(..) {
            for word in self.lexicon.words_of(thing) {
                let term = self.term_of(language, word, false);
                let current = self.current;
                if self.all[term].tally.of != current {
                    let tally = self.tally(term);
                    tally.best_section = section;
                    tally.in_text = IN_SYNONYMS;
                }
            }
        }
        self.named = named;
    }

    /// The words that were met, in no order.
    pub fn words(&self) -> impl Iterator<Item = KnownWord<'_>> {
        let words = StemLanguage::ALL.into_iter().zip(&self.words);
        words.flat_map(|(language, words)| {
            words.iter().map(move |(word, known)| KnownWord {
                word,
                language,
                term: known.term,
                is_in_title: known.is_in_title,
            })
        })
    }

    /// The number of the term that a word has.
    fn term_of(&mut self, language: StemLanguage, word: &str, is_in_title: bool) -> usize {
        let words = &mut self.words[language as usize];
        if let Some(known) = words.get_mut(word) {
            known.is_in_title |= is_in_title;
            return known.term;
        }
        let form = language.stem(word);
        let next = self.all.len();
        let term = *self.by_form.entry(form.clone()).or_insert(next);
        if term == next {
            let begins_name = StemLanguage::ALL.map(|language| self.lexicon.is_begun_by(language, &form));
            self.all.push(Term { form, postings: Vec::new(), begins_name, tally: Tally::default() });
        }
        words.insert(word.to_owned(), MetWord { term, is_in_title });
        term
    }

    /// What is counted of a term in the document being added.
    fn tally(&mut self, term: usize) -> &mut Tally {
        let tally = &mut self.all[term].tally;
        if tally.of != self.current {
            *tally = Tally { of: self.current, ..Tally::default() };
            self.met.push(term);
        }
        tally
    }
}

impl Tally {
    fn count(&mut self, section: usize, is_heading: bool) {
        if section != self.section {
            if self.in_section > self.in_best {
                (self.best_section, self.in_best) = (self.section, self.in_section);
            }
            (self.section, self.in_section) = (section, 0.0);
        }
        self.in_section += if is_heading { IN_HEADING } else { IN_TEXT };
        if is_heading {
            self.beside += IN_HEADING;
        } else {
            self.in_text += IN_TEXT;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::NamesOfOne;
    use super::*;

    #[test]
    fn a_text_is_found_by_the_other_names_of_what_it_names() {
        let names = ["Trouble du spectre de l’autisme", "TSA"].map(str::to_owned).to_vec();
        let lexicon = Lexicon::new([NamesOfOne { language: StemLanguage::French, names }]);
        let mut terms = Terms::new(&lexicon);
        let part = |section, text: &str| TextPart { section, is_heading: false, text: text.to_owned() };
        terms.add(1, StemLanguage::French, &[], &[part(0, "Un accueil."), part(2, "Le TSA, un trouble.")]);
        terms.add(2, StemLanguage::French, &[], &[part(0, "Un trouble du spectre"), part(1, "de l’autisme")]);
        terms.add(3, StemLanguage::English, &[], &[part(0, "TSA")]);
        let of = |form: &str| {
            let found = terms.all.iter().filter(|term| term.form == form).flat_map(|term| &term.postings);
            found.map(|posting| (posting.document, posting.section)).collect::<Vec<_>>()
        };
        assert_eq!(of("autism"), [(1, 2), (2, 1)]);
        assert_eq!(of("tsa"), [(1, 2), (3, 0)], "a name does not go over two parts, nor into another language");
        assert_eq!(of("troubl"), [(1, 2), (2, 0)]);
    }
}
