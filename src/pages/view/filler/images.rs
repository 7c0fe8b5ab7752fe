//! Images, players and cards of a text, in the holes that links to files leave.
//!
//! It knows the files' names and measures, never their bytes.

use std::ops::Bound;

use super::Filler;
use crate::content::companions::{self, Companion};
use crate::content::markdown::LinkUse;
use crate::content::markdown::tokens::with_words;
use crate::pages::view::ImageWidth;
use crate::pages::view::media::{Captions, Media, is_image};
use crate::publish::address::encode;
use crate::publish::audience::DocId;
use crate::publish::graph::Target;
use crate::text::label::label;

/// How wide a text is shown, as `sizes` says it.
const TEXT_WIDTH: &str = "(max-width: 46rem) calc(100vw - 2rem), 43.75rem";

impl<'f> Filler<'f> {
    /// An image; as a figure it is a link to its file, except in texts that other pages quote.
    pub(super) fn image(&mut self, id: DocId, number: u32, is_figure: bool) {
        let link = &self.context.document(id).outline.links[number as usize];
        let named_by = || link.named_by.map(|outer| self.context.link_text(id, outer));
        let alt = link.label.as_ref().filter(|alt| !alt.is_empty()).map(|alt| self.context.label_text(id, alt));
        let alt = alt.or_else(named_by).unwrap_or_default();
        // A page is no picture: it is linked.
        if let Target::Document { id: to, .. } = self.context.links(id)[number as usize] {
            let close = self.open(id, number, "");
            let text = if alt.is_empty() { label(&self.context.document(to).title).into_owned() } else { alt };
            self.text(&text);
            self.out.push_str(close);
            return;
        }
        let Some(src) = self.href(id, number, "") else {
            // What is not there leaves its description, else its name.
            let text = if alt.trim().is_empty() { self.context.name_of(id, number) } else { alt };
            let close = self.open_marked(id, number);
            self.text(&text);
            self.out.push_str(close);
            return;
        };
        let media = self.media(id, number, &src);
        if let Some(media) = media.as_ref().filter(|media| !is_image(media.path)) {
            self.out.push_str(&media.inline());
            return;
        }
        let leads = is_figure && media.is_some() && !self.is_quoted;
        if leads {
            self.out.push_str("<a class=\"image-link\" href=\"");
            self.attribute(&src);
            self.out.push_str("\" title=\"");
            self.attribute(&self.context.translation_of(id).text("enlarge", None, &[]));
            self.out.push_str("\">");
        }
        self.image_tag(id, number, &src, &alt);
        self.out.push_str(if leads { "</a>" } else { "" });
    }

    fn image_tag(&mut self, id: DocId, number: u32, src: &str, alt: &str) {
        let link = &self.context.document(id).outline.links[number as usize];
        self.out.push_str("<img src=\"");
        self.attribute(src);
        self.widths(id, number, link.width);
        self.out.push_str("\" alt=\"");
        self.attribute(alt);
        self.out.push('"');
        if let Some(title) = &link.title {
            self.out.push_str(" title=\"");
            self.attribute(&with_words(title, |number| self.context.link_text(id, number as u32)));
            self.out.push('"');
        }
        let (width, height) = self.measures(id, link, number);
        for (name, value) in [("width", width), ("height", height)] {
            if let Some(value) = value {
                self.out.push_str(&format!(" {name}=\"{value}\""));
            }
        }
        let is_first = !std::mem::replace(&mut self.has_image, true);
        // A page of chapters is made to be printed, and what was not scrolled to would be missing.
        let waits = !is_first && self.chapters.is_none();
        self.out.push_str(if waits { " loading=\"lazy\"" } else { "" });
        self.out.push_str(" decoding=\"async\">");
    }

    /// The other widths of a photograph, and how wide it stands in a text: as its author says, else as wide as the text
    /// (`--measure` of style.css).
    fn widths(&mut self, id: DocId, number: u32, asked: Option<u32>) {
        let Target::Attachment(path) = &self.context.links(id)[number as usize] else { return };
        let widths = self.context.image_widths(path);
        if widths.is_empty() || self.is_quoted {
            return;
        }
        let candidates = widths.iter().map(|ImageWidth { address, width }| format!("{}{address} {width}w", self.root));
        let candidates: Vec<String> = candidates.collect();
        self.out.push_str("\" srcset=\"");
        self.attribute(&candidates.join(", "));
        self.out.push_str("\" sizes=\"");
        let sizes = asked.map_or_else(|| String::from(TEXT_WIDTH), |width| format!("{width}px"));
        self.out.push_str(&sizes);
    }

    /// Width and height of an image in pixels: its author's, else its own.
    fn measures(&self, id: DocId, link: &LinkUse, number: u32) -> (Option<u32>, Option<u32>) {
        let own = match &self.context.links(id)[number as usize] {
            Target::Attachment(path) => self.context.attachments.get(path).and_then(|a| a.dimensions),
            _ => None,
        };
        match (link.width, link.height, own) {
            (Some(width), Some(height), _) => (Some(width), Some(height)),
            (Some(width), None, Some((w, h))) => {
                let height = u64::from(width) * u64::from(h) / u64::from(w.max(1));
                (Some(width), u32::try_from(height).ok())
            }
            (Some(width), None, None) => (Some(width), None),
            (None, _, own) => (own.map(|(w, _)| w), own.map(|(_, h)| h)),
        }
    }

    /// The file that a link shows, if it leads to one.
    pub(super) fn media<'m>(&self, id: DocId, number: u32, address: &'m str) -> Option<Media<'m>>
    where
        Self: 'm,
    {
        let context = self.context;
        let Target::Attachment(path) = &context.links(id)[number as usize] else { return None };
        let link = &context.document(id).outline.links[number as usize];
        let label = link.label.as_ref().filter(|label| !label.is_empty()).map(|label| context.label_text(id, label));
        let neutral = || context.graph.has_neutral_address(path).then(|| context.translation_of(id).file.clone());
        Some(Media {
            path,
            address,
            label: label.or_else(neutral),
            fragment: link.fragment.as_deref(),
            size: context.attachments.get(path).map(|attachment| attachment.size),
            width: link.width,
            height: link.height,
            captions: self.captions(id, path),
            poster: self
                .companions(path)
                .find(|(_, what)| *what == Companion::Poster)
                .map(|(path, _)| self.address_of(path)),
            transcript: self
                .companions(path)
                .find(|(_, what)| *what == Companion::Transcript)
                .and_then(|(path, _)| Some((path, self.address_of(path), self.context.attachments.get(path)?.size))),
        })
    }

    /// The files that belong to a film or a sound by their names; they are published with it.
    fn companions(&self, path: &str) -> impl Iterator<Item = (&'f str, Companion<'f>)> {
        let beginning = companions::beginning(path).map(str::to_owned);
        beginning.into_iter().flat_map(|beginning| {
            let paths =
                self.context.attachments.range::<str, _>((Bound::Included(beginning.as_str()), Bound::Unbounded));
            let paths = paths.map(|(path, _)| path.as_str());
            let paths: Vec<&str> = paths.take_while(|path| path.starts_with(&beginning)).collect();
            paths.into_iter().filter_map(move |path| Some((path, companions::companion(path, &beginning)?)))
        })
    }

    /// Captions whose names say no language are in the text's, and are shown; else those that say the text's.
    fn captions(&self, id: DocId, path: &str) -> Vec<Captions<'f>> {
        let own = self.context.document(id).common.language.as_deref().unwrap_or(&self.context.config.language);
        let root = |tag: &str| tag.split('-').next().unwrap_or(tag).to_ascii_lowercase();
        let tracks = self.companions(path).filter_map(|(path, what)| match what {
            Companion::Captions(language) => Some((path, language)),
            _ => None,
        });
        let mut captions: Vec<Captions> = tracks
            .map(|(path, language)| Captions {
                address: self.address_of(path),
                language: language.unwrap_or(own),
                is_default: false,
            })
            .collect();
        if let Some(shown) = captions.iter_mut().find(|captions| root(captions.language) == root(own)) {
            shown.is_default = true;
        }
        captions
    }

    fn address_of(&self, path: &str) -> String {
        format!("{}{}", self.root, encode(self.context.graph.file_address(path)))
    }
}
