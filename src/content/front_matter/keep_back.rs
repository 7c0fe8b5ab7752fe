//! Wishes to be kept back that are written in other programs' keys, or in other words.
//!
//! carnet does not do what such a key asks, so a document that has one is refused or withheld, never published. One rule
//! holds for all kinds of documents and all forms of front matter.

pub mod table;
#[cfg(test)]
mod tests;

use jiff::tz::TimeZone;

use super::values::{Bound, Side};
use crate::content::keys::KeyGroup;
use crate::content::keys::{GUARDED, meant};
use crate::content::yaml::{Node, Value, YamlKey, is_no_break};
use crate::diagnostics::{Diagnostic, Phrase, Span, phrases, say};
use crate::text::moment::{Moment, NotADate};
use table::{Meaning, fold, hides, is_no, is_yes, marks, meaning, opens};

/// What the keys of a document ask, beyond those that carnet reads.
#[derive(Debug, Default)]
pub struct ForeignGuards {
    pub wishes: Vec<Wish>,
    pub dates: Vec<Bound>,
    /// What is to be told of keys that ask nothing.
    pub remarks: Vec<(Span, Diagnostic)>,
}

/// A key that may ask for the document not to be published.
#[derive(Debug, Clone)]
pub struct Wish {
    pub key: String,
    pub span: Span,
    meaning: Meaning,
    /// The document can have the key, with another value.
    is_known: bool,
    /// It stands within another key.
    is_nested: bool,
}

/// What a value asks.
#[derive(Debug, Clone, Copy, PartialEq)]
enum GuardValue {
    Nothing,
    KeepBack,
    Date(Moment, Side),
}

/// Keys that carnet reads otherwise, and whose values may say that the document is a draft.
const MARKED: [&str; 7] = ["tags", "tag", "keywords", "categories", "category", "type", "layout"];

/// Takes the keys that ask for something out of a map, and says what they ask. `group` are the keys that the document can
/// have; `extra` says whether that key may hold wishes too.
pub fn take(node: &mut Node, group: &KeyGroup, extra: bool, zone: &TimeZone) -> ForeignGuards {
    let mut asked = ForeignGuards::default();
    if let Value::Map(entries) = &mut node.value {
        entries.retain(|(key, value)| {
            let known = group.key(&key.name).is_some();
            match key.name.as_str() {
                "date" => asked.date(key, value, zone),
                "extra" if extra => asked.nested(value, zone),
                "published" | "permalink" if known => {
                    if key.name == "published" {
                        asked.date(key, value, zone);
                    }
                    return !asked.known(key, value);
                }
                name if known && MARKED.contains(&name) => asked.marked(key, value),
                // The common note has no other keys than carnet's.
                _ if known => {}
                _ => return !asked.unknown(key, value, zone),
            }
            true
        });
    }
    asked
}

impl ForeignGuards {
    /// A date in the future is one of publication.
    fn date(&mut self, key: &YamlKey, value: &Node, zone: &TimeZone) {
        let Value::Scalar { text, .. } = &value.value else { return };
        let date = match Moment::read(text, zone) {
            // Carnet reads its own key itself.
            Ok(date) if key.name != "published" => Some(date),
            // Of two readings the later one: what was published cannot be taken back.
            Err(NotADate::Ambiguous(one, other)) => Moment::of_day(one.max(other), zone),
            _ => None,
        };
        if let Some(date) = date {
            let span = value.span.clone();
            self.dates.push(Bound { key: key.name.clone(), span, date, side: Side::From });
        }
    }

    /// A tag or a category that says that the document is a draft.
    fn marked(&mut self, key: &YamlKey, value: &Node) {
        if is_marked(value) {
            self.wish(key, Meaning::Mark, true);
        }
    }

    /// Whether the value of a key that carnet reads otherwise is to be left out.
    fn known(&mut self, key: &YamlKey, value: &Node) -> bool {
        let Value::Scalar { text, .. } = &value.value else { return false };
        let word = fold(text);
        if is_no(&word) || hides(&word) {
            self.wish(key, Meaning::MayShow, true);
            return true;
        }
        let says_yes = key.name == "published" && matches!(word.as_str(), "true" | "yes" | "on" | "oui" | "vrai");
        if says_yes {
            self.remarks.push((value.span.clone(), say::published_is_a_date(text)));
        }
        says_yes
    }

    /// Whether a key that carnet does not know asks something.
    fn unknown(&mut self, key: &YamlKey, value: &Node, zone: &TimeZone) -> bool {
        let Some(meaning) = meaning(&key.name) else {
            let before = self.wishes.len();
            self.nested(value, zone);
            return self.wishes.len() > before;
        };
        match answer(meaning, value, zone) {
            GuardValue::KeepBack => {
                self.wish(key, meaning, false);
                true
            }
            GuardValue::Date(date, side) => {
                self.dates.push(Bound { key: key.name.clone(), span: value.span.clone(), date, side });
                true
            }
            GuardValue::Nothing => false,
        }
    }

    /// Keys within a group, or a list of groups: `params: {draft: true}`, `meta: [{name: robots, content: noindex}]`.
    fn nested(&mut self, value: &Node, zone: &TimeZone) {
        match &value.value {
            Value::List(items) => items.iter().for_each(|item| self.nested(item, zone)),
            Value::Map(entries) => {
                let before = self.wishes.len();
                for (key, value) in entries {
                    self.unknown(key, value, zone);
                }
                self.named(entries, zone);
                self.wishes[before..].iter_mut().for_each(|wish| wish.is_nested = true);
            }
            _ => {}
        }
    }

    /// A key that is written as a pair of name and content, as tags of a page are.
    fn named(&mut self, entries: &[(YamlKey, Node)], zone: &TimeZone) {
        let of = |names: [&str; 2]| entries.iter().find(|(key, _)| names.contains(&key.name.as_str()));
        if let (Some((_, name)), Some((_, content))) = (of(["name", "property"]), of(["content", "value"]))
            && let Value::Scalar { text, .. } = &name.value
        {
            self.unknown(&YamlKey { name: text.clone(), span: name.span.clone() }, content, zone);
        }
    }

    fn wish(&mut self, key: &YamlKey, meaning: Meaning, is_known: bool) {
        self.wishes.push(Wish { key: key.name.clone(), span: key.span.clone(), meaning, is_known, is_nested: false });
    }
}

/// Whether a key and its value, in a map or a text, may ask for a document to be kept back: for places that have no dates.
pub fn asks(key: &str, value: &Node) -> bool {
    meaning(key).is_some_and(|meaning| answer(meaning, value, &TimeZone::UTC) != GuardValue::Nothing)
}

/// Whether a key is about publication, and its value does not ask for the file to be kept back.
pub fn asks_nothing(key: &str, value: &Node) -> bool {
    meaning(key).is_some() && !asks(key, value)
}

/// As [`asks`], of a line of a text that may be a sentence: only plain words count.
pub fn asks_plainly(key: &str, value: &str, in_head: bool) -> bool {
    let word = fold(value);
    match meaning(key) {
        Some(Meaning::Keeps) => is_yes(&word) || hides(&word),
        Some(Meaning::Shows) => is_no(&word) || hides(&word),
        Some(Meaning::Level) => hides(&word),
        Some(Meaning::MayKeep) => in_head && (is_yes(&word) || hides(&word)),
        Some(Meaning::MayShow) => in_head && (is_no(&word) || hides(&word)),
        Some(Meaning::State) => in_head && state_hides(value),
        Some(Meaning::Mark) => in_head && items(value).any(|item| marks(&fold(item))),
        Some(Meaning::From | Meaning::Until) => in_head && Moment::parse_any(value, &TimeZone::UTC).is_some(),
        None => false,
    }
}

fn answer(meaning: Meaning, value: &Node, zone: &TimeZone) -> GuardValue {
    let keep_back = |asks: bool| if asks { GuardValue::KeepBack } else { GuardValue::Nothing };
    if meaning == Meaning::Mark {
        return keep_back(is_marked(value));
    }
    let text = match &value.value {
        Value::Scalar { text, .. } => text.as_str(),
        Value::Null => return keep_back(matches!(meaning, Meaning::Keeps | Meaning::Shows | Meaning::Level)),
        Value::List(items) => {
            let of_item = |item: &Node| answer(meaning, item, zone) != GuardValue::Nothing;
            let unclear = matches!(meaning, Meaning::Keeps | Meaning::Shows | Meaning::From | Meaning::Until);
            return keep_back(unclear || items.is_empty() && meaning == Meaning::Level || items.iter().any(of_item));
        }
        Value::Map(entries) => {
            let unclear = matches!(meaning, Meaning::Keeps | Meaning::Shows | Meaning::Level);
            let mut within = ForeignGuards::default();
            entries.iter().for_each(|(key, value)| {
                within.unknown(key, value, zone);
            });
            return keep_back(unclear || !within.wishes.is_empty());
        }
    };
    let word = fold(text);
    match meaning {
        Meaning::Keeps => keep_back(!is_no(&word) && (is_yes(&word) || !opens(&word))),
        Meaning::MayKeep => keep_back(is_yes(&word) || hides(&word)),
        Meaning::Shows => keep_back(!opens(&word) && Moment::parse_any(text, zone).is_none()),
        Meaning::MayShow => keep_back(is_no(&word) || hides(&word)),
        Meaning::Level => keep_back(!parts(text).all(|part| opens(&fold(part)))),
        Meaning::State => keep_back(state_hides(text)),
        Meaning::Mark => keep_back(is_marked(value)),
        Meaning::From | Meaning::Until => {
            let side = if meaning == Meaning::From { Side::From } else { Side::Until };
            if is_no(&word) {
                return GuardValue::Nothing;
            }
            let year = (text.len() == 4).then(|| format!("{text}-01-01"));
            match Moment::read(year.as_deref().unwrap_or(text), zone) {
                Ok(date) => GuardValue::Date(date, side),
                Err(_) => GuardValue::KeepBack,
            }
        }
    }
}

/// Whether one of the names in a value is a word for a draft: of nested ones, as `statut/brouillon`, the last part.
fn is_marked(value: &Node) -> bool {
    match &value.value {
        Value::Scalar { text, .. } => items(text).any(|item| marks(&fold(item))),
        Value::List(list) => list.iter().any(is_marked),
        Value::Map(_) | Value::Null => false,
    }
}

/// The names of a text that holds several: `a, #b`, `[[a]] [[b]]`, `:a:b:`; of `a/b` the last part.
fn items(text: &str) -> impl Iterator<Item = &str> {
    let names = text.split([',', ';', ':', '|', '#', '[', ']', '"', '\'']);
    names.map(|name| name.trim().trim_end_matches('/').rsplit('/').next().unwrap_or_default())
}

/// The values of a text that holds several.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';', '|', '/'])
}

/// Whether one of the values hides, or one of their words does that means nothing else.
fn state_hides(text: &str) -> bool {
    const PLAIN: [&str; 17] = [
        "draft",
        "brouillon",
        "wip",
        "ebauche",
        "private",
        "prive",
        "privee",
        "hidden",
        "noindex",
        "secret",
        "secrete",
        "unlisted",
        "unpublished",
        "nonpublie",
        "confidential",
        "confidentiel",
        "confidentielle",
    ];
    parts(text).any(|part| hides(&fold(part)))
        || text.split_whitespace().take(8).any(|word| PLAIN.contains(&fold(word).as_str()))
}

impl Wish {
    /// What is said of the key. Where the document is withheld it is a warning, else an error.
    pub fn diagnostic(&self, group: &KeyGroup, is_withheld: bool) -> Diagnostic {
        if is_withheld {
            let diagnostic = say::may_ask_to_be_kept_back(&self.key);
            let help = phrases::instead_or_remove_line(self.instead(group));
            return diagnostic.help(help).help(phrases::withheld_until_then());
        }
        if self.meaning == Meaning::Mark {
            let diagnostic = say::mark_of_a_draft(&self.key).help(self.instead(group));
            return diagnostic.help(phrases::or_choose_another_word());
        }
        if self.is_known {
            return say::asks_not_to_be_published(&self.key).help(self.instead(group));
        }
        if self.is_nested {
            return say::guard_within_another_key(&self.key).help(self.instead(group));
        }
        let error = say::unknown_key_may_guard(&self.key, (group.of)());
        if group.key("visibility").is_none() {
            return error.help(phrases::guards_nothing_here(phrases::kind_has_no_such_key((group.of)())));
        }
        match meant::guard(&self.key, group) {
            Some(meant) if self.key.contains(is_no_break) => {
                error.help(phrases::no_break_space_in_line(format!("{meant}:")))
            }
            Some(meant) => error.suggest(Some(meant)),
            None => error.help(phrases::guards_nothing(self.instead(group))),
        }
    }

    fn instead(&self, group: &KeyGroup) -> Phrase {
        if group.key("visibility").is_none() {
            return phrases::keep_back_by_moving_file();
        }
        match self.meaning {
            Meaning::Mark => phrases::keep_back_by_draft_as_well(),
            Meaning::From | Meaning::Until => phrases::keep_back_by_draft(),
            _ if is_of_lists(&self.key) => phrases::keep_back_by_unlisted(),
            _ => phrases::keep_back_by_private(),
        }
    }
}

/// Whether a key asks for the page to be in no list, not for the page not to be.
fn is_of_lists(key: &str) -> bool {
    let key = fold(key);
    ["list", "index", "robots", "sitemap", "repertori"].iter().any(|word| key.contains(word))
}

/// Whether carnet reads a key by which documents are kept back, as it stands.
pub fn is_guard(key: &str) -> bool {
    GUARDED.contains(&key)
}
