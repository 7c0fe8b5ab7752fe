//! `carnet build`: a site's folder to its output folder.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use serde::{Deserialize, Serialize};

use super::Exit;
use super::shared::{audience, base_url, milliseconds, now, plural, print, tell_unconfigured};
use super::terminal::take_language_of_site;
use crate::diagnostics;
use crate::output::{self, Manifest, OutputError, Spool, Written};
use crate::pipeline::{self, Built, Loaded, Pipeline, Request, Timings};
use crate::publish::audience::Audience;

/// Build the site
#[derive(Debug, Args)]
pub struct Build {
    /// The site's folder
    #[arg(default_value = ".")]
    site: PathBuf,
    /// Folder to write the site to [default: SITE/public, or SITE/public-SLUG for a community]
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Whom the site is for: 'public', or 'community:SLUG'
    #[arg(long, default_value = "public", value_parser = audience)]
    audience: Audience,
    /// Where the site will be published; takes the place of the configuration's base_url
    #[arg(long, value_name = "URL", value_parser = base_url)]
    base_url: Option<String>,
    /// Make every warning an error
    #[arg(long)]
    strict: bool,
    /// Print problems only
    #[arg(short, long)]
    quiet: bool,
    /// Print how long each stage took
    #[arg(long, value_enum, value_name = "FORM", num_args = 0..=1, require_equals = true, default_missing_value = "human")]
    timings: Option<TimingsForm>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum TimingsForm {
    Human,
    Json,
}

/// What a build leaves in the manifest for the next, when it found nothing to say. The manifest lies in the published
/// folder: warnings, which may name withheld notes, and even how many there are, stay out of it.
#[derive(Debug, Serialize, Deserialize)]
struct Report {
    notes: usize,
    notebooks: usize,
    #[serde(skip)]
    withheld: std::collections::BTreeMap<String, usize>,
    pages: usize,
}

/// The figures that `--timings=json` prints.
#[derive(Debug, Serialize)]
struct Figures {
    stages: Vec<(&'static str, f64)>,
    total_ms: f64,
    notes: usize,
    pages: usize,
    pages_rendered: usize,
    files_written: usize,
    files_unchanged: usize,
    files_removed: usize,
    bytes: u64,
}

/// A finished build, as the summary tells it.
struct Outcome {
    report: Report,
    rendered: usize,
    warnings: usize,
    written: Written,
    timings: Timings,
}

impl Build {
    pub fn run(self) -> Exit {
        let start = Instant::now();
        let output = self.output.clone().unwrap_or_else(|| pipeline::default_output(&self.site, &self.audience));
        let request = Request {
            root: self.site.clone(),
            output: output.clone(),
            audience: self.audience.clone(),
            base_url: self.base_url.clone(),
            drafts: false,
            all: false,
            now: now(),
        };
        let audience = self.audience.to_string();
        let previous = match output::check(&output, &audience) {
            Ok(previous) => previous,
            Err(error) => return refused(&error),
        };
        let mut timings = Timings::default();
        let mut loaded = match timings.stage("read", || pipeline::load(&request)) {
            Ok(loaded) => loaded,
            Err(error) => {
                tell!("error: {error}");
                return Exit::Failure;
            }
        };
        take_language_of_site(&loaded.config.language);
        if !self.quiet {
            tell_unconfigured(&loaded, &self.site);
        }
        let inputs = timings.stage("compare", || loaded.fingerprint(&request));
        let known = previous.as_ref().and_then(|manifest| unchanged(&output, manifest, &inputs));
        let outcome = match known {
            Some(report) => {
                let files = previous.map_or(0, |manifest| manifest.count());
                let written = Written { unchanged: files, ..Written::default() };
                Outcome { report, rendered: 0, warnings: 0, written, timings }
            }
            None => match self.make(&request, &mut loaded, previous, inputs, timings) {
                Ok(outcome) => outcome,
                Err(exit) => return exit,
            },
        };
        self.tell(&outcome, &output, start.elapsed());
        std::mem::forget(loaded);
        Exit::Success
    }

    fn make(
        &self,
        request: &Request,
        loaded: &mut Loaded,
        previous: Option<Manifest>,
        inputs: String,
        mut timings: Timings,
    ) -> Result<Outcome, Exit> {
        let bar = self.progress_bar();
        let progress = |done: usize, of: usize| {
            if let Some(bar) = &bar {
                bar.set_length(of as u64);
                bar.set_position(done as u64);
            }
        };
        let audience = request.audience.to_string();
        let shelf = Spool::beside(&request.output, &audience, previous.as_ref()).map_err(|error| refused(&error))?;
        let mut pipeline = Pipeline::default();
        let built = pipeline.make(request, loaded, &shelf, &progress);
        let Built { site, mut diagnostics, counts, timings: stages, .. } = built.map_err(|error| {
            tell!("error: pages cannot be put aside beside the output: {error}");
            Exit::Failure
        })?;
        timings.0.extend(stages.0);
        if let Some(bar) = bar {
            bar.finish_and_clear();
        }
        if self.strict {
            diagnostics::make_strict(&mut diagnostics);
        }
        print(&diagnostics, loaded);
        let (errors, warnings) = (diagnostics::errors(&diagnostics), diagnostics::warnings(&diagnostics));
        let Some(site) = site.filter(|_| errors == 0) else {
            let (errors, warnings) = (plural(errors, "error"), plural(warnings, "warning"));
            tell!("error: {errors}, {warnings}: nothing was written");
            return Err(Exit::Errors);
        };
        let report = Report {
            notes: counts.notes,
            notebooks: counts.notebooks,
            withheld: counts.withheld.iter().map(|(reason, count)| ((*reason).to_owned(), *count)).collect(),
            pages: counts.pages,
        };
        let inputs = (warnings == 0).then_some(inputs);
        // Made of words and numbers: this cannot fail.
        let kept = serde_json::to_value(&report).unwrap_or_default();
        let publish = || shelf.publish(&site, inputs, kept);
        let written = timings.stage("write", publish).map_err(|error| refused(&error))?;
        // A site of 100,000 pages takes longer to give back to the system than to leave to its end.
        std::mem::forget((site, pipeline));
        Ok(Outcome { report, rendered: counts.rendered, warnings, written, timings })
    }

    fn progress_bar(&self) -> Option<ProgressBar> {
        if self.quiet || !std::io::stderr().is_terminal() {
            return None;
        }
        let bar = ProgressBar::new(0);
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} pages") {
            bar.set_style(style);
        }
        Some(bar)
    }

    fn tell(&self, outcome: &Outcome, output: &Path, took: Duration) {
        let Outcome { report, rendered, warnings, written, timings } = outcome;
        if self.timings == Some(TimingsForm::Json) {
            let stages = timings.0.iter().map(|(name, time)| (*name, milliseconds(*time))).collect();
            let figures = Figures {
                stages,
                total_ms: milliseconds(took),
                notes: report.notes,
                pages: report.pages,
                pages_rendered: *rendered,
                files_written: written.written,
                files_unchanged: written.unchanged,
                files_removed: written.removed,
                bytes: written.bytes,
            };
            say!("{}", serde_json::to_string(&figures).unwrap_or_default());
        } else if self.timings == Some(TimingsForm::Human) {
            for (name, time) in &timings.0 {
                say!("{name:>10} {:>9.1} ms", milliseconds(*time));
            }
        }
        if self.quiet || self.timings == Some(TimingsForm::Json) {
            return;
        }
        let mut line = format!("{}, {}", plural(report.notes, "note"), plural(report.notebooks, "notebook"));
        if !report.withheld.is_empty() {
            let reasons: Vec<String> =
                report.withheld.iter().map(|(reason, count)| format!("{count} {reason}")).collect();
            line.push_str(&format!("; withheld: {}", reasons.join(", ")));
        }
        line.push_str(&format!("; {}", plural(*warnings, "warning")));
        say!("{line}");
        let removed = if written.removed > 0 { format!(", {} removed", written.removed) } else { String::new() };
        say!(
            "{} written, {} unchanged{removed} in {} ({:.2} s)",
            plural(written.written, "file"),
            written.unchanged,
            output.display(),
            took.as_secs_f64()
        );
    }
}

/// What the last build said, when this one would say and write the same.
fn unchanged(output: &Path, manifest: &Manifest, inputs: &str) -> Option<Report> {
    if manifest.inputs.as_deref() != Some(inputs) || !output::intact(output, manifest) {
        return None;
    }
    serde_json::from_value(manifest.report.clone()).ok()
}

fn refused(error: &OutputError) -> Exit {
    tell!("error: {error}");
    if let Some(help) = error.help() {
        tell!("help: {help}");
    }
    Exit::Failure
}
