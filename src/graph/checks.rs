//! What is wrong between documents, or with their dates: nothing here changes the graph.

use crate::audience::DocId;
use crate::diagnostic::{Diagnostic, Problems, Span};
use crate::document::{Collection, Document, Membership};
use crate::graph::{Graph, Inputs, embeds};
use crate::moment::Moment;
use crate::slug::nearest;

/// All checks of a whole graph.
pub fn check(graph: &Graph, inputs: Inputs) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (id, document) in graph.published.iter() {
        let mut problems = Problems::of(&document.file);
        dates(document, inputs.today, &mut problems);
        diagnostics.extend(problems.into_vec());
        if is_orphan(graph, id) {
            let diagnostic = Diagnostic::warning("orphan", "this note is in no notebook and nothing links to it");
            let help = "add it to a notebook's list, or link to it from another note";
            diagnostics.push(diagnostic.help(help).in_file(&document.file));
        }
    }
    diagnostics.extend(embeds::check(graph, inputs));
    diagnostics
}

/// The categories of a membership are those its notebook declares.
pub fn categories(collection: &Collection, membership: &Membership, problems: &mut Problems) {
    for category in &membership.categories {
        if !collection.categories.iter().any(|c| c.id == category.value) {
            let message = format!("this notebook declares no category '{}'", category.value);
            let declared = collection.categories.iter().map(|c| c.id.as_str());
            let diagnostic = Diagnostic::error("unknown-category", message).suggest(nearest(&category.value, declared));
            problems.add(category.span.clone(), diagnostic);
        }
    }
}

fn dates(document: &Document, today: Moment, problems: &mut Problems) {
    let mut warn = |span: &Span, message: String| {
        problems.add(span.clone(), Diagnostic::warning("dates-out-of-order", message));
    };
    let (published, modified) = (document.published.as_ref(), document.modified.as_ref());
    if let (Some(published), Some(modified)) = (published, modified)
        && modified.value.is_before(&published.value)
    {
        warn(
            &modified.span,
            format!("modified on {}, before its publication on {}", modified.value.date(), published.value.date()),
        );
    }
    for revision in &document.revisions {
        let date = revision.date.value;
        if let Some(published) = published
            && date.is_before(&published.value)
        {
            warn(
                &revision.date.span,
                format!("this revision of {} is before the publication on {}", date.date(), published.value.date()),
            );
        }
    }
    let all = document.revisions.iter().map(|r| ("revision", &r.date));
    let all = all.chain(published.map(|p| ("publication", p))).chain(modified.map(|m| ("modification", m)));
    for (what, date) in all {
        if date.value.date() > today.date() {
            warn(&date.span, format!("this {what} is in the future"));
        }
    }
}

fn is_orphan(graph: &Graph, id: DocId) -> bool {
    graph.published.get(id).kind.is_note()
        && graph.published.is_listed(id)
        && graph.held_by(id).is_empty()
        && graph.backlinks(id).is_empty()
}
