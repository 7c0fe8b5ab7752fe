//! The parser's events, with what can only be known by looking ahead.

mod formulas;
mod text;

use std::ops::Range;

use memchr::memmem;
use pulldown_cmark::{CowStr, Event, LinkType, Parser, Tag, TagEnd};

use super::comments::GAP;
use super::dialect::{self, Nested};
use super::parser::{is_escaped, is_inline, is_inline_end};
use crate::text::slug::fold;
use rapidhash::{RapidHashMap as HashMap, RapidHashSet as HashSet};
pub(super) use text::is_unseen;
use unicase::UniCase;

/// Quotations, lists and emphasis within each other. Nobody writes that deep; browsers and the sanitiser take time that
/// grows with the square of it.
pub const MAX_DEPTH: usize = 200;

/// The source at the end of a quotation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Attribution {
    /// The start of the last paragraph.
    pub paragraph: usize,
    /// The break before its last line, or the paragraph's start when that is all of it.
    pub line: usize,
}

/// `[label]: address`.
#[derive(Debug, Clone)]
pub(super) struct Definition {
    pub address: String,
    pub range: Range<usize>,
    /// A link or an image of the text refers to it.
    pub is_used: bool,
}

/// The name of a footnote, compared as the parser compares it: capitals do not count.
pub(super) type FootnoteLabel = UniCase<String>;

/// All events of a text, each start knowing its end.
#[derive(Debug)]
pub(super) struct Events<'a> {
    pub list: Vec<(Event<'a>, Range<usize>)>,
    /// For a start, the index of its end; for the rest, its own.
    ends: Vec<usize>,
    /// Footnote definitions by label: the range of events inside.
    pub footnotes: HashMap<FootnoteLabel, Range<usize>>,
    /// Labels of the footnotes that something refers to.
    pub referenced: HashSet<FootnoteLabel>,
    pub definitions: Vec<Definition>,
    /// Where more than [`MAX_DEPTH`] are open.
    pub too_deep: Option<Range<usize>>,
    /// Comments within a block that are never closed: they hide the rest of it.
    pub unclosed: Vec<Range<usize>>,
    /// Comments within formulas, which are taken out of their events.
    pub of_formulas: Vec<Range<usize>>,
    base_url: Option<&'a str>,
    text: &'a str,
}

/// A task that is neither open nor done, as Obsidian's users write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Task {
    /// `[/]`
    Begun,
    /// `[-]`
    Dropped,
}

impl Task {
    /// Bytes of its marker.
    pub(super) const LENGTH: usize = 3;

    fn of(text: &str) -> Option<Task> {
        let task = match text.get(..Task::LENGTH)? {
            "[/]" => Task::Begun,
            "[-]" => Task::Dropped,
            _ => return None,
        };
        text[Task::LENGTH..].starts_with(char::is_whitespace).then_some(task)
    }
}

impl<'a> Events<'a> {
    pub(super) fn of(text: &'a str, nested: &'a Nested<'a>, base_url: Option<&'a str>) -> Events<'a> {
        let parser = Parser::new_ext(&nested.parsed, nested.options());
        let definitions = typed_definitions(&parser, nested);
        let mut list = dialect::events(text, parser, nested);
        if may_hold_controls(text) {
            list.iter_mut().for_each(|(event, _)| without_controls(event));
        }
        let of_formulas = formulas::hide_comments(&mut list, text);
        let unclosed = hide_unclosed_comments(&mut list, text);
        let mut referenced = HashSet::default();
        let mut ends: Vec<usize> = (0..list.len()).collect();
        let mut footnotes = HashMap::default();
        let mut open = Vec::new();
        let mut too_deep = None;
        for (index, (event, range)) in list.iter().enumerate() {
            match event {
                Event::Start(_) => {
                    open.push(index);
                    if open.len() > MAX_DEPTH && too_deep.is_none() {
                        too_deep = Some(range.clone());
                    }
                }
                Event::FootnoteReference(label) => {
                    referenced.insert(FootnoteLabel::new(label.to_string()));
                }
                Event::End(_) => {
                    if let Some(start) = open.pop() {
                        ends[start] = index;
                        if let Event::Start(Tag::FootnoteDefinition(label)) = &list[start].0 {
                            footnotes.entry(FootnoteLabel::new(label.to_string())).or_insert(start + 1..index);
                        }
                    }
                }
                _ => {}
            }
        }
        let definitions = used(definitions, &list);
        Events { list, ends, footnotes, referenced, definitions, too_deep, unclosed, of_formulas, base_url, text }
    }

    pub(super) fn end_of(&self, start: usize) -> usize {
        self.ends[start]
    }

    /// Whether a start stands in no other.
    pub(super) fn is_at_top(&self, start: usize) -> bool {
        let mut index = 0;
        while index < start {
            index = self.end_of(index) + 1;
        }
        index == start
    }

    /// Whether one of the items of the list that starts at `start` is a task.
    pub(super) fn has_tasks(&self, start: usize) -> bool {
        let end = self.end_of(start);
        let mut index = start + 1;
        while index < end {
            if self.is_task(index) {
                return true;
            }
            index = self.end_of(index) + 1;
        }
        false
    }

    /// Whether the item that starts at `start` begins with a task marker.
    pub(super) fn is_task(&self, start: usize) -> bool {
        let first = self.first_in_item(start);
        matches!(self.list.get(first), Some((Event::TaskListMarker(_), _))) || self.further_task(start).is_some()
    }

    /// Whether the item that starts at `start` is a task that is neither open nor done, and the event whose text begins
    /// with its marker.
    pub(super) fn further_task(&self, start: usize) -> Option<(Task, usize)> {
        let first = self.first_in_item(start);
        match self.list.get(first)? {
            (Event::Text(text), range) if !is_escaped(self.text, range.start) => Some((Task::of(text)?, first)),
            _ => None,
        }
    }

    /// The first event of an item's text.
    fn first_in_item(&self, start: usize) -> usize {
        let is_paragraph = matches!(self.list.get(start + 1), Some((Event::Start(Tag::Paragraph), _)));
        start + 1 + usize::from(is_paragraph)
    }

    /// Where the source of a quotation begins, when its last line starts with a dash or « Source : ».
    pub(super) fn attribution(&self, quote: usize) -> Option<Attribution> {
        let end = self.end_of(quote);
        if !matches!(self.list[end - 1].0, Event::End(TagEnd::Paragraph)) {
            return None;
        }
        let mut start = end - 1;
        while start > quote && !matches!(self.list[start].0, Event::Start(Tag::Paragraph)) {
            start -= 1;
        }
        let mut line = start;
        let mut depth = 0;
        for index in start + 1..end - 1 {
            match self.list[index].0 {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                Event::SoftBreak | Event::HardBreak if depth == 0 => line = index,
                _ => {}
            }
        }
        // A quotation that is nothing but a source has no words to quote.
        if line == quote + 1 {
            return None;
        }
        match &self.list.get(line + 1)?.0 {
            Event::Text(text) if attribution_text(text).is_some() => Some(Attribution { paragraph: start, line }),
            _ => None,
        }
    }

    /// Where the line begins that says who made the image which a paragraph begins with: it is the line after it.
    pub(super) fn credit(&self, paragraph: usize) -> Option<usize> {
        let image = paragraph + 1;
        if !matches!(self.list[image].0, Event::Start(Tag::Image { .. })) {
            return None;
        }
        match self.list.get(self.end_of(image) + 1..self.end_of(image) + 3)? {
            [(Event::SoftBreak | Event::HardBreak, _), (Event::Text(text), _)] if announces_credit(text) => {
                Some(self.end_of(image) + 2)
            }
            _ => None,
        }
    }

    /// The one image that is all a paragraph holds, but for the name of the block and the line of its credit: the index of its
    /// start.
    pub(super) fn only_image(&self, paragraph: usize) -> Option<usize> {
        let first = paragraph + 1;
        if !matches!(self.list[first].0, Event::Start(Tag::Image { .. })) {
            return None;
        }
        let after = &self.list[self.end_of(first) + 1..self.end_of(paragraph)];
        if self.credit(paragraph).is_some() {
            return Some(first);
        }
        dialect::is_block_name(after).then_some(first)
    }
}

/// Takes from each block what stands behind `<!--` that nothing closes: hiding too much is seen at once, publishing too much
/// is not. Gives what was hidden.
fn hide_unclosed_comments(list: &mut Vec<(Event, Range<usize>)>, text: &str) -> Vec<Range<usize>> {
    const SIGN: &str = "<!--";
    if memmem::find(text.as_bytes(), SIGN.as_bytes()).is_none() {
        return Vec::new();
    }
    let mut hidden: Vec<Range<usize>> = Vec::new();
    // A comment is open, and so many elements that began in it are.
    let mut open: Option<usize> = None;
    let mut in_code = false;
    list.retain_mut(|(event, range)| {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            _ => {}
        }
        let is_within = match event {
            Event::Start(tag) => is_inline(tag),
            Event::End(tag) => is_inline_end(*tag),
            Event::Rule | Event::TaskListMarker(_) => false,
            _ => true,
        };
        if let Some(depth) = open.as_mut().filter(|_| is_within) {
            let is_outer_end = matches!(event, Event::End(_)) && *depth == 0;
            match event {
                Event::Start(_) => *depth += 1,
                Event::End(_) => *depth = depth.saturating_sub(1),
                _ => {}
            }
            if let Some(last) = hidden.last_mut().filter(|_| !is_outer_end) {
                last.end = last.end.max(range.end);
            }
            return is_outer_end;
        }
        open = None;
        if let Event::Text(content) = event
            && !in_code
            && let Some(at) = content.find(SIGN)
            && let Some(source) = text.get(range.clone())
            && let Some(start) =
                source.match_indices(SIGN).map(|(at, _)| range.start + at).find(|at| !is_escaped(text, *at))
        {
            hidden.push(start..range.end);
            range.end = start;
            *content = CowStr::from(content[..at].trim_end().to_owned());
            open = Some(0);
        }
        true
    });
    hidden
}

/// The definitions of links as they were typed: their labels, their addresses, their places.
fn typed_definitions(parser: &Parser, nested: &Nested) -> Vec<(String, String, Range<usize>)> {
    let definitions = parser.reference_definitions().iter();
    let typed = definitions.map(|(label, definition)| {
        let address = nested.as_typed(&definition.dest).replace(GAP, "");
        (fold(&nested.as_typed(label)), address, definition.span.clone())
    });
    typed.collect()
}

/// Definitions, given by label, in the order of the text.
fn used(definitions: Vec<(String, String, Range<usize>)>, list: &[(Event, Range<usize>)]) -> Vec<Definition> {
    if definitions.is_empty() {
        return Vec::new();
    }
    let label = |event: &Event| match event {
        Event::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. }) => {
            matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut).then(|| fold(id))
        }
        _ => None,
    };
    let labels: HashSet<String> = list.iter().filter_map(|(event, _)| label(event)).collect();
    let definitions = definitions.into_iter();
    let mut definitions: Vec<Definition> = definitions
        .map(|(label, address, range)| Definition { address, range, is_used: labels.contains(&label) })
        .collect();
    definitions.sort_unstable_by_key(|definition| definition.range.start);
    definitions
}

/// A source's line without what announces it: `— ` goes, « Source : » stays.
pub(super) fn attribution_text(line: &str) -> Option<&str> {
    for dash in ["— ", "—\u{a0}", "– ", "―\u{20}", "-- "] {
        if let Some(rest) = line.strip_prefix(dash) {
            return Some(rest);
        }
    }
    let rest = line.strip_prefix("Source").or_else(|| line.strip_prefix("source"))?;
    let rest = rest.strip_prefix('s').unwrap_or(rest);
    rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']).starts_with(':').then_some(line)
}

/// Whether a line says who made the image before it: « Crédit : … », « Photo : … », « © … ».
fn announces_credit(line: &str) -> bool {
    const WORDS: [&str; 9] =
        ["crédit", "crédits", "credit", "credits", "photo", "image", "illustration", "dessin", "drawing"];
    if line.starts_with('©') {
        return true;
    }
    let Some((word, _)) = line.split_once(':') else { return false };
    let word = word.trim().to_lowercase();
    WORDS.contains(&word.as_str())
}

/// Control characters mean nothing in a page, and a feed that holds one cannot be read (XML 1.0, section 2.2).
fn without_controls(event: &mut Event) {
    let is_html = matches!(event, Event::Html(_) | Event::InlineHtml(_));
    let (Event::Text(text)
    | Event::Code(text)
    | Event::InlineMath(text)
    | Event::DisplayMath(text)
    | Event::Html(text)
    | Event::InlineHtml(text)) = event
    else {
        return;
    };
    // Gaps keep the places in raw HTML true, and are left out where it is written.
    let is_kept = |c: char| matches!(c, '\n' | '\r' | '\t') || is_html && c == GAP;
    let is_control = |c: char| c.is_ascii_control() && !is_kept(c) || matches!(c, '\u{fffe}' | '\u{ffff}');
    if text.contains(is_control) {
        *text = CowStr::from(text.replace(is_control, " "));
    }
}

/// Whether a source may give texts with control characters: nearly none does. `&#7;` is one too.
fn may_hold_controls(source: &str) -> bool {
    // U+FFFE begins with the byte 0xEF.
    let is_suspect = |byte: u8| {
        ((byte < b' ') & (byte != b'\n') & (byte != b'\r') & (byte != b'\t')) | (byte == 0x7f) | (byte == 0xef)
    };
    // Many bytes at once, without a branch for each.
    let mut parts = source.as_bytes().chunks(256);
    parts.any(|part| part.iter().fold(false, |any, byte| any | is_suspect(*byte))) || source.contains("&#")
}
