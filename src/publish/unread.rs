//! Names that withheld documents may have whose front matter cannot be read, in a site that is built in spite of that.
//!
//! A link to such a name must not print it. What follows from a file that cannot be read is not decided here: see
//! [`crate::diagnostics::Policy`].

use std::hash::{BuildHasher, Hash, Hasher};
use std::sync::Arc;

use rapidhash::RapidHashSet as HashSet;
use rapidhash::fast::SeedableState;

use crate::content::config::Config;
use crate::content::document::FullDocument;
use crate::content::source::Text;
use crate::text::slug::{fold, slug};

/// The longest name that is told from those that begin like it, in words.
const LONGEST: usize = 6;

/// Words that are kept of all unreadable front matters together: a site of which more cannot be read has other troubles.
const MAX_WORDS: usize = 1 << 17;

/// What the documents may be called whose front matter could not be read in whole.
#[derive(Debug, Default)]
pub struct Unread {
    /// Every run of words of their front matters, as addresses are made of them: neither case, accents nor signs count.
    runs: HashSet<u64>,
    count: usize,
    /// Of the texts.
    hash: u64,
}

impl Unread {
    /// `texts` and `documents` are in the order of their files. Without `front_matter: warn` no site is made of such files.
    pub fn of(config: &Config, texts: &[Arc<Text>], documents: &[FullDocument]) -> Unread {
        let mut unread = Unread::default();
        if !config.front_matter_warn {
            return unread;
        }
        let mut state = SeedableState::fixed().build_hasher();
        let mut partial = documents.iter().map(|read| &read.document).filter(|document| !document.is_whole).peekable();
        for text in texts {
            if partial.next_if(|document| document.file == text.file).is_some() {
                unread.add(&head(&text.text));
                (&text.file, text.hash).hash(&mut state);
            }
        }
        unread.hash = state.finish();
        unread
    }

    fn add(&mut self, text: &str) {
        if self.count + text.len() / 4 > MAX_WORDS {
            return;
        }
        let words = words(text);
        let starts = std::iter::once(0).chain(words.match_indices('-').map(|(at, _)| at + 1));
        for start in starts {
            let ends = words[start..].match_indices('-').map(|(at, _)| start + at).chain([words.len()]);
            self.runs.extend(ends.take(LONGEST).map(|end| run(&words[start..end])));
            self.count += 1;
        }
    }

    /// Whether a name that nothing has, or the last part of a path, may be that of such a document.
    pub fn may_name(&self, name: &str) -> bool {
        let has = |name: &str| {
            let words = words(name);
            let end = words.match_indices('-').nth(LONGEST - 1).map_or(words.len(), |(at, _)| at);
            !words.is_empty() && self.runs.contains(&run(&words[..end]))
        };
        let name = name.strip_suffix(".md").unwrap_or(name);
        !self.runs.is_empty() && (has(name) || has(name.rsplit('/').next().unwrap_or(name)))
    }
}

impl Hash for Unread {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.hash.hash(state);
    }
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

fn words(text: &str) -> String {
    let words = slug(text);
    if words.is_empty() { fold(text) } else { words }
}

fn run(words: &str) -> u64 {
    SeedableState::fixed().hash_one(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{config, read};

    /// What is not read of one note.
    fn unread(configuration: &str, text: &str) -> Unread {
        let config = config(configuration);
        let documents = read(&config, &[("notes/a.md", text)]);
        let text = Text { file: "content/notes/a.md".into(), path: "notes/a.md".into(), text: text.into(), hash: 1 };
        Unread::of(&config, &[Arc::new(text)], &documents)
    }

    #[test]
    fn a_file_may_be_called_what_its_head_says() {
        let text = "---\ntitle: [Étape 3 : déployer\naliases:\n- Suite\nauthors: [zoe]\n---\n# Autrement dit\n\n[[Le bilan]]\n";
        let unread = unread("front_matter: warn", text);
        for name in ["étape 3 : Déployer", "notes/Étape 3.md", "Suite", "Autrement dit"] {
            assert!(unread.may_name(name), "{name}");
        }
        for name in ["Étape 4", "zoe", "Le bilan", "", "🎉"] {
            assert!(!unread.may_name(name), "{name}");
        }
    }

    #[test]
    fn nothing_is_kept_of_what_is_read_nor_where_no_site_is_made() {
        assert!(!unread("front_matter: warn", "# Un nom\n").may_name("Un nom"));
        assert!(!unread("", "---\ntitle: Un nom\npublished: hier\n---\n").may_name("Un nom"));
    }

    #[test]
    fn long_names_count_by_their_first_words_and_long_texts_not_at_all() {
        let mut unread = Unread::default();
        unread.add("un deux trois quatre cinq six sept");
        assert!(unread.may_name("Deux, trois, quatre, cinq, six, sept, huit"));
        assert!(!unread.may_name("deux trois quatre six"));
        unread.count = MAX_WORDS;
        unread.add("encore quelques mots");
        assert!(!unread.may_name("encore"));
    }
}
