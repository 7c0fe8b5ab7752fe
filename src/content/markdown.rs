//! Markdown to an [`Outline`], which other pages may show (links with their sentences, headings, the first paragraph), and a
//! [`Body`], which only its own page prints: safe HTML with holes where other documents decide (links, embeds).
//!
//! It knows one text and the site's settings, never another document: what a link means is decided by `graph`, and what
//! a hole becomes by `view`. So a parsed body is a function of its file and can be kept from build to build.

/// Tags of one document, those in its text among them.
pub const MAX_TAGS: usize = 500;

mod body;
mod builder;
mod comments;
mod destination;
mod dialect;
mod events;
mod features;
mod foreign;
mod hashtags;
mod highlight;
pub mod inline;
mod lints;
mod mathml;
mod outline;
mod parser;
mod plain;
mod prose;
mod raw;
mod said;
mod sanitise;
pub mod sentences;
pub mod tokens;
mod unprinted;
mod writer;

pub use body::{Body, Citation, Hole, HoleKind, Slice};
pub use destination::{Destination, destination, leads_to_a_page};
pub use events::MAX_DEPTH as MAX_NESTING;
pub use features::Feature;
pub use highlight::CodeBlock;
pub use mathml::MAX_FORMULA;
pub use outline::{AUTHORS, Anchor, Form, Heading, LinkUse, Outline, Passage, TitleHeading};
pub use prose::{Block, BlockKind, PieceKind, ProseLink, ProsePiece, ReadableText};
pub use writer::MAX_ATTRIBUTES;

use std::borrow::Cow;

use crate::content::document::works::CitedWorks;
use crate::content::typography::Typography;
use crate::diagnostics::{Problems, say};

/// Settings that a body depends on; part of the parse memo's key.
#[derive(Debug, Clone, Hash)]
pub struct Settings {
    pub typography: Typography,
    /// Raw HTML is kept as it is.
    pub trusted: bool,
    /// As Obsidian has it: `#word` in a text is a tag, and a file's name its title unless a single heading of level 1 stands
    /// for it.
    pub vault: bool,
    /// A line ends on the page where it ends in the text.
    pub line_breaks: bool,
    /// Links that begin with it lead to this site.
    pub base_url: Option<String>,
    pub words: BodyWords,
    /// Those of other languages with how they are set, by the language's first letters.
    pub others: Vec<(String, BodyWords, Typography)>,
}

/// Texts set into bodies, in the language of their document.
#[derive(Debug, Clone, Default, Hash)]
pub struct BodyWords {
    pub note: String,
    pub tip: String,
    pub important: String,
    pub warning: String,
    pub caution: String,
    pub summary: String,
    pub info: String,
    pub todo: String,
    pub success: String,
    pub question: String,
    pub failure: String,
    pub danger: String,
    pub bug: String,
    pub example: String,
    pub model: String,
    pub quote: String,
    pub footnotes: String,
    pub footnote_back: String,
    pub table: String,
    pub code: String,
    pub task_begun: String,
    pub task_dropped: String,
    /// Between two names that are cited.
    pub citation_and: String,
    /// In the place of all names but the first.
    pub citation_others: String,
    /// In the place of a year.
    pub citation_no_date: String,
}

/// What of a front matter decides how the text below it is read.
#[derive(Debug, Default)]
pub struct TextHead<'a> {
    /// A first heading of level 1 that repeats it is left out of the body. Without a title, the first heading of level 1 gives
    /// it ([`Outline::title`]).
    pub title: Option<&'a str>,
    pub cited: CitedWorks,
}

impl<'a> From<Option<&'a str>> for TextHead<'a> {
    fn from(title: Option<&'a str>) -> TextHead<'a> {
        TextHead { title, ..TextHead::default() }
    }
}

/// A text, read.
#[derive(Debug, Clone, Default)]
pub struct Parsed {
    pub outline: Outline,
    pub body: Body,
}

/// Reads the Markdown that stands at byte `base` of its file.
///
/// Of the front matter `head` has what the text is read by.
pub fn parse<'a>(
    text: &str,
    base: usize,
    head: impl Into<TextHead<'a>>,
    settings: &Settings,
    problems: &mut Problems,
) -> Parsed {
    let (masked, mut hidden) = comments::mask(text);
    // Blank lines behind it hide nothing.
    if let Some(last) = hidden.last().filter(|last| comments::is_unclosed(&text[(*last).clone()])) {
        problems.add(base + last.start..base + last.start + 2, say::comment_never_closed());
    }
    let text = if settings.vault { outdented(masked) } else { masked };
    let text = if settings.trusted { text } else { raw::without_endless(text, base, &mut hidden, problems) };
    let mut body = writer::write(&text, base, &head.into(), settings, problems);
    body.start = base;
    body.hidden.extend(hidden.into_iter().map(|span| span.start + base..span.end + base));
    if body.needs_sanitising {
        sanitise::sanitise(&mut body, settings);
    }
    body.finish()
}

/// A text that begins with a list that is set in by a tab, as Logseq writes one below the properties of a page, with the
/// list at the margin: it is no code. Each tab becomes a space, so that places in the file stay true.
fn outdented(text: Cow<str>) -> Cow<str> {
    let blank = text.len() - text.trim_start_matches(['\n', '\r']).len();
    if !text[blank..].starts_with("\t- ") {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut is_list = true;
    for line in text.split_inclusive('\n') {
        let rest = line.strip_prefix('\t').filter(|_| is_list);
        is_list &= rest.is_some() || line.trim().is_empty();
        out.push_str(if rest.is_some() { " " } else { "" });
        out.push_str(rest.unwrap_or(line));
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests;
