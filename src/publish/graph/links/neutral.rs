//! Files whose address would say the name of a withheld document, and the address that they get instead.
//!
//! A folder or a file counts that is called like the document, with or without a number, and one that holds a name of several
//! words among others. A name that the address of a published document says too is none to be kept.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rapidhash::{RapidHashMap as HashMap, RapidHashSet as HashSet};

use super::{One, Resolver};
use crate::content::source::Attachment;
use crate::publish::address::Addresses;
use crate::publish::audience::{Published, Withheld};
use crate::publish::names::join;
use crate::text::slug::slug;

/// Where files without a name of their own are, beside those of the theme.
const FOLDER: &str = "assets";

/// Folders of the content that have a meaning of their own: every site has them.
const FOLDERS: [&str; 6] = ["notes", "notebooks", "bases", "communities", "authors", "pages"];

/// Files that stand for their folder.
const OF_FOLDERS: [&str; 2] = ["index", "readme"];

/// Names of more words are found alone, not among other words.
const MOST_WORDS: usize = 12;

/// Longer endings of a file's name are none.
const LONGEST_ENDING: usize = 8;

/// The names of withheld documents that a path may say, by their letters and digits alone.
#[derive(Debug, Default)]
pub(super) struct WithheldNames {
    names: HashMap<String, Name>,
    /// Words of the longest name that is found among others.
    longest: usize,
    /// The words of published addresses, once a name was found.
    published: OnceLock<HashSet<String>>,
}

#[derive(Debug, Clone, Copy)]
struct Name {
    /// Its place among withheld documents.
    withheld: usize,
    /// It is found among other words too.
    is_long: bool,
}

impl WithheldNames {
    pub(super) fn of(withheld: &[Withheld]) -> WithheldNames {
        let mut kept = WithheldNames::default();
        for (number, document) in withheld.iter().enumerate() {
            let Withheld { path, slug, title, aliases, redirects, .. } = document;
            kept.add(number, named_by(path));
            let spoken = [slug, title].into_iter().chain(aliases).map(String::as_str);
            spoken.chain(redirects.iter().map(|old| named_by(old))).for_each(|name| kept.add(number, name));
        }
        kept
    }

    fn add(&mut self, withheld: usize, name: &str) {
        let slug = slug(name);
        if slug.is_empty() || OF_FOLDERS.contains(&slug.as_str()) {
            return;
        }
        let words = slug.split('-').count();
        // A date stands in the names of many files.
        let is_long =
            (2..=MOST_WORDS).contains(&words) && !slug.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        if is_long {
            self.longest = self.longest.max(words);
        }
        self.names.entry(slug.replace('-', "")).or_insert(Name { withheld, is_long });
    }

    /// The withheld document whose name a path says.
    fn said_by(&self, path: &str, published: &Published, addresses: &Addresses) -> Option<usize> {
        if self.names.is_empty() {
            return None;
        }
        let mut parts = path.split('/').peekable();
        let mut is_first = true;
        while let Some(part) = parts.next() {
            let is_known = is_first && (FOLDERS.contains(&part) || addresses.is_of_lists(part));
            is_first = false;
            let (name, _) = ending(part);
            let first = part.split('.').next().unwrap_or_default();
            let names = if parts.peek().is_some() { vec![part] } else { vec![part, name, first] };
            let mut names = names.into_iter().filter(|_| !is_known);
            if let Some(withheld) = names.find_map(|name| self.said_by_part(name, published, addresses)) {
                return Some(withheld);
            }
        }
        None
    }

    fn said_by_part(&self, part: &str, published: &Published, addresses: &Addresses) -> Option<usize> {
        let slug = slug(part);
        let words: Vec<&str> = slug.split('-').collect();
        let is_number = |word: &&&str| word.bytes().all(|byte| byte.is_ascii_digit());
        let without_numbers: Vec<&str> = words.iter().filter(|word| !is_number(word)).copied().collect();
        let whole = [words.concat(), without_numbers.concat()];
        let whole = whole.into_iter().filter(|name| self.names.contains_key(name));
        let runs = (0..words.len())
            .flat_map(|from| (from + 1..=words.len().min(from + self.longest)).map(move |to| (from, to)));
        let runs = runs.map(|(from, to)| words[from..to].concat());
        let among = runs.filter(|name| self.names.get(name).is_some_and(|name| name.is_long));
        let said = whole.chain(among).find(|name| !self.is_published(name, published, addresses))?;
        self.names.get(&said).map(|name| name.withheld)
    }

    /// Whether the address of a listed document says a name.
    fn is_published(&self, name: &str, published: &Published, addresses: &Addresses) -> bool {
        let words = self.published.get_or_init(|| {
            let listed = published.iter().filter(|(id, _)| published.is_listed(*id));
            let addresses = listed.map(|(_, document)| addresses.document(document));
            addresses
                .flat_map(|address| address.split('/').map(|word| slug(word).replace('-', "")).collect::<Vec<_>>())
                .collect()
        });
        words.contains(name)
    }
}

/// What the document at a path is called by it.
fn named_by(path: &str) -> &str {
    let path = path.trim_matches('/');
    let (folder, last) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
    let is_of_folder = OF_FOLDERS.iter().any(|name| stem.eq_ignore_ascii_case(name));
    if is_of_folder { folder.rsplit('/').next().unwrap_or_default() } else { stem }
}

/// The name of a file and its ending, which is short and of plain letters.
fn ending(file: &str) -> (&str, Option<&str>) {
    let is_ending = |ending: &str| {
        (1..=LONGEST_ENDING).contains(&ending.len()) && ending.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    match file.rsplit_once('.') {
        Some((name, ending)) if is_ending(ending) => (name, Some(ending)),
        _ => (file, None),
    }
}

/// An address that tells nothing but what is in the file.
fn address(path: &str, attachment: &Attachment) -> String {
    let (_, ending) = ending(path.rsplit('/').next().unwrap_or(path));
    let ending = ending.map_or_else(String::new, |ending| format!(".{ending}"));
    format!("{FOLDER}/{:016x}{ending}", attachment.fingerprint().unwrap_or_default())
}

impl Resolver<'_> {
    /// The withheld document whose name the address of a file would say.
    pub(super) fn withheld_said_by_file(&self, path: &str) -> Option<usize> {
        if self.withheld.is_empty() {
            return None;
        }
        let kept = self.kept.get_or_init(|| WithheldNames::of(self.withheld));
        let withheld = kept.said_by(path, self.published, self.inputs.addresses)?;
        Some(self.published.len() + withheld)
    }

    /// The addresses of the files that cannot have their own, by path.
    pub(crate) fn neutral_addresses<'p>(
        &self,
        paths: impl IntoIterator<Item = &'p String>,
    ) -> BTreeMap<String, String> {
        let said = paths.into_iter().filter(|path| self.withheld_said_by_file(path).is_some());
        let files = said.filter_map(|path| Some((path, self.inputs.attachments.get(path)?)));
        files.map(|(path, attachment)| (path.clone(), address(path, attachment))).collect()
    }
}

impl One<'_, '_> {
    /// The same for a file that a path among words leads to.
    pub(super) fn withheld_said_by_file_of(&self, said: &str) -> Option<usize> {
        if self.resolver.withheld.is_empty() {
            return None;
        }
        let from_here = join(&self.document.path, said).filter(|_| !said.starts_with('/'));
        let paths = from_here.into_iter().chain([said.trim_start_matches('/').to_owned()]);
        let mut files = paths.filter_map(|path| self.attachment_at(&path));
        files.find_map(|path| self.resolver.withheld_said_by_file(&path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::config::Config;
    use crate::content::document::names::FoldedNames;
    use crate::content::i18n::Translation;
    use crate::fixture::{config, graph};
    use crate::publish::audience::Reason;

    #[test]
    fn a_path_says_the_name_of_a_withheld_document() {
        let withheld = |path: &str, title: &str| Withheld {
            reason: Reason::Private,
            file: path.into(),
            path: path.into(),
            slug: slug(named_by(path)),
            title: title.into(),
            aliases: vec![String::from("Un autre nom")],
            redirects: vec![String::from("/ancien/lieu-dit/index.html")],
            word: "note",
            names: FoldedNames::of("", "", "", &[]).into(),
        };
        let kept = WithheldNames::of(&[
            withheld("notes/secret/index", "Le plan"),
            withheld("notes/notes", "Notes"),
            withheld("2024-01-15", "2024-01-15"),
            withheld("deploiement", "Déploiement"),
        ]);
        let (graph, _) = graph(&config(""), &[("a.md", "# A\n"), ("b/deploiement.md", "# Déploiement\n")]);
        let addresses = Addresses::new(&Config::default(), &Translation::default());
        let says = |path: &str| kept.said_by(path, &graph.published, &addresses).is_some();
        for path in [
            "notes/secret/plan.pdf",
            "notes/Sécret/a/b.png",
            "secret.pdf",
            "a/secret 2.tar.gz",
            "a/2024-02-03 secret.excalidraw.svg",
            "a/secret",
            "Le plan.png",
            "copie de Le Plan (2).png",
            "un_autre_nom-v2.png",
            "lieu-dit.pdf",
            "2024-01-15.png",
            "UnAutreNom.png",
        ] {
            assert!(says(path), "{path}");
        }
        for path in [
            "notes/a.pdf",
            "notes/notes/a.pdf",
            "a/secretaire.pdf",
            "a/dossier secret.pdf",
            "photo 2024-01-15 a.png",
            "plan.png",
            "index.png",
            "ancien/a.png",
            "deploiement/a.png",
            "a.secret-x",
            "-.png",
        ] {
            assert!(!says(path), "{path}");
        }
    }

    #[test]
    fn an_ending_is_short() {
        for (file, found) in [
            ("a.PDF", Some("PDF")),
            ("a.tar.gz", Some("gz")),
            ("a", None),
            ("a.", None),
            ("a. suite de la phrase", None),
            ("a.longueterminaison", None),
        ] {
            assert_eq!(ending(file).1, found, "{file}");
        }
    }
}
