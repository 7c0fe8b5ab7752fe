//! Names that other programs make links of: `{{< ref "name" >}}` of Hugo, `{% link _notes/name.md %}` of Jekyll,
//! `{{ 'name' | url }}` of others.

use super::Said;
use crate::content::markdown::destination::wiki_destination;
use crate::content::markdown::outline::Form;
use crate::text::floor;

/// More of a text belongs to none.
const LONGEST: usize = 400;

/// Commands whose words are names of documents, however they are spelt.
const REFER: [&str; 14] = [
    "ref",
    "relref",
    "link",
    "post_url",
    "include",
    "include_relative",
    "import",
    "extends",
    "embed",
    "transclude",
    "page",
    "pageref",
    "xref",
    "doc",
];

/// The words of every command of a template in a text: which of them are names is not known.
pub(super) fn names(text: &str, found: &mut Vec<Said>) {
    let mut from = 0;
    while let Some(at) = memchr::memchr(b'{', &text.as_bytes()[from..]).map(|at| from + at) {
        let rest = &text[at..];
        from = at + 1;
        let (begin, end) = match rest.as_bytes() {
            [b'{', b'{', ..] => (2, "}}"),
            [b'{', b'%', ..] => (2, "%}"),
            _ => continue,
        };
        let most = floor(rest, LONGEST).max(begin);
        // What is never closed ends with its line.
        let end = rest[begin..most].find(end).or_else(|| rest[begin..most].find('\n')).map_or(most, |end| begin + end);
        words(text, at + begin, at + end, found);
        from = at + end;
    }
}

/// The words between two bytes; what is in quotes is one.
fn words(text: &str, start: usize, end: usize, found: &mut Vec<Said>) {
    let (mut at, mut refers) = (start, None);
    while let Some(c) = text[at..end].chars().next() {
        let from = at;
        at += c.len_utf8();
        // What follows is done to the words before it.
        if c == '|' {
            return;
        }
        let (word, next) = if is_quote(c) {
            let closed = text[at..end].find(is_quote).map_or(end, |closed| at + closed);
            (at..closed, (closed + text[closed..end].chars().next().map_or(0, char::len_utf8)))
        } else if is_gap(c) {
            continue;
        } else {
            let closed = text[at..end].find(|c| is_gap(c) || is_quote(c)).map_or(end, |closed| at + closed);
            (from..closed, closed)
        };
        at = next;
        let Some(refers) = refers else {
            let command = text[word.clone()].trim_matches('-');
            if command.is_empty() && !is_quote(c) {
                continue;
            }
            refers = Some(REFER.contains(&command));
            if !is_quote(c) {
                continue;
            }
            push(text, word, false, found);
            continue;
        };
        push(text, word, refers, found);
    }
}

fn push(text: &str, word: std::ops::Range<usize>, refers: bool, found: &mut Vec<Said>) {
    let name = &text[word.clone()];
    if name.trim().is_empty() {
        return;
    }
    found.push((word, if refers { Form::Wiki } else { Form::Word }, wiki_destination(name)));
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '“' | '”' | '‘' | '’' | '«' | '»')
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, '<' | '>' | '=' | '%' | ',' | '(' | ')' | '|' | '[' | ']' | '{' | '}' | '~')
}
