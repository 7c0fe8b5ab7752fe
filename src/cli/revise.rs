//! `carnet revise`: a line in the history of a note.

use std::path::PathBuf;

use clap::Args;

use super::Exit;
use super::author::{read, refused};
use crate::author::edit::disk;
use crate::author::edit::revise::{Request, revise};

/// Add a dated change to a note's history
///
/// The history feeds the site's change log and its feeds: readers see what changed, when and by whom. The line is added to
/// 'revisions:' at the head of the note's file, and 'modified:' is brought up to it when the note has that key. Nothing
/// else of the file changes.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  carnet revise deployer --summary \"Ajout de la liste de vérification\"
  carnet revise \"Déployer la trajectoire\" --summary \"Calendrier revu\" --author equipe-mesure
  carnet revise deployer --summary \"Première version\" --date 2024-02-29T14:57")]
pub struct Revise {
    /// The note: its file's name, its title, one of its aliases, or the path of its file
    note: String,
    /// What changed, in one sentence
    #[arg(short, long, value_name = "SENTENCE")]
    summary: String,
    /// Who changed it [default: the note's author, when it has only one]
    #[arg(long, value_name = "NAME")]
    author: Option<String>,
    /// When: 2024-02-29 or 2024-02-29T14:57 [default: now, with the time when the note gives times]
    #[arg(long)]
    date: Option<String>,
    /// The site's folder
    #[arg(long, value_name = "DIR", default_value = ".")]
    site: PathBuf,
}

impl Revise {
    pub fn run(self) -> Exit {
        let manuscript = match read(&self.site) {
            Ok(manuscript) => manuscript,
            Err(exit) => return exit,
        };
        let request = Request { note: self.note, summary: self.summary, author: self.author, date: self.date };
        let written = revise(&manuscript, &request)
            .and_then(|change| disk::write(&manuscript.root, std::slice::from_ref(&change)).map(|()| change));
        match written {
            Ok(change) => {
                say!("{}", change.file);
                Exit::Success
            }
            Err(refusal) => refused(refusal, &manuscript),
        }
    }
}
