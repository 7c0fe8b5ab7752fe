//! What all constructs write with: HTML, holes, and the marks between which blocks stand.

use std::mem;

use super::Writer;
use crate::content::markdown::body::{Hole, HoleKind};

impl Writer<'_> {
    pub(super) fn html(&mut self, html: &str) {
        self.body.html.push_str(html);
    }

    /// `<` or `</`, a name, `>`.
    pub(super) fn tag(&mut self, begin: &str, name: &str) {
        self.html(begin);
        self.html(name);
        self.html(">");
    }

    pub(super) fn hole(&mut self, kind: HoleKind) {
        self.body.holes.push(Hole { at: self.body.html.len(), kind });
    }

    pub(super) fn new_mark(&mut self) -> u32 {
        self.marks += 1;
        self.marks - 1
    }

    pub(super) fn mark_at(&mut self, mark: u32) {
        self.hole(HoleKind::Mark(mark));
    }

    pub(super) fn mark(&mut self) -> u32 {
        let mark = self.new_mark();
        self.mark_at(mark);
        mark
    }

    /// A block that is written at once.
    pub(super) fn block(&mut self, write: impl FnOnce(&mut Self)) {
        self.open_block();
        write(self);
        self.close_block();
    }

    pub(super) fn open_with(&mut self, html: &str) {
        self.close_label();
        self.open_block();
        self.html(html);
    }

    pub(super) fn close_with(&mut self, html: &str) {
        self.break_passage();
        self.html(html);
        self.close_block();
    }

    pub(super) fn open_block(&mut self) -> u32 {
        self.break_passage();
        let start = self.mark();
        if self.depth == 0 {
            let end = self.new_mark();
            self.last_block = Some((start, end));
        }
        self.depth += 1;
        start
    }

    pub(super) fn close_block(&mut self) {
        self.break_passage();
        self.depth = self.depth.saturating_sub(1);
        if self.depth == 0
            && let Some((_, end)) = self.last_block
        {
            self.mark_at(end);
        }
    }

    pub(super) fn close_label(&mut self) {
        if mem::take(&mut self.label_open) {
            self.html("</label>");
        }
    }
}
