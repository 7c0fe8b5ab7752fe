//! Front matter of Logseq: lines `key:: value` at the head of a file, or of its first block.
//!
//! Inline fields of other programs look the same: only lines of which one key is known are a front matter.

use std::ops::Range;

use rapidhash::RapidHashSet as HashSet;

use super::keep_back::table;
use super::table::is_key;
use crate::content::yaml::{Node, Value, YamlKey};

/// Keys of Logseq's own that say nothing to a reader.
const OWN: [&str; 8] =
    ["type", "icon", "template", "exclude-from-graph-view", "collapsed", "id", "filters", "page-type"];

/// Keys whose value is a list, its items between commas.
const LISTS: [&str; 6] = ["tags", "tag", "alias", "aliases", "author", "authors"];

/// Longer keys are words of a text.
const LONGEST_KEY: usize = 40;

/// Where the lines end with which a text begins; none when they are no front matter.
pub(super) fn end(text: &str) -> Option<usize> {
    let mut end = 0;
    let mut is_known = false;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let Some((key, _)) = pair(line, number == 0) else { break };
        is_known |= is_key(key) || OWN.contains(&key) || table::meaning(key).is_some();
        end += line.len();
    }
    is_known.then_some(end)
}

/// The key and value of a line. The first may begin a list's item, those behind it are set in.
fn pair(line: &str, is_first: bool) -> Option<(&str, &str)> {
    let line = if is_first { line.strip_prefix("- ").unwrap_or(line) } else { line.trim_start_matches(' ') };
    let (key, value) = line.split_once("::")?;
    let is_key = !key.is_empty()
        && key.len() <= LONGEST_KEY
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/'));
    (is_key && value.starts_with(char::is_whitespace)).then(|| (key, value.trim()))
}

/// The lines as a map; `base` is where they stand in the file. Of a key that is given twice, the first counts.
pub(super) fn parse(text: &str, base: usize) -> Node {
    let mut entries: Vec<(YamlKey, Node)> = Vec::new();
    let mut names = HashSet::default();
    let mut at = base;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let start = at;
        at += line.len();
        let Some((key, value)) = pair(line, number == 0) else { continue };
        let key_at = start + line.find(key).unwrap_or(0);
        // What Logseq calls public is what Obsidian calls publish.
        let name = if key == "public" { "publish" } else { key };
        if !names.insert(name) {
            continue;
        }
        let value_at = start + line.find("::").map_or(0, |colons| colons + 2);
        let value_at = value_at + line[value_at - start..].find(value).unwrap_or(0);
        let span = value_at..value_at + value.len();
        let value = match value {
            "" => Value::Null,
            _ if LISTS.contains(&name) => Value::List(items(value, value_at, !name.starts_with("tag"))),
            _ => Value::Scalar { text: value.to_owned(), plain: true },
        };
        entries.push((YamlKey { name: name.to_owned(), span: key_at..key_at + key.len() }, Node { value, span }));
    }
    Node { value: Value::Map(entries), span: base..base + text.len() }
}

/// `[[a]], b, #c`, `#[[a]] #c`. What is no tag is named without its `#`.
fn items(text: &str, base: usize, names: bool) -> Vec<Node> {
    let mut at = base;
    let mut nodes = Vec::new();
    for part in text.split(',') {
        let start = at;
        at += part.len() + 1;
        let whole = 0..part.len();
        for range in references(part).unwrap_or_else(|| Vec::from([whole])) {
            let written = part[range.clone()].trim();
            let word = written.trim_start_matches("#[[").trim_start_matches("[[").trim_end_matches("]]");
            let word = word.strip_prefix('#').filter(|_| names).unwrap_or(word);
            let from = start + range.start + part[range].find(word).unwrap_or(0);
            nodes.push(Node {
                value: Value::Scalar { text: word.to_owned(), plain: true },
                span: from..from + word.len(),
            });
        }
    }
    nodes.retain(|node| !node.span.is_empty());
    nodes
}

/// The pages and tags that follow each other in a value which is nothing else: `#a [[b c]]`.
fn references(text: &str) -> Option<Vec<Range<usize>>> {
    let mut found = Vec::new();
    let mut at = text.len() - text.trim_start().len();
    while at < text.len() {
        let rest = &text[at..];
        let length = match rest.strip_prefix('#').unwrap_or(rest) {
            page if page.starts_with("[[") => rest.find("]]")? + 2,
            _ if rest.starts_with('#') => rest.find(char::is_whitespace).unwrap_or(rest.len()),
            _ => return None,
        };
        found.push(at..at + length);
        at += length;
        let behind = text[at..].trim_start();
        if !behind.is_empty() && behind.len() == text.len() - at {
            return None;
        }
        at = text.len() - behind.len();
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_which_a_key_is_known_are_a_front_matter() {
        for (text, end_at) in [
            ("title:: A\n", Some(10)),
            ("icon:: x\ncouleur:: bleu\ntexte", Some(24)),
            ("- title:: A\n  tags:: b\n- texte", Some(23)),
            ("couleur:: bleu\n", None),
            ("title::A\n", None),
            ("Un texte:: a\n", None),
            ("title: a\n", None),
            ("", None),
        ] {
            assert_eq!(end(text), end_at, "{text}");
        }
    }

    #[test]
    fn lists_and_places_are_those_of_the_file() {
        let text = "title:: A b\ntags:: [[c]], #d, #[[e f]]\npublic:: false\n";
        let Value::Map(entries) = parse(text, 0).value else { panic!("a map") };
        let names: Vec<&str> = entries.iter().map(|(key, _)| key.name.as_str()).collect();
        assert_eq!(names, ["title", "tags", "publish"]);
        assert_eq!(&text[entries[0].1.span.clone()], "A b");
        let Value::List(tags) = &entries[1].1.value else { panic!("a list") };
        let tags: Vec<&str> = tags.iter().map(|tag| &text[tag.span.clone()]).collect();
        assert_eq!(tags, ["c", "#d", "e f"]);
    }
    #[test]
    fn references_follow_each_other_without_commas() {
        for (value, names) in [
            ("#Zoé", vec!["Zoé"]),
            ("#Zoé #[[Anne Roy]] [[Lia]]", vec!["Zoé", "Anne Roy", "Lia"]),
            ("#Zoé, Anne Roy", vec!["Zoé", "Anne Roy"]),
            ("Anne #Roy", vec!["Anne #Roy"]),
            ("[[Anne]]#Roy", vec!["Anne]]#Roy"]),
        ] {
            let text = format!("author:: {value}\n");
            let Value::Map(entries) = parse(&text, 0).value else { panic!("a map") };
            let Value::List(authors) = &entries[0].1.value else { panic!("a list") };
            let authors: Vec<&str> = authors.iter().map(|author| &text[author.span.clone()]).collect();
            assert_eq!(authors, names, "{value}");
        }
        let text = "tags:: #a #[[b c]]\n";
        let Value::Map(entries) = parse(text, 0).value else { panic!("a map") };
        let Value::List(tags) = &entries[0].1.value else { panic!("a list") };
        assert_eq!(tags.iter().map(|tag| &text[tag.span.clone()]).collect::<Vec<_>>(), ["#a", "b c"]);
    }
}
