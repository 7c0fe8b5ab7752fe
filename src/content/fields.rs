//! Reading the keys of a YAML map one by one, with a located message for each that is not what it should be.
//!
//! Every key that is read is remembered; the others are unknown keys, see [`crate::content::unknown`].

use jiff::tz::TimeZone;

use crate::content::keys::{KeyGroup, meant};
use crate::content::yaml::{self, Node, Value, YamlKey, value_among};
use crate::diagnostics::{Diagnostic, Phrase, Problems, Span, Spanned, phrases, say};
use crate::text::moment::{Moment, NotADate};
use crate::text::slug::nearest;

/// A map being read.
#[derive(Debug)]
pub struct Fields<'a> {
    pub(super) entries: &'a [(YamlKey, Node)],
    pub(super) asked: Vec<&'static str>,
    /// What the map is, for messages: `a note`.
    pub(super) of: Phrase,
    /// The group of the table of keys that they are; none for files of themes.
    pub(super) group: Option<&'static KeyGroup>,
}

impl<'a> Fields<'a> {
    /// The fields of a node that should be a map. Nothing at all is an empty map; anything else is an error.
    pub fn of(node: &'a Node, of: Phrase, problems: &mut Problems) -> Option<Fields<'a>> {
        let entries: &[(YamlKey, Node)] = match &node.value {
            Value::Map(entries) => entries,
            Value::Null => &[],
            other => {
                let text = if let Value::Scalar { text, .. } = other { text } else { "" };
                let help = match yaml::no_break_space(text) {
                    Some((_, meant)) => phrases::no_break_space_in_line(meant),
                    None => yaml::spaced(text).map_or_else(phrases::write_keys_and_values, phrases::write),
                };
                problems.add(node.span.clone(), say::no_keys_and_values(of, other.describe()).help(help));
                return None;
            }
        };
        Some(Fields { entries, asked: Vec::new(), of, group: None })
    }

    /// As [`Fields::of`], with the keys of a group and no others.
    pub fn of_group(node: &'a Node, group: &'static KeyGroup, problems: &mut Problems) -> Option<Fields<'a>> {
        Some(Fields { group: Some(group), ..Fields::of(node, (group.of)(), problems)? })
    }

    /// The value of a key; none when it is absent or empty.
    pub fn node(&mut self, key: &'static str) -> Option<&'a Node> {
        self.asked.push(key);
        value_among(self.entries, key)
    }

    pub fn text(&mut self, key: &'static str, problems: &mut Problems) -> Option<Spanned<String>> {
        let node = self.node(key)?;
        text_of(node, key, problems)
    }

    pub fn plain_text(&mut self, key: &'static str, problems: &mut Problems) -> Option<String> {
        self.text(key, problems).map(|t| t.value)
    }

    /// `true` or `false`, in YAML 1.1's other spellings too: `yes`, `on`, and the French `oui`.
    pub fn flag(&mut self, key: &'static str, problems: &mut Problems) -> Option<bool> {
        flag_of(self.node(key)?, key, problems)
    }

    pub fn moment(&mut self, key: &'static str, dates: DateRules, problems: &mut Problems) -> Option<Spanned<Moment>> {
        let text = self.text(key, problems)?;
        dates.read(text, say::not_a_date, problems)
    }

    /// One of the words of a closed set.
    pub fn word<T: Copy>(
        &mut self,
        key: &'static str,
        words: &[(&'static str, T)],
        wrong: fn(&'static str, String) -> Diagnostic,
        problems: &mut Problems,
    ) -> Option<Spanned<T>> {
        let text = self.text(key, problems)?;
        if let Some((_, value)) = words.iter().find(|(word, _)| *word == text.value) {
            return Some(Spanned { value: *value, span: text.span });
        }
        let names: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let diagnostic = wrong(key, text.value.clone());
        let meant = meant::word(&text.value, &names).or_else(|| nearest(&text.value, names.iter().copied()));
        let diagnostic = match meant {
            Some(near) => diagnostic.suggest(Some(near)),
            None => diagnostic.help(phrases::one_of(names.join(", "))),
        };
        problems.add(text.span, diagnostic);
        None
    }

    /// A list of texts; a single text is a list of one.
    pub fn texts(&mut self, key: &'static str, problems: &mut Problems) -> Vec<Spanned<String>> {
        let Some(node) = self.node(key) else { return Vec::new() };
        match &node.value {
            // An item without a value is left out.
            Value::List(items) => {
                let items = items.iter().filter(|item| item.value != Value::Null);
                items.filter_map(|item| text_of(item, key, problems)).collect()
            }
            _ => text_of(node, key, problems).into_iter().collect(),
        }
    }

    /// The items of a list, whatever they are.
    pub fn list(&mut self, key: &'static str, problems: &mut Problems) -> &'a [Node] {
        let Some(node) = self.node(key) else { return &[] };
        match &node.value {
            Value::List(items) => items,
            other => {
                problems.add(node.span.clone(), say::no_list(key, other.describe()));
                &[]
            }
        }
    }

    /// The entries of a map with free keys.
    pub fn map(&mut self, key: &'static str, problems: &mut Problems) -> &'a [(YamlKey, Node)] {
        let Some(node) = self.node(key) else { return &[] };
        match &node.value {
            Value::Map(entries) => entries,
            other => {
                problems.add(node.span.clone(), say::no_group(key, other.describe()));
                &[]
            }
        }
    }

    /// A language tag as BCP 47 has them: the language's two or three letters, then parts of up to eight signs.
    pub fn language(&mut self, key: &'static str, problems: &mut Problems) -> Option<String> {
        let tag = self.text(key, problems)?;
        if let Some(language) = language_tag(&tag.value) {
            return Some(language);
        }
        let diagnostic = say::no_language_tag(&tag.value);
        problems.add(
            tag.span,
            match meant::language(&tag.value) {
                Some(meant) => diagnostic.suggest(Some(meant)),
                None => diagnostic.help(phrases::write_a_language_tag()),
            },
        );
        None
    }
}

/// `true` or `false` as [`Fields::flag`] reads them.
pub fn flag_of(node: &Node, key: &'static str, problems: &mut Problems) -> Option<bool> {
    let text = text_of(node, key, problems)?;
    match text.value.to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" | "oui" => Some(true),
        "false" | "no" | "off" | "non" => Some(false),
        other => {
            problems.add(text.span, say::no_flag(key, other));
            None
        }
    }
}

/// How dates are read.
#[derive(Debug, Clone, Copy)]
pub struct DateRules<'a> {
    pub zone: &'a TimeZone,
    /// In a vault, which of two readings is meant by `12/03/2024`; elsewhere its author is asked.
    pub order: Option<Order>,
}

/// Which comes first in a date of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    Day,
    Month,
}

impl Order {
    /// That of a language: `language` is a tag as the configuration has it. The month comes first in the United States alone,
    /// which `en` without a region is.
    pub fn of(language: &str) -> Order {
        if matches!(language, "en" | "en-US") { Order::Month } else { Order::Day }
    }
}

impl<'a> From<&'a TimeZone> for DateRules<'a> {
    fn from(zone: &'a TimeZone) -> DateRules<'a> {
        DateRules { zone, order: None }
    }
}

impl DateRules<'_> {
    /// The moment that a text says. `wrong` makes the message of one that says none, or two.
    pub fn read(
        &self,
        text: Spanned<String>,
        wrong: fn(String) -> Diagnostic,
        problems: &mut Problems,
    ) -> Option<Spanned<Moment>> {
        let reason = match Moment::read(&text.value, self.zone) {
            Ok(value) => return Some(Spanned { value, span: text.span }),
            Err(reason) => reason,
        };
        let help = what_to_write(&reason);
        let meant = match (self.order, reason) {
            (Some(Order::Day), NotADate::Ambiguous(date, _)) | (Some(Order::Month), NotADate::Ambiguous(_, date)) => {
                date
            }
            _ => {
                problems.add(text.span, wrong(text.value).help(help));
                return None;
            }
        };
        problems.add(text.span.clone(), say::date_read_as(text.value, meant.to_string()).help(help));
        let value = Moment::of_day(meant, self.zone)?;
        Some(Spanned { value, span: text.span })
    }
}

/// The help for a text that is not a date.
fn what_to_write(reason: &NotADate) -> Phrase {
    match reason {
        NotADate::Ambiguous(one, other) => phrases::date_of_two_readings(one.to_string(), other.to_string()),
        NotADate::ShortYear => phrases::date_of_short_year(),
        NotADate::Epoch(instant) => phrases::date_of_seconds(instant.to_string()),
        NotADate::Unknown => phrases::date_forms(),
    }
}

/// Whether a text is well formed as a language tag (RFC 5646, section 2.1), registered or not.
fn is_language_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    (2..=3).contains(&language.len())
        && language.chars().all(|c| c.is_ascii_alphabetic())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric()))
        // A part of one sign begins an extension.
        && tag.rsplit('-').next().is_some_and(|last| last.len() > 1)
}

/// A language tag in the letters that are usual (RFC 5646, section 2.1.1): `fr-CA` for `FR_ca`, as operating systems write it.
pub fn language_tag(written: &str) -> Option<String> {
    let tag = written.replace('_', "-").to_ascii_lowercase();
    if !is_language_tag(&tag) {
        return None;
    }
    let mut is_extension = false;
    let parts = tag.split('-').enumerate().map(|(at, part)| {
        let usual = match part.len() {
            _ if at == 0 || is_extension => part.to_owned(),
            2 => part.to_ascii_uppercase(),
            4 if part.starts_with(|c: char| c.is_ascii_alphabetic()) => part[..1].to_ascii_uppercase() + &part[1..],
            _ => part.to_owned(),
        };
        is_extension |= part.len() == 1;
        usual
    });
    Some(parts.collect::<Vec<_>>().join("-"))
}

/// The text of a scalar; anything else is reported.
pub fn text_of(node: &Node, key: &str, problems: &mut Problems) -> Option<Spanned<String>> {
    match &node.value {
        Value::Scalar { text, .. } => Some(Spanned { value: text.trim().to_owned(), span: node.span.clone() }),
        other => {
            report_type(&node.span, key, other, problems);
            None
        }
    }
}

fn report_type(span: &Span, key: &str, found: &Value, problems: &mut Problems) {
    let diagnostic = say::no_text(key, found.describe());
    let diagnostic = match found {
        Value::Map(_) => diagnostic.help(phrases::quote_text_with_colon()),
        Value::List(_) => diagnostic.help(phrases::write_one_value()),
        _ => diagnostic,
    };
    problems.add(span.clone(), diagnostic);
}
