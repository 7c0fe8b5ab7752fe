//! Where bytes of a text stand, as people count: lines and characters, and the excerpt that shows them.
//!
//! A text is looked through once, however many places of it are asked for; an excerpt has a bounded size, however long the
//! lines are.

use crate::text::floor;
use std::borrow::Cow;
use std::ops::Range;

/// Lines of an excerpt: a span over a whole note shows its beginning.
const MAX_LINES: usize = 6;
/// A line up to this number of bytes is shown whole…
const WHOLE_LINE: usize = 1_000;
/// … of a longer one, so many on each side of the place.
const SIDE: usize = 100;
/// Distance of the places for which the number of characters before is kept.
const STEP: usize = 1024;
/// Stands where a line was cut.
const CUT: &str = "…";

/// A text with what is needed to find a line and a column in it.
#[derive(Debug)]
pub struct Lines<'t> {
    text: &'t str,
    /// Where each line begins.
    starts: Vec<usize>,
    /// Characters before every [`STEP`]th byte.
    characters: Vec<usize>,
}

/// The lines that hold a span.
#[derive(Debug, PartialEq, Eq)]
pub struct Excerpt<'t> {
    pub text: Cow<'t, str>,
    /// The number of the first line, from 1.
    pub line: usize,
    /// The span within `text`.
    pub span: Range<usize>,
    /// The part of the file's span that is shown.
    pub shown: Range<usize>,
}

impl<'t> Lines<'t> {
    pub fn of(text: &'t str) -> Lines<'t> {
        let starts = std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1)).collect();
        let mut characters = Vec::with_capacity(text.len() / STEP + 1);
        let mut count = 0;
        for part in text.as_bytes().chunks(STEP) {
            characters.push(count);
            count += characters_in(part);
        }
        characters.push(count);
        Lines { text, starts, characters }
    }

    /// Line and column of a byte, both from 1; columns in characters.
    pub fn position(&self, at: usize) -> (usize, usize) {
        let line = self.line(at);
        (line + 1, self.characters_before(at) - self.characters_before(self.starts[line]) + 1)
    }

    fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at) - 1
    }

    fn characters_before(&self, at: usize) -> usize {
        let step = at / STEP;
        self.characters[step] + characters_in(&self.text.as_bytes()[step * STEP..at])
    }

    /// The lines of a span, at most six of them, long ones cut; none when the bytes are not in the text.
    pub fn excerpt(&self, span: Range<usize>) -> Option<Excerpt<'t>> {
        self.text.get(span.clone())?;
        let first = self.line(span.start);
        let last = self.line(span.end.saturating_sub(1).max(span.start)).min(first + MAX_LINES - 1);
        let start = self.starts[first];
        let end = self.end_of(last).max(span.start);
        let shown = span.start..span.end.clamp(span.start, end);
        let is_long = |line: usize| self.end_of(line) - self.starts[line] > WHOLE_LINE;
        if !(first..=last).any(is_long) {
            let text = Cow::Borrowed(&self.text[start..end]);
            return Some(Excerpt { text, line: first + 1, span: shown.start - start..shown.end - start, shown });
        }
        let mut text = String::new();
        let (mut from, mut to) = (0, 0);
        for line in first..=last {
            let part = self.part(line, &shown);
            if line > first {
                text.push('\n');
            }
            text.push_str(if part.start > self.starts[line] { CUT } else { "" });
            let place = |at: usize| text.len() + at.clamp(part.start, part.end) - part.start;
            from = if line == first { place(shown.start) } else { from };
            to = place(shown.end).max(from);
            text.push_str(&self.text[part.clone()]);
            text.push_str(if part.end < self.end_of(line) { CUT } else { "" });
        }
        Some(Excerpt { text: Cow::Owned(text), line: first + 1, span: from..to, shown })
    }

    /// Where a line ends, what ends it left out.
    fn end_of(&self, line: usize) -> usize {
        let start = self.starts[line];
        let end = self.starts.get(line + 1).map_or(self.text.len(), |next| next - 1);
        start + self.text[start..end].trim_end_matches(['\n', '\r']).len()
    }

    /// What is shown of a line that holds a part of `span`.
    fn part(&self, line: usize, span: &Range<usize>) -> Range<usize> {
        let (start, end) = (self.starts[line], self.end_of(line));
        if end - start <= WHOLE_LINE {
            return start..end;
        }
        let from = span.start.clamp(start, end);
        let to = span.end.clamp(from, (from + SIDE).min(end));
        floor(self.text, from.saturating_sub(SIDE).max(start))..floor(self.text, (to + SIDE).min(end))
    }
}

/// Every byte but those that continue a character.
fn characters_in(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte as i8) >= -0x40).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_lines_and_characters() {
        let text = format!("{}\nété [x]\r\nfin", "é".repeat(3_000));
        let lines = Lines::of(&text);
        let of = |words: &str| lines.position(text.find(words).expect("it is there"));
        assert_eq!((lines.position(0), lines.position(4_000)), ((1, 1), (1, 2_001)));
        assert_eq!((of("[x]"), of("fin"), lines.position(text.len())), ((2, 5), (3, 1), (3, 4)));
    }

    #[test]
    fn an_excerpt_of_short_lines_is_whole() {
        let text = "un\ndeux trois\nquatre\n";
        let at = text.find("trois").expect("it is there");
        let excerpt = Lines::of(text).excerpt(at..at + 7).expect("it is in the text");
        assert_eq!((excerpt.text.as_ref(), excerpt.line, excerpt.span), ("deux trois\nquatre", 2, 5..12));
        assert_eq!(Lines::of(text).excerpt(90..91), None);
    }

    #[test]
    fn a_long_line_is_cut_on_both_sides() {
        let text = format!("{} [[ici]] {}", "é".repeat(100_000), "à".repeat(100_000));
        let at = text.find("[[").expect("it is there");
        let excerpt = Lines::of(&text).excerpt(at..at + 7).expect("it is in the text");
        assert_eq!(&excerpt.text[excerpt.span.clone()], "[[ici]]");
        assert!(excerpt.text.starts_with("…é") && excerpt.text.ends_with("à…"), "{}", excerpt.text);
        assert!(excerpt.text.chars().count() < 220);
        let whole = Lines::of(&text).excerpt(0..text.len()).expect("it is in the text");
        assert!(whole.text.len() < 400 && whole.span.start == 0);
    }

    #[test]
    fn many_lines_are_cut_after_the_sixth() {
        let text = "a\n".repeat(50);
        let excerpt = Lines::of(&text).excerpt(2..90).expect("it is in the text");
        assert_eq!((excerpt.text.as_ref(), excerpt.span, excerpt.shown), ("a\na\na\na\na\na", 0..11, 2..13));
    }
}
