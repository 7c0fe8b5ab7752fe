//! The links of documents turned around: what leads to each.

use std::sync::Arc;

use rapidhash::{RapidHashMap as HashMap, RapidHashSet as HashSet};

use super::Graph;
use super::known::Edits;
use super::links::{Resolved, Target};
use super::ranks::Ranks;
use crate::content::document::Document;
use crate::content::markdown::Form;
use crate::publish::audience::{DocId, Published};

/// Links from one document to another.
#[derive(Debug, Clone)]
pub struct Backlink {
    pub source: DocId,
    /// Numbers of the links in the source's body.
    pub links: Vec<u32>,
}

/// For each document, the listed documents that link to it, newest change first.
pub(super) type Backlinks = Vec<Arc<Vec<Backlink>>>;

/// The targets of a document's links, with their numbers; links that are printed nowhere are left out.
pub(super) fn leads<'d>(document: &'d Document, targets: &'d [Target]) -> impl Iterator<Item = (u32, &'d Target)> {
    let both = document.outline.links.iter().zip(targets).zip(0..);
    both.filter(|((link, _), _)| link.form != Form::Definition && link.written.is_none())
        .map(|((_, target), number)| (number, target))
}

/// The documents that a document leads to, itself apart, each with the number of the link.
fn led_to<'d>(source: DocId, document: &'d Document, resolved: &'d Resolved) -> impl Iterator<Item = (DocId, u32)> {
    leads(document, &resolved.targets).filter_map(move |(number, target)| match target {
        Target::Document { id, .. } if *id != source => Some((*id, number)),
        _ => None,
    })
}

/// Adds a link to those of a document, whose sources come one after the other.
fn add(backlinks: &mut Vec<Backlink>, source: DocId, number: u32) {
    match backlinks.last_mut() {
        Some(last) if last.source == source => last.links.push(number),
        _ => backlinks.push(Backlink { source, links: vec![number] }),
    }
}

/// What leads to each document, from listed documents, itself apart; the newest change first.
fn backlinks(published: &Published, links: &[Arc<Resolved>], ranks: &Ranks) -> Backlinks {
    let mut backlinks: Vec<Vec<Backlink>> = vec![Vec::new(); published.len()];
    for source in ranks.by_newest.iter().copied().filter(|id| published.is_listed(*id)) {
        for (id, number) in led_to(source, published.get(source), &links[source.index()]) {
            add(&mut backlinks[id.index()], source, number);
        }
    }
    let none = Arc::new(Vec::new());
    backlinks.into_iter().map(|to| if to.is_empty() { none.clone() } else { Arc::new(to) }).collect()
}

/// The same when `since` an earlier graph some documents were edited, as they are shown: only what these lead to, or led to, is
/// gathered again.
pub(super) fn after(
    since: Option<(&Graph, &Edits)>,
    published: &Published,
    links: &[Arc<Resolved>],
    ranks: &Ranks,
) -> Backlinks {
    let Some((known, edits)) = since else { return backlinks(published, links, ranks) };
    let resolved_again = published.ids().filter(|id| !Arc::ptr_eq(&known.links[id.index()], &links[id.index()]));
    let sources: HashSet<DocId> = edits.iter().map(|edited| edited.id).chain(resolved_again).collect();
    // For each document that is to be looked at, what leads to it from the sources.
    let mut from_sources: HashMap<DocId, Vec<Backlink>> = HashMap::default();
    for source in sources.iter().copied().filter(|id| published.is_listed(*id)) {
        for (id, _) in led_to(source, known.published.get(source), &known.links[source.index()]) {
            from_sources.entry(id).or_default();
        }
        for (id, number) in led_to(source, published.get(source), &links[source.index()]) {
            add(from_sources.entry(id).or_default(), source, number);
        }
    }
    let mut backlinks = known.backlinks.clone();
    for (id, mut found) in from_sources {
        let others = backlinks[id.index()].iter().filter(|backlink| !sources.contains(&backlink.source));
        found.extend(others.cloned());
        found.sort_by_key(|backlink| ranks.newest[backlink.source.index()]);
        backlinks[id.index()] = Arc::new(found);
    }
    backlinks
}

#[cfg(test)]
mod tests {
    use crate::fixture::{config, graph, id};

    #[test]
    fn backlinks_come_once_a_source_newest_first() {
        let (graph, _) = graph(
            &config(""),
            &[
                ("a.md", "# A\n\nVers [[c]], encore [[c]], [[a]].\n"),
                ("b.md", "---\npublished: 2024-01-01\n---\n# B\n\n[c](c.md)\n\n[inutile]: c.md\n"),
                ("c.md", "# C\n"),
                ("d.md", "---\nvisibility: unlisted\n---\n[[c]]\n"),
            ],
        );
        let backlinks = graph.backlinks(id(&graph, "c"));
        let found: Vec<(&str, usize)> =
            backlinks.iter().map(|b| (graph.published.get(b.source).path.as_str(), b.links.len())).collect();
        assert_eq!(found, [("b", 1), ("a", 2)]);
        assert!(graph.backlinks(id(&graph, "a")).is_empty(), "a note does not lead to itself");
    }
}
