//! A `carnet.yaml` for a folder of notes that is there, and what was found in it.
//!
//! Nothing else is written, and no note is changed. What the notes say is learnt by making the site in memory, as a build
//! would with the configuration that is proposed.

mod foreign;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use super::{InitError, SiteLanguage, write_new};
use crate::content::config::{CONFIG, Config, ConfigFile};
use crate::content::front_matter;
use crate::content::keys::Role;
use crate::content::markdown::Form;
use crate::content::source;
use crate::content::yaml::Value;
use crate::diagnostics::{Diagnostic, Problems, Rule, Scope, Severity};
use crate::pipeline::{Counts, Loaded, Modelled, Pipeline, Request};
use crate::publish::audience::Audience;

const FRENCH: &str = include_str!("vault.fr.yaml");
const ENGLISH: &str = include_str!("vault.en.yaml");

/// Folders that a site gives a meaning of its own: in a vault they hold notes.
const RESERVED: [&str; 5] = ["notebooks", "bases", "communities", "authors", "pages"];

/// Names of folders that hold patterns for notes, not notes.
const TEMPLATES: [&str; 8] =
    ["templates", "template", "_templates", "modèles", "modeles", "gabarits", "_gabarits", "_modèles"];

/// Names of folders, without accents and signs, whose authors may not want them seen.
const PRIVATE: [&str; 19] = [
    "brouillon",
    "brouillons",
    "confidential",
    "confidentiel",
    "confidentiels",
    "draft",
    "drafts",
    "non-publie",
    "non-publies",
    "perso",
    "personal",
    "personnel",
    "prive",
    "privee",
    "privees",
    "prives",
    "private",
    "secret",
    "secrets",
];

/// What was found.
#[derive(Debug, Default)]
pub struct Vault {
    pub counts: Counts,
    pub links: usize,
    /// Links that lead to nothing.
    pub unresolved: usize,
    /// Links that could lead to several notes.
    pub ambiguous: usize,
    /// Files whose front matter cannot be read, or not all of it.
    pub unread: usize,
    pub attachments: usize,
    /// Keys of front matters with the number of files that have them: those that carnet reads, and those it does not.
    pub read_keys: BTreeMap<String, usize>,
    pub ignored_keys: BTreeMap<String, usize>,
    /// Patterns that the configuration leaves out.
    pub left_out: Vec<String>,
    /// Those of them that are folders whose names look private.
    pub private: Vec<String>,
    /// What only other programs understand, with the number of files that use it.
    pub foreign: BTreeMap<&'static str, usize>,
    /// Files that other programs were told not to publish.
    pub reserved_by_others: usize,
    /// The names of the errors that prevent a build.
    pub errors: BTreeMap<String, usize>,
}

/// Reads a folder of notes and writes its `carnet.yaml`.
///
/// # Errors
/// There is no such folder, it is a site already, or the disk refuses.
pub fn adopt(folder: &Path, language: SiteLanguage, zone: &str, now: Timestamp) -> Result<Vault, InitError> {
    if !folder.is_dir() {
        return Err(InitError::NoFolder(folder.to_owned()));
    }
    let path = folder.join(CONFIG);
    if path.symlink_metadata().is_ok() {
        return Err(InitError::IsSite(folder.to_owned()));
    }
    let failed = |error| InitError::Disk { path: folder.to_owned(), error };
    let LeftOut { patterns: left_out, private } = left_out(folder).map_err(failed)?;
    let mut proposal = Proposal {
        title: title(folder),
        language,
        zone,
        left_out,
        warn: true,
        unread: false,
        public: true,
        off: off(folder),
        joined: joins_lines(folder),
    };
    let (config, _) = Config::parse(&CONFIG.into(), &proposal.text());
    let request = Request::of(folder.to_owned(), ConfigFile::default(), Audience::Public, now);
    let sources = source::read(folder, &config, &request.output).map_err(InitError::Unreadable)?;
    let mut loaded = Loaded::of(config, sources);
    let mut vault = survey(&request, &loaded, proposal.left_out.clone());
    if vault.unread > 0 {
        // What is said of publication is what the proposed configuration would publish.
        proposal.unread = true;
        Arc::make_mut(&mut loaded.config).front_matter_warn = true;
        let unread = vault.unread;
        vault = Vault { unread, ..survey(&request, &loaded, proposal.left_out.clone()) };
    }
    proposal.warn = vault.unresolved + vault.ambiguous > 0;
    proposal.public = vault.reserved_by_others == 0;
    write_new(&path, &proposal.text())?;
    Ok(Vault { private, ..vault })
}

/// The configuration to be written.
struct Proposal<'a> {
    title: String,
    language: SiteLanguage,
    zone: &'a str,
    left_out: Vec<String>,
    warn: bool,
    /// Front matters cannot be read.
    unread: bool,
    public: bool,
    /// Reserved folders that hold notes here.
    off: Vec<&'static str>,
    /// Obsidian shows the lines of a paragraph here as one.
    joined: bool,
}

impl Proposal<'_> {
    fn text(&self) -> String {
        let pattern = match self.language {
            SiteLanguage::French => FRENCH,
            SiteLanguage::English => ENGLISH,
        };
        // JSON's strings are YAML's double-quoted ones (YAML 1.2, section 1.3).
        let quoted = |text: &str| serde_json::to_string(text).unwrap_or_default();
        let list = |items: Vec<String>| items.join(", ");
        let mut text = String::new();
        for block in pattern.split("\n\n") {
            // A block that begins with a condition is there only when it holds.
            let (wanted, block) = match block.split_once('\n') {
                Some(("#if ignore", rest)) => (!self.left_out.is_empty(), rest),
                Some(("#if folders", rest)) => (!self.off.is_empty(), rest),
                Some(("#if unresolved", rest)) => (self.warn, rest),
                Some(("#if joined", rest)) => (self.joined, rest),
                Some(("#if unread", rest)) => (self.unread, rest),
                Some(("#if public", rest)) => (self.public, rest),
                Some(("#if private", rest)) => (!self.public, rest),
                _ => (true, block),
            };
            if wanted {
                text.push_str(block.trim_end());
                text.push_str("\n\n");
            }
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
        // The title last: it may hold anything.
        text.replace("{zone}", self.zone)
            .replace("{ignore}", &list(self.left_out.iter().map(|path| quoted(path)).collect()))
            .replace("{folders}", &list(self.off.iter().map(|name| format!("{name}: false")).collect()))
            .replace("{title}", &quoted(&self.title))
    }
}

fn title(folder: &Path) -> String {
    let real = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    real.file_name().map_or_else(|| String::from("Carnet"), |name| name.to_string_lossy().into_owned())
}

fn off(folder: &Path) -> Vec<&'static str> {
    RESERVED.into_iter().filter(|name| folder.join(name).is_dir()).collect()
}

/// Whether Obsidian is told to read lines as Markdown does: by itself it ends each where its author did.
fn joins_lines(folder: &Path) -> bool {
    setting(folder, "app.json").get("strictLineBreaks").and_then(serde_json::Value::as_bool).unwrap_or(false)
}

/// A file of Obsidian's settings; nothing where it is not there or cannot be read.
fn setting(folder: &Path, file: &str) -> serde_json::Value {
    let text = fs::read_to_string(folder.join(".obsidian").join(file)).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

/// What the configuration leaves out.
struct LeftOut {
    patterns: Vec<String>,
    /// Those of them that are folders whose names look private.
    private: Vec<String>,
}

/// Folders of templates, by the settings of Obsidian or by their name, folders whose names look private, and drawings that are
/// stored as notes.
fn left_out(folder: &Path) -> io::Result<LeftOut> {
    let mut found: BTreeSet<String> = BTreeSet::new();
    let settings = [("templates.json", "folder"), ("plugins/templater-obsidian/data.json", "templates_folder")];
    for (file, key) in settings {
        let value = setting(folder, file);
        let path = value.get(key).and_then(|value| value.as_str()).unwrap_or_default().trim_matches('/');
        if !path.is_empty() && folder.join(path).is_dir() {
            found.insert(path.to_owned());
        }
    }
    let mut drawings = false;
    let visible =
        |entry: &walkdir::DirEntry| entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.');
    for entry in
        walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(visible).filter_map(Result::ok)
    {
        let name = entry.file_name().to_string_lossy();
        drawings |= name.ends_with(".excalidraw.md");
        let is_private = PRIVATE.contains(&crate::text::slug::slug(&name).as_str());
        let is_left_out = is_private || TEMPLATES.contains(&crate::text::slug::fold(&name).as_str());
        if entry.depth() > 0 && entry.file_type().is_dir() && is_left_out {
            let parts: Vec<_> = entry.path().strip_prefix(folder).unwrap_or(entry.path()).iter().collect();
            found.insert(parts.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/"));
        }
    }
    // What lies within a folder that is left out is left out.
    let inner: Vec<String> =
        found.iter().filter(|path| found.iter().any(|f| path.starts_with(&format!("{f}/")))).cloned().collect();
    found.retain(|path| !inner.contains(path));
    let drawings = drawings.then(|| String::from("*.excalidraw.md"));
    let last = |path: &str| crate::text::slug::slug(path.rsplit('/').next().unwrap_or(path));
    let private = found.iter().filter(|path| PRIVATE.contains(&last(path).as_str())).cloned().collect();
    Ok(LeftOut { patterns: found.into_iter().chain(drawings).collect(), private })
}

fn survey(request: &Request, loaded: &Loaded, left_out: Vec<String>) -> Vault {
    let Modelled { model, mut findings, counts, .. } = Pipeline::default().model(request, loaded);
    findings.add_template_errors(&model, &loaded.sources);
    let (unresolved, ambiguous) = (
        findings.count(Rule::UnresolvedLink) + findings.count(Rule::UnresolvedFragment),
        findings.count(Rule::AmbiguousLink),
    );
    let diagnostics = findings.told();
    let links = model.graph().published.iter().flat_map(|(_, document)| &document.outline.links);
    let mut vault = Vault {
        links: links.filter(|link| link.form != Form::Definition).count(),
        unresolved,
        ambiguous,
        attachments: loaded.sources.attachments.len(),
        left_out,
        counts,
        ..Vault::default()
    };
    for error in diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error) {
        *vault.errors.entry(error.rule.name().to_owned()).or_default() += 1;
    }
    let unread = diagnostics.iter().filter(|d| d.severity == Severity::Error && d.rule.scope() == Scope::FrontMatter);
    vault.unread = unread.filter_map(|d| d.file.as_deref()).collect::<BTreeSet<_>>().len();
    vault.keys(loaded, &diagnostics);
    for text in &loaded.sources.content {
        for name in foreign::used_in(&text.text) {
            *vault.foreign.entry(name).or_default() += 1;
        }
    }
    for name in loaded.sources.attachments.keys().filter_map(|path| foreign::of_file(path)) {
        *vault.foreign.entry(name).or_default() += 1;
    }
    vault
}

impl Vault {
    /// Counts the keys of all front matters. A key is ignored where a build says that it is unknown.
    fn keys(&mut self, loaded: &Loaded, diagnostics: &[Diagnostic]) {
        // A build reports an unknown key once for all files.
        let folders = &loaded.config.folders;
        let role_of = |file: &str| {
            loaded.sources.content.iter().find(|t| t.file.as_ref() == file).map(|t| folders.role_of(&t.path))
        };
        let unknown: BTreeSet<(Role, &str)> = diagnostics
            .iter()
            .filter(|diagnostic| matches!(diagnostic.rule, Rule::UnknownKey | Rule::KeptBack))
            .filter_map(|diagnostic| {
                let file = diagnostic.file.as_deref()?;
                Some((role_of(file)?, loaded.text_of(file)?.get(diagnostic.span.clone()?)?))
            })
            .collect();
        for text in &loaded.sources.content {
            let mut unread = Problems::of(&text.file);
            let Some((dialect, span)) = front_matter::split_of_vault(&text.text, &mut unread).head else { continue };
            let found = front_matter::parse(dialect, &text.text[span.clone()], span.start, &mut unread);
            let Some(node) = found else { continue };
            let Value::Map(entries) = &node.value else { continue };
            let role = folders.role_of(&text.path);
            for (key, value) in entries {
                let is_unknown = unknown.contains(&(role, &text.text[key.span.clone()]));
                let keys = if is_unknown { &mut self.ignored_keys } else { &mut self.read_keys };
                *keys.entry(key.name.clone()).or_default() += 1;
                if foreign::keeps_private(&key.name, value) {
                    self.reserved_by_others += 1;
                }
            }
        }
    }

    /// Where the configuration was written.
    pub fn file(folder: &Path) -> PathBuf {
        folder.join(CONFIG)
    }
}
