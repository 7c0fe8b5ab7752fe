//! Dollar signs that begin and end no formula: those of sums of money. The parser takes a formula for one by the spaces beside
//! its signs alone, so that `5$/jour ou 10$/mois` would be one.
//!
//! It finds the signs, which are other ones for the parser, byte for byte, and come back as events.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event};

use super::replace_in;
use crate::content::markdown::parser::{SpannedEvent, is_escaped};

/// Stands for a dollar sign. A control character, which an author's text is printed without.
pub(super) const DOLLAR: char = '\u{1d}';

/// Signs that a formula of several words has, and a sum of money has not.
const SIGNS: [char; 16] = ['\\', '^', '_', '=', '+', '<', '>', '{', '}', '|', '×', '±', '≤', '≥', '≈', '→'];

/// The dollar signs of a text.
#[derive(Debug, Default)]
pub(super) struct Dollars {
    /// Those of no formula.
    pub plain: Vec<usize>,
    /// What is between signs of formulas and has a brace that is not closed: the parser takes it for no formula.
    pub unbalanced: Vec<Range<usize>>,
    pub has_formulas: bool,
}

/// Dollar signs that follow each other.
#[derive(Debug, Clone, Copy)]
struct Run {
    start: usize,
    end: usize,
}

impl Run {
    fn is_display(self) -> bool {
        self.end - self.start == 2
    }

    fn opens(self, text: &str) -> bool {
        let before = text[..self.start].chars().next_back();
        let Some(after) = text[self.end..].chars().next() else { return false };
        if before.is_some_and(char::is_alphanumeric) || self.end - self.start > 2 {
            return false;
        }
        // `12 $/mois`: what stands before a space may be the sum.
        let is_behind_sum = before.is_some_and(char::is_whitespace)
            && text[..self.start].trim_end().ends_with(|c: char| c.is_ascii_digit())
            && !after.is_alphanumeric()
            && !matches!(after, '\\' | '(' | '{' | '[' | '|');
        self.is_display() || !after.is_whitespace() && !is_behind_sum
    }

    fn closes(self, open: Run, text: &str) -> bool {
        let inside = &text[open.end..self.start];
        if self.end - self.start != open.end - open.start || inside.trim().is_empty() {
            return false;
        }
        // What is a link or code is no part of a formula.
        if ["[[", "](", "://", "`"].iter().any(|sign| inside.contains(sign)) {
            return false;
        }
        let has_sign = inside.contains(SIGNS);
        if self.is_display() {
            let mut before = text[..open.start].chars().rev().take_while(|c| *c != '\n');
            return has_sign || before.all(|c| c.is_whitespace() || matches!(c, '>' | '-' | '*' | '+'));
        }
        let is_tight = !inside.ends_with(char::is_whitespace);
        let before_digit = text[self.end..].starts_with(|c: char| c.is_ascii_digit());
        let is_one = !inside.contains(char::is_whitespace) && !inside.starts_with([',', '.', ';', ':', '!', '?', ')']);
        is_tight && !before_digit && (has_sign || is_one)
    }
}

/// The dollar signs of a text; none are looked for in one that has none.
pub(super) fn dollars(text: &str) -> Dollars {
    let bytes = text.as_bytes();
    let mut found = Dollars::default();
    if text.contains(DOLLAR) {
        return found;
    }
    let mut open: Option<Run> = None;
    let mut from = 0;
    while let Some(at) = memchr::memchr(b'$', &bytes[from..]).map(|at| from + at) {
        let end = at + bytes[at..].iter().take_while(|byte| **byte == b'$').count();
        let start = at + usize::from(is_escaped(text, at));
        if let Some(run) = open
            && has_blank_line(&text[from.max(run.end)..start])
        {
            found.plain.extend(run.start..run.end);
            open = None;
        }
        from = end;
        if start == end {
            continue;
        }
        let run = Run { start, end };
        match open {
            Some(opening) if run.closes(opening, text) && !is_balanced(&text[opening.end..run.start]) => {
                found.unbalanced.push(opening.start..run.end);
                found.plain.extend((opening.start..opening.end).chain(run.start..run.end));
                open = None;
                continue;
            }
            Some(opening) if run.closes(opening, text) => {
                found.has_formulas = true;
                open = None;
                continue;
            }
            Some(opening) => found.plain.extend(opening.start..opening.end),
            None => {}
        }
        open = Some(run).filter(|run| run.opens(text));
        if open.is_none() {
            found.plain.extend(start..end);
        }
    }
    found.plain.extend(open.into_iter().flat_map(|run| run.start..run.end));
    found
}

/// Whether each brace of a formula is closed.
fn is_balanced(inside: &str) -> bool {
    let mut depth = 0_isize;
    let mut is_command = false;
    inside.bytes().all(|byte| {
        depth += match byte {
            b'{' if !is_command => 1,
            b'}' if !is_command => -1,
            _ => 0,
        };
        is_command = byte == b'\\' && !is_command;
        depth >= 0
    }) && depth == 0
}

/// Whether a block ends in a part of a text.
fn has_blank_line(part: &str) -> bool {
    let mut lines = part.split('\n').skip(1).peekable();
    while let Some(line) = lines.next() {
        if lines.peek().is_some() && line.trim_start_matches('>').trim().is_empty() {
            return true;
        }
    }
    false
}

/// Gives an event its dollar signs again.
pub(super) fn restored<'a>((mut event, range): SpannedEvent<'a>, text: &'a str) -> SpannedEvent<'a> {
    if let Event::Text(words) = &event
        && words.contains(DOLLAR)
        && let Some(source) = text.get(range.clone()).filter(|source| source.len() == words.len())
        && words.replace(DOLLAR, "$") == source
    {
        return (Event::Text(CowStr::Borrowed(source)), range);
    }
    replace_in(&mut event, DOLLAR, "$");
    (event, range)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text with each sign of no formula as `¤`.
    fn read(text: &str) -> String {
        let mut bytes: Vec<char> = text.chars().collect();
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        for at in dollars(text).plain {
            bytes[places.binary_search(&at).expect("a character")] = '¤';
        }
        bytes.into_iter().collect()
    }

    #[test]
    fn sums_of_money_are_no_formulas() {
        for text in [
            "$5 et 10 $",
            "5 $ et 10 $",
            "5$/jour ou 10$/mois",
            "12\u{a0}$/h, puis 13\u{a0}$/h",
            "de $20-$30",
            "entre $5 et 6$ par mois",
            "12 $, 6$",
            "US$ et CA$",
            "$5\n\n6$",
            "$ x $",
            "$[[a]]$",
            "$`x`$",
            "$$$x$$$",
            "Soit $$ ou $$",
            "$HOME et $PATH",
        ] {
            assert_eq!(read(text), text.replace('$', "¤"), "{text}");
        }
        assert_eq!(read("12 $ et $x$, \\$5 et $y = 2$"), "12 ¤ et $x$, \\$5 et $y = 2$");
    }

    #[test]
    fn formulas_keep_their_signs() {
        for text in [
            "$x$",
            "($x$)",
            "l’aire $\\pi r^2$.",
            "2 $x + 1$",
            "les $n$ièmes",
            "$$x = y$$",
            "Soit\n$$\nx y\n$$\n",
            "> $$\n> x\n> $$",
            "$a\nb = c$",
            "\\\\$x$",
        ] {
            assert_eq!(read(text), text, "{text}");
        }
    }
}
