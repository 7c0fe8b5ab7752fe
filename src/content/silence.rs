//! Which messages an author does not want, for the whole site or for one file.
//!
//! Only warnings and advice can be silenced: an error prevents publication, so it is always reported. It knows
//! the names of messages, not what they are about.

use crate::content::fields::Fields;
use crate::diagnostics::{Problems, Rule, phrases, say};

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

#[cfg(test)]
mod tests {
    use crate::content::config::Config;
    use crate::diagnostics::Language;
    use crate::fixture::{config, graph, messages};

    fn rules(config_lines: &str, front_matter: &str) -> Vec<String> {
        let config = config(config_lines);
        let note = format!("---\n{front_matter}\nmodified: 2030-01-01\n---\n[[nulle part]]\n");
        let (graph, mut diagnostics) = graph(&config, &[("a.md", &note)]);
        let mut policy = config.policy();
        graph.published.iter().for_each(|(_, document)| policy.silence_in(&document.file, &document.common.silence));
        policy.silence(&mut diagnostics);
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
