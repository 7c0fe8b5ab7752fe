//! Places in one document that links name: headings, named blocks, ids of raw HTML.
//!
//! An anchor is looked up in the forms that carnet, Obsidian and code hosts write, the most exact first. Each table is made
//! when the first link needs it, so that the time is linear in the document and in the links to it.

use std::sync::OnceLock;

use rapidhash::RapidHashMap as HashMap;

use super::links::Fragment;
use crate::content::markdown::{AUTHORS, Form, Heading, Outline};
use crate::text::label::label;
use crate::text::slug::{fold, slug, without_accents};

/// What an anchor leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AnchorPlace {
    /// The heading that gave the document its title: it is not printed in the outline, so the top of the page.
    Title,
    Part(Fragment),
}

/// The anchors of one document, in tables that are made when needed.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    exact: OnceLock<HashMap<String, AnchorPlace>>,
    blocks: OnceLock<HashMap<String, u32>>,
    hosts: OnceLock<HostAnchors>,
    first_headings: OnceLock<Vec<String>>,
}

impl Anchors {
    /// The place that `wanted` names in `outline`, whose anchors these are, or its document's title. `A#B` in Obsidian's way means the heading B,
    /// somewhere under A.
    pub(super) fn find(&self, outline: &Outline, title: &str, wanted: &str) -> Option<AnchorPlace> {
        if let Some(name) = wanted.strip_prefix('^') {
            let blocks = self.blocks.get_or_init(|| blocks(outline));
            return blocks.get(&name.to_ascii_lowercase()).map(|at| AnchorPlace::Part(Fragment::Block(*at)));
        }
        let wanted = wanted.trim();
        let last = wanted.rsplit('#').next().unwrap_or(wanted).trim();
        // A heading may hold the sign too: « C# ».
        let found =
            self.heading(outline, last).or_else(|| if last == wanted { None } else { self.heading(outline, wanted) });
        let is_title = || [last, wanted].into_iter().any(|wanted| is_title(title, wanted));
        found.or_else(|| is_title().then_some(AnchorPlace::Title))
    }

    /// The first headings as links write them, cut where they are long: for messages.
    pub(super) fn first_headings(&self, outline: &Outline, count: usize) -> &[String] {
        self.first_headings.get_or_init(|| {
            let first = outline.headings.iter().take(count);
            first.map(|heading| label(&as_written(heading, outline)).into_owned()).collect()
        })
    }

    fn heading(&self, outline: &Outline, wanted: &str) -> Option<AnchorPlace> {
        if wanted.is_empty() {
            return None;
        }
        let exact = self.exact.get_or_init(|| exact(outline));
        if let Some(place) = exact.get(wanted).or_else(|| exact.get(&by_words(wanted))) {
            return Some(*place);
        }
        let hosts = self.hosts.get_or_init(|| HostAnchors::of(outline));
        let as_slug = || exact.get(&slug(wanted)).copied();
        let found = hosts.in_form(wanted).or_else(as_slug).or_else(|| hosts.by_letters(wanted));
        found.or_else(|| self.heading(outline, &without_targets(wanted)?))
    }
}

/// A heading's words where an anchor was copied from its source, as Obsidian does, with the links in it: of each only the
/// label counts. None where there are no links.
fn without_targets(wanted: &str) -> Option<String> {
    let mut out = String::with_capacity(wanted.len());
    let mut rest = wanted;
    while let Some((before, after)) = rest.split_once("](") {
        let (label, end) = (before.rfind('['), after.find(')'));
        let (Some(label), Some(end)) = (label, end) else { break };
        out.push_str(&before[..label]);
        out.push_str(&before[label + 1..]);
        rest = &after[end + 1..];
    }
    out.push_str(rest);
    (out.len() < wanted.len()).then_some(out)
}

/// Whether an anchor is a title's words, or what programs make of them: it stands over the page though no heading of the
/// text repeats it.
fn is_title(title: &str, wanted: &str) -> bool {
    let (anchor, words) = (slug(wanted), slug(title));
    !wanted.is_empty() && (fold(wanted) == fold(title) || !anchor.is_empty() && letters(&anchor) == letters(&words))
}

fn blocks(outline: &Outline) -> HashMap<String, u32> {
    let mut blocks = HashMap::default();
    for (at, anchor) in outline.anchors.iter().enumerate() {
        blocks.entry(anchor.name.to_ascii_lowercase()).or_insert(at as u32);
    }
    blocks
}

/// The key of a heading's words, which no id can be.
fn by_words(words: &str) -> String {
    format!(" {}", fold(words))
}

/// Ids as they stand in the page, then the words of headings. Of two that are equal the first is meant, and the title
/// last: a heading that is printed can be seen.
fn exact(outline: &Outline) -> HashMap<String, AnchorPlace> {
    let mut exact = HashMap::default();
    let heading = |at: usize| AnchorPlace::Part(Fragment::Heading(at as u32));
    for (at, id) in outline.ids.iter().enumerate() {
        let place = AnchorPlace::Part(Fragment::Id(at as u32));
        exact.entry(id.clone()).or_insert(place);
        if let Some(written) = id.strip_prefix(AUTHORS) {
            exact.entry(written.to_owned()).or_insert(place);
        }
    }
    for (at, h) in outline.headings.iter().enumerate() {
        exact.entry(h.id.clone()).or_insert(heading(at));
        if let Some(id) = &h.id_with_names {
            exact.entry(id.to_string()).or_insert(heading(at));
        }
        exact.entry(by_words(&h.text.text)).or_insert(heading(at));
        if let Some(written) = &h.written {
            exact.entry(by_words(written)).or_insert(heading(at));
        }
    }
    if let Some(title) = &outline.title_heading {
        exact.entry(title.id.clone()).or_insert(AnchorPlace::Title);
        exact.entry(by_words(&title.text)).or_insert(AnchorPlace::Title);
    }
    for (at, id) in outline.ids.iter().enumerate() {
        exact.entry(slug(id)).or_insert(AnchorPlace::Part(Fragment::Id(at as u32)));
    }
    exact
}

/// Headings by the anchors that other programs make of their words.
#[derive(Debug, Default)]
struct HostAnchors {
    /// By the anchor and its form's number, the most exact first.
    written: HashMap<(usize, String), AnchorPlace>,
    /// By letters and digits alone; none where several headings have the same.
    letters: HashMap<String, Option<AnchorPlace>>,
}

/// A form of anchors: what becomes of a heading's words, and what stands before the number of a twin.
struct HostForm {
    of: fn(&str) -> String,
    twin: char,
}

/// The forms that are known, the most exact first.
const FORMS: [HostForm; 6] = [
    HostForm { of: github, twin: '-' },
    HostForm { of: slug, twin: '-' },
    HostForm { of: gitlab, twin: '-' },
    HostForm { of: vs_code, twin: '-' },
    HostForm { of: pandoc, twin: '-' },
    HostForm { of: mkdocs, twin: '_' },
];

impl HostAnchors {
    fn of(outline: &Outline) -> HostAnchors {
        let mut headings: Vec<(&str, AnchorPlace)> = Vec::with_capacity(outline.headings.len() + 1);
        headings.extend(outline.title_heading.iter().map(|title| (title.text.as_str(), AnchorPlace::Title)));
        let place = |at: usize| AnchorPlace::Part(Fragment::Heading(at as u32));
        headings.extend(outline.headings.iter().enumerate().map(|(at, heading)| (as_typed(heading), place(at))));
        let mut hosts = HostAnchors::default();
        for (number, form) in FORMS.iter().enumerate() {
            let mut twins: HashMap<String, usize> = HashMap::default();
            for (words, place) in &headings {
                let anchor = unique((form.of)(words), form.twin, &mut twins);
                hosts.written.entry((number, anchor)).or_insert(*place);
            }
        }
        for (words, place) in &headings {
            hosts.add_letters(words, *place);
        }
        for (heading, at) in outline.headings.iter().zip(0..).filter(|(heading, _)| !heading.text.links.is_empty()) {
            hosts.add_letters(&as_written(heading, outline), place(at));
        }
        hosts
    }

    fn add_letters(&mut self, words: &str, place: AnchorPlace) {
        let same = self.letters.entry(letters(words)).or_insert(Some(place));
        *same = same.filter(|known| *known == place);
    }

    fn in_form(&self, wanted: &str) -> Option<AnchorPlace> {
        let lower = wanted.to_lowercase();
        (0..FORMS.len()).find_map(|number| self.written.get(&(number, lower.clone())).copied())
    }

    fn by_letters(&self, wanted: &str) -> Option<AnchorPlace> {
        let letters = Some(letters(wanted)).filter(|letters| !letters.is_empty())?;
        self.letters.get(&letters).copied().flatten()
    }
}

/// An anchor with the number that hosts give to the second heading of the same words, and to those after.
fn unique(anchor: String, twin: char, twins: &mut HashMap<String, usize>) -> String {
    let Some(known) = twins.get(&anchor) else {
        twins.insert(anchor.clone(), 0);
        return anchor;
    };
    // Each number is tried once for an anchor, so all twins together take linear time.
    let mut number = *known + 1;
    let mut made = format!("{anchor}{twin}{number}");
    while twins.contains_key(&made) {
        number += 1;
        made = format!("{anchor}{twin}{number}");
    }
    twins.insert(anchor, number);
    twins.insert(made.clone(), 0);
    made
}

/// A heading's words before their spaces and quotation marks were set.
fn as_typed(heading: &Heading) -> &str {
    heading.written.as_deref().unwrap_or(&heading.text.text)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || unicode_normalization::char::is_combining_mark(c)
}

/// GitHub: lower case, signs left out, each space a dash, accents kept.
fn github(words: &str) -> String {
    let kept = words.trim().chars().filter(|c| is_word(*c) || matches!(c, ' ' | '-'));
    kept.flat_map(char::to_lowercase).map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// GitLab: as GitHub, several dashes made one.
fn gitlab(words: &str) -> String {
    let anchor = github(words);
    let mut out = String::with_capacity(anchor.len());
    for c in anchor.chars() {
        if c != '-' || !out.ends_with('-') {
            out.push(c);
        }
    }
    out
}

/// VS Code: any white space is a dash, fewer signs are left out, no dash begins or ends an anchor.
fn vs_code(words: &str) -> String {
    const LEFT_OUT: &str = "[]!/'\"#$%&()*+,.:;<=>?@\\^{|}~`。，、；：？！…—·ˉ¨‘’“”々～‖∶＂＇｀｜〃〔〕〈〉《》「」『』．〖〗【】（）［］｛｝";
    let mut out = String::with_capacity(words.len());
    let mut gap = false;
    for c in words.trim().chars().flat_map(char::to_lowercase) {
        match c {
            c if c.is_whitespace() => {
                if !gap {
                    out.push('-');
                }
                gap = true;
            }
            c => {
                gap = false;
                if !LEFT_OUT.contains(c) {
                    out.push(c);
                }
            }
        }
    }
    out.trim_matches('-').to_owned()
}

/// Pandoc: as GitHub with dots kept, words joined by one dash, nothing before the first letter.
fn pandoc(words: &str) -> String {
    let from = words.find(char::is_alphabetic).unwrap_or(words.len());
    let kept: String = words[from..]
        .chars()
        .filter(|c| is_word(*c) || c.is_whitespace() || matches!(c, '-' | '.'))
        .flat_map(char::to_lowercase)
        .collect();
    kept.split_whitespace().collect::<Vec<_>>().join("-")
}

/// MkDocs: as GitLab, accents folded, no dash at the ends.
fn mkdocs(words: &str) -> String {
    gitlab(&without_accents(&fold(words))).trim_matches('-').to_owned()
}

/// Letters and digits, accents folded: what all forms keep.
fn letters(words: &str) -> String {
    let mut letters = without_accents(&fold(words));
    letters.retain(char::is_alphanumeric);
    letters
}

/// A heading's text with the names and labels of its links as Obsidian writes them in a link to it.
fn as_written(heading: &Heading, outline: &Outline) -> String {
    let mut out = String::new();
    let mut from = 0;
    for (range, number) in &heading.text.links {
        let link = &outline.links[*number as usize];
        out.push_str(heading.text.text.get(from..range.start).unwrap_or_default());
        match &link.written {
            // Words that are no link are printed as they are written, or not at all.
            Some(written) if range.is_empty() => out.push_str(written),
            None if link.form == Form::Wiki => {
                out.push_str(&link.target);
                out.push_str(if range.is_empty() { "" } else { " " });
            }
            _ => {}
        }
        from = range.start;
    }
    out.push_str(heading.text.text.get(from..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_hosts() {
        let all = |words: &str| FORMS.map(|form| (form.of)(words)).join(" ");
        for (words, expected) in [
            (
                "Étape 1 : l'accueil",
                "étape-1--laccueil etape-1-l-accueil étape-1-laccueil étape-1--laccueil étape-1-laccueil etape-1-laccueil",
            ),
            ("3. Draw.io", "3-drawio 3-draw-io 3-drawio 3-drawio draw.io 3-drawio"),
            ("A – b_c", "a--b_c a-b-c a-b_c a-–-b_c a-b_c a-b_c"),
            ("🚀 Départ", "-départ depart -départ 🚀-départ départ depart"),
        ] {
            assert_eq!(all(words), expected, "{words}");
        }
    }

    #[test]
    fn twins_are_numbered_and_no_number_is_given_twice() {
        let mut twins = HashMap::default();
        let made = ["a", "a", "a-1", "a", "a-1"].map(|anchor| unique(anchor.to_owned(), '-', &mut twins));
        assert_eq!(made, ["a", "a-1", "a-1-1", "a-2", "a-1-2"]);
    }
}
