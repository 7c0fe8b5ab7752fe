//! Where the front matter of a file begins and ends, and in which form it is written.
//!
//! It knows lines and brackets, not YAML, TOML or JSON. What stands between the fences must never become a text.

use super::json::{begins_json, closing_brace};
use super::{lines, misplaced};
use crate::diagnostics::{Problems, Span, phrases, say};

/// How a front matter is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// Between lines `---`.
    Yaml,
    /// Between lines `+++`, as Hugo and Zola have it.
    Toml,
    /// Between braces, as Hugo has it.
    Json,
    /// Lines `key:: value`, as Logseq has them.
    Lines,
}

/// A file cut in two: where its keys are, without the fences, and where its body begins.
#[derive(Debug, PartialEq, Eq)]
pub struct FencedFile {
    pub head: Option<(Dialect, Span)>,
    pub body: usize,
}

/// Finds the front matter at the very beginning of a file: from a line `---` up to the next line `---` or `...`, between
/// lines `+++`, between braces, or lines `key:: value`.
///
/// A fence that is never closed is an error: its text must not become a public body. So is what seems to be a front
/// matter elsewhere and may ask for the file to be kept back.
pub fn split(text: &str, problems: &mut Problems) -> FencedFile {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let rest = &text[start..];
    let first = rest.split_inclusive('\n').next().unwrap_or("");
    let from = start + first.len();
    let (dialect, end) = match first.trim_end() {
        "---" => (Dialect::Yaml, closing(text, from, &["---", "..."])),
        "+++" => (Dialect::Toml, closing(text, from, &["+++"])),
        _ if begins_json(rest) => (Dialect::Json, closing_brace(rest).map(|end| (start + end, start + end))),
        _ => {
            let Some(end) = lines::end(rest) else {
                misplaced::refuse(text, start, problems);
                return FencedFile { head: None, body: start };
            };
            (Dialect::Lines, Some((start + end, start + end)))
        }
    };
    let from = if matches!(dialect, Dialect::Json | Dialect::Lines) { start } else { from };
    let Some((end, body)) = end else {
        return unclosed(text, dialect, start, from, problems);
    };
    if text[from..end].trim().is_empty() {
        misplaced::refuse(text, body, problems);
    } else {
        misplaced::refuse_second(text, body, problems);
    }
    FencedFile { head: Some((dialect, from..end)), body }
}

fn unclosed(text: &str, dialect: Dialect, start: usize, from: usize, problems: &mut Problems) -> FencedFile {
    let mark = problems.len();
    if dialect == Dialect::Toml {
        misplaced::refuse(text, from, problems);
    }
    if problems.len() == mark {
        let (length, help) = match dialect {
            Dialect::Toml => (3, phrases::put_fence_after_last_key("+++")),
            Dialect::Json => (1, phrases::put_brace_after_last_key()),
            Dialect::Yaml | Dialect::Lines => (3, phrases::put_fence_after_last_key("---")),
        };
        problems.add(start..start + length, say::front_matter_not_closed().help(help));
    }
    FencedFile { head: Some((Dialect::Yaml, from..from)), body: text.len() }
}

/// Where the keys end, and where the body begins.
fn closing(text: &str, from: usize, fences: &[&str]) -> Option<(usize, usize)> {
    let mut at = from;
    for line in text[from..].split_inclusive('\n') {
        if fences.contains(&line.trim_end()) {
            return Some((at, at + line.len()));
        }
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn split_finds_the_block() {
        let mut p = Problems::of(&"a.md".into());
        assert_eq!(split("---\na: 1\n---\nbody", &mut p), FencedFile { head: Some((Dialect::Yaml, 4..9)), body: 13 });
        assert_eq!(
            split("\u{feff}---\r\na: 1\r\n---\r\nbody", &mut p),
            FencedFile { head: Some((Dialect::Yaml, 8..14)), body: 19 }
        );
        assert_eq!(split("# No front matter\n---\n", &mut p), FencedFile { head: None, body: 0 });
        assert!(p.into_vec().is_empty());
    }

    #[test]
    fn a_key_that_guards_is_refused_at_the_top_of_a_text_unless_it_is_an_example() {
        let refused = |text: &str| {
            let mut p = Problems::of(&"a.md".into());
            split(text, &mut p);
            p.into_vec().iter().any(|d| d.rule == crate::diagnostics::Rule::MisplacedFrontMatter)
        };
        assert!(refused("# Titre\n\nvisibility: private\n"));
        assert!(refused("```\nvisibility: private\n```\n"), "the fence of a front matter, mistyped");
        for fence in ["```", "~~~"] {
            assert!(!refused(&format!("Un exemple.\n\n{fence}yaml\nvisibility: private\n{fence}\n")));
        }
    }

    #[test]
    fn every_form_of_a_front_matter_is_found() {
        for (text, dialect, keys, body) in [
            ("+++\na = 1\n+++\nbody", Dialect::Toml, "a = 1\n", "body"),
            ("\u{feff}+++  \r\na = 1\r\n+++\r\nbody", Dialect::Toml, "a = 1\r\n", "body"),
            ("{\"a\": {\"b\": \"}\"}}\nbody", Dialect::Json, "{\"a\": {\"b\": \"}\"}}", "\nbody"),
            ("{\n  \"a\": \"\\\"}\"\n}\nbody", Dialect::Json, "{\n  \"a\": \"\\\"}\"\n}", "\nbody"),
            ("title:: A\ntags:: b\n\nbody", Dialect::Lines, "title:: A\ntags:: b\n", "\nbody"),
        ] {
            let mut p = Problems::of(&"a.md".into());
            let FencedFile { head: Some((found, span)), body: at } = split(text, &mut p) else { panic!("{text}") };
            assert_eq!((found, &text[span], &text[at..]), (dialect, keys, body));
            assert!(p.into_vec().is_empty(), "{text}");
        }
        for text in ["{{< youtube x >}}\n", "{% raw %}\n", "{a}\n", "Terme:: définition\n", "+++ x\n", "{}\n"] {
            assert_eq!(split(text, &mut Problems::of(&"a.md".into())).head, None, "{text}");
        }
    }

    #[test]
    fn an_unclosed_block_never_becomes_a_body() {
        let mut p = Problems::of(&"a.md".into());
        assert_eq!(split("---\nvisibility: private\nsecret", &mut p).body, 30);
        assert_eq!(p.into_vec().len(), 1);
        for text in ["+++\ndraft = true\n\nsecret", "+++\ntitle = 'a'\n\nsecret", "{\"title\": \"a\",\nsecret"] {
            let mut p = Problems::of(&"a.md".into());
            assert_eq!((split(text, &mut p).body, p.len()), (text.len(), 1), "{text}");
        }
    }
}
