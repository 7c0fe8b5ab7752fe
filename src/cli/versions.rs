//! `carnet versions`: the versions of notes, where their texts are, and copies of these texts.

use std::io::{IsTerminal, Write};

use clap::{Args, Subcommand};

use super::author::{SiteArguments, refused, unanswered};
use super::terminal::{language, print_line, tell_note, text};
use super::{Exit, print};
use crate::author::edit::Manuscript;
use crate::author::edit::disk;
use crate::author::edit::find::Sort;
use crate::author::edit::versions::{FrozenTexts, ListedPlace, ListedVersion, NotCopied, NoteVersions};
use crate::content::config::KeptVersions;
use crate::diagnostics::{self, Phrase, phrases};
use crate::publish::versions::Missing;

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct ListVersions {
    note: Option<String>,
    #[command(flatten)]
    site: SiteArguments,
    #[command(subcommand)]
    command: Option<VersionsCommand>,
}

#[derive(Debug, Subcommand)]
enum VersionsCommand {
    Freeze(Freeze),
}

#[derive(Debug, Args)]
struct Freeze {
    note: Option<String>,
    #[command(flatten)]
    site: SiteArguments,
}

impl ListVersions {
    pub(super) fn run(self) -> Exit {
        let (site, note) = match &self.command {
            Some(VersionsCommand::Freeze(freeze)) => (&freeze.site, freeze.note.as_deref()),
            None => (&self.site, self.note.as_deref()),
        };
        let manuscript = match site.read() {
            Ok(manuscript) => manuscript,
            Err(exit) => return exit,
        };
        let notes: Vec<usize> = match note.map(|name| manuscript.find(name, Sort::Note)) {
            Some(Ok(index)) => vec![index],
            Some(Err(refusal)) if self.command.is_none() => return unanswered(refusal, &manuscript),
            Some(Err(refusal)) => return refused(refusal, &manuscript),
            None => (0..manuscript.documents.len()).collect(),
        };
        match self.command {
            Some(_) => freeze(&manuscript, &notes),
            None => {
                list(&manuscript, &notes);
                Exit::Success
            }
        }
    }
}

fn list(manuscript: &Manuscript, notes: &[usize]) {
    let versions = NoteVersions::of(manuscript, manuscript.config.versions.unwrap_or(KeptVersions::All));
    tell_of_past(manuscript, &versions);
    let (mut of_notes, mut count, mut with_text) = (0_usize, 0, 0);
    for index in notes {
        let listed = versions.of_note(*index);
        let file = &manuscript.documents[*index].file;
        if listed.is_empty() && notes.len() == 1 {
            tell_note(phrases::note_without_revisions(file));
        }
        if listed.is_empty() {
            continue;
        }
        of_notes += 1;
        count += listed.len();
        with_text += listed.iter().filter(|version| !matches!(version.place, ListedPlace::Missing(_))).count();
        print(&format!("{file}\n{}", lines(&listed)));
    }
    print_line(&phrases::versions_summary(
        phrases::count_notes(of_notes),
        phrases::count_versions(count),
        phrases::count_versions_with_text(with_text),
    ));
}

/// A line for each version: its name, where its text is.
fn lines(listed: &[ListedVersion]) -> String {
    let width = listed.iter().map(|version| version.word.len()).max().unwrap_or_default();
    let place = |place: &ListedPlace| match place {
        ListedPlace::Current => phrases::version_is_current(),
        ListedPlace::Commit(commit) => phrases::version_in_commit(commit),
        ListedPlace::Frozen(file) => Phrase::verbatim(file),
        ListedPlace::Missing(missing) => why(*missing),
    };
    listed.iter().map(|version| format!("  {:width$}  {}\n", version.word, text(&place(&version.place)))).collect()
}

fn why(missing: Missing) -> Phrase {
    match missing {
        Missing::NoHistory => phrases::version_without_repository(),
        Missing::NoText => phrases::version_never_committed(),
        Missing::BeyondClone => phrases::version_beyond_clone(),
        Missing::TakenBack => phrases::version_taken_back(),
        Missing::NotPublished(Some(reason)) => phrases::version_not_public(reason.phrase()),
        Missing::NotPublished(None) => phrases::version_unreadable(),
        Missing::NotKept => phrases::version_not_kept(),
    }
}

/// Says what the list does not: that the past is not whole, that the site publishes no versions.
fn tell_of_past(manuscript: &Manuscript, versions: &NoteVersions) {
    if let Some(warning) = versions.warning() {
        let colours = std::io::stderr().is_terminal();
        // Nobody may be there to read it.
        let _ = write!(anstream::stderr(), "{}", diagnostics::render(&[warning], language(), colours, |_| None));
    }
    if manuscript.config.versions.is_none() {
        tell_note(phrases::versions_not_asked_for());
    }
}

fn freeze(manuscript: &Manuscript, notes: &[usize]) -> Exit {
    let versions = NoteVersions::of(manuscript, KeptVersions::All);
    tell_of_past(manuscript, &versions);
    let mut frozen = FrozenTexts::default();
    for index in notes {
        versions.freeze(*index, &mut frozen);
    }
    if let Err(refusal) = disk::write(&manuscript.root, &frozen.changes) {
        return refused(refusal, manuscript);
    }
    for (file, word, left_out) in frozen.left_out {
        let why = match left_out {
            NotCopied::Missing(missing) => why(missing),
            NotCopied::HiddenToday => phrases::version_hidden_today(),
        };
        tell_note(phrases::version_left_out(file, word, why));
    }
    print(&frozen.changes.iter().map(|change| format!("{}\n", change.file)).collect::<String>());
    print_line(&phrases::count_files_written(frozen.changes.len()));
    Exit::Success
}
