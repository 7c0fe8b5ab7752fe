//! How `carnet.yaml` is read, key by key.

use jiff::tz::TimeZone;

use super::accessibility::AccessibilityStatement;
use super::addresses::{base_url, inner_path, not_a_word_of_addresses};
use super::editor::Editor;
use super::ignore::{Ignore, MAX_PATTERNS};
use super::versions::kept_versions;
use super::{Config, Host, Urls};
use crate::content::address_pattern::{edit_pattern, report_place};
use crate::content::document::Visibility;
use crate::content::document::works::Citing;
use crate::content::fields::{Fields, text_of};
use crate::content::front_matter::addresses::outside_address;
use crate::content::front_matter::words::WordSet;
use crate::content::{keys, silence, unknown, yaml};
use crate::diagnostics::{Problems, Span, Spanned, say};
use crate::text::slug::{nearest, slug};

impl Config {
    pub(super) fn read(&mut self, f: &mut Fields, p: &mut Problems) {
        set(&mut self.title, f.plain_text("title", p));
        self.description = f.plain_text("description", p);
        self.base_url = f.text("base_url", p).and_then(|url| base_url(url, p));
        if let Some(language) = f.language("language", p) {
            self.language = language;
        }
        if let Some(zone) = f.text("timezone", p) {
            match TimeZone::get(&zone.value) {
                Ok(_) => self.time_zone = zone.value,
                Err(_) => {
                    p.add(zone.span, say::unknown_time_zone(zone.value));
                }
            }
        }
        if let Some(content) = f.text("content", p).and_then(|c| inner_path(c, p)) {
            self.content = content;
        }
        if let Some(theme) = f.text("theme", p).and_then(|t| inner_path(t, p)) {
            self.theme = theme;
        }
        self.licence = f.plain_text("licence", p);
        self.community = f.text("community", p);
        self.read_ignore(f, p);
        self.silence = silence::read(f, p);
        self.host = f.word("host", Host::WORDS, Host::unknown, p).map(|w| w.value);
        let takes_answers = self.host == Some(Host::Netlify);
        self.report = f.text("report", p).and_then(|place| report_place(place, takes_answers, p));
        self.edit_url = f.text("edit_url", p).and_then(|address| edit_pattern(address, p));
        self.editor = f.node("editor").and_then(|node| Editor::read(node, p));
        self.hub = outside_address(f, "hub", p);
        self.llms = f.flag("llms", p).unwrap_or(false);
        self.read_groups(f, p);
    }

    fn read_ignore(&mut self, f: &mut Fields, p: &mut Problems) {
        let patterns = f.texts("ignore", p);
        let place = patterns.first().map(|pattern| pattern.span.clone());
        match Ignore::new(patterns.into_iter().map(|pattern| pattern.value).collect()) {
            Some(ignore) => self.ignore = ignore,
            // Without the patterns everything would be published: an error stops the build.
            None => p.add(place.unwrap_or_default(), say::patterns_too_long(MAX_PATTERNS)),
        }
    }

    fn read_groups(&mut self, f: &mut Fields, p: &mut Problems) {
        if let Some(mut f) = f.node("defaults").and_then(|node| Fields::of_group(node, &keys::DEFAULTS, p)) {
            if let Some(v) = f.word("visibility", Visibility::WORDS, Visibility::unknown, p) {
                self.default_visibility = v.value;
            }
            self.default_authors = f.texts("authors", p);
            self.default_authors.retain(|author| !author.value.is_empty());
            self.default_community = f.text("community", p).filter(|community| !community.value.is_empty());
            unknown::finish(f, p);
        }
        if let Some(mut f) = f.node("links").and_then(|node| Fields::of_group(node, &keys::LINKS, p)) {
            let words = [("error", false), ("warn", true)];
            self.links_warn = f.word("unresolved", &words, say::not_a_value_of, p).is_some_and(|w| w.value);
            unknown::finish(f, p);
        }
        if let Some(mut f) = f.node("home").and_then(|node| Fields::of_group(node, &keys::HOME, p)) {
            self.read_home_file(&mut f, p);
            if let Some(mut f) = f.node("recent").and_then(|node| Fields::of_group(node, &keys::RECENT, p)) {
                self.not_recent = f.texts("except", p);
                unknown::finish(f, p);
            }
            unknown::finish(f, p);
        }
        let words = [("error", false), ("warn", true)];
        self.front_matter_warn = f.word("front_matter", &words, say::not_a_value_of, p).is_some_and(|w| w.value);
        let html = [("sanitise", false), ("trusted", true)];
        self.html_trusted = f.word("html", &html, say::not_a_value_of, p).is_some_and(|w| w.value);
        self.line_breaks = f.flag("line_breaks", p);
        self.urls = f.word("urls", Urls::WORDS, Urls::unknown, p).map_or(Urls::Folder, |w| w.value);
        let files = [("all", false), ("few", true)];
        self.few_files = f.word("files", &files, say::not_a_value_of, p).is_some_and(|w| w.value);
        self.citations = f.word("citations", Citing::WORDS, Citing::unknown, p).map_or(Citing::default(), |w| w.value);
        self.search = f.flag("search", p).unwrap_or(true);
        self.graph = f.flag("graph", p).unwrap_or(true);
        self.glossary = f.flag("glossary", p).unwrap_or(false);
        self.epub = f.flag("epub", p).unwrap_or(false);
        self.og_images = f.flag("og_images", p).unwrap_or(false);
        self.versions = f.node("versions").and_then(|node| kept_versions(node, p));
        let zone = self.zone();
        self.accessibility =
            f.node("accessibility").and_then(|node| AccessibilityStatement::read(node, (&zone).into(), p));
        for (key, node) in f.map("folders", p) {
            self.read_folder(&key.name, &key.span, node, p);
        }
        for (key, node) in f.map("addresses", p) {
            let Some(kind) = keys::ADDRESSES.names().find(|kind| *kind == key.name) else {
                let diagnostic = say::unknown_key(&key.name, (keys::ADDRESSES.of)());
                p.add(key.span.clone(), diagnostic.suggest(nearest(&key.name, keys::ADDRESSES.names())));
                continue;
            };
            let Some(word) = text_of(node, kind, p) else { continue };
            let made = slug(&word.value);
            if word.value.is_empty() || made != word.value {
                p.add(word.span, not_a_word_of_addresses(&word.value, &made));
                continue;
            }
            self.addresses.push((kind, word.value));
        }
    }

    fn read_home_file(&mut self, f: &mut Fields, p: &mut Problems) {
        let Some(file) = f.text("file", p) else { return };
        let span = file.span.clone();
        let Some(path) = inner_path(file, p) else { return };
        self.folders.home.clone_from(&path);
        self.folders.is_home_named = true;
        self.home_file = Some(Spanned { value: path, span });
    }

    fn read_folder(&mut self, name: &str, span: &Span, node: &yaml::Node, p: &mut Problems) {
        let Some(index) = keys::FOLDERS.names().position(|role| role == name) else {
            let diagnostic = say::unknown_key(name, (keys::FOLDERS.of)());
            p.add(span.clone(), diagnostic.suggest(nearest(name, keys::FOLDERS.names())));
            return;
        };
        let Some(text) = text_of(node, name, p) else { return };
        self.folders.reserved[index].1 = if text.value == "false" { None } else { inner_path(text, p) };
    }
}

fn set(field: &mut String, value: Option<String>) {
    if let Some(value) = value {
        *field = value;
    }
}
