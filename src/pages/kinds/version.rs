//! A version of a note: its text as it was, at an address that stays.

use rapidhash::RapidHashSet as HashSet;
use serde::Serialize;

use super::{DocumentPages, PageKind, Planner};
use crate::content::document::{Document, Revision};
use crate::content::i18n::DateView;
use crate::pages::view::citation::CitationView;
use crate::pages::view::parts::ViewContext;
use crate::pages::view::versions::{DifferencesView, VersionFrame, VersionLink};
use crate::pages::view::{CoverView, LicenceView, PageView, PersonRef, Ref, Shared, SourceView};
use crate::publish::address::way;
use crate::publish::audience::DocId;
use crate::publish::graph::Graph;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VersionPage {
    pub id: DocId,
    /// Its place among all versions of the note, the oldest first.
    pub version: usize,
}

impl PageKind for VersionPage {
    type View = VersionView;

    const TEMPLATE: &'static str = "version.html";
    const NAME: &'static str = "version";

    fn view(&self, context: &ViewContext) -> (PageView, VersionView) {
        context.version(self.id, self.version)
    }

    fn is_in_sitemap(&self) -> bool {
        false
    }

    fn prints_one_of(&self, texts: &HashSet<DocId>, _: &Graph) -> bool {
        texts.contains(&self.id)
    }
}

impl DocumentPages for VersionPage {
    fn plan(planner: &mut Planner, id: DocId, document: &Document) {
        let context = planner.context;
        let known = context.versions.of_note(id);
        for version in context.readable_versions(id, 0..known.len()) {
            let address = context.addresses.version(document, &known[version].word);
            planner.add(VersionPage { id, version }, &address, Some(id));
        }
    }
}

/// A version of a note; template `version.html`, as `version`.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct VersionView {
    /// The note as it is.
    pub note: Shared<Ref>,
    /// The shortest way to it, without `root`.
    pub note_address: String,
    /// The title that the note had; that of today where the text cannot be read.
    pub title: String,
    pub date: DateView,
    /// When the next version took its place; none for the current one.
    pub replaced: Option<DateView>,
    /// What its author says of the revision.
    pub summary: Option<String>,
    pub authors: Vec<Shared<PersonRef>>,
    pub cover: Option<CoverView>,
    /// With what changed since the version before; a sentence in its place where the text cannot be read.
    pub html: String,
    /// None where no version before it can be read, or not its own text.
    pub differences: Option<DifferencesView>,
    /// Where it is compared with the current version, without `root`; none for that one.
    pub comparison_address: Option<String>,
    /// The list of versions for programs; the shortest way, without `root`. None where it would have no whole address.
    pub time_map: Option<String>,
    pub sources: Vec<SourceView>,
    pub licence: Option<LicenceView>,
    /// Its day, as indexes of publications read it: `2024/02/29`.
    pub citation_date: String,
    /// None where the text cannot be read.
    pub citation: Option<CitationView>,
    /// The version before it that can be read.
    pub older: Option<VersionLink>,
    /// The version after it that can be read.
    pub newer: Option<VersionLink>,
    /// Where all versions of the note are told; the shortest way, without `root`.
    pub history_address: String,
}

impl ViewContext<'_> {
    fn version(&self, id: DocId, version: usize) -> (PageView, VersionView) {
        let note = self.document(id);
        let known = &self.versions.of_note(id)[version];
        let address = self.addresses.version(note, &known.word);
        let revisions = &note.common.revisions;
        let Revision { date, summary, .. } = &revisions[version];
        let mut page = self.page("version", &note.title, &address);
        let frame = self.version_frame(id, version, &mut page);
        let VersionFrame { document, title, authors, sources, cover, licence, citation } = frame;
        // No two pages of a site have one title.
        let of_day = [("title", title.as_str()), ("date", &self.date(&date.value).text)];
        page.title = self.translation.text("version_title", None, &of_day);
        page.meta.noindex = true;
        // It stays as it is.
        page.feeds.clear();
        let older = self.readable_versions(id, 0..version).next_back();
        let (differences, html) = match older.filter(|_| document.is_some()) {
            Some(older) => {
                let (differences, html) = self.differences(id, [older, version], &mut page);
                (Some(differences), html)
            }
            None => (None, self.version_text(id, version, &mut page)),
        };
        page.meta.linked_data =
            document.and_then(|document| self.linked_data_of_version(id, &document, &date.value, &page));
        let newer = self.readable_versions(id, version + 1..revisions.len()).next();
        let view = VersionView {
            note_address: way(&page.address, self.encoded_address(id)),
            note: self.reference(id),
            title,
            date: self.date(&date.value),
            replaced: revisions.get(version + 1).map(|next| self.date(&next.date.value)),
            summary: summary.clone(),
            authors,
            cover,
            html,
            sources,
            licence,
            citation_date: date.value.date().strftime("%Y/%m/%d").to_string(),
            citation,
            differences,
            comparison_address: self.comparison_address(id, version).map(|comparison| way(&page.address, &comparison)),
            time_map: self.time_map_address(id).map(|time_map| way(&page.address, &time_map)),
            older: older.map(|older| self.version_link(id, older, &page)),
            newer: newer.map(|newer| self.version_link(id, newer, &page)),
            history_address: way(&page.address, &self.history_address(id)),
        };
        (page, view)
    }
}
