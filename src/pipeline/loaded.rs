//! What a build reads, before anything is made of it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Request;
use crate::content::config::editor::PROGRAM;
use crate::content::config::{Config, ConfigFile};
use crate::content::history::HistoryHead;
use crate::content::i18n::Translation;
use crate::content::source::{self, SourceError, Sources, Text};
use crate::diagnostics::{Diagnostic, Rule};
use crate::publish::audience::Audience;
use crate::render::theme;
use crate::text::hash::fingerprint;
use crate::text::moment::Moment;

/// What was read from the disk, before anything is made of it.
#[derive(Debug, Clone)]
pub struct Loaded {
    pub config: Arc<Config>,
    /// There was a configuration.
    pub configured: bool,
    pub sources: Sources,
    /// The interface in the site's language.
    pub translation: Arc<Translation>,
    /// What the repository held before, where the site has versions and there is one.
    pub history: Option<Arc<HistoryHead>>,
    /// What is wrong with the configuration.
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) of_translation: Vec<Diagnostic>,
}

/// Reads a site's files.
pub fn load(request: &Request) -> Result<Loaded, SourceError> {
    let Configured { is_there, text, mut config, mut diagnostics } = read_config(request)?;
    let mut sources = match is_lost(&diagnostics) {
        true => Sources::default(),
        false => source::read(&request.root, &config, &request.output)?,
    };
    sources.config = text;
    diagnostics.extend(settle_editor(&mut config, &sources, request));
    let history = config.versions.and_then(|_| HistoryHead::read(&request.root, &config)).map(Arc::new);
    let warning = history.as_ref().and_then(|history| history.warning());
    sources.diagnostics.extend(warning.map(|warning| warning.in_file(&config.file)));
    Ok(Loaded { configured: is_there, history, ..Loaded::with(config, sources, diagnostics) })
}

/// The configuration, as it was read.
struct Configured {
    /// There is a file, though it may not be readable.
    is_there: bool,
    /// None when there is no file.
    text: Option<Text>,
    config: Config,
    diagnostics: Vec<Diagnostic>,
}

fn read_config(request: &Request) -> Result<Configured, SourceError> {
    let (text, mut diagnostics) = source::read_config(&request.root, &request.config)?;
    let (mut config, problems) = match &text {
        Some(text) => Config::parse(&text.file, &text.text),
        None => (Config::unsaid(request.config.name()), Vec::new()),
    };
    let is_there = text.is_some() || !diagnostics.is_empty();
    diagnostics.extend(problems);
    if let Some(base_url) = &request.base_url {
        config.base_url = Some(base_url.clone());
    }
    if request.preview {
        config.become_preview();
    }
    Ok(Configured { is_there, text, config, diagnostics })
}

/// Leaves the editor out of the configuration where there can be none, and says why.
fn settle_editor(config: &mut Config, sources: &Sources, request: &Request) -> Option<Diagnostic> {
    config.settle_editor(sources.statics.contains_key(PROGRAM), request.audience == Audience::Public)
}

/// Whether nothing is known of the configuration, and so nothing of the files: not even which are the site's.
fn is_lost(of_config: &[Diagnostic]) -> bool {
    let is_lost = |rule| matches!(rule, Rule::UnreadableFile | Rule::UnreadDocument | Rule::Yaml | Rule::YamlLimit);
    of_config.iter().any(|diagnostic| is_lost(diagnostic.rule))
}

impl Loaded {
    /// Files read with a configuration that is not on the disk yet.
    pub fn of(config: Config, sources: Sources) -> Loaded {
        Loaded::with(config, sources, Vec::new())
    }

    fn with(mut config: Config, sources: Sources, mut diagnostics: Vec<Diagnostic>) -> Loaded {
        diagnostics.extend(config.choose_home(sources.content.iter().map(|text| text.path.as_str())));
        let (translation, of_translation) = theme::translation(&config, &sources);
        config.set_texts(&translation.typography);
        if config.is_preview {
            config.title = translation.text("preview_title", None, &[("title", &config.title)]);
        }
        let (config, translation) = (Arc::new(config), Arc::new(translation));
        Loaded { config, configured: true, sources, history: None, diagnostics, translation, of_translation }
    }

    /// Reads these files again, by their paths from the site's folder. False when that is not enough, and the site is to be
    /// [loaded](load) anew.
    ///
    /// # Errors
    /// As those of [`load`].
    pub fn read_again(&mut self, request: &Request, paths: &BTreeSet<PathBuf>) -> Result<bool, SourceError> {
        let is_config = |path: &&PathBuf| path.as_path() == Path::new(request.config.name().as_ref());
        let others = paths.iter().filter(|path| !is_config(path)).cloned().collect();
        if !source::read_again(&request.root, &request.config, &mut self.sources, &others)? {
            return Ok(false);
        }
        Ok(others.len() == paths.len() || self.configure_again(request)?)
    }

    /// Reads the configuration again. False when other files are to be read with it.
    fn configure_again(&mut self, request: &Request) -> Result<bool, SourceError> {
        let Configured { is_there, text, mut config, mut diagnostics } = read_config(request)?;
        // What is said of the configuration by its files has a place in it.
        if is_lost(&self.diagnostics) || is_lost(&diagnostics) || !self.sources.diagnostics.is_empty() {
            return Ok(false);
        }
        let sources = Sources { config: text, ..self.sources.clone() };
        diagnostics.extend(settle_editor(&mut config, &sources, request));
        let history = self.history.clone();
        let next = Loaded { configured: is_there, history, ..Loaded::with(config, sources, diagnostics) };
        let is_enough =
            next.config.reads_as(&self.config) && next.config.versions.is_some() == self.config.versions.is_some();
        if is_enough {
            *self = next;
        }
        Ok(is_enough)
    }

    /// A fingerprint of everything the site depends on: a build with the same fingerprint makes the same bytes.
    ///
    /// Attachments count by size and time: their bytes are copied, not read.
    pub fn fingerprint(&self, request: &Request) -> String {
        let sources = &self.sources;
        let texts = sources.content.iter().chain(&sources.frozen).map(AsRef::as_ref);
        let texts = texts.chain(&sources.theme).chain(&sources.config);
        let mut all = String::new();
        for text in texts {
            all.push_str(&format!("{}\0{:x}\n", text.file, text.hash));
        }
        for files in [&sources.attachments, &sources.statics, &sources.assets] {
            for (path, file) in files.iter() {
                all.push_str(&format!("{path}\0{} {} {:?}\n", file.size, file.modified, file.hash));
            }
            all.push('\n');
        }
        let day = Moment::day_of(request.now, &self.config.zone());
        let build = program_hash();
        all.push_str(&format!(
            "{:?}\0{}\0{:?}\0{} {} {}\0{day}\0{build:x}",
            self.history.as_ref().map(|history| (&history.head, history.is_shallow)),
            request.audience,
            request.base_url,
            request.drafts,
            request.all,
            request.preview
        ));
        let (high, low) = (fingerprint(all.as_bytes()), fingerprint(format!("{all}\0").as_bytes()));
        format!("{high:016x}{low:016x}")
    }

    /// The text of a file, for excerpts.
    pub fn text_of(&self, file: &str) -> Option<&str> {
        let sources = &self.sources;
        if let Ok(index) = sources.content.binary_search_by(|text| text.file.as_ref().cmp(file)) {
            return Some(&sources.content[index].text);
        }
        let others = sources.content.iter().map(AsRef::as_ref).chain(&sources.theme).chain(&sources.config);
        others.into_iter().find(|text| text.file.as_ref() == file).map(|text| text.text.as_ref())
    }
}

/// A program that was built anew may make other bytes of the same files.
fn program_hash() -> u64 {
    let program = std::env::current_exe().ok().and_then(|path| path.metadata().ok());
    let modified =
        program.as_ref().and_then(|m| m.modified().ok()).and_then(|t| t.duration_since(std::time::UNIX_EPOCH).ok());
    let size = program.as_ref().map(std::fs::Metadata::len);
    fingerprint(format!("{} {size:?} {modified:?}", env!("CARGO_PKG_VERSION")).as_bytes())
}

/// Where a reviewer's preview is written when nothing else is asked: no host publishes a folder of that name by itself.
pub fn preview_output(root: &Path, config: &ConfigFile) -> PathBuf {
    root.join(config.own_folder("preview"))
}

/// Where the site is written when nothing else is asked: `public`, or `public-SLUG` for a community. A site with another
/// configuration than `carnet.yaml` has folders of its own: `public-NAME`, `public-NAME-SLUG`.
pub fn default_output(root: &Path, config: &ConfigFile, audience: &Audience) -> PathBuf {
    let public = config.own_folder("public");
    match audience {
        Audience::Public => root.join(public),
        Audience::Community(slug) => root.join(format!("{public}-{slug}")),
    }
}
