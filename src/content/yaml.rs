//! YAML as a tree of values with their places.
//!
//! The parser beneath serde-saphyr is used directly: deserialising into typed structs stops at the first value of a
//! wrong type, and an author wants every problem of a file in one run. Scalars stay text: what a key means is known only
//! to the one who asks for it, so `title: 1.10` is never a number. Depth and size are bounded.

mod mistakes;

use granit_parser::{Event, Parser, ScalarStyle, options};

use crate::diagnostics::{Diagnostic, Phrase, Problems, Span, phrases, say};
use crate::text::signs::of_a_value;
use rapidhash::{RapidHashMap as HashMap, RapidHashSet as HashSet};

pub use mistakes::{is_no_break, no_break_space, spaced};

/// Collections within collections; front matter needs three.
pub const MAX_DEPTH: usize = 32;
/// Values in one file, aliases expanded: a notebook of 100,000 detailed memberships fits, an alias bomb does not.
pub const MAX_NODES: usize = 2_000_000;
/// Bytes of text that the aliases of one file may repeat: each is a copy in memory.
pub const MAX_REPEATED: usize = 16 << 20;

/// A value and the bytes it was written in.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    pub value: Value,
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// Text as YAML reads it, escapes resolved; `plain` when it stood without quotes.
    Scalar {
        text: String,
        plain: bool,
    },
    List(Vec<Node>),
    /// Entries in the order of the file, each key once.
    Map(Vec<(YamlKey, Node)>),
}

#[derive(Debug, Clone, PartialEq)]
pub struct YamlKey {
    pub name: String,
    pub span: Span,
}

impl Node {
    /// The entries of a map; of anything else there are none.
    pub fn entries(&self) -> &[(YamlKey, Node)] {
        if let Value::Map(entries) = &self.value { entries } else { &[] }
    }

    /// The value of a key; none when it is absent or empty.
    pub fn value_of(&self, key: &str) -> Option<&Node> {
        value_among(self.entries(), key)
    }
}

/// As [`Node::value_of`], of entries.
pub fn value_among<'n>(entries: &'n [(YamlKey, Node)], key: &str) -> Option<&'n Node> {
    let (_, node) = entries.iter().find(|(known, _)| known.name == key)?;
    (node.value != Value::Null).then_some(node)
}

impl Value {
    /// The kind of value, for messages.
    pub fn describe(&self) -> Phrase {
        match self {
            Value::Null => phrases::value_nothing(),
            Value::Scalar { .. } => phrases::value_text(),
            Value::List(_) => phrases::value_list(),
            Value::Map(_) => phrases::value_group(),
        }
    }
}

/// Reads one YAML document that stands at byte `base` of its file.
///
/// Syntax errors, duplicate keys and exceeded limits go to `problems`; what could be read is returned, none when that
/// is nothing. An empty document is [`Value::Null`].
pub fn parse(text: &str, base: usize, problems: &mut Problems) -> Option<Node> {
    let options = options! { emit_comments: false };
    let parser = Parser::new_from_str_with_options(text, options);
    let mut tree = YamlTree { text, parser, base, anchors: HashMap::default(), nodes: 0, bytes: 0, repeated: 0 };
    match tree.document(problems) {
        Ok(node) => Some(node),
        Err(stop) => {
            problems.add(stop.span, *stop.diagnostic);
            None
        }
    }
}

struct YamlTree<'a> {
    text: &'a str,
    parser: Parser<'a, granit_parser::StrInput<'a>>,
    base: usize,
    anchors: HashMap<usize, Anchored>,
    /// Values so far, aliases expanded.
    nodes: usize,
    /// Bytes of text so far, aliases expanded.
    bytes: usize,
    /// Those of them that anchors and aliases repeat.
    repeated: usize,
}

/// A value that aliases repeat, with its size.
struct Anchored {
    node: Node,
    nodes: usize,
    bytes: usize,
    depth: usize,
}

/// Why reading could not go on.
struct Stop {
    span: Span,
    diagnostic: Box<Diagnostic>,
}

type Next<'a> = (Event<'a>, Span);

impl<'a> YamlTree<'a> {
    fn document(&mut self, problems: &mut Problems) -> Result<Node, Stop> {
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamStart | Event::DocumentStart(..) => {}
                Event::StreamEnd | Event::DocumentEnd => return Ok(Node { value: Value::Null, span }),
                event => {
                    let node = self.node(event, span, 0, problems)?;
                    // What follows is read too, so that a syntax error further down is found now.
                    loop {
                        match self.next()? {
                            (Event::StreamEnd, _) => return Ok(node),
                            (Event::DocumentStart(..), span) => {
                                return Err(Stop { span, diagnostic: say::yaml_second_document().into() });
                            }
                            _ => {}
                        }
                    }
                }
            }
        }
    }

    fn next(&mut self) -> Result<Next<'a>, Stop> {
        match self.parser.next_event() {
            Some(Ok((event, span))) => {
                let range = span.byte_range().unwrap_or(0..0);
                Ok((event, self.base + range.start..self.base + range.end.max(range.start)))
            }
            Some(Err(error)) => {
                let (span, diagnostic) = mistakes::diagnostic(self.text, &error);
                Err(Stop { span: self.base + span.start..self.base + span.end, diagnostic: diagnostic.into() })
            }
            None => Ok((Event::StreamEnd, self.base..self.base)),
        }
    }

    fn node(&mut self, event: Event<'a>, span: Span, depth: usize, problems: &mut Problems) -> Result<Node, Stop> {
        self.count(1, &span)?;
        if depth > MAX_DEPTH {
            return Err(too_deep(span));
        }
        let (nodes, bytes) = (self.nodes, self.bytes);
        let (node, anchor) = match event {
            Event::Scalar(text, style, anchor, _) => {
                self.bytes += text.len();
                let plain = style == ScalarStyle::Plain;
                let value = match text.as_ref() {
                    "" | "~" | "null" | "Null" | "NULL" if plain => Value::Null,
                    _ => Value::Scalar { text: of_a_value(text.into_owned()), plain },
                };
                (Node { value, span }, anchor)
            }
            Event::SequenceStart(_, anchor, _) => (self.list(span, depth, problems)?, anchor),
            Event::MappingStart(_, anchor, _) => (self.map(span, depth, problems)?, anchor),
            Event::Alias(id) => (self.repeat(id, span, depth)?, 0),
            _ => {
                return Err(Stop { span, diagnostic: say::yaml_no_value().into() });
            }
        };
        if anchor > 0 {
            let bytes = self.bytes - bytes;
            self.count_repeated(bytes, &node.span)?;
            let depth = depth_of(&node);
            self.anchors.insert(anchor, Anchored { node: node.clone(), nodes: self.nodes - nodes + 1, bytes, depth });
        }
        Ok(node)
    }

    /// The value of an alias. What it would cost is counted before anything is copied.
    fn repeat(&mut self, id: usize, span: Span, depth: usize) -> Result<Node, Stop> {
        let Some(&Anchored { nodes, bytes, depth: below, .. }) = self.anchors.get(&id) else {
            return Err(Stop { span, diagnostic: say::yaml_alias_of_itself().into() });
        };
        if depth + below > MAX_DEPTH {
            return Err(too_deep(span));
        }
        self.count(nodes, &span)?;
        self.count_repeated(bytes, &span)?;
        self.bytes += bytes;
        let value = self.anchors[&id].node.value.clone();
        Ok(Node { value, span })
    }

    fn list(&mut self, start: Span, depth: usize, problems: &mut Problems) -> Result<Node, Stop> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, end) => {
                    return Ok(Node { value: Value::List(items), span: start.start..end.end.max(start.end) });
                }
                (event, span) => items.push(self.node(event, span, depth + 1, problems)?),
            }
        }
    }

    fn map(&mut self, start: Span, depth: usize, problems: &mut Problems) -> Result<Node, Stop> {
        let mut entries: Vec<(YamlKey, Node)> = Vec::new();
        let mut names = HashSet::default();
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::MappingEnd) {
                return Ok(Node { value: Value::Map(entries), span: start.start..span.end.max(start.end) });
            }
            let key = self.node(event, span, depth + 1, problems)?;
            let (event, span) = self.next()?;
            let value = self.node(event, span, depth + 1, problems)?;
            let name = match key.value {
                Value::Scalar { text, .. } => text,
                Value::Null => String::new(),
                other => {
                    problems.add(key.span, say::yaml_key_no_word(other.describe()));
                    continue;
                }
            };
            if !names.insert(name.clone()) {
                problems.add(key.span, say::key_given_twice(name));
                continue;
            }
            entries.push((YamlKey { name, span: key.span }, value));
        }
    }

    fn count(&mut self, nodes: usize, span: &Span) -> Result<(), Stop> {
        self.nodes += nodes;
        if self.nodes <= MAX_NODES {
            return Ok(());
        }
        Err(Stop { span: span.clone(), diagnostic: say::yaml_too_many_values(MAX_NODES).into() })
    }

    fn count_repeated(&mut self, bytes: usize, span: &Span) -> Result<(), Stop> {
        self.repeated += bytes;
        if self.repeated <= MAX_REPEATED {
            return Ok(());
        }
        Err(Stop { span: span.clone(), diagnostic: say::yaml_aliases_repeat_too_much(MAX_REPEATED >> 20).into() })
    }
}

fn too_deep(span: Span) -> Stop {
    Stop { span, diagnostic: say::yaml_nested_too_deep(MAX_DEPTH).into() }
}

/// Collections within a value, itself counted; no deeper than [`MAX_DEPTH`], which [`YamlTree::node`] has checked.
fn depth_of(node: &Node) -> usize {
    match &node.value {
        Value::Null | Value::Scalar { .. } => 0,
        Value::List(items) => 1 + items.iter().map(depth_of).max().unwrap_or(0),
        Value::Map(entries) => 1 + entries.iter().map(|(_, value)| depth_of(value)).max().unwrap_or(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Option<Node>, Vec<String>) {
        let mut problems = Problems::of(&"a.yaml".into());
        let node = parse(text, 0, &mut problems);
        (node, problems.into_vec().into_iter().map(|d| d.message.to_string()).collect())
    }

    #[test]
    fn scalars_stay_text_and_keep_their_place() {
        let text = "title: 1.10\nnone:\nquoted: \"null\"\n";
        let (node, problems) = read(text);
        assert!(problems.is_empty(), "{problems:?}");
        let Some(Node { value: Value::Map(entries), .. }) = node else { panic!("a map") };
        assert_eq!(entries[0].1.value, Value::Scalar { text: "1.10".into(), plain: true });
        assert_eq!(&text[entries[0].1.span.clone()], "1.10");
        assert_eq!(entries[1].1.value, Value::Null);
        assert_eq!(entries[2].1.value, Value::Scalar { text: "null".into(), plain: false });
    }

    #[test]
    fn every_duplicate_key_is_reported_and_the_first_kept() {
        let (node, problems) = read("a: 1\na: 2\nb: {c: 1, c: 2}\n");
        assert_eq!(problems, ["the key 'a' is given twice", "the key 'c' is given twice"]);
        let Some(Node { value: Value::Map(entries), .. }) = node else { panic!("a map") };
        assert_eq!(entries.len(), 2);
    }

    #[test]
    fn an_alias_bomb_ends_in_an_error() {
        let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for level in 1..12 {
            let below = format!("*a{}, ", level - 1).repeat(10);
            text.push_str(&format!("a{level}: &a{level} [{}]\n", below.trim_end_matches(", ")));
        }
        let (node, problems) = read(&text);
        assert!(node.is_none());
        assert_eq!(problems, ["this file holds more than 2,000,000 values once its aliases are expanded"]);
    }

    #[test]
    fn text_that_aliases_repeat_is_counted_before_it_is_copied() {
        let long = "x".repeat(1 << 20);
        for (aliases, expected) in [(8, None), (4_000, Some("the aliases of this file repeat more than 16 MB of text"))]
        {
            let text = format!("a: &a \"{long}\"\nb: [{}]\n", "*a, ".repeat(aliases));
            let (node, problems) = read(&text);
            assert_eq!((node.is_some(), problems.first().map(String::as_str)), (expected.is_none(), expected));
        }
        let nested = format!("a: &a [\"{long}\"]\nb: &b [{}]\nc: [*b, *b, *b, *b]\n", "*a, ".repeat(6));
        assert_eq!(read(&nested).1, ["the aliases of this file repeat more than 16 MB of text"]);
    }

    #[test]
    fn aliases_nest_no_deeper_than_what_is_written() {
        let mut text = String::from("a0: &a0 [x]\n");
        for level in 1..40 {
            text.push_str(&format!("a{level}: &a{level} [*a{}]\n", level - 1));
        }
        assert_eq!(read(&text).1, ["values are nested more than 32 deep"]);
    }

    #[test]
    fn deep_nesting_ends_in_an_error() {
        let (node, problems) = read(&"[".repeat(10_000));
        assert!(node.is_none());
        assert_eq!(problems.len(), 1);
    }
}
