//! Names of other notes that stand in a text without a link: terms of the lexicon, and titles.
//!
//! All names are looked for at once (Aho and Corasick, 1975), so that the time grows with the texts, not with their number
//! times that of the names. Case, accents, kinds of apostrophes and line breaks do not count; where names overlap the
//! longest wins.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use aho_corasick::AhoCorasick;

use super::CheckedDocument;
use crate::content::document::{Document, Kind, NoteKind};
use crate::content::markdown::{Block, BlockKind, PieceKind};
use crate::diagnostics::{Diagnostic, Problems, Span, say};
use crate::publish::audience::DocId;
use crate::publish::graph::{Graph, Target};
use crate::text::compare::each_compared;
use crate::text::slug::fold;
use crate::text::wiki::wiki_link;

/// Every name that a text could link.
#[derive(Debug)]
pub(super) struct LinkableNames {
    automaton: AhoCorasick,
    /// By number of the automaton's pattern.
    named: Vec<NamedDocument>,
    /// File names and slugs that several documents share: a link to one of them writes its path.
    shared: HashSet<String>,
}

#[derive(Debug, Clone)]
struct NamedDocument {
    id: DocId,
    is_term: bool,
    /// An acronym as it is written: `SI` is not the word « si ».
    acronym: Option<String>,
}

impl LinkableNames {
    /// The names of a graph's listed notes; none when there are none.
    ///
    /// A term has its title and its aliases; another note its title, if it has more than one word: single words are
    /// left to the lexicon, acronyms apart. A name that several notes have is ambiguous, so it is
    /// not suggested, unless one of them is a term.
    pub(super) fn of(graph: &Graph, glossary: bool) -> Option<LinkableNames> {
        let mut names: HashMap<String, Option<NamedDocument>> = HashMap::new();
        for (id, document) in graph.published.iter().filter(|(id, _)| graph.published.is_listed(*id)) {
            let Kind::Note(kind) = document.kind else { continue };
            let is_term = kind == NoteKind::Term;
            // A glossary marks them.
            if is_term && glossary {
                continue;
            }
            for name in names_of(document, is_term) {
                let acronym = is_acronym(name).then(|| name.to_owned());
                let named = NamedDocument { id, is_term, acronym };
                let known = names.entry(folded(name)).or_insert_with(|| Some(named.clone()));
                match known {
                    Some(other) if other.id == id || (other.is_term && !is_term) => {}
                    Some(other) if is_term && !other.is_term => *other = named,
                    _ => *known = None,
                }
            }
        }
        let mut names: Vec<(String, NamedDocument)> =
            names.into_iter().filter_map(|(name, named)| Some((name, named?))).collect();
        names.sort_by(|a, b| a.0.cmp(&b.0));
        let automaton = AhoCorasick::new(names.iter().map(|(name, _)| name)).ok().filter(|_| !names.is_empty())?;
        Some(LinkableNames {
            automaton,
            named: names.into_iter().map(|(_, named)| named).collect(),
            shared: shared(graph),
        })
    }

    /// Says each name that a note uses without linking it anywhere, once.
    pub(super) fn check(&self, graph: &Graph, manuscript: &CheckedDocument, problems: &mut Problems) {
        if !manuscript.document.kind.is_note() {
            return;
        }
        let mut done: HashSet<DocId> = graph.links(manuscript.id).iter().filter_map(document_of).collect();
        done.insert(manuscript.id);
        let texts = manuscript.prose.blocks.iter().filter(|block| !matches!(block.kind, BlockKind::Heading(_)));
        for block in texts {
            let haystack = Haystack::of(block);
            for (number, span) in self.found(&haystack, manuscript.text) {
                let named = &self.named[number];
                if !done.insert(named.id) {
                    continue;
                }
                let document = graph.published.get(named.id);
                if let Some(advice) = self.advice(document, named, &manuscript.text[span.clone()], block.kind) {
                    problems.add(span, advice);
                }
            }
        }
    }

    /// The names in a text, in order, the longest where they overlap.
    fn found(&self, haystack: &Haystack, text: &str) -> Vec<(usize, Span)> {
        let mut all: Vec<(usize, usize, usize)> = self
            .automaton
            .find_overlapping_iter(&haystack.folded)
            .filter(|found| haystack.is_whole(found.start(), found.end()))
            .map(|found| (found.start(), found.end(), found.pattern().as_usize()))
            .collect();
        all.sort_unstable_by_key(|(start, end, _)| (*start, Reverse(*end)));
        let mut from = 0;
        let mut chosen = Vec::new();
        for (start, end, number) in all {
            let Some(span) = haystack.span(start, end).filter(|_| start >= from) else { continue };
            let written = text.get(span.clone());
            let is_meant = self.named[number].acronym.as_deref().is_none_or(|acronym| written == Some(acronym));
            if written.is_some() && is_meant {
                from = end;
                chosen.push((number, span));
            }
        }
        chosen
    }

    /// None where no name of the document can be written in a link.
    fn advice(&self, document: &Document, named: &NamedDocument, written: &str, kind: BlockKind) -> Option<Diagnostic> {
        let words = written.split_whitespace().collect::<Vec<_>>().join(" ");
        // The spaces and apostrophes of a title are set.
        let typed = |text: &str| text.replace('’', "'").split_whitespace().collect::<Vec<_>>().join(" ");
        let label = (typed(&words) != typed(document.name())).then_some(words.as_str());
        let is_alone = |name: &&str| !self.shared.contains(&fold(name));
        let (stem, slug) = (Some(stem(document)), Some(document.slug.as_str()));
        let names = [stem.filter(is_alone), Some(document.path.as_str()), slug.filter(is_alone)];
        let mut names = names.into_iter().flatten();
        let link = names.find_map(|name| wiki_link(name, label, kind == BlockKind::Cell))?;
        Some(if named.is_term { say::unlinked_term(words, link) } else { say::unlinked_title(words, link) })
    }
}

/// The name of a document's file, without its ending.
fn stem(document: &Document) -> &str {
    document.path.rsplit('/').next().unwrap_or(&document.path)
}

fn names_of(document: &Document, is_term: bool) -> Vec<&str> {
    let title = document.name();
    let aliases = document.common.aliases.iter().map(String::as_str).filter(|_| is_term);
    let is_name = |name: &&str| is_term || name.trim().contains(char::is_whitespace) || is_acronym(name);
    // One letter is no name, two hardly.
    aliases
        .chain([title])
        .filter(is_name)
        .filter(|name| name.chars().filter(|c| c.is_alphanumeric()).count() > 1)
        .collect()
}

/// Two to eight capitals or digits.
fn is_acronym(name: &str) -> bool {
    (2..=8).contains(&name.chars().count())
        && name.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
        && name.contains(char::is_uppercase)
}

fn document_of(target: &Target) -> Option<DocId> {
    match target {
        Target::Document { id, .. } => Some(*id),
        _ => None,
    }
}

fn shared(graph: &Graph) -> HashSet<String> {
    let mut once = HashSet::new();
    let mut shared = HashSet::new();
    for (_, document) in graph.published.iter() {
        let (stem, slug) = (fold(stem(document)), fold(&document.slug));
        for name in [Some(&stem), (slug != stem).then_some(&slug)].into_iter().flatten() {
            if !once.insert(name.clone()) {
                shared.insert(name.clone());
            }
        }
    }
    shared
}

/// A name as it is looked for.
fn folded(name: &str) -> String {
    let mut haystack = Haystack::default();
    haystack.push_text(name, 0..name.len());
    haystack.folded.trim().to_owned()
}

/// A text made comparable, each byte knowing the character of the file that it comes from.
#[derive(Debug, Default)]
struct Haystack {
    folded: String,
    origins: Vec<Span>,
}

impl Haystack {
    fn of(block: &Block) -> Haystack {
        let mut haystack = Haystack::default();
        for piece in &block.pieces {
            match piece.kind {
                PieceKind::Text => haystack.push_text(&piece.text, piece.span.clone()),
                // Words on both sides of a link do not make a name.
                PieceKind::Label | PieceKind::Object => haystack.push("\0", &piece.span),
            }
        }
        haystack
    }

    fn push(&mut self, text: &str, origin: &Span) {
        self.folded.push_str(text);
        self.origins.resize(self.folded.len(), origin.clone());
    }

    fn push_text(&mut self, text: &str, span: Span) {
        // Entities and the like are not written as they read.
        let as_written = text.len() == span.len();
        for (at, c) in text.char_indices() {
            let origin = if as_written { span.start + at..span.start + at + c.len_utf8() } else { span.clone() };
            if c.is_whitespace() {
                if !self.folded.ends_with(' ') {
                    self.push(" ", &origin);
                }
                continue;
            }
            each_compared(c, |c| self.push(c.encode_utf8(&mut [0; 4]), &origin));
        }
    }

    /// Whether a range of the folded text begins and ends with whole words.
    fn is_whole(&self, start: usize, end: usize) -> bool {
        let before = self.folded[..start].chars().next_back();
        let after = self.folded[end..].chars().next();
        let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '\u{2010}'));
        !is_letter(before) && !is_letter(after)
    }

    fn span(&self, start: usize, end: usize) -> Option<Span> {
        Some(self.origins.get(start)?.start..self.origins.get(end.checked_sub(1)?)?.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::markdown::ReadableText;
    use crate::diagnostics::Language;
    use crate::fixture::{config, graph, id};

    const OTHERS: [(&str, &str); 7] = [
        ("Étape #1 (révisée).md", "---\ntitle: \"Étape #1 [révisée]\"\n---\n"),
        ("lexique/pivot.md", "---\ntitle: Intervenant pivot\nkind: term\naliases: [pivot, SI]\n---\n"),
        ("plan.md", "---\ntitle: Plan\n---\n"),
        ("plan-de.md", "---\ntitle: Plan de communication\n---\n"),
        ("plan-long.md", "---\ntitle: Plan de communication élargi\n---\n"),
        ("oeuvre.md", "---\ntitle: L’œuvre d’été\n---\n"),
        ("cachee.md", "---\ntitle: La note cachée\nvisibility: unlisted\n---\n"),
    ];

    /// What is said of a note, as the text marked and what to write.
    fn said(text: &str) -> Vec<(String, String)> {
        let mut files = OTHERS.to_vec();
        files.push(("a.md", text));
        let (graph, _) = graph(&config(""), &files);
        let names = LinkableNames::of(&graph, false).expect("there are names");
        let id = id(&graph, "a");
        let document = graph.published.get(id);
        let manuscript = CheckedDocument { id, document, text, body: 0, prose: ReadableText::of(text, 0, None) };
        let mut problems = Problems::of(&document.file);
        names.check(&graph, &manuscript, &mut problems);
        let found = problems.into_vec().into_iter();
        found
            .map(|d| {
                let help = d.help_in(Language::english()).concat();
                (text[d.span.unwrap_or_default()].to_owned(), help)
            })
            .collect()
    }

    fn one(text: &str) -> (String, String) {
        let mut said = said(text);
        assert_eq!(said.len(), 1, "{text}: {said:?}");
        said.remove(0)
    }

    #[test]
    fn names_are_found_whatever_their_case_accents_and_lines() {
        for (text, marked, link) in [
            ("Le Plan de\ncommunication.", "Plan de\ncommunication", "write [[plan-de]]"),
            ("l'oeuvre d'ete, puis", "l'oeuvre d'ete", "write [[oeuvre|l'oeuvre d'ete]]"),
            ("un INTERVENANT pivot", "INTERVENANT pivot", "write [[pivot|INTERVENANT pivot]]"),
            ("- le *pivot*", "pivot", "write [[pivot|pivot]]"),
            ("| A |\n|---|\n| le pivot |", "pivot", "write [[pivot\\|pivot]]"),
            ("le SI, si", "SI", "write [[pivot|SI]]"),
            ("L'œuvre d'été", "L'œuvre d'été", "write [[oeuvre]]"),
            ("l'Étape #1 [révisée]", "Étape #1 [révisée]", "write [[etape-1-revisee]]"),
        ] {
            assert_eq!(one(text), (marked.into(), link.into()), "{text}");
        }
    }

    #[test]
    fn the_longest_name_wins_and_words_are_whole() {
        assert_eq!(one("plan de communication élargi").1, "write [[plan-long|plan de communication élargi]]");
        assert_eq!(one("plan de communication élargie").1, "write [[plan-de|plan de communication]]");
        assert!(said("le plan de communications, un contre-pivot, des pivots").is_empty());
    }

    #[test]
    fn what_is_linked_said_or_no_prose_is_left_alone() {
        for text in [
            "le pivot, voir [[pivot]]",
            "le [pivot](x.md)",
            "## Le pivot\n\n`pivot`\n\n```\npivot\n```\n",
            "le plan",
            "si",
            "la note cachée",
            "plan de `code` communication",
        ] {
            assert!(said(text).is_empty(), "{text}: {:?}", said(text));
        }
        assert_eq!(said("Un pivot, un pivot, un intervenant pivot.").len(), 1, "once a note");
    }
}
