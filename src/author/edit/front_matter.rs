//! The front matter of one text, open to change: a value replaced, a key or an item of a list added.
//!
//! Comments, order, quotes, indentation and line ends stay. After each change the YAML is read again: when it does not
//! say exactly what it said before with the change, or a byte of the body moved, the change is refused. It knows YAML,
//! not what the keys mean.

use std::sync::Arc;

use super::Refusal;
use super::item::{Item, text_node};
use super::list;
use super::scalar::{ScalarPlace, scalar};
use super::splice::{Splice, spliced};
use crate::content::front_matter;
use crate::content::yaml::{Node, Value, YamlKey};
use crate::diagnostics::{Problems, Severity, Span, say};

/// A text with its front matter.
#[derive(Debug)]
pub(super) struct FrontMatter {
    file: Arc<str>,
    text: String,
    /// What stands between the fences; none: the text has no front matter. Where it is not YAML, most changes are refused.
    yaml: Option<Span>,
    body: usize,
    node: Node,
}

impl FrontMatter {
    /// # Errors
    /// The YAML cannot be read.
    pub(super) fn of(file: &Arc<str>, text: String) -> Result<FrontMatter, Refusal> {
        let mut problems = Problems::of(file);
        // Of another site such a text is no document.
        let parts = front_matter::split_of_vault(&text, &mut problems);
        let node = match &parts.head {
            Some((dialect, span)) => front_matter::parse(*dialect, &text[span.clone()], span.start, &mut problems),
            None => Some(Node { value: Value::Null, span: 0..0 }),
        };
        let mut found = problems.into_vec();
        // A rule with which a text begins is no front matter: one is put above it.
        found.retain(|problem| parts.head.is_some() || problem.severity == Severity::Error);
        match node {
            Some(node) if found.is_empty() => Ok(FrontMatter {
                file: file.clone(),
                text,
                yaml: parts.head.map(|(_, span)| span),
                body: parts.body,
                node,
            }),
            _ => Err(Refusal::Site(found)),
        }
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// All of it.
    pub(super) fn node(&self) -> &Node {
        &self.node
    }

    fn entries(&self) -> &[(YamlKey, Node)] {
        match &self.node.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    fn entry(&self, key: &str) -> Option<&(YamlKey, Node)> {
        self.entries().iter().find(|(k, _)| k.name == key)
    }

    /// The value of a key; [`Value::Null`] too.
    pub(super) fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|(_, node)| node)
    }

    /// The items of a list; of a single text, that text.
    pub(super) fn items(&self, key: &str) -> &[Node] {
        match self.get(key) {
            Some(Node { value: Value::List(items), .. }) => items,
            Some(node @ Node { value: Value::Scalar { .. }, .. }) => std::slice::from_ref(node),
            _ => &[],
        }
    }

    /// Refuses a key that should hold a list and holds something else.
    pub(super) fn expect_list(&self, key: &str) -> Result<(), Refusal> {
        match self.get(key) {
            None | Some(Node { value: Value::List(_) | Value::Null, .. }) => Ok(()),
            Some(node) => {
                let diagnostic = say::no_list(key, node.value.describe());
                Err(Refusal::Site(vec![diagnostic.at(&self.file, node.span.clone())]))
            }
        }
    }

    /// Gives a key a text. A key that is not there is put after the first of `after` that is, else last.
    pub(super) fn set(&mut self, key: &str, value: &str, after: &[&str]) -> Result<(), Refusal> {
        let splices = match self.entry(key) {
            Some((_, node @ Node { value: Value::Scalar { .. }, .. })) => vec![self.rewritten(node, value)],
            Some((key, Node { value: Value::Null, span })) => vec![self.filled(key, span, value)],
            Some((key, _)) => return Err(self.cannot(&key.span)),
            None => self.added(key, &|place| scalar(value, place), after),
        };
        let mut expected = bare(&self.node);
        put(&mut expected, key, text_node(value));
        self.apply(splices, &expected)
    }

    /// Puts a text in the place of the item of a list of texts.
    pub(super) fn replace_item(&mut self, key: &str, index: usize, value: &str) -> Result<(), Refusal> {
        let Some(item) = self.items(key).get(index) else { return Err(self.cannot(&self.node.span)) };
        let splice = self.rewritten(item, value);
        let mut expected = bare(&self.node);
        if let Some(node) = get_mut(&mut expected, key) {
            match &mut node.value {
                Value::List(items) => items[index] = text_node(value),
                _ => *node = text_node(value),
            }
        }
        self.apply(vec![splice], &expected)
    }

    /// Adds an item before the one at `index`, last when there are no more than `index`. A list that is not there begins
    /// after the first of `after` that is, else last.
    pub(super) fn add_item(&mut self, key: &str, index: usize, item: &Item, after: &[&str]) -> Result<(), Refusal> {
        let index = index.min(self.items(key).len());
        let splices = match self.entry(key) {
            None => self.added_list(key, item, after),
            Some((_, node @ Node { value: Value::Scalar { .. }, .. })) => vec![self.listed(node, index, item)],
            Some((key, Node { value: Value::Map(_), .. })) => return Err(self.cannot(&key.span)),
            Some((found, node)) => list::insert(&self.text, found, node, index, item, self.is_flow())
                .ok_or_else(|| self.cannot(&found.span))?,
        };
        let mut expected = bare(&self.node);
        let mut items: Vec<Node> = self.items(key).iter().map(bare).collect();
        items.insert(index, bare(&item.node()));
        put(&mut expected, key, Node { value: Value::List(items), span: 0..0 });
        self.apply(splices, &expected)
    }

    /// `key: value` becomes `key: [value, item]`.
    fn listed(&self, node: &Node, index: usize, item: &Item) -> Splice {
        let mut items = vec![item.flow()];
        if let Value::Scalar { text, .. } = &node.value {
            items.insert(1 - index, scalar(text, ScalarPlace::Flow));
        }
        Splice { at: node.span.clone(), with: format!("[{}]", items.join(", ")) }
    }

    /// A scalar written anew, between the quotes it had.
    fn rewritten(&self, node: &Node, value: &str) -> Splice {
        let old = &self.text[node.span.clone()];
        // Whether it stands between brackets is not worth knowing: what is safe there is safe everywhere.
        let new = scalar(value, ScalarPlace::Flow);
        let quotes = ['\'', '"'].into_iter().find(|quote| old.starts_with(*quote));
        let with = match quotes {
            Some(quote) if new == value && !value.contains(['\'', '"', '\\']) => format!("{quote}{value}{quote}"),
            _ => new,
        };
        Splice { at: node.span.clone(), with }
    }

    /// A value where there was none, `~` or `null`.
    fn filled(&self, key: &YamlKey, span: &Span, value: &str) -> Splice {
        let with = scalar(value, ScalarPlace::Flow);
        if self.text.get(span.clone()).is_some_and(list::is_null_word) {
            return Splice { at: span.clone(), with };
        }
        let at = self.text[key.span.end..].find(':').map_or(key.span.end, |colon| key.span.end + colon + 1);
        Splice { at: at..at, with: format!(" {with}") }
    }

    fn added_list(&self, key: &str, item: &Item, after: &[&str]) -> Vec<Splice> {
        let (indent, eol) = (self.indent(), self.eol());
        let lines = |place| match place {
            ScalarPlace::Flow => format!("[{}]", item.flow()),
            ScalarPlace::Block => format!("{eol}{indent}  - {}", item.block(&format!("{indent}    "), eol, false)),
        };
        self.added(key, &lines, after)
    }

    /// A key with its value, on lines of its own.
    fn added(&self, key: &str, value: &dyn Fn(ScalarPlace) -> String, after: &[&str]) -> Vec<Splice> {
        let eol = self.eol();
        let line = |indent: &str| {
            let value = value(ScalarPlace::Block);
            let space = if value.starts_with(['\r', '\n']) { "" } else { " " };
            format!("{indent}{key}:{space}{value}{eol}")
        };
        let Some(yaml) = &self.yaml else {
            let start = self.body;
            let blank = if self.text[start..].starts_with(['\r', '\n']) { "" } else { eol };
            let with = format!("---{eol}{}---{eol}{blank}", line(""));
            return vec![Splice { at: start..start, with }];
        };
        if self.is_flow() {
            let value = value(ScalarPlace::Flow);
            let comma = if self.entries().is_empty() { "" } else { ", " };
            let at =
                self.entries().last().map_or(self.node.span.start + 1, |entry| list::end_of_entry(&self.text, entry));
            return vec![Splice { at: at..at, with: format!("{comma}{key}: {value}") }];
        }
        let before = after.iter().find_map(|name| self.entry(name));
        let at = before.map_or(yaml.end, |entry| list::next_line(&self.text, list::end_of_entry(&self.text, entry)));
        vec![Splice { at: at..at, with: line(&self.indent()) }]
    }

    /// Whether the keys stand between braces.
    fn is_flow(&self) -> bool {
        matches!(self.node.value, Value::Map(_)) && self.text[self.node.span.start..].starts_with('{')
    }

    /// What stands before the keys.
    fn indent(&self) -> String {
        let first = self.entries().first().map_or("", |(key, _)| list::line_before(&self.text, key.span.start));
        if first.trim().is_empty() { first.to_owned() } else { String::new() }
    }

    fn eol(&self) -> &'static str {
        list::eol(&self.text)
    }

    fn apply(&mut self, splices: Vec<Splice>, expected: &Node) -> Result<(), Refusal> {
        let text = spliced(&self.text, splices);
        let changed = FrontMatter::of(&self.file, text).map_err(|_| self.cannot(&self.node.span))?;
        let body = self.text[self.body..].trim_start_matches(['\r', '\n']);
        let same_body = match self.yaml {
            Some(_) => changed.text[changed.body..] == self.text[self.body..],
            None => changed.text[changed.body..].trim_start_matches(['\r', '\n']) == body,
        };
        if bare(&changed.node) != *expected || !same_body {
            return Err(self.cannot(&self.node.span));
        }
        *self = changed;
        Ok(())
    }

    /// The YAML has an anchor, a tag or a form that carnet does not change.
    fn cannot(&self, span: &Span) -> Refusal {
        let first = self.text[span.clone()].find(['\r', '\n']).map_or(span.end, |end| span.start + end);
        say::cannot_change_front_matter().at(&self.file, span.start..first).into()
    }
}

/// What a node says, without where, in which order of keys and between which quotes.
fn bare(node: &Node) -> Node {
    let value = match &node.value {
        Value::Null => Value::Null,
        Value::Scalar { text, .. } => Value::Scalar { text: text.clone(), plain: true },
        Value::List(items) => Value::List(items.iter().map(bare).collect()),
        Value::Map(entries) => {
            let entries =
                entries.iter().map(|(key, node)| (YamlKey { name: key.name.clone(), span: 0..0 }, bare(node)));
            let mut entries: Vec<(YamlKey, Node)> = entries.collect();
            entries.sort_by(|(a, _), (b, _)| a.name.cmp(&b.name));
            Value::Map(entries)
        }
    };
    Node { value, span: 0..0 }
}

/// Gives a key of a bare map a value.
fn put(map: &mut Node, key: &str, value: Node) {
    if map.value == Value::Null {
        map.value = Value::Map(Vec::new());
    }
    if let Value::Map(entries) = &mut map.value {
        entries.retain(|(k, _)| k.name != key);
        entries.push((YamlKey { name: key.to_owned(), span: 0..0 }, value));
    }
    *map = bare(map);
}

fn get_mut<'n>(map: &'n mut Node, key: &str) -> Option<&'n mut Node> {
    let Value::Map(entries) = &mut map.value else { return None };
    entries.iter_mut().find(|(k, _)| k.name == key).map(|(_, node)| node)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str, key: &str, value: &str) -> String {
        let mut front = FrontMatter::of(&"a.md".into(), text.to_owned()).expect("it can be read");
        front.set(key, value, &["a"]).map_or_else(|_| String::from("refused"), |()| front.into_text())
    }

    #[test]
    fn a_value_is_replaced_or_added() {
        for (text, expected) in [
            ("---\nk: v # c\n---\nb", "---\nk: m # c\n---\nb"),
            ("---\nk: \"v\"\n---\nb", "---\nk: \"m\"\n---\nb"),
            ("---\n'k' : 'v'\n---\n", "---\n'k' : 'm'\n---\n"),
            ("---\nk:\nz: 1\n---\n", "---\nk: m\nz: 1\n---\n"),
            ("---\nk: ~ # c\n---\n", "---\nk: m # c\n---\n"),
            ("---\r\na: 1\r\nz: 1\r\n---\r\nb\r\n", "---\r\na: 1\r\nk: m\r\nz: 1\r\n---\r\nb\r\n"),
            ("---\n---\nb", "---\nk: m\n---\nb"),
            ("---\n# c\n...\nb", "---\n# c\nk: m\n...\nb"),
            ("b\n", "---\nk: m\n---\n\nb\n"),
            ("\u{feff}\nb\n", "\u{feff}---\nk: m\n---\n\nb\n"),
            ("", "---\nk: m\n---\n\n"),
            ("---\n{a: 1}\n---\n", "---\n{a: 1, k: m}\n---\n"),
            ("---\n{}\n---\n", "---\n{k: m}\n---\n"),
            ("---\nk: [v]\n---\n", "refused"),
            ("---\na: &x v\nk: *x\n---\n", "---\na: &x v\nk: m\n---\n"),
        ] {
            assert_eq!(set(text, "k", "m"), expected, "{text}");
        }
    }

    #[test]
    fn what_would_change_the_rest_is_refused() {
        // The anchor's value is that of two keys.
        assert_eq!(set("---\nk: &x v\nz: *x\n---\n", "k", "m"), "refused");
    }
}
