//! Embeds that stand alone on a line: each is a block, and the paragraph around it is split.
//!
//! What an embed shows is not known here.

use std::iter::Peekable;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::content::markdown::parser::{SpannedEvent, is_inline};

/// Endings of what is shown as an image.
const IMAGES: [&str; 9] = ["png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp", "ico"];
/// Endings of pages, and of files that are played or opened, where an image of Markdown names them.
const SHOWN: [&str; 16] = [
    "md", "markdown", "pdf", "mp3", "m4a", "ogg", "oga", "opus", "wav", "flac", "3gp", "mp4", "webm", "ogv", "mov",
    "mkv",
];

/// Endings of other documents that notes lead to.
const DOCUMENTS: [&str; 10] = ["csv", "docx", "epub", "html", "odp", "ods", "odt", "pptx", "xlsx", "zip"];

/// Whether a path ends as that of a note or a file does.
pub(crate) fn names_file(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    let ending = ending.as_str();
    IMAGES.contains(&ending) || SHOWN.contains(&ending) || DOCUMENTS.contains(&ending)
}

/// Whether an image's syntax shows a note or a file that is no image.
pub(crate) fn is_embed(kind: LinkType, address: &str) -> bool {
    // `\|` is how a label is separated inside a table.
    let name = address.split('#').next().unwrap_or(address).trim_end_matches('\\').trim();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    match kind {
        LinkType::WikiLink { .. } => !IMAGES.contains(&ending.as_str()),
        _ => SHOWN.contains(&ending.as_str()) && !address.contains("//"),
    }
}

/// Gives each embed that stands alone on a line, among others, a paragraph of its own.
pub(super) fn split(list: Vec<SpannedEvent>) -> Vec<SpannedEvent> {
    let is_some_embed = |(event, _): &SpannedEvent| matches!(event, Event::Start(tag) if is_embed_tag(tag));
    if !list.iter().any(is_some_embed) {
        return list;
    }
    let mut out: Vec<SpannedEvent> = Vec::with_capacity(list.len() + 8);
    let mut list = list.into_iter().peekable();
    while let Some((event, range)) = list.next() {
        let run = match &event {
            Event::Start(Tag::Paragraph) => Some(true),
            Event::Start(Tag::Item | Tag::DefinitionListDefinition) => Some(false),
            _ => None,
        };
        let Some(in_paragraph) = run else {
            out.push((event, range));
            continue;
        };
        let (lines, breaks) = lines_of_run(&mut list);
        let is_plain = in_paragraph && lines.len() == 1 || !lines.iter().any(|line| is_embed_alone(line));
        if is_plain {
            out.push((event, range));
            join(lines, breaks, &mut out);
        } else if in_paragraph {
            list.next();
            split_paragraph(lines, breaks, &mut out);
        } else {
            out.push((event, range));
            wrap(lines, breaks, &mut out);
        }
    }
    out
}

/// Takes the lines up to the end of their element or a block in it, and the breaks between them.
fn lines_of_run<'e>(
    list: &mut Peekable<impl Iterator<Item = SpannedEvent<'e>>>,
) -> (Vec<Vec<SpannedEvent<'e>>>, Vec<SpannedEvent<'e>>) {
    let mut lines: Vec<Vec<SpannedEvent>> = vec![Vec::new()];
    let mut breaks = Vec::new();
    let mut depth = 0_usize;
    while let Some(next) = list.next_if(|(next, _)| depth > 0 || is_of_run(next)) {
        match &next.0 {
            Event::SoftBreak | Event::HardBreak if depth == 0 => {
                breaks.push(next);
                lines.push(Vec::new());
                continue;
            }
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        lines.last_mut().expect("there is always a line").push(next);
    }
    (lines, breaks)
}

fn is_embed_tag(tag: &Tag) -> bool {
    matches!(tag, Tag::Image { link_type, dest_url, .. } if is_embed(*link_type, dest_url))
}

/// Whether an event begins what stands in a line.
fn is_of_run(event: &Event) -> bool {
    match event {
        Event::Start(tag) => is_inline(tag),
        Event::End(_) | Event::Html(_) | Event::Rule => false,
        _ => true,
    }
}

/// Whether a line is an embed, with the name of its block or none.
fn is_embed_alone(line: &[SpannedEvent]) -> bool {
    let Some((Event::Start(tag), _)) = line.first() else { return false };
    let end = line.iter().position(|(event, _)| matches!(event, Event::End(TagEnd::Image)));
    let after = end.map_or(&[][..], |end| &line[end + 1..]);
    is_embed_tag(tag) && is_block_name(after)
}

/// Whether what stands behind an image is nothing, or the name of its block: `^nom`.
pub(crate) fn is_block_name(after: &[SpannedEvent]) -> bool {
    match after {
        [] => true,
        [(Event::Text(text), _)] => {
            let text = text.trim();
            text.is_empty() || text.starts_with('^') && !text.contains(char::is_whitespace)
        }
        _ => false,
    }
}

/// Writes lines as they were.
fn join<'a>(lines: Vec<Vec<SpannedEvent<'a>>>, breaks: Vec<SpannedEvent<'a>>, out: &mut Vec<SpannedEvent<'a>>) {
    let mut breaks = breaks.into_iter();
    for line in lines {
        out.extend(line);
        out.extend(breaks.next());
    }
}

/// Writes the lines of a paragraph as several.
fn split_paragraph<'a>(
    lines: Vec<Vec<SpannedEvent<'a>>>,
    breaks: Vec<SpannedEvent<'a>>,
    out: &mut Vec<SpannedEvent<'a>>,
) {
    let mut breaks = breaks.into_iter();
    let mut open: Vec<SpannedEvent> = Vec::new();
    for line in lines {
        let next = breaks.next();
        if is_embed_alone(&line) {
            paragraph(std::mem::take(&mut open), out);
            paragraph(line, out);
        } else {
            open.extend(line);
            open.extend(next);
        }
    }
    paragraph(open, out);
}

/// Writes the lines of an item, of which embeds are paragraphs.
fn wrap<'a>(lines: Vec<Vec<SpannedEvent<'a>>>, breaks: Vec<SpannedEvent<'a>>, out: &mut Vec<SpannedEvent<'a>>) {
    let mut breaks = breaks.into_iter();
    for line in lines {
        let next = breaks.next();
        if is_embed_alone(&line) {
            if matches!(out.last(), Some((Event::SoftBreak | Event::HardBreak, _))) {
                out.pop();
            }
            paragraph(line, out);
        } else {
            out.extend(line);
            out.extend(next);
        }
    }
}

/// Writes a paragraph; a break at its end is none.
fn paragraph<'a>(mut events: Vec<SpannedEvent<'a>>, out: &mut Vec<SpannedEvent<'a>>) {
    if matches!(events.last(), Some((Event::SoftBreak | Event::HardBreak, _))) {
        events.pop();
    }
    let (Some((_, first)), Some((_, last))) = (events.first(), events.last()) else { return };
    let range: Range<usize> = first.start..last.end;
    out.push((Event::Start(Tag::Paragraph), range.clone()));
    out.extend(events);
    out.push((Event::End(TagEnd::Paragraph), range));
}
