//! JSON Schema of what authors write, for editors: completion, explanations and misspellings while one types.
//!
//! Made from [`keys`](crate::content::keys), the table that the readers of these files go through. Draft-07, which every editor's YAML
//! support reads (the language server behind most of them reads newer drafts only since its version 1.20). It allows what carnet allows: a number
//! where a text is asked for is one. A key without a value is not allowed though carnet reads it as absent, so that an
//! editor shows what is still to be written.

use serde_json::{Map, Value, json};

use crate::content::keys::{Key, KeyGroup, ValueForm};
use crate::diagnostics::{Language, phrases};

/// The whole schema of files with these keys.
pub fn of(group: &KeyGroup, language: &Language) -> Value {
    let mut schema = of_group(group, language);
    schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    schema["title"] = json!(language.text(&phrases::schema_of((group.of)())));
    schema
}

fn of_group(group: &KeyGroup, language: &Language) -> Value {
    let properties: Map<String, Value> =
        group.keys.iter().map(|key| (key.name.to_owned(), of_key(group, key, language))).collect();
    json!({"type": "object", "additionalProperties": false, "properties": properties})
}

fn of_key(group: &KeyGroup, key: &Key, language: &Language) -> Value {
    let mut schema = of_form(&key.form, language);
    schema["description"] = json!(group.description(key, language));
    schema
}

fn of_form(form: &ValueForm, language: &Language) -> Value {
    let several = |one: Value| json!({"anyOf": [one, {"type": "array", "items": one}]});
    match form {
        ValueForm::Text => text(),
        ValueForm::Texts => several(text()),
        ValueForm::Flag => json!({"enum": [true, false, "yes", "no", "on", "off", "oui", "non"], "default": true}),
        ValueForm::Date => json!({"type": "string", "pattern": DATE}),
        ValueForm::Outside => json!({"type": "string", "pattern": OUTSIDE}),
        ValueForm::Report => json!({"type": "string", "pattern": format!("{OUTSIDE}|^[^@:/]+@[^@:/]+$|^form$")}),
        ValueForm::Contact => json!({"type": "string", "pattern": format!("{OUTSIDE}|^[^@:/]+@[^@:/]+$")}),
        ValueForm::Redirects => several(json!({"type": "string", "pattern": "^/([^/]|$)"})),
        ValueForm::Words(words) => json!({"enum": words}),
        ValueForm::Group(group) => of_group(group, language),
        ValueForm::Folder => json!({"anyOf": [{"type": "string"}, {"const": false}]}),
        ValueForm::FlagOrGroup(group) => {
            json!({"anyOf": [of_form(&ValueForm::Flag, language), of_group(group, language)]})
        }
        ValueForm::TextOrGroup(group) => json!({"anyOf": [text(), of_group(group, language)]}),
        ValueForm::Groups(group) => json!({"type": "array", "items": of_group(group, language)}),
        ValueForm::TextsOrGroups(group) => {
            json!({"type": "array", "items": {"anyOf": [text(), of_group(group, language)]}})
        }
        ValueForm::OneOrMore(group) => several(json!({"anyOf": [text(), of_group(group, language)]})),
        ValueForm::Links => json!({"type": "object", "additionalProperties": {"type": "string", "pattern": OUTSIDE}}),
        ValueForm::Anything => json!({}),
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
