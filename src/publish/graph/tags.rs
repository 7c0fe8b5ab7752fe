//! Tags of the listed notes: which spellings are one tag, and the address word of each.
//!
//! Spellings that differ by case, accents or what stands between their words are one; signs count (`C`, `C++`).

use std::collections::BTreeMap;

use rapidhash::RapidHashMap as HashMap;

use crate::publish::address::Addresses;
use crate::publish::audience::{DocId, Published};
use crate::text::slug::{DEEPEST, signs_of, tag_word, words};

/// A tag and its notes, ordered by title.
#[derive(Debug, Clone, Default)]
pub struct Tag {
    /// Its first spelling.
    pub title: String,
    pub notes: Vec<DocId>,
}

/// The tags by their address words, and the address word of each spelling.
pub(super) type TagsByWord = (BTreeMap<String, Tag>, HashMap<String, String>);

/// `notes` are ordered by title, and so are those of each tag.
pub(super) fn tags(published: &Published, notes: &[DocId], addresses: &Addresses) -> TagsByWord {
    let mut tags: Vec<Tag> = Vec::new();
    let mut by_spelling: HashMap<&str, Option<usize>> = HashMap::default();
    let mut by_name: HashMap<String, usize> = HashMap::default();
    for id in notes {
        for written in &published.get(*id).common.tags {
            for title in parents(written).chain([written.as_str()]) {
                let tag = *by_spelling.entry(title).or_insert_with(|| {
                    let name = name_of(title)?;
                    Some(*by_name.entry(name).or_insert_with(|| {
                        tags.push(Tag { title: title.to_owned(), notes: Vec::new() });
                        tags.len() - 1
                    }))
                });
                let Some(tag) = tag.map(|tag| &mut tags[tag]) else { continue };
                if tag.notes.last() != Some(id) {
                    tag.notes.push(*id);
                }
            }
        }
    }
    let word_of = |name: &str| name.split('\0').next().unwrap_or_default().to_owned();
    let apart =
        words(by_name.keys().map(|name| (name.as_str(), word_of(name))), |word| addresses.is_further_page(word));
    let mut words: Vec<String> = vec![String::new(); tags.len()];
    for (name, tag) in &by_name {
        words[*tag] = apart.get(name.as_str()).cloned().unwrap_or_else(|| word_of(name));
    }
    let spellings = by_spelling.into_iter().filter_map(|(title, tag)| Some((title.to_owned(), words[tag?].clone())));
    let spellings = spellings.collect();
    (words.into_iter().zip(tags).collect(), spellings)
}

/// What is equal in all spellings of a tag, its word first; none where nothing is written.
fn name_of(title: &str) -> Option<String> {
    let word = tag_word(title);
    (!word.is_empty()).then(|| format!("{word}\0{}", signs_of(title)))
}

/// A note of `a/b` is one of `a` too; digits alone, as in `24/7`, are nested in nothing.
fn parents(tag: &str) -> impl Iterator<Item = &str> {
    let is_nested = tag.bytes().any(|b| !b.is_ascii_digit() && b != b'/');
    tag.match_indices('/').take(DEEPEST - 1).filter(move |_| is_nested).map(|(at, _)| &tag[..at])
}

#[cfg(test)]
mod tests {
    use crate::fixture::{config, graph, messages, paths, with_context};
    use crate::pages::kinds::plan;

    /// The address words with the titles of the tags and the notes.
    fn tags(files: &[(&str, &str)]) -> Vec<String> {
        let (graph, problems) = graph(&config(""), files);
        assert!(problems.is_empty(), "{problems:?}");
        let notes = |tag: &super::Tag| paths(&graph, tag.notes.iter().copied()).join(" ");
        graph.tags.iter().map(|(word, tag)| format!("{word} = {}: {}", tag.title, notes(tag))).collect()
    }

    #[test]
    fn signs_make_another_tag() {
        let found = tags(&[
            ("a.md", "---\ntags: [C, C++, 'C#', '.NET', R&D, 24/7, 24-7]\n---\n[[b]]\n"),
            ("b.md", "---\ntags: [c, C++, '📚', '!', net]\n---\n[[a]]\n"),
        ]);
        assert_eq!(
            found,
            [
                "24-7 = 24-7: a",
                "24/7 = 24/7: a",
                "c = C: a b",
                "c-plus-plus = C++: a b",
                "c-sharp = C#: a",
                "dot-net = .NET: a",
                "exclamation = !: b",
                "net = net: b",
                "r-and-d = R&D: a",
                "u1f4da = 📚: b"
            ]
        );
    }

    #[test]
    fn a_tag_of_another_s_word_has_a_page_of_its_own() {
        let files = [("a.md", "---\ntags: [C+, R&D/C+]\n---\n[[b]]\n"), ("b.md", "---\ntags: [C plus]\n---\n[[a]]\n")];
        let found = tags(&files);
        assert_eq!(found[0], "c-plus = C plus: b");
        assert!(found[1].starts_with("c-plus-") && found[1].ends_with(" = C+: a"), "{found:?}");
        assert_eq!(found[2..], ["r-and-d = R&D: a", "r-and-d/c-plus = R&D/C+: a"]);
    }

    #[test]
    fn a_tag_never_stands_where_a_list_goes_on() {
        let files = [("a.md", "---\ntags: [page/2, un/page/2]\n---\n[[b]]\n"), ("b.md", "[[a]]\n")];
        with_context(&config(""), &files, |context| assert_eq!(messages(&plan(context).1), [""; 0]));
        assert!(tags(&files).iter().all(|tag| !tag.contains("page/2 =")), "{files:?}");
    }

    #[test]
    fn tags_gather_their_spellings_and_order_by_title() {
        let (graph, _) = graph(
            &config(""),
            &[
                ("a.md", "---\ntags: [Été, été]\n---\n# Zoo\n"),
                ("b.md", "---\ntags: ['#ete', '!']\n---\n# Âne\n"),
                ("c.md", "---\ntags: [secret]\nvisibility: unlisted\n---\n"),
            ],
        );
        let tags: Vec<(&str, Vec<&str>)> =
            graph.tags.iter().map(|(key, tag)| (key.as_str(), paths(&graph, tag.notes.iter().copied()))).collect();
        assert_eq!(tags, [("ete", vec!["b", "a"]), ("exclamation", vec!["b"])]);
    }
}
