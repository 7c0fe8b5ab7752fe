//! Events to HTML with holes, one pass.

use std::collections::{HashMap, HashSet};
use std::mem;
use std::ops::Range;

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, Event, LinkType, Tag, TagEnd};
use pulldown_cmark_escape::{escape_href, escape_html, escape_html_body_text};

use super::body::{Anchor, Body, END_OF_TEXT, Form, Heading, Hole, HoleKind, LinkUse, Passage, block_id};
use super::destination::{Destination, destination};
use super::events::{Events, MAX_DEPTH, attribution_text, prints_title};
use super::raw::{self, Piece};
use super::{Settings, highlight, unprinted};
use crate::diagnostic::{Diagnostic, Problems, Span};
use crate::slug::{fold, slug};

/// Reads `text`, which stands at byte `base` of its file.
pub fn write(text: &str, base: usize, title: Option<&str>, settings: &Settings, problems: &mut Problems) -> Body {
    let events = Events::of(text, settings.base_url.as_deref());
    let mut writer = Writer::new(&events, text, base, settings, problems);
    if let Some(range) = &events.too_deep {
        writer.refuse_depth(range);
        return writer.finish();
    }
    let skipped = writer.take_title(title);
    writer.run(0..events.list.len(), skipped);
    writer.mark_at(END_OF_TEXT);
    writer.write_footnotes();
    writer.write_definitions();
    let mut body = writer.finish();
    unprinted::record(&events, text, base, settings, &mut body);
    body
}

/// Ids that templates give to their own places; theirs may also begin with `c-`, as no heading's does.
const RESERVED_IDS: [&str; 2] = ["historique", "history"];

struct Writer<'a> {
    events: &'a Events<'a>,
    text: &'a str,
    base: usize,
    settings: &'a Settings,
    problems: &'a mut Problems,
    body: Body,
    /// The block of text being written.
    passage: Passage,
    /// The last thing written was an image or a link that prints its target's title: something stands before the text.
    after_object: bool,
    /// Links and styles whose end is still to come.
    open_links: Vec<OpenLink>,
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
    footnotes: Vec<&'a str>,
    /// By label: the number, and how often it was referred to.
    footnote_uses: HashMap<&'a str, (usize, u32)>,
    /// Tags of raw HTML that are open.
    html_depth: isize,
    too_deep: bool,
    alignments: Vec<Alignment>,
    cell: usize,
    cell_tag: &'static str,
    in_table_head: bool,
    tables: u32,
    depth: usize,
}

enum OpenLink {
    /// A hole; the number of the link and where its label begins in the passage.
    Inside(u32, usize),
    Outside,
    /// A refused scheme: only its label is printed.
    Dropped,
}

impl<'a> Writer<'a> {
    fn new(
        events: &'a Events<'a>,
        text: &'a str,
        base: usize,
        settings: &'a Settings,
        problems: &'a mut Problems,
    ) -> Writer<'a> {
        Writer {
            events,
            text,
            base,
            settings,
            problems,
            body: Body { html: String::with_capacity(text.len() + text.len() / 4), ..Body::default() },
            passage: Passage::default(),
            after_object: false,
            open_links: Vec::new(),
            label_open: false,
            item_marks: Vec::new(),
            shift: 0,
            ids: RESERVED_IDS.into_iter().map(|id| (id.to_owned(), 1)).collect(),
            marks: END_OF_TEXT + 1,
            last_block: None,
            block_names: HashSet::new(),
            named: None,
            footnotes: Vec::new(),
            footnote_uses: HashMap::new(),
            html_depth: 0,
            too_deep: false,
            alignments: Vec::new(),
            cell: 0,
            cell_tag: "td",
            in_table_head: false,
            tables: 0,
            depth: 0,
        }
    }

    /// Finds the heading that is the title, if it stands in the body: the range of its events, to be left out.
    fn take_title(&mut self, title: Option<&str>) -> Option<Range<usize>> {
        let is_h1 = |event: &Event| matches!(event, Event::Start(Tag::Heading { level, .. }) if *level as u8 == 1);
        let mut tops: Vec<usize> = self
            .events
            .list
            .iter()
            .enumerate()
            .filter(|(_, (event, _))| is_h1(event))
            .map(|(index, _)| index)
            .collect();
        self.shift = u8::from(!tops.is_empty());
        // A heading within a quotation is not the note's.
        let first = *tops.first().filter(|first| self.events.is_at_top(**first))?;
        let range = first..self.events.end_of(first) + 1;
        let text = self.settings.typography.set(self.events.text(range.clone()).trim());
        let repeats = title.is_some_and(|title| fold(title) == fold(&text));
        let taken = if repeats || (title.is_none() && !text.is_empty()) { Some(range) } else { None };
        if taken.is_some() {
            tops.remove(0);
            if title.is_none() {
                self.body.title = Some(text);
            }
        }
        self.shift = u8::from(!tops.is_empty());
        taken
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
        match event {
            Event::Start(tag) => return self.start(tag, index, range.clone()),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) if self.named == Some(index) => self.write_text(without_name(text)),
            Event::Text(text) => self.write_text(text),
            Event::Code(code) => self.inline("code", code),
            Event::InlineMath(code) | Event::DisplayMath(code) => self.inline("code", code),
            Event::Html(html) | Event::InlineHtml(html) => {
                self.raw_html(html, &lines_in(html, self.text, range.clone()), true);
            }
            Event::FootnoteReference(label) => self.footnote_reference(label),
            Event::SoftBreak => {
                self.html("\n");
                self.passage.text.push(' ');
            }
            Event::HardBreak => {
                self.html("<br>\n");
                self.passage.text.push(' ');
            }
            Event::Rule => self.block(|w| w.html("<hr>\n")),
            Event::TaskListMarker(done) => {
                self.html(if *done {
                    "<label><input type=\"checkbox\" checked disabled> "
                } else {
                    "<label><input type=\"checkbox\" disabled> "
                });
                self.label_open = true;
            }
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
            Tag::CodeBlock(kind) => {
                self.block(|w| w.code(kind, index));
                return after;
            }
            Tag::HtmlBlock => {
                self.html_block(index);
                return after;
            }
            Tag::List(first) => {
                self.close_label();
                self.open_block();
                let class = if self.events.has_tasks(index) { " class=\"tasks\"" } else { "" };
                match first {
                    None => self.html(&format!("<ul{class}>\n")),
                    Some(1) => self.html(&format!("<ol{class}>\n")),
                    Some(first) => self.html(&format!("<ol start=\"{first}\"{class}>\n")),
                }
            }
            Tag::Item => {
                self.break_passage();
                self.html("<li");
                if self.events.is_task(index) {
                    self.html(" class=\"task\"");
                }
                // What is embedded of an item is inside it: an item stands nowhere but in a list.
                let marks = self.item_name(index).map(|name| (name, self.new_mark(), self.new_mark()));
                if let Some((name, start, end)) = marks {
                    self.name_block(name, start, end);
                }
                self.html(">");
                if let Some((_, start, _)) = marks {
                    self.mark_at(start);
                }
                self.item_marks.push(marks.map(|(_, _, end)| end));
            }
            Tag::FootnoteDefinition(label) => {
                if !self.events.referenced.contains(label.as_ref()) {
                    let message = format!("the footnote '{label}' is never referred to, so it is not printed");
                    let help = format!("write [^{label}] where it belongs");
                    self.problems.add(self.place(&range), Diagnostic::warning("unused-footnote", message).help(help));
                }
                return after;
            }
            Tag::DefinitionList => self.open_with("<dl>\n"),
            Tag::DefinitionListTitle => self.open_with("<dt>"),
            Tag::DefinitionListDefinition => self.open_with("<dd>"),
            Tag::Table(alignments) => self.table(alignments),
            Tag::TableHead => {
                self.in_table_head = true;
                self.cell = 0;
                self.html("<thead>\n<tr>");
            }
            Tag::TableRow => {
                self.cell = 0;
                self.html("<tr>");
            }
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
            Tag::MetadataBlock(_) => return after,
        }
        next
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => {
                self.close_label();
                self.html("</p>\n");
                let passage = self.take_passage();
                if self.depth == 1 && self.body.lead.is_none() {
                    self.body.lead.clone_from(&passage);
                }
                self.keep_passage(passage);
                self.close_block();
            }
            TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::Image
            | TagEnd::MetadataBlock(_)
            | TagEnd::FootnoteDefinition => {}
            TagEnd::BlockQuote(Some(_)) => self.close_with("</div>\n"),
            TagEnd::BlockQuote(None) => self.close_with("</blockquote>\n"),
            TagEnd::List(ordered) => self.close_with(if ordered { "</ol>\n" } else { "</ul>\n" }),
            TagEnd::Item => {
                self.close_label();
                self.break_passage();
                if let Some(Some(end)) = self.item_marks.pop() {
                    self.mark_at(end);
                }
                self.html("</li>\n");
            }
            TagEnd::DefinitionList => self.close_with("</dl>\n"),
            TagEnd::DefinitionListTitle => self.close_with("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.close_with("</dd>\n"),
            TagEnd::Table => self.close_with("</tbody>\n</table></section>\n"),
            TagEnd::TableHead => {
                self.in_table_head = false;
                self.html("</tr>\n</thead>\n<tbody>\n");
            }
            TagEnd::TableRow => self.html("</tr>\n"),
            TagEnd::TableCell => {
                self.break_passage();
                self.html(&format!("</{}>", self.cell_tag));
            }
            TagEnd::Emphasis => self.html("</em>"),
            TagEnd::Strong => self.html("</strong>"),
            TagEnd::Strikethrough => self.html("</del>"),
            TagEnd::Superscript => self.html("</sup>"),
            TagEnd::Subscript => self.html("</sub>"),
            TagEnd::Link => self.end_link(),
        }
    }

    // Blocks

    /// A paragraph, or what a paragraph that holds a single thing really is: a figure, an embed, a block's name.
    fn paragraph(&mut self, index: usize) -> usize {
        let after = self.events.end_of(index) + 1;
        if let Some(image) = self.events.only_image(index)
            && let (Event::Start(Tag::Image { link_type, dest_url, title, .. }), range) = &self.events.list[image]
        {
            let range = range.clone();
            self.block(|w| w.figure(*link_type, dest_url, title, image, range));
            return after;
        }
        if let Some((start, end)) = self.last_block
            && let Some(name) = self.lone_name(index)
        {
            if self.register(name, start, end) {
                self.html("<span");
                self.block_id(name);
                self.html("></span>\n");
            }
            return after;
        }
        let start = self.open_block();
        self.html("<p");
        if let Some(name) = self.block_name(index + 1..after - 1) {
            let end = self.new_mark();
            self.name_block(name, start, end);
            self.html(">");
            self.run(index + 1..after - 1, None);
            self.end(TagEnd::Paragraph);
            self.mark_at(end);
        } else {
            self.html(">");
            self.run(index + 1..after, None);
        }
        after
    }

    fn heading(&mut self, level: u8, id: Option<&str>, index: usize) -> usize {
        let inner = index + 1..self.events.end_of(index);
        let text = self.events.text(inner.clone());
        let level = (level + self.shift).clamp(2, 6);
        let wanted = id.map(slug).filter(|id| !id.is_empty()).unwrap_or_else(|| slug(text.trim()));
        let wanted = if wanted.is_empty() || wanted.starts_with("c-") { format!("section-{wanted}") } else { wanted };
        let id = self.unique_id(wanted.trim_end_matches('-').to_owned());
        self.close_label();
        self.break_passage();
        self.last_block = None;
        let mark = self.mark();
        self.html(&format!("<h{level} id=\""));
        self.hole(HoleKind::Prefix);
        self.html(&format!("{id}\">"));
        let after = inner.end + 1;
        self.run(inner, None);
        self.html(&format!("</h{level}>\n"));
        let passage = self.passage.clone();
        self.break_passage();
        self.body.headings.push(Heading::new(level, id, passage, mark));
        after
    }

    fn callout(&mut self, kind: BlockQuoteKind) {
        let words = &self.settings.words;
        let (class, title) = match kind {
            BlockQuoteKind::Note => ("note", &words.note),
            BlockQuoteKind::Tip => ("tip", &words.tip),
            BlockQuoteKind::Important => ("important", &words.important),
            BlockQuoteKind::Warning => ("warning", &words.warning),
            BlockQuoteKind::Caution => ("caution", &words.caution),
        };
        self.open_block();
        self.html(&format!("<div class=\"callout callout-{class}\" role=\"note\">\n<p class=\"callout-title\">"));
        let _ = escape_html_body_text(&mut self.body.html, title);
        self.html("</p>\n");
    }

    /// A quotation; with its source as a figure when its last line gives one.
    fn quote(&mut self, index: usize) -> usize {
        let Some(source) = self.events.attribution(index) else {
            self.open_with("<blockquote>\n");
            return index + 1;
        };
        let end = self.events.end_of(index);
        self.open_with("<figure class=\"quote\"><blockquote>\n");
        self.run(index + 1..source.paragraph, None);
        if source.line > source.paragraph {
            self.open_block();
            self.html("<p>");
            self.run(source.paragraph + 1..source.line, None);
            self.end(TagEnd::Paragraph);
        }
        self.html("</blockquote>\n<figcaption>");
        let first = source.line + 1;
        if let Event::Text(text) = &self.events.list[first].0 {
            self.write_text(attribution_text(text).unwrap_or(text));
        }
        self.run(first + 1..end - 1, None);
        self.close_with("</figcaption></figure>\n");
        end + 1
    }

    fn code(&mut self, kind: &CodeBlockKind, index: usize) {
        let info = match kind {
            CodeBlockKind::Fenced(info) => info.as_ref(),
            CodeBlockKind::Indented => "",
        };
        let language = info.split([' ', ',', '{', '\t']).next().unwrap_or("");
        let code = self.events.text(index + 1..self.events.end_of(index));
        self.html("<div class=\"code\">");
        if !language.is_empty() {
            self.html("<p class=\"code-language\">");
            let _ = escape_html_body_text(&mut self.body.html, language);
            self.html("</p>");
        }
        self.html("<pre tabindex=\"0\"><code");
        if !language.is_empty() {
            self.html(" class=\"language-");
            let _ = escape_html(&mut self.body.html, language);
            self.html("\"");
        }
        self.html(">");
        match highlight::highlight(language, &code) {
            Some(html) => self.html(&html),
            None => {
                let _ = escape_html_body_text(&mut self.body.html, &code);
            }
        }
        self.html("</code></pre></div>\n");
    }

    fn table(&mut self, alignments: &[Alignment]) {
        self.open_block();
        self.tables += 1;
        self.alignments = alignments.to_vec();
        self.html("<section class=\"table\" tabindex=\"0\" aria-label=\"");
        let _ = escape_html(&mut self.body.html, &self.settings.words.table);
        self.html(&format!(" {}\"><table>\n", self.tables));
    }

    /// An empty cell of the header heads nothing.
    fn table_cell(&mut self, empty: bool) {
        self.cell_tag = if self.in_table_head && !empty { "th" } else { "td" };
        let class = match self.alignments.get(self.cell) {
            Some(Alignment::Left) => " class=\"left\"",
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"right\"",
            _ => "",
        };
        self.cell += 1;
        self.break_passage();
        self.html(&format!("<{}{class}>", self.cell_tag));
    }

    // Text

    fn write_text(&mut self, text: &str) {
        let before = match mem::take(&mut self.after_object) {
            true => Some(OBJECT),
            false => self.passage.text.chars().next_back(),
        };
        let from = self.passage.text.len();
        self.settings.typography.append(text, before, &mut self.passage.text);
        let set = &self.passage.text[from..];
        let continues = before.is_some_and(|c| !c.is_whitespace());
        self.body.words += words_in(set, continues);
        let Some(marked) = marked_text(set) else {
            let _ = escape_html_body_text(&mut self.body.html, set);
            return;
        };
        let mut plain = String::new();
        for (part, tag) in marked {
            plain.push_str(part);
            self.body.html.push_str(&tag.map_or_else(String::new, |tag| format!("<{tag}>")));
            let _ = escape_html_body_text(&mut self.body.html, part);
            self.body.html.push_str(&tag.map_or_else(String::new, |tag| format!("</{tag}>")));
        }
        self.passage.text.truncate(from);
        self.passage.text.push_str(&plain);
    }

    fn inline(&mut self, tag: &str, text: &str) {
        self.html(&format!("<{tag}>"));
        let _ = escape_html_body_text(&mut self.body.html, text);
        self.html(&format!("</{tag}>"));
        self.passage.text.push_str(text);
        self.body.words += text.split_whitespace().count();
    }

    /// A block of raw HTML, which comes line by line.
    fn html_block(&mut self, index: usize) {
        self.break_passage();
        self.last_block = None;
        let mut html = String::new();
        let mut places = Vec::new();
        for (event, range) in &self.events.list[index + 1..self.events.end_of(index)] {
            if let Event::Html(line) | Event::InlineHtml(line) | Event::Text(line) = event {
                places.push((html.len(), range.clone()));
                html.push_str(line);
            }
        }
        self.raw_html(&html, &places, false);
    }

    /// Raw HTML; `places` says where its parts stand in the text.
    fn raw_html(&mut self, html: &str, places: &[(usize, Range<usize>)], inline: bool) {
        for piece in raw::pieces(html) {
            match piece {
                Piece::Text(range) => self.raw_text(&html[range]),
                Piece::Comment(range) => {
                    let span = self.place(&source_of(&range, places));
                    self.body.hidden.push(span);
                }
                Piece::Unclosed(_) => self.html(if self.settings.trusted { "<" } else { "&lt;" }),
                Piece::Tag(tag) if tag.is_raw && !self.settings.trusted => {
                    self.refuse_tag(&tag, &html[tag.range.clone()], &source_of(&tag.range, places), inline);
                }
                Piece::Tag(tag) => {
                    self.html_depth = (self.html_depth + tag.depth()).max(0);
                    if self.html_depth > MAX_DEPTH as isize && !self.settings.trusted {
                        self.refuse_depth(&source_of(&tag.range, places));
                    }
                    let mut from = tag.range.start;
                    for address in &tag.addresses {
                        let link = self.html_link(&html[address.clone()], &source_of(address, places));
                        // Of the others, the sanitiser makes holes of those that it lets through.
                        if let Some(number) = link.filter(|_| self.settings.trusted) {
                            self.raw_text(&html[from..address.start]);
                            self.hole(HoleKind::Address(number));
                            from = address.end;
                        }
                    }
                    self.raw_text(&html[from..tag.element_end.unwrap_or(tag.range.end)]);
                }
            }
        }
    }

    /// The text is not read further: it is not published.
    fn refuse_depth(&mut self, range: &Range<usize>) {
        if !mem::replace(&mut self.too_deep, true) {
            let message = format!("more than {MAX_DEPTH} levels are open here");
            let diagnostic =
                Diagnostic::error("nesting-limit", message).help("close some, or cut the note into several");
            self.problems.add(self.base + range.start..self.base + range.start, diagnostic);
        }
    }

    fn raw_text(&mut self, html: &str) {
        self.body.needs_sanitising |= !self.settings.trusted && !html.trim().is_empty();
        self.html(html);
    }

    /// A tag whose content would be no markup: in a line it is shown, a block of it goes.
    fn refuse_tag(&mut self, tag: &raw::Tag, html: &str, range: &Range<usize>, inline: bool) {
        if inline {
            let _ = escape_html_body_text(&mut self.body.html, html);
            self.passage.text.push_str(html);
        }
        if tag.closes {
            return;
        }
        let diagnostic = Diagnostic::warning("refused-html", format!("the tag <{}> is not published", tag.name));
        let help = if inline {
            format!("readers see it as text: write `<{}>` between backquotes if that is meant", tag.name)
        } else {
            String::from("'html: trusted' in carnet.yaml publishes raw HTML as it is")
        };
        self.problems.add(self.place(range), diagnostic.help(help));
    }

    /// Records a link of raw HTML, so that a withheld name in it is known; what it becomes is decided after sanitising.
    fn html_link(&mut self, value: &str, range: &Range<usize>) -> Option<u32> {
        match destination(value, self.settings.base_url.as_deref()) {
            Destination::Inside { target, fragment } if !target.is_empty() => {
                let link = self.link_use(Form::Html, target, fragment, range);
                Some(self.add_link(LinkUse { title: Some(value.to_owned()), passage: None, ..link }))
            }
            _ => None,
        }
    }

    // Links

    fn link(&mut self, kind: LinkType, address: &'a str, title: &str, index: usize, range: Range<usize>) -> usize {
        let wiki = matches!(kind, LinkType::WikiLink { .. });
        let found = if wiki {
            wiki_destination(address)
        } else if kind == LinkType::Email {
            Destination::Outside(format!("mailto:{address}"))
        } else {
            destination(address, self.settings.base_url.as_deref())
        };
        match found {
            Destination::Outside(url) => {
                self.outside_link(&url, title);
                self.open_links.push(OpenLink::Outside);
            }
            Destination::Refused => {
                self.refuse(address, &range);
                self.open_links.push(OpenLink::Dropped);
            }
            Destination::Inside { target, fragment } => {
                let form = if wiki { Form::Wiki } else { Form::Markdown };
                let number = self.add_link(LinkUse {
                    title: Some(title.to_owned()).filter(|t| !t.is_empty()),
                    ..self.link_use(form, target, fragment, &range)
                });
                let at = self.passage.text.len();
                // An address as its own label would print a withheld name; no label at all would print nothing.
                let end = self.events.end_of(index);
                if prints_title(kind) || kind == LinkType::Autolink || end == index + 1 {
                    self.hole(HoleKind::Bare(number));
                    self.passage.links.push((at..at, number));
                    self.after_object = true;
                    return end + 1;
                }
                self.hole(HoleKind::Open(number));
                self.open_links.push(OpenLink::Inside(number, at));
            }
        }
        index + 1
    }

    fn outside_link(&mut self, url: &str, title: &str) {
        self.html("<a class=\"external\" rel=\"external\" href=\"");
        let _ = escape_href(&mut self.body.html, url);
        if !title.is_empty() {
            self.html("\" title=\"");
            let _ = escape_html(&mut self.body.html, title);
        }
        self.html("\">");
    }

    fn end_link(&mut self) {
        match self.open_links.pop() {
            Some(OpenLink::Inside(number, from)) => {
                let to = self.passage.text.len();
                let from = from.min(to);
                self.body.links[number as usize].label = Some(self.passage.text[from..to].to_owned());
                self.passage.links.push((from..to, number));
                self.hole(HoleKind::Close(number));
            }
            Some(OpenLink::Outside) => self.html("</a>"),
            Some(OpenLink::Dropped) | None => {}
        }
    }

    fn figure(&mut self, kind: LinkType, address: &str, title: &str, index: usize, range: Range<usize>) {
        if is_embed(kind, address) {
            self.embed(address, index, range);
            return;
        }
        self.html("<figure class=\"image\">");
        self.image(kind, address, title, index, range);
        if !title.is_empty() {
            self.html("<figcaption>");
            let set = self.settings.typography.set(title);
            let _ = escape_html_body_text(&mut self.body.html, &set);
            self.html("</figcaption>");
        }
        self.html("</figure>\n");
    }

    fn embed(&mut self, address: &str, index: usize, range: Range<usize>) {
        let Destination::Inside { target, fragment } = wiki_destination(address) else { return };
        let label = self.wiki_label(index);
        let at = self.passage.text.len();
        let number = self.add_link(LinkUse { label, ..self.link_use(Form::Embed, target, fragment, &range) });
        self.passage.links.push((at..at, number));
        self.hole(HoleKind::Embed(number));
        self.html("\n");
    }

    fn image(&mut self, kind: LinkType, address: &str, title: &str, index: usize, range: Range<usize>) {
        let wiki = matches!(kind, LinkType::WikiLink { .. });
        if is_embed(kind, address) {
            // Within a sentence a note cannot be shown whole: it is linked.
            let Destination::Inside { target, fragment } = wiki_destination(address) else { return };
            let at = self.passage.text.len();
            let number = self.add_link(self.link_use(Form::Wiki, target, fragment, &range));
            self.passage.links.push((at..at, number));
            self.hole(HoleKind::Bare(number));
            self.after_object = true;
            return;
        }
        self.after_object = true;
        let inner = index + 1..self.events.end_of(index);
        let written = if wiki { self.wiki_label(index).unwrap_or_default() } else { self.events.text(inner) };
        let (alt, size) = split_size(&written, wiki);
        let alt = self.settings.typography.set(alt.trim());
        if alt.is_empty() {
            let diagnostic = Diagnostic::warning("image-without-alternative", "this image has no alternative text")
                .help("describe it for those who do not see it: ![description](image.png)");
            self.problems.add(self.place(&range), diagnostic);
        }
        let found =
            if wiki { wiki_destination(address) } else { destination(address, self.settings.base_url.as_deref()) };
        match found {
            Destination::Outside(url) => {
                self.html("<img src=\"");
                let _ = escape_href(&mut self.body.html, &url);
                self.html("\" alt=\"");
                let _ = escape_html(&mut self.body.html, &alt);
                self.html("\" loading=\"lazy\" decoding=\"async\">");
            }
            Destination::Refused => {
                self.refuse(address, &range);
                let _ = escape_html_body_text(&mut self.body.html, &alt);
            }
            Destination::Inside { target, fragment } => {
                let form = if wiki { Form::WikiImage } else { Form::Image };
                let number = self.add_link(LinkUse {
                    label: Some(alt),
                    title: Some(title.to_owned()).filter(|t| !t.is_empty()),
                    width: size.map(|(width, _)| width),
                    height: size.and_then(|(_, height)| height),
                    passage: None,
                    ..self.link_use(form, target, fragment, &range)
                });
                self.hole(HoleKind::Image(number));
            }
        }
    }

    fn refuse(&mut self, address: &str, range: &Range<usize>) {
        let scheme = address.split(':').next().unwrap_or(address);
        let diagnostic =
            Diagnostic::warning("refused-scheme", format!("an address in '{}:' is not published", scheme.trim()))
                .help("links may begin with https:, http:, mailto:, tel:, ftp: or xmpp:");
        self.problems.add(self.place(range), diagnostic);
    }

    /// The label of a wiki image: none when it is only the name again.
    fn wiki_label(&self, index: usize) -> Option<String> {
        let Event::Start(Tag::Image { link_type: LinkType::WikiLink { has_pothole: true }, .. }) =
            &self.events.list[index].0
        else {
            return None;
        };
        Some(self.events.text(index + 1..self.events.end_of(index)))
    }

    fn link_use(&self, form: Form, target: String, fragment: Option<String>, range: &Range<usize>) -> LinkUse {
        LinkUse {
            span: self.place(range),
            form,
            target,
            fragment,
            label: None,
            title: None,
            width: None,
            height: None,
            passage: Some(self.body.passages.len() as u32),
        }
    }

    fn add_link(&mut self, link: LinkUse) -> u32 {
        self.body.links.push(link);
        (self.body.links.len() - 1) as u32
    }

    // Footnotes

    fn footnote_reference(&mut self, label: &'a str) {
        if !self.events.footnotes.contains_key(label) {
            let _ = escape_html_body_text(&mut self.body.html, &format!("[^{label}]"));
            return;
        }
        let (number, uses) = self.footnote_uses.entry(label).or_insert_with(|| {
            self.footnotes.push(label);
            (self.footnotes.len(), 0)
        });
        *uses += 1;
        let number = *number;
        let id = if *uses == 1 { format!("fnref-{number}") } else { format!("fnref-{number}-{uses}") };
        self.html("<sup class=\"footnote-ref\"><a href=\"");
        self.hole(HoleKind::Footnotes);
        self.html(&format!("fn-{number}\" id=\""));
        self.hole(HoleKind::Prefix);
        self.html(&format!("{id}\">{number}</a></sup>"));
    }

    fn write_footnotes(&mut self) {
        if self.footnotes.is_empty() {
            return;
        }
        self.break_passage();
        self.depth = 1;
        self.html("<section class=\"footnotes\" aria-label=\"");
        let _ = escape_html(&mut self.body.html, &self.settings.words.footnotes);
        self.html("\">\n<ol>\n");
        let mut done = 0;
        // A footnote may refer to another, which then comes after.
        while let Some(label) = self.footnotes.get(done).copied() {
            done += 1;
            self.html("<li id=\"");
            self.hole(HoleKind::Prefix);
            self.html(&format!("fn-{done}\">"));
            if let Some(range) = self.events.footnotes.get(label) {
                self.run(range.clone(), None);
            }
            let paragraph = self.body.html.ends_with("</p>\n");
            if paragraph {
                self.body.html.truncate(self.body.html.len() - "</p>\n".len());
                for hole in self.body.holes.iter_mut().rev().take_while(|h| h.at > self.body.html.len()) {
                    hole.at = self.body.html.len();
                }
            }
            self.html(" <a class=\"footnote-back\" href=\"#");
            self.hole(HoleKind::Prefix);
            self.html(&format!("fnref-{done}\" aria-label=\""));
            let _ = escape_html(&mut self.body.html, &self.settings.words.footnote_back);
            self.html(if paragraph { "\">↩</a></p>\n</li>\n" } else { "\">↩</a></li>\n" });
        }
        self.html("</ol>\n</section>\n");
        self.depth = 0;
    }

    /// Link definitions print nothing, but their addresses stand in the Markdown source.
    fn write_definitions(&mut self) {
        for (address, range) in &self.events.definitions {
            if let Destination::Inside { target, fragment } = destination(address, self.settings.base_url.as_deref()) {
                let link = LinkUse { passage: None, ..self.link_use(Form::Definition, target, fragment, range) };
                self.body.links.push(link);
            }
        }
    }

    // Block names

    /// `^name` at the end of a run of inline events, after a space or on a line of its own.
    fn block_name(&mut self, range: Range<usize>) -> Option<&'a str> {
        let events = &self.events.list;
        let last = range.end.checked_sub(1).filter(|last| *last >= range.start)?;
        let Event::Text(text) = &events[last].0 else { return None };
        let own_line = last > range.start && matches!(events[last - 1].0, Event::SoftBreak | Event::HardBreak);
        let (_, name) = split_name(text).filter(|(before, _)| !before.is_empty() || own_line)?;
        self.named = Some(last);
        Some(name)
    }

    /// The name of an item whose text is not in paragraphs.
    fn item_name(&mut self, index: usize) -> Option<&'a str> {
        let mut at = index + 1;
        let end = self.events.end_of(index);
        while at < end {
            match &self.events.list[at].0 {
                Event::Start(
                    Tag::Paragraph | Tag::List(_) | Tag::BlockQuote(_) | Tag::CodeBlock(_) | Tag::Table(_),
                ) => break,
                _ => at = self.events.end_of(at) + 1,
            }
        }
        self.block_name(index + 1..at)
    }

    /// The name of the block before, alone in its paragraph.
    fn lone_name(&mut self, index: usize) -> Option<&'a str> {
        let events = self.events;
        match &events.list[index + 1].0 {
            Event::Text(text) if self.events.end_of(index) == index + 2 => {
                let name = text.strip_prefix('^').filter(|name| is_name(name))?;
                self.named = Some(index + 1);
                Some(name)
            }
            _ => None,
        }
    }

    /// Names a block and writes its id attribute.
    fn name_block(&mut self, name: &'a str, start: u32, end: u32) {
        if self.register(name, start, end) {
            self.block_id(name);
        }
    }

    /// Keeps the name of a block, whose marks are given; false when it is taken, which is said: its first place stays.
    fn register(&mut self, name: &'a str, start: u32, end: u32) -> bool {
        if self.block_names.insert(name) {
            self.body.anchors.push(Anchor::new(name.to_owned(), start, end));
            return true;
        }
        let range = self.named.map_or(0..0, |named| self.events.list[named].1.clone());
        let message = format!("the block name '^{name}' is given twice, links lead to the first");
        let diagnostic = Diagnostic::warning("duplicate-block", message).help("give one of the two another name");
        let at = range.end.saturating_sub(name.len() + 1).max(range.start);
        self.problems.add(self.place(&(at..range.end)), diagnostic);
        false
    }

    fn block_id(&mut self, name: &str) {
        self.html(" id=\"");
        self.hole(HoleKind::Prefix);
        self.html(&block_id(name));
        self.html("\"");
    }

    // Plumbing

    fn html(&mut self, html: &str) {
        self.body.html.push_str(html);
    }

    fn hole(&mut self, kind: HoleKind) {
        self.body.holes.push(Hole { at: self.body.html.len(), kind });
    }

    fn new_mark(&mut self) -> u32 {
        self.marks += 1;
        self.marks - 1
    }

    fn mark_at(&mut self, mark: u32) {
        self.hole(HoleKind::Mark(mark));
    }

    fn mark(&mut self) -> u32 {
        let mark = self.new_mark();
        self.mark_at(mark);
        mark
    }

    /// A block that is written at once.
    fn block(&mut self, write: impl FnOnce(&mut Self)) {
        self.open_block();
        write(self);
        self.close_block();
    }

    fn open_with(&mut self, html: &str) {
        self.close_label();
        self.open_block();
        self.html(html);
    }

    fn close_with(&mut self, html: &str) {
        self.break_passage();
        self.html(html);
        self.close_block();
    }

    fn open_block(&mut self) -> u32 {
        self.break_passage();
        let start = self.mark();
        if self.depth == 0 {
            let end = self.new_mark();
            self.last_block = Some((start, end));
        }
        self.depth += 1;
        start
    }

    fn close_block(&mut self) {
        self.break_passage();
        self.depth = self.depth.saturating_sub(1);
        if self.depth == 0
            && let Some((_, end)) = self.last_block
        {
            self.mark_at(end);
        }
    }

    fn close_label(&mut self) {
        if mem::take(&mut self.label_open) {
            self.html("</label>");
        }
    }

    /// Ends the passage.
    fn break_passage(&mut self) {
        let passage = self.take_passage();
        self.keep_passage(passage);
    }

    /// The passage that ends here; none when nothing was written.
    fn take_passage(&mut self) -> Option<Passage> {
        self.after_object = false;
        let mut passage = mem::take(&mut self.passage);
        let kept = passage.text.trim_end().len();
        if passage.links.is_empty() && kept == 0 {
            return None;
        }
        passage.text.truncate(kept.max(passage.links.iter().map(|(range, _)| range.end).max().unwrap_or(0)));
        Some(passage)
    }

    /// A passage is kept when it holds links.
    fn keep_passage(&mut self, passage: Option<Passage>) {
        self.body.passages.extend(passage.filter(|passage| !passage.links.is_empty()));
    }

    fn unique_id(&mut self, wanted: String) -> String {
        let count = self.ids.entry(wanted.clone()).or_insert(0);
        *count += 1;
        if *count == 1 {
            return wanted;
        }
        let next = format!("{wanted}-{count}");
        self.unique_id(next)
    }

    /// A range of the text as a place in the file.
    fn place(&self, range: &Range<usize>) -> Span {
        let end = range.start + self.text.get(range.clone()).map_or(range.len(), |t| t.trim_end().len());
        self.base + range.start..self.base + end
    }

    fn finish(mut self) -> Body {
        self.break_passage();
        let mut body = self.body;
        if self.too_deep {
            return Body::default();
        }
        body.locate();
        body
    }
}

/// `name`, `name#heading`, `#heading`, `name#^block`: nothing is decoded in a wiki link.
pub fn wiki_destination(text: &str) -> Destination {
    // `\|` is how a label is separated inside a table.
    let text = text.trim_end_matches('\\');
    let (target, fragment) = match text.split_once('#') {
        Some((target, fragment)) => (target, Some(fragment.trim().to_owned()).filter(|f| !f.is_empty())),
        None => (text, None),
    };
    Destination::Inside { target: target.trim().to_owned(), fragment }
}

/// Endings of what is shown as an image.
const IMAGES: [&str; 9] = ["png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp", "ico"];

/// Whether `![[…]]` shows a passage of another note rather than an image.
fn is_embed(kind: LinkType, address: &str) -> bool {
    let name = address.split('#').next().unwrap_or(address);
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    matches!(kind, LinkType::WikiLink { .. }) && !IMAGES.contains(&ending.to_ascii_lowercase().as_str())
}

/// `300` or `300x200` after the alternative text, or in its place in a wiki image.
fn split_size(text: &str, wiki: bool) -> (&str, Option<(u32, Option<u32>)>) {
    let size = |text: &str| {
        let (width, height) = text.split_once('x').map_or((text, None), |(w, h)| (w, Some(h)));
        let width = width.trim().parse().ok().filter(|w| (1..=10_000).contains(w))?;
        match height {
            Some(height) => Some((width, Some(height.trim().parse().ok()?))),
            None => Some((width, None)),
        }
    };
    if wiki && let Some(found) = size(text) {
        return ("", Some(found));
    }
    match text.rsplit_once('|') {
        Some((alt, end)) if size(end).is_some() => (alt, size(end)),
        _ => (text, None),
    }
}

/// Text and the name at its end: `… ^name`.
fn split_name(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end();
    let (before, name) = text.rsplit_once('^')?;
    let apart = before.is_empty() || before.ends_with([' ', '\u{a0}', '\n']);
    (is_name(name) && apart).then(|| (before.trim_end(), name))
}

fn without_name(text: &str) -> &str {
    split_name(text).map_or(text, |(before, _)| before)
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

/// Words of a text; the rest of a word begun before it does not count.
fn words_in(text: &str, continues: bool) -> usize {
    let mut inside = continues;
    let mut words = 0;
    for byte in text.bytes() {
        let space = byte.is_ascii_whitespace();
        words += usize::from(inside && space);
        inside = !space;
    }
    let counted_before = usize::from(continues && !text.is_empty());
    (words + usize::from(inside && !text.is_empty())).saturating_sub(counted_before)
}

/// What stands before a text when that is no text (U+FFFC, object replacement character).
const OBJECT: char = '\u{fffc}';

/// The place in the text of a range of raw HTML whose parts stand at `places`.
fn source_of(range: &Range<usize>, places: &[(usize, Range<usize>)]) -> Range<usize> {
    let place = |at: usize| {
        let part = places.partition_point(|(from, _)| *from <= at).saturating_sub(1);
        places.get(part).map_or(0, |(from, range)| (range.start + at.saturating_sub(*from)).min(range.end))
    };
    let start = place(range.start);
    if range.is_empty() { start..start } else { start..(place(range.end - 1) + 1).max(start) }
}

/// Where each line of raw HTML stands in `text`: in a quotation, a mark stands before each but the first.
fn lines_in(html: &str, text: &str, range: Range<usize>) -> Vec<(usize, Range<usize>)> {
    let mut places = Vec::new();
    let (mut from, mut at) = (0, range.start);
    for line in html.split_inclusive('\n') {
        let start = text.get(at..range.end).and_then(|rest| rest.find(line)).map_or(at, |found| at + found);
        at = (start + line.len()).min(range.end);
        places.push((from, start..at));
        from += line.len();
    }
    places
}

/// `==marked==` parts of a text, `H~2~O` and `3^e^`; none when it has none. The parser knows the last two only where a
/// word begins.
fn marked_text(text: &str) -> Option<Vec<(&str, Option<&'static str>)>> {
    if !text.contains("==") && !text.contains(['~', '^']) {
        return None;
    }
    let mut parts = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(found) = text[at..].find(['=', '~', '^']) {
        let start = at + found;
        let marked = match &text[start..=start] {
            "=" => marked_words(&text[start..]).map(|end| ("mark", 2, end)),
            "~" => within_word(text, start, '~').map(|end| ("sub", 1, end)),
            _ => within_word(text, start, '^').map(|end| ("sup", 1, end)),
        };
        at = start + if text[start..].starts_with("==") { 2 } else { 1 };
        if let Some((tag, mark, end)) = marked {
            parts.push((&text[from..start], None));
            parts.push((&text[start + mark..start + end], Some(tag)));
            at = start + end + mark;
            from = at;
        }
    }
    if parts.is_empty() {
        return None;
    }
    parts.push((&text[from..], None));
    parts.retain(|(part, _)| !part.is_empty());
    Some(parts)
}

/// Where the words end that `==` begins, from there.
fn marked_words(text: &str) -> Option<usize> {
    let inner = text.strip_prefix("==")?;
    let end = inner.find("==")?;
    let words = &inner[..end];
    (!words.is_empty() && !words.starts_with([' ', '=']) && !words.ends_with(' ')).then_some(end + 2)
}

/// Where the part of a word ends that the mark at `start` begins, from there.
fn within_word(text: &str, start: usize, mark: char) -> Option<usize> {
    let inner = &text[start + 1..];
    let end = inner.find(|c: char| c == mark || c.is_whitespace()).filter(|end| *end > 0)?;
    let word_before = text[..start].ends_with(|c: char| c.is_alphanumeric() || c == ')');
    (word_before && inner[end..].starts_with(mark)).then_some(end + 1)
}
