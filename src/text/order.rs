//! How titles are ordered in lists, and the letter that each stands under.
//!
//! As in a printed index: accents, case and signs do not count unless all else is equal, and neither does an article at the
//! beginning. Which words are articles the caller says: it depends on the language.

use super::slug::slug;

/// What a title is ordered by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct TitleKey {
    pub letter: Letter,
    /// The words without article, accents and case.
    words: String,
}

/// Where a title stands in an alphabetical list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Letter {
    /// It begins with neither letter nor digit, or with a letter of a script that has no capitals.
    Sign,
    Digit,
    /// A capital.
    Of(char),
}

impl TitleKey {
    /// The key of a title; an article that ends with an apostrophe stands against the next word, others are words.
    pub fn new<'a>(title: &str, articles: impl IntoIterator<Item = &'a str>) -> TitleKey {
        let start = title.trim_start_matches(|c: char| !c.is_alphanumeric());
        let rests = articles.into_iter().filter_map(|article| without_article(start, article));
        let words = rests.map(slug).find(|rest| !rest.is_empty()).unwrap_or_else(|| slug(start));
        TitleKey { letter: Letter::of(&words), words }
    }
}

impl Letter {
    fn of(words: &str) -> Letter {
        match words.chars().next() {
            Some(c) if c.is_numeric() => Letter::Digit,
            Some(c) if c.is_lowercase() => Letter::Of(c.to_uppercase().next().unwrap_or(c)),
            _ => Letter::Sign,
        }
    }
}

/// What follows an article at the beginning of a title.
fn without_article<'t>(title: &'t str, article: &str) -> Option<&'t str> {
    let (word, is_elided) = match article.strip_suffix(['\'', '’']) {
        Some(word) => (word, true),
        None => (article, false),
    };
    let mut rest = title.chars();
    for letter in word.chars().flat_map(char::to_lowercase) {
        if !rest.next()?.to_lowercase().eq([letter]) {
            return None;
        }
    }
    let next = rest.next()?;
    let ends = if is_elided { matches!(next, '\'' | '’' | 'ʼ') } else { next.is_whitespace() };
    ends.then_some(rest.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRENCH: [&str; 8] = ["le", "la", "les", "l'", "un", "une", "des", "du"];

    fn ordered(mut titles: Vec<&str>) -> Vec<&str> {
        titles.sort_by_key(|title| (TitleKey::new(title, FRENCH), *title));
        titles
    }

    #[test]
    fn accents_case_and_articles_do_not_count() {
        let expected = [
            "…",
            "3 étapes",
            "L’accueil",
            "Âge et parcours",
            "Des cas",
            "cote",
            "côte",
            "L'Écoute",
            "Écouter",
            "« Équipe »",
            "ETP",
            "La",
            "Laisser du temps",
            "Œuvre",
            "Ожидание",
            "日本語",
        ];
        let mut shuffled = expected.to_vec();
        shuffled.reverse();
        let sorted = ordered(shuffled);
        let mut expected = expected.to_vec();
        // A script without capitals stands with the signs.
        let last = expected.pop().expect("there are titles");
        expected.insert(1, last);
        assert_eq!(sorted, expected);
    }

    #[test]
    fn a_title_stands_under_a_letter() {
        for (title, letter) in [
            ("Les équipes", Letter::Of('E')),
            ("Le", Letter::Of('L')),
            ("L 5", Letter::Of('L')),
            ("La\u{a0}route", Letter::Of('R')),
            ("Lesson", Letter::Of('L')),
            ("Un : deux", Letter::Of('D')),
            ("Les !", Letter::Of('L')),
            (".NET", Letter::Of('N')),
            ("#1", Letter::Digit),
            ("!", Letter::Sign),
            ("", Letter::Sign),
            ("œuvre", Letter::Of('O')),
            ("Ω", Letter::Of('Ω')),
        ] {
            assert_eq!(TitleKey::new(title, FRENCH).letter, letter, "{title}");
        }
        assert_eq!(TitleKey::new("Les équipes", []).letter, Letter::Of('L'), "no article of this language");
    }
}
