//! A site as its author holds it: every document, whatever its visibility, and its text.
//!
//! Nothing of it is ever published: it serves to find a document by its name and to know what links lead to, from private
//! notes and drafts too. So that the graph, which takes what is published only, resolves the links of all, all of them are
//! read as public here.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use rayon::prelude::*;

use super::Refusal;
use crate::content::config::{Config, ConfigFile, KeptVersions};
use crate::content::document::{Document, FullDocument, Kind, Visibility};
use crate::content::i18n::Translation;
use crate::content::reader::{Read, Reader};
use crate::content::source::{self, Sources, Text};
use crate::diagnostics::{Diagnostic, Severity};
use crate::pipeline;
use crate::publish::address::Addresses;
use crate::publish::audience::{Audience, Declared, partition};
use crate::publish::graph::{Graph, Inputs};
use crate::publish::unread::Unread;
use crate::render::theme;
use crate::text::hash::fingerprint;
use crate::text::moment::Moment;

/// A site's documents and texts.
#[derive(Debug)]
pub struct Manuscript {
    pub root: PathBuf,
    pub config: Config,
    pub sources: Sources,
    pub now: Timestamp,
    /// In the order of their files. Each counts as public and as no draft.
    pub documents: Vec<Arc<Document>>,
    /// The same with their bodies.
    pub read: Vec<FullDocument>,
    /// Why some files are no documents.
    pub unreadable: Vec<Diagnostic>,
    pub addresses: Addresses,
    pub translation: Translation,
}

impl Manuscript {
    /// Reads the site's folder, with this configuration; `now` is the moment of the command.
    ///
    /// # Errors
    /// The folder cannot be read, or its configuration has mistakes: where files go would be a guess.
    pub fn read(root: &Path, file: &ConfigFile, now: Timestamp) -> Result<Manuscript, Refusal> {
        let (text, mut mistakes) = source::read_config(root, file)?;
        let (config, problems) = match text {
            Some(text) => Config::parse(&text.file, &text.text),
            None => (Config::unsaid(file.name()), Vec::new()),
        };
        mistakes.extend(problems);
        mistakes.retain(|d| d.severity == Severity::Error);
        if !mistakes.is_empty() {
            return Err(Refusal::Site(mistakes));
        }
        // Copies of earlier texts are the author's own, whether the site publishes them or not.
        let with_versions = Config { versions: Some(KeptVersions::All), ..config.clone() };
        let sources = source::read(root, &with_versions, &pipeline::default_output(root, file, &Audience::Public))?;
        let (translation, _) = theme::translation(&config, &sources);
        let mut manuscript = Manuscript {
            root: root.to_owned(),
            now,
            documents: Vec::new(),
            read: Vec::new(),
            unreadable: sources.diagnostics.clone(),
            addresses: Addresses::new(&config, &translation),
            translation,
            config,
            sources,
        };
        let read: Vec<Read> =
            manuscript.sources.content.par_iter().map(|text| manuscript.reader().read(text)).collect();
        for Read { document, diagnostics } in read {
            match document {
                Some(document) => manuscript.read.push(public(document)),
                None => manuscript.unreadable.extend(diagnostics),
            }
        }
        manuscript.documents = manuscript.read.iter().map(|read| read.document.clone()).collect();
        Ok(manuscript)
    }

    /// The text of a file, for excerpts.
    pub fn text_of(&self, file: &str) -> Option<&str> {
        let texts = self.sources.content.iter();
        texts.into_iter().find(|text| text.file.as_ref() == file).map(|text| text.text.as_ref())
    }

    /// The text of a document's file.
    pub fn text(&self, document: &Document) -> &str {
        self.text_of(&document.file).unwrap_or("")
    }

    /// The site's day.
    pub fn today(&self) -> Moment {
        Moment::day_of(self.now, &self.config.zone())
    }

    fn reader(&self) -> Reader<'_> {
        Reader::new(&self.config, &self.translation)
    }

    /// What a text would be at a path from the content folder, with what is wrong with it.
    pub fn read_text(&self, path: &str, text: &str) -> (Option<FullDocument>, Vec<Diagnostic>) {
        let file = self.file(path).into();
        let text = Text { file, path: path.to_owned(), text: text.to_owned(), hash: fingerprint(text.as_bytes()) };
        let Read { document, diagnostics } = self.reader().read(&text);
        (document.map(public), diagnostics)
    }

    /// What the front matter of a text says, with its own visibility; none when a build would stop at it.
    pub(super) fn head(&self, text: &Text) -> Option<Arc<Document>> {
        self.reader().read_head(text)
    }

    /// Whether a note with this text would be for everyone.
    pub(super) fn is_public(&self, note: &Document, text: &str) -> bool {
        let path = format!("{}.md", note.path);
        let text = Text { file: note.file.clone(), path, text: text.to_owned(), hash: fingerprint(text.as_bytes()) };
        let Some(head) = self.head(&text) else { return false };
        let (published, _) = partition(vec![head], &Audience::Public, false, None, self.now);
        !published.is_empty()
    }

    /// A path from the content folder, as one from the site's folder.
    pub fn file(&self, path: &str) -> String {
        match self.config.content.as_str() {
            "." => path.to_owned(),
            content => format!("{content}/{path}"),
        }
    }

    /// The graph of documents, numbered as they are given.
    pub fn graph(&self, read: &[FullDocument]) -> Graph {
        let documents = read.iter().map(|full| full.document.clone()).collect();
        let (published, withheld) = partition(documents, &Audience::Public, true, None, self.now);
        let sources = &self.sources;
        let inputs = Inputs {
            config: &self.config,
            addresses: &self.addresses,
            withheld: &withheld,
            unread: &Unread::default(),
            bodies: &published.bodies(read),
            attachments: &sources.attachments,
            statics: &sources.statics,
            translation: &self.translation,
            today: self.today(),
        };
        Graph::of(published, inputs).0
    }

    /// The declared authors, by their names.
    pub fn authors(&self) -> Declared {
        Declared::of(&self.documents, |kind| matches!(kind, Kind::Author { .. }))
    }

    pub fn communities(&self) -> Declared {
        Declared::of(&self.documents, |kind| matches!(kind, Kind::Community { .. }))
    }
}

fn public(read: FullDocument) -> FullDocument {
    let document = Arc::unwrap_or_clone(read.document);
    FullDocument { document: Arc::new(Document { visibility: Visibility::Public, draft: false, ..document }), ..read }
}
