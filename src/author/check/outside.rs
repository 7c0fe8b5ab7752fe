//! Whether the outside addresses of a notebook are still there: the only place where carnet makes connections.
//!
//! Politely: a few servers at a time, one question at a time to each, HEAD before GET, bodies left unread, answers kept
//! for a day. What cannot be told (a page for members, a server that is busy) is left alone.

mod ask;
mod memory;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Mutex;

use jiff::Timestamp;

use super::CheckedDocument;
use crate::content::document::{Document, Kind};
use crate::diagnostics::{Diagnostic, Span, say};
use ask::{Asker, ServerAnswer};
use memory::AnswerMemory;

/// Servers that are asked at the same time.
const SERVERS: usize = 6;

/// How addresses are asked for.
#[derive(Debug, Clone)]
pub struct Outside {
    /// The file in which answers are kept for a day; none: they are not.
    pub memory: Option<PathBuf>,
    pub now: Timestamp,
}

impl Outside {
    pub(super) fn check(&self, manuscripts: &[CheckedDocument]) -> Vec<Diagnostic> {
        let mut places: BTreeMap<String, Vec<(&CheckedDocument, Option<Span>)>> = BTreeMap::new();
        for manuscript in manuscripts {
            for (address, span) in addresses(manuscript) {
                // The place in a page is the reader's browser's to find.
                let address = address.split('#').next().unwrap_or(&address).to_owned();
                places.entry(address).or_default().push((manuscript, span));
            }
        }
        let answers = self.ask(places.keys().map(String::as_str));
        let mut found = Vec::new();
        for (address, places) in &places {
            let Some(diagnostic) = answers.get(address).and_then(|answer| diagnostic(address, answer)) else {
                continue;
            };
            found.extend(places.iter().map(|(manuscript, span)| manuscript.at(span.clone(), diagnostic.clone())));
        }
        found
    }

    /// The answer for each address, from memory where it is fresh.
    fn ask<'a>(&self, addresses: impl Iterator<Item = &'a str>) -> BTreeMap<String, ServerAnswer> {
        let mut memory = self.memory.as_deref().map(|path| AnswerMemory::read(path, self.now)).unwrap_or_default();
        let mut by_host: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut answers = BTreeMap::new();
        for address in addresses {
            match memory.answer(address) {
                Some(answer) => {
                    answers.insert(address.to_owned(), answer.clone());
                }
                None => by_host.entry(host(address)).or_default().push(address),
            }
        }
        let waiting = Mutex::new(by_host.into_values());
        let next = || waiting.lock().ok().and_then(|mut waiting| waiting.next());
        let asked = Mutex::new(Vec::new());
        let asker = Asker::new();
        std::thread::scope(|scope| {
            for _ in 0..SERVERS {
                scope.spawn(|| {
                    while let Some(addresses) = next() {
                        let given = asker.ask_all(&addresses);
                        if let Ok(mut asked) = asked.lock() {
                            asked.extend(given);
                        }
                    }
                });
            }
        });
        for (address, answer) in asked.into_inner().unwrap_or_default() {
            memory.keep(&address, &answer);
            answers.insert(address, answer);
        }
        if let Some(path) = &self.memory {
            memory.write(path);
        }
        answers
    }
}

/// Every `http` and `https` address that a document's page leads to.
fn addresses<'m>(manuscript: &'m CheckedDocument) -> impl Iterator<Item = (String, Option<Span>)> + 'm {
    let links = manuscript.prose.links.iter();
    let links = links.filter_map(|link| Some((link.outside.clone()?, Some(link.span.clone()))));
    let keys = keys(manuscript.document).into_iter();
    // A DOI is mostly written without its address.
    let place = |key, url: &str| {
        let written = manuscript.place_of(key, url);
        written.or_else(|| manuscript.place_of(key, url.strip_prefix("https://doi.org/")?))
    };
    let keys = keys.map(move |(key, url)| (url.to_owned(), place(key, url)));
    links.chain(keys).filter(|(address, _)| {
        let lower = address.to_ascii_lowercase();
        lower.starts_with("https://") || lower.starts_with("http://")
    })
}

/// The addresses of the front matter, with the keys that hold them.
fn keys(document: &Document) -> Vec<(&'static str, &str)> {
    let works = document.common.sources.iter().flat_map(|work| [work.doi.as_deref(), work.url.as_deref()]);
    let sources = works.flatten().map(|url| ("sources", url));
    let discuss = document.common.discuss.as_deref().map(|url| ("discuss", url));
    let links = match &document.kind {
        Kind::Community { links } | Kind::Author { links, .. } => links.as_slice(),
        _ => &[],
    };
    sources.chain(discuss).chain(links.iter().map(|link| ("links", link.url.as_str()))).collect()
}

/// The server of an address, with its port.
fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}

fn diagnostic(address: &str, answer: &ServerAnswer) -> Option<Diagnostic> {
    match answer {
        ServerAnswer::Here | ServerAnswer::Untold => None,
        ServerAnswer::Gone(status) => Some(say::address_gone(address, status.to_string())),
        ServerAnswer::NoServer => Some(say::no_server_named(host(address))),
        ServerAnswer::Moved(to) => Some(say::address_moved(address, to)),
        ServerAnswer::Trouble(why) => Some(say::address_unreachable(address, why.clone())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_the_front_matter() {
        use crate::fixture::{config, documents};
        let files = [
            (
                "a.md",
                "---\nsources: [{url: 'https://a.org/'}, titre, {doi: 10.1000/182}]\ndiscuss: https://b.org/\n---\n",
            ),
            ("communities/c.md", "---\nlinks: {profile: https://c.org/}\n---\n"),
        ];
        let documents = documents(&config(""), &files);
        let found: Vec<_> = documents.iter().flat_map(|document| keys(document)).collect();
        let works = [("sources", "https://doi.org/10.1000/182"), ("sources", "https://a.org/")];
        let expected = [works[0], works[1], ("discuss", "https://b.org/"), ("links", "https://c.org/")];
        assert_eq!(found, expected);
    }

    #[test]
    fn hosts() {
        assert_eq!(host("https://example.org:81/a?b"), "example.org:81");
        assert_eq!(host("http://example.org?x"), "example.org");
    }
}
