//! Unknown keys of a map: which key their author may have meant, and whether they may ask for the file to be kept back.

use crate::content::fields::Fields;
use crate::content::front_matter::keep_back;
use crate::content::keys::{GUARDED, KeepsBack, KeyGroup, meant};
use crate::content::yaml::{self, Node, Value};
use crate::diagnostics::{Diagnostic, Problems, phrases, say};
use crate::text::slug::nearest;

/// Reports every unknown key, and those that decide on publication and have no value.
pub fn finish(fields: Fields, problems: &mut Problems) {
    finish_document(fields, |_| false, problems);
}

/// As [`finish`], of a document. `is_of_documents` says of a key whether another kind of document has it.
pub fn finish_document(fields: Fields, is_of_documents: fn(&str) -> bool, problems: &mut Problems) {
    for (key, node) in fields.entries {
        if !fields.asked.contains(&key.name.as_str()) {
            problems.add(key.span.clone(), unknown(&fields, &key.name, node, is_of_documents));
        } else if GUARDED.contains(&key.name.as_str()) && node.value == Value::Null {
            problems.add(key.span.clone(), empty_guard(&key.name));
        }
    }
}

fn unknown(fields: &Fields, name: &str, node: &Node, is_of_documents: fn(&str) -> bool) -> Diagnostic {
    let warning = say::unknown_key(name, fields.of.clone());
    let error = say::unknown_key_may_guard(name, fields.of.clone());
    let asks_nothing = keep_back::asks_nothing(name, node);
    let keeps_all = if fields.group.is_some_and(|group| group.keeps_back == KeepsBack::Site) {
        Some(phrases::keep_back_by_defaults())
    } else {
        fields.asked.contains(&"visibility").then(phrases::keep_back_by_private)
    };
    if GUARDED.contains(&name) && !asks_nothing {
        let instead = keeps_all.unwrap_or_else(|| phrases::kind_has_no_such_key(fields.of.clone()));
        return error.help(phrases::guards_nothing_here(instead));
    }
    let is_revision = |group: &&KeyGroup| group.keeps_back == KeepsBack::VersionText;
    if fields.group.filter(is_revision).is_some_and(|group| meant::takes_text_back(group, name, node)) {
        return error.help(phrases::write("text: withheld"));
    }
    // Between braces a key without a space behind its colon is a key of that whole name.
    if let Some(meant) = yaml::spaced(name) {
        let guards = GUARDED.iter().any(|key| meant.starts_with(&format!("{key}: ")));
        return if guards { error } else { warning }.suggest(Some(meant));
    }
    let meant = meant::key(name, |key| fields.asked.contains(&key));
    match meant.or_else(|| nearest(name, fields.asked.iter().copied())) {
        Some(near) if GUARDED.contains(&near) && is_of_documents(name) => {
            warning.help(phrases::key_of_other_documents(fields.of.clone()))
        }
        Some(near) if GUARDED.contains(&near) && !asks_nothing => error.suggest(Some(near)),
        _ if keep_back::asks(name, node) => {
            error.help(phrases::guards_nothing(keeps_all.unwrap_or_else(phrases::keep_back_by_private)))
        }
        None if meant::key(name, |key| key == "notebook").is_some() => {
            warning.help(phrases::note_is_listed_by_notebook())
        }
        // In a document another program may need it.
        None if fields.asked.contains(&"draft") => warning.help(phrases::key_is_left_alone()),
        near => warning.suggest(near),
    }
}

/// A key that decides on publication has no value: it is not known what its author meant.
fn empty_guard(key: &str) -> Diagnostic {
    let (keep, publish) = match key {
        "visibility" => ("private", "public"),
        "draft" => ("true", "false"),
        _ => ("false", "true"),
    };
    say::empty_guard(key, keep, publish)
}
