//! `carnet schema`, judged by a validator that knows nothing of carnet; and the help of the commands for authors.

use std::path::Path;

use boon::{Compiler, Schemas};
use carnet::author::schema;
use carnet::content::config::{Config, keys_of_site};
use carnet::content::front_matter;
use carnet::content::front_matter::table::keys_of;
use carnet::content::keys::{KeyGroup, Role};
use carnet::content::yaml::{self, Node, Value};
use carnet::diagnostics::{Language, Problems};
use carnet::text::moment::Moment;
use jiff::tz::TimeZone;
use proptest::prelude::*;
use serde_json::{Map, Number, Value as Json};

use crate::author::carnet;
use crate::random::world;
use crate::site::site;

/// As a reader of YAML 1.2 (core schema) hands it to a validator. A key without a value, which carnet takes for absent and
/// the schema does not allow, is left out.
fn json(node: &Node) -> Json {
    match &node.value {
        Value::Null => Json::Null,
        Value::Scalar { text, plain: true } if text == "true" || text == "false" => Json::Bool(text == "true"),
        Value::Scalar { text, plain: true } => match text.parse::<i64>() {
            Ok(number) => Json::from(number),
            Err(_) => text.parse().ok().and_then(Number::from_f64).map_or(Json::from(text.as_str()), Json::Number),
        },
        Value::Scalar { text, .. } => Json::from(text.as_str()),
        Value::List(items) => Json::Array(items.iter().map(json).collect()),
        Value::Map(entries) => {
            let said = entries.iter().filter(|(_, node)| node.value != Value::Null);
            Json::Object(said.map(|(key, node)| (key.name.clone(), json(node))).collect::<Map<_, _>>())
        }
    }
}

/// What a validator says of a YAML text; nothing when it is as the schema wants it.
fn validate(group: &KeyGroup, yaml: &str) -> Result<(), String> {
    let mut problems = Problems::of(&"a.md".into());
    let node = yaml::parse(yaml, 0, &mut problems).expect("the YAML can be read");
    let instance = if node.value == Value::Null { Json::Object(Map::new()) } else { json(&node) };
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    let address = "https://carnet.example/schema.json";
    compiler.add_resource(address, schema::of(group, Language::english())).expect("the schema is JSON");
    let compiled = compiler.compile(address, &mut schemas).expect("the schema is one of draft-07");
    schemas.validate(&instance, compiled).map_err(|error| error.to_string())
}

fn validate_file(config: &Config, path: &str, text: &str) -> Result<(), String> {
    let parts = front_matter::split(text, &mut Problems::of(&path.into()));
    let yaml = parts.head.map_or("", |(_, span)| &text[span]);
    validate(keys_of(config.folders.role_of(path)), yaml).map_err(|error| format!("{path}: {error}"))
}

#[test]
fn the_notebook_of_this_repository_is_valid() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let configuration = std::fs::read_to_string(root.join("carnet.yaml")).expect("it is there");
    assert_eq!(validate(keys_of_site(), &configuration), Ok(()));
    let (config, _) = Config::parse(&"carnet.yaml".into(), &configuration);
    let content = root.join("content");
    let files = walkdir::WalkDir::new(&content).into_iter().map(|entry| entry.expect("it can be read").into_path());
    let notes: Vec<_> = files.filter(|path| path.extension().is_some_and(|extension| extension == "md")).collect();
    assert!(notes.len() > 20);
    for note in notes {
        let text = std::fs::read_to_string(&note).expect("it can be read");
        let path = note.strip_prefix(&content).expect("it is inside").to_string_lossy().into_owned();
        assert_eq!(validate_file(&config, &path, &text), Ok(()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn what_carnet_accepts_the_schema_accepts(world in world()) {
        for (file, text) in world.files() {
            if let Some(path) = file.strip_prefix("content/").filter(|path| path.ends_with(".md")) {
                prop_assert_eq!(validate_file(&Config::default(), path, &text), Ok(()));
            }
        }
    }
}

#[test]
fn what_carnet_refuses_the_schema_refuses() {
    let note = keys_of(Role::Note);
    for yaml in [
        "visibilty: public",
        "visibility: publik",
        "kind: notte",
        "draft: maybe",
        "title: [a]",
        "published: hier",
        "revisions: [{dat: 2024-01-01}]",
        "revisions: non",
        "discuss: 'javascript:alert(1)'",
        "redirects: [ailleurs]",
        "cover: {image: a.png, altt: b}",
    ] {
        assert!(validate(note, yaml).is_err(), "{yaml}");
    }
    for yaml in
        ["title: 1984", "draft: oui", "author: a", "tags: [a, 2]", "extra: {a: [b]}", "cover: a.png", "sources: [a]"]
    {
        assert_eq!(validate(note, yaml), Ok(()), "{yaml}");
    }
    for yaml in ["folders: {authors: false, notebooks: carnets}", "addresses: {notes: fiches}", "ignore: '*.tmp'"] {
        assert_eq!(validate(keys_of_site(), yaml), Ok(()), "{yaml}");
    }
    for yaml in ["folders: {autors: x}", "html: yes", "defaults: {visibility: tous}"] {
        assert!(validate(keys_of_site(), yaml).is_err(), "{yaml}");
    }
}

#[test]
fn dates_are_those_that_carnet_reads() {
    let note = keys_of(Role::Note);
    for text in [
        "2024-02-29",
        "2024-02-29T14:57",
        "2024-02-29 14:57:30",
        "2024-02-29T14:57:30.5",
        "2024-02-29T14:57-05:00",
        "2024-02-29T14:57Z",
        "2024-02-29T14",
        "20240229",
        "2024",
        "2024-02",
        "29/02/2024",
        "le 2024-02-29",
    ] {
        let read = Moment::parse(text, &TimeZone::UTC).is_some();
        let valid = validate(note, &format!("published: \"{text}\"")).is_ok();
        // A form that nobody writes may be read and not proposed, never the other way round.
        assert!(read || !valid, "{text}");
        assert!(valid || !read || !text.contains('-') || text.len() < 16, "{text}");
    }
}

/// Every key has an explanation in both languages, at every depth.
#[test]
fn every_key_is_explained() {
    let groups = Role::ALL.map(keys_of).into_iter().chain([keys_of_site()]).flat_map(KeyGroup::with_inner);
    for group in groups {
        for key in group.keys.iter() {
            let [english, french] =
                ["en", "fr"].map(|tag| group.description(key, Language::of(tag).expect("carnet speaks it")));
            for text in [&english, &french] {
                assert!(text.ends_with(['.', '…']), "{} in {}: {text}", key.name, (group.of)());
            }
            assert_ne!(english, french);
        }
    }
}

#[test]
fn the_command_speaks_both_languages() {
    let site = site("");
    let printed = |arguments: &[&str]| -> Json {
        let told = carnet(&site, &[&["schema"], arguments].concat());
        serde_json::from_str(told.strip_prefix("exit 0\n").expect("it is printed")).expect("it is JSON")
    };
    let description = |schema: Json| schema["properties"]["tags"]["description"].clone();
    assert_eq!(description(printed(&["note"])), "Subjects, each with its page.");
    let french = printed(&["notebook", "--language", "fr"]);
    assert_eq!(french["title"], "carnet\u{a0}: un carnet");
    assert_eq!(description(french), "Étiquettes, chacune avec sa page.");
    assert_eq!(description(printed(&["note", "--lang", "fr"])), "Étiquettes, chacune avec sa page.");
    for of in ["author", "community", "base", "page", "site"] {
        assert_eq!(printed(&[of])["additionalProperties"], false, "{of}");
    }
}

const SITE_OF_EXAMPLES: &str = "\
//- content/authors/equipe-mesure.md
---
name: Équipe de mesure
---
//- content/notes/deployer.md
---
title: Déployer la trajectoire
---
";

/// The words of an example, as a shell cuts them; what is only explanation, or goes to a file, is left out.
fn words(example: &str) -> Vec<String> {
    let example = example.split("   ").next().unwrap_or(example).split(" > ").next().unwrap_or(example);
    let parts = example.split('"').enumerate();
    let words = parts.flat_map(|(number, part)| match number % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect::<Vec<_>>(),
        _ => vec![part.to_owned()],
    });
    words.skip(1).collect()
}

#[test]
fn every_example_of_the_help_works() {
    for command in ["new", "revise", "rename", "versions", "schema", "completions", "man"] {
        let mut fixture = site(SITE_OF_EXAMPLES);
        let help = carnet(&fixture, &[command, "--help"]);
        let examples: Vec<&str> =
            help.lines().map(str::trim).filter(|line| line.starts_with(&format!("carnet {command} "))).collect();
        // The last line of the usage of a command that has others.
        let examples: Vec<&str> = examples.into_iter().filter(|line| !line.ends_with("<COMMAND>")).collect();
        assert!(!examples.is_empty() && help.contains("Examples:"), "{help}");
        for example in examples {
            if command != "new" {
                fixture = site(SITE_OF_EXAMPLES);
            }
            let words = words(example);
            let told = carnet(&fixture, &words.iter().map(String::as_str).collect::<Vec<_>>());
            assert!(told.starts_with("exit 0"), "{example}\n{told}");
        }
    }
}

#[test]
fn the_manual_has_a_page_for_each_command() {
    let site = site("");
    assert!(carnet(&site, &["man", "--output", "man1"]).starts_with("exit 0"));
    for page in ["carnet.1", "carnet-build.1", "carnet-new.1", "carnet-new-note.1", "carnet-rename.1"] {
        assert!(site.path().join("man1").join(page).is_file(), "{page}");
    }
    assert!(carnet(&site, &["completions", "bash"]).contains("complete -F _carnet"));
}
