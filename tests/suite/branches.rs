//! Every branch of every embedded template is printed by some page of the sites of this test.
//!
//! The templates are read with a sign in each branch, also in those of an `if` that are not written, as the theme of each
//! site; what no page prints was never tried: its template may be wrong, or the branch is not needed.

mod sites;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use carnet::publish::audience::Audience;

/// A branch of a template.
#[derive(Debug)]
struct Branch {
    template: String,
    line: usize,
    /// What leads to it: `{% if note.cover %}`, or that it does not hold.
    when: String,
}

/// Branches that no page of the default theme needs: the template, the end of what leads to them, and what they are for.
const EXCEPTIONS: [(&str, &str, &str); 3] = [
    ("icons.html", "not {%- if name == \"public\" %}", "a site's own template may name an icon that is not there"),
    ("rows.html", ": {%- if person.address %}", "a site's own template may print the row of an unlisted note"),
    (
        "version.html",
        "not {%- if version.citation %}",
        "git may no longer give a text that it named; no site here has a repository",
    ),
];

/// A tag that begins branches and is not closed yet.
struct Open {
    is_if: bool,
    has_else: bool,
    /// As it is written.
    tag: String,
    line: usize,
}

/// The template with a sign in each of its branches, which are added to the list of all.
fn signed(template: &str, text: &str, branches: &mut Vec<Branch>) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut open: Vec<Open> = Vec::new();
    let mut rest = text;
    let mut sign = |line, when: String| {
        branches.push(Branch { template: template.to_owned(), line, when });
        format!("⟦{}⟧", branches.len() - 1)
    };
    while let Some((before, tag, after)) = next_tag(rest) {
        out.push_str(before);
        rest = after;
        let line = text[..text.len() - rest.len()].matches('\n').count() + 1;
        let word = tag.trim_start_matches(['{', '%', '-', ' ']).split([' ', '-', '%']).next().unwrap_or_default();
        match word {
            "if" | "for" => {
                let beginning = Open { is_if: word == "if", has_else: false, tag: tag.to_owned(), line };
                out.push_str(tag);
                out.push_str(&sign(line, tag.to_owned()));
                open.push(beginning);
            }
            "elif" | "else" => {
                let last = open.last_mut().expect("it is within an if");
                last.has_else = word == "else";
                out.push_str(tag);
                out.push_str(&sign(line, format!("{tag} of line {}: {}", last.line, last.tag)));
            }
            "endif" | "endfor" => {
                let last = open.pop().expect("it was begun");
                if last.is_if && !last.has_else {
                    out.push_str("{% else %}");
                    out.push_str(&sign(last.line, format!("not {}", last.tag)));
                }
                out.push_str(tag);
            }
            _ => out.push_str(tag),
        }
    }
    assert!(open.is_empty(), "{template}: a tag is not closed");
    out + rest
}

/// What is before the next tag or comment, itself, and what follows.
fn next_tag(text: &str) -> Option<(&str, &str, &str)> {
    let start = ["{%", "{#"].iter().filter_map(|begin| text.find(begin)).min()?;
    let close = if text[start..].starts_with("{#") { "#}" } else { "%}" };
    let end = start + text[start..].find(close)? + 2;
    Some((&text[..start], &text[start..end], &text[end..]))
}

/// The templates of the default theme, each with its signs.
fn templates(branches: &mut Vec<Branch>) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/templates");
    let entries = fs::read_dir(folder).expect("the templates are there");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let read = paths.into_iter().map(|path| {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).expect("a text");
        let text = signed(&name, &text, branches);
        (name, text)
    });
    read.collect()
}

/// The numbers of the signs that a file prints.
fn seen(bytes: &[u8], all: &mut BTreeSet<usize>) {
    let text = String::from_utf8_lossy(bytes);
    let signs = text.split('⟦').skip(1).filter_map(|part| part.split_once('⟧')?.0.parse::<usize>().ok());
    all.extend(signs);
}

#[test]
fn every_branch_of_every_template_is_printed() {
    let mut branches = Vec::new();
    let templates = templates(&mut branches);
    assert!(branches.len() > 500, "{}", branches.len());
    let mut printed = BTreeSet::new();
    for tried in sites::all() {
        let site = crate::site::site(&tried.files);
        tried.add_files_to(&site);
        site.write("themes/signed/theme.yaml", "contract: 1\n");
        for (name, text) in &templates {
            site.write(&format!("themes/signed/templates/{name}"), text);
        }
        let request = carnet::pipeline::Request {
            drafts: tried.is_preview,
            all: tried.is_preview,
            ..site.request(tried.audience.map_or(Audience::Public, |name| Audience::Community(name.into())))
        };
        for bytes in site.files_of(&request).values() {
            seen(bytes, &mut printed);
        }
    }
    let never = branches.iter().enumerate().filter(|(number, _)| !printed.contains(number));
    let (excepted, never): (Vec<_>, Vec<_>) = never.partition(|(_, branch)| {
        EXCEPTIONS.iter().any(|(template, when, _)| branch.template == *template && branch.when.ends_with(when))
    });
    assert_eq!(excepted.len(), EXCEPTIONS.len(), "an exception is not needed");
    let never: Vec<String> = never.iter().map(|(_, b)| format!("{}:{}: {}", b.template, b.line, b.when)).collect();
    assert!(
        never.is_empty(),
        "{} of {} branches are never printed:\n{}",
        never.len(),
        branches.len(),
        never.join("\n")
    );
}
