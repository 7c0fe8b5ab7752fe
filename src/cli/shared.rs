//! What several commands ask and tell in the same way: audiences, the moment of a build, problems, counts, times.

use std::io::{IsTerminal, Write};
use std::path::Path;
use std::time::Duration;

use jiff::Timestamp;

use super::terminal::{language, take_language_of_site, tell_note, text};
use crate::content::config::{Config, ConfigFile, normal_base_url};
use crate::content::source;
use crate::diagnostics::{self, Diagnostic, phrases};
use crate::pipeline::Loaded;
use crate::publish::audience::Audience;

pub(super) fn audience(written: &str) -> Result<Audience, String> {
    Audience::parse(written).ok_or_else(|| text(&phrases::write_an_audience()))
}

pub(super) fn config_file(written: &str) -> Result<ConfigFile, String> {
    ConfigFile::named(written).ok_or_else(|| text(&phrases::write_a_configuration()))
}

/// Takes the language of the site that a command is about before its arguments are read, for what is said of them and of no site: that
/// of a folder that they name, else of the folder one is in.
pub(super) fn take_language_of_folder(arguments: impl IntoIterator<Item = String>) {
    let named = arguments.into_iter().skip(2).filter(|argument| !argument.starts_with('-'));
    let mut folders = named.chain([String::from(".")]);
    if let Some(language) = folders.find_map(|folder| language_in(Path::new(&folder))) {
        take_language_of_site(&language);
    }
}

/// The language that the configuration of a folder gives; none when there is no configuration.
fn language_in(folder: &Path) -> Option<String> {
    let (text, _) = source::read_config(folder, &ConfigFile::default()).ok()?;
    text.map(|text| Config::parse(&text.file, &text.text).0.language)
}

/// From here on, messages name this configuration.
pub(super) fn take_configuration(config: &ConfigFile) {
    diagnostics::name_configuration(config.name());
}

pub(super) fn base_url(written: &str) -> Result<String, String> {
    normal_base_url(written).ok_or_else(|| text(&phrases::write_a_whole_address()))
}

/// The moment of the build; `SOURCE_DATE_EPOCH` fixes it (reproducible-builds.org/specs/source-date-epoch).
pub(super) fn now() -> Timestamp {
    let fixed = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    fixed.and_then(|seconds| Timestamp::from_second(seconds).ok()).unwrap_or_else(Timestamp::now)
}

/// Says that a site has no configuration: it publishes nearly nothing then, and its author should know why.
pub(super) fn tell_unconfigured(loaded: &Loaded, site: &Path) {
    if !loaded.configured {
        tell_note(phrases::site_without_configuration(site.display().to_string()));
    }
}

/// Every problem with its excerpt, to the standard error.
pub(super) fn print(diagnostics: &[Diagnostic], loaded: &Loaded) {
    let colours = std::io::stderr().is_terminal();
    let text = diagnostics::render(diagnostics, language(), colours, |file| loaded.text_of(file));
    // A terminal that is gone is no reason to stop.
    let _ = write!(anstream::stderr(), "{text}");
}

/// To a tenth.
pub(super) fn milliseconds(time: Duration) -> f64 {
    (time.as_secs_f64() * 1e4).round() / 10.0
}
