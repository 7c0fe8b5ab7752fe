//! Unknown keys of a map: which key their author may have meant, and whether they may ask for the file to be kept back.

use crate::content::fields::Fields;
use crate::content::front_matter::keep_back;
use crate::content::keys::{GUARDED, KeepsBack, KeyGroup, meant};
use crate::content::yaml::{self, Node, Value, YamlKey};
use crate::diagnostics::{Diagnostic, Problems, Rule, Severity, Span, phrases, say};
use crate::text::slug::nearest;

/// Reports every unknown key, and those that decide on publication and have no value.
pub fn finish(fields: Fields, problems: &mut Problems) {
    finish_document(fields, |_| false, problems);
}

/// As [`finish`], of a document. `is_of_documents` says of a key whether another kind of document has it.
pub fn finish_document(fields: Fields, is_of_documents: fn(&str) -> bool, problems: &mut Problems) {
    for (number, (key, node)) in fields.entries.iter().enumerate() {
        if !fields.asked.contains(&key.name.as_str()) {
            let mut diagnostic = unknown(&fields, &key.name, node, is_of_documents);
            if let Some(whole) = cut_text(&fields, number).filter(|_| diagnostic.severity != Severity::Error) {
                diagnostic.help = vec![phrases::quote_text_as(whole)];
            }
            problems.add(key.span.clone(), diagnostic);
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
    if let Some(meant) = with_plain_spaces(fields, name) {
        let guards = GUARDED.iter().any(|key| meant.starts_with(&format!("{key}:"))) && !asks_nothing;
        return if guards { error } else { warning }.help(phrases::no_break_space_in_line(meant));
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

/// A key as it was meant that no-break spaces stand beside, with what follows its colon where braces make all of it one key.
fn with_plain_spaces(fields: &Fields, name: &str) -> Option<String> {
    let key = name.trim_matches(yaml::is_no_break);
    match yaml::no_break_space(name) {
        Some((_, meant)) => Some(meant),
        None => (key.len() < name.len() && fields.asked.contains(&key.trim())).then(|| format!("{}:", key.trim())),
    }
}

/// The entry that commas cut, of which an entry without a colon is a part, between quotes: `{summary: one, two, author: x}` has the
/// key `two`.
fn cut_text(fields: &Fields, number: usize) -> Option<String> {
    let is_part = |(key, node): &(YamlKey, Node)| {
        let has_colon = node.span.start > key.span.end;
        node.value == Value::Null && !has_colon && !key.name.contains(':') && !fields.asked.contains(&key.name.as_str())
    };
    let entries = fields.entries;
    is_part(entries.get(number)?).then_some(())?;
    let first = (0..number).rev().find(|before| !is_part(&entries[*before]))?;
    let (key, Node { value: Value::Scalar { text, plain: true }, .. }) = &entries[first] else { return None };
    let parts = entries[first + 1..].iter().take_while(|entry| is_part(entry)).map(|(key, _)| key.name.as_str());
    let whole = std::iter::once(text.as_str()).chain(parts).collect::<Vec<_>>().join(", ");
    Some(format!("{}: {}", key.name, serde_json::to_string(&whole).ok()?))
}

/// Says that a group lacks a key. Where one of its unknown keys, told since a mark, was meant for it, that message says so already: it is
/// an error then.
pub fn lacks(key: &str, mark: usize, span: &Span, diagnostic: Diagnostic, problems: &mut Problems) {
    let suggestion = phrases::did_you_mean(key);
    let is_meant = |told: &Diagnostic| told.rule == Rule::UnknownKey && told.help == [suggestion.clone()];
    if !problems.make_error(mark, is_meant) {
        problems.add(span.clone(), diagnostic);
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
