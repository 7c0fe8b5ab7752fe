//! Front matter of Hugo and Zola, read with the crate `toml` into the same tree as YAML.
//!
//! Keys and values keep their places, so that messages about them are as precise.

use toml::de::{DeTable, DeValue};

use crate::content::yaml::{Node, Value, YamlKey};
use crate::diagnostics::{Problems, say};

/// Reads a TOML document that stands at byte `base` of its file. None when it is not valid: every mistake of it is in
/// `problems`.
pub(super) fn parse(text: &str, base: usize, problems: &mut Problems) -> Option<Node> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        let value = Value::Map(entries(table.get_ref(), text, base));
        return Some(Node { value, span: base..base + text.len() });
    }
    for error in errors.iter().take(MOST_ERRORS) {
        let span = error.span().unwrap_or(0..0);
        let problem = error.message().replace('\n', ", ");
        problems.add(base + span.start..base + span.end, say::toml_other(problem));
    }
    None
}

/// What is wrong further down follows from the first mistakes.
const MOST_ERRORS: usize = 20;

/// The entries of a table, in the order of the file. The tables that Zola sorts taxonomies in are not there for carnet.
fn entries(table: &DeTable, text: &str, base: usize) -> Vec<(YamlKey, Node)> {
    let mut all = Vec::with_capacity(table.len());
    for (key, value) in table {
        match value.get_ref() {
            DeValue::Table(inner) if key.get_ref() == "taxonomies" => {
                let given = |key: &YamlKey| table.contains_key(key.name.as_str());
                all.extend(entries(inner, text, base).into_iter().filter(|(key, _)| !given(key)));
            }
            inner => {
                let at = |span: std::ops::Range<usize>| base + span.start..base + span.end;
                let name = YamlKey { name: key.get_ref().to_string(), span: at(key.span()) };
                let node = Node { value: self::value(inner, &text[value.span()], text, base), span: at(value.span()) };
                all.push((name, node));
            }
        }
    }
    all.sort_by_key(|(key, _)| key.span.start);
    all
}

/// `written` is the value as it stands: dates and numbers keep their form.
fn value(value: &DeValue, written: &str, text: &str, base: usize) -> Value {
    let plain = || Value::Scalar { text: written.to_owned(), plain: true };
    match value {
        DeValue::String(string) => Value::Scalar { text: string.to_string(), plain: false },
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => plain(),
        DeValue::Array(items) => {
            let items = items.iter().map(|item| {
                let span = item.span();
                let value = self::value(item.get_ref(), &text[span.clone()], text, base);
                Node { value, span: base + span.start..base + span.end }
            });
            Value::List(items.collect())
        }
        DeValue::Table(inner) => Value::Map(entries(inner, text, base)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::yaml;

    #[test]
    fn a_table_is_read_as_the_same_yaml() {
        let toml = "title = \"A\" # c\ndraft = true\ndate = 2024-02-07T12:30:00-05:00\ntags = ['b', \"c\"]\nyear = 2_017\n\
                    [taxonomies]\nauthor = ['d']\n[extra]\nkey = 'v'\n[[sources]]\ntitle = 'e'\n";
        let yaml = "title: A\ndraft: true\ndate: 2024-02-07T12:30:00-05:00\ntags: [b, c]\nyear: 2_017\n\
                    author: [d]\nextra: {key: v}\nsources: [{title: e}]\n";
        let mut problems = Problems::of(&"a.md".into());
        let read = [parse(toml, 0, &mut problems), yaml::parse(yaml, 0, &mut problems)]
            .map(|node| bare(&node.expect("valid")));
        assert_eq!(read[0], read[1]);
        assert!(problems.is_empty());
    }

    fn bare(node: &Node) -> String {
        match &node.value {
            Value::Null => String::from("~"),
            Value::Scalar { text, .. } => text.clone(),
            Value::List(items) => format!("[{}]", items.iter().map(bare).collect::<Vec<_>>().join(", ")),
            Value::Map(entries) => {
                let entries = entries.iter().map(|(key, value)| format!("{}: {}", key.name, bare(value)));
                format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
            }
        }
    }

    #[test]
    fn values_and_mistakes_have_their_place() {
        let text = "a = 1\nb = 'c'\n";
        let node = parse(text, 10, &mut Problems::of(&"a.md".into())).expect("valid");
        let Value::Map(entries) = node.value else { panic!("a map") };
        assert_eq!((entries[1].0.span.clone(), entries[1].1.span.clone()), (16..17, 20..23));
        for wrong in ["a = \n", "draft = yes\n", "a = 1\na = 2\n", "title 'x'\n", "[a\n", "a = [1\n"] {
            let mut problems = Problems::of(&"a.md".into());
            assert!(parse(wrong, 0, &mut problems).is_none(), "{wrong}");
            assert!(!problems.is_empty(), "{wrong}");
        }
        let deep = format!("a = {}", "[".repeat(10_000));
        assert!(parse(&deep, 0, &mut Problems::of(&"a.md".into())).is_none());
    }
}
