//! Words as signs: slugs, spelling, labels, escapes, moments in time, elements of HTML.
//!
//! Knows nothing of a site; everything else may use it.

pub mod compare;
pub mod elements;
pub mod embedded;
pub mod escape;
pub mod hash;
pub mod label;
pub mod moment;
pub mod order;
pub mod signs;
pub mod slug;
pub mod wiki;

/// A place in a text that is not within a character: this one, else the start of the character it lies in; the end of the
/// text when the place is beyond it.
pub fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// What a text holds from a byte on, at most so many bytes: who looks ahead from many places reads no text twice as a whole.
pub fn ahead(text: &str, from: usize, most: usize) -> &str {
    &text[from..floor(text, from.saturating_add(most)).max(from)]
}

/// What stands before a byte of a text, at most about so many bytes: the first character is whole.
pub fn behind(text: &str, to: usize, most: usize) -> &str {
    &text[floor(text, to.saturating_sub(most))..to]
}
