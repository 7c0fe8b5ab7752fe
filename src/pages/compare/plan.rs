//! Which block of the new text is which of the old one.
//!
//! Equal blocks first; what is left between them is paired by how much it shares, in order. It knows numbers of words, never words.

use super::align::align;
use super::blocks::{BlockTree, TokenKind};
use super::table::TableColumn;

/// Blocks between two equal ones, of each text, that are all compared with each other.
const WINDOW: usize = 12;

/// What becomes of a block.
#[derive(Debug)]
pub(super) enum BlockStep {
    Pair(BlockPair),
    Added(u32),
    Removed(u32),
    /// A row of one text alone, in a table whose columns are others now.
    Row {
        row: u32,
        is_new: bool,
        cells: Vec<BlockStep>,
    },
    /// The place of a cell in a row that has none.
    Empty,
}

/// Two versions of a block, and what becomes of the blocks within. Lines of text and blocks that are written alike have none.
#[derive(Debug)]
pub(super) struct BlockPair {
    pub(super) old: u32,
    pub(super) new: u32,
    pub(super) steps: Vec<BlockStep>,
}

#[derive(Debug)]
pub(super) struct BlockPlanner<'p, 'h> {
    pub(super) old: &'p BlockTree<'h>,
    pub(super) new: &'p BlockTree<'h>,
    /// Of the table around, where they are others now.
    pub(super) columns: Option<Vec<TableColumn>>,
    old_bags: Vec<Option<WordBag>>,
    new_bags: Vec<Option<WordBag>>,
}

/// The words of a block in the order of their numbers, each with its weight.
#[derive(Debug, Default, Clone)]
struct WordBag {
    words: Vec<(u64, u32)>,
    weight: u32,
}

impl<'p, 'h> BlockPlanner<'p, 'h> {
    pub(super) fn new(old: &'p BlockTree<'h>, new: &'p BlockTree<'h>) -> BlockPlanner<'p, 'h> {
        let (old_bags, new_bags) = (vec![None; old.blocks.len()], vec![None; new.blocks.len()]);
        BlockPlanner { old, new, columns: None, old_bags, new_bags }
    }

    pub(super) fn pair(&mut self, old: u32, new: u32) -> BlockPair {
        let (a, b) = (self.old.block(old), self.new.block(new));
        if a.is_line() && b.is_line() || self.old.source_of(old) == self.new.source_of(new) {
            return BlockPair { old, new, steps: Vec::new() };
        }
        if a.name == "table" && b.name == "table" {
            let columns = self.table_columns(old, new);
            let around = std::mem::replace(&mut self.columns, columns);
            let steps = self.children(&a.children, &b.children);
            self.columns = around;
            return BlockPair { old, new, steps };
        }
        if a.name == "tr" && b.name == "tr" {
            return BlockPair { old, new, steps: self.cells(old, new) };
        }
        if let ([a], [b]) = (&a.children[..], &b.children[..])
            && self.old.block(*a).is_line()
            && self.new.block(*b).is_line()
        {
            return BlockPair { old, new, steps: vec![BlockStep::Pair(self.pair(*a, *b))] };
        }
        // A line stands for itself where the other text has it in a paragraph.
        let (old_line, new_line) = ([old], [new]);
        let a = if a.is_line() { &old_line[..] } else { &a.children };
        let b = if b.is_line() { &new_line[..] } else { &b.children };
        BlockPair { old, new, steps: self.children(a, b) }
    }

    /// What becomes of the blocks in one; those that nobody reads are no difference.
    pub(super) fn children(&mut self, old: &[u32], new: &[u32]) -> Vec<BlockStep> {
        let key = |tree: &BlockTree, block: &u32| {
            let block = tree.block(*block);
            block.content ^ block.kind.rotate_left(1)
        };
        let same = aligned(self.old, self.new, old, new, key);
        let mut steps = Vec::with_capacity(new.len());
        self.between(old, new, &same, &mut steps, |planner, old, new, steps| planner.by_beginnings(old, new, steps));
        steps
    }

    /// Pairs what `same` says, and hands over what lies between.
    fn between(
        &mut self,
        old: &[u32],
        new: &[u32],
        same: &[(usize, usize)],
        steps: &mut Vec<BlockStep>,
        then: impl Fn(&mut Self, &[u32], &[u32], &mut Vec<BlockStep>),
    ) {
        let (mut i, mut j) = (0, 0);
        for (a, b) in same.iter().copied().chain([(old.len(), new.len())]) {
            match (i == a, j == b) {
                (false, false) => then(self, &old[i..a], &new[j..b], steps),
                _ => {
                    steps.extend(old[i..a].iter().map(|block| self.only_old(*block)));
                    steps.extend(new[j..b].iter().map(|block| self.only_new(*block)));
                }
            }
            if a < old.len() && b < new.len() {
                steps.push(BlockStep::Pair(self.pair(old[a], new[b])));
            }
            (i, j) = (a + 1, b + 1);
        }
    }

    /// Long gaps are cut where two blocks begin alike, then where they end alike.
    fn by_beginnings(&mut self, old: &[u32], new: &[u32], steps: &mut Vec<BlockStep>) {
        if old.len() <= WINDOW && new.len() <= WINDOW {
            return self.by_words(old, new, steps);
        }
        let same = self.edges(old, new, false);
        self.between(old, new, &same, steps, |planner, old, new, steps| planner.by_ends(old, new, steps));
    }

    fn by_ends(&mut self, old: &[u32], new: &[u32], steps: &mut Vec<BlockStep>) {
        let same = match old.len() <= WINDOW && new.len() <= WINDOW {
            true => Vec::new(),
            false => self.edges(old, new, true),
        };
        self.between(old, new, &same, steps, |planner, mut old, mut new, steps| {
            while !old.is_empty() || !new.is_empty() {
                let (a, rest_of_old) = old.split_at(old.len().min(WINDOW));
                let (b, rest_of_new) = new.split_at(new.len().min(WINDOW));
                planner.by_words(a, b, steps);
                (old, new) = (rest_of_old, rest_of_new);
            }
        });
    }

    /// Blocks of one kind with the same first or last words, which share enough besides.
    fn edges(&mut self, old: &[u32], new: &[u32], at_end: bool) -> Vec<(usize, usize)> {
        let same = aligned(self.old, self.new, old, new, |tree, block| edge_key(tree, *block, at_end));
        same.into_iter().filter(|(a, b)| self.may_be_one(old[*a], new[*b], false)).collect()
    }

    /// Pairs the blocks that share most, in order.
    fn by_words(&mut self, old: &[u32], new: &[u32], steps: &mut Vec<BlockStep>) {
        let is_alone = old.len() == 1 && new.len() == 1;
        let width = new.len() + 1;
        let mut likeness = vec![0; old.len() * new.len()];
        for (i, a) in old.iter().enumerate() {
            for (j, b) in new.iter().enumerate() {
                if self.may_be_one(*a, *b, is_alone) {
                    likeness[i * new.len() + j] = self.likeness(*a, *b).max(1);
                }
            }
        }
        // The best of what is left from each place on.
        let mut best = vec![0; (old.len() + 1) * width];
        for i in (0..old.len()).rev() {
            for j in (0..new.len()).rev() {
                let pair = likeness[i * new.len() + j];
                let with = if pair > 0 { pair + best[(i + 1) * width + j + 1] } else { 0 };
                best[i * width + j] = with.max(best[(i + 1) * width + j]).max(best[i * width + j + 1]);
            }
        }
        let (mut i, mut j) = (0, 0);
        while i < old.len() && j < new.len() {
            let (here, pair) = (best[i * width + j], likeness[i * new.len() + j]);
            if pair > 0 && here == pair + best[(i + 1) * width + j + 1] {
                steps.push(BlockStep::Pair(self.pair(old[i], new[j])));
                (i, j) = (i + 1, j + 1);
            } else if here == best[(i + 1) * width + j] {
                steps.push(self.only_old(old[i]));
                i += 1;
            } else {
                steps.push(self.only_new(new[j]));
                j += 1;
            }
        }
        steps.extend(old[i..].iter().map(|block| self.only_old(*block)));
        steps.extend(new[j..].iter().map(|block| self.only_new(*block)));
    }

    /// Whether two blocks share enough to be versions of one: more where others could be meant.
    pub(super) fn may_be_one(&mut self, old: u32, new: u32, is_alone: bool) -> bool {
        let (a, b) = (self.old.block(old), self.new.block(new));
        if a.kind != b.kind || self.old.is_silent(old) != self.new.is_silent(new) {
            return false;
        }
        // There is one in what it is the title of.
        let is_title = matches!(b.name, "summary" | "caption" | "figcaption") || b.tag.contains("callout-title");
        if is_title || is_alone && matches!(b.name, "td" | "th") {
            return true;
        }
        let is_composite = a.children.len() > 1 && b.children.len() > 1;
        let enough = match (is_composite, is_alone) {
            (true, true) => 100,
            (true, false) => 250,
            (false, true) => 300,
            (false, false) => 500,
        };
        self.likeness(old, new) >= enough
    }

    /// How much two blocks share, of 1000, by the length of their words: short ones are in every text.
    pub(super) fn likeness(&mut self, old: u32, new: u32) -> u32 {
        let a = self.old_bags[old as usize].get_or_insert_with(|| WordBag::of(self.old, old));
        let b = self.new_bags[new as usize].get_or_insert_with(|| WordBag::of(self.new, new));
        let whole = u64::from(a.weight) + u64::from(b.weight);
        if whole == 0 {
            return 1000;
        }
        u32::try_from(2000 * u64::from(a.shared_with(b)) / whole).unwrap_or(1000)
    }
}

/// Pairs of equal keys, as places in the two lists.
fn aligned(
    old_tree: &BlockTree,
    new_tree: &BlockTree,
    old: &[u32],
    new: &[u32],
    key: impl Fn(&BlockTree, &u32) -> u64,
) -> Vec<(usize, usize)> {
    let old: Vec<u64> = old.iter().map(|block| key(old_tree, block)).collect();
    let new: Vec<u64> = new.iter().map(|block| key(new_tree, block)).collect();
    align(&old, &new).pairs
}

/// Words at an end of a block by which it is known again.
const EDGE: usize = 4;

pub(super) fn edge_key(tree: &BlockTree, block: u32, at_end: bool) -> u64 {
    let words = tree.tokens_of(block).iter().filter(|token| token.kind == TokenKind::Word).map(|token| token.key);
    let mix = |key: u64, word: u64| (key.rotate_left(7) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let kind = tree.block(block).kind;
    match at_end {
        true => words.rev().take(EDGE).fold(kind, mix),
        false => words.take(EDGE).fold(kind, mix),
    }
}

impl WordBag {
    fn of(tree: &BlockTree, block: u32) -> WordBag {
        // A long word says no more than this.
        let weight = |text: &str| u32::try_from(text.len().min(10)).unwrap_or(10);
        let words = tree.tokens_of(block).iter().filter_map(|token| match token.kind {
            TokenKind::Word => Some((token.key, weight(token.text))),
            TokenKind::Whole(_) => Some((token.key, 4)),
            TokenKind::Sign | TokenKind::Space | TokenKind::Silent => None,
        });
        let mut words: Vec<(u64, u32)> = words.collect();
        words.sort_unstable();
        let weight = words.iter().fold(0_u32, |sum, (_, weight)| sum.saturating_add(*weight));
        WordBag { words, weight }
    }

    fn shared_with(&self, other: &WordBag) -> u32 {
        let (mut i, mut j, mut shared) = (0, 0, 0_u32);
        while let (Some((a, weight)), Some((b, _))) = (self.words.get(i), other.words.get(j)) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    shared = shared.saturating_add(*weight);
                    (i, j) = (i + 1, j + 1);
                }
            }
        }
        shared
    }
}
