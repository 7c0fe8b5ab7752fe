//! The image at the head of a page, and the widths that an image is published in.

use super::licence::licence;
use super::parts::ViewContext;
use super::{CoverView, ImageWidth};
use crate::content::pictures::narrow;
use crate::publish::address::encode;
use crate::publish::audience::DocId;
use crate::text::label::label;

/// The widest image that a page shows, in pixels: a wider one is opened by itself.
const WIDEST: u32 = 2000;

impl ViewContext<'_> {
    pub fn cover(&self, id: DocId) -> Option<CoverView> {
        let path = self.past_of(id).map_or_else(|| self.graph.cover(id), |past| past.cover.as_deref())?;
        let cover = self.document(id).common.cover.as_ref()?;
        let dimensions = self.attachments.get(path).and_then(|a| a.dimensions);
        Some(CoverView {
            address: encode(self.graph.file_address(path)),
            alt: cover.alt.clone(),
            credit: cover.credit.clone(),
            url: cover.url.clone(),
            licence: cover.licence.as_deref().map(|name| licence(&label(name), self.config.language_root())),
            widths: self.image_widths(path),
            width: dimensions.map(|(width, _)| width),
            height: dimensions.map(|(_, height)| height),
        })
    }

    /// The widths that an image of the content folder is published in, when they are several; its own is the last of them,
    /// unless no screen needs it.
    pub fn image_widths(&self, path: &str) -> Vec<ImageWidth> {
        let file = self.attachments.get(path);
        let Some((own, narrower)) = file.and_then(|file| Some((file.dimensions?.0, file.narrower?))) else {
            return Vec::new();
        };
        let address = self.graph.file_address(path);
        let made = |width| ImageWidth { address: encode(&narrow::address(address, width, narrower.form)), width };
        let mut widths: Vec<ImageWidth> = narrow::widths(narrower).map(made).collect();
        let is_widest_made = widths.last().is_some_and(|widest| widest.width == narrow::WIDEST);
        if !widths.is_empty() && (own <= WIDEST || !is_widest_made) {
            widths.push(ImageWidth { address: encode(address), width: own });
        }
        widths
    }
}
