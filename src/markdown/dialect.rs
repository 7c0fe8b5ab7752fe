//! What authors write that the parser does not know, made of its events: bare addresses become links.
//!
//! It reads one text's events and its source, and writes events that every later stage understands: none of them knows
//! how a construct was written. A text without any such sign is not looked at event by event.

mod autolinks;

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Parser, TextMergeWithOffset};

/// An event, and the bytes of the source that it was read from.
pub type Spanned<'a> = (Event<'a>, Range<usize>);

/// The events of a text.
pub fn events<'a>(text: &'a str, parser: Parser<'a>) -> Vec<Spanned<'a>> {
    // Prose has an event for a score of bytes; a list that grows from nothing is copied as often as it doubles.
    let mut list: Vec<Spanned> = Vec::with_capacity(text.len() / 20);
    if !autolinks::may_hold(text) {
        list.extend(TextMergeWithOffset::new(parser.into_offset_iter()));
        return list;
    }
    // Before texts are merged, each of them is either its part of the source or a decoded entity.
    list.extend(parser.into_offset_iter());
    list = autolinks::link(list, text);
    merged(list)
}

/// Texts that follow each other become one.
fn merged(list: Vec<Spanned>) -> Vec<Spanned> {
    let mut out: Vec<Spanned> = Vec::with_capacity(list.len());
    for (event, range) in list {
        if let Event::Text(text) = &event {
            if text.is_empty() {
                continue;
            }
            if let Some((Event::Text(before), place)) = out.last_mut() {
                let mut whole = std::mem::replace(before, CowStr::Borrowed("")).into_string();
                whole.push_str(text);
                *before = CowStr::from(whole);
                place.end = range.end;
                continue;
            }
        }
        out.push((event, range));
    }
    out
}

/// Whether a text event is its part of the source, sign by sign.
fn is_verbatim(event: &CowStr, range: &Range<usize>, text: &str) -> bool {
    text.get(range.clone()).is_some_and(|source| source == &**event)
}
