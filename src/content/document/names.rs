//! The names of a document as they are compared: made when it is read, so that they stay with it while other documents
//! change. What they mean among the names of others is not known here.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use crate::content::logseq;
use crate::text::slug::{fold, without_accents};

/// A path and the names that links may call it by, folded. All of it follows from what it was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoldedNames {
    pub path: Arc<str>,
    pub names: Box<[FoldedName]>,
}

/// A name as it is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoldedName {
    pub name: Arc<str>,
    /// The name without accents, where that is another.
    pub bare: Option<Arc<str>>,
    pub sort: NameSort,
}

/// What a name is: the first of them is meant before the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameSort {
    /// That of the file, or the slug.
    File,
    Title,
    Alias,
}

impl FoldedNames {
    /// `path` is that from the content folder, without ending.
    pub fn of(path: &str, slug: &str, title: &str, aliases: &[String]) -> FoldedNames {
        let path = fold(path);
        let file = path.rsplit('/').next().unwrap_or(&path).to_owned();
        let slug = fold(slug);
        let file = Some((file, NameSort::File)).filter(|(file, _)| *file != slug);
        let aliases = aliases.iter().map(|alias| (fold(alias), NameSort::Alias));
        let in_logseq = logseq::name(&path);
        let day = in_logseq.as_deref().and_then(logseq::day);
        let in_logseq = in_logseq.into_iter().chain(day);
        let aliases = aliases.chain(in_logseq.map(|name| (name, NameSort::Alias)));
        let names = file.into_iter().chain([(slug, NameSort::File), (fold(title), NameSort::Title)]).chain(aliases);
        let names = names.map(|(name, sort)| FoldedName::new(&name, sort)).collect();
        FoldedNames { path: path.into(), names }
    }
}

impl FoldedName {
    fn new(name: &str, sort: NameSort) -> FoldedName {
        let bare = if name.is_ascii() { None } else { Some(without_accents(name)).filter(|bare| *bare != name) };
        FoldedName { name: name.into(), bare: bare.map(Arc::from), sort }
    }
}

/// Documents that are equal but for these have the same ones.
impl Hash for FoldedNames {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}
