//! How a reader answers: a mistake is reported, somebody is asked, the file is changed.

use super::parts::ViewContext;
use super::*;
use crate::content::address_pattern::{ReportPlace, filled, filled_with_mail};
use crate::content::document::Document;
use crate::publish::graph::PersonId;

/// Near the end of a text: « Signaler une erreur ».
#[derive(Debug, Clone, Default, Serialize, Hash)]
pub struct FeedbackView {
    /// `mailto:` or `https:`, with the title, the address and the version of the note.
    pub report: Option<String>,
    /// In the place of `report`: a form whose answers the host takes.
    pub form: Option<ReportFormView>,
    /// Of the first author who can be reached, else of the community.
    pub contact: Option<String>,
    /// Where the file can be changed.
    pub edit: Option<String>,
}

/// What a form says by itself of the note that it stands below.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct ReportFormView {
    pub title: String,
    /// The whole address, when the site has a `base_url`, else from the root.
    pub address: String,
    /// The day of its newest change; empty where there is none.
    pub version: String,
}

impl ViewContext<'_> {
    pub fn feedback(&self, document: &Document, page: &PageView) -> FeedbackView {
        let community = self.community(document);
        let of_authors = self.author_cards(document).iter().find_map(|author| author.contact.clone());
        let edit = match &self.config.edit_url {
            Some(pattern) => Some(filled(pattern, &[("path", &document.file)])),
            None => self.editor_of(document).map(|form| format!("{}{form}", page.root)),
        };
        let note = ReportFormView {
            title: document.title.clone(),
            address: page.meta.canonical.as_ref().unwrap_or(&page.address).clone(),
            version: document.changed().map(|changed| changed.date().to_string()).unwrap_or_default(),
        };
        let own = community.and_then(|id| self.graph.people.communities.get(id).document);
        let own = own.and_then(|id| self.document(id).common.report.as_ref());
        let of_site = self.config.report.as_ref();
        let pattern = own.or_else(|| of_site?.address());
        FeedbackView {
            report: pattern.map(|pattern| self.report(pattern, &note)),
            contact: of_authors.or_else(|| self.contact_of(community?)),
            edit,
            form: (own.is_none() && of_site == Some(&ReportPlace::Form)).then_some(note),
        }
    }

    /// Where the document is changed in the browser, from the site's root.
    fn editor_of(&self, document: &Document) -> Option<String> {
        self.config.editor.as_ref()?.form_of(document, self.config)
    }

    fn report(&self, pattern: &str, note: &ReportFormView) -> String {
        let ReportFormView { title, address, version } = note;
        let values = [("title", title.as_str()), ("address", address), ("version", version)];
        let subject = self.translation.text("report_subject", None, &values);
        let body = self.translation.text("report_body", None, &values);
        filled_with_mail(pattern, &values, &subject, &body)
    }

    fn contact_of(&self, community: PersonId) -> Option<String> {
        let links = self.community_links(community).into_iter();
        links.filter(|link| link.kind == "contact").map(|link| link.url).next()
    }
}
