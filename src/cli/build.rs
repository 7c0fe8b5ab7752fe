//! `carnet build`: a site's folder to its output folder.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use serde::{Deserialize, Serialize};

use super::Exit;
use super::shared::{audience, base_url, config_file, milliseconds, now, print, take_configuration, tell_unconfigured};
use super::terminal::{decimal, print_line, take_language_of_site, tell_error, tell_help, tell_note, text};
use crate::content::config::ConfigFile;
use crate::diagnostics::system::reason;
use crate::diagnostics::{self, Phrase, phrases, policy};
use crate::output::{self, Manifest, OutputError, Spool, Written};
use crate::pipeline::{self, Built, Counts, Loaded, Pipeline, Request, Timings};
use crate::publish::audience::{Audience, Reason};

#[derive(Debug, Args)]
pub(super) struct Build {
    #[arg(default_value = ".")]
    site: PathBuf,
    #[arg(long, value_name = "FILE", default_value_t, value_parser = config_file)]
    config: ConfigFile,
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    #[arg(long, default_value = "public", value_parser = audience)]
    audience: Audience,
    #[arg(long, value_name = "URL", value_parser = base_url)]
    base_url: Option<String>,
    #[arg(long, conflicts_with_all = ["audience", "base_url"])]
    preview: bool,
    #[arg(long)]
    strict: bool,
    #[arg(short, long)]
    quiet: bool,
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
struct QuietBuild {
    notes: usize,
    notebooks: usize,
    #[serde(skip)]
    withheld: std::collections::BTreeMap<String, usize>,
    pages: usize,
}

impl QuietBuild {
    fn of(counts: &Counts) -> QuietBuild {
        QuietBuild {
            notes: counts.notes,
            notebooks: counts.notebooks,
            withheld: counts.withheld.iter().map(|(reason, count)| ((*reason).to_owned(), *count)).collect(),
            pages: counts.pages,
        }
    }
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
    report: QuietBuild,
    rendered: usize,
    warnings: usize,
    written: Written,
    timings: Timings,
}

impl Build {
    pub(super) fn run(self) -> Exit {
        let start = Instant::now();
        take_configuration(&self.config);
        let request = self.request();
        let output = request.output.clone();
        let previous = match self.check_output(&output) {
            Ok(previous) => previous,
            Err(error) => return refused(&error),
        };
        let mut timings = Timings::default();
        let mut loaded = match timings.stage("read", || pipeline::load(&request)) {
            Ok(loaded) => loaded,
            Err(error) => {
                tell_error(error.phrase());
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

    fn request(&self) -> Request {
        let usual = Request::of(self.site.clone(), self.config.clone(), self.audience.clone(), now());
        let of_reviewers = self.preview.then(|| pipeline::preview_output(&self.site, &self.config));
        Request {
            output: self.output.clone().or(of_reviewers).unwrap_or(usual.output),
            base_url: self.base_url.clone(),
            all: self.preview,
            preview: self.preview,
            ..usual
        }
    }

    /// Refuses an output folder that may not hold this build; gives the manifest of the last build there.
    fn check_output(&self, output: &Path) -> Result<Option<Manifest>, OutputError> {
        if self.preview {
            output::require_place_for_preview(&self.site, output)?;
        } else if self.audience != Audience::Public {
            output::require_place_for_community(output)?;
        }
        output::require_place(&self.site, output)?;
        output::check(output, &self.audience_of_output())
    }

    /// What the manifest says of whom the folder is for, and of which site: another configuration does not take its place.
    fn audience_of_output(&self) -> String {
        if self.preview {
            return String::from(output::PREVIEW);
        }
        let audience = self.audience.to_string();
        if self.config.is_usual() { audience } else { format!("{audience} ({})", self.config) }
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
        let audience = self.audience_of_output();
        let shelf = Spool::beside(&request.output, &audience, previous.as_ref()).map_err(|error| refused(&error))?;
        let mut pipeline = Pipeline::default();
        let built = pipeline.make(request, loaded, &shelf, &progress);
        let Built { site, mut diagnostics, counts, timings: stages, .. } = built.map_err(|error| {
            tell_error(phrases::cannot_put_pages_aside(reason(&error)));
            Exit::Failure
        })?;
        timings.0.extend(stages.0);
        if let Some(bar) = bar {
            bar.finish_and_clear();
        }
        if self.strict {
            policy::make_strict(&mut diagnostics);
        }
        print(&diagnostics, loaded);
        let (errors, warnings) = (diagnostics::errors(&diagnostics), diagnostics::warnings(&diagnostics));
        let Some(site) = site.filter(|_| errors == 0) else { return Err(nothing_written(errors, warnings)) };
        let report = QuietBuild::of(&counts);
        let inputs = (warnings == 0).then_some(inputs);
        // Made of words and numbers: this cannot fail.
        let kept = serde_json::to_value(&report).unwrap_or_default();
        let publish = || shelf.publish(&site, inputs, kept);
        let written = timings.stage("write", publish).map_err(|error| refused(&error))?;
        // The memory of a site of 100,000 pages is not freed: the end of the program frees it in less time.
        std::mem::forget((site, pipeline));
        Ok(Outcome { report, rendered: counts.pages, warnings, written, timings })
    }

    fn progress_bar(&self) -> Option<ProgressBar> {
        if self.quiet || !std::io::stderr().is_terminal() {
            return None;
        }
        let bar = ProgressBar::new(0);
        let pages = text(&phrases::progress_pages());
        if let Ok(style) = ProgressStyle::with_template(&format!("{{bar:30}} {{pos}}/{{len}} {pages}")) {
            bar.set_style(style);
        }
        Some(bar)
    }

    fn tell(&self, outcome: &Outcome, output: &Path, took: Duration) {
        if self.preview && !self.quiet {
            tell_note(phrases::preview_is_not_to_be_published());
        }
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
            super::print(&format!("{}\n", serde_json::to_string(&figures).unwrap_or_default()));
        } else if self.timings == Some(TimingsForm::Human) {
            for (name, time) in &timings.0 {
                super::print(&format!("{name:>10} {:>9} ms\n", text(&decimal(milliseconds(*time), 1))));
            }
        }
        if self.quiet || self.timings == Some(TimingsForm::Json) {
            return;
        }
        print_line(&summary(report, *warnings));
        let (folder, seconds) = (output.display().to_string(), decimal(took.as_secs_f64(), 2));
        let files = phrases::count_files_written(written.written);
        print_line(&match written.removed {
            0 => phrases::output_summary(files, written.unchanged, folder, seconds),
            removed => phrases::output_summary_with_removed(files, written.unchanged, removed, folder, seconds),
        });
    }
}

fn nothing_written(errors: usize, warnings: usize) -> Exit {
    let (errors, warnings) = (phrases::count_errors(errors), phrases::count_warnings(warnings));
    tell_error(phrases::problems_so_nothing_written(errors, warnings));
    Exit::Errors
}

fn summary(report: &QuietBuild, warnings: usize) -> Phrase {
    let (notes, notebooks) = (phrases::count_notes(report.notes), phrases::count_notebooks(report.notebooks));
    let warnings = phrases::count_warnings(warnings);
    let withheld: Vec<Phrase> = report.withheld.iter().map(|(reason, count)| withheld(reason, *count)).collect();
    match withheld.is_empty() {
        true => phrases::build_summary(notes, notebooks, warnings),
        false => phrases::build_summary_with_withheld(notes, notebooks, withheld, warnings),
    }
}

/// How many are withheld for a reason, by its [word](Reason::word).
fn withheld(word: &str, count: usize) -> Phrase {
    let reason = Reason::ALL.into_iter().find(|reason| reason.word() == word);
    match reason {
        Some(Reason::Private) => phrases::count_withheld_private(count),
        Some(Reason::Draft) => phrases::count_withheld_draft(count),
        Some(Reason::Community) => phrases::count_withheld_community(count),
        Some(Reason::Asked) => phrases::count_withheld_asked(count),
        Some(Reason::Unread) => phrases::count_withheld_unread(count),
        Some(Reason::Elsewhere) => phrases::count_withheld_elsewhere(count),
        Some(Reason::Dates) => phrases::count_withheld_dates(count),
        Some(Reason::Unjustified) => phrases::count_withheld_unjustified(count),
        None => Phrase::verbatim(format!("{count} {word}")),
    }
}

/// What the last build said, when this one would say and write the same.
fn unchanged(output: &Path, manifest: &Manifest, inputs: &str) -> Option<QuietBuild> {
    if manifest.inputs.as_deref() != Some(inputs) || !output::intact(output, manifest) {
        return None;
    }
    serde_json::from_value(manifest.report.clone()).ok()
}

fn refused(error: &OutputError) -> Exit {
    tell_error(error.message());
    if let Some(help) = error.help() {
        tell_help(help);
    }
    Exit::Failure
}
