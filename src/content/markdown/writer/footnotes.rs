//! Footnotes: numbered by their first reference, written once at the end of the body.
//!
//! Their numbers are those of one body; where bodies meet on a page, the prefix of each keeps the ids apart.

use std::ops::Range;

use pulldown_cmark_escape::{escape_html, escape_html_body_text};

use super::Writer;
use crate::content::markdown::body::HoleKind;
use crate::content::markdown::events::FootnoteLabel;
use crate::content::markdown::features::Feature;
use crate::diagnostics::say;

impl<'a> Writer<'a> {
    pub(super) fn footnote_reference(&mut self, label: &'a str) {
        let Some(inner) = self.events.footnotes.get(&FootnoteLabel::new(label.to_owned())) else {
            let _ = escape_html_body_text(&mut self.body.html, &format!("[^{label}]"));
            return;
        };
        let (number, uses) = self.footnote_uses.entry(inner.start).or_insert_with(|| {
            self.footnotes.push(inner.clone());
            (self.footnotes.len(), 0)
        });
        *uses += 1;
        let number = *number;
        let id = if *uses == 1 { format!("fnref-{number}") } else { format!("fnref-{number}-{uses}") };
        self.body.expected.add(Feature::Footnotes);
        self.html("<sup class=\"footnote-ref\"><a href=\"");
        self.hole(HoleKind::Footnotes);
        self.html(&format!("fn-{number}\" id=\""));
        self.hole(HoleKind::Prefix);
        self.html(&format!("{id}\">{number}</a></sup>"));
    }

    /// A definition prints nothing where it stands; gives the index after it.
    pub(super) fn footnote_definition(&mut self, label: &str, index: usize, range: &Range<usize>) -> usize {
        let key = FootnoteLabel::new(label.to_owned());
        let diagnostic = if !self.events.referenced.contains(&key) {
            Some(say::footnote_without_reference(label))
        } else if self.events.footnotes.get(&key).is_some_and(|first| first.start != index + 1) {
            Some(say::footnote_of_same_name(label))
        } else {
            None
        };
        if let Some(diagnostic) = diagnostic {
            self.problems.add(self.place(range), diagnostic);
        }
        self.events.end_of(index) + 1
    }

    pub(super) fn write_footnotes(&mut self) {
        if self.footnotes.is_empty() {
            return;
        }
        self.break_passage();
        self.depth = 1;
        self.html("<section class=\"footnotes\" aria-label=\"");
        let _ = escape_html(&mut self.body.html, &self.settings.words.footnotes);
        self.html("\">\n<ol>\n");
        let mut done = 0;
        // A footnote may refer to another, which then comes after.
        while let Some(inner) = self.footnotes.get(done).cloned() {
            done += 1;
            self.html("<li id=\"");
            self.hole(HoleKind::Prefix);
            self.html(&format!("fn-{done}\">"));
            self.run(inner, None);
            let paragraph = self.body.html.ends_with("</p>\n");
            if paragraph {
                self.body.html.truncate(self.body.html.len() - "</p>\n".len());
                for hole in self.body.holes.iter_mut().rev().take_while(|h| h.at > self.body.html.len()) {
                    hole.at = self.body.html.len();
                }
            }
            self.html(" <a class=\"footnote-back\" href=\"#");
            self.hole(HoleKind::Prefix);
            self.html(&format!("fnref-{done}\" aria-label=\""));
            let _ = escape_html(&mut self.body.html, &self.settings.words.footnote_back);
            self.html(if paragraph { "\">↩</a></p>\n</li>\n" } else { "\">↩</a></li>\n" });
        }
        self.html("</ol>\n</section>\n");
        self.depth = 0;
    }
}
