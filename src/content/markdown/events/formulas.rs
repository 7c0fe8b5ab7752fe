//! Comments within formulas, which LaTeX does not print: nobody is to read them in a page, its source or a search.

use std::ops::Range;

use pulldown_cmark::Event;

/// Takes the comments out of formulas: a percent sign that is not escaped, up to the end of its line. Gives where they stand in the
/// text.
pub(super) fn hide_comments(list: &mut [(Event, Range<usize>)], text: &str) -> Vec<Range<usize>> {
    let mut hidden = Vec::new();
    for (event, range) in list {
        let (Event::InlineMath(source) | Event::DisplayMath(source)) = event else { continue };
        if !source.contains('%') {
            continue;
        }
        let comments = comments_of(source);
        if comments.is_empty() {
            continue;
        }
        let written = comments_of(&text[range.clone()]);
        hidden.extend(written.into_iter().map(|comment| range.start + comment.start..range.start + comment.end));
        let mut kept = String::with_capacity(source.len());
        let mut from = 0;
        for comment in comments {
            kept.push_str(&source[from..comment.start]);
            from = comment.end;
        }
        kept.push_str(&source[from..]);
        *source = kept.into();
    }
    hidden
}

/// The comments of a formula, without the ends of their lines; that of a last line does not reach the signs that close it.
fn comments_of(source: &str) -> Vec<Range<usize>> {
    let mut comments = Vec::new();
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        let signs = line.char_indices().scan(false, |is_escaped, (at, sign)| {
            let before = std::mem::replace(is_escaped, sign == '\\' && !*is_escaped);
            Some((at, sign, before))
        });
        let percent = signs.filter(|(_, sign, is_escaped)| *sign == '%' && !is_escaped).map(|(at, ..)| at).next();
        if let Some(at) = percent {
            comments.push(start + at..start + line.trim_end_matches(['\n', '\r', '$']).len());
        }
        start += line.len();
    }
    comments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percent_sign_begins_a_comment_unless_it_is_escaped() {
        let found =
            |source: &'static str| comments_of(source).into_iter().map(|range| &source[range]).collect::<Vec<_>>();
        assert_eq!(found("a % one\nb \\% c % two\n"), ["% one", "% two"]);
        assert_eq!(found("$$\na\\\\% one\n$$"), ["% one"]);
        assert_eq!(found("$a % b$"), ["% b"]);
        assert_eq!(found("30\\,\\%"), [""; 0]);
    }
}
