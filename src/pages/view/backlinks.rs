//! What links to a note, each with the sentences around its links.

use super::parts::ViewContext;
use super::*;
use crate::content::markdown::sentences::{ends_sentence, stops};
use crate::publish::graph::Backlink;

/// Backlinks shown on the note's own page; a hub's others are on a page of theirs.
pub const SHOWN_BACKLINKS: usize = 50;
/// Excerpts shown for one source.
const EXCERPTS: usize = 3;
/// Links of one source whose sentences are compared to find different ones.
const LOOKED_AT: usize = 12;
/// Characters of a sentence around a link.
const EXCERPT: usize = 240;

/// A page that leads to a note.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct BacklinkView {
    pub source: Shared<Ref>,
    /// The first notebook of the source.
    pub notebook: Option<Shared<Ref>>,
    /// One for each link from that source, at most three.
    pub excerpts: Vec<ExcerptView>,
}

/// The sentence that holds a link: `before` + `words` (to be marked) + `after`, plain text.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct ExcerptView {
    /// What precedes the link in its sentence.
    pub before: String,
    /// The words of the link.
    pub words: String,
    /// What follows them.
    pub after: String,
}

impl ViewContext<'_> {
    /// A source of links, with their sentences.
    pub fn backlink(&self, backlink: &Backlink) -> BacklinkView {
        let outline = &self.document(backlink.source).outline;
        let mut excerpts: Vec<ExcerptView> = Vec::new();
        for number in backlink.links.iter().take(LOOKED_AT) {
            if excerpts.len() == EXCERPTS {
                break;
            }
            let Some(passage) = outline.links[*number as usize].passage.and_then(|p| outline.passages.get(p as usize))
            else {
                continue;
            };
            let (text, place) = self.quoted(backlink.source, &passage.around(*number, EXCERPT * 4), Some(*number));
            let excerpt = excerpt(&text, place);
            if !excerpts.iter().any(|e| (&e.before, &e.after) == (&excerpt.before, &excerpt.after)) {
                excerpts.push(excerpt);
            }
        }
        let notebook = self.graph.held_by(backlink.source).first().map(|h| self.reference(h.collection));
        BacklinkView { source: self.reference(backlink.source), notebook, excerpts }
    }
}

/// The sentence that holds `place`, cut to a readable length around it.
fn excerpt(text: &str, place: std::ops::Range<usize>) -> ExcerptView {
    let start = stops(&text[..place.start]).rev().find(|at| ends_sentence(text, *at)).unwrap_or(0);
    let mut after = stops(&text[place.end..]).map(|at| place.end + at);
    let end = after.find(|at| ends_sentence(text, *at)).unwrap_or(text.len());
    let before = cut_start(text[start..place.start].trim_start(), EXCERPT / 2);
    let after = cut_end(text[place.end..end].trim_end(), EXCERPT / 2);
    ExcerptView { before, words: text[place].to_owned(), after }
}

fn cut_start(text: &str, limit: usize) -> String {
    let count = text.chars().count();
    if count <= limit {
        return text.to_owned();
    }
    let from = text.char_indices().nth(count - limit).map_or(0, |(at, _)| at);
    let word = text[from..].find(' ').map_or(from, |at| from + at + 1);
    format!("… {}", &text[word..])
}

fn cut_end(text: &str, limit: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(limit) else { return text.to_owned() };
    let word = text[..end].rfind(' ').unwrap_or(end);
    format!("{} …", &text[..word])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(text: &str, words: &str) -> String {
        let at = text.find(words).expect("the words are in the text");
        let e = excerpt(text, at..at + words.len());
        format!("{}[{}]{}", e.before, e.words, e.after)
    }

    #[test]
    fn an_excerpt_is_the_sentence_around_the_link() {
        let text = "Une première phrase. Voir aussi le pilote, v. 2.1 du guide, avant tout. La suite.";
        assert_eq!(sentence(text, "le pilote"), "Voir aussi [le pilote], v. 2.1 du guide, avant tout.");
        assert_eq!(sentence(text, "Une première"), "[Une première] phrase.");
        assert_eq!(sentence(text, "La suite"), "[La suite].");
    }

    proptest::proptest! {
        /// What is kept of a passage gives the excerpts that all of it would, whatever a link comes to print.
        #[test]
        fn an_excerpt_needs_no_more_than_what_is_kept(
            before in "([A-Za-zé ]{0,3}[.?!…]? ?){0,8}",
            title in "([A-Za-zé ]{0,3}[.?!…]? ?){0,3}",
            after in "([A-Za-zé ]{0,3}[.?!…]? ?){0,8}",
        ) {
            let link = before.len()..before.len() + title.len();
            let whole = excerpt(&format!("{before}{title}{after}"), link);
            let kept = crate::content::markdown::sentences::around(&format!("{before}{after}"), before.len()..before.len());
            let (before, after) = (&before[kept.start..], &after[..kept.end - before.len()]);
            let link = before.len()..before.len() + title.len();
            let part = excerpt(&format!("{before}{title}{after}"), link);
            proptest::prop_assert_eq!((whole.before, whole.after), (part.before, part.after));
        }
    }

    #[test]
    fn a_long_sentence_is_cut_at_words() {
        let text = format!("{} ICI {}", "mot ".repeat(100).trim(), "mot ".repeat(100).trim());
        let cut = sentence(&text, "ICI");
        assert!(cut.starts_with("… mot") && cut.ends_with("mot …"), "{cut}");
        assert!(cut.chars().count() < 260, "{cut}");
    }
}
