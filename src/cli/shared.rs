//! What several commands ask and tell in the same way: audiences, the moment of a build, problems, counts, times.

use std::io::{IsTerminal, Write};
use std::path::Path;
use std::time::Duration;

use jiff::Timestamp;

use super::terminal::{language, tell_note, text};
use crate::content::config::{ConfigFile, normal_base_url};
use crate::diagnostics::{self, Diagnostic, phrases};
use crate::pipeline::Loaded;
use crate::publish::audience::Audience;

pub(super) fn audience(written: &str) -> Result<Audience, String> {
    Audience::parse(written).ok_or_else(|| text(&phrases::write_an_audience()))
}

pub(super) fn config_file(written: &str) -> Result<ConfigFile, String> {
    ConfigFile::named(written).ok_or_else(|| text(&phrases::write_a_configuration()))
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
