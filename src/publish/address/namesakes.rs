//! Addresses of notes whose files have one name, told apart by their folders.
//!
//! In a vault two files may have the same name. Each of them then takes its folder's name in its address, all of them
//! alike, so that none depends on which was there first; one at the top keeps the name alone. Notes of one permalink, of which
//! one was copied, go by the names of their files again. Only what is published counts: a withheld note must not be seen in
//! another's address.

use std::collections::BTreeMap;

use super::Addresses;
use crate::content::document::Document;
use crate::publish::audience::Published;
use crate::text::hash::fingerprint;
use crate::text::slug::{fold, slug, spelled};
use rapidhash::{RapidHashMap as HashMap, RapidHashSet as HashSet};

impl Addresses {
    /// The same addresses, where notes of one name stand apart: in a vault all of them, elsewhere those whose permalinks
    /// gave the name.
    pub fn told_apart(self, published: &Published, is_vault: bool) -> Addresses {
        let documents: Vec<&Document> = published.iter().map(|(_, document)| document).collect();
        let (notes, others): (Vec<&Document>, Vec<&Document>) = documents.into_iter().partition(|d| d.kind.is_note());
        let is_settled = |note: &Document| note.own_slug || !(is_vault || note.is_named_by_permalink());
        let mut found = HashMap::default();
        if !notes.iter().all(|note| is_settled(note)) {
            found = apart(&notes, is_settled, &WIDER);
        }
        // Two files that an author named, and whose addresses are equal, are reported, unless only signs that slugs leave out differ.
        let is_plain = |document: &Document| document.own_slug || !has_signs(document);
        for of_a_kind in of_each_kind(others, if is_vault { Vec::new() } else { notes }) {
            if !of_a_kind.iter().all(|document| is_plain(document)) {
                found.extend(apart(&of_a_kind, is_plain, &[with_signs]));
            }
        }
        if found.is_empty() { self } else { Addresses { apart: found, ..self } }
    }
}

/// Documents whose addresses stand beside each other.
fn of_each_kind<'d>(others: Vec<&'d Document>, notes: Vec<&'d Document>) -> Vec<Vec<&'d Document>> {
    let mut kinds: BTreeMap<&str, Vec<&Document>> = BTreeMap::new();
    for document in others {
        kinds.entry(document.kind.word()).or_default().push(document);
    }
    kinds.into_values().chain([notes]).collect()
}

/// Whether the name of a document's file has signs that its slug goes without, as that of `C++.md`.
fn has_signs(document: &Document) -> bool {
    let stem = document.path.rsplit('/').next().unwrap_or(&document.path);
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b' ');
    !stem.bytes().all(is_plain) && slug(stem) == document.slug && spelled(stem) != document.slug
}

/// A way to make another slug of a document.
type Maker = fn(&Document) -> String;

/// Ways to tell namesakes apart, each wider than the one before.
const WIDER: [Maker; 5] = [short, with_signs, with_folder, with_path, with_number];

/// By path, the slugs that are not the documents' own.
fn apart(notes: &[&Document], is_settled: impl Fn(&Document) -> bool, ways: &[Maker]) -> HashMap<String, String> {
    let mut by_slug: HashMap<String, Vec<&Document>> = HashMap::default();
    for note in notes {
        by_slug.entry(fold(&note.slug)).or_default().push(note);
    }
    let mut taken: HashSet<String> = HashSet::default();
    let mut unsettled: Vec<&Document> = Vec::new();
    for (slug, namesakes) in by_slug {
        if namesakes.len() > 1 {
            unsettled.extend(namesakes.iter().filter(|note| !is_settled(note)));
        }
        if namesakes.len() == 1 || namesakes.iter().any(|note| is_settled(note)) {
            taken.insert(slug);
        }
    }
    let mut found = HashMap::default();
    for make in ways {
        let made: Vec<(&Document, String)> = unsettled.drain(..).map(|note| (note, make(note))).collect();
        let mut uses: HashMap<String, usize> = HashMap::default();
        for (_, slug) in &made {
            *uses.entry(fold(slug)).or_default() += 1;
        }
        for (note, slug) in made {
            if slug.is_empty() || uses[&fold(&slug)] > 1 || taken.contains(&fold(&slug)) {
                unsettled.push(note);
            } else if slug != note.slug {
                found.insert(note.path.clone(), slug);
            }
        }
        taken.extend(uses.into_keys());
    }
    found
}

/// Of a note at the top its name alone, of another nothing.
fn short(note: &Document) -> String {
    if note.path.contains('/') || note.is_named_by_permalink() { String::new() } else { note.slug.clone() }
}

/// The name of the file, whose signs (`C++`, `C#`) its slug goes without, or which a permalink took the place of.
fn with_signs(note: &Document) -> String {
    let stem = note.path.rsplit('/').next().unwrap_or(&note.path);
    if slug(stem) == note.slug || note.is_named_by_permalink() { spelled(stem) } else { note.slug.clone() }
}

/// `dossier-note`; of the note of a folder (`dossier/index.md`) the folder above counts.
fn with_folder(note: &Document) -> String {
    let mut folders = folders(note).rev();
    let last = folders.next().filter(|folder| *folder != note.slug).or_else(|| folders.next());
    last.map_or_else(String::new, |folder| format!("{folder}-{}", note.slug))
}

fn with_path(note: &Document) -> String {
    let mut parts: Vec<String> = folders(note).collect();
    if parts.last() != Some(&note.slug) {
        parts.push(note.slug.clone());
    }
    parts.join("-")
}

/// Paths that make one slug, as `a b.md` and `a-b.md`: a number made of the path stays the same.
fn with_number(note: &Document) -> String {
    format!("{}-{:06x}", with_path(note), fingerprint(note.path.as_bytes()) >> 40)
}

fn folders(note: &Document) -> impl DoubleEndedIterator<Item = String> {
    let folder = note.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    folder.split('/').map(slug).filter(|part| !part.is_empty()).collect::<Vec<_>>().into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{config, documents};

    /// The slugs in the order of the paths.
    fn slugs(paths: &[&str]) -> Vec<String> {
        let files: Vec<(&str, &str)> =
            paths.iter().map(|path| (*path, if path.contains('!') { "---\nslug: a\n---\n" } else { "" })).collect();
        let documents = documents(&config("content: ."), &files);
        let notes: Vec<&Document> = documents.iter().map(AsRef::as_ref).collect();
        let mut apart = apart(&notes, |note| note.own_slug, &WIDER);
        notes.iter().map(|note| apart.remove(&note.path).unwrap_or_else(|| note.slug.clone())).collect()
    }

    #[test]
    fn every_namesake_takes_its_folder() {
        assert_eq!(slugs(&["x/a.md", "x/b.md", "y/a.md"]), ["x-a", "b", "y-a"]);
        assert_eq!(slugs(&["a.md", "y/a.md"]), ["a", "y-a"]);
        assert_eq!(slugs(&["p/x/a.md", "q/x/a.md", "z/a.md"]), ["p-x-a", "q-x-a", "z-a"]);
        assert_eq!(
            slugs(&["x-a.md", "x/a.md", "y/a.md"]),
            ["x-a", "x-a-".to_owned().as_str(), "y-a"]
                .map(|s| { if s == "x-a-" { format!("x-a-{:06x}", fingerprint(b"x/a") >> 40) } else { s.to_owned() } })
        );
    }

    #[test]
    fn a_slug_that_was_given_stays() {
        assert_eq!(slugs(&["x/!.md", "y/a.md"]), ["a", "y-a"]);
    }

    #[test]
    fn signs_tell_names_apart() {
        assert_eq!(slugs(&["x/C++.md", "x/C.md", "y/C#.md"]), ["c-plus-plus", "c", "c-sharp"]);
        assert_eq!(slugs(&["C++.md", "x/C++.md", "y/C++.md"]), ["c", "x-c", "y-c"]);
    }

    #[test]
    fn names_that_make_one_slug_in_one_folder_get_a_number() {
        let made = slugs(&["x/a b.md", "x/a-b.md"]);
        assert!(made.iter().all(|slug| slug.starts_with("x-a-b-")) && made[0] != made[1], "{made:?}");
    }

    #[test]
    fn the_note_of_a_folder_is_named_by_it() {
        assert_eq!(slugs(&["x/index.md", "y/README.md", "z/z.md"]), ["x", "y", "z"]);
        assert_eq!(slugs(&["p/x/index.md", "q/x/README.md", "r/x/x.md"]), ["p-x", "q-x", "r-x"]);
    }
}
