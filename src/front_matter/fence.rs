//! Where the front matter of a file begins and ends.
//!
//! It knows lines, not YAML. What stands between the fences must never become a text, nor what was meant to: a key that
//! guards a file is looked for at the top of texts too.

use crate::diagnostic::{Diagnostic, Problems, Span};
use crate::fields::GUARDED;

/// A file cut in two: where its YAML is, without the fences, and where its body begins.
#[derive(Debug, PartialEq, Eq)]
pub struct Parts {
    pub yaml: Option<Span>,
    pub body: usize,
}

/// Finds the front matter: a first line `---`, up to the next line `---` or `...`.
///
/// A fence that is never closed is an error: its text must not become a public body.
pub fn split(text: &str, problems: &mut Problems) -> Parts {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let rest = &text[start..];
    let first = rest.split_inclusive('\n').next().unwrap_or("");
    if first.trim_end() != "---" {
        refuse_misplaced(text, start, problems);
        return Parts { yaml: None, body: start };
    }
    let from = start + first.len();
    let mut at = from;
    for line in text[from..].split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            let body = at + line.len();
            if text[from..at].trim().is_empty() {
                refuse_misplaced(text, body, problems);
            }
            return Parts { yaml: Some(from..at), body };
        }
        at += line.len();
    }
    let diagnostic = Diagnostic::error("unclosed-front-matter", "the front matter is never closed")
        .help("put a line '---' after its last key");
    problems.add(start..start + 3, diagnostic);
    Parts { yaml: Some(from..from), body: text.len() }
}

/// Lines at the top of a text, blank ones apart, among which a lost front matter is looked for.
const TOP: usize = 16;

/// A key that keeps files from being published does nothing in a text: where one stands at the top of a text that has no
/// front matter, a blank line, a heading or a dash too few made a text of it.
fn refuse_misplaced(text: &str, body: usize, problems: &mut Problems) {
    let is_mark = |c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '"' | '\'');
    let mut end = body;
    let mut lines = 0;
    for line in text[body..].split_inclusive(['\n', '\r']) {
        let start = end;
        end += line.len();
        if line.trim().is_empty() {
            continue;
        }
        lines += 1;
        // What is shown as an example is not meant, unless it stands first.
        let is_example = ["```", "~~~"].iter().any(|fence| line.trim_start().starts_with(fence));
        if lines > TOP || (lines > 1 && is_example) {
            return;
        }
        let Some((key, value)) = line.split_once(':') else { continue };
        let key = key.trim_matches(is_mark);
        if GUARDED.contains(&key) && !value.starts_with(':') {
            let message = format!("'{key}' stands in the text here, where it keeps nothing from being published");
            let diagnostic = Diagnostic::error("misplaced-front-matter", message)
                .help("the first line of the file is '---', with nothing before it");
            problems.add(start..start + line.trim_end().len(), diagnostic);
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn split_finds_the_block() {
        let mut p = Problems::of(&"a.md".into());
        assert_eq!(split("---\na: 1\n---\nbody", &mut p), Parts { yaml: Some(4..9), body: 13 });
        assert_eq!(split("\u{feff}---\r\na: 1\r\n---\r\nbody", &mut p), Parts { yaml: Some(8..14), body: 19 });
        assert_eq!(split("# No front matter\n---\n", &mut p), Parts { yaml: None, body: 0 });
        assert!(p.into_vec().is_empty());
    }

    #[test]
    fn a_key_that_guards_is_refused_at_the_top_of_a_text_unless_it_is_an_example() {
        let refused = |text: &str| {
            let mut p = Problems::of(&"a.md".into());
            split(text, &mut p);
            p.into_vec().iter().any(|d| d.rule == "misplaced-front-matter")
        };
        assert!(refused("# Titre\n\nvisibility: private\n"));
        assert!(refused("```\nvisibility: private\n```\n"), "the fence of a front matter, mistyped");
        for fence in ["```", "~~~"] {
            assert!(!refused(&format!("Un exemple.\n\n{fence}yaml\nvisibility: private\n{fence}\n")));
        }
    }

    #[test]
    fn an_unclosed_block_never_becomes_a_body() {
        let mut p = Problems::of(&"a.md".into());
        assert_eq!(split("---\nvisibility: private\nsecret", &mut p).body, 30);
        assert_eq!(p.into_vec().len(), 1);
    }
}
