//! What is in notebooks and bases: their lists resolved, and the other way round.

use std::collections::BTreeSet;
use std::hash::BuildHasher;

use super::translations::{self, Translations};
use super::{Holding, Member, checks, links};
use crate::content::config::Config;
use crate::content::document::{self, Collection, Common, Document, Kind};
use crate::content::markdown::inline;
use crate::diagnostics::{Diagnostic, Problems, Spanned, phrases, say};
use crate::publish::audience::{DocId, Published};
use crate::publish::names::{AskedNames, Found};
use crate::text::moment::Moment;
use rapidhash::fast::SeedableState;
use rapidhash::{RapidHashMap as HashMap, RapidHashSet as HashSet};

/// What lists and other names in front matters and in the configuration lead to.
#[derive(Debug)]
pub(super) struct Lists {
    /// For each collection, its published items in reading order.
    pub members: Vec<Vec<Member>>,
    /// For each document, the collections that hold it, in the order of their files.
    pub held_by: Vec<Vec<Holding>>,
    /// Other names of notes, which their pages say.
    pub other_names: HashMap<DocId, Vec<String>>,
    pub translations: Translations,
    /// Notebooks whose notes are not among the newest changes of the home page.
    pub not_recent: HashSet<DocId>,
    pub problems: Vec<Diagnostic>,
    /// What all of this follows from, beside the documents: see [`AskedNames`].
    pub asked: Box<[u64]>,
}

impl Lists {
    pub(super) fn of(published: &Published, resolver: &links::Resolver, config: &Config) -> Lists {
        let asked = AskedNames::default();
        let has_others = |document: &Document| document.kind.is_note() && !document.common.aliases.is_empty();
        let with_others = published.iter().filter(|(_, document)| has_others(document));
        let other_names = with_others.map(|(id, document)| (id, resolver.other_names(document, &asked))).collect();
        let (members, mut problems) = members(published, resolver, &asked);
        problems.extend(site_texts(resolver, config, &asked));
        let (not_recent, wrong_names) = not_recent(&config.not_recent, published, resolver, &asked);
        problems.extend(wrong_names);
        let (translations, wrong_names) = translations::of(published, resolver, &config.language, &asked);
        problems.extend(wrong_names);
        let held_by = held_by(published, &members);
        Lists { translations, members, held_by, other_names, not_recent, problems, asked: asked.into_numbers() }
    }

    /// Whether a document has the same list, the same other names and the same translations as it had.
    pub(super) fn are_same(old: &Document, new: &Document) -> bool {
        let names = |document: &Document| match &document.kind {
            Kind::Notebook(collection) | Kind::Base(collection) => Some(collection.clone()),
            _ => None,
        };
        let state = SeedableState::fixed();
        let key = |document: &Document| {
            let Common { aliases, language, translation_of, .. } = &document.common;
            state.hash_one((names(document), aliases, language, translation_of, document.is_whole))
        };
        key(old) == key(new)
    }
}

/// The site's own words stand on every page, as they are written.
fn site_texts(resolver: &links::Resolver, config: &Config, asked: &AskedNames) -> Vec<Diagnostic> {
    let texts = [("title", Some(&config.title)), ("description", config.description.as_ref())];
    let report = config.report.as_ref().and_then(|place| place.address());
    let others = [("report", report), ("edit_url", config.edit_url.as_ref()), ("hub", config.hub.as_ref())];
    let of_statement = config.accessibility.iter().flat_map(|statement| statement.texts());
    let of_statement = of_statement.map(|text| ("accessibility", Some(text)));
    let texts = texts.into_iter().chain([("licence", config.licence.as_ref())]).chain(others).chain(of_statement);
    let texts = texts.filter_map(|(key, text)| Some((key, text?)));
    let naming = texts.filter(|(_, text)| inline::may_hold_links(text) && resolver.says_withheld(text, asked));
    naming.map(|(key, _)| say::site_text_names_withheld(key).at(&config.file, 0..0)).collect()
}

/// Each collection's items, resolved; items that are withheld or unlisted are left out, unknown ones are errors.
fn members(
    published: &Published,
    resolver: &links::Resolver,
    asked: &AskedNames,
) -> (Vec<Vec<Member>>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut missed = 0;
    let documents = published.iter().map(|(_, document)| document);
    let members = documents.map(|document| match &document.kind {
        Kind::Notebook(collection) | Kind::Base(collection) => {
            let mut problems = Problems::of(&document.file);
            let members = members_of(document, collection, (published, resolver, asked), &mut missed, &mut problems);
            checks::categories(document, collection, &mut problems);
            diagnostics.extend(problems.into_vec());
            members
        }
        _ => Vec::new(),
    });
    (members.collect(), diagnostics)
}

/// The items of a notebook or a base; `missed` counts the names of all of them that nothing has.
fn members_of(
    document: &Document,
    collection: &Collection,
    (published, resolver, asked): (&Published, &links::Resolver, &AskedNames),
    missed: &mut usize,
    problems: &mut Problems,
) -> Vec<Member> {
    let (word, is): (_, fn(&Kind) -> bool) = match &document.kind {
        Kind::Base(_) => ("notebook", |kind| matches!(kind, Kind::Notebook(_))),
        _ => ("note", Kind::is_note),
    };
    let mut members: Vec<Member> = Vec::new();
    let mut seen = BTreeSet::new();
    for (item, membership) in collection.items.iter().enumerate() {
        let name = membership.name.value.as_str();
        let problem = match resolver.find(name, &document.path, word, asked) {
            Found::One(number) => match resolver.published_id(number) {
                None => continue,
                Some(id) if !is(&published.get(id).kind) => Some(not_a(name, &published.get(id).kind, word)),
                Some(id) if !seen.insert(id) => Some(say::member_listed_twice(name)),
                Some(id) => {
                    members.extend(published.is_listed(id).then_some(Member { document: id, item }));
                    None
                }
            },
            Found::Several(ids) => {
                let problem = say::member_of_several_pages(name, ids.count());
                Some(resolver.ambiguous(problem, &ids))
            }
            Found::Nothing if resolver.unread().may_name(name) => None,
            Found::Nothing => {
                *missed += 1;
                let near = (*missed <= links::MAX_SUGGESTIONS).then(|| resolver.nearest(name)).flatten();
                Some(absent(name, word, near))
            }
        };
        if let Some(problem) = problem {
            problems.add(membership.name.span.clone(), problem);
        }
    }
    in_reading_order(document, collection, members)
}

/// The page of a notebook shows its notes category by category: notes that are no steps are read in that order too, so that their
/// numbers follow each other there. The order of steps is the author's.
fn in_reading_order(document: &Document, collection: &Collection, mut members: Vec<Member>) -> Vec<Member> {
    if !matches!(document.kind, Kind::Notebook(_)) || collection.steps || collection.categories.is_empty() {
        return members;
    }
    let ids = collection.categories.iter().enumerate().map(|(place, category)| (category.id.as_str(), place));
    let places: HashMap<&str, usize> = ids.collect();
    // Those of no category come last.
    let place_of = |member: &Member| {
        let named = collection.items[member.item].categories.iter();
        named.filter_map(|category| places.get(category.value.as_str())).min().copied().unwrap_or(usize::MAX)
    };
    members.sort_by_cached_key(place_of);
    members
}

/// The notebooks whose notes are not among the newest changes of the home page, as the configuration names them.
fn not_recent(
    names: &[Spanned<String>],
    published: &Published,
    resolver: &links::Resolver,
    asked: &AskedNames,
) -> (HashSet<DocId>, Vec<Diagnostic>) {
    let mut problems = Problems::of(&"carnet.yaml".into());
    let mut notebooks = HashSet::default();
    for Spanned { value: name, span } in names {
        let problem = match resolver.find(name, "", "notebook", asked) {
            Found::One(number) => match resolver.published_id(number) {
                // A withheld notebook leaves nothing out.
                None => continue,
                Some(id) if matches!(published.get(id).kind, Kind::Notebook(_)) => {
                    notebooks.insert(id);
                    continue;
                }
                Some(id) => not_a(name, &published.get(id).kind, "notebook"),
            },
            Found::Several(ids) => resolver.ambiguous(say::member_of_several_pages(name, ids.count()), &ids),
            Found::Nothing if resolver.unread().may_name(name) => continue,
            Found::Nothing => absent(name, "notebook", resolver.nearest(name)),
        };
        problems.add(span.clone(), problem);
    }
    (notebooks, problems.into_vec())
}

fn not_a(name: &str, found: &Kind, word: &str) -> Diagnostic {
    let found = document::with_article(found.word());
    match word {
        "note" => say::member_is_not_a_note(name, found),
        _ => say::member_is_not_a_notebook(name, found),
    }
}

fn absent(name: &str, word: &str, near: Option<&str>) -> Diagnostic {
    let (diagnostic, create) = match word {
        "note" => (say::list_names_no_note(name), phrases::create_note(name)),
        _ => (say::list_names_no_notebook(name), phrases::create_notebook(name)),
    };
    if near.is_some() { diagnostic.suggest(near) } else { diagnostic.help(create) }
}

fn held_by(published: &Published, members: &[Vec<Member>]) -> Vec<Vec<Holding>> {
    let mut held_by = vec![Vec::new(); published.len()];
    for collection in published.ids().filter(|id| published.is_listed(*id)) {
        for (position, member) in members[collection.index()].iter().enumerate() {
            held_by[member.document.index()].push(Holding { collection, position });
        }
    }
    held_by
}

pub(super) fn collections_changed(published: &Published, members: &[Vec<Member>]) -> HashMap<DocId, Moment> {
    let newest = |id: DocId| {
        let members = members[id.index()].iter().map(|member| member.document);
        let dates = members.chain([id]).filter_map(|id| published.get(id).changed());
        dates.max_by_key(Moment::order).map(|moment| (id, moment))
    };
    let is_collection = |id: &DocId| matches!(published.get(*id).kind, Kind::Notebook(_) | Kind::Base(_));
    published.ids().filter(is_collection).filter_map(newest).collect()
}

#[cfg(test)]
mod tests {
    use crate::fixture::{config, graph, id, messages, paths};

    #[test]
    fn members_keep_their_order_and_leave_out_what_is_not_listed() {
        let notebook = "---\ntitle: N\nnotes: [c, b, a, d]\n---\n";
        let (graph, problems) = graph(
            &config(""),
            &[
                ("notebooks/n.md", notebook),
                ("a.md", "# A\n\na\n"),
                ("b.md", "---\nvisibility: private\n---\n"),
                ("c.md", "# C\n\nc\n"),
                ("d.md", "---\nvisibility: unlisted\n---\nd\n"),
            ],
        );
        assert!(problems.is_empty(), "{problems:?}");
        let n = id(&graph, "notebooks/n");
        assert_eq!(paths(&graph, graph.members(n).iter().map(|m| m.document)), ["c", "a"]);
        let a = graph.held_by(id(&graph, "a"));
        assert_eq!((a[0].collection, a[0].position), (n, 1));
        assert!(graph.held_by(id(&graph, "d")).is_empty());
    }

    #[test]
    fn what_is_wrong_with_a_list_is_said() {
        let notebook = "---\ntitle: N\nnotes: [a, a, nulle-part, autre, {note: b, categories: [x]}]\n---\n";
        let (_, problems) = graph(
            &config(""),
            &[
                ("notebooks/n.md", notebook),
                ("notebooks/autre.md", "---\ntitle: Autre\n---\n"),
                ("a.md", "# A\n\na\n"),
                ("b.md", "# B\n\nb\n"),
            ],
        );
        assert_eq!(
            messages(&problems),
            [
                "'a' is in this list twice",
                "there is no note named 'nulle-part'",
                "'autre' is a notebook, not a note",
                "this notebook declares no categories, and its list names x",
            ]
        );
    }
}
