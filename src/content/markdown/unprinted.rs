//! What stands in the Markdown source though nothing of it is printed as it is: links in a title, in an image's
//! alternative text, in a footnote that nothing refers to; comments there.
//!
//! The source is offered beside the page, so that a withheld name must be known wherever it is written.

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::Settings;
use super::body::{Body, Form, LinkUse};
use super::destination::{Destination, destination, host_of};
use super::events::{Events, prints_title};
use super::inline;
use super::raw::{self, Piece};
use super::traps::is_empty;
use super::writer::link_destination;
use crate::diagnostics::Span;
use rapidhash::RapidHashSet as HashSet;

/// Adds to a written body the links and comments of the text that writing it passed over.
pub fn record(events: &Events, text: &str, base: usize, settings: &Settings, body: &mut Body) {
    let known: HashSet<usize> = body.links.iter().map(|link| link.span.start).collect();
    let hidden: HashSet<usize> = body.hidden.iter().map(|span| span.start).collect();
    let base_url = settings.base_url.as_deref();
    let mut in_heading = false;
    for (index, (event, range)) in events.list.iter().enumerate() {
        match event {
            Event::Start(Tag::Image { link_type, .. }) => {
                // The image's own name or address and Markdown links are events of the parser.
                let own_name = matches!(link_type, LinkType::WikiLink { .. }).then_some("!".len());
                record_names(&text[range.clone()], own_name, base + range.start, settings, &known, body);
            }
            Event::Start(Tag::Heading { .. }) => in_heading = true,
            Event::End(TagEnd::Heading(_)) => in_heading = false,
            // A heading that is the title of the page is not written again.
            Event::Text(_) if in_heading => {
                record_names(&text[range.clone()], None, base + range.start, settings, &known, body)
            }
            _ => {}
        }
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
                body.links.push(LinkUse { label, ..LinkUse::new(Form::Definition, target, fragment, span) });
            }
            Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock) => {
                let html = &text[range.clone()];
                let place = |span: &Span| base + range.start + span.start..base + range.start + span.end;
                for piece in raw::pieces(html) {
                    match piece {
                        Piece::Comment(span) if !hidden.contains(&place(&span).start) => body.hidden.push(place(&span)),
                        Piece::Tag(tag) => {
                            for span in tag.addresses.iter().filter(|span| !known.contains(&place(span).start)) {
                                let value = &html[span.clone()];
                                if let Destination::Inside { target, fragment } = destination(value, base_url)
                                    && !target.is_empty()
                                {
                                    body.links.push(LinkUse::new(Form::Html, target, fragment, place(span)));
                                }
                            }
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
}

/// Names in a text that was not written, and in the alternative text of an image: the parser gives no events for some of
/// it. `own_name` is where the name of a wiki image begins.
fn record_names(
    source: &str,
    own_name: Option<usize>,
    at: usize,
    settings: &Settings,
    known: &HashSet<usize>,
    body: &mut Body,
) {
    let base_url = settings.base_url.as_deref();
    if !inline::may_hold_names(source, base_url.map(host_of)) {
        return;
    }
    for (part, link) in inline::names(source, base_url) {
        if Some(part.start) == own_name || link.form == Form::Definition {
            continue;
        }
        let span = at + part.start..at + part.end;
        if !known.contains(&span.start) {
            body.links.push(LinkUse { span, is_repeated: true, ..link });
        }
    }
}
