//! Titles where other texts and lists print them.

use std::borrow::Cow;

/// Characters of a title or a heading in the place of a link to it, in a row or in a list.
pub const MAX_LABEL: usize = 300;

/// A title, cut at a word with an ellipsis when it is longer than anyone reads in a list: what n links print must not be n
/// times a title of any length.
///
/// ```
/// use carnet::text::label::{MAX_LABEL, label};
/// assert_eq!(label("Un titre"), "Un titre");
/// let long = "mot ".repeat(MAX_LABEL);
/// assert!(label(&long).ends_with("mot…") && label(&long).chars().count() <= MAX_LABEL);
/// ```
pub fn label(title: &str) -> Cow<'_, str> {
    // Bytes bound characters from above.
    if title.len() <= MAX_LABEL || title.chars().nth(MAX_LABEL).is_none() {
        return Cow::Borrowed(title);
    }
    let end = title.char_indices().nth(MAX_LABEL - 1).map_or(title.len(), |(at, _)| at);
    let head = &title[..end];
    let word = head.rfind(char::is_whitespace).filter(|at| *at > end / 2).unwrap_or(end);
    Cow::Owned(format!("{}…", head[..word].trim_end()))
}
