//! How a language is set, as its file says it under `typography`.

use crate::content::fields::{Fields, text_of};
use crate::content::typography::{NARROW_NO_BREAK, NO_BREAK, SpaceBefore, Typography};
use crate::content::yaml::YamlKey;
use crate::diagnostics::Problems;

/// Takes over what the file of a language says; what it does not say is as it was.
pub(super) fn read(typography: &mut Typography, f: &mut Fields, p: &mut Problems) {
    let mut habits = typography.habits().cloned().unwrap_or_default();
    let mut list = |key| f.texts(key, p).into_iter().map(|text| text.value).collect::<Vec<String>>();
    for (key, pair) in [("quotes", &mut habits.quotes), ("inner_quotes", &mut habits.inner_quotes)] {
        if let Ok(two) = list(key).try_into() {
            *pair = two;
        }
    }
    let words =
        [("elided", &mut habits.elided), ("shortened", &mut habits.shortened), ("articles", &mut habits.articles)];
    for (key, words) in words {
        let read = list(key);
        if !read.is_empty() {
            *words = read;
        }
    }
    let signs = [
        ("no_break_before", &mut habits.no_break_before),
        ("narrow_no_break_before", &mut habits.narrow_no_break_before),
        ("no_break_after", &mut habits.no_break_after),
        ("hour", &mut habits.hour),
    ];
    for (key, signs) in signs {
        if let Some(text) = f.plain_text(key, p) {
            *signs = text;
        }
    }
    if let Some(space) = f.plain_text("within_quotes", p).map(space_of) {
        let [open, close] = &habits.quotes;
        habits.quotes = [format!("{open}{space}"), format!("{space}{close}")];
    }
    if let Some(groups) = f.flag("groups_digits", p) {
        habits.groups_digits = groups;
    }
    for (YamlKey { name, .. }, node) in f.map("before_marks", p) {
        let Some(space) = text_of(node, name, p) else { continue };
        let space = match space.value.as_str() {
            "none" => SpaceBefore::Nothing,
            "nnbsp" => SpaceBefore::Narrow,
            _ => SpaceBefore::AsTyped,
        };
        habits.regions.insert(name.to_ascii_uppercase(), space);
    }
    *typography = Typography::of(habits);
}

/// The space that a file of a language names, since one at the end of a value would not count: `nbsp`, `nnbsp`. Anything else
/// stands for itself.
pub(super) fn space_of(written: String) -> String {
    match written.as_str() {
        "nbsp" => NO_BREAK.to_string(),
        "nnbsp" => NARROW_NO_BREAK.to_string(),
        _ => written,
    }
}
