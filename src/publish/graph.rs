//! What is published, linked: every link resolved, every note with what leads to it, every notebook with its notes.
//!
//! Made in one linear pass from [`Published`]; nothing in it is ever a withheld document.

mod anchors;
mod checks;
mod embeds;
mod front;
mod links;
mod members;
mod people;
mod ranks;
mod tags;

use std::collections::{BTreeMap, BTreeSet};

pub use checks::with_categories;
pub use embeds::check as check_embeds;
pub use embeds::{Allowance, MAX_DEPTH as MAX_EMBED_DEPTH, MAX_EMBEDDED, MAX_PASSAGES, slice};
pub use links::{Fragment, MAX_SUGGESTIONS, Target, is_code};
use members::{collections_changed, held_by, members, not_recent};
pub use people::{MAX_COMPARED, People, PeopleGroup, PersonId};
use ranks::Ranks;
pub use tags::Tag;
use tags::tags;

use crate::content::config::Config;
use crate::content::document::{Category, Collection, Document, Kind, Membership};
use crate::content::i18n::Translation;
use crate::content::markdown::{Form, Heading, inline};
use crate::content::source::Attachment;
use crate::diagnostics::{Diagnostic, say};
use crate::publish::address::Addresses;
use crate::publish::audience::{Bodies, DocId, Published, Withheld};
use crate::publish::unread::Unread;
use crate::text::moment::Moment;
use crate::text::order::Letter;
use rapidhash::{RapidHashMap as HashMap, RapidHashSet as HashSet};

/// The notebook as readers of one audience see it.
#[derive(Debug)]
pub struct Graph {
    pub published: Published,
    pub people: People,
    /// Targets of each document's links, in the order of its body's links.
    links: Vec<Vec<Target>>,
    /// For each document, the listed documents that link to it, newest change first.
    backlinks: Vec<Vec<Backlink>>,
    /// For each collection with categories, their places by their ids.
    categories: HashMap<DocId, HashMap<String, usize>>,
    /// For each collection, its published items in reading order.
    members: Vec<Vec<Member>>,
    /// For each document, the collections that hold it, in the order of their files.
    held_by: Vec<Vec<Holding>>,
    /// Listed notes by tag; the key is the tag's address word.
    pub tags: BTreeMap<String, Tag>,
    /// The address words of tags by their spellings in listed notes.
    tag_words: HashMap<String, String>,
    /// Paths, from the content folder, of the attachments that a published document uses.
    pub attachments: BTreeSet<String>,
    /// Those of them that unlisted documents alone use.
    pub hidden_attachments: BTreeSet<String>,
    /// The addresses of those of them whose own would say the name of a withheld document, by path.
    neutral: BTreeMap<String, String>,
    /// Addresses from the root that documents link to, with where: to be checked against the pages.
    pub site_links: Vec<SiteLink>,
    /// Other names of notes, which their pages say.
    other_names: HashMap<DocId, Vec<String>>,
    /// Listed notes in the order of their titles.
    pub notes: Vec<DocId>,
    covers: HashMap<DocId, String>,
    /// Documents that embed something.
    embedding: Vec<DocId>,
    /// For each collection, the newest change of itself and its members.
    collections_changed: HashMap<DocId, Moment>,
    /// Notebooks whose notes are not among the newest changes of the home page.
    not_recent: HashSet<DocId>,
    /// Each document's place among all, by title and by newest change.
    ranks: Ranks,
}

/// Links from one document to another.
#[derive(Debug, Clone)]
pub struct Backlink {
    pub source: DocId,
    /// Numbers of the links in the source's body.
    pub links: Vec<u32>,
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

/// A link to an address of the site, kept until all pages are known.
#[derive(Debug, Clone)]
pub struct SiteLink {
    pub source: DocId,
    pub link: usize,
    pub address: String,
    /// What may have been meant, where no page may have the address.
    pub near: Option<String>,
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
    pub fn of(mut published: Published, inputs: Inputs) -> (Graph, Vec<Diagnostic>) {
        let resolver = links::Resolver::new(&published, inputs);
        let ids: Vec<DocId> = published.ids().collect();
        let resolved = resolver.resolve_all(&ids);
        let mut diagnostics = Vec::new();
        let mut links = Vec::with_capacity(resolved.len());
        let (mut attachments, mut hidden_attachments) = (BTreeSet::new(), BTreeSet::new());
        let mut site_links = Vec::new();
        let mut covers = HashMap::default();
        let mut fronts: Vec<(DocId, Document)> = Vec::new();
        for (id, resolved) in ids.iter().zip(resolved) {
            let shown = front::shown(published.get(*id), &resolved, &published, &inputs.translation.withheld);
            fronts.extend(shown.map(|shown| (*id, shown)));
            diagnostics.extend(resolved.diagnostics);
            let of_its_kind = if published.is_listed(*id) { &mut attachments } else { &mut hidden_attachments };
            of_its_kind.extend(resolved.attachments);
            site_links.extend(resolved.site_links);
            if let Some(cover) = resolved.cover {
                covers.insert(*id, cover);
            }
            links.push(resolved.targets);
        }
        hidden_attachments.retain(|path| !attachments.contains(path));
        attachments.extend(hidden_attachments.iter().cloned());
        let neutral = resolver.neutral_addresses(&attachments);
        let has_others = |document: &Document| document.kind.is_note() && !document.common.aliases.is_empty();
        let other_names = published.iter().filter(|(_, document)| has_others(document));
        let other_names = other_names.map(|(id, document)| (id, resolver.other_names(document))).collect();
        let named = |published: &Published| (People::of(published, inputs), Ranks::of(published, inputs.translation));
        // What has to be shown in other words is rare: all else goes on beside.
        let ((members, problems), known) =
            rayon::join(|| members(&published, &resolver), || fronts.is_empty().then(|| named(&published)));
        diagnostics.extend(site_texts(&resolver, inputs.config));
        let (not_recent, wrong_names) = not_recent(&inputs.config.not_recent, &published, &resolver);
        diagnostics.extend(wrong_names);
        drop(resolver);
        fronts.into_iter().for_each(|(id, shown)| published.show(id, shown));
        let ((people, more), ranks) = known.unwrap_or_else(|| named(&published));
        diagnostics.extend(problems.into_iter().chain(more));
        let mut notes: Vec<DocId> =
            published.iter().filter(|(id, d)| d.kind.is_note() && published.is_listed(*id)).map(|(id, _)| id).collect();
        notes.sort_by_key(|id| ranks.title[id.index()]);
        let categories = categories(&published);
        let (backlinks, (held_by, (tags, tag_words), collections_changed, embedding)) = rayon::join(
            || backlinks(&published, &links, &ranks),
            || {
                let collections_changed = collections_changed(&published, &members);
                let (held_by, tags) = (held_by(&published, &members), tags(&published, &notes, inputs.addresses));
                (held_by, tags, collections_changed, embedding(&published))
            },
        );
        let graph = Graph {
            published,
            people,
            links,
            backlinks,
            categories,
            members,
            held_by,
            tags,
            tag_words,
            attachments,
            hidden_attachments,
            neutral,
            site_links,
            other_names,
            notes,
            covers,
            embedding,
            collections_changed,
            not_recent,
            ranks,
        };
        diagnostics.extend(checks::check(&graph, inputs));
        (graph, diagnostics)
    }

    /// The other names of a note.
    pub fn other_names(&self, id: DocId) -> &[String] {
        self.other_names.get(&id).map_or(&[], Vec::as_slice)
    }

    pub fn links(&self, id: DocId) -> &[Target] {
        &self.links[id.index()]
    }

    /// The id of one of a document's headings: without the names in it where one of them is that of a withheld document.
    pub fn heading_id<'h>(&self, id: DocId, heading: &'h Heading) -> &'h str {
        let is_withheld = |(_, number): &(_, u32)| match self.links(id).get(*number as usize) {
            Some(Target::Withheld) => true,
            Some(Target::Attachment(path)) => self.has_neutral_address(path),
            _ => false,
        };
        match &heading.id_with_names {
            Some(with_names) if !heading.text.links.iter().any(is_withheld) => with_names,
            _ => &heading.id,
        }
    }

    /// What a document leads its readers to.
    pub fn leads(&self, id: DocId) -> impl Iterator<Item = &Target> {
        leads(self.published.get(id), self.links(id)).map(|(_, target)| target)
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
        &self.members[collection.index()]
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
        &self.held_by[id.index()]
    }

    /// The attachment that is the cover of a document, by path from the content folder.
    pub fn cover(&self, id: DocId) -> Option<&str> {
        self.covers.get(&id).map(String::as_str)
    }

    /// The address of an attachment from the site's root, not encoded: mostly its path from the content folder.
    pub fn file_address<'p>(&'p self, path: &'p str) -> &'p str {
        self.neutral.get(path).map_or(path, String::as_str)
    }

    /// Whether the name of an attachment must not be said, for it is that of a withheld document.
    pub fn has_neutral_address(&self, path: &str) -> bool {
        self.neutral.contains_key(path)
    }

    /// When a collection or something in it last changed.
    pub fn collection_changed(&self, collection: DocId) -> Option<Moment> {
        self.collections_changed.get(&collection).copied()
    }

    /// Whether a note may be among the newest changes of the home page: not when every notebook that holds it is left out.
    pub fn may_be_recent(&self, note: DocId) -> bool {
        let held_by = self.held_by(note);
        held_by.is_empty() || held_by.iter().any(|holding| !self.not_recent.contains(&holding.collection))
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

/// The site's own words stand on every page, as they are written.
fn site_texts(resolver: &links::Resolver, config: &Config) -> Vec<Diagnostic> {
    let texts = [("title", Some(&config.title)), ("description", config.description.as_ref())];
    let texts = texts.into_iter().chain([("licence", config.licence.as_ref())]);
    let texts = texts.filter_map(|(key, text)| Some((key, text?)));
    let naming = texts.filter(|(_, text)| inline::may_hold_links(text) && resolver.says_withheld(text));
    naming.map(|(key, _)| say::site_text_names_withheld(key).at(&"carnet.yaml".into(), 0..0)).collect()
}

fn embedding(published: &Published) -> Vec<DocId> {
    let embeds = |document: &Document| document.outline.links.iter().any(|link| link.form == Form::Embed);
    published.iter().filter(|(_, document)| embeds(document)).map(|(id, _)| id).collect()
}

/// The targets of a document's links, with their numbers; those that only stand in its source lead no one.
fn leads<'d>(document: &'d Document, targets: &'d [Target]) -> impl Iterator<Item = (u32, &'d Target)> {
    let both = document.outline.links.iter().zip(targets).zip(0..);
    both.filter(|((link, _), _)| link.form != Form::Definition && link.written.is_none())
        .map(|((_, target), number)| (number, target))
}

/// What leads to each document, from listed documents, itself apart; the newest change first.
fn backlinks(published: &Published, links: &[Vec<Target>], ranks: &Ranks) -> Vec<Vec<Backlink>> {
    let mut backlinks: Vec<Vec<Backlink>> = vec![Vec::new(); published.len()];
    let mut newest_first: Vec<DocId> = published.ids().filter(|id| published.is_listed(*id)).collect();
    newest_first.sort_by_key(|id| ranks.newest[id.index()]);
    for source in newest_first {
        for (number, target) in leads(published.get(source), &links[source.index()]) {
            let Target::Document { id, .. } = target else { continue };
            if *id == source {
                continue;
            }
            match backlinks[id.index()].last_mut() {
                Some(last) if last.source == source => last.links.push(number),
                _ => backlinks[id.index()].push(Backlink { source, links: vec![number] }),
            }
        }
    }
    backlinks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{FixtureFiles, config, graph, id, paths};

    #[test]
    fn backlinks_come_once_a_source_newest_first() {
        let (graph, _) = graph(
            &config(""),
            &[
                ("a.md", "# A\n\nVers [[c]], encore [[c]], [[a]].\n"),
                ("b.md", "---\npublished: 2024-01-01\n---\n# B\n\n[c](c.md)\n\n[inutile]: c.md\n"),
                ("c.md", "# C\n"),
                ("d.md", "---\nvisibility: unlisted\n---\n[[c]]\n"),
            ],
        );
        let backlinks = graph.backlinks(id(&graph, "c"));
        let found: Vec<(&str, usize)> =
            backlinks.iter().map(|b| (graph.published.get(b.source).path.as_str(), b.links.len())).collect();
        assert_eq!(found, [("b", 1), ("a", 2)]);
        assert!(graph.backlinks(id(&graph, "a")).is_empty(), "a note does not lead to itself");
    }

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

    #[test]
    fn tags_gather_their_spellings_and_order_by_title() {
        let (graph, _) = graph(
            &config(""),
            &[
                ("a.md", "---\ntags: [Été, été]\n---\n# Zoo\n"),
                ("b.md", "---\ntags: ['#ete', '!']\n---\n# Âne\n"),
                ("c.md", "---\ntags: [secret]\nvisibility: unlisted\n---\n"),
            ],
        );
        let tags: Vec<(&str, Vec<&str>)> =
            graph.tags.iter().map(|(key, tag)| (key.as_str(), paths(&graph, tag.notes.iter().copied()))).collect();
        assert_eq!(tags, [("ete", vec!["b", "a"]), ("exclamation", vec!["b"])]);
    }

    #[test]
    fn attachments_of_unlisted_documents_alone_are_hidden() {
        let files: FixtureFiles = &[
            ("a.md", "![x](commune.png)\n"),
            ("b.md", "---\nvisibility: unlisted\n---\n![x](commune.png) ![y](a-part.png)\n"),
            ("c.md", "---\nvisibility: private\n---\n![z](secrete.png)\n"),
            ("commune.png", ""),
            ("a-part.png", ""),
            ("secrete.png", ""),
        ];
        let (graph, _) = graph(&config(""), files);
        let list = |set: &BTreeSet<String>| set.iter().cloned().collect::<Vec<_>>();
        assert_eq!(list(&graph.attachments), ["a-part.png", "commune.png"]);
        assert_eq!(list(&graph.hidden_attachments), ["a-part.png"]);
    }
}
