//! Sites in memory for the unit tests of the stages: files as pairs of path and text, public unless they say otherwise.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use crate::content::config::Config;
use crate::content::document::{Document, Visibility};
use crate::content::i18n::Translation;
use crate::content::markdown::{Settings, Typography};
use crate::content::reader::Reader;
use crate::content::source::{Attachment, Sources, Text};
use crate::diagnostics::Diagnostic;
use crate::pages::view::parts::Maker;
use crate::publish::address::Addresses;
use crate::publish::audience::{Audience, DocId, Published, Withheld, partition};
use crate::publish::changes::Changes;
use crate::publish::graph::{Graph, Inputs};
use crate::publish::unread::Unread;
use crate::render::theme;
use crate::text::hash::fingerprint;
use crate::text::moment::Moment;

pub type Files<'f> = &'f [(&'f str, &'f str)];

/// A configuration of its own lines, with public notes and English address words left to the language.
pub fn config(lines: &str) -> Config {
    let (config, problems) = Config::parse(&"carnet.yaml".into(), lines);
    assert!(problems.is_empty(), "{problems:?}");
    Config { default_visibility: Visibility::Public, ..config }
}

pub fn translation(config: &Config) -> Translation {
    theme::translation(config, &Sources::default()).0
}

/// The documents of the Markdown files, by path from the content folder.
pub fn documents(config: &Config, files: Files) -> Vec<Arc<Document>> {
    let settings = Settings {
        typography: Typography::of(&config.language),
        trusted: config.html_trusted,
        vault: config.is_vault(),
        line_breaks: config.keeps_line_breaks(),
        base_url: config.base_url.clone(),
        words: translation(config).words,
        words_of: Vec::new(),
    };
    let reader = Reader { config, zone: config.zone(), settings };
    let mut files: Vec<_> = files.iter().filter(|(path, _)| path.ends_with(".md")).collect();
    files.sort();
    let read = files.into_iter().map(|(path, text)| {
        let file = format!("content/{path}").into();
        let text = Text { file, path: (*path).to_owned(), text: (*text).into(), hash: fingerprint(text.as_bytes()) };
        Arc::new(reader.read(&text).document.expect("a document can be made of it"))
    });
    read.collect()
}

pub fn published(files: Files, audience: &Audience) -> (Published, Vec<Withheld>) {
    partition(documents(&config(""), files), audience, false, None, now())
}

/// The moment of every build.
pub fn now() -> Timestamp {
    Timestamp::from_second(1_718_467_200).expect("a moment of 2024")
}

/// The graph of the public site, and what is wrong with it.
pub fn graph(config: &Config, files: Files) -> (Graph, Vec<Diagnostic>) {
    let (published, withheld) = partition(documents(config, files), &Audience::Public, false, None, now());
    let attachments = attachments(files);
    let translation = translation(config);
    let inputs = Inputs {
        config,
        addresses: &Addresses::new(config, &translation),
        withheld: &withheld,
        unread: &Unread::default(),
        attachments: &attachments,
        statics: &BTreeMap::new(),
        neutral: &translation.withheld,
        today: Moment::day_of(now(), &config.zone()),
    };
    Graph::of(published, inputs)
}

fn attachments(files: Files) -> BTreeMap<String, Attachment> {
    let attachment = |text: &str| Attachment {
        from: "".into(),
        size: text.len() as u64,
        modified: 0,
        dimensions: None,
        hash: None,
        danger: None,
    };
    let others = files.iter().filter(|(path, _)| !path.ends_with(".md"));
    others.map(|(path, text)| ((*path).to_owned(), attachment(text))).collect()
}

/// What views are made from.
pub fn with_maker<T>(config: &Config, files: Files, then: impl FnOnce(&Maker) -> T) -> T {
    let (graph, _) = graph(config, files);
    let changes = Changes::of(&graph);
    let translation = translation(config);
    let maker = Maker {
        graph: &graph,
        changes: &changes,
        config,
        translation: &translation,
        addresses: &Addresses::new(config, &translation),
        attachments: &attachments(files),
        site_addresses: &BTreeMap::new(),
        assets_version: "0",
        cards: None,
    };
    then(&maker)
}

/// The document with a path, without its ending.
pub fn id(graph: &Graph, path: &str) -> DocId {
    let found = graph.published.iter().find(|(_, document)| document.path == path);
    found.map_or_else(|| panic!("no document at {path}"), |(id, _)| id)
}

/// Paths of documents.
pub fn paths(graph: &Graph, ids: impl IntoIterator<Item = DocId>) -> Vec<&str> {
    ids.into_iter().map(|id| graph.published.get(id).path.as_str()).collect()
}

pub fn messages(diagnostics: &[Diagnostic]) -> Vec<String> {
    diagnostics.iter().map(|d| d.message.to_string()).collect()
}
