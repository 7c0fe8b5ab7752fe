//! How the parser reads, and what its events and the source around them say at a glance: for all who read a text.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Options, Tag, TagEnd};

/// What the parser knows beyond CommonMark.
pub(super) const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_SUPERSCRIPT)
    .union(Options::ENABLE_SUBSCRIPT)
    .union(Options::ENABLE_WIKILINKS);

/// The same with formulas: for texts that have some, since their signs are those of sums of money too.
pub(super) const WITH_FORMULAS: Options = OPTIONS.union(Options::ENABLE_MATH);

/// An event, and the bytes of the source that it was read from.
pub(super) type SpannedEvent<'a> = (Event<'a>, Range<usize>);

/// Whether an element stands within a line.
pub(super) fn is_inline(tag: &Tag) -> bool {
    use Tag::{Emphasis, Image, Link, MetadataBlock, Strikethrough, Strong, Subscript, Superscript};
    matches!(
        tag,
        Emphasis | Strong | Strikethrough | Superscript | Subscript | Link { .. } | Image { .. } | MetadataBlock(_)
    )
}

pub(super) fn is_inline_end(tag: TagEnd) -> bool {
    use TagEnd::{Emphasis, Image, Link, MetadataBlock, Strikethrough, Strong, Subscript, Superscript};
    matches!(tag, Emphasis | Strong | Strikethrough | Superscript | Subscript | Link | Image | MetadataBlock(_))
}

/// `[[name]]`, without a label: what is printed is the title of its target.
pub(super) fn prints_title(link_type: LinkType) -> bool {
    matches!(link_type, LinkType::WikiLink { has_pothole: false })
}

/// Whether a text event is its part of the source, sign by sign.
pub(super) fn is_verbatim(event: &CowStr, range: &Range<usize>, text: &str) -> bool {
    text.get(range.clone()).is_some_and(|source| source == &**event)
}

/// Whether a backslash makes a sign of the source a plain one.
pub(super) fn is_escaped(text: &str, at: usize) -> bool {
    text.as_bytes()[..at].iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
}

/// Whether the `#` that a text begins with, at a byte of the source, is written so that it begins no tag.
pub(super) fn is_plain_sharp(text: &str, at: usize) -> bool {
    !text[at..].starts_with('#') || is_escaped(text, at)
}
