//! Pieces of a text put in the place of others.

use crate::diagnostics::Span;

/// A piece of text put in the place of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Splice {
    pub at: Span,
    pub with: String,
}

/// A text with pieces of it replaced. Those may not overlap.
pub fn spliced(text: &str, mut splices: Vec<Splice>) -> String {
    splices.sort_by_key(|splice| (splice.at.start, splice.at.end));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for splice in splices {
        out.push_str(&text[at..splice.at.start]);
        out.push_str(&splice.with);
        at = splice.at.end;
    }
    out.push_str(&text[at..]);
    out
}
