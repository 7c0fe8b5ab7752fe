//! What stands in the Markdown source though nothing of it is printed as it is: links in a title, in an image's
//! alternative text, in a footnote that nothing refers to; comments there.
//!
//! The source is offered beside the page, so that a withheld name must be known wherever it is written.

use std::ops::Range;

use memchr::memmem;
use pulldown_cmark::{Event, HeadingLevel, LinkType, Tag};

use super::Settings;
use super::builder::Builder;
use super::destination::{Destination, destination, host_of, link_destination};
use super::events::Events;
use super::inline;
use super::lints::is_empty;
use super::outline::{Form, LinkUse};
use super::parser::prints_title;
use super::raw::{self, HtmlPiece};
use crate::diagnostics::Span;
use rapidhash::RapidHashSet as HashSet;

/// Adds to a written body the links and comments of the text that writing it passed over.
pub(super) fn record(events: &Events, text: &str, base: usize, settings: &Settings, body: &mut Builder) {
    let known: HashSet<usize> = body.spans.iter().map(|span| span.start).collect();
    let hidden: HashSet<usize> = body.hidden.iter().map(|span| span.start).collect();
    let base_url = settings.base_url.as_deref();
    for (index, (event, range)) in events.list.iter().enumerate() {
        match event {
            Event::Start(Tag::Link { link_type, dest_url, .. } | Tag::Image { link_type, dest_url, .. })
                if !known.contains(&(base + range.start)) && !is_empty(*link_type, dest_url) =>
            {
                let Destination::Inside { target, fragment } = link_destination(*link_type, dest_url, base_url) else {
                    continue;
                };
                let is_blank = events.is_blank(index + 1..events.end_of(index));
                let bare = prints_title(*link_type) || *link_type == LinkType::Autolink || is_blank;
                let label = (!bare).then(|| events.text(index + 1..events.end_of(index)));
                let span = base + range.start..base + range.start + text[range.clone()].trim_end().len();
                body.add_link(LinkUse { label, ..LinkUse::new(Form::Definition, target, fragment) }, span);
            }
            Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock) => {
                record_html(&text[range.clone()], base + range.start, (&known, &hidden), base_url, body);
            }
            _ => {}
        }
    }
    record_names(events, text, base, settings, body);
    hide_repeated_definitions(events, text, base, body);
}

/// The same of raw HTML that stands at byte `base` of its file; links and comments that begin at `known` and `hidden` bytes are recorded.
fn record_html(
    html: &str,
    base: usize,
    (known, hidden): (&HashSet<usize>, &HashSet<usize>),
    base_url: Option<&str>,
    body: &mut Builder,
) {
    let place = |span: &Span| base + span.start..base + span.end;
    for piece in raw::pieces(html) {
        match piece {
            HtmlPiece::Comment(span) if !hidden.contains(&place(&span).start) => body.hidden.push(place(&span)),
            HtmlPiece::Tag(tag) => {
                for span in tag.addresses.iter().filter(|span| !known.contains(&place(span).start)) {
                    if let Destination::Inside { target, fragment } = destination(&html[span.clone()], base_url)
                        && !target.is_empty()
                    {
                        body.add_link(LinkUse::new(Form::Html, target, fragment), place(span));
                    }
                }
            }
            _ => {}
        }
    }
}

/// What the source says that may be a name or an address, wherever the parser gives no event for it, but for code.
fn record_names(events: &Events, text: &str, base: usize, settings: &Settings, body: &mut Builder) {
    let base_url = settings.base_url.as_deref();
    if !inline::may_hold_names(text, base_url.map(host_of)) && !inline::may_hold_odd_names(text) {
        return;
    }
    let code = ranges(events, |event| matches!(event, Event::Start(Tag::CodeBlock(_)) | Event::Code(_)));
    let mut hidden: Vec<Span> = body.hidden.clone();
    hidden.sort_unstable_by_key(|span| span.start);
    let mut known: Vec<(Span, usize)> = body.spans.iter().cloned().zip(0..).collect();
    known.sort_unstable_by_key(|(span, _)| span.start);
    // Of these no text is written event by event.
    let mut read = ranges(events, |event| {
        matches!(
            event,
            Event::Start(Tag::Heading { level: HeadingLevel::H1, .. } | Tag::Image { .. })
                | Event::Start(Tag::Link { link_type: LinkType::Reference, .. })
                | Event::FootnoteReference(_)
        )
    });
    read.extend(events.definitions.iter().map(|definition| definition.range.clone()));
    read.extend(events.list.iter().filter_map(|(event, range)| unprinted_part(event, range, text)));
    read.sort_unstable_by_key(|range| range.start);
    let read = read.into_iter().flat_map(|range| {
        let names = inline::names(&text[range.clone()], base_url).into_iter();
        names.map(move |(part, link)| (range.start + part.start..range.start + part.end, link))
    });
    for (part, link) in inline::with_others(inline::names_as_written(text, base_url), read, text) {
        let span = base + part.start..base + part.end;
        // A link of the parser's says as much.
        let before = known[..known.partition_point(|(known, _)| known.start <= span.start)].last();
        let is_known = before.is_some_and(|(known, number)| {
            let is_same = known.start == span.start || body.links[*number].target == link.target;
            known.end >= span.end && is_same && link.parts.is_empty()
        });
        let is_code = is_in(&code, part.start) && is_in(&code, part.end.max(part.start + 1) - 1);
        if !is_known && !is_code && !is_in(&hidden, base + part.start) {
            body.add_link(LinkUse { is_repeated: true, ..link }, span);
        }
    }
}

/// What of an element's source is never written: the label of a footnote's definition, the attributes of a heading.
fn unprinted_part(event: &Event, range: &Range<usize>, text: &str) -> Option<Range<usize>> {
    match event {
        Event::Start(Tag::FootnoteDefinition(label)) => {
            let end = range.start + "[^]:".len() + label.len();
            text.get(range.start..end).map(|_| range.start..end)
        }
        Event::Start(Tag::Heading { .. }) => {
            let attributes = text[range.clone()].rfind('{')?;
            Some(range.start + attributes..range.end)
        }
        _ => None,
    }
}

/// Definitions of references of which another one of the same name is read: nothing is printed of them.
fn hide_repeated_definitions(events: &Events, text: &str, base: usize, body: &mut Builder) {
    if memmem::find(text.as_bytes(), b"]:").is_none() {
        return;
    }
    let printed = ranges(events, |event| {
        !matches!(
            event,
            Event::Start(
                Tag::List(_) | Tag::Item | Tag::BlockQuote(_) | Tag::FootnoteDefinition(_) | Tag::DefinitionList
            ) | Event::Start(Tag::DefinitionListDefinition)
                | Event::End(_)
        )
    });
    let read: HashSet<usize> = events.definitions.iter().map(|definition| definition.range.start).collect();
    let mut at = 0;
    let mut hidden: Option<usize> = None;
    for line in text.split_inclusive('\n') {
        let signs = line.len()
            - line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '>' | '-' | '*' | '+')).len();
        let start = at + signs.min(line.len());
        let is_printed = is_in(&printed, start);
        let begins = text[start..].starts_with('[') && !text[start..].starts_with("[^") && line.contains("]:");
        // What follows on the next lines belongs to it: an address, a title.
        let ends = is_printed || begins || line.trim().is_empty();
        if let Some(from) = hidden.filter(|_| ends) {
            body.hidden.push(base + from..base + at);
            hidden = None;
        }
        if begins && !is_printed && !read.contains(&start) {
            hidden = Some(start);
        }
        at += line.len();
    }
    if let Some(from) = hidden {
        body.hidden.push(base + from..base + text.len());
    }
}

/// The places of events, in order; of those within each other the outer.
fn ranges(events: &Events, is_one: impl Fn(&Event) -> bool) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let ones = events.list.iter().filter(|(event, _)| is_one(event)).map(|(_, range)| range);
    for range in ones {
        match ranges.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => ranges.push(range.clone()),
        }
    }
    ranges
}

fn is_in(ranges: &[Range<usize>], at: usize) -> bool {
    ranges.get(ranges.partition_point(|range| range.end <= at)).is_some_and(|range| range.start <= at)
}
