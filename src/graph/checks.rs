//! What is wrong between documents, or with their dates: nothing here changes the graph.

use crate::audience::DocId;
use crate::diagnostic::{Diagnostic, Problems, Span};
use crate::document::{Collection, Document, Membership};
use crate::graph::{Graph, Inputs, Target};
use crate::markdown::Form;
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
    diagnostics.extend(embed_cycles(graph));
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

/// What a page may grow to by what it embeds (8 MiB): a few notes that embed each other twice grow without bound.
const MAX_EMBEDDED: usize = 8 << 20;

/// A document on the way of the search for cycles.
struct Step {
    id: DocId,
    embeds: Vec<(DocId, Span)>,
    next: usize,
}

/// Notes that embed each other without end, or grow beyond all measure.
fn embed_cycles(graph: &Graph) -> Vec<Diagnostic> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        OnTheWay,
        Done,
    }
    let mut diagnostics = Vec::new();
    let mut states = vec![State::New; graph.published.len()];
    let mut sizes: Vec<usize> = graph.published.iter().map(|(_, d)| d.body.html.len()).collect();
    let step = |id: DocId| Step { id, embeds: embeds(graph, id), next: 0 };
    for start in graph.published.ids() {
        if states[start.index()] != State::New {
            continue;
        }
        let mut way = vec![step(start)];
        states[start.index()] = State::OnTheWay;
        while let Some(here) = way.last_mut() {
            let id = here.id;
            let Some((to, span)) = here.embeds.get(here.next).cloned() else {
                let grown: usize = here.embeds.iter().map(|(to, _)| sizes[to.index()]).fold(0, usize::saturating_add);
                sizes[id.index()] = sizes[id.index()].saturating_add(grown);
                if sizes[id.index()] > MAX_EMBEDDED
                    && let Some((_, span)) = here.embeds.last()
                {
                    let message = format!("with all it embeds, this page would have {} MiB", sizes[id.index()] >> 20);
                    let diagnostic =
                        Diagnostic::error("embed-limit", message).help("write links instead of some embeds");
                    diagnostics.push(diagnostic.at(&graph.published.get(id).file, span.clone()));
                    sizes[id.index()] = 0;
                }
                states[id.index()] = State::Done;
                way.pop();
                continue;
            };
            here.next += 1;
            match states[to.index()] {
                State::New => {
                    states[to.index()] = State::OnTheWay;
                    way.push(step(to));
                }
                State::OnTheWay => {
                    let title = &graph.published.get(to).title;
                    let diagnostic = Diagnostic::error("embed-cycle", format!("« {title} » is embedded in itself"))
                        .help("write a link instead of one of the embeds");
                    diagnostics.push(diagnostic.at(&graph.published.get(id).file, span));
                }
                State::Done => {}
            }
        }
    }
    diagnostics
}

fn embeds(graph: &Graph, id: DocId) -> Vec<(DocId, Span)> {
    let links = &graph.published.get(id).body.links;
    let both = links.iter().zip(graph.links(id));
    both.filter_map(|(link, target)| match target {
        Target::Document { id, .. } if link.form == Form::Embed => Some((*id, link.span.clone())),
        _ => None,
    })
    .collect()
}
