//! The notes for who has only a browser, in `content/notes/ecrire-sans-terminal/`: no command, no file, and the form's own words.
//!
//! What they say is done in a browser is done by `tests/site/pictures.mjs`, which makes their pictures.

use std::collections::BTreeSet;
use std::fs;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::story::{events, root};

const FOLDER: &str = "content/notes/ecrire-sans-terminal";
const LARGEST_PICTURE: u64 = 40_000;

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The names of the files in the folder that end so, without this end.
fn names(end: &str) -> BTreeSet<String> {
    let folder = fs::read_dir(root().join(FOLDER)).expect("the notes are there");
    let names = folder.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    names.filter_map(|name| Some(name.strip_suffix(end)?.to_owned())).collect()
}

fn notes() -> impl Iterator<Item = (String, String)> {
    names(".md").into_iter().map(|name| {
        let text = read(&format!("{FOLDER}/{name}.md"));
        (name, text)
    })
}

/// What the form and the messages say, with the apostrophe that the notes are typed with.
fn french() -> String {
    read("src/diagnostics/texts/fr.ftl").replace('’', "'")
}

#[test]
fn every_note_is_a_step_and_needs_no_file_and_no_command() {
    let notebook = read("content/notebooks/ecrire-sans-terminal.md");
    for (name, text) in notes() {
        assert!(notebook.contains(&format!("note: {name},")), "{name} is no step of the notebook");
        let body = text.splitn(3, "---\n").nth(2).expect("a front matter and a body");
        for word in ["```", "`carnet ", ".md", ".yaml", "terminal", "YAML"] {
            assert!(!body.contains(word), "{name}: {word}");
        }
    }
}

#[test]
fn what_is_bold_is_a_name_of_the_form() {
    let french = french();
    for (name, text) in notes() {
        let mut bold = false;
        for event in events(&text) {
            match event {
                Event::Start(Tag::Strong) => bold = true,
                Event::End(TagEnd::Strong) => bold = false,
                Event::Text(words) if bold => assert!(french.contains(&format!(" = {words}\n")), "{name}: {words}"),
                _ => {}
            }
        }
    }
}

#[test]
fn the_messages_are_those_of_the_check() {
    let french = french();
    let text = read(&format!("{FOLDER}/quand-la-verification-trouve-une-erreur.md"));
    let rows = text.lines().filter(|line| line.starts_with("| ")).skip(1);
    let told: Vec<&str> = rows.map(|row| row.split('|').nth(1).expect("a cell").trim().trim_end_matches('…')).collect();
    assert_eq!(told.len(), 4, "{told:?}");
    for message in told {
        assert!(french.contains(message), "{message}");
    }
}

#[test]
fn every_picture_is_made_by_the_script_shown_and_small() {
    let script = read("tests/site/pictures.mjs");
    let text: String = notes().map(|(_, text)| text).collect();
    let pictures = names(".png");
    assert_eq!(pictures.len(), text.matches(".png)").count(), "each is shown once");
    for name in pictures {
        assert!(script.contains(&format!("\"{name}\"")), "{name}: the script does not make it");
        assert!(text.contains(&format!("]({name}.png)")) && !text.contains(&format!("![]({name}.png)")), "{name}");
        let size = fs::metadata(root().join(FOLDER).join(&name).with_extension("png")).expect("it is there").len();
        assert!(size < LARGEST_PICTURE, "{name}: {size} bytes");
    }
}
