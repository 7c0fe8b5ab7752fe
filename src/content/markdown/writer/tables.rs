//! Tables: their head, their rows, their cells and how these are aligned.
//!
//! What stands in a cell is written by the events inside.

use pulldown_cmark::Alignment;
use pulldown_cmark_escape::escape_html;

use super::Writer;

impl Writer<'_> {
    pub(super) fn table(&mut self, alignments: &[Alignment]) {
        self.open_block();
        self.tables += 1;
        self.alignments = alignments.to_vec();
        self.html("<section class=\"table\" tabindex=\"0\" aria-label=\"");
        let _ = escape_html(&mut self.body.html, &self.settings.words.table);
        self.html(&format!(" {}\"><table>\n", self.tables));
    }

    pub(super) fn table_head(&mut self) {
        self.in_table_head = true;
        self.cell = 0;
        self.html("<thead>\n<tr>");
    }

    pub(super) fn end_table_head(&mut self) {
        self.in_table_head = false;
        self.html("</tr>\n</thead>\n<tbody>\n");
    }

    pub(super) fn end_table(&mut self) {
        self.close_with("</tbody>\n</table></section>\n");
        self.alignments.clear();
        if let Some((name, named)) = self.table_name.take()
            && let Some((start, end)) = self.last_block
        {
            self.named = named;
            self.place_name(name, start, end);
        }
    }

    pub(super) fn table_row(&mut self) {
        self.cell = 0;
        self.html("<tr>");
    }

    /// An empty cell of the header heads nothing.
    pub(super) fn table_cell(&mut self, empty: bool) {
        self.cell_tag = if self.in_table_head && !empty { "th" } else { "td" };
        let class = match self.alignments.get(self.cell) {
            Some(Alignment::Left) => " class=\"left\"",
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"right\"",
            _ => "",
        };
        self.cell += 1;
        self.break_passage();
        let scope = if self.cell_tag == "th" { " scope=\"col\"" } else { "" };
        for part in ["<", self.cell_tag, scope, class, ">"] {
            self.html(part);
        }
    }

    pub(super) fn end_table_cell(&mut self) {
        self.break_passage();
        self.tag("</", self.cell_tag);
    }
}
