//! Lines that Logseq writes below the first of a block to find it again: `id:: …`, `collapsed:: true`. No reader sees them.
//!
//! Keys that an author gives to a block are said to readers, there as here.

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::content::markdown::parser::SpannedEvent;

/// Whether a text may hold such a line.
pub(super) fn may_hold(text: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), b":: ").is_some()
}

/// Leaves out each line that is nothing but such a property, with the break before it.
pub(super) fn leave_out(list: &mut Vec<SpannedEvent>) {
    let mut kept: Vec<SpannedEvent> = Vec::with_capacity(list.len());
    let mut events = std::mem::take(list).into_iter().peekable();
    while let Some(event) = events.next() {
        let is_whole_line = events.peek().is_none_or(|(next, _)| ends_line(next));
        let begins_line = kept.last().is_none_or(|(before, _)| is_break(before) || begins_block(before));
        let is_property = matches!(&event.0, Event::Text(text) if is_own(text));
        if !(is_property && begins_line && is_whole_line) {
            kept.push(event);
            continue;
        }
        match kept.last() {
            Some((before, _)) if is_break(before) => {
                kept.pop();
            }
            // All of a paragraph.
            Some((Event::Start(Tag::Paragraph), _)) if matches!(events.peek(), Some((Event::End(_), _))) => {
                kept.pop();
                events.next();
            }
            _ => {
                events.next_if(|(next, _)| is_break(next));
            }
        }
    }
    *list = kept;
}

fn is_break(event: &Event) -> bool {
    matches!(event, Event::SoftBreak | Event::HardBreak)
}

fn begins_block(event: &Event) -> bool {
    matches!(event, Event::Start(Tag::Item | Tag::Paragraph))
}

fn ends_line(event: &Event) -> bool {
    is_break(event) || matches!(event, Event::End(TagEnd::Item | TagEnd::Paragraph) | Event::Start(Tag::List(_)))
}

/// Whether a line is a key of Logseq's own with a value that Logseq gives it.
fn is_own(line: &str) -> bool {
    let Some((key, value)) = line.split_once(":: ") else { return false };
    let value = value.trim();
    let is_word = !value.is_empty() && !value.contains(char::is_whitespace);
    let is_flag = matches!(value, "true" | "false");
    match key {
        "id" => is_uuid(value),
        "collapsed" => is_flag,
        "heading" => is_flag || value.bytes().all(|b| b.is_ascii_digit()) && is_word,
        "background-color" | "ls-type" | "hl-color" | "hl-page" | "hl-stamp" | "hl-type" => is_word,
        _ => key.starts_with("logseq.") && is_word,
    }
}

/// `642ec8af-2ddf-4bf9-92ce-6b32af763694`.
pub(crate) fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_of_logseq_s_own() {
        for line in [
            "id:: 642ec8af-2ddf-4bf9-92ce-6b32af763694",
            "collapsed:: true",
            "heading:: 2",
            "logseq.order-list-type:: number",
            "background-color:: #497d46 ",
        ] {
            assert!(is_own(line), "{line}");
        }
        for line in ["id:: 12", "collapsed:: bientôt", "auteur:: Zoé", "heading:: un titre", "id::", "logseq.x:: a b"]
        {
            assert!(!is_own(line), "{line}");
        }
    }
}
