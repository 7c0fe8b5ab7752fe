//! The words of passages, with those of the links in them: what a link without a label prints.

use super::parts::ViewContext;
use crate::content::markdown::tokens::with_words;
use crate::content::markdown::{Form, Passage, Slice};
use crate::publish::audience::DocId;
use crate::publish::graph::{Fragment, Target, is_code};
use crate::text::label::{MAX_LABEL, label};

impl ViewContext<'_> {
    /// A passage as it reads on its own page: links without a label are given their target's title.
    pub fn passage(&self, id: DocId, passage: &Passage) -> String {
        self.passage_with(passage, None, usize::MAX, |number| self.link_text(id, number)).0
    }

    /// The same on other pages, with the place of one of its links: of the unlisted pages it leads to, only that link's
    /// may be named there.
    pub fn quoted(&self, id: DocId, passage: &Passage, wanted: Option<u32>) -> (String, Slice) {
        self.passage_with(passage, wanted, usize::MAX, |number| match Some(number) == wanted {
            true => self.link_text(id, number),
            false => self.quoted_text(id, number),
        })
    }

    /// What a link without label prints on other pages: not the name of an unlisted one.
    pub fn quoted_text(&self, id: DocId, number: u32) -> String {
        match self.links(id)[number as usize] {
            Target::Document { id: to, .. } if !self.graph.published.is_listed(to) => {
                self.translation_of(id).withheld.clone()
            }
            _ => self.link_text(id, number),
        }
    }

    /// Ends before a link once it holds more than `enough` bytes.
    fn passage_with(
        &self,
        passage: &Passage,
        wanted: Option<u32>,
        enough: usize,
        text_of: impl Fn(u32) -> String,
    ) -> (String, Slice) {
        let mut out = String::with_capacity(passage.text.len());
        let mut from = 0;
        let mut place = 0..0;
        for (range, number) in &passage.links {
            if out.len() > enough {
                return (out, place);
            }
            let start = range.start.max(from);
            out.push_str(&passage.text[from..start]);
            let before = out.len();
            if range.is_empty() {
                out.push_str(&text_of(*number));
            } else {
                out.push_str(&passage.text[start..range.end.max(start)]);
            }
            if Some(*number) == wanted {
                place = before..out.len();
            }
            from = range.end.max(start);
        }
        out.push_str(&passage.text[from..]);
        (out, place)
    }

    /// What a link without label prints.
    pub fn link_text(&self, id: DocId, number: u32) -> String {
        let link = &self.document(id).outline.links[number as usize];
        // What is printed as it is written has other words only where it is withheld.
        let is_written =
            link.written.is_some() && link.form != Form::Outside && self.links(id)[number as usize] != Target::Withheld;
        match &link.label {
            Some(label) if !is_written => self.label_text(id, label),
            _ => self.name_of(id, number),
        }
    }

    /// A label or an alternative text, with the words of the names in it.
    pub fn label_text(&self, id: DocId, label: &str) -> String {
        with_words(label, |number| self.link_text(id, number as u32))
    }

    /// What is printed of a link's target where there are no other words.
    pub fn name_of(&self, id: DocId, number: u32) -> String {
        let link = &self.document(id).outline.links[number as usize];
        let last = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
        let is_withheld = self.links(id)[number as usize] == Target::Withheld;
        if let Some(written) = link.written.as_ref().filter(|_| !is_withheld) {
            return written.clone();
        }
        match &self.links(id)[number as usize] {
            Target::Document { id: to, fragment } => {
                let document = self.document(*to);
                let heading = match fragment {
                    Some(Fragment::Heading(index)) => {
                        document.outline.headings.get(*index as usize).map(|h| self.heading_text(*to, &h.text))
                    }
                    _ => None,
                };
                match heading {
                    Some(heading) if *to == id => label(&heading).into_owned(),
                    Some(heading) => format!("{} › {}", label(&document.title), label(&heading)),
                    None => label(&document.title).into_owned(),
                }
            }
            Target::Attachment(path) if self.graph.has_neutral_address(path) => self.translation_of(id).file.clone(),
            Target::Attachment(path) => last(path),
            Target::Site(_) => link.target.clone(),
            Target::Withheld => self.translation_of(id).withheld.clone(),
            Target::Broken if matches!(link.form, Form::Image | Form::WikiImage) => last(&link.target),
            Target::Broken => {
                let fragment = link.fragment.as_ref().map_or_else(String::new, |fragment| format!("#{fragment}"));
                let whole = format!("{}{fragment}", link.target);
                // The brackets of a shell's condition are its own.
                let is_condition = link.form == Form::Wiki && is_code(&whole);
                if is_condition { format!("[[ {whole} ]]") } else { link.target.clone() }
            }
        }
    }

    /// A heading as a link to it prints it: of a link in it without label only the target's own title, for a heading may lead
    /// to itself.
    fn heading_text(&self, id: DocId, heading: &Passage) -> String {
        let text_of = |number: u32| match &self.links(id)[number as usize] {
            Target::Document { id: to, .. } if self.graph.published.is_listed(*to) => {
                label(&self.document(*to).title).into_owned()
            }
            Target::Document { .. } | Target::Withheld => self.translation_of(id).withheld.clone(),
            Target::Attachment(path) if self.graph.has_neutral_address(path) => self.translation_of(id).file.clone(),
            _ => {
                let link = &self.document(id).outline.links[number as usize];
                link.written.as_ref().unwrap_or(&link.target).clone()
            }
        };
        self.passage_with(heading, None, MAX_LABEL * 4 + 1, text_of).0
    }
}
