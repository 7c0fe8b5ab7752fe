//! Which messages an author does not want, for the whole site or for one file.
//!
//! Only warnings and advice can be silenced: an error is in the way of publication whether it is told or not. It knows
//! the names of messages, not what they are about.

use std::collections::HashMap;
use std::sync::Arc;

use crate::content::config::Config;
use crate::content::document::Document;
use crate::content::fields::Fields;
use crate::diagnostics::{Diagnostic, Problems, Rule, Severity, phrases, say};

/// The rules that `silence:` lists. A name that is no rule's, or an error's, is reported and left out.
pub fn read(fields: &mut Fields, problems: &mut Problems) -> Vec<Rule> {
    let mut rules = Vec::new();
    for name in fields.texts("silence", problems) {
        let diagnostic = match Rule::named(&name.value) {
            Some(rule) if rule.can_be_silenced() => {
                rules.push(rule);
                continue;
            }
            Some(_) => say::silenced_error(&name.value),
            None => {
                let near = Rule::nearest(&name.value).map(phrases::did_you_mean);
                say::unknown_message(&name.value).help(near.unwrap_or_else(phrases::explain_lists_the_names))
            }
        };
        problems.add(name.span, diagnostic);
    }
    rules
}

/// What is silenced, of a site.
#[derive(Debug, Default)]
pub struct Silence {
    everywhere: Vec<Rule>,
    by_file: HashMap<Arc<str>, Vec<Rule>>,
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
        let of_file = || diagnostic.file.as_ref().and_then(|file| self.by_file.get(file));
        diagnostic.severity != Severity::Error
            && (self.everywhere.contains(&diagnostic.rule)
                || of_file().is_some_and(|rules| rules.contains(&diagnostic.rule)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Language;
    use crate::fixture::{config, graph, messages};

    fn rules(config_lines: &str, front_matter: &str) -> Vec<String> {
        let config = config(config_lines);
        let note = format!("---\n{front_matter}\nmodified: 2030-01-01\n---\n[[nulle part]]\n");
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
