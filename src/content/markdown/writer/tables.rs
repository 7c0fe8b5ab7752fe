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
    /// The first column holds the names of its rows.
    has_row_heads: bool,
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
        self.table.has_row_heads = self.names_its_rows(index);
        if !self.table.is_wide {
            return self.html("<div class=\"table\"><table>\n");
        }
        self.body.expected.add(Feature::WideTables);
        self.html("<section class=\"table table-wide\" tabindex=\"0\" aria-label=\"");
        let _ = escape_html(&mut self.body.html, &self.settings.words.table);
        self.html(&format!(" {}", self.table.number));
        if let Some(heading) = &self.heading_above {
            self.body.html.push_str(", ");
            let _ = escape_html(&mut self.body.html, heading);
        }
        self.html("\"><table>\n");
    }

    /// Whether the first column holds the names of the rows, as the author shows it: nothing stands over it, or each of its cells
    /// is bold as a whole. In other tables the first cell of a row may be what the row says, and heads nothing.
    fn names_its_rows(&self, index: usize) -> bool {
        let list = &self.events.list;
        let (head, end) = (index + 1, self.events.end_of(index));
        let first_cell = |row: usize| (row + 1, self.events.end_of(row + 1));
        let (cell, cell_end) = first_cell(head);
        if cell + 1 == cell_end {
            return true;
        }
        let next = |row: &usize| Some(self.events.end_of(*row) + 1);
        let mut rows = std::iter::successors(next(&head), next).take_while(|row| *row < end).peekable();
        let is_bold = |row: usize| {
            let (cell, cell_end) = first_cell(row);
            let is_name = matches!(&list[cell + 1].0, Event::Text(text) if text.starts_with('^'));
            matches!(list[cell + 1].0, Event::Start(Tag::Strong)) && self.events.end_of(cell + 1) + 1 == cell_end
                || is_name && self.events.end_of(row) + 1 == end
        };
        rows.peek().is_some() && rows.all(is_bold)
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

    /// An empty cell heads nothing.
    pub(super) fn table_cell(&mut self, empty: bool) {
        let is_head = self.table.is_in_head || self.table.has_row_heads && self.table.cell == 0;
        self.table.cell_tag = if is_head && !empty { "th" } else { "td" };
        let class = match self.table.alignments.get(self.table.cell) {
            Some(Alignment::Left) => " class=\"left\"",
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"right\"",
            _ => "",
        };
        self.table.cell += 1;
        self.break_passage();
        let scope = match self.table.cell_tag {
            "th" if self.table.is_in_head => " scope=\"col\"",
            "th" => " scope=\"row\"",
            _ => "",
        };
        for part in ["<", self.table.cell_tag, scope, class, ">"] {
            self.html(part);
        }
    }

    pub(super) fn end_table_cell(&mut self) {
        self.break_passage();
        self.tag("</", self.table.cell_tag);
    }
}
