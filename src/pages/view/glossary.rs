//! The lexicon within the text of a note: the first use of a term is a link to it, and its definition comes with the page.
//!
//! A use is a link to the term, or one of its names in plain words: not in titles, links, code or passages of another language. All
//! names are looked for at once, so that the time grows with the text alone. The marks stand in the page's HTML and nowhere else:
//! they lead readers, and are no links of the note.

use aho_corasick::{AhoCorasick, MatchKind};
use pulldown_cmark_escape::escape_html;
use rapidhash::{RapidHashMap as HashMap, RapidHashSet as HashSet};
use unicode_normalization::char::is_combining_mark;

use super::markup::{end_of_tag, name_of};
use super::parts::ViewContext;
use super::*;
use crate::content::i18n::root_of;
use crate::publish::audience::DocId;
use crate::text::compare::each_compared;

/// Terms whose definitions come with one page: a definition is longer than the name that asks for it.
pub const MAX_DEFINED: usize = 100;

/// Stand before and behind each word of a compared text, so that a name is found as whole words.
const BEGINS: char = '\u{1}';
const ENDS: char = '\u{2}';

/// Elements in whose text no name is marked.
const PASSED_OVER: [&str; 25] = [
    "a", "audio", "button", "code", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "label", "math", "nav", "option", "pre",
    "samp", "script", "select", "style", "summary", "svg", "textarea", "var", "video",
];

/// A term that a note uses, with what it means.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct DefinedTerm {
    pub term: Shared<Ref>,
    /// What it means.
    pub definition: String,
}

/// The names of all terms.
#[derive(Debug)]
pub struct TermNames {
    /// By language: a word of another one is no use.
    languages: HashMap<String, NamesOfLanguage>,
    by_address: HashMap<String, DocId>,
}

#[derive(Debug)]
struct NamesOfLanguage {
    automaton: AhoCorasick,
    /// By number of the automaton's pattern.
    named: Vec<NamedTerm>,
}

#[derive(Debug, Clone)]
struct NamedTerm {
    id: DocId,
    /// A name of capitals alone as it is written: `SI` is not the word « si ».
    acronym: Option<String>,
}

impl NamesOfLanguage {
    /// A name that several terms share is ambiguous, so it is not marked.
    fn of(names: HashMap<String, Option<NamedTerm>>) -> Option<NamesOfLanguage> {
        let names = names.into_iter().filter_map(|(name, named)| Some((name, named?)));
        let mut names: Vec<(String, NamedTerm)> = names.collect();
        names.sort_by(|a, b| a.0.cmp(&b.0));
        let patterns = names.iter().map(|(name, _)| name);
        let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(patterns).ok()?;
        Some(NamesOfLanguage { automaton, named: names.into_iter().map(|(_, named)| named).collect() })
    }
}

impl ViewContext<'_> {
    /// The text of a note with its terms marked, and the terms in the order of their first use. The text as it is where the
    /// site wants no glossary.
    pub fn with_glossary(&self, id: DocId, html: String, root: &str) -> (String, Vec<DefinedTerm>) {
        if !self.config.glossary || self.terms().is_empty() {
            return (html, Vec::new());
        }
        let names = self.cards.term_names.get_or_init(|| self.make_term_names());
        let mut marker = TermMarker {
            context: *self,
            names,
            own: names.languages.get(self.root_language(id)),
            root,
            met: HashSet::from_iter([id]),
            used: Vec::new(),
            out: String::with_capacity(html.len() + html.len() / 16),
        };
        marker.mark(&html);
        (marker.out, marker.used)
    }

    fn root_language(&self, id: DocId) -> &str {
        root_of(self.document(id).common.language.as_deref().unwrap_or(&self.config.language))
    }

    fn make_term_names(&self) -> TermNames {
        let mut languages: HashMap<String, HashMap<String, Option<NamedTerm>>> = HashMap::default();
        for id in self.terms() {
            let names = languages.entry(self.root_language(*id).to_owned()).or_default();
            let document = self.document(*id);
            let written = document.common.aliases.iter().map(String::as_str).chain([document.name()]);
            // One letter is no name.
            for name in written.filter(|name| name.chars().filter(|c| c.is_alphanumeric()).count() > 1) {
                let is_acronym = name.contains(char::is_uppercase) && !name.contains(char::is_lowercase);
                let named = NamedTerm { id: *id, acronym: is_acronym.then(|| name.trim().to_owned()) };
                let known = names.entry(ComparedText::of(name.trim()).text).or_insert_with(|| Some(named));
                known.take_if(|known| known.id != *id);
            }
        }
        let languages = languages.into_iter().filter_map(|(tag, names)| Some((tag, NamesOfLanguage::of(names)?)));
        let addresses = self.terms().iter().map(|id| (self.encoded_address(*id).to_owned(), *id));
        TermNames { languages: languages.collect(), by_address: addresses.collect() }
    }
}

/// Writes a text with its marks.
struct TermMarker<'m> {
    context: ViewContext<'m>,
    names: &'m TermNames,
    /// In the language of the note.
    own: Option<&'m NamesOfLanguage>,
    root: &'m str,
    /// Terms that were used already, and the note itself.
    met: HashSet<DocId>,
    used: Vec<DefinedTerm>,
    out: String,
}

impl TermMarker<'_> {
    fn mark(&mut self, html: &str) {
        // The element that is passed over, and how many of its name are open in it.
        let mut passed: Option<(&str, usize)> = None;
        let mut at = 0;
        while at < html.len() {
            let start = memchr::memchr(b'<', &html.as_bytes()[at..]).map_or(html.len(), |found| at + found);
            match passed {
                None => self.text(&html[at..start]),
                Some(_) => self.out.push_str(&html[at..start]),
            }
            let end = start + end_of_tag(&html[start..]);
            let tag = &html[start..end];
            self.out.push_str(tag);
            at = end;
            let (name, is_end) = name_of(tag);
            if name == "a" && !is_end {
                self.link(tag);
            }
            passed = match passed {
                Some((of, depth)) if of == name && is_end => (depth > 1).then_some((of, depth - 1)),
                Some((of, depth)) if of == name && !tag.ends_with("/>") => Some((of, depth + 1)),
                None if !is_end && is_passed_over(name, tag) => Some((name, 1)),
                passed => passed,
            };
        }
    }

    /// A link to a term is a use of it.
    fn link(&mut self, tag: &str) {
        let Some(href) = tag.split_once("href=\"").and_then(|(_, rest)| rest.split('"').next()) else { return };
        let path = href.split('#').next().and_then(|href| href.strip_prefix(self.root));
        if let Some(id) = path.and_then(|path| self.names.by_address.get(path)) {
            self.use_of(*id);
        }
    }

    /// Whether it is the first use of a term that has a definition, which is then printed below the text.
    fn use_of(&mut self, id: DocId) -> bool {
        if self.used.len() == MAX_DEFINED || !self.met.insert(id) {
            return false;
        }
        let defined =
            self.context.definition(id).map(|definition| DefinedTerm { term: self.context.reference(id), definition });
        let is_defined = defined.is_some();
        self.used.extend(defined);
        is_defined
    }

    fn text(&mut self, text: &str) {
        let Some(names) = self.own.filter(|_| text.len() > 1) else { return self.out.push_str(text) };
        let compared = ComparedText::of(text);
        let mut from = 0;
        for found in names.automaton.find_iter(&compared.text) {
            let named = &names.named[found.pattern().as_usize()];
            let place = compared.place(found.start(), found.end());
            let written = &text[place.clone()];
            if named.acronym.as_deref().is_some_and(|acronym| acronym != written) || !self.use_of(named.id) {
                continue;
            }
            self.out.push_str(&text[from..place.start]);
            self.out.push_str("<a class=\"internal term\" href=\"");
            // Writing into a String cannot fail.
            let _ = escape_html(&mut self.out, self.root);
            let _ = escape_html(&mut self.out, self.context.encoded_address(named.id));
            self.out.push_str("\">");
            self.out.push_str(written);
            self.out.push_str("</a>");
            from = place.end;
        }
        self.out.push_str(&text[from..]);
    }
}

/// A text of a page made comparable, each byte knowing where in the text it comes from.
#[derive(Debug, Default)]
struct ComparedText {
    text: String,
    places: Vec<usize>,
    length: usize,
}

impl ComparedText {
    fn of(text: &str) -> ComparedText {
        let mut compared = ComparedText { length: text.len(), ..ComparedText::default() };
        let (mut at, mut is_in_word) = (0, false);
        while let Some((c, length)) = sign_at(&text[at..]) {
            let start = at;
            at += length;
            if is_combining_mark(c) || c == '\u{ad}' {
                continue;
            }
            let is_of_word = c.is_alphanumeric() || matches!(c, '-' | '\u{2010}');
            if is_of_word != is_in_word {
                compared.push(if is_of_word { BEGINS } else { ENDS }, start);
                is_in_word = is_of_word;
            }
            if c.is_whitespace() {
                if !compared.text.ends_with(' ') {
                    compared.push(' ', start);
                }
                continue;
            }
            each_compared(c, |c| compared.push(c, start));
        }
        if is_in_word {
            compared.push(ENDS, text.len());
        }
        compared
    }

    fn push(&mut self, c: char, place: usize) {
        self.text.push(c);
        self.places.resize(self.text.len(), place);
    }

    /// Where in the text a part of the compared one stands.
    fn place(&self, start: usize, end: usize) -> std::ops::Range<usize> {
        let last = if self.text[..end].ends_with(ENDS) { end - 1 } else { end };
        self.places[start]..self.places.get(last).copied().unwrap_or(self.length)
    }
}

/// The sign at the beginning of a text of HTML, and its bytes there.
fn sign_at(text: &str) -> Option<(char, usize)> {
    let c = text.chars().next()?;
    // No name of a sign that matters here is longer.
    let ends = text.bytes().take(8).position(|byte| byte == b';').filter(|_| c == '&');
    let Some(name) = ends.map(|end| &text[1..end]) else { return Some((c, c.len_utf8())) };
    let sign = match name {
        "amp" => '&',
        "#39" | "#x27" | "apos" | "rsquo" => '\'',
        "nbsp" | "#160" | "#xa0" | "#xA0" => ' ',
        _ => '\0',
    };
    Some((sign, name.len() + 2))
}

fn is_passed_over(name: &str, tag: &str) -> bool {
    let is_marked = || ["class=\"withheld\"", "class=\"broken\"", " lang=\""].iter().any(|part| tag.contains(part));
    PASSED_OVER.binary_search(&name).is_ok() || is_marked() && !tag.ends_with("/>")
}

#[cfg(test)]
mod tests {
    use crate::fixture::{config, id, with_context};

    const TERMS: [(&str, &str); 6] = [
        (
            "pivot.md",
            "---\ntitle: Intervenant·e pivot\nkind: term\naliases: [pivot, pivots, SI]\nsummary: Qui veille.\n---\n",
        ),
        ("plan.md", "---\ntitle: Plan\nkind: term\nsummary: Un plan.\n---\n"),
        ("plan-de.md", "---\ntitle: Plan d'été\nkind: term\nsummary: Un autre.\n---\n"),
        ("care.md", "---\ntitle: Care\nkind: term\nlanguage: en\nsummary: Looking after.\n---\n"),
        ("cachee.md", "---\ntitle: Mot discret\nkind: term\nvisibility: unlisted\nsummary: Chut.\n---\n"),
        ("gardee.md", "---\ntitle: Mot gardé\nkind: term\nvisibility: private\nsummary: Chut.\n---\n"),
    ];

    /// The marked words of a text, and the titles of the terms that are defined below it.
    fn marked(text: &str) -> (Vec<String>, Vec<String>) {
        let mut files = TERMS.to_vec();
        files.push(("a.md", text));
        with_context(&config("glossary: true"), &files, |context| {
            let id = id(context.graph, "a");
            let mut page = context.page("note", "A", "notes/a/");
            let plain = context.html(id, &mut page);
            let (html, used) = context.with_glossary(id, plain.clone(), "../../");
            let marks = html.split("<a class=\"internal term\" href=\"").skip(1);
            let marks: Vec<String> =
                marks.map(|rest| rest.split(['>', '<']).nth(1).unwrap_or_default().into()).collect();
            let mut without = html.clone();
            for mark in &marks {
                let (before, rest) = without.split_once("<a class=\"internal term\"").expect("it is there");
                let (_, rest) = rest.split_once('>').expect("it ends");
                without = format!("{before}{mark}{}", rest[mark.len()..].replacen("</a>", "", 1));
            }
            assert_eq!(without, plain, "nothing else changes");
            (marks, used.iter().map(|defined| defined.term.title.clone()).collect())
        })
    }

    #[test]
    fn the_first_use_of_a_term_is_marked_whatever_its_case_and_accents() {
        for (text, words) in [
            ("Un PIVOT, un pivot, des pivots.", vec!["PIVOT"]),
            ("des pivots", vec!["pivots"]),
            ("L’intervenant·e\npivot", vec!["intervenant·e\npivot"]),
            ("le plan d'ete, le plan", vec!["plan d’ete", "plan"]),
            ("un contre-pivot, un planificateur, si", vec![]),
            ("un SI & un *plan*", vec!["SI", "plan"]),
            ("pivot plan", vec!["pivot", "plan"]),
            ("| A |\n|---|\n| le pivot |", vec!["pivot"]),
        ] {
            assert_eq!(marked(text).0, words, "{text}");
        }
    }

    #[test]
    fn titles_links_code_and_other_languages_are_left_alone() {
        for text in [
            "## Le pivot",
            "[le pivot](https://a.org)",
            "`pivot`",
            "```\npivot\n```",
            "<span lang=\"en\">the <b>pivot</b></span>",
            "care",
            "Mot discret, mot gardé",
            "- [ ] le pivot",
        ] {
            assert_eq!(marked(text).0, Vec::<String>::new(), "{text}");
        }
        assert_eq!(marked("## Le pivot\n\nUn pivot.").0, ["pivot"]);
    }

    #[test]
    fn a_link_to_a_term_is_its_first_use() {
        let (marks, used) = marked("Voir [[pivot]], le pivot, [[care]] et [[cachee]]. Un plan.");
        assert_eq!(
            (marks, used),
            (vec!["plan".to_owned()], vec!["Intervenant·e pivot".into(), "Care".into(), "Plan".into()])
        );
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig { cases: 200, failure_persistence: None, ..proptest::prelude::ProptestConfig::default() })]

        /// Whatever stands in a text, the marks are all that is added to it.
        #[test]
        fn marks_are_all_that_is_added(text in "([a-z<>&;'\"=/ ]|pivot|plan|&amp;|</?a>|<b lang=\"en\">|é){0,40}") {
            marked(&text);
        }
    }
}
