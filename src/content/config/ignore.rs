//! Patterns of `ignore`: paths, names, and those with `*`, `?` or `**`, as `.gitignore` has them. `globset` looks for all of
//! them at once, so that a thousand patterns cost a file no more than one does.

use std::hash::{Hash, Hasher};
use std::iter;
use std::sync::Arc;

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use crate::text::slug::fold;

/// Characters of the patterns with `*` or `?`, together: each is looked for at every sign of a path.
pub const MAX_PATTERNS: usize = 5_000;

/// What is left out of the content folder. Neither case nor Unicode form counts, as in links: a folder that is meant to stay
/// out stays out.
#[derive(Debug, Clone, Default)]
pub struct Ignore {
    patterns: Vec<String>,
    sets: Arc<Sets>,
}

/// Globs, each with the number of its pattern.
#[derive(Debug, Default)]
struct Sets {
    /// For paths as they are.
    plain: (GlobSet, Vec<usize>),
    /// Patterns with `?`, for paths in the spelling of [`spelt`].
    spelt: (GlobSet, Vec<usize>),
}

impl Ignore {
    /// None when the patterns with `*` or `?` are longer together than [`MAX_PATTERNS`].
    pub fn new(patterns: Vec<String>) -> Option<Ignore> {
        let folded: Vec<String> = patterns.iter().map(|pattern| fold(pattern.trim_matches('/'))).collect();
        let wild = folded.iter().filter(|pattern| pattern.contains(['*', '?']));
        if wild.map(|pattern| pattern.chars().count()).sum::<usize>() > MAX_PATTERNS {
            return None;
        }
        let (with_signs, plain): (Vec<_>, Vec<_>) =
            folded.iter().enumerate().partition(|(_, pattern)| pattern.contains('?'));
        let sets = Sets { plain: set(plain, str::to_owned)?, spelt: set(with_signs, spelt)? };
        Some(Ignore { patterns, sets: Arc::new(sets) })
    }

    pub fn patterns(&self) -> &[String] {
        &self.patterns
    }

    /// The number of the first pattern that means a path itself; the folders it is in are not looked at.
    pub fn first_of(&self, path: &str) -> Option<usize> {
        if self.patterns.is_empty() {
            return None;
        }
        self.first_of_folded(&fold(path))
    }

    /// Whether a path, or a folder it is in, is meant.
    pub fn matches(&self, path: &str) -> bool {
        self.first_that_means(path).is_some()
    }

    /// The number of a pattern that means a path or a folder it is in, the first folder counting first.
    pub fn first_that_means(&self, path: &str) -> Option<usize> {
        if self.patterns.is_empty() {
            return None;
        }
        let path = fold(path);
        let folders = path.match_indices('/').map(|(at, _)| &path[..at]);
        folders.chain(iter::once(path.as_str())).find_map(|part| self.first_of_folded(part))
    }

    fn first_of_folded(&self, path: &str) -> Option<usize> {
        let first = |(set, numbers): &(GlobSet, Vec<usize>), path: &str| {
            set.matches(path).into_iter().map(|index| numbers[index]).min()
        };
        let plain = first(&self.sets.plain, path);
        let with_signs = if self.sets.spelt.0.is_empty() { None } else { first(&self.sets.spelt, &spelt(path)) };
        plain.into_iter().chain(with_signs).min()
    }
}

impl Hash for Ignore {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.patterns.hash(state);
    }
}

/// One set of numbered patterns, whose literal parts are written by `spell`. None when it is too large.
fn set(patterns: Vec<(usize, &String)>, spell: impl Fn(&str) -> String) -> Option<(GlobSet, Vec<usize>)> {
    let mut builder = GlobSetBuilder::new();
    let mut numbers = Vec::new();
    for (number, pattern) in patterns.into_iter().filter(|(_, pattern)| !pattern.is_empty()) {
        for (glob, crosses_folders) in globs(pattern, &spell) {
            let glob = GlobBuilder::new(&glob).literal_separator(!crosses_folders).backslash_escape(true).build();
            builder.add(glob.ok()?);
            numbers.push(number);
        }
    }
    Some((builder.build().ok()?, numbers))
}

/// The globs of a pattern, and whether a star of each stands for a `/` too.
fn globs(pattern: &str, spell: &impl Fn(&str) -> String) -> Vec<(String, bool)> {
    let mut globs = Vec::new();
    if let Some(ending) = pattern.strip_prefix('*').filter(|ending| !ending.contains(['*', '?'])) {
        // `*/brouillon.md` is meant for any folder.
        globs.push((format!("*{}", escaped(&spell(ending))), true));
    }
    let mut parts: Vec<String> = pattern.split('/').map(|part| glob_of_part(part, spell)).collect();
    if parts.len() == 1 {
        parts.insert(0, String::from("**"));
    }
    parts.dedup_by(|a, b| a == "**" && b == "**");
    // What is in a folder that is meant is meant too, and so is the folder.
    if parts.len() > 1 && parts.last().is_some_and(|part| part == "**") {
        parts.pop();
    }
    let glob = parts.join("/");
    if glob.is_empty() { globs } else { globs.into_iter().chain([(glob, false)]).collect() }
}

/// One name of a path. Two stars are those of folders where they are the whole of it, else one.
fn glob_of_part(part: &str, spell: &impl Fn(&str) -> String) -> String {
    if part == "**" {
        return part.to_owned();
    }
    let sign = "?".repeat(spell("a").len());
    let mut glob = String::with_capacity(2 * part.len());
    let mut rest = part;
    while let Some(at) = rest.find(['*', '?']) {
        glob.push_str(&escaped(&spell(&rest[..at])));
        match &rest[at..=at] {
            "*" if glob.ends_with('*') && at == 0 => {}
            "*" => glob.push('*'),
            _ => glob.push_str(&sign),
        }
        rest = &rest[at + 1..];
    }
    glob + &escaped(&spell(rest))
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if "*?[]{},\\!".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A path with each of its signs, but `/`, written as `=` and six digits: a `?` of `globset` is one byte, that of an author
/// one sign.
fn spelt(path: &str) -> String {
    path.chars().map(|c| if c == '/' { String::from("/") } else { format!("={:06x}", u32::from(c)) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(pattern: &str, path: &str) -> bool {
        Ignore::new(vec![pattern.to_owned()]).expect("a short pattern").matches(path)
    }

    #[test]
    fn a_pattern_means_paths_and_what_is_in_them() {
        for (pattern, path, meant) in [
            ("archives", "archives", true),
            ("archives", "notes/archives/a.md", true),
            ("notes/a", "notes/a/b.md", true),
            ("notes/a", "notes/ab.md", false),
            ("*.tmp.md", "notes/x.tmp.md", true),
            ("*/brouillon.md", "a/b/brouillon.md", true),
            ("notes/secret*", "notes/secret-note.md", true),
            ("notes/secret*", "notes/secrets/a.md", true),
            ("notes/secret*", "a/notes/secret.md", false),
            ("secret*", "notes/secret-note.md", true),
            ("secret*", "notes/non-secret.md", false),
            ("privé/*", "privé/a.md", true),
            ("privé/**", "privé/a/b.md", true),
            ("**/privé/**", "privé/a.md", true),
            ("**/privé/**", "x/y/privé/a.md", true),
            ("**/privé/**", "x/y/privées/a.md", false),
            ("**/*.draft.md", "a/b/c.draft.md", true),
            ("notes/*.md", "notes/a.md", true),
            ("notes/*.md", "notes/sous/a.md", false),
            ("notes/**/*.md", "notes/sous/a.md", true),
            ("notes/**/*.md", "notes/a.md", true),
            ("journal/20??", "journal/2024/a.md", true),
            ("journal/20??", "journal/204/a.md", false),
            ("*brouillon*", "notes/mon brouillon 2.md", true),
            ("**", "a.md", true),
            ("*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false),
            // A sign is one sign, whatever its bytes.
            ("caf?", "café/a.md", true),
            ("caf?", "cafés/a.md", false),
            ("É?É*", "notes/été 2024.md", true),
            ("l’ét?", "l'e\u{301}te\u{301}/a.md", true),
            ("*?😀", "a😀.md/b", false),
            ("*?😀", "a😀/b.md", true),
            ("*?😀", "😀/b.md", false),
            // Two stars within a name are one; signs of other programs' patterns are themselves.
            ("a**b", "axxb/c.md", true),
            ("a**b", "ax/xb/c.md", false),
            ("[a]", "[a]/b.md", true),
            ("[a]", "a/b.md", false),
            ("{a,b}*", "{a,b} 2.md", true),
            ("{a,b}*", "a 2.md", false),
            ("!a", "a/b.md", false),
            ("a\\b", "a\\b/c.md", true),
            ("[a*", "[ab.md", true),
            ("[a-c]?", "[a-c]d.md/x", false),
            ("[a-c]?", "[a-c]d/x", true),
            ("**/**/x/**/**", "a/b/x/c.md", true),
            ("*/**", "a.md", true),
            ("/archives/", "notes/archives/a.md", true),
            ("", "a.md", false),
            ("/", "a.md", false),
            ("a//b", "a/b", false),
            ("***", "a.md", true),
        ] {
            assert_eq!(matches(pattern, path), meant, "{pattern} {path}");
        }
    }

    #[test]
    fn the_first_pattern_of_many_is_named() {
        let mut patterns: Vec<String> = (0..5_000).map(|i| format!("dossier-{i}")).collect();
        patterns.extend(["a?c".into(), "*.bak".into(), "abc".into(), "abc.bak".into()]);
        let ignore = Ignore::new(patterns).expect("few patterns with stars");
        for (path, first) in [
            ("dossier-4999", Some(4_999)),
            ("notes/ABC", Some(5_000)),
            ("abc.bak", Some(5_001)),
            ("x", None),
            ("abc/x", None),
        ] {
            assert_eq!(ignore.first_of(path), first, "{path}");
        }
        assert!(ignore.matches("abc/x"));
    }

    #[test]
    fn patterns_with_stars_have_a_limit_and_others_none() {
        let of = |pattern: &str, n: usize| Ignore::new((0..n).map(|i| format!("{pattern}{i:04}")).collect());
        assert!(of("*", 1_000).is_some() && of("?", 1_000).is_some() && of("nom", 9_999).is_some());
        assert!(of("*", 1_001).is_none() && of("?", 1_001).is_none());
        assert!(Ignore::new(vec![format!("{}*", "é".repeat(MAX_PATTERNS))]).is_none());
        assert!(Ignore::new(vec!["é?".repeat(MAX_PATTERNS / 2)]).is_some());
    }
}
