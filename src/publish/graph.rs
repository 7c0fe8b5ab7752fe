//! What is published, linked: every link resolved, every note with what leads to it, every notebook with its notes.
//!
//! Made in one linear pass from [`Published`]; nothing in it is ever a withheld document.

mod anchors;
mod backlinks;
mod checks;
mod embeds;
mod front;
mod known;
mod languages;
mod links;
mod members;
mod past;
mod people;
mod ranks;
mod tags;
mod translations;
mod uses;

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

pub use backlinks::Backlink;
use backlinks::Backlinks;

pub use checks::with_categories;
pub use embeds::check as check_embeds;
pub use embeds::{Allowance, MAX_DEPTH as MAX_EMBED_DEPTH, MAX_EMBEDDED, MAX_PASSAGES, slice};
use known::{Edits, KnownGraph};
pub use languages::{Languages, NotesInLanguage};
use links::Resolved;
pub use links::{Fragment, MAX_SUGGESTIONS, Target, is_code};
use members::{Lists, collections_changed};
pub use past::{PastNote, PastResolver};
pub use people::{MAX_COMPARED, People, PeopleGroup, PersonId};
use ranks::Ranks;
pub use tags::Tag;
use tags::tags;
pub use uses::{FileUses, SiteLink};

use crate::content::config::Config;
use crate::content::document::{Category, Collection, Document, Kind, Membership};
use crate::content::i18n::Translation;
use crate::content::markdown::tokens::only_link;
use crate::content::markdown::{Form, Heading};
use crate::content::source::Attachment;
use crate::diagnostics::Diagnostic;
use crate::publish::address::Addresses;
use crate::publish::audience::{Bodies, DocId, Published, Withheld};
use crate::publish::unread::Unread;
use crate::text::moment::Moment;
use crate::text::order::Letter;
use rapidhash::{RapidHashMap as HashMap, RapidHashSet as HashSet};

/// The notebook as readers of one audience see it.
#[derive(Debug)]
pub struct Graph {
    /// The documents as they were read.
    read: Published,
    pub published: Published,
    pub people: Arc<People>,
    /// Where each document's links lead.
    links: Vec<Arc<Resolved>>,
    backlinks: Backlinks,
    lists: Arc<Lists>,
    /// For each collection with categories, their places by their ids.
    categories: HashMap<DocId, HashMap<String, usize>>,
    /// Listed notes by tag; the key is the tag's address word.
    pub tags: BTreeMap<String, Tag>,
    /// The address words of tags by their spellings in listed notes.
    tag_words: HashMap<String, String>,
    pub uses: FileUses,
    /// Listed notes in the order of their titles.
    pub notes: Vec<DocId>,
    pub languages: Languages,
    /// Documents that embed something.
    embedding: Vec<DocId>,
    /// For each collection, the newest change of itself and its members.
    collections_changed: HashMap<DocId, Moment>,
    /// Each document's place among all, by title and by newest change.
    ranks: Arc<Ranks>,
}

/// An item of a notebook or a base.
#[derive(Debug, Clone, Copy)]
pub struct Member {
    pub document: DocId,
    /// Its place in the front matter's list.
    item: usize,
}

/// A collection that holds a document.
#[derive(Debug, Clone, Copy)]
pub struct Holding {
    pub collection: DocId,
    /// Its place among the published members, from 0.
    pub position: usize,
}

/// What the graph is made from, beside the documents.
#[derive(Debug, Clone, Copy)]
pub struct Inputs<'a> {
    pub config: &'a Config,
    pub addresses: &'a Addresses,
    pub withheld: &'a [Withheld],
    pub unread: &'a Unread,
    /// Where links stand in their files.
    pub bodies: &'a Bodies,
    pub attachments: &'a BTreeMap<String, Attachment>,
    pub statics: &'a BTreeMap<String, Attachment>,
    /// The interface's language: the words for a document that is withheld, the articles that titles are ordered without.
    pub translation: &'a Translation,
    /// The day of the build.
    pub today: Moment,
}

impl Graph {
    /// Resolves everything. Problems with links, lists, people and dates are in the second value.
    pub fn of(published: Published, inputs: Inputs) -> (Graph, Vec<Diagnostic>) {
        Graph::after(None, published, inputs)
    }

    /// The same as [`Graph::of`]. What is equal in a graph that was made before is shared with it; that one was made of the same
    /// inputs, but for bodies.
    pub fn after(known: Option<&Graph>, read: Published, inputs: Inputs) -> (Graph, Vec<Diagnostic>) {
        let known = known.and_then(|graph| KnownGraph::of(graph, &read));
        let known = known.as_ref();
        let resolver = LazyLock::new(|| links::Resolver::new(&read, inputs));
        let links = links::resolved(&read, &resolver, known);
        let uses = FileUses::of(&read, &links, known.map(|known| &known.graph.uses), |attachments| {
            if inputs.withheld.is_empty() { BTreeMap::new() } else { resolver.neutral_addresses(attachments) }
        });
        let lists = known.and_then(KnownGraph::lists).cloned();
        let lists = lists.unwrap_or_else(|| Arc::new(Lists::of(&read, &resolver, inputs.config)));
        drop(resolver);
        let mut published = read.clone();
        for (id, shown) in front::all_shown(&read, &links, &inputs.translation.withheld) {
            let shown = match known {
                Some(known) => known.shown(id, shown),
                None => Arc::new(shown),
            };
            published.show(id, shown);
        }
        let edits = known.map(|known| Edits::between(&known.graph.published, &published));
        let since = known.map(|known| known.graph).zip(edits.as_ref());
        let (people, ranks) = rayon::join(
            || People::after(since, &published, inputs),
            || Ranks::after(since, &published, inputs.translation),
        );
        let (backlinks, ((tags, tag_words), notes)) = rayon::join(
            || backlinks::after(since, &published, &links, &ranks),
            || {
                let is_listed_note = |id: &DocId| published.get(*id).kind.is_note() && published.is_listed(*id);
                let notes: Vec<DocId> = ranks.by_title.iter().copied().filter(is_listed_note).collect();
                (tags(&published, &notes, inputs.addresses), notes)
            },
        );
        let mut diagnostics: Vec<Diagnostic> = links.iter().flat_map(|of| of.diagnostics.iter().cloned()).collect();
        diagnostics.extend(lists.problems.iter().chain(&people.problems).cloned());
        let graph = Graph {
            people,
            backlinks,
            categories: categories(&published),
            tags,
            tag_words,
            uses,
            languages: Languages::of(&published, &notes, &inputs.config.language),
            notes,
            embedding: embedding(&published),
            collections_changed: collections_changed(&published, &lists.members),
            lists,
            ranks,
            links,
            read,
            published,
        };
        diagnostics.extend(checks::check(&graph, inputs));
        (graph, diagnostics)
    }

    /// The documents that are not as in an earlier graph, where they have other words at most: all that pages are planned from
    /// is the same, and every date. None when there is more to it, or when that graph was made of other inputs.
    pub fn reworded_since(&self, known: &Graph) -> Option<Vec<DocId>> {
        let shares = Arc::ptr_eq(&self.lists, &known.lists) && Arc::ptr_eq(&self.people, &known.people);
        let mut links = self.links.iter().zip(&known.links);
        if !shares || !links.all(|(new, old)| Arc::ptr_eq(new, old)) {
            return None;
        }
        let tags = |graph: &Graph| -> Vec<(String, usize)> {
            graph.tags.iter().map(|(word, tag)| (word.clone(), tag.notes.len())).collect()
        };
        let edits = Edits::between(&known.published, &self.published);
        let is_reworded = tags(self) == tags(known) && edits.leave(known::same_dates);
        is_reworded.then(|| edits.iter().map(|edited| edited.id).collect())
    }

    /// The other names of a note.
    pub fn other_names(&self, id: DocId) -> &[String] {
        self.lists.other_names.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The documents that say the same as this one in several languages, itself among them; none when there is no other.
    pub fn translations(&self, id: DocId) -> &[DocId] {
        self.lists.translations.groups.get(&id).map_or(&[], |group| group)
    }

    /// The document that this one says it translates.
    pub fn original(&self, id: DocId) -> Option<DocId> {
        self.lists.translations.originals.get(&id).copied()
    }

    pub fn links(&self, id: DocId) -> &[Target] {
        &self.links[id.index()].targets
    }

    /// The id of a heading of a document whose links lead to `targets`: without the names in it where one of them is that of a
    /// withheld document.
    pub fn heading_id<'h>(&self, targets: &[Target], heading: &'h Heading) -> &'h str {
        let is_withheld = |(_, number): &(_, u32)| match targets.get(*number as usize) {
            Some(Target::Withheld) => true,
            Some(Target::Attachment(path)) => self.has_neutral_address(path),
            _ => false,
        };
        match &heading.id_with_names {
            Some(with_names) if !heading.text.links.iter().any(is_withheld) => with_names,
            _ => &heading.id,
        }
    }

    /// Where the links in a document's front matter lead, in the order of [`Document::front`].
    pub fn front_links(&self, id: DocId) -> &[Target] {
        &self.links[id.index()].front
    }

    /// Where an item of a note's `further` leads that is a link within the site, and whether the item has words of its own.
    pub fn further_target(&self, id: DocId, item: usize) -> Option<(&Target, bool)> {
        let document = self.read.get(id);
        let number = only_link(&document.common.further.get(item)?.text)?;
        let has_label = document.front.get(number)?.value.label.is_some();
        Some((self.links[id.index()].front.get(number)?, has_label))
    }

    /// What a document leads its readers to.
    pub fn leads(&self, id: DocId) -> impl Iterator<Item = &Target> {
        backlinks::leads(self.published.get(id), self.links(id)).map(|(_, target)| target)
    }

    /// The other names of the listed notes that a document links to, each note once.
    pub fn linked_names(&self, id: DocId) -> impl Iterator<Item = &str> {
        let mut met = HashSet::default();
        let targets = self.leads(id).filter_map(|target| match target {
            Target::Document { id, .. } => Some(*id),
            _ => None,
        });
        let listed = targets.filter(move |target| self.published.is_listed(*target) && met.insert(*target));
        listed.flat_map(|target| self.other_names(target)).map(String::as_str)
    }

    /// The address word of a tag as a listed note spells it.
    pub fn tag_word(&self, spelling: &str) -> Option<&str> {
        self.tag_words.get(spelling).map(String::as_str)
    }

    pub fn backlinks(&self, id: DocId) -> &[Backlink] {
        &self.backlinks[id.index()]
    }

    /// The published items of a notebook or base, in reading order.
    pub fn members(&self, collection: DocId) -> &[Member] {
        &self.lists.members[collection.index()]
    }

    /// The front matter's entry behind a member.
    pub fn membership(&self, collection: DocId, member: Member) -> Option<&Membership> {
        self.collection(collection)?.items.get(member.item)
    }

    pub fn collection(&self, id: DocId) -> Option<&Collection> {
        match &self.published.get(id).kind {
            Kind::Notebook(collection) | Kind::Base(collection) => Some(collection),
            _ => None,
        }
    }

    /// A category that a collection declares.
    pub fn category(&self, collection: DocId, id: &str) -> Option<&Category> {
        let index = *self.categories.get(&collection)?.get(id)?;
        self.collection(collection)?.categories.get(index)
    }

    /// The collections that hold a document.
    pub fn held_by(&self, id: DocId) -> &[Holding] {
        &self.lists.held_by[id.index()]
    }

    /// The attachment that is the cover of a document, by path from the content folder.
    pub fn cover(&self, id: DocId) -> Option<&str> {
        self.uses.covers.get(&id).map(String::as_str)
    }

    /// The address of an attachment from the site's root, not encoded: mostly its path from the content folder.
    pub fn file_address<'p>(&'p self, path: &'p str) -> &'p str {
        self.uses.neutral.get(path).map_or(path, String::as_str)
    }

    /// Whether the name of an attachment must not be said, for it is that of a withheld document.
    pub fn has_neutral_address(&self, path: &str) -> bool {
        self.uses.neutral.contains_key(path)
    }

    /// When a collection or something in it last changed.
    pub fn collection_changed(&self, collection: DocId) -> Option<Moment> {
        self.collections_changed.get(&collection).copied()
    }

    /// Whether a note may be among the newest changes of the home page: not when every notebook that holds it is left out.
    pub fn may_be_recent(&self, note: DocId) -> bool {
        let held_by = self.held_by(note);
        held_by.is_empty() || held_by.iter().any(|holding| !self.lists.not_recent.contains(&holding.collection))
    }

    /// Orders documents by title, as a dictionary does.
    pub fn sort_by_title(&self, ids: &mut [DocId]) {
        ids.sort_by_key(|id| self.ranks.title[id.index()]);
    }

    /// The letter under which a document's title stands in a list ordered by title.
    pub fn letter(&self, id: DocId) -> Letter {
        self.ranks.letters[id.index()]
    }

    /// Orders documents by their newest change, the latest first.
    pub fn sort_newest_first(&self, ids: &mut [DocId]) {
        ids.sort_by_key(|id| self.ranks.newest[id.index()]);
    }

    /// Listed documents of a kind, in the order of their files.
    pub fn listed(&self, is: impl Fn(&Kind) -> bool) -> Vec<DocId> {
        self.published.iter().filter(|(id, d)| is(&d.kind) && self.published.is_listed(*id)).map(|(id, _)| id).collect()
    }
}

fn categories(published: &Published) -> HashMap<DocId, HashMap<String, usize>> {
    let mut categories = HashMap::default();
    for (id, document) in published.iter() {
        let (Kind::Notebook(collection) | Kind::Base(collection)) = &document.kind else { continue };
        let mut by_id: HashMap<String, usize> = HashMap::default();
        for (index, category) in collection.categories.iter().enumerate() {
            by_id.entry(category.id.clone()).or_insert(index);
        }
        if !by_id.is_empty() {
            categories.insert(id, by_id);
        }
    }
    categories
}

fn embedding(published: &Published) -> Vec<DocId> {
    let embeds = |document: &Document| document.outline.links.iter().any(|link| link.form == Form::Embed);
    published.iter().filter(|(_, document)| embeds(document)).map(|(id, _)| id).collect()
}

#[cfg(test)]
mod tests {
    use crate::fixture::{config, graph, id};

    #[test]
    fn other_names_of_linked_notes_come_once_unless_they_are_unlisted() {
        let (graph, _) = graph(
            &config(""),
            &[
                ("a.md", "# A\n\nVers [[b]], [[c]], encore [[b]].\n"),
                ("b.md", "---\naliases: [Beta, Bis]\n---\n# B\n"),
                ("c.md", "---\naliases: [Gamma]\nvisibility: unlisted\n---\n# C\n"),
            ],
        );
        assert_eq!(graph.linked_names(id(&graph, "a")).collect::<Vec<_>>(), ["Beta", "Bis"]);
    }
}
