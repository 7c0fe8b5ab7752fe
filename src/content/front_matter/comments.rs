//! Texts that YAML takes for comments although their author meant them: `title: Call extension #4512`.
//!
//! Behind a space `#` begins a comment. Many authors write one on purpose, with a space behind the sign.

use crate::content::yaml::{Node, Value, YamlKey};
use crate::diagnostics::{Problems, phrases, say};

/// Keys whose values are read by people, and hardly ever commented.
const READ: [&str; 2] = ["title", "summary"];

/// Tells of the values that end at a comment which seems to be part of them. `text` is at byte `base` of the file.
pub(super) fn tell(node: &Node, text: &str, base: usize, problems: &mut Problems) {
    if memchr::memchr(b'#', text.as_bytes()).is_some() {
        tell_within(node, text, base, problems);
    }
}

fn tell_within(node: &Node, text: &str, base: usize, problems: &mut Problems) {
    match &node.value {
        Value::Null | Value::Scalar { .. } => {}
        Value::List(items) => items.iter().for_each(|item| tell_within(item, text, base, problems)),
        Value::Map(entries) => {
            for (key, value) in entries {
                tell_within(value, text, base, problems);
                tell_of(key, value, text, base, problems);
            }
        }
    }
}

fn tell_of(key: &YamlKey, value: &Node, text: &str, base: usize, problems: &mut Problems) {
    let (from, end) = match &value.value {
        Value::Scalar { plain: true, .. } => (value.span.start, value.span.end),
        Value::Null => (key.span.end, key.span.end),
        _ => return,
    };
    let Some(behind) = text.get(end - base..) else { return };
    let line = behind.lines().next().unwrap_or_default();
    let comment = line.trim_start_matches([':', ' ', '\t']);
    let Some(said) = comment.strip_prefix('#').filter(|said| !said.trim().is_empty()) else { return };
    let is_meant = said.starts_with(|first: char| first.is_alphanumeric()) || READ.contains(&key.name.as_str());
    if !is_meant {
        return;
    }
    let start = end + line.len() - comment.len();
    let whole = if from == end { comment } else { &text[from - base..start - base + comment.len()] };
    let whole = whole.trim_end();
    let help = match whole.contains(['"', '\\']) {
        true => phrases::quote_text(),
        false => phrases::quote_text_as(format!("{}: \"{whole}\"", key.name)),
    };
    problems.add(start..start + comment.trim_end().len(), say::text_behind_sharp(&key.name).help(help));
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use crate::content::front_matter::{Dialect, read};
    use crate::content::keys::Role;
    use crate::diagnostics::{Language, Problems};

    fn told(yaml: &str) -> Vec<String> {
        let mut problems = Problems::of(&"a.md".into());
        read(Role::Note, (Dialect::Yaml, yaml), 0, &TimeZone::UTC, &mut problems);
        let text = |diagnostic: crate::diagnostics::Diagnostic| {
            let help: Vec<String> = diagnostic.help.iter().map(|help| Language::english().text(help)).collect();
            format!("{} {}", &yaml[diagnostic.span.unwrap_or_default()], help.join(" "))
        };
        problems.into_vec().into_iter().map(text).collect()
    }

    #[test]
    fn what_seems_to_be_part_of_a_value_is_told() {
        for (yaml, cut, meant) in [
            ("title: Call extension #4512\n", "#4512", "title: \"Call extension #4512\""),
            ("tags: #un #deux\n", "#un #deux", "tags: \"#un #deux\""),
            ("title: # Titre\r\nvisibility: private\n", "# Titre", "title: \"# Titre\""),
            ("summary: Voir la page # 3\n", "# 3", "summary: \"Voir la page # 3\""),
            (
                "revisions:\n  - {date: 2024-01-01}\n  - date: 2024-01-02\n    summary: Le #3\n",
                "#3",
                "summary: \"Le #3\"",
            ),
        ] {
            let told = told(yaml);
            assert!(told.iter().any(|told| told.starts_with(cut) && told.contains(meant)), "{yaml}: {told:?}");
        }
    }

    #[test]
    fn comments_stay_comments() {
        for yaml in [
            "visibility: private # nobody sees it yet\n",
            "title: C# et F#\n",
            "title: \"a\" # b\n",
            "# title: #4\ntags: [a] # b\ntitle: a\n",
            "summary: a\n#fin\n",
            "tags:\n  # the first\n  - a\n",
            "summary: |\n  a #4\n",
        ] {
            assert_eq!(told(yaml), Vec::<String>::new(), "{yaml}");
        }
    }
}
