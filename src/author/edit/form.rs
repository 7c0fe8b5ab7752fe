//! What the form in the browser would lose of a front matter, and the same in the shape that the form keeps.
//!
//! An author may write `cover: photo.jpg` for `cover: {image: photo.jpg}`, and a name for a group in a list. The editor's form has one
//! shape for a key, and saves nothing of a value in another one. How the form looks is not known here.

use std::sync::Arc;

use super::front_matter::FrontMatter;
use super::scalar::{ScalarPlace, scalar};
use super::splice::{Splice, spliced};
use super::{FileChange, Manuscript};
use crate::content::document::{Document, Kind};
use crate::content::front_matter::image_written;
use crate::content::front_matter::table::keys_of;
use crate::content::keys::{KeyGroup, Role, ValueForm};
use crate::content::yaml::{Node, Value};
use crate::diagnostics::{Diagnostic, Span, say};

/// A value that the form would lose.
#[derive(Debug)]
struct LostValue {
    at: Span,
    /// The same as the form keeps it; none: only its author can tell.
    instead: Option<String>,
}

/// What is told of a document's file.
pub fn told(document: &Document, text: &str) -> Vec<Diagnostic> {
    let lost = lost_of(document, text);
    lost.into_iter()
        .map(|lost| {
            let diagnostic = lost.instead.map_or_else(say::editor_form_loses_one, say::editor_form_loses);
            diagnostic.at(&document.file, lost.at)
        })
        .collect()
}

/// The files in which such values are written as the form keeps them. A file that would be another document then stays as it is.
pub fn changes(manuscript: &Manuscript) -> Vec<FileChange> {
    manuscript.documents.iter().filter_map(|document| changed(manuscript, document)).collect()
}

fn changed(manuscript: &Manuscript, document: &Arc<Document>) -> Option<FileChange> {
    let before = manuscript.text(document);
    let lost = lost_of(document, before).into_iter();
    let splices: Vec<Splice> = lost.filter_map(|lost| Some(Splice { at: lost.at, with: lost.instead? })).collect();
    if splices.is_empty() {
        return None;
    }
    let after = spliced(before, splices);
    let path = format!("{}.md", document.path);
    let (was, is) = (manuscript.read_text(&path, before), manuscript.read_text(&path, &after));
    let is_sound = is.0.is_some() && is.1.len() <= was.1.len();
    is_sound.then(|| FileChange {
        file: document.file.to_string(),
        before: Some(before.to_owned()),
        after,
        renamed: None,
    })
}

fn lost_of(document: &Document, text: &str) -> Vec<LostValue> {
    let role = match document.kind {
        Kind::Home => Role::Home,
        Kind::Note(_) => Role::Note,
        Kind::Notebook(_) => Role::Notebook,
        Kind::Base(_) => Role::Base,
        Kind::Community { .. } => Role::Community,
        Kind::Author { .. } => Role::Author,
        Kind::Page => Role::Page,
    };
    let mut lost = Vec::new();
    if let Ok(front) = FrontMatter::of(&document.file, text.to_owned()) {
        add_lost(keys_of(role), front.node(), &mut lost);
    }
    lost
}

/// The values of a group's keys, and of the groups in it.
fn add_lost(group: &KeyGroup, node: &Node, lost: &mut Vec<LostValue>) {
    let Value::Map(entries) = &node.value else { return };
    for (key, value) in entries {
        // The form does not ask for these: they stay as they are.
        if matches!(key.name.as_str(), "further" | "author") {
            continue;
        }
        match group.key(&key.name).map(|key| key.form) {
            Some(ValueForm::Texts) if key.name == "tags" => add_lost_tags(value, lost),
            Some(ValueForm::TextOrGroup(inner)) => add_lost_group(inner, value, lost),
            Some(ValueForm::Groups(inner) | ValueForm::TextsOrGroups(inner) | ValueForm::OneOrMore(inner)) => {
                add_lost_list(inner, value, lost);
            }
            _ => {}
        }
    }
}

/// Several tags in one text would be one tag.
fn add_lost_tags(value: &Node, lost: &mut Vec<LostValue>) {
    let Value::Scalar { text, .. } = &value.value else { return };
    let tags = text.split(|c: char| c == ',' || (text.starts_with('#') && c.is_whitespace()));
    let tags: Vec<String> = tags
        .map(|tag| tag.trim().trim_start_matches('#'))
        .filter(|tag| !tag.is_empty())
        .map(|tag| scalar(tag, ScalarPlace::Flow))
        .collect();
    if text.contains([',', '#']) {
        lost.push(LostValue { at: value.span.clone(), instead: Some(format!("[{}]", tags.join(", "))) });
    }
}

fn add_lost_group(group: &KeyGroup, value: &Node, lost: &mut Vec<LostValue>) {
    match &value.value {
        Value::Scalar { text, .. } => {
            lost.push(LostValue { at: value.span.clone(), instead: Some(in_group(group, text)) });
        }
        _ => add_lost(group, value, lost),
    }
}

fn add_lost_list(group: &KeyGroup, value: &Node, lost: &mut Vec<LostValue>) {
    match &value.value {
        Value::List(items) => items.iter().for_each(|item| add_lost_group(group, item, lost)),
        Value::Scalar { text, .. } => {
            let instead = Some(format!("[{}]", in_group(group, text)));
            lost.push(LostValue { at: value.span.clone(), instead });
        }
        Value::Map(_) => lost.push(LostValue { at: value.span.clone(), instead: None }),
        Value::Null => {}
    }
}

/// A text as the group that it stands for.
fn in_group(group: &KeyGroup, text: &str) -> String {
    let entries = match group.name {
        "cover" => match image_written(text) {
            (image, "") => vec![("image", image)],
            (image, alt) => vec![("image", image), ("alt", alt)],
        },
        "source_author" => match text.split_once(", ") {
            Some((family, given)) => vec![("family", family), ("given", given)],
            None => vec![("name", text)],
        },
        "contact" if text.contains('@') && !text.contains('/') => vec![("email", text)],
        "contact" => vec![("url", text)],
        "category" => vec![("id", text)],
        "item" if group.key("note").is_some() => vec![("note", text)],
        "item" => vec![("notebook", text)],
        _ => vec![("title", text)],
    };
    let entries = entries.into_iter().map(|(key, text)| format!("{key}: {}", scalar(text, ScalarPlace::Flow)));
    format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    fn after(files: &[(&str, &str)]) -> Vec<(String, String)> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (path, text) in files {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().expect("it is in a folder")).expect("folders can be made");
            std::fs::write(path, text).expect("files can be written");
        }
        let manuscript =
            Manuscript::read(folder.path(), &Default::default(), Timestamp::UNIX_EPOCH).expect("it can be read");
        for document in &manuscript.documents {
            let told = told(document, manuscript.text(document)).len();
            let lost = lost_of(document, manuscript.text(document)).len();
            assert_eq!(told, lost, "{}", document.file);
        }
        changes(&manuscript).into_iter().map(|change| (change.file, change.after)).collect()
    }

    #[test]
    fn what_the_form_would_lose_is_written_as_it_keeps_it() {
        let notebook = "---\ntitle: N\ncategories: [un, {id: deux, title: Deux}]\nnotes:\n  - a\n  - {note: b, pinned: true}\n  - 'c, d' # ici\n---\n";
        let note = "---\ntitle: A\nauthors: equipe\ntags: '#un #deux'\ncover: \"![[photo.jpg|Une salle]]\"\nsources:\n  - Un rapport\n  - {authors: [\"Roy, Anne\", CIUSSS], title: T}\n  - authors: CIUSSS\nfurther: [b]\n---\n\ncover: x\n";
        let changed = after(&[("content/notebooks/n.md", notebook), ("content/notes/a.md", note)]);
        assert_eq!(
            changed[0].1,
            "---\ntitle: N\ncategories: [{id: un}, {id: deux, title: Deux}]\nnotes:\n  - {note: a}\n  - {note: b, pinned: true}\n  - {note: \"c, d\"} # ici\n---\n"
        );
        assert_eq!(
            changed[1].1,
            "---\ntitle: A\nauthors: equipe\ntags: [un, deux]\ncover: {image: photo.jpg, alt: Une salle}\nsources:\n  - {title: Un rapport}\n  - {authors: [{family: Roy, given: Anne}, {name: CIUSSS}], title: T}\n  - authors: [{name: CIUSSS}]\nfurther: [b]\n---\n\ncover: x\n"
        );
        let again = [("content/notebooks/n.md", changed[0].1.as_str()), ("content/notes/a.md", changed[1].1.as_str())];
        assert!(after(&again).is_empty());
    }
}
