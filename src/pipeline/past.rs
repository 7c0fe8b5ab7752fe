//! The texts of the past: read from the repository when a page prints them, and not kept.

use std::collections::{BTreeMap, VecDeque};
use std::hash::BuildHasher;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rapidhash::RapidHashMap as HashMap;
use rapidhash::fast::SeedableState;

use super::model::Model;
use crate::content::config::Config;
use crate::content::document::{Document, FullDocument};
use crate::content::history::heads::{PastHeads, PastReaders};
use crate::content::history::{BlobId, History, HistoryHead, PastText};
use crate::content::i18n::Translation;
use crate::content::reader::Reader;
use crate::content::source::Text;
use crate::pages::compare::Comparison;
use crate::pages::view::documents::{PastTexts, VersionPlace};
use crate::pages::view::versions::PrintedVersion;
use crate::publish::audience::DocId;
use crate::publish::graph::{PastNote, PastResolver};
use crate::publish::unread::Unread;
use crate::publish::versions::{TextPlace, VersionState};

/// What is known of the past of a site: its history, what the heads of its texts say, and the frozen texts.
#[derive(Debug, Default)]
pub(super) struct Past {
    pub history: Option<(Arc<History>, PastHeads)>,
    /// By their paths from the site's folder.
    pub frozen: BTreeMap<Arc<str>, Arc<Text>>,
    /// None for those that cannot be read.
    pub frozen_heads: BTreeMap<Arc<str>, Option<Arc<Document>>>,
}

impl Past {
    pub(super) fn read(
        head: Option<&Arc<HistoryHead>>,
        frozen: &[Arc<Text>],
        config: &Config,
        translation: &Translation,
    ) -> Past {
        let reader = Reader::new(config, translation);
        Past {
            history: head
                .and_then(|head| head.history())
                .map(|history| (history.clone(), PastHeads::read(history, config, translation))),
            frozen: frozen.iter().map(|text| (text.file.clone(), text.clone())).collect(),
            frozen_heads: frozen.iter().map(|text| (text.file.clone(), reader.read_head(text))).collect(),
        }
    }

    /// The same for pasts that are read alike.
    pub(super) fn key(
        head: Option<&Arc<HistoryHead>>,
        frozen: &[Arc<Text>],
        config: &Config,
        translation: &Translation,
    ) -> u64 {
        let frozen: Vec<_> = frozen.iter().map(|text| (&text.file, text.hash)).collect();
        let head = head.map(|head| &head.head);
        let reader = Reader::new(config, translation).key();
        SeedableState::fixed().hash_one((head, frozen, reader, &config.base_url, config.html_trusted))
    }
}

/// The texts of the past of a model; what reads them is made when the first is asked for.
#[derive(Debug)]
pub struct ModelPast<'m> {
    model: &'m Model,
    shelf: OnceLock<Option<PastShelf<'m>>>,
    /// What the repository holds of all versions of a note: it is asked for them together.
    texts: Remembered<DocId, HashMap<BlobId, String>>,
    notes: Remembered<VersionPlace, Option<PastNote>>,
    /// What pages show of versions, and of two of them, with the way to the root of these pages.
    printed: Remembered<(VersionPlace, String), PrintedVersion>,
    compared: Remembered<(DocId, [usize; 2], String), Comparison>,
    /// What changed, in words.
    sentences: Mutex<HashMap<VersionPlace, Option<String>>>,
}

/// How many values are remembered: those of a few notes for each thread, whose pages come one after the other.
const REMEMBERED: usize = 64;

/// The last values that were made, each with what it was made of.
#[derive(Debug)]
struct Remembered<K, V>(Mutex<VecDeque<(K, Arc<V>)>>);

impl<K: PartialEq, V> Remembered<K, V> {
    fn get_or(&self, key: K, make: impl FnOnce() -> V) -> Arc<V> {
        let all = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = all().iter().find(|(known, _)| *known == key).map(|(_, made)| made.clone());
        known.unwrap_or_else(|| {
            let made = Arc::new(make());
            let mut all = all();
            if all.len() == REMEMBERED {
                all.pop_front();
            }
            all.push_back((key, made.clone()));
            made
        })
    }
}

impl<K, V> Default for Remembered<K, V> {
    fn default() -> Remembered<K, V> {
        Remembered(Mutex::default())
    }
}

/// What reads texts of the past and links them.
#[derive(Debug)]
struct PastShelf<'m> {
    past: &'m Past,
    readers: Option<PastReaders<'m>>,
    /// Of frozen texts.
    reader: Reader<'m>,
    resolver: PastResolver<'m>,
}

impl<'m> ModelPast<'m> {
    pub(super) fn of(model: &'m Model) -> ModelPast<'m> {
        ModelPast {
            model,
            shelf: OnceLock::new(),
            texts: Remembered::default(),
            notes: Remembered::default(),
            printed: Remembered::default(),
            compared: Remembered::default(),
            sentences: Mutex::default(),
        }
    }

    fn read(&self, (id, version): VersionPlace, address: &str) -> Option<PastNote> {
        let VersionState::Text(text) = &self.model.linked.versions.of_note(id).get(version)?.state else { return None };
        let shelf = self.shelf()?;
        let document = match text.place() {
            TextPlace::Repository(text) => shelf.read_past(text, self.texts(id, shelf).get(&text.blob)?)?,
            TextPlace::Frozen(file) => shelf.read_frozen(self.model.linked.graph.published.get(id), file)?,
        };
        Some(shelf.resolver.note(&document, address.to_owned()))
    }

    fn texts(&self, id: DocId, shelf: &PastShelf) -> Arc<HashMap<BlobId, String>> {
        self.texts.get_or(id, || {
            let Some((history, _)) = &shelf.past.history else { return HashMap::default() };
            let versions = self.model.linked.versions.of_note(id).iter();
            let blobs: Vec<&BlobId> =
                versions.filter_map(|version| version.state.past_text()).map(|text| &text.blob).collect();
            let mut texts = HashMap::default();
            history.each_text(&blobs, |place, text| texts.extend(text.map(|text| (blobs[place].clone(), text))));
            texts
        })
    }

    fn shelf(&self) -> Option<&PastShelf<'m>> {
        let made = self.shelf.get_or_init(|| {
            let (linked, past) = (&self.model.linked, self.model.past.as_deref()?);
            let (graph, config) = (&linked.graph, self.model.config.as_ref());
            static NOTHING_UNREAD: std::sync::LazyLock<Unread> = std::sync::LazyLock::new(Unread::default);
            let inputs = linked.inputs_of_past(config, &self.model.bodies, &NOTHING_UNREAD);
            Some(PastShelf {
                past,
                readers: past.history.as_ref().map(|(_, heads)| heads.configs.readers(&linked.translation)),
                reader: Reader::new(config, &linked.translation),
                resolver: PastResolver::new(graph, inputs, &linked.site_addresses),
            })
        });
        made.as_ref()
    }
}

impl PastShelf<'_> {
    fn read_past(&self, past: &PastText, text: &str) -> Option<FullDocument> {
        let (history, _) = self.past.history.as_ref()?;
        let (reader, source) = self.readers.as_ref()?.source(history, past, text.to_owned())?;
        reader.read(&source).document
    }

    fn read_frozen(&self, note: &Document, file: &str) -> Option<FullDocument> {
        let frozen = self.past.frozen.get(file)?;
        // Its links are those of a note that lies where the note does.
        let path = [note.path.as_str(), ".md"].concat();
        let text = Text { file: frozen.file.clone(), path, text: frozen.text.clone(), hash: frozen.hash };
        self.reader.read(&text).document
    }
}

impl PastTexts for ModelPast<'_> {
    fn note(&self, version: VersionPlace, address: &str) -> Arc<Option<PastNote>> {
        self.notes.get_or(version, || self.read(version, address))
    }

    fn printed(&self, version: VersionPlace, root: &str, make: &dyn Fn() -> PrintedVersion) -> Arc<PrintedVersion> {
        self.printed.get_or((version, root.to_owned()), make)
    }

    fn compared(
        &self,
        (id, versions): (DocId, [usize; 2]),
        root: &str,
        make: &dyn Fn() -> Comparison,
    ) -> Arc<Comparison> {
        self.compared.get_or((id, versions, root.to_owned()), make)
    }

    fn sentence(&self, version: VersionPlace, make: &dyn Fn() -> Option<String>) -> Option<String> {
        let remembered = || self.sentences.lock().unwrap_or_else(PoisonError::into_inner);
        let known = remembered().get(&version).cloned();
        known.unwrap_or_else(|| {
            let made = make();
            remembered().insert(version, made.clone());
            made
        })
    }
}
