//! Gives a site its editor in the browser: the group `editor` of the configuration, the program among the static files, and front matter
//! in the shape that the form keeps.
//!
//! Nothing of the site is written here: [`disk`](super::edit::disk) writes the changes.

mod package;

use std::path::Path;

use crate::author::edit::{FileChange, Manuscript, Refusal, form};
use crate::content::config::editor::{PROGRAM, keys_of_editor};
use crate::content::git::git;
use crate::content::yaml::{self, Value};
use crate::diagnostics::{Problems, phrases};

pub use package::{PackageError, PackageSource, VERSION};

/// What is asked.
#[derive(Debug, Clone, Default)]
pub struct EditorRequest {
    /// As `editor.backend` has it.
    pub backend: Option<String>,
    /// `owner/name`; none: the one that git knows as `origin`.
    pub repository: Option<String>,
    pub branch: Option<String>,
    pub workflow: Option<String>,
    pub address: Option<String>,
    pub auth: Option<String>,
    pub application: Option<String>,
    pub package: PackageSource,
}

/// What is to be written.
#[derive(Debug, Default)]
pub struct EditorPlan {
    pub changes: Vec<FileChange>,
    /// The configuration has its group already, and keeps it.
    pub was_asked_for: bool,
}

/// Why there is no plan.
#[derive(Debug)]
pub enum EditorError {
    Refused(Refusal),
    /// Nothing says which repository is written to.
    NoRepository,
    Package(PackageError),
}

impl From<Refusal> for EditorError {
    fn from(refusal: Refusal) -> EditorError {
        EditorError::Refused(refusal)
    }
}

/// All that changes in a site so that it has its editor.
///
/// # Errors
/// There is no configuration, nothing says which repository is written to, or the program cannot be had.
pub fn plan(manuscript: &Manuscript, request: &EditorRequest) -> Result<EditorPlan, EditorError> {
    let (root, file) = (&manuscript.root, &manuscript.config.file);
    let before = std::fs::read_to_string(root.join(file.as_ref()))
        .map_err(|_| Refusal::Disk(phrases::editor_needs_a_site(root.display().to_string())))?;
    let mut plan = EditorPlan { was_asked_for: is_asked_for(&before), ..EditorPlan::default() };
    if !plan.was_asked_for {
        let line_end = if before.ends_with('\n') || before.is_empty() { "\n" } else { "\n\n" };
        let after = format!("{before}{line_end}{}", group(root, request)?);
        plan.changes.push(FileChange { file: file.to_string(), before: Some(before), after, renamed: None });
    }
    plan.changes.extend(program(root, &request.package).map_err(EditorError::Package)?);
    plan.changes.extend(form::changes(manuscript));
    Ok(plan)
}

fn is_asked_for(text: &str) -> bool {
    let node = yaml::parse(text, 0, &mut Problems::of(&"carnet.yaml".into()));
    node.is_some_and(|node| match node.value {
        Value::Map(entries) => entries.iter().any(|(key, _)| key.name == "editor"),
        _ => false,
    })
}

/// The group, as lines of the configuration.
fn group(root: &Path, request: &EditorRequest) -> Result<String, EditorError> {
    let origin = git(root, &["remote", "get-url", "origin"]).and_then(|url| Origin::of(url.trim()));
    let origin = origin.unwrap_or_default();
    let backend = request.backend.clone().or(origin.backend).unwrap_or_else(|| String::from("github"));
    let repository = request.repository.clone().or(origin.repository);
    if repository.is_none() && backend != "test-repo" {
        return Err(EditorError::NoRepository);
    }
    let folder =
        git(root, &["rev-parse", "--show-prefix"]).map(|prefix| prefix.trim().trim_end_matches('/').to_owned());
    let address = request.address.clone().or(origin.address);
    let values = [
        ("backend", Some(backend)),
        ("repository", repository),
        ("branch", request.branch.clone()),
        ("workflow", request.workflow.clone()),
        ("folder", folder.filter(|folder| !folder.is_empty())),
        ("address", address),
        ("auth", request.auth.clone()),
        ("application", request.application.clone()),
    ];
    debug_assert!(values.iter().all(|(key, _)| keys_of_editor().key(key).is_some()), "a key is not in the table");
    let lines = values.into_iter().filter_map(|(key, value)| Some(format!("  {key}: {}\n", quoted(&value?))));
    Ok(format!("editor:\n{}", lines.collect::<String>()))
}

/// As it is where YAML takes it for a text in any case.
fn quoted(text: &str) -> String {
    let is_plain = text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "-_./:".contains(c))
        && !text.ends_with(':');
    if is_plain { text.to_owned() } else { format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")) }
}

/// Where git sends commits: `git@github.com:owner/name.git`, `https://codeberg.org/owner/name`.
#[derive(Debug, Default, PartialEq, Eq)]
struct Origin {
    backend: Option<String>,
    repository: Option<String>,
    /// Of a forge that is not the known one of its backend.
    address: Option<String>,
}

impl Origin {
    fn of(url: &str) -> Option<Origin> {
        let (host, path) = match url.split_once("://") {
            Some((_, rest)) => rest.split_once('/')?,
            None => url.split_once(':')?,
        };
        let host = host.rsplit('@').next()?.split(':').next()?;
        let repository = path.trim_matches('/').trim_end_matches(".git").to_owned();
        if !repository.contains('/') || !host.contains('.') {
            return None;
        }
        let (backend, address) = match host {
            "github.com" => (Some("github"), None),
            "gitlab.com" => (Some("gitlab"), None),
            "gitea.com" => (Some("gitea"), None),
            "codeberg.org" => (Some("gitea"), Some("https://codeberg.org")),
            // Which program serves another host is for the author to say.
            _ => (None, None),
        };
        Some(Origin {
            backend: backend.map(str::to_owned),
            repository: backend.map(|_| repository),
            address: address.map(str::to_owned),
        })
    }
}

/// The program's files, unless this version of it is there and no other package is named.
fn program(root: &Path, source: &PackageSource) -> Result<Vec<FileChange>, PackageError> {
    let there = std::fs::read_to_string(root.join("static").join(PROGRAM)).unwrap_or_default();
    if *source == PackageSource::Registry && there.contains(VERSION) {
        return Ok(Vec::new());
    }
    let files = package::files(source)?;
    let change = |(path, after): (String, String)| {
        let file = format!("static/admin/{path}");
        let before = std::fs::read_to_string(root.join(&file)).ok();
        FileChange { file, before, after, renamed: None }
    };
    let changes = files.into_iter().map(change);
    Ok(changes.filter(|change| change.before.as_deref() != Some(change.after.as_str())).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_git_sends_commits_says_which_repository_is_written_to() {
        for (url, expected) in [
            ("git@github.com:equipe/carnet.git", Some(("github", "equipe/carnet", None))),
            ("https://jeton@gitlab.com/groupe/sous/carnet", Some(("gitlab", "groupe/sous/carnet", None))),
            ("ssh://git@codeberg.org:22/a/b.git", Some(("gitea", "a/b", Some("https://codeberg.org")))),
        ] {
            let found = Origin::of(url).expect("it is one");
            let expected = expected.map(|(backend, repository, address)| Origin {
                backend: Some(backend.to_owned()),
                repository: Some(repository.to_owned()),
                address: address.map(str::to_owned),
            });
            assert_eq!(Some(found), expected, "{url}");
        }
        assert_eq!(Origin::of("https://git.exemple.org/a/b"), Some(Origin::default()));
        for url in ["/srv/git/carnet.git", "../carnet", "C:\\depots\\carnet", ""] {
            assert_eq!(Origin::of(url), None, "{url}");
        }
    }

    #[test]
    fn a_group_is_seen_in_any_spelling_of_yaml() {
        assert!(is_asked_for("title: a\neditor: {repository: a/b}\n"));
        assert!(is_asked_for("{\"editor\": {repository: a/b}}\n"));
        assert!(!is_asked_for("title: a\n# editor: b\ndefaults:\n  editor: c\n"));
    }
}
