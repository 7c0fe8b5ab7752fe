//! The site's configuration: `carnet.yaml`, read into [`Config`] with every default filled in.

pub mod accessibility;
mod addresses;
pub mod editor;
mod file;
mod folders;
pub mod ignore;
mod preview;
mod reading;
mod versions;

use std::hash::BuildHasher;
use std::sync::Arc;

use jiff::tz::TimeZone;
use rapidhash::fast::SeedableState;

use crate::content::address_pattern::ReportPlace;
use crate::content::config::{accessibility::AccessibilityStatement, editor::Editor, ignore::Ignore};
pub use addresses::{normal_base_url, not_a_word_of_addresses};
pub use file::{CONFIG, ConfigFile};
pub use folders::{Folders, HOME};
pub use reading::keys_of_site;
pub use versions::KeptVersions;

use crate::content::document::Visibility;
use crate::content::document::works::Citing;
use crate::content::front_matter::words::words;
use crate::content::markdown::inline;
use crate::content::typography::Typography;
use crate::content::yaml;
use crate::diagnostics::{Diagnostic, Policy, Problems, Rule, Spanned, Switch, say};

/// How a site is built. See the manual's page on configuration for each key.
#[derive(Debug, Clone, Hash)]
pub struct Config {
    /// The file that says so, by its name in the site's folder.
    pub file: Arc<str>,
    pub title: String,
    pub description: Option<String>,
    /// With a final slash.
    pub base_url: Option<String>,
    /// BCP 47 tag as given: `fr-CA`.
    pub language: String,
    pub time_zone: String,
    /// Content folder, from the site's; `.` for a vault.
    pub content: String,
    pub theme: String,
    pub licence: Option<String>,
    pub community: Option<Spanned<String>>,
    pub default_visibility: Visibility,
    /// Authors and community of the documents that name none.
    pub default_authors: Vec<Spanned<String>>,
    pub default_community: Option<Spanned<String>>,
    pub folders: Folders,
    /// Patterns of paths left out: a name, a path, or one with `*`, `**` and `?`.
    pub ignore: Ignore,
    /// Names of the messages that are not to be given about the site.
    pub silence: Vec<Rule>,
    pub links_warn: bool,
    /// The file of the home page, where it is named, from the content folder.
    pub home_file: Option<Spanned<String>>,
    /// Notebooks whose notes are not among the newest changes on the home page.
    pub not_recent: Vec<Spanned<String>>,
    /// What cannot be read of a front matter is a warning, not an error.
    pub front_matter_warn: bool,
    pub html_trusted: bool,
    /// Whether a line ends on the page where it ends in the text, when the site says.
    pub line_breaks: Option<bool>,
    pub urls: Urls,
    /// Where mistakes are reported, and where a file can be changed: with parts in braces.
    pub report: Option<ReportPlace>,
    pub edit_url: Option<String>,
    /// Where notes are written in the browser.
    pub editor: Option<Editor>,
    /// What tells followers of the feeds that there is something new.
    pub hub: Option<String>,
    /// Whether there is a list of the notes for programs that read texts.
    pub llms: bool,
    /// Who serves the site, when it is to be told how.
    pub host: Option<Host>,
    /// Fewer files: no Markdown source beside the pages of notes.
    pub few_files: bool,
    /// How texts cite the works of their notes.
    pub citations: Citing,
    /// Whether readers can search the site.
    pub search: bool,
    /// Whether links are drawn: a page for the whole site, and each note's neighbourhood.
    pub graph: bool,
    /// Whether the first use of a term in a note is marked, and its definition printed below.
    pub glossary: bool,
    /// Whether each notebook can be taken along as a book.
    pub epub: bool,
    /// An image is drawn for each note that has none, for where it is shared.
    pub og_images: bool,
    /// Which versions of notes have a page; none: no version has.
    pub versions: Option<KeptVersions>,
    /// What the site says of its accessibility.
    pub accessibility: Option<AccessibilityStatement>,
    /// The build is a reviewer's preview: no file says so, the command does.
    pub is_preview: bool,
    /// The site has an editor, but this build has none.
    pub is_editor_left_out: bool,
    /// Address words set by the site: kind (`notes`, `notebooks`, …) to word.
    pub addresses: Vec<(&'static str, String)>,
}

words! {
    /// The form of addresses.
    pub enum Urls {
        /// `notes/x/`: for web servers.
        Folder = "folder",
        /// `notes/x/index.html`: for pages opened from a disk.
        File = "file",
    }
}

words! {
    /// A server of files, by the file in which it reads how to serve them.
    pub enum Host {
        Netlify = "netlify",
        Cloudflare = "cloudflare",
        Apache = "apache",
        Nginx = "nginx",
        Github = "github",
    }
}

impl Config {
    /// Reads a site's configuration. Whatever is wrong in it is reported, and its default taken so that the rest can be read.
    pub fn parse(file: &Arc<str>, text: &str) -> (Config, Vec<Diagnostic>) {
        let mut problems = Problems::of(file);
        let node = yaml::parse(text, 0, &mut problems);
        let config = node.map_or_else(Config::default, |node| Config::read(&node, &mut problems));
        let config = Config { file: file.clone(), ..config };
        (config, problems.into_vec())
    }

    /// That of a file that says nothing, or is not there.
    pub fn unsaid(file: &Arc<str>) -> Config {
        Config { file: file.clone(), ..Config::default() }
    }

    /// Sets the site's own texts as its language has them.
    pub fn set_texts(&mut self, typography: &Typography) {
        if let Some(accessibility) = &mut self.accessibility {
            accessibility.set_texts(typography);
        }
        self.title = typography.set(&self.title);
        self.description = self.description.as_ref().map(|description| typography.set(description));
    }

    /// Without the texts that pages only print: for another of them no document links otherwise. One that may name a
    /// document stays.
    pub fn for_links(&self) -> Config {
        let is_kept = |text: &String| inline::may_hold_links(text);
        Config {
            title: Some(self.title.clone()).filter(is_kept).unwrap_or_default(),
            description: self.description.clone().filter(is_kept),
            licence: self.licence.clone().filter(is_kept),
            report: self.report.clone().filter(|report| report.address().is_some_and(is_kept)),
            edit_url: self.edit_url.clone().filter(is_kept),
            hub: self.hub.clone().filter(is_kept),
            ..self.clone()
        }
    }

    /// Whether the same files are read with another configuration, and as the same kinds of documents.
    pub fn reads_as(&self, other: &Config) -> bool {
        let key = |config: &Config| {
            let Config { content, theme, folders, ignore, .. } = config;
            SeedableState::fixed().hash_one((content, theme, folders, ignore))
        };
        key(self) == key(other)
    }

    /// What it makes of messages; what files silence is still to be added.
    pub fn policy(&self) -> Policy {
        let switches = [
            (self.front_matter_warn, Switch::FrontMatter),
            (self.links_warn, Switch::Links),
            (self.is_vault(), Switch::Vault),
        ];
        Policy::new(switches.into_iter().filter_map(|(is_on, switch)| is_on.then_some(switch)).collect(), &self.silence)
    }

    /// Whether the site is a folder of notes as other programs keep them: the notes are in the site's own folder.
    pub fn is_vault(&self) -> bool {
        self.content == "."
    }

    /// Whether a line ends on the page where it ends in the text: as Obsidian shows it, unless the site says otherwise.
    pub fn keeps_line_breaks(&self) -> bool {
        self.line_breaks.unwrap_or(self.is_vault())
    }

    /// Takes a vault's README for its home page when it has no other. `paths` are those of the content folder. Gives what is to be
    /// said of a home page that is named and not among them.
    pub fn choose_home<'p>(&mut self, paths: impl Iterator<Item = &'p str> + Clone) -> Option<Diagnostic> {
        if let Some(Spanned { value: file, span }) = &self.home_file {
            let is_there = paths.into_iter().any(|path| path == file);
            return (!is_there).then(|| say::home_without_file(file).at(&self.file, span.clone()));
        }
        if self.is_vault() && !paths.clone().any(|path| path == HOME) {
            let readme = paths.into_iter().find(|path| path.eq_ignore_ascii_case("readme.md"));
            self.folders.home = readme.unwrap_or(HOME).to_owned();
        }
        None
    }

    /// Two letters or so, without the region: `fr`.
    pub fn language_root(&self) -> &str {
        crate::content::i18n::root_of(&self.language)
    }

    pub fn zone(&self) -> TimeZone {
        TimeZone::get(&self.time_zone).unwrap_or(TimeZone::UTC)
    }

    /// The path part of `base_url`: `/carnet/`, or `/`.
    pub fn base_path(&self) -> &str {
        let Some(url) = &self.base_url else { return "/" };
        let after_scheme = url.find("://").map_or(0, |at| at + 3);
        url[after_scheme..].find('/').map_or("/", |at| &url[after_scheme + at..])
    }

    /// Whether a path of the content folder is left out by `ignore`.
    pub fn ignores(&self, path: &str) -> bool {
        self.ignore.matches(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::keys::Role;

    fn read(text: &str) -> (Config, Vec<String>) {
        let (config, problems) = Config::parse(&"carnet.yaml".into(), text);
        (config, problems.into_iter().map(|d| d.message.to_string()).collect())
    }

    #[test]
    fn three_lines_make_a_vault() {
        let (config, problems) = read("title: Mon coffre\ncontent: .\ndefaults: {visibility: public}\n");
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!((config.content.as_str(), config.default_visibility), (".", Visibility::Public));
    }

    #[test]
    fn without_configuration_nothing_is_public() {
        assert_eq!(Config::default().default_visibility, Visibility::Private);
    }

    #[test]
    fn base_path_is_the_path_of_the_address() {
        for (url, path) in [("https://example.org", "/"), ("https://example.org/a/b", "/a/b/")] {
            let (config, problems) = read(&format!("base_url: {url}"));
            assert!(problems.is_empty(), "{problems:?}");
            assert_eq!(config.base_path(), path);
        }
    }

    #[test]
    fn every_problem_is_reported() {
        let (_, problems) = read(
            "titel: a\nbase_url: example.org\nlanguage: français\ntimezone: Montréal\ncontent: ../elsewhere\n\
             defaults: {visibility: publik}\naddresses: {notes: Mes notes, nots: x}\nfolders: {authors: false, foo: bar}\n",
        );
        assert_eq!(problems.len(), 9, "{problems:#?}");
    }

    #[test]
    fn folders_can_be_switched_off() {
        let (config, _) = read("folders: {authors: false, notebooks: carnets}");
        assert_eq!(config.folders.role_of("authors/a.md"), Role::Note);
        assert_eq!(config.folders.role_of("carnets/a.md"), Role::Notebook);
        assert_eq!(config.folders.role_of("pages/a.md"), Role::Page);
        assert_eq!(config.folders.role_of("deep/pages/a.md"), Role::Note);
    }

    #[test]
    fn ignore_patterns() {
        let (config, _) = read("ignore: [brouillons, notes/vieux, '*.tmp.md']");
        for (path, ignored) in [
            ("brouillons/a.md", true),
            ("x/brouillons/a.md", true),
            ("notes/vieux/a.md", true),
            ("notes/a.md", false),
            ("a.tmp.md", true),
        ] {
            assert_eq!(config.ignores(path), ignored, "{path}");
        }
    }
}
