//! Texts of a vault that begin with a rule: the line `---` opens a front matter for carnet, and a text for its author.
//!
//! Obsidian shows such a text. What looks like a key, or may ask for the file to be kept back, is none of it.

use super::keep_back::is_guard;
use super::keep_back::table::{fold, marks, meaning};
use super::{Dialect, FencedFile, misplaced, parse, split};
use crate::content::yaml::Value;
use crate::diagnostics::{Problems, say};

/// Words of a line that is no sentence.
const SHORT: usize = 6;

/// As [`split`], where a text between rules, or behind one, is no front matter.
pub fn split_of_vault(text: &str, problems: &mut Problems) -> FencedFile {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let Some(behind) = prose_behind_rule(&text[start..]) else { return split(text, problems) };
    let mark = problems.len();
    misplaced::refuse(text, start, problems);
    if problems.len() == mark {
        problems.add(start..start + behind, say::text_begins_with_rule());
    }
    FencedFile { head: None, body: start }
}

/// The length of the rule with which a text begins, where what follows is no front matter.
fn prose_behind_rule(text: &str) -> Option<usize> {
    let first = text.split_inclusive('\n').next().filter(|line| line.trim_end() == "---")?;
    let mut length = first.len();
    let mut is_closed = false;
    for line in text[first.len()..].split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            is_closed = true;
            break;
        }
        length += line.len();
    }
    let head = &text[first.len()..length];
    let lines = || head.split(['\n', '\r']).map(bare).filter(|line| !line.is_empty());
    if lines().next().is_none() {
        return (!is_closed).then_some(3);
    }
    // Of a text without a second rule, what stands in its first block; the rest is looked at as any text is.
    let first_block = head.trim_start().split("\n\n").next().unwrap_or_default().lines().count();
    let looked_at = lines().take(if is_closed { usize::MAX } else { first_block });
    let first = head.split(['\n', '\r']).find(|line| !bare(line).is_empty());
    if first.is_some_and(is_key) || looked_at.into_iter().any(may_ask) {
        return None;
    }
    // Between two rules there is a front matter when it can be read as one.
    let is_map = || {
        let node = parse(Dialect::Yaml, head, 0, &mut Problems::of(&"".into()));
        node.is_some_and(|node| matches!(node.value, Value::Map(_) | Value::Null))
    };
    (!is_closed || !is_map()).then_some(3)
}

/// A line without the signs of a list, a heading, a quotation or a comment.
fn bare(line: &str) -> &str {
    line.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '-' | '*' | '+' | '#' | '>' | '{' | '[' | '%' | '<' | '!')
    })
}

/// Whether a line begins with one word and a colon, as a key does.
fn is_key(line: &str) -> bool {
    let Some((key, value)) = line.trim_start_matches(['{', ' ']).split_once(':') else { return false };
    let is_sign = |c: char| c.is_alphanumeric() || "-_./@$\"'".contains(c);
    let ends = value.is_empty() || value.starts_with([' ', '\t', '\r', ':', '"', '\'', '[', '{']);
    ends && key.contains(char::is_alphanumeric) && key.trim_end().chars().all(is_sign)
}

/// Whether a line may ask for the file to be kept back: it is about publication, and no sentence.
fn may_ask(line: &str) -> bool {
    let is_sign = |c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_');
    let words: Vec<&str> = line.split(is_sign).filter(|word| !word.is_empty()).take(SHORT + 1).collect();
    let is_about = |word: &&str| is_guard(word) || meaning(word).is_some();
    let is_short = words.len() <= SHORT;
    let is_pair = words.len() > 1 && (is_short || line.contains([':', '=']));
    let begins = is_pair && words.first().is_some_and(is_about);
    begins || (is_short && words.iter().any(|word| marks(&fold(word)) || is_guard(word)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Rule, Severity};

    fn found(text: &str) -> (FencedFile, Vec<(Rule, Severity)>) {
        let mut problems = Problems::of(&"a.md".into());
        let parts = split_of_vault(text, &mut problems);
        (parts, problems.into_vec().into_iter().map(|found| (found.rule, found.severity)).collect())
    }

    #[test]
    fn a_text_behind_a_rule_is_a_text() {
        for text in [
            "---\nUn texte qui commence par un filet.\n\nSuite.\n",
            "---\r\n\r\nUn texte.\r\n",
            "\u{feff}---\nUn texte.",
            "---",
            "---\n\n",
            "---\n# Titre\n\nTexte : suite.\n",
            "---\nUn texte entre deux filets.\n---\nSuite.\n",
            "---\nIl dit : « voici ». Note: rien\nPuis: autre: encore\n* liste\n---\nSuite.\n",
            "---\n* * *\n- un\n- deux\n---\nSuite.\n",
            "---\nCe texte est un brouillon de la politique à venir.\n---\nSuite.\n",
            "---\n![[image.png]]\n---\n",
            "---\n**Lieu**: ici\n**Date** : là\n---\nTexte.\n",
            "---\n- Lieu: ici\n- Date: là\n---\nTexte.\n",
            "---\n> [!note] Rappel\n> Lire : tout\n---\nTexte.\n",
            "---\n\n# Titre: suite\n\nTexte.\n\n---\n\nSuite.\n",
            "---\n| A | B |\n|---|---|\n| a | b |\n\n---\n\nSuite.\n",
        ] {
            let (parts, found) = found(text);
            let start = text.len() - text.trim_start_matches('\u{feff}').len();
            assert_eq!(parts, FencedFile { head: None, body: start }, "{text}");
            assert_eq!(found, [(Rule::MisplacedFrontMatter, Severity::Warning)], "{text}");
        }
    }

    #[test]
    fn what_may_be_a_front_matter_is_none() {
        for text in [
            "---\ntitle: A\n\nTexte.\n",
            "---\ntitle: A\n---\nTexte.\n",
            "---\n---\nTexte.\n",
            "---\n# rien\n---\nTexte.\n",
            "---\nvisibility private\n---\nTexte.\n",
            "---\nTitre\nvisibility private\n---\nTexte.\n",
            "---\n- draft: true\n- a: b: c\n---\nTexte.\n",
            "---\n- private\n- 'b\n---\nTexte.\n",
            "---\nPrivé\n---\nTexte.\n",
            "---\n**Visibilité** : privée\n---\nTexte.\n",
            "---\n- **Statut** : brouillon\n- b: [\n---\nTexte.\n",
            "---\n> publish: no\n> [!note\n---\nTexte.\n",
            "---\n{\n  titre: a\n---\nTexte.\n",
            "---\n\"titre\": a: b\n---\nTexte.\n",
            "---\n# Titre\n\nvisibility: private\n",
            "---\n<!-- draft: true -->\n\nTexte.\n",
            "---\n{\"draft\": true,\n---\nTexte.\n",
            "---\nNe pas publier\n\nne-pas-publier\n---\nTexte.\n",
            "---\nTexte.\n\n- publish = false\n",
            "---\nAu sujet de nous\nstatut = brouillon, pour le moment seulement, on verra\n---\n",
        ] {
            let (parts, found) = found(text);
            let is_guarded = found.iter().any(|(_, severity)| *severity == Severity::Error);
            assert!(parts.head.is_some() || is_guarded, "{text}: {found:?}");
        }
    }
}
