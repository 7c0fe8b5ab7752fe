//! Tables: their head, their rows, their cells and how these are aligned.
//!
//! What stands in a cell is written by the events inside.

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};
use pulldown_cmark_escape::escape_html;

use super::Writer;
use crate::content::markdown::features::Feature;

/// In hundredths of the size of a text: the least width of a cell, the room around its text, the width of a sign, and that
/// of the text of a phone of 320 pixels. The first two are those of the style sheet.
const LEAST: usize = 700;
const PADDING: usize = 150;
const SIGN: usize = 52;
const PHONE: usize = 1_800;

/// The table that is being written.
#[derive(Debug, Default)]
pub(super) struct OpenTable<'a> {
    /// Those of its columns.
    alignments: Vec<Alignment>,
    /// Cells of the row so far.
    cell: usize,
    cell_tag: &'static str,
    /// Its name, and the event that gives it.
    pub(super) name: Option<(&'a str, Option<usize>)>,
    is_in_head: bool,
    /// It scrolls on a phone.
    is_wide: bool,
    /// How many tables there were, with it.
    number: u32,
}

impl OpenTable<'_> {
    pub(super) fn is_open(&self) -> bool {
        !self.alignments.is_empty()
    }
}

impl Writer<'_> {
    pub(super) fn table(&mut self, alignments: &[Alignment], index: usize) {
        self.open_block();
        self.table.number += 1;
        self.table.alignments = alignments.to_vec();
        self.table.is_wide = self.is_wide(index, alignments.len());
        if !self.table.is_wide {
            return self.html("<div class=\"table\"><table>\n");
        }
        self.body.expected.add(Feature::WideTables);
        self.html("<section class=\"table table-wide\" tabindex=\"0\" aria-label=\"");
        let _ = escape_html(&mut self.body.html, &self.settings.words.table);
        self.html(&format!(" {}\"><table>\n", self.table.number));
    }

    /// Whether a table may be wider than the text of a phone: by the longest word of each of its columns.
    fn is_wide(&self, index: usize, columns: usize) -> bool {
        let mut longest = vec![0; columns];
        let mut column = 0;
        for (event, _) in &self.events.list[index..self.events.end_of(index)] {
            match event {
                Event::Start(Tag::TableHead | Tag::TableRow) => column = 0,
                Event::End(TagEnd::TableCell) => column += 1,
                Event::Text(text) | Event::Code(text) => {
                    let word = text.split([' ', '-', '/']).map(|word| word.chars().count()).max().unwrap_or(0);
                    if let Some(longest) = longest.get_mut(column) {
                        *longest = word.max(*longest);
                    }
                }
                _ => {}
            }
        }
        longest.iter().map(|signs| LEAST.max(PADDING + signs * SIGN)).sum::<usize>() > PHONE
    }

    pub(super) fn table_head(&mut self) {
        self.table.is_in_head = true;
        self.table.cell = 0;
        self.html("<thead>\n<tr>");
    }

    pub(super) fn end_table_head(&mut self) {
        self.table.is_in_head = false;
        self.html("</tr>\n</thead>\n<tbody>\n");
    }

    pub(super) fn end_table(&mut self) {
        let end = if self.table.is_wide { "</section>" } else { "</div>" };
        self.close_with(&format!("</tbody>\n</table>{end}\n"));
        self.table.alignments.clear();
        if let Some((name, named)) = self.table.name.take()
            && let Some((start, end)) = self.last_block
        {
            self.named = named;
            self.place_name(name, start, end);
        }
    }

    pub(super) fn table_row(&mut self) {
        self.table.cell = 0;
        self.html("<tr>");
    }

    /// An empty cell of the header heads nothing.
    pub(super) fn table_cell(&mut self, empty: bool) {
        self.table.cell_tag = if self.table.is_in_head && !empty { "th" } else { "td" };
        let class = match self.table.alignments.get(self.table.cell) {
            Some(Alignment::Left) => " class=\"left\"",
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"right\"",
            _ => "",
        };
        self.table.cell += 1;
        self.break_passage();
        let scope = if self.table.cell_tag == "th" { " scope=\"col\"" } else { "" };
        for part in ["<", self.table.cell_tag, scope, class, ">"] {
            self.html(part);
        }
    }

    pub(super) fn end_table_cell(&mut self) {
        self.break_passage();
        self.tag("</", self.table.cell_tag);
    }
}
