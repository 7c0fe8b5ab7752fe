//! The languages in which carnet speaks to authors, each one file of texts in `texts/`.
//!
//! The files are in the Fluent syntax (<https://projectfluent.org/fluent/guide/>): a message has the name of its function in the
//! [table](super::table); its attributes `label` and `help` are printed with it.

use std::fmt::Debug;
use std::sync::{LazyLock, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use intl_memoizer::concurrent::IntlLangMemoizer;

use super::phrase::{Argument, Phrase};
use super::phrases;
use crate::text::embedded::EmbeddedFolder;

static FILES: LazyLock<EmbeddedFolder> =
    LazyLock::new(|| EmbeddedFolder::unpack(include_bytes!(concat!(env!("OUT_DIR"), "/texts.packed"))));

/// Begin the names of texts that no line of the table has: those of `--help`, which are looked up by the names of commands and
/// arguments, those of keys, and those of the form in the browser.
#[cfg(test)]
const LOOKED_UP: [&str; 6] = ["cli_", "meaning_", "in_form_", "field_", "hint_", "choice_"];

static LANGUAGES: LazyLock<Vec<Language>> = LazyLock::new(|| {
    let read = FILES.files().iter().filter_map(|file| Some(Language::read(file.stem(), file.text()?)));
    let mut languages: Vec<Language> = read.collect();
    languages.sort_by(|a, b| a.tag.cmp(&b.tag));
    languages
});

/// The configuration that messages name, when it is another than `carnet.yaml`.
static CONFIGURATION: OnceLock<String> = OnceLock::new();

/// From here on, messages name this file where they speak of the site's configuration. One run reads one site: the first name stays.
pub fn name_configuration(file: &str) {
    CONFIGURATION.get_or_init(|| file.to_owned());
}

fn configuration() -> &'static str {
    CONFIGURATION.get().map_or("carnet.yaml", String::as_str)
}

/// One language.
pub struct Language {
    /// BCP 47, as `fr`.
    tag: String,
    bundle: FluentBundle<FluentResource>,
}

/// What a language has for a phrase beside its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhrasePart {
    /// Printed at the place in the file.
    Label,
    /// Says what to do.
    Help,
}

impl PhrasePart {
    fn attribute(self) -> &'static str {
        match self {
            PhrasePart::Label => "label",
            PhrasePart::Help => "help",
        }
    }
}

impl Debug for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Language").field(&self.tag).finish()
    }
}

impl Language {
    /// Reads the texts of a language. Those that are written wrong are left out.
    pub fn read(tag: &str, text: &str) -> Language {
        let locale = tag.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Terminals print the marks that would part a value from the words around it.
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
        // Texts were asked for before the command said which configuration it reads: the name is looked up when it is printed.
        let named = bundle.add_function("CONFIGURATION", |_, _| FluentValue::from(configuration()));
        debug_assert!(named.is_ok(), "no other function has this name");
        let separator = bundle.get_message(&phrases::group_separator().id).and_then(|message| message.value());
        let separator = separator.map(|text| bundle.format_pattern(text, None, &mut Vec::new()).into_owned());
        bundle.set_formatter(Some(match separator.as_deref() {
            Some(",") => grouped::<','>,
            Some(".") => grouped::<'.'>,
            _ => grouped::<'\u{202f}'>,
        }));
        Language { tag: tag.to_owned(), bundle }
    }

    /// All that carnet has, by tag.
    pub fn all() -> &'static [Language] {
        &LANGUAGES
    }

    pub fn english() -> &'static Language {
        find("en").expect("texts/en.ftl is part of the program")
    }

    /// The language of a tag (`fr-CA`, `fr_CA.UTF-8`); none when carnet does not have it.
    pub fn of(tag: &str) -> Option<&'static Language> {
        let root = tag.split(['-', '_', '.', '@']).next().unwrap_or(tag);
        find(&root.to_ascii_lowercase())
    }

    /// BCP 47, as `fr`.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// A phrase in this language, in English where it lacks the text.
    pub fn text(&self, phrase: &Phrase) -> String {
        match phrase.values.as_slice() {
            [(_, Argument::Text(text))] if phrase.id.is_empty() => text.clone(),
            _ => self.written(phrase, None).unwrap_or_else(|| phrase.id.to_string()),
        }
    }

    /// A text without values by its name; none where this language lacks it.
    pub(crate) fn text_named(&self, name: &str) -> Option<String> {
        let pattern = self.bundle.get_message(name)?.value()?;
        Some(self.bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned())
    }

    /// The names of texts that begin like this.
    #[cfg(test)]
    pub(crate) fn names_beginning(&self, beginning: &str) -> Vec<String> {
        let text = FILES.file(&format!("{}.ftl", self.tag)).and_then(|file| file.text());
        let names = text.unwrap_or_default().lines().filter(|line| line.starts_with(beginning));
        names.filter_map(|line| Some(line.split_once(" =")?.0.to_owned())).collect()
    }

    /// What is printed beside a phrase; none where there is nothing.
    pub fn part(&self, phrase: &Phrase, part: PhrasePart) -> Option<String> {
        self.written(phrase, Some(part))
    }

    fn written(&self, phrase: &Phrase, part: Option<PhrasePart>) -> Option<String> {
        let Some(message) = self.bundle.get_message(&phrase.id) else {
            let english = Language::english();
            return if std::ptr::eq(self, english) { None } else { english.written(phrase, part) };
        };
        let pattern = match part {
            None => message.value()?,
            Some(part) => message.get_attribute(part.attribute())?.value(),
        };
        let mut values = FluentArgs::new();
        for (name, value) in &phrase.values {
            values.set(name.as_ref(), self.value(value));
        }
        Some(self.bundle.format_pattern(pattern, Some(&values), &mut Vec::new()).into_owned())
    }

    fn value<'a>(&self, value: &'a Argument) -> FluentValue<'a> {
        match value {
            Argument::Text(text) => FluentValue::from(text.as_str()),
            Argument::Number(number) => FluentValue::Number(FluentNumber::from(*number)),
            Argument::Phrase(phrase) => FluentValue::from(self.text(phrase)),
            Argument::List(phrases) => {
                let texts: Vec<String> = phrases.iter().map(|phrase| self.text(phrase)).collect();
                FluentValue::from(texts.join(", "))
            }
        }
    }
}

/// A number as a language writes it: `7,900`. None for what is no number.
fn grouped<const SEPARATOR: char>(value: &FluentValue, _: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let digits = format!("{:.0}", number.value);
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(SEPARATOR);
        }
        out.push(digit);
    }
    Some(out)
}

fn find(tag: &str) -> Option<&'static Language> {
    LANGUAGES.iter().find(|language| language.tag == tag)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use fluent_bundle::FluentError;
    use fluent_syntax::ast::Entry;

    use super::*;
    use crate::diagnostics::table::{MESSAGES, PHRASES};

    fn table() -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
        MESSAGES.iter().map(|(_, _, name, values)| (*name, *values)).chain(PHRASES.iter().copied())
    }

    /// Fills in every text of a message with these values; gives its attributes and what went wrong.
    fn filled(language: &Language, name: &str, values: &FluentArgs) -> (BTreeSet<String>, Vec<FluentError>) {
        let message =
            language.bundle.get_message(name).unwrap_or_else(|| panic!("{}.ftl lacks '{name}'", language.tag));
        let mut errors = Vec::new();
        let value = message.value().unwrap_or_else(|| panic!("{}.ftl: '{name}' is empty", language.tag));
        language.bundle.format_pattern(value, Some(values), &mut errors);
        for attribute in message.attributes() {
            language.bundle.format_pattern(attribute.value(), Some(values), &mut errors);
        }
        (message.attributes().map(|attribute| attribute.id().to_owned()).collect(), errors)
    }

    #[test]
    fn every_language_has_every_text_with_the_values_it_is_given() {
        for (name, values) in table() {
            let mut given = FluentArgs::new();
            for value in values {
                given.set(*value, "x");
            }
            let expected = filled(Language::english(), name, &given).0;
            let known = ["help", "label"];
            assert!(expected.iter().all(|attribute| known.contains(&attribute.as_str())), "{name}: {expected:?}");
            for language in Language::all() {
                let (attributes, errors) = filled(language, name, &given);
                assert_eq!(errors, [], "{}.ftl: '{name}'", language.tag);
                assert_eq!(attributes, expected, "{}.ftl: '{name}'", language.tag);
            }
        }
    }

    #[test]
    fn a_text_that_nobody_prints_is_in_no_file() {
        let names: BTreeSet<&str> = table().map(|(name, _)| name).collect();
        assert_eq!(names.len(), table().count(), "a name is used once");
        for file in FILES.files() {
            let text = file.text().expect("texts are UTF-8");
            let resource = fluent_syntax::parser::parse(text);
            let resource = resource.unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", file.path()));
            for entry in resource.body {
                if let Entry::Message(message) = entry
                    && !LOOKED_UP.iter().any(|beginning| message.id.name.starts_with(beginning))
                {
                    assert!(names.contains(message.id.name), "{}: '{}'", file.path(), message.id.name);
                }
            }
        }
    }

    #[test]
    fn messages_begin_in_lower_case_and_have_no_full_stop() {
        for (_, _, name, values) in MESSAGES {
            let values = values.iter().map(|value| (*value, Argument::from("x"))).collect();
            let text = Language::english().text(&Phrase::new(name, values));
            assert!(!text.ends_with('.') && !text.starts_with(char::is_uppercase), "{name}: {text}");
        }
    }

    #[test]
    fn french_is_set_as_french_is() {
        let text = FILES.file("fr.ftl").and_then(|file| file.text()).expect("there is French");
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
            let line = line.split_once('=').map_or(line, |(_, text)| text);
            for (at, sign) in line.char_indices() {
                let before = line[..at].chars().next_back();
                let sound = match sign {
                    '\'' => line.matches('`').count() >= 2,
                    ';' | '!' | '?' => before != Some(' '),
                    ':' => before != Some(' '),
                    '»' => before == Some('\u{a0}'),
                    ' ' => before != Some('«'),
                    _ => true,
                };
                assert!(sound, "fr.ftl, line {}: {line}", number + 1);
            }
        }
    }

    #[test]
    fn a_language_is_its_file() {
        let third = Language::read("de", "did_you_mean = meinten Sie „{ $name }“?\n");
        let phrase = phrases::did_you_mean("orphan");
        assert_eq!(third.text(&phrase), "meinten Sie „orphan“?");
        assert_eq!(third.text(&phrases::help()), "help", "English where it lacks a text");
        for (tag, expected) in [("fr-CA", Some("fr")), ("FR_ca.UTF-8", Some("fr")), ("en", Some("en")), ("C", None)] {
            assert_eq!(Language::of(tag).map(Language::tag), expected, "{tag}");
        }
    }
}
