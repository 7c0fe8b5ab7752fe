//! What several commands ask and tell in the same way: audiences, the moment of a build, problems, counts, times.

use std::io::{IsTerminal, Write};
use std::path::Path;
use std::time::Duration;

use jiff::Timestamp;

use super::terminal::language;
use crate::content::config::normal_base_url;
use crate::diagnostics::{self, Diagnostic};
use crate::pipeline::Loaded;
use crate::publish::audience::Audience;

pub(super) fn audience(text: &str) -> Result<Audience, String> {
    Audience::parse(text).ok_or_else(|| String::from("write 'public' or 'community:SLUG'"))
}

pub(super) fn base_url(text: &str) -> Result<String, String> {
    normal_base_url(text).ok_or_else(|| String::from("write a whole address, as https://example.org/carnet/"))
}

/// The moment of the build; `SOURCE_DATE_EPOCH` fixes it (reproducible-builds.org/specs/source-date-epoch).
pub(super) fn now() -> Timestamp {
    let fixed = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    fixed.and_then(|seconds| Timestamp::from_second(seconds).ok()).unwrap_or_else(Timestamp::now)
}

/// A site without a configuration publishes next to nothing: whoever wonders why is told.
pub(super) fn tell_unconfigured(loaded: &Loaded, site: &Path) {
    if !loaded.configured {
        tell!("note: {} has no carnet.yaml: only what says 'visibility: public' is published", site.display());
    }
}

/// Every problem with its excerpt, to the standard error.
pub(super) fn print(diagnostics: &[Diagnostic], loaded: &Loaded) {
    let colours = std::io::stderr().is_terminal();
    let text = diagnostics::render(diagnostics, language(), colours, |file| loaded.text_of(file));
    // A terminal that is gone is no reason to stop.
    let _ = write!(anstream::stderr(), "{text}");
}

pub(super) fn plural(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}

/// To a tenth.
pub(super) fn milliseconds(time: Duration) -> f64 {
    (time.as_secs_f64() * 1e4).round() / 10.0
}
