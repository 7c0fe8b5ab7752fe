//! The site's own templates beside the embedded ones, with all that is wrong with them.
//!
//! tera stops at the first template that it cannot read: here each is read by itself, and those that cannot be are left out
//! while the others are looked at.

use std::collections::{BTreeMap, BTreeSet};

use tera::{ErrorKind, Tera};

use super::mistakes::{template_error, template_errors};
use crate::content::source::{Sources, Text};
use crate::diagnostics::Diagnostic;

/// Adds the templates of the site's theme. When something is wrong with one of them none is added, and all of it is given.
pub(super) fn add(tera: &mut Tera, sources: &Sources) -> Vec<Diagnostic> {
    let own = sources.theme.iter().filter_map(|text| Some((text.path.strip_prefix("templates/")?, text)));
    let own: BTreeMap<&str, &Text> = own.collect();
    match tera.add_raw_templates(own.iter().map(|(name, text)| (*name, &text.text))) {
        Ok(()) => Vec::new(),
        Err(_) => mistakes(tera, own, sources),
    }
}

fn mistakes(tera: &Tera, own: BTreeMap<&str, &Text>, sources: &Sources) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    // Empty in the trial, for the others may name them.
    let mut left_out: BTreeSet<&str> = BTreeSet::new();
    for (name, text) in &own {
        if let Err(error) = Tera::new().add_raw_template(name, &text.text)
            && let ErrorKind::SyntaxError(_) = error.kind()
        {
            found.push(template_error(&error, sources));
            left_out.insert(name);
        }
    }
    let mut trial = tera.clone();
    loop {
        let tried = own.iter().map(|(name, text)| (*name, if left_out.contains(name) { "" } else { &text.text }));
        let Err(error) = trial.add_raw_templates(tried) else { break };
        found.extend(template_errors(&error, sources, &left_out));
        let culprit = match error.kind() {
            ErrorKind::MissingParent { current, .. } => current,
            ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => tpl,
            _ => break,
        };
        // Without it tera goes on to what else is wrong.
        match own.get_key_value(culprit.as_str()) {
            Some((name, _)) if left_out.insert(name) => {}
            _ => break,
        }
    }
    found
}
