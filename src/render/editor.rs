//! The editor's page, and what the editor is told: which lists there are, and the form of each.
//!
//! The program itself (Sveltia CMS) is among the static files of the site. Its configuration is made at every build from the table
//! of keys, so that the form never lacks a key that carnet reads; the format is that of its JSON schema, version 0.221.1.

mod form;

use serde_json::{Value, json};

use crate::content::config::Config;
use crate::content::config::editor::{Editor, Forge, FormList, PLACE};
use crate::content::front_matter::table::keys_of;
use crate::content::front_matter::words::WordSet;
use crate::content::keys::Role;
use crate::diagnostics::{Language, phrases};
use crate::publish::address::Addresses;
use crate::text::escape::escaped;
use form::EditorForm;

/// What runs before the program: it keeps the program from asking other servers for its translations.
const START: &str = include_str!("editor/start.js");

/// The files, by their paths from the site's root; none where the site has no editor.
pub fn files(config: &Config, addresses: &Addresses) -> Vec<(String, String)> {
    let Some(editor) = &config.editor else { return Vec::new() };
    let language = Language::of(&config.language).unwrap_or_else(Language::english);
    let told = format!("{:#}\n", configuration(editor, config, addresses, language));
    vec![
        (format!("{PLACE}index.html"), page(config, language)),
        (format!("{PLACE}config.json"), told),
        (format!("{PLACE}start.js"), START.to_owned()),
    ]
}

fn page(config: &Config, language: &Language) -> String {
    let title = escaped(&language.text(&phrases::editor_page_title(&config.title)));
    let needs_script = escaped(&language.text(&phrases::editor_needs_script()));
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" content=\"noindex\">\n\
         <title>{title}</title>\n<link rel=\"cms-config-url\" type=\"application/json\" href=\"config.json\">\n\
         <script src=\"start.js\" defer></script>\n<script src=\"sveltia-cms.js\" defer></script>\n</head>\n\
         <body>\n<noscript><p>{needs_script}</p></noscript>\n</body>\n</html>\n",
        language.tag()
    )
}

fn configuration(editor: &Editor, config: &Config, addresses: &Addresses, language: &Language) -> Value {
    let form = EditorForm { editor, config, language };
    let mut told = json!({
        "backend": backend(editor, config, language),
        "publish_mode": if editor.is_editorial { "editorial_workflow" } else { "simple" },
        "app_title": config.title,
        // For files that are chosen for no document: notes find them by name.
        "media_folder": editor.in_repository(".", config),
        "public_folder": "/",
        // As `text::slug` makes them, but for the signs that the manual names: no option of the form changes these.
        "slug": {"encoding": "ascii", "clean_accents": true, "sanitize_replacement": "-"},
        "output": {"omit_empty_optional_fields": true},
        "show_preview_links": config.base_url.is_some(),
        "collections": collections(&form, addresses),
        "singletons": [home(&form)],
    });
    if let Some(address) = &config.base_url {
        told["site_url"] = json!(address.trim_end_matches('/'));
        told["display_url"] = json!(address);
        told["logout_redirect_url"] = json!(address);
    }
    told
}

fn backend(editor: &Editor, config: &Config, language: &Language) -> Value {
    let mut told = json!({"name": editor.forge.word()});
    if editor.forge == Forge::Test {
        return told;
    }
    told["repo"] = json!(editor.repository);
    let given = [("branch", editor.branch.clone()), ("api_root", editor.api_root())];
    for (key, value) in given.into_iter().filter_map(|(key, value)| Some((key, value?))) {
        told[key] = json!(value);
    }
    let own = editor.address.clone().filter(|_| editor.forge != Forge::GitHub);
    if let Some(address) = editor.auth.clone().or(own) {
        told["base_url"] = json!(address);
    }
    if let Some(application) = &editor.application {
        told["app_id"] = json!(application);
        if editor.forge == Forge::GitLab {
            told["auth_type"] = json!("pkce");
        }
    }
    if !editor.has_sign_in(config.host) {
        told["auth_methods"] = json!(["token"]);
    }
    let message = |name: &str| language.text_named(&format!("in_form_commit_{name}")).unwrap_or_default();
    told["commit_messages"] = json!({
        "create": message("create"),
        "update": message("update"),
        "delete": message("delete"),
        "uploadMedia": message("upload"),
        "deleteMedia": message("remove"),
    });
    told
}

fn collections(form: &EditorForm, addresses: &Addresses) -> Vec<Value> {
    let shown = FormList::ALL.into_iter().filter_map(|list| collection(form, list, addresses));
    let mut all: Vec<Value> = shown.collect();
    // What the lists of notebooks choose from: notes of all kinds.
    if let Some(mut every) = collection(form, FormList::Notes, addresses) {
        every["name"] = json!(form::EVERY_NOTE);
        every["hide"] = json!(true);
        if let Some(every) = every.as_object_mut() {
            every.remove("filter");
        }
        all.push(every);
    }
    all
}

fn collection(form: &EditorForm, list: FormList, addresses: &Addresses) -> Option<Value> {
    let folder = form.editor.folder_of(list, form.config)?;
    let text = |what: &str| form.language.text_named(&format!("in_form_{}{what}", list.name())).unwrap_or_default();
    let named = matches!(list, FormList::Communities | FormList::Authors);
    let mut told = json!({
        "name": list.name(),
        "label": text(""),
        "label_singular": text("_one"),
        "description": text("_about"),
        "icon": icon(list),
        "folder": folder,
        // Beside the document.
        "media_folder": "",
        "public_folder": "",
        "format": "yaml-frontmatter",
        "extension": "md",
        "identifier_field": if named { "name" } else { "title" },
        "slug": {"template": if named { "{{name}}" } else { "{{title}}" }, "editable": ["update"]},
        // Of one whose name is changed: the old address leads to the new one.
        "aliases_field": "redirects",
        // Folders in the folder, as deep as they are.
        "nested": {"subfolders": false},
        "fields": form.fields(list),
    });
    if form.config.base_url.is_some() {
        told["preview_path"] = json!(addresses.named(keys_of(list.role()).name, "{{slug}}"));
    }
    match list {
        FormList::Notes => told["filter"] = json!({"field": "kind", "value": [null, "note"]}),
        FormList::Terms => told["filter"] = json!({"field": "kind", "value": "term"}),
        FormList::Organisations => told["filter"] = json!({"field": "kind", "value": "organisation"}),
        _ => {}
    }
    if list.role() == Role::Note {
        told["view_groups"] = json!([{"label": form.label("note", "visibility"), "field": "visibility"}]);
    }
    Some(told)
}

/// Material Symbols, as the editor's interface has them.
fn icon(list: FormList) -> &'static str {
    match list {
        FormList::Notes => "description",
        FormList::Terms => "dictionary",
        FormList::Organisations => "domain",
        FormList::Notebooks => "menu_book",
        FormList::Bases => "library_books",
        FormList::Communities => "groups",
        FormList::Authors => "person",
        FormList::Pages => "article",
    }
}

/// The text of the home page, a file of its own.
fn home(form: &EditorForm) -> Value {
    let file = form.editor.in_repository(form.config.folders.home_file(), form.config);
    json!({
        "name": "home",
        "label": form.language.text_named("in_form_home").unwrap_or_default(),
        "icon": "home",
        "file": file,
        "format": "yaml-frontmatter",
        "media_folder": "",
        "public_folder": "",
        "fields": form.fields_of_home(),
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::content::i18n::Translation;
    use crate::fixture;

    fn told(lines: &str) -> Value {
        let (config, problems) = Config::parse(&"carnet.yaml".into(), lines);
        assert!(problems.is_empty(), "{problems:?}");
        let addresses = Addresses::new(&config, &Translation::default());
        let files = files(&config, &addresses);
        let (_, text) = files.iter().find(|(path, _)| path == "admin/config.json").expect("there is an editor");
        serde_json::from_str(text).expect("it is JSON")
    }

    const GITHUB: &str = "editor: {repository: equipe/carnet}\n";

    fn collection<'v>(told: &'v Value, name: &str) -> &'v Value {
        let all = told["collections"].as_array().expect("a list");
        all.iter().find(|collection| collection["name"] == name).unwrap_or(&Value::Null)
    }

    fn names(fields: &Value) -> Vec<&str> {
        fields.as_array().into_iter().flatten().filter_map(|field| field["name"].as_str()).collect()
    }

    #[test]
    fn the_form_of_a_note_begins_with_what_everyone_fills_in() {
        let told = told(GITHUB);
        let note = collection(&told, "notes");
        assert_eq!(names(&note["fields"])[..5], ["title", "body", "summary", "visibility", "draft"]);
        assert!(!names(&note["fields"]).contains(&"themes"));
        let organisation = collection(&told, "organisations");
        assert_eq!(names(&organisation["fields"])[..5], ["title", "kind", "body", "themes", "territory"]);
        assert_eq!(organisation["fields"][1]["default"], "organisation");
        let revisions = note["fields"].as_array().expect("a list").iter().find(|field| field["name"] == "revisions");
        let date = &revisions.expect("there is one")["fields"][0];
        assert_eq!((&date["widget"], &date["default"]), (&json!("datetime"), &json!("{{now}}")));
        let item = &collection(&told, "notebooks")["fields"][2]["fields"][0];
        assert_eq!((&item["widget"], &item["collection"]), (&json!("relation"), &json!("every-note")));
    }

    #[test]
    fn a_note_is_proposed_with_the_visibility_of_the_site() {
        let visibility = |lines: &str| {
            let told = told(&format!("{GITHUB}{lines}"));
            collection(&told, "notes")["fields"][3]["default"].clone()
        };
        assert_eq!(visibility(""), "private");
        assert_eq!(visibility("defaults: {visibility: public}\n"), "public");
    }

    #[test]
    fn the_lists_are_where_the_site_has_its_folders() {
        let lines = "folders: {notebooks: carnets, bases: false}\ncontent: textes\n";
        let told = told(&format!("editor: {{repository: a/b, notes: fiches, folder: site}}\n{lines}"));
        assert_eq!(collection(&told, "notes")["folder"], "site/textes/fiches");
        assert_eq!(collection(&told, "notebooks")["folder"], "site/textes/carnets");
        assert_eq!(collection(&told, "bases"), &Value::Null);
        assert_eq!(told["singletons"][0]["file"], "site/textes/index.md");
        let vault = self::told(&format!("{GITHUB}content: .\n"));
        assert_eq!(collection(&vault, "notes")["folder"], "");
    }

    #[test]
    fn each_forge_is_told_what_it_needs() {
        let github = told(GITHUB);
        assert_eq!(github["publish_mode"], "editorial_workflow");
        assert_eq!(github["backend"]["auth_methods"], json!(["token"]));
        let github = told("editor: {repository: a/b, auth: 'https://auth.exemple.org/', workflow: simple}\n");
        assert_eq!(github["publish_mode"], "simple");
        assert_eq!(github["backend"]["base_url"], "https://auth.exemple.org");
        assert_eq!(github["backend"]["auth_methods"], Value::Null);
        let gitlab =
            told("editor: {backend: gitlab, repository: a/b/c, application: x, address: 'https://git.exemple.org'}\n");
        let expected = [
            ("api_root", "https://git.exemple.org/api/v4"),
            ("base_url", "https://git.exemple.org"),
            ("auth_type", "pkce"),
            ("app_id", "x"),
        ];
        for (key, value) in expected {
            assert_eq!(gitlab["backend"][key], value, "{key}");
        }
        assert_eq!(told("editor: {backend: gitea, repository: a/b}\n")["publish_mode"], "simple");
        assert_eq!(told("editor: {backend: test-repo}\n")["backend"], json!({"name": "test-repo"}));
    }

    /// Every key of every form, by the group it is in, with its choices.
    fn gather(group: &str, fields: &Value, known: &mut BTreeSet<String>) {
        for field in fields.as_array().into_iter().flatten().filter(|field| field["widget"] != "hidden") {
            let name = field["name"].as_str().unwrap_or_default();
            known.extend([
                format!("{group}_{name}"),
                name.to_owned(),
                format!("{group}_{name}_one"),
                format!("{name}_one"),
            ]);
            for option in field["options"].as_array().into_iter().flatten() {
                known.insert(format!("{name}_{}", option["value"].as_str().unwrap_or_default()));
            }
            let inner = match name {
                "revisions" => "revision",
                "sources" => "source",
                "authors" => "source_author",
                "categories" => "category",
                "notes" | "notebooks" => "item",
                other => other,
            };
            gather(inner, &field["fields"], known);
        }
    }

    #[test]
    fn every_field_has_its_label_in_every_language_and_no_text_is_for_nothing() {
        for language in Language::all() {
            let told = told(&format!("language: {}\n{GITHUB}", language.tag()));
            let mut known: BTreeSet<String> = ["links_key", "links_value"].map(String::from).into();
            for list in FormList::ALL {
                let group = keys_of(list.role()).name;
                gather(group, &collection(&told, list.name())["fields"], &mut known);
            }
            let text = told.to_string();
            for prefix in ["field_", "hint_", "choice_", "in_form_"] {
                for name in language.names_beginning(prefix) {
                    let is_known = known.contains(&name[prefix.len()..]);
                    let shown = language.text_named(&name).unwrap_or_default();
                    let is_told = text.contains(json!(shown).to_string().trim_matches('"'));
                    assert!(is_told && (is_known || prefix == "in_form_"), "{}.ftl: {name}", language.tag());
                }
            }
            assert_labels(&told["collections"], language);
        }
    }

    fn assert_labels(value: &Value, language: &Language) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| assert_labels(item, language)),
            Value::Object(entries) => {
                if entries.contains_key("widget") && value["widget"] != "hidden" {
                    assert_ne!(value["label"], value["name"], "{}.ftl", language.tag());
                    assert!(value["hint"].is_string(), "{}.ftl: {value}", language.tag());
                }
                entries.values().for_each(|value| assert_labels(value, language));
            }
            _ => {}
        }
    }

    #[test]
    fn the_page_has_a_language_and_a_title_and_nothing_inline() {
        let config = fixture::config(&format!("title: A & <b>\nlanguage: fr-CA\n{GITHUB}"));
        let page = page(&config, Language::of("fr").expect("it is one"));
        assert!(
            page.contains("<html lang=\"fr\">") && page.contains("<title>A &amp; &lt;b&gt;\u{a0}: écrire</title>"),
            "{page}"
        );
        assert!(!page.contains("style") && page.matches("<script src=").count() == page.matches("<script").count());
    }
}
