//! Events to HTML with holes, one pass: takes each event to the module that knows its construct.
//!
//! It holds what these share: the body being written, its marks, the blocks that are open. It knows one text, never
//! another document.

mod blocks;
mod callouts;
mod citations;
mod footnotes;
mod formulas;
mod headings;
mod images;
mod links;
mod names;
mod raw_html;
mod said;
mod tables;
mod text;
mod written;

use std::mem;
use std::ops::Range;

use memchr::memmem;
use pulldown_cmark::{Event, Tag, TagEnd};

use links::{OpenLink, Unnamed};
use names::without_name;
pub use raw_html::MAX_ATTRIBUTES;
use raw_html::OpenHtml;
use said::CutNames;
use tables::OpenTable;
use text::Searched;

use super::builder::{Builder, END_OF_TEXT};
use super::destination::{holds_host, host_of};
use super::dialect::Nested;
use super::events::{Events, MAX_DEPTH, Task};
use super::highlight::Budget;
use super::outline::Passage;
use super::raw::OpenTags;
use super::{Settings, TextHead, foreign, inline, lints, unprinted};
use crate::content::document::works::CitedWorks;
use crate::content::typography::Quotes;
use crate::diagnostics::{Problems, Span, say};
use rapidhash::{RapidHashMap as HashMap, RapidHashSet as HashSet};

/// Reads `text`, which stands at byte `base` of its file; comments in it are blanked.
pub(super) fn write(text: &str, base: usize, head: &TextHead, settings: &Settings, problems: &mut Problems) -> Builder {
    let nested = Nested::of(text);
    let events = Events::of(text, &nested, settings.base_url.as_deref());
    let mut writer = Writer::new(&events, text, base, settings, &head.cited, problems);
    if let Some(range) = &events.too_deep {
        writer.refuse_depth(range);
        return writer.finish();
    }
    writer.keep_html_ids();
    for range in &events.unclosed {
        let start = base + range.start..base + range.start + "<!--".len();
        let said = writer.unclosed_comment(base + range.end);
        writer.problems.add(start, said);
        writer.body.hidden.push(base + range.start..base + range.end);
    }
    let of_formulas = events.of_formulas.iter().map(|range| base + range.start..base + range.end);
    writer.body.hidden.extend(of_formulas);
    let skipped = writer.take_title(head.title);
    writer.run(0..events.list.len(), skipped);
    writer.close_html_table();
    writer.report_open_html();
    writer.mark_at(END_OF_TEXT);
    writer.write_footnotes();
    writer.write_definitions();
    writer.hide_unprinted_footnotes();
    let mut body = writer.finish();
    formulas::report_unbalanced(&nested.unbalanced, &events, base, problems);
    lints::report(&events, text, base, problems);
    foreign::report(&events, text, base, problems);
    unprinted::record(&events, text, base, settings, &mut body);
    body
}

struct Writer<'a> {
    events: &'a Events<'a>,
    text: &'a str,
    base: usize,
    settings: &'a Settings,
    /// What may be cited.
    cited: &'a CitedWorks,
    /// Keys that were cited and are those of no source.
    unknown_sources: usize,
    problems: &'a mut Problems,
    body: Builder,
    /// The block of text being written.
    passage: Passage,
    /// The quotation marks that are open in it.
    quotes: Quotes,
    /// The event being written.
    at: usize,
    /// Where a closing single quotation mark was looked for.
    searched: Searched,
    /// The last thing written was an image or a link that prints its target's title: something stands before the text.
    after_object: bool,
    /// Links and styles whose end is still to come.
    open_links: Vec<OpenLink>,
    /// What names the open link, while it has no words.
    unnamed: Option<Unnamed>,
    /// Elements of raw HTML are open in which text stays as typed.
    verbatim: usize,
    /// End tags to come of places in raw HTML, which are closed already.
    places: usize,
    /// A task's label is open.
    label_open: bool,
    /// For each open list item, the mark that ends it when it has a name.
    item_marks: Vec<Option<u32>>,
    /// Added to every heading's level: 1 when a body of its own has level-1 headings.
    shift: u8,
    ids: HashMap<String, u32>,
    marks: u32,
    /// The last block at the top, for a block name that stands on its own line.
    last_block: Option<(u32, u32)>,
    block_names: HashSet<&'a str>,
    /// The event whose text ends with a block's name, which is not printed.
    named: Option<usize>,
    /// The events of each footnote that was referred to, in the order of the first references.
    footnotes: Vec<Range<usize>>,
    /// By the first of these events: the number, and how often it was referred to.
    footnote_uses: HashMap<usize, (usize, u32)>,
    /// A task to come, and the event whose text begins with its marker, which is not printed.
    task: Option<(Task, usize)>,
    /// Elements of raw HTML that are open.
    open_tags: OpenTags,
    /// Where the last comment of raw HTML ends, once it was looked for.
    comment_end: Option<usize>,
    too_deep: bool,
    /// Elements of raw HTML that are open and decide where what follows is seen, the outermost first.
    open_html: Vec<OpenHtml>,
    table: OpenTable<'a>,
    /// The words of the last heading, where they are the same on every page: they name a table.
    heading_above: Option<String>,
    depth: usize,
    /// What may still be highlighted.
    code_budget: Budget,
    /// Names in the passage that marks cut.
    cut_names: CutNames,
    /// The text may hold names whose signs stand for others: each part of it is asked for them.
    is_odd: bool,
    /// The site's host, where the text may hold an address of the site that is no link.
    host: Option<&'a str>,
}

impl<'a> Writer<'a> {
    fn new(
        events: &'a Events<'a>,
        text: &'a str,
        base: usize,
        settings: &'a Settings,
        cited: &'a CitedWorks,
        problems: &'a mut Problems,
    ) -> Writer<'a> {
        Writer {
            cited,
            unknown_sources: 0,
            events,
            text,
            base,
            settings,
            problems,
            body: Builder { html: String::with_capacity(text.len() + text.len() / 4), ..Builder::default() },
            passage: Passage::default(),
            quotes: Quotes::default(),
            at: 0,
            searched: Searched::default(),
            after_object: false,
            open_links: Vec::new(),
            unnamed: None,
            verbatim: 0,
            places: 0,
            label_open: false,
            item_marks: Vec::new(),
            shift: 0,
            ids: HashMap::default(),
            marks: END_OF_TEXT + 1,
            last_block: None,
            block_names: HashSet::default(),
            named: None,
            footnotes: Vec::new(),
            footnote_uses: HashMap::default(),
            task: None,
            open_tags: OpenTags::default(),
            comment_end: None,
            too_deep: false,
            open_html: Vec::new(),
            table: OpenTable::default(),
            heading_above: None,
            code_budget: Budget::default(),
            depth: 0,
            cut_names: CutNames::default(),
            is_odd: inline::may_hold_odd_names(text),
            host: settings
                .base_url
                .as_deref()
                .map(host_of)
                .filter(|host| holds_host(text, host) || memmem::find(text.as_bytes(), b"&#").is_some()),
        }
    }

    fn run(&mut self, range: Range<usize>, skipped: Option<Range<usize>>) {
        let mut index = range.start;
        while index < range.end {
            index = match &skipped {
                Some(skipped) if skipped.start == index => skipped.end,
                _ => self.event(index),
            };
        }
    }

    /// Writes one event, or a whole construct; gives the index of the next.
    fn event(&mut self, index: usize) -> usize {
        let events = self.events;
        let (event, range) = &events.list[index];
        let is_block = matches!(event, Event::Start(tag) if *tag != Tag::HtmlBlock) || matches!(event, Event::End(_));
        if is_block && !self.open_html.is_empty() {
            self.close_html_table();
        }
        self.at = index;
        match event {
            Event::Start(tag) => return self.start(tag, index, range.clone()),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) if let Some((task, _)) = self.task.take_if(|(_, at)| *at == index) => {
                let text = if self.named == Some(index) { without_name(text) } else { text };
                self.further_task(task);
                self.write_text(text.get(Task::LENGTH..).unwrap_or_default().trim_start(), range);
            }
            Event::Text(text) if self.named == Some(index) => self.write_text(without_name(text), range),
            Event::Text(text) => self.write_text_of(text, range),
            Event::Code(code) => self.write_code(code, range),
            Event::InlineMath(source) => self.formula(source, false, range),
            Event::DisplayMath(source) => self.formula(source, true, range),
            Event::Html(html) | Event::InlineHtml(html) => self.inline_html(html, range.clone()),
            Event::FootnoteReference(label) => self.footnote_reference(label),
            Event::SoftBreak if self.named == Some(index + 1) && self.is_all_name(index + 1) => {}
            Event::SoftBreak => {
                let is_broken = self.settings.line_breaks && !ends_with_break(&self.body.html);
                self.html(if is_broken { "<br>\n" } else { "\n" });
                self.passage.text.push(' ');
            }
            Event::HardBreak => {
                self.html("<br>\n");
                self.passage.text.push(' ');
            }
            Event::Rule => self.block(|w| w.html("<hr>\n")),
            Event::TaskListMarker(done) => self.task_marker(*done),
        }
        index + 1
    }

    fn start(&mut self, tag: &'a Tag<'a>, index: usize, range: Range<usize>) -> usize {
        let next = index + 1;
        let after = self.events.end_of(index) + 1;
        match tag {
            Tag::Paragraph => return self.paragraph(index),
            Tag::Heading { level, id, .. } => return self.heading(*level as u8, id.as_deref(), index),
            Tag::BlockQuote(Some(kind)) => self.callout(*kind),
            Tag::BlockQuote(None) => return self.quote(index),
            Tag::CodeBlock(kind) => return self.code(kind, index),
            Tag::HtmlBlock => return self.html_block(index),
            Tag::List(first) => self.list(*first, index),
            Tag::Item => self.item(index),
            Tag::FootnoteDefinition(label) => return self.footnote_definition(label, index, &range),
            Tag::DefinitionList => self.open_with("<dl>\n"),
            Tag::DefinitionListTitle => self.open_with("<dt>"),
            Tag::DefinitionListDefinition => self.open_with("<dd>"),
            Tag::Table(alignments) => self.table(alignments, index),
            Tag::TableHead => self.table_head(),
            Tag::TableRow => match self.row_name(index) {
                Some(name) => {
                    self.table.name = Some((name, self.named));
                    return after;
                }
                None => self.table_row(),
            },
            Tag::TableCell => self.table_cell(after == next + 1),
            Tag::Emphasis => self.html("<em>"),
            Tag::Strong => self.html("<strong>"),
            Tag::Strikethrough => self.html("<del>"),
            Tag::Superscript => self.html("<sup>"),
            Tag::Subscript => self.html("<sub>"),
            Tag::Link { link_type, dest_url, title, .. } => {
                return self.link(*link_type, dest_url, title, index, range);
            }
            Tag::Image { link_type, dest_url, title, .. } => {
                self.image(*link_type, dest_url, title, index, range);
                return after;
            }
            // The dialect's marks: no text has blocks of metadata.
            Tag::MetadataBlock(_) => self.html("<mark>"),
        }
        next
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Image | TagEnd::FootnoteDefinition => {
            }
            TagEnd::BlockQuote(Some(_)) => self.close_with("</div>\n"),
            TagEnd::BlockQuote(None) => self.close_with("</blockquote>\n"),
            TagEnd::List(ordered) => self.close_with(if ordered { "</ol>\n" } else { "</ul>\n" }),
            TagEnd::Item => self.end_item(),
            TagEnd::DefinitionList => self.close_with("</dl>\n"),
            TagEnd::DefinitionListTitle => self.close_with("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.close_with("</dd>\n"),
            TagEnd::Table => self.end_table(),
            TagEnd::TableHead => self.end_table_head(),
            TagEnd::TableRow => self.html("</tr>\n"),
            TagEnd::TableCell => self.end_table_cell(),
            TagEnd::Emphasis => self.html("</em>"),
            TagEnd::Strong => self.html("</strong>"),
            TagEnd::Strikethrough => self.html("</del>"),
            TagEnd::Superscript => self.html("</sup>"),
            TagEnd::Subscript => self.html("</sub>"),
            TagEnd::Link => self.end_link(),
            TagEnd::MetadataBlock(_) => self.html("</mark>"),
        }
    }

    /// Whether a text that ends with a block's name is nothing else.
    fn is_all_name(&self, index: usize) -> bool {
        matches!(&self.events.list[index].0, Event::Text(text) if without_name(text).is_empty())
    }

    /// A range of the text as a place in the file.
    fn place(&self, range: &Range<usize>) -> Span {
        let end = range.start + self.text.get(range.clone()).map_or(range.len(), |t| t.trim_end().len());
        self.base + range.start..self.base + end
    }

    /// The text is not read further: it is not published.
    fn refuse_depth(&mut self, range: &Range<usize>) {
        if !mem::replace(&mut self.too_deep, true) {
            self.problems.add(self.base + range.start..self.base + range.start, say::too_many_levels(MAX_DEPTH));
        }
    }

    fn finish(mut self) -> Builder {
        self.break_passage();
        if self.too_deep { Builder { is_refused: true, ..Builder::default() } } else { self.body }
    }
}

/// Whether the author wrote a line break at the end.
fn ends_with_break(html: &str) -> bool {
    ["<br>", "<br/>", "<br />"].iter().any(|tag| html.ends_with(tag))
}
