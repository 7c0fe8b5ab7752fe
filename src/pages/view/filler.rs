//! A document's body as it stands on a page: the holes that other documents decide, filled.

mod images;
mod links;

use pulldown_cmark_escape::{escape_html, escape_html_body_text};

use super::chapters::{Chapters, with_named_sections};
use super::parts::ViewContext;
use super::{FeaturesView, PageView};
use crate::content::markdown::{HoleKind, Slice};
use crate::publish::audience::DocId;
use crate::publish::graph::{self, Allowance, Target};
use crate::text::label::label;

impl ViewContext<'_> {
    /// The body of a document as it stands on a page, which learns what of it has a style or a script of its own.
    pub fn html(&self, id: DocId, page: &mut PageView) -> String {
        let (html, features) = self.html_at(id, &page.root);
        page.features = features;
        html
    }

    /// The body of a document as it stands on a page that has this way to the site's root, with what of it has a style or a
    /// script of its own.
    pub fn html_at(&self, id: DocId, root: &str) -> (String, Option<FeaturesView>) {
        let mut filler = Filler::new(*self, id, root);
        filler.fill(id, self.body(id).whole(), "");
        (filler.out, filler.features)
    }

    /// The body of a document as it stands on a page that holds all these chapters: its ids are its own there, and what leads to
    /// another chapter stays within the page.
    pub fn html_with_chapters(&self, id: DocId, page: &mut PageView, chapters: &Chapters) -> String {
        let prefix = chapters.prefix(id);
        // What is no chapter stands beside them.
        let depth = if prefix.is_some() { chapters.depth } else { 0 };
        let features = page.features.take();
        let mut filler = Filler { chapters: Some(chapters), depth, features, ..Filler::new(*self, id, &page.root) };
        filler.fill(id, self.body(id).whole(), prefix.as_deref().unwrap_or_default());
        filler.close_headings();
        page.features = filler.features;
        match prefix {
            Some(_) => with_named_sections(&filler.out, &label(&self.document(id).title)),
            None => filler.out,
        }
    }

    /// What other pages may say of a body: neither what it embeds nor the names of the unlisted pages that it leads to.
    pub fn quoted_html(&self, id: DocId) -> String {
        let mut filler = Filler { is_quoted: true, ..Filler::new(*self, id, "") };
        filler.fill(id, self.body(id).whole(), "");
        filler.out
    }
}

/// The end of the start tag of a heading, before its id.
const LEVEL_AND_ID: &str = "2 id=\"";

/// The level of a heading so many levels below.
fn lower(level: u8, depth: u8) -> u8 {
    (level + depth).min(6)
}

/// Writes a body, filling its holes.
struct Filler<'a> {
    context: ViewContext<'a>,
    root: &'a str,
    /// The document whose page this is.
    page: DocId,
    /// What the page may still embed.
    allowance: Allowance,
    /// What is being written, the page's own text first.
    parts: Vec<(DocId, Slice)>,
    out: String,
    /// What was written that has a style or a script of its own, also in what is embedded.
    features: Option<FeaturesView>,
    /// An image was written: those behind it are loaded when they come into sight.
    has_image: bool,
    /// It is not for the document's own page: see [`ViewContext::quoted_html`].
    is_quoted: bool,
    /// The chapters of the page, where it holds several documents.
    chapters: Option<&'a Chapters>,
    /// How many levels headings stand below those of the documents' own pages.
    depth: u8,
    /// Where start tags of headings end whose end tags are still those of the documents' own pages, with their levels there.
    headings: Vec<(usize, u8)>,
}

impl<'f> Filler<'f> {
    fn new(context: ViewContext<'f>, page: DocId, root: &'f str) -> Filler<'f> {
        let body = context.body(page);
        Filler {
            context,
            root,
            page,
            allowance: Allowance::default(),
            parts: vec![(page, body.whole())],
            out: String::with_capacity(body.html.len() * 5 / 4),
            features: None,
            has_image: false,
            is_quoted: false,
            chapters: None,
            depth: 0,
            headings: Vec::new(),
        }
    }

    fn fill(&mut self, id: DocId, slice: Slice, prefix: &str) {
        let body = self.context.body(id);
        for feature in body.features(&slice) {
            self.features.get_or_insert_default().add(feature);
        }
        let first = body.holes.partition_point(|hole| hole.at < slice.start);
        let mut from = slice.start;
        // Start tags that were written, for each open link: what closes it.
        let mut open: Vec<&'static str> = Vec::new();
        for hole in body.holes[first..].iter().take_while(|hole| hole.at <= slice.end) {
            self.out.push_str(&body.html[from..hole.at]);
            from = hole.at;
            match hole.kind {
                HoleKind::Prefix => {
                    self.lower_heading();
                    self.out.push_str(prefix);
                }
                HoleKind::Footnotes if slice == body.whole() => {
                    self.out.push('#');
                    self.out.push_str(prefix);
                }
                HoleKind::Footnotes => self.place_of_footnotes(id),
                HoleKind::Mark(_) => {}
                HoleKind::Formula(number) => {
                    self.features.get_or_insert_default().formulas = true;
                    self.out.push_str(&body.formulas[number as usize]);
                }
                HoleKind::Code(number) => {
                    let code = &body.code[number as usize];
                    // What is quoted is read for its words.
                    self.out.push_str(&if self.is_quoted { code.plain_html() } else { code.html() });
                }
                HoleKind::Citation(number) => self.citation(id, number, prefix),
                HoleKind::HeadingId(index) => self.heading_id(id, index),
                HoleKind::Tag(number) => self.tag(&self.context.document(id).outline.tags[number as usize]),
                HoleKind::Open(number) => open.push(self.open(id, number, prefix)),
                HoleKind::Close(_) => self.out.push_str(open.pop().unwrap_or("")),
                HoleKind::Bare(number) => self.bare(id, number, prefix),
                HoleKind::Words(number) => {
                    let text = self.context.link_text(id, number);
                    self.attribute(&text);
                }
                HoleKind::Verbatim(number) => self.out.push_str(&self.context.link_text(id, number)),
                HoleKind::Image(number) => self.image(id, number, false),
                HoleKind::Figure(number) => self.image(id, number, true),
                // A line follows what is embedded: at the very end stands what comes next.
                HoleKind::Embed(number) if hole.at < slice.end && !self.is_quoted => self.embed(id, number, prefix),
                HoleKind::Embed(_) => {}
                HoleKind::Address(number) => match self.href(id, number, prefix) {
                    Some(address) => self.attribute(&address),
                    None => from += self.mark_tag(id, number, &body.html[from..]),
                },
            }
        }
        self.out.push_str(&body.html[from..slice.end]);
    }

    /// Where the footnotes of a passage are, which it leaves there: in the chapter of its own note, else on its page.
    fn place_of_footnotes(&mut self, id: DocId) {
        let chapter = self.chapters.and_then(|chapters| chapters.prefix(id));
        let page = || format!("{}{}#", self.root, self.context.encoded_address(id));
        let address = chapter.map_or_else(page, |prefix| format!("#{prefix}"));
        self.attribute(&address);
    }

    fn heading_id(&mut self, id: DocId, index: u32) {
        if let Some(heading) = self.context.document(id).outline.headings.get(index as usize) {
            self.out.push_str(self.context.heading_id(id, heading));
        }
    }

    /// Gives a heading whose id comes next the level that it has among chapters.
    fn lower_heading(&mut self) {
        if self.depth == 0 {
            return;
        }
        let Some(tag) = self.out.len().checked_sub(LEVEL_AND_ID.len()) else { return };
        let Some((level, " id=\"")) = self.out.get(tag..).and_then(|end| end.split_at_checked(1)) else { return };
        let Some(level) = level.parse().ok().filter(|level| (2..=6).contains(level)) else { return };
        if self.out[..tag].ends_with("<h") {
            self.out.replace_range(tag..=tag, &lower(level, self.depth).to_string());
            self.headings.push((self.out.len(), level));
        }
    }

    /// Gives the end tags of headings the levels of their start tags.
    fn close_headings(&mut self) {
        for (from, level) in std::mem::take(&mut self.headings) {
            if let Some(at) = self.out[from..].find(&format!("</h{level}>")) {
                let digit = from + at + "</h".len();
                self.out.replace_range(digit..=digit, &lower(level, self.depth).to_string());
            }
        }
    }

    fn embed(&mut self, id: DocId, number: u32, prefix: &str) {
        let Target::Document { id: to, fragment } = self.context.links(id)[number as usize] else {
            let address = self.href(id, number, prefix).unwrap_or_default();
            if let Some(media) = self.media(id, number, &address) {
                self.out.push_str(&media.block(self.context.translation_of(id)));
                return;
            }
            self.linked(id, number, prefix);
            return;
        };
        let slice = graph::slice(self.context.body(to), fragment);
        if self.parts.contains(&(to, slice.clone())) {
            // Embedded in itself, which is already reported: a link is printed instead.
            self.linked(id, number, prefix);
            return;
        }
        let Some(passage) = self.allowance.take(self.parts.len(), slice.len()) else {
            self.linked(id, number, prefix);
            return;
        };
        let chapter = self.chapters.and_then(|chapters| chapters.prefix(self.page)).unwrap_or_default();
        let inner = format!("{chapter}e{passage}-");
        self.out.push_str("<div class=\"embed\"><p class=\"embed-source\">");
        let from = &self.context.translation_of(id).embedded_from;
        self.text(from);
        self.out.push(' ');
        let close = self.open(id, number, "embed");
        let text = label(&self.context.document(to).title).into_owned();
        let language = self.language_within(id, to);
        self.in_language("span", language, |filler| filler.text(&text));
        self.out.push_str(close);
        self.out.push_str("</p>\n");
        self.parts.push((to, slice.clone()));
        self.in_language("div", language, |filler| filler.fill(to, slice, &inner));
        self.parts.pop();
        self.out.push_str("</div>");
    }

    /// The language of a document, where it is not that of the text that shows something of it.
    fn language_within(&self, outer: DocId, inner: DocId) -> Option<&'f str> {
        let context = self.context;
        let of = |id: DocId| context.document(id).common.language.as_deref().unwrap_or(&context.config.language);
        Some(of(inner)).filter(|language| *language != of(outer))
    }

    /// Writes within an element of that language, when there is one.
    fn in_language(&mut self, tag: &str, language: Option<&str>, write: impl FnOnce(&mut Self)) {
        let Some(language) = language else { return write(self) };
        self.out.push_str(&format!("<{tag} lang=\""));
        self.attribute(language);
        self.out.push_str("\">");
        write(self);
        self.out.push_str(&format!("</{tag}>"));
    }

    fn text(&mut self, text: &str) {
        // Writing into a String cannot fail.
        let _ = escape_html_body_text(&mut self.out, text);
    }

    fn attribute(&mut self, text: &str) {
        let _ = escape_html(&mut self.out, text);
    }
}

#[cfg(test)]
mod tests {
    use crate::fixture::{config, with_context};
    use proptest::prelude::*;

    const BLOCKS: [&str; 15] = [
        "- [ ] faire\n",
        "1. [x] fait ^un\n",
        "- rien\n",
        "Du texte. ^deux\n",
        "## Titre\n",
        "### Sous-titre\n",
        "> - [ ] cité\n",
        "<ul class=\"tasks\"><li>brut</li></ul>\n",
        "<ul class=\"other\"><li>brut</li></ul>\n",
        "![[a]]\n",
        "![[b]]\n",
        "![[b#Titre]]\n",
        "![[b#^un]]\n",
        "![[c#Sous-titre]]\n",
        "![[c#^deux]]\n",
    ];

    /// A text of a few blocks, some of which are lists of tasks or embed a part of another text.
    fn text() -> impl Strategy<Value = String> {
        prop::collection::vec(prop::sample::select(&BLOCKS[..]), 0..6).prop_map(|blocks| blocks.join("\n"))
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_page_has_tasks_where_its_html_has(a in text(), b in text(), c in text()) {
            with_context(&config(""), &[("a.md", &a), ("b.md", &b), ("c.md", &c)], |context| {
                for id in context.graph.published.ids() {
                    let mut page = context.page("note", "", "a/");
                    let html = context.html(id, &mut page);
                    let has_tasks = page.features.is_some_and(|features| features.tasks);
                    prop_assert_eq!(has_tasks, html.contains("class=\"tasks\""), "{}", html);
                }
                Ok(())
            })?;
        }
    }
}
