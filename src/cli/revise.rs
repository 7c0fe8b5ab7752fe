//! `carnet revise`: a line in the history of a note.

use clap::Args;

use super::author::{SiteArguments, refused};
use super::{Exit, print};
use crate::author::edit::revise::{ReviseRequest, revise};
use crate::author::edit::{FileChange, disk};

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
            let kept = manuscript.kept_text(&change);
            let changes: Vec<FileChange> = std::iter::once(change).chain(kept).collect();
            disk::write(&manuscript.root, &changes).map(|()| changes)
        });
        match written {
            Ok(changes) => {
                changes.iter().for_each(|change| print(&format!("{}\n", change.file)));
                Exit::Success
            }
            Err(refusal) => refused(refusal, &manuscript),
        }
    }
}
