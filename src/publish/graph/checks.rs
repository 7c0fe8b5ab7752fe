//! What is wrong between documents, or with their dates: nothing here changes the graph.

use crate::content::document::{Category, Collection, Document};
use crate::diagnostics::{Diagnostic, PRINTED, Problems, Span};
use crate::publish::audience::DocId;
use crate::publish::graph::{Graph, Inputs, embeds};
use crate::text::moment::Moment;
use crate::text::slug::nearest;
use rapidhash::RapidHashSet as HashSet;

/// Categories that a message lists.
const LISTED: usize = 20;

/// All checks of a whole graph.
pub fn check(graph: &Graph, inputs: Inputs) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (id, document) in graph.published.iter() {
        let mut problems = Problems::of(&document.file);
        dates(document, inputs.today, &mut problems);
        diagnostics.extend(problems.into_vec());
        if is_orphan(graph, id) && !inputs.unread.may_lead_to(document) {
            let message = "no published notebook holds this note, and no published page links to it";
            let diagnostic = Diagnostic::warning("orphan", message);
            let help = "add it to the list of a published notebook, or link to it from a published page";
            diagnostics.push(diagnostic.help(help).in_file(&document.file));
        }
    }
    diagnostics.extend(embeds::check(graph, inputs));
    diagnostics
}

/// The categories of a collection's items are those it declares. Where it declares none, one key is missing, not each of
/// the names.
pub fn categories(document: &Document, collection: &Collection, problems: &mut Problems) {
    let mut named = collection.items.iter().flat_map(|item| &item.categories);
    if collection.categories.is_empty() {
        if let Some(first) = named.next().filter(|_| document.is_whole) {
            let mut ids = vec![first.value.as_str()];
            ids.extend(named.map(|category| category.value.as_str()));
            problems.add(first.span.clone(), no_categories(document.kind.word(), ids));
        }
        return;
    }
    let declared: HashSet<&str> = collection.categories.iter().map(|category| category.id.as_str()).collect();
    let unknown = named.filter(|category| !declared.contains(category.value.as_str()));
    for (number, category) in unknown.enumerate() {
        let message = format!("this notebook declares no category '{}'", category.value);
        // A suggestion looks at every declared category: only the first mistakes, the ones that are printed, get one.
        let diagnostic = match number < PRINTED {
            true => unknown_category(&collection.categories, &category.value, message),
            false => Diagnostic::error("unknown-category", message),
        };
        problems.add(category.span.clone(), diagnostic);
    }
}

fn no_categories(word: &str, mut ids: Vec<&str>) -> Diagnostic {
    ids.sort_unstable();
    ids.dedup();
    let message = format!("this {word} declares no categories, and its list names {}", ids.join(", "));
    let declared = ids.iter().map(|id| format!("{{id: {id}, title: …}}")).collect::<Vec<_>>().join(", ");
    Diagnostic::error("unknown-category", message).help(format!("declare them: categories: [{declared}]"))
}

/// The message about a category that is not declared, with the near one, else all there are.
pub fn unknown_category(declared: &[Category], name: &str, message: String) -> Diagnostic {
    let diagnostic = Diagnostic::error("unknown-category", message);
    let ids: Vec<&str> = declared.iter().map(|category| category.id.as_str()).collect();
    match nearest(name, ids.iter().copied()) {
        None if ids.is_empty() => diagnostic.help("it has none: declare it under 'categories:'"),
        None => diagnostic.help(match ids.len().saturating_sub(LISTED) {
            0 => format!("its categories are {}", ids.join(", ")),
            more => format!("its categories are {}, and {more} more", ids[..LISTED].join(", ")),
        }),
        near => diagnostic.suggest(near),
    }
}

/// What becomes of a change that is dated to come.
const SHOWN: &str = "readers see it now all the same, with this date";

fn dates(document: &Document, today: Moment, problems: &mut Problems) {
    let warning = |message: String| Diagnostic::warning("dates-out-of-order", message);
    let mut warn = |span: &Span, diagnostic: Diagnostic| problems.add(span.clone(), diagnostic);
    let (published, modified) = (document.published.as_ref(), document.modified.as_ref());
    if let (Some(published), Some(modified)) = (published, modified)
        && modified.value.is_before(&published.value)
    {
        warn(
            &modified.span,
            warning(format!(
                "modified on {}, before its publication on {}",
                modified.value.date(),
                published.value.date()
            )),
        );
    }
    for revision in &document.revisions {
        let date = revision.date.value;
        if let Some(published) = published
            && date.is_before(&published.value)
        {
            warn(
                &revision.date.span,
                warning(format!(
                    "this revision of {} is before the publication on {}",
                    date.date(),
                    published.value.date()
                )),
            );
        }
    }
    // A publication to come keeps the document back.
    let all = document.revisions.iter().map(|r| ("revision", &r.date));
    for (what, date) in all.chain(modified.map(|m| ("modification", m))) {
        if date.value.date() > today.date() {
            warn(&date.span, warning(format!("this {what} is in the future")).help(SHOWN));
        }
    }
}

fn is_orphan(graph: &Graph, id: DocId) -> bool {
    graph.published.get(id).kind.is_note()
        && graph.published.is_listed(id)
        && graph.held_by(id).is_empty()
        && graph.backlinks(id).is_empty()
}
