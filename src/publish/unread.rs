//! What cannot be said of a site while files of it cannot be read.
//!
//! Why a file cannot be read is told where it is. That something is absent (a note of some name, the file of an author, a
//! link to a note) may be a mere consequence of it, wherever such a file may hold that very thing. So whoever is about to
//! say that something is absent asks here first, and says nothing when it may be so. It is known by words alone: those of
//! a file's path, and of whatever of its text can be read.

use std::hash::{BuildHasher, Hash, Hasher};
use std::sync::Arc;

use percent_encoding::percent_decode_str;
use rapidhash::RapidHashSet as HashSet;
use rapidhash::fast::SeedableState;

use crate::content::config::Config;
use crate::content::document::{Document, FullDocument};
use crate::content::front_matter::Role;
use crate::content::source::{Sources, Text};
use crate::diagnostics::{self, Diagnostic, Rule};
use crate::publish::audience::{Audience, Reason, Withheld};
use crate::text::slug::{fold, slug};

/// The longest name that is told from those that begin like it, in words.
const LONGEST: usize = 6;

/// Words that are kept of all unreadable texts together: a site of which more cannot be read has other troubles.
const MAX_WORDS: usize = 1 << 17;

/// The files of a site that cannot be read, or not in whole, by what they may hold.
#[derive(Debug, Default)]
pub struct Unread {
    /// What the files may be called of which nothing could be made.
    lost: Words,
    /// What those may be called of which something could not be read.
    partial: Words,
    /// Everything that all of them say.
    texts: Words,
    /// Files of documents that were not read in whole.
    partial_files: HashSet<Arc<str>>,
    /// Roles of all of them.
    roles: HashSet<Role>,
    /// `carnet.yaml` has errors: what holds for files that say nothing is not known.
    no_defaults: bool,
    /// No site is made while it is so: what is not said cannot be published.
    stops: bool,
    hash: u64,
}

impl Unread {
    /// `documents` are in the order of their files; `configuration` is what is wrong with `carnet.yaml`.
    pub fn of(config: &Config, configuration: &[Diagnostic], sources: &Sources, documents: &[FullDocument]) -> Unread {
        let mut unread = Unread { no_defaults: diagnostics::errors(configuration) > 0, ..Unread::default() };
        let mut state = SeedableState::fixed().build_hasher();
        unread.no_defaults.hash(&mut state);
        let mut documents = documents.iter().peekable();
        for text in &sources.content {
            match documents.next_if(|read| read.document.file == text.file) {
                Some(read) if read.document.is_whole => continue,
                Some(_) => unread.add_partial(config, text),
                None => unread.add_lost(config, &text.path, Some(&text.text)),
            }
            (&text.file, text.hash).hash(&mut state);
        }
        for text in &sources.refused {
            unread.add_lost(config, &text.path, Some(&text.text));
            (&text.file, text.hash).hash(&mut state);
        }
        for file in refused_files(sources) {
            let path = match config.content.as_str() {
                "." => Some(file.as_ref()).filter(|file| !file.starts_with("themes/") && !file.starts_with("static/")),
                content => file.strip_prefix(content).and_then(|path| path.strip_prefix('/')),
            };
            unread.stops = true;
            match path {
                Some(path) => unread.add_lost(config, path, None),
                None => unread.lost.add(None, last(file)),
            }
            file.hash(&mut state);
        }
        unread.stops |= unread.no_defaults;
        unread.hash = state.finish();
        unread
    }

    /// A file of which nothing could be made, by its path from the content folder; without its text it may hold anything.
    fn add_lost(&mut self, config: &Config, path: &str, text: Option<&str>) {
        self.stops = true;
        let name = path.strip_suffix(".md").unwrap_or(path);
        let is_page = name != path || !last(path).contains('.');
        // Of a folder, the role of its files.
        let role = config.folders.role_of(&format!("{path}/"));
        for role in [None, Some(role)] {
            self.lost.add(role, name);
            if let Some(text) = text {
                self.lost.add_within(MAX_WORDS, role, &head(text));
            } else if is_page {
                self.lost.anything.insert(role);
            }
        }
        if let Some(text) = text {
            self.add_text(text);
        } else if is_page {
            self.texts.anything.insert(None);
        }
        self.roles.extend(is_page.then_some(role));
    }

    /// A file of which a document was made, though not all of its front matter could be read.
    fn add_partial(&mut self, config: &Config, text: &Text) {
        self.partial_files.insert(text.file.clone());
        self.stops |= !config.front_matter_warn;
        let (head, role) = (head(&text.text), config.folders.role_of(&text.path));
        self.roles.insert(role);
        for role in [None, Some(role)] {
            self.partial.add_within(MAX_WORDS, role, &head);
        }
        self.add_text(&text.text);
    }

    fn add_text(&mut self, text: &str) {
        if !self.texts.add_within(MAX_WORDS, None, &percent_decode_str(text).decode_utf8_lossy()) {
            self.texts.anything.insert(None);
        }
    }

    /// Whether a name may mean a file of which nothing could be made, whatever else it means.
    pub fn may_mean(&self, name: &str) -> bool {
        self.lost.may_name(None, name)
    }

    /// Whether a name that nothing has may be that of an unreadable file, of a given role if any.
    pub fn may_name(&self, role: Option<Role>, name: &str) -> bool {
        self.lost.may_name(role, name) || self.partial.may_name(role, name)
    }

    /// Whether an unreadable file may link to a document or list it, or the document be known by a name that is unreadable.
    pub fn may_lead_to(&self, document: &Document) -> bool {
        let names = [&document.path, &document.slug, &document.title].into_iter().chain(&document.aliases);
        self.partial_files.contains(&document.file) || self.may_say(names.map(String::as_str))
    }

    fn may_say<'n>(&self, mut names: impl Iterator<Item = &'n str>) -> bool {
        names.any(|name| self.texts.may_name(None, name))
    }

    /// Whether a page may be missing at an address, from the site's root, for what could not be read. Never where a site
    /// is made all the same: a link that leads nowhere would be published.
    pub fn may_be_at(&self, address: &str) -> bool {
        let mut parts = address.split('/').filter(|part| !part.is_empty());
        let is_said = |part: &str| self.texts.may_name(None, part) || self.lost.may_name(None, part);
        self.no_defaults || (self.stops && parts.any(is_said))
    }

    /// Whether pages that are made where there is enough to list may be missing.
    pub fn shortens_lists(&self) -> bool {
        self.stops && !self.roles.is_empty()
    }

    /// Whether the community of an audience may be there, in a site that is not made.
    pub fn may_have_community(&self, slug: &str) -> bool {
        let may_be = || self.may_say([slug].into_iter()) || self.may_name(Some(Role::Community), slug);
        self.no_defaults || (self.stops && may_be())
    }

    /// Whether a document may be withheld only for what could not be read: its own front matter, that of its community,
    /// the configuration, or whatever else names it.
    pub fn may_have_withheld(&self, withheld: &Withheld, audience: &Audience) -> bool {
        self.partial_files.contains(&withheld.file)
            || match withheld.reason {
                Reason::Unread => true,
                Reason::Private => self.no_defaults,
                Reason::Community => *audience != Audience::Public && self.roles.contains(&Role::Community),
                Reason::Unjustified => {
                    let names = [withheld.path.as_str(), &withheld.slug, &withheld.title];
                    self.no_defaults || self.may_say(names.into_iter())
                }
                Reason::Draft | Reason::Asked | Reason::Elsewhere | Reason::Dates => false,
            }
    }
}

impl Hash for Unread {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.hash.hash(state);
    }
}

/// What is wrong with a theme, without what may only be missing because files of it cannot be read.
pub fn without_consequences<'d>(sources: &Sources, theme: &'d [Diagnostic]) -> impl Iterator<Item = &'d Diagnostic> {
    let is_whole = !refused_files(sources).any(|file| file.starts_with("themes/"));
    let rests_on_files = |diagnostic: &&Diagnostic| {
        matches!(diagnostic.rule, Rule::Template | Rule::UnknownTheme | Rule::UnknownLanguage)
    };
    theme.iter().filter(move |diagnostic| is_whole || !rests_on_files(diagnostic))
}

/// Files that were met and not read, nothing of whose text is known. What is known of others is in their order.
fn refused_files(sources: &Sources) -> impl Iterator<Item = &Arc<str>> {
    let is_of_file = |d: &&Diagnostic| matches!(d.rule, Rule::UnreadableFile | Rule::PathLeavesSite);
    let files = sources.diagnostics.iter().filter(is_of_file).filter_map(|d| d.file.as_ref());
    files.filter(|file| sources.refused.binary_search_by(|text| text.file.cmp(file)).is_err())
}

fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Keys under which a file says what it is called.
const NAMING: [&str; 6] = ["title", "name", "slug", "aliases", "alias", "permalink"];

/// Where a file says what it is called: some lines of its front matter, which may have no end, and its first heading.
fn head(text: &str) -> String {
    let is_fence = |line: &str| matches!(line.trim_end(), "---" | "...");
    let mut lines = text.lines().skip(1);
    let mut names = true;
    let mut head: Vec<&str> = Vec::new();
    for line in lines.by_ref().take_while(|line| !is_fence(line)) {
        if let Some((key, _)) = line.split_once(':').filter(|(key, _)| !key.starts_with([' ', '\t', '-', '#'])) {
            names = NAMING.contains(&key.trim_end());
        }
        head.extend((names || line.starts_with("# ")).then_some(line));
    }
    head.extend(lines.find(|line| line.starts_with("# ")));
    head.join("\n")
}

/// Names by their words, as addresses are made of them: neither case, accents nor signs count.
#[derive(Debug, Default)]
struct Words {
    /// Every run of words of a text, with the role of the file.
    runs: HashSet<u64>,
    /// Roles for which nothing is known to be absent.
    anything: HashSet<Option<Role>>,
    count: usize,
}

impl Words {
    fn add(&mut self, role: Option<Role>, text: &str) {
        let words = words(text);
        let starts = std::iter::once(0).chain(words.match_indices('-').map(|(at, _)| at + 1));
        for start in starts {
            let ends = words[start..].match_indices('-').map(|(at, _)| start + at).chain([words.len()]);
            self.runs.extend(ends.take(LONGEST).map(|end| run(role, &words[start..end])));
            self.count += 1;
        }
    }

    /// False when the words would be more than `most` in all: none is added then.
    fn add_within(&mut self, most: usize, role: Option<Role>, text: &str) -> bool {
        let fits = self.count + text.len() / 4 <= most;
        if fits {
            self.add(role, text);
        }
        fits
    }

    /// Whether a name, or the last part of a path, is among the words.
    fn may_name(&self, role: Option<Role>, name: &str) -> bool {
        if self.runs.is_empty() && self.anything.is_empty() {
            return false;
        }
        let name = name.strip_suffix(".md").unwrap_or(name);
        let has = |name: &str| {
            let words = words(name);
            let end = words.match_indices('-').nth(LONGEST - 1).map_or(words.len(), |(at, _)| at);
            !words.is_empty() && self.runs.contains(&run(role, &words[..end]))
        };
        self.anything.contains(&role) || has(name) || has(last(name))
    }
}

fn words(text: &str) -> String {
    let words = slug(text);
    if words.is_empty() { fold(text) } else { words }
}

fn run(role: Option<Role>, words: &str) -> u64 {
    SeedableState::fixed().hash_one((role, words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::say;
    use crate::fixture::{config, documents, read};

    /// A site of two files that cannot be read: a note, whose text is known, and what `refused` names.
    fn unread(refused: &str) -> Unread {
        let text = "---\ntitle: [Étape 3 : déployer\naliases:\n- Suite\nauthors: [zoe]\n---\n# Autrement dit\n\n\
                    Voir [x](a%20b.md), [[Le bilan]].\n";
        let text =
            Text { file: "content/notes/lost.md".into(), path: "notes/lost.md".into(), text: text.into(), hash: 1 };
        let mut sources = Sources::default();
        if !refused.is_empty() {
            sources.diagnostics.push(say::unreadable_file("no").in_file(&refused.into()));
        }
        sources.content.push(Arc::new(text));
        Unread::of(&config(""), &[], &sources, &[])
    }

    #[test]
    fn a_file_may_be_called_what_its_head_says() {
        let unread = unread("");
        for name in ["lost", "notes/lost", "../notes/Lost.md", "étape 3 : Déployer", "Suite", "Autrement dit"] {
            assert!(unread.may_mean(name), "{name}");
        }
        for name in ["los", "Étape 4", "zoe", "Le bilan", "a b", "", "🎉"] {
            assert!(!unread.may_mean(name), "{name}");
        }
        assert!(unread.may_name(Some(Role::Note), "suite") && !unread.may_name(Some(Role::Author), "suite"));
    }

    #[test]
    fn it_may_lead_to_what_it_says() {
        let others = [("notes/a b.md", ""), ("notes/bilan.md", "# Le bilan\n"), ("notes/c.md", "")];
        let found: Vec<bool> = documents(&config(""), &others).iter().map(|d| unread("").may_lead_to(d)).collect();
        assert_eq!(found, [true, true, false]);
    }

    #[test]
    fn of_what_nothing_is_known_anything_may_be() {
        assert!(unread("content/notes/vast.md").may_mean("whatever"));
        assert!(unread("content/notes").may_mean("whatever"));
        let image = unread("content/notes/vue.png");
        assert!(image.may_mean("vue.png") && !image.may_mean("whatever"), "an image is no page");
        let authors = unread("content/authors");
        assert!(authors.may_name(Some(Role::Author), "zoe") && !authors.may_name(Some(Role::Community), "zoe"));
    }

    #[test]
    fn nothing_is_kept_of_a_sound_site() {
        let texts: [(&str, &str); 1] = [("notes/a.md", "# A\n")];
        let text = Text { file: "content/notes/a.md".into(), path: "notes/a.md".into(), text: "# A\n".into(), hash: 1 };
        let sources = Sources { content: vec![Arc::new(text)], ..Sources::default() };
        let unread = Unread::of(&config(""), &[], &sources, &read(&config(""), &texts));
        assert!(!unread.may_mean("a") && !unread.may_be_at("/notes/a/") && !unread.shortens_lists());
    }

    #[test]
    fn long_names_count_by_their_first_words_and_long_texts_not_at_all() {
        let mut words = Words::default();
        words.add(None, "un deux trois quatre cinq six sept");
        assert!(words.may_name(None, "Deux, trois, quatre, cinq, six, sept, huit"));
        assert!(!words.may_name(None, "deux trois quatre six"));
        assert!(!words.add_within(8, None, "encore quelques mots"));
        assert!(!words.may_name(None, "encore"));
    }
}
