//! What is said of one text by itself: its headings, its links' words, the length of its paragraphs.

use super::CheckedDocument;
use crate::content::markdown::{BlockKind, ProseLink, ReadableText};
use crate::diagnostics::{Problems, Span, say};
use crate::text::slug::{fold, without_accents};

/// Words in a paragraph before it is called long. The Federal Plain Language Guidelines (United States, 2011, « Write short
/// paragraphs ») advise no more than 150 in English; French takes up to a fifth more for the same.
const MAX_WORDS: usize = 180;

/// Labels that say nothing of where a link leads, folded and without accents. WCAG 2.2, failure F63.
const VAGUE: [&str; 27] = [
    "ici",
    "cliquez ici",
    "cliquer ici",
    "par ici",
    "voir ici",
    "clique ici",
    "la",
    "lien",
    "ce lien",
    "le lien",
    "cette page",
    "la page",
    "suite",
    "la suite",
    "lire la suite",
    "en savoir plus",
    "plus",
    "voir",
    "here",
    "click here",
    "this",
    "this link",
    "this page",
    "link",
    "more",
    "read more",
    "learn more",
];

pub(super) fn check(prose: &ReadableText, problems: &mut Problems) {
    headings(prose, problems);
    for link in prose.links.iter().filter(|link| !link.is_image) {
        label(link, problems);
    }
    for block in prose.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph) {
        let words = block.words();
        if words > MAX_WORDS {
            problems.add(beginning(block), say::long_paragraph(words, MAX_WORDS));
        }
    }
}

/// Sources that lead to the first page of a site, and quotations that name none.
pub(super) fn sources(manuscript: &CheckedDocument, problems: &mut Problems) {
    for quote in manuscript.prose.quotes.iter().filter(|quote| !quote.is_sourced) {
        problems.add(quote.span.start..quote.span.start + 1, say::quote_without_source());
    }
    let addresses = manuscript.document.common.sources.iter().filter_map(|work| work.url.as_deref());
    for address in addresses.filter(|address| is_home_page(address)) {
        if let Some(place) = manuscript.place_of("sources", address) {
            problems.add(place, say::source_at_home_page(address));
        }
    }
}

/// Types of callouts that are hardly those that were meant.
pub(super) fn callouts(manuscript: &CheckedDocument, slips: &[(Span, String)], problems: &mut Problems) {
    for (place, near) in slips {
        if let Some(written) = manuscript.text.get(place.clone()) {
            problems.add(place.clone(), say::no_callout_named(written).suggest(Some(near)));
        }
    }
}

/// Whether an address is a site's own, with nothing behind it.
fn is_home_page(address: &str) -> bool {
    let rest = address.split_once("://").map_or("", |(_, rest)| rest);
    !rest.is_empty() && rest.split_once('/').is_none_or(|(_, path)| path.is_empty()) && !rest.contains(['?', '#'])
}

/// The first words of a block: all of it would fill the screen.
fn beginning(block: &crate::content::markdown::Block) -> Span {
    block.pieces.first().map_or(block.span.clone(), |piece| piece.span.clone())
}

fn headings(prose: &ReadableText, problems: &mut Problems) {
    // The title is the first level.
    let mut before = 1;
    for block in &prose.blocks {
        let BlockKind::Heading(level) = block.kind else { continue };
        if level > before + 1 {
            let signs = "#".repeat(usize::from(before) + 1);
            let span = block.span.start..block.pieces.last().map_or(block.span.end, |piece| piece.span.end);
            problems.add(span, say::heading_skips_a_level(usize::from(level), usize::from(before), signs));
        }
        before = level;
    }
}

fn label(link: &ProseLink, problems: &mut Problems) {
    let label = link.label.trim();
    let folded = without_accents(&fold(label));
    let words = folded.trim_matches(|c: char| !c.is_alphanumeric());
    if VAGUE.contains(&words) {
        problems.add(link.span.clone(), say::vague_label(label));
    } else if link.outside.is_some() && is_address(&folded) {
        problems.add(link.span.clone(), say::label_is_an_address());
    }
}

fn is_address(label: &str) -> bool {
    let begins = ["https://", "http://", "www."].iter().any(|start| label.starts_with(start));
    begins && !label.contains(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<String> {
        let mut problems = Problems::of(&"a.md".into());
        check(&ReadableText::of(text, 0, None), &mut problems);
        problems
            .into_vec()
            .into_iter()
            .map(|d| format!("{}: {}", &text[d.span.unwrap_or_default()], d.message))
            .collect()
    }

    #[test]
    fn headings_go_down_one_level_at_a_time() {
        assert!(said("# A\n\n## B\n\n### C\n\n## D\n").is_empty());
        assert_eq!(
            said("### A\n\n## B\n\n#### C *d*\n"),
            [
                "### A: this heading of level 3 comes after one of level 1",
                "#### C *d: this heading of level 4 comes after one of level 2",
            ]
        );
    }

    #[test]
    fn links_say_where_they_lead() {
        assert!(
            said("[la grille](a.md) [[ici]] ![[ici]] <b@c.org> ![ici](a.png) [Voir https://a.org](https://a.org)")
                .is_empty()
        );
        assert_eq!(said("Voir [ICI !](a.md).").len(), 1);
        assert_eq!(said("Là : [là](a.md), [[a|cliquez ici]].").len(), 2);
        assert_eq!(said("<https://a.org/b> et [www.a.org](https://a.org)").len(), 2);
    }

    #[test]
    fn paragraphs_are_not_endless() {
        let words = |count: usize| "mot ".repeat(count);
        assert!(said(&words(MAX_WORDS)).is_empty());
        assert_eq!(said(&words(MAX_WORDS + 1)).len(), 1);
    }
}
