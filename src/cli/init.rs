//! `carnet init`: a first notebook, or a configuration for notes that are there.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use jiff::tz::TimeZone;

use super::shared::{now, plural};
use super::{Exit, print};
use crate::author::init::vault::{self, Vault};
use crate::author::init::{self, InitError, Language};
use crate::publish::audience::Reason;

/// Make a small notebook that explains itself, or a carnet.yaml for notes that are there
#[derive(Debug, Args)]
pub struct Init {
    /// The folder: a new or an empty one; with --vault, the one that holds the notes
    #[arg(default_value = ".")]
    folder: PathBuf,
    /// Language of what is written
    #[arg(long, value_enum, default_value = "fr")]
    language: Word,
    /// The folder is an Obsidian vault, or any folder of Markdown: write a carnet.yaml that fits it, and nothing else
    #[arg(long)]
    vault: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Word {
    Fr,
    En,
}

impl Init {
    pub fn run(self) -> Exit {
        let language = match self.language {
            Word::Fr => Language::French,
            Word::En => Language::English,
        };
        let zone = zone();
        let zone = zone.as_str();
        let told = if self.vault {
            vault::adopt(&self.folder, language, zone, now()).map(|vault| surveyed(&vault, &self.folder))
        } else {
            let today = now().to_zoned(TimeZone::get(zone).unwrap_or(TimeZone::UTC)).date();
            init::start(&self.folder, language, today, zone).map(|files| started(&files, &self.folder))
        };
        match told {
            Ok(text) => {
                print(&text);
                Exit::Success
            }
            Err(error) => refused(&error),
        }
    }
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
    tell!("error: {error}");
    if let Some(help) = error.help() {
        tell!("help: {help}");
    }
    Exit::Failure
}

fn started(files: &[PathBuf], folder: &Path) -> String {
    let mut text =
        format!("{} in {}: a notebook that explains itself\n\nnext:\n", plural(files.len(), "file"), folder.display());
    if folder != Path::new(".") {
        text.push_str(&format!("  cd {}\n", folder.display()));
    }
    text.push_str("  carnet serve --watch --open   the site in a browser, while you write\n");
    text.push_str("  carnet check                  what an editor would say\n");
    text.push_str("  carnet build                  the site, in public/\n\n");
    text.push_str("then change carnet.yaml, and the notes in content/\n");
    text
}

fn surveyed(vault: &Vault, folder: &Path) -> String {
    let mut text = format!("{} is written, nothing else was changed\n\n", Vault::file(folder).display());
    let mut line = |head: &str, rest: String| {
        if !rest.is_empty() {
            text.push_str(&format!("{head:<14} {rest}\n"));
        }
    };
    let counts = &vault.counts;
    let of_others = [Reason::Elsewhere, Reason::Dates].map(|reason| counts.withheld.get(reason.word()).copied());
    let found = counts.notes + of_others.into_iter().flatten().sum::<usize>();
    line("found", format!("{}, {}, {}", plural(found, "note"), links(vault), plural(vault.attachments, "attachment")));
    line("keys read", counted(&vault.read_keys));
    line("keys ignored", counted(&vault.ignored_keys));
    line("left out", vault.left_out.join(", "));
    let foreign: Vec<String> =
        vault.foreign.iter().map(|(name, files)| format!("{name} in {}", plural(*files, "file"))).collect();
    line("not understood", foreign.join(", "));
    let unread = |n: usize| format!("{} cannot be read, or not all of it", plural(n, "file"));
    line("front matter", if vault.unread > 0 { unread(vault.unread) } else { String::new() });
    line("to be mended", counted(&vault.errors));
    text.push('\n');
    text.push_str(&publication(vault));
    if !vault.private.is_empty() {
        text.push_str(&format!(
            "what is in {} is left out, because of the name: take it out of 'ignore' in carnet.yaml to publish it\n",
            vault.private.join(", ")
        ));
    }
    text.push_str("\nnext:\n");
    let commands = [
        ("check", "", "every problem, with its place"),
        ("serve", " --watch --open", "the site in a browser, while you write"),
        ("build", "", "the site, in public/"),
    ];
    for (command, options, what) in commands {
        let line = format!("carnet {command} {}{options}", folder.display());
        text.push_str(&format!("  {line:<35} {what}\n"));
    }
    text
}

fn links(vault: &Vault) -> String {
    let links = plural(vault.links, "link");
    match (vault.unresolved, vault.ambiguous) {
        (0, 0) => links,
        (unresolved, ambiguous) => format!("{links} ({unresolved} to nothing, {ambiguous} ambiguous)"),
    }
}

/// What will be seen by everyone: the first thing to know of a folder that was private until now.
fn publication(vault: &Vault) -> String {
    let notes = plural(vault.counts.notes, "note");
    if vault.reserved_by_others > 0 {
        let asked = match vault.reserved_by_others {
            1 => String::from("1 note asks another program not to publish it"),
            count => format!("{count} notes ask another program not to publish them"),
        };
        return format!(
            "a build publishes only what says 'visibility: public', because {asked},\n\
             by a key that carnet does not read: write it in the notes that everyone may read\n"
        );
    }
    let withheld: usize = vault.counts.withheld.values().sum();
    let unread = vault.counts.withheld.get(Reason::Unread.word()).copied().unwrap_or(0);
    let first = match (vault.errors.is_empty(), unread) {
        (false, _) => {
            "nothing is published before what is to be mended is, 'carnet check' shows each place: then a build publishes\n\
             all of them"
        }
        (true, 0) => "a build publishes all of them",
        (true, _) => {
            "what cannot be read is withheld until it is mended, since it may have asked to be private: a build publishes\n\
             the rest"
        }
    };
    let but = match withheld - unread {
        0 => String::new(),
        others => format!(" ({others} that say otherwise are not)"),
    };
    let notes = if vault.errors.is_empty() { format!(", {notes},") } else { String::new() };
    format!(
        "{first}{notes} for everyone{but}: write 'visibility: private' in a note to keep it back,\n\
         or change 'defaults' in carnet.yaml to publish only what says 'visibility: public'\n"
    )
}

/// `title 12, tags 3`: the most frequent first.
fn counted(counts: &BTreeMap<String, usize>) -> String {
    let mut counts: Vec<_> = counts.iter().collect();
    counts.sort_by_key(|(name, count)| (std::cmp::Reverse(**count), name.as_str()));
    counts.iter().map(|(name, count)| format!("{name} {count}")).collect::<Vec<_>>().join(", ")
}
