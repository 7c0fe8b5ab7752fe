//! What `ARCHITECTURE.md` says of the code, held against the code.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn architecture() -> String {
    fs::read_to_string(root().join("ARCHITECTURE.md")).expect("it is there")
}

/// The rows of the table of rooms: a room, and those whose items it uses.
fn rooms() -> Vec<(String, BTreeSet<String>)> {
    let text = architecture();
    let table = text.split("\n| room ").nth(1).expect("a table of rooms");
    let rows = table.lines().skip(2).take_while(|line| line.starts_with("| "));
    let names = |cell: &str| -> BTreeSet<String> { cell.split('`').skip(1).step_by(2).map(str::to_owned).collect() };
    rows.map(|row| {
        let cells: Vec<&str> = row.split('|').collect();
        let room = names(cells[1]).into_iter().next().expect("a room has a name");
        (room, names(cells[3]))
    })
    .collect()
}

/// The room of a file of `src/`, and the text of its code without tests and comments.
fn sources() -> Vec<(String, PathBuf, String)> {
    let src = root().join("src");
    let files = WalkDir::new(&src).into_iter().filter_map(Result::ok).map(walkdir::DirEntry::into_path);
    let code = files.filter(|path| path.extension().is_some_and(|ending| ending == "rs"));
    code.filter_map(|path| {
        let relative = path.strip_prefix(&src).ok()?;
        let first = relative.components().next()?.as_os_str().to_str()?;
        let is_test = relative.components().any(|part| part.as_os_str().to_string_lossy().starts_with("tests"));
        let room = first.strip_suffix(".rs").unwrap_or(first).to_owned();
        let text = fs::read_to_string(&path).ok().filter(|_| !is_test && room != "fixture")?;
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        Some((room, relative.to_owned(), lines.collect::<Vec<_>>().join("\n")))
    })
    .collect()
}

/// The rooms that a text names after `crate::`.
fn used(text: &str) -> BTreeSet<String> {
    let names = text.split("crate::").skip(1);
    names.map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()).collect()
}

#[test]
fn a_room_uses_those_that_its_row_names_and_no_others() {
    let rooms = rooms();
    let known: BTreeSet<&str> = rooms.iter().map(|(room, _)| room.as_str()).collect();
    let mut uses: std::collections::BTreeMap<&str, BTreeSet<String>> = Default::default();
    let sources = sources();
    for (room, file, text) in sources.iter().filter(|(room, ..)| room != "lib" && room != "main") {
        assert!(known.contains(room.as_str()), "{} is in no room of the table", file.display());
        let others = used(text).into_iter().filter(|name| name != room && known.contains(name.as_str()));
        uses.entry(room).or_default().extend(others);
    }
    for (room, named) in &rooms {
        let found = uses.get(room.as_str()).cloned().unwrap_or_default();
        assert_eq!(found, *named, "what '{room}' uses");
    }
}

#[test]
fn a_room_uses_only_what_stands_above_it_in_the_table() {
    let rooms = rooms();
    for (at, (room, uses)) in rooms.iter().enumerate() {
        let above: BTreeSet<String> = rooms[..at].iter().map(|(room, _)| room.clone()).collect();
        let below: Vec<&String> = uses.difference(&above).collect();
        assert!(below.is_empty(), "'{room}' uses {below:?}, further down: that is a circle");
    }
}

#[test]
fn every_file_that_the_text_names_is_there() {
    for document in ["ARCHITECTURE.md", "CONTRIBUTING.md"] {
        let text = fs::read_to_string(root().join(document)).expect("it is there");
        let spans = text.split('`').skip(1).step_by(2);
        let prefixes = ["src/", "tests/", "themes/", "fuzz/", "content/", ".ci/"];
        let mut count = 0;
        for span in spans.filter(|span| prefixes.iter().any(|prefix| span.starts_with(prefix)) && !span.contains(' ')) {
            count += 1;
            assert!(root().join(span).exists(), "{document} names {span}, which is not there");
        }
        assert!(count >= 5, "{document} names files");
    }
}

#[test]
fn every_dependency_has_its_reason() {
    let text = architecture();
    let section = text.split("\n## Dependencies").nth(1).expect("a section");
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("it is there");
    let all =
        manifest.split("\n[dependencies]\n").nth(1).expect("a table").split("\n[profile").next().unwrap_or_default();
    for line in all.lines().filter(|line| line.contains(" = ")) {
        let name = line.split(" = ").next().unwrap_or_default();
        assert!(section.contains(&format!("`{name}`")), "'{name}' has no reason in ARCHITECTURE.md");
    }
}

/// A file that is longer holds more than one thing.
const LONGEST_FILE: usize = 500;

#[test]
fn no_file_is_too_long_to_be_read_at_once() {
    let files = WalkDir::new(root().join("src")).into_iter().filter_map(Result::ok).map(walkdir::DirEntry::into_path);
    for file in files.filter(|path| path.extension().is_some_and(|ending| ending == "rs")) {
        let lines = fs::read_to_string(&file).expect("it is there").lines().count();
        assert!(lines <= LONGEST_FILE, "{} has {lines} lines", file.display());
    }
}

/// What the systems have a type of their own for, under one name.
const OF_SYSTEMS: [&str; 1] = ["Identity"];

#[test]
fn each_type_has_a_name_of_its_own() {
    let mut known = std::collections::BTreeMap::new();
    for (_, file, text) in sources() {
        for line in text.lines().filter(|line| !line.starts_with(' ')) {
            let words: Vec<&str> = line.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
            let is_type = |word: &&str| ["struct", "enum", "trait", "type"].contains(word);
            let is_of_visibility = |word: &&str| ["", "pub", "crate", "super"].contains(word);
            let at = words.iter().position(is_type).filter(|at| words[..*at].iter().all(is_of_visibility));
            let Some(at) = at else { continue };
            let name = words[at + 1].to_owned();
            if OF_SYSTEMS.contains(&name.as_str()) {
                continue;
            }
            let other = known.insert(name.clone(), file.clone());
            assert!(
                other.is_none(),
                "'{name}' is in {} and in {}",
                file.display(),
                other.unwrap_or_default().display()
            );
        }
    }
    assert!(known.len() > 300, "types are found: {}", known.len());
}
