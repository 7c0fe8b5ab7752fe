//! Sites in memory for the unit tests of the stages: files as pairs of path and text, public unless they say otherwise.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use crate::content::config::Config;
use crate::content::document::{Document, FullDocument, Visibility};
use crate::content::i18n::Translation;
use crate::content::reader::Reader;
use crate::content::source::{Attachment, Sources, Text};
use crate::diagnostics::Diagnostic;
use crate::pages::view::cards::Cards;
use crate::pages::view::parts::ViewContext;
use crate::publish::address::Addresses;
use crate::publish::audience::{Audience, Bodies, DocId, Published, Withheld, partition};
use crate::publish::changes::Changes;
use crate::publish::graph::{Graph, Inputs, check_embeds};
use crate::publish::unread::Unread;
use crate::publish::versions::Versions;
use crate::render::theme;
use crate::text::hash::fingerprint;
use crate::text::moment::Moment;

pub(crate) type FixtureFiles<'f> = &'f [(&'f str, &'f str)];

/// A configuration of its own lines, with public notes and English address words left to the language.
pub(crate) fn config(lines: &str) -> Config {
    let (config, problems) = Config::parse(&"carnet.yaml".into(), lines);
    assert!(problems.is_empty(), "{problems:?}");
    Config { default_visibility: Visibility::Public, ..config }
}

pub(crate) fn translation(config: &Config) -> Translation {
    theme::translation(config, &Sources::default()).0
}

/// The documents of the Markdown files, by path from the content folder.
pub(crate) fn read(config: &Config, files: FixtureFiles) -> Vec<FullDocument> {
    let translation = translation(config);
    let reader = Reader::new(config, &translation);
    let mut files: Vec<_> = files.iter().filter(|(path, _)| path.ends_with(".md")).collect();
    files.sort();
    let read = files.into_iter().map(|(path, text)| {
        let file = format!("content/{path}").into();
        let text = Text { file, path: (*path).to_owned(), text: (*text).into(), hash: fingerprint(text.as_bytes()) };
        reader.read(&text).document.expect("a document can be made of it")
    });
    read.collect()
}

/// What other pages may know of them.
pub(crate) fn documents(config: &Config, files: FixtureFiles) -> Vec<Arc<Document>> {
    read(config, files).into_iter().map(|read| read.document).collect()
}

pub(crate) fn published(files: FixtureFiles, audience: &Audience) -> (Published, Vec<Withheld>) {
    partition(documents(&config(""), files), audience, false, None, now())
}

/// The moment of every build.
pub(crate) fn now() -> Timestamp {
    Timestamp::from_second(1_718_467_200).expect("a moment of 2024")
}

/// The graph of the public site, and what is wrong with it.
pub(crate) fn graph(config: &Config, files: FixtureFiles) -> (Graph, Vec<Diagnostic>) {
    let (graph, _, problems) = graph_with_bodies(config, files);
    (graph, problems)
}

pub(crate) fn graph_with_bodies(config: &Config, files: FixtureFiles) -> (Graph, Bodies, Vec<Diagnostic>) {
    let read = read(config, files);
    let documents = read.iter().map(|read| read.document.clone()).collect();
    let (published, withheld) = partition(documents, &Audience::Public, false, None, now());
    let bodies = published.bodies(&read);
    let attachments = attachments(files);
    let translation = translation(config);
    let inputs = Inputs {
        config,
        addresses: &Addresses::new(config, &translation),
        withheld: &withheld,
        unread: &Unread::default(),
        bodies: &bodies,
        attachments: &attachments,
        statics: &BTreeMap::new(),
        translation: &translation,
        today: Moment::day_of(now(), &config.zone()),
    };
    let (graph, mut problems) = Graph::of(published, inputs);
    problems.extend(check_embeds(&graph, &bodies));
    config.policy().soften(&mut problems);
    (graph, bodies, problems)
}

fn attachments(files: FixtureFiles) -> BTreeMap<String, Attachment> {
    let attachment = |text: &str| Attachment {
        from: "".into(),
        size: text.len() as u64,
        modified: 0,
        dimensions: None,
        narrower: None,
        hash: None,
        danger: None,
    };
    let others = files.iter().filter(|(path, _)| !path.ends_with(".md"));
    others.map(|(path, text)| ((*path).to_owned(), attachment(text))).collect()
}

/// What views are made from.
pub(crate) fn with_context<T>(config: &Config, files: FixtureFiles, then: impl FnOnce(&ViewContext) -> T) -> T {
    let (graph, bodies, _) = graph_with_bodies(config, files);
    let changes = Changes::of(&graph);
    let translation = translation(config);
    let context = ViewContext {
        graph: &graph,
        bodies: &bodies,
        changes: &changes,
        config,
        translation: &translation,
        addresses: &Addresses::new(config, &translation),
        today: Moment::day_of(now(), &config.zone()),
        attachments: &attachments(files),
        site_addresses: &BTreeMap::new(),
        assets_version: "0",
        cards: &Cards::of(&graph),
        versions: &Versions::default(),
        past: None,
        past_texts: None,
    };
    then(&context)
}

/// The document with a path, without its ending.
pub(crate) fn id(graph: &Graph, path: &str) -> DocId {
    let found = graph.published.iter().find(|(_, document)| document.path == path);
    found.map_or_else(|| panic!("no document at {path}"), |(id, _)| id)
}

/// Paths of documents.
pub(crate) fn paths(graph: &Graph, ids: impl IntoIterator<Item = DocId>) -> Vec<&str> {
    ids.into_iter().map(|id| graph.published.get(id).path.as_str()).collect()
}

pub(crate) fn messages(diagnostics: &[Diagnostic]) -> Vec<String> {
    diagnostics.iter().map(|d| d.message.to_string()).collect()
}
