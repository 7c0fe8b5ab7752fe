//! The keys of `carnet.yaml`, and the configuration that follows from their values.

use jiff::tz::TimeZone;

use super::accessibility::{AccessibilityKeys, AccessibilityStatement};
use super::addresses::{AddressWords, base_url, content_path, inner_path};
use super::editor::EditorReading;
use super::folders::ReservedFolders;
use super::ignore::{Ignore, MAX_PATTERNS};
use super::versions::VersionsReading;
use super::{CONFIG, Config, Host, Urls};
use crate::content::address_pattern::{edit_pattern, report_place};
use crate::content::document::Visibility;
use crate::content::document::works::Citing;
use crate::content::fields::Fields;
use crate::content::front_matter::addresses::Address;
use crate::content::front_matter::group::{GroupOfKeys, group};
use crate::content::front_matter::reading::{
    Flag, Input, LanguageTag, Prose, Reading, Silence, TextChange, TextList, Word,
};
use crate::content::front_matter::words::{OneOf, words};
use crate::content::keys::{KeyGroup, ValueForm};
use crate::content::yaml::{Node, Value};
use crate::diagnostics::{Problems, Spanned, say};

group! {
    struct SiteKeys("site", the_configuration_of_the_site) keeps back Site {
        title: Prose;
        description: Prose;
        base_url: Word;
        language: LanguageTag;
        timezone: Word;
        content: Word;
        theme: Word;
        licence: Prose;
        community: Word;
        ignore: TextList;
        defaults: Within<DefaultsKeys>;
        silence: Silence;
        report: SiteReport;
        edit_url: EditAddress;
        editor: EditorReading;
        hub: Address;
        llms: Flag;
        citations: OneOf<Citing>;
        links: Within<LinksKeys>;
        home: Within<HomeKeys>;
        front_matter: OneOf<Mistakes>;
        html: OneOf<RawHtml>;
        line_breaks: Flag;
        urls: OneOf<Urls>;
        host: OneOf<Host>;
        files: OneOf<FilesMade>;
        search: Flag;
        graph: Flag;
        glossary: Flag;
        epub: Flag;
        og_images: Flag;
        versions: VersionsReading;
        accessibility: Within<AccessibilityKeys>;
        folders: ReservedFolders;
        addresses: AddressWords;
    }
}

group! {
    struct DefaultsKeys("defaults", the_group_defaults) {
        visibility: OneOf<Visibility>;
        authors: TextList;
        community: Word;
    }
}

group! {
    struct LinksKeys("links", the_group_links) {
        unresolved: OneOf<Mistakes>;
    }
}

group! {
    struct HomeKeys("home", the_group_home) {
        file: Word;
        recent: Within<RecentKeys>;
    }
}

group! {
    struct RecentKeys("recent", the_group_recent) {
        except: TextList;
    }
}

words! {
    /// What mistakes of one sort are.
    enum Mistakes {
        Error = "error",
        Warn = "warn",
    }
}

words! {
    /// What becomes of HTML in texts.
    enum RawHtml {
        Sanitise = "sanitise",
        Trusted = "trusted",
    }
}

words! {
    /// Whether the Markdown source lies beside each page.
    enum FilesMade {
        All = "all",
        Few = "few",
    }
}

/// The keys of `carnet.yaml`.
pub fn keys_of_site() -> &'static KeyGroup {
    SiteKeys::KEYS
}

impl Config {
    /// The configuration that a file says, with every default filled in.
    pub(super) fn read(node: &Node, p: &mut Problems) -> Config {
        // Dates among the keys are in the zone that another key names.
        let written = node.value_of("timezone").map(|zone| &zone.value);
        let zone = if let Some(Value::Scalar { text, .. }) = written { TimeZone::get(text.trim()).ok() } else { None };
        let zone = zone.unwrap_or(TimeZone::UTC);
        SiteKeys::of(node, (&zone).into(), p).map_or_else(Config::default, |keys| Config::of(keys, p))
    }

    fn of(keys: SiteKeys, p: &mut Problems) -> Config {
        let host = keys.host.map(|host| host.value);
        let (defaults, home) = (keys.defaults.unwrap_or_default(), keys.home.unwrap_or_default());
        let home_file = home.file.and_then(|file| {
            let span = file.span.clone();
            Some(Spanned { value: inner_path(file, p)?, span })
        });
        let content = keys.content.and_then(|path| content_path(path, p));
        let theme = keys.theme.and_then(|path| inner_path(path, p));
        Config {
            file: CONFIG.into(),
            title: keys.title.unwrap_or_else(|| String::from("Carnet")),
            description: keys.description,
            base_url: keys.base_url.and_then(|url| base_url(url, p)),
            language: keys.language.unwrap_or_else(|| String::from("fr")),
            time_zone: keys.timezone.and_then(|zone| known_zone(zone, p)).unwrap_or_else(|| String::from("UTC")),
            content: content.unwrap_or_else(|| String::from("content")),
            theme: theme.unwrap_or_else(|| String::from("default")),
            licence: keys.licence,
            community: keys.community,
            default_visibility: defaults.visibility.map_or(Visibility::Private, |word| word.value),
            default_authors: defaults.authors.into_iter().filter(|author| !author.value.is_empty()).collect(),
            default_community: defaults.community.filter(|community| !community.value.is_empty()),
            folders: keys.folders.with_home(home_file.as_ref().map(|file| file.value.as_str())),
            home_file,
            ignore: ignore(keys.ignore, p),
            silence: keys.silence,
            links_warn: is(&keys.links.unwrap_or_default().unresolved, Mistakes::Warn),
            not_recent: home.recent.unwrap_or_default().except,
            front_matter_warn: is(&keys.front_matter, Mistakes::Warn),
            html_trusted: is(&keys.html, RawHtml::Trusted),
            line_breaks: keys.line_breaks,
            urls: keys.urls.map_or(Urls::Folder, |word| word.value),
            report: keys.report.and_then(|place| report_place(place, host == Some(Host::Netlify), p)),
            edit_url: keys.edit_url,
            editor: keys.editor,
            hub: keys.hub,
            llms: keys.llms.unwrap_or(false),
            host,
            few_files: is(&keys.files, FilesMade::Few),
            citations: keys.citations.map_or(Citing::default(), |word| word.value),
            search: keys.search.unwrap_or(true),
            graph: keys.graph.unwrap_or(true),
            glossary: keys.glossary.unwrap_or(false),
            epub: keys.epub.unwrap_or(false),
            og_images: keys.og_images.unwrap_or(false),
            versions: keys.versions,
            accessibility: keys.accessibility.map(AccessibilityStatement::from),
            is_preview: false,
            is_editor_left_out: false,
            addresses: keys.addresses,
        }
    }
}

impl Default for Config {
    fn default() -> Config {
        Config::of(SiteKeys::default(), &mut Problems::of(&"".into()))
    }
}

fn is<T: PartialEq>(found: &Option<Spanned<T>>, word: T) -> bool {
    found.as_ref().is_some_and(|found| found.value == word)
}

fn known_zone(zone: Spanned<String>, p: &mut Problems) -> Option<String> {
    if TimeZone::get(&zone.value).is_ok() {
        return Some(zone.value);
    }
    p.add(zone.span, say::unknown_time_zone(zone.value));
    None
}

fn ignore(patterns: Vec<Spanned<String>>, p: &mut Problems) -> Ignore {
    let place = patterns.first().map(|pattern| pattern.span.clone());
    Ignore::new(patterns.into_iter().map(|pattern| pattern.value).collect()).unwrap_or_else(|| {
        // Without the patterns everything would be published: an error stops the build.
        p.add(place.unwrap_or_default(), say::patterns_too_long(MAX_PATTERNS));
        Ignore::default()
    })
}

/// A group of keys within those of the site. None of a page's texts is among them.
#[derive(Debug)]
struct Within<G>(std::marker::PhantomData<G>);

impl<G: GroupOfKeys> Reading for Within<G> {
    type Value = Option<G>;
    const FORM: ValueForm = ValueForm::Group(G::KEYS);

    fn read(names: &[&'static str], input: &mut Input) -> Option<G> {
        let node = names.iter().find_map(|name| input.fields.node(name))?;
        G::of(node, input.dates, input.problems)
    }

    fn texts(_: &mut Option<G>, _: &mut TextChange) {}
}

/// Where mistakes are reported: what it can be depends on the site's host.
#[derive(Debug)]
struct SiteReport;

impl Reading for SiteReport {
    type Value = Option<Spanned<String>>;
    const FORM: ValueForm = ValueForm::Report;

    fn read(names: &[&'static str], input: &mut Input) -> Self::Value {
        input.first(names, Fields::text)
    }

    fn texts(_: &mut Self::Value, _: &mut TextChange) {}
}

/// Where a file of the site can be changed.
#[derive(Debug)]
struct EditAddress;

impl Reading for EditAddress {
    type Value = Option<String>;
    const FORM: ValueForm = ValueForm::Outside;

    fn read(names: &[&'static str], input: &mut Input) -> Option<String> {
        edit_pattern(input.first(names, Fields::text)?, input.problems)
    }

    fn texts(_: &mut Option<String>, _: &mut TextChange) {}
}
