//! Callouts: quotations whose first line is `[!type]`, with a title of their own and foldable as Obsidian writes them.
//!
//! Every type is one of five looks; what stands inside is written by the events there.

use pulldown_cmark::{BlockQuoteKind, Event, Tag};
use pulldown_cmark_escape::escape_html_body_text;

use super::Writer;
use super::names::without_name;
use crate::content::markdown::BodyWords;
use crate::content::markdown::features::Feature;
use crate::content::markdown::parser::is_escaped;
use crate::text::slug::{fold, nearest, without_accents};

/// The look of what readers take away: a letter, a form, a list to fill in.
pub(super) const MODEL: &str = "model";

/// The first line of a callout: `[!type|anything]-`.
struct Marker<'t> {
    kind: &'t str,
    folding: Folding,
    /// What follows on the line, in the same text.
    rest: &'t str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Folding {
    No,
    Open,
    Closed,
}

impl Folding {
    fn element(self) -> &'static str {
        if self == Folding::No { "div" } else { "details" }
    }
}

impl<'t> Marker<'t> {
    fn of(text: &'t str) -> Option<Marker<'t>> {
        let (inside, after) = text.strip_prefix("[!")?.split_once(']')?;
        let kind = inside.split('|').next().unwrap_or(inside).trim();
        let (folding, rest) = match after.as_bytes().first() {
            Some(b'+') => (Folding::Open, &after[1..]),
            Some(b'-') => (Folding::Closed, &after[1..]),
            _ => (Folding::No, after),
        };
        // Text may follow at once, as Obsidian allows, behind a colon too; `[!a](b)` and `[!a][b]` are links.
        let apart = !rest.starts_with(['(', '[']);
        let rest = rest.strip_prefix(':').unwrap_or(rest);
        let named = kind.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ' '));
        (apart && named && !kind.is_empty()).then(|| Marker { kind, folding, rest: rest.trim_start() })
    }
}

impl<'a> Writer<'a> {
    /// A callout as GFM writes it: one of five kinds, without a title.
    pub(super) fn callout(&mut self, kind: BlockQuoteKind) {
        let words = &self.settings.words;
        let (look, title) = match kind {
            BlockQuoteKind::Note => ("note", &words.note),
            BlockQuoteKind::Tip => ("tip", &words.tip),
            BlockQuoteKind::Important => ("important", &words.important),
            BlockQuoteKind::Warning => ("warning", &words.warning),
            BlockQuoteKind::Caution => ("caution", &words.caution),
        };
        self.open_callout(look, Folding::No, None);
        let _ = escape_html_body_text(&mut self.body.html, title);
        self.html("</p>\n");
    }

    /// A callout of any type, with its title; gives the index after it, none when the quotation is no callout.
    pub(super) fn titled_callout(&mut self, index: usize) -> Option<usize> {
        let events = self.events;
        let paragraph = index + 1;
        let (Event::Start(Tag::Paragraph), Event::Text(text)) =
            (&events.list.get(paragraph)?.0, &events.list.get(paragraph + 1)?.0)
        else {
            return None;
        };
        let marker = Marker::of(text).filter(|_| is_marker(self.text, events.list[paragraph + 1].1.start))?;
        let (end, paragraph_end) = (events.end_of(index), events.end_of(paragraph));
        let line_end = self.first_break(paragraph + 1, paragraph_end);
        let known = look(marker.kind, &self.settings.words);
        if known.is_none() {
            let at = self.base + events.list[paragraph + 1].1.start + "[!".len();
            let near = near_type(marker.kind, &self.settings.words);
            self.body.slips.extend(near.map(|near| (at..at + marker.kind.len(), near)));
        }
        // Another word is a note that it is the title of.
        let (look, title) = known.unwrap_or_else(|| ("note", capitalised(marker.kind)));
        let name = self.block_name(paragraph + 1..line_end);
        let named = self.named;
        let name_end = self.open_callout(look, marker.folding, name);
        self.named = named;
        let rest = if named == Some(paragraph + 1) { without_name(marker.rest) } else { marker.rest };
        if rest.is_empty() && line_end == paragraph + 2 {
            let _ = escape_html_body_text(&mut self.body.html, &title);
        } else {
            self.at = paragraph + 1;
            self.write_text(rest, &events.list[paragraph + 1].1);
            self.run(paragraph + 2..line_end, None);
        }
        self.break_passage();
        self.html(if marker.folding == Folding::No { "</p>\n" } else { "</summary>\n" });
        if line_end < paragraph_end {
            self.paragraph_of(line_end + 1..paragraph_end);
        }
        self.run(paragraph_end + 1..end, None);
        self.close_with(&format!("</{}>\n", marker.folding.element()));
        name_end.into_iter().for_each(|end| self.mark_at(end));
        Some(end + 1)
    }

    /// A model as a fenced block: a text whose lines end where they do in the source.
    pub(super) fn model(&mut self, text: &str) {
        let title = self.settings.words.model.clone();
        self.open_callout(MODEL, Folding::No, None);
        let _ = escape_html_body_text(&mut self.body.html, &title);
        self.html("</p>\n<div class=\"model-text\">");
        for paragraph in paragraphs(text) {
            self.html("<p>");
            for (index, line) in paragraph.lines().enumerate() {
                self.html(if index > 0 { "<br>\n" } else { "" });
                let _ = escape_html_body_text(&mut self.body.html, line.trim_end());
            }
            self.html("</p>\n");
        }
        self.html("</div>\n");
        self.close_with("</div>\n");
    }

    /// Up to the start of the title's text; gives the mark that ends the callout when it has a name.
    fn open_callout(&mut self, look: &str, folding: Folding, name: Option<&'a str>) -> Option<u32> {
        self.close_label();
        let start = self.open_block();
        let end = name.map(|name| self.anchor(name, start));
        let (more, title) = match folding {
            Folding::No => (" role=\"note\"", "p"),
            Folding::Open => (" open", "summary"),
            Folding::Closed => ("", "summary"),
        };
        if look == MODEL {
            self.body.expected.add(Feature::Models);
        }
        let element = folding.element();
        self.html(&format!("<{element} class=\"callout callout-{look}\"{more}>\n<{title} class=\"callout-title\">"));
        end
    }

    /// The first break between lines that stands in nothing else; `end` when there is none.
    fn first_break(&self, start: usize, end: usize) -> usize {
        let mut index = start;
        while index < end && !matches!(self.events.list[index].0, Event::SoftBreak | Event::HardBreak) {
            index = self.events.end_of(index) + 1;
        }
        index.min(end)
    }
}

/// The paragraphs of a text: what blank lines divide.
fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(['\n', '\r']);
        let mut end = 0;
        for line in rest.split_inclusive('\n') {
            if line.trim().is_empty() {
                break;
            }
            end += line.len();
        }
        let (paragraph, behind) = rest.split_at(end);
        // A line of spaces alone divides too.
        rest = behind.trim_start();
        (!paragraph.is_empty()).then_some(paragraph)
    })
}

/// Whether the source writes a callout's marker at a byte, not a bracket that is escaped.
fn is_marker(text: &str, at: usize) -> bool {
    text[at..].starts_with("[!") && !is_escaped(text, at)
}

/// A type of callout: its names, those of other programs first, then French ones, all without accents; its look, and what it is
/// called in the language of the text.
struct Type<'w> {
    names: &'static [&'static str],
    french: &'static [&'static str],
    look: &'static str,
    word: &'w str,
}

/// The types that Obsidian has (obsidian.md/help/callouts) and that GFM has, with a model, and French words for them.
fn types(words: &BodyWords) -> [Type<'_>; 16] {
    let of = |names, french, look, word| Type { names, french, look, word };
    [
        of(&["note"], &["remarque", "nota", "a noter"], "note", &words.note),
        of(&["abstract", "summary", "tldr"], &["resume", "synthese", "en bref", "essentiel"], "note", &words.summary),
        of(&["info"], &["information", "a savoir", "bon a savoir"], "note", &words.info),
        of(&["todo"], &["a faire", "tache"], "note", &words.todo),
        of(&["tip", "hint"], &["conseil", "astuce", "truc"], "tip", &words.tip),
        of(&["important"], &[], "important", &words.important),
        of(&["success", "check", "done"], &["succes", "reussite", "fait"], "tip", &words.success),
        of(&["question", "help", "faq"], &["aide"], "important", &words.question),
        of(&["warning", "attention"], &["avertissement", "mise en garde", "alerte"], "warning", &words.warning),
        of(&["caution"], &["prudence"], "caution", &words.caution),
        of(&["failure", "fail", "missing"], &["echec", "manquant"], "caution", &words.failure),
        of(&["danger", "error"], &["erreur"], "caution", &words.danger),
        of(&["bug"], &["bogue", "anomalie"], "caution", &words.bug),
        of(&["example"], &["exemple"], "note", &words.example),
        of(&["model", "modele", "template"], &[], MODEL, &words.model),
        of(&["quote", "cite"], &["citation"], "note", &words.quote),
    ]
}

/// The look of a type and the title it has of itself. A type is also found by its word in the site's language, and by a French word,
/// which is its title then; none when it is not known.
fn look(kind: &str, words: &BodyWords) -> Option<(&'static str, String)> {
    let folded = without_accents(&fold(kind)).replace(['-', '_'], " ");
    let types = types(words);
    let named = types.iter().find(|of| of.names.contains(&folded.as_str()));
    let found = named.or_else(|| types.iter().find(|of| without_accents(&fold(of.word)) == folded));
    if let Some(of) = found {
        return Some((of.look, of.word.to_owned()));
    }
    let french = types.iter().find(|of| of.french.contains(&folded.as_str()));
    french.map(|of| (of.look, capitalised(kind)))
}

/// The name of a type that looks like one that is not known.
fn near_type(kind: &str, words: &BodyWords) -> Option<String> {
    let types = types(words);
    let names = types.iter().flat_map(|of| of.names.iter().chain(of.french).copied().chain([of.word]));
    nearest(kind, names).map(str::to_lowercase)
}

/// `RETOUR-terrain` becomes `Retour-terrain`.
fn capitalised(kind: &str) -> String {
    let shouted = !kind.chars().any(char::is_lowercase);
    let mut letters = kind.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let rest = if shouted { letters.as_str().to_lowercase() } else { letters.as_str().to_owned() };
    first.chain(rest.chars()).collect()
}
