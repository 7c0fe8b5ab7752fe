//! The names of all messages, with why each matters and how to mend it.
//!
//! The explanations are one text, `explain/messages.md`, so that they read as a page too. A test holds it against the
//! source: every name that a stage gives is explained there, and nothing else is.

use std::sync::LazyLock;

use crate::diagnostics::Severity;

const TEXT: &str = include_str!("explain/messages.md");

static MESSAGES: LazyLock<Vec<Message>> = LazyLock::new(|| read(TEXT));

/// A kind of message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Stable, as `unresolved-link`.
    pub name: &'static str,
    /// What it can be, the worst first: a configuration or the case may decide.
    pub severities: Vec<Severity>,
    /// What is the matter, in one line.
    pub summary: &'static str,
    /// Why it matters and how to mend it, in Markdown.
    pub text: &'static str,
}

impl Message {
    /// Only warnings and advice can be.
    pub fn can_be_silenced(&self) -> bool {
        self.severities.iter().any(|severity| *severity != Severity::Error)
    }

    /// `error or warning`.
    pub fn severity(&self) -> String {
        let words: Vec<&str> = self.severities.iter().map(|severity| severity.word()).collect();
        words.join(" or ")
    }
}

/// All messages, by name.
pub fn all() -> &'static [Message] {
    &MESSAGES
}

pub fn find(name: &str) -> Option<&'static Message> {
    all().iter().find(|message| message.name == name)
}

/// The name in what was copied from a terminal: `ERROR[orphan]`, `[orphan]:`, `Orphan`.
pub fn name_in(copied: &str) -> String {
    let name = copied.split_once('[').map_or(copied, |(_, name)| name);
    name.split(']').next().unwrap_or(name).trim().to_lowercase()
}

/// The name that a misspelt one was probably meant to be.
pub fn nearest(name: &str) -> Option<&'static str> {
    crate::text::slug::nearest(name, all().iter().map(|message| message.name))
}

/// Sections `## name (severity or severity)`, after an empty line; the first paragraph is the summary, the rest the text.
fn read(text: &'static str) -> Vec<Message> {
    let sections = text.split("\n\n## ").skip(1);
    let mut messages: Vec<Message> = sections.filter_map(section).collect();
    messages.sort_by_key(|message| message.name);
    messages
}

fn section(section: &'static str) -> Option<Message> {
    let (head, rest) = section.split_once('\n')?;
    let (name, severities) = head.trim_end().strip_suffix(')')?.split_once(" (")?;
    let (summary, text) = rest.trim().split_once("\n\n")?;
    let all = [Severity::Error, Severity::Warning, Severity::Advice];
    let severities = severities.split(" or ");
    let severities = severities.filter_map(|word| all.into_iter().find(|severity| severity.word() == word)).collect();
    Some(Message { name, severities, summary, text })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Rule, table};

    #[test]
    fn every_rule_is_explained_and_nothing_else_is() {
        let explained: Vec<&str> = all().iter().map(|message| message.name).collect();
        assert_eq!(explained, Rule::ALL.iter().map(|rule| rule.name()).collect::<Vec<_>>());
        for message in all() {
            let rule = Rule::named(message.name).expect("it is in the table");
            assert_eq!(message.severities, rule.severities(), "{}", message.name);
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
        assert_eq!(all().len(), TEXT.matches("\n\n## ").count(), "every section is well formed");
        for message in all() {
            assert!(!message.severities.is_empty(), "{}", message.name);
            assert!(message.summary.ends_with('.') && !message.summary.contains('\n'), "{}", message.name);
            for part in ["**Why it matters.** ", "**How to mend it.** ", "```"] {
                assert!(message.text.contains(part), "{} lacks {part}", message.name);
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
        assert_eq!(nearest("unresolved-lnik"), Some("unresolved-link"));
        assert_eq!(nearest("poetry"), None);
    }
}
