//! Tags that are one word in several spellings.

use std::collections::{BTreeMap, HashMap};

use super::CheckedDocument;
use crate::diagnostics::{Diagnostic, Phrase, phrases, say};
use crate::publish::audience::DocId;
use crate::publish::graph::{Graph, Tag};

/// Every use of a spelling that is not the most frequent one; of those equally frequent the first in the alphabet is kept.
pub(super) fn check(graph: &Graph, manuscripts: &[CheckedDocument]) -> Vec<Diagnostic> {
    let by_id: HashMap<DocId, &CheckedDocument> =
        manuscripts.iter().map(|manuscript| (manuscript.id, manuscript)).collect();
    let mut found = Vec::new();
    for (key, tag) in &graph.tags {
        let spellings = spellings(graph, key, tag);
        let most = spellings.iter().max_by_key(|(name, notes)| (notes.len(), std::cmp::Reverse(**name)));
        let Some((usual, _)) = most.filter(|_| spellings.len() > 1) else { continue };
        for (name, notes) in spellings.iter().filter(|(name, _)| *name != usual) {
            for manuscript in notes.iter().filter_map(|id| by_id.get(id)) {
                let diagnostic = say::tag_spelled_otherwise(*name, *usual).help(write(&spellings, usual));
                found.push(manuscript.at(manuscript.place_of("tags", name), diagnostic));
            }
        }
    }
    found
}

fn write(spellings: &BTreeMap<&str, Vec<DocId>>, usual: &str) -> Phrase {
    match spellings.get(usual).map_or(0, Vec::len) {
        0 | 1 => phrases::write(usual),
        count => phrases::write_tag_as_notes_do(usual, count),
    }
}

fn spellings<'g>(graph: &'g Graph, key: &str, tag: &Tag) -> BTreeMap<&'g str, Vec<DocId>> {
    let mut spellings: BTreeMap<&str, Vec<DocId>> = BTreeMap::new();
    for id in &tag.notes {
        for name in graph.published.get(*id).common.tags.iter().filter(|name| graph.tag_word(name) == Some(key)) {
            spellings.entry(name).or_default().push(*id);
        }
    }
    spellings
}
