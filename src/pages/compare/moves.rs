//! Blocks that are in both texts at different places.

use rapidhash::RapidHashMap as HashMap;

use super::blocks::{BlockTree, TokenKind};
use super::markup::MarkupTree;
use super::plan::{BlockPair, BlockPlanner, BlockStep, edge_key};
use crate::text::elements::{ElementPlace, element};

/// Words from which on a block is known again elsewhere; a heading is with any.
const ENOUGH: usize = 4;
/// The same, where it has other words now.
const ENOUGH_CHANGED: usize = 8;
/// What it shares with the old one then, of 1000.
const LIKENESS: u32 = 750;

/// A block that is elsewhere now.
#[derive(Debug)]
pub(super) struct MovedBlock {
    pub(super) pair: BlockPair,
    /// Counted from 1; none where the block before it moved with it.
    pub(super) number: Option<usize>,
}

#[derive(Debug, Default)]
pub(super) struct Moves {
    pub(super) list: Vec<MovedBlock>,
    old: HashMap<u32, usize>,
    new: HashMap<u32, usize>,
}

impl Moves {
    pub(super) fn of_old(&self, block: u32) -> Option<&MovedBlock> {
        self.list.get(*self.old.get(&block)?)
    }

    pub(super) fn of_new(&self, block: u32) -> Option<usize> {
        self.new.get(&block).copied()
    }

    /// Finds again, among the blocks that were added, those that were removed.
    pub(super) fn of(steps: &[BlockStep], planner: &mut BlockPlanner) -> Moves {
        let mut apart = Apart::default();
        apart.gather(steps);
        let mut moves = Moves::default();
        if apart.old.is_empty() || apart.new.is_empty() {
            return moves;
        }
        let (old, new) = (planner.old, planner.new);
        let mut finder = MoveFinder {
            old: movable(old, &apart.old),
            new: movable(new, &apart.new),
            taken_old: vec![false; old.blocks.len()],
            taken_new: vec![false; new.blocks.len()],
            found: Vec::new(),
        };
        finder.find(planner, ENOUGH, |tree, block| tree.block(block).content ^ tree.block(block).kind);
        for at_end in [false, true] {
            finder.find(planner, ENOUGH_CHANGED, |tree, block| edge_key(tree, block, at_end));
        }
        finder.found.sort_unstable_by_key(|(_, new)| *new);
        let mut count = 0;
        for (from, to) in finder.found {
            let along = moves.old.get(&old.block(from).before);
            let goes_along = along.is_some() && along == moves.new.get(&new.block(to).before);
            count += usize::from(!goes_along);
            moves.old.insert(from, moves.list.len());
            moves.new.insert(to, moves.list.len());
            let pair = planner.pair(from, to);
            moves.list.push(MovedBlock { pair, number: (!goes_along).then_some(count) });
        }
        moves
    }
}

/// The blocks that one text alone has, without those within them.
#[derive(Default)]
struct Apart {
    old: Vec<u32>,
    new: Vec<u32>,
}

impl Apart {
    fn gather(&mut self, steps: &[BlockStep]) {
        for step in steps {
            match step {
                BlockStep::Pair(pair) => self.gather(&pair.steps),
                BlockStep::Added(block) => self.new.push(*block),
                BlockStep::Removed(block) => self.old.push(*block),
                BlockStep::Row { .. } | BlockStep::Empty => {}
            }
        }
    }
}

/// Blocks and those within them that could be told as moved.
fn movable(tree: &BlockTree, blocks: &[u32]) -> Vec<u32> {
    let all = blocks.iter().flat_map(|block| *block..tree.block(*block).end);
    let is_movable = |block: &u32| {
        // What may not be left alone in its place, such as a cell, is told as moved by nobody.
        let place = element(tree.block(*block).name).map(|element| element.place);
        matches!(place, Some(ElementPlace::Whole | ElementPlace::Heading)) && !tree.is_silent(*block)
    };
    all.filter(is_movable).collect()
}

struct MoveFinder {
    old: Vec<u32>,
    new: Vec<u32>,
    /// Whether a block, or one around or within it, was found.
    taken_old: Vec<bool>,
    taken_new: Vec<bool>,
    found: Vec<(u32, u32)>,
}

impl MoveFinder {
    /// Pairs what has the same key in both texts, and shares enough.
    fn find(&mut self, planner: &mut BlockPlanner, enough: usize, key: impl Fn(&BlockTree, u32) -> u64) {
        let mut by_key: HashMap<u64, Vec<u32>> = HashMap::default();
        for block in self.old.iter().rev().filter(|block| has_words(planner.old, **block, enough)) {
            by_key.entry(key(planner.old, *block)).or_default().push(*block);
        }
        for new in self.new.clone() {
            if self.taken_new[new as usize] || !has_words(planner.new, new, enough) {
                continue;
            }
            let Some(same) = by_key.get_mut(&key(planner.new, new)) else { continue };
            while same.last().is_some_and(|old| self.taken_old[*old as usize]) {
                same.pop();
            }
            let Some(old) = same.last().copied() else { continue };
            let (a, b) = (planner.old.block(old), planner.new.block(new));
            if a.kind == b.kind && (a.content == b.content || planner.likeness(old, new) >= LIKENESS) {
                same.pop();
                take(planner.old, old, &mut self.taken_old);
                take(planner.new, new, &mut self.taken_new);
                self.found.push((old, new));
            }
        }
    }
}

/// A block that moves takes along what is within it; what is around it has lost it.
fn take(tree: &BlockTree, block: u32, taken: &mut [bool]) {
    for within in block..tree.block(block).end {
        taken[within as usize] = true;
    }
    let around = std::iter::successors(Some(tree.block(block).parent), |parent| {
        Some(tree.block(*parent).parent).filter(|_| *parent != 0)
    });
    for parent in around {
        if std::mem::replace(&mut taken[parent as usize], true) {
            break;
        }
    }
}

fn has_words(tree: &BlockTree, block: u32, enough: usize) -> bool {
    let of = tree.block(block);
    let is_heading = of.name.len() == 2 && of.name.starts_with('h') && of.name != "hr";
    let mut words = tree.tokens_of(block).iter().filter(|token| match token.kind {
        TokenKind::Word => true,
        TokenKind::Whole(node) => is_picture(&tree.markup, node),
        TokenKind::Sign | TokenKind::Space | TokenKind::Silent => false,
    });
    match is_heading && enough == ENOUGH {
        true => words.next().is_some(),
        // An image is as much as words.
        false => of.name == "figure" && words.next().is_some() || words.nth(enough - 1).is_some(),
    }
}

fn is_picture(markup: &MarkupTree, node: u32) -> bool {
    matches!(markup.node(node).name, "img" | "math" | "svg" | "video" | "audio" | "picture")
}
