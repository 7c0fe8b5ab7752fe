//! What an author means on the command line: a document by its slug, title, alias or path; an author or a community.
//!
//! Names are compared as links compare them; but a command is typed nowhere in particular, so that no candidate is the
//! nearest: several are an error.

use std::path::Path;

use super::{Manuscript, Refusal};
use crate::content::document::{Document, Kind};
use crate::diagnostics::Diagnostic;
use crate::publish::audience::Declared;
use crate::text::slug::{fold, nearest, without_accents};

impl Manuscript {
    /// The place of the document of a kind that `name` means. `word` says which kind, in messages.
    pub fn find(&self, name: &str, word: &str, is: impl Fn(&Kind) -> bool) -> Result<usize, Refusal> {
        let of_kind = |index: &usize| is(&self.documents[*index].kind);
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
                several => return Err(self.ambiguous(name, word, several).into()),
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
        let near = nearest(name, documents.flat_map(|d| [d.slug.as_str(), d.title.as_str()]));
        Err(match near {
            None if word == "note" => {
                no_such(name, word).help("write its file's name, its title, or the path of its file")
            }
            near => suggest(name, word, near),
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

    fn ambiguous(&self, name: &str, word: &str, found: &[usize]) -> Diagnostic {
        let files: Vec<&str> = found.iter().map(|index| self.documents[*index].file.as_ref()).collect();
        Diagnostic::error("ambiguous-name", format!("'{name}' could be {} {word}s", found.len()))
            .help(format!("write one of {}", files.join(", ")))
    }

    /// The author that `name` means, as front matter names them: the slug of a declared one, or a plain name that another
    /// document uses too.
    pub fn author(&self, name: &str) -> Result<String, Refusal> {
        let used = self.documents.iter().flat_map(|document| {
            let revisers = document.revisions.iter().filter_map(|revision| revision.author.as_ref());
            document.authors.iter().chain(revisers).map(|author| author.value.as_str())
        });
        known(name, "author", &self.authors(), used.collect())
    }

    /// The community that `name` means, as [`Manuscript::author`].
    pub fn community(&self, name: &str) -> Result<String, Refusal> {
        let used = self.documents.iter().filter_map(|document| document.community.as_ref());
        let own = self.config.community.as_ref();
        known(name, "community", &self.communities(), used.chain(own).map(|c| c.value.as_str()).collect())
    }
}

fn known(name: &str, word: &str, declared: &Declared, used: Vec<&str>) -> Result<String, Refusal> {
    if declared.find(name).is_some() {
        return Ok(declared.slug_of(name));
    }
    let folded = fold(name);
    if let Some(known) = used.iter().find(|used| fold(used) == folded) {
        return Ok((*known).to_owned());
    }
    let near = nearest(name, declared.names().into_iter().chain(used));
    Err(suggest(name, word, near).into())
}

fn no_such(name: &str, word: &str) -> Diagnostic {
    Diagnostic::error("unknown-name", format!("there is no {word} named '{name}'"))
}

/// The near name, else the command that makes what is missing.
fn suggest(name: &str, word: &str, near: Option<&str>) -> Diagnostic {
    let article = if word.starts_with('a') { "an" } else { "a" };
    match near {
        Some(near) => no_such(name, word).suggest(Some(near)),
        None => {
            no_such(name, word).help(format!("make {article} {word} of that name first: carnet new {word} \"{name}\""))
        }
    }
}

/// How a document answers to a folded name: by its file or slug, its title, an alias; the lowest is the best.
fn rank(document: &Document, wanted: &str, fold: &dyn Fn(&str) -> String) -> Option<u8> {
    let path = fold(&document.path);
    let is_file = path.strip_suffix(wanted).is_some_and(|before| before.is_empty() || before.ends_with('/'));
    if is_file || fold(&document.slug) == wanted {
        return Some(0);
    }
    if fold(&document.title) == wanted {
        return Some(1);
    }
    document.aliases.iter().any(|alias| fold(alias) == wanted).then_some(2)
}

fn same_file(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}
