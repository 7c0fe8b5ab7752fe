//! The text of a comparison: the new text, with what was removed from the old one in its place.
//!
//! What is written is valid at every place: `ins` and `del` stand within lines, and blocks have a class. Nobody has to see a colour
//! to read it: words say where a change begins and ends.

use std::ops::Range;

use super::blocks::{BlockTree, TextToken, TokenKind};
use super::markup::{attribute, attributes};
use super::moves::Moves;
use super::plan::{BlockPair, BlockStep};
use super::tags;
use super::text::{ChangeCounts, ChangeNote, ChangeWords};

pub(super) struct ComparisonWriter<'w, 'h> {
    pub(super) old: &'w BlockTree<'h>,
    pub(super) new: &'w BlockTree<'h>,
    pub(super) moves: &'w Moves,
    pub(super) words: &'w ChangeWords,
    pub(super) out: String,
    pub(super) counts: ChangeCounts,
    /// What stands at the beginning of the next line: a block that moved says so there.
    pub(super) pending: String,
    /// A passage that is counted is around.
    is_counted: bool,
}

impl<'w, 'h> ComparisonWriter<'w, 'h> {
    pub(super) fn new(
        old: &'w BlockTree<'h>,
        new: &'w BlockTree<'h>,
        moves: &'w Moves,
        words: &'w ChangeWords,
    ) -> ComparisonWriter<'w, 'h> {
        let out = String::with_capacity(new.markup.html.len() + 1024);
        let (counts, pending) = (ChangeCounts::default(), String::new());
        ComparisonWriter { old, new, moves, words, out, counts, pending, is_counted: false }
    }

    pub(super) fn steps(&mut self, steps: &[BlockStep]) {
        for step in steps {
            match step {
                BlockStep::Pair(pair) => self.pair(pair, ""),
                BlockStep::Added(block) => self.added(*block, true),
                BlockStep::Removed(block) => self.removed(*block, true),
                BlockStep::Row { row, is_new, cells } => self.row(*row, *is_new, cells),
                BlockStep::Empty => self.out.push_str("<td class=\"is-empty\"></td>"),
            }
        }
    }

    fn pair(&mut self, pair: &BlockPair, class: &str) {
        let (old, new) = (self.old.block(pair.old), self.new.block(pair.new));
        if self.old.source_of(pair.old) == self.new.source_of(pair.new) {
            return self.kept(pair.new, class);
        }
        if new.is_line() && old.is_line() {
            let differs = self.line(old.tokens.clone(), new.tokens.clone());
            self.counts.changed += usize::from(differs);
            return;
        }
        if new.is_line() {
            return self.steps(&pair.steps);
        }
        let (start, before) = (self.out.len(), self.counts.clone());
        tags::with_class(&mut self.out, new.name, new.tag, class);
        let end = self.out.len();
        self.steps(&pair.steps);
        if self.counts != before {
            self.unfold(start..end);
        }
        self.close(new.name);
    }

    /// What changed is not folded away: adds that to the start tag at a place of what is written.
    fn unfold(&mut self, tag: Range<usize>) {
        let written = &self.out[tag.clone()];
        if written.starts_with("<details") && !attributes(written).any(|(_, name, _)| name == "open") {
            self.out.insert_str(tag.end - 1, " open=\"\"");
        }
    }

    /// A block as it is.
    fn kept(&mut self, number: u32, class: &str) {
        let block = self.new.block(number);
        if block.is_line() {
            let pending = std::mem::take(&mut self.pending);
            return self.out.extend([&pending, self.new.source_of(number)]);
        }
        if self.pending.is_empty() && class.is_empty() {
            self.out.push_str(self.new.source_of(number));
            return self.end_line();
        }
        if self.new.is_silent(number) {
            return self.out.push_str(self.new.source_of(number));
        }
        tags::with_class(&mut self.out, block.name, block.tag, class);
        for child in &block.children {
            self.kept(*child, "");
        }
        self.close(block.name);
    }

    fn added(&mut self, number: u32, is_outermost: bool) {
        let block = self.new.block(number);
        if let Some(at) = self.moves.of_new(number) {
            return self.moved(at);
        }
        if self.new.is_silent(number) {
            return self.out.push_str(self.new.source_of(number));
        }
        let counts = self.count(self.new, number);
        self.counts.added += usize::from(counts);
        if block.is_line() {
            self.line(0..0, block.tokens.clone());
        } else {
            let start = self.out.len();
            tags::with_class(&mut self.out, block.name, block.tag, if is_outermost { "is-added" } else { "" });
            self.unfold(start..self.out.len());
            for child in &block.children {
                self.added(*child, false);
            }
            self.close(block.name);
        }
        self.is_counted &= !counts;
    }

    fn removed(&mut self, number: u32, is_outermost: bool) {
        let block = self.old.block(number);
        if let Some(moved) = self.moves.of_old(number) {
            return moved.number.into_iter().for_each(|mark| self.moved_away(number, mark));
        }
        // A cell has its place in the row.
        if self.old.is_silent(number) && !matches!(block.name, "td" | "th") {
            return;
        }
        let counts = self.count(self.old, number);
        self.counts.removed += usize::from(counts);
        if block.is_line() {
            self.line(block.tokens.clone(), 0..0);
        } else {
            let class = if is_outermost { "is-removed" } else { "" };
            let start = self.out.len();
            let name = tags::of_removed_block(&mut self.out, block.name, block.tag, class);
            self.unfold(start..self.out.len());
            let content = self.out.len();
            for child in &block.children {
                self.removed(*child, false);
            }
            // All that was in it moved along with something else.
            if self.out.len() == content && name != "td" && name != "th" {
                self.out.truncate(start);
            } else {
                self.close(name);
            }
        }
        self.is_counted &= !counts;
    }

    /// Whether a block is a passage of its own, in no other: what has lines alone, a figure, a row.
    fn count(&mut self, tree: &BlockTree, number: u32) -> bool {
        let block = tree.block(number);
        let has_lines = block.children.iter().all(|child| tree.block(*child).is_line());
        let counts = !self.is_counted && (has_lines || matches!(block.name, "tr" | "figure"));
        self.is_counted |= counts;
        counts
    }

    fn row(&mut self, row: u32, is_new: bool, cells: &[BlockStep]) {
        let was_counted = std::mem::replace(&mut self.is_counted, true);
        match is_new {
            true => {
                let row = self.new.block(row);
                tags::with_class(&mut self.out, row.name, row.tag, "is-added");
                self.counts.added += 1;
            }
            false => {
                tags::with_class(&mut self.out, "tr", "<tr>", "is-removed");
                self.counts.removed += 1;
            }
        }
        self.steps(cells);
        self.close("tr");
        self.is_counted = was_counted;
    }

    fn moved(&mut self, at: usize) {
        let moves = self.moves;
        let Some(moved) = moves.list.get(at) else { return };
        self.counts.moved += 1;
        if let Some(number) = moved.number {
            let label = &self.words.moved;
            self.pending.push_str(&format!(
                "<span class=\"compare-note\"><a id=\"c-moved-{number}\" href=\"#c-was-{number}\">{label}</a> </span>"
            ));
        }
        self.pair(&moved.pair, "is-moved");
    }

    /// Stands where a block was, and leads to where it is.
    fn moved_away(&mut self, block: u32, number: usize) {
        let (open, close) = match self.old.block(block).name {
            "li" => ("<li class=\"was-moved\">".to_owned(), "</li>"),
            "tr" => {
                let cells = self.old.block(block).children.len().max(1);
                (format!("<tr class=\"was-moved\"><td colspan=\"{cells}\">"), "</td></tr>")
            }
            _ => ("<p class=\"was-moved\">".to_owned(), "</p>"),
        };
        let (before, behind) = &self.words.moved_away;
        let words = first_words(self.old, block);
        self.out.push_str(&format!(
            "{open}<span class=\"compare-note\"><a id=\"c-was-{number}\" href=\"#c-moved-{number}\">{before}{words}{behind}</a></span>{close}"
        ));
        self.end_line();
    }

    pub(super) fn begin_mark(&mut self, is_added: bool) {
        let (tag, words) = match is_added {
            true => ("<ins class=\"is-added\">", &self.words.added),
            false => ("<del class=\"is-removed\">", &self.words.removed),
        };
        self.out.extend([tag, "<span class=\"compare-words\">", words, " </span>"]);
    }

    /// The end of a whole line is the end of what is around it: nothing has to say so.
    pub(super) fn end_mark(&mut self, is_added: bool, is_whole: bool) {
        let (tag, words) = match is_added {
            true => ("</ins>", &self.words.added_end),
            false => ("</del>", &self.words.removed_end),
        };
        if !is_whole {
            self.out.extend(["<span class=\"compare-words\"> ", words, " </span>"]);
        }
        self.out.push_str(tag);
    }

    pub(super) fn note(&mut self, note: ChangeNote) {
        match note {
            ChangeNote::LinkAdded | ChangeNote::LinkChanged | ChangeNote::LinkRemoved => self.counts.links += 1,
            ChangeNote::BoxTicked | ChangeNote::BoxCleared => self.counts.boxes += 1,
            ChangeNote::ImageChanged => self.counts.images += 1,
            // Counted with the passage that it stands in.
            ChangeNote::ImageAdded | ChangeNote::ImageRemoved | ChangeNote::MediaAdded | ChangeNote::MediaRemoved => {}
        }
        self.out.extend(["<span class=\"compare-note\"> ", self.words.note(note), " </span>"]);
    }

    /// What is said behind an image or a film that came.
    pub(super) fn added_whole(&mut self, node: u32) {
        match self.new.markup.node(node).name {
            "img" | "picture" => self.note(ChangeNote::ImageAdded),
            "audio" | "video" | "iframe" | "object" => self.note(ChangeNote::MediaAdded),
            _ => {}
        }
    }

    /// What stands for something that is compared as one and is no more. Its file may be gone with it.
    pub(super) fn removed_whole(&mut self, number: u32) {
        let markup = &self.old.markup;
        let node = markup.node(number);
        match node.name {
            "img" | "picture" => {
                let alt = attribute(node.written, "alt").unwrap_or_default().replace('<', "&lt;").replace('>', "&gt;");
                let said = self.words.note(ChangeNote::ImageRemoved);
                self.out.extend(["<span class=\"compare-note\"> ", said, " ", &alt, " </span>"]);
            }
            "audio" | "video" | "iframe" | "object" | "canvas" => self.note(ChangeNote::MediaRemoved),
            "input" => self.out.push_str(if node.written.contains(" checked") { "☑" } else { "☐" }),
            "br" => self.out.push_str("<br>"),
            "sup" => {
                let inner = markup.children(number).flat_map(|link| markup.children(link));
                let text = inner.map(|child| markup.node(child).written);
                self.out.push_str("<sup>");
                self.out.extend(text.filter(|text| !text.starts_with('<')));
                self.out.push_str("</sup>");
            }
            _ => tags::removed_element(&mut self.out, markup, number),
        }
    }

    fn close(&mut self, name: &str) {
        self.out.extend(["</", name, ">"]);
        self.end_line();
    }

    fn end_line(&mut self) {
        self.out.push('\n');
    }
}

/// Words by which a reader knows a block again.
const FIRST_WORDS: usize = 12;

fn first_words(tree: &BlockTree, block: u32) -> String {
    let is_read = |token: &TextToken| !matches!(token.kind, TokenKind::Whole(_) | TokenKind::Silent);
    // A cell or an item begins a word.
    let begins: Vec<usize> = (block..tree.block(block).end).map(|within| tree.block(within).tokens.start).collect();
    let tokens = tree.tokens_of(block).iter().zip(tree.block(block).tokens.start..);
    let mut tokens = tokens.filter(|(token, _)| is_read(token)).map(|(token, at)| {
        let is_apart = !token.gap.is_empty() || begins.binary_search(&at).is_ok();
        (token, is_apart || token.kind == TokenKind::Space)
    });
    let mut tokens = tokens.by_ref().peekable();
    let (mut out, mut count) = (String::new(), 0);
    // It ends before a space, unless there is none.
    let is_first = |is_apart: bool, count| count < FIRST_WORDS || !is_apart && count < 2 * FIRST_WORDS;
    while let Some((token, is_apart)) = tokens.next_if(|(_, is_apart)| is_first(*is_apart, count)) {
        count += 1;
        if is_apart {
            out.push(' ');
        }
        out.push_str(if token.text == "<" { "&lt;" } else { token.text });
    }
    if tokens.any(|(token, _)| token.kind == TokenKind::Word) {
        out.push('…');
    }
    out.trim().to_owned()
}
