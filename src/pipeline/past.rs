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
use crate::content::history::{History, HistoryHead};
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
    /// Versions, what pages showed of them, and of two of them: the pages of one note come one after the other.
    notes: Remembered<VersionPlace, Option<PastNote>>,
    printed: Remembered<VersionPlace, PrintedVersion>,
    compared: Remembered<(DocId, [usize; 2]), Comparison>,
    /// What changed, in words.
    sentences: Mutex<HashMap<VersionPlace, Option<String>>>,
}

/// How many values are remembered: those of a few notes for each thread.
const REMEMBERED: usize = 64;

/// The last values that were made, each with what it was made for: its page, or the way to the root of its pages.
#[derive(Debug)]
struct Remembered<K, V>(Mutex<VecDeque<(K, String, Arc<V>)>>);

impl<K: PartialEq, V> Remembered<K, V> {
    fn get_or(&self, key: K, made_for: &str, make: &dyn Fn() -> V) -> Arc<V> {
        let all = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = all().iter().find(|(known, of, _)| *known == key && of == made_for).map(|(.., made)| made.clone());
        known.unwrap_or_else(|| {
            let made = Arc::new(make());
            let mut all = all();
            if all.len() == REMEMBERED {
                all.pop_front();
            }
            all.push_back((key, made_for.to_owned(), made.clone()));
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
            notes: Remembered::default(),
            printed: Remembered::default(),
            compared: Remembered::default(),
            sentences: Mutex::default(),
        }
    }

    fn read(&self, (id, version): VersionPlace, address: &str) -> Option<PastNote> {
        let VersionState::Text(text) = &self.model.linked.versions.of_note(id).get(version)?.state else { return None };
        let shelf = self.shelf()?;
        let note = self.model.linked.graph.published.get(id);
        Some(shelf.resolver.note(&shelf.read(note, text.place())?, address.to_owned()))
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
    fn read(&self, note: &Document, place: &TextPlace) -> Option<FullDocument> {
        match place {
            TextPlace::Repository(text) => {
                let (history, _) = self.past.history.as_ref()?;
                let (reader, source) = self.readers.as_ref()?.source(history, text)?;
                reader.read(&source).document
            }
            TextPlace::Frozen(file) => {
                let frozen = self.past.frozen.get(file)?;
                // Its links are those of a note that lies where the note does.
                let path = [note.path.as_str(), ".md"].concat();
                let text = Text { file: frozen.file.clone(), path, text: frozen.text.clone(), hash: frozen.hash };
                self.reader.read(&text).document
            }
        }
    }
}

impl PastTexts for ModelPast<'_> {
    fn note(&self, version: VersionPlace, address: &str) -> Arc<Option<PastNote>> {
        self.notes.get_or(version, address, &|| self.read(version, address))
    }

    fn printed(&self, version: VersionPlace, root: &str, make: &dyn Fn() -> PrintedVersion) -> Arc<PrintedVersion> {
        self.printed.get_or(version, root, make)
    }

    fn compared(&self, versions: (DocId, [usize; 2]), root: &str, make: &dyn Fn() -> Comparison) -> Arc<Comparison> {
        self.compared.get_or(versions, root, make)
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
