//! A text as YAML writes it: as it is where that is safe for every reader of YAML, else between quotes.
//!
//! Safe for every reader, not only for carnet: one that makes a number of `1984` must meet it in quotes.

/// Where a scalar stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ScalarPlace {
    /// Alone on the rest of its line.
    Block,
    /// Between brackets or braces.
    Flow,
}

/// A text of one line as a YAML scalar. Line ends become spaces: nothing carnet writes has any.
pub(super) fn scalar(text: &str, place: ScalarPlace) -> String {
    let text = text.replace(['\r', '\n'], " ");
    if is_plain(&text, place) {
        return text;
    }
    let quotes_apart = text.contains(['"', '\\']) && !text.contains('\'');
    if quotes_apart && !text.chars().any(needs_escape) { format!("'{text}'") } else { double_quoted(&text) }
}

fn double_quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\t' => out.push_str("\\t"),
            c if needs_escape(c) => out.push_str(&escape(c)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// What may not stand as it is (YAML 1.2, section 5.1), or ends a line for a reader of YAML 1.1.
fn needs_escape(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

fn escape(c: char) -> String {
    match u32::from(c) {
        code @ 0..=0xff => format!("\\x{code:02x}"),
        code @ 0x100..=0xffff => format!("\\u{code:04x}"),
        code => format!("\\U{code:08x}"),
    }
}

fn is_plain(text: &str, place: ScalarPlace) -> bool {
    let starts_well = !text.starts_with(|c: char| "-?:,[]{}#&*!|>'\"%@`=~.<".contains(c) || c.is_whitespace());
    let inside = !text.contains(": ")
        && !text.contains(" #")
        && !text.contains('\t')
        && !text.ends_with(|c: char| c == ':' || c.is_whitespace())
        && !text.chars().any(needs_escape);
    let flow = place == ScalarPlace::Block
        || !(text.contains([',', '[', ']', '{', '}']) || text.contains(":\"") || text.contains(":'"));
    !text.is_empty() && starts_well && inside && flow && !is_other_than_text(text)
}

/// Whether a reader of YAML 1.1 or 1.2 takes it for something else than a text. A date or an address is written as it
/// is: authors do.
fn is_other_than_text(text: &str) -> bool {
    let words = ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "oui", "non"];
    let is_number = text.starts_with(|c: char| c.is_ascii_digit() || c == '+')
        && text.chars().all(|c| c.is_ascii_hexdigit() || ".+-_xo:".contains(c))
        && !is_date(text);
    words.contains(&text.to_ascii_lowercase().as_str()) || is_number
}

/// `2024-02-29`: YAML 1.1 may read a date in it, as it should.
fn is_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-' && text.chars().all(|c| c.is_ascii_digit() || c == '-')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::content::yaml::{self, Value};
    use crate::diagnostics::Problems;

    /// The text that YAML reads in the value of `k`.
    fn read(yaml: &str) -> Option<String> {
        let mut problems = Problems::of(&"a.yaml".into());
        let node = yaml::parse(yaml, 0, &mut problems)?;
        let Value::Map(entries) = node.value else { return None };
        let value = match &entries.first()?.1.value {
            Value::List(items) if items.len() == 2 => items[0].value.clone(),
            value => value.clone(),
        };
        match value {
            Value::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    #[test]
    fn quotes_only_where_they_are_needed() {
        for (text, block, flow) in [
            ("Première version", "Première version", "Première version"),
            ("Ajout de l'étape 3 : rôles", "\"Ajout de l'étape 3 : rôles\"", "\"Ajout de l'étape 3 : rôles\""),
            ("a, b", "a, b", "\"a, b\""),
            ("dit « oui »", "dit « oui »", "dit « oui »"),
            ("dit \"oui\"", "dit \"oui\"", "dit \"oui\""),
            ("\"oui\" dit-il", "'\"oui\" dit-il'", "'\"oui\" dit-il'"),
            ("#1", "\"#1\"", "\"#1\""),
            ("n #1", "\"n #1\"", "\"n #1\""),
            ("- a", "\"- a\"", "\"- a\""),
            ("2024", "\"2024\"", "\"2024\""),
            ("2024-02-29", "2024-02-29", "2024-02-29"),
            ("2024-02-29T14:57", "2024-02-29T14:57", "2024-02-29T14:57"),
            ("non", "\"non\"", "\"non\""),
            ("null", "\"null\"", "\"null\""),
            ("/notes/a/", "/notes/a/", "/notes/a/"),
            ("", "\"\"", "\"\""),
        ] {
            assert_eq!(
                (scalar(text, ScalarPlace::Block).as_str(), scalar(text, ScalarPlace::Flow).as_str()),
                (block, flow)
            );
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(text in "[ -~éàœ«»’\u{a0}\u{2028}\u{7f}\t😀:#,'\"\\[\\]{}\\\\-]{0,24}") {
            prop_assert_eq!(read(&format!("k: {}\n", scalar(&text, ScalarPlace::Block))), Some(text.clone()));
            prop_assert_eq!(read(&format!("k: [{}, x]\n", scalar(&text, ScalarPlace::Flow))), Some(text));
        }
    }
}
