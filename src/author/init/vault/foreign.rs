//! What plug-ins of Obsidian, and programs like it, write in notes, and carnet does not understand.

use crate::content::front_matter::keep_back;
use crate::content::yaml::Node;

/// Fenced blocks that a plug-in runs, by the word behind the fence. carnet shows them as code.
const BLOCKS: [(&str, &str); 9] = [
    ("dataview", "dataview"),
    ("dataviewjs", "dataview"),
    ("base", "bases"),
    ("button", "buttons"),
    ("chart", "charts"),
    ("mermaid", "mermaid"),
    ("query", "search results"),
    ("tasks", "tasks"),
    ("tracker", "tracker"),
];

/// What a text uses, each once.
pub(super) fn used_in(text: &str) -> Vec<&'static str> {
    let mut found: Vec<&'static str> = Vec::new();
    for line in text.lines() {
        let line = line.trim_start();
        if let Some(word) = line.strip_prefix("```").or_else(|| line.strip_prefix("~~~")) {
            let word = word.split_whitespace().next().unwrap_or_default();
            found.extend(BLOCKS.into_iter().filter(|(block, _)| *block == word).map(|(_, name)| name));
        } else if is_field(line) {
            found.push("inline fields");
        }
        if line.contains("`= ") || line.contains("`$= ") {
            found.push("dataview");
        }
        if line.contains("<%") && line.contains("%>") {
            found.push("templater");
        }
    }
    if text.contains("kanban-plugin:") {
        found.push("kanban");
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Dataview's `key:: value`, alone on its line or in brackets.
fn is_field(line: &str) -> bool {
    let line = line.trim_start_matches(['-', '*', ' ', '[', '(']);
    let Some((key, _)) = line.split_once(":: ") else { return false };
    !key.is_empty() && key.len() <= 40 && key.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-'))
}

/// What a file that is no note is for.
pub(super) fn of_file(path: &str) -> Option<&'static str> {
    match path.rsplit_once('.')?.1 {
        "canvas" => Some("canvas"),
        "base" => Some("bases"),
        _ => None,
    }
}

/// Whether a key that carnet does not read asks another program not to publish the note.
pub(super) fn keeps_private(key: &str, value: &Node) -> bool {
    !keep_back::is_guard(key) && keep_back::asks(key, value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::yaml::Value;

    #[test]
    fn what_plug_ins_write() {
        for (text, expected) in [
            ("```dataview\nlist\n```\n", vec!["dataview"]),
            ("Il est `= this.file.name`.", vec!["dataview"]),
            ("<% tp.date.now() %>", vec!["templater"]),
            ("- statut:: en cours\n", vec!["inline fields"]),
            ("```rust\nlet a: A = B::c();\n```\n", vec![]),
            ("```mermaid\nA\n```\n~~~ tasks\n~~~\n", vec!["mermaid", "tasks"]),
            ("Un texte : deux points.", vec![]),
        ] {
            assert_eq!(used_in(text), expected, "{text}");
        }
        assert_eq!(of_file("a/plan.canvas"), Some("canvas"));
    }

    #[test]
    fn notes_that_were_not_to_be_published() {
        let scalar = |text: &str| Node { value: Value::Scalar { text: text.into(), plain: true }, span: 0..0 };
        assert!(keeps_private("dg-publish", &scalar("false")));
        assert!(!keeps_private("publish", &scalar("false")), "carnet reads that one");
        assert!(keeps_private("private", &scalar("True")));
        assert!(!keeps_private("dg-publish", &scalar("true")));
        assert!(!keeps_private("published", &scalar("2024-01-01")));
    }
}
