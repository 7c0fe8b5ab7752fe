//! What authors write for our keys and words in their own language, and the key or word they mean by it: a file for each
//! language in `meant/`.
//!
//! It only makes suggestions: nothing is ever read under another name.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{GUARDED, KeyGroup};
use crate::content::yaml::{self, Node, Value};
use crate::diagnostics::Problems;
use crate::text::embedded::EmbeddedFolder;
use crate::text::slug::{nearest, slug};

static FILES: LazyLock<EmbeddedFolder> =
    LazyLock::new(|| EmbeddedFolder::unpack(include_bytes!(concat!(env!("OUT_DIR"), "/meant.packed"))));

/// All languages together: the language of a site does not say in which words its authors write. Read at the first mistake.
static MEANT: LazyLock<Meant> = LazyLock::new(|| {
    let mut meant = Meant::default();
    for file in FILES.files() {
        let text = file.text().unwrap_or_default();
        if let Some(node) = yaml::parse(text, 0, &mut Problems::of(&"meant".into())) {
            meant.add(&node);
        }
    }
    meant
});

/// By what is written, as [`slug`] makes it.
#[derive(Debug, Default)]
struct Meant {
    /// The keys it can mean: the first that the file can have counts.
    keys: BTreeMap<String, Vec<String>>,
    /// The word of a closed set.
    words: BTreeMap<String, String>,
    /// The tag of the language that is written by its name.
    languages: BTreeMap<String, String>,
}

impl Meant {
    fn add(&mut self, node: &Node) {
        for (section, entries) in map(node) {
            for (written, meaning) in map(entries) {
                match (section, &meaning.value) {
                    ("keys", Value::List(keys)) => {
                        let keys = keys.iter().filter_map(scalar).collect();
                        self.keys.insert(written.to_owned(), keys);
                    }
                    ("words", _) => self.words.extend(scalar(meaning).map(|word| (written.to_owned(), word))),
                    ("languages", _) => self.languages.extend(scalar(meaning).map(|tag| (written.to_owned(), tag))),
                    _ => {}
                }
            }
        }
    }
}

fn map(node: &Node) -> impl Iterator<Item = (&str, &Node)> {
    node.entries().iter().map(|(key, value)| (key.name.as_str(), value))
}

fn scalar(node: &Node) -> Option<String> {
    if let Value::Scalar { text, .. } = &node.value { Some(text.clone()) } else { None }
}

/// The key that is meant by another, of those that `is_known` tells.
pub fn key(written: &str, is_known: impl Fn(&str) -> bool) -> Option<&'static str> {
    let meant = MEANT.keys.get(&slug(written))?;
    meant.iter().map(String::as_str).find(|key| is_known(key))
}

/// The word that is meant by another, of a closed set. Case and accents do not count.
pub fn word<'w>(written: &str, words: &[&'w str]) -> Option<&'w str> {
    let written = slug(written);
    let meant = MEANT.words.get(&written);
    words.iter().copied().find(|word| *word == written || meant.is_some_and(|meant| meant == word))
}

/// The tag of a language that is written by its name.
pub fn language(written: &str) -> Option<&'static str> {
    MEANT.languages.get(&slug(written)).map(String::as_str)
}

/// The key that keeps documents back that is meant by another, where a group has it.
pub fn guard(name: &str, group: &KeyGroup) -> Option<&'static str> {
    let meant = key(name, |key| group.key(key).is_some());
    meant.or_else(|| nearest(name, group.names())).filter(|key| GUARDED.contains(key))
}

/// Whether a key of a revision, which has the keys of `group`, asks for the text of its version to be withheld, or may mean to.
pub fn takes_text_back(group: &KeyGroup, name: &str, value: &Node) -> bool {
    if name != "text" && group.key(name).is_some() {
        return false;
    }
    // Between braces a key without a space behind its colon is a key of that whole name.
    let name = name.split(':').next().unwrap_or(name);
    let means = |written: &str, key: &'static str| slug(written) == key || nearest(written, [key]).is_some();
    let is_withheld = |written: &str| means(written, "withheld") || word(written, &["withheld"]).is_some();
    let is_text = means(name, "text") || self::key(name, |key| key == "text").is_some();
    is_text || is_withheld(name) || scalar(value).is_some_and(|value| is_withheld(&value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::front_matter::table::keys_of;
    use crate::content::keys::tests::every_group;
    use crate::content::keys::{self, Role};

    #[test]
    fn every_suggestion_is_a_key_or_a_word_that_there_is() {
        let groups = every_group();
        assert!(MEANT.keys.len() > 50 && MEANT.languages.len() > 5, "every file is read");
        for (written, meant) in &MEANT.keys {
            assert_eq!(slug(written), *written);
            for key in meant {
                assert!(groups.iter().any(|group| group.key(key).is_some()), "{key}");
            }
        }
        for (written, meant) in &MEANT.words {
            let sets = [
                "public unlisted community private",
                "term organisation",
                "person team",
                "error warn",
                "folder file",
                "withheld",
            ];
            assert_eq!(slug(written), *written);
            assert!(sets.iter().any(|set| set.split(' ').any(|word| word == meant)), "{meant}");
        }
    }

    #[test]
    fn a_key_means_what_its_file_can_have() {
        let meant = |written, group: &keys::KeyGroup| key(written, |key| group.key(key).is_some());
        assert_eq!(meant("Nom", keys_of(Role::Author)), Some("name"));
        assert_eq!(meant("nom", keys_of(Role::Note)), Some("title"));
        assert_eq!(meant("Résumé", keys_of(Role::Note)), Some("summary"));
        assert_eq!(meant("mots-clés", keys_of(Role::Note)), Some("tags"));
        let base_item = keys_of(Role::Base).within("notebooks").expect("items of a base");
        assert_eq!(meant("carnet", base_item), Some("notebook"));
        assert_eq!(meant("carnet", keys_of(Role::Note)), None);
        assert_eq!(meant("couleur", keys_of(Role::Note)), None);
    }

    #[test]
    fn a_word_means_one_of_its_set() {
        let words = ["public", "unlisted", "community", "private"];
        for (written, meant) in [("Privé", "private"), ("PUBLIC", "public"), ("communauté", "community")] {
            assert_eq!(word(written, &words), Some(meant), "{written}");
        }
        assert_eq!(word("équipe", &words), None);
    }
}
