//! Where each page of the site is: one rule a kind, so that a link and the page it leads to never disagree.
//!
//! Addresses are from the site's root, without a leading slash: `notes/x/`, or `notes/x/index.html` for sites opened from
//! a disk. The home page is the empty one.

mod form;
mod namesakes;

pub use form::{directory, encode, feed, file, root_of, way};
use rapidhash::RapidHashMap as HashMap;

use crate::content::config::{Config, Urls};
use crate::content::document::Document;
use crate::content::i18n::Translation;
use crate::content::keys::AddressWord;

/// The lists of everything of a sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKind {
    Notes,
    Tags,
    Authors,
    Communities,
    Bases,
    Languages,
}

impl ListKind {
    /// In the order in which their pages are planned.
    pub const ALL: [ListKind; 6] = [
        ListKind::Notes,
        ListKind::Tags,
        ListKind::Authors,
        ListKind::Communities,
        ListKind::Bases,
        ListKind::Languages,
    ];

    /// The English word, for templates and texts of the interface.
    pub fn word(self) -> &'static str {
        self.address_word().name()
    }

    fn address_word(self) -> AddressWord {
        match self {
            ListKind::Notes => AddressWord::Notes,
            ListKind::Tags => AddressWord::Tags,
            ListKind::Authors => AddressWord::Authors,
            ListKind::Communities => AddressWord::Communities,
            ListKind::Bases => AddressWord::Bases,
            ListKind::Languages => AddressWord::Languages,
        }
    }
}

/// Makes addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addresses {
    /// By [`AddressWord`].
    words: Vec<String>,
    urls: Urls,
    /// Notes have their Markdown source beside their page.
    has_sources: bool,
    /// By a note's path from the content folder, its slug where that is not its own.
    apart: HashMap<String, String>,
}

impl Addresses {
    pub fn new(config: &Config, translation: &Translation) -> Addresses {
        let configured =
            |kind| config.addresses.iter().find(|(known, _)| *known == kind).map(|(_, word)| word.as_str());
        let word = |kind| configured(kind).unwrap_or_else(|| translation.address(kind)).to_owned();
        Addresses {
            words: AddressWord::ALL.iter().map(|kind| word(kind.name())).collect(),
            urls: config.urls,
            has_sources: !config.few_files,
            apart: HashMap::default(),
        }
    }

    fn word(&self, kind: AddressWord) -> &str {
        &self.words[kind as usize]
    }

    fn folder(&self, path: &str) -> String {
        match self.urls {
            Urls::Folder if path.is_empty() => String::new(),
            Urls::Folder => [path, "/"].concat(),
            Urls::File if path.is_empty() => String::from("index.html"),
            Urls::File => [path, "/index.html"].concat(),
        }
    }

    pub fn document(&self, document: &Document) -> String {
        let slug = if self.apart.is_empty() { None } else { self.apart.get(&document.path) };
        self.named(document.kind.word(), slug.unwrap_or(&document.slug))
    }

    /// The address of a file of the site.
    pub fn of_file(&self, file: String) -> String {
        match file.strip_suffix("index.html") {
            Some(folder) if self.urls == Urls::Folder && (folder.is_empty() || folder.ends_with('/')) => {
                folder.to_owned()
            }
            _ => file,
        }
    }

    /// The address of a document by its kind's English word and its slug.
    pub fn named(&self, kind: &str, slug: &str) -> String {
        let within = |word: &str| self.folder(&[word, "/", slug].concat());
        match kind {
            "home" => self.home(),
            "note" => within(self.word(AddressWord::Notes)),
            "notebook" => within(self.word(AddressWord::Notebooks)),
            "base" => within(self.word(AddressWord::Bases)),
            "community" => within(self.word(AddressWord::Communities)),
            "author" => within(self.word(AddressWord::Authors)),
            _ => self.folder(slug),
        }
    }

    /// The Markdown source beside a page; none where the site has few files.
    pub fn source(&self, document: &Document) -> Option<String> {
        self.has_sources.then(|| [directory(&self.document(document)), "index.md"].concat())
    }

    /// Whether notes have their Markdown source beside their page.
    pub fn has_sources(&self) -> bool {
        self.has_sources
    }

    pub fn home(&self) -> String {
        self.folder("")
    }

    pub fn author(&self, slug: &str) -> String {
        self.named("author", slug)
    }

    pub fn community(&self, slug: &str) -> String {
        self.named("community", slug)
    }

    /// The page of a tag by its address word.
    pub fn tag(&self, word: &str) -> String {
        self.folder(&format!("{}/{word}", self.word(AddressWord::Tags)))
    }

    /// The list of the notes in a language, by the first part of its tag.
    pub fn language(&self, root: &str) -> String {
        self.folder(&[self.word(AddressWord::Languages), "/", root].concat())
    }

    /// Whether an address word is, or stands below, a further page of a list: `page/2`.
    pub fn is_further_page(&self, word: &str) -> bool {
        let mut parts = word.split('/');
        parts.any(|part| part == self.word(AddressWord::Page))
            && word.bytes().last().is_some_and(|b| b.is_ascii_digit())
    }

    /// `journal/2024-02/`.
    pub fn month(&self, year: i16, month: i8) -> String {
        self.folder(&format!("{}/{year:04}-{month:02}", self.word(AddressWord::Changes)))
    }

    /// A page below that of a document.
    fn below(&self, document: &Document, rest: &[&str]) -> String {
        self.folder(&format!("{}{}", directory(&self.document(document)), rest.join("/")))
    }

    pub fn backlinks(&self, note: &Document) -> String {
        self.below(note, &[self.word(AddressWord::Backlinks)])
    }

    /// The page that holds a whole notebook.
    pub fn book(&self, notebook: &Document) -> String {
        self.below(notebook, &[self.word(AddressWord::Book)])
    }

    /// The book of a notebook, beside its page: `carnets/x/x.epub`.
    pub fn epub(&self, notebook: &Document) -> String {
        let page = self.document(notebook);
        let folder = directory(&page);
        let name = folder.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        format!("{folder}{name}.epub")
    }

    /// The page of a version of a note, by the version's word.
    pub fn version(&self, note: &Document, word: &str) -> String {
        self.below(note, &[self.word(AddressWord::Versions), word])
    }

    /// The page that compares a version of a note with the current one.
    pub fn comparison(&self, note: &Document, word: &str) -> String {
        self.below(note, &[self.word(AddressWord::Comparison), word])
    }

    /// The page that compares any two versions of a note.
    pub fn pairs(&self, note: &Document) -> String {
        self.below(note, &[self.word(AddressWord::Versions), self.word(AddressWord::Comparison)])
    }

    /// Where programs read which versions of a note there are.
    pub fn time_map(&self, note: &Document) -> String {
        format!("{}{}/timemap.txt", directory(&self.document(note)), self.word(AddressWord::Versions))
    }

    /// The page of a note's history.
    pub fn history(&self, note: &Document) -> String {
        self.below(note, &[self.word(AddressWord::Versions)])
    }

    /// The page of the site that has a word of its own, or the first page of such a list.
    pub fn of(&self, kind: AddressWord) -> String {
        self.folder(self.word(kind))
    }

    pub fn list(&self, of: ListKind) -> String {
        self.of(of.address_word())
    }

    /// Whether an address is one of the lists', of the change log's or of their further pages: there is a page only where
    /// there is enough to list.
    pub fn is_of_lists(&self, address: &str) -> bool {
        let parts: Vec<&str> = address.split('/').filter(|part| !part.is_empty() && *part != "index.html").collect();
        let is_list = |part: &str| AddressWord::ALL.iter().any(|word| word.is_of_list() && self.word(*word) == part);
        match parts.as_slice() {
            [only] => is_list(only),
            [first, ..] => {
                *first == self.word(AddressWord::Changes)
                    || (is_list(first) && parts.contains(&self.word(AddressWord::Page)))
            }
            [] => false,
        }
    }

    /// Page `number` (from 1) of a list whose first page is at `first`.
    pub fn paged(&self, first: &str, number: usize) -> String {
        if number <= 1 {
            return first.to_owned();
        }
        self.folder(&format!("{}{}/{number}", directory(first), self.word(AddressWord::Page)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(urls: Urls) -> Addresses {
        Addresses::new(&Config { urls, ..Config::default() }, &Translation::default())
    }

    #[test]
    fn folder_and_file_forms() {
        let a = addresses(Urls::Folder);
        assert_eq!(a.named("note", "x"), "notes/x/");
        assert_eq!(a.paged("tags/a/", 2), "tags/a/page/2/");
        assert_eq!((a.home(), a.month(2024, 2)), (String::new(), "changes/2024-02/".into()));
        let a = addresses(Urls::File);
        assert_eq!(a.named("note", "x"), "notes/x/index.html");
        assert_eq!(a.paged("tags/a/index.html", 2), "tags/a/page/2/index.html");
    }

    #[test]
    fn addresses_of_lists() {
        let a = addresses(Urls::Folder);
        for list in ["/notes/", "tags", "/changes/2024-02/", "/notebooks/x/page/2/", "/notes/index.html"] {
            assert!(a.is_of_lists(list), "{list}");
        }
        for other in ["/", "/notes/x/", "/x/page/2/", "/file.pdf"] {
            assert!(!a.is_of_lists(other), "{other}");
        }
    }
}
