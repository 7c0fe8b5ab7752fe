//! The works of one note among each other: their order, the names they are cited by, what tells two of one year apart.
//!
//! It follows the style of the American Psychological Association (Publication Manual, 7th edition, 2020), of which sections are
//! named. How a reference looks on a page is not known here.

use std::collections::HashMap;

use super::{Work, WorkAuthor};
use crate::content::front_matter::words::words;
use crate::content::markdown::BodyWords;
use crate::content::markdown::tokens::holds_tokens;
use crate::content::typography::{NO_BREAK, Typography};
use crate::text::floor;
use crate::text::order::TitleKey;

/// Bytes of a title that stands for the authors of a work.
const TITLE_AS_NAME: usize = 60;

impl WorkAuthor {
    /// As it stands in a list of references: « Tremblay, M.-È. » (section 9.8).
    pub fn in_references(&self) -> String {
        match self {
            WorkAuthor::Written(name) | WorkAuthor::Person { family: name, given: None } => name.clone(),
            WorkAuthor::Person { family, given: Some(given) } => format!("{family}, {}", initials(given)),
        }
    }

    /// As it stands in a text: « Tremblay » (section 8.17).
    fn in_text(&self) -> &str {
        match self {
            WorkAuthor::Written(name) | WorkAuthor::Person { family: name, .. } => name,
        }
    }
}

/// Given names as their first letters: « M.-È. » of « Marie-Ève », « J. P. » of « Jean Paul ». What is shortened stays as it is.
fn initials(given: &str) -> String {
    let initial = |part: &str| match part.chars().next() {
        Some(first) if !part.ends_with('.') => format!("{}.", first.to_uppercase()),
        _ => part.to_owned(),
    };
    // « R.J. » are two.
    let apart = given.replace('.', ". ").replace(". -", ".-");
    let of_word = |word: &str| word.split('-').map(initial).collect::<Vec<_>>().join("-");
    apart.split_whitespace().map(of_word).collect::<Vec<_>>().join(NO_BREAK.encode_utf8(&mut [0; 4]))
}

impl Work {
    /// Its authors as a text names them: one, two, or the first of more; else the beginning of its title (sections 8.14 and 8.17).
    pub fn names_in_text(&self, words: &BodyWords) -> String {
        match self.authors.as_slice() {
            [] => shortened(self.title.as_deref().or(self.url.as_deref()).unwrap_or_default()),
            [one] => one.in_text().to_owned(),
            [one, two] => format!("{} {} {}", one.in_text(), words.citation_and, two.in_text()),
            [first, ..] => format!("{} {}", first.in_text(), words.citation_others),
        }
    }

    /// Its year with the letter that tells it from others: « 2017 », « 2017a », « s. d.-a » (section 8.19).
    pub fn year_in_text(&self, words: &BodyWords) -> String {
        let letter = self.letter.map(String::from).unwrap_or_default();
        match &self.year {
            Some(year) => format!("{year}{letter}"),
            None if letter.is_empty() => words.citation_no_date.clone(),
            None => format!("{}-{letter}", words.citation_no_date),
        }
    }

    /// What its reference begins with.
    fn beginning(&self) -> String {
        match self.authors.as_slice() {
            [] => self.title.clone().or_else(|| self.url.clone()).unwrap_or_default(),
            authors => authors.iter().map(WorkAuthor::in_references).collect::<Vec<_>>().join(" "),
        }
    }
}

fn shortened(title: &str) -> String {
    if title.len() <= TITLE_AS_NAME {
        return title.to_owned();
    }
    let head = &title[..floor(title, TITLE_AS_NAME)];
    let end = head.rfind(char::is_whitespace).unwrap_or(head.len());
    format!("{}…", head[..end].trim_end_matches(|c: char| !c.is_alphanumeric()))
}

words! {
    /// How works are cited in a text.
    #[derive(Default)]
    pub enum Citing {
        /// « (Roy, 2017) »; the references are in alphabetical order.
        #[default]
        AuthorYear = "author-year",
        /// « `[1]` »; the references are in the order in which their author lists them.
        Numbered = "numbered",
    }
}

/// What the texts of one note may cite.
#[derive(Debug, Clone, Default)]
pub struct CitedWorks {
    pub style: Citing,
    pub works: Vec<CitedWork>,
    /// Their places in the list by their keys.
    by_key: HashMap<String, usize>,
}

/// A work with a key, as a text cites it.
#[derive(Debug, Clone)]
pub struct CitedWork {
    pub key: String,
    /// Its place among the works of the note, from 0.
    pub number: u32,
    /// « Roy, 2017 », or its number.
    pub label: String,
    /// The year alone, where a sentence names its authors.
    pub year: String,
}

/// Whether a key of a work may hold a sign. None of them makes a name of a document.
pub fn is_key_sign(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | ':' | '+')
}

impl CitedWorks {
    pub fn new(style: Citing, works: Vec<CitedWork>) -> CitedWorks {
        let by_key = works.iter().enumerate().map(|(place, work)| (work.key.clone(), place)).collect();
        CitedWorks { style, works, by_key }
    }

    /// The work of a key.
    pub fn find(&self, key: &str) -> Option<&CitedWork> {
        self.by_key.get(key).map(|place| &self.works[*place])
    }

    /// Those of works that have keys. A name in which a link stands is known only when the page is made: it has the work's number
    /// in its place.
    pub fn of(works: &[Work], style: Citing, words: &BodyWords) -> CitedWorks {
        let cited = works.iter().enumerate().filter_map(|(index, work)| {
            let (names, year) = (work.names_in_text(words), work.year_in_text(words));
            let number = (index + 1).to_string();
            let known = |text: String| if holds_tokens(&text) { number.clone() } else { text };
            let label = match style {
                Citing::Numbered => number.clone(),
                Citing::AuthorYear => known(format!("{names}, {year}")),
            };
            let year = if style == Citing::Numbered { number.clone() } else { known(year) };
            Some(CitedWork { key: work.key.clone()?, number: index as u32, label, year })
        });
        CitedWorks::new(style, cited.collect())
    }
}

/// Sets the texts of works, as their language does.
pub fn set(works: &mut [Work], typography: &Typography) {
    for text in works.iter_mut().flat_map(Work::sentences) {
        *text = typography.set(text);
    }
}

/// Puts works in the order of their authors, then of their years, as a list of references has them (section 9.44), and gives a
/// letter to those that a text would name alike.
pub fn arrange(works: &mut [Work], words: &BodyWords, typography: &Typography) {
    works.sort_by_cached_key(|work| {
        let articles = typography.articles().filter(|_| work.authors.is_empty());
        let title = work.title.as_deref().unwrap_or_default();
        (TitleKey::new(&work.beginning(), articles), work.year.clone(), TitleKey::new(title, typography.articles()))
    });
    let mut alike: HashMap<(String, String), Vec<usize>> = HashMap::new();
    for (index, work) in works.iter().enumerate().filter(|(_, work)| !work.is_written) {
        alike.entry((work.names_in_text(words), work.year_in_text(words))).or_default().push(index);
    }
    for group in alike.into_values().filter(|group| group.len() > 1) {
        for (letter, index) in ('a'..='z').zip(group) {
            works[index].letter = Some(letter);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> BodyWords {
        let word = |word: &str| word.to_owned();
        BodyWords {
            citation_and: word("et"),
            citation_others: word("et al."),
            citation_no_date: word("s. d."),
            ..BodyWords::default()
        }
    }

    fn person(family: &str, given: &str) -> WorkAuthor {
        WorkAuthor::Person { family: family.to_owned(), given: Some(given.to_owned()) }
    }

    fn work(authors: &[WorkAuthor], year: &str, title: &str) -> Work {
        let year = Some(year).filter(|year| !year.is_empty()).map(str::to_owned);
        Work { authors: authors.to_vec(), year, title: Some(title.to_owned()), ..Work::default() }
    }

    #[test]
    fn given_names_become_initials() {
        for (given, expected) in [
            ("Marie-Ève", "M.-È."),
            ("Jean Paul", "J.\u{a0}P."),
            ("R.J.", "R.\u{a0}J."),
            ("M.-P.", "M.-P."),
            ("Ch.", "Ch."),
            ("élise", "É."),
        ] {
            assert_eq!(initials(given), expected, "{given}");
        }
    }

    #[test]
    fn authors_are_named_shortly_in_a_text() {
        let (a, b, c) = (person("Roy", "A."), WorkAuthor::Written("CIUSSS".into()), person("Côté", "B."));
        for (authors, expected) in [
            (vec![], "Un titre"),
            (vec![a.clone()], "Roy"),
            (vec![a.clone(), b.clone()], "Roy et CIUSSS"),
            (vec![a, b, c], "Roy et al."),
        ] {
            assert_eq!(work(&authors, "2017", "Un titre").names_in_text(&words()), expected);
        }
        let long = work(&[], "", &"Principes de l’approche, ".repeat(5)).names_in_text(&words());
        assert_eq!(long, "Principes de l’approche, Principes de l’approche…");
    }

    #[test]
    fn works_stand_in_the_order_of_their_authors_and_years() {
        let mut works = vec![
            work(&[person("Roy", "A.")], "2019", "Un"),
            work(&[person("Roy", "A.")], "2017", "Trois"),
            work(&[], "2020", "L’essai"),
            work(&[person("Roy", "A.")], "2017", "Deux"),
            work(&[WorkAuthor::Written("École".into())], "", "Z"),
            work(&[WorkAuthor::Written("École".into())], "", "A"),
        ];
        arrange(&mut works, &words(), &crate::content::i18n::fixture::typography("fr"));
        let said =
            works.iter().map(|work| format!("{} ({})", work.names_in_text(&words()), work.year_in_text(&words())));
        assert_eq!(
            said.collect::<Vec<_>>(),
            ["École (s. d.-a)", "École (s. d.-b)", "L’essai (2020)", "Roy (2017a)", "Roy (2017b)", "Roy (2019)"]
        );
        assert_eq!(works[3].title.as_deref(), Some("Deux"));
    }
}
