//! Inputs to begin with: the texts of the tests.
//!
//! Every text in quotes of the Rust files is looked at: a site (`//- path`), a front matter, a Markdown text or a name.

use std::fs;
use std::path::Path;

/// Files whose texts are taken, from the repository's folder.
const FILES: [&str; 12] = [
    "tests/suite/pages.rs",
    "tests/suite/visibility.rs",
    "tests/suite/vault.rs",
    "tests/suite/diagnostics.rs",
    "tests/suite/check.rs",
    "tests/suite/manual.rs",
    "src/content/markdown/tests.rs",
    "src/publish/graph/links.rs",
    "src/content/front_matter.rs",
    "src/content/front_matter/other.rs",
    "src/content/yaml/mistakes.rs",
    "src/text/moment.rs",
];

/// The seeds of a target, of the repository at `root`.
pub fn of(target: &str, root: &Path) -> Vec<Vec<u8>> {
    if matches!(target, "redaction" | "site") {
        return (0..64).map(choices).collect();
    }
    let texts = FILES.iter().flat_map(|file| {
        let source = fs::read_to_string(root.join(file)).unwrap_or_default();
        quoted(&source)
    });
    let mut seeds: Vec<Vec<u8>> = texts.filter_map(|text| seed(target, &text)).collect();
    seeds.sort();
    seeds.dedup();
    seeds
}

/// Bytes for a target that takes choices from its input, not a text: of a linear congruential generator (Knuth's MMIX).
fn choices(number: u64) -> Vec<u8> {
    let mut state = number;
    let length = 20 + 8 * number as usize;
    let next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    };
    std::iter::repeat_with(next).take(length).collect()
}

/// What a text is for a target; none where it is nothing.
fn seed(target: &str, text: &str) -> Option<Vec<u8>> {
    let is_site = text.contains("//- ");
    let fits = match target {
        "fixture" => is_site,
        "front_matter" => !is_site && (text.starts_with("---\n") || text.contains(": ")),
        "markdown" => !is_site && text.len() < 2_000,
        _ => !is_site && text.len() < 80,
    };
    fits.then(|| text.as_bytes().to_vec())
}

/// The texts in quotes of a Rust file, with what they escape.
pub fn quoted(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = source;
    while let Some(at) = rest.find(['"', '\'', '/']) {
        let (before, from) = rest.split_at(at);
        if from.starts_with("//") && !before.ends_with('"') {
            // A comment.
            rest = from.find('\n').map_or("", |end| &from[end..]);
            continue;
        }
        if !from.starts_with('"') {
            // A character in quotes may be a quotation mark.
            let skipped = ["'\"'", "'\\''"].iter().find(|c| from.starts_with(**c)).map_or(1, |c| c.len());
            rest = &from[skipped..];
            continue;
        }
        let raw = before.ends_with('r') || before.ends_with("r#");
        let end = if before.ends_with("r#") { from[1..].find("\"#") } else { end_of_quoted(&from[1..], raw) };
        let Some(end) = end else { break };
        let text = &from[1..=end];
        found.push(if raw { text.to_owned() } else { unescaped(text) });
        rest = &from[end + 2..];
    }
    found
}

fn end_of_quoted(text: &str, raw: bool) -> Option<usize> {
    let mut escaped = false;
    text.char_indices().find_map(|(at, c)| {
        let ends = c == '"' && !escaped;
        escaped = !raw && c == '\\' && !escaped;
        ends.then_some(at)
    })
}

fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some('r') => out.push('\r'),
            Some('\n') => while chars.next_if(|c| c.is_whitespace()).is_some() {},
            Some('u') => {
                let code: String = chars.by_ref().take_while(|c| *c != '}').filter(|c| *c != '{').collect();
                out.extend(u32::from_str_radix(&code, 16).ok().and_then(char::from_u32));
            }
            Some(c) => out.push(c),
            None => {}
        }
    }
    out
}
