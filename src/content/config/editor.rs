//! Where notes are written in the browser: the group `editor` of `carnet.yaml`.
//!
//! The form itself, which is made from the table of keys, is not known here.

use super::addresses::inner_path;
use super::{Config, Host, Urls};
use crate::content::address_pattern::filled;
use crate::content::document::{Document, Kind, NoteKind};
use crate::content::front_matter::addresses::Address;
use crate::content::front_matter::group::{GroupOfKeys, group};
use crate::content::front_matter::reading::{Input, Prose, Reading, TextChange, Word};
use crate::content::front_matter::words::{OneOf, words};
use crate::content::keys::{KeyGroup, Role, ValueForm};
use crate::diagnostics::{Diagnostic, Problems, Span, say};

/// The folder of the editor's page, from the site's root.
pub const PLACE: &str = "admin/";

/// The editor's program, among the static files of the site.
pub const PROGRAM: &str = "admin/sveltia-cms.js";

words! {
    /// Who keeps the repository that the editor writes to, in the editor's own words.
    pub enum Forge {
        GitHub = "github",
        GitLab = "gitlab",
        /// Forgejo too.
        Gitea = "gitea",
        /// None: what is written stays in the browser, to try the form.
        Test = "test-repo",
    }
}

/// The editor that a site asks for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Editor {
    /// Of the group in `carnet.yaml`.
    pub place: Span,
    pub forge: Forge,
    /// `owner/name`.
    pub repository: String,
    /// None: the repository's own.
    pub branch: Option<String>,
    /// What is written waits on a branch of its own until it is published.
    pub is_editorial: bool,
    /// Where new notes go, in the content folder; `.` for the folder itself.
    pub notes: String,
    /// The site's folder in the repository; `.` for the repository itself.
    pub folder: String,
    /// Of a forge of one's own: `https://git.example.org`.
    pub address: Option<String>,
    /// The service that signs people in.
    pub auth: Option<String>,
    /// By which the forge knows this editor.
    pub application: Option<String>,
}

/// A list of documents in the form, each with what all of it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormList {
    Notes,
    Terms,
    Organisations,
    Notebooks,
    Bases,
    Communities,
    Authors,
    Pages,
}

impl FormList {
    pub const ALL: [FormList; 8] = [
        FormList::Notes,
        FormList::Terms,
        FormList::Organisations,
        FormList::Notebooks,
        FormList::Bases,
        FormList::Communities,
        FormList::Authors,
        FormList::Pages,
    ];

    /// Part of addresses in the editor.
    pub fn name(self) -> &'static str {
        match self {
            FormList::Notes => "notes",
            FormList::Terms => "terms",
            FormList::Organisations => "organisations",
            FormList::Notebooks => "notebooks",
            FormList::Bases => "bases",
            FormList::Communities => "communities",
            FormList::Authors => "authors",
            FormList::Pages => "pages",
        }
    }

    pub fn role(self) -> Role {
        match self {
            FormList::Notes | FormList::Terms | FormList::Organisations => Role::Note,
            FormList::Notebooks => Role::Notebook,
            FormList::Bases => Role::Base,
            FormList::Communities => Role::Community,
            FormList::Authors => Role::Author,
            FormList::Pages => Role::Page,
        }
    }

    /// The list that a document is in; the home page is in none.
    fn of(kind: &Kind) -> Option<FormList> {
        Some(match kind {
            Kind::Home => return None,
            Kind::Note(NoteKind::Note) => FormList::Notes,
            Kind::Note(NoteKind::Term) => FormList::Terms,
            Kind::Note(NoteKind::Organisation) => FormList::Organisations,
            Kind::Notebook(_) => FormList::Notebooks,
            Kind::Base(_) => FormList::Bases,
            Kind::Community { .. } => FormList::Communities,
            Kind::Author { .. } => FormList::Authors,
            Kind::Page => FormList::Pages,
        })
    }
}

group! {
    struct EditorKeys("editor", the_group_editor) {
        backend: OneOf<Forge>;
        repository: Word;
        branch: Prose;
        workflow: OneOf<EditorWorkflow>;
        notes: Word;
        folder: Word;
        address: Address;
        auth: Address;
        application: Prose;
    }
}

words! {
    /// Whether what is written waits on a branch of its own.
    enum EditorWorkflow {
        Editorial = "editorial",
        Simple = "simple",
    }
}

/// The key `editor`.
#[derive(Debug)]
pub(super) struct EditorReading;

impl Reading for EditorReading {
    type Value = Option<Editor>;
    const FORM: ValueForm = ValueForm::Group(EditorKeys::KEYS);

    fn read(names: &[&'static str], input: &mut Input) -> Option<Editor> {
        let node = names.iter().find_map(|name| input.fields.node(name))?;
        let keys = EditorKeys::of(node, input.dates, input.problems)?;
        Editor::of(keys, &node.span, input.problems)
    }

    fn texts(_: &mut Option<Editor>, _: &mut TextChange) {}
}

/// The keys of the group.
pub fn keys_of_editor() -> &'static KeyGroup {
    EditorKeys::KEYS
}

impl Editor {
    /// None when the group at `place` does not say which repository is written to.
    fn of(keys: EditorKeys, place: &Span, p: &mut Problems) -> Option<Editor> {
        let forge = keys.backend.map_or(Forge::GitHub, |word| word.value);
        let has_branches = matches!(forge, Forge::GitHub | Forge::GitLab);
        let editorial = keys.workflow.as_ref().filter(|workflow| workflow.value == EditorWorkflow::Editorial);
        if let Some(workflow) = editorial.filter(|_| !has_branches) {
            p.add(workflow.span.clone(), say::editor_without_branches());
        }
        let is_editorial = has_branches && (editorial.is_some() || keys.workflow.is_none());
        let notes = keys.notes.and_then(|path| inner_path(path, p));
        let folder = keys.folder.and_then(|path| inner_path(path, p));
        let root = |address: Option<String>| address.map(|address| address.trim_end_matches('/').to_owned());
        let filled = |text: Option<String>| text.filter(|text| !text.is_empty());
        let repository = match keys.repository {
            Some(repository) if is_repository(&repository.value) => repository.value,
            None if forge == Forge::Test => String::new(),
            other => {
                let (place, written) = other.map_or((place.clone(), String::from("none")), |o| (o.span, o.value));
                p.add(place, say::editor_without_repository(written));
                return None;
            }
        };
        Some(Editor {
            place: place.clone(),
            forge,
            repository,
            branch: filled(keys.branch),
            is_editorial,
            notes: notes.unwrap_or_default(),
            folder: folder.unwrap_or_else(|| String::from(".")),
            address: root(keys.address),
            auth: root(keys.auth),
            application: filled(keys.application),
        })
    }

    /// Where programs talk to a forge of one's own.
    pub fn api_root(&self) -> Option<String> {
        let address = self.address.as_ref()?;
        let path = match self.forge {
            Forge::GitHub => "api/v3",
            Forge::GitLab => "api/v4",
            Forge::Gitea => "api/v1",
            Forge::Test => return None,
        };
        Some(format!("{address}/{path}"))
    }

    /// Whether people can sign in by a window of the forge; else each of them makes an access token.
    pub fn has_sign_in(&self, host: Option<Host>) -> bool {
        match self.forge {
            Forge::GitHub => self.auth.is_some() || host == Some(Host::Netlify),
            Forge::GitLab => self.application.is_some() || self.auth.is_some(),
            Forge::Gitea => self.application.is_some(),
            Forge::Test => true,
        }
    }

    /// The policy of the editor's page (W3C, Content Security Policy Level 3), for headers: its own scripts, styles that they set,
    /// its icons, the servers it talks to. No other page has it.
    pub fn policy(&self) -> String {
        let servers = match (self.forge, &self.address) {
            (Forge::Test, _) => String::new(),
            (_, Some(address)) => format!(" {}", origin(address)),
            (Forge::GitHub, None) => String::from(" https://api.github.com https://www.githubstatus.com"),
            (Forge::GitLab, None) => String::from(" https://gitlab.com https://status-api.hostedstatus.com"),
            (Forge::Gitea, None) => String::from(" https://gitea.com"),
        };
        format!(
            "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' https://cdn.jsdelivr.net; \
             img-src 'self' data: blob: https:; media-src 'self' blob: https:; connect-src 'self' data: blob:{servers}; \
             worker-src 'self' blob:; frame-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; \
             frame-ancestors 'none'"
        )
    }

    /// The folder of a list in the repository; none for a kind of document that the site has none of.
    pub fn folder_of(&self, list: FormList, config: &Config) -> Option<String> {
        let folder = match list.role() {
            Role::Note if !self.notes.is_empty() => self.notes.as_str(),
            Role::Note if config.is_vault() => ".",
            Role::Note => "notes",
            role => config.folders.folder_of(role)?,
        };
        Some(self.in_repository(folder, config))
    }

    /// Where a path of the content folder is in the repository; `.` is the folder itself.
    pub fn in_repository(&self, path: &str, config: &Config) -> String {
        let parts = [self.folder.as_str(), config.content.as_str(), path];
        parts.into_iter().filter(|part| *part != ".").collect::<Vec<_>>().join("/")
    }

    /// Where the form of a document is, from the site's root; none for one outside the folders of the lists.
    pub fn form_of(&self, document: &Document, config: &Config) -> Option<String> {
        let list = FormList::of(&document.kind)?;
        let folder = self.folder_of(list, config)?;
        let prefix = if self.folder == "." { String::new() } else { format!("{}/", self.folder) };
        let file = format!("{prefix}{}", document.file);
        let inner = if folder.is_empty() { &file } else { file.strip_prefix(&folder)?.strip_prefix('/')? };
        let pattern = format!("{PLACE}#/collections/{}/entries/{{path}}", list.name());
        Some(filled(&pattern, &[("path", inner.strip_suffix(".md")?)]))
    }
}

impl Config {
    /// Keeps the editor where it can be one: its program is among the site's static files, the build is for everyone and the pages
    /// are for a web server. Gives what is to be said of one that cannot.
    pub fn settle_editor(&mut self, has_program: bool, is_for_everyone: bool) -> Option<Diagnostic> {
        let editor = self.editor.take()?;
        let missing = if self.is_preview || !is_for_everyone {
            None
        } else if self.urls == Urls::File {
            Some(say::editor_without_server())
        } else if !has_program {
            Some(say::editor_without_program(PROGRAM))
        } else {
            self.editor = Some(editor);
            return None;
        };
        self.is_editor_left_out = true;
        missing.map(|missing| missing.at(&self.file, editor.place))
    }
}

/// `owner/name`, or longer where groups hold groups.
fn is_repository(written: &str) -> bool {
    let is_part = |part: &str| {
        !matches!(part, "" | "." | "..") && part.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
    };
    written.contains('/') && written.split('/').all(is_part)
}

/// Scheme, name and port of an address.
fn origin(address: &str) -> &str {
    let host = address.find("://").map_or(0, |at| at + 3);
    let end = address[host..].find(['/', '?', '#', ';', ',', ' ']).map_or(address.len(), |at| host + at);
    &address[..end]
}
