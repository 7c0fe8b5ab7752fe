//! Names, paths and addresses: what is made of them stays within the site, and is made of itself again.

use carnet::content::document::names::FoldedNames;
use carnet::content::markdown::{Destination, destination};
use carnet::publish::address;
use carnet::publish::audience::Audience;
use carnet::publish::names::{AskedNames, Found, NameOwner, Names, join};
use carnet::text::slug::{fold, nearest, slug, tag_word, without_accents};

use super::memory::{Files, build, made};

/// Schemes that a page may lead to.
const SCHEMES: [&str; 6] = ["https:", "http:", "mailto:", "tel:", "ftp:", "xmpp:"];

/// Each line is a word to be tried alone, and with the line after it.
pub fn holds(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    let lines: Vec<&str> = text.split('\n').take(12).collect();
    for line in &lines {
        words(line);
        addresses(line);
    }
    for pair in lines.windows(2) {
        joined(pair[0], pair[1]);
    }
    resolution(&lines);
    redirects(&lines);
}

fn words(line: &str) {
    let made = slug(line);
    assert_eq!(slug(&made), made, "the slug of {line:?} is its own");
    let sound = |c: char| c == '-' || (c.is_alphanumeric() || carnet_mark(c)) && !c.is_ascii_uppercase();
    assert!(made.chars().all(sound), "{made:?} of {line:?}");
    let tag = tag_word(line);
    assert_eq!(tag_word(&tag), tag, "the address of the tag {line:?} is its own");
    assert!(tag.is_empty() || tag.split('/').all(|part| !part.is_empty()), "{tag:?} of {line:?}");
    let folded = fold(line);
    assert_eq!(fold(&folded), folded, "{line:?} folds to what stays");
    without_accents(&folded);
    Audience::parse(line);
}

/// A mark that is part of a letter in the form NFC.
fn carnet_mark(c: char) -> bool {
    !c.is_ascii() && !c.is_whitespace() && !c.is_control()
}

fn addresses(line: &str) {
    for base in [None, Some("https://example.org/"), Some("https://example.org/a/b/")] {
        match destination(line, base) {
            Destination::Outside(address) => {
                let visible: String = address.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
                let lower = visible.to_ascii_lowercase();
                assert!(SCHEMES.iter().any(|scheme| lower.starts_with(scheme)), "{address:?} leads out of {line:?}");
            }
            Destination::Refused | Destination::Inside { .. } => {}
        }
    }
    let encoded = address::encode(line);
    assert!(
        encoded.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"<>`".contains(&byte)),
        "{encoded:?} of {line:?}"
    );
    address::root_of(line);
    address::directory(line);
    address::file(line);
}

fn joined(from: &str, relative: &str) {
    let Some(path) = join(from, relative) else { return };
    let sound = |part: &str| !matches!(part, "" | "." | "..");
    assert!(path.is_empty() || path.split('/').all(sound), "{path:?} of {relative:?} from {from:?}");
}

/// Every line is a name of something; each is found by it or a tie, from wherever.
fn resolution(lines: &[&str]) {
    let slugs: Vec<String> = lines.iter().map(|line| slug(line)).collect();
    let aliases: Vec<Vec<String>> = lines.iter().map(|line| vec![line.to_uppercase()]).collect();
    let entry = |n: usize| {
        let (path, slug, title) = (lines[n], slugs[n].as_str(), lines[lines.len() - 1 - n]);
        let folded = FoldedNames::of(path, slug, title, &aliases[n]).into();
        NameOwner { path, slug, title, is_note: !n.is_multiple_of(3), folded }
    };
    let entries: Vec<NameOwner> = (0..lines.len()).map(entry).collect();
    let names = Names::of(&entries);
    for line in lines {
        for from in ["", "a/b", lines[0]] {
            if let Found::Several(several) = names.find(line, from, &AskedNames::default()) {
                let ids = several.first(usize::MAX);
                assert!(ids.len() > 1 && ids.len() == several.count(), "{several:?} for {line:?}");
                assert!(ids.windows(2).all(|pair| pair[0] < pair[1]), "{several:?} for {line:?}");
            }
        }
        names.at_path(line);
        names.nearest(line);
    }
    nearest(lines[0], lines.iter().copied());
}

/// Whatever a note asks for, its pages are in the site's folder.
fn redirects(lines: &[&str]) {
    let quoted: Vec<String> = lines.iter().map(|line| format!("{line:?}")).collect();
    let front_matter = format!("---\ntags: [{0}]\nredirects: [{0}]\nslug: {1}\n---\n", quoted.join(", "), quoted[0]);
    let links: String = lines.iter().map(|line| format!("[[{line}]] [x](<{line}>) [y](/{line})\n\n")).collect();
    let files = Files::from([
        ("carnet.yaml".into(), "links: {unresolved: warn}\ndefaults: {visibility: public}\n".into()),
        ("content/notes/a.md".into(), format!("{front_matter}{links}")),
    ]);
    stays_inside(&files);
    let files = Files::from([("content/notes/a.md".into(), format!("---\nvisibility: public\n---\n{links}"))]);
    stays_inside(&files);
}

fn stays_inside(files: &Files) {
    let built = build(files);
    for path in made(&built).keys() {
        let sound = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\\', '\0']);
        assert!(path.split('/').all(sound), "{path:?} is no place in the site");
    }
}
