//! What a build reads, before anything is made of it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Request;
use crate::content::config::Config;
use crate::content::i18n::Translation;
use crate::content::source::{self, SourceError, Sources};
use crate::diagnostics::{Diagnostic, Rule};
use crate::publish::audience::Audience;
use crate::render::theme;
use crate::text::hash::fingerprint;
use crate::text::moment::Moment;

/// What was read from the disk, before anything is made of it.
#[derive(Debug, Clone)]
pub struct Loaded {
    pub config: Arc<Config>,
    /// There was a `carnet.yaml`.
    pub configured: bool,
    pub sources: Sources,
    /// The interface in the site's language.
    pub translation: Arc<Translation>,
    /// What is wrong with `carnet.yaml`.
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) of_translation: Vec<Diagnostic>,
}

/// Reads a site's files.
pub fn load(request: &Request) -> Result<Loaded, SourceError> {
    let (text, mut diagnostics) = source::read_config(&request.root)?;
    let configured = text.is_some() || !diagnostics.is_empty();
    let (mut config, problems) = match &text {
        Some(text) => Config::parse(&text.file, &text.text),
        None => (Config::default(), Vec::new()),
    };
    diagnostics.extend(problems);
    if let Some(base_url) = &request.base_url {
        config.base_url = Some(base_url.clone());
    }
    // Where nothing is known of the configuration, nothing is known of the files: not even which are the site's.
    let is_lost = diagnostics.iter().any(|d| matches!(d.rule, Rule::UnreadableFile | Rule::Yaml | Rule::YamlLimit));
    let mut sources = match is_lost {
        true => Sources::default(),
        false => source::read(&request.root, &config, &request.output)?,
    };
    sources.config = text;
    Ok(Loaded { configured, ..Loaded::with(config, sources, diagnostics) })
}

impl Loaded {
    /// Files read with a configuration that is not on the disk yet.
    pub fn of(config: Config, sources: Sources) -> Loaded {
        Loaded::with(config, sources, Vec::new())
    }

    fn with(mut config: Config, sources: Sources, diagnostics: Vec<Diagnostic>) -> Loaded {
        config.choose_home(sources.content.iter().map(|text| text.path.as_str()));
        let (translation, of_translation) = theme::translation(&config, &sources);
        config.set_texts(&translation.typography);
        let (config, translation) = (Arc::new(config), Arc::new(translation));
        Loaded { config, configured: true, sources, diagnostics, translation, of_translation }
    }

    /// Reads these files again, by their paths from the site's folder. False when that is not enough, and the site is to be
    /// [loaded](load) anew.
    ///
    /// # Errors
    /// As those of [`load`].
    pub fn read_again(&mut self, request: &Request, paths: &BTreeSet<PathBuf>) -> Result<bool, SourceError> {
        source::read_again(&request.root, &mut self.sources, paths)
    }

    /// One number for everything the site depends on: a build with the same number makes the same bytes.
    ///
    /// Attachments count by size and time: their bytes are copied, not read.
    pub fn fingerprint(&self, request: &Request) -> String {
        let sources = &self.sources;
        let texts = sources.content.iter().map(AsRef::as_ref).chain(&sources.theme).chain(&sources.config);
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
            "{}\0{:?}\0{} {}\0{day}\0{build:x}",
            request.audience, request.base_url, request.drafts, request.all
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

/// Where the site is written when nothing else is asked: `public`, or `public-SLUG` for a community.
pub fn default_output(root: &Path, audience: &Audience) -> PathBuf {
    match audience {
        Audience::Public => root.join("public"),
        Audience::Community(slug) => root.join(format!("public-{slug}")),
    }
}
