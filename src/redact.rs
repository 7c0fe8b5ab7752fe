//! The Markdown source that is offered beside a note, with what its readers may not see taken out.
//!
//! Front matter is written anew from what the page shows. In the body, links to withheld notes become their label, or a
//! neutral text, and comments go.

use crate::audience::DocId;
use crate::diagnostic::Span;
use crate::document::{Document, Revision};
use crate::graph::Target;
use crate::markdown::Form;
use crate::view::parts::Maker;

/// The source of a note as its page shows it. `text` is the note's file.
pub fn source(maker: &Maker, id: DocId, text: &str) -> String {
    let document = maker.document(id);
    let mut out = front_matter(maker, id, document);
    let start = body_start(text);
    let mut from = start;
    for (span, replacement) in changes(maker, id, document) {
        if span.start < from || span.end > text.len() {
            continue;
        }
        out.push_str(&text[from..span.start]);
        out.push_str(&replacement);
        from = span.end;
    }
    out.push_str(&text[from.min(text.len())..]);
    out
}

fn body_start(text: &str) -> usize {
    let mut unread = crate::diagnostic::Problems::of(&"".into());
    crate::front_matter::split(text, &mut unread).body
}

/// What is replaced, in order, without overlaps: of two, the outer.
fn changes(maker: &Maker, id: DocId, document: &Document) -> Vec<(Span, String)> {
    let neutral = &maker.translation.withheld;
    let hidden = document.body.hidden.iter().map(|span| (span.clone(), String::new()));
    let links = document.body.links.iter().zip(maker.graph.links(id));
    let withheld = links.filter(|(_, target)| **target == Target::Withheld).map(|(link, _)| {
        let replacement = match (link.form, &link.label) {
            (Form::Definition, _) => String::new(),
            (Form::Html, _) => String::from("#"),
            (_, Some(label)) => label.clone(),
            (_, None) => neutral.clone(),
        };
        (link.span.clone(), replacement)
    });
    let mut all: Vec<(Span, String)> = hidden.chain(withheld).collect();
    all.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    all
}

fn front_matter(maker: &Maker, id: DocId, document: &Document) -> String {
    let mut out = String::from("---\n");
    let mut line = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            out.push_str(&format!("{key}: {value}\n"));
        }
    };
    let authors: Vec<String> = maker.authors(document).into_iter().map(|a| quoted(&a.name)).collect();
    let tags: Vec<String> = document.tags.iter().map(|tag| quoted(tag)).collect();
    line("title", Some(quoted(&document.title)));
    line("authors", list(&authors));
    line("community", maker.community(document).map(|id| quoted(&maker.graph.people.communities.get(id).name)));
    line("published", document.published.as_ref().map(|p| p.value.to_string()));
    line("modified", document.changed().map(|m| m.to_string()));
    line("tags", list(&tags));
    line("summary", maker.summary(id).map(|summary| quoted(&summary)));
    line("licence", document.licence.as_deref().or(maker.config.licence.as_deref()).map(quoted));
    line("language", document.language.as_deref().map(quoted));
    if !document.revisions.is_empty() {
        out.push_str("revisions:\n");
        out.extend(document.revisions.iter().rev().map(|revision| revision_lines(maker, revision)));
    }
    out.push_str("---\n");
    out
}

fn revision_lines(maker: &Maker, revision: &Revision) -> String {
    let mut lines = format!("  - date: {}\n", revision.date.value);
    if let Some(author) = revision.author.as_ref().and_then(|a| maker.author(&a.value)) {
        lines.push_str(&format!("    author: {}\n", quoted(&author.name)));
    }
    if let Some(summary) = &revision.summary {
        lines.push_str(&format!("    summary: {}\n", quoted(summary)));
    }
    lines
}

fn list(items: &[String]) -> Option<String> {
    (!items.is_empty()).then(|| format!("[{}]", items.join(", ")))
}

/// A double-quoted YAML scalar: JSON's strings are that (YAML 1.2, section 1.3).
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}
