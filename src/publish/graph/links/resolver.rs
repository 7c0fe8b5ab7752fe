//! Everything a link can lead to, by name and by address.

use std::sync::OnceLock;

use rapidhash::RapidHashMap as HashMap;
use rayon::prelude::*;

use super::files::FileNames;
use super::neutral::WithheldNames;
use super::resembling::Resembling;
use super::{One, Resolved};
use crate::content::document::Document;
use crate::content::markdown::{Body, Form, LinkUse};
use crate::diagnostics::{Diagnostic, Problems, Spanned, phrases};
use crate::publish::address::Addresses;
use crate::publish::audience::{DocId, Published, Withheld};
use crate::publish::graph::Inputs;
use crate::publish::graph::anchors::Anchors;
use crate::publish::names::{AskedNames, Found, NameOwner, Names, NamesakeIds};
use crate::publish::unread::Unread;
use crate::text::slug::fold;

/// Candidates that a message about an ambiguous name lists.
const CANDIDATES: usize = 8;

/// Everything a link can lead to, by name.
pub(crate) struct Resolver<'a> {
    pub(super) published: &'a Published,
    pub(super) withheld: &'a [Withheld],
    pub(super) inputs: Inputs<'a>,
    pub(super) names: Names<'a>,
    /// Published documents then withheld ones, by address from the root.
    pub(super) by_address: HashMap<String, usize>,
    /// Documents that lists do not name, by old address.
    pub(super) unlisted_by_old_address: HashMap<String, usize>,
    pub(super) files: FileNames<'a>,
    /// By document.
    pub(super) anchors: Vec<OnceLock<Box<Anchors>>>,
    /// Some published documents stand in no list.
    pub(super) has_unlisted: bool,
    /// Made when a first link leads nowhere.
    pub(super) resembling: OnceLock<Resembling>,
    /// Made when a first file is used.
    pub(super) kept: OnceLock<WithheldNames>,
}

impl<'a> Resolver<'a> {
    pub(crate) fn new(published: &'a Published, inputs: Inputs<'a>) -> Resolver<'a> {
        let withheld = inputs.withheld;
        let public = published.iter().map(|(_, d)| NameOwner {
            path: &d.path,
            slug: &d.slug,
            title: d.name(),
            is_note: d.kind.is_note(),
            folded: d.names.clone(),
        });
        let hidden = withheld.iter().map(|w| NameOwner {
            path: &w.path,
            slug: &w.slug,
            title: &w.title,
            is_note: w.word == "note",
            folded: w.names.clone(),
        });
        let entries: Vec<NameOwner> = public.chain(hidden).collect();
        let (names, by_address) =
            rayon::join(|| Names::of(&entries), || by_address(published, withheld, inputs.addresses));
        Resolver {
            published,
            withheld,
            inputs,
            names,
            by_address,
            unlisted_by_old_address: unlisted_by_old_address(published),
            files: FileNames::of(inputs.attachments.keys().map(String::as_str)),
            anchors: published.ids().map(|_| OnceLock::new()).collect(),
            has_unlisted: published.ids().any(|id| !published.is_listed(id)),
            resembling: OnceLock::new(),
            kept: OnceLock::new(),
        }
    }

    /// The documents, published or not, that a name means for one at path `from`. `word` is the kind that is expected:
    /// `notebooks/x` finds notebooks, whatever the folder is called.
    pub(crate) fn find(&self, name: &str, from: &str, word: &str, asked: &AskedNames) -> Found {
        let prefixed = match word {
            "notebook" if !name.contains('/') => self.by_kind("notebook", name),
            _ => None,
        };
        prefixed.map_or_else(|| self.names.find(name, from, asked), Found::One)
    }

    /// `notebooks/x`, `authors/x`, `communities/x`, `bases/x` by slug.
    fn by_kind(&self, word: &str, slug: &str) -> Option<usize> {
        self.by_address.get(&self.inputs.addresses.named(word, slug)).copied()
    }

    /// The document whose name holds the sign of a fragment, as `C#`, and what remains for one.
    pub(super) fn by_name_with_sharp(
        &self,
        link: &LinkUse,
        from: &str,
        asked: &AskedNames,
    ) -> Option<(usize, Option<String>)> {
        if !self.names.has_sharp() || !matches!(link.form, Form::Wiki | Form::Embed) {
            return None;
        }
        let target = link.target.trim();
        let named = |name: &str| match self.names.find(name, from, asked) {
            Found::One(number) => Some(number),
            _ => None,
        };
        let Some(fragment) = &link.fragment else {
            return Some((target.ends_with('#').then(|| named(target))??, None));
        };
        // The spaces around the sign are lost where it is read as that of a fragment.
        let signs = ["#", "# ", " #", " # "];
        if let Some(number) = signs.iter().find_map(|sign| named(&format!("{target}{sign}{fragment}"))) {
            return Some((number, None));
        }
        let rest = fragment.strip_prefix('#').map(|rest| rest.trim().to_owned()).filter(|rest| !rest.is_empty())?;
        Some((named(&format!("{target}#"))?, Some(rest)))
    }

    pub(super) fn by_prefix(&self, name: &str) -> Option<usize> {
        let (folder, slug) = name.split_once('/')?;
        let word = match folder {
            "notebooks" => "notebook",
            "bases" => "base",
            "communities" => "community",
            "authors" => "author",
            _ => return None,
        };
        self.by_kind(word, slug)
    }

    /// The published document behind a number that [`Resolver::find`] gave; none when it is withheld.
    pub(crate) fn published_id(&self, number: usize) -> Option<DocId> {
        self.published.id(number)
    }

    /// What cannot be said to be absent.
    pub(crate) fn unread(&self) -> &Unread {
        self.inputs.unread
    }

    /// A name of the site that looks like this one. It looks at all of them.
    pub(crate) fn nearest(&self, name: &str) -> Option<&str> {
        self.names.nearest(name)
    }

    /// The message for a name that means several documents, with their paths.
    pub(crate) fn ambiguous(&self, diagnostic: Diagnostic, numbers: &NamesakeIds) -> Diagnostic {
        let count = numbers.count();
        let paths: Vec<&str> = numbers.first(CANDIDATES).into_iter().map(|number| self.path_of(number)).collect();
        let paths = paths.join(", ");
        diagnostic.help(match count.saturating_sub(CANDIDATES) {
            0 => phrases::write_one_of_paths(paths),
            more => phrases::write_one_of_paths_or_more(paths, more),
        })
    }

    pub(super) fn path_of(&self, number: usize) -> &str {
        match self.published_id(number) {
            Some(id) => &self.published.get(id).path,
            None => self.withheld.get(number - self.published.len()).map_or("", |w| &w.path),
        }
    }

    pub(super) fn anchors_of(&self, id: DocId) -> &Anchors {
        self.anchors[id.index()].get_or_init(Box::default)
    }

    /// Resolves every link of a document, and its cover, with suggestions for its first mistakes.
    pub(super) fn resolve(&self, id: DocId, suggestions: usize) -> Resolved {
        let body = self.inputs.bodies.get(id);
        self.resolve_one(id, self.published.get(id), body, suggestions)
    }

    /// The same for a document that is none of these; to it no link leads but its own.
    pub(in crate::publish::graph) fn resolve_beside(&self, document: &Document, body: &Body) -> Resolved {
        self.resolve_one(self.published.beside(), document, body, 0)
    }

    fn resolve_one(&self, id: DocId, document: &Document, body: &Body, suggestions: usize) -> Resolved {
        let is_beside = id == self.published.beside();
        let mut one = One {
            resolver: self,
            id,
            document,
            out: Resolved::default(),
            problems: Problems::of(&document.file),
            asked: AskedNames::default(),
            span: 0..0,
            suggested: 0,
            suggestions,
            anchors: is_beside.then(Box::default),
        };
        for (number, link) in document.outline.links.iter().enumerate() {
            one.span = body.span(number);
            let target = one.target_to_print(number, link);
            one.out.targets.push(target);
        }
        for Spanned { value: link, span } in &document.front {
            one.span = span.clone();
            let target = one.only_named(0, link);
            one.out.front.push(target);
        }
        one.old_addresses();
        one.people();
        one.cover();
        one.out.diagnostics = one.problems.into_vec();
        one.out.asked = one.asked.into_numbers();
        one.out
    }
}

fn unlisted_by_old_address(published: &Published) -> HashMap<String, usize> {
    let unlisted = published.iter().enumerate().filter(|(_, (id, _))| !published.is_listed(*id));
    let old = unlisted.flat_map(|(number, (_, document))| {
        let old = document.common.redirects.iter().chain(&document.common.permalink);
        old.map(move |old| (format!("{}/", fold(old.value.trim_matches('/'))), number))
    });
    old.filter(|(old, _)| old.len() > 1).collect()
}

fn by_address(published: &Published, withheld: &[Withheld], addresses: &Addresses) -> HashMap<String, usize> {
    let ids: Vec<DocId> = published.ids().collect();
    let public: Vec<String> = ids.par_iter().map(|id| addresses.document(published.get(*id))).collect();
    let hidden = withheld.iter().map(|w| addresses.named(w.word, &w.slug));
    let old = withheld.iter().zip(published.len()..).flat_map(|(w, number)| {
        let folded = w.redirects.iter().map(|old| format!("{}/", fold(old.trim_matches('/'))));
        folded.filter(|old| old.len() > 1).map(move |old| (old, number))
    });
    let mut map = HashMap::default();
    map.reserve(public.len() + withheld.len());
    let home = addresses.home();
    for (number, address) in public.into_iter().chain(hidden).enumerate() {
        // There is a home page even when no one may see its text.
        if number < published.len() || address != home {
            map.entry(address).or_insert(number);
        }
    }
    for (address, number) in old {
        map.entry(address).or_insert(number);
    }
    map
}
