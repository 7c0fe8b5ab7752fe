//! `carnet init`: a first notebook, a configuration for notes that are there, the files of a host for a site, or its editor.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use jiff::tz::TimeZone;

use super::author::read;
use super::editor::{EditorChoices, set_up};
use super::shared::now;
use super::terminal::{take_language_of_site, tell_error, tell_help, tell_warning, text};
use super::{Exit, print};
use crate::author::init::add::Arrival;
use crate::author::init::hosts::{self, HostKey, HostReady, SiteHost};
use crate::author::init::vault::{self, Vault};
use crate::author::init::{self, InitError, SiteLanguage};
use crate::content::config::{CONFIG, ConfigFile};
use crate::diagnostics::{Phrase, phrases};
use crate::publish::audience::Reason;

#[derive(Debug, Args)]
pub(super) struct Init {
    #[arg(default_value = ".")]
    folder: PathBuf,
    #[arg(long, value_enum)]
    language: Option<LanguageArgument>,
    #[arg(long)]
    vault: bool,
    #[arg(long, value_enum)]
    host: Option<HostArgument>,
    #[arg(long, requires = "host")]
    replace: bool,
    #[arg(long, value_enum)]
    editor: Option<EditorArgument>,
    #[command(flatten)]
    choices: EditorChoices,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum EditorArgument {
    Sveltia,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum LanguageArgument {
    Fr,
    En,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum HostArgument {
    Github,
    Gitlab,
    Netlify,
    Cloudflare,
    Ftp,
}

impl HostArgument {
    fn host(self) -> SiteHost {
        match self {
            HostArgument::Github => SiteHost::Github,
            HostArgument::Gitlab => SiteHost::Gitlab,
            HostArgument::Netlify => SiteHost::Netlify,
            HostArgument::Cloudflare => SiteHost::Cloudflare,
            HostArgument::Ftp => SiteHost::Ftp,
        }
    }
}

impl Init {
    pub(super) fn run(self) -> Exit {
        let done = self.make_site().and_then(|made| {
            print(&made);
            if self.host.is_some() && !made.is_empty() {
                print("\n");
            }
            self.prepare_host()
        });
        match done {
            Ok(()) if self.editor == Some(EditorArgument::Sveltia) => self.set_up_editor(),
            Ok(()) => Exit::Success,
            Err(error) => refused(&error),
        }
    }

    fn language(&self) -> Option<SiteLanguage> {
        self.language.map(|language| match language {
            LanguageArgument::Fr => SiteLanguage::French,
            LanguageArgument::En => SiteLanguage::English,
        })
    }

    /// Makes the folder a site, unless it is one and files for its host or its editor are all that is asked for. Gives what is to be
    /// told.
    fn make_site(&self) -> Result<String, InitError> {
        let is_site = self.folder.join(CONFIG).symlink_metadata().is_ok();
        if (self.host.is_some() || self.editor.is_some()) && is_site && !self.vault {
            return Ok(String::new());
        }
        let language = self.language().unwrap_or_default();
        take_language_of_site(language.tag());
        let zone = zone();
        let zone = zone.as_str();
        if self.vault {
            let vault = vault::adopt(&self.folder, language, zone, now())?;
            Ok(surveyed(&vault, &self.folder))
        } else {
            let today = now().to_zoned(TimeZone::get(zone).unwrap_or(TimeZone::UTC)).date();
            let files = init::start(&self.folder, language, today, zone)?;
            Ok(started(&files, &self.folder))
        }
    }

    fn set_up_editor(self) -> Exit {
        match read(&self.folder, &ConfigFile::default()) {
            Ok(manuscript) => set_up(&manuscript, &self.choices.request()),
            Err(exit) => exit,
        }
    }

    fn prepare_host(&self) -> Result<(), InitError> {
        let Some(host) = self.host.map(HostArgument::host) else { return Ok(()) };
        let ready = hosts::prepare(&self.folder, host, self.language(), self.replace)?;
        take_language_of_site(ready.language.tag());
        print(&host_prepared(host, &ready, &self.folder));
        for (path, arrival) in &ready.files {
            if *arrival == Arrival::Kept {
                tell_warning(phrases::host_file_kept(path));
                tell_help(phrases::host_file_kept_help());
            }
        }
        Ok(())
    }
}

/// What was written for a host, and what is left to do there.
fn host_prepared(host: SiteHost, ready: &HostReady, site: &Path) -> String {
    let mut lines: Vec<(String, Phrase)> = Vec::new();
    for (path, arrival) in &ready.files {
        let what = match arrival {
            Arrival::Written => phrases::host_file_written(),
            Arrival::Same => phrases::host_file_same(),
            Arrival::Kept => phrases::host_file_left(),
            Arrival::Replaced => phrases::host_file_replaced(),
        };
        lines.push((from_here(&ready.folder.join(path)), what));
    }
    let config = from_here(&site.join(CONFIG));
    match &ready.key {
        HostKey::Right => {}
        HostKey::Added(word) => lines.push((config, phrases::host_key_added(*word))),
        HostKey::ToBeWritten(word) => lines.push((config, phrases::host_key_to_be_written(*word))),
    }
    let width = lines.iter().map(|(path, _)| path.chars().count()).max().unwrap_or_default();
    let mut out: String = lines.iter().map(|(path, what)| format!("  {path:<width$}  {}\n", text(what))).collect();
    out.push_str(&format!("\n{}\n", text(&phrases::init_next())));
    for step in text(&steps_at(host, &ready.name)).lines() {
        out.push_str(&format!("  {step}\n"));
    }
    if ready.needs_address {
        out.push_str(&format!("  {}\n", text(&phrases::host_next_address())));
    }
    out
}

/// What is left to do at the host, a line for each step.
fn steps_at(host: SiteHost, name: &str) -> Phrase {
    match host {
        SiteHost::Github => phrases::host_next_github(),
        SiteHost::Gitlab => phrases::host_next_gitlab(),
        SiteHost::Netlify => phrases::host_next_netlify(),
        SiteHost::Cloudflare => phrases::host_next_cloudflare(name),
        SiteHost::Ftp => phrases::host_next_ftp(),
    }
}

/// A path as one writes it from the current folder.
fn from_here(path: &Path) -> String {
    let here = std::env::current_dir().and_then(|here| here.canonicalize()).unwrap_or_default();
    let path = path.strip_prefix(&here).unwrap_or(path);
    path.strip_prefix(".").unwrap_or(path).display().to_string()
}

/// The IANA name of the machine's time zone; UTC where it has none.
fn zone() -> String {
    let is_zone = |name: &String| name != "Etc/UTC" && TimeZone::get(name).is_ok();
    // Where /etc/localtime is a copy, Debian and its like keep the name beside it.
    let beside = || std::fs::read_to_string("/etc/timezone").ok().filter(|_| std::env::var_os("TZ").is_none());
    let found = TimeZone::system().iana_name().map(str::to_owned).or_else(|| Some(beside()?.trim().to_owned()));
    found.filter(is_zone).unwrap_or_else(|| String::from("UTC"))
}

fn refused(error: &InitError) -> Exit {
    tell_error(error.phrase());
    if let Some(help) = error.help() {
        tell_help(help);
    }
    Exit::Failure
}

fn started(files: &[PathBuf], folder: &Path) -> String {
    let made = phrases::init_made(phrases::count_files(files.len()), folder.display().to_string());
    let mut out = format!("{}\n\n{}\n", text(&made), text(&phrases::init_next()));
    if folder != Path::new(".") {
        out.push_str(&format!("  cd {}\n", folder.display()));
    }
    for (command, what) in [
        ("carnet serve --watch --open", phrases::init_serve()),
        ("carnet check", phrases::init_check()),
        ("carnet build", phrases::init_build()),
    ] {
        out.push_str(&format!("  {command:<29} {}\n", text(&what)));
    }
    format!("{out}\n{}\n", text(&phrases::init_then()))
}

fn surveyed(vault: &Vault, folder: &Path) -> String {
    let written = phrases::survey_written(Vault::file(folder).display().to_string());
    let mut out = format!("{}\n\n", text(&written));
    let lines = found(vault);
    let width = lines.iter().map(|(head, _)| text(head).chars().count()).max().unwrap_or_default();
    for (head, rest) in lines.iter().filter(|(_, rest)| !rest.is_empty()) {
        out.push_str(&format!("{:<width$} {rest}\n", text(head)));
    }
    out.push('\n');
    for line in publication(vault) {
        out.push_str(&format!("{}\n", text(&line)));
    }
    out.push_str(&format!("\n{}\n", text(&phrases::init_next())));
    for (command, options, what) in [
        ("check", "", phrases::init_check_vault()),
        ("serve", " --watch --open", phrases::init_serve()),
        ("build", "", phrases::init_build()),
    ] {
        let line = format!("carnet {command} {}{options}", folder.display());
        out.push_str(&format!("  {line:<35} {}\n", text(&what)));
    }
    out
}

/// What was found, by its head; what there is nothing of is empty.
fn found(vault: &Vault) -> Vec<(Phrase, String)> {
    let counts = &vault.counts;
    let of_others = [Reason::Elsewhere, Reason::Dates].map(|reason| counts.withheld.get(reason.word()).copied());
    let notes = phrases::count_notes(counts.notes + of_others.into_iter().flatten().sum::<usize>());
    let found = phrases::survey_found(notes, links(vault), phrases::count_attachments(vault.attachments));
    let foreign: Vec<String> =
        vault.foreign.iter().map(|(name, files)| text(&phrases::survey_foreign(foreign(name), *files))).collect();
    let unread = if vault.unread > 0 { text(&phrases::survey_unread(vault.unread)) } else { String::new() };
    vec![
        (phrases::survey_head_found(), text(&found)),
        (phrases::survey_head_keys_read(), counted(&vault.read_keys)),
        (phrases::survey_head_keys_ignored(), counted(&vault.ignored_keys)),
        (phrases::survey_head_left_out(), vault.left_out.join(", ")),
        (phrases::survey_head_not_understood(), foreign.join(", ")),
        (phrases::survey_head_front_matter(), unread),
        (phrases::survey_head_to_fix(), counted(&vault.errors)),
    ]
}

/// What only other programs understand: a name that is no word stays as it is.
fn foreign(name: &str) -> Phrase {
    match name {
        "buttons" => phrases::foreign_buttons(),
        "charts" => phrases::foreign_charts(),
        "inline fields" => phrases::foreign_inline_fields(),
        "search results" => phrases::foreign_search_results(),
        "tasks" => phrases::foreign_tasks(),
        name => Phrase::verbatim(name),
    }
}

fn links(vault: &Vault) -> Phrase {
    let links = phrases::count_links(vault.links);
    match (vault.unresolved, vault.ambiguous) {
        (0, 0) => links,
        (unresolved, ambiguous) => phrases::survey_links(links, unresolved, ambiguous),
    }
}

/// What will be seen by everyone: the first thing to know of a folder that was private until now.
fn publication(vault: &Vault) -> Vec<Phrase> {
    let mut lines = Vec::new();
    if vault.reserved_by_others > 0 {
        lines.push(phrases::survey_reserved(vault.reserved_by_others));
    } else {
        let notes = phrases::count_notes(vault.counts.notes);
        let withheld: usize = vault.counts.withheld.values().sum();
        let unread = vault.counts.withheld.get(Reason::Unread.word()).copied().unwrap_or(0);
        lines.push(match (vault.errors.is_empty(), unread) {
            (false, _) => phrases::survey_after_fixing(),
            (true, 0) => phrases::survey_all(notes),
            (true, _) => phrases::survey_rest(notes),
        });
        let others = withheld - unread;
        lines.extend((others > 0).then(|| phrases::survey_but(others)));
        lines.push(phrases::survey_choose());
    }
    if !vault.private.is_empty() {
        lines.push(phrases::survey_private_folders(vault.private.join(", ")));
    }
    lines
}

/// `title 12, tags 3`: the most frequent first.
fn counted(counts: &BTreeMap<String, usize>) -> String {
    let mut counts: Vec<_> = counts.iter().collect();
    counts.sort_by_key(|(name, count)| (std::cmp::Reverse(**count), name.as_str()));
    counts.iter().map(|(name, count)| format!("{name} {count}")).collect::<Vec<_>>().join(", ")
}
