//! Which messages an author does not want, for the whole site or for one file.
//!
//! Only warnings and advice can be silenced: an error is in the way of publication whether it is told or not. It knows
//! the names of messages, not what they are about.

use std::collections::HashMap;
use std::sync::Arc;

use crate::content::config::Config;
use crate::content::document::Document;
use crate::content::fields::Fields;
use crate::diagnostics::explain;
use crate::diagnostics::{Diagnostic, Problems, Severity};

/// The names that `silence:` lists. One that is no message's, or an error's, is reported and left out.
pub fn read(fields: &mut Fields, problems: &mut Problems) -> Vec<String> {
    let mut names = fields.texts("silence", problems);
    names.retain(|name| {
        let diagnostic = match explain::find(&name.value) {
            Some(message) if message.can_be_silenced() => return true,
            Some(_) => Diagnostic::warning("silenced-error", format!("'{}' is an error: it stays", name.value))
                .help("only warnings and advice can be silenced"),
            None => {
                let diagnostic =
                    Diagnostic::warning("unknown-message", format!("no message has the name '{}'", name.value));
                match explain::nearest(&name.value) {
                    Some(near) => diagnostic.suggest(Some(near)),
                    None => diagnostic.help("'carnet explain' lists the names of all messages"),
                }
            }
        };
        problems.add(name.span.clone(), diagnostic);
        false
    });
    names.into_iter().map(|name| name.value).collect()
}

/// What is silenced, of a site.
#[derive(Debug, Default)]
pub struct Silence {
    everywhere: Vec<String>,
    by_file: HashMap<Arc<str>, Vec<String>>,
}

impl Silence {
    pub fn of<'d>(config: &Config, documents: impl Iterator<Item = &'d Document>) -> Silence {
        let silent = documents.filter(|document| !document.silence.is_empty());
        Silence {
            everywhere: config.silence.clone(),
            by_file: silent.map(|document| (document.file.clone(), document.silence.clone())).collect(),
        }
    }

    /// Takes out what is silenced.
    pub fn apply(&self, diagnostics: &mut Vec<Diagnostic>) {
        if !self.everywhere.is_empty() || !self.by_file.is_empty() {
            diagnostics.retain(|diagnostic| !self.silences(diagnostic));
        }
    }

    fn silences(&self, diagnostic: &Diagnostic) -> bool {
        let named = |names: &[String]| names.iter().any(|name| *name == diagnostic.rule.name());
        let of_file = || diagnostic.file.as_ref().and_then(|file| self.by_file.get(file));
        diagnostic.severity != Severity::Error
            && (named(&self.everywhere) || of_file().is_some_and(|names| named(names)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Language;
    use crate::fixture::{config, graph, messages};

    fn rules(config_lines: &str, front_matter: &str) -> Vec<String> {
        let config = config(config_lines);
        let note = format!("---\n{front_matter}\npublished: 2030-01-01\n---\n[[nulle part]]\n");
        let (graph, mut diagnostics) = graph(&config, &[("a.md", &note)]);
        Silence::of(&config, graph.published.iter().map(|(_, d)| d)).apply(&mut diagnostics);
        diagnostics.into_iter().map(|d| d.rule.name().to_owned()).collect()
    }

    #[test]
    fn warnings_are_silenced_for_a_site_or_for_a_note() {
        assert_eq!(rules("", ""), ["unresolved-link", "dates-out-of-order", "orphan"]);
        assert_eq!(rules("silence: [orphan]", ""), ["unresolved-link", "dates-out-of-order"]);
        assert_eq!(rules("", "silence: [orphan, dates-out-of-order]"), ["unresolved-link"]);
    }

    #[test]
    fn errors_are_not() {
        let all = "silence: [unresolved-link, orphan, dates-out-of-order]";
        assert_eq!(rules(all, ""), ["unresolved-link"], "it is a warning only where the configuration says so");
        assert_eq!(rules(&format!("links: {{unresolved: warn}}\n{all}"), ""), Vec::<String>::new());
    }

    #[test]
    fn a_name_that_silences_nothing_is_said() {
        let (_, problems) = Config::parse(&"carnet.yaml".into(), "silence: [orphn, unreadable-file, bavardage]");
        assert_eq!(
            messages(&problems),
            [
                "no message has the name 'orphn'",
                "'unreadable-file' is an error: it stays",
                "no message has the name 'bavardage'"
            ]
        );
        assert_eq!(problems[0].help_in(Language::english()), ["did you mean 'orphan'?"]);
    }
}
