//! How a reader answers: a mistake is reported, somebody is asked, the file is changed.

use super::parts::ViewContext;
use super::*;
use crate::content::address_pattern::{filled, filled_with_mail};
use crate::content::document::Document;
use crate::publish::graph::PersonId;

/// Near the end of a text: « Signaler une erreur ».
#[derive(Debug, Clone, Default, Serialize, Hash)]
pub struct FeedbackView {
    /// `mailto:` or `https:`, with the title, the address and the version of the note.
    pub report: Option<String>,
    /// Of the first author who can be reached, else of the community.
    pub contact: Option<String>,
    /// Where the file can be changed.
    pub edit: Option<String>,
}

impl ViewContext<'_> {
    pub fn feedback(&self, document: &Document, page: &PageView) -> FeedbackView {
        let community = self.community(document);
        let of_authors = self.author_cards(document).iter().find_map(|author| author.contact.clone());
        let edit = self.config.edit_url.as_ref();
        FeedbackView {
            report: self.report(document, community, page),
            contact: of_authors.or_else(|| self.contact_of(community?)),
            edit: edit.map(|pattern| filled(pattern, &[("path", &document.file)])),
        }
    }

    fn report(&self, document: &Document, community: Option<PersonId>, page: &PageView) -> Option<String> {
        let own = community.and_then(|id| self.graph.people.communities.get(id).document);
        let own = own.and_then(|id| self.document(id).common.report.as_ref());
        let pattern = own.or(self.config.report.as_ref())?;
        let address = page.meta.canonical.as_ref().unwrap_or(&page.address);
        let version = document.changed().map(|changed| changed.date().to_string()).unwrap_or_default();
        let values = [("title", document.title.as_str()), ("address", address), ("version", &version)];
        let subject = self.translation.text("report_subject", None, &values);
        let body = self.translation.text("report_body", None, &values);
        Some(filled_with_mail(pattern, &values, &subject, &body))
    }

    fn contact_of(&self, community: PersonId) -> Option<String> {
        let links = self.community_links(community).into_iter();
        links.filter(|link| link.kind == "contact").map(|link| link.url).next()
    }
}
