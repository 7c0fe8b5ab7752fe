//! `carnet editor`: a form for writing in the browser.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::author::{SiteArguments, line_of, refused};
use super::terminal::{tell_error, tell_help, tell_note, text};
use super::{Exit, print};
use crate::author::edit::{Manuscript, disk};
use crate::author::editor::{EditorError, EditorPlan, EditorRequest, PackageSource, VERSION, plan};
use crate::diagnostics::{Phrase, phrases};

#[derive(Debug, Args)]
pub(super) struct SetUpEditor {
    #[command(flatten)]
    choices: EditorChoices,
    #[arg(long, value_enum)]
    backend: Option<Backend>,
    #[arg(long)]
    branch: Option<String>,
    #[arg(long, value_enum)]
    workflow: Option<Workflow>,
    #[arg(long, value_name = "URL")]
    address: Option<String>,
    #[arg(long, value_name = "URL")]
    auth: Option<String>,
    #[arg(long, value_name = "ID")]
    application: Option<String>,
    #[command(flatten)]
    site: SiteArguments,
}

// What a new site may be asked with too: clap would print a doc comment.
#[derive(Debug, Clone, Args)]
pub(super) struct EditorChoices {
    #[arg(long, value_name = "OWNER/NAME")]
    repository: Option<String>,
    #[arg(long, value_name = "FILE")]
    package: Option<PathBuf>,
}

impl EditorChoices {
    pub(super) fn request(self) -> EditorRequest {
        let package = self.package.map_or(PackageSource::Registry, PackageSource::File);
        EditorRequest { repository: self.repository, package, ..EditorRequest::default() }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Backend {
    Github,
    Gitlab,
    Gitea,
    TestRepo,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Workflow {
    Editorial,
    Simple,
}

/// The word of a value, as it is typed and as the configuration has it.
fn word(value: impl ValueEnum) -> String {
    value.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}

impl SetUpEditor {
    pub(super) fn run(self) -> Exit {
        let request = EditorRequest {
            backend: self.backend.map(word),
            branch: self.branch,
            workflow: self.workflow.map(word),
            address: self.address,
            auth: self.auth,
            application: self.application,
            ..self.choices.request()
        };
        match self.site.read() {
            Ok(manuscript) => set_up(&manuscript, &request),
            Err(exit) => exit,
        }
    }
}

/// Writes what a site needs for its editor, and says what.
pub(super) fn set_up(manuscript: &Manuscript, request: &EditorRequest) -> Exit {
    let planned = plan(manuscript, request);
    let written = planned.and_then(|plan| match disk::write(&manuscript.root, &plan.changes) {
        Ok(()) => Ok(plan),
        Err(refusal) => Err(refusal.into()),
    });
    match written {
        Ok(plan) => {
            told(&plan, request);
            Exit::Success
        }
        Err(EditorError::Refused(refusal)) => refused(refusal, manuscript),
        Err(EditorError::NoRepository) => {
            failed(phrases::editor_repository_unknown(), phrases::editor_give_repository())
        }
        Err(EditorError::Package(error)) => failed(error.phrase(), error.help()),
    }
}

fn failed(what: Phrase, help: Phrase) -> Exit {
    tell_error(what);
    tell_help(help);
    Exit::Failure
}

fn told(plan: &EditorPlan, request: &EditorRequest) {
    if plan.was_asked_for && (request.repository.is_some() || request.backend.is_some()) {
        tell_note(phrases::editor_is_configured());
    }
    if plan.changes.is_empty() {
        print(&format!("{}\n", text(&phrases::editor_is_ready(VERSION))));
        return;
    }
    let lines: String = plan.changes.iter().map(|change| format!("{}\n", text(&line_of(change)))).collect();
    print(&format!("{lines}\n{}\n", text(&phrases::editor_next())));
}
