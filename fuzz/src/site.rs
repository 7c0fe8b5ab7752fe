//! A small site of notes of every visibility, with notebooks and bases, that link to each other: no page and no name of a file
//! tells of those that are withheld, and all of it together is no larger than what was written explains.

use arbitrary::Unstructured;

use super::memory::{Files, build, made, nothing_tells, shown};
use super::pieces::{choice, flag, markdown};

/// Bytes of a page that holds nothing, and how many pages each document may bring: its own, its source, its months, its
/// people, its tags, each with a feed.
const BYTES_PER_PAGE: usize = 60_000;
const FILES_PER_DOCUMENT: usize = 40;

/// Bytes of the output for each that was written and each document that may show it.
const BYTES_PER_BYTE: usize = 400;

const KINDS: [(&str, &str); 4] = [("notes", ""), ("notes", ""), ("notebooks", "notes"), ("bases", "notebooks")];

/// Who sees a document, and whether readers are among them.
const SEEN: [(&str, bool); 9] = [
    ("visibility: public\n", true),
    ("", true),
    ("visibility: unlisted\n", true),
    ("visibility: private\n", false),
    ("draft: true\n", false),
    ("publish: false\n", false),
    ("visibility: community\ncommunity: cercle\n", false),
    ("visibility: public\ndraft: true\n", false),
    ("visibility: privée\n", false),
];

/// Lines of the configuration, one of each list.
const CONFIGS: [&[&str]; 4] = [
    &["base_url: https://example.org/\n", "base_url: https://example.org\n"],
    &["", "urls: file\n"],
    &["", "html: trusted\n"],
    &["", "language: en\n"],
];

pub fn holds(data: &[u8]) {
    let mut u = Unstructured::new(data);
    let mut files = Files::new();
    let mut lines = String::from("defaults: {visibility: public}\nlinks: {unresolved: warn}\nfront_matter: warn\n");
    for list in CONFIGS {
        lines.push_str(choice(&mut u, list));
    }
    files.insert("carnet.yaml".into(), lines);
    let count = u.int_in_range(2..=6).unwrap_or(2);
    let names: Vec<String> = (0..count).map(|n| format!("zq{n}x")).collect();
    let mut withheld = Vec::new();
    for name in &names {
        let (folder, list) = choice(&mut u, &KINDS);
        let (seen, is_public) = if list.is_empty() { choice(&mut u, &SEEN) } else { SEEN[0] };
        // Names of withheld documents are in links alone, and in what is theirs.
        let text = document(&mut u, name, &names, list, seen);
        files.insert(format!("content/{folder}/{name}.md"), text);
        files.insert(format!("content/{folder}/{name}.png"), String::from("image"));
        if !is_public {
            withheld.push(name);
        }
    }
    files.insert("content/index.md".into(), markdown(&mut u, &names, 12));
    let built = build(&files);
    for name in withheld {
        nothing_tells(&built, name, &|| shown(&files));
    }
    let written: usize = files.values().map(String::len).sum();
    let output: usize = made(&built).values().map(|bytes| bytes.len()).sum();
    let most = count * (FILES_PER_DOCUMENT * BYTES_PER_PAGE + BYTES_PER_BYTE * written) + 40 * BYTES_PER_PAGE;
    assert!(output <= most, "{output} bytes are made of {written}\n{}", shown(&files));
}

fn document(u: &mut Unstructured, name: &str, names: &[String], list: &str, seen: &str) -> String {
    let mut out = format!("---\n{seen}");
    let optional = [
        format!("title: Titre {name}\n"),
        format!("aliases: [autre {name}]\n"),
        format!("tags: [{name}tag, commun]\n"),
        format!("authors: [{name}auteur, Zoé]\n"),
        format!("redirects: [/{name}ancien/]\n"),
        format!("cover: {{image: {name}.png, alt: {name}}}\n"),
        format!("summary: 'De {name}'\n"),
        format!("revisions: [{{date: 2024-02-01, author: {name}reviseur, summary: {name}}}]\n"),
    ];
    for line in &optional {
        if flag(u) {
            out.push_str(line);
        }
    }
    if !list.is_empty() {
        out.push_str(&format!("{list}: [{}]\n", names.join(", ")));
    }
    out.push_str("---\n\n");
    if flag(u) {
        out.push_str(&format!("Un {name}mot. ^bloc\n\n![x]({name}.png)\n\n## titre\n\n"));
    }
    out + &markdown(u, names, 16)
}
