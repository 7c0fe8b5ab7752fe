//! The tags of a text of HTML that carnet wrote, one after the other.

use crate::text::elements;

/// The name of a tag in lower case, as carnet writes it, and whether it is an end tag; nothing for a comment.
pub(in crate::pages) fn name_of(tag: &str) -> (&str, bool) {
    let bare = tag.trim_start_matches('<');
    let (bare, is_end) = bare.strip_prefix('/').map_or((bare, false), |bare| (bare, true));
    (bare.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default(), is_end)
}

/// How many bytes a tag or a comment at the beginning of a text has.
pub(in crate::pages) fn end_of_tag(text: &str) -> usize {
    if text.starts_with("<!--") {
        return text.find("-->").map_or(text.len(), |end| end + 3);
    }
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    text.len()
}

/// Whether an element has neither content nor an end tag (HTML, section 13.1.2).
pub(in crate::pages) fn is_void(tag: &str, name: &str) -> bool {
    tag.ends_with("/>") || tag.starts_with("<!") || elements::is_void(name)
}

/// The text of a line of HTML that carnet wrote, without its tags.
pub(in crate::pages) fn text_of(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = &rest[at + end_of_tag(&rest[at..])..];
    }
    text.push_str(rest);
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    signs.iter().fold(text, |text, (written, sign)| text.replace(written, sign))
}
