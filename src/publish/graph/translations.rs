//! Documents that say the same in several languages, as their front matters tell.

use std::collections::BTreeMap;
use std::sync::Arc;

use rapidhash::RapidHashMap as HashMap;

use super::links::Resolver;
use crate::content::document::Document;
use crate::diagnostics::{Diagnostic, Problems, phrases, say};
use crate::publish::audience::{DocId, Published};
use crate::publish::names::{AskedNames, Found};

/// Which documents say the same.
#[derive(Debug, Default)]
pub(super) struct Translations {
    /// For each listed document that has translations or is one, all that say the same, itself among them: the translated one
    /// first, then by language tag.
    pub groups: HashMap<DocId, Arc<[DocId]>>,
    /// For each translation, the listed document that it names.
    pub originals: HashMap<DocId, DocId>,
}

/// The translations among the listed documents. `site_language` is that of documents that say none.
pub(super) fn of(
    published: &Published,
    resolver: &Resolver,
    site_language: &str,
    asked: &AskedNames,
) -> (Translations, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let mut translations = Translations::default();
    let mut groups = Groups::default();
    for (id, document) in published.iter() {
        let mut of_file = Problems::of(&document.file);
        if let Some(original) = original(id, document, published, resolver, asked, &mut of_file) {
            translations.originals.insert(id, original);
            // Only listed pages are offered to those who read another.
            if published.is_listed(id) {
                groups.join(id, original);
            }
        }
        problems.extend(of_file.into_vec());
    }
    let language = |id: DocId| published.get(id).common.language.as_deref().unwrap_or(site_language);
    let is_translation = |id: DocId| published.get(id).common.translation_of.is_some();
    for mut group in groups.all() {
        group.sort_by_key(|id| (is_translation(*id), language(*id), *id));
        let mut by_language: HashMap<&str, DocId> = HashMap::default();
        group.retain(|id| {
            let first = *by_language.entry(language(*id)).or_insert(*id);
            if first != *id {
                let (document, first) = (published.get(*id), published.get(first));
                let span = document.common.translation_of.as_ref().map(|name| name.span.clone());
                let problem = say::translation_in_same_language(&first.file, language(*id));
                problems.push(problem.at(&document.file, span.unwrap_or_default()));
            }
            first == *id
        });
        let group: Arc<[DocId]> = group.into();
        translations.groups.extend(group.iter().filter(|_| group.len() > 1).map(|id| (*id, group.clone())));
    }
    (translations, problems)
}

/// Documents that belong together, as a forest: each leads to another of its group, but for one.
#[derive(Debug, Default)]
struct Groups(BTreeMap<DocId, DocId>);

impl Groups {
    fn join(&mut self, one: DocId, other: DocId) {
        let (one, other) = (self.root(one), self.root(other));
        let (first, second) = (one.min(other), one.max(other));
        self.0.insert(first, first);
        self.0.insert(second, first);
    }

    /// The document that a group is known by. The way to it is halved, so that it stays short.
    fn root(&mut self, mut id: DocId) -> DocId {
        while let Some(&next) = self.0.get(&id).filter(|next| **next != id) {
            let beyond = self.0.get(&next).copied().unwrap_or(next);
            self.0.insert(id, beyond);
            id = beyond;
        }
        id
    }

    fn all(mut self) -> impl Iterator<Item = Vec<DocId>> {
        let members: Vec<DocId> = self.0.keys().copied().collect();
        let mut groups: BTreeMap<DocId, Vec<DocId>> = BTreeMap::new();
        for id in members {
            groups.entry(self.root(id)).or_default().push(id);
        }
        groups.into_values()
    }
}

/// The published document that another says it translates.
fn original(
    id: DocId,
    document: &Document,
    published: &Published,
    resolver: &Resolver,
    asked: &AskedNames,
    problems: &mut Problems,
) -> Option<DocId> {
    let name = document.common.translation_of.as_ref()?;
    let problem = match resolver.find(&name.value, &document.path, document.kind.word(), asked) {
        Found::One(number) => match resolver.published_id(number) {
            Some(original) if original != id => return Some(original).filter(|id| published.is_listed(*id)),
            Some(_) => say::translation_of_itself(),
            // What is withheld is not named.
            None => return None,
        },
        Found::Several(ids) => resolver.ambiguous(say::member_of_several_pages(&name.value, ids.count()), &ids),
        Found::Nothing if resolver.unread().may_name(&name.value) => return None,
        Found::Nothing => {
            let problem = say::translation_of_no_page(&name.value);
            match resolver.nearest(&name.value) {
                Some(near) => problem.suggest(Some(near)),
                None => problem.help(phrases::write_name_of_document()),
            }
        }
    };
    problems.add(name.span.clone(), problem);
    None
}
