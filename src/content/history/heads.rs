//! What the heads of past texts say: the revisions that each lists, and who might see it, under the configuration of its time.
//!
//! It does not know who is asking: an audience is chosen in [`crate::publish`].

use std::sync::Arc;

use rapidhash::RapidHashMap as HashMap;
use rayon::prelude::*;

use super::log::is_document;
use super::{BlobId, History, Lineage, PastText};
use crate::content::config::Config;
use crate::content::document::{Bound, Document, Exposure, KeptBack, Kind, Visibility};
use crate::content::i18n::Translation;
use crate::content::keys::Role;
use crate::content::reader::Reader;
use crate::content::source::Text;
use crate::diagnostics::Spanned;
use crate::text::moment::Moment;

/// Lineages that a thread reads at once.
const LINEAGES_AT_ONCE: usize = 16;

/// The head of a text that a note held.
#[derive(Debug)]
pub struct PastHead {
    pub text: PastText,
    /// What its address ended with; none when the head cannot be read.
    pub slug: Option<Box<str>>,
    /// The dates of its revisions, oldest first.
    pub revisions: Box<[Moment]>,
    /// None when it cannot be read, or was no note of the site then: it was not published.
    exposure: Option<PastExposure>,
}

/// An [`Exposure`] of its own.
#[derive(Debug)]
struct PastExposure {
    visibility: Visibility,
    draft: bool,
    kept_back: Option<KeptBack>,
    bounds: Box<[Bound]>,
    published: Option<Spanned<Moment>>,
    community: Option<Box<str>>,
}

/// The heads of all past texts.
#[derive(Debug, Default)]
pub struct PastHeads {
    /// Of each lineage, oldest first. Of texts that follow each other and list the same revisions, the last alone.
    pub of_lineages: Vec<Vec<PastHead>>,
    /// Documents, as they were, that not everyone could see: a name may be all that is left of them.
    pub kept_back: Vec<Arc<Document>>,
    pub configs: PastConfigs,
}

/// The configurations that a site had, by their texts.
#[derive(Debug, Default)]
pub struct PastConfigs {
    configs: Vec<Config>,
    by_blob: HashMap<Option<BlobId>, usize>,
}

impl PastHead {
    /// What decided who might see it; none when nobody could.
    pub fn exposure(&self) -> Option<Exposure<'_>> {
        self.exposure.as_ref().map(|exposure| Exposure {
            visibility: exposure.visibility,
            draft: exposure.draft,
            kept_back: exposure.kept_back,
            bounds: &exposure.bounds,
            published: exposure.published.as_ref(),
            community: exposure.community.as_deref(),
        })
    }
}

impl PastConfigs {
    /// Those of all commits. What concerns the reader's safety and the site's place is as it is today.
    fn of(history: &History, today: &Config) -> PastConfigs {
        let mut all = PastConfigs::default();
        for commit in &history.commits {
            if all.by_blob.contains_key(&commit.config) {
                continue;
            }
            let text = commit.config.as_ref().map(|blob| history.text(blob).unwrap_or_default());
            let mut config =
                text.map_or_else(|| Config::unsaid(&today.file), |text| Config::parse(&today.file, &text).0);
            config.base_url.clone_from(&today.base_url);
            config.html_trusted &= today.html_trusted;
            all.by_blob.insert(commit.config.clone(), all.configs.len());
            all.configs.push(config);
        }
        all
    }

    /// Readers of texts, a configuration each.
    pub fn readers<'c>(&'c self, translation: &Translation) -> PastReaders<'c> {
        PastReaders {
            configs: self,
            readers: self.configs.iter().map(|config| Reader::new(config, translation)).collect(),
        }
    }
}

/// Reads past texts as the builds of their time did.
#[derive(Debug)]
pub struct PastReaders<'c> {
    configs: &'c PastConfigs,
    readers: Vec<Reader<'c>>,
}

impl PastReaders<'_> {
    /// A text as a file of the site, with the reader of its time; none when it was none of the site's then.
    pub fn source(&self, history: &History, past: &PastText, text: String) -> Option<(&Reader<'_>, Text)> {
        let place = self.place(history, past)?;
        Some((place.reader, place.source(text)))
    }

    /// What a text was to the site in its time; none when it was none of the site's.
    fn place<'r, 'h>(&'r self, history: &History, past: &'h PastText) -> Option<PastPlace<'r, 'h>> {
        let commit = history.commits.get(past.commit)?;
        let number = *self.configs.by_blob.get(&commit.config)?;
        let (config, reader) = (&self.configs.configs[number], &self.readers[number]);
        let path = match config.content.as_str() {
            "." => past.file.as_ref(),
            content => past.file.strip_prefix(content)?.strip_prefix('/')?,
        };
        let mut parts = path.split('/');
        let is_left_out =
            parts.any(|part| part.starts_with('.') || part == "node_modules") || config.ignore.matches(path);
        // A file that was given another ending for a while was no text of the site then.
        let is_text = !is_left_out && is_document(&past.file);
        is_text.then(|| PastPlace { past, path, role: config.folders.role_of(path), reader })
    }
}

/// A text as a file of the site in its time.
#[derive(Debug)]
struct PastPlace<'r, 'h> {
    past: &'h PastText,
    /// From the content folder of its time.
    path: &'h str,
    role: Role,
    reader: &'r Reader<'r>,
}

impl PastPlace<'_, '_> {
    fn source(&self, text: String) -> Text {
        Text { file: self.past.file.clone(), path: self.path.to_owned(), text, hash: 0 }
    }
}

impl PastHeads {
    /// Reads the head of every text of a history.
    pub fn read(history: &History, today: &Config, translation: &Translation) -> PastHeads {
        let configs = PastConfigs::of(history, today);
        let readers = configs.readers(translation);
        // Some at once, so that their texts are asked for together.
        let lineages = history.lineages.par_chunks(LINEAGES_AT_ONCE);
        let read: Vec<ReadLineage> =
            lineages.flat_map_iter(|lineages| read_lineages(history, &readers, lineages)).collect();
        let mut heads = PastHeads::default();
        for ReadLineage { heads: of_lineage, kept_back } in read {
            heads.of_lineages.push(of_lineage);
            heads.kept_back.extend(kept_back);
        }
        drop(readers);
        heads.configs = configs;
        heads
    }
}

/// What the texts of a lineage say, see [`PastHeads`].
#[derive(Debug, Default)]
struct ReadLineage {
    heads: Vec<PastHead>,
    kept_back: Vec<Arc<Document>>,
}

fn read_lineages(history: &History, readers: &PastReaders, lineages: &[Lineage]) -> Vec<ReadLineage> {
    let mut read: Vec<ReadLineage> = lineages.iter().map(|_| ReadLineage::default()).collect();
    let texts =
        lineages.iter().enumerate().flat_map(|(number, lineage)| lineage.texts.iter().map(move |past| (number, past)));
    let places: Vec<(usize, PastPlace)> =
        texts.filter_map(|(number, past)| Some((number, readers.place(history, past)?))).collect();
    let blobs: Vec<&BlobId> = places.iter().map(|(_, place)| &place.past.blob).collect();
    history.each_text(&blobs, |place, text| {
        let (number, place) = &places[place];
        if let Some(text) = text {
            read[*number].add(history, place, place.source(text));
        }
    });
    read
}

impl ReadLineage {
    /// Adds a text, which is newer than those before.
    fn add(&mut self, history: &History, place: &PastPlace, source: Text) {
        let PastPlace { past, role, reader, .. } = *place;
        let head = reader.read_head(&source);
        if !head.as_ref().is_some_and(|head| is_for_all(head, history, past)) {
            let whole = reader.read(&source).document.map(|read| read.document);
            let last = self.kept_back.last();
            let is_known = |document: &Arc<Document>| last.is_some_and(|last| has_names_of(last, document));
            let whole = whole.filter(|document| !is_known(document));
            self.kept_back.extend(whole);
        }
        if role != Role::Note {
            return;
        }
        let revisions: Box<[Moment]> =
            head.iter().flat_map(|head| &head.common.revisions).map(|made| made.date.value).collect();
        let slug = head.as_ref().map(|head| head.slug.as_str().into());
        let exposure = head.filter(|head| matches!(head.kind, Kind::Note(_))).map(|head| PastExposure::of(&head));
        let head = PastHead { text: past.clone(), slug, revisions, exposure };
        match self.heads.last_mut() {
            Some(last) if last.revisions == head.revisions => *last = head,
            _ => self.heads.push(head),
        }
    }
}

impl PastExposure {
    fn of(document: &Document) -> PastExposure {
        let Exposure { visibility, draft, kept_back, bounds, published, community } = document.exposure();
        PastExposure {
            visibility,
            draft,
            kept_back,
            bounds: bounds.into(),
            published: published.cloned(),
            community: community.map(Into::into),
        }
    }
}

/// Whether everyone could see a document as soon as it came.
fn is_for_all(document: &Document, history: &History, past: &PastText) -> bool {
    let Exposure { visibility, draft, kept_back, bounds, published, community: _ } = document.exposure();
    let came = history.commits.get(past.commit).map(|commit| commit.time);
    let is_to_come = published.is_some_and(|date| came.is_none_or(|came| came < date.value.order().0));
    let is_open = matches!(visibility, Visibility::Public | Visibility::Unlisted);
    is_open && !draft && kept_back.is_none() && bounds.is_empty() && !is_to_come
}

fn has_names_of(one: &Document, other: &Document) -> bool {
    one.path == other.path
        && one.slug == other.slug
        && one.name() == other.name()
        && one.common.aliases == other.common.aliases
}
