//! JSON Schema of what authors write, for editors: completion, explanations and misspellings while one types.
//!
//! Made from [`keys`](crate::content::keys), the table that the readers of these files go through. Draft-07, which every editor's YAML
//! support reads (the language server behind most of them reads newer drafts only since its version 1.20). It allows what carnet allows: a number
//! where a text is asked for is one. A key without a value is not allowed though carnet reads it as absent, so that an
//! editor shows what is still to be written.

use serde_json::{Map, Value, json};

use crate::content::keys::{Form, Group, Key};
use crate::diagnostics::{Language, phrases};

/// The whole schema of files with these keys.
pub fn of(group: &Group, language: &Language) -> Value {
    let mut schema = of_group(group, language);
    schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    schema["title"] = json!(language.text(&phrases::schema_of((group.of)())));
    schema
}

fn of_group(group: &Group, language: &Language) -> Value {
    let properties: Map<String, Value> =
        group.keys.iter().map(|key| (key.name.to_owned(), of_key(group, key, language))).collect();
    json!({"type": "object", "additionalProperties": false, "properties": properties})
}

fn of_key(group: &Group, key: &Key, language: &Language) -> Value {
    let mut schema = of_form(&key.form, language);
    schema["description"] = json!(group.description(key, language));
    schema
}

fn of_form(form: &Form, language: &Language) -> Value {
    let several = |one: Value| json!({"anyOf": [one, {"type": "array", "items": one}]});
    match form {
        Form::Text => text(),
        Form::Texts => several(text()),
        Form::Flag => json!({"enum": [true, false, "yes", "no", "on", "off", "oui", "non"], "default": true}),
        Form::Date => json!({"type": "string", "pattern": DATE}),
        Form::Outside => json!({"type": "string", "pattern": OUTSIDE}),
        Form::Contact => json!({"type": "string", "pattern": format!("{OUTSIDE}|^[^@:/]+@[^@:/]+$")}),
        Form::Redirects => several(json!({"type": "string", "pattern": "^/([^/]|$)"})),
        Form::Words(words) => json!({"enum": words}),
        Form::Group(group) => of_group(group, language),
        Form::Folder => json!({"anyOf": [{"type": "string"}, {"const": false}]}),
        Form::TextOrGroup(group) => json!({"anyOf": [text(), of_group(group, language)]}),
        Form::Groups(group) => json!({"type": "array", "items": of_group(group, language)}),
        Form::TextsOrGroups(group) => {
            json!({"type": "array", "items": {"anyOf": [text(), of_group(group, language)]}})
        }
        Form::Links => json!({"type": "object", "additionalProperties": {"type": "string", "pattern": OUTSIDE}}),
        Form::Anything => json!({}),
    }
}

fn text() -> Value {
    json!({"type": ["string", "number", "boolean"]})
}

/// As [`crate::text::moment::Moment::parse`] reads them.
const DATE: &str =
    r"^\s*\d{4}-\d{2}-\d{2}([Tt ]\d{2}:?\d{2}(:?\d{2}([.,]\d+)?)?\s*([Zz]|[+-]\d{2}(:?\d{2}(:?\d{2})?)?)?)?\s*$";
/// In any case of letters, as [`crate::content::front_matter`] accepts them; JSON Schema has no flag for it.
const OUTSIDE: &str = "^([Hh][Tt][Tt][Pp][Ss]?://|[Mm][Aa][Ii][Ll][Tt][Oo]:|[Tt][Ee][Ll]:)";
