//! What authors write that the parser does not know, made of its events: bare addresses, `^[inline notes]`, `==marks==`,
//! embeds on a line of a paragraph, and without the lines that Logseq writes for itself.
//!
//! It reads one text's events and its source, and writes events that every later stage understands: none of them knows
//! how a construct was written. A text without any such sign is not looked at event by event.

mod autolinks;
mod dollars;
mod embeds;
mod marks;
mod nested;
mod notes;
mod properties;

use memchr::memmem;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, Parser, Tag, TextMergeWithOffset};

use super::comments::{self, GAP_BYTE};
use super::parser::{SpannedEvent, is_plain_sharp};

pub(super) use embeds::{is_block_name, is_embed, names_file};
pub(super) use nested::Nested;
pub(super) use properties::is_uuid;

/// The events of a text; `parser` reads what [`Nested`] makes of it.
pub(super) fn events<'a>(text: &'a str, parser: Parser<'a>, nested: &Nested) -> Vec<SpannedEvent<'a>> {
    let images = &nested.images;
    // Prose has an event for a score of bytes; a list that grows from nothing is copied as often as it doubles.
    let mut list: Vec<SpannedEvent> = Vec::with_capacity(text.len() / 20);
    let (addresses, notes, marks) = (autolinks::may_hold(text), notes::may_hold(text), marks::may_hold(text));
    if !images.is_empty()
        || addresses
        || notes
        || marks
        || nested.has_dollars
        || memmem::find(text.as_bytes(), b"\\#").is_some()
        || memmem::find(text.as_bytes(), b"&#35;").is_some()
    {
        // Before texts are merged, each of them is either its part of the source or a decoded entity.
        if nested.has_dollars {
            list.extend(parser.into_offset_iter().map(|event| dollars::restored(event, text)));
        } else {
            list.extend(parser.into_offset_iter());
        }
        list = if images.is_empty() { list } else { nested::restore(list, text, images) };
        list = if addresses { autolinks::link(list, text) } else { list };
        list = if notes { notes::lift(list, text) } else { list };
        list = if marks { marks::mark(list, text) } else { list };
        list = merged(list, text);
    } else {
        list.extend(TextMergeWithOffset::new(parser.into_offset_iter()));
    }
    if nested.has_colons {
        nested::restore_colons(&mut list);
    }
    if memchr::memchr(GAP_BYTE, text.as_bytes()).is_some() {
        comments::close_gaps(&mut list);
    }
    if properties::may_hold(text) {
        properties::leave_out(&mut list);
    }
    embeds::split(list)
}

/// Replaces a sign that stood for another in all texts of an event.
fn replace_in(event: &mut Event, sign: char, with: &str) {
    let replace = |words: &mut CowStr| {
        if words.contains(sign) {
            *words = CowStr::from(words.replace(sign, with));
        }
    };
    match event {
        Event::Text(words)
        | Event::Code(words)
        | Event::Html(words)
        | Event::InlineHtml(words)
        | Event::InlineMath(words)
        | Event::DisplayMath(words)
        | Event::FootnoteReference(words)
        | Event::Start(Tag::FootnoteDefinition(words) | Tag::CodeBlock(CodeBlockKind::Fenced(words))) => replace(words),
        Event::Start(Tag::Link { dest_url, title, id, .. } | Tag::Image { dest_url, title, id, .. }) => {
            [dest_url, title, id].into_iter().for_each(replace);
        }
        Event::Start(Tag::Heading { id: Some(id), .. }) => replace(id),
        _ => {}
    }
}

/// Texts that follow each other become one; that of an escaped `#` begins anew, so that it is known by its first sign.
fn merged<'a>(list: Vec<SpannedEvent<'a>>, text: &str) -> Vec<SpannedEvent<'a>> {
    let is_empty = |event: &Event| matches!(event, Event::Text(content) if content.is_empty());
    let continues = |(event, place): &SpannedEvent| match event {
        Event::Text(content) => !content.starts_with('#') || !is_plain_sharp(text, place.start),
        _ => false,
    };
    let mut out: Vec<SpannedEvent> = Vec::with_capacity(list.len());
    let mut list = list.into_iter().filter(|(event, _)| !is_empty(event)).peekable();
    while let Some((event, mut range)) = list.next() {
        let first = match event {
            Event::Text(first) => first,
            other => {
                out.push((other, range));
                continue;
            }
        };
        let mut whole: Option<String> = None;
        while let Some((Event::Text(next), place)) = list.next_if(continues) {
            whole.get_or_insert_with(|| first.to_string()).push_str(&next);
            range.end = place.end;
        }
        out.push((Event::Text(whole.map_or(first, CowStr::from)), range));
    }
    out
}
