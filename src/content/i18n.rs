//! The interface's language: texts, plurals, dates and address words, from one translation file.

mod dates;
mod habits;
mod names;
mod pattern;
mod reading;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::content::fields::Fields;
use crate::content::markdown::BodyWords;
use crate::content::typography::Typography;
use crate::content::unknown;
use crate::content::yaml;
use crate::diagnostics::{Diagnostic, Problems, phrases};
use crate::text::moment::Moment;
use crate::text::slug::nearest;
pub use dates::DateView;
use dates::Dates;
pub use pattern::{Pattern, PatternPiece};

/// One language of the interface.
#[derive(Debug, Clone, Default, Hash)]
pub struct Translation {
    /// Its first letters, as `fr`.
    language: String,
    /// What the language calls itself: `Français`.
    name: String,
    /// What it calls languages, by the first parts of their tags.
    languages: BTreeMap<String, String>,
    texts: BTreeMap<String, InterfaceText>,
    dates: Dates,
    addresses: BTreeMap<String, String>,
    pub words: BodyWords,
    /// Printed for a link to a withheld note that has no label of its own.
    pub withheld: String,
    pub withheld_hint: String,
    /// Printed for a file whose name must not be said.
    pub file: String,
    pub broken_hint: String,
    pub embedded_from: String,
    pub typography: Typography,
    numbers: Numbers,
    /// The same interface in other languages, for documents written in them: the language's first letters and its texts.
    pub others: Vec<(String, Translation)>,
}

/// How a language counts.
#[derive(Debug, Clone, Default, Hash)]
struct Numbers {
    /// Between groups of three digits.
    group: String,
    /// Zero is counted as one.
    zero_is_one: bool,
}

#[derive(Debug, Clone, Hash)]
enum InterfaceText {
    Plain(Pattern),
    Plural { one: Pattern, other: Pattern },
}

impl Translation {
    /// Reads a translation file; whatever it lacks is taken from `fallback`.
    pub fn parse(
        file: &Arc<str>,
        text: &str,
        language: &str,
        fallback: Option<&Translation>,
    ) -> (Translation, Vec<Diagnostic>) {
        let mut problems = Problems::of(file);
        let mut t = fallback.cloned().unwrap_or_default();
        // How another language is set and counted says nothing of this one, nor what it calls itself.
        if t.language != root_of(language) {
            t.language = root_of(language).to_owned();
            t.name.clear();
            t.typography = Typography::default();
            t.numbers.zero_is_one = false;
        }
        if let Some(node) = yaml::parse(text, 0, &mut problems)
            && let Some(mut fields) = Fields::of(&node, phrases::a_translation(), &mut problems)
        {
            t.read(&mut fields, &mut problems);
            unknown::finish(fields, &mut problems);
        }
        (t, problems.into_vec())
    }

    /// Takes over the habits of a language tag's region, in the interface's own texts too.
    pub fn set_in_region(&mut self, tag: &str) {
        self.typography = self.typography.in_region(tag);
        for text in self.texts.values_mut() {
            let forms = match text {
                InterfaceText::Plain(only) => vec![only],
                InterfaceText::Plural { one, other } => vec![one, other],
            };
            for form in forms {
                *form = Pattern::read(self.typography.set_marks(form.text()));
            }
        }
    }

    /// The interface in the language of a document; this one where there is no other, as for a document without language.
    pub fn within(&self, language: Option<&str>) -> &Translation {
        let root = language.map(root_of);
        let other = self.others.iter().find(|(known, _)| Some(known.as_str()) == root);
        other.map_or(self, |(_, translation)| translation)
    }

    /// The first letters of the interface's language, as `fr`.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// What a language calls itself, `Français`; of one that carnet does not know, its tag.
    pub fn name_of<'l>(&'l self, language: &'l str) -> &'l str {
        let root = root_of(language);
        let found = std::iter::once(self).chain(self.others.iter().map(|(_, other)| other));
        let named = found.into_iter().find(|known| known.language == root && !known.name.is_empty());
        named.map(|known| known.name.as_str()).or_else(|| names::own_name(root)).unwrap_or(language)
    }

    /// What this language calls another, `anglais`; else what that one calls itself.
    pub fn word_for<'l>(&'l self, language: &'l str) -> &'l str {
        self.languages.get(root_of(language)).map_or_else(|| self.name_of(language), String::as_str)
    }

    /// An interface text; the key itself when there is none, so that a gap is seen and nothing fails.
    pub fn text(&self, key: &str, count: Option<i64>, values: &[(&str, &str)]) -> String {
        let Some(text) = self.texts.get(key) else { return key.to_owned() };
        let pattern = match (text, count) {
            (InterfaceText::Plain(text), _) => text,
            (InterfaceText::Plural { one, .. }, None | Some(1)) => one,
            (InterfaceText::Plural { one, .. }, Some(0)) if self.numbers.zero_is_one => one,
            (InterfaceText::Plural { other, .. }, Some(_)) => other,
        };
        let mut out = String::with_capacity(pattern.text().len() + 32);
        pattern.fill(&mut out, |name, out| {
            match (values.iter().find(|(known, _)| *known == name), count) {
                (Some((_, value)), _) => out.push_str(value),
                (None, Some(count)) if name == "n" => out.push_str(&self.number(count)),
                _ => return false,
            }
            true
        });
        out
    }

    /// The text of a key that has no plural, its `{name}` parts unfilled.
    pub fn only_form(&self, key: &str) -> Option<&Pattern> {
        match self.texts.get(key)? {
            InterfaceText::Plain(text) => Some(text),
            InterfaceText::Plural { .. } => None,
        }
    }

    /// The texts whose keys have a beginning, by the rest of the key, as they are written: the only form, or the singular and the
    /// plural.
    pub fn texts_of(&self, beginning: &str) -> impl Iterator<Item = (&str, Vec<&str>)> {
        let texts = self.texts.iter().filter_map(move |(key, text)| Some((key.strip_prefix(beginning)?, text)));
        texts.map(|(key, text)| match text {
            InterfaceText::Plain(text) => (key, vec![text.text()]),
            InterfaceText::Plural { one, other } => (key, vec![one.text(), other.text()]),
        })
    }

    pub fn has_text(&self, key: &str) -> bool {
        self.texts.contains_key(key)
    }

    /// The key of a text that a misspelt one was probably meant to be.
    pub fn nearest_text(&self, key: &str) -> Option<&str> {
        nearest(key, self.texts.keys().map(String::as_str))
    }

    /// With the language's group separator.
    fn number(&self, number: i64) -> String {
        let digits = number.unsigned_abs().to_string();
        if digits.len() < 5 {
            return digits;
        }
        let mut out = String::new();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                out.push_str(&self.numbers.group);
            }
            out.push(digit);
        }
        out
    }

    pub fn date(&self, moment: &Moment) -> DateView {
        self.dates.date(moment)
    }

    /// `14 h 57`.
    pub fn time(&self, moment: &Moment) -> String {
        self.dates.time(moment)
    }

    /// `février 2024`.
    pub fn month(&self, year: i16, month: i8) -> String {
        self.dates.month(year, month)
    }

    pub fn month_name(&self, month: i8) -> &str {
        self.dates.month_name(month)
    }

    pub fn short_month_name(&self, month: i8) -> &str {
        self.dates.short_month_name(month)
    }

    /// The address word of a kind of page: the language's, else the English one.
    pub fn address<'a>(&'a self, kind: &'a str) -> &'a str {
        self.addresses.get(kind).map_or(kind, String::as_str)
    }
}

/// A language tag without what follows the language: `fr-CA` gives `fr`.
pub fn root_of(language: &str) -> &str {
    language.split('-').next().unwrap_or(language)
}

/// What the files of carnet's own languages say, for the tests of this room.
#[cfg(test)]
pub mod fixture {
    use super::{Translation, Typography};

    pub fn typography(language: &str) -> Typography {
        let text = match language {
            "fr" => include_str!("../../themes/default/i18n/fr.yaml"),
            _ => include_str!("../../themes/default/i18n/en.yaml"),
        };
        let (translation, problems) = Translation::parse(&"x.yaml".into(), text, language, None);
        assert!(problems.is_empty(), "{problems:?}");
        translation.typography
    }
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;

    const FRENCH: &str = "texts: {un: \"Salut {name}\", n: {one: \"{n} note\", other: \"{n} notes\"}}\n\
        dates:\n  months: [janvier, février]\n  first: 1er\n  day: \"{day} {month} {year}\"\n  \
        month: \"{month} {year}\"\n  time: \"{hour} h {minute}\"\n  with_time: \"{date} à {time}\"\n\
        addresses: {notes: fiches}\n";

    fn translation(text: &str, language: &str, fallback: Option<&Translation>) -> Translation {
        let (translation, problems) = Translation::parse(&"x.yaml".into(), text, language, fallback);
        assert!(problems.is_empty(), "{problems:?}");
        translation
    }

    #[test]
    fn plurals_and_groups_of_digits_follow_the_language() {
        let french = translation(&format!("{FRENCH}numbers: {{zero_is_one: true, group: nbsp}}\n"), "fr", None);
        let english = translation(&format!("{FRENCH}numbers: {{group: ','}}\n"), "en", None);
        let say = |t: &Translation, n| t.text("n", Some(n), &[]);
        assert_eq!([0, 1, 2].map(|n| say(&french, n)), ["0 note", "1 note", "2 notes"]);
        assert_eq!([0, 1, 2].map(|n| say(&english, n)), ["0 notes", "1 note", "2 notes"]);
        assert_eq!((say(&french, 1234), say(&french, 12_345)), ("1234 notes".into(), "12\u{a0}345 notes".into()));
        assert_eq!(say(&english, 1_234_567), "1,234,567 notes");
        assert_eq!(french.text("un", None, &[("name", "vous")]), "Salut vous");
        assert_eq!(french.text("absent", None, &[]), "absent", "a gap is seen");
    }

    #[test]
    fn dates_are_written_out() {
        let french = translation(FRENCH, "fr", None);
        let date = |text| french.date(&Moment::parse(text, &TimeZone::UTC).expect("a date"));
        assert_eq!(date("2024-01-01").text, "1er janvier 2024");
        assert_eq!(date("2024-02-29T09:05").text, "29 février 2024 à 9 h 05");
        assert_eq!(date("2024-02-29T09:05").day, "29 février 2024");
        assert_eq!(date("2024-02-29T09:05").iso, "2024-02-29T09:05:00+00:00");
        assert_eq!(french.month(2024, 2), "février 2024");
    }

    #[test]
    fn what_a_translation_lacks_comes_from_the_one_before() {
        let french = translation(FRENCH, "fr", None);
        let own = translation("texts: {un: Allô}\naddresses: {tags: mots}\n", "fr-CA", Some(&french));
        assert_eq!((own.text("un", None, &[]), own.text("n", Some(2), &[])), ("Allô".into(), "2 notes".into()));
        let words = ["notes", "tags", "bases"].map(|kind| own.address(kind));
        assert_eq!(words, ["fiches", "mots", "bases"]);
    }

    #[test]
    fn mistakes_are_said() {
        let text = "texts: {n: {one: a}}\naddresses: {notse: x}\nautre: 1\n";
        let (_, problems) = Translation::parse(&"x.yaml".into(), text, "fr", None);
        let messages: Vec<String> = problems.iter().map(|p| p.message.to_string()).collect();
        assert_eq!(
            messages,
            [
                "'n' needs both 'one' and 'other'",
                "unknown key 'notse' in the group 'addresses'",
                "unknown key 'autre' in a translation"
            ]
        );
    }
}
