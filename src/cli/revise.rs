//! `carnet revise`: a line in the history of a note.

use clap::Args;

use super::Exit;
use super::author::{SiteArguments, line_of, refused};
use super::terminal::{print_line, tell_help, tell_warning};
use crate::author::edit::revise::{ReviseRequest, revise};
use crate::author::edit::{FileChange, disk};
use crate::diagnostics::phrases;

#[derive(Debug, Args)]
pub(super) struct Revise {
    note: String,
    #[arg(short, long, value_name = "SENTENCE")]
    summary: String,
    #[arg(long, value_name = "NAME")]
    author: Option<String>,
    #[arg(long)]
    date: Option<String>,
    #[command(flatten)]
    site: SiteArguments,
}

impl Revise {
    pub(super) fn run(self) -> Exit {
        let manuscript = match self.site.read() {
            Ok(manuscript) => manuscript,
            Err(exit) => return exit,
        };
        let request = ReviseRequest { note: self.note, summary: self.summary, author: self.author, date: self.date };
        let written = revise(&manuscript, &request).and_then(|change| {
            let (kept, lost) = (manuscript.kept_text(&change), manuscript.lost_version(&change));
            let changes: Vec<FileChange> = std::iter::once(change).chain(kept).collect();
            disk::write(&manuscript.root, &changes).map(|()| (changes, lost))
        });
        match written {
            Ok((changes, lost)) => {
                changes.iter().for_each(|change| print_line(&line_of(change)));
                if let Some(day) = lost {
                    tell_warning(phrases::version_not_committed(day));
                    tell_help(phrases::commit_each_version());
                }
                Exit::Success
            }
            Err(refusal) => refused(refusal, &manuscript),
        }
    }
}
