//! The works that a note rests on: who wrote them, where they are published, their identifiers.
//!
//! It decides what is the name of a person and what is not. How a reference is printed is not known here.

use std::collections::HashSet;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use super::addresses::Address;
use super::group::{GroupOfKeys, group};
use super::reading::{Date, Input, Prose, Reading, TextChange, Word, change_address, change_prose};
use super::values::{Work, WorkAuthor};
use crate::content::document::works::is_key_sign;
use crate::content::fields::{DateRules, text_of};
use crate::content::keys::ValueForm;
use crate::content::markdown::inline;
use crate::content::yaml::{Node, Value};
use crate::diagnostics::{Problems, Spanned, say};

group! {
    struct SourceKeys("source", a_source) {
        key: Word;
        authors: SourceAuthors;
        author: SourceAuthors;
        year: Prose;
        title: Prose;
        journal: Prose;
        volume: Prose;
        issue: Prose;
        pages: Prose;
        publisher: Prose;
        doi: Word;
        url: Address;
        accessed: Date;
    }
}

group! {
    struct SourceAuthorKeys("source_author", an_author_of_a_source) {
        family: Prose;
        given: Prose;
        name: Prose;
    }
}

/// The works that a note rests on.
#[derive(Debug)]
pub struct Works;

impl Reading for Works {
    type Value = Vec<Work>;
    const FORM: ValueForm = ValueForm::TextsOrGroups(SourceKeys::KEYS);

    fn read(names: &[&'static str], input: &mut Input) -> Vec<Work> {
        let nodes = input.items(names);
        let mut known = HashSet::new();
        nodes.into_iter().filter_map(|node| work(node, input.dates, &mut known, input.problems)).collect()
    }

    fn texts(value: &mut Vec<Work>, change: &mut TextChange) {
        for work in value {
            work.sentences().for_each(|text| change_prose(text, change));
            change_address(&mut work.doi, change);
            change_address(&mut work.url, change);
        }
    }
}

impl Work {
    /// Its texts, whatever they are.
    pub fn sentences(&mut self) -> impl Iterator<Item = &mut String> {
        let Work { authors, year, title, journal, volume, issue, pages, publisher, .. } = self;
        let names = authors.iter_mut().flat_map(WorkAuthor::names);
        names.chain([year, title, journal, volume, issue, pages, publisher].into_iter().flatten())
    }
}

/// Who wrote a work: one author, or a list of them.
#[derive(Debug)]
struct SourceAuthors;

impl Reading for SourceAuthors {
    type Value = Vec<WorkAuthor>;
    const FORM: ValueForm = ValueForm::OneOrMore(SourceAuthorKeys::KEYS);

    fn read(names: &[&'static str], input: &mut Input) -> Vec<WorkAuthor> {
        let mut authors = Vec::new();
        for name in names {
            let Some(node) = input.fields.node(name) else { continue };
            let nodes =
                if let Value::List(items) = &node.value { items.as_slice() } else { std::slice::from_ref(node) };
            authors.extend(nodes.iter().filter_map(|node| author(node, name, input.dates, input.problems)));
        }
        authors
    }

    fn texts(value: &mut Vec<WorkAuthor>, change: &mut TextChange) {
        value.iter_mut().flat_map(WorkAuthor::names).for_each(|name| change_prose(name, change));
    }
}

impl WorkAuthor {
    fn names(&mut self) -> impl Iterator<Item = &mut String> {
        let (name, given) = match self {
            WorkAuthor::Written(name) => (name, None),
            WorkAuthor::Person { family, given } => (family, given.as_mut()),
        };
        std::iter::once(name).chain(given)
    }
}

/// The key of a work, unless it cannot be cited or is that of another.
fn sound_key(key: Spanned<String>, known: &mut HashSet<String>, p: &mut Problems) -> Option<String> {
    let is_key = !key.value.is_empty() && key.value.chars().all(is_key_sign);
    if !is_key {
        p.add(key.span, say::not_a_key_of_a_source(key.value));
    } else if known.insert(key.value.clone()) {
        return Some(key.value);
    } else {
        p.add(key.span, say::source_key_given_twice(key.value));
    }
    None
}

fn work(node: &Node, dates: DateRules, known: &mut HashSet<String>, p: &mut Problems) -> Option<Work> {
    if let Value::Scalar { text, .. } = &node.value {
        return Some(Work { title: Some(text.clone()), is_written: true, ..Work::default() });
    }
    let keys = SourceKeys::of(node, dates, p)?;
    Some(Work {
        key: keys.key.and_then(|key| sound_key(key, known, p)),
        authors: [keys.authors, keys.author].concat(),
        year: keys.year,
        title: keys.title,
        journal: keys.journal,
        volume: keys.volume,
        issue: keys.issue,
        pages: keys.pages,
        publisher: keys.publisher,
        doi: keys.doi.and_then(|doi| address_of_doi(doi, p)),
        url: keys.url,
        accessed: keys.accessed.map(|day| day.value),
        is_written: false,
        letter: None,
    })
}

fn author(node: &Node, key: &str, dates: DateRules, p: &mut Problems) -> Option<WorkAuthor> {
    if !matches!(node.value, Value::Map(_)) {
        let text = (node.value != Value::Null).then(|| text_of(node, key, p)).flatten()?.value;
        let person = inverted(&text)
            .map(|(family, given)| WorkAuthor::Person { family: family.to_owned(), given: Some(given.to_owned()) });
        return Some(person.unwrap_or(WorkAuthor::Written(text)));
    }
    let SourceAuthorKeys { family, given, name } = SourceAuthorKeys::of(node, dates, p)?;
    match (family, given, name) {
        (Some(family), given, _) => Some(WorkAuthor::Person { family, given }),
        (None, _, Some(name)) | (None, Some(name), None) => Some(WorkAuthor::Written(name)),
        (None, None, None) => {
            p.add(node.span.clone(), say::source_author_without_name());
            None
        }
    }
}

/// Words that begin the names of families without a capital.
const PARTICLES: [&str; 16] =
    ["al", "da", "de", "del", "den", "der", "des", "di", "do", "dos", "du", "el", "la", "le", "van", "von"];
/// More given names than that are the rest of an organisation's name.
const MAX_GIVEN: usize = 3;

/// The two parts of « Tremblay, Marie-Ève » and « de Gaulle, C. »: one word with its particles, one comma, then nothing but
/// given names or initials. Everything else may be an organisation's name: it is left as it is written.
fn inverted(name: &str) -> Option<(&str, &str)> {
    let (family, given) = name.split_once(',')?;
    let (family, given) = (family.trim(), given.trim());
    let is_capital = |part: &str| part.starts_with(char::is_uppercase);
    let is_of_name = |c: char| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’');
    let is_name = |word: &str| word.chars().all(is_of_name) && word.split('-').all(is_capital);
    let is_acronym = family.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let mut words = family.split_whitespace().skip_while(|word| PARTICLES.contains(word));
    let is_family = matches!((words.next(), words.next()), (Some(word), None)
        if word.chars().all(is_of_name) && word.contains(char::is_uppercase));
    let is_given = (1..=MAX_GIVEN).contains(&given.split_whitespace().count()) && given.split_whitespace().all(is_name);
    (is_family && !is_acronym && is_given && !inline::may_hold_links(name)).then_some((family, given))
}

/// Signs that an address of a DOI has encoded (DOI Handbook, section 2.5.2.4, and those that URLs have not).
const ENCODED: AsciiSet = CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// `10.1000/182`, with what is often written before it: the address that it stands for.
fn address_of_doi(doi: Spanned<String>, p: &mut Problems) -> Option<String> {
    let address = doi_of(&doi.value).map(|doi| format!("https://doi.org/{}", utf8_percent_encode(doi, &ENCODED)));
    if address.is_none() {
        p.add(doi.span, say::not_a_doi(doi.value));
    }
    address
}

/// The identifier alone: `10.`, the number of its registrant, a slash, and a name (ISO 26324).
fn doi_of(written: &str) -> Option<&str> {
    const BEFORE: [&str; 5] =
        ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:"];
    /// No registrant has a longer one.
    const LONGEST: usize = 2_000;
    let begins = |start: &&str| written.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start));
    let doi = BEFORE.iter().find(|start| begins(start)).map_or(written, |start| &written[start.len()..]).trim();
    let (registrant, name) = doi.strip_prefix("10.")?.split_once('/')?;
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_whole = registrant.len() >= 4 && registrant.split('.').all(is_number);
    let is_name = |c: char| !c.is_whitespace() && !c.is_control();
    (is_whole && !name.is_empty() && name.chars().all(is_name) && doi.len() <= LONGEST).then_some(doi)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_told_from_an_organisation() {
        for (name, person) in [
            ("Tremblay, Marie-Ève", Some(("Tremblay", "Marie-Ève"))),
            ("Pomey, M.-P.", Some(("Pomey", "M.-P."))),
            ("de Gaulle, C.", Some(("de Gaulle", "C."))),
            ("O'Brien-Roy, Jean Paul", Some(("O'Brien-Roy", "Jean Paul"))),
            ("Haute Autorité de santé", None),
            ("Marie Tremblay", None),
            ("CIUSSS, Direction", None),
            ("Université Laval, Faculté", None),
            ("Document public, sans auteur désigné", None),
            ("Langley, G. J. et collab.", None),
            ("Perla, R. J., Provost, L. P. et Murray, S. K.", None),
            ("Ministère de la Santé, Québec", None),
            ("Un, [[Deux]]", None),
        ] {
            assert_eq!(inverted(name), person, "{name}");
        }
    }

    #[test]
    fn a_doi_is_known_by_its_form() {
        for (written, doi) in [
            ("10.1000/182", Some("10.1000/182")),
            ("https://doi.org/10.1016/j.x.2015.03.001", Some("10.1016/j.x.2015.03.001")),
            ("DOI: 10.1002/(SICI)1097<1::AID>3.0", Some("10.1002/(SICI)1097<1::AID>3.0")),
            ("10.1000", None),
            ("10.12/a", None),
            ("10.1000/a b", None),
            ("https://example.org/10.1000/182", None),
            ("11.1000/182", None),
        ] {
            assert_eq!(doi_of(written), doi, "{written}");
        }
    }

    #[test]
    fn signs_that_no_address_has_are_encoded() {
        let mut problems = Problems::of(&"a.md".into());
        let doi = Spanned { value: String::from("10.1002/(SICI)1097<1::[AID]>3"), span: 0..0 };
        let address = address_of_doi(doi, &mut problems);
        assert_eq!(address.as_deref(), Some("https://doi.org/10.1002/(SICI)1097%3C1::%5BAID%5D%3E3"));
        let doi = Spanned { value: String::from("182"), span: 0..3 };
        assert_eq!((address_of_doi(doi, &mut problems), problems.len()), (None, 1));
    }
}
