//! The notes that stand on one page together, each a chapter of it: what makes their ids unique there, and where a link from
//! one to another leads.

use memchr::memmem;
use pulldown_cmark_escape::escape_html;
use rapidhash::RapidHashMap as HashMap;

use super::markup::end_of_tag;
use crate::publish::audience::DocId;
use crate::publish::graph::Member;

/// The chapters of a page.
#[derive(Debug)]
pub struct Chapters {
    /// By note, its place from 0.
    places: HashMap<DocId, usize>,
    /// How many levels their headings stand below those of the notes' own pages.
    pub depth: u8,
    /// By note, for each of its works the place of the reference in the list of the page, from 0.
    references: HashMap<DocId, Vec<usize>>,
}

impl Chapters {
    pub fn new(members: &[Member], depth: u8, references: HashMap<DocId, Vec<usize>>) -> Chapters {
        let places = members.iter().enumerate().rev().map(|(place, member)| (member.document, place));
        Chapters { places: places.collect(), depth, references }
    }

    /// Where the reference to a work of a note stands in the list of the page, from 0.
    pub fn reference(&self, id: DocId, work: usize) -> Option<usize> {
        self.references.get(&id)?.get(work).copied()
    }

    /// The anchor of a note's chapter, `c-n1`; none for a document that is no chapter. Ids of an author's never begin with `c-`.
    pub fn anchor(&self, id: DocId) -> Option<String> {
        self.places.get(&id).map(|place| format!("c-n{}", place + 1))
    }

    /// What stands before each id of a note's text: `c-n1-`.
    pub fn prefix(&self, id: DocId) -> Option<String> {
        self.anchor(id).map(|anchor| anchor + "-")
    }
}

/// A chapter whose sections are named after it: « Tableau 1 » and « Notes » of several chapters are on one page, and who walks
/// from section to section is to tell them apart (WAI-ARIA, section 5.3.4).
pub fn with_named_sections(html: &str, title: &str) -> String {
    const NAMED: &str = " aria-label=\"";
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = memmem::find(rest.as_bytes(), b"<section class=\"") {
        let end = at + end_of_tag(&rest[at..]);
        let label = rest[at..end].find(NAMED).map(|label| at + label + NAMED.len());
        let behind = label.and_then(|label| rest[label..end].find('"').map(|behind| label + behind));
        out.push_str(&rest[..behind.unwrap_or(end)]);
        if behind.is_some() {
            out.push_str(" (");
            // Writing into a String cannot fail.
            let _ = escape_html(&mut out, title);
            out.push(')');
        }
        rest = &rest[behind.unwrap_or(end)..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_sections_of_a_chapter_are_named_after_it() {
        let html = "<section class=\"footnotes\" aria-label=\"Notes\"><ol></ol></section><section class=\"x\"><p aria-label=\"a\">";
        assert_eq!(
            super::with_named_sections(html, "A & \"B\""),
            "<section class=\"footnotes\" aria-label=\"Notes (A &amp; &quot;B&quot;)\"><ol></ol></section><section class=\"x\"><p aria-label=\"a\">"
        );
    }
}
