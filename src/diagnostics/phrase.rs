//! A text for an author, before its language is chosen.
//!
//! Stages say which text it is and what is filled in; [`super::Language`] makes words of it where it is printed.

use std::borrow::Cow;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Language, phrases};

/// A text of the table of messages, with its values.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Phrase {
    /// Its name in the files of texts. Empty: the one value is printed as it is.
    pub(super) id: Cow<'static, str>,
    pub(super) values: Vec<(Cow<'static, str>, Argument)>,
}

/// What is filled in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Argument {
    /// Printed as it is: what an author wrote, a path, a key.
    Text(String),
    /// Decides on singular and plural.
    Number(u64),
    /// Printed in the same language.
    Phrase(Phrase),
    /// Phrases with the language's comma between them.
    List(Vec<Phrase>),
}

impl Phrase {
    pub(super) fn new(id: &'static str, values: Vec<(&'static str, Argument)>) -> Phrase {
        Phrase { id: id.into(), values: values.into_iter().map(|(name, value)| (name.into(), value)).collect() }
    }

    /// Whether it asks if another name was meant.
    pub(super) fn is_suggestion(&self) -> bool {
        self.id == phrases::did_you_mean("").id
    }

    /// A text that is the same in every language: what another program or a library says.
    pub fn verbatim(text: impl Into<String>) -> Phrase {
        Phrase { id: "".into(), values: vec![("".into(), Argument::Text(text.into()))] }
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Argument {
        Argument::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Argument {
        Argument::Text(text)
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Argument {
        Argument::Text(text.clone())
    }
}

impl From<Cow<'_, str>> for Argument {
    fn from(text: Cow<str>) -> Argument {
        Argument::Text(text.into_owned())
    }
}

impl From<&Arc<str>> for Argument {
    fn from(text: &Arc<str>) -> Argument {
        Argument::Text(text.to_string())
    }
}

impl From<char> for Argument {
    fn from(character: char) -> Argument {
        Argument::Text(character.to_string())
    }
}

impl From<usize> for Argument {
    fn from(number: usize) -> Argument {
        Argument::Number(number as u64)
    }
}

impl From<u64> for Argument {
    fn from(number: u64) -> Argument {
        Argument::Number(number)
    }
}

impl From<Phrase> for Argument {
    fn from(phrase: Phrase) -> Argument {
        Argument::Phrase(phrase)
    }
}

impl From<Vec<Phrase>> for Argument {
    fn from(phrases: Vec<Phrase>) -> Argument {
        Argument::List(phrases)
    }
}

/// In English, for tests and programs.
impl std::fmt::Display for Phrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&Language::english().text(self))
    }
}
