//! The image that stands for a note where its address is shared.

use super::parts::ViewContext;
use crate::content::pictures::card::ShareCard;
use crate::publish::address::directory;
use crate::publish::audience::DocId;
use crate::text::label::label;

impl ViewContext<'_> {
    /// The card of a note, where the site asks for them: of one that lists name and that has no cover.
    pub fn share_card(&self, id: DocId) -> Option<ShareCard> {
        let document = self.document(id);
        let has_card = self.config.og_images && document.kind.is_note() && self.graph.published.is_listed(id);
        if !has_card || self.graph.cover(id).is_some() {
            return None;
        }
        let notebook = self.graph.held_by(id).first().map(|held| self.reference(held.collection).title.clone());
        ShareCard::new(&label(&document.title), notebook.as_deref(), &label(&self.config.title))
    }

    /// Where the card is, from the site's root: beside the note's page.
    pub fn share_address(&self, id: DocId) -> String {
        format!("{}index.card.png", directory(&self.address(id)))
    }
}
