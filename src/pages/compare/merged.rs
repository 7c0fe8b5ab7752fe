//! The texts of all versions of a note in one tree, from which a page shows what is different between any two of them.
//!
//! A page for each pair of versions would be as many pages as the square of the versions; a browser that compared two whole texts
//! would need all rules of this folder in another language. So each passage is held once, with the versions in which each of its
//! texts stands. Which passage is which is found by `plan`, between each version and the next. The page's script (`pairs.js`) finds
//! the passages that two versions have alike, then compares the words of those that have two texts.

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

use super::blocks::BlockTree;
use super::markup::NONE;
use super::plan::{BlockPair, BlockPlanner, BlockStep};
use super::{ComparedFact, RenderedVersion, as_html};

/// Elements that hold one line of text: their texts are compared word by word.
const PASSAGES: [&str; 12] = ["caption", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "p", "pre", "summary"];

/// What several versions of a note show.
#[derive(Debug, Serialize)]
pub struct MergedVersions {
    text: MergedText,
    /// Those that changed, each with its label.
    facts: Vec<(String, MergedText)>,
}

impl MergedVersions {
    /// The versions are numbered as they come.
    pub fn of<'v>(versions: impl Iterator<Item = &'v RenderedVersion> + Clone) -> MergedVersions {
        let mut labels: Vec<&str> = Vec::new();
        for fact in versions.clone().flat_map(|version| &version.facts) {
            if !labels.contains(&fact.label.as_str()) {
                labels.push(&fact.label);
            }
        }
        let html_of = |facts: &[ComparedFact], label: &str| {
            facts.iter().find(|fact| fact.label == label).map(|fact| as_html(&fact.values)).unwrap_or_default()
        };
        let facts = labels.into_iter().filter_map(|label| {
            let all: Vec<String> = versions.clone().map(|version| html_of(&version.facts, label)).collect();
            let is_told = all.iter().any(|html| *html != all[0]);
            is_told.then(|| (label.to_owned(), MergedText::of_html(all.iter().map(String::as_str))))
        });
        MergedVersions { facts: facts.collect(), text: MergedText::of(versions.clone().map(RenderedVersion::blocks)) }
    }
}

/// The parts of several texts.
#[derive(Debug)]
pub(super) struct MergedText {
    /// The first holds all others.
    parts: Vec<MergedPart>,
}

/// A passage, or what holds some.
#[derive(Debug, Default)]
struct MergedPart {
    /// The start tag, that of the newest version that has it; none for a passage.
    tag: Option<String>,
    /// The versions that have what holds passages.
    standing: VersionRanges,
    /// In the order in which all versions have them.
    children: Vec<usize>,
    /// The texts of a passage, each as one element.
    texts: Vec<(String, VersionRanges)>,
}

/// Numbers of versions, as ranges that rise.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
struct VersionRanges(Vec<(usize, usize)>);

impl VersionRanges {
    fn add(&mut self, version: usize) {
        match self.0.last_mut() {
            Some((_, last)) if *last + 1 >= version => *last = version,
            _ => self.0.push((version, version)),
        }
    }
}

impl MergedText {
    fn of<'v>(versions: impl Iterator<Item = &'v BlockTree<'v>>) -> MergedText {
        let root = MergedPart { tag: Some(String::new()), ..MergedPart::default() };
        let mut text = MergedText { parts: vec![root] };
        let nothing = BlockTree::of("");
        let mut before: (&BlockTree, Vec<usize>) = (&nothing, vec![0]);
        for (version, tree) in versions.enumerate() {
            let (old, old_parts) = (before.0, &before.1);
            let parts = vec![0; tree.blocks.len()];
            let mut merger = VersionMerger { text: &mut text, old, old_parts, new: tree, parts, version };
            let pair = BlockPlanner::new(old, tree).pair(NONE, NONE);
            merger.pair(&pair);
            before = (tree, merger.parts);
        }
        text
    }

    pub(super) fn of_html<'h>(versions: impl Iterator<Item = &'h str>) -> MergedText {
        let trees: Vec<BlockTree> = versions.map(BlockTree::of).collect();
        MergedText::of(trees.iter())
    }
}

/// Adds a version to those before it.
struct VersionMerger<'m, 'h> {
    text: &'m mut MergedText,
    old: &'m BlockTree<'h>,
    /// Of each block of the version before, the part that it is.
    old_parts: &'m [usize],
    new: &'m BlockTree<'h>,
    /// The same for this version.
    parts: Vec<usize>,
    version: usize,
}

impl VersionMerger<'_, '_> {
    /// Adds what is the same part as a block of the version before; says whether it can be.
    fn pair(&mut self, pair: &BlockPair) -> bool {
        let part = self.old_parts[pair.old as usize];
        let (old, new) = (self.old.block(pair.old), self.new.block(pair.new));
        let count = new.end - pair.new;
        if self.old.source_of(pair.old) == self.new.source_of(pair.new) && count == old.end - pair.old {
            for within in 0..count {
                // A line within a passage is no part.
                let part = self.old_parts[(pair.old + within) as usize];
                if part != 0 || within == 0 {
                    self.stand(part, pair.new + within);
                }
            }
            return true;
        }
        let is_alike = is_passage(self.old, pair.old) == is_passage(self.new, pair.new);
        // Rows keep as many cells when one or another of two versions of a table is left out.
        if !is_alike || new.name == "table" && !is_even(self.old, &pair.steps) {
            return false;
        }
        self.stand(part, pair.new);
        if !is_passage(self.new, pair.new) {
            self.children(part, &pair.steps);
        }
        true
    }

    /// Says that a block of this version is a part.
    fn stand(&mut self, part: usize, block: u32) {
        self.parts[block as usize] = part;
        let of = &mut self.text.parts[part];
        if !is_passage(self.new, block) {
            of.standing.add(self.version);
            of.tag = Some(self.new.block(block).tag.to_owned());
            return;
        }
        let html = html_of(self.new, block);
        match of.texts.iter_mut().find(|(known, _)| *known == html) {
            Some((_, standing)) => standing.add(self.version),
            None => {
                let mut standing = VersionRanges::default();
                standing.add(self.version);
                of.texts.push((html, standing));
            }
        }
    }

    /// Adds a block that no part is yet, with all in it.
    fn add(&mut self, block: u32) -> usize {
        let part = self.text.parts.len();
        self.text.parts.push(MergedPart::default());
        self.stand(part, block);
        if !is_passage(self.new, block) {
            let children = self.new.block(block).children.iter().map(|child| self.add(*child)).collect();
            self.text.parts[part].children = children;
        }
        part
    }

    fn children(&mut self, part: usize, steps: &[BlockStep]) {
        let mut known = std::mem::take(&mut self.text.parts[part].children).into_iter();
        let mut merged = Vec::with_capacity(known.len());
        for step in steps {
            match step {
                BlockStep::Pair(pair) => {
                    pass(&mut known, &mut merged, self.old_parts[pair.old as usize]);
                    if !self.pair(pair) {
                        merged.push(self.add(pair.new));
                    }
                }
                BlockStep::Removed(block) => pass(&mut known, &mut merged, self.old_parts[*block as usize]),
                BlockStep::Added(block) => merged.push(self.add(*block)),
                // Tables that have these are two parts.
                BlockStep::Row { .. } | BlockStep::Empty => {}
            }
        }
        merged.extend(known);
        self.text.parts[part].children = merged;
    }
}

/// Hands over the parts up to one, which is among them.
fn pass(known: &mut impl Iterator<Item = usize>, merged: &mut Vec<usize>, up_to: usize) {
    for part in known.by_ref() {
        merged.push(part);
        if part == up_to {
            break;
        }
    }
}

fn is_passage(tree: &BlockTree, number: u32) -> bool {
    let block = tree.block(number);
    let has_lines = || block.children.iter().all(|child| tree.block(*child).is_line());
    block.is_line() || PASSAGES.binary_search(&block.name).is_ok() && has_lines()
}

/// A passage as one element: a line is in none of its own.
fn html_of(tree: &BlockTree, number: u32) -> String {
    let html = tree.source_of(number);
    match tree.block(number).is_line() {
        true => format!("<span data-line>{html}</span>"),
        false => html.to_owned(),
    }
}

/// Whether all rows of a table have as many cells as they had.
fn is_even(old: &BlockTree, steps: &[BlockStep]) -> bool {
    steps.iter().all(|step| match step {
        BlockStep::Pair(pair) if old.block(pair.old).name == "tr" => {
            pair.steps.iter().all(|cell| matches!(cell, BlockStep::Pair(_)))
        }
        BlockStep::Pair(pair) => is_even(old, &pair.steps),
        BlockStep::Row { .. } | BlockStep::Empty => false,
        BlockStep::Added(_) | BlockStep::Removed(_) => true,
    })
}

impl Serialize for VersionRanges {
    /// `0-2,5`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let range = |(first, last): &(usize, usize)| match first == last {
            true => first.to_string(),
            false => format!("{first}-{last}"),
        };
        serializer.serialize_str(&self.0.iter().map(range).collect::<Vec<_>>().join(","))
    }
}

impl Serialize for MergedText {
    /// The parts at the top.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        PartsWithin { text: self, of: 0 }.serialize(serializer)
    }
}

/// The parts that one holds.
struct PartsWithin<'m> {
    text: &'m MergedText,
    of: usize,
}

impl Serialize for PartsWithin<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let around = &self.text.parts[self.of];
        let mut list = serializer.serialize_seq(Some(around.children.len()))?;
        for child in &around.children {
            list.serialize_element(&PartOf { text: self.text, part: *child, around: &around.standing })?;
        }
        list.end()
    }
}

/// A part, with the versions that have it where these are not those of what is around it.
struct PartOf<'m> {
    text: &'m MergedText,
    part: usize,
    around: &'m VersionRanges,
}

impl Serialize for PartOf<'_> {
    /// `{"tag": "<ul>", "in": "0-2", "parts": […]}`, or `["<p>…</p>", "0-2", "<p>…</p>", "3"]`; an empty text stands for all versions.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let part = &self.text.parts[self.part];
        let own = |standing: &'_ VersionRanges| (standing != self.around).then(|| standing.clone());
        if let Some(tag) = &part.tag {
            let mut map = serializer.serialize_map(None)?;
            map.serialize_entry("tag", tag)?;
            if let Some(standing) = own(&part.standing) {
                map.serialize_entry("in", &standing)?;
            }
            map.serialize_entry("parts", &PartsWithin { text: self.text, of: self.part })?;
            return map.end();
        }
        let mut list = serializer.serialize_seq(Some(2 * part.texts.len()))?;
        for (html, standing) in &part.texts {
            list.serialize_element(html)?;
            list.serialize_element(&own(standing).unwrap_or_default())?;
        }
        list.end()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    impl MergedText {
        /// A version as the page's script makes it of the parts.
        pub(in crate::pages::compare) fn version(&self, version: usize) -> String {
            let mut out = String::new();
            self.write(0, version, &mut out);
            out
        }

        fn write(&self, part: usize, version: usize, out: &mut String) {
            let has = |ranges: &VersionRanges| ranges.0.iter().any(|(a, b)| (*a..=*b).contains(&version));
            let part = &self.parts[part];
            let Some(tag) = &part.tag else {
                let standing: Vec<&String> =
                    part.texts.iter().filter(|(_, of)| has(of)).map(|(html, _)| html).collect();
                assert!(standing.len() <= 1, "{standing:?}");
                return out.extend(standing.into_iter().map(String::as_str));
            };
            if has(&part.standing) {
                out.push_str(tag);
                part.children.iter().for_each(|child| self.write(*child, version, out));
                let name = tag.trim_matches(['<', '>']).split(' ').next().unwrap_or_default();
                if !matches!(name, "" | "hr") {
                    out.push_str(&format!("</{name}>"));
                }
            }
        }
    }

    fn merged(versions: &[&str]) -> String {
        serde_json::to_string(&MergedText::of_html(versions.iter().copied())).expect("texts and lists")
    }

    #[test]
    fn a_passage_is_held_once_with_the_versions_that_have_it() {
        insta::assert_snapshot!(merged(&[
            "<p>Un premier passage.</p><ul><li>Un mot</li></ul>",
            "<p>Un deuxième passage.</p><p>Un autre, qui reste.</p><ul><li>Un mot</li><li>Un nombre</li></ul>",
            "<p>Un premier passage.</p><p>Un autre, qui reste.</p><ul><li>Un mot</li></ul>",
        ]), @r##"[["<p>Un premier passage.</p>","0,2","<p>Un deuxième passage.</p>","1"],["<p>Un autre, qui reste.</p>","1-2"],{"tag":"<ul>","parts":[{"tag":"<li>","parts":[["<span data-line>Un mot</span>",""]]},{"tag":"<li>","in":"1","parts":[["<span data-line>Un nombre</span>",""]]}]}]"##);
    }

    #[test]
    fn what_has_another_shape_is_another_part() {
        let table = |row: &str| format!("<table><tbody><tr>{row}</tr></tbody></table>");
        insta::assert_snapshot!(merged(&[&table("<td>Un</td>"), &table("<td>Un</td><td>Deux</td>")]), @r##"[{"tag":"<table>","in":"0","parts":[{"tag":"<tbody>","parts":[{"tag":"<tr>","parts":[{"tag":"<td>","parts":[["<span data-line>Un</span>",""]]}]}]}]},{"tag":"<table>","in":"1","parts":[{"tag":"<tbody>","parts":[{"tag":"<tr>","parts":[{"tag":"<td>","parts":[["<span data-line>Un</span>",""]]},{"tag":"<td>","parts":[["<span data-line>Deux</span>",""]]}]}]}]}]"##);
        insta::assert_snapshot!(merged(&["<ul><li>Un mot</li></ul>", "<ul><li><p>Un mot</p></li></ul>"]), @r##"[{"tag":"<ul>","parts":[{"tag":"<li>","parts":[["<span data-line>Un mot</span>","0","<p>Un mot</p>","1"]]}]}]"##);
    }
}
