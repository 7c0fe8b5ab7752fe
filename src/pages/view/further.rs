//! « Pour aller plus loin »: the part of a note below its text, from its front matter and from a section of that name.

use super::markup::{end_of_tag, is_void, name_of};
use super::parts::ViewContext;
use super::*;
use crate::content::front_matter::further::FurtherLink;
use crate::publish::address::encode;
use crate::publish::audience::DocId;
use crate::publish::graph::Target;
use crate::text::label::label;
use crate::text::slug::slug;

/// Where readers may go on.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct FurtherView {
    /// The section of the text, its heading with it; empty when the text has none.
    pub html: String,
    /// The anchor of its heading.
    pub id: String,
    pub links: Vec<FurtherLinkView>,
}

/// A link of the front matter.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct FurtherLinkView {
    pub title: String,
    /// From the root, of a page of the site.
    pub address: Option<String>,
    /// The document that this is the page of.
    #[serde(skip)]
    pub document: Option<DocId>,
    /// Its anchor, on a page that holds it as a chapter.
    pub chapter: Option<String>,
    /// Outside the site.
    pub url: Option<String>,
    /// Of a page of the site that lists show.
    pub summary: Option<String>,
    /// BCP 47 tag of the title, when it is not the site's: words of an author's own are in the note's language.
    pub language: Option<String>,
    /// BCP 47 tag of the summary, when it is not the site's.
    pub summary_language: Option<String>,
}

impl ViewContext<'_> {
    /// Takes the section out of a note's text and out of the headings' order, which it ends then.
    pub fn further(&self, id: DocId, html: &mut String, headings: &mut Vec<HeadingView>) -> Option<FurtherView> {
        let links: Vec<FurtherLinkView> = self.further_links(id);
        let name = self.translation_of(id).text("further", None, &[]);
        let is_named = |heading: &HeadingView| {
            // Most have another length, which is looked at first.
            heading.level == 2 && heading.text.len() == name.len() && slug(&heading.text) == slug(&name)
        };
        let place = headings.iter().position(is_named);
        let part = place.and_then(|place| section_of(html, &headings[place].id).map(|part| (place, part)));
        let (mut section, mut anchor) = (String::new(), String::from("c-further"));
        if let Some((place, part)) = part {
            section = html[part.clone()].to_owned();
            anchor.clone_from(&headings[place].id);
            html.replace_range(part, "");
            let end = headings[place + 1..].iter().position(|heading| heading.level <= 2);
            let end = end.map_or(headings.len(), |found| place + 1 + found);
            let moved = headings.drain(place..end).collect::<Vec<_>>();
            headings.extend(moved);
        }
        (!section.is_empty() || !links.is_empty()).then_some(FurtherView { html: section, id: anchor, links })
    }

    pub fn further_links(&self, id: DocId) -> Vec<FurtherLinkView> {
        let further = &self.document(id).common.further;
        let link = |(index, link): (usize, &FurtherLink)| {
            let mut view = FurtherLinkView {
                title: label(&link.text).into_owned(),
                address: None,
                document: None,
                chapter: None,
                url: link.url.clone(),
                summary: None,
                language: self.language(id),
                summary_language: None,
            };
            match self.graph.further_target(id, index) {
                Some((Target::Withheld, _)) => return None,
                Some((Target::Document { id: to, .. }, has_label)) => {
                    let to_ref = self.reference(*to);
                    let is_listed = self.graph.published.is_listed(*to);
                    // In the words of its author, or by the title of a page that lists do not name.
                    if !is_listed && !has_label {
                        view.title.clone_from(&to_ref.title);
                    }
                    view.address = Some(to_ref.address.clone());
                    view.document = Some(*to);
                    if !has_label {
                        view.language.clone_from(&to_ref.language);
                    }
                    view.summary_language.clone_from(&to_ref.language);
                    view.summary = self.summary(*to).filter(|_| is_listed);
                }
                Some((Target::Site(written), _)) => {
                    view.address = self.site_addresses.get(written).map(|to| encode(to))
                }
                Some((Target::Attachment(_) | Target::Broken, _)) | None => {}
            }
            Some(view)
        };
        further.iter().enumerate().filter_map(link).collect()
    }
}

/// The part of a text from a heading of level 2 to the next one, or to the notes at its end; none where it stands within
/// something else.
fn section_of(html: &str, id: &str) -> Option<std::ops::Range<usize>> {
    let start = html.find(&format!("<h2 id=\"{id}\""))?;
    let (mut at, mut depth) = (start, 0usize);
    while at < html.len() {
        let tag_start = memchr::memchr(b'<', &html.as_bytes()[at..]).map_or(html.len(), |found| at + found);
        let end = tag_start + end_of_tag(&html[tag_start..]);
        let tag = &html[tag_start..end];
        let (name, is_end) = name_of(tag);
        let ends_section = matches!(name, "h1" | "h2") || tag.contains("class=\"footnotes\"");
        if depth == 0 && !is_end && tag_start > start && ends_section {
            return Some(start..tag_start);
        }
        match is_end {
            true => depth = depth.checked_sub(1)?,
            false if tag.is_empty() || is_void(tag, name) => {}
            false => depth += 1,
        }
        at = end;
    }
    (depth == 0).then_some(start..html.len())
}

#[cfg(test)]
mod tests {
    use super::section_of;

    #[test]
    fn a_section_ends_where_the_next_one_or_the_notes_begin() {
        let section = |html: &'static str| section_of(html, "x").map(|part| &html[part]);
        assert_eq!(section("<p>a</p><h2 id=\"x\">X</h2><p>b<br>c</p>"), Some("<h2 id=\"x\">X</h2><p>b<br>c</p>"));
        assert_eq!(
            section("<h2 id=\"x\">X</h2><h3 id=\"y\">Y</h3><h2 id=\"z\">Z</h2>"),
            Some("<h2 id=\"x\">X</h2><h3 id=\"y\">Y</h3>")
        );
        assert_eq!(
            section("<h2 id=\"x\">X</h2><p>b</p><section class=\"footnotes\"></section>"),
            Some("<h2 id=\"x\">X</h2><p>b</p>")
        );
        assert_eq!(section("<blockquote><h2 id=\"x\">X</h2></blockquote>"), None);
        assert_eq!(section("<p>a</p>"), None);
    }
}
