//! Why each kind of message matters and how to fix it, in the author's language.
//!
//! The explanations of a language are one text, `explain/fr.md`, so that they read as a page too: a section `## name` for each
//! rule, its first paragraph the summary. The manual's page of messages is made from them.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Language, Phrase, Rule, Severity, phrases};
use crate::text::embedded::EmbeddedFolder;

static FILES: LazyLock<EmbeddedFolder> =
    LazyLock::new(|| EmbeddedFolder::unpack(include_bytes!(concat!(env!("OUT_DIR"), "/explain.packed"))));

type Explanations = HashMap<Rule, Explanation>;

/// By the tag of their language.
static EXPLANATIONS: LazyLock<HashMap<&str, Explanations>> =
    LazyLock::new(|| FILES.files().iter().filter_map(|file| Some((file.stem(), read(file.text()?)))).collect());

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Explanation {
    /// What is wrong, in one line.
    pub summary: &'static str,
    /// Why it matters and how to fix it, with an example, in Markdown.
    pub text: &'static str,
}

impl Explanation {
    /// In a language, in English where it lacks the text.
    pub fn of(rule: Rule, language: &Language) -> Explanation {
        let in_language = |tag: &str| EXPLANATIONS.get(tag)?.get(&rule).copied();
        let found = in_language(language.tag()).or_else(|| in_language(Language::english().tag()));
        found.expect("a test holds that every rule is explained")
    }
}

/// All explanations as one Markdown text, each under its name: links, searches and the table of contents lead to it.
pub fn page(language: &Language) -> String {
    let mut page = String::new();
    for rule in Rule::ALL {
        let Explanation { summary, text } = Explanation::of(*rule, language);
        let severity = language.text(&phrases::sentence_of_severity(severities(*rule)));
        page.push_str(&format!("## {}\n\n{severity} {summary}\n\n{text}\n\n", rule.name()));
    }
    page.truncate(page.trim_end().len() + 1);
    page
}

/// `error or warning`.
pub fn severities(rule: Rule) -> Phrase {
    match rule.severities() {
        [Severity::Error, Severity::Warning] => phrases::error_or_warning(),
        [Severity::Warning, Severity::Advice] => phrases::warning_or_advice(),
        [only] => only.phrase(),
        several => Phrase::verbatim(several.iter().map(|severity| severity.word()).collect::<Vec<_>>().join(", ")),
    }
}

/// The name in what was copied from a terminal: `ERROR[orphan]`, `[orphan]:`, `Orphan`.
pub fn name_in(copied: &str) -> String {
    let name = copied.split_once('[').map_or(copied, |(_, name)| name);
    name.split(']').next().unwrap_or(name).trim().to_lowercase()
}

fn read(text: &'static str) -> Explanations {
    text.split("\n\n## ").skip(1).filter_map(section).collect()
}

fn section(section: &'static str) -> Option<(Rule, Explanation)> {
    let (name, rest) = section.split_once('\n')?;
    let (summary, text) = rest.trim().split_once("\n\n")?;
    Some((Rule::named(name.trim_end())?, Explanation { summary, text }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::table;

    #[test]
    fn every_rule_is_explained_in_every_language_and_nothing_else_is() {
        for language in Language::all() {
            let file = FILES.file(&format!("{}.md", language.tag())).and_then(|file| file.text());
            let text = file.unwrap_or_else(|| panic!("there is no explain/{}.md", language.tag()));
            let names: Vec<&str> = text.split("\n\n## ").skip(1).filter_map(|section| section.lines().next()).collect();
            assert_eq!(names, Rule::ALL.iter().map(|rule| rule.name()).collect::<Vec<_>>(), "{language:?}");
            assert_eq!(read(text).len(), Rule::ALL.len(), "{language:?}: every section is well formed");
        }
    }

    #[test]
    fn every_message_has_a_severity_that_its_rule_may_have() {
        for (rule, severity, name, _) in table::MESSAGES {
            assert!(rule.severities().contains(severity), "'{name}' of {} can be {}", rule.name(), severity.word());
        }
    }

    #[test]
    fn every_explanation_says_why_and_how_with_an_example() {
        let parts = HashMap::from([
            ("en", ["**Why it matters.** ", "**How to fix it.** ", "```"]),
            ("fr", ["**Pourquoi c’est important.** ", "**Comment corriger.** ", "```"]),
        ]);
        for language in Language::all() {
            for rule in Rule::ALL {
                let Explanation { summary, text } = Explanation::of(*rule, language);
                let name = format!("{}: {}", language.tag(), rule.name());
                assert!(summary.ends_with('.') && !summary.contains('\n'), "{name}");
                for part in parts[language.tag()] {
                    let (part, text) = (part.trim_end(), text.replace('\n', " "));
                    assert!(text.contains(part), "{name} lacks {part}");
                }
            }
        }
    }

    #[test]
    fn a_name_is_found_in_what_was_copied() {
        for copied in ["orphan", "Orphan ", "[orphan]", "[orphan", "ORPHAN]", "warning[orphan]: this note"] {
            assert_eq!(name_in(copied), "orphan", "{copied}");
        }
    }

    #[test]
    fn misspelt_names_are_guessed() {
        assert_eq!(Rule::nearest("unresolved-lnik"), Some("unresolved-link"));
        assert_eq!(Rule::nearest("poetry"), None);
    }
}
