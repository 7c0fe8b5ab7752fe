//! The form of a document: a field for each key of the table, by what the key takes.
//!
//! A key that is new in the table has a field by itself, in the last place; its label is `field_` and its name in the texts, its hint
//! `hint_` and its name, else what editors of text are told of it. What the editor does with a field is not known here.

use serde_json::{Value, json};

use crate::content::config::Config;
use crate::content::config::editor::{Editor, FormList};
use crate::content::front_matter::organisation::OF_ORGANISATIONS;
use crate::content::front_matter::table::keys_of;
use crate::content::front_matter::words::WordSet;
use crate::content::keys::{Key, KeyGroup, Role, ValueForm};
use crate::diagnostics::Language;

/// The list of notes of all kinds, which other fields choose from.
pub(super) const EVERY_NOTE: &str = "every-note";

/// Keys that the form does not ask for: what the editor itself decides (the file's name, old addresses, the kind), what it could not
/// keep as it is written, what serves other programs, and what only whoever installs the site can judge. They stay in a file that has
/// them.
const NOT_ASKED: [&str; 10] =
    ["slug", "redirects", "kind", "further", "publish", "permalink", "cssclasses", "cssclass", "extra", "silence"];

/// The order of the fields; those that are not here come after these, as the table has them.
const ORDER: [&str; 28] = [
    "title",
    "name",
    BODY,
    "notes",
    "notebooks",
    "categories",
    "steps",
    "themes",
    "territory",
    "contact",
    "summary",
    "visibility",
    "draft",
    "authors",
    "community",
    "published",
    "revisions",
    "tags",
    "cover",
    "sources",
    "review_by",
    "responsible",
    "aliases",
    "discuss",
    "translation_of",
    "language",
    "licence",
    "modified",
];

/// The field of the text below the front matter.
const BODY: &str = "body";

/// Makes the forms of a site.
#[derive(Debug, Clone, Copy)]
pub(super) struct EditorForm<'a> {
    pub editor: &'a Editor,
    pub config: &'a Config,
    pub language: &'a Language,
}

impl EditorForm<'_> {
    /// The fields of the documents in a list.
    pub(super) fn fields(&self, list: FormList) -> Vec<Value> {
        let group = keys_of(list.role());
        let mut fields = self.fields_of(group, |key| {
            list == FormList::Organisations || list.role() != Role::Note || !OF_ORGANISATIONS.contains(&key.name)
        });
        match list {
            FormList::Notes => fields.push(json!({"name": "kind", "widget": "hidden"})),
            FormList::Terms => fields.insert(1, json!({"name": "kind", "widget": "hidden", "default": "term"})),
            FormList::Organisations => {
                fields.insert(1, json!({"name": "kind", "widget": "hidden", "default": "organisation"}));
            }
            FormList::Authors => {
                fields.extend(group.key("kind").and_then(|key| self.field(group, key)));
            }
            _ => {}
        }
        fields
    }

    pub(super) fn fields_of_home(&self) -> Vec<Value> {
        self.fields_of(keys_of(Role::Home), |_| true)
    }

    fn fields_of(&self, group: &KeyGroup, is_asked: impl Fn(&Key) -> bool) -> Vec<Value> {
        let asked = group.keys.iter().filter(|key| !key.is_synonym && !NOT_ASKED.contains(&key.name) && is_asked(key));
        let mut fields: Vec<(usize, Value)> =
            asked.filter_map(|key| Some((place(key.name), self.field(group, key)?))).collect();
        fields.push((place(BODY), self.body(group)));
        fields.sort_by_key(|(place, _)| *place);
        fields.into_iter().map(|(_, field)| field).collect()
    }

    fn body(&self, group: &KeyGroup) -> Value {
        json!({
            "name": BODY,
            "label": self.label(group.name, BODY),
            "hint": self.text("hint_", group.name, BODY).unwrap_or_default(),
            "widget": "richtext",
            "required": false,
        })
    }

    /// The field of a key; none for one that takes whatever a theme needs.
    fn field(&self, group: &KeyGroup, key: &Key) -> Option<Value> {
        let mut field = self.widget(group, key)?;
        field["name"] = json!(key.name);
        field["label"] = json!(self.label(group.name, key.name));
        let hint = self.text("hint_", group.name, key.name);
        let hint = hint.unwrap_or_else(|| group.description(key, self.language));
        if !hint.is_empty() {
            field["hint"] = json!(hint);
        }
        field["required"] = json!(is_required(group, key.name));
        Some(field)
    }

    /// How a value is asked for, by what the key takes.
    fn widget(&self, group: &KeyGroup, key: &Key) -> Option<Value> {
        if let Some(relation) = self.relation(group, key) {
            return Some(relation);
        }
        Some(match key.form {
            ValueForm::Text if key.name == "summary" && group.name != "revision" => json!({"widget": "text"}),
            ValueForm::Text if (group.name, key.name) == ("cover", "image") => {
                json!({"widget": "image", "choose_url": false})
            }
            ValueForm::Text | ValueForm::Contact | ValueForm::Report => json!({"widget": "string"}),
            ValueForm::Texts | ValueForm::Redirects => {
                json!({"widget": "list", "label_singular": self.one(group, key)})
            }
            ValueForm::Flag | ValueForm::FlagOrGroup(_) => json!({"widget": "boolean", "default": false}),
            ValueForm::Date => self.date(group, key),
            ValueForm::Outside => json!({"widget": "string", "type": "url"}),
            ValueForm::Words(words) => self.words(group, key, words),
            ValueForm::Group(inner) | ValueForm::TextOrGroup(inner) => {
                json!({"widget": "object", "collapsed": "auto", "fields": self.inner(inner)})
            }
            ValueForm::Groups(inner) | ValueForm::TextsOrGroups(inner) | ValueForm::OneOrMore(inner) => json!({
                "widget": "list",
                "label_singular": self.one(group, key),
                "collapsed": "auto",
                "summary": summary(inner),
                "fields": self.inner(inner),
            }),
            ValueForm::Links => json!({
                "widget": "keyvalue",
                "key_label": self.label("links", "key"),
                "value_label": self.label("links", "value"),
            }),
            ValueForm::Folder | ValueForm::Anything => return None,
        })
    }

    fn inner(&self, group: &KeyGroup) -> Vec<Value> {
        let asked = group.keys.iter().filter(|key| (group.name, key.name) != ("source", "author"));
        asked.filter_map(|key| self.field(group, key)).collect()
    }

    /// A choice among the documents of a list, for a key that names some.
    fn relation(&self, group: &KeyGroup, key: &Key) -> Option<Value> {
        let is_several = match key.form {
            ValueForm::Text => false,
            ValueForm::Texts => true,
            _ => return None,
        };
        let (list, name, shown) = match (group.name, key.name) {
            (_, "authors" | "responsible" | "added_by") | ("revision", "author") => {
                (FormList::Authors, FormList::Authors.name(), "name")
            }
            (_, "community") => (FormList::Communities, FormList::Communities.name(), "name"),
            ("item", "note") => (FormList::Notes, EVERY_NOTE, "title"),
            ("item", "notebook") => (FormList::Notebooks, FormList::Notebooks.name(), "title"),
            _ => return None,
        };
        self.editor.folder_of(list, self.config)?;
        Some(json!({
            "widget": "relation",
            "collection": name,
            "value_field": "{{slug}}",
            "display_fields": [shown],
            "search_fields": [shown],
            "multiple": is_several,
            "dropdown_threshold": 0,
        }))
    }

    /// A day. That of a revision is today, unless its author says otherwise.
    fn date(&self, group: &KeyGroup, key: &Key) -> Value {
        let mut field = json!({"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"});
        // The editor fills in what is proposed where a value is missing, in items that were there too: nothing else has a day proposed.
        if (group.name, key.name) == ("revision", "date") {
            field["default"] = json!("{{now}}");
        }
        field
    }

    fn words(&self, group: &KeyGroup, key: &Key, words: &[&'static str]) -> Value {
        let options: Vec<Value> = words
            .iter()
            .map(|word| {
                let text = self.text("choice_", group.name, &format!("{}_{word}", key.name));
                json!({"value": word, "label": text.unwrap_or_else(|| (*word).to_owned())})
            })
            .collect();
        let mut field = json!({"widget": "select", "options": options});
        if key.name == "visibility" {
            field["default"] = json!(self.config.default_visibility.word());
        }
        field
    }

    /// The short name of a key for people.
    pub(super) fn label(&self, group: &str, key: &str) -> String {
        self.text("field_", group, key).unwrap_or_else(|| key.to_owned())
    }

    /// The name of one value of several: `field_tags_one`.
    fn one(&self, group: &KeyGroup, key: &Key) -> String {
        let one = self.text("field_", group.name, &format!("{}_one", key.name));
        one.unwrap_or_else(|| self.label(group.name, key.name))
    }

    /// The text of a key: that of its group, else the one that all groups share.
    fn text(&self, what: &str, group: &str, key: &str) -> Option<String> {
        let own = self.language.text_named(&format!("{what}{group}_{key}"));
        own.or_else(|| self.language.text_named(&format!("{what}{key}")))
    }
}

/// The place of a field in the form.
fn place(key: &str) -> usize {
    ORDER.iter().position(|known| *known == key).unwrap_or(ORDER.len())
}

/// What no document, and no item of a list, is without.
fn is_required(group: &KeyGroup, key: &str) -> bool {
    matches!(
        (group.name, key),
        ("author" | "community", "name")
            | ("note" | "notebook" | "base" | "page", "title")
            | ("revision", "date")
            | ("item", "note" | "notebook")
            | ("category", "id")
    )
}

/// What stands for an item of a list that is folded.
fn summary(group: &KeyGroup) -> &'static str {
    match group.name {
        "revision" => "{{date}} {{summary}}",
        "item" if group.key("note").is_some() => "{{note}}",
        "item" => "{{notebook}}",
        "source_author" => "{{family}} {{given}} {{name}}",
        _ => "{{title}}",
    }
}
