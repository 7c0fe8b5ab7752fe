//! What is different between two versions of a note: what its page showed then and shows now, not how it was written.
//!
//! [`compare`] takes two bodies as HTML and the facts around them, and gives the new body with the differences in it. It is a pure
//! function of them and of the words of the interface's language, and takes time in step with their length. It must not know
//! where versions come from, the graph or the disk.
//!
//! In this order: `markup` reads the HTML as a tree, `blocks` makes blocks and words of it, `plan` says which block is which (`align`
//! compares sequences, `table` knows columns), `moves` finds what is elsewhere now, `write` and `inline` write it all. `merged` puts more
//! than two versions together.

mod align;
mod blocks;
mod inline;
mod inline_notes;
mod markup;
mod merged;
mod moves;
mod plan;
mod table;
mod tags;
mod text;
mod words;
mod write;

#[cfg(test)]
mod tests;

use std::sync::{Arc, OnceLock};

use self_cell::self_cell;
use serde::Serialize;

use crate::content::i18n::Translation;
use crate::text::escape::escaped_text;
use blocks::BlockTree;
use markup::NONE;
pub use merged::MergedVersions;
use moves::Moves;
use plan::{BlockPlanner, BlockStep};
pub use text::{ChangeCounts, ChangeWords};
use write::ComparisonWriter;

/// What a page shows of a version of a note.
#[derive(Debug)]
pub struct RenderedVersion {
    html: Arc<str>,
    facts: Vec<ComparedFact>,
    /// Made when it is first compared, and kept for the next ones.
    blocks: OnceLock<ReadBlocks>,
}

self_cell!(
    /// A body and its blocks.
    struct ReadBlocks {
        owner: Arc<str>,
        #[covariant]
        dependent: BlockTree,
    }

    impl {Debug}
);

/// What a page says of a note besides its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ComparedFact {
    /// As the interface calls it; the two versions of a fact have the same one.
    pub label: String,
    /// Plain texts: one title, several authors.
    pub values: Vec<String>,
}

/// The differences of two versions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Comparison {
    /// The new body with what was removed from the old one in its place. It needs `compare.css`.
    pub html: String,
    /// The facts that changed.
    pub facts: Vec<FactChange>,
    /// Of the body.
    pub counts: ChangeCounts,
}

/// A fact that changed, with the values that did.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct FactChange {
    /// As the interface calls the fact.
    pub label: String,
    /// A `dd` for each value.
    pub html: String,
}

impl RenderedVersion {
    /// The body is as its page has it: two versions are rendered for one address, so that links differ only where they lead elsewhere.
    /// The facts are title, authors, sources and the like, in the order in which they are told.
    pub fn new(html: &str, facts: Vec<ComparedFact>) -> RenderedVersion {
        RenderedVersion { html: html.into(), facts, blocks: OnceLock::new() }
    }

    pub fn html(&self) -> &str {
        &self.html
    }

    fn blocks(&self) -> &BlockTree<'_> {
        let read = || ReadBlocks::new(self.html.clone(), |html| BlockTree::of(html));
        self.blocks.get_or_init(read).borrow_dependent()
    }
}

impl Comparison {
    /// A reader finds nothing different.
    pub fn is_equal(&self) -> bool {
        self.counts.is_empty() && self.facts.is_empty()
    }

    /// What changed, in one sentence: « 2 passages ajoutés, 1 supprimé; autres changements : titre ».
    pub fn sentence(&self, translation: &Translation) -> String {
        let facts: Vec<&str> = self.facts.iter().map(|fact| fact.label.as_str()).collect();
        self.counts.sentence(&facts, translation)
    }
}

/// Compares what two versions show.
pub fn compare(old: &RenderedVersion, new: &RenderedVersion, words: &ChangeWords) -> Comparison {
    let facts = changed_facts(&old.facts, &new.facts, words);
    if old.html == new.html {
        return Comparison { html: new.html().to_owned(), facts, counts: ChangeCounts::default() };
    }
    let (html, counts) = compare_blocks(old.blocks(), new.blocks(), words, false);
    Comparison { html, facts, counts }
}

/// With `only_changes`, blocks at the top that say the same are left out.
fn compare_blocks(old: &BlockTree, new: &BlockTree, words: &ChangeWords, only_changes: bool) -> (String, ChangeCounts) {
    let mut planner = BlockPlanner::new(old, new);
    let mut steps = planner.pair(NONE, NONE).steps;
    if only_changes {
        steps.retain(|step| match step {
            BlockStep::Pair(pair) => old.block(pair.old).content != new.block(pair.new).content,
            _ => true,
        });
    }
    let moves = Moves::of(&steps, &mut planner);
    let mut writer = ComparisonWriter::new(old, new, &moves, words);
    writer.steps(&steps);
    (writer.out, writer.counts)
}

/// Facts that only one version has are compared with nothing.
fn changed_facts(old: &[ComparedFact], new: &[ComparedFact], words: &ChangeWords) -> Vec<FactChange> {
    let of = |facts: &[ComparedFact], label: &str| facts.iter().find(|fact| fact.label == label).cloned();
    let gone = old.iter().filter(|fact| of(new, &fact.label).is_none());
    let labels = new.iter().chain(gone).map(|fact| &fact.label);
    let change = |label: &String| {
        let (old, new) = (of(old, label).unwrap_or_default(), of(new, label).unwrap_or_default());
        if old.values == new.values {
            return None;
        }
        let [old, new] = [as_html(&old.values), as_html(&new.values)];
        let (html, counts) = compare_blocks(&BlockTree::of(&old), &BlockTree::of(&new), words, true);
        (!counts.is_empty()).then(|| FactChange { label: label.clone(), html })
    };
    labels.filter_map(change).collect()
}

fn as_html(values: &[String]) -> String {
    values.iter().map(|value| format!("<dd>{}</dd>", escaped_text(value))).collect()
}
