//! Which versions of a note there are, for programs: a TimeMap (RFC 7089, section 5), in the format of links (RFC 6690).

use serde::Serialize;

use super::{DocumentPages, PageKind, Planner};
use crate::content::document::Document;
use crate::pages::view::PageView;
use crate::pages::view::parts::ViewContext;
use crate::publish::address::encode;
use crate::publish::audience::DocId;
use crate::text::moment::Moment;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeMapPage {
    pub id: DocId,
}

impl PageKind for TimeMapPage {
    type View = TimeMapView;

    const TEMPLATE: &'static str = "timemap.txt";
    const NAME: &'static str = "time_map";

    fn view(&self, context: &ViewContext) -> (PageView, TimeMapView) {
        context.time_map(self.id)
    }

    fn is_in_sitemap(&self) -> bool {
        false
    }
}

impl DocumentPages for TimeMapPage {
    fn plan(planner: &mut Planner, id: DocId, document: &Document) {
        if planner.context.time_map_address(id).is_some() {
            let address = planner.context.addresses.time_map(document);
            planner.add(TimeMapPage { id }, &address, Some(id));
        }
    }
}

/// The versions of a note by their moments; template `timemap.txt`, as `time_map`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct TimeMapView {
    /// The whole address of the note.
    pub original: String,
    /// The whole address of the file itself.
    pub own: String,
    /// Oldest first.
    pub mementos: Vec<Memento>,
}

/// A version that can be read.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct Memento {
    /// Its whole address.
    pub url: String,
    /// As HTTP writes moments: `Thu, 29 Feb 2024 19:57:00 GMT`.
    pub moment: String,
}

/// A moment as HTTP writes it (RFC 9110, section 5.6.7).
fn http_date(moment: &Moment) -> String {
    moment.order().0.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

impl ViewContext<'_> {
    /// The addresses of the versions of listed notes, from the root, with the moments that a host is to send with each as
    /// `Memento-Datetime` (RFC 7089, section 2.1.1).
    pub fn mementos(&self) -> impl Iterator<Item = (String, String)> {
        let listed = self.graph.published.iter().filter(|(id, _)| self.graph.published.is_listed(*id));
        listed.flat_map(move |(id, note)| {
            let readable = self.readable_versions(id, 0..note.common.revisions.len());
            readable.filter_map(move |version| {
                let date = note.common.revisions.get(version)?.date.value;
                Some((self.version_address(id, version)?, http_date(&date)))
            })
        })
    }

    /// The address of the file, as links write it; none where nothing has a whole one, no version can be read, or files are to be
    /// few.
    pub fn time_map_address(&self, id: DocId) -> Option<String> {
        let is_made = self.config.base_url.is_some() && !self.config.few_files;
        let is_any = || self.readable_versions(id, 0..self.versions.of_note(id).len()).next().is_some();
        (is_made && is_any()).then(|| encode(&self.addresses.time_map(self.document(id))))
    }

    fn time_map(&self, id: DocId) -> (PageView, TimeMapView) {
        let note = self.document(id);
        let page = self.page("time_map", &note.title, &self.addresses.time_map(note));
        let base = self.config.base_url.as_deref().unwrap_or_default();
        let memento = |version: usize| {
            let date = note.common.revisions.get(version)?.date.value;
            Some(Memento { url: format!("{base}{}", self.version_address(id, version)?), moment: http_date(&date) })
        };
        let readable = self.readable_versions(id, 0..note.common.revisions.len());
        let view = TimeMapView {
            original: format!("{base}{}", self.encoded_address(id)),
            own: [base, &page.address].concat(),
            mementos: readable.filter_map(memento).collect(),
        };
        (page, view)
    }
}
