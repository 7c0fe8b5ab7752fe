//! What an author means on the command line: a document by its slug, title, alias or path; an author or a community.
//!
//! Names are compared as links compare them. A link means the nearest of several candidates; a command stands in no file, so
//! several candidates are an error.

use std::path::Path;

use super::{Manuscript, Refusal};
use crate::content::document::{Document, Kind};
use crate::diagnostics::{Diagnostic, Phrase, phrases, say};
use crate::publish::audience::Declared;
use crate::text::slug::{fold, nearest, without_accents};

/// What a name is looked up among.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    Note,
    Notebook,
}

impl Sort {
    fn holds(self, kind: &Kind) -> bool {
        match self {
            Sort::Note => kind.is_note(),
            Sort::Notebook => matches!(kind, Kind::Notebook(_)),
        }
    }

    fn unknown(self, name: &str) -> Diagnostic {
        match self {
            Sort::Note => say::no_note_of_that_name(name),
            Sort::Notebook => say::no_notebook_of_that_name(name),
        }
    }
}

impl Manuscript {
    /// The place of the document of a sort that `name` means.
    pub fn find(&self, name: &str, sort: Sort) -> Result<usize, Refusal> {
        let of_kind = |index: &usize| sort.holds(&self.documents[*index].kind);
        let candidates: Vec<usize> = (0..self.documents.len()).filter(of_kind).collect();
        if let Some(index) = candidates.iter().find(|index| self.is_at(&self.documents[**index], name)) {
            return Ok(*index);
        }
        let folded = fold(name.strip_suffix(".md").unwrap_or(name));
        let wanted = folded.trim_matches('/');
        let bare = without_accents(wanted);
        for (wanted, fold) in
            [(wanted, &fold as &dyn Fn(&str) -> String), (&bare, &|name| without_accents(&fold(name)))]
        {
            let ranked: Vec<(u8, usize)> =
                candidates.iter().filter_map(|i| rank(&self.documents[*i], wanted, fold).map(|r| (r, *i))).collect();
            let best = ranked.iter().map(|(rank, _)| *rank).min();
            let found: Vec<usize> = ranked.iter().filter(|(rank, _)| Some(*rank) == best).map(|(_, i)| *i).collect();
            match found.as_slice() {
                [] => {}
                [one] => return Ok(*one),
                several => return Err(self.ambiguous(name, sort, several).into()),
            }
        }
        let stem =
            |path: &str| path.rsplit('/').next().map_or(String::new(), |name| name.trim_end_matches(".md").to_owned());
        let named = |d: &&Diagnostic| d.file.as_ref().is_some_and(|file| stem(&fold(file)) == stem(wanted));
        let unreadable: Vec<Diagnostic> = self.unreadable.iter().filter(named).cloned().collect();
        if !unreadable.is_empty() {
            return Err(Refusal::Site(unreadable));
        }
        let documents = candidates.iter().map(|index| self.documents[*index].as_ref());
        let near = nearest(name, documents.flat_map(|d| [d.slug.as_str(), d.name()]));
        Err(match near {
            Some(near) => sort.unknown(name).suggest(Some(near)),
            None if sort == Sort::Note => sort.unknown(name).help(phrases::write_name_of_note()),
            None => sort.unknown(name).help(phrases::make_notebook_first(name)),
        }
        .into())
    }

    /// Whether `name` is the file's path: from the current folder, the site's or the content's.
    fn is_at(&self, document: &Document, name: &str) -> bool {
        let name = name.trim_start_matches("./");
        let is_path = name == document.file.as_ref() || name.strip_suffix(".md") == Some(&document.path);
        let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let may_be = name.ends_with(".md") && document.file.ends_with(last);
        is_path || (may_be && same_file(Path::new(name), &self.root.join(document.file.as_ref())))
    }

    fn ambiguous(&self, name: &str, sort: Sort, found: &[usize]) -> Diagnostic {
        let files: Vec<&str> = found.iter().map(|index| self.documents[*index].file.as_ref()).collect();
        match sort {
            Sort::Note => say::name_of_several_notes(name, found.len(), files.join(", ")),
            Sort::Notebook => say::name_of_several_notebooks(name, found.len(), files.join(", ")),
        }
    }

    /// The author that `name` means, as front matter names them: the slug of a declared one, or a plain name that another
    /// document uses too.
    pub fn author(&self, name: &str) -> Result<String, Refusal> {
        let used = self.documents.iter().flat_map(|document| {
            let revisers = document.common.revisions.iter().filter_map(|revision| revision.author.as_ref());
            document.common.authors.iter().chain(revisers).map(|author| author.value.as_str())
        });
        let unknown = || (say::no_author_of_that_name(name), phrases::make_author_first(name));
        known(name, &self.authors(), used.collect(), unknown)
    }

    /// The community that `name` means, as [`Manuscript::author`].
    pub fn community(&self, name: &str) -> Result<String, Refusal> {
        let used = self.documents.iter().filter_map(|document| document.common.community.as_ref());
        let own = self.config.community.as_ref();
        let used = used.chain(own).map(|community| community.value.as_str()).collect();
        let unknown = || (say::no_community_of_that_name(name), phrases::make_community_first(name));
        known(name, &self.communities(), used, unknown)
    }
}

/// `unknown` gives what is said of a name that nobody has, and what helps where no other name is near.
fn known(
    name: &str,
    declared: &Declared,
    used: Vec<&str>,
    unknown: impl Fn() -> (Diagnostic, Phrase),
) -> Result<String, Refusal> {
    if declared.find(name).is_some() {
        return Ok(declared.slug_of(name));
    }
    let folded = fold(name);
    if let Some(known) = used.iter().find(|used| fold(used) == folded) {
        return Ok((*known).to_owned());
    }
    let (message, help) = unknown();
    Err(match nearest(name, declared.names().into_iter().chain(used)) {
        Some(near) => message.suggest(Some(near)),
        None => message.help(help),
    }
    .into())
}

/// How a document answers to a folded name: by its file or slug, its title, an alias; the lowest is the best.
fn rank(document: &Document, wanted: &str, fold: &dyn Fn(&str) -> String) -> Option<u8> {
    let path = fold(&document.path);
    let is_file = path.strip_suffix(wanted).is_some_and(|before| before.is_empty() || before.ends_with('/'));
    if is_file || fold(&document.slug) == wanted {
        return Some(0);
    }
    if fold(document.name()) == wanted {
        return Some(1);
    }
    document.common.aliases.iter().any(|alias| fold(alias) == wanted).then_some(2)
}

fn same_file(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}
