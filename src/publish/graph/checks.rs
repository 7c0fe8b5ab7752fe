//! What is wrong between documents, or with their dates: nothing here changes the graph.

use crate::content::document::{Category, Collection, Document, Kind, NoteKind};
use crate::content::source::Attachment;
use crate::diagnostics::{Diagnostic, PRINTED, Problems, Span, phrases, say};
use crate::publish::audience::DocId;
use crate::publish::graph::{Graph, Inputs, Target};
use crate::text::moment::Moment;
use crate::text::slug::nearest;
use rapidhash::{RapidHashMap as HashMap, RapidHashSet as HashSet};

/// Categories that a message lists.
const LISTED: usize = 20;

/// All checks of a whole graph.
pub(super) fn check(graph: &Graph, inputs: Inputs) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (id, document) in graph.published.iter() {
        let mut problems = Problems::of(&document.file);
        dates(document, inputs.today, &mut problems);
        if let Kind::Notebook(collection) = &document.kind
            && collection.steps
        {
            interleaved(graph, id, collection, &mut problems);
        }
        diagnostics.extend(problems.into_vec());
        if is_without_text(graph, id) {
            diagnostics.push(say::note_without_text().in_file(&document.file));
        }
        if is_orphan(graph, id) {
            diagnostics.push(say::note_alone().in_file(&document.file));
        }
    }
    diagnostics.extend(files(graph, inputs));
    diagnostics.extend(unread_documents(graph, inputs));
    diagnostics
}

/// What is to be said of files, where documents use them: that they are empty, and once that their address is another.
fn files(graph: &Graph, inputs: Inputs) -> Vec<Diagnostic> {
    let is_empty = |file: &Attachment| file.size == 0;
    let is_attachment_empty = |path: &String| inputs.attachments.get(path).is_some_and(is_empty);
    let has_neutral = graph.uses.attachments.iter().any(|path| graph.has_neutral_address(path));
    let has_empty = graph.uses.attachments.iter().any(is_attachment_empty) || inputs.statics.values().any(is_empty);
    let mut diagnostics = Vec::new();
    if !has_neutral && !has_empty {
        return diagnostics;
    }
    let mut told = HashSet::default();
    for (id, document) in graph.published.iter() {
        let mut problems = Problems::of(&document.file);
        let mut tell = |target: &Target, span: Span| match target {
            Target::Attachment(path) => {
                if is_attachment_empty(path) {
                    problems.add(span.clone(), say::file_is_empty(path));
                }
                if graph.has_neutral_address(path) && told.insert(path.clone()) {
                    problems.add(span, say::file_at_neutral_address(path));
                }
            }
            Target::Site(path) if inputs.statics.get(path).is_some_and(is_empty) => {
                problems.add(span, say::file_is_empty(format!("static/{path}")));
            }
            _ => {}
        };
        if let (Some(path), Some(cover)) = (graph.cover(id), &document.common.cover) {
            tell(&Target::Attachment(path.to_owned()), cover.image.span.clone());
        }
        let links = document.outline.links.iter().zip(graph.links(id)).enumerate();
        for (number, (_, target)) in links.filter(|(_, (link, _))| !link.is_repeated && link.written.is_none()) {
            tell(target, inputs.bodies.get(id).span(number));
        }
        diagnostics.extend(problems.into_vec());
    }
    diagnostics
}

/// The categories of a collection's items are those it declares. Where it declares none, one key is missing, not each of
/// the names.
pub(super) fn categories(document: &Document, collection: &Collection, problems: &mut Problems) {
    let mut named = collection.items.iter().flat_map(|item| &item.categories);
    if collection.categories.is_empty() {
        if let Some(first) = named.next().filter(|_| document.is_whole) {
            let mut ids = vec![first.value.as_str()];
            ids.extend(named.map(|category| category.value.as_str()));
            problems.add(first.span.clone(), no_categories(&document.kind, ids));
        }
        return;
    }
    let declared: HashSet<&str> = collection.categories.iter().map(|category| category.id.as_str()).collect();
    let unknown = named.filter(|category| !declared.contains(category.value.as_str()));
    for (number, category) in unknown.enumerate() {
        let unknown = match document.kind {
            Kind::Base(_) => say::base_declares_no_category(&category.value),
            _ => say::notebook_declares_no_category(&category.value),
        };
        // A suggestion looks at every declared category: only the first mistakes, the ones that are printed, get one.
        let diagnostic = match number < PRINTED {
            true => with_categories(unknown, &collection.categories, &category.value),
            false => unknown,
        };
        problems.add(category.span.clone(), diagnostic);
    }
}

/// The first step of a path that the notebook's page shows before one that precedes it: the page goes through the categories in
/// their order, and then to the steps of none.
fn interleaved(graph: &Graph, id: DocId, collection: &Collection, problems: &mut Problems) {
    let none = collection.categories.len();
    let mut places: HashMap<&str, usize> = HashMap::default();
    for (place, category) in collection.categories.iter().enumerate() {
        places.entry(category.id.as_str()).or_insert(place);
    }
    // The category that the path has come to, and the step that was the first in it.
    let (mut reached, mut since) = (0, 0);
    for (step, member) in graph.members(id).iter().enumerate() {
        let given = graph.membership(id, *member).map_or(&[][..], |membership| &membership.categories);
        let declared = || given.iter().filter_map(|category| Some((*places.get(category.value.as_str())?, category)));
        let next = match declared().next() {
            None => none,
            // Of a step's categories, one that the path can go on with is enough.
            Some((_, first)) => match declared().map(|(place, _)| place).filter(|place| *place >= reached).min() {
                Some(place) => place,
                None => {
                    let title = &collection.categories[places[first.value.as_str()]].title;
                    let diagnostic = say::categories_are_interleaved(step + 1, since + 1, title);
                    problems.add(first.span.clone(), diagnostic);
                    return;
                }
            },
        };
        if next > reached {
            (reached, since) = (next, step);
        }
    }
}

fn no_categories(kind: &Kind, mut ids: Vec<&str>) -> Diagnostic {
    ids.sort_unstable();
    ids.dedup();
    let names = ids.join(", ");
    let declared = ids.iter().map(|id| format!("{{id: {id}, title: …}}")).collect::<Vec<_>>().join(", ");
    match kind {
        Kind::Base(_) => say::base_declares_no_categories(names, declared),
        _ => say::notebook_declares_no_categories(names, declared),
    }
}

/// The message about a category that is not declared, with the near one, else all there are.
pub fn with_categories(diagnostic: Diagnostic, declared: &[Category], name: &str) -> Diagnostic {
    let ids: Vec<&str> = declared.iter().map(|category| category.id.as_str()).collect();
    match nearest(name, ids.iter().copied()) {
        None if ids.is_empty() => diagnostic.help(phrases::declare_category()),
        None => diagnostic.help(match ids.len().saturating_sub(LISTED) {
            0 => phrases::categories_are(ids.join(", ")),
            more => phrases::categories_are_and_more(ids[..LISTED].join(", "), more),
        }),
        near => diagnostic.suggest(near),
    }
}

fn dates(document: &Document, today: Moment, problems: &mut Problems) {
    let mut warn = |span: &Span, diagnostic: Diagnostic| problems.add(span.clone(), diagnostic);
    let (published, modified) = (document.common.published.as_ref(), document.common.modified.as_ref());
    if let (Some(published), Some(modified)) = (published, modified)
        && modified.value.is_before(&published.value)
    {
        let (day, publication) = (modified.value.date().to_string(), published.value.date().to_string());
        warn(&modified.span, say::modified_before_publication(day, publication));
    }
    for revision in &document.common.revisions {
        let date = revision.date.value;
        if let Some(published) = published
            && date.is_before(&published.value)
        {
            let (day, publication) = (date.date().to_string(), published.value.date().to_string());
            warn(&revision.date.span, say::revision_before_publication(day, publication));
        }
    }
    // A publication to come keeps the document back.
    let all = document.common.revisions.iter().map(|r| (&r.date, say::revision_in_the_future as fn() -> Diagnostic));
    for (date, in_the_future) in all.chain(modified.map(|m| (m, say::modification_in_the_future as _))) {
        if date.value.date() > today.date() {
            warn(&date.span, in_the_future());
        }
    }
}

/// Whether the page of a note says nothing but its title.
fn is_without_text(graph: &Graph, id: DocId) -> bool {
    let document = graph.published.get(id);
    // A term may be its summary, an organisation its address.
    let is_text = matches!(document.kind, Kind::Note(NoteKind::Note));
    is_text && document.outline.is_empty && document.common.summary.is_none()
}

/// Endings of the files that word processors write.
const OF_WORD_PROCESSORS: [&str; 6] = [".docx", ".doc", ".odt", ".rtf", ".pages", ".dotx"];

/// Documents of word processors that nothing leads to, told once. Where documents are withheld, one of them may lead there.
fn unread_documents(graph: &Graph, inputs: Inputs) -> Option<Diagnostic> {
    let is_unread = |path: &&String| {
        let lower = path.to_ascii_lowercase();
        // Those that word processors make while a document is open.
        let is_temporary = lower.rsplit('/').next().is_some_and(|name| name.starts_with("~$"));
        OF_WORD_PROCESSORS.iter().any(|ending| lower.ends_with(ending))
            && !is_temporary
            && !graph.uses.attachments.contains(*path)
    };
    if !inputs.withheld.is_empty() {
        return None;
    }
    let mut unread = inputs.attachments.keys().filter(is_unread);
    let first = unread.next()?;
    let file = if inputs.config.content == "." { first.clone() } else { format!("{}/{first}", inputs.config.content) };
    Some(say::documents_of_word_processors(1 + unread.count()).in_file(&file.as_str().into()))
}

/// Terms and organisations are found in lists of their own.
fn is_orphan(graph: &Graph, id: DocId) -> bool {
    matches!(graph.published.get(id).kind, Kind::Note(NoteKind::Note))
        && graph.published.is_listed(id)
        && graph.held_by(id).is_empty()
        && graph.backlinks(id).is_empty()
        && graph.translations(id).is_empty()
}
