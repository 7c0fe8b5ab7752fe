//! The lists of the manual, held against what they are lists of: keys with what their absence means, messages, forms of links.

use std::collections::{BTreeMap, BTreeSet};

use carnet::content::config::keys_of_site;
use carnet::content::front_matter::table::keys_of;
use carnet::content::keys::{KeyGroup, Role};
use carnet::diagnostics::{Language, Rule, explain};
use pulldown_cmark::{Event, Tag, TagEnd};

use super::story::{Story, events, note, root};

/// A definition list under a heading, with the keys that a sentence beginning with « Comme pour » adds.
#[derive(Debug, Default)]
pub(super) struct Section {
    /// What each defined name means, as plain text.
    defined: BTreeMap<String, String>,
    /// The inline code of each meaning, by what it is the meaning of, as plain text.
    pub codes: BTreeMap<String, Vec<String>>,
    alike: BTreeSet<String>,
    twice: Vec<String>,
}

/// The sections of a note by their headings.
pub(super) fn sections(text: &str) -> BTreeMap<String, Section> {
    let mut sections: BTreeMap<String, Section> = BTreeMap::new();
    let (mut heading, mut title, mut names) = (String::new(), String::new(), Vec::new());
    let (mut words, mut codes) = (String::new(), Vec::new());
    for event in events(text) {
        match event {
            Event::Start(
                Tag::Heading { .. } | Tag::Paragraph | Tag::DefinitionListTitle | Tag::DefinitionListDefinition,
            ) => {
                words.clear();
                codes.clear();
            }
            Event::Text(part) => words.push_str(&part),
            Event::Code(code) => {
                words.push_str(&code);
                codes.push(code.to_string());
            }
            Event::End(TagEnd::Heading(_)) => heading.clone_from(&words),
            Event::End(TagEnd::Paragraph) if words.starts_with("Comme pour") => {
                sections.entry(heading.clone()).or_default().alike.extend(codes.drain(..));
            }
            Event::End(TagEnd::DefinitionListTitle) => {
                names.clone_from(&codes);
                title.clone_from(&words);
            }
            Event::End(TagEnd::DefinitionListDefinition) => {
                let section = sections.entry(heading.clone()).or_default();
                section.codes.insert(title.clone(), codes.clone());
                for name in names.drain(..) {
                    if section.defined.insert(name.clone(), words.clone()).is_some() {
                        section.twice.push(name);
                    }
                }
            }
            _ => {}
        }
    }
    sections
}

/// The inline code in the first column of a note's tables.
pub(super) fn first_column(text: &str) -> Vec<String> {
    let (mut column, mut codes) = (0, Vec::new());
    for event in events(text) {
        match event {
            Event::Start(Tag::TableRow) => column = 0,
            Event::End(TagEnd::TableCell) => column += 1,
            Event::Code(code) if column == 0 => codes.push(code.to_string()),
            Event::End(TagEnd::Table) => column = 1,
            Event::Start(Tag::Paragraph) => column = 1,
            _ => {}
        }
    }
    codes
}

fn keys_are_those_of(note_name: &str, groups: &[(&str, &'static KeyGroup)]) {
    let names = |group: &KeyGroup| group.names().collect::<Vec<_>>();
    let listed: BTreeSet<_> = groups.iter().map(|(_, group)| names(group)).collect();
    for inner in groups.iter().flat_map(|(_, group)| group.with_inner()) {
        assert!(listed.contains(&names(inner)), "'{}' has no section in {note_name}", inner.name);
    }
    let text = note(note_name);
    let mut sections = sections(&text);
    for (heading, group) in groups {
        let section = sections.remove(*heading).unwrap_or_else(|| panic!("no section « {heading} » in {note_name}"));
        let told: BTreeSet<&str> = section.defined.keys().chain(&section.alike).map(String::as_str).collect();
        let known: BTreeSet<&str> = group.names().collect();
        assert_eq!(told, known, "{heading}");
        assert!(section.twice.is_empty(), "{heading}: {:?}", section.twice);
        for (key, meaning) in &section.defined {
            assert!(meaning.contains("Absente : "), "{heading}, {key}: nothing says what its absence means");
        }
    }
    let others: Vec<&String> = sections.keys().collect();
    assert!(others.is_empty(), "keys of nothing: {others:?}");
}

#[test]
fn every_key_of_front_matter_is_explained() {
    let within = |role: Role, key: &str| keys_of(role).within(key).expect("keys stand within it");
    let source_author = within(Role::Note, "sources").within("authors").expect("keys stand within it");
    keys_are_those_of(
        "cles-de-l-en-tete",
        &[
            ("Une note", keys_of(Role::Note)),
            ("Une version", within(Role::Note, "revisions")),
            ("Un ouvrage cité", within(Role::Note, "sources")),
            ("Un nom d'auteur", source_author),
            ("Une image de tête", within(Role::Note, "cover")),
            ("Un lien pour aller plus loin", within(Role::Note, "further")),
            ("Des coordonnées", within(Role::Note, "contact")),
            ("Un carnet", keys_of(Role::Notebook)),
            ("Une catégorie", within(Role::Notebook, "categories")),
            ("Un élément du carnet", within(Role::Notebook, "notes")),
            ("Une base", keys_of(Role::Base)),
            ("Un élément de la base", within(Role::Base, "notebooks")),
            ("Une communauté", keys_of(Role::Community)),
            ("Une personne ou une équipe", keys_of(Role::Author)),
            ("Une page", keys_of(Role::Page)),
            ("La page d'accueil", keys_of(Role::Home)),
        ],
    );
    let story = Story::of_public_notes().play("cles-de-l-en-tete");
    assert_eq!(story.site.messages(), "", "the example says nothing wrong");
    let page = story.site.page("notes/deployer/index.html");
    for words in
        ["Rapport d’essai", "Équipe de soutien", "CC BY 4.0", "https://example.org/discussions/12", "29 février 2024"]
    {
        assert!(page.contains(words), "{words}\n{page}");
    }
    assert!(story.site.files().contains_key("ancienne/adresse/index.html"));
}

#[test]
fn every_key_of_the_configuration_is_explained() {
    let within = |key: &str| keys_of_site().within(key).expect("keys stand within it");
    let recent = within("home").within("recent").expect("keys stand within it");
    keys_are_those_of(
        "cles-de-la-configuration",
        &[
            ("Le site", keys_of_site()),
            ("Les valeurs par défaut", within("defaults")),
            ("Les versions", within("versions")),
            ("L'éditeur", within("editor")),
            ("Les liens", within("links")),
            ("La page d'accueil", within("home")),
            ("Les modifications récentes", recent),
            ("Les dossiers", within("folders")),
            ("L'accessibilité", within("accessibility")),
            ("Les adresses", within("addresses")),
        ],
    );
    let story = Story::new().play("cles-de-la-configuration");
    // What the example leaves out.
    for path in ["Archives/vieille.md", "essai.tmp.md"] {
        story.site.write(&format!("content/{path}"), "Texte.\n");
    }
    assert_eq!(story.site.messages(), "", "the example says nothing wrong");
    let files = story.site.files();
    for path in ["fiches/accueillir/index.html", "carnets/premiers-pas/index.html", "nouvelles/index.html"] {
        assert!(files.contains_key(path), "{path}");
    }
}

#[test]
fn the_words_of_addresses_are_those_of_the_interface() {
    let text = note("cles-de-la-configuration");
    let sections = sections(&text);
    let french = std::fs::read_to_string(root().join("themes/default/i18n/fr.yaml")).expect("it is there");
    for (key, meaning) in &sections["Les adresses"].defined {
        let word = meaning.rsplit("Absente : ").next().unwrap_or_default().trim_end_matches('.');
        assert!(french.contains(&format!("\n  {key}: {word}\n")), "{key}: {word}");
    }
}

/// `carnet explain --markdown --lang fr` prints this part of the note; `UPDATE=1` writes it there again.
#[test]
fn the_note_about_messages_is_what_explain_prints() {
    let french = Language::of("fr").expect("carnet speaks French");
    let expected = explain::page(french);
    let text = note("messages");
    let first = format!("## {}\n", Rule::ALL[0].name());
    let at = text.find(&first).unwrap_or(text.len());
    if std::env::var_os("UPDATE").is_some() {
        let path = root().join("content/notes/mode-d-emploi/messages.md");
        std::fs::write(path, format!("{}{expected}", &text[..at])).expect("it can be written");
        return;
    }
    assert_eq!(&text[at..], expected);
    Story::new().play_text(&text[..at]);
}
