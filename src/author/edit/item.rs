//! What is added to a list of a front matter, and how YAML writes it.

use super::scalar::{ScalarPlace, scalar};
use crate::content::yaml::{Node, Value, YamlKey};

/// What is added to a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Item {
    Text(String),
    Fields(Vec<(&'static str, Field)>),
}

/// The value of a key of an [`Item`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Field {
    Text(String),
    Texts(Vec<String>),
}

impl Item {
    /// Between braces, or as it is.
    pub(super) fn flow(&self) -> String {
        match self {
            Item::Text(text) => scalar(text, ScalarPlace::Flow),
            Item::Fields(fields) => {
                let fields: Vec<String> =
                    fields.iter().map(|(key, field)| format!("{key}: {}", field.written(ScalarPlace::Flow))).collect();
                format!("{{{}}}", fields.join(", "))
            }
        }
    }

    /// After `- `. With `lines`, each key on a line of its own, at `indent`.
    pub(super) fn block(&self, indent: &str, eol: &str, lines: bool) -> String {
        match self {
            Item::Text(text) => scalar(text, ScalarPlace::Block),
            Item::Fields(fields) if lines => {
                let fields: Vec<String> =
                    fields.iter().map(|(key, field)| format!("{key}: {}", field.written(ScalarPlace::Block))).collect();
                fields.join(&format!("{eol}{indent}"))
            }
            Item::Fields(_) => self.flow(),
        }
    }

    /// What a reader of YAML makes of it.
    pub(super) fn node(&self) -> Node {
        match self {
            Item::Text(text) => text_node(text),
            Item::Fields(fields) => {
                let entry = |(key, field): &(&'static str, Field)| {
                    let value = match field {
                        Field::Text(text) => text_node(text),
                        Field::Texts(texts) => {
                            Node { value: Value::List(texts.iter().map(|text| text_node(text)).collect()), span: 0..0 }
                        }
                    };
                    (YamlKey { name: (*key).to_owned(), span: 0..0 }, value)
                };
                Node { value: Value::Map(fields.iter().map(entry).collect()), span: 0..0 }
            }
        }
    }
}

impl Field {
    fn written(&self, place: ScalarPlace) -> String {
        match self {
            Field::Text(text) => scalar(text, place),
            Field::Texts(texts) => {
                let texts: Vec<String> = texts.iter().map(|text| scalar(text, ScalarPlace::Flow)).collect();
                format!("[{}]", texts.join(", "))
            }
        }
    }
}

/// A text as the YAML tree has it, nowhere in particular.
pub(super) fn text_node(text: &str) -> Node {
    Node { value: Value::Scalar { text: text.to_owned(), plain: true }, span: 0..0 }
}
