//! What changed in a note between one of its versions and the current one.

use rapidhash::RapidHashSet as HashSet;
use serde::Serialize;

use super::{DocumentPages, PageKind, Planner};
use crate::content::document::Document;
use crate::pages::view::parts::ViewContext;
use crate::pages::view::versions::{DifferencesView, VersionLink};
use crate::pages::view::{PageView, Ref, Shared};
use crate::publish::address::{encode, way};
use crate::publish::audience::DocId;
use crate::publish::graph::Graph;
use crate::text::label::label;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ComparisonPage {
    pub id: DocId,
    /// The place of the earlier version among all versions of the note.
    pub version: usize,
}

impl PageKind for ComparisonPage {
    type View = ComparisonView;

    const TEMPLATE: &'static str = "comparison.html";
    const NAME: &'static str = "comparison";

    fn view(&self, context: &ViewContext) -> (PageView, ComparisonView) {
        context.comparison(self.id, self.version)
    }

    fn is_in_sitemap(&self) -> bool {
        false
    }

    fn prints_one_of(&self, texts: &HashSet<DocId>, _: &Graph) -> bool {
        texts.contains(&self.id)
    }
}

impl DocumentPages for ComparisonPage {
    fn plan(planner: &mut Planner, id: DocId, document: &Document) {
        let context = planner.context;
        let known = context.versions.of_note(id);
        for version in context.readable_versions(id, 0..known.len()) {
            let own = context.addresses.comparison(document, &known[version].word);
            let is_own = context.comparison_address(id, version).is_some_and(|at| at == encode(&own));
            if is_own {
                planner.add(ComparisonPage { id, version }, &own, Some(id));
            }
        }
    }
}

/// The current text of a note with what changed in it since a version; template `comparison.html`, as `comparison`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct ComparisonView {
    /// The note as it is.
    pub note: Shared<Ref>,
    /// The shortest way to it, without `root`.
    pub note_address: String,
    pub differences: DifferencesView,
    pub current: VersionLink,
    pub html: String,
    /// Where all versions of the note are told; the shortest way, without `root`.
    pub history_address: String,
}

impl ViewContext<'_> {
    fn comparison(&self, id: DocId, version: usize) -> (PageView, ComparisonView) {
        let note = self.document(id);
        let known = self.versions.of_note(id);
        let current = known.len() - 1;
        let address = self.addresses.comparison(note, &known[version].word);
        let mut page = self.page("version", &note.title, &address);
        // No two pages of a site have one title.
        let of_day = [("title", &*label(&note.title)), ("date", &self.version_link(id, version, &page).date.text)];
        page.title = self.translation.text("comparison_title", None, &of_day);
        page.meta.noindex = true;
        page.feeds.clear();
        self.set_language(&mut page, id);
        let (differences, html) = self.differences(id, [version, current], &mut page);
        let view = ComparisonView {
            note_address: way(&page.address, self.encoded_address(id)),
            note: self.reference(id),
            differences,
            current: self.version_link(id, current, &page),
            html,
            history_address: way(&page.address, &self.history_address(id)),
        };
        (page, view)
    }
}
