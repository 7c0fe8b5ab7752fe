//! The search index: what is found, and what an edit changes of it. How it is read is tried in a browser.

use std::collections::BTreeSet;

use carnet::search::words::{StemLanguage, words};

use crate::site::{Site, site};

const FOLDER: &str = "assets/search-index/";

/// The names of the index's files, and all that they hold.
fn index(site: &Site) -> (BTreeSet<String>, String) {
    let files = site.files();
    let index = files.iter().filter(|(path, _)| path.starts_with(FOLDER));
    let text = index.clone().map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).collect();
    (index.map(|(path, _)| path.clone()).collect(), text)
}

#[test]
fn only_what_is_listed_can_be_found() {
    let site = site(
        "//- content/notes/a.md\n---\ntags: [etiquettable]\n---\n# Alphabetique\n\nVers [[discrete]], [[retenue]].\n\n%%commentable%%\n\n![[discrete]]\n\n## Vers [[discrete]]\n
//- content/notes/discrete.md\n---\nvisibility: unlisted\naliases: [Dissimulable]\n---\n# Discretissime\n\nChuchotable.\n
//- content/notes/retenue.md\n---\nvisibility: private\n---\n# Retenuissime\n
//- content/notebooks/c.md\n---\ntitle: Carnetissime\nnotes: [a]\n---\nIntroductif.\n
//- content/authors/p.md\n---\nname: Personnissime\n---\n
//- content/pages/p.md\n---\ntitle: Pagissime\n---\n
//- content/notes/b.md\n---\nauthors: [p]\n---\n# B\n",
    );
    let (_, text) = index(&site);
    for known in ["etiquett", "alphabet", "carnetissim", "introduct", "personnissim", "pagissim"] {
        assert!(text.contains(known), "{known}");
    }
    for unknown in ["iscretissim", "issimulabl", "etenuissim", "huchot", "ommentabl", "notes/discrete", "notes/retenue"]
    {
        assert!(!text.contains(unknown), "{unknown}");
    }
}

#[test]
fn a_site_without_search_has_nothing_of_it() {
    let fixture =
        "//- carnet.yaml\ntitle: T\nsearch: false\ndefaults: {visibility: public}\n//- content/notes/a.md\n# A\n";
    let site = site(fixture);
    let files = site.files();
    assert!(index(&site).0.is_empty());
    assert!(!files.contains_key("recherche/index.html"));
    let page = String::from_utf8_lossy(&files["notes/a/index.html"]).into_owned();
    assert!(!page.contains("search.js") && !page.contains("recherche"), "{page}");
}

/// Notes of made-up words, some of them in many notes.
fn many_notes(count: usize) -> Site {
    let site = site("//- content/index.md\n");
    for note in 0..count {
        let word = |at: usize| {
            let number = (note * 7_919 + at * 104_729) % 6_000;
            let letters = [number / 240 % 25, number / 10 % 24, number % 10, number % 23];
            letters.map(|letter| char::from(b'a' + letter as u8)).iter().collect::<String>()
        };
        let text: Vec<String> = (0..120).map(word).collect();
        site.write(&format!("content/notes/note-{note}.md"), format!("# Note {note}\n\n{}\n", text.join(" ")));
    }
    site
}

#[test]
fn an_edit_changes_few_files_of_the_index() {
    let site = many_notes(300);
    let (before, _) = index(&site);
    assert!(before.len() > 25, "{}", before.len());
    let text = std::fs::read_to_string(site.path().join("content/notes/note-7.md")).expect("it is there");
    site.write("content/notes/note-7.md", format!("{text}\nUne phrase de plus, avec cinq mots nouveaux.\n"));
    let (edited, _) = index(&site);
    let changed = edited.difference(&before).count();
    assert!(changed <= 10, "{changed} of {}", edited.len());
    site.write("content/notes/note-nouvelle.md", text.replace("Note 7", "Nouvelle"));
    let (added, _) = index(&site);
    let changed = added.difference(&edited).count();
    assert!(changed * 2 <= added.len(), "{changed} of {}", added.len());
}

/// The file that the browser's stems are held against too.
#[test]
fn stems_are_those_of_the_script() {
    let stems = include_str!("../site/stems.txt");
    for line in stems.lines() {
        let parts: Vec<&str> = line.split(' ').collect();
        let [language, word, stem] = parts[..] else { panic!("three words: {line}") };
        assert_eq!(StemLanguage::of(language).stem(word), stem, "{line}");
    }
}

#[test]
fn a_text_of_any_length_is_read_once() {
    for text in ["a'".repeat(50_000), "é·".repeat(50_000), "\u{301}".repeat(50_000), "l'".repeat(50_000)] {
        let mut count = 0;
        words(&text, |_| count += 1);
        assert!(count <= 50_001, "{count}");
    }
}
