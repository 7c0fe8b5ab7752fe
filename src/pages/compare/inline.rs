//! A line of text with its differences: which words came and went, within the elements of the line.
//!
//! Words are compared, elements follow: what is kept stands in the elements of the new text, what is removed in those of the old
//! one, which are the new ones where words of both are the same in them.

use std::ops::Range;

use rapidhash::{RapidHashMap as HashMap, RapidHashSet as HashSet};

use super::align::align;
use super::blocks::{BlockTree, OUTSIDE, TextToken, TokenKind};
use super::inline_notes::InlineNotes;
use super::tags;
use super::write::ComparisonWriter;

/// Words of both texts in a row, or words that only one has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum LineSegment {
    /// The first of the old and of the new words, and how many.
    Same(usize, usize, usize),
    Changed(Range<usize>, Range<usize>),
}

/// The element of a line that is being written: of the old text, or of the new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LineElement {
    Old(u32),
    New(u32),
}

/// Writes one line.
pub(super) struct LineWriter<'l, 'w, 'h> {
    to: &'l mut ComparisonWriter<'w, 'h>,
    /// The element of the new text that one of the old text is.
    same: HashMap<u32, u32>,
    open: Vec<LineElement>,
    /// Elements of the new text that were opened before: their ids are on the page.
    opened: HashSet<u32>,
    notes: InlineNotes,
    /// The whole line came or went: it needs no end.
    is_whole: bool,
}

impl<'h> ComparisonWriter<'_, 'h> {
    /// Writes two versions of a line; nothing stands for the one that is not there. Says whether words differ.
    pub(super) fn line(&mut self, old: Range<usize>, new: Range<usize>) -> bool {
        let is_whole = old.is_empty() || new.is_empty();
        let segments = segments(&self.old.tokens[old.clone()], &self.new.tokens[new.clone()], old.start, new.start);
        let same = same_elements(self.old, self.new, &segments);
        let notes = InlineNotes::of(self.old, self.new, &segments, &same);
        let pending = std::mem::take(&mut self.pending);
        self.out.push_str(&pending);
        let mut line = LineWriter { to: self, same, open: Vec::new(), opened: HashSet::default(), notes, is_whole };
        let mut differs = false;
        for (at, segment) in segments.iter().enumerate() {
            match segment {
                LineSegment::Same(old, new, count) => (0..*count).for_each(|n| line.kept(old + n, new + n)),
                LineSegment::Changed(old, new) => {
                    let next = segments.get(at + 1).and_then(|next| match next {
                        LineSegment::Same(_, new, _) => Some(*new),
                        LineSegment::Changed(..) => None,
                    });
                    differs |= line.changed(old.clone(), new.clone(), next);
                }
            }
        }
        line.close_to(0);
        differs
    }
}

impl<'h> LineWriter<'_, '_, 'h> {
    fn kept(&mut self, old: usize, new: usize) {
        let token = &self.to.new.tokens[new];
        self.move_to(&self.chain_of_new(token.inline), token.gap);
        self.to.out.push_str(escaped(token.text));
        if let Some(key) = self.notes.at_token(self.to.old, self.to.new, old, new) {
            self.to.note(key);
        }
        self.notes_behind(Some(old), Some(new), 0);
    }

    fn changed(&mut self, old: Range<usize>, new: Range<usize>, next: Option<usize>) -> bool {
        let (old_tree, new_tree) = (self.to.old, self.to.new);
        let shown_old: Vec<usize> = old.filter(|at| is_shown_removed(old_tree, &old_tree.tokens[*at])).collect();
        let is_silent = |at: &usize| new_tree.tokens[*at].kind == TokenKind::Silent;
        if new.clone().all(|at| is_silent(&at)) && shown_old.is_empty() {
            for at in new {
                let token = &new_tree.tokens[at];
                self.move_to(&self.chain_of_new(token.inline), token.gap);
                self.to.out.push_str(token.text);
            }
            return false;
        }
        let has_gap = |tree: &BlockTree, at: Option<&usize>| at.map(|at| !tree.tokens[*at].gap.is_empty());
        let shown_new: Vec<usize> = new.collect();
        let gaps = (has_gap(old_tree, shown_old.first()), has_gap(new_tree, shown_new.first()));
        // A space that stands in both texts is neither underlined nor struck out.
        let is_apart = match gaps {
            (Some(old), Some(new)) => old && new,
            (old, new) => old.or(new) == Some(true) && next.is_none_or(|next| !new_tree.tokens[next].gap.is_empty()),
        };
        if !shown_old.is_empty() {
            self.removed(&shown_old, is_apart);
        }
        if !shown_new.is_empty() {
            self.added(&shown_new, is_apart, !shown_old.is_empty());
        }
        true
    }

    fn removed(&mut self, tokens: &[usize], is_apart: bool) {
        let tree = self.to.old;
        let chains: Vec<Vec<LineElement>> =
            tokens.iter().map(|at| self.chain_of_old(tree.tokens[*at].inline)).collect();
        let around = shared_beginning(&chains);
        self.move_to(&chains[0][..around], if is_apart { tree.tokens[tokens[0]].gap } else { "" });
        self.to.begin_mark(false);
        for (number, (at, chain)) in tokens.iter().zip(&chains).enumerate() {
            let token = &tree.tokens[*at];
            self.move_to(chain, if is_apart && number == 0 { "" } else { token.gap });
            match token.kind {
                TokenKind::Whole(node) => self.to.removed_whole(node),
                _ => self.to.out.push_str(escaped(token.text)),
            }
            self.to.counts.words_removed += usize::from(token.kind == TokenKind::Word);
            if number + 1 < tokens.len() {
                self.notes_behind(Some(*at), None, around);
            }
        }
        self.close_to(around);
        self.to.end_mark(false, self.is_whole);
        self.notes_behind(tokens.last().copied(), None, 0);
    }

    fn added(&mut self, tokens: &[usize], is_apart: bool, has_gap: bool) {
        let tree = self.to.new;
        let chains: Vec<Vec<LineElement>> =
            tokens.iter().map(|at| self.chain_of_new(tree.tokens[*at].inline)).collect();
        let around = shared_beginning(&chains);
        self.move_to(&chains[0][..around], if is_apart && !has_gap { tree.tokens[tokens[0]].gap } else { "" });
        self.to.begin_mark(true);
        for (number, (at, chain)) in tokens.iter().zip(&chains).enumerate() {
            let token = &tree.tokens[*at];
            self.move_to(chain, if is_apart && number == 0 { "" } else { token.gap });
            self.to.out.push_str(escaped(token.text));
            if let TokenKind::Whole(node) = token.kind {
                self.to.added_whole(node);
            }
            self.to.counts.words_added += usize::from(token.kind == TokenKind::Word);
            if number + 1 < tokens.len() {
                self.notes_behind(None, Some(*at), around);
            }
        }
        self.close_to(around);
        self.to.end_mark(true, self.is_whole);
        self.notes_behind(None, tokens.last().copied(), 0);
    }

    /// What is said of the links that end with a word; the first `kept` elements stay open.
    fn notes_behind(&mut self, old: Option<usize>, new: Option<usize>, kept: usize) {
        let Some((key, parent)) = self.notes.behind(old, new) else { return };
        let chain = self.chain_of_new(parent);
        let within = self.open.iter().zip(&chain).take_while(|(a, b)| a == b).count();
        self.close_to(within.max(kept));
        self.to.note(key);
    }

    fn chain_of_new(&self, inline: u32) -> Vec<LineElement> {
        let tree = self.to.new;
        let mut chain: Vec<LineElement> = around(tree, inline).map(LineElement::New).collect();
        chain.reverse();
        chain
    }

    /// Elements that are the same in both texts are those of the new one.
    fn chain_of_old(&self, inline: u32) -> Vec<LineElement> {
        let tree = self.to.old;
        let of = |old: u32| self.same.get(&old).map_or(LineElement::Old(old), |new| LineElement::New(*new));
        let mut chain: Vec<LineElement> = around(tree, inline).map(of).collect();
        chain.reverse();
        chain
    }

    /// Closes and opens elements so that those of `chain` are open, with the spaces between those that close and those that open.
    fn move_to(&mut self, chain: &[LineElement], gap: &str) {
        let shared = self.open.iter().zip(chain).take_while(|(a, b)| a == b).count();
        self.close_to(shared);
        self.to.out.push_str(gap);
        for element in &chain[shared..] {
            match *element {
                LineElement::Old(inline) => {
                    let (tag, name) = self.to.old.tag_of(inline);
                    tags::of_removed_inline(&mut self.to.out, name, tag);
                }
                LineElement::New(inline) => {
                    let (tag, name) = self.to.new.tag_of(inline);
                    match self.opened.insert(inline) {
                        true => self.to.out.push_str(tag),
                        false => tags::without_id(&mut self.to.out, name, tag),
                    }
                }
            }
            self.open.push(*element);
        }
    }

    fn close_to(&mut self, length: usize) {
        while self.open.len() > length {
            let name = match self.open.pop() {
                Some(LineElement::New(inline)) => self.to.new.tag_of(inline).1,
                Some(LineElement::Old(inline)) => {
                    let (tag, name) = self.to.old.tag_of(inline);
                    tags::of_removed_inline(&mut String::new(), name, tag)
                }
                None => return,
            };
            self.to.out.extend(["</", name, ">"]);
        }
    }
}

/// An element of a line and those around it.
pub(super) fn around(tree: &BlockTree, inline: u32) -> impl Iterator<Item = u32> {
    std::iter::successors(Some(inline), |inline| Some(tree.inline(*inline).parent))
        .take_while(|inline| *inline != OUTSIDE)
}

fn shared_beginning(chains: &[Vec<LineElement>]) -> usize {
    let Some((first, rest)) = chains.split_first() else { return 0 };
    rest.iter().fold(first.len(), |length, chain| first[..length].iter().zip(chain).take_while(|(a, b)| a == b).count())
}

/// A text holds this sign only where raw HTML does, and next to others it could begin a tag.
fn escaped(text: &str) -> &str {
    if text == "<" { "&lt;" } else { text }
}

/// Whether anything is to be seen of what is no more.
fn is_shown_removed(tree: &BlockTree, token: &TextToken) -> bool {
    match token.kind {
        TokenKind::Silent => false,
        TokenKind::Whole(node) => !matches!(
            tree.markup.node(node).name,
            "a" | "button" | "noscript" | "script" | "select" | "style" | "textarea"
        ),
        TokenKind::Word | TokenKind::Sign | TokenKind::Space => true,
    }
}

/// The elements of the new text that those of the old one are: of one name, at one depth, around one word.
fn same_elements(old: &BlockTree, new: &BlockTree, segments: &[LineSegment]) -> HashMap<u32, u32> {
    let mut same: HashMap<u32, u32> = HashMap::default();
    let mut taken: HashSet<u32> = HashSet::default();
    let mut last = (OUTSIDE, OUTSIDE);
    for segment in segments {
        let LineSegment::Same(from, to, count) = segment else { continue };
        for n in 0..*count {
            let pair = (old.tokens[from + n].inline, new.tokens[to + n].inline);
            if pair.0 == OUTSIDE || pair.1 == OUTSIDE || pair == last {
                continue;
            }
            last = pair;
            let (mut a, mut b): (Vec<u32>, Vec<u32>) = (around(old, pair.0).collect(), around(new, pair.1).collect());
            while let (Some(a), Some(b)) = (a.pop(), b.pop()) {
                match same.get(&a) {
                    Some(known) if *known == b => continue,
                    None if old.tag_of(a).1 == new.tag_of(b).1 && taken.insert(b) => same.insert(a, b),
                    _ => break,
                };
            }
        }
    }
    same
}

/// The differences of two lines.
fn segments(old: &[TextToken], new: &[TextToken], old_base: usize, new_base: usize) -> Vec<LineSegment> {
    let keys = |tokens: &[TextToken]| tokens.iter().map(|token| token.key).collect::<Vec<_>>();
    let mut segments: Vec<LineSegment> = Vec::new();
    let (mut i, mut j) = (0, 0);
    for (a, b) in align(&keys(old), &keys(new)).pairs.into_iter().chain([(old.len(), new.len())]) {
        if i < a || j < b {
            segments.push(LineSegment::Changed(i + old_base..a + old_base, j + new_base..b + new_base));
        }
        match segments.last_mut() {
            _ if a == old.len() || b == new.len() => {}
            Some(LineSegment::Same(_, _, count)) => *count += 1,
            _ => segments.push(LineSegment::Same(a + old_base, b + new_base, 1)),
        }
        (i, j) = (a + 1, b + 1);
    }
    without_islands(
        segments,
        |range| weight(&old[range.start - old_base..range.end - old_base]),
        |range| weight(&new[range.start - new_base..range.end - new_base]),
    )
}

/// Letters of the words, as far as they matter.
fn weight(tokens: &[TextToken]) -> usize {
    let length = |token: &TextToken| if token.kind == TokenKind::Word { token.text.len() } else { 1 };
    tokens.iter().take(ISLAND + 1).map(length).sum()
}

/// Letters up to which words that are the same between two changes are part of the change.
const ISLAND: usize = 12;

/// A short word that both texts have between longer changes is there by chance: one change is easier to read than three pieces.
fn without_islands(
    segments: Vec<LineSegment>,
    old: impl Fn(Range<usize>) -> usize,
    new: impl Fn(Range<usize>) -> usize,
) -> Vec<LineSegment> {
    let size = |a: &Range<usize>, b: &Range<usize>| old(a.clone()).max(new(b.clone()));
    let mut out: Vec<LineSegment> = Vec::with_capacity(segments.len());
    for segment in segments {
        let merged = match (out.as_slice(), &segment) {
            ([.., LineSegment::Changed(a, b), LineSegment::Same(_, to, count)], LineSegment::Changed(c, d)) => {
                let island = new(*to..to + count);
                let is_island = island <= ISLAND && 2 * island <= size(a, b).min(size(c, d));
                is_island.then_some(LineSegment::Changed(a.start..c.end, b.start..d.end))
            }
            _ => None,
        };
        if let Some(merged) = merged {
            out.truncate(out.len() - 2);
            out.push(merged);
        } else {
            out.push(segment);
        }
    }
    out
}
