//! Authors and communities: those with a file of their own, and those that are only named.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::content::config::Config;
use crate::content::document::{Document, Kind};
use crate::content::front_matter::reading::Someone;
use crate::diagnostics::{Diagnostic, Span, Spanned, phrases, say};
use crate::publish::audience::{Declared, DocId, Published};
use crate::publish::graph::known::Edits;
use crate::publish::graph::{Graph, Inputs};
use crate::publish::unread::Unread;
use crate::text::slug::{fold, nearest, spelled, words};
use rapidhash::{RapidHashMap as HashMap, RapidHashSet as HashSet};

/// Most comparisons of undeclared names with declared ones in one build, in the order of the files: 1,000 names with 1,000. Names
/// beyond are not checked for misspellings, and the message says so.
pub const MAX_COMPARED: usize = 1_000_000;

/// An author's or a community's place in [`People`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(u32);

/// An author or a community.
#[derive(Debug, Clone)]
pub struct Person {
    pub name: String,
    pub slug: String,
    /// Its file, when it has one.
    pub document: Option<DocId>,
    /// Listed notes and notebooks of this author or community.
    pub documents: Vec<DocId>,
    /// It has a page: a file declares it, or a listed document names it.
    pub has_page: bool,
}

impl Person {
    fn declared(id: DocId, document: &Document) -> Person {
        Person {
            name: document.title.clone(),
            slug: document.slug.clone(),
            document: Some(id),
            documents: Vec::new(),
            has_page: true,
        }
    }

    fn undeclared(name: &str) -> Person {
        Person { name: name.to_owned(), slug: spelled(name), document: None, documents: Vec::new(), has_page: false }
    }

    /// Adds a document to theirs; the documents come in order.
    fn add(&mut self, id: DocId) {
        self.has_page |= !self.slug.is_empty();
        if self.documents.last() != Some(&id) {
            self.documents.push(id);
        }
    }
}

/// All authors and communities of the published documents.
#[derive(Debug, Default)]
pub struct People {
    pub authors: PeopleGroup,
    pub communities: PeopleGroup,
    pub(super) problems: Vec<Diagnostic>,
}

/// The people of one kind.
#[derive(Debug, Default)]
pub struct PeopleGroup {
    people: Vec<Person>,
    by_name: HashMap<String, PersonId>,
    /// By name, as a dictionary orders them.
    ordered: Vec<PersonId>,
    /// Those of them that have a page.
    with_page: Vec<PersonId>,
}

impl PersonId {
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl PeopleGroup {
    /// In the order they were met; by index.
    pub fn all(&self) -> impl Iterator<Item = PersonId> + use<> {
        (0..self.people.len() as u32).map(PersonId)
    }

    pub fn get(&self, id: PersonId) -> &Person {
        &self.people[id.0 as usize]
    }

    /// Who is meant by a name that a published document used.
    pub fn find(&self, name: &str) -> Option<PersonId> {
        self.by_name.get(name).copied()
    }

    /// The one that a file describes.
    pub fn of_document(&self, id: DocId) -> Option<PersonId> {
        self.people.iter().position(|p| p.document == Some(id)).map(|at| PersonId(at as u32))
    }

    /// By name, as a dictionary orders them.
    pub fn ids(&self) -> &[PersonId] {
        &self.ordered
    }

    /// Those that have a page, in the same order.
    pub fn with_page(&self) -> &[PersonId] {
        &self.with_page
    }
}

impl PeopleGroup {
    fn order(&mut self) {
        let mut ids: Vec<PersonId> = self.all().collect();
        ids.sort_by_cached_key(|id| (crate::text::slug::slug(&self.get(*id).name), *id));
        self.with_page = ids.iter().copied().filter(|id| self.get(*id).has_page).collect();
        self.ordered = ids;
    }

    /// Gives the people without a file, by folded name, slugs that no one else has: `Cote` and `Côté` are two.
    fn tell_apart(&mut self, undeclared: &HashMap<String, PersonId>) {
        let people = &self.people;
        let declared: HashSet<String> =
            people.iter().filter(|person| person.document.is_some()).map(|person| fold(&person.slug)).collect();
        let names = undeclared.iter().map(|(name, id)| (name.as_str(), people[id.index()].slug.clone()));
        let apart = words(names, |word| declared.contains(&fold(word)));
        for (name, slug) in apart {
            self.people[undeclared[name].index()].slug = slug;
        }
    }
}

impl People {
    /// Gathers them. A name that is nearly a declared one is an error, one that is nothing like it gets a simple page
    /// and a warning.
    fn of(published: &Published, inputs: Inputs) -> People {
        let (config, unread) = (inputs.config, inputs.unread);
        let documents: Vec<&Document> = published.iter().map(|(_, d)| d).collect();
        let ids: Vec<DocId> = published.ids().collect();
        let content = if config.content == "." { String::new() } else { format!("{}/", config.content) };
        let mut gathering =
            Gathering { published, ids: &ids, content, config, unread, compared: 0, diagnostics: Vec::new() };
        let authors = Declared::of(&documents, |kind| GroupOf::Authors.declares(kind));
        let communities = Declared::of(&documents, |kind| GroupOf::Communities.declares(kind));
        let mut people = People {
            authors: gathering
                .group(GroupOf::Authors, &authors, |document, found| authors_in(document, &authors, found)),
            communities: gathering.group(GroupOf::Communities, &communities, |document, found| {
                found.extend(document.common.people().into_iter().filter_map(|someone| match someone {
                    Someone::Community(name) => Some((name, true)),
                    Someone::Author { .. } => None,
                }));
            }),
            problems: Vec::new(),
        };
        gathering.name_community_of_site(&mut people.communities, &communities);
        people.problems = gathering.diagnostics;
        people
    }
}

impl People {
    /// The people when `since` an earlier graph some documents were edited.
    pub(super) fn after(since: Option<(&Graph, &Edits)>, published: &Published, inputs: Inputs) -> Arc<People> {
        let are_same = |(known, edits): &(&Graph, &Edits)| {
            let files: HashSet<&str> = edits.iter().map(|edited| edited.new.file.as_ref()).collect();
            // A place in a file may be another.
            let mut told_of = known.people.problems.iter().filter_map(|problem| problem.file.as_deref());
            edits.leave(People::names_as) && !told_of.any(|file| files.contains(file))
        };
        match since.filter(are_same) {
            Some((known, _)) => known.people.clone(),
            None => Arc::new(People::of(published, inputs)),
        }
    }

    /// Whether a document names the people it named, in the same way, and says the same of whom it declares.
    fn names_as(old: &Document, new: &Document) -> bool {
        let named = |document: &Document| -> Vec<(Option<bool>, String)> {
            let people = document.common.people().into_iter().map(|someone| match someone {
                Someone::Author { name, theirs } => (Some(theirs), name.value.clone()),
                Someone::Community(name) => (None, name.value.clone()),
            });
            people.chain(document.kind.people().map(|name| (Some(false), name.value.clone()))).collect()
        };
        let is_declared = matches!(new.kind, Kind::Author { .. } | Kind::Community { .. });
        let is_called =
            || (&old.title, old.name()) == (&new.title, new.name()) && old.common.aliases == new.common.aliases;
        named(old) == named(new) && (!is_declared || is_called())
    }
}

struct Gathering<'a> {
    published: &'a Published,
    ids: &'a [DocId],
    /// What a path in the content folder begins with.
    content: String,
    config: &'a Config,
    unread: &'a Unread,
    /// Declared names that undeclared ones were compared with so far.
    compared: usize,
    diagnostics: Vec<Diagnostic>,
}

/// Whom a group is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum GroupOf {
    Authors,
    Communities,
}

impl GroupOf {
    /// Whether a file of this kind declares one.
    fn declares(self, kind: &Kind) -> bool {
        match self {
            GroupOf::Authors => matches!(kind, Kind::Author { .. }),
            GroupOf::Communities => matches!(kind, Kind::Community { .. }),
        }
    }
}

/// A name in a document, and whether it makes the document theirs (an author's note) or is only said in passing.
type Mention<'d> = (&'d Spanned<String>, bool);

/// The authors that a document names.
fn authors_in<'d>(document: &'d Document, declared: &Declared, found: &mut Vec<Mention<'d>>) {
    found.extend(document.common.people().into_iter().filter_map(|someone| match someone {
        Someone::Author { name, theirs } => Some((name, theirs)),
        Someone::Community(_) => None,
    }));
    if let Kind::Notebook(collection) | Kind::Base(collection) = &document.kind {
        // Who added a withheld note is not of this audience.
        let added_by = collection.items.iter().filter_map(|item| item.added_by.as_ref());
        found.extend(added_by.filter(|name| declared.find(&name.value).is_some()).map(|name| (name, false)));
    }
}

impl<'a> Gathering<'a> {
    /// The community that the site belongs to, by the name that the configuration gives it.
    fn name_community_of_site(&mut self, group: &mut PeopleGroup, declared: &Declared) {
        let Some(community) = &self.config.community else { return };
        if group.find(&community.value).is_some() || self.unread.may_name(&community.value) {
            return;
        }
        match declared.find(&community.value).and_then(|index| group.of_document(self.ids[index])) {
            Some(id) => {
                group.by_name.insert(community.value.clone(), id);
            }
            None => {
                let near = nearest(&community.value, declared.names()).map(str::to_owned);
                let diagnostic = say::site_community_without_file(&community.value).suggest(near);
                self.diagnostics.push(diagnostic.at(&self.config.file, community.span.clone()));
            }
        }
    }

    fn group(
        &mut self,
        of: GroupOf,
        declared: &Declared,
        mentions: impl Fn(&'a Document, &mut Vec<Mention<'a>>),
    ) -> PeopleGroup {
        let mut group = PeopleGroup::default();
        let of_declared = self.add_declared(of, &mut group);
        let names = declared.names();
        let mut undeclared: HashMap<String, PersonId> = HashMap::default();
        let mut found = Vec::new();
        for id in self.ids {
            found.clear();
            mentions(self.published.get(*id), &mut found);
            for (name, theirs) in &found {
                let known_by_name = group.by_name.get(&name.value).copied();
                let known = known_by_name
                    .or_else(|| declared.find(&name.value).and_then(|index| of_declared.get(&index).copied()));
                let person = match known.or_else(|| undeclared.get(&fold(&name.value)).copied()) {
                    Some(person) => person,
                    None => {
                        let person = PersonId(group.people.len() as u32);
                        self.warn_undeclared(of == GroupOf::Authors, (name, *theirs), *id, &names);
                        undeclared.insert(fold(&name.value), person);
                        group.people.push(Person::undeclared(&name.value));
                        person
                    }
                };
                if known_by_name.is_none() {
                    group.by_name.insert(name.value.clone(), person);
                }
                if *theirs && self.published.is_listed(*id) {
                    group.people[person.0 as usize].add(*id);
                }
            }
        }
        group.tell_apart(&undeclared);
        group.order();
        group
    }

    /// Adds those who have a file of their own. Gives who they are, by the index of the document.
    fn add_declared(&self, of: GroupOf, group: &mut PeopleGroup) -> BTreeMap<usize, PersonId> {
        let mut of_declared = BTreeMap::new();
        for (index, id) in self.ids.iter().enumerate() {
            let document = self.published.get(*id);
            if of.declares(&document.kind) {
                of_declared.insert(index, PersonId(group.people.len() as u32));
                group.people.push(Person::declared(*id, document));
            }
        }
        of_declared
    }

    fn warn_undeclared(&mut self, is_author: bool, (name, theirs): Mention, id: DocId, names: &[&str]) {
        let value = &name.value;
        if self.unread.may_name(value) {
            return;
        }
        self.compared = self.compared.saturating_add(names.len());
        let is_compared = self.compared <= MAX_COMPARED;
        let near = nearest(value, names.iter().copied().filter(|_| is_compared));
        let diagnostic = match near {
            Some(_) if is_author => say::no_author_has_name(value).suggest(near),
            Some(_) => say::no_community_has_name(value).suggest(near),
            None => {
                let folder = if is_author { "authors" } else { "communities" };
                let help = match several(value).filter(|_| is_author) {
                    Some(people) if theirs => phrases::several_people_are_a_list(people),
                    Some(people) => phrases::revision_has_one_author(people),
                    None => phrases::write_file_to_say_more(format!("{}{folder}/{}.md", self.content, spelled(value))),
                };
                let diagnostic =
                    if is_author { say::author_without_file(value) } else { say::community_without_file(value) };
                let diagnostic = diagnostic.help(help);
                if is_compared { diagnostic } else { diagnostic.help(phrases::too_many_names_to_compare()) }
            }
        };
        let (file, span) = self.place_of(name, id);
        self.diagnostics.push(diagnostic.at(&file, span));
    }

    /// Where a name stands: in a document, or in the configuration's defaults, which gave it to the document.
    fn place_of(&self, name: &Spanned<String>, id: DocId) -> (Arc<str>, Span) {
        let mut defaults = self.config.default_authors.iter().chain(&self.config.default_community);
        match defaults.find(|given| given.value == name.value).filter(|_| name.span.is_empty()) {
            Some(given) => (self.config.file.clone(), given.span.clone()),
            None => (self.published.get(id).file.clone(), name.span.clone()),
        }
    }
}

/// The names that one text holds, as a list writes them: `A, B`, `A et B`, `A; B`. None for a single name.
fn several(text: &str) -> Option<String> {
    let mut names = vec![text];
    for sign in [",", ";", " et ", " and ", " & "] {
        names = names.iter().flat_map(|name| name.split(sign)).collect();
    }
    let without_word = |name: &str| {
        let name = name.trim();
        ["et ", "and ", "& "].iter().find_map(|word| name.strip_prefix(word)).unwrap_or(name).trim().to_owned()
    };
    let names: Vec<String> = names.into_iter().map(without_word).filter(|name| !name.is_empty()).collect();
    (names.len() > 1).then(|| names.join(", "))
}

#[cfg(test)]
mod tests {
    use super::several;

    #[test]
    fn names_that_one_text_holds() {
        for (text, names) in [
            ("Ana, Zoé", Some("Ana, Zoé")),
            ("Ana et Zoé", Some("Ana, Zoé")),
            ("Ana and Zoé", Some("Ana, Zoé")),
            ("Ana; Zoé & Li", Some("Ana, Zoé, Li")),
            ("Ana, Zoé, et Li", Some("Ana, Zoé, Li")),
            ("Ana,", None),
            ("Équipe du Trait-d'union", None),
            ("Andy Etcheverry", None),
        ] {
            assert_eq!(several(text).as_deref(), names, "{text}");
        }
    }
}
