//! Pieces of a text put in the place of others.

use crate::diagnostics::Span;

/// A piece of text put in the place of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Splice {
    pub at: Span,
    pub with: String,
}

/// A text with pieces of it replaced. Of two that overlap the first is: one name may be found in two ways.
pub(super) fn spliced(text: &str, mut splices: Vec<Splice>) -> String {
    splices.sort_by_key(|splice| (splice.at.start, splice.at.end));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for splice in splices {
        if splice.at.start < at {
            continue;
        }
        out.push_str(&text[at..splice.at.start]);
        out.push_str(&splice.with);
        at = splice.at.end;
    }
    out.push_str(&text[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_pieces_that_overlap_the_first_is_replaced() {
        let splice = |at: Span, with: &str| Splice { at, with: with.into() };
        let splices = vec![splice(4..9, "trois"), splice(0..3, "deux"), splice(4..8, "six"), splice(6..8, "x")];
        assert_eq!(spliced("un, abcde.", splices), "deux sixe.");
    }
}
