//! Patterns of `ignore`: paths, names, and those with `*`, `?` or `**`, as `.gitignore` has them.

/// Whether a path, or a folder it is in, is meant. Both are folded, and begin and end without a slash.
pub fn matches(pattern: &str, path: &str) -> bool {
    let under = |folder: &str| path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    if !pattern.contains(['*', '?']) {
        return under(pattern) || (!pattern.contains('/') && path.split('/').any(|part| part == pattern));
    }
    if pattern.strip_prefix('*').is_some_and(|ending| !ending.contains(['*', '?']) && path.ends_with(ending)) {
        return true;
    }
    let mut parts: Vec<&str> = pattern.split('/').collect();
    if parts.len() == 1 {
        parts.insert(0, "**");
    }
    // What is in a folder that is meant is meant too.
    parts.push("**");
    let path: Vec<&str> = path.split('/').collect();
    wild(&parts, &path, |part| *part == "**", |part, name| is_named(part, name))
}

fn is_named(pattern: &str, name: &str) -> bool {
    let (pattern, name): (Vec<char>, Vec<char>) = (pattern.chars().collect(), name.chars().collect());
    wild(&pattern, &name, |c| *c == '*', |wanted, c| *wanted == '?' || wanted == c)
}

/// Whether a pattern stands for the whole of a text, where a star stands for any number of its items. Only the last star
/// that was met is tried again, so that the steps are at most the product of both lengths.
fn wild<P, T>(pattern: &[P], text: &[T], is_star: impl Fn(&P) -> bool, same: impl Fn(&P, &T) -> bool) -> bool {
    let (mut p, mut t) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while t < text.len() {
        match pattern.get(p) {
            Some(item) if is_star(item) => {
                star = Some((p, t));
                p += 1;
            }
            Some(item) if same(item, &text[t]) => {
                p += 1;
                t += 1;
            }
            _ => {
                let Some((at, from)) = star else { return false };
                star = Some((at, from + 1));
                (p, t) = (at + 1, from + 1);
            }
        }
    }
    pattern[p..].iter().all(is_star)
}

#[cfg(test)]
mod tests {
    use super::matches;

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
        ] {
            assert_eq!(matches(pattern, path), meant, "{pattern} {path}");
        }
    }
}
