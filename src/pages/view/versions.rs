//! Texts of versions of notes as their pages print them, what is different between two of them, and links to these pages.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::citation::CitationView;
use super::markup::text_of;
use super::parts::ViewContext;
use super::*;
use crate::content::document::Document;
use crate::pages::compare::{
    ChangeWords, ComparedFact, Comparison, FactChange, MergedVersions, RenderedVersion, compare,
};
use crate::publish::address::{encode, root_of, way};
use crate::publish::audience::DocId;
use crate::publish::versions::VersionState;
use crate::text::escape::escaped_text;
use crate::text::label::label;

/// A link to the page of a version.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct VersionLink {
    pub date: DateView,
    /// The shortest way from the page that it is on, without `root`.
    pub address: String,
}

/// What is different in a version from an earlier one.
#[derive(Debug, Clone, Serialize, Hash)]
pub struct DifferencesView {
    /// The earlier version.
    pub since: VersionLink,
    /// What changed, in one sentence.
    pub sentence: String,
    /// Whether readers see no difference.
    pub none: bool,
    /// What changed beside the text: the title, the authors, the sources.
    pub facts: Vec<FactChange>,
}

/// A version as pages print it.
#[derive(Debug)]
pub struct PrintedVersion {
    /// Of a text that cannot be read, a sentence that says so.
    pub rendered: RenderedVersion,
    /// What of its text has a style or a script of its own.
    features: Option<FeaturesView>,
    is_readable: bool,
}

/// What a page prints around the text of a version; of one that cannot be read, the title that the note has now.
#[derive(Debug, Default)]
pub struct VersionFrame {
    /// The note as it was.
    pub document: Option<Arc<Document>>,
    pub title: String,
    pub authors: Vec<Shared<PersonRef>>,
    pub sources: Vec<SourceView>,
    pub cover: Option<CoverView>,
    pub licence: Option<LicenceView>,
    pub citation: Option<CitationView>,
}

impl ViewContext<'_> {
    /// The versions of a note that can be read among those at `places`, in order, by their places.
    pub fn readable_versions(&self, id: DocId, places: Range<usize>) -> impl DoubleEndedIterator<Item = usize> {
        let known = self.versions.of_note(id);
        let is_readable =
            |version: &usize| known.get(*version).is_some_and(|known| !matches!(known.state, VersionState::Missing(_)));
        places.filter(is_readable)
    }

    /// As a page writes the link to a version.
    pub fn version_link(&self, id: DocId, version: usize, page: &PageView) -> VersionLink {
        let date = self.document(id).common.revisions.get(version).map(|revision| revision.date.value);
        VersionLink {
            date: self.date(&date.unwrap_or(self.today)),
            address: way(&page.address, &self.version_address(id, version).unwrap_or_default()),
        }
    }

    /// Where a version can be read, as links write it.
    pub fn version_address(&self, id: DocId, version: usize) -> Option<String> {
        let known = self.versions.of_note(id).get(version)?;
        let is_missing = matches!(known.state, VersionState::Missing(_));
        (!is_missing).then(|| encode(&self.addresses.version(self.document(id), &known.word)))
    }

    /// Where a version is compared with the current one: on a page of its own, on that of the current one when it comes just
    /// before it.
    pub fn comparison_address(&self, id: DocId, version: usize) -> Option<String> {
        let current = self.versions.of_note(id).len().checked_sub(1)?;
        let mut newer = self.readable_versions(id, version + 1..current + 1);
        match newer.next()? {
            next if next == current => self.version_address(id, current),
            _ if newer.next_back() != Some(current) => None,
            _ => {
                let known = self.versions.of_note(id).get(version)?;
                Some(encode(&self.addresses.comparison(self.document(id), &known.word)))
            }
        }
    }

    /// What a page prints around the text of a version; gives the page its language.
    pub fn version_frame(&self, id: DocId, version: usize, page: &mut PageView) -> VersionFrame {
        // `modified` is of the text that the repository held last, which may have been corrected later.
        let date = self.document(id).common.revisions.get(version).map(|revision| revision.date.value);
        let frame = self.with_version(id, version, |context, id| {
            context.set_language(page, id);
            let document = context.shared_document(id);
            VersionFrame {
                title: label(&document.title).into_owned(),
                authors: context.authors(&document),
                sources: context.references(id),
                cover: context.cover(id),
                licence: context.licence(document.common.licence.as_deref()),
                citation: Some(context.citation(id, date, page)),
                document: Some(document),
            }
        });
        let of_today = || label(&self.document(id).title).into_owned();
        frame.unwrap_or_else(|| VersionFrame { title: of_today(), ..VersionFrame::default() })
    }

    /// The text of a version for a page.
    pub fn version_text(&self, id: DocId, version: usize, page: &mut PageView) -> String {
        let printed = self.printed(id, version, &page.root);
        page.features.clone_from(&printed.features);
        printed.rendered.html().to_owned()
    }

    /// What is different in a version from an earlier one, for a page, with the text in which it is marked.
    pub fn differences(&self, id: DocId, [old, new]: [usize; 2], page: &mut PageView) -> (DifferencesView, String) {
        let printed = [old, new].map(|version| self.printed(id, version, &page.root));
        // What is removed stands in the text too.
        page.features = printed.iter().filter_map(|version| version.features.clone()).reduce(FeaturesView::or);
        let since = self.version_link(id, old, page);
        if !printed.iter().all(|version| version.is_readable) {
            let sentence = self.translation.text("versions_not_compared", None, &[]);
            let view = DifferencesView { since, sentence, none: true, facts: Vec::new() };
            return (view, printed[1].rendered.html().to_owned());
        }
        let made = self.compared(id, [old, new], &page.root);
        let view = DifferencesView {
            since,
            sentence: made.sentence(self.translation),
            none: made.is_equal(),
            facts: made.facts.clone(),
        };
        (view, made.html.clone())
    }

    /// What changed in a version since the one before it that can be read, in one sentence; none for the first.
    pub fn change_in_words(&self, id: DocId, version: usize) -> Option<String> {
        let before = self.readable_versions(id, 0..version).next_back()?;
        let root = root_of(&self.version_address(id, version)?);
        let sentence = || {
            let is_readable = [before, version].iter().all(|version| self.printed(id, *version, &root).is_readable);
            is_readable.then(|| self.compared(id, [before, version], &root).sentence(self.translation))
        };
        match self.past_texts {
            Some(texts) => texts.sentence((id, version), &sentence),
            None => sentence(),
        }
    }

    /// All versions of a note that can be read, for the script of a page that compares any two of them: JSON that is safe in a script
    /// element.
    pub fn merged_versions(&self, id: DocId, page: &mut PageView) -> String {
        #[derive(Serialize)]
        struct PairsData<'d> {
            words: BTreeMap<&'d str, Vec<&'d str>>,
            #[serde(flatten)]
            versions: MergedVersions,
        }
        let readable = self.readable_versions(id, 0..self.versions.of_note(id).len());
        let printed: Vec<Arc<PrintedVersion>> = readable.map(|version| self.printed(id, version, &page.root)).collect();
        page.features = printed.iter().filter_map(|version| version.features.clone()).reduce(FeaturesView::or);
        let versions = MergedVersions::of(printed.iter().map(|version| &version.rendered));
        let data = PairsData { words: self.translation.texts_of("compare_").collect(), versions };
        // Texts and lists of them: this cannot fail. No sign ends the element, or begins a comment in it (HTML, section 4.12.1.3).
        serde_json::to_string(&data).unwrap_or_default().replace('<', "\\u003c")
    }

    fn compared(&self, id: DocId, [old, new]: [usize; 2], root: &str) -> Arc<Comparison> {
        let Some(texts) = self.past_texts else { return Arc::default() };
        texts.compared((id, [old, new]), root, &|| {
            let words = self.cards.change_words.get_or_init(|| ChangeWords::of(self.translation));
            compare(&self.printed(id, old, root).rendered, &self.printed(id, new, root).rendered, words)
        })
    }

    /// A version as pages with this way to the site's root print it.
    fn printed(&self, id: DocId, version: usize, root: &str) -> Arc<PrintedVersion> {
        let print = || {
            let printed = self.with_version(id, version, |context, id| context.print_version(id, root));
            printed.unwrap_or_else(|| self.print_unreadable())
        };
        match self.past_texts {
            Some(texts) => texts.printed((id, version), root, &print),
            None => Arc::new(print()),
        }
    }

    /// In place of a text that was found when the past was read, and that the repository does not give any more: never another text.
    fn print_unreadable(&self) -> PrintedVersion {
        let sentence = self.translation.text("version_unreadable", None, &[]);
        let html = format!("<p>{}</p>", escaped_text(&sentence));
        PrintedVersion { rendered: RenderedVersion::new(&html, Vec::new()), features: None, is_readable: false }
    }

    fn print_version(&self, id: DocId, root: &str) -> PrintedVersion {
        let document = self.document(id);
        let name = |key: &str, count: usize| self.translation.text(key, i64::try_from(count).ok(), &[]);
        let fact = |label: String, values: Vec<String>| ComparedFact { label, values };
        let authors: Vec<String> = self.authors(document).iter().map(|author| author.name.clone()).collect();
        let sources = self.references(id).iter().map(|source| text_of(&source.html)).collect();
        let (html, features) = self.html_at(id, root);
        let facts = vec![
            fact(name("version_fact_title", 1), vec![label(&document.title).into_owned()]),
            fact(name("version_fact_authors", 1), authors),
            fact(name("version_fact_summary", 1), document.common.summary.iter().cloned().collect()),
            fact(name("tags", 2), document.common.tags.clone()),
            fact(name("sources", 2), sources),
            fact(name("licence", 1), document.common.licence.iter().cloned().collect()),
        ];
        PrintedVersion { rendered: RenderedVersion::new(&html, facts), features, is_readable: true }
    }

    /// Gives the context in which a version is a document, and its id there; nothing when its text cannot be read.
    fn with_version<T>(&self, id: DocId, version: usize, then: impl FnOnce(&ViewContext, DocId) -> T) -> Option<T> {
        match self.versions.of_note(id).get(version)?.state {
            VersionState::Current => Some(then(self, id)),
            VersionState::Missing(_) => None,
            VersionState::Text(_) => {
                let past = self.past_texts?.note((id, version), &self.version_address(id, version)?);
                let past = past.as_ref().as_ref()?;
                Some(then(&ViewContext { past: Some(past), ..*self }, past.id))
            }
        }
    }
}
