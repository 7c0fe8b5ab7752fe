//! The contract of themes: what carnet hands to templates, as a number that a theme names in its `theme.yaml`.
//!
//! Templates of another contract may ask for what is no longer there, or leave out what readers need: no page is made of
//! them. It does not know what is in the contract: the manual's reference is made of the views themselves.

use crate::content::config::Config;
use crate::content::fields::Fields;
use crate::content::source::{Sources, Text};
use crate::content::{unknown, yaml};
use crate::diagnostics::{Diagnostic, Problems, phrases, say};

/// The contract that this carnet keeps. It goes up when a template that was right may be wrong: a template, a field, a block, a
/// component or a function goes, or means another thing. What is only added leaves it as it is.
pub const CONTRACT: u32 = 1;

/// The file that says for which contract a theme is written.
const FILE: &str = "theme.yaml";

/// What is wrong with the contract that the site's theme names. A theme without templates needs none: its style sheets and
/// texts are looked at on their own.
pub(super) fn check(config: &Config, sources: &Sources) -> Vec<Diagnostic> {
    let own = sources.theme.iter().find(|text| text.path == FILE);
    let (named, mut problems) = own.map_or_else(Default::default, read);
    let has_templates = sources.theme.iter().any(|text| text.path.starts_with("templates/"));
    if !named && has_templates && problems.is_empty() {
        let file = format!("themes/{}/{FILE}", config.theme);
        problems.push(say::theme_names_no_contract(&file, CONTRACT.to_string()).in_file(&file.as_str().into()));
    }
    problems
}

/// Whether a `theme.yaml` names a contract, and what is wrong with it.
fn read(own: &Text) -> (bool, Vec<Diagnostic>) {
    let mut problems = Problems::of(&own.file);
    let mut named = false;
    if let Some(node) = yaml::parse(&own.text, 0, &mut problems)
        && let Some(mut fields) = Fields::of(&node, phrases::a_theme(), &mut problems)
    {
        if let Some(contract) = fields.text("contract", &mut problems) {
            named = true;
            if let Some(problem) = difference(&contract.value, CONTRACT) {
                problems.add(contract.span, problem);
            }
        }
        // For people who look at themes.
        for key in ["name", "description", "author", "licence", "version", "url", "parts"] {
            fields.node(key);
        }
        unknown::finish(fields, &mut problems);
    }
    (named, problems.into_vec())
}

/// What is to be said of a contract that is not carnet's own.
fn difference(written: &str, own: u32) -> Option<Diagnostic> {
    match written.parse::<u32>() {
        Ok(number) if number == own => None,
        Ok(0) | Err(_) => Some(say::no_contract_number(written, own.to_string())),
        Ok(number) if number < own => Some(say::theme_of_older_contract(written, own.to_string())),
        Ok(_) => Some(say::theme_of_newer_contract(written, own.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_theme_names_the_contract() {
        let text = super::super::embedded_text(FILE).unwrap_or_default();
        let own = Text { file: FILE.into(), path: FILE.into(), text: text.into(), hash: 0 };
        assert_eq!(read(&own), (true, Vec::new()));
    }

    #[test]
    fn a_contract_is_this_one_older_newer_or_none() {
        assert_eq!(difference("2", 2), None);
        assert_eq!(difference("1", 2), Some(say::theme_of_older_contract("1", "2")));
        assert_eq!(difference("3", 2), Some(say::theme_of_newer_contract("3", "2")));
        for wrong in ["0", "-1", "1.0", "une"] {
            assert_eq!(difference(wrong, 2), Some(say::no_contract_number(wrong, "2")));
        }
    }
}
