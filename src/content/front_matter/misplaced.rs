//! Lines of a text that are a front matter in the wrong place, or in a form that carnet does not read, and may ask for the
//! file to be kept back.
//!
//! A blank line, a heading or a dash too few makes a text of a front matter. Sentences that only look like a key ask
//! nothing: what counts is in `keep_back`.

use super::keep_back;
use super::table::is_key;
use crate::content::yaml::{Node, Value};
use crate::diagnostics::{Problems, say};

/// Lines at the top of a text, blank ones apart, among which a lost front matter is looked for.
const TOP: usize = 16;
/// Lines of a second front matter that are looked at.
const LONGEST: usize = 200;

/// Refuses a key that asks for a file to be kept back where it stands at the top of a text without front matter.
pub(super) fn refuse(text: &str, body: usize, problems: &mut Problems) {
    let mut end = body;
    let mut lines = 0;
    // Between fences, or in a block of keys with which the text begins, less plain words count too.
    let (mut is_block, mut is_fenced, mut is_prose) = (true, false, false);
    for line in text[body..].split_inclusive(['\n', '\r']) {
        let start = end;
        end += line.len();
        if line.trim().is_empty() {
            is_block &= lines == 0;
            continue;
        }
        lines += 1;
        // What is shown as an example is not meant, unless it stands first.
        let is_example = ["```", "~~~"].iter().any(|fence| line.trim_start().starts_with(fence));
        if lines > TOP || (lines > 1 && is_example) {
            return;
        }
        if opens_json(line) {
            is_fenced |= !is_prose;
        } else if is_fence(line) {
            is_fenced = !is_fenced && !is_prose;
            continue;
        }
        if is_robots_tag(line) {
            problems.add(start..start + line.trim_end().len(), say::robots_tag_in_text());
            return;
        }
        if Pair::of(line).is_none() {
            is_block &= line.trim() == "<!--";
            is_prose |= !line.trim_start().starts_with(['#', '<', '{']) && !is_fenced;
            continue;
        }
        if let Some(pair) = asking(line, is_block, is_fenced) {
            problems.add(start..start + line.trim_end().len(), say::guard_in_text(pair.key));
            return;
        }
    }
}

/// Refuses a second front matter behind the first where it asks for something; else says that it is a text.
pub(super) fn refuse_second(text: &str, body: usize, problems: &mut Problems) {
    let mut end = body;
    let mut opening = None;
    let mut is_known = false;
    let mut is_comment = false;
    for line in text[body..].split_inclusive(['\n', '\r']).take(LONGEST) {
        let start = end;
        end += line.len();
        let trimmed = line.trim();
        if opening.is_none() {
            is_comment = (is_comment || trimmed.starts_with("<!--")) && !trimmed.ends_with("-->");
            if trimmed.is_empty() || is_comment || trimmed.ends_with("-->") {
                continue;
            }
            if !is_fence(line) {
                // Lines `key:: value` have no fence; nor have keys that stand below theirs.
                let is_meant = |pair: &Pair| pair.is_double || pair.is_plain_guard();
                let Some(pair) = asking(line, false, true).filter(is_meant) else {
                    if Pair::of(line).is_some_and(|pair| is_key(pair.key)) {
                        continue;
                    }
                    return;
                };
                return problems.add(start..start + line.trim_end().len(), say::guard_below_front_matter(pair.key));
            }
            opening = Some(start..start + line.trim_end().len());
            let Some(pair) = asking(line, false, true) else { continue };
            return problems.add(start..start + line.trim_end().len(), say::guard_below_front_matter(pair.key));
        }
        if is_fence(line) || trimmed == "..." || trimmed == "}" {
            // A dash alone is an item of a list with nothing in it.
            if let Some(span) = opening.filter(|span| is_known && span.len() > 1) {
                problems.add(span, say::second_front_matter());
            }
            return;
        }
        let is_within = line.starts_with([' ', '\t', '-', '#', '[', ']']) || trimmed.is_empty();
        if let Some(pair) = asking(line, false, true) {
            return problems.add(start..start + line.trim_end().len(), say::guard_below_front_matter(pair.key));
        }
        match Pair::of(line) {
            Some(pair) => is_known |= is_key(pair.key),
            None if is_within => {}
            // A rule between paragraphs.
            None => return,
        }
    }
}

/// A line that opens or closes the front matter of some program, or was meant to.
fn is_fence(line: &str) -> bool {
    let line = line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'));
    let word = line.trim_start_matches(['-', '+', '\u{2014}', ';', '`', '~']);
    let opens = word.len() < line.len() && ["", "yaml", "yml", "toml", "json"].contains(&word.trim_start());
    opens || opens_json(line)
}

fn opens_json(line: &str) -> bool {
    let line = line.trim();
    line == "{" || super::json::begins_json(line)
}

/// The colon of wide scripts, which stands for one.
const WIDE_COLON: char = '\u{ff1a}';

/// A line without what makes it a comment (`[//]: # (draft: true)`), a field (`:draft: true`, `#+draft: t`) or a
/// declaration of a script.
fn bare(line: &str) -> &str {
    let line = line.trim();
    if let Some((_, text)) =
        line.split_once("]: ").filter(|(_, rest)| line.starts_with('[') && rest.starts_with(['#', '<']))
    {
        let text = text.trim_start_matches(['#', '<', '>']).trim();
        let quoted = [('(', ')'), ('"', '"'), ('\'', '\'')];
        let inner = |(open, close)| text.strip_prefix(open)?.strip_suffix(close);
        return quoted.into_iter().find_map(inner).unwrap_or(text);
    }
    let field = line.strip_prefix("#+").or_else(|| line.strip_prefix(':').filter(|rest| !rest.starts_with(':')));
    ["export const ", "export let "].iter().find_map(|start| line.strip_prefix(start)).or(field).unwrap_or(line)
}

/// Whether a line is the tag by which a page asks search engines to leave it out.
fn is_robots_tag(line: &str) -> bool {
    let line = line.trim_start();
    let is_meta = line.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("<meta"));
    is_meta && {
        let line = line.to_ascii_lowercase();
        line.contains("robots") && line.contains("noindex")
    }
}

/// The first key of a line that asks for the file to be kept back: JSON has several on one.
fn asking(line: &str, is_block: bool, is_fenced: bool) -> Option<Pair<'_>> {
    let is_json = line.trim_start().starts_with(['{', '"']);
    let mut pairs = line.split(|c: char| is_json && c == ',').filter_map(Pair::of);
    pairs.find(|pair| pair.asks(is_block, is_fenced))
}

/// A key and its value, on one line.
struct Pair<'a> {
    key: &'a str,
    value: &'a str,
    /// Two colons stand between them.
    is_double: bool,
    /// A space does, behind another sign: only plain words count.
    is_spaced: bool,
}

impl Pair<'_> {
    fn of(line: &str) -> Option<Pair<'_>> {
        let is_mark =
            |c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '"' | '\'' | '{' | '}' | ',');
        let line = bare(line);
        if let Some(pair) = Pair::of_marked(line) {
            return Some(pair);
        }
        let at = line.find([':', '=', WIDE_COLON])?;
        let behind = at + line[at..].chars().next().map_or(0, char::len_utf8);
        let (key, value) = (&line[..at], &line[behind..]);
        let key = key.trim_start_matches(|c: char| is_mark(c) || c == '.');
        let key = key.strip_prefix("<!--").unwrap_or(key).trim_matches(is_mark);
        let is_double = line[at..].starts_with("::");
        let key = if is_double { key.trim_start_matches(['-', ' ']) } else { key };
        let value = value.strip_prefix(':').filter(|_| is_double).unwrap_or(value);
        let value = value.split_once(" #").map_or(value, |(value, _)| value).trim();
        let value = value.strip_suffix("-->").unwrap_or(value).trim_matches(is_mark);
        let is_key = !key.is_empty() && key.chars().count() <= 40 && key.split_whitespace().count() <= 4;
        is_key.then_some(Pair { key, value, is_double, is_spaced: false })
    }

    /// `@draft true`, `PROPERTY: draft t`, `FILETAGS: :a:draft:`.
    fn of_marked(line: &str) -> Option<Pair<'_>> {
        let behind = |start: &str| {
            let head = line.get(..start.len())?;
            head.eq_ignore_ascii_case(start).then(|| line[start.len()..].trim())
        };
        if let Some(tags) = behind("filetags:") {
            return Some(Pair { key: "tags", value: tags, is_double: false, is_spaced: true });
        }
        let (key, value) = behind("property:").or_else(|| behind("@"))?.split_once(char::is_whitespace)?;
        let is_key = !key.contains([':', '=']) && keep_back::table::meaning(key).is_some();
        is_key.then(|| Pair { key, value: value.trim(), is_double: false, is_spaced: true })
    }

    fn asks(&self, is_block: bool, is_fenced: bool) -> bool {
        if keep_back::is_guard(self.key) && !self.is_double && !self.is_spaced {
            return true;
        }
        let scalar = Node { value: Value::Scalar { text: self.value.to_owned(), plain: true }, span: 0..0 };
        keep_back::asks_plainly(self.key, self.value, is_block || is_fenced)
            || is_fenced && keep_back::asks(self.key, &scalar)
    }

    /// Whether a key that carnet reads asks for something, with a word that is no sentence.
    fn is_plain_guard(&self) -> bool {
        keep_back::is_guard(self.key) && keep_back::asks_plainly(self.key, self.value, true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Severity;

    fn refused(text: &str) -> Vec<Severity> {
        let mut problems = Problems::of(&"a.md".into());
        crate::content::front_matter::split(text, &mut problems);
        let found = problems.into_vec().into_iter();
        found
            .inspect(|d| assert_eq!(d.rule, crate::diagnostics::Rule::MisplacedFrontMatter, "{text}"))
            .map(|d| d.severity)
            .collect()
    }

    #[test]
    fn what_asks_in_the_wrong_place_is_refused() {
        for text in [
            "Title: Bilan\nDraft: true\n\nTexte.\n",
            "Titre: Bilan\nBrouillon: oui\n\nTexte.\n",
            "Status: draft\n\nTexte.\n",
            "\n\n---\ndg-publish: false\n---\nTexte.\n",
            "<!-- modèle -->\n---\ndraft: yes\n---\n",
            "---yaml\nprivate: oui\n---\n",
            "---toml\ndraft = true\n---\n",
            "---json\n{\"draft\": true}\n---\n",
            "\n{\n  \"draft\": true\n}\n",
            "\n{\"title\": \"a\", \"draft\": true}\n",
            "---\ntitle: A\n---\n{\"title\": \"a\", \"draft\": true}\n",
            "\n+++\npublish=false # plus tard\n+++\n",
            "\"title\": \"a\",\n\"published\": false\n;;;\n",
            "<!--\n.. title: x\n.. status: private\n-->\nTexte.\n",
            "<!-- draft: true -->\nTexte.\n",
            "# Titre\n\nprivate:: true\n",
            "---\ntitle: A\n---\n---\ndraft: true\n---\n",
            "---\ntitle: A\n---\n\n+++\ndraft = true\n+++\n",
            "---\ntitle: A\n---\n<!-- x -->\n{\"draft\": true}\n",
            "---\ntitle: A\n---\nprivate:: true\n",
            "+++\ntitle = 'a'\n+++\n---\nprivé: oui\n---\n",
            "title:: A\n\n---\nunlisted: true\n---\n",
            "[comment]: # (draft: true)\n\nTexte.\n",
            "[//]: # \"brouillon: oui\"\n",
            "[_]: <> (private: true)\n",
            "#+TITLE: A\n#+DRAFT: t\n",
            "#+TITLE: A\n#+PROPERTY: draft t\n",
            "#+property: visibility private\n",
            "#+FILETAGS: :soins:draft:\n",
            "@title A\n@draft true\n\nTexte.\n",
            "Title: A\nTags: soins, draft\n\nTexte.\n",
            ":PROPERTIES:\n:DRAFT: t\n:END:\n",
            ":title: A\n:status: draft\n",
            "Brouillon\u{ff1a}oui\n",
            "draft\u{a0}: true\n",
            "export const draft = true\n",
            "<META name=\"robots\" content=\"noindex\">\n\nTexte.\n",
            "---\ntitle: A\n...\ndraft: true\n---\nTexte.\n",
            "---\ntitle: A\n---\ntags: a\nvisibility: private\n\nTexte.\n",
        ] {
            assert_eq!(refused(text), [Severity::Error], "{text}");
        }
        let second = "---\ntitle: A\n---\n---\ntags: [a]\n---\nTexte.\n";
        assert_eq!(refused(second), [Severity::Warning]);
    }

    #[test]
    fn sentences_are_not() {
        for text in [
            "Note: ceci est important\n",
            "Published: the report came out\n\nMore.\n",
            "# Titre\n\nPublic : les enfants de 6 à 12 ans\n",
            "# Titre\n\nStatut : brouillon de la politique, à lire\n",
            "Un texte.\n\nDraft: a first version of a text, not its last\n",
            "---\ntitle: A\n---\n---\n\nUn texte. Secret: non\n\n---\n",
            "---\ntitle: A\n---\nTexte\n\n---\n\nPrivé : non\n",
            "Public: everyone\nVisibility: public\nDraft: no\n\nText.\n",
            "Objectif:: accueillir\n",
            "@draft est le nom d’un compte\n",
            "@zoe true\n",
            "Texte.\n\n@draft vraiment\n",
            "[1]: # (source: un rapport)\n",
            "alias:: A\n\n-\n- Texte\n  author:: Zoé\n-\n",
            ":warning: ne pas oublier\n",
            "---\ntitle: A\n---\nvisibility: how a note is seen\n",
            "---\ntitle: A\n---\nPrivé : oui, et public aussi\n",
            "<meta name=\"robots\" content=\"all\">\n",
        ] {
            assert_eq!(refused(text), [], "{text}");
        }
    }
}
