//! Where a new item of a YAML list goes, and how it is written there: as its neighbours are.
//!
//! A list with dashes gets a line, one between brackets a comma; comments keep their lines. Positions are bytes of the
//! file. What is made here may be wrong where the YAML is strange: `front_matter` reads it again and judges.

use super::item::Item;
use super::splice::Splice;
use crate::content::yaml::{Node, Value, YamlKey};

/// Adds an item before the one at `index`, or last. `node` is the value of `key`: a list, or nothing.
pub(super) fn insert(
    text: &str,
    key: &YamlKey,
    node: &Node,
    index: usize,
    item: &Item,
    in_braces: bool,
) -> Option<Vec<Splice>> {
    let items: &[Node] = match &node.value {
        Value::List(items) => items,
        Value::Null => &[],
        _ => return None,
    };
    let written = text.get(node.span.clone())?;
    let one = |at: std::ops::Range<usize>, with: String| Some(vec![Splice { at, with }]);
    if items.is_empty() {
        let between_brackets = format!("[{}]", item.flow());
        if written.starts_with('[') && (in_braces || !is_alone(text, node)) {
            return one(node.span.start + 1..node.span.start + 1, item.flow());
        }
        if is_null_word(written) {
            return one(node.span.clone(), between_brackets);
        }
        if in_braces {
            let colon = key.span.end + text[key.span.end..].find(':')? + 1;
            return one(colon..colon, format!(" {between_brackets}"));
        }
        return first_line(text, key, node, item);
    }
    if written.starts_with('[') {
        return Some(between_brackets(text, node, items, index, item));
    }
    dashed(text, items, index, item).map(|splice| vec![splice])
}

/// Whether `[]` ends its line, so that dashes may take its place.
fn is_alone(text: &str, node: &Node) -> bool {
    text[node.span.clone()].chars().all(|c| matches!(c, '[' | ']' | ' '))
        && rest_of_line(text, node.span.end).trim().is_empty()
}

/// The first item of a list that is empty, `[]` or nothing at all, on a line below its key.
fn first_line(text: &str, key: &YamlKey, node: &Node, item: &Item) -> Option<Vec<Splice>> {
    let eol = eol(text);
    let indent = line_before(text, key.span.start);
    if !indent.trim().is_empty() {
        return None;
    }
    let mut splices = Vec::new();
    if text[node.span.clone()].starts_with('[') {
        let start = text[..node.span.start].trim_end_matches([' ', '\t']).len();
        splices.push(Splice { at: start..node.span.end, with: String::new() });
    }
    let at = next_line(text, key.span.end);
    let with = format!("{indent}  - {}{eol}", item.block(&format!("{indent}    "), eol, false));
    splices.push(Splice { at: at..at, with });
    Some(splices)
}

fn dashed(text: &str, items: &[Node], index: usize, item: &Item) -> Option<Splice> {
    let eol = eol(text);
    let neighbour = items.get(index).or(items.last())?;
    let dash = dash_of(text, neighbour)?;
    let indent = line_before(text, dash);
    if !indent.trim().is_empty() {
        return None;
    }
    let after_dash = &text[dash + 1..];
    let gap = &after_dash[..after_dash.len() - after_dash.trim_start_matches(' ').len()];
    let gap = if gap.is_empty() { " " } else { gap };
    let lines = matches!(neighbour.value, Value::Map(_)) && !text[neighbour.span.start..].starts_with('{');
    let at = match items.get(index) {
        Some(_) => dash - indent.len(),
        None => next_line(text, end_of(text, neighbour)),
    };
    let with = item.block(&format!("{indent} {gap}"), eol, lines);
    Some(Splice { at: at..at, with: format!("{indent}-{gap}{with}{eol}") })
}

/// The `-` before an item.
fn dash_of(text: &str, item: &Node) -> Option<usize> {
    let before = text[..item.span.start].trim_end();
    before.ends_with('-').then(|| before.len() - 1)
}

fn between_brackets(text: &str, list: &Node, items: &[Node], index: usize, item: &Item) -> Vec<Splice> {
    let (item, eol) = (item.flow(), eol(text));
    let one = |at: usize, with: String| vec![Splice { at: at..at, with }];
    if let Some(next) = items.get(index) {
        let indent = line_before(text, next.span.start);
        let separator = if indent.trim().is_empty() { format!("{eol}{indent}") } else { String::from(" ") };
        return one(next.span.start, format!("{item},{separator}"));
    }
    let Some(last) = items.last() else { return one(list.span.start + 1, item) };
    let (end, indent) = (end_of(text, last), line_before(text, last.span.start));
    let rest = rest_of_line(text, end);
    let comma = rest.trim_start().strip_prefix(',');
    let closes_below = !rest.contains(']') || rest.contains('#') && list.span.end > end + rest.len();
    if !(indent.trim().is_empty() && closes_below) {
        return match comma {
            Some(after) => one(end + rest.len() - after.len(), format!(" {item}")),
            None => one(end, format!(", {item}")),
        };
    }
    let mut splices = one(end + rest.len(), format!("{eol}{indent}{item}"));
    if comma.is_none() {
        splices.push(Splice { at: end..end, with: String::from(",") });
    }
    splices
}

/// Where the text of a value ends; a key without a value ends there.
pub(super) fn end_of_entry(text: &str, (key, node): &(YamlKey, Node)) -> usize {
    if node.value == Value::Null { key.span.end } else { end_of(text, node) }
}

fn end_of(text: &str, node: &Node) -> usize {
    let written = &text[node.span.clone()];
    let last = match &node.value {
        _ if written.starts_with(['[', '{', '*']) => None,
        // A list or a map without brackets ends with what it holds; the parser ends it where the next begins.
        Value::List(items) => items.last().map(|item| end_of(text, item)),
        Value::Map(entries) => entries.last().map(|entry| end_of_entry(text, entry)),
        _ => None,
    };
    last.unwrap_or(node.span.start + written.trim_end().len())
}

/// What stands before a place on its line.
pub(super) fn line_before(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('\n').map_or(0, |found| found + 1);
    &text[start..at]
}

/// What stands after a place on its line, without its end.
fn rest_of_line(text: &str, at: usize) -> &str {
    let rest = &text[at..];
    let line = rest.split('\n').next().unwrap_or(rest);
    line.strip_suffix('\r').unwrap_or(line)
}

/// Where the line after that of a place begins.
pub(super) fn next_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |found| at + found + 1)
}

/// The line end of a text: that of its first line.
pub(super) fn eol(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

/// YAML's words for nothing.
pub(super) fn is_null_word(text: &str) -> bool {
    matches!(text, "~" | "null" | "Null" | "NULL")
}

#[cfg(test)]
mod tests {
    use crate::author::edit::front_matter::FrontMatter;
    use crate::author::edit::item::{Field, Item};

    /// A front matter's lines with an item more in its list `l`.
    fn with(yaml: &str, index: usize, item: &Item) -> String {
        let text = format!("---\n{yaml}\n---\nbody\n");
        let mut front = FrontMatter::of(&"a.md".into(), text).expect("it can be read");
        match front.add_item("l", index, item, &["a"]) {
            Ok(()) => {
                let text = front.into_text();
                let yaml = text.strip_prefix("---\n").and_then(|t| t.strip_suffix("\n---\nbody\n"));
                yaml.expect("nothing else moved").to_owned()
            }
            Err(_) => String::from("refused"),
        }
    }

    #[test]
    fn a_text_goes_last_as_its_neighbours_are() {
        let item = Item::Text("m".into());
        for (yaml, expected) in [
            ("l: [a, b]", "l: [a, b, m]"),
            ("l: [ a, b ]  # c", "l: [ a, b, m ]  # c"),
            ("l: [a, b,]", "l: [a, b, m]"),
            ("l: [\n  a,\n  b # c\n]", "l: [\n  a,\n  b, # c\n  m\n]"),
            ("l: [\n  a,\n  b, # c\n]\nz: 1", "l: [\n  a,\n  b, # c\n  m\n]\nz: 1"),
            ("l: [\n  a,\n  b]", "l: [\n  a,\n  b, m]"),
            ("l: []", "l:\n  - m"),
            ("l: [] # c\nz: 1", "l: [m] # c\nz: 1"),
            ("l:", "l:\n  - m"),
            ("l:   # c\nz: 1", "l:   # c\n  - m\nz: 1"),
            ("l: ~", "l: [m]"),
            ("l: a", "l: [a, m]"),
            ("l: 'a'", "l: [a, m]"),
            ("l:\n- a\n- b", "l:\n- a\n- b\n- m"),
            ("l:\n  - a # c\n\n  # d\nz: 1", "l:\n  - a # c\n  - m\n\n  # d\nz: 1"),
            ("\"l\":\n    -   a\nz: 1", "\"l\":\n    -   a\n    -   m\nz: 1"),
            ("l:\n  - {x: a,\n     y: b}\nz: 1", "l:\n  - {x: a,\n     y: b}\n  - m\nz: 1"),
            ("l:\n  - x: a\n    y:\n      - b\nz: 1", "l:\n  - x: a\n    y:\n      - b\n  - m\nz: 1"),
            ("l:\n  - x: |\n      a\n\n      b\n\nz: 1", "l:\n  - x: |\n      a\n\n      b\n  - m\n\nz: 1"),
            ("l:\n  - x: >-\n      a\n    y: b\nz: 1", "l:\n  - x: >-\n      a\n    y: b\n  - m\nz: 1"),
            ("a: 1\nz: 1", "a: 1\nl:\n  - m\nz: 1"),
            ("b: 1\n# c", "b: 1\n# c\nl:\n  - m"),
            ("{a: 1, l: [b]}", "{a: 1, l: [b, m]}"),
            ("{a: 1, l: []}", "{a: 1, l: [m]}"),
            ("{a: 1}", "{a: 1, l: [m]}"),
            ("  a: 1\n  z: 1", "  a: 1\n  l:\n    - m\n  z: 1"),
            ("l: &x [a]\nz: *x", "refused"),
            ("l: {a: b}", "refused"),
        ] {
            assert_eq!(with(yaml, usize::MAX, &item), expected, "{yaml}");
        }
    }

    #[test]
    fn a_text_goes_first_too() {
        let item = Item::Text("m".into());
        for (yaml, expected) in [
            ("l: [a, b]", "l: [m, a, b]"),
            ("l: [\n  a,\n  b\n]", "l: [\n  m,\n  a,\n  b\n]"),
            ("l:\n- a\n- b", "l:\n- m\n- a\n- b"),
            ("l:\n  # c\n  - a", "l:\n  # c\n  - m\n  - a"),
            ("l: a", "l: [m, a]"),
        ] {
            assert_eq!(with(yaml, 0, &item), expected, "{yaml}");
        }
    }

    #[test]
    fn groups_of_keys_are_written_as_their_neighbours() {
        let fields = vec![("x", Field::Text("a: b".into())), ("y", Field::Texts(vec!["c".into(), "d, e".into()]))];
        let item = Item::Fields(fields);
        for (yaml, expected) in [
            ("l: [{x: a}]", "l: [{x: a}, {x: \"a: b\", y: [c, \"d, e\"]}]"),
            ("l:\n  - {x: a}", "l:\n  - {x: a}\n  - {x: \"a: b\", y: [c, \"d, e\"]}"),
            ("l:\n  - x: a\n    y: [b]", "l:\n  - x: a\n    y: [b]\n  - x: \"a: b\"\n    y: [c, \"d, e\"]"),
            ("l:\n-   x: a", "l:\n-   x: a\n-   x: \"a: b\"\n    y: [c, \"d, e\"]"),
            ("l:\n  -\n    x: a", "l:\n  -\n    x: a\n  - x: \"a: b\"\n    y: [c, \"d, e\"]"),
        ] {
            assert_eq!(with(yaml, usize::MAX, &item), expected, "{yaml}");
        }
    }
}
